// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logrecord.h"
#include "report/reportinput.h"
#include "run/runmodel.h"
#include "run/runtimes.h"
#include "run/timelinemodel.h"

namespace stellwerk {

// What there is to tell of a run, read once from its events; the report's parts only write it down. Lives on
// the thread that made it.
class ReportFacts
{
public:
    explicit ReportFacts(const ReportInput& input);

    struct Failure
    {
        TaskId task;
        QString server;
        int attempt = 0; // 0: it was never started
        QDateTime at;
        TaskOutcome outcome = TaskOutcome::Failed;
        FailureKind failure = FailureKind::None;
        QString error; // whole, as the server or the engine said it
        QString step;  // that failed, with its number; empty: not known
        QString stepMessage;
        QList<LogRecord> around;
    };
    struct Retry
    {
        TaskId task;
        int nextAttempt = 2;
        QDateTime at;
        std::chrono::milliseconds wait{0};
        QString error; // of the attempt before
    };

    [[nodiscard]] const ReportInput& input() const { return m_input; }
    [[nodiscard]] const ParentPackage& package() const { return m_input.replay.record.package; }
    [[nodiscard]] const RunSummary& summary() const { return m_summary; }
    [[nodiscard]] const RunModel& run() const { return m_run; }
    [[nodiscard]] const TimelineModel& timeline() const { return m_timeline; }
    // The pieces that decided when the run ended, and the tasks among them in that order.
    [[nodiscard]] const QList<PathPiece>& path() const { return m_path; }
    [[nodiscard]] const QList<TaskId>& wayToTheEnd() const { return m_way; }
    [[nodiscard]] bool isOnTheWay(const TaskId& task) const { return m_onTheWay.contains(task); }
    [[nodiscard]] bool isOnTheWay(const Constraint& constraint) const; // one task of the way after the other
    // What a task's failure or lateness cost those after it.
    [[nodiscard]] TaskDelay delayOf(const TaskId& task) const { return m_delays.value(task); }
    [[nodiscard]] QList<TaskId> lateTasks() const; // that held up others or the end, the most first
    [[nodiscard]] const QList<Failure>& failures() const { return m_failures; } // by time
    [[nodiscard]] const QList<Retry>& retries() const { return m_retries; }
    [[nodiscard]] const QList<LogRecord>& decisions() const { return m_decisions; } // what people did
    [[nodiscard]] QDateTime begin() const { return m_begin; }                       // UTC
    [[nodiscard]] QDateTime end() const { return m_end; }
    [[nodiscard]] bool isOver() const { return m_summary.outcome.has_value(); }
    [[nodiscard]] QString nameOf(const TaskId& task) const;
    // Of the task's row in the table; the same wherever a link to it stands. Empty: there is no such task.
    [[nodiscard]] QString anchorOf(const TaskId& task) const;

private:
    void readPath();
    void readEvents();
    void collectExcerpts();

    ReportInput m_input;
    RunSummary m_summary;
    RunModel m_run;
    TimelineModel m_timeline;
    QList<PathPiece> m_path;
    QList<TaskId> m_way;
    QSet<TaskId> m_onTheWay;
    QHash<TaskId, TaskDelay> m_delays;
    QHash<TaskId, int> m_index;
    QList<Failure> m_failures;
    QList<Retry> m_retries;
    QList<LogRecord> m_decisions;
    QDateTime m_begin, m_end;
};

} // namespace stellwerk
