// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/schematext.h"

namespace simfleet::msdb {

namespace {

constexpr const char* kJobColumns =
    "job_id uniqueidentifier!, originating_server_id int!, name sysname, enabled tinyint!, description "
    "nvarchar(512),"
    "start_step_id int!, category_id int!, owner_sid varbinary(85)!, notify_level_eventlog int!,"
    "notify_level_email int!, notify_level_netsend int!, notify_level_page int!, notify_email_operator_id "
    "int!,"
    "notify_netsend_operator_id int!, notify_page_operator_id int!, delete_level int!, date_created "
    "datetime!,"
    "date_modified datetime!, version_number int!";

constexpr const char* kJobViewColumns =
    "job_id uniqueidentifier!, originating_server nvarchar(128), name sysname, enabled tinyint!,"
    "description nvarchar(512), start_step_id int!, category_id int!, owner_sid varbinary(85)!,"
    "notify_level_eventlog int!, notify_level_email int!, notify_level_netsend int!, notify_level_page int!,"
    "notify_email_operator_id int!, notify_netsend_operator_id int!, notify_page_operator_id int!,"
    "delete_level int!, date_created datetime!, date_modified datetime!, version_number int!,"
    "originating_server_id int!, master_server bit";

constexpr const char* kJobViewSelect =
    "SELECT j.job_id, o.originating_server, j.name, j.enabled, j.description, j.start_step_id, j.category_id,"
    " j.owner_sid, j.notify_level_eventlog, j.notify_level_email, j.notify_level_netsend, "
    "j.notify_level_page,"
    " j.notify_email_operator_id, j.notify_netsend_operator_id, j.notify_page_operator_id, j.delete_level,"
    " j.date_created, j.date_modified, j.version_number, j.originating_server_id, o.master_server"
    " FROM msdb_dbo_sysjobs j LEFT JOIN msdb_dbo_sysoriginatingservers_view o"
    " ON j.originating_server_id = o.originating_server_id";

constexpr const char* kJobViewFilter =
    "owner_sid = stw_login_sid() OR stw_is_sysadmin() OR stw_in_role('SQLAgentReaderRole')"
    " OR (stw_in_role('TargetServersRole') AND EXISTS (SELECT 1 FROM msdb_dbo_sysjobservers s"
    " WHERE s.job_id = msdb_dbo_sysjobs_view.job_id AND s.server_id <> 0))";

constexpr const char* kPackageLogColumns =
    "id int#, event sysname, computer nvarchar(128)!, operator nvarchar(128)!, source nvarchar(1024)!,"
    "sourceid uniqueidentifier!, executionid uniqueidentifier!, starttime datetime!, endtime datetime!,"
    "datacode int!, databytes image, message nvarchar(2048)!";

constexpr const char* kCatalogFilter = "stw_is_sysadmin() OR stw_in_role('ssis_admin')";

std::vector<TableText> msdbTables()
{
    return {
        {"msdb.dbo.sysoriginatingservers",
         "originating_server_id int, originating_server sysname, master_server bit"},
        {"msdb.dbo.sysoriginatingservers_view",
         "originating_server_id int, originating_server sysname?, master_server bit", "",
         "SELECT 0 AS originating_server_id, name AS originating_server, 0 AS master_server FROM stw_server"
         " UNION SELECT originating_server_id, originating_server, master_server"
         " FROM msdb_dbo_sysoriginatingservers"},
        {"msdb.dbo.sysjobs", kJobColumns,
         "CREATE UNIQUE INDEX stw_jobs ON msdb_dbo_sysjobs(job_id);"
         "CREATE INDEX stw_jobnames ON msdb_dbo_sysjobs(name);"},
        {"msdb.dbo.sysjobs_view", kJobViewColumns, "", kJobViewSelect, kJobViewFilter},
        {"msdb.dbo.sysjobsteps",
         "job_id uniqueidentifier!, step_id int!, step_name sysname, subsystem nvarchar(40)!, command "
         "nvarchar(max),"
         "flags int!, additional_parameters nvarchar(max), cmdexec_success_code int!, on_success_action "
         "tinyint!,"
         "on_success_step_id int!, on_fail_action tinyint!, on_fail_step_id int!, server sysname?,"
         "database_name sysname?, database_user_name sysname?, retry_attempts int!, retry_interval int!,"
         "os_run_priority int!, output_file_name nvarchar(200), last_run_outcome int!, last_run_duration "
         "int!,"
         "last_run_retries int!, last_run_date int!, last_run_time int!, proxy_id int, step_uid "
         "uniqueidentifier",
         "CREATE UNIQUE INDEX stw_steps ON msdb_dbo_sysjobsteps(job_id, step_id);"},
        {"msdb.dbo.sysjobservers",
         "job_id uniqueidentifier!, server_id int!, last_run_outcome tinyint!, last_outcome_message "
         "nvarchar(4000),"
         "last_run_date int!, last_run_time int!, last_run_duration int!",
         "CREATE UNIQUE INDEX stw_jobservers ON msdb_dbo_sysjobservers(job_id, server_id);"},
        {"msdb.dbo.syssessions", "session_id int#, agent_start_date datetime!"},
        {"msdb.dbo.sysjobactivity",
         "session_id int!, job_id uniqueidentifier!, run_requested_date datetime, run_requested_source "
         "sysname?,"
         "queued_date datetime, start_execution_date datetime, last_executed_step_id int,"
         "last_executed_step_date datetime, stop_execution_date datetime, job_history_id int,"
         "next_scheduled_run_date datetime",
         "CREATE UNIQUE INDEX stw_activity ON msdb_dbo_sysjobactivity(session_id, job_id);"},
        {"msdb.dbo.sysjobhistory",
         "instance_id int#, job_id uniqueidentifier!, step_id int!, step_name sysname, sql_message_id int!,"
         "sql_severity int!, message nvarchar(4000), run_status int!, run_date int!, run_time int!,"
         "run_duration int!, operator_id_emailed int!, operator_id_netsent int!, operator_id_paged int!,"
         "retries_attempted int!, server sysname",
         "CREATE INDEX stw_history ON msdb_dbo_sysjobhistory(job_id, instance_id);"},
        {"msdb.dbo.syscategories",
         "category_id int#, category_class int!, category_type tinyint!, name sysname"},
        {"msdb.dbo.sysschedules",
         "schedule_id int#, schedule_uid uniqueidentifier!, originating_server_id int!, name sysname,"
         "owner_sid varbinary(85)!, enabled int!, freq_type int!, freq_interval int!, freq_subday_type int!,"
         "freq_subday_interval int!, freq_relative_interval int!, freq_recurrence_factor int!,"
         "active_start_date int!, active_end_date int!, active_start_time int!, active_end_time int!,"
         "date_created datetime!, date_modified datetime!, version_number int!"},
        {"msdb.dbo.sysjobschedules",
         "schedule_id int, job_id uniqueidentifier, next_run_date int!, next_run_time int!",
         "CREATE INDEX stw_jobschedules ON msdb_dbo_sysjobschedules(job_id);"},
        {"msdb.dbo.sysproxies",
         "proxy_id int#, name sysname, credential_id int!, enabled tinyint!, description nvarchar(512),"
         "user_sid varbinary(85)!, credential_date_created datetime!"},
        {"msdb.dbo.sysproxylogin", "proxy_id int!, sid varbinary(85), flags int!"},
        {"msdb.dbo.sysproxysubsystem", "subsystem_id int!, proxy_id int!"},
        {"msdb.dbo.syssubsystems",
         "subsystem_id int!, subsystem nvarchar(40)!, description_id int, subsystem_dll nvarchar(255),"
         "agent_exe nvarchar(255), start_entry_point nvarchar(30), event_entry_point nvarchar(30),"
         "stop_entry_point nvarchar(30), max_worker_threads int"},
        {"msdb.dbo.sysssislog", kPackageLogColumns,
         "CREATE INDEX stw_ssislog ON msdb_dbo_sysssislog(executionid);"},
        {"msdb.dbo.sysjobstepslogs",
         "log_id int#, log nvarchar(max)!, date_created datetime!, date_modified datetime!, log_size bigint!,"
         "step_uid uniqueidentifier!"},
        {"msdb.dbo.sysssispackages",
         "name sysname, id uniqueidentifier!, description nvarchar(1024), createdate datetime!,"
         "folderid uniqueidentifier!, ownersid varbinary(85)!, packagedata image!, packageformat int!,"
         "packagetype int!, vermajor int!, verminor int!, verbuild int!, vercomments nvarchar(1024),"
         "verid uniqueidentifier!, isencrypted bit!, readrolesid varbinary(85), writerolesid varbinary(85)"},
        {"msdb.dbo.sysssispackagefolders",
         "folderid uniqueidentifier!, parentfolderid uniqueidentifier, foldername sysname"},
        {"msdb.dbo.systargetservers",
         "server_id int#, server_name sysname, location nvarchar(200), time_zone_adjustment int!,"
         "enlist_date datetime!, last_poll_date datetime!, status int!, local_time_at_last_poll datetime!,"
         "enlisted_by_nt_user nvarchar(100)!, poll_interval int!"},
        {"msdb.dbo.sysoperators",
         "id int!, name sysname, enabled tinyint!, email_address nvarchar(100), last_email_date int!,"
         "last_email_time int!, pager_address nvarchar(100), last_pager_date int!, last_pager_time int!,"
         "weekday_pager_start_time int!, weekday_pager_end_time int!, saturday_pager_start_time int!,"
         "saturday_pager_end_time int!, sunday_pager_start_time int!, sunday_pager_end_time int!,"
         "pager_days tinyint!, netsend_address nvarchar(100), last_netsend_date int!, last_netsend_time int!,"
         "category_id int!"},
    };
}

std::vector<TableText> systemViews()
{
    return {
        {"*.sys.dm_server_services",
         "servicename nvarchar(256)!, startup_type int, startup_type_desc nvarchar(256)!, status int,"
         "status_desc nvarchar(256)!, process_id int, last_startup_time datetimeoffset, service_account"
         " nvarchar(256)!, filename nvarchar(256)!, is_clustered nvarchar(1)!, cluster_nodename "
         "nvarchar(256),"
         "instant_file_initialization_enabled nvarchar(1)!"},
        {"*.sys.dm_exec_sessions",
         "session_id smallint!, login_time datetime!, host_name nvarchar(128), program_name nvarchar(128),"
         "host_process_id int, client_version int, client_interface_name nvarchar(32), security_id "
         "varbinary(85)!,"
         "login_name nvarchar(128)!, nt_domain nvarchar(128), nt_user_name nvarchar(128), status "
         "nvarchar(30)!,"
         "cpu_time int!, memory_usage int!, total_elapsed_time int!, last_request_start_time datetime!,"
         "last_request_end_time datetime, reads bigint!, writes bigint!, logical_reads bigint!,"
         "is_user_process bit!, text_size int!, language nvarchar(128), database_id smallint!,"
         "open_transaction_count int!, original_login_name nvarchar(128)!",
         "", nullptr,
         "security_id = stw_login_sid() OR stw_is_sysadmin() OR stw_in_role('VIEW SERVER STATE')"},
        {"*.sys.databases",
         "name sysname, database_id int!, source_database_id int, owner_sid varbinary(85), create_date "
         "datetime!,"
         "compatibility_level tinyint!, collation_name sysname?, user_access tinyint, user_access_desc "
         "nvarchar(60),"
         "is_read_only bit, state tinyint, state_desc nvarchar(60), recovery_model tinyint,"
         "recovery_model_desc nvarchar(60)"},
        {"*.sys.configurations",
         "configuration_id int!, name nvarchar(35)!, value sql_variant, minimum sql_variant, maximum "
         "sql_variant,"
         "value_in_use sql_variant, description nvarchar(255)!, is_dynamic bit!, is_advanced bit!"},
        {"*.sys.server_principals",
         "name sysname, principal_id int!, sid varbinary(85), type char(1)!, type_desc nvarchar(60), "
         "is_disabled bit,"
         "create_date datetime!, modify_date datetime!, default_database_name sysname?"},
    };
}

std::vector<TableText> catalogViews()
{
    return {
        {"SSISDB.catalog.folders",
         "folder_id bigint#, name sysname, description nvarchar(1024), created_by_sid varbinary(85)!,"
         "created_by_name nvarchar(128)!, created_time datetimeoffset!",
         "", nullptr, kCatalogFilter},
        {"SSISDB.catalog.projects",
         "project_id bigint#, folder_id bigint!, name sysname, description nvarchar(1024),"
         "project_format_version int, deployed_by_sid varbinary(85)!, deployed_by_name nvarchar(128)!,"
         "last_deployed_time datetimeoffset!, created_time datetimeoffset!, object_version_lsn bigint!,"
         "validation_status char(1)!, last_validation_time datetimeoffset",
         "", nullptr, kCatalogFilter},
        {"SSISDB.catalog.packages",
         "package_id bigint#, name nvarchar(260)!, package_guid uniqueidentifier!, description "
         "nvarchar(1024),"
         "package_format_version int!, version_major int!, version_minor int!, version_build int!,"
         "version_comments nvarchar(1024), version_guid uniqueidentifier!, project_id bigint!, entry_point "
         "bit!,"
         "validation_status char(1)!, last_validation_time datetimeoffset",
         "", nullptr, kCatalogFilter},
        {"SSISDB.catalog.operations",
         "operation_id bigint#, operation_type smallint, created_time datetimeoffset, object_type smallint,"
         "object_id bigint, object_name nvarchar(260), status int!, start_time datetimeoffset,"
         "end_time datetimeoffset, caller_sid varbinary(85)!, caller_name nvarchar(128)!, process_id int,"
         "stopped_by_sid varbinary(85), stopped_by_name nvarchar(128), server_name nvarchar(128),"
         "machine_name nvarchar(128)",
         "", nullptr, kCatalogFilter},
        {"SSISDB.catalog.executions",
         "execution_id bigint!, folder_name sysname, project_name sysname, package_name nvarchar(260)!,"
         "reference_id bigint, reference_type char(1), environment_folder_name nvarchar(128),"
         "environment_name nvarchar(128), project_lsn bigint, executed_as_sid varbinary(85)!,"
         "executed_as_name nvarchar(128)!, use32bitruntime bit!, operation_type smallint,"
         "created_time datetimeoffset, object_type smallint, object_id bigint, status int!,"
         "start_time datetimeoffset, end_time datetimeoffset, caller_sid varbinary(85)!,"
         "caller_name nvarchar(128)!, process_id int, stopped_by_sid varbinary(85), stopped_by_name "
         "nvarchar(128),"
         "dump_id uniqueidentifier, server_name nvarchar(128), machine_name nvarchar(128),"
         "total_physical_memory_kb bigint, available_physical_memory_kb bigint, total_page_file_kb bigint,"
         "available_page_file_kb bigint, cpu_count int",
         "CREATE UNIQUE INDEX stw_executions ON SSISDB_catalog_executions(execution_id);", nullptr,
         kCatalogFilter},
        {"SSISDB.catalog.operation_messages",
         "operation_message_id bigint#, operation_id bigint!, message_time datetimeoffset!, message_type "
         "smallint!,"
         "message_source_type smallint, message nvarchar(max), extended_info_id bigint",
         "CREATE INDEX stw_opmessages ON SSISDB_catalog_operation_messages(operation_id);", nullptr,
         kCatalogFilter},
        {"SSISDB.catalog.event_messages",
         "event_message_id bigint!, operation_id bigint!, message_time datetimeoffset!, message_type "
         "smallint!,"
         "message_source_type smallint, message nvarchar(max), extended_info_id bigint,"
         "package_name nvarchar(260), event_name nvarchar(1024), message_source_name nvarchar(4000),"
         "message_source_id nvarchar(38), subcomponent_name nvarchar(4000), package_path nvarchar(max),"
         "execution_path nvarchar(max), threadID int, message_code int",
         "CREATE INDEX stw_eventmessages ON SSISDB_catalog_event_messages(operation_id);"
         "CREATE INDEX stw_eventmessageids ON SSISDB_catalog_event_messages(event_message_id);",
         nullptr, kCatalogFilter},
        {"SSISDB.catalog.executable_statistics",
         "statistics_id bigint#, execution_id bigint!, executable_id bigint!, execution_path nvarchar(max),"
         "start_time datetimeoffset, end_time datetimeoffset, execution_duration int,"
         "execution_result smallint, execution_value sql_variant",
         "CREATE INDEX stw_statistics ON SSISDB_catalog_executable_statistics(execution_id);", nullptr,
         kCatalogFilter},
    };
}

} // namespace

const std::vector<TableText>& tableTexts()
{
    static const std::vector<TableText> kTexts = [] {
        std::vector<TableText> all = msdbTables();
        for (const TableText& text : systemViews())
            all.push_back(text);
        for (const TableText& text : catalogViews())
            all.push_back(text);
        return all;
    }();
    return kTexts;
}

} // namespace simfleet::msdb
