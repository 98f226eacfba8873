// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// docs/semantics.md, row by row: the numbers in the data rows are the document's.
#include "machinestage.h"
#include "run/constraintlogic.h"
#include "run/runevents_json.h"

#include <QTest>

using namespace machinestage;
using namespace stellwerk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestRunMachine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void constraint_data();
    void constraint();
    void joins();
    void tasksThatDoNotRun();
    void attempts();
    void refusedStartMovesOn_data();
    void refusedStartMovesOn();
    void retries();
    void timeouts();
    void cancelTask();
    void cancelRun();
    void limits();
    void placement();
    void runOutcome();
    void strayAnswersAreIgnored();
    void stepsOfAnEmptyPackage();
};

void TestRunMachine::constraint_data()
{
    QTest::addColumn<TaskOutcome>("outcome");
    QTest::addColumn<bool>("passedOver");
    QTest::addColumn<QString>("holding"); // kinds that hold
    using enum TaskOutcome;
    QTest::newRow("1.1") << Succeeded << false << u"success completion"_s;
    QTest::newRow("1.2") << SucceededWithWarnings << false << u"success completion"_s;
    QTest::newRow("1.3") << Failed << false << u"failure completion"_s;
    QTest::newRow("1.4") << Cancelled << false << u"completion"_s;
    QTest::newRow("1.5") << Skipped << false << u""_s;
    QTest::newRow("1.6") << Unknown << false << u""_s;
    QTest::newRow("1.7") << Skipped << true << u"success completion"_s;
}

void TestRunMachine::constraint()
{
    QFETCH(TaskOutcome, outcome);
    QFETCH(bool, passedOver);
    QFETCH(QString, holding);
    QStringList found;
    const std::pair<ConstraintKind, QString> kinds[]{{ConstraintKind::Success, u"success"_s},
                                                     {ConstraintKind::Failure, u"failure"_s},
                                                     {ConstraintKind::Completion, u"completion"_s}};
    for (const auto& [kind, word] : kinds) {
        if (holds(kind, outcome, passedOver) == Holds::Yes)
            found.append(word);
    }
    QCOMPARE(found.join(u' '), holding);
    if (outcome == TaskOutcome::Skipped)
        return;                              // no server answers so; tasksThatDoNotRun() sees it through
    for (const auto& [kind, word] : kinds) { // and through the machine
        Stage stage(u"a b"_s, u"a>b "_s + word);
        stage.begin().end(u"a"_s, outcome);
        QCOMPARE(stage.started() == u"a b", found.contains(word));
        QCOMPARE(stage.outcome(u"b"_s), found.contains(word) ? u"starting"_s : u"skipped"_s);
    }
}

void TestRunMachine::joins()
{
    Stage roots(u"a b c"_s);
    QCOMPARE(roots.begin().started(), u"a b c"_s); // 2.1

    Stage all(u"a b c"_s, u"a>c success, b>c success"_s);
    all.begin().end(u"a"_s);
    QCOMPARE(all.outcome(u"c"_s), u"waiting"_s); // 2.2
    QCOMPARE(all.end(u"b"_s).started(), u"a b c"_s);

    Stage dead(u"a b c"_s, u"a>c success, b>c success"_s);
    dead.begin().end(u"a"_s, kFailed);
    QCOMPARE(dead.outcome(u"c"_s), u"skipped"_s); // at once, b still runs
    QCOMPARE(dead.all<TaskSkipped>().first().why, u"It needs the success of 'a', which failed."_s);

    Stage any(u"a b c"_s, u"a>c success, b>c success"_s);
    any.task(u"c"_s).join = Join::Any;
    any.begin().end(u"a"_s, kFailed);
    QCOMPARE(any.outcome(u"c"_s), u"waiting"_s);
    any.end(u"b"_s);
    QCOMPARE(any.started(), u"a b c"_s); // 2.3

    Stage once(u"a b c"_s, u"a>c success, b>c success"_s);
    once.task(u"c"_s).join = Join::Any;
    once.begin().end(u"a"_s).end(u"c"_s).end(u"b"_s);
    QCOMPARE(once.started(), u"a b c"_s);
    QCOMPARE(once.run(), u"succeeded"_s);

    Stage none(u"a b c"_s, u"a>c success, b>c success"_s);
    none.task(u"c"_s).join = Join::Any;
    QCOMPARE(none.begin().end(u"a"_s, kFailed).end(u"b"_s, kFailed).outcome(u"c"_s), u"skipped"_s);
}

void TestRunMachine::tasksThatDoNotRun()
{
    Stage chain(u"a b c"_s, u"a>b failure, b>c completion"_s);
    chain.begin().end(u"a"_s);
    QCOMPARE(chain.outcome(u"b"_s), u"skipped"_s); // 3.1
    QCOMPARE(chain.outcome(u"c"_s), u"skipped"_s);
    QCOMPARE(chain.run(), u"succeeded"_s);

    Stage disabled(u"a b c d"_s, u"a>b success, b>c success, b>d failure"_s);
    disabled.task(u"b"_s).disabled = true;
    disabled.begin().end(u"a"_s);
    QCOMPARE(disabled.outcome(u"b"_s), u"skipped"_s); // 3.2
    QCOMPARE(disabled.started(), u"a c"_s);
    QCOMPARE(disabled.outcome(u"d"_s), u"skipped"_s);

    Stage unreached(u"a b c"_s, u"a>b success, b>c completion"_s);
    unreached.task(u"b"_s).disabled = true;
    unreached.begin().end(u"a"_s, kFailed);
    QCOMPARE(unreached.outcome(u"c"_s), u"skipped"_s); // 3.3

    Stage nowhere(u"a b"_s, u"a>b failure"_s);
    nowhere.task(u"a"_s).where.servers = {u"GONE"_s};
    nowhere.task(u"a"_s).retry.count = 3;
    nowhere.begin();
    QCOMPARE(nowhere.outcome(u"a"_s), u"failed"_s); // 3.4
    QCOMPARE(nowhere.all<TaskEnded>().first().failure, FailureKind::NoCandidate);
    QCOMPARE(nowhere.all<TaskEnded>().first().attempts, 0);
    QCOMPARE(nowhere.started(), u"b"_s);

    Stage circle(u"a b c d"_s, u"b>c success, c>b success, c>d completion"_s);
    circle.begin().end(u"a"_s);
    QCOMPARE(circle.outcome(u"b"_s), u"skipped"_s); // 3.5
    QCOMPARE(circle.outcome(u"d"_s), u"skipped"_s);
    QCOMPARE(circle.run(), u"succeeded"_s);

    Stage cancelled(u"a b c"_s, u"a>b success, b>c completion"_s);
    cancelled.begin().feed(input::CancelTask{u"b"_s});
    QCOMPARE(cancelled.outcome(u"b"_s), u"cancelled"_s); // 3.6
    QCOMPARE(cancelled.all<TaskEnded>().first().attempts, 0);
    QCOMPARE(cancelled.started(), u"a c"_s);
}

void TestRunMachine::attempts()
{
    Stage well(u"a"_s);
    well.begin().end(u"a"_s);
    QCOMPARE(well.outcome(u"a"_s), u"succeeded"_s); // 4.1

    Stage step(u"a"_s);
    step.begin().accept(u"a"_s).feed(input::StepDone{step.key(u"a"_s), 1, u"Load"_s, kFailed, {}, 1s});
    step.end(u"a"_s);
    QCOMPARE(step.outcome(u"a"_s), u"succeeded_with_warnings"_s); // 4.2
    QCOMPARE(step.run(), u"succeeded_with_warnings"_s);

    Stage mended(u"a"_s);
    mended.begin().accept(u"a"_s).feed(input::StepDone{mended.key(u"a"_s), 1, u"Load"_s, kFailed, {}, 1s});
    mended.feed(input::StepDone{mended.key(u"a"_s), 1, u"Load"_s, TaskOutcome::Succeeded, {}, 1s});
    QCOMPARE(mended.end(u"a"_s).outcome(u"a"_s), u"succeeded"_s);

    Stage failed(u"a"_s);
    failed.begin().end(u"a"_s, kFailed);
    QCOMPARE(failed.outcome(u"a"_s), u"failed"_s); // 4.3
    QCOMPARE(failed.all<TaskEnded>().first().failure, FailureKind::JobFailed);

    Stage lost(u"a"_s); // 4.5
    lost.task(u"a"_s).where.servers = {u"S1"_s, u"S2"_s};
    lost.task(u"a"_s).retry.count = 2;
    lost.begin().refuse(u"a"_s, FailureKind::ContactLost);
    QCOMPARE(lost.outcome(u"a"_s), u"unknown"_s);
    QCOMPARE(lost.started(), u"a"_s);
    Stage lostLater(u"a"_s);
    lostLater.task(u"a"_s).retry.count = 2;
    QCOMPARE(lostLater.begin().end(u"a"_s, TaskOutcome::Unknown).run(), u"unknown"_s);

    Stage stopped(u"a"_s); // 4.6
    stopped.task(u"a"_s).retry.count = 2;
    QCOMPARE(stopped.begin().end(u"a"_s, kCancelled).outcome(u"a"_s), u"cancelled"_s);

    Stage startOnly(u"a"_s); // 4.7
    startOnly.task(u"a"_s).mode = TaskMode::StartOnly;
    startOnly.begin();
    QVERIFY(!startOnly.attempts.value(u"a"_s).watch);
    startOnly.accept(u"a"_s);
    QCOMPARE(startOnly.outcome(u"a"_s), u"succeeded"_s);
}

void TestRunMachine::refusedStartMovesOn_data()
{
    QTest::addColumn<FailureKind>("kind");
    using enum FailureKind;
    for (const FailureKind kind : {Unreachable, Login, Permission, NoSuchJob, FailureKind::AlreadyRunning,
                                   AgentStopped, NoTarget, Refused, Disabled})
        QTest::newRow(qPrintable(u"4.4 "_s + wordOf(kind))) << kind;
}

void TestRunMachine::refusedStartMovesOn()
{
    QFETCH(FailureKind, kind);
    Stage stage(u"a"_s);
    stage.task(u"a"_s).where.servers = {u"S1"_s, u"S2"_s, u"S3"_s};
    stage.begin();
    QSet<QString> servers;
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(stage.outcome(u"a"_s), u"starting"_s);
        servers.insert(stage.attempts.value(u"a"_s).server);
        stage.refuse(u"a"_s, kind);
    }
    QCOMPARE(servers.size(), 3); // each once
    QCOMPARE(stage.outcome(u"a"_s), u"failed"_s);
    QCOMPARE(stage.all<TaskEnded>().first().failure, kind);
    QCOMPARE(stage.all<TaskEnded>().first().attempts, 3);
}

void TestRunMachine::retries()
{
    Stage stage(u"a b"_s, u"a>b failure"_s);
    stage.task(u"a"_s).retry = {2, 10s, 3.0};
    stage.begin().end(u"a"_s, kFailed);
    QCOMPARE(stage.outcome(u"a"_s), u"waiting_to_retry"_s); // 5.1
    QCOMPARE(stage.machine->usedSlots(u"S1"_s), 0);         // 5.2
    stage.wait(9s);
    QCOMPARE(stage.started(), u"a"_s);
    stage.wait(1s);
    QCOMPARE(stage.started(), u"a a"_s);
    stage.end(u"a"_s, kFailed).wait(29s);
    QCOMPARE(stage.started(), u"a a"_s);
    stage.wait(1s);
    QCOMPARE(stage.started(), u"a a a"_s);
    stage.end(u"a"_s, kFailed);
    QCOMPARE(stage.outcome(u"a"_s), u"failed"_s);
    QCOMPARE(stage.started(), u"a a a b"_s);

    Stage again(u"a"_s);
    again.task(u"a"_s).retry = {1, 0s, 2.0};
    again.begin().end(u"a"_s, kFailed);
    QCOMPARE(again.started(), u"a a"_s); // no wait: at once
    QCOMPARE(again.end(u"a"_s).run(), u"succeeded"_s);

    Stage elsewhere(u"a"_s); // 5.1, 5.3: moving on does not count, and a retry begins with all candidates
    elsewhere.task(u"a"_s).where.servers = {u"S1"_s, u"S2"_s};
    elsewhere.task(u"a"_s).retry = {1, 5s, 2.0};
    elsewhere.begin().refuse(u"a"_s, FailureKind::NoSuchJob).refuse(u"a"_s, FailureKind::NoSuchJob);
    QCOMPARE(elsewhere.outcome(u"a"_s), u"waiting_to_retry"_s);
    elsewhere.wait(5s).refuse(u"a"_s, FailureKind::NoSuchJob);
    QCOMPARE(elsewhere.outcome(u"a"_s), u"starting"_s);
    QCOMPARE(elsewhere.end(u"a"_s).outcome(u"a"_s), u"succeeded"_s);

    Stage huge(u"a"_s);
    huge.task(u"a"_s).retry = {9, 3600s, 1e300};
    huge.begin().end(u"a"_s, kFailed).wait(3600s).end(u"a"_s, kFailed);
    QCOMPARE(huge.all<RetryScheduled>().last().wait, std::chrono::milliseconds(24h)); // 5.2: at most a day
}

void TestRunMachine::timeouts()
{
    Stage stage(u"a"_s);
    stage.task(u"a"_s).timeout = 60s;
    stage.begin().accept(u"a"_s).wait(59s);
    QVERIFY(!stage.asks<StopOrder>());
    stage.wait(1s);
    QVERIFY(stage.asks<StopOrder>()); // 6.1
    QCOMPARE(stage.outcome(u"a"_s), u"stopping"_s);
    stage.feed(input::Ended{stage.key(u"a"_s), kCancelled, FailureKind::None, {}});
    QCOMPARE(stage.outcome(u"a"_s), u"failed"_s);
    QCOMPARE(stage.all<TaskEnded>().first().failure, FailureKind::TimedOut);

    Stage retried(u"a"_s);
    retried.task(u"a"_s).timeout = 60s;
    retried.task(u"a"_s).retry = {1, 0s, 2.0};
    retried.begin().accept(u"a"_s).wait(60s);
    retried.feed(input::Ended{retried.key(u"a"_s), kCancelled, FailureKind::None, {}});
    QCOMPARE(retried.started(), u"a a"_s);

    Stage late(u"a"_s);
    late.task(u"a"_s).timeout = 60s;
    late.begin().accept(u"a"_s).wait(60s);
    late.feed(input::Ended{late.key(u"a"_s), TaskOutcome::Succeeded, FailureKind::None, {}});
    QCOMPARE(late.outcome(u"a"_s), u"succeeded"_s); // 6.2

    Stage deaf(u"a"_s);
    deaf.task(u"a"_s).timeout = 60s;
    deaf.task(u"a"_s).retry = {1, 0s, 2.0};
    deaf.begin().accept(u"a"_s).wait(60s).wait(119s);
    QCOMPARE(deaf.outcome(u"a"_s), u"stopping"_s);
    deaf.wait(1s);
    QCOMPARE(deaf.outcome(u"a"_s), u"unknown"_s); // 6.3
    QVERIFY(deaf.asks<AbandonOrder>());
    QCOMPARE(deaf.run(), u"unknown"_s);

    Stage inTime(u"a b"_s, u"a>b success"_s);
    inTime.task(u"a"_s).timeout = 60s;
    inTime.begin().end(u"a"_s).wait(300s);
    QCOMPARE(inTime.outcome(u"a"_s), u"succeeded"_s);
}

void TestRunMachine::cancelTask()
{
    Stage ready(u"a b"_s); // 7.1, ready
    ready.fleet.servers[0].capacity = 1;
    ready.begin().feed(input::CancelTask{u"b"_s});
    QCOMPARE(ready.outcome(u"b"_s), u"cancelled"_s);
    QCOMPARE(ready.end(u"a"_s).started(), u"a"_s);

    Stage retry(u"a"_s); // 7.1, waiting to retry
    retry.task(u"a"_s).retry.count = 1;
    retry.begin().end(u"a"_s, kFailed).feed(input::CancelTask{u"a"_s});
    QCOMPARE(retry.outcome(u"a"_s), u"cancelled"_s);

    Stage running(u"a"_s); // 7.2
    running.begin().accept(u"a"_s).feed(input::CancelTask{u"a"_s});
    QVERIFY(running.asks<StopOrder>());
    running.feed(input::Ended{running.key(u"a"_s), kCancelled, FailureKind::None, {}});
    QCOMPARE(running.outcome(u"a"_s), u"cancelled"_s);
    QCOMPARE(running.run(), u"cancelled"_s);

    Stage starting(u"a"_s);
    starting.begin().feed(input::CancelTask{u"a"_s});
    QVERIFY(starting.asks<StopOrder>()); // a start that has not gone out yet must not (simulation, seed 331)
    starting.accept(u"a"_s);
    QVERIFY(starting.asks<StopOrder>()); // one that had

    Stage refused(u"a"_s);
    refused.task(u"a"_s).retry.count = 3;
    refused.begin().feed(input::CancelTask{u"a"_s}).refuse(u"a"_s, FailureKind::AgentStopped);
    QCOMPARE(refused.outcome(u"a"_s), u"cancelled"_s); // 5.4

    Stage leave(u"a"_s); // 7.3
    leave.task(u"a"_s).onCancel = OnCancel::LeaveRunning;
    leave.begin().accept(u"a"_s).feed(input::CancelTask{u"a"_s});
    QVERIFY(leave.asks<AbandonOrder>() && !leave.asks<StopOrder>());
    QCOMPARE(leave.outcome(u"a"_s), u"cancelled"_s);
    QCOMPARE(leave.machine->usedSlots(u"S1"_s), 0);

    Stage race(u"a"_s); // 7.4
    race.begin().accept(u"a"_s).feed(input::CancelTask{u"a"_s});
    race.feed(input::Ended{race.key(u"a"_s), TaskOutcome::Succeeded, FailureKind::None, {}});
    QCOMPARE(race.outcome(u"a"_s), u"succeeded"_s);

    Stage over(u"a b"_s); // 7.5
    over.begin().end(u"a"_s);
    const qsizetype before = over.events.size();
    over.feed(input::CancelTask{u"a"_s});
    QCOMPARE(over.events.size(), before);
}

void TestRunMachine::cancelRun()
{
    Stage stage(u"a b c d"_s, u"a>b success, a>c completion"_s);
    stage.begin().end(u"d"_s).accept(u"a"_s).feed(input::CancelRun{});
    QVERIFY(stage.asks<StopOrder>());
    QCOMPARE(stage.outcome(u"b"_s), u"cancelled"_s);
    stage.feed(input::CancelRun{}); // a second one changes nothing
    QCOMPARE(stage.all<CancelRequested>().size(), 1);
    stage.feed(input::Ended{stage.key(u"a"_s), kCancelled, FailureKind::None, {}});
    QCOMPARE(stage.outcome(u"c"_s), u"cancelled"_s); // although its completion would hold
    QCOMPARE(stage.run(), u"cancelled"_s);
    QCOMPARE(stage.started(), u"a d"_s);
}

void TestRunMachine::limits()
{
    Stage server(u"a b c"_s); // 8.1
    server.fleet.servers[0].capacity = 2;
    QCOMPARE(server.begin().started(), u"a b"_s);
    QCOMPARE(server.end(u"b"_s).started(), u"a b c"_s);

    Stage smaller(u"a b c"_s);
    smaller.package.maxConcurrentPerServer.insert(u"s1"_s, 1);
    QCOMPARE(smaller.begin().started(), u"a"_s);

    Stage package(u"a b c"_s); // 8.2
    package.package.maxConcurrent = 2;
    QCOMPARE(package.begin().started(), u"a b"_s);
    Stage group(u"a b c"_s);
    group.package.groups = {Group{u"g"_s, {}, 1, {}}};
    group.task(u"a"_s).group = group.task(u"b"_s).group = u"g"_s;
    QCOMPARE(group.begin().started(), u"a c"_s); // b lets c pass
    QCOMPARE(group.end(u"a"_s).started(), u"a c b"_s);

    Stage job(u"a b c"_s); // 8.3
    job.task(u"a"_s).job = job.task(u"b"_s).job = u"Same"_s;
    QCOMPARE(job.begin().started(), u"a c"_s);
    QCOMPARE(job.end(u"a"_s).started(), u"a c b"_s);
    Stage other(u"a b"_s);
    other.task(u"a"_s).job = other.task(u"b"_s).job = u"Same"_s;
    other.task(u"b"_s).where.servers = {u"S1"_s, u"S2"_s};
    other.begin();
    QCOMPARE(other.attempts.value(u"b"_s).server, u"S2"_s);

    Stage heavy(u"a b"_s); // 8.4
    heavy.fleet.servers[0].capacity = 2;
    heavy.task(u"a"_s).weight = 7;
    heavy.begin();
    QCOMPARE(heavy.started(), u"a"_s);
    QCOMPARE(heavy.machine->usedSlots(u"S1"_s), 2);

    Stage starve(u"a b h c"_s); // 8.5
    starve.fleet.servers[0].capacity = 2;
    starve.task(u"h"_s).weight = 2;
    starve.begin();
    QCOMPARE(starve.started(), u"a b"_s);
    starve.end(u"a"_s);
    QCOMPARE(starve.started(), u"a b"_s); // one slot is free, and kept for h
    QCOMPARE(starve.end(u"b"_s).started(), u"a b h"_s);
    QCOMPARE(starve.end(u"h"_s).started(), u"a b h c"_s);

    Stage zero(u"a b"_s); // 8.6
    zero.package.maxConcurrent = 0;
    QCOMPARE(zero.begin().started(), u"a"_s);
}

void TestRunMachine::placement()
{
    Stage fixed(u"a"_s);
    fixed.begin();
    QCOMPARE(fixed.all<TaskPlaced>().first().why, u"S1: the only server it may run on."_s); // 9.1

    Stage history(u"a b"_s); // 9.2
    history.task(u"a"_s).where.servers = history.task(u"b"_s).where.servers = {u"S1"_s, u"S2"_s};
    history.estimates.add(u"S1"_s, u"Job a"_s, {130s});
    history.estimates.add(u"S2"_s, u"Job a"_s, {90s});
    history.estimates.add(u"S1"_s, u"Job b"_s, {60s});
    history.estimates.add(u"S2"_s, u"Job b"_s, {50s});
    history.begin();
    QCOMPARE(history.all<TaskPlaced>().first().why, u"S2: expected to finish in 1 m 30 s, 40 s before S1."_s);
    QCOMPARE(history.all<TaskPlaced>().last().why,
             u"S1: expected to finish in 1 m 00 s, 40 s before S2, which runs 1 job."_s);
    QCOMPARE(history.attempts.value(u"a"_s).expected, std::optional(90s));

    Stage spread(u"a b c"_s); // 9.3
    for (const QString& id : {u"a"_s, u"b"_s, u"c"_s})
        spread.task(id).where.servers = {u"S1"_s, u"S2"_s, u"S3"_s};
    spread.begin();
    QSet<QString> used;
    for (const StartOrder& order : std::as_const(spread.attempts))
        used.insert(order.server);
    QCOMPARE(used.size(), 3);

    Stage trouble(u"a b"_s, u"a>b completion"_s); // 9.4
    trouble.task(u"a"_s).where.servers = trouble.task(u"b"_s).where.servers = {u"S1"_s, u"S2"_s};
    trouble.begin();
    const QString first = trouble.attempts.value(u"a"_s).server;
    trouble.refuse(u"a"_s, FailureKind::AgentStopped).end(u"a"_s);
    QVERIFY(trouble.attempts.value(u"b"_s).server != first);

    Stage lost(u"a b"_s);
    lost.task(u"a"_s).where.servers = lost.task(u"b"_s).where.servers = {u"S1"_s, u"S2"_s};
    lost.fleet.servers[0].capacity = lost.fleet.servers[1].capacity = 1;
    lost.fleet.servers[0].inTrouble = true;
    lost.begin();
    QCOMPARE(lost.attempts.value(u"a"_s).server, u"S2"_s);
    QCOMPARE(lost.outcome(u"b"_s), u"ready"_s); // waits for S2 rather than go to S1
    lost.feed(input::ServerBack{u"S1"_s});
    QCOMPARE(lost.attempts.value(u"b"_s).server, u"S1"_s);

    Stage allLost(u"a"_s);
    allLost.fleet.servers[0].inTrouble = true;
    QCOMPARE(allLost.begin().started(), u"a"_s); // tried all the same
}

void TestRunMachine::runOutcome()
{
    Stage unknown(u"a b"_s);
    QCOMPARE(unknown.begin().end(u"a"_s, kFailed).end(u"b"_s, TaskOutcome::Unknown).run(),
             u"unknown"_s); // 10.1
    Stage failed(u"a b"_s, u"a>b success"_s);
    QCOMPARE(failed.begin().end(u"a"_s, kFailed).run(), u"failed"_s); // 10.3
    Stage badHandler(u"a b"_s, u"a>b failure"_s);
    QCOMPARE(badHandler.begin().end(u"a"_s, kFailed).end(u"b"_s, kFailed).run(), u"failed"_s);
    Stage cancelled(u"a b"_s, u"a>b success"_s);
    QCOMPARE(cancelled.begin().end(u"a"_s, kCancelled).run(), u"cancelled"_s); // 10.4
    Stage handled(u"a b"_s, u"a>b failure"_s);
    QCOMPARE(handled.begin().end(u"a"_s, kFailed).end(u"b"_s).run(), u"succeeded_with_warnings"_s); // 10.5
    Stage completed(u"a b"_s, u"a>b completion"_s);
    QCOMPARE(completed.begin().end(u"a"_s, kCancelled).end(u"b"_s).run(), u"succeeded_with_warnings"_s);
    Stage skipped(u"a"_s);
    skipped.task(u"a"_s).disabled = true;
    QCOMPARE(skipped.begin().run(), u"succeeded"_s); // 10.6
    // 10.2 is cancelRun()
}

void TestRunMachine::strayAnswersAreIgnored()
{
    Stage stage(u"a b"_s, u"a>b success"_s);
    stage.task(u"a"_s).retry = {1, 0s, 2.0};
    stage.begin();
    const AttemptKey first = stage.key(u"a"_s);
    stage.end(u"a"_s, kFailed);
    const qsizetype before = stage.events.size();
    stage.feed(
        input::Ended{first, TaskOutcome::Succeeded, FailureKind::None, {}}); // of an attempt that is over
    stage.feed(input::Ended{{u"other"_s, u"a"_s, 2}, TaskOutcome::Succeeded, FailureKind::None, {}});
    stage.feed(input::StartAccepted{{u"r"_s, u"b"_s, 1}});
    stage.feed(input::Running{{u"r"_s, u"nobody"_s, 1}, {}});
    stage.feed(input::Begin{});
    QCOMPARE(stage.events.size(), before);
    QCOMPARE(stage.outcome(u"a"_s), u"starting"_s);
}

void TestRunMachine::stepsOfAnEmptyPackage()
{
    Stage stage{QString()};
    stage.begin();
    QCOMPARE(stage.run(), u"succeeded"_s);
    QCOMPARE(stage.events.size(), 2);
}

QTEST_APPLESS_MAIN(TestRunMachine)
#include "tst_runmachine.moc"
