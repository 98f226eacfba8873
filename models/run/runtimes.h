// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"
#include "run/runevent.h"

namespace stellwerk {

class RunModel;

// One way of a task from "it may start" to its end. A run that is opened again gives a task another one.
struct TaskStint
{
    TaskId task;
    QDateTime ready;     // its constraints held; of a task that never came so far: when it ended
    QDateTime requested; // of the first attempt; invalid: none was made
    QDateTime started;   // likewise
    QDateTime ended;     // as the run learnt it; invalid: not over
    int attempts = 0;
    QString server; // of the last attempt
    std::optional<TaskOutcome> outcome;
    FailureKind failure = FailureKind::None;
    QString error;
    bool passedOver = false;          // disabled, or skipped by a person: what follows went on
    std::chrono::milliseconds ran{0}; // all its attempts, by the servers' own words where they said so

    // From ready to end. What is not `ran` is waiting: for a slot, for the agent, for a retry, for contact.
    [[nodiscard]] std::chrono::milliseconds length(const QDateTime& until) const;
};

// When the tasks of a run were ready, ran and ended, read from its events. Times are UTC and never go back,
// even where the controller's clock did.
struct RunTimes
{
    struct Interval
    {
        QDateTime begin, end;
    };
    QList<Interval> active;  // the time between an end and being opened again is not part of the run
    QList<TaskStint> stints; // in the order in which they became ready
    QHash<TaskId, int> last; // the latest stint of each task that has one
    QDateTime until;         // of the last event; what is not over counts until then
    std::optional<RunOutcome> outcome;

    [[nodiscard]] const TaskStint* of(const TaskId& task) const;
    [[nodiscard]] std::chrono::milliseconds makespan() const;
};

[[nodiscard]] RunTimes timesOf(const QList<RunEvent>& events);
// As far as a model knows them: the last attempt of each task, and of skipped ones only that they were.
// `now` (UTC) ends what is not over.
[[nodiscard]] RunTimes timesOf(const RunModel& run, const QDateTime& now);

// A stretch of the way that decided when a run ended.
struct PathPiece
{
    enum class Kind {
        Waited,  // of the task: ready, but not running
        Ran,     // of the task
        Between, // of no task: before the first, after the last, and what the run itself took in between
    };
    Kind kind = Kind::Between;
    TaskId task; // empty between tasks
    QDateTime begin, end;
    [[nodiscard]] std::chrono::milliseconds length() const
    {
        return std::chrono::milliseconds(begin.msecsTo(end));
    }
};

// The way back from the run's end over the task that ended last, to what it waited for, and so on to the
// run's start: pieces in order of time without a hole, so that their lengths are the makespan exactly. Of a
// task waiting is told before running, however its attempts lay.
[[nodiscard]] QList<PathPiece> decidingPath(const ParentPackage& package, const RunTimes& times);

} // namespace stellwerk
