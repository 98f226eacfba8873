// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logmatcher.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace stellwerk {

// Looks through the whole log in other threads, from the first chunk on, and tells what it has found by and
// by: the first rows at once, the rest in portions that views can take without a pause, in the order of
// arrival. Starting anew or cancelling ends what runs; nothing of it is told any more. Lives on the thread of
// the log.
class LogSearch final : public QObject
{
    Q_OBJECT
public:
    explicit LogSearch(QObject* parent = nullptr);
    ~LogSearch() override;

    // Rows that are in the log now; later ones are the caller's.
    void start(const LogStore& store, const LogFilter& filter, std::shared_ptr<const LogTaskNames> tasks);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_job != nullptr; }
    [[nodiscard]] double progress() const; // 0 … 1

Q_SIGNALS:
    void found(const std::vector<stellwerk::LogRowId>& rows); // may be empty: so far nothing
    void finished();                                          // after the last found()

private:
    struct Job;
    void deliver();
    std::shared_ptr<Job> m_job; // shared with the threads; null: nothing runs
    QThreadPool m_threads;
    QTimer m_next;
    bool m_first = true;
};

} // namespace stellwerk
