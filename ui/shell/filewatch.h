// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>

namespace stellwerk {

enum class FileState {
    Same,       // says what we read or wrote last
    Changed,    // another program wrote something else
    Missing,    // deleted, renamed, or its folder is gone
    Unreadable, // there, but not for us
};

// What a file says, as a fingerprint; nothing if it cannot be read. Any thread.
[[nodiscard]] std::optional<QByteArray> fingerprintOf(const QString& file);

// Notices when open files are written, deleted or come back. What counts is what the file says: our own
// saving, a touch, or a checkout of the same version are no change. Looks again when the program becomes
// active, for not every file system tells. Reads on another thread; main thread otherwise.
class FileWatch final : public QObject
{
    Q_OBJECT
public:
    explicit FileWatch(QObject* parent = nullptr);

    // Also when we wrote it ourselves: `known` is what it says now.
    void watch(const QString& file, const QByteArray& known);
    void forget(const QString& file);
    [[nodiscard]] FileState state(const QString& file) const { return m_files.value(file).state; }
    [[nodiscard]] QByteArray known(const QString& file) const { return m_files.value(file).known; }
    void lookAgain(); // at all of them, now

Q_SIGNALS:
    void stateChanged(const QString& file, stellwerk::FileState state); // also Changed to another change
    void looked(const QString& file);                                   // and found what state() says

private:
    struct Watched
    {
        QByteArray known;
        QByteArray seen;
        FileState state = FileState::Same;
    };
    void touched(const QString& path);
    void look();
    void found(const QString& file, FileState state, const QByteArray& seen);
    void listen(const QString& file);

    QFileSystemWatcher m_watcher;
    QHash<QString, Watched> m_files;
    QSet<QString> m_touched;
    QTimer m_soon; // writers work in several steps
};

} // namespace stellwerk
