// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rungs of "servers test": name, TCP, login, permissions, Agent, SSIS.
#include "agent/connection.h"
#include "agent/connectionstring.h"
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
        step.advice = protectionWarning(server, *driver);
        if (!step.advice.isEmpty())
            step.result = Step::Result::Warning;
    }
    return step;
}

Step permissionStep(Connection& connection)
{
    const auto rights = readPermissions(connection);
    if (!rights)
        return broken(Step::Id::Permissions, rights.error());
    const Permissions& permissions = rights->value;
    if (permissions.missing.isEmpty())
        return {
            Step::Id::Permissions, Step::Result::Ok, permissions.sysadmin ? u"sysadmin"_s : QString(), {}};
    const bool enough = permissions.readTables && permissions.startJobs;
    return {Step::Id::Permissions, enough ? Step::Result::Warning : Step::Result::Failed,
            Text::tr("Missing: %1").arg(permissions.missing.join(u", "_s)),
            Text::tr("Ask an administrator to grant what is missing to this login's user in msdb.")};
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
            if (connection.error().kind == AgentError::Kind::Unreachable) {
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
