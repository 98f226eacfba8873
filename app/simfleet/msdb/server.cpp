// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/server.h"

#include "msdb/messages.h"
#include "msdb/procedures.h"
#include "msdb/schema.h"
#include "msdb/text.h"

#include <limits>
#include <sqlite3.h>

namespace simfleet::msdb {

namespace {

constexpr int kFirstSpid = 51;
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
constexpr double kAgentStartSeconds = 5;

struct Version
{
    const char16_t* name;
    const char16_t* number;
    const char16_t* release;
};
constexpr Version kVersions[] = {
    {u"2016", u"13.0.6435.1", u"(SP3-GDR) (KB5029186)"},
    {u"2017", u"14.0.3465.1", u"(RTM-CU31-GDR) (KB5029376)"},
    {u"2019", u"15.0.4365.2", u"(RTM-CU26) (KB5035123)"},
    {u"2022", u"16.0.4135.4", u"(RTM-CU14) (KB5038325)"},
};

const Version& versionOf(const ServerSpec& spec)
{
    for (const Version& version : kVersions) {
        if (spec.version == version.name)
            return version;
    }
    return kVersions[3];
}

} // namespace

// Counts the requests and keeps the row in sys.dm_exec_sessions for as long as the connection lives.
class SimServer::TrackedSession final : public Session
{
public:
    TrackedSession(SimServer& server, int spid, std::unique_ptr<Session> session)
        : m_server(server)
        , m_spid(spid)
        , m_session(std::move(session))
    {}
    ~TrackedSession() override
    {
        m_session.reset();
        m_server.closeSession(m_spid);
    }
    void batch(std::u16string_view text, ResultSink& sink, CancelFlag& cancel) override
    {
        ++m_server.m_roundTrips;
        m_session->batch(text, sink, cancel);
    }
    void rpc(const RpcRequest& request, ResultSink& sink, CancelFlag& cancel) override
    {
        ++m_server.m_roundTrips;
        m_session->rpc(request, sink, cancel);
    }
    [[nodiscard]] std::u16string currentDatabase() const override { return m_session->currentDatabase(); }
    [[nodiscard]] int spid() const override { return m_spid; }

private:
    SimServer& m_server;
    const int m_spid;
    std::unique_ptr<Session> m_session;
};

SimServer::SimServer(const ServerSpec& spec, const Scenario& scenario, const SimClock& clock,
                     const FleetOptions& options, std::function<void()> wake)
    : m_spec(spec)
    , m_clock(clock)
    , m_wake(std::move(wake))
    , m_startLog(options.startLog)
    , m_time(clock, spec.clockOffsetMinutes, spec.utcOffsetMinutes)
    , m_logins(scenario, options.password)
    , m_nextDue(kNever)
{
    const auto inboxOf = [&](const std::u16string& server) -> std::shared_ptr<PackageLogInbox> {
        const auto found = options.packageLogs.find(server);
        return found == options.packageLogs.end() ? nullptr : found->second;
    };
    m_sentLogs = inboxOf(spec.ssisLogServer);
    m_receivedLogs = inboxOf(spec.name);
    if (m_receivedLogs)
        m_receivedLogs->setWake([this] {
            m_nextDue = m_clock.now().time_since_epoch().count();
            m_wake();
        });
    const SimTime start = clock.now();
    fillCatalog(scenario);
    std::vector<FaultSpec> faults;
    for (const FaultSpec& fault : scenario.faults) {
        const bool here = std::any_of(fault.servers.begin(), fault.servers.end(),
                                      [&](const auto& name) { return sameName(name, spec.name); });
        if (fault.servers.empty() || here)
            faults.push_back(fault);
    }
    m_faults = std::make_unique<FaultBoard>(std::move(faults), start);
    makeAgent(options.seed);
    execute(m_catalog.database, "BEGIN");
    populate(*this, scenario, options.seed, m_behaviours);
    if (spec.engineEdition != 4)
        replayPast(*this, scenario, options.seed, start);
    execute(m_catalog.database, "COMMIT");
    if (spec.agent == u"stopped")
        m_agent->stop(start);
    else if (spec.agent == u"starting") {
        m_agent->stop(start);
        m_agent->start(start, seconds(60));
    }
    showAgentService(start);
    publishDue();
}

SimServer::~SimServer()
{
    if (m_receivedLogs)
        m_receivedLogs->setWake({});
    m_agent.reset();
    m_records.reset();
    sqlite3_close_v2(m_catalog.database);
}

void SimServer::fillCatalog(const Scenario& scenario)
{
    sqlite3_open_v2(":memory:", &m_catalog.database,
                    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    const Version& version = versionOf(m_spec);
    m_catalog.serverName = m_spec.name;
    m_catalog.productVersion = version.number;
    m_catalog.engineEdition = m_spec.engineEdition;
    if (m_spec.engineEdition == 4)
        m_catalog.edition = u"Express Edition (64-bit)";
    m_catalog.versionText = u"Microsoft SQL Server " + m_spec.version + u" " + version.release + u" - " +
                            version.number + u" (X64) \n\tCopyright (C) Microsoft Corporation\n\t" +
                            m_catalog.edition + u" on a server simulated by Stellwerk";
    if (!m_spec.timeZone.empty())
        m_catalog.timeZoneId = m_spec.timeZone;
    m_catalog.databases = {u"master", u"tempdb", u"model", u"msdb"};
    if (m_spec.ssisdb)
        m_catalog.databases.emplace_back(u"SSISDB");
    std::set<std::u16string> others;
    for (const JobSpec& job : scenario.jobs) {
        for (const StepSpec& step : job.steps)
            others.insert(step.database);
    }
    others.insert(m_spec.ssisLog);
    for (const std::u16string& database : others) {
        if (!database.empty() && std::none_of(m_catalog.databases.begin(), m_catalog.databases.end(),
                                              [&](const auto& known) { return sameName(known, database); }))
            m_catalog.databases.push_back(database);
    }
    m_catalog.tables = createSchema(m_catalog.database, m_spec.name, m_spec.ssisdb, m_spec.ssisLog);
    m_catalog.clock = &m_time;
    m_catalog.maySelect = maySelect;
    m_catalog.mayExecute = mayExecute;
    m_catalog.hasServerPermission = hasServerPermission;
    m_catalog.loginName = [this](const Binary& sid) -> std::optional<std::u16string> {
        const LoginInfo* login = m_logins.find(sid);
        return login ? std::optional(login->name) : std::nullopt;
    };
    m_catalog.loginSid = [this](std::u16string_view name) -> std::optional<Binary> {
        const LoginInfo* login = m_logins.find(name);
        return login ? std::optional(login->sid) : std::nullopt;
    };
    m_catalog.statementFault = [this](const LoginInfo&, std::u16string_view statement) {
        return m_faults->statementFault(statement, kFirstSpid, m_clock.now());
    };
    addProcedures(*this);
}

void SimServer::makeAgent(std::uint64_t seed)
{
    m_records = std::make_unique<AgentRecords>(m_catalog.database, m_time, m_spec.name);
    AgentContext context;
    context.database = m_catalog.database;
    context.time = &m_time;
    context.records = m_records.get();
    context.behaviours = &m_behaviours;
    context.server = &m_spec;
    context.productVersion = m_catalog.productVersion;
    context.seed = seed;
    context.loginName = [this](const Binary& sid) {
        const LoginInfo* login = m_logins.find(sid);
        return login ? login->name : std::u16string();
    };
    context.isSysadmin = [this](const Binary& sid) {
        const LoginInfo* login = m_logins.find(sid);
        return login && login->sysadmin;
    };
    context.proxyAccount = [this](int proxy) {
        StorageStatement query(m_catalog.database,
                               "SELECT description FROM msdb_dbo_sysproxies WHERE proxy_id = ?1");
        query.bind(proxy);
        return query.step() ? query.text(0) : std::u16string();
    };
    m_packageLog = std::make_unique<PackageLog>(m_records->statements(), !m_spec.ssisLog.empty());
    if (m_sentLogs)
        context.packageLog = [this](PackageLogEntry entry) { m_sentLogs->put(std::move(entry)); };
    else
        context.packageLog = [this](const PackageLogEntry& entry) { m_packageLog->write(entry); };
    AgentHooks hooks;
    hooks.wake = [this] {
        publishDue();
        m_wake();
    };
    hooks.runStarted = [this](const std::u16string& job, SimTime at) { m_faults->jobStarted(job, at); };
    hooks.runEnded = [this](const std::u16string& job, SimTime at) {
        m_faults->jobEnded(job, at);
        if (m_startLog)
            m_startLog->write(EndRecord{m_spec.name, job, utcText(at)});
    };
    m_agent = std::make_unique<Agent>(std::move(context), std::move(hooks));
}

LoginResult SimServer::refuse(const LoginRequest& request) const
{
    LoginResult result;
    result.messages.push_back(sysMessage(18456, {request.user}));
    return result;
}

LoginResult SimServer::login(const LoginRequest& request)
{
    const LoginInfo* login = m_logins.find(request.user);
    if (m_faults->loginRefused(m_clock.now()) || !login || !m_logins.mayConnect(*login, request.password))
        return refuse(request);
    if (!request.database.empty() &&
        std::none_of(m_catalog.databases.begin(), m_catalog.databases.end(),
                     [&](const auto& name) { return sameName(name, request.database); })) {
        LoginResult result = refuse(request);
        result.messages.insert(result.messages.begin(), sysMessage(4060, {request.database}));
        return result;
    }
    SessionContext context;
    context.catalog = &m_catalog;
    context.login = *login;
    context.request = request;
    context.spid = openSession(*login, request);
    LoginResult result;
    result.session = std::make_unique<TrackedSession>(*this, context.spid, makeSession(context));
    return result;
}

WireAction SimServer::wireAction(WirePoint point, std::u16string_view request)
{
    if (point == WirePoint::Accepted)
        ++m_connections;
    const WireAction action = m_faults->wireAction(point, request, m_clock.now());
    if (m_faults->hasWork()) {
        m_nextDue = m_clock.now().time_since_epoch().count();
        m_wake();
    }
    return action;
}

int SimServer::openSession(const LoginInfo& login, const LoginRequest& request)
{
    const std::scoped_lock lock(m_catalog.mutex);
    int spid = kFirstSpid;
    while (m_spids.contains(spid))
        ++spid;
    m_spids.insert(spid);
    StorageStatement(
        m_catalog.database,
        "INSERT INTO every_sys_dm_exec_sessions(session_id, login_time, host_name, program_name,"
        " client_interface_name, security_id, login_name, nt_domain, nt_user_name, status,"
        " last_request_start_time, last_request_end_time, is_user_process, text_size, language, database_id,"
        " original_login_name) VALUES (?1, ?2, ?3, ?4, 'ODBC', ?5, ?6, '', '', 'sleeping', ?2, ?2, 1,"
        " 2147483647, 'us_english', 1, ?6)")
        .bind(spid, m_time.localTicks(m_clock.now()), request.hostName, request.applicationName, login.sid,
              login.name)
        .run();
    return spid;
}

void SimServer::closeSession(int spid)
{
    const std::scoped_lock lock(m_catalog.mutex);
    m_spids.erase(spid);
    StorageStatement(m_catalog.database, "DELETE FROM every_sys_dm_exec_sessions WHERE session_id = ?1")
        .bind(spid)
        .run();
}

std::optional<SimTime> SimServer::nextDue() const
{
    std::int64_t due = m_nextDue.load();
    if (const auto fault = m_faults->nextDue())
        due = std::min(due, static_cast<std::int64_t>(fault->time_since_epoch().count()));
    return due == kNever ? std::nullopt : std::optional(SimTime(SimDuration(due)));
}

void SimServer::publishDue()
{
    std::optional<SimTime> due = m_agent->nextDue();
    if (m_restartAt)
        due = due ? std::min(*due, *m_restartAt) : *m_restartAt;
    m_nextDue = due ? due->time_since_epoch().count() : kNever;
}

void SimServer::advance(SimTime now)
{
    const std::scoped_lock lock(m_catalog.mutex);
    if (m_restartAt && *m_restartAt <= now) {
        const SimTime at = *m_restartAt;
        m_restartAt.reset();
        startAgent(at, seconds(kAgentStartSeconds));
    }
    takeLogs();
    const auto stateBefore = m_agent->state();
    m_agent->advance(now);
    for (const FaultSpec& fault : m_faults->takeDue(now))
        carryOut(fault, now);
    if (m_agent->state() != stateBefore)
        showAgentService(now);
    publishDue();
}

void SimServer::takeLogs()
{
    if (!m_receivedLogs)
        return;
    const std::scoped_lock lock(m_catalog.mutex);
    const WriteGroup group(m_catalog.database);
    for (const PackageLogEntry& entry : m_receivedLogs->take())
        m_packageLog->write(entry);
}

void SimServer::carryOut(const FaultSpec& fault, SimTime now)
{
    const SimDuration duration = seconds(fault.duration);
    switch (fault.kind) {
    case FaultKind::AgentStopped:
        stopAgent(now);
        break;
    case FaultKind::AgentKilled:
        killAgent(now);
        break;
    case FaultKind::AgentStarted:
        startAgent(now, seconds(kAgentStartSeconds));
        return;
    case FaultKind::AgentRestarted:
        stopAgent(now);
        startAgent(now, fault.duration > 0 ? duration : seconds(kAgentStartSeconds));
        return;
    case FaultKind::HistoryPurged:
        purgeHistory(fault.job);
        return;
    case FaultKind::ClockJump: {
        const std::scoped_lock lock(m_catalog.mutex);
        m_time.shiftZone(fault.minutes);
        return;
    }
    case FaultKind::ServerDown:
        // The Agent goes down with its server and comes back with it.
        killAgent(now);
        break;
    default:
        return;
    }
    if (fault.duration > 0)
        m_restartAt = now + duration;
}

void SimServer::startAgent(SimTime at, SimDuration starting)
{
    const std::scoped_lock lock(m_catalog.mutex);
    if (m_spec.engineEdition == 4)
        return;
    m_agent->start(at, starting);
    showAgentService(at);
    publishDue();
}

void SimServer::stopAgent(SimTime at)
{
    const std::scoped_lock lock(m_catalog.mutex);
    m_agent->stop(at);
    showAgentService(at);
    publishDue();
}

void SimServer::killAgent(SimTime at)
{
    const std::scoped_lock lock(m_catalog.mutex);
    m_agent->kill();
    showAgentService(at);
    publishDue();
}

void SimServer::purgeHistory(std::u16string_view job)
{
    const std::scoped_lock lock(m_catalog.mutex);
    StorageStatement(m_catalog.database, "DELETE FROM msdb_dbo_sysjobhistory WHERE ?1 = '' OR job_id IN"
                                         " (SELECT job_id FROM msdb_dbo_sysjobs WHERE name = ?1)")
        .bind(job)
        .run();
}

void SimServer::showAgentService(SimTime at)
{
    static constexpr const char16_t* kPrograms[] = {
        u"SQLAgent - Generic Refresher", u"SQLAgent - Email Logger", u"SQLAgent - Job invocation engine"};
    const auto state = m_agent->state();
    const int status = state == Agent::State::Running ? 4 : state == Agent::State::Starting ? 2 : 1;
    const char16_t* text = status == 4 ? u"Running" : status == 2 ? u"Start Pending" : u"Stopped";
    sqlite3* database = m_catalog.database;
    const Value started = status == 1 ? Value() : Value(fromUtf8(m_time.offsetText(m_agent->startedAt())));
    const Value process = status == 1 ? Value() : Value(std::int64_t(2364));
    StorageStatement(database,
                     "UPDATE every_sys_dm_server_services SET status = ?1, status_desc = ?2, process_id = ?3,"
                     " last_startup_time = ?4 WHERE servicename LIKE 'SQL Server Agent%'")
        .bind(status, text, process, started)
        .run();
    int spid = kFirstSpid - 10;
    for (const char16_t* program : kPrograms) {
        StorageStatement(database, "DELETE FROM every_sys_dm_exec_sessions WHERE session_id = ?1")
            .bind(spid)
            .run();
        if (status == 4) {
            StorageStatement(
                database,
                "INSERT INTO every_sys_dm_exec_sessions(session_id, login_time, host_name, program_name,"
                " client_interface_name, security_id, login_name, nt_domain, nt_user_name, status,"
                " last_request_start_time, is_user_process, text_size, language, database_id,"
                " original_login_name) VALUES (?1, ?2, ?3, ?4, 'ODBC', x'02', ?5, 'NT SERVICE',"
                " 'SQLSERVERAGENT', 'sleeping', ?2, 1, 2147483647, 'us_english', 4, ?5)")
                .bind(spid, m_time.localTicks(at), upper(m_spec.name), program, u"NT SERVICE\\SQLSERVERAGENT")
                .run();
        }
        ++spid;
    }
}

TrafficRecord SimServer::traffic() const
{
    return {m_spec.name, m_connections.load(), m_roundTrips.load(), m_starts.load(), m_refusedStarts.load()};
}

void SimServer::noteStart(const StartRecord& record)
{
    ++(record.accepted ? m_starts : m_refusedStarts);
    if (!m_startLog)
        return;
    StartRecord full = record;
    full.server = m_spec.name;
    full.roundTrips = m_roundTrips.load();
    m_startLog->write(full);
}

} // namespace simfleet::msdb
