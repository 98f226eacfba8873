// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/jobcall.h"
#include "msdb/procedures.h"
#include "msdb/text.h"

namespace simfleet::msdb {

namespace {

std::int64_t integerOr(const ProcedureCall& call, std::u16string_view name, std::int64_t otherwise)
{
    return integerArgument(call, name).value_or(otherwise);
}

bool invalid(ProcedureCall& call, const Message& message)
{
    call.raise(message);
    return false;
}

bool frequencyValid(ProcedureCall& call)
{
    const auto type = integerOr(call, u"@freq_type", 0);
    if (type == 2)
        return invalid(call, sysMessage(14295));
    if (type != 1 && type != 4 && type != 8 && type != 16 && type != 32 && type != 64 && type != 128)
        return invalid(call, sysMessage(14266, {u"@freq_type", u"1, 4, 8, 16, 32, 64, 128"}));
    const auto interval = integerOr(call, u"@freq_interval", 0);
    if (type == 4 && interval < 1)
        return invalid(call, sysMessage(14278, {u"@freq_interval must be at least 1 for a daily job."}));
    if (type == 8 && (interval < 1 || interval > 127))
        return invalid(call, sysMessage(14278, {u"@freq_interval must be a valid day of the week bitmask "
                                                u"[Sunday = 1 .. Saturday = 64] for a weekly job."}));
    if (type == 16 && (interval < 1 || interval > 31))
        return invalid(call,
                       sysMessage(14278, {u"@freq_interval must be between 1 and 31 for a monthly job."}));
    if (type == 32 && (interval < 1 || interval > 10))
        return invalid(
            call, sysMessage(14278, {u"@freq_interval must be one of 1 .. 10 for a monthly relative job."}));
    const auto recurrence = integerOr(call, u"@freq_recurrence_factor", 0);
    if ((type == 8 || type == 16 || type == 32) && recurrence < 1)
        return invalid(call, sysMessage(14278, {u"@freq_recurrence_factor must be at least 1."}));
    return true;
}

bool timesValid(ProcedureCall& call)
{
    const auto subday = integerOr(call, u"@freq_subday_type", 0);
    if (subday != 0 && subday != 1 && subday != 2 && subday != 4 && subday != 8)
        return invalid(call, sysMessage(14266, {u"@freq_subday_type", u"0x1, 0x2, 0x4, 0x8"}));
    const auto interval = integerOr(call, u"@freq_subday_interval", 0);
    if ((subday == 2 && interval < 10) || (subday >= 4 && interval < 1))
        return invalid(call, sysMessage(14278, {u"@freq_subday_interval is too small."}));
    for (const std::u16string_view name : {u"@active_start_time", u"@active_end_time"}) {
        const auto time = integerOr(call, name, 0);
        if (time < 0 || time / 10000 > 23 || time / 100 % 100 > 59 || time % 100 > 59)
            return invalid(call, sysMessage(14266, {name, u"000000..235959"}));
    }
    const auto begin = integerOr(call, u"@active_start_date", 0);
    const auto end = integerOr(call, u"@active_end_date", 99991231);
    if (begin != 0 && end < begin)
        return invalid(call,
                       makeMessage(14288, 16, 1, u"@active_end_date cannot be before @active_start_date."));
    return true;
}

// The new schedule's id; none: it was raised.
std::optional<std::int64_t> makeSchedule(SimServer& server, ProcedureCall& call,
                                         std::u16string_view nameArgument, const Binary& owner)
{
    const auto name = textArgument(call, nameArgument);
    if (!name) {
        call.raise(sysMessage(14200, {nameArgument}));
        return std::nullopt;
    }
    if (!frequencyValid(call) || !timesValid(call))
        return std::nullopt;
    const auto now = server.time().localTicks(server.now());
    const auto startDate = integerOr(call, u"@active_start_date", 0);
    StorageStatement(
        call.database(),
        "INSERT INTO msdb_dbo_sysschedules(schedule_uid, name, owner_sid, enabled, freq_type, freq_interval,"
        " freq_subday_type, freq_subday_interval, freq_relative_interval, freq_recurrence_factor,"
        " active_start_date, active_end_date, active_start_time, active_end_time, date_created, "
        "date_modified,"
        " version_number) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15, 1)")
        .bind(randomGuid(), *name, owner, integerOr(call, u"@enabled", 1), integerOr(call, u"@freq_type", 0),
              integerOr(call, u"@freq_interval", 0), integerOr(call, u"@freq_subday_type", 0),
              integerOr(call, u"@freq_subday_interval", 0), integerOr(call, u"@freq_relative_interval", 0),
              integerOr(call, u"@freq_recurrence_factor", 0),
              startDate != 0 ? startDate : std::int64_t(server.time().agentDate(server.now())),
              integerOr(call, u"@active_end_date", 99991231), integerOr(call, u"@active_start_time", 0),
              integerOr(call, u"@active_end_time", 235959), now)
        .run();
    return lastIdentity(call.database());
}

Guid scheduleUid(ProcedureCall& call, std::int64_t id)
{
    StorageStatement query(call.database(),
                           "SELECT schedule_uid FROM msdb_dbo_sysschedules WHERE schedule_id = ?1");
    query.bind(id).step();
    return query.guid(0);
}

int addSchedule(SimServer& server, ProcedureCall& call)
{
    Binary owner = call.login().sid;
    if (const auto name = textArgument(call, u"@owner_login_name")) {
        const LoginInfo* login = server.logins().find(*name);
        if (!login) {
            call.raise(
                sysMessage(14234, {u"@owner_login_name", u"sp_helplogins [excluding Windows NT groups]"}));
            return 1;
        }
        if (login->sid != owner && !call.login().sysadmin) {
            call.raise(sysMessage(14366));
            return 1;
        }
        owner = login->sid;
    }
    const auto id = makeSchedule(server, call, u"@schedule_name", owner);
    if (!id)
        return 1;
    call.setOutput(u"@schedule_id", *id);
    call.setOutput(u"@schedule_uid", scheduleUid(call, *id));
    return 0;
}

struct ScheduleIdentity
{
    std::int64_t id = 0;
    Binary owner;
};

std::optional<ScheduleIdentity> identifySchedule(ProcedureCall& call)
{
    const auto id = integerArgument(call, u"@schedule_id");
    const auto name = textArgument(call, u"@schedule_name");
    if (id.has_value() == name.has_value()) {
        call.raise(sysMessage(14273));
        return std::nullopt;
    }
    StorageStatement query(call.database(),
                           "SELECT schedule_id, owner_sid FROM msdb_dbo_sysschedules"
                           " WHERE (?1 IS NULL OR schedule_id = ?1) AND (?2 IS NULL OR name = ?2)");
    if (!query.bind(id ? Value(*id) : Value(), name ? Value(*name) : Value()).step()) {
        call.raise(id ? sysMessage(14262, {u"@schedule_id", decimal(*id)})
                      : sysMessage(14262, {u"@schedule_name", *name}));
        return std::nullopt;
    }
    ScheduleIdentity schedule{query.integer(0), query.binary(1)};
    if (query.step()) {
        call.raise(sysMessage(14371, {*name, u"@schedule_id", u"@schedule_name"}));
        return std::nullopt;
    }
    return schedule;
}

int finishAttached(SimServer& server, ProcedureCall& call, const Guid& job)
{
    StorageStatement target(call.database(),
                            "SELECT 1 FROM msdb_dbo_sysjobservers WHERE job_id = ?1 AND server_id = 0");
    if (!target.bind(job).step())
        return 0;
    return notifyJobChanged(server, call, job) ? 0 : 1;
}

int attachSchedule(SimServer& server, ProcedureCall& call)
{
    const auto job = identifyJob(server, call, AgentTest::Test);
    if (!job)
        return 1;
    const auto schedule = identifySchedule(call);
    if (!schedule)
        return 1;
    if (!call.login().sysadmin && (schedule->owner != job->ownerSid || !isOwner(call.login(), *job))) {
        call.raise(sysMessage(14377));
        return 1;
    }
    StorageStatement existing(
        call.database(), "SELECT 1 FROM msdb_dbo_sysjobschedules WHERE job_id = ?1 AND schedule_id = ?2");
    if (existing.bind(job->id, schedule->id).step())
        return 0;
    StorageStatement(call.database(),
                     "INSERT INTO msdb_dbo_sysjobschedules(schedule_id, job_id) VALUES (?1, ?2)")
        .bind(schedule->id, job->id)
        .run();
    return finishAttached(server, call, job->id);
}

int detachSchedule(SimServer& server, ProcedureCall& call)
{
    const auto job = identifyJob(server, call, AgentTest::Test);
    if (!job)
        return 1;
    const auto schedule = identifySchedule(call);
    if (!schedule)
        return 1;
    if (!call.login().sysadmin && !isOwner(call.login(), *job)) {
        call.raise(sysMessage(14525));
        return 1;
    }
    StorageStatement(call.database(),
                     "DELETE FROM msdb_dbo_sysjobschedules WHERE job_id = ?1 AND schedule_id = ?2")
        .bind(job->id, schedule->id)
        .run();
    if (integerOr(call, u"@delete_unused_schedule", 0) != 0) {
        StorageStatement(call.database(),
                         "DELETE FROM msdb_dbo_sysschedules WHERE schedule_id = ?1 AND NOT EXISTS"
                         " (SELECT 1 FROM msdb_dbo_sysjobschedules WHERE schedule_id = ?1)")
            .bind(schedule->id)
            .run();
    }
    return finishAttached(server, call, job->id);
}

int addJobSchedule(SimServer& server, ProcedureCall& call)
{
    const auto job = identifyJob(server, call, AgentTest::Test);
    if (!job)
        return 1;
    if (!call.login().sysadmin && !isOwner(call.login(), *job)) {
        call.raise(sysMessage(14525));
        return 1;
    }
    const auto id = makeSchedule(server, call, u"@name", job->ownerSid);
    if (!id)
        return 1;
    StorageStatement(call.database(),
                     "INSERT INTO msdb_dbo_sysjobschedules(schedule_id, job_id) VALUES (?1, ?2)")
        .bind(*id, job->id)
        .run();
    call.setOutput(u"@schedule_id", *id);
    call.setOutput(u"@schedule_uid", scheduleUid(call, *id));
    return finishAttached(server, call, job->id);
}

constexpr const char* kFrequency =
    "@enabled tinyint = 1, @freq_type int = 0, @freq_interval int = 0, @freq_subday_type int = 0,"
    "@freq_subday_interval int = 0, @freq_relative_interval int = 0, @freq_recurrence_factor int = 0,"
    "@active_start_date int = NULL, @active_end_date int = 99991231, @active_start_time int = 0,"
    "@active_end_time int = 235959";

} // namespace

void addScheduleProcedures(SimServer& server)
{
    const std::string frequency = kFrequency;
    define(server, "msdb.dbo.sp_add_schedule",
           "@schedule_name sysname?, " + frequency +
               ", @owner_login_name sysname? = NULL, @schedule_uid uniqueidentifier = NULL out,"
               "@schedule_id int = NULL out, @originating_server sysname? = NULL",
           addSchedule);
    define(server, "msdb.dbo.sp_attach_schedule",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @schedule_id int = NULL,"
           "@schedule_name sysname? = NULL, @automatic_post bit = 1",
           attachSchedule);
    define(server, "msdb.dbo.sp_detach_schedule",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @schedule_id int = NULL,"
           "@schedule_name sysname? = NULL, @delete_unused_schedule bit = 0, @automatic_post bit = 1",
           detachSchedule);
    define(server, "msdb.dbo.sp_add_jobschedule",
           "@job_id uniqueidentifier = NULL, @job_name sysname? = NULL, @name sysname?, " + frequency +
               ", @schedule_id int = NULL out, @automatic_post bit = 1, @schedule_uid uniqueidentifier = "
               "NULL out",
           addJobSchedule);
}

} // namespace simfleet::msdb
