// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// docs/semantics.md, 7.6 to 7.14: what a person may ask of a run.
#include "machinestage.h"

#include "run/runcontrol.h"
#include "run/runsummary.h"

#include <QTest>

using namespace machinestage;
using namespace stellwerk;
using namespace Qt::StringLiterals;

class TestRunControl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cancelOfABranch();
    void pause();
    void halts();
    void skip();
    void retry();
    void rerunFromFailure();
    void makespanWithoutTheTimeBetween();
    void handlersRunForTheNewFailure();
    void decide();
    void opensAgainAfterACancel();
    void timeoutOfTheRun();
    void stopIsAskedForAgainAfterACrash();
    void timesOfARunNobodySaw();
    void words();
};

void TestRunControl::cancelOfABranch() // 7.6
{
    Stage stage(u"a b c d"_s, u"a>b success,b>c success"_s);
    stage.begin().accept(u"a"_s).accept(u"d"_s).feed(input::CancelBranch{u"b"_s});
    QCOMPARE(stage.outcome(u"b"_s), u"cancelled"_s);
    QCOMPARE(stage.outcome(u"c"_s), u"cancelled"_s);
    QVERIFY(!stage.asks<StopOrder>()); // a and d are not in it
    stage.end(u"a"_s).end(u"d"_s);
    QCOMPARE(stage.started(), u"a d"_s);
    QCOMPARE(stage.run(), u"cancelled"_s);
}

void TestRunControl::pause() // 7.7
{
    Stage stage(u"a b"_s, u"a>b success"_s);
    stage.task(u"a"_s).retry = {1, 10s, 1.0};
    stage.begin().feed(input::Pause{}).feed(input::Pause{});
    QCOMPARE(stage.all<RunPaused>().size(), 1);
    stage.end(u"a"_s, kFailed).wait(60s); // the wait goes on, the start does not
    QCOMPARE(stage.outcome(u"a"_s), u"ready"_s);
    QCOMPARE(stage.started(), u"a"_s);
    stage.feed(input::Continue{});
    QCOMPARE(stage.started(), u"a a"_s);
    stage.feed(input::Pause{}).end(u"a"_s);
    QCOMPARE(stage.outcome(u"b"_s), u"ready"_s);
    QCOMPARE(stage.run(), u"running"_s); // a paused run never ends by itself
    stage.feed(input::CancelRun{});
    QCOMPARE(stage.run(), u"cancelled"_s);
}

void TestRunControl::halts() // 7.8
{
    Stage stage(u"a b"_s, u"a>b success"_s);
    stage.begin().feed(input::SetHold{u"b"_s, true}).feed(input::SetHold{u"b"_s, true});
    QCOMPARE(stage.all<HoldChanged>().size(), 1);
    stage.end(u"a"_s).wait(1h);
    QCOMPARE(stage.outcome(u"b"_s), u"held"_s);
    QCOMPARE(stage.machine->activeTasks(), 0);
    QCOMPARE(stage.run(), u"running"_s);
    stage.feed(input::SetHold{u"b"_s, false});
    QCOMPARE(stage.started(), u"a b"_s);
    stage.feed(input::SetHold{u"b"_s, true}).end(u"b"_s); // too late, and harmless
    QCOMPARE(stage.run(), u"succeeded"_s);

    Stage queued(u"a b"_s); // held while it waits for a slot
    queued.package.maxConcurrent = 1;
    queued.begin().feed(input::SetHold{u"b"_s, true}).end(u"a"_s);
    QCOMPARE(queued.outcome(u"b"_s), u"held"_s);
    queued.feed(input::CancelTask{u"b"_s});
    QCOMPARE(queued.run(), u"cancelled"_s);
}

void TestRunControl::skip() // 7.9
{
    Stage stage(u"a b c"_s, u"a>b success,b>c success"_s);
    stage.begin().feed(input::SkipTask{u"b"_s}).feed(input::SkipTask{u"a"_s}); // a runs: nothing
    QCOMPARE(stage.outcome(u"b"_s), u"skipped"_s);
    QVERIFY(stage.all<TaskSkipped>().first().passedOver);
    QCOMPARE(stage.started(), u"a c"_s); // what follows goes on, as after a disabled task
    stage.end(u"a"_s).end(u"c"_s);
    QCOMPARE(stage.run(), u"succeeded"_s);
}

void TestRunControl::retry() // 7.10, 7.13
{
    Stage stage(u"a b c"_s, u"a>b success"_s);
    stage.task(u"a"_s).retry = {1, 0s, 1.0};
    stage.begin().end(u"a"_s, kFailed).end(u"a"_s, kFailed);
    QCOMPARE(stage.outcome(u"b"_s), u"skipped"_s);
    stage.feed(input::RetryTask{u"a"_s}); // while c still runs
    QCOMPARE(stage.outcome(u"b"_s), u"waiting"_s);
    QCOMPARE(stage.key(u"a"_s).attempt, 3);
    stage.end(u"a"_s, kFailed); // its retries began anew
    QCOMPARE(stage.key(u"a"_s).attempt, 4);
    stage.end(u"a"_s).end(u"c"_s).end(u"b"_s);
    QCOMPARE(stage.run(), u"succeeded"_s);
    QCOMPARE(stage.all<TaskEnded>().last().attempts, 1); // of b
    QVERIFY(stage.all<RunReopened>().isEmpty());
    stage.feed(input::RetryTask{u"a"_s}); // succeeded: nothing to retry
    QCOMPARE(stage.run(), u"succeeded"_s);
}

void TestRunControl::rerunFromFailure() // 7.11, 7.13
{
    Stage stage(u"a b c d"_s, u"a>b success,b>c success,d>c success"_s);
    stage.begin().end(u"d"_s).end(u"a"_s, kFailed);
    QCOMPARE(stage.run(), u"failed"_s);
    stage.feed(input::RerunFailed{});
    QCOMPARE(stage.run(), u"running"_s);
    QCOMPARE(stage.all<RunReopened>().size(), 1);
    stage.end(u"a"_s).end(u"b"_s).end(u"c"_s);
    QCOMPARE(stage.run(), u"succeeded"_s);
    QCOMPARE(stage.started(), u"a d a b c"_s); // what succeeded is not run again
    QCOMPARE(stage.all<RunEnded>().size(), 2);
    const qsizetype before = stage.events.size();
    stage.wait(8h).feed(input::RerunFailed{}); // nothing failed: nothing happens
    QCOMPARE(stage.events.size(), before);
}

void TestRunControl::makespanWithoutTheTimeBetween()
{
    Stage stage(u"a"_s);
    stage.begin().wait(10s).end(u"a"_s, kFailed).wait(8h).feed(input::RerunFailed{}).wait(5s).end(u"a"_s);
    const RunSummary summary = summarize(u"r"_s, stage.package, stage.fleet, stage.events);
    QCOMPARE(summary.makespan, 15s);
    QCOMPARE(summary.outcome, RunOutcome::Succeeded);
    QCOMPARE(summary.succeeded, 1);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(summarize(u"r"_s, stage.package, stage.fleet, {}).makespan, 0s);
}

void TestRunControl::handlersRunForTheNewFailure() // 7.10
{
    Stage stage(u"a h"_s, u"a>h failure"_s);
    stage.begin().end(u"a"_s, kFailed).end(u"h"_s);
    QCOMPARE(stage.run(), u"succeeded_with_warnings"_s);
    stage.feed(input::RerunFailed{}).end(u"a"_s, kFailed).end(u"h"_s);
    QCOMPARE(stage.started(), u"a h a h"_s);
    stage.feed(input::RerunFailed{}).end(u"a"_s);
    QCOMPARE(stage.outcome(u"h"_s), u"skipped"_s);
    QCOMPARE(stage.run(), u"succeeded"_s);
}

void TestRunControl::decide() // 7.12
{
    for (const TaskOutcome decided : {TaskOutcome::Succeeded, kFailed}) {
        Stage stage(u"a b h"_s, u"a>b success,a>h failure"_s);
        stage.begin().refuse(u"a"_s, FailureKind::ContactLost);
        QCOMPARE(stage.run(), u"unknown"_s);
        QCOMPARE(stage.outcome(u"b"_s), u"skipped"_s);
        stage.feed(input::RerunFailed{}); // an unknown task is not run again by itself
        QCOMPARE(stage.run(), u"unknown"_s);
        stage.feed(input::Decide{u"a"_s, TaskOutcome::Unknown, {}}); // that is no decision
        QCOMPARE(stage.run(), u"unknown"_s);
        stage.feed(input::Decide{u"a"_s, decided, u"ann"_s});
        QCOMPARE(stage.all<OutcomeDecided>().first().by, u"ann"_s);
        QCOMPARE(stage.outcome(u"a"_s), wordOf(decided));
        QCOMPARE(stage.started(), decided == kFailed ? u"a h"_s : u"a b"_s);
    }
}

void TestRunControl::opensAgainAfterACancel() // 7.13
{
    Stage stage(u"a b"_s, u"a>b success"_s);
    stage.begin().accept(u"a"_s).feed(input::Pause{}).feed(input::CancelRun{});
    stage.feed(input::RetryTask{u"b"_s}); // its cancel is not over yet
    QCOMPARE(stage.outcome(u"b"_s), u"cancelled"_s);
    stage.end(u"a"_s, kCancelled);
    QCOMPARE(stage.run(), u"cancelled"_s);
    stage.feed(input::RerunFailed{}).end(u"a"_s).end(u"b"_s);
    QCOMPARE(stage.run(), u"succeeded"_s);
}

void TestRunControl::timeoutOfTheRun() // 7.14
{
    Stage stage(u"a b"_s, u"a>b success"_s);
    stage.package.timeout = 100s;
    stage.begin().accept(u"a"_s).wait(99s);
    QVERIFY(stage.all<CancelRequested>().isEmpty());
    stage.wait(1s);
    QCOMPARE(stage.all<CancelRequested>().size(), 1);
    QVERIFY(stage.all<CancelRequested>().first().timedOut);
    QVERIFY(stage.asks<StopOrder>());
    stage.end(u"a"_s, kCancelled);
    QCOMPARE(stage.run(), u"failed"_s);
    stage.feed(input::RerunFailed{}).wait(99s); // a new time for the new go
    QCOMPARE(stage.run(), u"running"_s);
}

void TestRunControl::stopIsAskedForAgainAfterACrash()
{
    Stage stage(u"a b"_s);
    stage.begin().accept(u"a"_s).feed(input::CancelTask{u"a"_s});
    auto again = RunMachine::restore(u"r"_s, stage.package, stage.fleet, {}, {}, stage.events);
    QVERIFY(again.has_value());
    stage.machine = std::make_unique<RunMachine>(std::move(*again));
    stage.now += 1h; // far beyond the grace: the time without a program does not count
    stage.feed(input::TakeOver{u"host"_s, 1});
    QCOMPARE(stage.all<RunTakenOver>().size(), 1);
    int resumed = 0;
    for (const MachineCommand& command : stage.commands) {
        const auto* resume = std::get_if<ResumeOrder>(&command);
        resumed += resume ? 1 : 0;
        if (resume)
            QCOMPARE(resume->known.accepted, resume->order.key.task == u"a");
    }
    QCOMPARE(resumed, 2);
    QVERIFY(stage.asks<StopOrder>());
    QVERIFY(!stage.asks<StartOrder>());
    stage.feed(input::TimerDue{});
    QCOMPARE(stage.outcome(u"a"_s), u"stopping"_s);
    stage.end(u"a"_s, kCancelled).end(u"b"_s);
    QCOMPARE(stage.run(), u"cancelled"_s);
}

// The run's own times where nobody looked; what was seen where somebody did.
void TestRunControl::timesOfARunNobodySaw()
{
    const auto endAt = [](Stage& stage, const QString& task, std::chrono::seconds agoStarted,
                          std::chrono::seconds agoEnded) {
        stage.feed(input::Ended{stage.key(task),
                                TaskOutcome::Succeeded,
                                FailureKind::None,
                                {},
                                {toDateTime(stage.now - agoStarted), toDateTime(stage.now - agoEnded)}});
    };
    const auto seconds = [](const Stage& stage) {
        const TaskEnded ended = stage.all<TaskEnded>().last();
        return ended.started.secsTo(ended.ended);
    };
    Stage away(u"a"_s);
    away.begin().accept(u"a"_s).feed(input::Running{away.key(u"a"_s), {}}).wait(10s);
    away.feed(input::ServerLost{u"S1"_s, u"gone"_s}).wait(1000s);
    endAt(away, u"a"_s, 1010s, 900s); // it took 110 s, and was found 900 s later
    QCOMPARE(seconds(away), 110);
    QCOMPARE(away.all<AttemptEnded>().first().ended, toDateTime(away.now - 900s));

    Stage seen(u"a"_s); // the server's clock was set meanwhile: what was seen counts
    seen.begin().accept(u"a"_s).feed(input::Running{seen.key(u"a"_s), {}}).wait(50s);
    endAt(seen, u"a"_s, 3650s, 3600s);
    QCOMPARE(seconds(seen), 50);

    Stage quick(u"a"_s); // begun and ended between two looks
    quick.begin().accept(u"a"_s).wait(2s).feed(input::Running{quick.key(u"a"_s), {}});
    endAt(quick, u"a"_s, 1s, 0s);
    QCOMPARE(seconds(quick), 1);
}

void TestRunControl::words()
{
    QCOMPARE(controlVerbs().size(), int(ControlVerb::Decide) + 1);
    for (const QString& word : controlVerbs()) {
        const auto verb = controlVerbOf(word);
        QVERIFY(verb.has_value());
        QCOMPARE(wordOf(*verb), word);
    }
    QVERIFY(!controlVerbOf(u"explode"));
}

QTEST_GUILESS_MAIN(TestRunControl)
#include "tst_runcontrol.moc"
