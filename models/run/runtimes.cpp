// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runtimes.h"

#include "run/runmodel.h"

#include <algorithm>

namespace stellwerk {

using Milliseconds = std::chrono::milliseconds;

namespace {

class Reader
{
public:
    RunTimes of(const QList<RunEvent>& events)
    {
        for (const RunEvent& event : events) {
            m_now = m_now.isValid() ? std::max(m_now, event.at) : event.at;
            if (!m_since.isValid() && !m_times.outcome)
                m_since = m_now;
            std::visit([this](const auto& body) { on(body); }, event.body);
        }
        m_times.until = m_now;
        if (m_since.isValid())
            m_times.active.append({m_since, m_now});
        return std::move(m_times);
    }

private:
    template <typename Body>
    void on(const Body&)
    {}
    void on(const RunEnded& ended)
    {
        m_times.outcome = ended.outcome;
        if (m_since.isValid())
            m_times.active.append({m_since, m_now});
        m_since = {};
    }
    void on(const RunReopened&)
    {
        m_times.outcome.reset();
        m_since = m_now;
    }
    void on(const TaskReady& ready)
    {
        if (!isOpen(ready.task)) // else the wait before a retry is over
            open(ready.task);
    }
    void on(const TaskReopened& task)
    {
        if (isOpen(task.task))
            m_times.stints[m_times.last.value(task.task)].ended = m_now;
        m_reopened.insert(task.task);
    }
    void on(const StartRequested& requested)
    {
        TaskStint& stint = current(requested.task);
        if (!stint.requested.isValid())
            stint.requested = m_now;
        stint.attempts = requested.attempt;
        stint.server = requested.server;
        m_attempt.remove(requested.task);
    }
    void on(const AttemptStarted& started)
    {
        TaskStint& stint = current(started.task);
        if (!stint.started.isValid())
            stint.started = m_now;
        m_attempt.insert(started.task, m_now);
    }
    void on(const AttemptEnded& ended)
    {
        TaskStint& stint = current(ended.task);
        const QDateTime begun = m_attempt.take(ended.task);
        if (ended.started.isValid() && ended.ended.isValid())
            stint.ran += Milliseconds(std::max<qint64>(0, ended.started.msecsTo(ended.ended)));
        else if (begun.isValid())
            stint.ran += Milliseconds(begun.msecsTo(m_now));
        stint.failure = ended.failure;
        stint.error = ended.error;
    }
    void on(const TaskEnded& ended)
    {
        TaskStint& stint = close(ended.task, ended.outcome);
        stint.failure = ended.failure;
        stint.error = ended.error;
        stint.attempts = std::max(stint.attempts, ended.attempts);
        if (!ended.server.isEmpty())
            stint.server = ended.server;
    }
    void on(const TaskSkipped& skipped)
    {
        TaskStint& stint = close(skipped.task, TaskOutcome::Skipped);
        stint.error = skipped.why;
        stint.passedOver = skipped.passedOver;
    }

    [[nodiscard]] bool isOpen(const TaskId& task) const
    {
        const int known = m_times.last.value(task, -1);
        return known >= 0 && !m_times.stints.at(known).ended.isValid();
    }
    TaskStint& open(const TaskId& task)
    {
        m_reopened.remove(task);
        m_times.last.insert(task, int(m_times.stints.size()));
        TaskStint stint;
        stint.task = task;
        stint.ready = m_now;
        m_times.stints.append(stint);
        return m_times.stints.last();
    }
    TaskStint& current(const TaskId& task)
    {
        return isOpen(task) ? m_times.stints[m_times.last.value(task)] : open(task);
    }
    // An end that is told anew (an unknown outcome was decided) changes how, not when.
    TaskStint& close(const TaskId& task, TaskOutcome outcome)
    {
        const bool again = !isOpen(task) && m_times.last.contains(task) && !m_reopened.contains(task);
        TaskStint& stint = again ? m_times.stints[m_times.last.value(task)] : current(task);
        stint.outcome = outcome;
        if (!again)
            stint.ended = m_now;
        return stint;
    }

    RunTimes m_times;
    QDateTime m_now, m_since;
    QHash<TaskId, QDateTime> m_attempt; // when the one under way started
    QSet<TaskId> m_reopened;            // ended before, and to come again
};

class PathFinder
{
public:
    PathFinder(const ParentPackage& package, const RunTimes& times)
        : m_times(times)
    {
        for (const Constraint& constraint : package.constraints)
            m_before[constraint.to].append(constraint.from);
        for (int i = 0; i < times.stints.size(); ++i) {
            m_all.append(i);
            m_byTask[times.stints.at(i).task].append(i);
        }
    }

    QList<PathPiece> find()
    {
        for (auto interval = m_times.active.crbegin(); interval != m_times.active.crend(); ++interval)
            walk(*interval);
        std::reverse(m_pieces.begin(), m_pieces.end());
        return std::move(m_pieces);
    }

private:
    [[nodiscard]] QDateTime endOf(int stint) const
    {
        const QDateTime& ended = m_times.stints.at(stint).ended;
        return ended.isValid() ? ended : m_times.until;
    }
    void add(PathPiece::Kind kind, const TaskId& task, const QDateTime& begin, const QDateTime& end)
    {
        if (begin < end)
            m_pieces.append({kind, task, begin, end});
    }
    // What ended last at `at` or before, but within the interval. -1: nothing.
    [[nodiscard]] int latest(const QList<int>& stints, const QDateTime& at, const QDateTime& since) const
    {
        int best = -1;
        for (const int i : stints) {
            const QDateTime end = endOf(i);
            if (end > at || end < since || m_seen.contains(i))
                continue;
            const bool better = best < 0 || end > endOf(best) ||
                                (end == endOf(best) &&
                                 m_times.stints.at(i).length(end) > m_times.stints.at(best).length(end));
            if (better)
                best = i;
        }
        return best;
    }
    void walk(const RunTimes::Interval& interval)
    {
        QDateTime at = interval.end;
        int stint = latest(m_all, at, interval.begin);
        while (stint >= 0) {
            m_seen.insert(stint);
            const TaskStint& here = m_times.stints.at(stint);
            const QDateTime end = endOf(stint);
            const QDateTime begin = std::clamp(here.ready, interval.begin, end);
            add(PathPiece::Kind::Between, {}, end, at);
            const Milliseconds whole(begin.msecsTo(end));
            const QDateTime ran = end.addMSecs(-std::min(here.ran, whole).count());
            add(PathPiece::Kind::Ran, here.task, ran, end);
            add(PathPiece::Kind::Waited, here.task, begin, ran);
            at = begin;
            QList<int> before;
            for (const TaskId& from : m_before.value(here.task))
                before += m_byTask.value(from);
            stint = latest(before, at, interval.begin);
        }
        add(PathPiece::Kind::Between, {}, interval.begin, at);
    }

    const RunTimes& m_times;
    QHash<TaskId, QList<TaskId>> m_before;
    QHash<TaskId, QList<int>> m_byTask;
    QList<int> m_all;
    QSet<int> m_seen; // a circle of constraints ends the way
    QList<PathPiece> m_pieces;
};

} // namespace

Milliseconds TaskStint::length(const QDateTime& until) const
{
    return Milliseconds(std::max<qint64>(0, ready.msecsTo(ended.isValid() ? ended : until)));
}

const TaskStint* RunTimes::of(const TaskId& task) const
{
    const int known = last.value(task, -1);
    return known < 0 ? nullptr : &stints.at(known);
}

Milliseconds RunTimes::makespan() const
{
    Milliseconds sum{0};
    for (const Interval& interval : active)
        sum += Milliseconds(interval.begin.msecsTo(interval.end));
    return sum;
}

RunTimes timesOf(const QList<RunEvent>& events)
{
    return Reader().of(events);
}

RunTimes timesOf(const RunModel& run, const QDateTime& now)
{
    RunTimes times;
    times.until = run.endedAt().isValid() ? run.endedAt() : now;
    times.outcome = run.outcome();
    if (run.startedAt().isValid())
        times.active.append({run.startedAt(), std::max(run.startedAt(), times.until)});
    for (const RunModel::TaskRow& row : run.rows()) {
        TaskStint stint;
        stint.task = row.id;
        stint.ended = row.outcome ? row.ended : QDateTime();
        if (row.outcome && !stint.ended.isValid())
            stint.ended = row.ready.isValid() ? row.ready : run.startedAt();
        stint.ready = row.ready.isValid() ? row.ready : stint.ended;
        if (!stint.ready.isValid())
            continue; // it did not come so far
        stint.requested = row.requested;
        stint.started = row.started;
        stint.attempts = row.attempts;
        stint.server = row.server;
        stint.outcome = row.outcome;
        stint.failure = row.failure;
        stint.error = row.error;
        if (row.started.isValid())
            stint.ran = Milliseconds(
                std::max<qint64>(0, row.started.msecsTo(row.ended.isValid() ? row.ended : times.until)));
        times.last.insert(row.id, int(times.stints.size()));
        times.stints.append(stint);
    }
    return times;
}

QList<PathPiece> decidingPath(const ParentPackage& package, const RunTimes& times)
{
    return PathFinder(package, times).find();
}

} // namespace stellwerk
