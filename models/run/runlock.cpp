// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runlock.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QString folderOf(const QString& journalFile)
{
    return QFileInfo(journalFile).absolutePath() + u"/runs.locks"_s;
}

std::unique_ptr<QLockFile> lockFile(const QString& journalFile, const RunId& run)
{
    // Run ids come from files and command lines too: nothing of them may leave the folder.
    QString name = run;
    for (QChar& c : name) {
        if (!c.isLetterOrNumber() && c != u'-' && c != u'_')
            c = u'_';
    }
    auto file = std::make_unique<QLockFile>(folderOf(journalFile) + u'/' + name.left(100) + u".lock"_s);
    file->setStaleLockTime(0); // by its process only, never by its age: a run may take days
    return file;
}

RunOwner ownerOf(const QLockFile& file)
{
    RunOwner owner;
    (void)file.getLockInfo(&owner.pid, &owner.host, &owner.program);
    return owner;
}

} // namespace

RunLock::RunLock(std::unique_ptr<QLockFile> file)
    : m_file(std::move(file))
{}

RunLock::~RunLock() = default;
RunLock::RunLock(RunLock&&) noexcept = default;
RunLock& RunLock::operator=(RunLock&&) noexcept = default;

tl::expected<RunLock, QString> RunLock::acquire(const QString& journalFile, const RunId& run)
{
    if (!QDir().mkpath(folderOf(journalFile)))
        return tl::unexpected(u"The folder %1 cannot be made. Check its rights and the free space."_s.arg(
            folderOf(journalFile)));
    auto file = lockFile(journalFile, run);
    if (file->tryLock(0))
        return RunLock(std::move(file));
    if (file->error() == QLockFile::LockFailedError) {
        const RunOwner owner = ownerOf(*file);
        return tl::unexpected(
            u"Run %1 is looked after by %2 (process %3 on %4). Watch it, or end that program first."_s.arg(
                run, owner.program, QString::number(owner.pid), owner.host));
    }
    return tl::unexpected(
        u"Run %1 cannot be locked: no file can be made in %2. Check its rights and the free space."_s.arg(
            run, folderOf(journalFile)));
}

std::optional<RunOwner> RunLock::owner(const QString& journalFile, const RunId& run)
{
    auto file = lockFile(journalFile, run);
    if (!QFileInfo::exists(file->fileName()))
        return std::nullopt;
    const RunOwner owner = ownerOf(*file);
    if (file->tryLock(0)) // stale, and cleared away
        return std::nullopt;
    if (file->error() != QLockFile::LockFailedError)
        return std::nullopt;
    return owner;
}

} // namespace stellwerk
