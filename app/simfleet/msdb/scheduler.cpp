// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/scheduler.h"

#include "msdb/server.h"

#include <algorithm>
#include <optional>

namespace simfleet::msdb {

Scheduler::Scheduler(const SimClock& clock)
    : m_clock(clock)
{}

Scheduler::~Scheduler()
{
    stop();
}

void Scheduler::start(const std::vector<std::unique_ptr<SimServer>>& servers)
{
    if (!m_thread.joinable())
        m_thread = std::thread([this, &servers] { run(servers); });
}

void Scheduler::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_condition.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Scheduler::wake()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_woken = true;
    }
    m_condition.notify_all();
}

void Scheduler::run(const std::vector<std::unique_ptr<SimServer>>& servers)
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        m_woken = false;
        lock.unlock();
        const SimTime now = m_clock.now();
        std::optional<SimTime> next;
        for (const auto& server : servers) {
            auto due = server->nextDue();
            if (due && *due <= now) {
                server->advance(now);
                due = server->nextDue();
            }
            if (due)
                next = next ? std::min(*next, *due) : *due;
        }
        lock.lock();
        const auto woken = [this] { return m_woken || m_stopping; };
        if (next)
            m_condition.wait_until(lock, m_clock.realTime(*next), woken);
        else
            m_condition.wait(lock, woken);
    }
}

} // namespace simfleet::msdb
