// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runner.h"

#include "run/agentport.h"
#include "run/journal.h"
#include "run/runclock.h"
#include "run/runcontrol.h"
#include "run/rundriver.h"
#include "run/runlock.h"

#include "package/packagecheck.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <spdlog/spdlog.h>

namespace stellwerk {

using namespace Qt::StringLiterals;

class Runner::Private final : public RunDriver::World
{
public:
    void connectPort();
    void feed(const RunInput& input);
    void written(quint64 upTo);
    void notWritten(quint64 upTo, const QString& error);
    [[nodiscard]] QString own(const RunId& run);
    void take(RunMachine machine, const FleetSnapshot& of);

    [[nodiscard]] RunTime now() const override { return clock->now(); }
    [[nodiscard]] QString serverClock(const QString& server) const override
    {
        return port->serverClock(server);
    }
    [[nodiscard]] quint64 append(const QList<RunEvent>& events) override;
    void tell(const RunEvent& event) override;
    void carryOut(const MachineCommand& command) override;
    void refuse(const StartOrder& order, const QString& journalError) override;
    void ended(RunOutcome outcome) override;

    Runner* q = nullptr;
    AgentPort* port = nullptr;
    Journal* journal = nullptr;
    RunClock* clock = nullptr;
    std::shared_ptr<RunDriver> driver; // shared: a slot may leave the run while it is told
    FleetSnapshot fleet;
    QList<RunEvent> told;
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
                feed(input::StepDone{key, step, name, stepOutcome(status), message, duration});
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
    if (driver && driver->machine().run() == run)
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
    options.halts = order.halts;
    d->told.clear();
    d->take(RunMachine(record.id, order.package, order.fleet, order.estimates, options), order.fleet);
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
    if (past.lock)
        d->journal->own(past.record.id, std::move(*past.lock));
    else if (const QString error = d->own(past.record.id); !error.isEmpty())
        return error;
    auto machine = RunMachine::restore(past.record.id, past.record.package, past.record.fleet, past.estimates,
                                       options, past.events);
    if (!machine) {
        d->journal->disown();
        return u"Run %1 cannot be taken up again: %2 Look at its jobs' history at the servers."_s.arg(
            past.record.id, machine.error());
    }
    d->told = past.events;
    d->take(std::move(*machine), past.record.fleet);
    spdlog::info("run {} is taken up again", past.record.id.toStdString());
    if (d->running)
        d->feed(input::TakeOver{QSysInfo::machineHostName(), QCoreApplication::applicationPid()});
    return {};
}

QString Runner::control(const RunControl& wish)
{
    if (!d->driver)
        return u"There is no run."_s;
    if (needsTask(wish.verb) && !d->driver->machine().package().task(wish.task))
        return u"The run has no task %1."_s.arg(wish.task.left(60));
    if (!d->running && !opensAgain(wish.verb))
        return u"The run is over."_s;
    d->feed(inputOf(wish));
    return {};
}

void Runner::leave()
{
    if (d->driver)
        d->driver->leave();
    d->driver.reset(); // answers that come find nobody; what waits for the journal is written and not told
    d->running = false;
    d->journal->disown();
}

bool Runner::isRunning() const
{
    return d->running;
}

bool Runner::hasRun() const
{
    return d->driver != nullptr;
}

RunId Runner::run() const
{
    return d->driver ? d->driver->machine().run() : RunId();
}

const QList<RunEvent>& Runner::events() const
{
    return d->told;
}

void Runner::Private::take(RunMachine machine, const FleetSnapshot& of)
{
    fleet = of;
    running = !machine.isFinished();
    driver = std::make_shared<RunDriver>(std::move(machine), this);
}

void Runner::Private::feed(const RunInput& input)
{
    if (const auto kept = driver)
        kept->feed(input);
}

void Runner::Private::written(quint64 upTo)
{
    if (const auto kept = driver)
        kept->written(upTo);
}

void Runner::Private::notWritten(quint64 upTo, const QString& error)
{
    if (!running)
        return;
    spdlog::error("{}", error.toStdString());
    Q_EMIT q->journalFailed(error);
    if (const auto kept = driver)
        kept->notWritten(upTo, error);
}

quint64 Runner::Private::append(const QList<RunEvent>& events)
{
    const RunMachine& machine = driver->machine();
    if (!machine.isFinished())
        running = true; // it may have been opened again
    return journal->append(machine.run(), events);
}

void Runner::Private::tell(const RunEvent& event)
{
    told.append(event);
    Q_EMIT q->event(event);
}

void Runner::Private::carryOut(const MachineCommand& command)
{
    if (const auto* start = std::get_if<StartOrder>(&command))
        port->start(*start);
    else if (const auto* stop = std::get_if<StopOrder>(&command))
        port->stop(stop->key);
    else if (const auto* again = std::get_if<ResumeOrder>(&command))
        port->resume(again->order, again->known);
    else if (const auto* abandon = std::get_if<AbandonOrder>(&command))
        port->abandon(abandon->key);
    else if (const auto* wake = std::get_if<WakeAt>(&command))
        clock->wakeAt(wake->at);
}

void Runner::Private::refuse(const StartOrder& order, const QString& journalError)
{
    QMetaObject::invokeMethod(
        q,
        [this, key = order.key, journalError] {
            feed(input::StartFailed{key, FailureKind::Refused, journalError});
        },
        Qt::QueuedConnection);
}

void Runner::Private::ended(RunOutcome outcome)
{
    running = false;
    const RunMachine& machine = driver->machine();
    const RunSummary summary = summarize(machine.run(), machine.package(), fleet, told);
    spdlog::info("run {} ended", machine.run().toStdString());
    Q_EMIT q->finished(outcome, summary);
}

} // namespace stellwerk
