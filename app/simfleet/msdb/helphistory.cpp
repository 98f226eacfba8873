// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/jobcall.h"
#include "msdb/procedures.h"
#include "msdb/text.h"

namespace simfleet::msdb {

namespace {

struct Mode
{
    const char* columns;
    const char* select;
};

constexpr Mode kFull = {
    "instance_id int!, job_id uniqueidentifier!, job_name sysname, step_id int!, step_name sysname,"
    "sql_message_id int!, sql_severity int!, message nvarchar(4000), run_status int!, run_date int!, "
    "run_time int!,"
    "run_duration int!, operator_emailed sysname?, operator_netsent sysname?, operator_paged sysname?,"
    "retries_attempted int!, server sysname",
    "h.instance_id, j.job_id, j.name, h.step_id, h.step_name, h.sql_message_id, h.sql_severity, h.message,"
    " h.run_status, h.run_date, h.run_time, h.run_duration, NULL, NULL, NULL, h.retries_attempted, h.server"};
constexpr Mode kSummary = {
    "job_id uniqueidentifier!, job_name sysname, run_status int!, run_date int!, run_time int!, run_duration "
    "int!,"
    "operator_emailed nvarchar(20), operator_netsent nvarchar(20), operator_paged nvarchar(20),"
    "retries_attempted int!, server sysname",
    "j.job_id, j.name, h.run_status, h.run_date, h.run_time, h.run_duration, NULL, NULL, NULL, "
    "h.retries_attempted,"
    " h.server"};
constexpr Mode kSem = {
    "step_id int!, step_name sysname, message nvarchar(4000), run_status int!, run_date int!, run_time int!,"
    "run_duration int!, operator_emailed sysname?, operator_netsent sysname?, operator_paged sysname?",
    "h.step_id, h.step_name, h.message, h.run_status, h.run_date, h.run_time, h.run_duration, NULL, NULL, "
    "NULL"};

Value optional(const std::optional<std::int64_t>& integer)
{
    return integer ? Value(*integer) : Value();
}

int helpJobHistory(SimServer& server, ProcedureCall& call)
{
    const auto name = textArgument(call, u"@job_name");
    const auto id = guidArgument(call, u"@job_id");
    std::optional<JobIdentity> job;
    if (name || id) {
        job = findJob(server, call, name, id, AgentTest::NoTest);
        if (!job)
            return 1;
    }
    const auto runStatus = integerArgument(call, u"@run_status");
    if (runStatus && (*runStatus < 0 || *runStatus > 5)) {
        call.raise(sysMessage(14198, {u"@run_status"}));
        return 1;
    }
    const std::u16string mode = upper(textArgument(call, u"@mode").value_or(u"SUMMARY"));
    if (mode != u"FULL" && mode != u"SUMMARY" && mode != u"SEM") {
        call.raise(sysMessage(14266, {u"@mode", u"SUMMARY, FULL, SEM"}));
        return 1;
    }
    const Mode& shape = mode == u"FULL" ? kFull : mode == u"SEM" ? kSem : kSummary;
    const bool oldestFirst = integerArgument(call, u"@oldest_first").value_or(0) == 1;
    std::string sql = std::string("SELECT ") + shape.select +
                      " FROM msdb_dbo_sysjobhistory h JOIN msdb_dbo_sysjobs j ON j.job_id = h.job_id"
                      " WHERE (?1 OR j.owner_sid = ?2) AND (?3 IS NULL OR h.job_id = ?3)";
    if (mode != u"SEM") {
        sql += " AND (?4 IS NULL OR h.step_id = ?4) AND (?5 IS NULL OR h.sql_message_id = ?5)"
               " AND (?6 IS NULL OR h.sql_severity = ?6) AND (?7 IS NULL OR h.run_date >= ?7)"
               " AND (?8 IS NULL OR h.run_date <= ?8) AND (?9 IS NULL OR h.run_time >= ?9)"
               " AND (?10 IS NULL OR h.run_time <= ?10) AND (?11 IS NULL OR h.run_duration >= ?11)"
               " AND (?12 IS NULL OR h.run_status = ?12) AND (?13 IS NULL OR h.retries_attempted >= ?13)"
               " AND (?14 IS NULL OR h.server = ?14)";
    }
    sql += oldestFirst ? " ORDER BY h.instance_id" : " ORDER BY h.instance_id DESC";
    StorageStatement query(call.database(), sql);
    const auto argument = [&](std::u16string_view which) { return optional(integerArgument(call, which)); };
    const auto serverName = textArgument(call, u"@server");
    const LoginInfo& login = call.login();
    const Value jobId = job ? Value(job->id) : Value();
    if (mode == u"SEM")
        query.bind(seesAllJobs(login), login.sid, jobId);
    else
        query.bind(seesAllJobs(login), login.sid, jobId, argument(u"@step_id"), argument(u"@sql_message_id"),
                   argument(u"@sql_severity"), argument(u"@start_run_date"), argument(u"@end_run_date"),
                   argument(u"@start_run_time"), argument(u"@end_run_time"),
                   argument(u"@minimum_run_duration"), optional(runStatus), argument(u"@minimum_retries"),
                   serverName ? Value(*serverName) : Value());
    sendRows(call, shape.columns, query);
    return 0;
}

int helpJobActivity(SimServer& server, ProcedureCall& call)
{
    const auto name = textArgument(call, u"@job_name");
    const auto id = guidArgument(call, u"@job_id");
    std::optional<JobIdentity> job;
    if (name || id) {
        job = findJob(server, call, name, id, AgentTest::NoTest);
        if (!job)
            return 1;
    }
    auto session = integerArgument(call, u"@session_id");
    StorageStatement newest(call.database(),
                            "SELECT session_id FROM msdb_dbo_syssessions WHERE ?1 IS NULL OR session_id = ?1"
                            " ORDER BY agent_start_date DESC, session_id DESC LIMIT 1");
    const bool known = newest.bind(optional(session)).step();
    if (session && !known) {
        call.raise(sysMessage(14262, {u"@session_id", decimal(*session)}));
        return 1;
    }
    session = known ? newest.integer(0) : 0;
    StorageStatement query(
        call.database(),
        "SELECT a.session_id, a.job_id, j.name, a.run_requested_date, a.run_requested_source, a.queued_date,"
        " a.start_execution_date, a.last_executed_step_id, a.last_executed_step_date,"
        " a.stop_execution_date, a.next_scheduled_run_date, a.job_history_id, h.message, h.run_status,"
        " h.operator_id_emailed, h.operator_id_netsent, h.operator_id_paged"
        " FROM msdb_dbo_sysjobactivity a JOIN msdb_dbo_sysjobs j ON j.job_id = a.job_id"
        " LEFT JOIN msdb_dbo_sysjobhistory h ON h.instance_id = a.job_history_id"
        " WHERE a.session_id = ?1 AND (?2 IS NULL OR a.job_id = ?2) AND (?3 OR j.owner_sid = ?4)");
    query.bind(*session, job ? Value(job->id) : Value(), seesAllJobs(call.login()), call.login().sid);
    sendRows(call,
             "session_id int!, job_id uniqueidentifier!, job_name sysname, run_requested_date datetime,"
             "run_requested_source sysname?, queued_date datetime, start_execution_date datetime,"
             "last_executed_step_id int, last_executed_step_date datetime, stop_execution_date datetime,"
             "next_scheduled_run_date datetime, job_history_id int, message nvarchar(4000), run_status int,"
             "operator_id_emailed int, operator_id_netsent int, operator_id_paged int",
             query);
    return 0;
}

// @oldest_date as yyyymmdd and HHMMSS, if given.
std::optional<std::pair<int, int>> oldestDate(const ProcedureCall& call)
{
    const auto* date = std::get_if<DateTime>(&call.argument(u"@oldest_date"));
    if (!date)
        return std::nullopt;
    const SimTime wall(SimDuration((date->days - 719'162) * 86'400'000LL + date->ticks / 10'000));
    return std::pair(packedDate(wall), packedTime(wall));
}

int purgeJobHistory(SimServer& server, ProcedureCall& call)
{
    const auto name = textArgument(call, u"@job_name");
    const auto id = guidArgument(call, u"@job_id");
    std::optional<JobIdentity> job;
    if (name || id) {
        job = findJob(server, call, name, id, AgentTest::NoTest);
        if (!job)
            return 1;
    }
    if (!operatesJobs(call.login()) && !(job && isOwner(call.login(), *job))) {
        call.raise(sysMessage(14392));
        return 1;
    }
    const auto oldest = oldestDate(call);
    StorageStatement purge(call.database(),
                           "DELETE FROM msdb_dbo_sysjobhistory WHERE (?1 IS NULL OR job_id = ?1)"
                           " AND (?2 IS NULL OR run_date < ?2 OR (run_date = ?2 AND run_time < ?3))"
                           " RETURNING 1");
    purge.bind(job ? Value(job->id) : Value(), oldest ? Value(std::int64_t(oldest->first)) : Value(),
               oldest ? Value(std::int64_t(oldest->second)) : Value());
    std::int64_t count = 0;
    while (purge.step())
        ++count;
    call.raise(sysMessage(14226, {decimal(count)}));
    return 0;
}

} // namespace

void addHistoryProcedures(SimServer& server)
{
    define(server, "msdb.dbo.sp_help_jobhistory",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @step_id int = NULL, @sql_message_id "
           "int = NULL,"
           "@sql_severity int = NULL, @start_run_date int = NULL, @end_run_date int = NULL, @start_run_time "
           "int = NULL,"
           "@end_run_time int = NULL, @minimum_run_duration int = NULL, @run_status int = NULL,"
           "@minimum_retries int = NULL, @oldest_first int = 0, @server sysname? = NULL, @mode varchar(7) = "
           "'SUMMARY'",
           helpJobHistory);
    define(server, "msdb.dbo.sp_help_jobactivity",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @session_id int = NULL",
           helpJobActivity);
    define(server, "msdb.dbo.sp_purge_jobhistory",
           "@job_name sysname? = NULL, @job_id uniqueidentifier = NULL, @oldest_date datetime = NULL",
           purgeJobHistory);
}

} // namespace simfleet::msdb
