// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/testtext.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

QString TestText::nameOf(ServerTestStep::Id id)
{
    switch (id) {
    case ServerTestStep::Id::Name:
        return tr("Name");
    case ServerTestStep::Id::Tcp:
        return tr("Connection");
    case ServerTestStep::Id::Login:
        return tr("Login");
    case ServerTestStep::Id::Permissions:
        return tr("Permissions");
    case ServerTestStep::Id::AgentState:
        return tr("Agent");
    case ServerTestStep::Id::Ssis:
        return tr("SSIS");
    }
    return {};
}

QString TestText::of(const QList<ServerTestStep>& steps)
{
    QStringList lines;
    for (const ServerTestStep& step : steps) {
        QString mark;
        switch (step.result) {
        case ServerTestStep::Result::Ok:
            mark = tr("ok");
            break;
        case ServerTestStep::Result::Warning:
            mark = tr("warning");
            break;
        case ServerTestStep::Result::Failed:
            mark = tr("failed");
            break;
        case ServerTestStep::Result::Skipped:
            continue;
        }
        QString line = tr("%1: %2", "rung of a test: result").arg(nameOf(step.id), mark);
        for (const QString& part : {step.detail, step.advice}) {
            if (!part.isEmpty())
                line += u" \u2013 "_s + part;
        }
        lines.append(line);
        for (const QString& cost : step.costs)
            lines.append(u"    \u2022 "_s + cost);
    }
    return lines.join(u'\n');
}

bool TestText::passed(const QList<ServerTestStep>& steps)
{
    return std::none_of(steps.cbegin(), steps.cend(), [](const ServerTestStep& step) {
        return step.result == ServerTestStep::Result::Failed;
    });
}

} // namespace stellwerk
