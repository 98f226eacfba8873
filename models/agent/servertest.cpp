// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rungs of "servers test": name, TCP, login, permissions, Agent, SSIS.
#include "agent/connection.h"
#include "agent/connectionstring.h"
#include "agent/freetdsconf.h"
#include "agent/operations.h"
#include "agent/statement.h"
#include "agent/statementtext.h"
#include "agent/tcpprobe.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

using Step = ServerTestStep;

// lupdate takes the context from this and not from a function of the same effect.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ServerTest)
};

Step broken(Step::Id id, const AgentError& error)
{
    return {id, Step::Result::Failed, error.text, error.advice()};
}

Step nameStep(const Server& server)
{
    const ProbeResult found = resolveName(server.host);
    if (found.ok)
        return {Step::Id::Name, Step::Result::Ok, found.detail, {}};
    return {Step::Id::Name, Step::Result::Failed, found.detail,
            Text::tr("Check the host name, or give the address instead.")};
}

Step tcpStep(const Server& server)
{
    if (!server.instance.isEmpty()) {
        return {Step::Id::Tcp,
                Step::Result::Skipped,
                Text::tr("The port of a named instance is asked from SQL Browser (UDP 1434)."),
                {}};
    }
    const ProbeResult reached = connectTcp(server.host, server.port, server.loginTimeout);
    if (reached.ok)
        return {Step::Id::Tcp, Step::Result::Ok, reached.detail, {}};
    return {Step::Id::Tcp, Step::Result::Failed, reached.detail,
            Text::tr("Check the port, that the SQL Server listens on TCP, and the firewalls in between.")};
}

Step loginStep(const Server& server, Connection& connection)
{
    Statement statement(connection);
    ServerInfo info;
    const auto read = readResults(statement, statementText(u"serverinfo"_s),
                                  {{u"server_name"_s, [&](const RowView& row) { info = serverInfo(row); }}});
    if (!read)
        return broken(Step::Id::Login, read.error());
    Step step{Step::Id::Login,
              Step::Result::Ok,
              u"%1, %2, %3"_s.arg(info.serverName, info.edition, info.productVersion),
              {}};
    if (const auto driver = chooseDriver(installedDrivers(), server.driver)) {
        step.detail += u", "_s + driver->name;
        if (server.encryption >= Encryption::Mandatory) {
            step.detail += u", "_s + (server.trustServerCertificate
                                          ? Text::tr("encrypted, the certificate is trusted unseen")
                                          : Text::tr("encrypted, the certificate was checked"));
        }
        step.advice = protectionWarning(server, *driver);
        if (!step.advice.isEmpty())
            step.result = Step::Result::Warning;
    }
    return step;
}

// What each missing right costs, in the order of its weight.
QStringList costsOf(const Permissions& rights)
{
    using Role = Permissions::Role;
    QStringList costs;
    const auto cost = [&](bool missing, const QString& sentence) {
        if (missing)
            costs.append(sentence);
    };
    cost(!rights.readTables && !rights.readProcedures,
         Text::tr("No job can be seen: the login has none of the Agent's roles in msdb."));
    cost(!rights.startJobs, Text::tr("No job can be started (EXECUTE on sp_start_job)."));
    cost(rights.startJobs && !rights.stopJobs, Text::tr("No job can be stopped (EXECUTE on sp_stop_job)."));
    cost(rights.role == Role::User,
         Text::tr("Only the login's own jobs are seen, started and stopped. SQLAgentReaderRole shows all, "
                  "SQLAgentOperatorRole starts and stops all."));
    cost(rights.role == Role::Reader,
         Text::tr("All jobs are seen, but only the login's own can be started and "
                  "stopped. SQLAgentOperatorRole starts and stops all."));
    cost(!rights.readTables && rights.readProcedures,
         Text::tr("Jobs are read through msdb's procedures, which takes longer; a start whose answer was "
                  "lost while "
                  "the Agent restarted may stay undecided. SELECT on the tables of the Agent mends it."));
    cost(!rights.serverState,
         Text::tr(
             "Whether the Agent runs cannot be seen: a run whose Agent died stays open until the Agent is "
             "back (VIEW SERVER STATE)."));
    cost(!rights.packageLog, Text::tr("What SSIS packages write to msdb's log is not shown, and one that "
                                      "failed behind a step that reports "
                                      "success may go unnoticed (SELECT on sysssislog)."));
    return costs;
}

Step permissionStep(Connection& connection)
{
    const auto answer = readPermissions(connection);
    if (!answer)
        return broken(Step::Id::Permissions, answer.error());
    const Permissions& rights = answer->value;
    Step step;
    step.id = Step::Id::Permissions;
    step.role = roleName(rights.role);
    step.reader = rights.readTables ? u"tables"_s : rights.readProcedures ? u"procedures"_s : QString();
    step.detail = step.role.isEmpty() ? Text::tr("none of the Agent's roles") : step.role;
    if (rights.readTables)
        step.detail += u", "_s + Text::tr("jobs are read from msdb's tables");
    else if (rights.readProcedures)
        step.detail += u", "_s + Text::tr("jobs are read through msdb's procedures (sp_help_job …)");
    step.costs = costsOf(rights);
    if (step.costs.isEmpty()) {
        step.result = Step::Result::Ok;
        return step;
    }
    const bool enough = (rights.readTables || rights.readProcedures) && rights.startJobs;
    step.result = enough ? Step::Result::Warning : Step::Result::Failed;
    step.advice =
        enough ? Text::tr("This is enough to work with; an administrator can grant more to this login's "
                          "user in msdb.")
               : Text::tr("Ask an administrator to make this login's user in msdb a member of "
                          "SQLAgentOperatorRole.");
    return step;
}

Step agentStep(Connection& connection)
{
    const auto state = readAgentState(connection);
    if (!state)
        return broken(Step::Id::AgentState, state.error());
    switch (state->value) {
    case AgentState::Running:
        return {Step::Id::AgentState, Step::Result::Ok, Text::tr("The SQL Server Agent runs."), {}};
    case AgentState::Stopped:
    case AgentState::Starting:
        return {Step::Id::AgentState, Step::Result::Failed, Text::tr("The SQL Server Agent does not run."),
                Text::tr("Start the service SQL Server Agent on that machine.")};
    case AgentState::NotInstalled:
        return {Step::Id::AgentState, Step::Result::Failed, Text::tr("This edition has no SQL Server Agent."),
                Text::tr("Use an edition with an Agent; Express has none.")};
    case AgentState::Unknown:
        break;
    }
    return {Step::Id::AgentState, Step::Result::Warning,
            Text::tr("The login may not ask whether the Agent runs."),
            Text::tr("Grant VIEW SERVER STATE to see it.")};
}

Step ssisStep(Connection& connection)
{
    Statement statement(connection);
    bool catalog = false, subsystem = false;
    const auto read = readResults(statement, statementText(u"ssis"_s),
                                  {{u"catalog"_s, [&](const RowView& row) { catalog = row.int32(0) == 1; }},
                                   {u"subsystem"_s, [&](const RowView&) { subsystem = true; }}});
    if (!read)
        return broken(Step::Id::Ssis, read.error());
    if (catalog)
        return {Step::Id::Ssis, Step::Result::Ok, Text::tr("The catalog SSISDB is there."), {}};
    if (subsystem)
        return {Step::Id::Ssis,
                Step::Result::Ok,
                Text::tr("Jobs can run packages; there is no catalog SSISDB."),
                {}};
    return {Step::Id::Ssis, Step::Result::Warning, Text::tr("Integration Services was not found."),
            Text::tr("Jobs without SSIS steps run all the same.")};
}

} // namespace

QList<ServerTestStep> walkServer(const Server& server, const QString& password)
{
    QList<Step> steps{nameStep(server)};
    if (steps.last().result != Step::Result::Failed)
        steps.append(tcpStep(server));
    if (steps.last().result != Step::Result::Failed) {
        auto connection = Connection::open(server, password);
        if (connection) {
            steps.append(loginStep(server, **connection));
            using Rung = Step (*)(Connection&);
            for (const Rung rung : {Rung(permissionStep), Rung(agentStep), Rung(ssisStep)}) {
                if ((*connection)->isUsable())
                    steps.append(rung(**connection));
            }
        } else {
            steps.append(broken(Step::Id::Login, connection.error()));
            if (connection.error().kind == AgentError::Kind::Unreachable && !checksCertificate(server)) {
                steps.last().advice =
                    Text::tr("The port answers but no login came about: is it a SQL Server, and does its "
                             "encryption match the server's settings here?");
            }
        }
    }
    for (const Step::Id id :
         {Step::Id::Tcp, Step::Id::Login, Step::Id::Permissions, Step::Id::AgentState, Step::Id::Ssis}) {
        if (std::none_of(steps.begin(), steps.end(), [id](const Step& step) { return step.id == id; }))
            steps.append({id, Step::Result::Skipped, {}, {}});
    }
    return steps;
}

} // namespace stellwerk
