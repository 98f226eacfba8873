// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/rundriver.h"

#include <utility>

namespace stellwerk {

TaskOutcome stepOutcome(RunStatus status)
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

RunDriver::RunDriver(RunMachine machine, World* world)
    : m_machine(std::move(machine))
    , m_world(world)
{}

void RunDriver::feed(const RunInput& input)
{
    RunStep step = m_machine.handle(input, m_world->now());
    for (RunEvent& event : step.events) { // the machine knows no servers' clocks
        if (auto* requested = std::get_if<StartRequested>(&event.body))
            requested->serverLocal = m_world->serverClock(requested->server);
    }
    if (step.events.isEmpty() && step.commands.isEmpty())
        return;
    // A step without events (a new alarm) has nothing to wait for but the steps before it.
    const quint64 ticket = step.events.isEmpty() ? (m_pending.empty() ? 0 : m_pending.back().ticket)
                                                 : m_world->append(step.events);
    if (ticket == 0)
        release(step, {});
    else
        m_pending.push_back({ticket, std::move(step)});
}

void RunDriver::written(quint64 upTo)
{
    while (!m_pending.empty() && m_pending.front().ticket <= upTo) {
        const Pending next = std::move(m_pending.front());
        m_pending.pop_front();
        release(next.step, {});
    }
}

void RunDriver::notWritten(quint64 upTo, const QString& error)
{
    while (!m_pending.empty() && m_pending.front().ticket <= upTo) {
        const Pending next = std::move(m_pending.front());
        m_pending.pop_front();
        release(next.step, error);
    }
}

void RunDriver::leave()
{
    m_left = true;
    m_pending.clear();
}

void RunDriver::release(const RunStep& step, const QString& journalError)
{
    for (const RunEvent& event : step.events) {
        m_world->tell(event);
        if (m_left)
            return;
    }
    for (const MachineCommand& command : step.commands) {
        const auto* start = std::get_if<StartOrder>(&command);
        if (start && !journalError.isEmpty())
            m_world->refuse(*start, journalError); // what is not on record is not started
        else
            m_world->carryOut(command);
    }
    if (!step.events.isEmpty()) {
        if (const auto* over = std::get_if<RunEnded>(&step.events.constLast().body))
            m_world->ended(over->outcome);
    }
}

} // namespace stellwerk
