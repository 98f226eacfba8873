// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What must be true of every run, over random packages and random answers on virtual time.
#include "run/constraintlogic.h"
#include "virtualrun.h"

#include <QTest>

#include <rapidcheck.h>

using namespace virtualrun;

namespace {

struct Case
{
    FleetSnapshot fleet;
    ParentPackage package;
    Behaviour behaviour;
    quint64 seed;
};

Case makeCase(quint64 seed)
{
    packagegen::Random random(seed);
    Case c;
    c.seed = seed;
    c.fleet = packagegen::fleet(random);
    c.package = packagegen::runnable(random, c.fleet);
    if (random.oneIn(4)) { // everything goes well
        c.behaviour = {1 << 20, 1 << 20, 1 << 20, 1 << 20, 1 << 20, 1 << 20, 1 << 20, 1 << 20, -1, 60};
    } else if (random.oneIn(3)) {
        c.behaviour.cancelRunAfter = random.between(1, 40);
    }
    return c;
}

// How each task ended, read from the events alone.
struct Ends
{
    QHash<TaskId, TaskOutcome> outcome;
    QHash<TaskId, int> times;
    QHash<TaskId, qint64> at; // sequence
};

Ends endsOf(const QList<RunEvent>& events)
{
    Ends ends;
    for (const RunEvent& event : events) {
        if (const auto* over = std::get_if<TaskEnded>(&event.body)) {
            ends.outcome.insert(over->task, over->outcome);
            ends.at.insert(over->task, event.sequence);
            ++ends.times[over->task];
        } else if (const auto* skipped = std::get_if<TaskSkipped>(&event.body)) {
            ends.outcome.insert(skipped->task, TaskOutcome::Skipped);
            ends.at.insert(skipped->task, event.sequence);
            ++ends.times[skipped->task];
        }
    }
    return ends;
}

// The reference: may `task` start after these ends? Looks at everything, every time.
bool mayStart(const ParentPackage& package, const Task& task, const Ends& ends, qint64 before)
{
    int total = 0;
    int holding = 0;
    for (const Constraint& constraint : package.constraints) {
        if (constraint.to != task.id)
            continue;
        ++total;
        if (!ends.outcome.contains(constraint.from) || ends.at.value(constraint.from) > before)
            continue;
        const TaskOutcome outcome = ends.outcome.value(constraint.from);
        const bool passedOver =
            outcome == TaskOutcome::Skipped && package.task(constraint.from)->disabled &&
            mayStart(package, *package.task(constraint.from), ends, ends.at.value(constraint.from));
        holding += holds(constraint.kind, outcome, passedOver) == Holds::Yes ? 1 : 0;
    }
    return total == 0 || (task.join == Join::Any ? holding > 0 : holding == total);
}

int slotsOf(const Case& c, int server)
{
    const ServerSnapshot& s = c.fleet.servers.at(server);
    return std::min(s.capacity, c.package.maxConcurrentPerServer.value(s.name, s.capacity));
}

// Counts from the events what runs where, and asserts every limit after every event.
void assertLimits(const Case& c, const QList<RunEvent>& events)
{
    QHash<QString, int> slots;
    QHash<QString, QSet<QString>> jobs; // by server
    QHash<GroupId, int> groups;
    int running = 0;
    const auto weightOn = [&](const Task& task, const QString& server) {
        for (int i = 0; i < int(c.fleet.servers.size()); ++i) {
            if (c.fleet.servers.at(i).name == server)
                return std::min(std::max(1, task.weight), slotsOf(c, i));
        }
        return 0;
    };
    for (const RunEvent& event : events) {
        if (const auto* start = std::get_if<StartRequested>(&event.body)) {
            const Task& task = *c.package.task(start->task);
            slots[start->server] += weightOn(task, start->server);
            RC_ASSERT(!jobs[start->server].contains(task.job));
            jobs[start->server].insert(task.job);
            ++groups[task.group];
            ++running;
        } else if (const auto* over = std::get_if<AttemptEnded>(&event.body)) {
            const Task& task = *c.package.task(over->task);
            slots[over->server] -= weightOn(task, over->server);
            jobs[over->server].remove(task.job);
            --groups[task.group];
            --running;
        }
        for (int i = 0; i < int(c.fleet.servers.size()); ++i)
            RC_ASSERT(slots.value(c.fleet.servers.at(i).name) <= slotsOf(c, i));
        for (const Group& group : c.package.groups)
            RC_ASSERT(!group.maxConcurrent || groups.value(group.id) <= *group.maxConcurrent);
        RC_ASSERT(!c.package.maxConcurrent || running <= *c.package.maxConcurrent);
    }
    RC_ASSERT(running == 0);
}

} // namespace

class TestRunProperties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTaskEndsOnce();
    void nothingStartsBeforeItsConstraintsHold();
    void limitsAreNeverExceeded();
    void cancelAlwaysEnds();
    void sameInputsGiveSameAnswers();
    void nothingIsLeftWaitingWithoutReason();
};

// The seeds come from rapidcheck, so RC_PARAMS="seed=…" repeats a failure.
#define PROPERTY(...) QVERIFY(rc::check(__VA_ARGS__))

void TestRunProperties::everyTaskEndsOnce()
{
    PROPERTY("every task ends exactly once, and the run ends last", [](quint64 seed) {
        const Case c = makeCase(seed);
        World world(c.package, c.fleet, c.seed, c.behaviour);
        RC_ASSERT(world.run());
        const Ends ends = endsOf(world.events);
        for (const Task& task : c.package.tasks) {
            RC_ASSERT(ends.times.value(task.id) == 1);
            RC_ASSERT(world.machine.outcome(task.id) == ends.outcome.value(task.id));
        }
        RC_ASSERT(std::holds_alternative<RunEnded>(world.events.constLast().body));
        for (qsizetype i = 0; i < world.events.size(); ++i)
            RC_ASSERT(world.events.at(i).sequence == i + 1);
        RC_ASSERT(world.machine.activeTasks() == 0);
    });
}

void TestRunProperties::nothingStartsBeforeItsConstraintsHold()
{
    PROPERTY("a start is requested only when the join of the constraints holds", [](quint64 seed) {
        const Case c = makeCase(seed);
        World world(c.package, c.fleet, c.seed, c.behaviour);
        RC_ASSERT(world.run());
        const Ends ends = endsOf(world.events);
        for (const RunEvent& event : world.events) {
            if (const auto* start = std::get_if<StartRequested>(&event.body))
                RC_ASSERT(mayStart(c.package, *c.package.task(start->task), ends, event.sequence));
        }
    });
}

void TestRunProperties::limitsAreNeverExceeded()
{
    PROPERTY("limits of server, group and package, and one job once on a server", [](quint64 seed) {
        const Case c = makeCase(seed);
        World world(c.package, c.fleet, c.seed, c.behaviour);
        RC_ASSERT(world.run());
        assertLimits(c, world.events);
    });
}

void TestRunProperties::cancelAlwaysEnds()
{
    PROPERTY("after a cancel nothing more is started and the run ends", [](quint64 seed) {
        Case c = makeCase(seed);
        packagegen::Random random(seed + 1);
        c.behaviour.cancelRunAfter = random.between(1, 20);
        World world(c.package, c.fleet, c.seed, c.behaviour);
        RC_ASSERT(world.run());
        bool cancelled = false;
        for (const RunEvent& event : world.events) {
            const auto* cancel = std::get_if<CancelRequested>(&event.body);
            cancelled = cancelled || (cancel && cancel->task.isEmpty());
            RC_ASSERT(!cancelled || !std::holds_alternative<StartRequested>(event.body));
        }
    });
}

void TestRunProperties::sameInputsGiveSameAnswers()
{
    PROPERTY("the same inputs at the same times give the same events and commands", [](quint64 seed) {
        const Case c = makeCase(seed);
        World world(c.package, c.fleet, c.seed, c.behaviour);
        RC_ASSERT(world.run());
        RunMachine again(u"r1"_s, c.package, c.fleet, World::estimates(c.package, c.fleet, c.seed));
        qsizetype events = 0;
        qsizetype commands = 0;
        for (const World::Told& told : world.inputs) {
            const RunStep step = again.handle(told.input, told.at);
            for (const RunEvent& event : step.events) {
                const RunEvent& first = world.events.at(events++);
                RC_ASSERT(event.sequence == first.sequence && event.at == first.at &&
                          event.body.index() == first.body.index());
                if (const auto* placed = std::get_if<TaskPlaced>(&event.body)) {
                    RC_ASSERT(placed->server == std::get<TaskPlaced>(first.body).server);
                    RC_ASSERT(placed->why == std::get<TaskPlaced>(first.body).why);
                }
            }
            for (const MachineCommand& command : step.commands) {
                const MachineCommand& first = world.commands.at(commands++);
                RC_ASSERT(command.index() == first.index());
                if (const auto* start = std::get_if<StartOrder>(&command))
                    RC_ASSERT(start->key == std::get<StartOrder>(first).key);
            }
        }
        RC_ASSERT(events == world.events.size());
        RC_ASSERT(commands == world.commands.size());
    });
}

void TestRunProperties::nothingIsLeftWaitingWithoutReason()
{
    // When all goes well and no limit but the servers' own is set, a ready task waits only while every one of
    // its servers is full, held for a heavier task, or runs the same job.
    PROPERTY("a full server never delays a task that can run elsewhere", [](quint64 seed) {
        Case c = makeCase(seed);
        c.behaviour = {1 << 20, 1 << 20, 4, 1 << 20, 1 << 20, 1 << 20, 1 << 20, 1 << 20, -1, 60};
        c.package.maxConcurrent.reset();
        for (Group& group : c.package.groups)
            group.maxConcurrent.reset();
        for (Task& task : c.package.tasks)
            task.weight = 1;
        for (ServerSnapshot& server : c.fleet.servers)
            server.inTrouble = false;
        World world(c.package, c.fleet, c.seed, c.behaviour);
        QHash<QString, QSet<QString>> jobs;
        qsizetype read = 0;
        world.afterStep = [&] {
            for (; read < world.events.size(); ++read) {
                const RunEventBody& body = world.events.at(read).body;
                if (const auto* start = std::get_if<StartRequested>(&body))
                    jobs[start->server].insert(c.package.task(start->task)->job);
                else if (const auto* over = std::get_if<AttemptEnded>(&body))
                    jobs[over->server].remove(c.package.task(over->task)->job);
            }
            for (const Task& task : c.package.tasks) {
                if (world.machine.state(task.id) != TaskState::Ready)
                    continue;
                for (const int server : candidateIndices(task.where, c.fleet)) {
                    const QString& name = c.fleet.servers.at(server).name;
                    const bool full = world.machine.usedSlots(name) >= slotsOf(c, server);
                    RC_ASSERT(full || jobs.value(name).contains(task.job));
                }
            }
        };
        RC_ASSERT(world.run());
    });
}

QTEST_GUILESS_MAIN(TestRunProperties)
#include "tst_runproperties.moc"
