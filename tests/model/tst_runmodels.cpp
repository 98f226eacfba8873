// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runmodel.h"
#include "run/timelinemodel.h"
#include "virtualrun.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace virtualrun;

class TestRunModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followARun();
    void rowsOfATask();
    void barsOfAttempts();
};

void TestRunModels::followARun()
{
    RunModel run;
    TimelineModel timeline;
    QAbstractItemModelTester runTester(&run, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QAbstractItemModelTester timelineTester(&timeline, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (quint64 seed = 0; seed < 40; ++seed) {
        packagegen::Random random(seed);
        const FleetSnapshot fleet = packagegen::fleet(random);
        const ParentPackage package = packagegen::runnable(random, fleet);
        run.begin(package);
        timeline.begin(package);
        QSignalSpy ended(&run, &RunModel::runEnded);
        World world(package, fleet, seed, {});
        qsizetype read = 0;
        world.afterStep = [&] {
            for (; read < world.events.size(); ++read) {
                run.apply(world.events.at(read));
                timeline.apply(world.events.at(read));
            }
            // The events alone tell the machine's own states, at every moment.
            for (const Task& task : package.tasks) {
                QCOMPARE(run.row(task.id)->state, world.machine.state(task.id));
                QCOMPARE(run.row(task.id)->outcome, world.machine.outcome(task.id));
            }
            int open = 0;
            for (const TimelineModel::Bar& bar : timeline.bars())
                open += bar.outcome ? 0 : 1;
            QCOMPARE(open, world.machine.activeTasks());
        };
        QVERIFY(world.run());
        QCOMPARE(ended.size(), 1);
        const RunModel::Counts counts = run.counts();
        QCOMPARE(counts.waiting + counts.active, 0);
        QCOMPARE(counts.succeeded + counts.warnings + counts.failed + counts.cancelled + counts.skipped +
                     counts.unknown,
                 int(package.tasks.size()));
    }
}

void TestRunModels::rowsOfATask()
{
    ParentPackage package;
    Task task;
    task.id = u"t1"_s;
    task.name = u"Load"_s;
    package.tasks = {task};
    RunModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.begin(package);
    QSignalSpy changed(&model, &RunModel::taskStateChanged);
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    model.apply({1, at, RunStarted{u"r"_s, u"P"_s, {}}});
    QVERIFY(model.isActive());
    model.apply({2, at, TaskReady{u"t1"_s}});
    model.apply({3, at, TaskPlaced{u"t1"_s, u"SQL01"_s, u"why"_s}});
    model.apply({4, at, StartRequested{u"t1"_s, u"SQL01"_s, 1}});
    model.apply({5, at.addSecs(1), AttemptStarted{u"t1"_s, u"SQL01"_s, 1, {}}});
    const QModelIndex row = model.index(0, RunModel::Duration);
    QCOMPARE(row.data(RunModel::StateRole).toInt(), int(TaskState::Running));
    QCOMPARE(row.data(RunModel::OutcomeRole).toInt(), -1);
    QVERIFY(!row.data().isValid());
    model.apply(
        {6, at.addSecs(3),
         AttemptEnded{u"t1"_s, u"SQL01"_s, 1, TaskOutcome::Failed, FailureKind::JobFailed, u"bad"_s}});
    model.apply(
        {7, at.addSecs(3),
         TaskEnded{u"t1"_s, u"SQL01"_s, TaskOutcome::Failed, 1, {}, {}, FailureKind::JobFailed, u"bad"_s}});
    QCOMPARE(row.data().toInt(), 2000);
    QCOMPARE(row.data(RunModel::OutcomeRole).toInt(), int(TaskOutcome::Failed));
    QCOMPARE(row.data(RunModel::ErrorRole).toString(), u"bad"_s);
    model.apply({8, at.addSecs(3), RunEnded{RunOutcome::Failed}});
    QVERIFY(!model.isActive());
    QCOMPARE(model.outcome(), RunOutcome::Failed);
    QCOMPARE(changed.size(), 6);
    model.apply({9, at, TaskReady{u"stranger"_s}}); // not of this package
}

void TestRunModels::barsOfAttempts()
{
    ParentPackage package;
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.begin(package);
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    model.apply({1, at, StartRequested{u"t1"_s, u"B"_s, 1}});
    model.apply({2, at, StartRequested{u"t2"_s, u"A"_s, 1}});
    model.apply(
        {3, at.addSecs(1), AttemptEnded{u"t1"_s, u"B"_s, 1, TaskOutcome::Failed, FailureKind::Refused, {}}});
    model.apply({4, at.addSecs(2), StartRequested{u"t1"_s, u"A"_s, 2}});
    model.apply({5, at.addSecs(3), AttemptStarted{u"t1"_s, u"A"_s, 2, {}}});
    QCOMPARE(model.servers(), (QStringList{u"B"_s, u"A"_s}));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.bars().at(0).outcome, TaskOutcome::Failed);
    QVERIFY(!model.bars().at(0).started.isValid());
    QCOMPARE(model.bars().at(2).started, at.addSecs(3));
    QVERIFY(!model.bars().at(2).ended.isValid());
    QCOMPARE(model.index(2, TimelineModel::Outcome).data().toInt(), -1);
}

QTEST_GUILESS_MAIN(TestRunModels)
#include "tst_runmodels.moc"
