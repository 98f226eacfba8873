// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"
#include "plan/fleetsnapshot.h"

#include <random>

// Random packages and fleets from a number, so that a failing case is told by its number alone.
namespace packagegen {

using namespace Qt::StringLiterals;

class Random
{
public:
    explicit Random(quint64 seed)
        : m_engine(seed)
    {}
    int below(int n) { return n <= 1 ? 0 : int(m_engine() % quint64(n)); }
    int between(int low, int high) { return low + below(high - low + 1); }
    bool oneIn(int n) { return below(n) == 0; }

private:
    std::mt19937_64 m_engine;
};

inline QString awkwardText(Random& random)
{
    static const QStringList parts{u"Lade "_s,  u"\"quoted\""_s, u"Größe"_s,     u"\\path\\"_s, u"\n"_s,
                                   u"\t"_s,     u"🚂"_s,          u"]["_s,        u"%1"_s,       u"日本"_s,
                                   u"\u0001"_s, u"a"_s,          u"{\"x\":1}"_s, u"\u2028"_s};
    QString text;
    for (int i = random.below(4); i >= 0; --i)
        text += parts.at(random.below(int(parts.size())));
    return text;
}

inline stellwerk::FleetSnapshot fleet(Random& random)
{
    stellwerk::FleetSnapshot fleet;
    const int count = random.between(1, 6);
    for (int i = 0; i < count; ++i) {
        stellwerk::ServerSnapshot server;
        server.name = u"SQL%1"_s.arg(i + 1, 2, 10, QLatin1Char('0'));
        server.group = random.oneIn(2) ? u"Prod"_s : u"Prod/Finance"_s;
        server.tags = random.oneIn(2) ? QStringList{u"ssis"_s} : QStringList{};
        server.capacity = random.between(1, 4);
        server.inTrouble = random.oneIn(10);
        fleet.servers.append(server);
    }
    return fleet;
}

inline stellwerk::CandidateServers where(Random& random, const stellwerk::FleetSnapshot& fleet)
{
    stellwerk::CandidateServers where;
    const auto any = [&] { return fleet.servers.at(random.below(int(fleet.servers.size()))).name; };
    switch (random.below(8)) {
    case 0:
    case 1:
    case 2:
        where.servers = {any()};
        break;
    case 3:
    case 4:
        where.servers = {any(), any().toLower(), any()};
        break;
    case 5:
        where.group = u"prod"_s;
        break;
    case 6:
        where.tag = u"SSIS"_s;
        break;
    default:
        where.servers = random.oneIn(4) ? QStringList{u"NOWHERE"_s} : QStringList{any()};
    }
    return where;
}

// Runs on `fleet`: constraints mostly forward, in one of twenty cases with a circle.
inline stellwerk::ParentPackage runnable(Random& random, const stellwerk::FleetSnapshot& fleet,
                                         int maxTasks = 24)
{
    using namespace stellwerk;
    ParentPackage package;
    package.name = u"Random"_s;
    const int groups = random.below(3);
    for (int i = 0; i < groups; ++i) {
        Group group;
        group.id = u"g%1"_s.arg(i);
        if (random.oneIn(2))
            group.maxConcurrent = random.between(1, 3);
        package.groups.append(group);
    }
    const int count = random.below(maxTasks + 1);
    const int jobs = random.oneIn(3) ? 3 : 1000; // few jobs: many tasks share one
    for (int i = 0; i < count; ++i) {
        Task task;
        task.id = u"t%1"_s.arg(i);
        task.job = u"Job %1"_s.arg(random.below(jobs));
        task.name = u"Task %1"_s.arg(i);
        task.where = where(random, fleet);
        task.mode = random.oneIn(6) ? TaskMode::StartOnly : TaskMode::Outcome;
        task.join = random.oneIn(3) ? Join::Any : Join::All;
        if (random.oneIn(4))
            task.timeout = std::chrono::seconds(random.between(1, 200));
        task.retry.count = random.oneIn(3) ? random.between(1, 3) : 0;
        task.retry.backoff = std::chrono::seconds(random.below(40));
        task.onCancel = random.oneIn(4) ? OnCancel::LeaveRunning : OnCancel::StopJob;
        task.weight = random.oneIn(4) ? random.between(2, 5) : 1;
        if (groups > 0 && random.oneIn(2))
            task.group = u"g%1"_s.arg(random.below(groups));
        task.disabled = random.oneIn(10);
        package.tasks.append(task);
    }
    const bool circles = random.oneIn(20);
    const int constraints = count < 2 ? 0 : random.below(2 * count);
    for (int i = 0; i < constraints; ++i) {
        int from = random.below(count);
        int to = random.below(count);
        if (from == to)
            continue;
        if (!circles && from > to)
            std::swap(from, to);
        Constraint constraint;
        constraint.id = u"c%1"_s.arg(i);
        constraint.from = u"t%1"_s.arg(from);
        constraint.to = u"t%1"_s.arg(to);
        constraint.kind = ConstraintKind(random.oneIn(2) ? 0 : random.below(3));
        package.constraints.append(constraint);
    }
    if (random.oneIn(3))
        package.maxConcurrent = random.between(1, 6);
    if (random.oneIn(3))
        package.maxConcurrentPerServer.insert(fleet.servers.first().name, random.between(1, 3));
    return package;
}

// With every field in use, and keys that this version does not know, for files and edits.
inline stellwerk::ParentPackage decorated(Random& random)
{
    using namespace stellwerk;
    const FleetSnapshot servers = fleet(random);
    ParentPackage package = runnable(random, servers, 12);
    const auto unknown = [&] {
        QJsonObject object;
        if (random.oneIn(3))
            object.insert(u"x-"_s + awkwardText(random), QJsonObject{{u"deep"_s, random.below(9)}});
        return object;
    };
    package.name = awkwardText(random);
    package.description = random.oneIn(2) ? awkwardText(random) : QString();
    package.unknownKeys = unknown();
    if (random.oneIn(3))
        package.unknownKeys.insert(u"limits"_s, QJsonObject{{u"perRack"_s, 3}});
    if (random.oneIn(2))
        package.window = ProcessingWindow{u"05:30"_s};
    if (random.oneIn(2))
        package.timeout = std::chrono::seconds(random.between(1, 100'000));
    package.refuseDisabledJobs = random.oneIn(2);
    for (Group& group : package.groups) {
        group.title = awkwardText(random);
        group.unknownKeys = unknown();
    }
    for (Task& task : package.tasks) {
        task.name = random.oneIn(3) ? task.job : awkwardText(random);
        task.note = random.oneIn(3) ? awkwardText(random) : QString();
        task.startStep = random.oneIn(5) ? awkwardText(random) : QString();
        task.alreadyRunning = AlreadyRunning(random.below(3));
        task.retry.factor = random.oneIn(2) ? 2.0 : 1.5;
        task.unknownKeys = unknown();
        if (random.oneIn(4))
            task.unknownKeys.insert(u"retry"_s, QJsonObject{{u"jitter"_s, true}});
        if (random.oneIn(5))
            task.where = {};
        if (!random.oneIn(6))
            package.layout.insert(task.id, QPointF(random.below(4000) - 2000, random.below(999) * 0.25));
    }
    for (Constraint& constraint : package.constraints) {
        constraint.note = random.oneIn(4) ? awkwardText(random) : QString();
        constraint.unknownKeys = unknown();
    }
    const int notes = random.below(4);
    for (int i = 0; i < notes; ++i) {
        StickyNote note;
        note.id = u"n%1"_s.arg(i);
        note.text = random.oneIn(4) ? QString() : u"# "_s + awkwardText(random);
        note.color = NoteColor(random.below(5));
        note.unknownKeys = unknown();
        package.notes.append(note);
        if (!random.oneIn(5))
            package.layout.insert(note.id, QPointF(random.below(999) - 500, random.below(999) * 0.5));
        if (random.oneIn(2))
            package.noteSizes.insert(note.id, QSizeF(random.between(0, 500), random.between(0, 500) * 0.25));
        if (random.oneIn(4))
            package.locked.insert(note.id);
    }
    for (const Group& group : std::as_const(package.groups)) {
        if (random.oneIn(2))
            package.folded.insert(group.id);
        if (random.oneIn(4))
            package.layout.insert(group.id, QPointF(random.below(999), 7));
    }
    for (const Task& task : std::as_const(package.tasks)) {
        if (random.oneIn(6))
            package.locked.insert(task.id);
    }
    if (random.oneIn(5))
        package.layout.insert(u"gone"_s, QPointF(1, 2));
    if (random.oneIn(5))
        package.locked.insert(u"gone"_s);
    if (random.oneIn(5))
        package.folded.insert(u"gone too"_s);
    return package;
}

} // namespace packagegen
