// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "checker.h"

#include "agent/receiptjson.h"
#include "run/runevents_json.h"

namespace simulation {

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

bool isSuccess(TaskOutcome outcome)
{
    return outcome == TaskOutcome::Succeeded || outcome == TaskOutcome::SucceededWithWarnings;
}

QString nameOf(Truth truth)
{
    static const QString names[]{u"open"_s, u"succeeded"_s, u"failed"_s, u"cancelled"_s, u"aborted"_s};
    return names[int(truth)];
}

} // namespace

Checker::Checker(const ParentPackage* package, const FleetSnapshot* fleet, Servers servers, bool strict)
    : m_package(package)
    , m_fleet(fleet)
    , m_servers(std::move(servers))
    , m_strict(strict)
{}

const ModelRun* Checker::ownRun(const TaskId& task, int attempt, const Attempt& made) const
{
    for (const ModelRun& run : m_servers.at(made.server.toCaseFolded())->runs()) {
        if (run.owner && run.owner->task == task && run.owner->attempt == attempt)
            return &run;
    }
    return nullptr;
}

const ModelRun* Checker::adoptedRun(const TaskId& task, const Attempt& made) const
{
    ModelServer* server = m_servers.at(made.server.toCaseFolded());
    const int job = server->jobOf(m_package->task(task)->job);
    const ModelRun* found = nullptr;
    for (const ModelRun& run : server->runs()) {
        if (run.job == job && run.requestedLocal == made.adoptedRequest)
            found = &run; // the last of them: the clock may have been set back
    }
    return found;
}

QString Checker::told(const RunEvent& event)
{
    if (event.sequence != m_sequence + 1)
        return u"event %1 follows event %2"_s.arg(event.sequence).arg(m_sequence);
    m_sequence = event.sequence;
    if (const auto* start = std::get_if<StartRequested>(&event.body))
        return onStart(*start);
    if (const auto* accepted = std::get_if<StartAccepted>(&event.body)) {
        Attempt& attempt = m_tasks[accepted->task].attempts[accepted->attempt];
        attempt.accepted = true;
        if (const auto receipt = startReceiptFromJson(accepted->receipt)) {
            attempt.adopted = receipt->adopted;
            attempt.adoptedRequest = receipt->adoptedRequestedLocal;
        }
    } else if (const auto* end = std::get_if<AttemptEnded>(&event.body)) {
        return onEnd(*end);
    } else if (const auto* over = std::get_if<TaskEnded>(&event.body)) {
        return onTaskEnd(*over);
    } else if (const auto* skipped = std::get_if<TaskSkipped>(&event.body)) {
        if (std::exchange(m_tasks[skipped->task].ended, TaskOutcome::Skipped))
            return u"task %1 ends twice"_s.arg(skipped->task);
    } else if (const auto* cancel = std::get_if<CancelRequested>(&event.body)) {
        if (cancel->task.isEmpty())
            m_runCancelled = true;
        else
            m_tasks[cancel->task].cancelled = true;
    } else if (const auto* again = std::get_if<TaskReopened>(&event.body)) {
        TaskView& task = m_tasks[again->task];
        if (task.ended == TaskOutcome::Unknown && !m_decided.contains(again->task))
            return u"task %1 is unknown and runs again, and nobody asked for that"_s.arg(again->task);
        task.ended.reset();
        task.cancelled = false;
    } else if (std::holds_alternative<RunReopened>(event.body)) {
        m_over = m_runCancelled = false;
    } else if (std::holds_alternative<RunEnded>(event.body)) {
        m_over = true;
    }
    return {};
}

QString Checker::onStart(const StartRequested& event)
{
    TaskView& task = m_tasks[event.task];
    if (m_over)
        return u"%1 is started after the run's end"_s.arg(event.task);
    if (m_runCancelled || task.cancelled)
        return u"%1 is started after its cancel"_s.arg(event.task);
    if (!task.attempts.empty() &&
        (task.attempts.rbegin()->first + 1 != event.attempt || !task.attempts.rbegin()->second.over))
        return u"attempt %1 of %2 is out of turn"_s.arg(event.attempt).arg(event.task);
    task.attempts[event.attempt].server = event.server;
    return limits();
}

QString Checker::limits() const
{
    std::map<QString, int> slots_, tasksOnServer, ofGroup;
    std::map<std::pair<QString, QString>, int> jobs;
    int all = 0;
    const auto capacityOf = [this](const QString& server) {
        int capacity = 1;
        for (const ServerSnapshot& known : m_fleet->servers) {
            if (known.name.compare(server, Qt::CaseInsensitive) == 0)
                capacity = std::max(1, known.capacity);
        }
        for (auto it = m_package->maxConcurrentPerServer.cbegin();
             it != m_package->maxConcurrentPerServer.cend(); ++it) {
            if (it.key().compare(server, Qt::CaseInsensitive) == 0)
                capacity = std::min(capacity, std::max(1, it.value()));
        }
        return capacity;
    };
    for (const auto& [id, view] : m_tasks) {
        if (view.attempts.empty() || view.attempts.rbegin()->second.over)
            continue;
        const Task& task = *m_package->task(id);
        const QString server = view.attempts.rbegin()->second.server.toCaseFolded();
        ++all;
        ++tasksOnServer[server];
        slots_[server] += std::max(1, task.weight);
        ++ofGroup[task.group];
        if (++jobs[{server, task.job.toCaseFolded()}] > 1)
            return u"job %1 is asked for twice at once on %2"_s.arg(task.job, server);
    }
    if (m_package->maxConcurrent && all > std::max(1, *m_package->maxConcurrent))
        return u"%1 tasks at once, and the package allows %2"_s.arg(all).arg(*m_package->maxConcurrent);
    for (const auto& [server, used] : slots_) {
        if (used > capacityOf(server) && tasksOnServer[server] > 1) // one too heavy takes it whole
            return u"%1 slots are taken on %2, which has %3"_s.arg(used).arg(server).arg(capacityOf(server));
    }
    for (const Group& group : m_package->groups) {
        if (group.maxConcurrent && ofGroup[group.id] > std::max(1, *group.maxConcurrent))
            return u"%1 tasks of group %2 at once"_s.arg(ofGroup[group.id]).arg(group.id);
    }
    return {};
}

QString Checker::onEnd(const AttemptEnded& event)
{
    Attempt& attempt = m_tasks[event.task].attempts[event.attempt];
    attempt.over = true;
    attempt.outcome = event.outcome;
    const QString who = u"%1, attempt %2 on %3, is told %4"_s.arg(event.task)
                            .arg(event.attempt)
                            .arg(event.server, wordOf(event.outcome));
    if (event.outcome == TaskOutcome::Unknown)
        return m_strict ? who + u": nothing went wrong that day"_s : QString();
    if (event.error.contains(u"left running"))
        return {};
    const ModelRun* own = ownRun(event.task, event.attempt, attempt);
    const Task& task = *m_package->task(event.task);
    if (event.outcome == TaskOutcome::Failed && !attempt.accepted) {
        return own ? who + u" as not started (%1), and its start reached the server"_s.arg(event.error)
                   : QString();
    }
    if (!own && event.outcome == TaskOutcome::Cancelled && !attempt.accepted)
        return {};
    const ModelRun* run = own ? own : attempt.adopted ? adoptedRun(event.task, attempt) : nullptr;
    if (!run)
        return who + u", and no run of its job was made"_s;
    if (task.mode == TaskMode::StartOnly)
        return isSuccess(event.outcome) ? QString() : who + u", and its start was taken"_s;
    const QString truth = nameOf(run->truth);
    switch (event.outcome) {
    case TaskOutcome::Succeeded:
    case TaskOutcome::SucceededWithWarnings:
        if (run->truth != Truth::Succeeded)
            return who + u", and its run in truth %1"_s.arg(truth);
        if (m_strict && (event.outcome == TaskOutcome::SucceededWithWarnings) != run->failedStep)
            return who + u", and its run %1 a failed step"_s.arg(run->failedStep ? u"has"_s : u"has not"_s);
        return {};
    case TaskOutcome::Cancelled:
        return run->truth == Truth::Cancelled ? QString() : who + u", and its run in truth %1"_s.arg(truth);
    default:
        break;
    }
    const bool matches =
        event.failure == FailureKind::TimedOut
            ? run->truth == Truth::Cancelled || run->truth == Truth::Failed || run->truth == Truth::Aborted
        : event.failure == FailureKind::AgentRestarted || event.failure == FailureKind::AgentStopped
            ? run->truth == Truth::Aborted
            : run->truth == Truth::Failed;
    return matches ? QString() : who + u" (%1), and its run in truth %2"_s.arg(wordOf(event.failure), truth);
}

QString Checker::onTaskEnd(const TaskEnded& event)
{
    TaskView& task = m_tasks[event.task];
    const bool decided = m_decided.contains(event.task);
    if (task.ended && !(task.ended == TaskOutcome::Unknown && decided))
        return u"task %1 ends twice"_s.arg(event.task);
    if (!task.ended && !task.attempts.empty() && !task.attempts.rbegin()->second.over)
        return u"task %1 ends, and its attempt does not"_s.arg(event.task);
    const bool unknown =
        !task.attempts.empty() && task.attempts.rbegin()->second.outcome == TaskOutcome::Unknown;
    if (!task.ended && event.attempts > 0 && unknown && event.outcome != TaskOutcome::Unknown && !decided &&
        !task.cancelled && !m_runCancelled)
        return u"task %1 was unknown and is told %2"_s.arg(event.task, wordOf(event.outcome));
    task.ended = event.outcome;
    return {};
}

QString Checker::sending(const AttemptKey& key, const QList<RunEvent>& durable) const
{
    const QString who = u"a start goes out for %1, attempt %2, "_s.arg(key.task).arg(key.attempt);
    bool onRecord = false;
    for (const RunEvent& event : durable) {
        const auto* start = std::get_if<StartRequested>(&event.body);
        onRecord = onRecord || (start && start->task == key.task && start->attempt == key.attempt);
    }
    if (!onRecord)
        return who + u"and its intent is not on disk"_s;
    const auto task = m_tasks.find(key.task);
    if (m_runCancelled || (task != m_tasks.end() && task->second.cancelled))
        return who + u"after its cancel"_s;
    return {};
}

QString Checker::startedAtServer(const ModelServer& server, const ModelRun& run) const
{
    if (!run.owner)
        return {};
    int count = 0;
    for (const auto& [name, each] : m_servers) {
        for (const ModelRun& other : each->runs())
            count += other.owner == run.owner ? 1 : 0;
    }
    return count > 1 ? u"%1, attempt %2, was started %3 times (now on %4)"_s.arg(run.owner->task)
                           .arg(run.owner->attempt)
                           .arg(count)
                           .arg(server.name())
                     : QString();
}

QString Checker::ended(const RunMachine& machine) const
{
    if (!machine.isFinished())
        return u"the run does not end"_s;
    for (const Task& task : m_package->tasks) {
        const auto view = m_tasks.find(task.id);
        if (!machine.outcome(task.id) || view == m_tasks.end() || !view->second.ended)
            return u"task %1 was forgotten"_s.arg(task.id);
        if (view->second.ended == TaskOutcome::Unknown && machine.outcome() != RunOutcome::Unknown)
            return u"task %1 is unknown and the run is not"_s.arg(task.id);
    }
    for (const auto& [name, server] : m_servers) {
        for (const ModelRun& run : server->runs()) {
            if (!run.owner)
                continue;
            const auto task = m_tasks.find(run.owner->task);
            if (task == m_tasks.end() || !task->second.attempts.contains(run.owner->attempt))
                return u"%1 ran for %2, and no attempt is on record"_s.arg(name, run.owner->task);
        }
    }
    return {};
}

void Checker::rebuild(const QList<RunEvent>& durable)
{
    m_sequence = 0;
    m_runCancelled = m_over = false;
    m_tasks.clear();
    for (const RunEvent& event : durable)
        (void)told(event); // was judged when it was told; truths may have moved on
}

void Checker::count(Tally& tally) const
{
    for (const auto& [id, task] : m_tasks) {
        for (const auto& [number, attempt] : task.attempts) {
            ++tally.attempts;
            tally.unknown += attempt.over && attempt.outcome == TaskOutcome::Unknown ? 1 : 0;
            tally.adopted += attempt.adopted ? 1 : 0;
        }
    }
    for (const auto& [name, server] : m_servers) {
        for (const ModelRun& run : server->runs())
            tally.starts += run.owner ? 1 : 0;
    }
}

} // namespace simulation
