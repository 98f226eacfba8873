// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/filewatch.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QtConcurrent>

namespace stellwerk {

using namespace std::chrono_literals;

namespace {

constexpr auto kPause = 150ms;

struct Look
{
    FileState state;
    QByteArray fingerprint;
};

Look lookAt(const QString& file)
{
    if (!QFileInfo::exists(file))
        return {FileState::Missing, {}};
    const auto fingerprint = fingerprintOf(file);
    return fingerprint ? Look{FileState::Same, *fingerprint} : Look{FileState::Unreadable, {}};
}

} // namespace

std::optional<QByteArray> fingerprintOf(const QString& file)
{
    QFile in(file);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!in.open(QIODevice::ReadOnly) || !hash.addData(&in))
        return std::nullopt;
    return hash.result();
}

FileWatch::FileWatch(QObject* parent)
    : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPause);
    connect(&m_soon, &QTimer::timeout, this, &FileWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileWatch::touched);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FileWatch::touched);
    if (auto* application = qobject_cast<QGuiApplication*>(QCoreApplication::instance())) {
        connect(application, &QGuiApplication::applicationStateChanged, this,
                [this](Qt::ApplicationState state) {
                    if (state == Qt::ApplicationActive)
                        lookAgain();
                });
    }
}

// The folder too: whoever saves by renaming puts another file in this one's place.
void FileWatch::listen(const QString& file)
{
    QStringList paths{file, QFileInfo(file).absolutePath()};
    const QStringList heard = m_watcher.files() + m_watcher.directories();
    paths.removeIf([&](const QString& path) { return heard.contains(path) || !QFileInfo::exists(path); });
    if (!paths.isEmpty())
        m_watcher.addPaths(paths);
}

void FileWatch::watch(const QString& file, const QByteArray& known)
{
    Watched& watched = m_files[file];
    watched.known = known;
    watched.seen = known;
    listen(file);
    if (std::exchange(watched.state, FileState::Same) != FileState::Same)
        Q_EMIT stateChanged(file, FileState::Same);
}

void FileWatch::forget(const QString& file)
{
    m_files.remove(file);
    m_touched.remove(file);
    m_watcher.removePath(file);
    const QString folder = QFileInfo(file).absolutePath();
    const bool needed = std::any_of(m_files.keyBegin(), m_files.keyEnd(), [&](const QString& other) {
        return QFileInfo(other).absolutePath() == folder;
    });
    if (!needed)
        m_watcher.removePath(folder);
}

void FileWatch::touched(const QString& path)
{
    for (auto it = m_files.keyBegin(); it != m_files.keyEnd(); ++it) {
        if (*it == path || QFileInfo(*it).absolutePath() == path)
            m_touched.insert(*it);
    }
    if (!m_touched.isEmpty())
        m_soon.start();
}

void FileWatch::lookAgain()
{
    for (auto it = m_files.keyBegin(); it != m_files.keyEnd(); ++it)
        m_touched.insert(*it);
    look();
}

void FileWatch::look()
{
    const QSet<QString> files = std::exchange(m_touched, {});
    for (const QString& file : files) {
        auto* watcher = new QFutureWatcher<Look>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, file] {
            watcher->deleteLater();
            const Look seen = watcher->result();
            found(file, seen.state, seen.fingerprint);
        });
        watcher->setFuture(QtConcurrent::run([file] { return lookAt(file); }));
    }
}

void FileWatch::found(const QString& file, FileState state, const QByteArray& seen)
{
    const auto it = m_files.find(file);
    if (it == m_files.end())
        return;   // closed meanwhile
    listen(file); // a file that was replaced is another one to the system
    const FileState now = state == FileState::Same && seen != it->known ? FileState::Changed : state;
    const bool told = now == it->state && (now != FileState::Changed || seen == it->seen);
    it->seen = seen;
    it->state = now;
    if (!told)
        Q_EMIT stateChanged(file, now);
    Q_EMIT looked(file);
}

} // namespace stellwerk
