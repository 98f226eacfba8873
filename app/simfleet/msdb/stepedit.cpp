// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/jobcall.h"
#include "msdb/procedures.h"
#include "msdb/text.h"

#include <algorithm>

namespace simfleet::msdb {

namespace {

constexpr int kMostFlags = 114;

Value optionalText(const ProcedureCall& call, std::u16string_view name)
{
    const auto text = textArgument(call, name);
    return text ? Value(*text) : Value();
}

Value optionalInteger(const ProcedureCall& call, std::u16string_view name)
{
    const auto integer = integerArgument(call, name);
    return integer ? Value(*integer) : Value();
}

std::optional<JobIdentity> editableJob(SimServer& server, ProcedureCall& call)
{
    auto job = identifyJob(server, call, AgentTest::Test);
    if (job && !call.login().sysadmin && !isOwner(call.login(), *job)) {
        call.raise(sysMessage(14525));
        return std::nullopt;
    }
    return job;
}

// The subsystem's name as syssubsystems writes it; none: it was raised.
std::optional<std::u16string> subsystemOf(ProcedureCall& call, const std::u16string& name)
{
    StorageStatement query(call.database(),
                           "SELECT subsystem FROM msdb_dbo_syssubsystems WHERE subsystem = ?1");
    if (query.bind(sameName(name, u"DTS") ? std::u16string(u"SSIS") : name).step())
        return query.text(0);
    call.raise(sysMessage(14234, {u"@subsystem", u"sp_enum_sqlagent_subsystems"}));
    return std::nullopt;
}

bool actionsValid(ProcedureCall& call, std::int64_t stepId)
{
    for (const auto& [action, target] : {std::pair(u"@on_success_action", u"@on_success_step_id"),
                                         std::pair(u"@on_fail_action", u"@on_fail_step_id")}) {
        const auto value = integerArgument(call, action);
        if (value && (*value < 1 || *value > 4)) {
            call.raise(sysMessage(14266, {action, u"1, 2, 3, 4"}));
            return false;
        }
        const auto step = integerArgument(call, target).value_or(0);
        if (value == 4 && (step < 1 || step == stepId)) {
            call.raise(sysMessage(14235, {target, decimal(stepId)}));
            return false;
        }
    }
    const auto flags = integerArgument(call, u"@flags").value_or(0);
    if (flags < 0 || flags > kMostFlags) {
        call.raise(sysMessage(14266, {u"@flags", u"0..114"}));
        return false;
    }
    return true;
}

// The proxy's id or NULL; none: it was raised.
std::optional<Value> proxyOf(ProcedureCall& call, const std::u16string& subsystem)
{
    const auto name = textArgument(call, u"@proxy_name");
    const auto id = integerArgument(call, u"@proxy_id");
    if (!name && !id)
        return Value();
    if (sameName(subsystem, u"TSQL")) {
        call.raise(sysMessage(14517));
        return std::nullopt;
    }
    StorageStatement query(call.database(),
                           "SELECT proxy_id FROM msdb_dbo_sysproxies WHERE (?1 IS NULL OR name = ?1)"
                           " AND (?2 IS NULL OR proxy_id = ?2)");
    query.bind(name ? Value(*name) : Value(), id ? Value(*id) : Value());
    if (query.step())
        return Value(query.integer(0));
    call.raise(name ? sysMessage(14262, {u"@proxy_name", *name})
                    : sysMessage(14262, {u"@proxy_id", decimal(*id)}));
    return std::nullopt;
}

bool forAdministratorsOnly(ProcedureCall& call)
{
    if (call.login().sysadmin)
        return true;
    for (const std::u16string_view name : {u"@output_file_name", u"@database_user_name"}) {
        if (textArgument(call, name)) {
            call.raise(sysMessage(14582, {name}));
            return false;
        }
    }
    return true;
}

bool databaseValid(SimServer& server, ProcedureCall& call, const std::u16string& database)
{
    const auto& known = server.catalog().databases;
    if (std::any_of(known.begin(), known.end(), [&](const auto& name) { return sameName(name, database); }))
        return true;
    call.raise(sysMessage(14262, {u"@database_name", database}));
    return false;
}

void touch(SimServer& server, ProcedureCall& call, const Guid& job)
{
    StorageStatement(call.database(),
                     "UPDATE msdb_dbo_sysjobs SET version_number = version_number + 1, date_modified = ?2"
                     " WHERE job_id = ?1")
        .bind(job, server.time().localTicks(server.now()))
        .run();
}

// Makes room for a step, or closes the gap of one; references follow.
void renumber(sqlite3* database, const Guid& job, std::int64_t from, int by)
{
    // Through negative numbers, since the numbers are unique at every moment.
    StorageStatement(
        database,
        "UPDATE msdb_dbo_sysjobsteps SET step_id = -(step_id + ?3) WHERE job_id = ?1 AND step_id >= ?2")
        .bind(job, from, by)
        .run();
    StorageStatement(database,
                     "UPDATE msdb_dbo_sysjobsteps SET step_id = -step_id WHERE job_id = ?1 AND step_id < 0")
        .bind(job)
        .run();
    for (const char* column : {"on_success_step_id", "on_fail_step_id"}) {
        StorageStatement(database, std::string("UPDATE msdb_dbo_sysjobsteps SET ") + column + " = " + column +
                                       " + ?3 WHERE job_id = ?1 AND " + column + " >= ?2")
            .bind(job, from, by)
            .run();
    }
}

std::int64_t stepCount(sqlite3* database, const Guid& job)
{
    StorageStatement count(database, "SELECT COUNT(*) FROM msdb_dbo_sysjobsteps WHERE job_id = ?1");
    count.bind(job).step();
    return count.integer(0);
}

bool stepNameTaken(sqlite3* database, const Guid& job, const std::u16string& name, std::int64_t except)
{
    StorageStatement query(
        database,
        "SELECT 1 FROM msdb_dbo_sysjobsteps WHERE job_id = ?1 AND step_name = ?2 AND step_id <> ?3");
    return query.bind(job, name, except).step();
}

void warnOfMissingSteps(ProcedureCall& call, std::int64_t count)
{
    for (const auto& [action, target] : {std::pair(u"@on_success_action", u"@on_success_step_id"),
                                         std::pair(u"@on_fail_action", u"@on_fail_step_id")}) {
        if (integerArgument(call, action) == 4 && integerArgument(call, target).value_or(0) > count)
            call.raise(sysMessage(14236, {target}));
    }
}

int addJobStep(SimServer& server, ProcedureCall& call)
{
    const auto job = editableJob(server, call);
    if (!job)
        return 1;
    sqlite3* database = call.database();
    const auto count = stepCount(database, job->id);
    const auto stepId = integerArgument(call, u"@step_id").value_or(count + 1);
    if (stepId < 1 || stepId > count + 1) {
        call.raise(sysMessage(14266, {u"@step_id", u"1.." + decimal(count + 1)}));
        return 1;
    }
    const auto name = textArgument(call, u"@step_name");
    if (!name) {
        call.raise(sysMessage(14200, {u"@step_name"}));
        return 1;
    }
    if (stepNameTaken(database, job->id, *name, 0)) {
        call.raise(sysMessage(14261, {u"@step_name", *name}));
        return 1;
    }
    const auto subsystem = subsystemOf(call, textArgument(call, u"@subsystem").value_or(u"TSQL"));
    if (!subsystem || !actionsValid(call, stepId) || !forAdministratorsOnly(call))
        return 1;
    const auto proxy = proxyOf(call, *subsystem);
    if (!proxy)
        return 1;
    Value databaseName = optionalText(call, u"@database_name");
    if (*subsystem == u"TSQL") {
        if (isNull(databaseName))
            databaseName = std::u16string(u"master");
        if (!databaseValid(server, call, std::get<std::u16string>(databaseName)))
            return 1;
    }
    warnOfMissingSteps(call, count + 1);
    const Guid uid = randomGuid();
    const WriteGroup group(database);
    if (stepId <= count)
        renumber(database, job->id, stepId, 1);
    StorageStatement(
        database,
        "INSERT INTO msdb_dbo_sysjobsteps(job_id, step_id, step_name, subsystem, command, flags,"
        " additional_parameters, cmdexec_success_code, on_success_action, on_success_step_id,"
        " on_fail_action, on_fail_step_id, server, database_name, database_user_name, retry_attempts,"
        " retry_interval, os_run_priority, output_file_name, proxy_id, step_uid)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,"
        " ?20, ?21)")
        .bind(job->id, stepId, *name, *subsystem, call.argument(u"@command"),
              optionalInteger(call, u"@flags"), call.argument(u"@additional_parameters"),
              optionalInteger(call, u"@cmdexec_success_code"), optionalInteger(call, u"@on_success_action"),
              optionalInteger(call, u"@on_success_step_id"), optionalInteger(call, u"@on_fail_action"),
              optionalInteger(call, u"@on_fail_step_id"), optionalText(call, u"@server"), databaseName,
              optionalText(call, u"@database_user_name"), optionalInteger(call, u"@retry_attempts"),
              optionalInteger(call, u"@retry_interval"), optionalInteger(call, u"@os_run_priority"),
              optionalText(call, u"@output_file_name"), *proxy, uid)
        .run();
    touch(server, call, job->id);
    call.setOutput(u"@step_uid", uid);
    return 0;
}

int updateJobStep(SimServer& server, ProcedureCall& call)
{
    const auto job = editableJob(server, call);
    if (!job)
        return 1;
    sqlite3* database = call.database();
    const auto stepId = integerArgument(call, u"@step_id").value_or(0);
    StorageStatement current(database,
                             "SELECT subsystem FROM msdb_dbo_sysjobsteps WHERE job_id = ?1 AND step_id = ?2");
    if (!current.bind(job->id, stepId).step()) {
        call.raise(sysMessage(14262, {u"@step_id", decimal(stepId)}));
        return 1;
    }
    const auto name = textArgument(call, u"@step_name");
    if (name && stepNameTaken(database, job->id, *name, stepId)) {
        call.raise(sysMessage(14261, {u"@step_name", *name}));
        return 1;
    }
    const auto subsystem = subsystemOf(call, textArgument(call, u"@subsystem").value_or(current.text(0)));
    current.reset();
    if (!subsystem || !actionsValid(call, stepId) || !forAdministratorsOnly(call))
        return 1;
    const auto proxy = proxyOf(call, *subsystem);
    if (!proxy)
        return 1;
    const auto databaseName = textArgument(call, u"@database_name");
    if (databaseName && *subsystem == u"TSQL" && !databaseValid(server, call, *databaseName))
        return 1;
    warnOfMissingSteps(call, stepCount(database, job->id));
    // A changed command behaves as it says now, no longer as the scenario said: it gets a new step_uid.
    const bool newCommand = !isNull(call.argument(u"@command"));
    StorageStatement(
        database,
        "UPDATE msdb_dbo_sysjobsteps SET step_name = COALESCE(?3, step_name), subsystem = ?4,"
        " command = COALESCE(?5, command), flags = COALESCE(?6, flags),"
        " cmdexec_success_code = COALESCE(?7, cmdexec_success_code),"
        " on_success_action = COALESCE(?8, on_success_action),"
        " on_success_step_id = COALESCE(?9, on_success_step_id), on_fail_action = COALESCE(?10, "
        "on_fail_action),"
        " on_fail_step_id = COALESCE(?11, on_fail_step_id), database_name = COALESCE(?12, database_name),"
        " retry_attempts = COALESCE(?13, retry_attempts), retry_interval = COALESCE(?14, retry_interval),"
        " os_run_priority = COALESCE(?15, os_run_priority), output_file_name = COALESCE(?16, "
        "output_file_name),"
        " proxy_id = COALESCE(?17, proxy_id), step_uid = COALESCE(?18, step_uid)"
        " WHERE job_id = ?1 AND step_id = ?2")
        .bind(job->id, stepId, name ? Value(*name) : Value(), *subsystem, call.argument(u"@command"),
              optionalInteger(call, u"@flags"), optionalInteger(call, u"@cmdexec_success_code"),
              optionalInteger(call, u"@on_success_action"), optionalInteger(call, u"@on_success_step_id"),
              optionalInteger(call, u"@on_fail_action"), optionalInteger(call, u"@on_fail_step_id"),
              databaseName ? Value(*databaseName) : Value(), optionalInteger(call, u"@retry_attempts"),
              optionalInteger(call, u"@retry_interval"), optionalInteger(call, u"@os_run_priority"),
              optionalText(call, u"@output_file_name"), *proxy, newCommand ? Value(randomGuid()) : Value())
        .run();
    touch(server, call, job->id);
    return 0;
}

int deleteJobStep(SimServer& server, ProcedureCall& call)
{
    const auto job = editableJob(server, call);
    if (!job)
        return 1;
    sqlite3* database = call.database();
    const auto stepId = integerArgument(call, u"@step_id").value_or(0);
    const auto count = stepCount(database, job->id);
    // 0 means: all of them.
    if (stepId < 0 || stepId > count) {
        call.raise(sysMessage(14266, {u"@step_id", u"0..1.." + decimal(count)}));
        return 1;
    }
    const WriteGroup group(database);
    StorageStatement(database,
                     "DELETE FROM msdb_dbo_sysjobsteps WHERE job_id = ?1 AND (?2 = 0 OR step_id = ?2)")
        .bind(job->id, stepId)
        .run();
    if (stepId != 0)
        renumber(database, job->id, stepId + 1, -1);
    touch(server, call, job->id);
    return 0;
}

} // namespace

void addStepProcedures(SimServer& server)
{
    define(server, "msdb.dbo.sp_add_jobstep",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @step_id int = NULL, @step_name "
           "sysname?,"
           "@subsystem nvarchar(40) = 'TSQL', @command nvarchar(max) = NULL, @additional_parameters "
           "nvarchar(max) = NULL,"
           "@cmdexec_success_code int = 0, @on_success_action tinyint = 1, @on_success_step_id int = 0,"
           "@on_fail_action tinyint = 2, @on_fail_step_id int = 0, @server sysname? = NULL,"
           "@database_name sysname? = NULL, @database_user_name sysname? = NULL, @retry_attempts int = 0,"
           "@retry_interval int = 0, @os_run_priority int = 0, @output_file_name nvarchar(200) = NULL, "
           "@flags int = 0,"
           "@proxy_id int = NULL, @proxy_name sysname? = NULL, @step_uid uniqueidentifier = NULL out",
           addJobStep);
    define(
        server, "msdb.dbo.sp_update_jobstep",
        "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @step_id int, @step_name sysname? = "
        "NULL,"
        "@subsystem nvarchar(40) = NULL, @command nvarchar(max) = NULL, @additional_parameters nvarchar(max) "
        "= NULL,"
        "@cmdexec_success_code int = NULL, @on_success_action tinyint = NULL, @on_success_step_id int = NULL,"
        "@on_fail_action tinyint = NULL, @on_fail_step_id int = NULL, @server sysname? = NULL,"
        "@database_name sysname? = NULL, @database_user_name sysname? = NULL, @retry_attempts int = NULL,"
        "@retry_interval int = NULL, @os_run_priority int = NULL, @output_file_name nvarchar(200) = NULL,"
        "@flags int = NULL, @proxy_id int = NULL, @proxy_name sysname? = NULL",
        updateJobStep);
    define(server, "msdb.dbo.sp_delete_jobstep",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @step_id int", deleteJobStep);
}

} // namespace simfleet::msdb
