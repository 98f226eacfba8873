// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The decision table of agent-facts 3.4, a row a case, and the races around it.
#include "agent/polldecision.h"

#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QUuid kJob = QUuid::fromString(u"{11111111-2222-3333-4444-555555555555}"_s);

// Seconds after the moment just before the start; negative ones lie in the past.
QDateTime at(int second)
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC).addSecs(second);
}

StartReceipt receipt()
{
    StartReceipt r;
    r.job = kJob;
    r.jobName = u"Load"_s;
    r.session = 7;
    r.watermark = 100;
    r.history0 = 90;
    r.requested0Local = at(-3600);
    r.sentLocal = at(0).addMSecs(400);
    return r;
}

HistoryRow step(qint64 id, int number, RunStatus status, int startedAt)
{
    HistoryRow row;
    row.instanceId = id;
    row.job = kJob;
    row.step = number;
    row.status = status;
    row.startedLocal = at(startedAt);
    row.duration = 5s;
    row.message = u"message %1"_s.arg(id);
    return row;
}

// A poll's answer, built by what it shows.
struct Answer
{
    PollAnswer poll;
    Answer()
    {
        poll.session = 7;
        poll.sessionStartedLocal = at(-100'000);
        poll.agent = AgentState::Running;
        poll.jobs.insert(kJob, {});
    }
    Answer& session(qint64 id, int startedAt)
    {
        poll.session = id;
        poll.sessionStartedLocal = at(startedAt);
        return *this;
    }
    Answer& untouched() // as the snapshot was
    {
        poll.activity.insert(kJob, {at(-3600), u"1"_s, at(-3599), at(-3000), 1, 90});
        return *this;
    }
    Answer& row(int requested, const char16_t* source, std::optional<int> started = {},
                std::optional<int> stopped = {}, qint64 historyId = 0)
    {
        ActivityRow r;
        r.requestedLocal = at(requested);
        r.requestedSource = QString::fromUtf16(source);
        if (started)
            r.startedLocal = at(*started);
        if (stopped)
            r.stoppedLocal = at(*stopped);
        r.historyId = historyId;
        poll.activity.insert(kJob, r);
        return *this;
    }
    Answer& history(const HistoryRow& r)
    {
        poll.history[kJob].append(r);
        return *this;
    }
    Answer& agent(AgentState state)
    {
        poll.agent = state;
        return *this;
    }
    Answer& noJob()
    {
        poll.jobs.clear();
        return *this;
    }
    Answer& remembered(RunStatus status, int startedAt)
    {
        poll.jobs.insert(kJob, {status, at(startedAt), u"remembered"_s});
        return *this;
    }
};

struct Case
{
    std::vector<Answer> polls;
    int rule;
    RunPhase phase;
    RunResult result = RunResult::Unknown; // when Ended
    EndReason reason = EndReason::Outcome;
    std::chrono::milliseconds sinceAccepted = 1s;
};

} // namespace

Q_DECLARE_METATYPE(Case)

class TestAgentPollDecision : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void table_data();
    void table();
    void stepsAreToldOnceAndOnlyOurs();
    void runThatEndedJustBeforeTheStart();
    void anotherRequestInTheSameSecond();
    void adoptedRunOfSomebodyElse_data();
    void adoptedRunOfSomebodyElse();
    void warningsWhenAStepFailedAndTheJobWentOn();
    void retriedStepIsNoWarning();
    void adoptedRunNeedsNoUserRequest();
    void jobWithoutAnyRowBefore();
};

void TestAgentPollDecision::table_data()
{
    using enum RunStatus;
    QTest::addColumn<Case>("c");
    const auto row = [](const char* name, Case c) { QTest::newRow(name) << c; };
    const Answer running = Answer().row(0, u"4", 1);
    const Answer done = Answer().row(0, u"4", 1, 9, 120).history(step(120, 0, Succeeded, 1));

    row("1 restart, outcome of an orderly shutdown",
        {{running, Answer().session(8, 50).row(0, u"4", 1).history(step(120, 0, Cancelled, 1))},
         1,
         RunPhase::Ended,
         RunResult::Cancelled});
    row("1 restart, nothing left", {{running, Answer().session(8, 50).row(0, u"4", 1)},
                                    1,
                                    RunPhase::Ended,
                                    RunResult::Failed,
                                    EndReason::AgentRestarted});
    row("1 restart, only a run of the new session",
        {{running, Answer().session(8, 50).row(0, u"4", 1).history(step(120, 0, Succeeded, 60))},
         1,
         RunPhase::Ended,
         RunResult::Failed,
         EndReason::AgentRestarted});
    row("1 restart before the run was ever seen, its outcome is there",
        {{Answer().session(8, 50).row(0, u"4", 1, 9, 120).history(step(120, 0, Succeeded, 1))},
         1,
         RunPhase::Ended,
         RunResult::Succeeded});
    row("1 restart before the run was ever seen, new session's run only",
        {{Answer().session(8, 50).untouched().history(step(120, 0, Succeeded, 60))},
         1,
         RunPhase::Ended,
         RunResult::Unknown,
         EndReason::NotConfirmed});
    row("2 job deleted",
        {{running, Answer().noJob()}, 2, RunPhase::Ended, RunResult::Unknown, EndReason::JobDeleted});
    row("2 job deleted itself after success, outcome was read before",
        {{running, Answer().noJob().history(step(120, 0, Succeeded, 1))},
         2,
         RunPhase::Ended,
         RunResult::Succeeded});
    row("3 another request, ours in the history",
        {{running, Answer().row(20, u"1", 21).history(step(120, 0, Failed, 1))},
         3,
         RunPhase::Ended,
         RunResult::Failed});
    row("3 another request, history shows both", {{running, Answer()
                                                                .row(20, u"4", 21, 25, 130)
                                                                .history(step(120, 0, Failed, 1))
                                                                .history(step(130, 0, Succeeded, 21))},
                                                  3,
                                                  RunPhase::Ended,
                                                  RunResult::Failed});
    row("3 another request, ours purged", {{running, Answer().row(20, u"1", 21)},
                                           3,
                                           RunPhase::Ended,
                                           RunResult::Unknown,
                                           EndReason::HistoryPurged});
    row("3 ours so short that a schedule's run is all the row shows",
        {{Answer().row(2, u"1", 3).history(step(120, 0, Succeeded, 0))},
         3,
         RunPhase::Ended,
         RunResult::Succeeded});
    row("3 ours so short that another user's run is all the row shows",
        {{Answer().row(5, u"4", 6).history(step(120, 0, Failed, 1))}, 3, RunPhase::Ended, RunResult::Failed});
    row("4 done", {{running, done}, 4, RunPhase::Ended, RunResult::Succeeded});
    row("4 done at the first look", {{done}, 4, RunPhase::Ended, RunResult::Succeeded});
    row("4 begun and ended in the second of the request",
        {{Answer().row(0, u"4", 0, 0, 120).history(step(120, 0, Succeeded, 0))},
         4,
         RunPhase::Ended,
         RunResult::Succeeded});
    row("4 failed",
        {{running,
          Answer().row(0, u"4", 1, 9, 120).history(step(119, 1, Failed, 1)).history(step(120, 0, Failed, 1))},
         4,
         RunPhase::Ended,
         RunResult::Failed});
    row("4 stopped by someone",
        {{running, Answer().row(0, u"4", 1, 9, 120).history(step(120, 0, Cancelled, 1))},
         4,
         RunPhase::Ended,
         RunResult::Cancelled});
    row("4 the outcome is there before the row is closed",
        {{running, Answer().row(0, u"4", 1).history(step(120, 0, Succeeded, 1))},
         4,
         RunPhase::Ended,
         RunResult::Succeeded});
    row("4 the clock was set back an hour just after the start",
        {{Answer().row(-3500, u"4", -3499, -3490, 120).history(step(120, 0, Succeeded, -3499))},
         4,
         RunPhase::Ended,
         RunResult::Succeeded});
    row("5 purged, the server remembers", {{running, Answer().row(0, u"4", 1, 9, 120).remembered(Failed, 1)},
                                           5,
                                           RunPhase::Ended,
                                           RunResult::Failed});
    row("5 purged, the server remembers another run",
        {{running, Answer().row(0, u"4", 1, 9, 120).remembered(Succeeded, -50)},
         5,
         RunPhase::Ended,
         RunResult::Unknown,
         EndReason::HistoryPurged});
    row("6 not noted yet", {{Answer().untouched()}, 6, RunPhase::Requested});
    row("6 never noted",
        {{Answer().untouched()}, 6, RunPhase::Ended, RunResult::Unknown, EndReason::NotConfirmed, 31s});
    row("6 never noted, and the Agent is gone",
        {{Answer().untouched().agent(AgentState::Stopped), Answer().untouched().agent(AgentState::Stopped)},
         8,
         RunPhase::Ended,
         RunResult::Failed,
         EndReason::AgentStopped});
    row("7 queued", {{Answer().row(0, u"4")}, 7, RunPhase::Queued});
    row("7 queued for long is no error", {{Answer().row(0, u"4")}, 7, RunPhase::Queued, {}, {}, 3600s});
    row("8 running", {{running}, 8, RunPhase::Running});
    row("8 the Agent was killed: once may be a hiccup",
        {{running, Answer().row(0, u"4", 1).agent(AgentState::Stopped)}, 8, RunPhase::Running});
    row("8 the Agent was killed: twice is not",
        {{running, Answer().row(0, u"4", 1).agent(AgentState::Stopped),
          Answer().row(0, u"4", 1).agent(AgentState::Stopped)},
         8,
         RunPhase::Ended,
         RunResult::Failed,
         EndReason::AgentStopped});
}

void TestAgentPollDecision::table()
{
    QFETCH(Case, c);
    WatchedRun run = watch(receipt());
    Verdict verdict;
    for (const Answer& answer : c.polls) {
        QVERIFY(verdict.phase != RunPhase::Ended);
        verdict = decide(run, answer.poll, c.sinceAccepted);
    }
    QCOMPARE(verdict.rule, c.rule);
    QCOMPARE(static_cast<int>(verdict.phase), static_cast<int>(c.phase));
    if (c.phase == RunPhase::Ended) {
        QCOMPARE(static_cast<int>(verdict.end.result), static_cast<int>(c.result));
        QCOMPARE(static_cast<int>(verdict.end.reason), static_cast<int>(c.reason));
    }
}

// Another's run was under way at the snapshot, and over when ours was asked for: its rows are not ours.
void TestAgentPollDecision::runThatEndedJustBeforeTheStart()
{
    StartReceipt beside = receipt();
    beside.requested0Local = at(0); // in the very second
    beside.history0 = 0;
    beside.underWay0 = true;
    WatchedRun run = watch(beside);
    const auto verdict = decide(run,
                                Answer()
                                    .row(0, u"4", 0, 0, 104)
                                    .history(step(101, 1, RunStatus::Failed, 0))
                                    .history(step(102, 0, RunStatus::Failed, 0))
                                    .history(step(103, 1, RunStatus::Succeeded, 0))
                                    .history(step(104, 0, RunStatus::Succeeded, 0))
                                    .poll,
                                1s);
    QCOMPARE(static_cast<int>(verdict.end.result), static_cast<int>(RunResult::Succeeded));
    QCOMPARE(verdict.newSteps.size(), 1);
    QCOMPARE(verdict.newSteps.first().instanceId, 103);
}

// ours ended within its second, and another user's run was requested in the same one.
void TestAgentPollDecision::anotherRequestInTheSameSecond()
{
    WatchedRun run = watch(receipt());
    const auto verdict = decide(run,
                                Answer()
                                    .row(0, u"4", 1, 5, 122)
                                    .history(step(120, 0, RunStatus::Failed, 0))
                                    .history(step(122, 0, RunStatus::Succeeded, 1))
                                    .poll,
                                1s);
    QCOMPARE(static_cast<int>(verdict.end.result), static_cast<int>(RunResult::Failed));
    QCOMPARE(verdict.end.startedLocal, at(0));
}

// After a lost answer a run was adopted; its outcome says who had asked for it.
void TestAgentPollDecision::adoptedRunOfSomebodyElse_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<RunResult>("result");
    QTest::newRow("ours") << u"The job succeeded.  The Job was invoked by User CORP\\ann.  …"_s
                          << RunResult::Succeeded;
    QTest::newRow("ours, in German")
        << u"Der Auftrag war erfolgreich.  Der Auftrag wurde von Benutzer corp\\Ann aufgerufen.  …"_s
        << RunResult::Succeeded;
    QTest::newRow("another's") << u"The job succeeded.  The Job was invoked by User CORP\\anna.  …"_s
                               << RunResult::Unknown;
    QTest::newRow("a schedule's") << u"The job succeeded.  The Job was invoked by Schedule 3 (x).  …"_s
                                  << RunResult::Unknown;
}

void TestAgentPollDecision::adoptedRunOfSomebodyElse()
{
    QFETCH(QString, message);
    StartReceipt adopted = receipt();
    adopted.adopted = true;
    adopted.adoptedRequestedLocal = at(0);
    adopted.login = u"CORP\\ann"_s;
    WatchedRun run = watch(adopted);
    HistoryRow outcome = step(120, 0, RunStatus::Succeeded, 1);
    outcome.message = message;
    const auto verdict = decide(run, Answer().row(0, u"4", 1, 9, 120).history(outcome).poll, 1s);
    QTEST(verdict.end.result, "result");
    QCOMPARE(verdict.end.reason == EndReason::AnothersRun, verdict.end.result == RunResult::Unknown);
}

void TestAgentPollDecision::stepsAreToldOnceAndOnlyOurs()
{
    StartReceipt beside = receipt();
    beside.underWay0 = true;
    WatchedRun run = watch(beside);
    const auto first = decide(run,
                              Answer()
                                  .row(0, u"4", 1)
                                  .history(step(101, 2, RunStatus::Succeeded, -3599)) // of the run before
                                  .history(step(102, 0, RunStatus::Succeeded, -3599))
                                  .history(step(110, 1, RunStatus::Succeeded, 1))
                                  .poll,
                              1s);
    QCOMPARE(first.newSteps.size(), 1);
    QCOMPARE(first.newSteps.first().instanceId, 110);
    const auto second =
        decide(run,
               Answer()
                   .row(40, u"1", 41)
                   .history(step(110, 1, RunStatus::Succeeded, 1)) // again: below the mark by now
                   .history(step(111, 2, RunStatus::Succeeded, 6))
                   .history(step(112, 0, RunStatus::Succeeded, 1))
                   .history(step(113, 1, RunStatus::Failed, 41)) // of the run after
                   .poll,
               2s);
    QCOMPARE(second.newSteps.size(), 1);
    QCOMPARE(second.newSteps.first().instanceId, 111);
    QCOMPARE(static_cast<int>(second.end.result), static_cast<int>(RunResult::Succeeded));
    QCOMPARE(run.lastInstance, 113);
}

void TestAgentPollDecision::warningsWhenAStepFailedAndTheJobWentOn()
{
    WatchedRun run = watch(receipt());
    const auto verdict = decide(run,
                                Answer()
                                    .row(0, u"4", 1, 9, 120)
                                    .history(step(118, 1, RunStatus::Failed, 1))
                                    .history(step(119, 2, RunStatus::Succeeded, 5))
                                    .history(step(120, 0, RunStatus::Succeeded, 1))
                                    .poll,
                                1s);
    QCOMPARE(static_cast<int>(verdict.end.result), static_cast<int>(RunResult::SucceededWithWarnings));
    QCOMPARE(verdict.end.message, u"message 120"_s);
    QCOMPARE(verdict.end.startedLocal, at(1));
}

void TestAgentPollDecision::retriedStepIsNoWarning()
{
    WatchedRun run = watch(receipt());
    const auto verdict = decide(run,
                                Answer()
                                    .row(0, u"4", 1, 9, 120)
                                    .history(step(118, 1, RunStatus::Retry, 1))
                                    .history(step(119, 1, RunStatus::Succeeded, 5))
                                    .history(step(120, 0, RunStatus::Succeeded, 1))
                                    .poll,
                                1s);
    QCOMPARE(static_cast<int>(verdict.end.result), static_cast<int>(RunResult::Succeeded));
    QCOMPARE(verdict.newSteps.size(), 2);
}

void TestAgentPollDecision::adoptedRunNeedsNoUserRequest()
{
    StartReceipt adopted = receipt();
    adopted.adopted = true;
    adopted.adoptedRequestedLocal = at(-60);
    adopted.sentLocal = at(-60);
    WatchedRun run = watch(adopted);
    QCOMPARE(static_cast<int>(decide(run, Answer().row(-60, u"1", -59).poll, 0s).phase),
             static_cast<int>(RunPhase::Running));
    QCOMPARE(run.startedLocal, at(-59));
    const auto verdict = decide(
        run, Answer().row(-60, u"1", -59, 3, 130).history(step(130, 0, RunStatus::Failed, -59)).poll, 1s);
    QCOMPARE(static_cast<int>(verdict.end.result), static_cast<int>(RunResult::Failed));
}

void TestAgentPollDecision::jobWithoutAnyRowBefore()
{
    StartReceipt fresh = receipt();
    fresh.history0 = 0;
    fresh.requested0Local = {};
    WatchedRun run = watch(fresh);
    QCOMPARE(decide(run, Answer().poll, 1s).rule, 6); // no activity row until its first start
    QCOMPARE(decide(run, Answer().row(0, u"4").poll, 1s).rule, 7);
    QCOMPARE(static_cast<int>(decide(run, Answer().noJob().poll, 1s).end.reason),
             static_cast<int>(EndReason::JobDeleted));
}

QTEST_GUILESS_MAIN(TestAgentPollDecision)
#include "tst_agentpolldecision.moc"
