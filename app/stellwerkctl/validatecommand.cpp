// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "validatecommand.h"

#include "package/packagecheck.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const Problem& problem)
{
    return {{u"severity"_s, problem.severity == Severity::Error ? u"error"_s : u"warning"_s},
            {u"code"_s, problemCodeName(problem.code)},
            {u"line"_s, problem.line > 0 ? QJsonValue(problem.line) : QJsonValue()},
            {u"task"_s, problem.task.isEmpty() ? QJsonValue() : problem.task},
            {u"constraint"_s, problem.constraint.isEmpty() ? QJsonValue() : problem.constraint},
            {u"text"_s, describe(problem)}};
}

} // namespace

void ValidateCommand::start()
{
    m_file = arguments().positionals.first();
    const auto loaded = loadPackage(m_file);
    if (!loaded) {
        const PackageFileError& error = loaded.error();
        if (console().isJson()) {
            const QJsonObject problem{{u"severity"_s, u"error"_s},
                                      {u"code"_s, u"unreadable"_s},
                                      {u"line"_s, error.line > 0 ? QJsonValue(error.line) : QJsonValue()},
                                      {u"path"_s, error.path},
                                      {u"text"_s, error.message()}};
            console().document(
                QJsonObject{{u"file"_s, m_file}, {u"valid"_s, false}, {u"problems"_s, QJsonArray{problem}}});
        } else {
            console().line(u"%1:%2: error: %3"_s.arg(m_file, QString::number(error.line), error.message()));
        }
        finish(ExitCode::Usage);
        return;
    }
    m_loaded = *loaded;
    if (!openSession(context().configFolder))
        return;
    if (arguments().has(u"online"_s))
        readFleet({}, [this] { show(); });
    else
        show();
}

void ValidateCommand::show()
{
    FleetFacts facts = session()->facts();
    facts.known = !facts.servers.isEmpty(); // an empty registry knows nothing about the package's servers
    const QList<Problem> problems = checkPackage(m_loaded.package, facts, m_loaded.lines);
    const bool online = arguments().has(u"online"_s);
    if (online)
        reportTrouble();
    if (console().isJson()) {
        QJsonArray all;
        for (const Problem& problem : problems)
            all += toJson(problem);
        QJsonObject document{{u"file"_s, m_file}, {u"valid"_s, !hasErrors(problems)}, {u"problems"_s, all}};
        if (online)
            document.insert(u"errors"_s, troubleJson());
        console().document(document);
    } else {
        for (const Problem& problem : problems) {
            const QString place =
                problem.line > 0 ? u"%1:%2"_s.arg(m_file, QString::number(problem.line)) : m_file;
            console().line(u"%1: %2: %3"_s.arg(
                place, problem.severity == Severity::Error ? u"error"_s : u"warning"_s, describe(problem)));
        }
        if (problems.isEmpty())
            console().line(u"%1: no problems, %2 tasks."_s.arg(m_file).arg(m_loaded.package.tasks.size()));
    }
    if (hasErrors(problems))
        finish(ExitCode::Usage);
    else
        finish(online && !troubled().isEmpty() ? ExitCode::Unreachable : ExitCode::Succeeded);
}

} // namespace stellwerk
