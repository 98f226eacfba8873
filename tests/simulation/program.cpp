// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "run/runevents_json.h"

namespace simulation {

using namespace stellwerk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

Program::Program(simulation::World* world, quint64 seed, RunMachine machine, bool keepStates)
    : m_world(world)
    , m_random(seed)
    , m_journal(&world->time, &m_random, &world->disk)
    , m_driver(std::move(machine), this)
    , m_keepStates(keepStates)
{
    LaneHost host;
    host.time = &world->time;
    host.random = &m_random;
    host.broken = world->broken;
    host.note = world->note;
    host.ownerOf = [this](const QString& server, const QString& job) -> std::optional<AttemptKey> {
        const auto owner = m_owners.find({server.toCaseFolded(), job.toCaseFolded()});
        return owner == m_owners.end() ? std::nullopt : std::optional(owner->second);
    };
    host.startSent = [this](const QString& server, const QString& job) {
        const auto owner = m_owners.find({server.toCaseFolded(), job.toCaseFolded()});
        m_world->wrong(owner == m_owners.end()
                           ? u"a start of %1 goes out to %2 that nobody asked for"_s.arg(job, server)
                           : m_world->checker->sending(owner->second, m_world->disk.events));
    };
    for (const auto& wire : world->wires) {
        auto lane = std::make_unique<ModelledLane>(wire.get(), host);
        const QString name = wire->server->name().toCaseFolded();
        m_lanes[name] = lane.get();
        m_watchers[name] = std::make_unique<RunWatcher>(std::move(lane));
    }
    m_port = std::make_unique<LaneAgentPort>([this](const QString& server) {
        const auto watcher = m_watchers.find(server.toCaseFolded());
        return watcher == m_watchers.end() ? nullptr : watcher->second.get();
    });
    m_port->setSlowestPoll(Milliseconds(m_random.between(300, 8000))); // the user may bound it
    connectPort();
    m_journal.durable = [this](quint64 upTo) { m_driver.written(upTo); };
    m_journal.failed = [this](quint64 upTo) {
        if (m_world->note)
            m_world->note(u"the journal cannot be written"_s);
        m_driver.notWritten(upTo, u"disk full"_s);
    };
}

Program::~Program()
{
    *m_alive = false;
}

void Program::connectPort()
{
    const LaneAgentPort* port = m_port.get();
    const auto connectTo = [&](auto signal, auto slot) { QObject::connect(port, signal, &m_context, slot); };
    connectTo(&AgentPort::startAccepted, [this](const AttemptKey& key, const QJsonObject& receipt) {
        feed(input::StartAccepted{key, receipt});
    });
    connectTo(&AgentPort::startFailed, [this](const AttemptKey& key, FailureKind kind, const QString& error) {
        feed(input::StartFailed{key, kind, error});
    });
    connectTo(&AgentPort::running, [this](const AttemptKey& key, const QString& startedServerLocal) {
        feed(input::Running{key, startedServerLocal});
    });
    connectTo(&AgentPort::stepFinished,
              [this](const AttemptKey& key, int step, const QString& name, RunStatus status,
                     const QString& message, std::chrono::seconds duration) {
                  feed(input::StepDone{key, step, name, stepOutcome(status), message, duration});
              });
    connectTo(&AgentPort::ended,
              [this](const AttemptKey& key, TaskOutcome outcome, FailureKind kind, const QString& error) {
                  if (m_world->broken == Break::ForgetTask && m_random.oneIn(20))
                      return;
                  if (m_world->broken == Break::UnknownIsFine && outcome == TaskOutcome::Unknown)
                      outcome = TaskOutcome::Succeeded;
                  feed(input::Ended{key, outcome, kind, error});
              });
    connectTo(&AgentPort::serverLost, [this](const QString& server, const QString& error) {
        feed(input::ServerLost{server, error});
    });
    connectTo(&AgentPort::serverBack, [this](const QString& server) { feed(input::ServerBack{server}); });
}

RunTime Program::now() const
{
    return RunTime(1'800'000'000s) + m_world->time.now() + m_world->controllerOffset;
}

QString Program::serverClock(const QString& server) const
{
    return m_port->serverClock(server);
}

void Program::feed(const RunInput& input)
{
    if (m_dead)
        return;
    ++m_inputs;
    if (m_world->note)
        m_world->note(u"  > "_s + describe(input));
    m_driver.feed(input);
    if (m_world->broken == Break::ForgetDurability)
        m_driver.written(m_lastTicket);
}

quint64 Program::append(const QList<RunEvent>& events)
{
    if (m_world->note) {
        for (const RunEvent& event : events)
            m_world->note(u"    "_s + QString::fromUtf8(toLine(event, u"r1"_s)));
    }
    m_lastTicket = m_journal.append(events, m_keepStates ? m_driver.machine().stateText() : QString());
    return m_lastTicket;
}

void Program::tell(const RunEvent& event)
{
    if (!lives())
        return;
    m_world->wrong(m_world->checker->told(event));
}

void Program::remember(const StartOrder& order)
{
    m_owners[{order.server.toCaseFolded(), order.job.toCaseFolded()}] = order.key;
}

void Program::carryOut(const MachineCommand& command)
{
    if (!lives())
        return;
    if (m_world->note)
        m_world->note(u"  < "_s + describe(command));
    if (const auto* start = std::get_if<StartOrder>(&command)) {
        m_world->wrong(m_world->checker->sending(start->key, m_world->disk.events));
        remember(*start);
        m_port->start(*start);
    } else if (const auto* stop = std::get_if<StopOrder>(&command)) {
        m_port->stop(stop->key);
    } else if (const auto* again = std::get_if<ResumeOrder>(&command)) {
        remember(again->order);
        m_port->resume(again->order, again->known);
    } else if (const auto* abandon = std::get_if<AbandonOrder>(&command)) {
        m_port->abandon(abandon->key);
    } else if (const auto* wake = std::get_if<WakeAt>(&command)) {
        wakeAt(wake->at);
    }
}

void Program::refuse(const StartOrder& order, const QString& journalError)
{
    m_world->time.after({}, [this, alive = m_alive, key = order.key, journalError] {
        if (*alive)
            feed(input::StartFailed{key, FailureKind::Refused, journalError});
    });
}

// As WallClock does it: in parts of an hour, because the clock may be set.
void Program::wakeAt(RunTime at)
{
    const auto wait = std::clamp<Milliseconds>(at - now(), 0ms, 1h);
    m_world->time.after(wait, [this, alive = m_alive, at, set = ++m_alarm] {
        if (!*alive || m_dead || set != m_alarm)
            return;
        if (now() >= at)
            feed(input::TimerDue{});
        else
            wakeAt(at);
    });
}

void Program::dieAfter(int deeds)
{
    m_deedsLeft = deeds;
    if (deeds == 0)
        die();
}

bool Program::lives()
{
    if (!m_dead && m_deedsLeft >= 0 && m_deedsLeft-- == 0)
        die();
    return !m_dead;
}

void Program::die()
{
    if (std::exchange(m_dead, true))
        return;
    *m_alive = false;
    for (const auto& [name, lane] : m_lanes)
        lane->die();
    m_journal.die();
    if (m_world->note)
        m_world->note(u"--- the program is killed"_s);
}

} // namespace simulation
