// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/agentrecords.h"

#include "msdb/text.h"

namespace simfleet::msdb {

AgentRecords::AgentRecords(sqlite3* database, const ServerTime& time, std::u16string serverName)
    : m_database(database)
    , m_time(time)
    , m_server(upper(serverName))
    , m_statements(database)
{}

AgentRecords::~AgentRecords() = default;

int AgentRecords::newSession(SimTime at)
{
    const WriteGroup group(m_database);
    StorageStatement(m_database, "INSERT INTO msdb_dbo_syssessions(agent_start_date) VALUES (?1)")
        .bind(m_time.localTicksWholeSeconds(at))
        .run();
    m_session = static_cast<int>(lastIdentity(m_database));
    StorageStatement(
        m_database,
        "INSERT INTO msdb_dbo_sysjobactivity(session_id, job_id) SELECT ?1, job_id FROM msdb_dbo_sysjobs")
        .bind(m_session)
        .run();
    return m_session;
}

std::optional<JobRow> AgentRecords::job(const Guid& id)
{
    StorageStatement& query =
        cached("SELECT name, owner_sid, start_step_id, delete_level FROM msdb_dbo_sysjobs WHERE job_id = ?1");
    query.bind(id);
    if (!query.step())
        return std::nullopt;
    JobRow row{id, query.text(0), query.binary(1), query.smallInteger(2), query.smallInteger(3)};
    query.reset();
    return row;
}

std::vector<StepRow> AgentRecords::steps(const Guid& job)
{
    StorageStatement& query =
        cached("SELECT step_id, step_name, subsystem, command, on_success_action, on_success_step_id,"
               " on_fail_action, on_fail_step_id, retry_attempts, retry_interval, step_uid, flags,"
               " proxy_id FROM msdb_dbo_sysjobsteps WHERE job_id = ?1 ORDER BY step_id");
    query.bind(job);
    std::vector<StepRow> rows;
    while (query.step()) {
        StepRow row;
        row.id = query.smallInteger(0);
        row.name = query.text(1);
        row.subsystem = query.text(2);
        row.command = query.text(3);
        row.onSuccessAction = query.smallInteger(4);
        row.onSuccessStep = query.smallInteger(5);
        row.onFailAction = query.smallInteger(6);
        row.onFailStep = query.smallInteger(7);
        row.retryAttempts = query.smallInteger(8);
        row.retryInterval = query.smallInteger(9);
        row.uid = query.guid(10);
        row.flags = query.smallInteger(11);
        row.proxy = query.smallInteger(12);
        rows.push_back(std::move(row));
    }
    query.reset();
    return rows;
}

bool AgentRecords::stepExists(const Guid& job, int step)
{
    StorageStatement& query = cached("SELECT 1 FROM msdb_dbo_sysjobsteps WHERE job_id = ?1 AND step_id = ?2");
    const bool exists = query.bind(job, step).step();
    query.reset();
    return exists;
}

void AgentRecords::requested(const Guid& job, SimTime at, char16_t source)
{
    cached("INSERT OR REPLACE INTO msdb_dbo_sysjobactivity(session_id, job_id, run_requested_date,"
           " run_requested_source) VALUES (?1, ?2, ?3, ?4)")
        .bind(m_session, job, m_time.localTicksWholeSeconds(at), std::u16string_view(&source, 1))
        .run();
}

void AgentRecords::queued(const Guid& job, SimTime at)
{
    cached("UPDATE msdb_dbo_sysjobactivity SET queued_date = ?3 WHERE session_id = ?1 AND job_id = ?2")
        .bind(m_session, job, m_time.localTicksWholeSeconds(at))
        .run();
}

void AgentRecords::started(const Guid& job, SimTime at)
{
    cached(
        "UPDATE msdb_dbo_sysjobactivity SET start_execution_date = ?3 WHERE session_id = ?1 AND job_id = ?2")
        .bind(m_session, job, m_time.localTicksWholeSeconds(at))
        .run();
}

int AgentRecords::insertHistory(const HistoryEntry& entry)
{
    cached("INSERT INTO msdb_dbo_sysjobhistory(job_id, step_id, step_name, sql_message_id, sql_severity, "
           "message,"
           " run_status, run_date, run_time, run_duration, retries_attempted, server)"
           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")
        .bind(entry.job, entry.step, entry.stepName, entry.messageId, entry.severity, entry.message,
              entry.status, m_time.agentDate(entry.begin), m_time.agentTime(entry.begin),
              packedDuration(entry.duration), entry.retries, m_server)
        .run();
    ++m_historyRows;
    return static_cast<int>(lastIdentity(m_database));
}

void AgentRecords::stepEnded(const HistoryEntry& entry)
{
    // A step that was deleted while it ran leaves no row.
    if (!stepExists(entry.job, entry.step))
        return;
    insertHistory(entry);
    cached("UPDATE msdb_dbo_sysjobsteps SET last_run_outcome = ?3, last_run_duration = ?4, last_run_retries "
           "= ?5,"
           " last_run_date = ?6, last_run_time = ?7 WHERE job_id = ?1 AND step_id = ?2")
        .bind(entry.job, entry.step, entry.status, packedDuration(entry.duration), entry.retries,
              m_time.agentDate(entry.begin), m_time.agentTime(entry.begin))
        .run();
    cached("UPDATE msdb_dbo_sysjobactivity SET last_executed_step_id = ?3, last_executed_step_date = ?4"
           " WHERE session_id = ?1 AND job_id = ?2")
        .bind(m_session, entry.job, entry.step, m_time.localTicksWholeSeconds(entry.begin))
        .run();
}

void AgentRecords::jobEnded(const HistoryEntry& outcome, SimTime end)
{
    const int instance = insertHistory(outcome);
    cached("UPDATE msdb_dbo_sysjobactivity SET stop_execution_date = ?3, job_history_id = ?4"
           " WHERE session_id = ?1 AND job_id = ?2")
        .bind(m_session, outcome.job, m_time.localTicksWholeSeconds(end), instance)
        .run();
    cached("UPDATE msdb_dbo_sysjobservers SET last_run_outcome = ?2, last_outcome_message = ?3, "
           "last_run_date = ?4,"
           " last_run_time = ?5, last_run_duration = ?6 WHERE job_id = ?1 AND server_id = 0")
        .bind(outcome.job, outcome.status, outcome.message, m_time.agentDate(outcome.begin),
              m_time.agentTime(outcome.begin), packedDuration(outcome.duration))
        .run();
}

void AgentRecords::limitHistory(const Guid& job, int maxRows, int maxRowsPerJob)
{
    if (maxRows < 0)
        return;
    if (maxRowsPerJob >= 1) {
        cached(
            "DELETE FROM msdb_dbo_sysjobhistory WHERE job_id = ?1 AND instance_id <= (SELECT instance_id FROM"
            " msdb_dbo_sysjobhistory WHERE job_id = ?1 ORDER BY instance_id DESC LIMIT 1 OFFSET ?2)")
            .bind(job, maxRowsPerJob)
            .run();
    }
    if (m_historyRows <= maxRows)
        return;
    cached("DELETE FROM msdb_dbo_sysjobhistory WHERE instance_id <= (SELECT instance_id FROM"
           " msdb_dbo_sysjobhistory ORDER BY instance_id DESC LIMIT 1 OFFSET ?1)")
        .bind(maxRows)
        .run();
    StorageStatement& count = cached("SELECT COUNT(*) FROM msdb_dbo_sysjobhistory");
    count.bind().step();
    m_historyRows = count.integer(0);
    count.reset();
}

void AgentRecords::deleteJob(const Guid& job)
{
    const WriteGroup group(m_database);
    for (const char* table :
         {"sysjobs", "sysjobsteps", "sysjobservers", "sysjobactivity", "sysjobhistory", "sysjobschedules"}) {
        StorageStatement(m_database, std::string("DELETE FROM msdb_dbo_") + table + " WHERE job_id = ?1")
            .bind(job)
            .run();
    }
}

void AgentRecords::nextRun(const Guid& job, std::optional<SimTime> next)
{
    StorageStatement& update = cached("UPDATE msdb_dbo_sysjobactivity SET next_scheduled_run_date = ?3"
                                      " WHERE session_id = ?1 AND job_id = ?2");
    if (next)
        update.bind(m_session, job, m_time.localTicksWholeSeconds(*next)).run();
    else
        update.bind(m_session, job, Null()).run();
}

void AgentRecords::scheduleNextRun(const Guid& job, int schedule, std::optional<SimTime> next)
{
    cached("UPDATE msdb_dbo_sysjobschedules SET next_run_date = ?3, next_run_time = ?4"
           " WHERE job_id = ?1 AND schedule_id = ?2")
        .bind(job, schedule, next ? m_time.agentDate(*next) : 0, next ? m_time.agentTime(*next) : 0)
        .run();
}

void AgentRecords::stepOutput(const Guid& stepUid, const std::u16string& text, bool append, SimTime at)
{
    const auto now = m_time.localTicks(at);
    StorageStatement existing(m_database,
                              "SELECT log_id, log FROM msdb_dbo_sysjobstepslogs WHERE step_uid = ?1");
    if (existing.bind(stepUid).step()) {
        const std::u16string log = append ? existing.text(1) + u"\r\n" + text : text;
        StorageStatement(m_database,
                         "UPDATE msdb_dbo_sysjobstepslogs SET log = ?2, date_modified = ?3, log_size = ?4"
                         " WHERE log_id = ?1")
            .bind(existing.integer(0), log, now, static_cast<std::int64_t>(log.size() * 2))
            .run();
        return;
    }
    StorageStatement(
        m_database,
        "INSERT INTO msdb_dbo_sysjobstepslogs(log, date_created, date_modified, log_size, step_uid)"
        " VALUES (?1, ?2, ?2, ?3, ?4)")
        .bind(text, now, static_cast<std::int64_t>(text.size() * 2), stepUid)
        .run();
}

} // namespace simfleet::msdb
