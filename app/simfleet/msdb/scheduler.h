// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/simtime.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace simfleet::msdb {

class SimServer;

// The one thread that drives all Agents: sleeps until the next moment at which any server has something to
// do. An idle fleet costs nothing.
class Scheduler
{
public:
    explicit Scheduler(const SimClock& clock);
    ~Scheduler();
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    void start(const std::vector<std::unique_ptr<SimServer>>& servers);
    void stop();
    void wake(); // a server's nextDue() changed; any thread

private:
    void run(const std::vector<std::unique_ptr<SimServer>>& servers);

    const SimClock& m_clock;
    std::mutex m_mutex;
    std::condition_variable m_condition;
    bool m_woken = false;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace simfleet::msdb
