// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobscommand.h"

#include "texts.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Found
{
    QString server;
    AgentJob job;
};

QJsonObject toJson(const Found& found)
{
    const AgentJob& job = found.job;
    QJsonObject object{{u"server"_s, found.server},
                       {u"job"_s, job.name},
                       {u"enabled"_s, job.enabled},
                       {u"category"_s, job.category},
                       {u"owner"_s, job.owner},
                       {u"state"_s, wordOf(job.state)},
                       {u"steps"_s, int(job.steps.size())},
                       {u"ssis_package"_s, job.ssisPackage.isEmpty() ? QJsonValue() : job.ssisPackage}};
    object.insert(u"last_outcome"_s,
                  job.lastRuns.isEmpty() ? QJsonValue() : wordOf(job.lastRuns.first().status));
    object.insert(u"last_started_server_time"_s,
                  job.lastRuns.isEmpty() ? QJsonValue() : wallText(job.lastRuns.first().startedLocal));
    object.insert(u"usual_seconds"_s,
                  job.usualDuration ? QJsonValue(qint64(job.usualDuration->count())) : QJsonValue());
    object.insert(u"running_since_server_time"_s, job.runningSinceLocal.isValid()
                                                      ? QJsonValue(wallText(job.runningSinceLocal))
                                                      : QJsonValue());
    object.insert(u"next_run_server_time"_s,
                  job.nextRunLocal ? QJsonValue(wallText(*job.nextRunLocal)) : QJsonValue());
    return object;
}

bool matches(const Found& found, const QString& filter)
{
    return filter.isEmpty() || found.job.name.contains(filter, Qt::CaseInsensitive) ||
           found.job.category.contains(filter, Qt::CaseInsensitive) ||
           found.server.contains(filter, Qt::CaseInsensitive);
}

QStringList cells(const Found& found)
{
    const AgentJob& job = found.job;
    const bool ran = !job.lastRuns.isEmpty();
    return {found.server,
            job.name,
            job.enabled ? wordOf(job.state) : wordOf(job.state) + u" (disabled)"_s,
            ran ? wordOf(job.lastRuns.first().status) : u"never ran"_s,
            ran ? wallText(job.lastRuns.first().startedLocal) : QString(),
            job.usualDuration ? spanText(*job.usualDuration) : u"-"_s};
}

} // namespace

void JobsCommand::start()
{
    if (!openSession(context().configFolder))
        return;
    QStringList servers;
    for (const QString& name : arguments().values(u"server"_s)) {
        const QString known = registered(name);
        if (known.isEmpty()) {
            finish(ExitCode::Usage);
            return;
        }
        servers += known;
    }
    readFleet(servers, [this] { show(); });
}

void JobsCommand::show()
{
    const QString filter = arguments().value(u"filter"_s);
    const QStringList only = arguments().values(u"server"_s);
    QList<Found> all;
    for (const Server& server : session()->servers()) {
        if (!only.isEmpty() && !only.contains(server.name, Qt::CaseInsensitive))
            continue;
        for (const AgentJob& job : session()->fleet()->jobs(server.name)) {
            if (matches({server.name, job}, filter))
                all += {server.name, job};
        }
    }
    if (console().isJson()) {
        QJsonArray jobs;
        for (const Found& found : all)
            jobs += toJson(found);
        console().document(QJsonObject{{u"jobs"_s, jobs}, {u"errors"_s, troubleJson()}});
    } else {
        QList<QStringList> rows;
        for (const Found& found : all)
            rows += cells(found);
        console().table(
            {u"SERVER"_s, u"JOB"_s, u"STATE"_s, u"LAST"_s, u"STARTED (SERVER TIME)"_s, u"USUALLY"_s}, rows);
    }
    reportTrouble();
    finish(troubled().isEmpty() ? ExitCode::Succeeded : ExitCode::Unreachable);
}

} // namespace stellwerk
