// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runmachine.h"

#include "run/runmachine_p.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

RunMachine::RunMachine(RunId run, ParentPackage package, FleetSnapshot fleet, Estimates estimates,
                       Options options)
    : d(std::make_unique<Private>(std::move(run), std::move(package), std::move(fleet), estimates,
                                  std::move(options)))
{}

RunMachine::RunMachine(RunId run, ParentPackage package, FleetSnapshot fleet, Estimates estimates)
    : RunMachine(std::move(run), std::move(package), std::move(fleet), std::move(estimates), Options())
{}

RunMachine::~RunMachine() = default;
RunMachine::RunMachine(RunMachine&&) noexcept = default;
RunMachine& RunMachine::operator=(RunMachine&&) noexcept = default;

RunStep RunMachine::handle(const RunInput& input, RunTime now)
{
    const bool opensAgain = std::holds_alternative<input::RetryTask>(input) ||
                            std::holds_alternative<input::RerunFailed>(input) ||
                            std::holds_alternative<input::Decide>(input);
    if (d->ended && !opensAgain)
        return {};
    if (!d->begun && !std::holds_alternative<input::Begin>(input))
        return {};
    d->now = std::max(d->now, now);
    d->nowText = toDateTime(d->now);
    std::visit([this](const auto& what) { d->on(what); }, input);
    d->settle();
    return std::exchange(d->step, {});
}

const RunId& RunMachine::run() const
{
    return d->run;
}

const ParentPackage& RunMachine::package() const
{
    return d->package;
}

bool RunMachine::isStarted() const
{
    return d->begun;
}

bool RunMachine::isFinished() const
{
    return d->ended.has_value();
}

std::optional<RunOutcome> RunMachine::outcome() const
{
    return d->ended;
}

TaskState RunMachine::state(const TaskId& task) const
{
    const int index = d->graph.indexOf(task);
    return index < 0 ? TaskState::Waiting : d->tasks[size_t(index)].state;
}

std::optional<TaskOutcome> RunMachine::outcome(const TaskId& task) const
{
    const int index = d->graph.indexOf(task);
    return index < 0 ? std::nullopt : d->tasks[size_t(index)].outcome;
}

bool RunMachine::isPaused() const
{
    return d->paused;
}

bool RunMachine::isHeld(const TaskId& task) const
{
    const int index = d->graph.indexOf(task);
    return index >= 0 && d->tasks[size_t(index)].held;
}

int RunMachine::activeTasks() const
{
    return d->queue.runningCount();
}

int RunMachine::usedSlots(const QString& server) const
{
    const int index = d->queue.serverIndex(server);
    return index < 0 ? 0 : d->queue.placement().servers()[size_t(index)].used;
}

RunMachine::Private::Private(RunId runId, ParentPackage parentPackage, FleetSnapshot fleet,
                             const Estimates& estimates, Options machineOptions)
    : run(std::move(runId))
    , package(std::move(parentPackage))
    , options(std::move(machineOptions))
    , graph(package)
    , queue(package, fleet, estimates)
    , tasks(size_t(package.tasks.size()))
    , servers(size_t(fleet.servers.size()))
    , open(int(package.tasks.size()))
{
    for (qsizetype i = 0; i < fleet.servers.size(); ++i)
        servers[size_t(i)].lost = fleet.servers.at(i).inTrouble;
}

const QString& RunMachine::Private::serverName(int task) const
{
    static const QString none;
    const int server = tasks[size_t(task)].server;
    return server < 0 ? none : queue.placement().servers()[size_t(server)].name;
}

AttemptKey RunMachine::Private::keyOf(int task) const
{
    return {run, definition(task).id, tasks[size_t(task)].attempt};
}

int RunMachine::Private::activeTask(const AttemptKey& key) const
{
    const int index = graph.indexOf(key.task);
    if (index < 0 || key.run != run)
        return -1;
    const TaskRun& task = tasks[size_t(index)];
    const bool active = task.state == TaskState::Starting || task.state == TaskState::Running ||
                        task.state == TaskState::Stopping;
    return active && task.attempt == key.attempt ? index : -1;
}

// --- inputs ---------------------------------------------------------------------------------------------

void RunMachine::Private::on(const input::Begin&)
{
    if (begun)
        return;
    begun = true;
    tell(RunStarted{run, package.name, options.file});
    if (package.timeout)
        deadline = now + std::max(*package.timeout, std::chrono::seconds(1));
    for (const Task& task : package.tasks) {
        if (options.halts.contains(task.id))
            on(input::SetHold{task.id, true});
    }
    for (const int task : graph.roots())
        makeReady(task);
}

void RunMachine::Private::on(const input::StartAccepted& accepted)
{
    const int index = activeTask(accepted.key);
    if (index < 0)
        return;
    TaskRun& task = tasks[size_t(index)];
    if (task.accepted)
        return;
    task.accepted = true;
    setSuspect(task.server, false);
    tell(StartAccepted{definition(index).id, serverName(index), task.attempt, accepted.receipt});
    if (definition(index).mode == TaskMode::StartOnly) {
        tellStarted(index, {});
        endAttempt(index, {TaskOutcome::Succeeded, FailureKind::None, {}}, false);
    } else if (task.state == TaskState::Stopping) {
        step.commands.append(StopOrder{keyOf(index)}); // asked for while the start was on its way
    }
}

void RunMachine::Private::on(const input::StartFailed& failed)
{
    const int index = activeTask(failed.key);
    if (index < 0 || tasks[size_t(index)].accepted)
        return;
    const TaskRun& task = tasks[size_t(index)];
    if (failed.kind == FailureKind::ContactLost)
        endAttempt(index, {TaskOutcome::Unknown, failed.kind, failed.error}, false);
    else if (task.cancelAsked)
        endAttempt(index, {TaskOutcome::Cancelled, FailureKind::None, {}}, false);
    else
        endAttempt(index, {TaskOutcome::Failed, failed.kind, failed.error}, true);
}

void RunMachine::Private::on(const input::Running& running)
{
    const int index = activeTask(running.key);
    if (index < 0)
        return;
    TaskRun& task = tasks[size_t(index)];
    const bool stopNow = task.state == TaskState::Stopping && !task.accepted;
    task.accepted = true;
    if (task.state == TaskState::Starting)
        task.state = TaskState::Running;
    if (!task.startedTold)
        tellStarted(index, running.startedServerLocal);
    if (stopNow)
        step.commands.append(StopOrder{keyOf(index)});
}

void RunMachine::Private::on(const input::StepDone& done)
{
    const int index = activeTask(done.key);
    if (index < 0)
        return;
    TaskRun& task = tasks[size_t(index)];
    if (done.outcome == TaskOutcome::Failed)
        task.failedSteps.insert(done.step);
    else if (done.outcome == TaskOutcome::Succeeded)
        task.failedSteps.remove(done.step);
    tell(StepFinished{definition(index).id, serverName(index), task.attempt, done.step, done.name,
                      done.outcome, done.message, done.duration});
}

// What was seen, unless the server knows better: of a run that ended while nobody looked, or that was over
// before anybody could look. Server times are whole seconds, so small differences say nothing; and a server's
// clock may be set, so that what was seen without a gap counts.
AttemptTimes RunMachine::Private::trueTimes(int index, const AttemptTimes& told) const
{
    constexpr std::chrono::seconds kCoarse(3);
    const TaskRun& task = tasks[size_t(index)];
    RunTime began = task.startedTold ? task.started : task.requested;
    RunTime over = now;
    if (task.lookedAway && told.ended.isValid() && toRunTime(told.ended) < now - kCoarse)
        over = std::max(task.requested, toRunTime(told.ended));
    began = std::min(began, over);
    if (told.started.isValid() && told.ended.isValid()) {
        const auto took = toRunTime(told.ended) - toRunTime(told.started);
        if (over - began < took / 2)
            began = std::max(task.requested, over - took);
    }
    return {toDateTime(began), toDateTime(over)};
}

void RunMachine::Private::on(const input::Ended& over)
{
    const int index = activeTask(over.key);
    if (index < 0)
        return;
    const TaskRun& task = tasks[size_t(index)];
    Verdict verdict{over.outcome, over.kind, over.error, trueTimes(index, over.times)};
    if (verdict.outcome == TaskOutcome::Skipped)
        verdict.outcome = TaskOutcome::Unknown; // a job is never skipped; take nothing for granted
    if (verdict.outcome == TaskOutcome::Succeeded && !task.failedSteps.isEmpty())
        verdict.outcome = TaskOutcome::SucceededWithWarnings;
    if (verdict.outcome == TaskOutcome::Failed && verdict.failure == FailureKind::None)
        verdict.failure = FailureKind::JobFailed;
    if (task.timedOut &&
        (verdict.outcome == TaskOutcome::Cancelled || verdict.outcome == TaskOutcome::Failed)) {
        verdict.outcome = TaskOutcome::Failed;
        verdict.failure = FailureKind::TimedOut;
        verdict.error = u"Not finished after %1, so its job was stopped."_s.arg(
            durationText(definition(index).timeout.value_or(std::chrono::seconds(0))));
    }
    endAttempt(index, verdict, false);
}

void RunMachine::Private::on(const input::TimerDue&)
{
    if (announced && now >= *announced)
        announced.reset();
    if (deadline && *deadline <= now) {
        deadline.reset();
        cancelAll(true);
    }
    while (!timers.empty() && timers.top().at <= now) {
        const Timer timer = timers.top();
        timers.pop();
        if (tasks[size_t(timer.task)].timer == timer.generation)
            timerDue(timer);
    }
}

void RunMachine::Private::on(const input::CancelRun&)
{
    cancelAll(false);
}

void RunMachine::Private::on(const input::CancelTask& cancel)
{
    const int index = graph.indexOf(cancel.task);
    if (index < 0 || tasks[size_t(index)].state == TaskState::Ended || tasks[size_t(index)].cancelAsked)
        return;
    tell(CancelRequested{cancel.task});
    cancelTask(index);
}

void RunMachine::Private::on(const input::ServerLost& lost)
{
    const int index = queue.serverIndex(lost.server);
    if (index >= 0 && servers[size_t(index)].lost)
        return;
    tell(ServerLost{lost.server, lost.error});
    if (index < 0)
        return;
    servers[size_t(index)].lost = true;
    queue.setTrouble(index, true);
    for (TaskRun& task : tasks)
        task.lookedAway = task.lookedAway || task.server == index;
}

void RunMachine::Private::on(const input::ServerBack& back)
{
    const int index = queue.serverIndex(back.server);
    if (index >= 0 && !servers[size_t(index)].lost && !servers[size_t(index)].suspect)
        return;
    tell(ServerBack{back.server});
    if (index < 0)
        return;
    servers[size_t(index)] = {};
    queue.setTrouble(index, false);
}

} // namespace stellwerk
