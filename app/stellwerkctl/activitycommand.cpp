// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitycommand.h"

#include "texts.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

void ActivityCommand::start()
{
    if (openSession(context().configFolder))
        readFleet({}, [this] { show(); });
}

void ActivityCommand::show()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QJsonArray running;
    QList<QStringList> rows;
    for (const Server& server : session()->servers()) {
        for (const AgentJob& job : session()->fleet()->jobs(server.name)) {
            if (job.state != JobState::Running && job.state != JobState::Requested)
                continue;
            const QDateTime since = session()->toUtc(server.name, job.runningSinceLocal);
            const qint64 ms = since.isValid() ? std::max<qint64>(0, since.msecsTo(now)) : -1;
            running += QJsonObject{{u"server"_s, server.name},
                                   {u"job"_s, job.name},
                                   {u"state"_s, wordOf(job.state)},
                                   {u"since"_s, since.isValid() ? QJsonValue(isoUtc(since)) : QJsonValue()},
                                   {u"elapsed_ms"_s, ms < 0 ? QJsonValue() : QJsonValue(ms)},
                                   {u"usual_seconds"_s, job.usualDuration
                                                            ? QJsonValue(qint64(job.usualDuration->count()))
                                                            : QJsonValue()}};
            rows += {server.name, job.name, wordOf(job.state),
                     ms < 0 ? u"-"_s : spanText(std::chrono::milliseconds(ms)),
                     job.usualDuration ? spanText(*job.usualDuration) : u"-"_s};
        }
    }
    if (console().isJson())
        console().document(QJsonObject{{u"running"_s, running}, {u"errors"_s, troubleJson()}});
    else if (rows.isEmpty())
        console().line(u"Nothing runs."_s);
    else
        console().table({u"SERVER"_s, u"JOB"_s, u"STATE"_s, u"FOR"_s, u"USUALLY"_s}, rows);
    reportTrouble();
    finish(troubled().isEmpty() ? ExitCode::Succeeded : ExitCode::Unreachable);
}

} // namespace stellwerk
