// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog.h"
#include "msdb/agent.h"
#include "msdb/faultboard.h"
#include "msdb/fleet.h"
#include "msdb/loginbook.h"
#include "msdb/packagelog.h"
#include "msdb/startlog.h"

#include <atomic>
#include <functional>
#include <memory>
#include <set>

namespace simfleet::msdb {

// One simulated SQL Server: its databases, logins, Agent and faults. The wire asks it as a ServerBackend,
// from many threads; the fleet's thread calls advance(). Everything behind catalog().mutex.
class SimServer final : public ServerBackend
{
public:
    SimServer(const ServerSpec& spec, const Scenario& scenario, const SimClock& clock,
              const FleetOptions& options, std::function<void()> wake);
    ~SimServer() override;
    SimServer(const SimServer&) = delete;
    SimServer& operator=(const SimServer&) = delete;

    // ServerBackend
    [[nodiscard]] std::u16string name() const override { return m_spec.name; }
    LoginResult login(const LoginRequest& request) override;
    WireAction wireAction(WirePoint point, std::u16string_view request) override;

    [[nodiscard]] const ServerSpec& spec() const { return m_spec; }
    [[nodiscard]] ServerCatalog& catalog() { return m_catalog; }
    [[nodiscard]] Agent& agent() { return *m_agent; }
    [[nodiscard]] const ServerTime& time() const { return m_time; }
    [[nodiscard]] const LoginBook& logins() const { return m_logins; }
    [[nodiscard]] SimTime now() const { return m_clock.now(); }
    [[nodiscard]] TrafficRecord traffic() const;

    // The moment at which advance() is needed next; as of the last change. Any thread.
    [[nodiscard]] std::optional<SimTime> nextDue() const;
    void advance(SimTime now);

    // What a person (or a fault) does to the Agent's service.
    void startAgent(SimTime at, SimDuration starting);
    void stopAgent(SimTime at);
    void killAgent(SimTime at);
    void purgeHistory(std::u16string_view job); // empty: of all jobs

    void takeLogs(); // rows that packages of other servers wrote here
    void noteStart(const StartRecord& record);

private:
    class TrackedSession;

    void fillCatalog(const Scenario& scenario);
    void makeAgent(std::uint64_t seed);
    void carryOut(const FaultSpec& fault, SimTime now);
    void showAgentService(SimTime at);
    void publishDue();
    [[nodiscard]] LoginResult refuse(const LoginRequest& request) const;
    int openSession(const LoginInfo& login, const LoginRequest& request);
    void closeSession(int spid);

    const ServerSpec m_spec;
    const SimClock& m_clock;
    const std::function<void()> m_wake;
    StartLog* const m_startLog;
    ServerTime m_time;
    LoginBook m_logins;
    ServerCatalog m_catalog;
    BehaviourBook m_behaviours;
    std::unique_ptr<AgentRecords> m_records;
    std::unique_ptr<Agent> m_agent;
    std::unique_ptr<PackageLog> m_packageLog;
    std::shared_ptr<PackageLogInbox> m_sentLogs;     // where packages of this server log to; null: here
    std::shared_ptr<PackageLogInbox> m_receivedLogs; // from other servers; null: from none
    std::unique_ptr<FaultBoard> m_faults;
    std::set<int> m_spids;
    std::optional<SimTime> m_restartAt;
    std::atomic<std::int64_t> m_nextDue;
    std::atomic<std::int64_t> m_connections{0};
    std::atomic<std::int64_t> m_roundTrips{0};
    std::atomic<std::int64_t> m_starts{0};
    std::atomic<std::int64_t> m_refusedStarts{0};
};

// Writes what the scenario says into a fresh catalog: databases, settings, jobs, schedules, packages.
void populate(SimServer& server, const Scenario& scenario, std::uint64_t seed, BehaviourBook& behaviours);
// When the Agents of a fleet were started: before the first run of their generated past.
[[nodiscard]] SimTime agentStart(const Scenario& scenario, SimTime now);
// Lets the jobs run in the past, so that there is a history of `scenario.history`.
void replayPast(SimServer& server, const Scenario& scenario, std::uint64_t seed, SimTime now);

} // namespace simfleet::msdb
