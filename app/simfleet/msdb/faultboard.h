// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session.h"
#include "msdb/scenario.h"
#include "msdb/simtime.h"

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace simfleet::msdb {

// The faults of one server: watches for their triggers, says what the wire does, and hands out those that
// change the server itself (Agent, history, power) for its own thread to carry out. Thread-safe.
class FaultBoard
{
public:
    FaultBoard(std::vector<FaultSpec> faults, SimTime fleetStart);

    // Something happened. `now` is simulated time.
    void jobStarted(std::u16string_view job, SimTime now);
    void jobEnded(std::u16string_view job, SimTime now);

    [[nodiscard]] WireAction wireAction(WirePoint point, std::u16string_view request, SimTime now);
    [[nodiscard]] std::optional<Message> statementFault(std::u16string_view statement, int spid, SimTime now);
    [[nodiscard]] bool loginRefused(SimTime now);
    [[nodiscard]] bool serverDown(SimTime now) const;

    [[nodiscard]] std::optional<SimTime> nextDue() const;
    // Faults for the server to carry out itself, due until `now`.
    [[nodiscard]] std::vector<FaultSpec> takeDue(SimTime now);
    [[nodiscard]] bool hasWork() const; // takeDue() would give something at once

private:
    struct Armed
    {
        FaultSpec spec;
        int seen = 0;
        bool fired = false;
    };
    struct Active
    {
        FaultSpec spec;
        SimTime until;
        int remaining = 1;                     // -1: all until `until`
        std::optional<std::thread::id> thread; // only the request that this thread is at
    };
    struct Due
    {
        FaultSpec spec;
        SimTime at;
    };

    void fireTimed(SimTime now);
    void trigger(FaultTrigger::Kind kind, std::u16string_view text, SimTime now);
    void fire(const FaultSpec& spec, SimTime now, bool here);
    [[nodiscard]] Active* hit(FaultKind kind, std::u16string_view request, SimTime now);
    void use(Active& active);
    [[nodiscard]] bool downLocked(SimTime now) const;

    mutable std::mutex m_mutex;
    std::vector<Armed> m_armed;
    std::vector<Active> m_active;
    std::vector<Due> m_due;
    const SimTime m_start;
};

} // namespace simfleet::msdb
