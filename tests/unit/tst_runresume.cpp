// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that outlive their program: taken over, opened again, asked for things by another program.
#include "runscene.h"

#include "run/journalfollower.h"
#include "run/runlock.h"

#include <QSignalSpy>
#include <QTest>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace runscene;
using namespace stellwerk;
using namespace std::chrono_literals;

namespace {

Runner::Past pastOf(const Scene& scene, const RunId& run)
{
    Runner::Past past;
    past.record = *loadRun(scene.file, run);
    past.events = *loadEvents(scene.file, run);
    return past;
}

bool has(const QList<RunEvent>& events, const auto& matches)
{
    return std::any_of(events.cbegin(), events.cend(), matches);
}

template <typename Body>
int count(const QList<RunEvent>& events)
{
    return int(std::count_if(events.cbegin(), events.cend(),
                             [](const RunEvent& event) { return std::holds_alternative<Body>(event.body); }));
}

} // namespace

class TestRunResume : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatRanIsFollowedAndNothingStartedTwice();
    void startWithoutAnswerCarriesTheServersClock();
    void onlyOneProgramLooksAfterARun();
    void lockIsTakenBeforeTheEventsAreRead();
    void leftRunIsInterrupted();
    void failedTasksRunAgainInTheSameRun();
    void unknownIsDecidedByAPerson();
    void anotherProgramAsksThroughTheJournal();
    void followerSeesEveryEventOnce();
    void newerEventsAreRefusedClearly();
    void fullDiskStartsNothingAndLosesNothing();
};

void TestRunResume::whatRanIsFollowedAndNothingStartedTwice()
{
    Scene scene;
    scene.fleet.hold = true;
    RunId run;
    QList<StartOrder> started;
    {
        Journal journal(scene.file);
        Runner runner(&scene.fleet, &journal, &scene.clock);
        QCOMPARE(runner.start(scene.order), QString());
        run = runner.run();
        QTRY_VERIFY(!scene.fleet.orders.isEmpty());
        started = scene.fleet.orders;
        Q_EMIT scene.fleet.startAccepted(started.first().key, {{u"session"_s, 7}});
    } // gone in the middle
    QCOMPARE(interruptedRuns(scene.file)->size(), 1);
    scene.fleet.hold = false;
    QSignalSpy finished(&scene.runner, &Runner::finished);
    QCOMPARE(scene.runner.resume(pastOf(scene, run)), QString());
    QVERIFY(scene.runner.isRunning());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().at(0).value<RunOutcome>(), RunOutcome::Succeeded);
    QCOMPARE(scene.fleet.resumed.size(), started.size());
    for (const ResumeOrder& again : scene.fleet.resumed) {
        const bool first = again.order.key.task == started.first().key.task;
        QCOMPARE(again.known.accepted, first);
        QCOMPARE(again.known.receipt.value(u"session"_s).toInt(), first ? 7 : 0);
        QCOMPARE(again.order.key.attempt, 1);
    }
    // Orders before and after the crash: every task once.
    QSet<TaskId> tasks;
    for (const StartOrder& order : scene.fleet.orders)
        QVERIFY2(!std::exchange(tasks, tasks + QSet{order.key.task}).contains(order.key.task),
                 qPrintable(order.key.task));
    const QList<RunEvent> events = *loadEvents(scene.file, run);
    QCOMPARE(tasks.size(), count<StartRequested>(events));
    QCOMPARE(count<RunTakenOver>(events), 1);
    QCOMPARE(count<RunStarted>(events), 1);
    QVERIFY(interruptedRuns(scene.file)->isEmpty());
    QCOMPARE(loadRun(scene.file, run)->pid, QCoreApplication::applicationPid());
}

void TestRunResume::startWithoutAnswerCarriesTheServersClock()
{
    Scene scene;
    scene.fleet.hold = true;
    for (const ServerSnapshot& server : scene.order.fleet.servers)
        scene.fleet.clocks.insert(server.name, u"2026-11-22T23:31:44.007"_s);
    RunId run;
    {
        Journal journal(scene.file);
        Runner runner(&scene.fleet, &journal, &scene.clock);
        QCOMPARE(runner.start(scene.order), QString());
        run = runner.run();
        QTRY_VERIFY(!scene.fleet.orders.isEmpty());
    }
    QCOMPARE(scene.runner.resume(pastOf(scene, run)), QString());
    QTRY_VERIFY(!scene.fleet.resumed.isEmpty());
    QVERIFY(!scene.fleet.resumed.first().known.accepted);
    QCOMPARE(scene.fleet.resumed.first().known.sentAfterLocal, u"2026-11-22T23:31:44.007"_s);
    QCOMPARE(scene.fleet.resumed.first().known.requestedAt, toDateTime(scene.clock.now()));
}

void TestRunResume::onlyOneProgramLooksAfterARun()
{
    Scene scene;
    scene.fleet.hold = true;
    QCOMPARE(scene.runner.start(scene.order), QString());
    const RunId run = scene.runner.run();
    QTRY_VERIFY(!scene.fleet.orders.isEmpty());
    Journal other(scene.file);
    Runner second(&scene.fleet, &other, &scene.clock);
    const QString refused = second.resume(pastOf(scene, run));
    QVERIFY2(refused.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(refused));
    QVERIFY(!second.hasRun());
    QVERIFY(RunLock::owner(scene.file, run).has_value());
    QVERIFY(interruptedRuns(scene.file)->isEmpty()); // it has an owner
}

// Whoever takes a run up has its lock before reading its events: nobody can have added to them since.
void TestRunResume::lockIsTakenBeforeTheEventsAreRead()
{
    Scene scene;
    scene.fleet.hold = true;
    QCOMPARE(scene.runner.start(scene.order), QString());
    const RunId run = scene.runner.run();
    QTRY_VERIFY(!scene.fleet.orders.isEmpty());
    scene.runner.leave();
    QTRY_VERIFY(!RunLock::owner(scene.file, run));
    auto lock = RunLock::acquire(scene.file, run);
    QVERIFY(lock.has_value());
    Runner::Past past = pastOf(scene, run);
    QVERIFY(!scene.runner.resume(past).isEmpty()); // without the lock: somebody has it
    past.lock = std::make_shared<RunLock>(std::move(*lock));
    QCOMPARE(scene.runner.resume(past), QString());
    QVERIFY(scene.runner.isRunning());
    past.lock.reset();
    QVERIFY(RunLock::owner(scene.file, run).has_value()); // the journal keeps it now
}

void TestRunResume::leftRunIsInterrupted()
{
    Scene scene;
    scene.fleet.hold = true;
    QCOMPARE(scene.runner.start(scene.order), QString());
    const RunId run = scene.runner.run();
    QTRY_VERIFY(!scene.fleet.orders.isEmpty());
    scene.runner.leave();
    QVERIFY(!scene.runner.isRunning());
    QTRY_VERIFY(!RunLock::owner(scene.file, run));
    QCOMPARE(interruptedRuns(scene.file)->constFirst().id, run);
    // The same program may go on with it.
    scene.fleet.hold = false;
    QSignalSpy finished(&scene.runner, &Runner::finished);
    QCOMPARE(scene.runner.resume(pastOf(scene, run)), QString());
    QTRY_COMPARE(finished.size(), 1);
}

void TestRunResume::failedTasksRunAgainInTheSameRun()
{
    Scene scene;
    for (Task& task : scene.order.package.tasks)
        task.retry.count = 0;
    const Task failing = scene.order.package.tasks.first();
    scene.fleet.failing = {failing.job};
    RunId run;
    QSignalSpy finished(&scene.runner, &Runner::finished);
    QCOMPARE(scene.runner.start(scene.order), QString());
    QTRY_COMPARE(finished.size(), 1);
    run = scene.runner.run();
    QVERIFY(finished.first().at(0).value<RunOutcome>() != RunOutcome::Succeeded);
    const qsizetype startsBefore = scene.fleet.orders.size();
    // Another program opens the ended run; nothing happens until it is asked.
    scene.runner.leave();
    QTRY_VERIFY(!RunLock::owner(scene.file, run));
    Journal journal(scene.file);
    Runner second(&scene.fleet, &journal, &scene.clock);
    QSignalSpy again(&second, &Runner::finished);
    QCOMPARE(second.resume(pastOf(scene, run)), QString());
    QVERIFY(!second.isRunning() && second.hasRun());
    scene.fleet.failing.clear();
    QCOMPARE(second.control({ControlVerb::RerunFailed}), QString());
    QVERIFY(second.isRunning());
    QTRY_COMPARE(again.size(), 1);
    QCOMPARE(again.first().at(0).value<RunOutcome>(), RunOutcome::Succeeded);
    const QList<RunEvent> events = *loadEvents(scene.file, run);
    QVERIFY(has(events, [&](const RunEvent& event) {
        const auto* start = std::get_if<StartRequested>(&event.body);
        return start && start->task == failing.id && start->attempt == 2;
    }));
    QVERIFY(scene.fleet.orders.size() > startsBefore);
    QCOMPARE(loadRun(scene.file, run)->outcome, RunOutcome::Succeeded);
    QCOMPARE(listRuns(scene.file)->size(), 1);
}

void TestRunResume::unknownIsDecidedByAPerson()
{
    Scene scene;
    scene.order.package.constraints.clear();
    scene.order.package.tasks = {scene.order.package.tasks.at(0), scene.order.package.tasks.at(1)};
    Constraint constraint;
    constraint.id = u"c1"_s;
    constraint.from = scene.order.package.tasks.at(0).id;
    constraint.to = scene.order.package.tasks.at(1).id;
    scene.order.package.constraints = {constraint};
    scene.fleet.hold = true;
    QSignalSpy finished(&scene.runner, &Runner::finished);
    QCOMPARE(scene.runner.start(scene.order), QString());
    QTRY_COMPARE(scene.fleet.orders.size(), 1);
    Q_EMIT scene.fleet.startFailed(scene.fleet.orders.first().key, FailureKind::ContactLost, u"gone"_s);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().at(0).value<RunOutcome>(), RunOutcome::Unknown);
    QCOMPARE(scene.fleet.orders.size(), 1); // nothing follows from an unknown outcome
    scene.fleet.hold = false;
    QCOMPARE(scene.runner.control({ControlVerb::Decide, constraint.from, TaskOutcome::Succeeded, u"ann"_s}),
             QString());
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(finished.last().at(0).value<RunOutcome>(), RunOutcome::Succeeded);
    QCOMPARE(scene.fleet.orders.size(), 2); // the other one, not the decided one
    QCOMPARE(scene.fleet.orders.last().key.task, constraint.to);
}

void TestRunResume::anotherProgramAsksThroughTheJournal()
{
    Scene scene;
    scene.fleet.hold = true;
    QCOMPARE(scene.runner.start(scene.order), QString());
    const RunId run = scene.runner.run();
    QTRY_VERIFY(!scene.fleet.orders.isEmpty());
    QCOMPARE(requestControl(scene.file, run, {ControlVerb::Pause, {}, TaskOutcome::Unknown, u"bob"_s}),
             QString());
    QTRY_VERIFY(count<RunPaused>(scene.runner.events()) == 1);
    QCOMPARE(requestControl(scene.file, run, {ControlVerb::CancelRun}), QString());
    QTRY_VERIFY(count<CancelRequested>(scene.runner.events()) >= 1);
    scene.runner.leave();
    QTRY_VERIFY(!RunLock::owner(scene.file, run));
    QVERIFY(requestControl(scene.file, run, {ControlVerb::Pause}).contains(u"resume"_s)); // nobody is there
}

void TestRunResume::followerSeesEveryEventOnce()
{
    Scene scene;
    scene.fleet.hold = true;
    QCOMPARE(scene.runner.start(scene.order), QString());
    const RunId run = scene.runner.run();
    QTRY_VERIFY(!scene.fleet.orders.isEmpty());
    JournalFollower follower(scene.file, run, 0);
    QList<RunEvent> seen;
    connect(&follower, &JournalFollower::events, this, [&](const QList<RunEvent>& news) { seen += news; });
    QSignalSpy orphaned(&follower, &JournalFollower::orphaned);
    QTRY_COMPARE(seen.size(), scene.runner.events().size());
    for (const StartOrder& order : QList<StartOrder>(scene.fleet.orders))
        Q_EMIT scene.fleet.startAccepted(order.key, {});
    QTRY_COMPARE(seen.size(), scene.runner.events().size());
    for (qsizetype i = 0; i < seen.size(); ++i)
        QCOMPARE(seen.at(i).sequence, i + 1);
    QVERIFY(orphaned.isEmpty()); // its program lives
    scene.runner.leave();
    QTRY_COMPARE_WITH_TIMEOUT(orphaned.size(), 1, 10'000);
}

void TestRunResume::newerEventsAreRefusedClearly()
{
    Scene scene;
    scene.fleet.hold = true;
    QCOMPARE(scene.runner.start(scene.order), QString());
    QTRY_VERIFY(!scene.fleet.orders.isEmpty());
    Runner::Past past = pastOf(scene, scene.runner.run());
    scene.runner.leave();
    QTRY_VERIFY(!RunLock::owner(scene.file, past.record.id));
    past.events.removeAt(1); // a gap
    const QString error = scene.runner.resume(past);
    QVERIFY2(error.contains(past.record.id), qPrintable(error));
    QVERIFY(!scene.runner.hasRun());
    QTRY_VERIFY(!RunLock::owner(scene.file, past.record.id));
}

// The limit of a file's size stands in for a full disk: writes beyond it fail as they would there.
void TestRunResume::fullDiskStartsNothingAndLosesNothing()
{
#ifdef Q_OS_LINUX
    Scene scene;
    for (Task& task : scene.order.package.tasks)
        task.retry.count = 0;
    scene.fleet.hold = true;
    QSignalSpy broken(&scene.runner, &Runner::journalFailed);
    QSignalSpy finished(&scene.runner, &Runner::finished);
    QCOMPARE(scene.runner.start(scene.order), QString());
    QTRY_VERIFY(!scene.fleet.orders.isEmpty());
    const RunId run = scene.runner.run();
    const QList<StartOrder> started = scene.fleet.orders;
    for (const StartOrder& order : started)
        Q_EMIT scene.fleet.startAccepted(order.key, {{u"session"_s, 7}});
    QTRY_VERIFY(count<StartAccepted>(*loadEvents(scene.file, run)) == started.size());
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto oldHandler = ::signal(SIGXFSZ, SIG_IGN); // the write fails instead
    rlimit full = before;
    full.rlim_cur = 1024;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &full), 0);
    for (const StartOrder& order : started)
        Q_EMIT scene.fleet.ended(order.key, TaskOutcome::Succeeded, FailureKind::None, {});
    QTRY_VERIFY(!broken.isEmpty());
    const QString said = broken.first().first().toString();
    QVERIFY2(said.contains(scene.file) && said.contains(u"free space"_s), qPrintable(said));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(scene.fleet.orders.size(), started.size()); // nothing new was started
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    ::signal(SIGXFSZ, oldHandler);
    // Space again: what ended is followed to its true end by whoever takes the run up, and nothing starts
    // twice.
    QCOMPARE(scene.runner.control({ControlVerb::RerunFailed}), QString());
    QTRY_VERIFY(scene.fleet.orders.size() > started.size());
    for (const StartOrder& order : scene.fleet.orders.mid(started.size()))
        QVERIFY(std::none_of(started.cbegin(), started.cend(),
                             [&](const StartOrder& old) { return old.key.task == order.key.task; }));
    const QList<RunEvent> events = *loadEvents(scene.file, run);
    for (qsizetype i = 0; i < events.size(); ++i)
        QCOMPARE(events.at(i).sequence, i + 1);
#else
    QSKIP("limits of file sizes are Linux's");
#endif
}

QTEST_GUILESS_MAIN(TestRunResume)
#include "tst_runresume.moc"
