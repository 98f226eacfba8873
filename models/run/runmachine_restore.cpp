// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A machine out of its events. The events of one step stand together in the journal or not at all, so that
// every prefix that was written is a state the machine once was in.
#include "run/runmachine_p.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

bool isTroubleOfServer(FailureKind kind)
{
    return kind == FailureKind::Unreachable || kind == FailureKind::Login ||
           kind == FailureKind::AgentStopped;
}

template <typename Body>
const Body* nextFor(const QList<RunEvent>& events, qsizetype at, const TaskId& task)
{
    if (at + 1 >= events.size())
        return nullptr;
    const auto* body = std::get_if<Body>(&events.at(at + 1).body);
    return body && body->task == task ? body : nullptr;
}

} // namespace

// Brings a fresh machine to what the events say. Knows what each event did to the machine that told it;
// decides nothing. Kept beside Private so that every field it sets is in one place.
class RunMachineHistory
{
public:
    using Machine = RunMachine::Private;
    using TaskRun = Machine::TaskRun;
    using TimerKind = Machine::TimerKind;

    explicit RunMachineHistory(Machine& machine)
        : m(machine)
    {}

    QString take(const QList<RunEvent>& events)
    {
        for (qsizetype at = 0; at < events.size(); ++at) {
            const RunEvent& event = events.at(at);
            if (event.sequence != m.sequence + 1) {
                return u"Event %1 of the run is missing (%2 follows)."_s.arg(m.sequence + 1)
                    .arg(event.sequence);
            }
            m.sequence = event.sequence;
            m.now = std::max(m.now, toRunTime(event.at));
            const bool reopens = std::holds_alternative<TaskReopened>(event.body);
            if (m_graphStale && !reopens)
                recount();
            const QString error = std::visit(
                [&](const auto& body) -> QString {
                    if constexpr (requires { body.task; }) {
                        if (!body.task.isEmpty() && m.graph.indexOf(body.task) < 0)
                            return u"Event %1 names a task that the package does not have: %2"_s
                                .arg(event.sequence)
                                .arg(body.task.left(60));
                    }
                    return on(body, events, at);
                },
                event.body);
            if (!error.isEmpty())
                return error;
        }
        if (m_graphStale)
            recount();
        if (!m.begun)
            return u"The run has no first event; nothing of it was started."_s;
        return {};
    }

private:
    TaskRun& run(const TaskId& task) { return m.tasks[size_t(index(task))]; }
    [[nodiscard]] int index(const TaskId& task) const { return m.graph.indexOf(task); }
    void recount()
    {
        m.rebuildGraph(false);
        m_graphStale = false;
    }
    // Whatever it waited in, it does no longer.
    void leaveWaiting(int task)
    {
        switch (m.tasks[size_t(task)].state) {
        case TaskState::Ready:
            m.queue.remove(task);
            break;
        case TaskState::WaitingToRetry:
            --m.waitingToRetry;
            break;
        case TaskState::Held:
            --m.heldBack;
            break;
        default:
            m.clearTimer(task);
            return;
        }
        m.tasks[size_t(task)].state = TaskState::Waiting; // until an event says more
        m.clearTimer(task);
    }
    void count(int task)
    {
        std::vector<RunGraph::Decision> told; // events of their own say what follows
        const TaskRun& ended = m.tasks[size_t(task)];
        m.graph.ended(task, *ended.outcome, ended.passedOver, told);
    }

    QString on(const RunStarted&, const QList<RunEvent>&, qsizetype)
    {
        m.begun = true;
        if (m.package.timeout)
            m.deadline = m.now + std::max(*m.package.timeout, std::chrono::seconds(1));
        return {};
    }
    QString on(const TaskReady& event, const QList<RunEvent>&, qsizetype)
    {
        const int task = index(event.task);
        leaveWaiting(task);
        if (m.queue.hasCandidates(task))
            m.enqueue(task);
        return {};
    }
    QString on(const TaskPlaced&, const QList<RunEvent>&, qsizetype) { return {}; }
    QString on(const StartRequested& event, const QList<RunEvent>&, qsizetype)
    {
        const int task = index(event.task);
        const int server = m.queue.serverIndex(event.server);
        if (server < 0)
            return u"The run used a server that its fleet does not have: %1"_s.arg(event.server.left(60));
        TaskRun& r = m.tasks[size_t(task)];
        leaveWaiting(task);
        m.queue.assign(task, server);
        r.state = TaskState::Starting;
        r.server = server;
        r.accepted = r.startedTold = r.timedOut = false;
        r.failedSteps.clear();
        r.requested = m.now;
        r.started = {};
        r.attempt = event.attempt;
        r.sentAfterLocal = event.serverLocal;
        r.receipt = {};
        if (const auto& timeout = m.definition(task).timeout)
            m.setTimer(task, TimerKind::Timeout, m.now + std::max(*timeout, std::chrono::seconds(1)));
        return {};
    }
    QString on(const StartAccepted& event, const QList<RunEvent>&, qsizetype)
    {
        TaskRun& r = run(event.task);
        r.accepted = true;
        r.receipt = event.receipt;
        m.lastReceipts.insert({m.definition(index(event.task)).job.toCaseFolded(), r.server}, event.receipt);
        m.setSuspect(r.server, false);
        return {};
    }
    QString on(const AttemptStarted& event, const QList<RunEvent>&, qsizetype)
    {
        TaskRun& r = run(event.task);
        r.accepted = r.startedTold = true;
        r.started = m.now;
        if (r.state == TaskState::Starting && m.definition(index(event.task)).mode == TaskMode::Outcome)
            r.state = TaskState::Running;
        return {};
    }
    QString on(const StepFinished& event, const QList<RunEvent>&, qsizetype)
    {
        if (event.outcome == TaskOutcome::Failed)
            run(event.task).failedSteps.insert(event.step);
        else if (event.outcome == TaskOutcome::Succeeded)
            run(event.task).failedSteps.remove(event.step);
        return {};
    }
    QString on(const StopRequested& event, const QList<RunEvent>&, qsizetype)
    {
        TaskRun& r = run(event.task);
        r.state = TaskState::Stopping;
        r.timedOut = event.timedOut;
        m.setTimer(index(event.task), TimerKind::StopGrace, m.now + m.options.stopGrace);
        return {};
    }
    QString on(const AttemptEnded& event, const QList<RunEvent>& events, qsizetype at)
    {
        const int task = index(event.task);
        TaskRun& r = m.tasks[size_t(task)];
        if (r.state != TaskState::Starting && r.state != TaskState::Running && r.state != TaskState::Stopping)
            return u"An attempt of %1 ends that never began."_s.arg(event.task);
        m.clearTimer(task);
        m.queue.release(task);
        const bool refused = !r.accepted && event.outcome == TaskOutcome::Failed;
        if (refused && isTroubleOfServer(event.failure))
            m.setSuspect(r.server, true);
        r.state = TaskState::Waiting; // until the next event says more
        if (nextFor<TaskEnded>(events, at, event.task) || nextFor<RetryScheduled>(events, at, event.task))
            return {};
        if (m.queue.refuse(task)) // to another candidate at once
            m.enqueue(task);
        return {};
    }
    QString on(const RetryScheduled& event, const QList<RunEvent>& events, qsizetype at)
    {
        const int task = index(event.task);
        TaskRun& r = m.tasks[size_t(task)];
        m.queue.forgetRefusals(task);
        ++r.retries;
        if (event.wait.count() == 0 &&
            (nextFor<TaskReady>(events, at, event.task) || nextFor<TaskHeld>(events, at, event.task)))
            return {};
        r.state = TaskState::WaitingToRetry;
        ++m.waitingToRetry;
        m.setTimer(task, TimerKind::Retry, m.now + event.wait);
        return {};
    }
    QString on(const TaskEnded& event, const QList<RunEvent>&, qsizetype)
    {
        const int task = index(event.task);
        TaskRun& r = m.tasks[size_t(task)];
        if (r.state == TaskState::Ended) { // decided by a person
            r.outcome = event.outcome;
            m_graphStale = true;
            return {};
        }
        leaveWaiting(task);
        r.state = TaskState::Ended;
        r.outcome = event.outcome;
        --m.open;
        count(task);
        return {};
    }
    QString on(const TaskSkipped& event, const QList<RunEvent>&, qsizetype)
    {
        const int task = index(event.task);
        leaveWaiting(task);
        m.markSkipped(task, event.passedOver);
        count(task);
        return {};
    }
    QString on(const CancelRequested& event, const QList<RunEvent>&, qsizetype)
    {
        if (!event.task.isEmpty()) {
            run(event.task).cancelAsked = true;
            return {};
        }
        m.cancelled = true;
        m.timedOut = event.timedOut;
        if (event.timedOut)
            m.deadline.reset();
        for (TaskRun& r : m.tasks)
            r.cancelAsked = r.cancelAsked || r.state != TaskState::Ended;
        return {};
    }
    QString on(const ServerLost& event, const QList<RunEvent>&, qsizetype)
    {
        if (const int server = m.queue.serverIndex(event.server); server >= 0) {
            m.servers[size_t(server)].lost = true;
            m.queue.setTrouble(server, true);
        }
        return {};
    }
    QString on(const ServerBack& event, const QList<RunEvent>&, qsizetype)
    {
        if (const int server = m.queue.serverIndex(event.server); server >= 0) {
            m.servers[size_t(server)] = {};
            m.queue.setTrouble(server, false);
        }
        return {};
    }
    QString on(const RunEnded& event, const QList<RunEvent>&, qsizetype)
    {
        m.ended = event.outcome;
        m.deadline.reset();
        return {};
    }
    QString on(const RunPaused&, const QList<RunEvent>&, qsizetype)
    {
        m.paused = true;
        return {};
    }
    QString on(const RunContinued&, const QList<RunEvent>&, qsizetype)
    {
        m.paused = false;
        return {};
    }
    QString on(const HoldChanged& event, const QList<RunEvent>&, qsizetype)
    {
        run(event.task).held = event.held;
        return {};
    }
    QString on(const TaskHeld& event, const QList<RunEvent>&, qsizetype)
    {
        leaveWaiting(index(event.task));
        run(event.task).state = TaskState::Held;
        ++m.heldBack;
        return {};
    }
    QString on(const RunReopened&, const QList<RunEvent>&, qsizetype)
    {
        m.ended.reset();
        m.cancelled = m.timedOut = false;
        if (m.package.timeout)
            m.deadline = m.now + std::max(*m.package.timeout, std::chrono::seconds(1));
        return {};
    }
    QString on(const TaskReopened& event, const QList<RunEvent>&, qsizetype)
    {
        const int task = index(event.task);
        TaskRun& r = m.tasks[size_t(task)];
        r.state = TaskState::Waiting;
        r.outcome.reset();
        r.cancelAsked = r.timedOut = r.passedOver = false;
        r.retries = 0;
        m.queue.forgetRefusals(task);
        ++m.open;
        m_graphStale = true;
        return {};
    }
    QString on(const RunTakenOver&, const QList<RunEvent>&, qsizetype)
    {
        for (int task = 0; task < int(m.tasks.size()); ++task) {
            if (m.tasks[size_t(task)].state == TaskState::Stopping)
                m.setTimer(task, TimerKind::StopGrace, m.now + m.options.stopGrace);
        }
        return {};
    }
    QString on(const OutcomeDecided&, const QList<RunEvent>&, qsizetype) { return {}; }

    Machine& m;
    bool m_graphStale = false;
};

QString RunMachine::Private::apply(const QList<RunEvent>& events)
{
    return RunMachineHistory(*this).take(events);
}

tl::expected<RunMachine, QString> RunMachine::restore(RunId run, ParentPackage package, FleetSnapshot fleet,
                                                      Estimates estimates, Options options,
                                                      const QList<RunEvent>& events)
{
    RunMachine machine(std::move(run), std::move(package), std::move(fleet), std::move(estimates),
                       std::move(options));
    const QString error = machine.d->apply(events);
    if (!error.isEmpty())
        return tl::unexpected(error);
    return machine;
}

void RunMachine::Private::on(const input::TakeOver& owner)
{
    tell(RunTakenOver{owner.host, owner.pid});
    announced.reset();
    for (int index = 0; index < int(tasks.size()); ++index) {
        const TaskRun& task = tasks[size_t(index)];
        if (task.state != TaskState::Starting && task.state != TaskState::Running &&
            task.state != TaskState::Stopping)
            continue;
        tasks[size_t(index)].lookedAway = true;
        step.commands.append(
            ResumeOrder{orderOf(index, std::nullopt),
                        {task.accepted, task.receipt,
                         lastReceipts.value({definition(index).job.toCaseFolded(), task.server}),
                         task.sentAfterLocal, toDateTime(task.requested)}});
        if (task.state != TaskState::Stopping)
            continue;
        setTimer(index, TimerKind::StopGrace,
                 now + options.stopGrace); // the time we were away does not count
        step.commands.append(StopOrder{keyOf(index)});
    }
}

QString RunMachine::stateText() const
{
    const auto ms = [](RunTime time) { return QString::number(time.time_since_epoch().count()); };
    QStringList lines;
    lines += u"run %1 begun=%2 cancelled=%3 timedOut=%4 paused=%5 ended=%6 open=%7 retrying=%8 held=%9"_s
                 .arg(d->run)
                 .arg(d->begun)
                 .arg(d->cancelled)
                 .arg(d->timedOut)
                 .arg(d->paused)
                 .arg(d->ended ? int(*d->ended) : -1)
                 .arg(d->open)
                 .arg(d->waitingToRetry)
                 .arg(d->heldBack);
    lines += u"sequence=%1 running=%2 ready=%3 deadline=%4"_s.arg(d->sequence)
                 .arg(d->queue.runningCount())
                 .arg(d->queue.readyCount())
                 .arg(d->deadline ? ms(*d->deadline) : u"-"_s);
    for (size_t i = 0; i < d->servers.size(); ++i) {
        const Placement::Server& server = d->queue.placement().servers()[i];
        lines += u"server %1 used=%2 lost=%3 suspect=%4"_s.arg(server.name)
                     .arg(server.used)
                     .arg(d->servers[i].lost)
                     .arg(d->servers[i].suspect);
    }
    QHash<int, RunTime> alarms;
    auto timers = d->timers;
    for (; !timers.empty(); timers.pop()) {
        if (d->tasks[size_t(timers.top().task)].timer == timers.top().generation)
            alarms.insert(timers.top().task, timers.top().at);
    }
    for (int i = 0; i < int(d->tasks.size()); ++i) {
        const Private::TaskRun& task = d->tasks[size_t(i)];
        QList<int> failedSteps = task.failedSteps.values();
        std::sort(failedSteps.begin(), failedSteps.end());
        QString steps;
        for (const int step : failedSteps)
            steps += QString::number(step) + u' ';
        lines += u"task %1 state=%2 outcome=%3 accepted=%4 told=%5 over=%6 held=%7 cancel=%8 timedOut=%9"_s
                     .arg(d->definition(i).id)
                     .arg(int(task.state))
                     .arg(task.outcome ? int(*task.outcome) : -1)
                     .arg(task.accepted)
                     .arg(task.startedTold)
                     .arg(task.passedOver)
                     .arg(task.held)
                     .arg(task.cancelAsked)
                     .arg(task.timedOut);
        lines += u"  attempt=%1 retries=%2 server=%3 requested=%4 started=%5 alarm=%6 failedSteps=%7"_s
                     .arg(task.attempt)
                     .arg(task.retries)
                     .arg(task.server)
                     .arg(task.attempt > 0 ? ms(task.requested) : u"-"_s, ms(task.started),
                          alarms.contains(i) ? ms(alarms.value(i)) : u"-"_s, steps);
    }
    return lines.join(u'\n');
}

} // namespace stellwerk
