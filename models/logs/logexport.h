// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logmodel.h"

#include <QObject>
#include <QTimer>

namespace stellwerk {

// Writes rows of the log to a file in another thread: whole or not at all (the file that was there stays
// until the end). One at a time; ends by finished(). Main thread.
class LogExport final : public QObject
{
    Q_OBJECT
public:
    enum class Format {
        Csv,  // RFC 4180, with a header
        Json, // an array of objects, one a line
        Text  // one row a line, aligned; further lines of a message are indented
    };

    explicit LogExport(QObject* parent = nullptr);
    ~LogExport() override; // cancels

    // The rows that the model shows now.
    void start(const LogModel& log, const QString& file, Format format);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_job != nullptr; }
    [[nodiscard]] static Format formatOf(const QString& file); // by its suffix

Q_SIGNALS:
    void progress(int percent);                          // ten times a second at most
    void finished(const QString& error, bool cancelled); // no error: it is written

private:
    struct Job;
    std::shared_ptr<Job> m_job;
    QThreadPool m_thread;
    QTimer m_look;
};

} // namespace stellwerk
