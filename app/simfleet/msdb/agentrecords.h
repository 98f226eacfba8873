// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/simtime.h"
#include "msdb/storagestatement.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace simfleet::msdb {

struct HistoryEntry
{
    Guid job;
    int step = 0;
    std::u16string stepName = u"(Job outcome)";
    int messageId = 0;
    int severity = 0;
    std::u16string message;
    int status = 1; // 0 failed, 1 succeeded, 2 retry, 3 cancelled
    SimTime begin;
    SimDuration duration{0};
    int retries = 0;
};

struct StepRow
{
    int id = 0;
    std::u16string name;
    std::u16string subsystem;
    std::u16string command;
    int onSuccessAction = 1, onSuccessStep = 0;
    int onFailAction = 2, onFailStep = 0;
    int retryAttempts = 0;
    int retryInterval = 0; // minutes
    Guid uid;
    int flags = 0;
    int proxy = 0;
};

struct JobRow
{
    Guid id;
    std::u16string name;
    Binary ownerSid;
    int startStep = 1;
    int deleteLevel = 0;
};

// What the Agent writes into msdb and reads from it, with the values that a real one writes. Used with
// the catalog's mutex held.
class AgentRecords
{
public:
    AgentRecords(sqlite3* database, const ServerTime& time, std::u16string serverName);
    ~AgentRecords();

    int newSession(SimTime at); // and an all-NULL activity row for every job
    [[nodiscard]] int session() const { return m_session; }

    [[nodiscard]] std::optional<JobRow> job(const Guid& id);
    [[nodiscard]] std::vector<StepRow> steps(const Guid& job);
    [[nodiscard]] bool stepExists(const Guid& job, int step);

    void requested(const Guid& job, SimTime at, char16_t source);
    void queued(const Guid& job, SimTime at);
    void started(const Guid& job, SimTime at);
    void stepEnded(const HistoryEntry& entry); // history, sysjobsteps, activity
    // Outcome row, activity, sysjobservers, in this order.
    void jobEnded(const HistoryEntry& outcome, SimTime end);
    void limitHistory(const Guid& job, int maxRows, int maxRowsPerJob);
    void deleteJob(const Guid& job);
    void nextRun(const Guid& job, std::optional<SimTime> next);
    void scheduleNextRun(const Guid& job, int schedule, std::optional<SimTime> next);
    [[nodiscard]] StatementCache& statements() { return m_statements; }
    void stepOutput(const Guid& stepUid, const std::u16string& text, bool append,
                    SimTime at); // sysjobstepslogs

private:
    StorageStatement& cached(const char* sql) { return m_statements(sql); }
    int insertHistory(const HistoryEntry& entry);

    sqlite3* m_database;
    const ServerTime& m_time;
    const std::u16string m_server;
    int m_session = 0;
    std::int64_t m_historyRows = 0; // lower bound watch: counted anew when it seems too many
    StatementCache m_statements;
};

} // namespace simfleet::msdb
