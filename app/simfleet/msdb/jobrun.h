// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/agentrecords.h"
#include "msdb/behaviour.h"
#include "msdb/packagerun.h"

#include <functional>
#include <memory>
#include <optional>

namespace simfleet::msdb {

struct JobRequest
{
    Guid job;
    char16_t source = u'4'; // 1 scheduler, 3 boot, 4 user
    std::u16string by;      // 'User sa', 'Schedule 249 (15 Mins)'
    int startStep = 0;      // 0: the job's own
    bool past = false;      // part of the generated history
    bool log = true;        // SSIS steps write log rows
};

// What the runs of one Agent share. Owned by the Agent.
struct AgentContext
{
    sqlite3* database = nullptr;
    const ServerTime* time = nullptr;
    AgentRecords* records = nullptr;
    const BehaviourBook* behaviours = nullptr;
    const ServerSpec* server = nullptr;
    std::u16string productVersion;
    std::uint64_t seed = 1;
    std::function<std::u16string(const Binary&)> loginName; // of a sid; empty: unknown
    std::function<bool(const Binary&)> isSysadmin;
    std::function<std::u16string(int)> proxyAccount;
    std::function<void(PackageLogEntry)> packageLog;
};

// One run of a job, from the accepted request to its outcome row: agent-facts.md 1.4, 1.5 and 3.8. Passive:
// advance() does what falls due at due(). Used with the catalog's mutex held.
class JobRun
{
public:
    enum class Phase { Pending, Queued, Step, BetweenRetries, Stopping, Done };

    JobRun(const AgentContext& context, JobRow job, JobRequest request, SimTime requestedAt, int runNumber);

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] std::optional<SimTime> due() const;
    [[nodiscard]] const JobRow& job() const { return m_job; }
    [[nodiscard]] const JobRequest& request() const { return m_request; }
    [[nodiscard]] bool occupiesWorker() const
    {
        return m_phase != Phase::Pending && m_phase != Phase::Queued;
    }
    [[nodiscard]] int currentStep() const { return m_phase == Phase::Done ? 0 : m_step.id; }
    [[nodiscard]] std::u16string currentStepName() const { return m_step.name; }
    [[nodiscard]] int currentAttempt() const { return m_attempt; }
    [[nodiscard]] int status() const { return m_status; } // of the outcome row, once Done
    [[nodiscard]] bool stopRequested() const { return !m_stoppedBy.empty(); }

    void queue(SimTime at);
    void begin(SimTime at); // with a worker
    void advance(SimTime at);
    void requestStop(const std::u16string& by, SimTime at, SimDuration delay);
    void stopNow(const std::u16string& by, SimTime at);
    void abandon(); // the Agent was killed: everything stays as it is

private:
    void beginStep(int id, SimTime at);
    void beginAttempt(SimTime at);
    void endAttempt(SimTime at);
    void leaveStep(bool success, SimTime at);
    void cancelStep(SimTime at);
    void finish(int status, SimTime at);
    void writeStep(int status, SimTime at);
    [[nodiscard]] std::u16string account() const;

    const AgentContext& m_context;
    JobRow m_job;
    JobRequest m_request;
    const SimTime m_requestedAt;
    const int m_runNumber;
    Phase m_phase = Phase::Pending;
    SimTime m_due;
    SimTime m_started;
    std::vector<StepRow> m_steps;
    StepRow m_step;
    StepSpec m_behaviour;
    AttemptPlan m_plan;
    std::unique_ptr<PackageRun> m_package;
    int m_attempt = 0;
    int m_stepsRun = 0;
    SimTime m_attemptBegin;
    int m_lastStep = 0;
    std::u16string m_lastStepName;
    std::u16string m_stoppedBy;
    int m_status = 5;
};

} // namespace simfleet::msdb
