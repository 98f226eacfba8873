// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// When tasks were ready, ran and ended; what decided a run's end; what a late task cost the others.
#include "run/constraintlogic.h"
#include "run/delays.h"
#include "run/runmodel.h"
#include "run/runsummary.h"
#include "virtualrun.h"

#include <QTest>

#include <rapidcheck.h>

using namespace virtualrun;
using std::chrono::milliseconds;

namespace {

struct Played
{
    ParentPackage package;
    QList<RunEvent> events;
    RunSummary summary;
};

Played play(quint64 seed)
{
    packagegen::Random random(seed);
    const FleetSnapshot fleet = packagegen::fleet(random);
    Behaviour behaviour;
    behaviour.again = random.below(3);
    behaviour.control = random.oneIn(3) ? 20 : 0;
    World world(packagegen::runnable(random, fleet), fleet, seed, behaviour);
    RC_ASSERT(world.run());
    const ParentPackage& package = world.machine.package();
    return {package, world.events, summarize(u"r1"_s, package, fleet, world.events)};
}

ParentPackage chain(const QList<std::pair<QString, QString>>& constraints, int tasks)
{
    ParentPackage package;
    for (int i = 0; i < tasks; ++i) {
        Task task;
        task.id = task.name = QChar(u'a' + i);
        package.tasks.append(task);
    }
    for (const auto& [from, to] : constraints) {
        Constraint constraint;
        constraint.id = from + to;
        constraint.from = from;
        constraint.to = to;
        package.constraints.append(constraint);
    }
    return package;
}

// A run written down by hand; times in seconds after its start.
struct Scene
{
    static QDateTime at(int second) { return QDateTime::fromSecsSinceEpoch(1'000'000 + second, Qt::UTC); }
    void tell(int second, RunEventBody body)
    {
        const auto later = [](int before, const RunEvent& event) { return at(before) < event.at; };
        const auto place = std::upper_bound(events.begin(), events.end(), second, later);
        events.insert(place, {qint64(events.size() + 1), at(second), std::move(body)});
    }
    void task(const QString& id, int ready, int started, int ended,
              TaskOutcome outcome = TaskOutcome::Succeeded)
    {
        tell(ready, TaskReady{id});
        tell(ready, StartRequested{id, u"SQL01"_s, 1});
        tell(started, AttemptStarted{id, u"SQL01"_s, 1, {}});
        tell(ended, AttemptEnded{id, u"SQL01"_s, 1, outcome, FailureKind::None, {}});
        tell(ended, TaskEnded{id, u"SQL01"_s, outcome, 1, {}, {}, FailureKind::None, {}});
    }
    QList<RunEvent> events;
};

} // namespace

class TestRunTimes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void waitingAndRunning();
    void aRunThatIsOpenedAgain();
    void ofAModel();
    void theMakespanIsTheSummarys();
    void theDecidingPathIsTheMakespan();
    void thePathGoesBackToWhatWasWaitedFor();
    void aLateTaskDelaysWhatWaitsForIt();
    void aJoinAnyWaitsForTheFirst();
    void aFailureKeepsOthersFromRunning();
    void delaysAreWhatAWholeLookSays();
    void manyLateTasks();
};

void TestRunTimes::waitingAndRunning()
{
    Scene scene;
    scene.tell(0, RunStarted{u"r"_s, u"P"_s, {}});
    scene.task(u"a"_s, 0, 4, 10);
    scene.tell(10, RunEnded{RunOutcome::Succeeded});
    const RunTimes times = timesOf(scene.events);
    const TaskStint* a = times.of(u"a"_s);
    QVERIFY(a);
    QCOMPARE(a->length(times.until), 10s);
    QCOMPARE(a->ran, 6s);
    QCOMPARE(a->server, u"SQL01"_s);
    QCOMPARE(a->outcome, TaskOutcome::Succeeded);
    QVERIFY(!times.of(u"b"_s));
    const QList<PathPiece> path = decidingPath(chain({}, 1), times);
    QCOMPARE(path.size(), 2);
    QCOMPARE(path.first().kind, PathPiece::Kind::Waited);
    QCOMPARE(path.first().length(), 4s);
    QCOMPARE(path.last().kind, PathPiece::Kind::Ran);
}

void TestRunTimes::aRunThatIsOpenedAgain()
{
    Scene scene;
    scene.tell(0, RunStarted{u"r"_s, u"P"_s, {}});
    scene.task(u"a"_s, 0, 0, 10, TaskOutcome::Failed);
    scene.tell(10, RunEnded{RunOutcome::Failed});
    scene.tell(500, RunReopened{});
    scene.tell(500, TaskReopened{u"a"_s});
    scene.task(u"a"_s, 500, 501, 520);
    scene.tell(520, RunEnded{RunOutcome::Succeeded});
    const RunTimes times = timesOf(scene.events);
    QCOMPARE(times.makespan(), 30s);
    QCOMPARE(times.stints.size(), 2);
    QCOMPARE(times.of(u"a"_s)->ready, Scene::at(500));
    QCOMPARE(times.outcome, RunOutcome::Succeeded);
    milliseconds sum{0};
    for (const PathPiece& piece : decidingPath(chain({}, 1), times))
        sum += piece.length();
    QCOMPARE(sum, 30s);
}

void TestRunTimes::ofAModel()
{
    const ParentPackage package = chain({{u"a"_s, u"b"_s}}, 2);
    Scene scene;
    scene.tell(0, RunStarted{u"r"_s, u"P"_s, {}});
    scene.task(u"a"_s, 0, 1, 30);
    scene.tell(30, TaskReady{u"b"_s});
    scene.tell(31, StartRequested{u"b"_s, u"SQL01"_s, 1});
    scene.tell(32, AttemptStarted{u"b"_s, u"SQL01"_s, 1, {}});
    RunModel model;
    model.begin(package);
    model.setExpected(u"a"_s, 10s);
    for (const RunEvent& event : std::as_const(scene.events))
        model.apply(event);
    const RunTimes times = timesOf(model, Scene::at(50));
    QCOMPARE(times.of(u"a"_s)->length(times.until), 30s);
    QCOMPARE(times.of(u"b"_s)->length(times.until), 20s); // it still runs
    QCOMPARE(times.makespan(), 50s);
    const auto delays = delaysOf(package, times, usualFrom(model));
    QCOMPARE(delays.size(), 1);
    QCOMPARE(delays.value(u"a"_s).own, 20s);
    QCOMPARE(delays.value(u"a"_s).later, (QList<TaskDelay::Later>{{u"b"_s, 20s}}));
}

void TestRunTimes::theMakespanIsTheSummarys()
{
    QVERIFY(rc::check("makespan", [](quint64 seed) {
        const Played run = play(seed);
        RC_ASSERT(timesOf(run.events).makespan() == run.summary.makespan);
    }));
}

void TestRunTimes::theDecidingPathIsTheMakespan()
{
    QVERIFY(rc::check("deciding path", [](quint64 seed) {
        const Played run = play(seed);
        const RunTimes times = timesOf(run.events);
        const QList<PathPiece> path = decidingPath(run.package, times);
        milliseconds sum{0};
        QDateTime before;
        for (const PathPiece& piece : path) {
            RC_ASSERT(piece.length() > 0ms);
            RC_ASSERT(piece.task.isEmpty() == (piece.kind == PathPiece::Kind::Between));
            // Without a hole, but between an end and being opened again.
            const bool begins = std::any_of(
                times.active.cbegin(), times.active.cend(),
                [&](const RunTimes::Interval& interval) { return interval.begin == piece.begin; });
            RC_ASSERT(before == piece.begin || begins);
            before = piece.end;
            sum += piece.length();
        }
        RC_ASSERT(sum == run.summary.makespan);
    }));
}

void TestRunTimes::thePathGoesBackToWhatWasWaitedFor()
{
    const ParentPackage package = chain({{u"a"_s, u"c"_s}, {u"b"_s, u"c"_s}}, 3);
    Scene scene;
    scene.tell(0, RunStarted{u"r"_s, u"P"_s, {}});
    scene.task(u"a"_s, 0, 0, 10);
    scene.task(u"b"_s, 0, 3, 20);
    scene.task(u"c"_s, 20, 20, 25);
    scene.tell(26, RunEnded{RunOutcome::Succeeded});
    QStringList told;
    for (const PathPiece& piece : decidingPath(package, timesOf(scene.events)))
        told.append(u"%1%2:%3"_s.arg(piece.task).arg(int(piece.kind)).arg(piece.length() / 1s));
    QCOMPARE(told.join(u' '), u"b0:3 b1:17 c1:5 2:1"_s);
}

void TestRunTimes::aLateTaskDelaysWhatWaitsForIt()
{
    // a and b before c, c before d. a took 30 instead of 10, b its usual 20: without a's lateness c would
    // have begun at 20.
    const ParentPackage package = chain({{u"a"_s, u"c"_s}, {u"b"_s, u"c"_s}, {u"c"_s, u"d"_s}}, 4);
    Scene scene;
    scene.tell(0, RunStarted{u"r"_s, u"P"_s, {}});
    scene.task(u"a"_s, 0, 0, 30);
    scene.task(u"b"_s, 0, 0, 20);
    scene.task(u"c"_s, 30, 30, 40);
    scene.task(u"d"_s, 40, 40, 41);
    scene.tell(41, RunEnded{RunOutcome::Succeeded});
    const auto delays =
        delaysOf(package, timesOf(scene.events), {{u"a"_s, 10s}, {u"b"_s, 20s}, {u"c"_s, 10s}, {u"d"_s, 1s}});
    QCOMPARE(delays.size(), 1);
    const TaskDelay delay = delays.value(u"a"_s);
    QCOMPARE(delay.own, 20s);
    QCOMPARE(delay.later, (QList<TaskDelay::Later>{{u"c"_s, 10s}, {u"d"_s, 10s}}));
    QCOMPARE(delay.end, 10s);
    QVERIFY(delay.prevented.isEmpty());
    const UsualLengths usual{{u"a"_s, 10s}, {u"b"_s, 20s}};
    QCOMPARE(delayOf(u"a"_s, package, timesOf(scene.events), usual), delay);
    QVERIFY(!delayOf(u"b"_s, package, timesOf(scene.events), usual)); // as usual
    QVERIFY(!delayOf(u"z"_s, package, timesOf(scene.events), usual)); // there is none
}

void TestRunTimes::aJoinAnyWaitsForTheFirst()
{
    ParentPackage package = chain({{u"a"_s, u"c"_s}, {u"b"_s, u"c"_s}}, 3);
    package.tasks[2].join = Join::Any;
    Scene scene;
    scene.tell(0, RunStarted{u"r"_s, u"P"_s, {}});
    scene.task(u"a"_s, 0, 0, 30);
    scene.task(u"b"_s, 0, 0, 20);
    scene.task(u"c"_s, 20, 20, 25);
    scene.tell(30, RunEnded{RunOutcome::Succeeded});
    // Had a taken 12 s as usual, c would have begun then; had b taken 5 s, even earlier.
    const auto delays = delaysOf(package, timesOf(scene.events), {{u"a"_s, 12s}, {u"b"_s, 5s}});
    QCOMPARE(delays.value(u"a"_s).later, (QList<TaskDelay::Later>{{u"c"_s, 8s}}));
    QCOMPARE(delays.value(u"a"_s).end, 10s); // b ended at 20
    QCOMPARE(delays.value(u"b"_s).later, (QList<TaskDelay::Later>{{u"c"_s, 15s}}));
    QCOMPARE(delays.value(u"b"_s).end, 0s); // a ended at 30 all the same
}

void TestRunTimes::aFailureKeepsOthersFromRunning()
{
    const ParentPackage package = chain({{u"a"_s, u"b"_s}, {u"b"_s, u"c"_s}}, 4);
    Scene scene;
    scene.tell(0, RunStarted{u"r"_s, u"P"_s, {}});
    scene.task(u"d"_s, 0, 0, 9);
    scene.task(u"a"_s, 0, 0, 10, TaskOutcome::Failed);
    scene.tell(10, TaskSkipped{u"b"_s, u"a failed"_s});
    scene.tell(10, TaskSkipped{u"c"_s, u"b was skipped"_s});
    scene.tell(10, RunEnded{RunOutcome::Failed});
    const auto delays = delaysOf(package, timesOf(scene.events), {});
    QCOMPARE(delays.size(), 1);
    QCOMPARE(delays.value(u"a"_s).prevented, (QList<TaskId>{u"b"_s, u"c"_s}));
    QCOMPARE(delays.value(u"a"_s).own, 0s);
}

void TestRunTimes::delaysAreWhatAWholeLookSays()
{
    QVERIFY(rc::check("delays", [](quint64 seed) {
        const Played run = play(seed);
        const RunTimes times = timesOf(run.events);
        packagegen::Random random(seed ^ 5);
        UsualLengths usual;
        for (const Task& task : run.package.tasks)
            usual.insert(task.id, std::chrono::seconds(random.below(60)));
        const auto delays = delaysOf(run.package, times, usual);
        // The reference settles every task again and again until nothing changes.
        for (auto it = delays.cbegin(); it != delays.cend(); ++it) {
            const TaskStint* late = times.of(it.key());
            RC_ASSERT(late);
            RC_ASSERT(it->own == 0ms || it->own == late->length(times.until) - usual.value(it.key()));
            RC_ASSERT(it->end <= it->own);
            QHash<TaskId, qint64> earlier{{it.key(), it->own.count()}};
            const auto endOf = [&](const TaskId& task) {
                const TaskStint* stint = times.of(task);
                return stint->ready.toMSecsSinceEpoch() + stint->length(times.until).count();
            };
            for (bool changed = it->own > 0ms; changed;) {
                changed = false;
                for (const Task& task : run.package.tasks) {
                    const TaskStint* stint = times.of(task.id);
                    if (!stint || task.id == it.key() ||
                        (stint->outcome == TaskOutcome::Skipped && !stint->passedOver))
                        continue;
                    QList<qint64> was, would;
                    for (const Constraint& constraint : run.package.constraints) {
                        const TaskStint* before = times.of(constraint.from);
                        if (constraint.to != task.id || !before || !before->outcome ||
                            holds(constraint.kind, *before->outcome,
                                  before->passedOver || run.package.task(constraint.from)->disabled) !=
                                Holds::Yes)
                            continue;
                        was.append(endOf(constraint.from));
                        would.append(endOf(constraint.from) - earlier.value(constraint.from));
                    }
                    if (was.isEmpty())
                        continue;
                    const auto held = [&](const QList<qint64>& ends) {
                        return task.join == Join::Any ? *std::min_element(ends.cbegin(), ends.cend())
                                                      : *std::max_element(ends.cbegin(), ends.cend());
                    };
                    const qint64 ready = stint->ready.toMSecsSinceEpoch();
                    const qint64 lag = std::max<qint64>(0, ready - held(was));
                    const qint64 by = std::max<qint64>(0, ready - (held(would) + lag));
                    if (by != earlier.value(task.id)) {
                        earlier.insert(task.id, by);
                        changed = true;
                    }
                }
            }
            QHash<TaskId, qint64> told{{it.key(), it->own.count()}};
            for (const TaskDelay::Later& later : it->later) {
                RC_ASSERT(later.by <= it->own);
                told.insert(later.task, later.by.count());
            }
            for (const Task& task : run.package.tasks)
                RC_ASSERT(told.value(task.id) == earlier.value(task.id));
            for (const TaskId& task : it->prevented)
                RC_ASSERT(times.of(task)->outcome == TaskOutcome::Skipped);
        }
    }));
}

void TestRunTimes::manyLateTasks()
{
    // 1,000 tasks in 20 chains, each late: the costs stay with what is downstream.
    ParentPackage package;
    Scene scene;
    scene.tell(0, RunStarted{u"r"_s, u"P"_s, {}});
    UsualLengths usual;
    for (int i = 0; i < 1000; ++i) {
        Task task;
        task.id = task.name = u"t%1"_s.arg(i);
        package.tasks.append(task);
        usual.insert(task.id, 5s);
        if (i % 50 > 0) {
            Constraint constraint;
            constraint.id = u"c%1"_s.arg(i);
            constraint.from = u"t%1"_s.arg(i - 1);
            constraint.to = task.id;
            package.constraints.append(constraint);
        }
        scene.task(task.id, 10 * (i % 50), 10 * (i % 50), 10 * (i % 50) + 10);
    }
    const auto delays = delaysOf(package, timesOf(scene.events), usual);
    QCOMPARE(delays.size(), 1000);
    QCOMPARE(delays.value(u"t0"_s).later.size(), 49);
    QCOMPARE(delays.value(u"t0"_s).end, 0s); // the other chains end as late
    QCOMPARE(delays.value(u"t49"_s).later.size(), 0);
}

QTEST_GUILESS_MAIN(TestRunTimes)
#include "tst_runtimes.moc"
