// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/fleet.h"

#include "msdb/packagelog.h"
#include "msdb/scheduler.h"
#include "msdb/server.h"
#include "msdb/text.h"

#include <atomic>
#include <thread>

namespace simfleet::msdb {

Fleet::Fleet(const Scenario& scenario, std::unique_ptr<SimClock> clock, FleetOptions options)
    : m_clock(std::move(clock))
    , m_scheduler(std::make_unique<Scheduler>(*m_clock))
{
    for (const ServerSpec& server : scenario.servers) {
        if (!server.ssisLogServer.empty())
            options.packageLogs.try_emplace(server.ssisLogServer, std::make_shared<PackageLogInbox>());
    }
    const std::size_t count = scenario.servers.size();
    m_servers.resize(count);
    // Generating the past is the bulk of the work and independent per server.
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            m_servers[i] = std::make_unique<SimServer>(scenario.servers[i], scenario, *m_clock, options,
                                                       [this] { m_scheduler->wake(); });
        }
    };
    std::vector<std::thread> helpers;
    const auto most = std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), count);
    for (std::size_t i = 1; i < most; ++i)
        helpers.emplace_back(work);
    work();
    for (std::thread& helper : helpers)
        helper.join();
    for (const auto& server : m_servers)
        server->takeLogs(); // of the past of all
}

Fleet::~Fleet()
{
    m_scheduler->stop();
}

SimServer* Fleet::server(std::u16string_view name) const
{
    for (const auto& server : m_servers) {
        if (sameName(server->name(), name))
            return server.get();
    }
    return nullptr;
}

void Fleet::start()
{
    m_scheduler->start(m_servers);
}

void Fleet::advance()
{
    const SimTime now = m_clock->now();
    for (const auto& server : m_servers)
        server->advance(now);
}

} // namespace simfleet::msdb
