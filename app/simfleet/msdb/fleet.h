// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session.h"
#include "msdb/scenario.h"
#include "msdb/simtime.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace simfleet::msdb {

class PackageLogInbox;
class Scheduler;
class SimServer;
class StartLog;

struct FleetOptions
{
    std::uint64_t seed = 1;
    std::u16string password;      // of every login
    StartLog* startLog = nullptr; // optional, outlives the fleet
    // By server: rows that packages of other servers write to its log. The fleet fills it.
    std::map<std::u16string, std::shared_ptr<PackageLogInbox>> packageLogs = {};
};

// The servers of a scenario with everything in them; the wire is put in front of each by the program.
// With a ScaledClock a thread of its own drives all Agents and timed faults after start(); with another
// clock (tests) advance() does, on the caller's thread. Sessions made by the servers must end before the
// fleet does.
class Fleet
{
public:
    Fleet(const Scenario& scenario, std::unique_ptr<SimClock> clock, FleetOptions options);
    ~Fleet();
    Fleet(const Fleet&) = delete;
    Fleet& operator=(const Fleet&) = delete;

    [[nodiscard]] const std::vector<std::unique_ptr<SimServer>>& servers() const { return m_servers; }
    [[nodiscard]] SimServer* server(std::u16string_view name) const; // null: no such server
    [[nodiscard]] const SimClock& clock() const { return *m_clock; }

    void start();
    void advance(); // does all that is due now

private:
    std::unique_ptr<SimClock> m_clock;
    std::vector<std::unique_ptr<SimServer>> m_servers;
    std::unique_ptr<Scheduler> m_scheduler;
};

} // namespace simfleet::msdb
