// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "historycommand.h"

#include "texts.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

bool HistoryCommand::understandOptions()
{
    const QString since = arguments().value(u"since"_s);
    if (!since.isEmpty()) {
        const auto span = parseSpan(since);
        m_since = span ? QDateTime::currentDateTimeUtc().addSecs(-span->count())
                       : QDateTime::fromString(since, Qt::ISODate).toUTC();
        if (!m_since.isValid()) {
            console().error(u"--since does not understand '%1'"_s.arg(since),
                            u"Give 2026-11-22, 2026-11-22T22:00 or a span as 36h or 7d."_s);
            return false;
        }
    }
    bool ok = true;
    if (arguments().has(u"limit"_s))
        m_limit = arguments().value(u"limit"_s).toInt(&ok);
    if (!ok || m_limit < 1) {
        console().error(u"--limit needs a number above 0"_s);
        return false;
    }
    return true;
}

void HistoryCommand::start()
{
    if (!openSession(context().configFolder))
        return;
    m_server = registered(arguments().positionals[0]);
    if (m_server.isEmpty() || !understandOptions()) {
        finish(ExitCode::Usage);
        return;
    }
    readFleet({m_server}, [this] { read(); });
}

void HistoryCommand::read()
{
    if (!troubled().isEmpty()) {
        reportTrouble();
        finish(ExitCode::Unreachable);
        return;
    }
    m_job = arguments().positionals[1];
    for (const AgentJob& job : session()->fleet()->jobs(m_server)) {
        if (job.name.compare(m_job, Qt::CaseInsensitive) == 0)
            m_job = job.name;
    }
    if (!session()->fleet()->job(m_server, m_job)) {
        console().error(u"there is no job '%1' on %2, or this login does not see it"_s.arg(m_job, m_server),
                        u"'jobs --server %1' lists them."_s.arg(m_server));
        finish(ExitCode::Usage);
        return;
    }
    session()->readHistory(m_server, m_job, 0, m_limit, this,
                           [this](const AgentResult<QList<HistoryRow>>& rows) {
                               if (rows) {
                                   show(*rows);
                                   return;
                               }
                               console().error(rows.error().summary(), rows.error().advice());
                               finish(ExitCode::Unreachable);
                           });
}

void HistoryCommand::show(const QList<HistoryRow>& rows)
{
    QJsonArray all;
    QList<QStringList> table;
    for (const HistoryRow& row : rows) {
        const QDateTime started = session()->toUtc(m_server, row.startedLocal);
        if (m_since.isValid() && started < m_since)
            continue;
        all += QJsonObject{{u"instance_id"_s, row.instanceId},
                           {u"step"_s, row.step},
                           {u"name"_s, row.stepName},
                           {u"outcome"_s, wordOf(row.status)},
                           {u"started"_s, isoUtc(started)},
                           {u"started_server_time"_s, wallText(row.startedLocal)},
                           {u"duration_s"_s, qint64(row.duration.count())},
                           {u"retries"_s, row.retries},
                           {u"sql_message_id"_s, row.sqlMessageId},
                           {u"message"_s, row.message}};
        table += {wallText(row.startedLocal),
                  row.step == 0 ? u"run"_s : QString::number(row.step),
                  row.stepName,
                  wordOf(row.status),
                  spanText(row.duration),
                  row.message.left(100).simplified()};
    }
    if (console().isJson())
        console().document(QJsonObject{{u"server"_s, m_server}, {u"job"_s, m_job}, {u"rows"_s, all}});
    else
        console().table(
            {u"STARTED (SERVER TIME)"_s, u"STEP"_s, u"NAME"_s, u"OUTCOME"_s, u"TOOK"_s, u"MESSAGE"_s}, table);
    finish(ExitCode::Succeeded);
}

} // namespace stellwerk
