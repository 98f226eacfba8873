// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "historytexts.h"

#include "texts.h"

#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

void addOrigin(QJsonObject& object, const FinishedRun& run)
{
    if (!run.startedBy.isEmpty())
        object.insert(u"started_by"_s, run.startedBy);
    if (!run.run.isEmpty()) {
        object.insert(u"run"_s, run.run);
        object.insert(u"task"_s, run.task);
    }
}

QJsonValue momentJson(const QDateTime& utc)
{
    return utc.isValid() ? QJsonValue(isoUtc(utc)) : QJsonValue();
}

QString dayText(const QDateTime& utc)
{
    return utc.isValid() ? wallText(utc) : u"never"_s;
}

} // namespace

HistoryTable::HistoryTable(QString server, const QList<FinishedRun>& own, int limit)
    : m_server(std::move(server))
    , m_own(own)
    , m_limit(limit)
{
    for (qsizetype i = 0; i < m_own.size(); ++i)
        m_places.insert({m_own[i].instanceId, m_own[i].startedLocal}, i);
}

QStringList HistoryTable::header()
{
    return {u"STARTED (SERVER TIME)"_s,
            u"STEP"_s,
            u"NAME"_s,
            u"OUTCOME"_s,
            u"TOOK"_s,
            u"KEPT BY"_s,
            u"MESSAGE"_s};
}

void HistoryTable::add(const HistoryRow& row, const QDateTime& startedUtc)
{
    QJsonObject object{{u"instance_id"_s, row.instanceId},
                       {u"step"_s, row.step},
                       {u"name"_s, row.stepName},
                       {u"outcome"_s, wordOf(row.status)},
                       {u"started"_s, isoUtc(startedUtc)},
                       {u"started_server_time"_s, wallText(row.startedLocal)},
                       {u"duration_s"_s, qint64(row.duration.count())},
                       {u"retries"_s, row.retries},
                       {u"sql_message_id"_s, row.sqlMessageId},
                       {u"message"_s, row.message},
                       {u"in_msdb"_s, true}};
    const auto place = m_places.constFind({row.instanceId, row.startedLocal});
    if (row.step == 0 && place != m_places.cend()) {
        m_told.insert(*place);
        addOrigin(object, m_own[*place]);
    }
    m_json += object;
    m_lines += {wallText(row.startedLocal),
                row.step == 0 ? u"run"_s : QString::number(row.step),
                row.stepName,
                wordOf(row.status),
                spanText(row.duration),
                u"server"_s,
                row.message.left(100).simplified()};
}

void HistoryTable::addMissing()
{
    for (qsizetype i = 0; i < m_own.size() && m_lines.size() < m_limit; ++i) { // newest first
        if (m_told.contains(i))
            continue;
        const FinishedRun& run = m_own[i];
        QJsonObject object{{u"instance_id"_s, run.instanceId},
                           {u"step"_s, 0},
                           {u"name"_s, u"(Job outcome)"_s},
                           {u"outcome"_s, wordOf(run.outcome)},
                           {u"started"_s, isoUtc(run.startedUtc)},
                           {u"started_server_time"_s, wallText(run.startedLocal)},
                           {u"duration_s"_s, qint64(run.duration.count())},
                           {u"retries"_s, run.retries},
                           {u"message"_s, run.message},
                           {u"in_msdb"_s, false}};
        addOrigin(object, run);
        m_json.prepend(object);
        m_lines.prepend({wallText(run.startedLocal), u"run"_s, u"(Job outcome)"_s, wordOf(run.outcome),
                         spanText(run.duration), u"own history"_s, run.message.left(100).simplified()});
        ++m_missing;
    }
}

QJsonObject habitsJson(const JobHabits& habits)
{
    QJsonObject object{{u"samples"_s, habits.samples},
                       {u"median_s"_s, qint64(habits.median.count())},
                       {u"p10_s"_s, qint64(habits.p10.count())},
                       {u"p90_s"_s, qint64(habits.p90.count())}};
    if (habits.slower) {
        object.insert(u"slower_since"_s,
                      QJsonObject{{u"started"_s, isoUtc(habits.slower->sinceUtc)},
                                  {u"started_server_time"_s, wallText(habits.slower->sinceLocal)},
                                  {u"before_s"_s, qint64(habits.slower->before.count())},
                                  {u"now_s"_s, qint64(habits.slower->now.count())}});
    }
    return object;
}

QStringList habitsLines(const std::optional<JobHabits>& habits)
{
    if (!habits)
        return {};
    QStringList lines{u"usually %1 (P10 %2, P90 %3, of %4 successful runs)"_s.arg(
        spanText(habits->median), spanText(habits->p10), spanText(habits->p90),
        QString::number(habits->samples))};
    if (habits->slower) {
        const double before = double(std::max<qint64>(1, habits->slower->before.count()));
        lines += u"slower since %1 (server time): %2 instead of %3, %4 % more"_s.arg(
            wallText(habits->slower->sinceLocal), spanText(habits->slower->now),
            spanText(habits->slower->before),
            QString::number(std::llround((double(habits->slower->now.count()) / before - 1) * 100)));
    }
    return lines;
}

QJsonObject statsJson(const HistoryStats& stats)
{
    QJsonArray servers;
    for (const HistoryStats::OfServer& server : stats.servers) {
        servers += QJsonObject{{u"server"_s, server.server},
                               {u"own_name"_s, server.ownName},
                               {u"jobs"_s, server.jobs},
                               {u"runs"_s, server.runs},
                               {u"oldest"_s, momentJson(server.oldestUtc)},
                               {u"newest"_s, momentJson(server.newestUtc)},
                               {u"complete_until"_s, momentJson(server.completeUntil)}};
    }
    return {{u"file"_s, stats.file},
            {u"bytes"_s, stats.bytes},
            {u"runs"_s, stats.runs},
            {u"retention"_s,
             QJsonObject{{u"days"_s, stats.retention.days}, {u"runs_per_job"_s, stats.retention.runsPerJob}}},
            {u"servers"_s, servers}};
}

QList<QStringList> statsLines(const HistoryStats& stats)
{
    QList<QStringList> lines;
    for (const HistoryStats::OfServer& server : stats.servers) {
        lines += {server.server,
                  QString::number(server.jobs),
                  QString::number(server.runs),
                  dayText(server.oldestUtc),
                  dayText(server.newestUtc),
                  dayText(server.completeUntil)};
    }
    return lines;
}

std::optional<Retention> parseRetention(const QString& text)
{
    const QStringList parts = text.split(u'/');
    bool daysOk = false, runsOk = true;
    Retention retention;
    retention.days = parts.first().toInt(&daysOk);
    if (parts.size() == 2)
        retention.runsPerJob = parts.at(1).toInt(&runsOk);
    if (!daysOk || !runsOk || parts.size() > 2 || retention.days < 0 || retention.runsPerJob < 0 ||
        retention.days > 36'500)
        return {};
    return retention;
}

QString retentionText(const Retention& retention)
{
    const QString days = retention.days > 0 ? u"%1 days"_s.arg(retention.days) : u"for ever"_s;
    return retention.runsPerJob > 0 ? days + u", %1 runs of a job at most"_s.arg(retention.runsPerJob) : days;
}

} // namespace stellwerk
