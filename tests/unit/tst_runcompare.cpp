// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two runs side by side: what moved the end adds up, whatever happened in them.
#include "run/runcompare.h"
#include "run/runsummary.h"
#include "virtualrun.h"

#include <QJsonArray>
#include <QTest>

#include <rapidcheck.h>

using namespace virtualrun;
using std::chrono::milliseconds;

namespace {

Replay play(const ParentPackage& package, const FleetSnapshot& fleet, quint64 seed)
{
    packagegen::Random random(seed);
    Behaviour behaviour;
    behaviour.again = random.below(3);
    behaviour.control = random.oneIn(3) ? 20 : 0;
    World world(package, fleet, seed, behaviour);
    RC_ASSERT(world.run());
    Replay replay;
    replay.record.id = u"r%1"_s.arg(seed);
    replay.record.package = package;
    replay.record.fleet = fleet;
    replay.events = world.events;
    return replay;
}

QDateTime at(int second)
{
    return QDateTime::fromSecsSinceEpoch(1'000'000 + second, Qt::UTC);
}

// a before b, with these lengths; b waited before it ran.
Replay chain(int a, int bWaited, int b, const QString& server = u"SQL01"_s)
{
    Replay replay;
    for (const QString& id : {u"a"_s, u"b"_s}) {
        Task task;
        task.id = id;
        task.name = id.toUpper();
        replay.record.package.tasks.append(task);
    }
    Constraint constraint;
    constraint.id = u"c"_s;
    constraint.from = u"a"_s;
    constraint.to = u"b"_s;
    replay.record.package.constraints.append(constraint);
    const auto tell = [&](int second, RunEventBody body) {
        replay.events.append({qint64(replay.events.size() + 1), at(second), std::move(body)});
    };
    const auto task = [&](const QString& id, const QString& where, int ready, int started, int ended) {
        tell(ready, TaskReady{id});
        tell(ready, StartRequested{id, where, 1});
        tell(started, AttemptStarted{id, where, 1, {}});
        tell(ended, AttemptEnded{id, where, 1, TaskOutcome::Succeeded, FailureKind::None, {}});
        tell(ended, TaskEnded{id, where, TaskOutcome::Succeeded, 1, {}, {}, FailureKind::None, {}});
    };
    tell(0, RunStarted{u"r"_s, u"P"_s, {}});
    task(u"a"_s, u"SQL01"_s, 0, 0, a);
    task(u"b"_s, server, a, a + bWaited, a + bWaited + b);
    tell(a + bWaited + b, RunEnded{RunOutcome::Succeeded});
    return replay;
}

} // namespace

class TestRunCompare : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatMovedTheEndAddsUp();
    void aRunAgainstItselfMovedNothing();
    void tellsWhatDiffers();
    void tasksOfOneOnly();
    void asJson();
};

void TestRunCompare::whatMovedTheEndAddsUp()
{
    QVERIFY(rc::check("contributions", [](quint64 seed, quint64 other) {
        packagegen::Random random(seed);
        const FleetSnapshot fleet = packagegen::fleet(random);
        const ParentPackage package = packagegen::runnable(random, fleet);
        const Replay first = play(package, fleet, seed);
        const bool changed = random.oneIn(3); // another version of the package
        const Replay second = play(changed ? packagegen::runnable(random, fleet) : package, fleet, other);
        const RunComparison both = compareRuns(first, second);
        milliseconds sum{0};
        for (const RunComparison::Row& row : both.rows)
            sum += row.moved;
        RC_ASSERT(sum == both.moved());
        RC_ASSERT(both.firstMakespan == first.summary().makespan);
        RC_ASSERT(both.secondMakespan == second.summary().makespan);
        RC_ASSERT(both.samePackage == (first.record.package == second.record.package));
        // The other way round everything has the other sign.
        const RunComparison back = compareRuns(second, first);
        RC_ASSERT(back.moved() == -both.moved());
        QHash<TaskId, milliseconds> moved;
        for (const RunComparison::Row& row : both.rows)
            moved.insert(row.task, row.moved);
        for (const RunComparison::Row& row : back.rows)
            RC_ASSERT(row.moved == -moved.value(row.task));
    }));
}

void TestRunCompare::aRunAgainstItselfMovedNothing()
{
    QVERIFY(rc::check("itself", [](quint64 seed) {
        packagegen::Random random(seed);
        const FleetSnapshot fleet = packagegen::fleet(random);
        const Replay run = play(packagegen::runnable(random, fleet), fleet, seed);
        for (const RunComparison::Row& row : compareRuns(run, run).rows) {
            RC_ASSERT(row.moved == 0ms);
            RC_ASSERT(row.first == row.second);
            RC_ASSERT(!row.otherServer() && !row.otherOutcome());
            RC_ASSERT(row.startedLater().value_or(0ms) == 0ms);
        }
    }));
}

void TestRunCompare::tellsWhatDiffers()
{
    const RunComparison both = compareRuns(chain(10, 0, 20), chain(25, 5, 18, u"SQL02"_s));
    QCOMPARE(both.moved(), 18s);
    QCOMPARE(both.rows.size(), 2);
    QCOMPARE(both.rows.first().task, u"a"_s);
    QCOMPARE(both.rows.first().moved, 15s);
    QCOMPARE(both.rows.first().ranLonger(), 15s);
    const RunComparison::Row& b = both.rows.last();
    QCOMPARE(b.name, u"B"_s);
    QCOMPARE(b.moved, 3s); // five more of waiting, two less of running
    QCOMPARE(b.startedLater(), 20s);
    QCOMPARE(b.ranLonger(), -2s);
    QCOMPARE(b.waitedLonger(), 5s);
    QVERIFY(b.otherServer());
    QVERIFY(!b.otherOutcome());
}

void TestRunCompare::tasksOfOneOnly()
{
    Replay second = chain(10, 0, 20);
    second.record.package.tasks.removeFirst();
    second.record.package.constraints.clear();
    second.events.removeIf([](const RunEvent& event) {
        const auto* ready = std::get_if<TaskReady>(&event.body);
        return ready && ready->task == u"a"_s;
    });
    const RunComparison both = compareRuns(chain(10, 0, 20), second);
    QVERIFY(!both.samePackage);
    const auto a = std::find_if(both.rows.cbegin(), both.rows.cend(),
                                [](const RunComparison::Row& row) { return row.task == u"a"_s; });
    QVERIFY(a != both.rows.cend());
    QVERIFY(a->first && !a->second);
    QVERIFY(!a->ranLonger());
    // Where cards stand is no other version.
    Replay moved = chain(10, 0, 20);
    moved.record.package.layout.insert(u"a"_s, {100, 100});
    QVERIFY(compareRuns(chain(10, 0, 20), moved).samePackage);
}

void TestRunCompare::asJson()
{
    const QJsonObject json = toJson(compareRuns(chain(10, 0, 20), chain(25, 5, 18)));
    QCOMPARE(json.value(u"moved_end_ms"_s).toInt(), 18'000);
    const QJsonArray tasks = json.value(u"tasks"_s).toArray();
    QCOMPARE(tasks.size(), 2);
    QCOMPARE(tasks.at(0).toObject().value(u"moved_end_ms"_s).toInt(), 15'000);
    QCOMPARE(tasks.at(1).toObject().value(u"second"_s).toObject().value(u"waited_ms"_s).toInt(), 5'000);
}

QTEST_GUILESS_MAIN(TestRunCompare)
#include "tst_runcompare.moc"
