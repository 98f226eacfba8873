// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runcompare.h"

#include "run/runevents_json.h"

#include <QJsonArray>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;
using Milliseconds = std::chrono::milliseconds;
using Difference = std::optional<Milliseconds>;

namespace {

// One of the two.
struct Told
{
    explicit Told(const Replay& replay)
        : package(replay.record.package)
        , times(timesOf(replay.events))
    {
        for (const PathPiece& piece : decidingPath(package, times))
            onPath[piece.task] += piece.length();
    }

    // Of the run, not of the clock.
    [[nodiscard]] Difference since(const QDateTime& at) const
    {
        if (!at.isValid())
            return std::nullopt;
        Milliseconds passed{0};
        for (const RunTimes::Interval& interval : times.active) {
            if (at <= interval.begin)
                break;
            passed += Milliseconds(interval.begin.msecsTo(std::min(at, interval.end)));
        }
        return passed;
    }

    [[nodiscard]] std::optional<RunComparison::Side> side(const TaskId& task) const
    {
        if (!package.task(task))
            return std::nullopt;
        RunComparison::Side side;
        side.onPath = onPath.value(task);
        Milliseconds whole{0};
        for (const TaskStint& stint : times.stints) {
            if (stint.task != task)
                continue;
            if (!side.ready)
                side.ready = since(stint.ready);
            if (!side.started)
                side.started = since(stint.started);
            side.ended = since(stint.ended);
            side.ran += stint.ran;
            whole += stint.length(times.until);
            side.attempts = std::max(side.attempts, stint.attempts);
            if (!stint.server.isEmpty())
                side.server = stint.server;
            side.outcome = stint.outcome;
        }
        side.waited = std::max(Milliseconds(0), whole - side.ran);
        return side;
    }

    const ParentPackage& package;
    RunTimes times;
    QHash<TaskId, Milliseconds> onPath; // empty task: between
};

bool sameLogic(ParentPackage one, ParentPackage other)
{
    for (ParentPackage* package : {&one, &other}) {
        package->layout.clear();
        package->noteSizes.clear();
        package->notes.clear();
        package->folded.clear();
        package->locked.clear();
    }
    return one == other;
}

template <typename Get>
Difference difference(const RunComparison::Row& row, Get get)
{
    if (!row.first || !row.second)
        return std::nullopt;
    const Difference before = get(*row.first);
    const Difference now = get(*row.second);
    return before && now ? Difference(*now - *before) : std::nullopt;
}

QJsonValue number(const Difference& span)
{
    return span ? QJsonValue(qint64(span->count())) : QJsonValue();
}

QJsonValue sideJson(const std::optional<RunComparison::Side>& side)
{
    if (!side)
        return {};
    return QJsonObject{{u"ready_ms"_s, number(side->ready)},
                       {u"started_ms"_s, number(side->started)},
                       {u"ended_ms"_s, number(side->ended)},
                       {u"waited_ms"_s, qint64(side->waited.count())},
                       {u"ran_ms"_s, qint64(side->ran.count())},
                       {u"on_path_ms"_s, qint64(side->onPath.count())},
                       {u"server"_s, side->server.isEmpty() ? QJsonValue() : QJsonValue(side->server)},
                       {u"attempts"_s, side->attempts},
                       {u"outcome"_s, side->outcome ? QJsonValue(wordOf(*side->outcome)) : QJsonValue()}};
}

} // namespace

Difference RunComparison::Row::startedLater() const
{
    return difference(*this, [](const Side& side) { return side.started; });
}

Difference RunComparison::Row::ranLonger() const
{
    return difference(*this, [](const Side& side) {
        return side.started ? Difference(side.ran) : std::nullopt; // what never ran took no time
    });
}

Difference RunComparison::Row::waitedLonger() const
{
    return difference(*this,
                      [](const Side& side) { return side.ready ? Difference(side.waited) : std::nullopt; });
}

bool RunComparison::Row::otherServer() const
{
    return first && second && !first->server.isEmpty() && !second->server.isEmpty() &&
           first->server != second->server;
}

bool RunComparison::Row::otherOutcome() const
{
    return first && second && first->outcome != second->outcome;
}

RunComparison compareRuns(const Replay& first, const Replay& second)
{
    const Told before(first);
    const Told now(second);
    RunComparison out;
    out.first = first.record.id;
    out.second = second.record.id;
    out.firstPackage = before.package.name;
    out.secondPackage = now.package.name;
    out.firstStarted = first.record.started;
    out.secondStarted = second.record.started;
    out.firstOutcome = before.times.outcome;
    out.secondOutcome = now.times.outcome;
    out.firstMakespan = before.times.makespan();
    out.secondMakespan = now.times.makespan();
    out.samePackage = sameLogic(before.package, now.package);
    const auto add = [&](const TaskId& task, const QString& name) {
        RunComparison::Row row;
        row.task = task;
        row.name = name;
        row.first = before.side(task);
        row.second = now.side(task);
        row.moved = now.onPath.value(task) - before.onPath.value(task);
        out.rows.append(row);
    };
    for (const Task& task : now.package.tasks)
        add(task.id, task.name);
    for (const Task& task : before.package.tasks) {
        if (!now.package.task(task.id))
            add(task.id, task.name);
    }
    add({}, {});
    if (out.rows.last().moved == Milliseconds(0))
        out.rows.removeLast();
    std::stable_sort(out.rows.begin(), out.rows.end(),
                     [](const RunComparison::Row& a, const RunComparison::Row& b) {
                         return std::chrono::abs(a.moved) > std::chrono::abs(b.moved);
                     });
    return out;
}

QJsonObject toJson(const RunComparison& comparison)
{
    const auto run = [](const RunId& id, const QString& package, const QDateTime& started,
                        std::optional<RunOutcome> outcome, Milliseconds makespan) {
        return QJsonObject{{u"run"_s, id},
                           {u"package"_s, package},
                           {u"started"_s, started.toUTC().toString(Qt::ISODateWithMs)},
                           {u"outcome"_s, outcome ? QJsonValue(wordOf(*outcome)) : QJsonValue()},
                           {u"makespan_ms"_s, qint64(makespan.count())}};
    };
    QJsonArray tasks;
    qint64 between = 0;
    for (const RunComparison::Row& row : comparison.rows) {
        if (row.task.isEmpty()) {
            between = row.moved.count();
            continue;
        }
        tasks.append(QJsonObject{{u"task"_s, row.task},
                                 {u"name"_s, row.name},
                                 {u"moved_end_ms"_s, qint64(row.moved.count())},
                                 {u"started_later_ms"_s, number(row.startedLater())},
                                 {u"ran_longer_ms"_s, number(row.ranLonger())},
                                 {u"waited_longer_ms"_s, number(row.waitedLonger())},
                                 {u"first"_s, sideJson(row.first)},
                                 {u"second"_s, sideJson(row.second)}});
    }
    return {{u"first"_s, run(comparison.first, comparison.firstPackage, comparison.firstStarted,
                             comparison.firstOutcome, comparison.firstMakespan)},
            {u"second"_s, run(comparison.second, comparison.secondPackage, comparison.secondStarted,
                              comparison.secondOutcome, comparison.secondMakespan)},
            {u"same_package"_s, comparison.samePackage},
            {u"moved_end_ms"_s, qint64(comparison.moved().count())},
            {u"between_tasks_ms"_s, between},
            {u"tasks"_s, tasks}};
}

} // namespace stellwerk
