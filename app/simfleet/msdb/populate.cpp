// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/server.h"
#include "msdb/storagestatement.h"
#include "msdb/text.h"

#include <algorithm>
#include <map>

namespace simfleet::msdb {

namespace {

constexpr Guid kRootFolder{};

bool on(const JobSpec& job, const std::u16string& server)
{
    return job.servers.empty() || std::any_of(job.servers.begin(), job.servers.end(),
                                              [&](const auto& name) { return sameName(name, server); });
}

class Populator
{
public:
    Populator(SimServer& server, std::uint64_t seed, BehaviourBook& behaviours)
        : m_server(server)
        , m_database(server.catalog().database)
        , m_seed(seed)
        , m_behaviours(behaviours)
        , m_created(server.time().localTicksWholeSeconds(server.now() - std::chrono::days(200)))
    {}

    void run(const Scenario& scenario)
    {
        addFixedRows();
        addServices(scenario);
        addDatabases();
        addLogins();
        for (const JobSpec& job : scenario.jobs) {
            if (on(job, m_server.name()))
                addJob(job);
        }
    }

private:
    void addFixedRows();
    void addServices(const Scenario& scenario);
    void addDatabases();
    void addLogins();
    void addJob(const JobSpec& job);
    void addStep(const Guid& job, const JobSpec& spec, int id);
    void addTargets(const Guid& job, const JobSpec& spec);
    void addSchedule(const Guid& job, const JobSpec& spec, const ScheduleSpec& schedule);
    void addPackage(const SsisSpec& package);
    int category(const std::u16string& name);
    int proxy(const std::u16string& name, const std::u16string& subsystem);
    [[nodiscard]] std::u16string commandOf(const StepSpec& step, const SsisSpec& package) const;
    [[nodiscard]] Binary sidOf(const std::u16string& login) const;
    template <typename... Arguments>
    void put(const char* sql, const Arguments&... arguments)
    {
        auto& statement = m_statements[sql];
        if (!statement)
            statement = std::make_unique<StorageStatement>(m_database, sql);
        statement->bind(arguments...).run();
    }

    SimServer& m_server;
    sqlite3* m_database;
    std::uint64_t m_seed;
    BehaviourBook& m_behaviours;
    std::int64_t m_created;
    std::map<const char*, std::unique_ptr<StorageStatement>> m_statements;
    std::map<std::u16string, int> m_jobsNamed;
    std::map<std::u16string, std::int64_t> m_folders, m_projects, m_packages;
};

void Populator::addFixedRows()
{
    struct Category
    {
        int id, classId, type;
        const char16_t* name;
    };
    static constexpr Category kCategories[] = {
        {0, 1, 1, u"[Uncategorized (Local)]"},
        {1, 1, 1, u"Jobs from MSX"},
        {2, 1, 2, u"[Uncategorized (Multi-Server)]"},
        {3, 1, 1, u"Database Maintenance"},
        {4, 1, 1, u"Web Assistant"},
        {5, 1, 1, u"Full-Text"},
        {6, 1, 1, u"Log Shipping"},
        {7, 1, 1, u"Database Engine Tuning Advisor"},
        {8, 1, 1, u"Data Collector"},
        {10, 1, 1, u"REPL-Distribution"},
        {11, 1, 1, u"REPL-Distribution Cleanup"},
        {12, 1, 1, u"REPL-History Cleanup"},
        {13, 1, 1, u"REPL-LogReader"},
        {14, 1, 1, u"REPL-Merge"},
        {15, 1, 1, u"REPL-Snapshot"},
        {16, 1, 1, u"REPL-Checkup"},
        {17, 1, 1, u"REPL-Subscription Cleanup"},
        {18, 1, 1, u"REPL-Alert Response"},
        {19, 1, 1, u"REPL-QueueReader"},
        {20, 2, 3, u"Replication"},
        {98, 2, 3, u"[Uncategorized]"},
        {99, 3, 3, u"[Uncategorized]"},
    };
    for (const Category& category : kCategories) {
        put("INSERT INTO msdb_dbo_syscategories VALUES (?1, ?2, ?3, ?4)", category.id, category.classId,
            category.type, category.name);
    }
    struct Subsystem
    {
        int id;
        const char16_t* name;
        int workers;
    };
    static constexpr Subsystem kSubsystems[] = {
        {1, u"TSQL", 160},        {3, u"CmdExec", 80},        {4, u"Snapshot", 800},
        {5, u"LogReader", 200},   {6, u"Distribution", 800},  {7, u"Merge", 800},
        {8, u"QueueReader", 800}, {9, u"ANALYSISQUERY", 800}, {10, u"ANALYSISCOMMAND", 800},
        {11, u"SSIS", 800},       {12, u"PowerShell", 2},
    };
    for (const Subsystem& subsystem : kSubsystems) {
        put("INSERT INTO msdb_dbo_syssubsystems(subsystem_id, subsystem, description_id, subsystem_dll, "
            "agent_exe,"
            " start_entry_point, event_entry_point, stop_entry_point, max_worker_threads)"
            " VALUES (?1, ?2, ?3, ?4, ?5, 'Start', 'Event', 'Stop', ?6)",
            subsystem.id, subsystem.name, 14546 + subsystem.id,
            subsystem.id == 1 ? u"[Internal]" : u"sqlagent_" + std::u16string(subsystem.name) + u".dll",
            subsystem.id == 11 ? u"DTExec.exe" : u"[Internal]", subsystem.workers);
    }
    put("INSERT INTO msdb_dbo_sysssispackagefolders VALUES (?1, NULL, '')", kRootFolder);
    const Guid maintenance{
        {0x08, 0xaa, 0x12, 0xd5, 0x8f, 0x98, 0x4d, 0xab, 0xa4, 0xfc, 0x98, 0x0b, 0x15, 0x0a, 0x5d, 0xc8}};
    put("INSERT INTO msdb_dbo_sysssispackagefolders VALUES (?1, ?2, 'Maintenance Plans')", maintenance,
        kRootFolder);
    put("INSERT INTO every_sys_configurations VALUES (16384, 'Agent XPs', ?1, 0, 1, ?1,"
        " 'Enable or disable Agent XPs', 1, 1)",
        m_server.spec().agentXps ? 1 : 0);
    put("INSERT INTO every_sys_configurations VALUES (518, 'show advanced options', 0, 0, 1, 0,"
        " 'show advanced options', 1, 0)");
    put("INSERT INTO every_sys_configurations VALUES (1539, 'max degree of parallelism', 8, 0, 32767, 8,"
        " 'maximum degree of parallelism', 1, 1)");
    if (m_server.spec().ssisdb)
        put("INSERT INTO SSISDB_catalog_operations(operation_id, operation_type, created_time, object_type, "
            "status,"
            " start_time, end_time, caller_sid, caller_name) VALUES (1, 1000, ?1, 10, 7, ?1, ?1, x'01', "
            "'sa')",
            m_server.time().offsetText(m_server.now() - std::chrono::days(200)));
}

void Populator::addServices(const Scenario& scenario)
{
    const std::string started =
        m_server.time().offsetText(agentStart(scenario, m_server.now()) - std::chrono::minutes(2));
    const auto add = [&](const char16_t* name, const char16_t* account, const char16_t* file) {
        put("INSERT INTO every_sys_dm_server_services VALUES (?1, 2, 'Automatic', 4, 'Running', 2244, ?2, "
            "?3, ?4, 'N',"
            " NULL, 'N')",
            name, started, account, file);
    };
    add(u"SQL Server (MSSQLSERVER)", u"NT Service\\MSSQLSERVER", u"C:\\SQL\\Binn\\sqlservr.exe");
    if (m_server.spec().engineEdition != 4)
        add(u"SQL Server Agent (MSSQLSERVER)", u"NT Service\\SQLSERVERAGENT", u"C:\\SQL\\Binn\\SQLAGENT.EXE");
}

void Populator::addDatabases()
{
    int id = 0;
    for (const std::u16string& name : m_server.catalog().databases) {
        put("INSERT INTO every_sys_databases VALUES (?1, ?2, NULL, x'01', ?3, 160, "
            "'SQL_Latin1_General_CP1_CI_AS', 0,"
            " 'MULTI_USER', 0, 0, 'ONLINE', 3, 'SIMPLE')",
            name, ++id, m_created);
    }
}

void Populator::addLogins()
{
    int id = 256;
    for (const LoginInfo& login : m_server.logins().all()) {
        const bool sa = login.sid == Binary{1};
        put("INSERT INTO every_sys_server_principals VALUES (?1, ?2, ?3, 'S', 'SQL_LOGIN', 0, ?4, ?4, "
            "'master')",
            login.name, sa ? 1 : ++id, login.sid, m_created);
    }
}

Binary Populator::sidOf(const std::u16string& login) const
{
    const LoginInfo* found = m_server.logins().find(login);
    return found ? found->sid : Binary{1};
}

int Populator::category(const std::u16string& name)
{
    StorageStatement query(
        m_database, "SELECT category_id FROM msdb_dbo_syscategories WHERE name = ?1 AND category_class = 1");
    if (query.bind(name).step())
        return query.smallInteger(0);
    put("INSERT INTO msdb_dbo_syscategories(category_id, category_class, category_type, name) VALUES"
        " ((SELECT MAX(100, MAX(category_id) + 1) FROM msdb_dbo_syscategories), 1, 1, ?1)",
        name);
    return static_cast<int>(lastIdentity(m_database));
}

int Populator::proxy(const std::u16string& name, const std::u16string& subsystem)
{
    StorageStatement query(m_database, "SELECT proxy_id FROM msdb_dbo_sysproxies WHERE name = ?1");
    if (query.bind(name).step())
        return query.smallInteger(0);
    put("INSERT INTO msdb_dbo_sysproxies(name, credential_id, enabled, description, user_sid, "
        "credential_date_created)"
        " VALUES (?1, 65536, 1, ?2, ?3, ?4)",
        name, u"CORP\\" + name, Binary{1, 5, 0, 0, 0, 0, 0, 5}, m_created);
    const auto id = lastIdentity(m_database);
    put("INSERT INTO msdb_dbo_sysproxysubsystem SELECT subsystem_id, ?1 FROM msdb_dbo_syssubsystems WHERE "
        "subsystem = ?2",
        id, subsystem);
    return static_cast<int>(id);
}

void Populator::addJob(const JobSpec& spec)
{
    // A second job of the same name (error 14293) gets an id of its own.
    const std::u16string key = spec.name + u"/" + decimal(++m_jobsNamed[spec.name]);
    const Guid job = makeGuid(m_seed, toUtf8(m_server.name() + u"/job/" + key));
    put("INSERT INTO msdb_dbo_sysjobs(job_id, name, enabled, description, start_step_id, category_id, "
        "owner_sid,"
        " notify_level_eventlog, delete_level, date_created, date_modified, version_number)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8, ?9, ?9, 4)",
        job, spec.name, spec.enabled, spec.description, spec.startStep, category(spec.category),
        sidOf(spec.owner), spec.deleteLevel, m_created);
    for (int id = 1; id <= static_cast<int>(spec.steps.size()); ++id)
        addStep(job, spec, id);
    addTargets(job, spec);
    for (const ScheduleSpec& schedule : spec.schedules)
        addSchedule(job, spec, schedule);
}

void Populator::addTargets(const Guid& job, const JobSpec& spec)
{
    if (spec.multiServer) {
        put("INSERT INTO msdb_dbo_systargetservers(server_name, time_zone_adjustment, enlist_date, "
            "last_poll_date, status,"
            " local_time_at_last_poll, enlisted_by_nt_user, poll_interval)"
            " SELECT 'TARGET01', 0, ?1, ?1, 1, ?1, 'CORP\\admin', 60"
            " WHERE NOT EXISTS (SELECT 1 FROM msdb_dbo_systargetservers)",
            m_created);
        put("INSERT INTO msdb_dbo_sysjobservers(job_id, server_id, last_run_outcome) VALUES (?1, 1, 5)", job);
    } else if (spec.targeted) {
        put("INSERT INTO msdb_dbo_sysjobservers(job_id, server_id, last_run_outcome) VALUES (?1, 0, 5)", job);
    }
}

std::u16string Populator::commandOf(const StepSpec& step, const SsisSpec& package) const
{
    if (!step.command.empty())
        return step.command;
    if (sameName(step.subsystem, u"SSIS")) {
        return u"/ISSERVER \"\\\"\\SSISDB\\" + package.folder + u"\\" + package.project + u"\\" +
               package.package + u"\\\"\" /SERVER \"\\\"" + m_server.name() +
               u"\\\"\" /Par \"\\\"$ServerOption::LOGGING_LEVEL(Int16)\\\"\";1 /Par "
               u"\"\\\"$ServerOption::SYNCHRONIZED(Boolean)\\\"\";True /CALLERINFO SQLAGENT /REPORTING E";
    }
    std::u16string word;
    for (const char16_t unit : step.name)
        word += (unit == u' ' || unit == u'-') ? u'_' : unit;
    if (sameName(step.subsystem, u"TSQL"))
        return u"EXEC dbo.[" + word + u"];";
    if (sameName(step.subsystem, u"PowerShell"))
        return u"& 'D:\\Jobs\\" + word + u".ps1'";
    return u"D:\\Jobs\\" + word + u".cmd";
}

void Populator::addStep(const Guid& job, const JobSpec& spec, int id)
{
    StepSpec step = spec.steps[static_cast<std::size_t>(id - 1)];
    const Guid uid = makeGuid(m_seed, toUtf8(guidString(job) + u"/step/" + decimal(id)));
    const bool ssis = sameName(step.subsystem, u"SSIS");
    if (ssis) {
        if (!step.ssis)
            step.ssis = SsisSpec();
        if (step.ssis->package.empty())
            step.ssis->package = step.name + u".dtsx";
        addPackage(*step.ssis);
    }
    const auto target = [&](const std::u16string& name) {
        for (std::size_t i = 0; i < spec.steps.size(); ++i) {
            if (sameName(spec.steps[i].name, name))
                return static_cast<int>(i + 1);
        }
        return 0;
    };
    const bool last = id == static_cast<int>(spec.steps.size());
    const int onSuccess = step.onSuccess.action != 0 ? step.onSuccess.action : last ? 1 : 3;
    const int onFail = step.onFail.action != 0 ? step.onFail.action : 2;
    const Value database = sameName(step.subsystem, u"TSQL") || ssis
                               ? Value(step.database.empty() ? std::u16string(u"master") : step.database)
                               : Value();
    const Value proxyId =
        step.proxy.empty() ? Value() : Value(std::int64_t(proxy(step.proxy, step.subsystem)));
    put("INSERT INTO msdb_dbo_sysjobsteps(job_id, step_id, step_name, subsystem, command, flags, "
        "on_success_action,"
        " on_success_step_id, on_fail_action, on_fail_step_id, database_name, retry_attempts, retry_interval,"
        " proxy_id, step_uid)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        job, id, step.name, step.subsystem, commandOf(step, step.ssis.value_or(SsisSpec())), step.flags,
        onSuccess, onSuccess == 4 ? target(step.onSuccess.stepName) : 0, onFail,
        onFail == 4 ? target(step.onFail.stepName) : 0, database, step.retryAttempts,
        step.retryIntervalMinutes, proxyId, uid);
    m_behaviours.remember(uid, std::move(step));
}

void Populator::addSchedule(const Guid& job, const JobSpec& spec, const ScheduleSpec& schedule)
{
    put("INSERT INTO msdb_dbo_sysschedules(schedule_uid, name, owner_sid, enabled, freq_type, freq_interval,"
        " freq_subday_type, freq_subday_interval, freq_relative_interval, freq_recurrence_factor, "
        "active_start_date,"
        " active_end_date, active_start_time, active_end_time, date_created, date_modified, version_number)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15, 1)",
        makeGuid(m_seed, toUtf8(m_server.name() + u"/schedule/" + spec.name + u"/" + schedule.name)),
        schedule.name, sidOf(spec.owner), schedule.enabled, schedule.freqType, schedule.freqInterval,
        schedule.freqSubdayType, schedule.freqSubdayInterval, schedule.freqRelativeInterval,
        schedule.freqRecurrenceFactor, schedule.activeStartDate, schedule.activeEndDate,
        schedule.activeStartTime, schedule.activeEndTime, m_created);
    put("INSERT INTO msdb_dbo_sysjobschedules(schedule_id, job_id) VALUES (?1, ?2)", lastIdentity(m_database),
        job);
}

void Populator::addPackage(const SsisSpec& package)
{
    if (!m_server.spec().ssisdb)
        return;
    const std::string created = m_server.time().offsetText(m_server.now() - std::chrono::days(200));
    auto& folder = m_folders[package.folder];
    if (folder == 0) {
        put("INSERT INTO SSISDB_catalog_folders(name, description, created_by_sid, created_by_name, "
            "created_time)"
            " VALUES (?1, '', x'01', 'sa', ?2)",
            package.folder, created);
        folder = lastIdentity(m_database);
    }
    auto& project = m_projects[package.folder + u"\\" + package.project];
    if (project == 0) {
        put("INSERT INTO SSISDB_catalog_projects(folder_id, name, project_format_version, deployed_by_sid,"
            " deployed_by_name, last_deployed_time, created_time, object_version_lsn, validation_status)"
            " VALUES (?1, ?2, 1, x'01', 'sa', ?3, ?3, 1, 'N')",
            folder, package.project, created);
        project = lastIdentity(m_database);
    }
    const std::u16string path = package.folder + u"\\" + package.project + u"\\" + package.package;
    auto& known = m_packages[path];
    if (known == 0) {
        put("INSERT INTO SSISDB_catalog_packages(name, package_guid, package_format_version, version_major,"
            " version_minor, version_build, version_guid, project_id, entry_point, validation_status)"
            " VALUES (?1, ?2, 8, 1, 0, 12, ?3, ?4, 1, 'N')",
            package.package, makeGuid(m_seed, toUtf8(path)), makeGuid(m_seed + 1, toUtf8(path)), project);
        known = lastIdentity(m_database);
    }
}

} // namespace

void populate(SimServer& server, const Scenario& scenario, std::uint64_t seed, BehaviourBook& behaviours)
{
    Populator(server, seed, behaviours).run(scenario);
}

} // namespace simfleet::msdb
