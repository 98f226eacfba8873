// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runmachine.h"

#include <deque>

namespace stellwerk {

// A step's outcome in the run's words. A try that the agent repeats has none of its own: Unknown.
[[nodiscard]] TaskOutcome stepOutcome(RunStatus status);

// What stands between a RunMachine, its journal and its port: events are appended, and only when they are
// durable are they told and their commands carried out, in order. Pure: the Runner drives it with threads and
// the wall clock, the deterministic simulation with neither, so that both run the same logic.
class RunDriver
{
public:
    // What it acts on. It may feed the driver from inside a call.
    class World
    {
    public:
        virtual ~World() = default;
        [[nodiscard]] virtual RunTime now() const = 0;
        // The server's wall clock, ISO, never ahead of the truth; empty while it is not known.
        [[nodiscard]] virtual QString serverClock(const QString& server) const = 0;
        // To the journal: a ticket above 0, growing. written() or notWritten() answers it, later.
        [[nodiscard]] virtual quint64 append(const QList<RunEvent>& events) = 0;
        virtual void tell(const RunEvent& event) = 0;
        virtual void carryOut(const MachineCommand& command) = 0;
        // The order is not on record and must not be sent: answer it with StartFailed (Refused), later.
        virtual void refuse(const StartOrder& order, const QString& journalError) = 0;
        virtual void ended(RunOutcome outcome) = 0; // after the event was told
    };

    RunDriver(RunMachine machine, World* world);

    void feed(const RunInput& input);
    void written(quint64 upTo); // this ticket and all before are durable
    // They are not, and nobody knows when: what was asked for is given up, except to look after what runs.
    void notWritten(quint64 upTo, const QString& error);

    // Nothing more is told or carried out, not even of the call that is under way.
    void leave();

    [[nodiscard]] const RunMachine& machine() const { return m_machine; }
    [[nodiscard]] bool isIdle() const { return m_pending.empty(); } // nothing waits for the journal

private:
    struct Pending
    {
        quint64 ticket = 0;
        RunStep step;
    };
    void release(const RunStep& step, const QString& journalError);

    RunMachine m_machine;
    World* m_world;
    std::deque<Pending> m_pending;
    bool m_left = false;
};

} // namespace stellwerk
