// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/jobrun.h"

#include <functional>
#include <list>
#include <map>
#include <optional>
#include <string>

namespace simfleet::msdb {

struct AgentHooks
{
    std::function<void()> wake; // something falls due earlier than known
    std::function<void(const std::u16string& job, SimTime)> runStarted; // accepted, not of the past
    std::function<void(const std::u16string& job, SimTime)> runEnded;
};

// What the Agent knows of a job from its own memory (xp_sqlagent_enum_jobs).
struct JobState
{
    int executionStatus = 4; // 1 executing, 2 waiting for thread, 3 between retries, 4 idle, 7 completing
    int step = 0;
    std::u16string stepName;
    int retryAttempt = 0;
    bool requested = false;
    bool running = false;
    char16_t requestSource = u'0';
    std::u16string requestedBy;
    std::optional<SimTime> nextRun;
    int nextSchedule = 0;
};

// The SQL Server Agent of one server. It has no thread and no clock of its own: advance() does all that
// falls due until a moment, in order, at the moments it fell due. Every call needs the catalog's mutex.
class Agent
{
public:
    enum class State { Stopped, Starting, Running };

    Agent(AgentContext context, AgentHooks hooks);
    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] SimTime startedAt() const { return m_startedAt; }
    [[nodiscard]] std::optional<SimTime> nextDue() const;
    [[nodiscard]] JobState jobState(const Guid& job) const;
    [[nodiscard]] std::size_t running() const { return m_runs.size(); }

    void start(SimTime at, SimDuration starting = SimDuration(0)); // a new session
    void stop(SimTime at); // in order: outcome rows "Shutdown Sequence 0"
    void kill();           // open rows stay open
    // Nothing, or the text after "SQLServerAgent " of the refusal (22022).
    [[nodiscard]] std::optional<std::u16string> request(const JobRequest& request, SimTime at);
    [[nodiscard]] std::optional<std::u16string> requestStop(const Guid& job, const std::u16string& by,
                                                            SimTime at);
    void jobChanged(const Guid& job, SimTime at); // its schedules are read anew
    void advance(SimTime until);
    // Between these two only given requests run, of the past: no schedule fires and no hook is called.
    void beginReplay();
    void endReplay(SimTime now);

private:
    using Runs = std::list<JobRun>;
    struct Firing
    {
        Guid job;
        int schedule = 0;
        std::u16string name;
        ScheduleSpec spec;
        SimTime at;
    };

    void startUp(SimTime at);
    void wake();
    void begin(JobRun& run, SimTime at);
    void runEnded(Runs::iterator run, SimTime at);
    void promoteQueued(SimTime at);
    void readSchedules(const Guid* job, SimTime at);
    void fire(Firing& firing);
    void noteNextRun(const Guid& job);
    [[nodiscard]] int busyWorkers() const;
    [[nodiscard]] Runs::iterator find(const Guid& job);

    AgentContext m_context;
    AgentHooks m_hooks;
    State m_state = State::Stopped;
    SimTime m_startedAt;
    SimTime m_runningAt;
    Runs m_runs;
    std::vector<Firing> m_firings;
    std::map<Guid, int> m_runNumbers;
    bool m_replaying = false;
};

} // namespace simfleet::msdb
