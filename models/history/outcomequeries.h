// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historyqueries.h"

// What failed on all servers, and how every job ended: questions of the page "Fleet activity".
namespace stellwerk {

// A job that failed in the time asked about, with what its own past says of it.
struct FailedJob
{
    QString server;
    QString job;
    QList<FinishedRun> failures; // in the time asked about, ascending by true time; never empty
    QDateTime lastSuccessUtc;    // ended before the first of them; invalid: none is remembered
    QDateTime recoveredUtc;      // began after the last of them and succeeded; invalid: not yet
    std::optional<JobHabits> habits;
    // The first run after the first failure, when the job is begun at even intervals: when it was due and
    // when it began. Both invalid where that cannot be told.
    QDateTime nextDueUtc;
    QDateTime nextStartedUtc;
};

struct FailureQuery
{
    QStringList servers{}; // empty: all
    QDateTime sinceUtc;    // runs that began then or later
    int jobs = 2'000;      // at most
};

// Whether a run lasted longer than its job usually needs: beyond the P90 of at least so many successful runs
// and a quarter, and by more than a few seconds. What is that short is never late.
inline constexpr int kHabitNeeds = 5;
inline constexpr std::chrono::seconds kLateFloor{5};
[[nodiscard]] bool isLate(std::chrono::seconds duration, std::chrono::seconds median,
                          std::chrono::seconds p90);

// Which of two ends is worse: failed before cancelled before unknown before succeeded (0).
[[nodiscard]] int badness(RunStatus status);

// One run, or all runs of a day, of one job.
struct OutcomeCell
{
    qint32 slot = 0; // of days: since 1970-01-01 on the server's wall clock; of runs: 0 the newest
    RunStatus worst = RunStatus::Unknown; // failed before cancelled before succeeded
    bool late = false;                    // one of them took longer than usual
    quint16 runs = 0;
    quint16 failed = 0;
    quint16 cancelled = 0;
    quint16 retried = 0; // runs with retries
    quint16 percent = 0; // of the usual duration, the longest of them; 0: not known
    // Of the run that the cell stands for: the newest of the worst ones.
    qint64 startedLocal = 0; // seconds since 1970 on the server's wall clock
    qint16 offset = 0;       // minutes east of UTC then
    qint32 seconds = 0;
    bool operator==(const OutcomeCell&) const = default;
};

struct OutcomesQuery
{
    enum class By { Run, Day };
    QString server;
    By by = By::Run;
    int runs = 20;        // By::Run: the newest so many
    QDateTime sinceUtc{}; // By::Run: that began then or later; invalid: all
    QDate from{};         // By::Day: days of the server's wall clock
    bool operator==(const OutcomesQuery&) const = default;
};

struct JobOutcomes
{
    QString job;
    std::vector<OutcomeCell> cells; // by slot, ascending
    bool operator==(const JobOutcomes&) const = default;
};

// By server and name of the job. A job that was made anew under its name goes on as the same.
[[nodiscard]] HistoryAnswer<QList<FailedJob>>
failuresOf(HistoryConnection& connection, const FailureQuery& query, const CancelFlag& cancelled);
// Of every job that the history has of the server, by name; jobs without a run in that time have no cells.
[[nodiscard]] HistoryAnswer<QList<JobOutcomes>>
outcomesOf(HistoryConnection& connection, const OutcomesQuery& query, const CancelFlag& cancelled);

// The rest is pure.

struct OutcomeRun
{
    qint64 startedLocal = 0;
    qint16 offset = 0;
    qint32 seconds = 0;
    RunStatus outcome = RunStatus::Unknown;
    int retries = 0;
};
// `newestFirst`: what the job's usual duration is told by; those asked for are turned into cells.
[[nodiscard]] std::vector<OutcomeCell> cellsOf(const std::vector<OutcomeRun>& newestFirst,
                                               const OutcomesQuery& query);

// When the run after `failed` (an index into starts, ascending) was due, if the starts before it lie at even
// intervals: eight or more of them, and most no further from their median than a tenth of it.
[[nodiscard]] QDateTime dueAfter(const QList<QDateTime>& starts, qsizetype failed);

} // namespace stellwerk
