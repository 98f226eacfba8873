// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/jobcall.h"
#include "msdb/procedures.h"
#include "msdb/text.h"

namespace simfleet::msdb {

namespace {

struct Targets
{
    bool any = false;
    bool remote = false;
};

Targets targetsOf(ProcedureCall& call, const Guid& job)
{
    StorageStatement query(call.database(), "SELECT server_id FROM msdb_dbo_sysjobservers WHERE job_id = ?1");
    Targets targets;
    for (query.bind(job); query.step();) {
        targets.any = true;
        targets.remote = targets.remote || query.integer(0) != 0;
    }
    return targets;
}

void note(SimServer& server, const ProcedureCall& call, const JobIdentity& job, bool accepted, int error)
{
    StartRecord record;
    record.job = job.name;
    record.jobId = guidString(job.id);
    record.login = call.login().name;
    record.application = call.applicationName();
    record.requested = utcText(server.now());
    record.accepted = accepted;
    record.error = error;
    server.noteStart(record);
}

int startRemote(SimServer& server, ProcedureCall& call, const JobIdentity& job)
{
    if (!call.login().sysadmin) {
        call.raise(sysMessage(14397));
        return 1;
    }
    note(server, call, job, true, 0);
    call.raise(sysMessage(14230, {u"1", u"START"}));
    return 0;
}

// The step to start at: 0 the job's own; none: it was raised.
std::optional<int> requestedStep(ProcedureCall& call, const JobIdentity& job)
{
    const auto name = textArgument(call, u"@step_name");
    if (!name)
        return 0;
    StorageStatement query(call.database(),
                           "SELECT step_id FROM msdb_dbo_sysjobsteps WHERE job_id = ?1 AND step_name = ?2");
    if (query.bind(job.id, *name).step())
        return query.smallInteger(0);
    call.raise(sysMessage(14262, {u"@step_name", *name}));
    return std::nullopt;
}

int startJob(SimServer& server, ProcedureCall& call)
{
    const auto job = identifyJob(server, call, AgentTest::Test);
    if (!job)
        return 1;
    if (!operatesJobs(call.login()) && !isOwner(call.login(), *job)) {
        call.raise(sysMessage(14393));
        note(server, call, *job, false, 14393);
        return 1;
    }
    const Targets targets = targetsOf(call, job->id);
    if (!targets.any) {
        call.raise(sysMessage(14256, {job->name, guidString(job->id)}));
        note(server, call, *job, false, 14256);
        return 1;
    }
    if (targets.remote)
        return startRemote(server, call, *job);
    const auto step = requestedStep(call, *job);
    if (!step || !agentXpsOn(server, call, u"sys.xp_sqlagent_notify"))
        return 1;
    JobRequest request;
    request.job = job->id;
    request.by = u"User " + call.login().name;
    request.startStep = *step;
    const bool down = server.agent().state() != Agent::State::Running;
    if (const auto refusal = server.agent().request(request, server.now())) {
        note(server, call, *job, false, 22022);
        if (!down || integerArgument(call, u"@error_flag").value_or(1) != 0)
            call.raise(agentMessage(*refusal));
        return 1;
    }
    note(server, call, *job, true, 0);
    if (integerArgument(call, u"@output_flag").value_or(1) == 1)
        call.raise(sysMessage(14243, {job->name}));
    return 0;
}

int stopFromOrigin(ProcedureCall& call, const std::u16string& origin)
{
    // No job here comes from another server unless the scenario says so.
    StorageStatement query(
        call.database(), "SELECT COUNT(*) FROM msdb_dbo_sysjobs j JOIN msdb_dbo_sysoriginatingservers_view o"
                         " ON o.originating_server_id = j.originating_server_id"
                         " WHERE o.originating_server = ?1 AND j.originating_server_id <> 0");
    query.bind(origin).step();
    if (query.integer(0) == 0) {
        call.raise(sysMessage(14268, {origin}));
        return 1;
    }
    call.raise(sysMessage(14253, {u"0", decimal(query.integer(0))}));
    return 0;
}

int stopJob(SimServer& server, ProcedureCall& call)
{
    const auto name = textArgument(call, u"@job_name");
    const auto id = guidArgument(call, u"@job_id");
    const auto origin = textArgument(call, u"@originating_server");
    if (int(name.has_value()) + int(id.has_value()) + int(origin.has_value()) != 1) {
        call.raise(sysMessage(14232));
        return 1;
    }
    if (origin)
        return stopFromOrigin(call, *origin);
    const auto job = findJob(server, call, name, id, AgentTest::Test);
    if (!job)
        return 1;
    const Targets targets = targetsOf(call, job->id);
    if (!targets.any) {
        call.raise(sysMessage(14257, {job->name, guidString(job->id)}));
        return 1;
    }
    if (!operatesJobs(call.login()) && !isOwner(call.login(), *job)) {
        call.raise(sysMessage(14393));
        return 1;
    }
    if (targets.remote) {
        call.raise(sysMessage(call.login().sysadmin ? 14230 : 14397, {u"1", u"STOP"}));
        return call.login().sysadmin ? 0 : 1;
    }
    if (!agentXpsOn(server, call, u"sys.xp_sqlagent_notify"))
        return 1;
    if (const auto refusal =
            server.agent().requestStop(job->id, u"User " + call.login().name, server.now())) {
        call.raise(agentMessage(*refusal));
        return 1;
    }
    call.raise(sysMessage(14254, {job->name}));
    return 0;
}

} // namespace

void addStartStopProcedures(SimServer& server)
{
    define(server, "msdb.dbo.sp_start_job",
           "@job_name sysname? = NULL, @job_id uniqueidentifier = NULL, @error_flag int = 1,"
           "@server_name sysname? = NULL, @step_name sysname? = NULL, @output_flag int = 1",
           startJob);
    define(server, "msdb.dbo.sp_stop_job",
           "@job_name sysname? = NULL, @job_id uniqueidentifier = NULL, @originating_server sysname? = NULL,"
           "@server_name sysname? = NULL",
           stopJob);
}

} // namespace simfleet::msdb
