// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "serverstestcommand.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QString wordOf(ServerTestStep::Id id)
{
    switch (id) {
    case ServerTestStep::Id::Name:
        return u"name"_s;
    case ServerTestStep::Id::Tcp:
        return u"tcp"_s;
    case ServerTestStep::Id::Login:
        return u"tls_login"_s;
    case ServerTestStep::Id::Permissions:
        return u"permissions"_s;
    case ServerTestStep::Id::AgentState:
        return u"agent"_s;
    case ServerTestStep::Id::Ssis:
        return u"ssis"_s;
    }
    return {};
}

QString wordOf(ServerTestStep::Result result)
{
    switch (result) {
    case ServerTestStep::Result::Ok:
        return u"ok"_s;
    case ServerTestStep::Result::Warning:
        return u"warning"_s;
    case ServerTestStep::Result::Failed:
        return u"failed"_s;
    case ServerTestStep::Result::Skipped:
        break;
    }
    return u"skipped"_s;
}

QJsonObject toJson(const ServerTestStep& step)
{
    QJsonObject object{{u"step"_s, wordOf(step.id)},
                       {u"result"_s, wordOf(step.result)},
                       {u"detail"_s, step.detail},
                       {u"advice"_s, step.advice}};
    if (step.id == ServerTestStep::Id::Permissions && step.result != ServerTestStep::Result::Skipped) {
        object.insert(u"role"_s, step.role);
        object.insert(u"reader"_s, step.reader);
        object.insert(u"costs"_s, QJsonArray::fromStringList(step.costs));
    }
    return object;
}

bool failedAt(const QList<ServerTestStep>& steps, bool reach)
{
    return std::any_of(steps.cbegin(), steps.cend(), [reach](const ServerTestStep& step) {
        return step.result == ServerTestStep::Result::Failed &&
               (step.id <= ServerTestStep::Id::Login) == reach;
    });
}

} // namespace

void ServersTestCommand::start()
{
    if (!openSession(context().configFolder))
        return;
    QList<Server> chosen;
    for (const QString& name : arguments().positionals) {
        if (registered(name).isEmpty()) {
            finish(ExitCode::Usage);
            return;
        }
    }
    for (const Server& server : session()->servers()) {
        if (arguments().positionals.isEmpty() ||
            arguments().positionals.contains(server.name, Qt::CaseInsensitive))
            chosen += server;
    }
    if (chosen.isEmpty()) {
        console().error(u"no server is registered"_s, u"'stellwerkctl servers add --help' tells how."_s);
        finish(ExitCode::Usage);
        return;
    }
    for (const Server& server : std::as_const(chosen))
        m_reports += {server.name, {}, false};
    for (const Server& server : std::as_const(chosen)) {
        session()->testServer(server, this, [this, name = server.name](const QList<ServerTestStep>& steps) {
            take(name, steps);
        });
    }
}

void ServersTestCommand::take(const QString& server, const QList<ServerTestStep>& steps)
{
    for (Report& report : m_reports) {
        if (report.server == server) {
            report.steps = steps;
            report.done = true;
        }
    }
    if (std::all_of(m_reports.cbegin(), m_reports.cend(), [](const Report& report) { return report.done; }))
        show();
}

void ServersTestCommand::show()
{
    ExitCode code = ExitCode::Succeeded;
    QJsonArray servers;
    for (const Report& report : std::as_const(m_reports)) {
        if (failedAt(report.steps, true))
            code = ExitCode::Unreachable;
        else if (failedAt(report.steps, false) && code == ExitCode::Succeeded)
            code = ExitCode::TaskFailed;
        QJsonArray steps;
        console().line(report.server);
        for (const ServerTestStep& step : report.steps) {
            steps += toJson(step);
            console().line(
                u"  %1 %2 %3"_s.arg(wordOf(step.result), -8).arg(wordOf(step.id), -12).arg(step.detail));
            for (const QString& cost : step.costs)
                console().line(u"           - %1"_s.arg(cost));
            if (!step.advice.isEmpty())
                console().line(u"           -> %1"_s.arg(step.advice));
        }
        servers += QJsonObject{{u"server"_s, report.server},
                               {u"ok"_s, !failedAt(report.steps, true) && !failedAt(report.steps, false)},
                               {u"steps"_s, steps}};
    }
    if (console().isJson())
        console().document(QJsonObject{{u"servers"_s, servers}});
    finish(code);
}

} // namespace stellwerk
