// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The driver: durable before told and sent, on a virtual clock with a fleet that is a class.
#include "runscene.h"

#include <QSignalSpy>
#include <QTest>

using namespace runscene;
using namespace stellwerk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestRunner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sampleRunsToItsEnd();
    void startIsDurableBeforeItIsSent();
    void cancelStopsWhatRuns();
    void alarmsComeFromTheClock();
    void brokenJournalStartsNothing();
    void refusesWhatCannotRun();
};

void TestRunner::sampleRunsToItsEnd()
{
    Scene scene;
    scene.fleet.failing = {u"Verify Exchange Rates"_s};
    QList<RunEvent> told;
    connect(&scene.runner, &Runner::event, this, [&](const RunEvent& event) { told.append(event); });
    QSignalSpy finished(&scene.runner, &Runner::finished);
    QCOMPARE(scene.runner.start(scene.order), QString());
    QVERIFY(scene.runner.isRunning());
    QVERIFY(!scene.runner.start(scene.order).isEmpty()); // one at a time
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!scene.runner.isRunning());
    QCOMPARE(finished.first().at(0).value<RunOutcome>(), RunOutcome::SucceededWithWarnings);
    const auto summary = finished.first().at(1).value<RunSummary>();
    QCOMPARE(summary.failed, 1);
    QCOMPARE(summary.succeeded, int(scene.order.package.tasks.size()) - 1);
    for (qsizetype i = 0; i < told.size(); ++i)
        QCOMPARE(told.at(i).sequence, i + 1);
    QCOMPARE(loadEvents(scene.file, scene.runner.run())->size(), told.size());
    QCOMPARE(loadRun(scene.file, scene.runner.run())->outcome, RunOutcome::SucceededWithWarnings);
    // A second run on the same runner.
    QCOMPARE(scene.runner.start(scene.order), QString());
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(listRuns(scene.file)->size(), 2);
}

void TestRunner::startIsDurableBeforeItIsSent()
{
    Scene scene;
    int checked = 0;
    scene.fleet.onStart = [&](const StartOrder& order) {
        const auto events = loadEvents(scene.file, order.key.run);
        QVERIFY(events.has_value());
        const bool found = std::any_of(events->cbegin(), events->cend(), [&](const RunEvent& event) {
            const auto* start = std::get_if<StartRequested>(&event.body);
            return start && start->task == order.key.task && start->attempt == order.key.attempt;
        });
        QVERIFY2(found, qPrintable(order.key.task));
        ++checked;
    };
    QSignalSpy finished(&scene.runner, &Runner::finished);
    QCOMPARE(scene.runner.start(scene.order), QString());
    QVERIFY(scene.fleet.orders.isEmpty()); // nothing before the event loop said that it is on disk
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(checked, int(scene.fleet.orders.size()));
}

void TestRunner::cancelStopsWhatRuns()
{
    Scene scene;
    scene.fleet.hold = true;
    QSignalSpy finished(&scene.runner, &Runner::finished);
    QCOMPARE(scene.runner.start(scene.order), QString());
    QTRY_VERIFY(!scene.fleet.orders.isEmpty());
    const QList<StartOrder> orders = scene.fleet.orders;
    for (const StartOrder& order : orders)
        Q_EMIT scene.fleet.startAccepted(order.key, {});
    QCOMPARE(scene.runner.control({ControlVerb::CancelTask, orders.first().key.task}), QString());
    QCOMPARE(scene.runner.control({ControlVerb::CancelRun}), QString());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().at(0).value<RunOutcome>(), RunOutcome::Cancelled);
    QCOMPARE(scene.fleet.orders.size(), orders.size());
}

void TestRunner::alarmsComeFromTheClock()
{
    Scene scene;
    scene.order.package.constraints.clear();
    scene.order.package.tasks = {scene.order.package.tasks.first()};
    scene.order.package.tasks[0].retry = {1, 60s, 2.0};
    scene.fleet.failing = {scene.order.package.tasks.first().job};
    QSignalSpy finished(&scene.runner, &Runner::finished);
    QCOMPARE(scene.runner.start(scene.order), QString());
    QTRY_VERIFY(scene.clock.isSet());
    scene.clock.advance(59s);
    QCOMPARE(scene.fleet.orders.size(), 1);
    scene.clock.advance(1s);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(scene.fleet.orders.size(), 2);
    QCOMPARE(finished.first().at(0).value<RunOutcome>(), RunOutcome::Failed);
}

void TestRunner::brokenJournalStartsNothing()
{
    QTemporaryDir folder;
    QFile garbage(folder.filePath(u"runs.sqlite"_s));
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    garbage.write(QByteArray(5000, 'x'));
    garbage.close();
    Scene scene;
    Journal journal(garbage.fileName());
    Runner runner(&scene.fleet, &journal, &scene.clock);
    QSignalSpy finished(&runner, &Runner::finished);
    QSignalSpy broken(&runner, &Runner::journalFailed);
    for (Task& task : scene.order.package.tasks)
        task.retry.count = 0; // nobody advances this clock
    QCOMPARE(runner.start(scene.order), QString());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(scene.fleet.orders.isEmpty());
    QVERIFY(!broken.isEmpty());
    QCOMPARE(finished.first().at(0).value<RunOutcome>(), RunOutcome::Failed);
}

void TestRunner::refusesWhatCannotRun()
{
    Scene scene;
    QSignalSpy finished(&scene.runner, &Runner::finished);
    Runner::Order order;
    QVERIFY(scene.runner.start(order).contains(u"no tasks"_s));
    QVERIFY(!scene.runner.isRunning());
    QVERIFY(!scene.runner.control({ControlVerb::CancelRun}).isEmpty()); // nothing to cancel
    QVERIFY(listRuns(scene.file)->isEmpty());
    QVERIFY(finished.isEmpty());
}

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
