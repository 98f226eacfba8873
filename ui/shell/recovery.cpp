// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/recovery.h"

#include "package/packagefile.h"
#include "shell/opendocument.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QThreadPool>
#include <QUuid>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kPause = 5s; // between an edit and its copy

QString lockOf(const QString& copy)
{
    return copy + u".lock"_s;
}

QString originOf(const QString& copy)
{
    return copy + u".origin"_s;
}

bool writeWhole(const QString& file, const QByteArray& text)
{
    QSaveFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(text) == text.size() && out.commit();
}

void removeWhole(const QString& copy)
{
    QFile::remove(copy);
    QFile::remove(originOf(copy));
}

} // namespace

struct Recovery::Copy
{
    QString file;
    std::unique_ptr<QLockFile> lock; // held while the document is open
    bool dirty = false;
};

Recovery::Recovery(const QString& configFolder, QObject* parent)
    : QObject(parent)
    , m_folder(QDir(configFolder).filePath(u"recovery"_s))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPause);
    connect(&m_soon, &QTimer::timeout, this, &Recovery::saveNow);
}

Recovery::~Recovery() = default;

void Recovery::watch(OpenDocument* document)
{
    auto copy = std::make_unique<Copy>();
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces) + u".stellwerk"_s;
    copy->file = QDir(m_folder).filePath(name);
    m_copies[document] = std::move(copy);
    connect(document->document(), &PackageDocument::edited, this, [this, document] { keepSoon(document); });
    connect(document->editor(), &PackageEditor::modifiedChanged, this, [this, document](bool modified) {
        // Also without an edit: its file went, or says something else now and ours is to be kept.
        if (modified)
            return keepSoon(document);
        const auto it = m_copies.find(document);
        if (it != m_copies.end())
            drop(*it->second);
    });
}

void Recovery::keepSoon(OpenDocument* document)
{
    const auto it = m_copies.find(document);
    if (it == m_copies.end())
        return;
    it->second->dirty = true;
    if (!m_soon.isActive())
        m_soon.start();
}

void Recovery::forget(OpenDocument* document)
{
    const auto it = m_copies.find(document);
    if (it == m_copies.end())
        return;
    drop(*it->second);
    m_copies.erase(it);
}

void Recovery::drop(Copy& copy)
{
    copy.dirty = false;
    if (!copy.lock)
        return;
    removeWhole(copy.file);
    copy.lock.reset();
}

void Recovery::saveNow()
{
    for (auto& [document, copy] : m_copies) {
        if (copy->dirty && document->isModified())
            save(document, *copy);
        copy->dirty = false;
    }
}

void Recovery::save(OpenDocument* document, Copy& copy, const std::optional<Leftover>& instead)
{
    if (!copy.lock) {
        QDir().mkpath(m_folder);
        copy.lock = std::make_unique<QLockFile>(lockOf(copy.file));
        copy.lock->setStaleLockTime(0); // only the death of its owner frees it
        if (!copy.lock->tryLock(0)) {
            copy.lock.reset();
            return;
        }
    }
    // The package is a value: the other thread works on its own.
    QThreadPool::globalInstance()->start(
        [package = document->package(), origin = document->file(), file = copy.file, instead] {
            writeWhole(originOf(file), QJsonDocument(QJsonObject{{u"file"_s, origin}}).toJson());
            if (writeWhole(file, serializePackage(package)) && instead)
                removeWhole(instead->copy);
        });
}

QList<Recovery::Leftover> Recovery::leftovers() const
{
    QList<Leftover> found;
    const QFileInfoList files = QDir(m_folder).entryInfoList({u"*.stellwerk"_s}, QDir::Files, QDir::Time);
    for (const QFileInfo& info : files) {
        QLockFile lock(lockOf(info.filePath()));
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0))
            continue; // its program lives
        lock.unlock();
        QFile origin(originOf(info.filePath()));
        QString file;
        if (origin.open(QIODevice::ReadOnly))
            file = QJsonDocument::fromJson(origin.readAll()).object().value(u"file"_s).toString();
        found.append({info.filePath(), file});
    }
    return found;
}

void Recovery::discard(const Leftover& leftover)
{
    removeWhole(leftover.copy);
}

void Recovery::replace(const Leftover& leftover, OpenDocument* document)
{
    const auto it = m_copies.find(document);
    if (it == m_copies.end())
        return;
    if (!document->isModified())
        return discard(leftover); // its file says the same
    save(document, *it->second, leftover);
}

} // namespace stellwerk
