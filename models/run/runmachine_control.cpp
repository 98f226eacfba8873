// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person may do to a run: pause, halts, skip, cancel, run again, decide.
#include "run/runmachine_p.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

void RunMachine::Private::cancelAll(bool byTimeout)
{
    if (cancelled)
        return;
    cancelled = true;
    timedOut = byTimeout;
    tell(CancelRequested{{}, byTimeout});
    for (int task = 0; task < int(tasks.size()); ++task)
        cancelTask(task);
}

// The tasks named and all that can be reached from them.
std::vector<bool> RunMachine::Private::downstream(const std::vector<int>& from) const
{
    std::vector<bool> reached(tasks.size());
    std::vector<int> open_ = from;
    while (!open_.empty()) {
        const int task = open_.back();
        open_.pop_back();
        if (reached[size_t(task)])
            continue;
        reached[size_t(task)] = true;
        for (const RunGraph::Out& out : graph.outgoing(task))
            open_.push_back(out.to);
    }
    return reached;
}

void RunMachine::Private::on(const input::CancelBranch& cancel)
{
    const int index = graph.indexOf(cancel.task);
    if (index < 0)
        return;
    const std::vector<bool> branch = downstream({index});
    for (int task = 0; task < int(tasks.size()); ++task) {
        if (branch[size_t(task)])
            on(input::CancelTask{definition(task).id});
    }
}

void RunMachine::Private::on(const input::Pause&)
{
    if (paused)
        return;
    paused = true;
    tell(RunPaused{});
}

void RunMachine::Private::on(const input::Continue&)
{
    if (!paused)
        return;
    paused = false;
    tell(RunContinued{});
}

void RunMachine::Private::on(const input::SetHold& wish)
{
    const int index = graph.indexOf(wish.task);
    if (index < 0)
        return;
    TaskRun& task = tasks[size_t(index)];
    if (task.held == wish.held || task.state == TaskState::Ended)
        return;
    task.held = wish.held;
    tell(HoldChanged{wish.task, wish.held});
    if (wish.held && task.state == TaskState::Ready) {
        queue.remove(index);
        task.state = TaskState::Held;
        ++heldBack;
        tell(TaskHeld{wish.task});
    } else if (!wish.held && task.state == TaskState::Held) {
        --heldBack;
        becomeReady(index);
    }
}

void RunMachine::Private::on(const input::SkipTask& skip)
{
    const int index = graph.indexOf(skip.task);
    if (index < 0)
        return;
    switch (tasks[size_t(index)].state) {
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
        break;
    case TaskState::Starting:
    case TaskState::Running:
    case TaskState::Stopping:
    case TaskState::Ended:
        return;
    }
    skipTask(index, u"It was skipped by a person."_s, true);
}

// --- again ------------------------------------------------------------------------------------------------

void RunMachine::Private::on(const input::RetryTask& retry)
{
    const int index = graph.indexOf(retry.task);
    if (index < 0 || tasks[size_t(index)].state != TaskState::Ended)
        return;
    if (cancelled && !ended)
        return; // its cancel is not over yet
    const TaskOutcome outcome = *tasks[size_t(index)].outcome;
    if (outcome != TaskOutcome::Failed && outcome != TaskOutcome::Cancelled &&
        outcome != TaskOutcome::Unknown)
        return;
    reopen({index});
}

void RunMachine::Private::on(const input::RerunFailed&)
{
    if (cancelled && !ended)
        return;
    std::vector<int> again;
    for (int index = 0; index < int(tasks.size()); ++index) {
        const std::optional<TaskOutcome>& outcome = tasks[size_t(index)].outcome;
        if (outcome == TaskOutcome::Failed || outcome == TaskOutcome::Cancelled)
            again.push_back(index);
    }
    if (!again.empty())
        reopen(again);
}

void RunMachine::Private::on(const input::Decide& decision)
{
    const int index = graph.indexOf(decision.task);
    if (index < 0 || tasks[size_t(index)].outcome != TaskOutcome::Unknown)
        return;
    if (decision.outcome != TaskOutcome::Succeeded && decision.outcome != TaskOutcome::Failed &&
        decision.outcome != TaskOutcome::Cancelled)
        return;
    const bool whileCancelled = cancelled && !ended;
    openEndedRun();
    tell(OutcomeDecided{decision.task, decision.outcome, decision.by});
    tasks[size_t(index)].outcome = decision.outcome;
    TaskEnded event;
    event.task = decision.task;
    event.server = serverName(index);
    event.outcome = decision.outcome;
    event.attempts = tasks[size_t(index)].attempt;
    event.started = toDateTime(tasks[size_t(index)].startedTold ? tasks[size_t(index)].started
                                                                : tasks[size_t(index)].requested);
    event.ended = nowText;
    if (decision.outcome == TaskOutcome::Failed)
        event.failure = FailureKind::JobFailed;
    event.error = u"Decided by %1: nobody could ask the server any more."_s.arg(
        decision.by.isEmpty() ? u"a person"_s : decision.by);
    tell(std::move(event));
    if (!whileCancelled) // else nothing may start because of it
        reopen({});
}

void RunMachine::Private::openEndedRun()
{
    if (!std::exchange(ended, std::nullopt))
        return;
    tell(RunReopened{});
    cancelled = timedOut = false;
    if (package.timeout)
        deadline = now + std::max(*package.timeout, std::chrono::seconds(1));
}

// The tasks named wait again, and with them what was skipped because of them or of a task whose outcome was
// decided. A task that ran because one of them failed waits again too: it is for the new failure, if any.
void RunMachine::Private::reopen(const std::vector<int>& again)
{
    openEndedRun();
    if (std::exchange(paused, false))
        tell(RunContinued{}); // whoever asks for more wants it to start

    std::vector<bool> back(tasks.size());
    std::vector<int> todo = again;
    for (const int index : again)
        back[size_t(index)] = true;
    const auto add = [&](int index) {
        if (!back[size_t(index)] && tasks[size_t(index)].state == TaskState::Ended) {
            back[size_t(index)] = true;
            todo.push_back(index);
        }
    };
    for (size_t at = 0; at < todo.size(); ++at) {
        for (const RunGraph::Out& out : graph.outgoing(todo[at])) {
            const TaskRun& after = tasks[size_t(out.to)];
            const bool skipped = after.outcome == TaskOutcome::Skipped && !after.passedOver;
            // An unknown one may still be running: only a person's word opens it.
            const bool wasForTheFailure =
                out.kind == ConstraintKind::Failure && after.outcome != TaskOutcome::Unknown;
            if (skipped || wasForTheFailure)
                add(out.to);
        }
    }
    // Skipped tasks are looked at anew after any change; those that still can never start are skipped again.
    for (int index = 0; index < int(tasks.size()); ++index) {
        if (tasks[size_t(index)].outcome == TaskOutcome::Skipped && !tasks[size_t(index)].passedOver)
            back[size_t(index)] = true;
    }
    for (int index = 0; index < int(tasks.size()); ++index) {
        if (!back[size_t(index)])
            continue;
        TaskRun& task = tasks[size_t(index)];
        task.state = TaskState::Waiting;
        task.outcome.reset();
        task.cancelAsked = task.timedOut = task.passedOver = false;
        task.retries = 0;
        queue.forgetRefusals(index);
        ++open;
        tell(TaskReopened{definition(index).id});
    }
    rebuildGraph(true);
}

// Counts anew what holds. `act`: what can start or never will is told; else only counted (restore).
void RunMachine::Private::rebuildGraph(bool act)
{
    graph = RunGraph(package);
    std::vector<RunGraph::Decision> decisions;
    for (int index = 0; index < int(tasks.size()); ++index) {
        const TaskRun& task = tasks[size_t(index)];
        if (task.state == TaskState::Ended)
            graph.ended(index, *task.outcome, task.passedOver, decisions);
    }
    if (!act)
        return;
    toSpread.clear();
    for (const int index : graph.roots())
        makeReady(index);
    for (const RunGraph::Decision& decision : decisions) {
        if (tasks[size_t(decision.task)].state != TaskState::Waiting)
            continue;
        if (decision.starts)
            makeReady(decision.task);
        else
            skipTask(decision.task, whyNever(decision.constraint));
    }
}

} // namespace stellwerk
