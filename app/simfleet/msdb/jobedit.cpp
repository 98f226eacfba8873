// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/jobcall.h"
#include "msdb/procedures.h"
#include "msdb/text.h"

namespace simfleet::msdb {

namespace {

constexpr std::u16string_view kOwnerValues = u"sp_helplogins [excluding Windows NT groups]";

std::int64_t integerOr(const ProcedureCall& call, std::u16string_view name, std::int64_t otherwise)
{
    return integerArgument(call, name).value_or(otherwise);
}

bool nameTaken(ProcedureCall& call, const std::u16string& name, const Guid& except)
{
    StorageStatement query(call.database(),
                           "SELECT 1 FROM msdb_dbo_sysjobs WHERE name = ?1 AND originating_server_id = 0"
                           " AND job_id <> ?2");
    return query.bind(name, except).step();
}

// The category's id; none: it was raised.
std::optional<int> categoryOf(ProcedureCall& call)
{
    const auto name = textArgument(call, u"@category_name");
    const auto id = integerArgument(call, u"@category_id");
    if (!name && !id)
        return 0;
    if (name && sameName(*name, u"Jobs from MSX")) {
        call.raise(sysMessage(14267, {*name}));
        return std::nullopt;
    }
    StorageStatement query(call.database(),
                           "SELECT category_id FROM msdb_dbo_syscategories WHERE category_class = 1"
                           " AND (?1 IS NULL OR name = ?1) AND (?2 IS NULL OR category_id = ?2)");
    query.bind(name ? Value(*name) : Value(), id ? Value(*id) : Value());
    if (query.step())
        return query.smallInteger(0);
    if (name)
        call.raise(sysMessage(14234, {u"@category_name", u"sp_help_category"}));
    else
        call.raise(sysMessage(14262, {u"@category_id", decimal(*id)}));
    return std::nullopt;
}

// The owner's sid; none: it was raised.
std::optional<Binary> ownerOf(SimServer& server, ProcedureCall& call)
{
    const auto name = textArgument(call, u"@owner_login_name");
    if (!name)
        return call.login().sid;
    const LoginInfo* owner = server.logins().find(*name);
    if (!owner) {
        call.raise(sysMessage(14234, {u"@owner_login_name", kOwnerValues}));
        return std::nullopt;
    }
    if (!call.login().sysadmin && owner->sid != call.login().sid) {
        call.raise(sysMessage(14515));
        return std::nullopt;
    }
    return owner->sid;
}

bool levelsValid(ProcedureCall& call)
{
    for (const std::u16string_view name :
         {u"@notify_level_eventlog", u"@notify_level_email", u"@notify_level_netsend", u"@notify_level_page",
          u"@delete_level"}) {
        const auto level = integerOr(call, name, 0);
        if (level < 0 || level > 3) {
            call.raise(sysMessage(14266, {name, u"0, 1, 2, 3"}));
            return false;
        }
    }
    return true;
}

int addJob(SimServer& server, ProcedureCall& call)
{
    const auto name = textArgument(call, u"@job_name");
    if (guidArgument(call, u"@job_id") && !call.applicationName().starts_with(u"SQLAgent")) {
        call.raise(sysMessage(14274));
        return 1;
    }
    if (!name) {
        call.raise(sysMessage(14200, {u"@job_name"}));
        return 1;
    }
    const auto owner = ownerOf(server, call);
    if (!owner)
        return 1;
    if (nameTaken(call, *name, Guid())) {
        call.raise(sysMessage(14261, {u"@name", *name}));
        return 1;
    }
    const auto enabled = integerOr(call, u"@enabled", 1);
    if (enabled != 0 && enabled != 1) {
        call.raise(sysMessage(14266, {u"@enabled", u"0, 1"}));
        return 1;
    }
    const auto startStep = integerOr(call, u"@start_step_id", 1);
    if (startStep != 1) {
        call.raise(sysMessage(14266, {u"@start_step_id", u"1"}));
        return 1;
    }
    const auto category = categoryOf(call);
    if (!category || !levelsValid(call))
        return 1;
    const Guid job = randomGuid();
    const auto now = server.time().localTicks(server.now());
    StorageStatement(
        call.database(),
        "INSERT INTO msdb_dbo_sysjobs(job_id, name, enabled, description, start_step_id, category_id, "
        "owner_sid,"
        " notify_level_eventlog, notify_level_email, notify_level_netsend, notify_level_page, delete_level,"
        " date_created, date_modified, version_number)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13, 1)")
        .bind(job, *name, enabled, textArgument(call, u"@description").value_or(u"No description available."),
              startStep, *category, *owner, integerOr(call, u"@notify_level_eventlog", 2),
              integerOr(call, u"@notify_level_email", 0), integerOr(call, u"@notify_level_netsend", 0),
              integerOr(call, u"@notify_level_page", 0), integerOr(call, u"@delete_level", 0), now)
        .run();
    call.setOutput(u"@job_id", job);
    return 0;
}

int addJobServer(SimServer& server, ProcedureCall& call)
{
    const auto job = identifyJob(server, call, AgentTest::Test);
    if (!job)
        return 1;
    if (!call.login().sysadmin && !isOwner(call.login(), *job)) {
        call.raise(sysMessage(14525));
        return 1;
    }
    const auto target = textArgument(call, u"@server_name");
    const bool local = !target || sameName(*target, server.name()) || sameName(*target, u"(local)");
    std::int64_t serverId = 0;
    if (!local) {
        if (!call.login().sysadmin) {
            call.raise(sysMessage(14398));
            return 1;
        }
        StorageStatement known(call.database(),
                               "SELECT server_id FROM msdb_dbo_systargetservers WHERE server_name = ?1");
        if (!known.bind(*target).step()) {
            call.raise(sysMessage(14262, {u"@server_name", *target}));
            return 1;
        }
        serverId = known.integer(0);
    }
    StorageStatement existing(call.database(),
                              "SELECT server_id FROM msdb_dbo_sysjobservers WHERE job_id = ?1");
    for (existing.bind(job->id); existing.step();) {
        if (existing.integer(0) == serverId) {
            call.raise(sysMessage(14269, {job->name, local ? upper(server.name()) : *target}));
            return 1;
        }
        if ((existing.integer(0) == 0) != local) {
            call.raise(sysMessage(local ? 14291 : 14290));
            return 1;
        }
    }
    StorageStatement(
        call.database(),
        "INSERT INTO msdb_dbo_sysjobservers(job_id, server_id, last_run_outcome) VALUES (?1, ?2, 5)")
        .bind(job->id, serverId)
        .run();
    if (!local) {
        call.raise(sysMessage(14230, {u"1", u"INSERT"}));
        return 0;
    }
    return notifyJobChanged(server, call, job->id) ? 0 : 1;
}

int deleteJobServer(SimServer& server, ProcedureCall& call)
{
    const auto job = identifyJob(server, call, AgentTest::Test);
    if (!job)
        return 1;
    if (!call.login().sysadmin && !isOwner(call.login(), *job)) {
        call.raise(sysMessage(14525));
        return 1;
    }
    StorageStatement(call.database(),
                     "DELETE FROM msdb_dbo_sysjobservers WHERE job_id = ?1 AND server_id = 0")
        .bind(job->id)
        .run();
    return notifyJobChanged(server, call, job->id) ? 0 : 1;
}

// What an operator, who does not own the job, may not pass.
bool onlyEnabledGiven(const ProcedureCall& call)
{
    for (const std::u16string_view name :
         {u"@new_name", u"@description", u"@start_step_id", u"@category_name", u"@owner_login_name",
          u"@notify_level_eventlog", u"@notify_level_email", u"@notify_level_netsend", u"@notify_level_page",
          u"@delete_level"}) {
        if (!isNull(call.argument(name)))
            return false;
    }
    return true;
}

bool mayUpdate(ProcedureCall& call, const JobIdentity& job)
{
    const LoginInfo& login = call.login();
    if (login.sysadmin || isOwner(login, job) || (operatesJobs(login) && onlyEnabledGiven(call)))
        return true;
    call.raise(sysMessage(14525));
    return false;
}

int updateJob(SimServer& server, ProcedureCall& call)
{
    const auto job = identifyJob(server, call, AgentTest::Test);
    if (!job || !mayUpdate(call, *job) || !levelsValid(call))
        return 1;
    const auto newName = textArgument(call, u"@new_name");
    if (newName && nameTaken(call, *newName, job->id)) {
        call.raise(sysMessage(14261, {u"@new_name", *newName}));
        return 1;
    }
    Value owner;
    if (const auto ownerName = textArgument(call, u"@owner_login_name")) {
        const LoginInfo* login = server.logins().find(*ownerName);
        if (!login) {
            call.raise(sysMessage(14234, {u"@owner_login_name", kOwnerValues}));
            return 1;
        }
        if (login->sid != job->ownerSid && !call.login().sysadmin) {
            call.raise(sysMessage(14242));
            return 1;
        }
        owner = login->sid;
    }
    Value category;
    if (textArgument(call, u"@category_name")) {
        const auto found = categoryOf(call);
        if (!found)
            return 1;
        category = std::int64_t(*found);
    }
    const auto integer = [&](std::u16string_view name) {
        const auto value = integerArgument(call, name);
        return value ? Value(*value) : Value();
    };
    const auto description = call.argument(u"@description");
    StorageStatement(
        call.database(),
        "UPDATE msdb_dbo_sysjobs SET name = COALESCE(?2, name), enabled = COALESCE(?3, enabled),"
        " description = COALESCE(?4, description), start_step_id = COALESCE(?5, start_step_id),"
        " category_id = COALESCE(?6, category_id), owner_sid = COALESCE(?7, owner_sid),"
        " notify_level_eventlog = COALESCE(?8, notify_level_eventlog),"
        " notify_level_email = COALESCE(?9, notify_level_email),"
        " notify_level_netsend = COALESCE(?10, notify_level_netsend),"
        " notify_level_page = COALESCE(?11, notify_level_page), delete_level = COALESCE(?12, delete_level),"
        " date_modified = ?13, version_number = version_number + 1 WHERE job_id = ?1")
        .bind(job->id, newName ? Value(*newName) : Value(), integer(u"@enabled"), description,
              integer(u"@start_step_id"), category, owner, integer(u"@notify_level_eventlog"),
              integer(u"@notify_level_email"), integer(u"@notify_level_netsend"),
              integer(u"@notify_level_page"), integer(u"@delete_level"),
              server.time().localTicks(server.now()))
        .run();
    StorageStatement target(call.database(),
                            "SELECT 1 FROM msdb_dbo_sysjobservers WHERE job_id = ?1 AND server_id = 0");
    if (!target.bind(job->id).step())
        return 0;
    return notifyJobChanged(server, call, job->id) ? 0 : 1;
}

void deleteSchedules(sqlite3* database, const Guid& job, bool unused)
{
    StorageStatement attached(database,
                              "DELETE FROM msdb_dbo_sysjobschedules WHERE job_id = ?1 RETURNING schedule_id");
    std::vector<std::int64_t> schedules;
    for (attached.bind(job); attached.step();)
        schedules.push_back(attached.integer(0));
    attached.reset();
    for (const std::int64_t schedule : schedules) {
        if (unused)
            StorageStatement(database,
                             "DELETE FROM msdb_dbo_sysschedules WHERE schedule_id = ?1 AND NOT EXISTS"
                             " (SELECT 1 FROM msdb_dbo_sysjobschedules WHERE schedule_id = ?1)")
                .bind(schedule)
                .run();
    }
}

int deleteJob(SimServer& server, ProcedureCall& call)
{
    const auto name = textArgument(call, u"@job_name");
    const auto id = guidArgument(call, u"@job_id");
    if (int(name.has_value()) + int(id.has_value()) +
            int(textArgument(call, u"@originating_server").has_value()) !=
        1) {
        call.raise(sysMessage(14279));
        return 1;
    }
    const auto job = findJob(server, call, name, id, AgentTest::Test);
    if (!job)
        return 1;
    if (!call.login().sysadmin && !isOwner(call.login(), *job)) {
        call.raise(sysMessage(14525));
        return 1;
    }
    sqlite3* database = call.database();
    const WriteGroup group(database);
    deleteSchedules(database, job->id, integerOr(call, u"@delete_unused_schedule", 1) != 0);
    for (const char* table : {"sysjobsteps", "sysjobservers", "sysjobactivity", "sysjobs"})
        StorageStatement(database, std::string("DELETE FROM msdb_dbo_") + table + " WHERE job_id = ?1")
            .bind(job->id)
            .run();
    if (integerOr(call, u"@delete_history", 1) != 0)
        StorageStatement(database, "DELETE FROM msdb_dbo_sysjobhistory WHERE job_id = ?1")
            .bind(job->id)
            .run();
    return notifyJobChanged(server, call, job->id) ? 0 : 1;
}

int addCategory(SimServer&, ProcedureCall& call)
{
    const std::u16string kind = upper(textArgument(call, u"@class").value_or(u"JOB"));
    const std::u16string type = upper(textArgument(call, u"@type").value_or(u"LOCAL"));
    const auto name = textArgument(call, u"@name");
    if (kind != u"JOB" && kind != u"ALERT" && kind != u"OPERATOR") {
        call.raise(sysMessage(14266, {u"@class", u"JOB, ALERT, OPERATOR"}));
        return 1;
    }
    if (type != u"LOCAL" && type != u"MULTI-SERVER" && type != u"NONE") {
        call.raise(sysMessage(14266, {u"@type", u"LOCAL, MULTI-SERVER, NONE"}));
        return 1;
    }
    if (!name) {
        call.raise(sysMessage(14200, {u"@name"}));
        return 1;
    }
    const int classId = kind == u"JOB" ? 1 : kind == u"ALERT" ? 2 : 3;
    StorageStatement existing(call.database(),
                              "SELECT 1 FROM msdb_dbo_syscategories WHERE name = ?1 AND category_class = ?2");
    if (existing.bind(*name, classId).step()) {
        call.raise(sysMessage(14261, {u"@name", *name}));
        return 1;
    }
    StorageStatement(
        call.database(),
        "INSERT INTO msdb_dbo_syscategories(category_id, category_class, category_type, name) VALUES"
        " ((SELECT MAX(100, MAX(category_id) + 1) FROM msdb_dbo_syscategories), ?1, ?2, ?3)")
        .bind(classId,
              type == u"LOCAL"          ? 1
              : type == u"MULTI-SERVER" ? 2
                                        : 3,
              *name)
        .run();
    return 0;
}

int helpCategory(SimServer&, ProcedureCall& call)
{
    const std::u16string kind = upper(textArgument(call, u"@class").value_or(u"JOB"));
    const auto name = textArgument(call, u"@name");
    const int classId = kind == u"JOB" ? 1 : kind == u"ALERT" ? 2 : 3;
    StorageStatement query(
        call.database(),
        "SELECT category_id, category_type, name FROM msdb_dbo_syscategories"
        " WHERE category_class = ?1 AND (?2 IS NULL OR name = ?2) ORDER BY category_type, name");
    query.bind(classId, name ? Value(*name) : Value());
    sendRows(call, "category_id int!, category_type tinyint!, name sysname", query);
    return 0;
}

} // namespace

void addJobEditProcedures(SimServer& server)
{
    define(
        server, "msdb.dbo.sp_add_job",
        "@job_name sysname?, @enabled tinyint = 1, @description nvarchar(512) = NULL, @start_step_id int = 1,"
        "@category_name sysname? = NULL, @category_id int = NULL, @owner_login_name sysname? = NULL,"
        "@notify_level_eventlog int = 2, @notify_level_email int = 0, @notify_level_netsend int = 0,"
        "@notify_level_page int = 0, @notify_email_operator_name sysname? = NULL,"
        "@notify_netsend_operator_name sysname? = NULL, @notify_page_operator_name sysname? = NULL,"
        "@delete_level int = 0, @job_id uniqueidentifier = NULL out, @originating_server sysname? = NULL",
        addJob);
    define(server, "msdb.dbo.sp_add_jobserver",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @server_name sysname? = NULL,"
           "@automatic_post bit = 1",
           addJobServer);
    define(server, "msdb.dbo.sp_delete_jobserver",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @server_name sysname? = NULL",
           deleteJobServer);
    define(server, "msdb.dbo.sp_update_job",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @new_name sysname? = NULL,"
           "@enabled tinyint = NULL, @description nvarchar(512) = NULL, @start_step_id int = NULL,"
           "@category_name sysname? = NULL, @owner_login_name sysname? = NULL, @notify_level_eventlog int = "
           "NULL,"
           "@notify_level_email int = NULL, @notify_level_netsend int = NULL, @notify_level_page int = NULL,"
           "@notify_email_operator_name sysname? = NULL, @notify_netsend_operator_name sysname? = NULL,"
           "@notify_page_operator_name sysname? = NULL, @delete_level int = NULL, @automatic_post bit = 1,"
           "@category_id int = NULL",
           updateJob);
    define(server, "msdb.dbo.sp_delete_job",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @originating_server sysname? = NULL,"
           "@delete_history bit = 1, @delete_unused_schedule bit = 1",
           deleteJob);
    define(server, "msdb.dbo.sp_add_category",
           "@class varchar(8) = 'JOB', @type varchar(12) = 'LOCAL', @name sysname? = NULL", addCategory);
    define(server, "msdb.dbo.sp_help_category",
           "@class varchar(8) = 'JOB', @type varchar(12) = NULL, @name sysname? = NULL, @suffix bit = 0",
           helpCategory);
}

} // namespace simfleet::msdb
