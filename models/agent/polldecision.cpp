// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/polldecision.h"

#include "agent/accountname.h"

#include <algorithm>
#include <utility>

namespace stellwerk {

namespace {

constexpr int kPollsWithoutAgent = 2;

// Did the activity row change since before the start, i.e. has our request (or a later one) been noted?
bool differsFromSnapshot(const WatchedRun& run, const ActivityRow& row)
{
    if (run.receipt.adopted)
        return true;
    return row.requestedLocal != run.receipt.requested0Local || row.historyId != run.receipt.history0;
}

// A request that came after the snapshot. Its date alone need not be later: the clock may have been set back.
bool isNewRequest(const WatchedRun& run, const ActivityRow& row)
{
    return row.requestedLocal.isValid() && differsFromSnapshot(run, row) &&
           (row.requestedLocal != run.receipt.requested0Local ||
            row.requestedLocal >= run.receipt.sentLocal.addSecs(-1));
}

// The run's own outcome row. The start was accepted, so no other run was under way then: the first outcome of
// the job that came since is ours, whatever the clock showed. (Before it that of a run which ended between
// the snapshot and the start; and where history was purged the first may be another's, which its begin gives
// away.)
const HistoryRow* ownOutcome(const WatchedRun& run)
{
    bool skip = run.receipt.underWay0;
    for (const HistoryRow& row : run.outcomes) {
        if (std::exchange(skip, false))
            continue;
        if (run.startedLocal.isValid() && row.startedLocal != run.startedLocal)
            continue;
        return &row;
    }
    return nullptr;
}

// After the Agent was restarted, outcomes may be of runs of the new session.
const HistoryRow* ownOutcomeBefore(const WatchedRun& run, const QDateTime& sessionStarted)
{
    const HistoryRow* row = ownOutcome(run);
    // Runs begin at whole seconds: one of the new session may bear a moment just before the session's own.
    const QDateTime begun = sessionStarted.addMSecs(-sessionStarted.time().msec());
    return row && (run.startedLocal.isValid() || row->startedLocal < begun) ? row : nullptr;
}

RunEnd endBy(const WatchedRun& run, const HistoryRow& outcome)
{
    RunEnd end;
    if (!run.receipt.login.isEmpty() && !namesAccount(outcome.message, run.receipt.login)) {
        end.reason = EndReason::AnothersRun; // what became of our own start is not known
        return end;
    }
    end.message = outcome.message;
    end.startedLocal = outcome.startedLocal;
    end.duration = outcome.duration;
    switch (outcome.status) {
    case RunStatus::Succeeded:
        end.result =
            std::any_of(run.steps.begin(), run.steps.end(),
                        [&](const HistoryRow& step) {
                            return step.status == RunStatus::Failed && step.instanceId < outcome.instanceId;
                        })
                ? RunResult::SucceededWithWarnings
                : RunResult::Succeeded;
        break;
    case RunStatus::Failed:
        end.result = RunResult::Failed;
        break;
    case RunStatus::Cancelled:
        end.result = RunResult::Cancelled;
        break;
    default:
        end.result = RunResult::Unknown;
    }
    return end;
}

RunEnd endWithout(const WatchedRun& run, RunResult result, EndReason reason)
{
    RunEnd end;
    end.result = result;
    end.reason = reason;
    end.startedLocal = run.startedLocal;
    return end;
}

void takeHistory(WatchedRun& run, const QList<HistoryRow>& rows, Verdict& verdict)
{
    for (const HistoryRow& row : rows) {
        if (row.instanceId <= run.lastInstance || row.status == RunStatus::InProgress)
            continue;
        run.lastInstance = row.instanceId;
        if (row.step == 0) {
            run.outcomes.append(row);
            continue;
        }
        // Steps that end after ours has its outcome belong to a later run, those before the outcome of a run
        // that was under way before ours to that one. An adopted run may follow one that died and left steps.
        if (ownOutcome(run) || (run.receipt.underWay0 && run.outcomes.isEmpty()) ||
            (run.receipt.adopted && row.startedLocal < run.requestedLocal))
            continue;
        run.steps.append(row);
        verdict.newSteps.append(row);
    }
}

void latch(WatchedRun& run, const ActivityRow& row)
{
    // Ours is over, and the row may be another's.
    if (const HistoryRow* outcome = ownOutcome(run); outcome && outcome->instanceId != row.historyId)
        return;
    if (!run.requestedLocal.isValid() && isNewRequest(run, row) && row.requestedSource == u"4")
        run.requestedLocal = row.requestedLocal;
    if (run.requestedLocal.isValid() && run.requestedLocal == row.requestedLocal &&
        !run.startedLocal.isValid())
        run.startedLocal = row.startedLocal;
}

// Does the row still show our request? Dates are whole seconds, and an hour comes twice when summer time
// ends.
bool isOurs(const WatchedRun& run, const ActivityRow& row)
{
    return run.requestedLocal.isValid() && row.requestedLocal == run.requestedLocal &&
           (run.receipt.adopted || row.requestedSource == u"4") &&
           (!run.startedLocal.isValid() || !row.startedLocal.isValid() ||
            row.startedLocal == run.startedLocal);
}

// Another's request stands in the row, so ours is over.
bool isAnothers(const WatchedRun& run, const ActivityRow& row)
{
    return run.requestedLocal.isValid() ? row.requestedLocal.isValid() && !isOurs(run, row)
                                        : isNewRequest(run, row);
}

Verdict ended(Verdict verdict, int rule, RunEnd end)
{
    verdict.rule = rule;
    verdict.phase = RunPhase::Ended;
    verdict.end = std::move(end);
    return verdict;
}

// Rules 4 and 5: the row has a stop.
Verdict stopped(const WatchedRun& run, const ActivityRow& row, const PollAnswer& answer, Verdict verdict)
{
    for (const HistoryRow& outcome : run.outcomes) {
        if (outcome.instanceId == row.historyId)
            return ended(std::move(verdict), 4, endBy(run, outcome));
    }
    const auto last = answer.jobs.constFind(run.receipt.job);
    if (last != answer.jobs.constEnd() && last->startedLocal.isValid() &&
        last->startedLocal == row.startedLocal) {
        HistoryRow remembered;
        remembered.status = last->status;
        remembered.startedLocal = last->startedLocal;
        remembered.duration = std::chrono::seconds(row.startedLocal.secsTo(row.stoppedLocal));
        remembered.message = last->message;
        remembered.instanceId = run.lastInstance + 1;
        return ended(std::move(verdict), 5, endBy(run, remembered));
    }
    return ended(std::move(verdict), 5, endWithout(run, RunResult::Unknown, EndReason::HistoryPurged));
}

// Rule 1: the run's session is over. Its row in that session tells whether the run was.
Verdict afterRestart(const WatchedRun& run, const ActivityRow* row, const PollAnswer& answer, Verdict verdict)
{
    if (row && isOurs(run, *row) &&
        row->stoppedLocal.isValid()) { // all runs of that session are over, ours first
        if (const HistoryRow* own = ownOutcome(run))
            return ended(std::move(verdict), 1, endBy(run, *own));
        verdict = stopped(run, *row, answer, std::move(verdict));
        verdict.rule = 1;
        return verdict;
    }
    // Requested, and never begun. (Or another's request of the same second, and the outcome is ours.)
    if (row && isOurs(run, *row) && !row->startedLocal.isValid()) {
        if (ownOutcome(run))
            return ended(std::move(verdict), 1, endWithout(run, RunResult::Unknown, EndReason::NotConfirmed));
        return ended(std::move(verdict), 1, endWithout(run, RunResult::Failed, EndReason::AgentRestarted));
    }
    const bool another = row && isAnothers(run, *row);
    const HistoryRow* outcome = another ? ownOutcome(run) : ownOutcomeBefore(run, answer.sessionStartedLocal);
    if (outcome && !(another && run.requestedLocal.isValid() && outcome->instanceId == row->historyId))
        return ended(std::move(verdict), 1, endBy(run, *outcome));
    if (another)
        return ended(std::move(verdict), 1, endWithout(run, RunResult::Unknown, EndReason::HistoryPurged));
    if (!row && !answer.jobs.contains(run.receipt.job)) // whatever it did before it was deleted
        return ended(std::move(verdict), 1, endWithout(run, RunResult::Unknown, EndReason::JobDeleted));
    // An outcome of ours, or of a run of the new session: where the clock was set back nothing tells.
    if (!run.startedLocal.isValid() && ownOutcome(run))
        return ended(std::move(verdict), 1, endWithout(run, RunResult::Unknown, EndReason::NotConfirmed));
    return ended(std::move(verdict), 1, endWithout(run, RunResult::Failed, EndReason::AgentRestarted));
}

Verdict withoutRow(WatchedRun& run, const PollAnswer& answer, std::chrono::milliseconds sinceAccepted,
                   Verdict verdict)
{
    if (!answer.jobs.contains(run.receipt.job)) {
        return ended(std::move(verdict), 2, endWithout(run, RunResult::Unknown, EndReason::JobDeleted));
    }
    verdict.rule = 6; // a job gets its row at its first start
    if (sinceAccepted > kStartConfirmation)
        return ended(std::move(verdict), 6, endWithout(run, RunResult::Unknown, EndReason::NotConfirmed));
    return verdict;
}

} // namespace

WatchedRun watch(const StartReceipt& receipt)
{
    WatchedRun run;
    run.receipt = receipt;
    run.lastInstance = std::max(receipt.watermark, receipt.history0);
    run.requestedLocal = receipt.adopted ? receipt.adoptedRequestedLocal : receipt.requestedLocal;
    return run;
}

Verdict decide(WatchedRun& run, const PollAnswer& answer, std::chrono::milliseconds sinceAccepted)
{
    Verdict verdict;
    run.runsPackages = run.runsPackages || answer.ssisJobs.contains(run.receipt.job);
    takeHistory(run, answer.history.value(run.receipt.job), verdict);
    const auto found = answer.activity.constFind(run.receipt.job);
    const bool haveRow = found != answer.activity.constEnd();
    if (haveRow)
        latch(run, *found);

    // 0: a login that may not read syssessions, before any job of its was ever requested (helpreader.h).
    const bool sessionKnown = run.receipt.session > 0;
    if (!sessionKnown && haveRow && run.requestedLocal.isValid() &&
        found->requestedLocal == run.requestedLocal)
        run.receipt.session = answer.session;
    if (sessionKnown && answer.session > run.receipt.session) // rule 1
        return afterRestart(run, haveRow ? &*found : nullptr, answer, std::move(verdict));
    const bool ours = haveRow && isOurs(run, *found);
    const bool another = haveRow && isAnothers(run, *found);
    const HistoryRow* outcome = ownOutcome(run);
    if (outcome && !(another && run.requestedLocal.isValid() && outcome->instanceId == found->historyId))
        return ended(std::move(verdict), another ? 3 : haveRow ? 4 : 2, endBy(run, *outcome));
    if (!haveRow)
        return withoutRow(run, answer, sinceAccepted, std::move(verdict));
    const ActivityRow& row = *found;
    if (another)
        return ended(std::move(verdict), 3, endWithout(run, RunResult::Unknown, EndReason::HistoryPurged));
    // A row older than the start is not believed at first; but what is over will not get another end.
    if (ours && row.stoppedLocal.isValid() &&
        (row.historyId > run.receipt.watermark || sinceAccepted > kStartConfirmation))
        return stopped(run, row, answer, std::move(verdict));

    // The run is open. An Agent that is gone will not end it (a clean stop would have left an outcome row).
    run.pollsWithoutAgent = answer.agent == AgentState::Stopped ? run.pollsWithoutAgent + 1 : 0;
    if (run.pollsWithoutAgent >= kPollsWithoutAgent)
        return ended(std::move(verdict), 8, endWithout(run, RunResult::Failed, EndReason::AgentStopped));
    if (!ours) {
        verdict.rule = 6;
        if (sinceAccepted > kStartConfirmation)
            return ended(std::move(verdict), 6, endWithout(run, RunResult::Unknown, EndReason::NotConfirmed));
        return verdict;
    }
    verdict.rule = row.startedLocal.isValid() ? 8 : 7;
    verdict.phase = row.startedLocal.isValid() ? RunPhase::Running : RunPhase::Queued;
    return verdict;
}

} // namespace stellwerk
