// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/jobcall.h"
#include "msdb/procedures.h"
#include "msdb/text.h"
#include "msdb/typetext.h"

namespace simfleet::msdb {

namespace {

constexpr const char* kJobColumns =
    "job_id uniqueidentifier!, originating_server nvarchar(30), name sysname, enabled tinyint!,"
    "description nvarchar(512), start_step_id int!, category sysname?, owner sysname?, notify_level_eventlog "
    "int!,"
    "notify_level_email int!, notify_level_netsend int!, notify_level_page int!, notify_email_operator "
    "sysname?,"
    "notify_netsend_operator sysname?, notify_page_operator sysname?, delete_level int!, date_created "
    "datetime!,"
    "date_modified datetime!, version_number int!, last_run_date int!, last_run_time int!, last_run_outcome "
    "int!,"
    "next_run_date int!, next_run_time int!, next_run_schedule_id int!, current_execution_status int!,"
    "current_execution_step sysname?, current_retry_attempt int!, has_step int, has_schedule int, has_target "
    "int,"
    "type int!";

constexpr const char* kJobQuery =
    "SELECT j.job_id, o.originating_server, j.name, j.enabled, j.description, j.start_step_id,"
    " COALESCE(c.name, '(unknown)'), p.name, j.notify_level_eventlog, j.notify_level_email, "
    "j.notify_level_netsend,"
    " j.notify_level_page, COALESCE(e.name, '(unknown)'), COALESCE(n.name, '(unknown)'),"
    " COALESCE(g.name, '(unknown)'), j.delete_level, j.date_created, j.date_modified, j.version_number,"
    " COALESCE(t.last_run_date, 0), COALESCE(t.last_run_time, 0), COALESCE(t.last_run_outcome, 5), 0, 0, 0, "
    "4,"
    " '0 (unknown)', 0,"
    " (SELECT COUNT(*) FROM msdb_dbo_sysjobsteps x WHERE x.job_id = j.job_id),"
    " (SELECT COUNT(*) FROM msdb_dbo_sysjobschedules x WHERE x.job_id = j.job_id),"
    " (SELECT COUNT(*) FROM msdb_dbo_sysjobservers x WHERE x.job_id = j.job_id),"
    " COALESCE((SELECT CASE WHEN MAX(x.server_id) > 0 THEN 2 ELSE 1 END FROM msdb_dbo_sysjobservers x"
    "   WHERE x.job_id = j.job_id HAVING COUNT(*) > 0), 0)"
    " FROM msdb_dbo_sysjobs j"
    " LEFT JOIN msdb_dbo_sysoriginatingservers_view o ON o.originating_server_id = j.originating_server_id"
    " LEFT JOIN msdb_dbo_syscategories c ON c.category_id = j.category_id"
    " LEFT JOIN every_sys_server_principals p ON p.sid = j.owner_sid"
    " LEFT JOIN msdb_dbo_sysoperators e ON e.id = j.notify_email_operator_id"
    " LEFT JOIN msdb_dbo_sysoperators n ON n.id = j.notify_netsend_operator_id"
    " LEFT JOIN msdb_dbo_sysoperators g ON g.id = j.notify_page_operator_id"
    " LEFT JOIN msdb_dbo_sysjobservers t ON t.job_id = j.job_id AND t.server_id = 0"
    " WHERE (?1 OR j.owner_sid = ?2) AND (?3 IS NULL OR j.job_id = ?3) AND (?4 IS NULL OR j.enabled = ?4)"
    " AND (?5 IS NULL OR p.name = ?5) AND (?6 IS NULL OR c.name = ?6)"
    " AND (?7 IS NULL OR j.description LIKE ?7)"
    " AND (?8 IS NULL OR EXISTS (SELECT 1 FROM msdb_dbo_sysjobsteps x WHERE x.job_id = j.job_id AND "
    "x.subsystem = ?8))"
    " ORDER BY j.job_id";

// Columns of the result that come from the Agent's memory.
constexpr std::size_t kNextDate = 22, kNextTime = 23, kNextSchedule = 24, kStatus = 25, kStep = 26,
                      kRetry = 27, kType = 31;

Value optional(const std::optional<std::u16string>& text)
{
    return text ? Value(*text) : Value();
}

Value optional(const std::optional<std::int64_t>& integer)
{
    return integer ? Value(*integer) : Value();
}

void fillFromAgent(SimServer& server, std::vector<Value>& row)
{
    if (std::get<std::int64_t>(row[kType]) == 2) {
        row[kStatus] = std::int64_t(0);
        return;
    }
    const JobState state = server.agent().jobState(std::get<Guid>(row[0]));
    if (state.nextRun) {
        row[kNextDate] = std::int64_t(server.time().agentDate(*state.nextRun));
        row[kNextTime] = std::int64_t(server.time().agentTime(*state.nextRun));
        row[kNextSchedule] = std::int64_t(state.nextSchedule);
    }
    row[kStatus] = std::int64_t(state.executionStatus);
    if (state.step != 0)
        row[kStep] = decimal(state.step) + u" (" + state.stepName + u")";
    row[kRetry] = std::int64_t(state.retryAttempt);
}

bool statusWanted(const Value& status, std::optional<std::int64_t> wanted)
{
    const auto current = std::get<std::int64_t>(status);
    // The filter 0 means: not idle and not suspended.
    return !wanted || (*wanted == 0 ? current != 4 && current != 5 : current == *wanted);
}

void sendJobs(SimServer& server, ProcedureCall& call, const std::optional<JobIdentity>& job)
{
    StorageStatement query(call.database(), kJobQuery);
    const LoginInfo& login = call.login();
    query.bind(seesAllJobs(login), login.sid, job ? Value(job->id) : Value(),
               optional(integerArgument(call, u"@enabled")),
               optional(textArgument(call, u"@owner_login_name")),
               optional(textArgument(call, u"@category_name")), optional(textArgument(call, u"@description")),
               optional(textArgument(call, u"@subsystem")));
    const auto metas = columnMetas(kJobColumns);
    const auto wanted = integerArgument(call, u"@execution_status");
    call.columns(metas);
    std::vector<Value> row(metas.size());
    while (query.step()) {
        for (std::size_t i = 0; i < metas.size(); ++i)
            row[i] = query.value(static_cast<int>(i), metas[i].type);
        fillFromAgent(server, row);
        if (statusWanted(row[kStatus], wanted))
            call.row(row);
    }
    call.endRows();
}

constexpr const char* kStepColumns =
    "step_id int!, step_name sysname, subsystem nvarchar(40)!, command nvarchar(max), flags int!,"
    "cmdexec_success_code int!, on_success_action tinyint!, on_success_step_id int!, on_fail_action tinyint!,"
    "on_fail_step_id int!, server sysname?, database_name sysname?, database_user_name sysname?, "
    "retry_attempts int!,"
    "retry_interval int!, os_run_priority int!, output_file_name nvarchar(200), last_run_outcome int!,"
    "last_run_duration int!, last_run_retries int!, last_run_date int!, last_run_time int!, proxy_id int";

void sendSteps(ProcedureCall& call, const Guid& job, const Value& stepId, const Value& stepName)
{
    StorageStatement query(
        call.database(),
        "SELECT step_id, step_name, subsystem, command, flags, cmdexec_success_code, on_success_action,"
        " on_success_step_id, on_fail_action, on_fail_step_id, server, database_name, database_user_name,"
        " retry_attempts, retry_interval, os_run_priority, output_file_name, last_run_outcome,"
        " last_run_duration, last_run_retries, last_run_date, last_run_time, proxy_id"
        " FROM msdb_dbo_sysjobsteps WHERE job_id = ?1 AND (?2 IS NULL OR step_id = ?2)"
        " AND (?3 IS NULL OR step_name = ?3) ORDER BY step_id");
    query.bind(job, stepId, stepName);
    sendRows(call, kStepColumns, query);
}

void sendServers(SimServer& server, ProcedureCall& call, const Guid& job, bool details)
{
    // The dates of a local target are constants of systargetservers_view.
    const DateTime epoch = toDateTime(SimTime(std::chrono::sys_days(std::chrono::year(1998) / 11 / 13)));
    StorageStatement query(call.database(),
                           "SELECT t.server_id, COALESCE(r.server_name, ?2), COALESCE(r.enlist_date, ?3),"
                           " COALESCE(r.last_poll_date, ?3), t.last_run_date, t.last_run_time,"
                           " t.last_run_duration, t.last_run_outcome, t.last_outcome_message"
                           " FROM msdb_dbo_sysjobservers t LEFT JOIN msdb_dbo_systargetservers r"
                           " ON r.server_id = t.server_id WHERE t.job_id = ?1 ORDER BY t.server_id");
    query.bind(job, upper(server.name()), ticksOf(epoch));
    sendRows(
        call,
        details ? "server_id int!, server_name sysname, enlist_date datetime!, last_poll_date datetime!,"
                  "last_run_date int!, last_run_time int!, last_run_duration int!, last_run_outcome tinyint!,"
                  "last_outcome_message nvarchar(4000)"
                : "server_id int!, server_name sysname, enlist_date datetime!, last_poll_date datetime!",
        query);
}

constexpr const char* kScheduleColumns =
    "schedule_id int!, schedule_name sysname, enabled int!, freq_type int!, freq_interval int!, "
    "freq_subday_type int!,"
    "freq_subday_interval int!, freq_relative_interval int!, freq_recurrence_factor int!, active_start_date "
    "int!,"
    "active_end_date int!, active_start_time int!, active_end_time int!, date_created datetime!,"
    "schedule_description nvarchar(512), next_run_date int!, next_run_time int!, schedule_uid "
    "uniqueidentifier!,"
    "job_count int";

void sendSchedules(ProcedureCall& call, const Guid& job, const Value& name, const Value& id)
{
    StorageStatement query(
        call.database(),
        "SELECT s.schedule_id, s.name, s.enabled, s.freq_type, s.freq_interval, s.freq_subday_type,"
        " s.freq_subday_interval, s.freq_relative_interval, s.freq_recurrence_factor, s.active_start_date,"
        " s.active_end_date, s.active_start_time, s.active_end_time, s.date_created,"
        " '(Description not requested.)', t.next_run_date, t.next_run_time, s.schedule_uid,"
        " (SELECT COUNT(*) FROM msdb_dbo_sysjobschedules x WHERE x.schedule_id = s.schedule_id)"
        " FROM msdb_dbo_sysjobschedules t JOIN msdb_dbo_sysschedules s ON s.schedule_id = t.schedule_id"
        " WHERE t.job_id = ?1 AND (?2 IS NULL OR s.name = ?2) AND (?3 IS NULL OR s.schedule_id = ?3)"
        " ORDER BY s.schedule_id");
    query.bind(job, name, id);
    sendRows(call, kScheduleColumns, query);
}

int helpJob(SimServer& server, ProcedureCall& call)
{
    const auto name = textArgument(call, u"@job_name");
    const auto id = guidArgument(call, u"@job_id");
    auto aspect = textArgument(call, u"@job_aspect");
    if (!agentXpsOn(server, call, u"sys.xp_sqlagent_enum_jobs"))
        return 1;
    if (aspect) {
        aspect = upper(*aspect);
        if (*aspect != u"JOB" && *aspect != u"STEPS" && *aspect != u"SCHEDULES" && *aspect != u"TARGETS" &&
            *aspect != u"ALL") {
            call.raise(sysMessage(14266, {u"@job_aspect", u"JOB, STEPS, SCHEDULES, TARGETS, ALL"}));
            return 1;
        }
    }
    std::optional<JobIdentity> job;
    if (name || id) {
        if (name && id) {
            call.raise(sysMessage(14294, {u"@job_id", u"@job_name"}));
            return 1;
        }
        job = findJob(server, call, name, id, AgentTest::NoTest);
        if (!job)
            return 1;
    } else if (aspect && *aspect != u"JOB") {
        call.raise(sysMessage(14280));
        return 1;
    }
    const std::u16string wanted = aspect.value_or(job ? u"ALL" : u"JOB");
    const bool all = wanted == u"ALL";
    const auto heading = [&](int number) {
        if (all)
            call.raise(sysMessage(number));
    };
    if (all || wanted == u"JOB") {
        heading(14213);
        sendJobs(server, call, job);
    }
    if (all || wanted == u"STEPS") {
        heading(14214);
        sendSteps(call, job->id, Null(), Null());
    }
    if (all || wanted == u"SCHEDULES") {
        heading(14215);
        sendSchedules(call, job->id, Null(), Null());
    }
    if (all || wanted == u"TARGETS") {
        heading(14216);
        sendServers(server, call, job->id, true);
    }
    return 0;
}

int helpJobStep(SimServer& server, ProcedureCall& call)
{
    const auto job = identifyJob(server, call, AgentTest::NoTest);
    if (!job)
        return 1;
    const auto stepId = integerArgument(call, u"@step_id");
    const auto stepName = textArgument(call, u"@step_name");
    StorageStatement count(call.database(), "SELECT COUNT(*), SUM(step_id = ?2), SUM(step_name = ?3)"
                                            " FROM msdb_dbo_sysjobsteps WHERE job_id = ?1");
    count.bind(job->id, optional(stepId), optional(stepName)).step();
    if (stepId && count.integer(1) == 0) {
        if (count.integer(0) == 0)
            call.raise(sysMessage(14528, {job->name}));
        else
            call.raise(sysMessage(14262, {u"@step_id", decimal(*stepId)}));
        return 1;
    }
    if (stepName && count.integer(2) == 0) {
        call.raise(sysMessage(14262, {u"@step_name", *stepName}));
        return 1;
    }
    sendSteps(call, job->id, optional(stepId), optional(stepName));
    return 0;
}

int helpJobServer(SimServer& server, ProcedureCall& call)
{
    const auto job = identifyJob(server, call, AgentTest::NoTest);
    if (!job)
        return 1;
    sendServers(server, call, job->id, integerArgument(call, u"@show_last_run_details").value_or(0) != 0);
    return 0;
}

int helpJobSchedule(SimServer& server, ProcedureCall& call)
{
    const auto job = identifyJob(server, call, AgentTest::NoTest);
    if (!job)
        return 1;
    const auto name = textArgument(call, u"@schedule_name");
    const auto id = integerArgument(call, u"@schedule_id");
    if (name || id) {
        StorageStatement found(call.database(),
                               "SELECT 1 FROM msdb_dbo_sysjobschedules t JOIN msdb_dbo_sysschedules s"
                               " ON s.schedule_id = t.schedule_id WHERE t.job_id = ?1"
                               " AND (?2 IS NULL OR s.name = ?2) AND (?3 IS NULL OR s.schedule_id = ?3)");
        if (!found.bind(job->id, optional(name), optional(id)).step()) {
            call.raise(id ? sysMessage(14262, {u"@schedule_id", decimal(*id)})
                          : sysMessage(14262, {u"@schedule_name", *name}));
            return 1;
        }
    }
    sendSchedules(call, job->id, optional(name), optional(id));
    return 0;
}

int helpJobStepLog(SimServer& server, ProcedureCall& call)
{
    const auto job = identifyJob(server, call, AgentTest::NoTest);
    if (!job)
        return 1;
    StorageStatement query(call.database(),
                           "SELECT s.job_id, ?2, s.step_id, s.step_name, s.step_uid, l.date_created,"
                           " l.date_modified, l.log_size, l.log FROM msdb_dbo_sysjobsteps s"
                           " JOIN msdb_dbo_sysjobstepslogs l ON l.step_uid = s.step_uid WHERE s.job_id = ?1"
                           " AND (?3 IS NULL OR s.step_id = ?3) AND (?4 IS NULL OR s.step_name = ?4)");
    query.bind(job->id, job->name, optional(integerArgument(call, u"@step_id")),
               optional(textArgument(call, u"@step_name")));
    sendRows(call,
             "job_id uniqueidentifier!, job_name sysname, step_id int!, step_name sysname, step_uid "
             "uniqueidentifier,"
             "date_created datetime!, date_modified datetime!, log_size bigint!, log nvarchar(max)",
             query);
    return 0;
}

int enumJobs(SimServer& server, ProcedureCall& call)
{
    if (!agentXpsOn(server, call, u"sys.xp_sqlagent_enum_jobs"))
        return 1;
    const bool all = integerArgument(call, u"@can_see_all").value_or(0) != 0;
    const auto owner = textArgument(call, u"@job_owner");
    const auto id = guidArgument(call, u"@job_id");
    StorageStatement query(call.database(),
                           "SELECT j.job_id, COALESCE(t.last_run_date, 0), COALESCE(t.last_run_time, 0)"
                           " FROM msdb_dbo_sysjobs j LEFT JOIN msdb_dbo_sysjobservers t"
                           " ON t.job_id = j.job_id AND t.server_id = 0"
                           " LEFT JOIN every_sys_server_principals p ON p.sid = j.owner_sid"
                           " WHERE (?1 OR p.name = ?2) AND (?3 IS NULL OR j.job_id = ?3)");
    query.bind(all, owner.value_or(u""), id ? Value(*id) : Value());
    const auto metas = columnMetas("job_id varbinary(16)!, last_run_date int!, last_run_time int!, "
                                   "next_run_date int!, next_run_time int!,"
                                   "next_run_schedule_id int!, requested_to_run int!, request_source int!, "
                                   "request_source_id sysname?, running int!,"
                                   "current_step int!, current_retry_attempt int!, job_state int!");
    call.columns(metas);
    while (query.step()) {
        const Guid job = query.guid(0);
        const JobState state = server.agent().jobState(job);
        // As binary(16) the first three groups of a uniqueidentifier are little-endian.
        const auto& b = job.bytes;
        Binary binary{b[3], b[2], b[1], b[0], b[5], b[4], b[7], b[6]};
        binary.insert(binary.end(), b.begin() + 8, b.end());
        const auto integer = [](int value) { return Value(std::int64_t(value)); };
        call.row({binary, query.integer(1), query.integer(2),
                  integer(state.nextRun ? server.time().agentDate(*state.nextRun) : 0),
                  integer(state.nextRun ? server.time().agentTime(*state.nextRun) : 0),
                  integer(state.nextSchedule), integer(state.requested ? 1 : 0),
                  integer(state.requestSource - u'0'),
                  state.requestedBy.empty() ? Value() : Value(state.requestedBy),
                  integer(state.running ? 1 : 0), integer(state.step), integer(state.retryAttempt),
                  integer(state.executionStatus)});
    }
    call.endRows();
    return 0;
}

} // namespace

void addJobHelpProcedures(SimServer& server)
{
    define(
        server, "msdb.dbo.sp_help_job",
        "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @job_aspect varchar(9) = NULL,"
        "@job_type varchar(12) = NULL, @owner_login_name sysname? = NULL, @subsystem nvarchar(40) = NULL,"
        "@category_name sysname? = NULL, @enabled tinyint = NULL, @execution_status int = NULL,"
        "@date_comparator char(1) = NULL, @date_created datetime = NULL, @date_last_modified datetime = NULL,"
        "@description nvarchar(512) = NULL",
        helpJob);
    define(server, "msdb.dbo.sp_help_jobstep",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @step_id int = NULL, @step_name "
           "sysname? = NULL,"
           "@suffix bit = 0",
           helpJobStep);
    define(server, "msdb.dbo.sp_help_jobserver",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @show_last_run_details tinyint = 0",
           helpJobServer);
    define(server, "msdb.dbo.sp_help_jobschedule",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @schedule_name sysname? = NULL,"
           "@schedule_id int = NULL, @include_description bit = 0",
           helpJobSchedule);
    define(server, "msdb.dbo.sp_help_jobsteplog",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @step_id int = NULL, @step_name "
           "sysname? = NULL",
           helpJobStepLog);
    define(server, "master.dbo.xp_sqlagent_enum_jobs",
           "@can_see_all int, @job_owner sysname?, @job_id uniqueidentifier = NULL", enumJobs);
}

} // namespace simfleet::msdb
