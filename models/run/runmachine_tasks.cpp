// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a task: ready, attempts, end; and what follows from its end.
#include "run/runmachine_p.h"

#include <algorithm>
#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

void RunMachine::Private::makeReady(int index)
{
    TaskRun& task = tasks[size_t(index)];
    if (task.state != TaskState::Waiting)
        return;
    const Task& definition_ = definition(index);
    if (definition_.disabled) {
        skipTask(index, u"It is disabled and was passed over."_s, true);
        return;
    }
    becomeReady(index);
}

void RunMachine::Private::becomeReady(int index)
{
    const Task& definition_ = definition(index);
    TaskRun& task = tasks[size_t(index)];
    if (task.held) {
        task.state = TaskState::Held;
        ++heldBack;
        tell(TaskHeld{definition_.id});
        return;
    }
    tell(TaskReady{definition_.id});
    if (!queue.hasCandidates(index)) {
        const CandidateServers& where = definition_.where;
        const QString wanted = !where.servers.isEmpty() ? where.servers.join(u", "_s)
                               : !where.group.isEmpty() ? u"group "_s + where.group
                               : !where.tag.isEmpty()   ? u"tag "_s + where.tag
                                                        : u"none named"_s;
        finishTask(index,
                   {TaskOutcome::Failed, FailureKind::NoCandidate,
                    u"None of its candidate servers is registered (%1). Register one or choose others."_s.arg(
                        wanted)});
        return;
    }
    enqueue(index);
}

void RunMachine::Private::enqueue(int index)
{
    tasks[size_t(index)].state = TaskState::Ready;
    queue.enqueue(index);
}

StartOrder RunMachine::Private::orderOf(int index, std::optional<std::chrono::seconds> expected) const
{
    const Task& definition_ = definition(index);
    StartOrder order;
    order.key = keyOf(index);
    order.server = serverName(index);
    order.job = definition_.job;
    order.startStep = definition_.startStep;
    order.alreadyRunning = definition_.alreadyRunning;
    order.refuseDisabled = package.refuseDisabledJobs;
    order.watch = definition_.mode == TaskMode::Outcome;
    order.expected = expected;
    return order;
}

void RunMachine::Private::startAttempt(const RunQueue::Assignment& assignment)
{
    const int index = assignment.task;
    TaskRun& task = tasks[size_t(index)];
    const Task& definition_ = definition(index);
    task.state = TaskState::Starting;
    task.server = assignment.server;
    task.accepted = task.startedTold = task.timedOut = false;
    task.failedSteps.clear();
    task.lookedAway = false;
    task.sentAfterLocal.clear();
    task.receipt = {};
    task.requested = now;
    task.started = {};
    ++task.attempt;
    tell(TaskPlaced{definition_.id, serverName(index), assignment.why});
    tell(StartRequested{definition_.id, serverName(index), task.attempt}); // the driver adds the clock
    step.commands.append(orderOf(index, assignment.expected));
    if (definition_.timeout)
        setTimer(index, TimerKind::Timeout, now + std::max(*definition_.timeout, std::chrono::seconds(1)));
}

void RunMachine::Private::tellStarted(int index, const QString& startedServerLocal)
{
    TaskRun& task = tasks[size_t(index)];
    task.startedTold = true;
    task.started = now;
    tell(AttemptStarted{definition(index).id, serverName(index), task.attempt, startedServerLocal});
}

void RunMachine::Private::requestStop(int index)
{
    TaskRun& task = tasks[size_t(index)];
    if (task.state == TaskState::Stopping)
        return;
    task.state = TaskState::Stopping;
    tell(StopRequested{definition(index).id, serverName(index), task.attempt, task.timedOut});
    // Also before the start is accepted: one that has not gone out yet must not go out any more.
    step.commands.append(StopOrder{keyOf(index)});
    setTimer(index, TimerKind::StopGrace, now + options.stopGrace);
}

// `refused`: the server did not take the start, so another one may.
void RunMachine::Private::endAttempt(int index, Verdict verdict, bool refused)
{
    TaskRun& task = tasks[size_t(index)];
    clearTimer(index);
    queue.release(index);
    if (refused && (verdict.failure == FailureKind::Unreachable || verdict.failure == FailureKind::Login ||
                    verdict.failure == FailureKind::AgentStopped))
        setSuspect(task.server, true);
    tell(AttemptEnded{definition(index).id, serverName(index), task.attempt, verdict.outcome, verdict.failure,
                      verdict.error, verdict.times.started, verdict.times.ended});
    if (verdict.outcome == TaskOutcome::Failed && !task.cancelAsked && !cancelled) {
        if (tryElsewhere(index, verdict, refused) || tryAgain(index, verdict))
            return;
    }
    finishTask(index, verdict);
}

bool RunMachine::Private::tryElsewhere(int index, const Verdict& verdict, bool refused)
{
    TaskRun& task = tasks[size_t(index)];
    if (!refused || task.timedOut || verdict.failure == FailureKind::TimedOut || !queue.refuse(index))
        return false;
    enqueue(index);
    return true;
}

bool RunMachine::Private::tryAgain(int index, const Verdict&)
{
    TaskRun& task = tasks[size_t(index)];
    const RetryPolicy& retry = definition(index).retry;
    if (task.retries >= retry.count)
        return false;
    queue.forgetRefusals(index);
    const double longest = double(std::chrono::milliseconds(options.longestBackoff).count());
    double wait =
        double(std::chrono::milliseconds(retry.backoff).count()) * std::pow(retry.factor, task.retries);
    wait = std::isfinite(wait) ? std::clamp(wait, 0.0, longest) : longest;
    ++task.retries;
    const std::chrono::milliseconds waitMs(std::llround(wait));
    tell(RetryScheduled{definition(index).id, task.attempt + 1, waitMs});
    if (waitMs.count() == 0) {
        becomeReady(index);
        return true;
    }
    task.state = TaskState::WaitingToRetry;
    ++waitingToRetry;
    setTimer(index, TimerKind::Retry, now + waitMs);
    return true;
}

void RunMachine::Private::finishTask(int index, const Verdict& verdict)
{
    TaskRun& task = tasks[size_t(index)];
    task.state = TaskState::Ended;
    task.outcome = verdict.outcome;
    clearTimer(index);
    --open;
    TaskEnded event;
    event.task = definition(index).id;
    event.server = serverName(index);
    event.outcome = verdict.outcome;
    event.attempts = task.attempt;
    if (verdict.times.started.isValid())
        event.started = verdict.times.started;
    else if (task.attempt > 0)
        event.started = toDateTime(task.startedTold ? task.started : task.requested);
    event.ended = verdict.times.ended.isValid() ? verdict.times.ended : nowText;
    event.failure = verdict.failure;
    event.error = verdict.error;
    tell(std::move(event));
    toSpread.push_back({index, false});
}

void RunMachine::Private::markSkipped(int index, bool passedOver)
{
    TaskRun& task = tasks[size_t(index)];
    task.state = TaskState::Ended;
    task.outcome = TaskOutcome::Skipped;
    task.passedOver = passedOver;
    clearTimer(index);
    --open;
}

void RunMachine::Private::skipTask(int index, const QString& why, bool passedOver)
{
    markSkipped(index, passedOver);
    tell(TaskSkipped{definition(index).id, why, passedOver});
    toSpread.push_back({index, passedOver});
}

void RunMachine::Private::cancelTask(int index)
{
    TaskRun& task = tasks[size_t(index)];
    if (task.state == TaskState::Ended || task.cancelAsked)
        return;
    task.cancelAsked = true;
    switch (task.state) {
    case TaskState::Starting:
    case TaskState::Running:
    case TaskState::Stopping:
        if (definition(index).onCancel == OnCancel::StopJob) {
            requestStop(index);
            return;
        }
        step.commands.append(AbandonOrder{keyOf(index)});
        endAttempt(index,
                   {TaskOutcome::Cancelled, FailureKind::None,
                    u"Its job was left running on %1."_s.arg(serverName(index))},
                   false);
        return;
    case TaskState::Ready:
        queue.remove(index);
        break;
    case TaskState::WaitingToRetry:
        --waitingToRetry;
        break;
    case TaskState::Held:
        --heldBack;
        break;
    case TaskState::Waiting:
    case TaskState::Ended:
        break;
    }
    finishTask(index, {TaskOutcome::Cancelled, FailureKind::None, {}});
}

void RunMachine::Private::spread()
{
    std::vector<RunGraph::Decision> decisions;
    for (size_t at = 0; at < toSpread.size(); ++at) {
        const Spread ended_ = toSpread[at]; // a copy: the list grows
        decisions.clear();
        graph.ended(ended_.task, *tasks[size_t(ended_.task)].outcome, ended_.passedOver, decisions);
        for (const RunGraph::Decision& decision : decisions) {
            if (tasks[size_t(decision.task)].state != TaskState::Waiting)
                continue; // cancelled before
            if (decision.starts)
                makeReady(decision.task);
            else
                skipTask(decision.task, whyNever(decision.constraint));
        }
    }
    toSpread.clear();
}

void RunMachine::Private::settle()
{
    if (ended)
        return;
    spread();
    while (!paused) {
        const auto assignment = queue.next();
        if (!assignment)
            break;
        startAttempt(*assignment);
    }
    if (open > 0 && queue.runningCount() == 0 && queue.readyCount() == 0 && waitingToRetry == 0 &&
        heldBack == 0) {
        // Nothing can come any more: what is left waits for itself.
        for (int task = 0; task < int(tasks.size()); ++task) {
            if (tasks[size_t(task)].state == TaskState::Waiting)
                skipTask(task, u"It waits in a circle of constraints."_s);
        }
        spread();
    }
    if (open == 0) {
        ended = runOutcome();
        deadline.reset();
        tell(RunEnded{*ended});
        return;
    }
    announceTimer();
}

void RunMachine::Private::setSuspect(int server, bool suspect)
{
    ServerState& state = servers[size_t(server)];
    if (state.suspect == suspect)
        return;
    state.suspect = suspect;
    queue.setTrouble(server, state.lost || state.suspect);
}

void RunMachine::Private::setTimer(int index, TimerKind kind, RunTime at)
{
    timers.push({at, ++timerOrder, index, ++tasks[size_t(index)].timer, kind});
}

void RunMachine::Private::timerDue(const Timer& timer)
{
    TaskRun& task = tasks[size_t(timer.task)];
    switch (timer.kind) {
    case TimerKind::Timeout:
        task.timedOut = true;
        requestStop(timer.task);
        break;
    case TimerKind::Retry:
        --waitingToRetry;
        becomeReady(timer.task);
        break;
    case TimerKind::StopGrace:
        step.commands.append(AbandonOrder{keyOf(timer.task)});
        endAttempt(timer.task,
                   {TaskOutcome::Unknown, FailureKind::ContactLost,
                    u"Its stop was not confirmed within %1; the job may still run on %2."_s.arg(
                        durationText(options.stopGrace), serverName(timer.task))},
                   false);
        break;
    }
}

void RunMachine::Private::announceTimer()
{
    while (!timers.empty() && tasks[size_t(timers.top().task)].timer != timers.top().generation)
        timers.pop();
    std::optional<RunTime> next = deadline;
    if (!timers.empty())
        next = next ? std::min(*next, timers.top().at) : timers.top().at;
    if (!next || (announced && *announced <= *next))
        return;
    announced = next;
    step.commands.append(WakeAt{*announced});
}

QString RunMachine::Private::whyNever(int index) const
{
    const Constraint& constraint = package.constraints.at(index);
    const int from = graph.indexOf(constraint.from);
    QString became;
    switch (tasks[size_t(from)].outcome.value_or(TaskOutcome::Unknown)) {
    case TaskOutcome::Succeeded:
    case TaskOutcome::SucceededWithWarnings:
        became = u"succeeded"_s;
        break;
    case TaskOutcome::Failed:
        became = u"failed"_s;
        break;
    case TaskOutcome::Cancelled:
        became = u"was cancelled"_s;
        break;
    case TaskOutcome::Skipped:
        became = tasks[size_t(from)].passedOver ? u"was passed over"_s : u"was skipped"_s;
        break;
    case TaskOutcome::Unknown:
        became = u"has an unknown outcome"_s;
        break;
    }
    const QString needed = constraint.kind == ConstraintKind::Success   ? u"success"_s
                           : constraint.kind == ConstraintKind::Failure ? u"failure"_s
                                                                        : u"completion"_s;
    return u"It needs the %1 of '%2', which %3."_s.arg(needed, definition(from).name, became);
}

// A failure was dealt with when a task that waited for just that ran and ended well.
bool RunMachine::Private::isHandled(int index) const
{
    for (const RunGraph::Out& out : graph.outgoing(index)) {
        const std::optional<TaskOutcome>& after = tasks[size_t(out.to)].outcome;
        if (out.kind != ConstraintKind::Success && after &&
            (*after == TaskOutcome::Succeeded || *after == TaskOutcome::SucceededWithWarnings))
            return true;
    }
    return false;
}

RunOutcome RunMachine::Private::runOutcome() const
{
    bool warnings = false;
    bool failed = false;
    bool someCancelled = false;
    for (int index = 0; index < int(tasks.size()); ++index) {
        switch (tasks[size_t(index)].outcome.value_or(TaskOutcome::Unknown)) {
        case TaskOutcome::Unknown:
            return RunOutcome::Unknown;
        case TaskOutcome::Failed:
            (isHandled(index) ? warnings : failed) = true;
            break;
        case TaskOutcome::Cancelled:
            (isHandled(index) ? warnings : someCancelled) = true;
            break;
        case TaskOutcome::SucceededWithWarnings:
            warnings = true;
            break;
        case TaskOutcome::Succeeded:
        case TaskOutcome::Skipped:
            break;
        }
    }
    if (cancelled && someCancelled)
        return timedOut ? RunOutcome::Failed : RunOutcome::Cancelled;
    if (failed)
        return RunOutcome::Failed;
    if (someCancelled)
        return RunOutcome::Cancelled;
    return warnings ? RunOutcome::SucceededWithWarnings : RunOutcome::Succeeded;
}

} // namespace stellwerk
