// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/jobcall.h"
#include "msdb/procedures.h"
#include "msdb/text.h"
#include "msdb/typetext.h"

namespace simfleet::msdb {

namespace {

int serviceControl(SimServer& server, ProcedureCall& call)
{
    const std::u16string action = textArgument(call, u"@Action").value_or(u"");
    const std::u16string service = textArgument(call, u"@ServiceName").value_or(u"");
    if (!sameName(action, u"QueryState")) {
        // Starting and stopping a service over SQL is not something a fleet should learn.
        call.raise(makeMessage(22003, 16, 1, u"xp_servicecontrol() returned error 5, 'Access is denied.'"));
        return 1;
    }
    std::u16string state = u"Running.";
    if (sameName(service, u"SQLSERVERAGENT") || upper(service).starts_with(u"SQLAGENT$")) {
        const auto agent = server.agent().state();
        if (server.spec().engineEdition == 4) {
            call.raise(makeMessage(22003, 16, 1,
                                   u"OpenService() returned error 1060, 'The specified service does not "
                                   u"exist as an installed service.'"));
            return 1;
        }
        state = agent == Agent::State::Running    ? u"Running."
                : agent == Agent::State::Starting ? u"Start pending."
                                                  : u"Stopped.";
    } else if (!sameName(service, u"MSSQLSERVER")) {
        call.raise(makeMessage(22003, 16, 1,
                               u"OpenService() returned error 1060, 'The specified service does not exist as "
                               u"an installed service.'"));
        return 1;
    }
    call.columns(columnMetas("Current_Service_State nvarchar(100)"));
    call.row({state});
    call.endRows();
    return 0;
}

int agentProperties(SimServer& server, ProcedureCall& call)
{
    const ServerSpec& spec = server.spec();
    call.columns(columnMetas(
        "auto_start int, msx_server_name sysname?, sqlagent_type int, startup_account nvarchar(100),"
        "sqlserver_restart int, jobhistory_max_rows int, jobhistory_max_rows_per_job int, errorlog_file "
        "nvarchar(255),"
        "errorlogging_level int, error_recipient nvarchar(30), monitor_autostart int, local_host_server "
        "sysname?,"
        "job_shutdown_timeout int, cmdexec_account varbinary(64), regular_connections int, host_login_name "
        "sysname?,"
        "host_login_password varbinary(512), login_timeout int, idle_cpu_percent int, idle_cpu_duration int,"
        "oem_errorlog int, sysadmin_only int, email_profile nvarchar(64), email_save_in_sent_folder int,"
        "cpu_poller_enabled int, alert_replace_runtime_tokens int"));
    const auto integer = [](int value) { return Value(std::int64_t(value)); };
    call.row({integer(1),
              Null(),
              integer(1),
              std::u16string(u"NT Service\\SQLSERVERAGENT"),
              integer(1),
              integer(spec.historyMaxRows),
              integer(spec.historyMaxRowsPerJob),
              std::u16string(u"C:\\SQL\\Log\\SQLAGENT.OUT"),
              integer(3),
              Null(),
              integer(0),
              Null(),
              integer(15),
              Null(),
              integer(0),
              Null(),
              Null(),
              integer(30),
              integer(10),
              integer(600),
              integer(0),
              integer(0),
              Null(),
              integer(0),
              integer(0),
              integer(0)});
    call.endRows();
    return 0;
}

int enumSubsystems(SimServer&, ProcedureCall& call)
{
    StorageStatement query(call.database(),
                           "SELECT subsystem, subsystem, subsystem_dll, agent_exe, start_entry_point,"
                           " event_entry_point, stop_entry_point, max_worker_threads, subsystem_id"
                           " FROM msdb_dbo_syssubsystems ORDER BY subsystem");
    sendRows(call,
             "subsystem nvarchar(40)!, description nvarchar(255), subsystem_dll nvarchar(255), agent_exe "
             "nvarchar(255),"
             "start_entry_point nvarchar(30), event_entry_point nvarchar(30), stop_entry_point nvarchar(30),"
             "max_worker_threads int, subsystem_id int!",
             query);
    return 0;
}

int helpProxy(SimServer&, ProcedureCall& call)
{
    StorageStatement query(call.database(),
                           "SELECT proxy_id, name, description, enabled, description, credential_id"
                           " FROM msdb_dbo_sysproxies ORDER BY name");
    sendRows(call,
             "proxy_id int!, name sysname, credential_identity sysname?, enabled tinyint!, description "
             "nvarchar(1024),"
             "credential_id int!",
             query);
    return 0;
}

} // namespace

void addServiceProcedures(SimServer& server)
{
    define(server, "master.dbo.xp_servicecontrol", "@Action nvarchar(50), @ServiceName nvarchar(128)",
           serviceControl);
    define(server, "msdb.dbo.sp_get_sqlagent_properties", "", agentProperties);
    define(server, "msdb.dbo.sp_enum_sqlagent_subsystems", "@is_wow64 bit = NULL", enumSubsystems);
    define(server, "msdb.dbo.sp_help_proxy", "@proxy_id int = NULL, @proxy_name sysname? = NULL", helpProxy);
}

} // namespace simfleet::msdb
