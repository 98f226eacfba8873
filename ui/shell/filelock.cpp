// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/filelock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

namespace stellwerk {

using namespace Qt::StringLiterals;

FileLock::FileLock(const QString& configFolder)
    : m_folder(QDir(configFolder).filePath(u"open"_s))
{}

QString FileLock::pathFor(const QString& file) const
{
    const QFileInfo info(file);
    const QString real = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    const QByteArray name = QCryptographicHash::hash(real.toUtf8(), QCryptographicHash::Sha1).toHex();
    return QDir(m_folder).filePath(QString::fromLatin1(name) + u".lock"_s);
}

std::optional<FileOwner> FileLock::take(const QString& file)
{
    release();
    QDir().mkpath(m_folder);
    auto lock = std::make_unique<QLockFile>(pathFor(file));
    lock->setStaleLockTime(0); // only the death of its owner frees it
    if (lock->tryLock(0)) {
        m_lock = std::move(lock);
        return std::nullopt;
    }
    if (lock->error() != QLockFile::LockFailedError)
        return std::nullopt; // a folder that cannot be written to must not stop anybody's work
    FileOwner owner;
    QString application;
    lock->getLockInfo(&owner.process, &owner.host, &application);
    owner.since = QFileInfo(lock->fileName()).lastModified();
    return owner;
}

std::optional<FileOwner> FileLock::ownerOf(const QString& configFolder, const QString& file)
{
    return FileLock(configFolder).take(file);
}

void FileLock::release()
{
    m_lock.reset();
}

} // namespace stellwerk
