// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to a run, and what a crash leaves of it: RunMachine's control inputs and restore().
#include "virtualrun.h"

#include "run/runevents_json.h"

#include <QTest>

#include <rapidcheck.h>

using namespace stellwerk;
using namespace virtualrun;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

World makeWorld(quint64 seed, bool withPeople)
{
    packagegen::Random random(seed);
    const FleetSnapshot fleet = packagegen::fleet(random);
    ParentPackage package = packagegen::runnable(random, fleet);
    if (withPeople && random.oneIn(4))
        package.timeout = std::chrono::seconds(random.between(5, 400));
    Behaviour behaviour;
    if (withPeople) {
        behaviour.control = 6;
        behaviour.again = random.below(3);
    }
    return World(package, fleet, seed, behaviour);
}

// Through the journal's own words, as after a real crash.
QList<RunEvent> reread(const QList<RunEvent>& events)
{
    QList<RunEvent> again;
    for (const RunEvent& event : events) {
        const auto read = runEventFromJson(toJson(event, u"r1"_s));
        RC_ASSERT(read.has_value());
        again.append(*read);
    }
    return again;
}

RunMachine restored(const World& world, const FleetSnapshot& fleet, quint64 seed)
{
    auto machine =
        RunMachine::restore(u"r1"_s, world.machine.package(), fleet,
                            World::estimates(world.machine.package(), fleet, seed), {}, reread(world.events));
    if (!machine)
        qWarning("%s", qPrintable(machine.error()));
    RC_ASSERT(machine.has_value());
    return std::move(*machine);
}

Task fixedTask(const TaskId& id, const FleetSnapshot& fleet)
{
    Task task;
    task.id = task.name = id;
    task.job = u"Job "_s + id;
    task.where.servers = {fleet.servers.first().name};
    return task;
}

} // namespace

class TestRunRecovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stopIsWaitedForAnewByEveryProgram();
    void unknownTaskIsNotOpenedByAnother();
    void heldTaskWithoutServersIsCountedOnce();
    void decisionDuringACancelStartsNothing();
    void everyPrefixGivesTheSameState();
    void whatPeopleDoAlwaysEnds();
};

// Simulation, seed 233: after a second crash the stop's alarm stood where the first program had set it.
void TestRunRecovery::stopIsWaitedForAnewByEveryProgram()
{
    packagegen::Random random(1);
    const FleetSnapshot fleet = packagegen::fleet(random);
    ParentPackage package;
    package.tasks.append(fixedTask(u"a"_s, fleet));
    QList<RunEvent> events;
    const auto feed = [&](RunMachine& machine, const RunInput& input, RunTime now) {
        const RunStep step = machine.handle(input, now);
        events += step.events;
        return step;
    };
    RunTime now{1'000'000s};
    RunMachine first(u"r1"_s, package, fleet);
    (void)feed(first, input::Begin{}, now);
    (void)feed(first, input::CancelRun{}, now += 1s);
    auto second = RunMachine::restore(u"r1"_s, package, fleet, {}, {}, events);
    QVERIFY(second.has_value());
    const RunStep taken = feed(*second, input::TakeOver{u"host"_s, 1}, now += 60s);
    QVERIFY(std::any_of(taken.commands.cbegin(), taken.commands.cend(), [](const MachineCommand& command) {
        return std::holds_alternative<StopOrder>(command); // though nobody knows yet whether it was started
    }));
    const auto third = RunMachine::restore(u"r1"_s, package, fleet, {}, {}, events);
    QVERIFY(third.has_value());
    QCOMPARE(third->stateText(), second->stateText());
}

// Simulation, seed 11506: a task that ran because another failed, and whose outcome is unknown, may still be
// running when the other one is run again.
void TestRunRecovery::unknownTaskIsNotOpenedByAnother()
{
    packagegen::Random random(1);
    const FleetSnapshot fleet = packagegen::fleet(random);
    ParentPackage package;
    for (const QString& id : {u"a"_s, u"b"_s})
        package.tasks.append(fixedTask(id, fleet));
    package.constraints.append({u"c"_s, u"a"_s, u"b"_s, ConstraintKind::Failure, {}, {}});
    RunMachine machine(u"r1"_s, package, fleet);
    const RunTime now{1'000'000s};
    (void)machine.handle(input::Begin{}, now);
    (void)machine.handle(input::StartFailed{{u"r1"_s, u"a"_s, 1}, FailureKind::NoSuchJob, {}}, now);
    (void)machine.handle(input::StartFailed{{u"r1"_s, u"b"_s, 1}, FailureKind::ContactLost, {}}, now);
    QCOMPARE(machine.outcome(u"b"_s), TaskOutcome::Unknown);
    (void)machine.handle(input::RerunFailed{}, now);
    QCOMPARE(machine.outcome(u"a"_s), std::nullopt);
    QCOMPARE(machine.outcome(u"b"_s), TaskOutcome::Unknown);
    (void)machine.handle(input::StartFailed{{u"r1"_s, u"a"_s, 2}, FailureKind::NoSuchJob, {}}, now);
    QCOMPARE(machine.outcome(), RunOutcome::Unknown);
    (void)machine.handle(input::RetryTask{u"b"_s}, now); // a person's word does
    QVERIFY(machine.outcome(u"b"_s) != TaskOutcome::Unknown);
}

// A held task that nobody can run ends as soon as it is let go; it was taken off the held ones twice.
void TestRunRecovery::heldTaskWithoutServersIsCountedOnce()
{
    const FleetSnapshot fleet{{ServerSnapshot{u"S1"_s, {}, {}}}};
    ParentPackage package;
    package.tasks = {fixedTask(u"a"_s, fleet), fixedTask(u"b"_s, fleet)};
    package.tasks[1].where.servers = {u"NOWHERE"_s};
    package.constraints.append({u"c"_s, u"a"_s, u"b"_s, ConstraintKind::Failure, {}, {}});
    RunMachine machine(u"r1"_s, package, fleet);
    QList<RunEvent> events;
    for (const RunInput& input :
         {RunInput(input::Begin{}), RunInput(input::SetHold{u"b"_s, true}),
          RunInput(input::StartFailed{{u"r1"_s, u"a"_s, 1}, FailureKind::NoSuchJob, {}}),
          RunInput(input::SetHold{u"b"_s, false})})
        events += machine.handle(input, RunTime{1'000'000s}).events;
    QVERIFY(machine.isFinished());
    const auto again = RunMachine::restore(u"r1"_s, package, fleet, {}, {}, events);
    QVERIFY(again.has_value());
    QCOMPARE(again->stateText(), machine.stateText());
}

// A decision took the run's cancel away, without a word of it in the journal.
void TestRunRecovery::decisionDuringACancelStartsNothing()
{
    const FleetSnapshot fleet{{ServerSnapshot{u"S1"_s, {}, {}}}};
    ParentPackage package;
    package.tasks = {fixedTask(u"a"_s, fleet), fixedTask(u"b"_s, fleet), fixedTask(u"c"_s, fleet)};
    package.constraints.append({u"c"_s, u"a"_s, u"b"_s, ConstraintKind::Success, {}, {}});
    RunMachine machine(u"r1"_s, package, fleet);
    QList<RunEvent> events;
    for (const RunInput& input :
         {RunInput(input::Begin{}),
          RunInput(input::StartFailed{{u"r1"_s, u"a"_s, 1}, FailureKind::ContactLost, {}}),
          RunInput(input::CancelRun{}), RunInput(input::Decide{u"a"_s, TaskOutcome::Succeeded, u"ann"_s})})
        events += machine.handle(input, RunTime{1'000'000s}).events;
    QCOMPARE(machine.outcome(u"a"_s), TaskOutcome::Succeeded);
    QCOMPARE(machine.outcome(u"b"_s), TaskOutcome::Skipped); // not started
    const auto again = RunMachine::restore(u"r1"_s, package, fleet, {}, {}, events);
    QVERIFY(again.has_value());
    QCOMPARE(again->stateText(), machine.stateText());
}

#define PROPERTY(...) QVERIFY(rc::check(__VA_ARGS__))

void TestRunRecovery::everyPrefixGivesTheSameState()
{
    PROPERTY("after every step the journal's events give the machine's own state", [](quint64 seed) {
        World world = makeWorld(seed, true);
        int step = 0;
        world.afterStep = [&] {
            if (world.events.isEmpty() || ++step % 7 != 0)
                return;
            const RunMachine again = restored(world, world.fleet(), seed);
            if (again.stateText() != world.machine.stateText()) {
                const QStringList a = again.stateText().split(u'\n');
                const QStringList b = world.machine.stateText().split(u'\n');
                for (qsizetype i = 0; i < a.size(); ++i) {
                    if (a.at(i) != b.value(i))
                        qWarning("restored: %s\nmachine:  %s", qPrintable(a.at(i)), qPrintable(b.value(i)));
                }
                for (qsizetype i = std::max<qsizetype>(0, world.events.size() - 12); i < world.events.size();
                     ++i)
                    qWarning("%s", toLine(world.events.at(i), u"r1"_s).constData());
            }
            RC_ASSERT(again.stateText() == world.machine.stateText());
        };
        RC_ASSERT(world.run());
    });
}

void TestRunRecovery::whatPeopleDoAlwaysEnds()
{
    PROPERTY("with people about, every run ends and attempts are numbered without gaps", [](quint64 seed) {
        World world = makeWorld(seed, true);
        RC_ASSERT(world.run());
        QHash<TaskId, int> attempts;
        for (const RunEvent& event : world.events) {
            if (const auto* start = std::get_if<StartRequested>(&event.body))
                RC_ASSERT(start->attempt == ++attempts[start->task]);
        }
        for (const Task& task : world.machine.package().tasks)
            RC_ASSERT(world.machine.outcome(task.id).has_value());
    });
}

QTEST_GUILESS_MAIN(TestRunRecovery)
#include "tst_runrecovery.moc"
