// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runner.h"

#include "run/agentport.h"
#include "run/journal.h"
#include "run/runclock.h"
#include "run/runcontrol.h"
#include "run/runlock.h"
#include "run/runmachine.h"

#include "package/packagecheck.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <spdlog/spdlog.h>

#include <deque>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// A step's outcome in the run's words. A try that the agent repeats has no outcome of its own.
TaskOutcome outcomeOf(RunStatus status)
{
    switch (status) {
    case RunStatus::Failed:
        return TaskOutcome::Failed;
    case RunStatus::Succeeded:
        return TaskOutcome::Succeeded;
    case RunStatus::Cancelled:
        return TaskOutcome::Cancelled;
    case RunStatus::Retry:
    case RunStatus::InProgress:
    case RunStatus::Unknown:
        break;
    }
    return TaskOutcome::Unknown;
}

} // namespace

class Runner::Private
{
public:
    // A step of the machine on its way through the journal.
    struct Pending
    {
        quint64 ticket = 0;
        RunStep step;
    };

    void connectPort();
    void feed(const RunInput& input);
    void written(quint64 upTo);
    void notWritten(quint64 upTo, const QString& error);
    void release(const RunStep& step, const QString& journalError);
    void carryOut(const MachineCommand& command, const QString& journalError);
    void finish(RunOutcome outcome);
    [[nodiscard]] QString own(const RunId& run);

    Runner* q = nullptr;
    AgentPort* port = nullptr;
    Journal* journal = nullptr;
    RunClock* clock = nullptr;
    std::unique_ptr<RunMachine> machine;
    FleetSnapshot fleet;
    QList<RunEvent> told;
    std::deque<Pending> pending;
    bool running = false;
};

Runner::Runner(AgentPort* port, Journal* journal, RunClock* clock, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->q = this;
    d->port = port;
    d->journal = journal;
    d->clock = clock ? clock : new WallClock(this);
    connect(d->journal, &Journal::durable, this, [this](quint64 upTo) { d->written(upTo); });
    connect(d->journal, &Journal::failed, this,
            [this](quint64 upTo, const QString& error) { d->notWritten(upTo, error); });
    connect(d->journal, &Journal::requested, this, [this](const RunId& asked, const RunControl& wish) {
        if (asked == run())
            control(wish);
    });
    connect(d->clock, &RunClock::due, this, [this] { d->feed(input::TimerDue{}); });
    d->connectPort();
}

Runner::~Runner() = default;

void Runner::Private::connectPort()
{
    connect(port, &AgentPort::startAccepted, q, [this](const AttemptKey& key, const QJsonObject& receipt) {
        feed(input::StartAccepted{key, receipt});
    });
    connect(port, &AgentPort::startFailed, q,
            [this](const AttemptKey& key, FailureKind kind, const QString& error) {
                feed(input::StartFailed{key, kind, error});
            });
    connect(port, &AgentPort::running, q, [this](const AttemptKey& key, const QString& startedServerLocal) {
        feed(input::Running{key, startedServerLocal});
    });
    connect(port, &AgentPort::stepFinished, q,
            [this](const AttemptKey& key, int step, const QString& name, RunStatus status,
                   const QString& message, std::chrono::seconds duration) {
                feed(input::StepDone{key, step, name, outcomeOf(status), message, duration});
            });
    connect(port, &AgentPort::ended, q,
            [this](const AttemptKey& key, TaskOutcome outcome, FailureKind kind, const QString& error,
                   const AttemptTimes& times) {
                feed(input::Ended{key, outcome, kind, error, times});
            });
    connect(port, &AgentPort::serverLost, q, [this](const QString& server, const QString& error) {
        feed(input::ServerLost{server, error});
    });
    connect(port, &AgentPort::serverBack, q,
            [this](const QString& server) { feed(input::ServerBack{server}); });
}

QString Runner::Private::own(const RunId& run)
{
    if (machine && machine->run() == run)
        return {}; // it is ours, and ended
    auto taken = RunLock::acquire(journal->file(), run);
    if (!taken)
        return taken.error();
    journal->own(run, std::move(*taken));
    return {};
}

QString Runner::start(const Order& order)
{
    if (d->running)
        return u"A run is under way. Wait for its end or stop it first."_s;
    const QList<Problem> problems = checkPackage(order.package);
    if (hasErrors(problems))
        return describe(problems.constFirst()); // errors come first
    const QDateTime now = toDateTime(d->clock->now());
    RunRecord record;
    record.id = newRunId(now);
    record.package = order.package;
    record.fleet = order.fleet;
    record.file = order.file;
    record.started = now;
    record.host = QSysInfo::machineHostName();
    record.pid = QCoreApplication::applicationPid();
    if (const QString error = d->own(record.id); !error.isEmpty())
        return error;
    RunMachine::Options options;
    options.file = order.file;
    d->fleet = order.fleet;
    d->told.clear();
    d->pending.clear();
    d->machine =
        std::make_unique<RunMachine>(record.id, order.package, order.fleet, order.estimates, options);
    d->running = true;
    d->journal->beginRun(record);
    spdlog::info("run {} of '{}' begins", record.id.toStdString(), order.package.name.toStdString());
    d->feed(input::Begin{});
    return {};
}

QString Runner::resume(const Past& past)
{
    if (d->running)
        return u"A run is under way. Wait for its end or stop it first."_s;
    RunMachine::Options options;
    options.file = past.record.file;
    if (const QString error = d->own(past.record.id); !error.isEmpty())
        return error;
    auto machine = RunMachine::restore(past.record.id, past.record.package, past.record.fleet, past.estimates,
                                       options, past.events);
    if (!machine) {
        d->journal->disown();
        return u"Run %1 cannot be taken up again: %2 Look at its jobs' history at the servers."_s.arg(
            past.record.id, machine.error());
    }
    d->machine = std::make_unique<RunMachine>(std::move(*machine));
    d->fleet = past.record.fleet;
    d->told = past.events;
    d->pending.clear();
    d->running = !d->machine->isFinished();
    spdlog::info("run {} is taken up again", past.record.id.toStdString());
    if (d->running)
        d->feed(input::TakeOver{QSysInfo::machineHostName(), QCoreApplication::applicationPid()});
    return {};
}

QString Runner::control(const RunControl& wish)
{
    if (!d->machine)
        return u"There is no run."_s;
    if (needsTask(wish.verb) && !d->machine->package().task(wish.task))
        return u"The run has no task %1."_s.arg(wish.task.left(60));
    if (!d->running && !opensAgain(wish.verb))
        return u"The run is over."_s;
    d->feed(inputOf(wish));
    return {};
}

void Runner::leave()
{
    d->machine.reset(); // answers that come find nobody; what waits for the journal is written and not told
    d->pending.clear();
    d->running = false;
    d->journal->disown();
}

bool Runner::isRunning() const
{
    return d->running;
}

bool Runner::hasRun() const
{
    return d->machine != nullptr;
}

RunId Runner::run() const
{
    return d->machine ? d->machine->run() : RunId();
}

const QList<RunEvent>& Runner::events() const
{
    return d->told;
}

void Runner::Private::feed(const RunInput& input)
{
    if (!machine)
        return;
    RunStep step = machine->handle(input, clock->now());
    for (RunEvent& event : step.events) { // the machine knows no servers' clocks
        if (auto* requested = std::get_if<StartRequested>(&event.body))
            requested->serverLocal = port->serverClock(requested->server);
    }
    if (step.events.isEmpty() && step.commands.isEmpty())
        return;
    if (!machine->isFinished())
        running = true; // it may have been opened again
    // A step without events (a new alarm) has nothing to wait for but the steps before it.
    const quint64 ticket = step.events.isEmpty() ? (pending.empty() ? 0 : pending.back().ticket)
                                                 : journal->append(machine->run(), step.events);
    if (ticket == 0)
        release(step, {});
    else
        pending.push_back({ticket, std::move(step)});
}

void Runner::Private::written(quint64 upTo)
{
    while (!pending.empty() && pending.front().ticket <= upTo) {
        const Pending next = std::move(pending.front());
        pending.pop_front();
        release(next.step, {});
    }
}

void Runner::Private::notWritten(quint64 upTo, const QString& error)
{
    if (!running)
        return;
    spdlog::error("{}", error.toStdString());
    Q_EMIT q->journalFailed(error);
    while (!pending.empty() && pending.front().ticket <= upTo) {
        const Pending next = std::move(pending.front());
        pending.pop_front();
        release(next.step, error);
    }
}

void Runner::Private::release(const RunStep& step, const QString& journalError)
{
    for (const RunEvent& event : step.events) {
        told.append(event);
        Q_EMIT q->event(event);
    }
    if (!machine)
        return; // a slot left the run
    for (const MachineCommand& command : step.commands)
        carryOut(command, journalError);
    if (!step.events.isEmpty()) {
        if (const auto* ended = std::get_if<RunEnded>(&step.events.constLast().body))
            finish(ended->outcome);
    }
}

void Runner::Private::carryOut(const MachineCommand& command, const QString& journalError)
{
    if (const auto* start = std::get_if<StartOrder>(&command)) {
        if (journalError.isEmpty()) {
            port->start(*start);
            return;
        }
        // What is not on record is not started. The answer comes later, as a port's would.
        QMetaObject::invokeMethod(
            q,
            [this, key = start->key, journalError] {
                feed(input::StartFailed{key, FailureKind::Refused, journalError});
            },
            Qt::QueuedConnection);
    } else if (const auto* stop = std::get_if<StopOrder>(&command)) {
        port->stop(stop->key);
    } else if (const auto* again = std::get_if<ResumeOrder>(&command)) {
        port->resume(again->order, again->known);
    } else if (const auto* abandon = std::get_if<AbandonOrder>(&command)) {
        port->abandon(abandon->key);
    } else if (const auto* wake = std::get_if<WakeAt>(&command)) {
        clock->wakeAt(wake->at);
    }
}

void Runner::Private::finish(RunOutcome outcome)
{
    running = false;
    const RunSummary summary = summarize(machine->run(), machine->package(), fleet, told);
    spdlog::info("run {} ended", machine->run().toStdString());
    Q_EMIT q->finished(outcome, summary);
}

} // namespace stellwerk
