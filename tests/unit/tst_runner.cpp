// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The driver: durable before told and sent, on a virtual clock with a fleet that is a class.
#include "package/packagefile.h"
#include "run/agentport.h"
#include "run/journal.h"
#include "run/runclock.h"
#include "run/runner.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <map>

using namespace stellwerk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

class VirtualClock final : public RunClock
{
public:
    [[nodiscard]] RunTime now() const override { return m_now; }
    void wakeAt(RunTime time) override { m_alarm = time; }
    void advance(std::chrono::milliseconds by)
    {
        m_now += by;
        if (m_alarm && *m_alarm <= m_now) {
            m_alarm.reset();
            Q_EMIT due();
        }
    }
    [[nodiscard]] bool isSet() const { return m_alarm.has_value(); }

private:
    RunTime m_now{1'800'000'000s};
    std::optional<RunTime> m_alarm;
};

// Ends every job at once, later in the event loop, unless told otherwise.
class VirtualFleet final : public AgentPort
{
public:
    void start(const StartOrder& order) override
    {
        orders.append(order);
        if (onStart)
            onStart(order);
        if (hold)
            return;
        QTimer::singleShot(0, this, [this, order] {
            Q_EMIT startAccepted(order.key, {});
            Q_EMIT running(order.key, u"2026-11-22T23:00:00"_s);
            Q_EMIT stepFinished(order.key, 1, u"Load"_s, RunStatus::Succeeded, u"done"_s, 1s);
            const bool fails = failing.contains(order.job);
            Q_EMIT ended(order.key, fails ? TaskOutcome::Failed : TaskOutcome::Succeeded,
                         fails ? FailureKind::JobFailed : FailureKind::None, fails ? u"bad"_s : QString());
        });
    }
    void stop(const AttemptKey& key) override
    {
        QTimer::singleShot(0, this,
                           [this, key] { Q_EMIT ended(key, TaskOutcome::Cancelled, FailureKind::None, {}); });
    }
    void resume(const StartOrder& order, const Recovery& known) override
    {
        resumed.append({order, known});
        QTimer::singleShot(0, this, [this, order, known] {
            if (!known.accepted)
                Q_EMIT startAccepted(order.key, {});
            Q_EMIT ended(order.key, TaskOutcome::Succeeded, FailureKind::None, {});
        });
    }
    QString serverClock(const QString& server) const override { return clocks.value(server); }
    void abandon(const AttemptKey& key) override { abandoned.append(key); }

    QList<ResumeOrder> resumed;
    QHash<QString, QString> clocks;
    QList<StartOrder> orders;
    QList<AttemptKey> abandoned;
    QSet<QString> failing;
    bool hold = false;
    std::function<void(const StartOrder&)> onStart;
};

struct Scene
{
    Scene()
    {
        QVERIFY(folder.isValid());
        const auto loaded =
            loadPackage(QStringLiteral(STELLWERK_SOURCE_DIR "/resources/samples/nightly-load.stellwerk"));
        QVERIFY(loaded.has_value());
        order.package = loaded->package;
        order.file = u"nightly-load.stellwerk"_s;
        for (int i = 1; i <= 6; ++i) {
            ServerSnapshot server;
            server.name = u"SQL0%1"_s.arg(i);
            server.group = i == 4 || i == 5 ? u"Production/Warehouse"_s : u"Production/Sources"_s;
            server.tags = i == 4 || i == 5 ? QStringList{u"warehouse"_s} : QStringList{};
            order.fleet.servers.append(server);
        }
    }
    QTemporaryDir folder;
    QString file = folder.filePath(u"runs.sqlite"_s);
    VirtualClock clock;
    VirtualFleet fleet;
    Journal journal{file};
    Runner runner{&fleet, &journal, &clock};
    Runner::Order order;
};

} // namespace

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
    scene.runner.cancelTask(orders.first().key.task);
    scene.runner.cancel();
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
    scene.runner.cancel(); // nothing to cancel
    QVERIFY(listRuns(scene.file)->isEmpty());
    QVERIFY(finished.isEmpty());
}

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
