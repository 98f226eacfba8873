// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historyqueries.h"

#include "history/habits.h"
#include "history/historyrows.h"
#include "history/startedby.h"

#include <QFileInfo>
#include <map>

namespace stellwerk {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

constexpr qint64 kDay = 86'400;
constexpr double kLate = 1.25; // times the usual P90
constexpr int kLateNeeds = 5;  // runs to call one late by

QDateTime utcOf(qint64 secondsSinceEpoch)
{
    return QDateTime::fromSecsSinceEpoch(secondsSinceEpoch, Qt::UTC);
}

struct KnownJob
{
    qint64 id = 0;
    QUuid job;
    QString name;
    QString folded;
};

HistoryAnswer<QList<KnownJob>> jobsOf(HistoryConnection& connection, const QString& server,
                                      const CancelFlag& cancelled)
{
    QList<KnownJob> jobs;
    const auto error =
        forEachRow(connection,
                   u"SELECT j.id, j.job, j.name, j.folded FROM jobs j JOIN servers s ON s.source = j.source"
                   " WHERE s.name = ? ORDER BY j.folded, j.id"_s,
                   {server.toCaseFolded()}, cancelled, [&](const QSqlQuery& row) {
                       jobs.append({row.value(0).toLongLong(), QUuid::fromRfc4122(row.value(1).toByteArray()),
                                    row.value(2).toString(), row.value(3).toString()});
                   });
    if (error)
        return tl::make_unexpected(*error);
    return jobs;
}

std::optional<QString> readRuns(HistoryConnection& connection, const KnownJob& job, const RunsQuery& query,
                                const CancelFlag& cancelled, QList<FinishedRun>& runs)
{
    // The offset is a day at most: what lies outside is cut exactly afterwards.
    const qint64 since = query.sinceUtc.isValid() ? query.sinceUtc.toSecsSinceEpoch() - kDay : 0;
    return forEachRow(
        connection,
        u"SELECT r.started, r.instance, r.offset, r.duration, r.outcome, r.retries, t.text, l.run, l.task"
        " FROM runs r LEFT JOIN texts t ON t.id = r.message"
        " LEFT JOIN links l ON l.job = r.job AND l.started = r.started"
        " WHERE r.job = ? AND r.started >= ? ORDER BY r.started DESC, r.instance DESC LIMIT ?"_s,
        {job.id, since, query.limit}, cancelled, [&](const QSqlQuery& row) {
            FinishedRun run;
            run.job = job.job;
            run.jobName = job.name;
            const qint64 started = row.value(0).toLongLong();
            run.startedLocal = utcOf(started);
            run.instanceId = row.value(1).toLongLong();
            run.startedUtc = utcOf(started - row.value(2).toLongLong() * 60);
            run.duration = seconds(row.value(3).toLongLong());
            run.outcome = runStatusOf(row.value(4).toInt());
            run.retries = row.value(5).toInt();
            run.message = row.value(6).toString();
            run.startedBy = startedBy(run.message);
            run.run = row.value(7).toString();
            run.task = row.value(8).toString();
            if (!query.sinceUtc.isValid() || run.startedUtc >= query.sinceUtc)
                runs.append(std::move(run));
        });
}

std::optional<QString> readPast(HistoryConnection& connection, qint64 job, const CancelFlag& cancelled,
                                QList<PastRun>& runs)
{
    return forEachRow(connection,
                      u"SELECT started, instance, offset, duration, outcome FROM runs WHERE job = ?"
                      " ORDER BY started DESC, instance DESC LIMIT ?"_s,
                      {job, kHabitRuns}, cancelled, [&](const QSqlQuery& row) {
                          const qint64 started = row.value(0).toLongLong();
                          runs.append({{row.value(1).toLongLong(), runStatusOf(row.value(4).toInt()),
                                        utcOf(started), seconds(row.value(3).toLongLong())},
                                       utcOf(started - row.value(2).toLongLong() * 60)});
                      });
}

// One job's days; `runs` may belong to several jobs of the same name.
struct DayRun
{
    qint64 started = 0;
    seconds duration{0};
    RunStatus outcome = RunStatus::Unknown;
};

void countDays(const QString& server, const QString& job, const std::vector<DayRun>& runs,
               QList<DayCell>& cells)
{
    std::vector<seconds> successful;
    for (const DayRun& run : runs) {
        if (run.outcome == RunStatus::Succeeded)
            successful.push_back(run.duration);
    }
    const bool canBeLate = successful.size() >= std::size_t(kLateNeeds);
    const double late = double(quantile(successful, 0.9).count()) * kLate;
    std::map<qint64, DayCell> days;
    for (const DayRun& run : runs) {
        DayCell& cell = days[run.started / kDay];
        ++cell.runs;
        cell.failed += run.outcome == RunStatus::Failed;
        cell.cancelled += run.outcome == RunStatus::Cancelled;
        cell.late += canBeLate && double(run.duration.count()) > late;
    }
    for (auto& [day, cell] : days) {
        cell.server = server;
        cell.job = job;
        cell.day = utcOf(day * kDay).date();
        cells.append(cell);
    }
}

QStringList allServers(HistoryConnection& connection, const CancelFlag& cancelled)
{
    QStringList servers;
    (void)forEachRow(connection, u"SELECT shown FROM servers ORDER BY name"_s, {}, cancelled,
                     [&](const QSqlQuery& row) { servers.append(row.value(0).toString()); });
    return servers;
}

} // namespace

HistoryAnswer<QList<FinishedRun>> runsOf(HistoryConnection& connection, const RunsQuery& query,
                                         const CancelFlag& cancelled)
{
    const auto jobs = jobsOf(connection, query.server, cancelled);
    if (!jobs)
        return tl::make_unexpected(jobs.error());
    QList<FinishedRun> runs;
    int sources = 0;
    for (const KnownJob& job : *jobs) {
        if (job.folded != query.job.toCaseFolded())
            continue;
        ++sources;
        if (const auto error = readRuns(connection, job, query, cancelled, runs))
            return tl::make_unexpected(*error);
    }
    if (sources > 1) {
        std::stable_sort(runs.begin(), runs.end(), [](const FinishedRun& a, const FinishedRun& b) {
            return a.startedUtc > b.startedUtc;
        });
    }
    while (runs.size() > query.limit)
        runs.removeLast();
    return runs;
}

HistoryAnswer<Memories> memoriesOf(HistoryConnection& connection, const QString& server,
                                   const QStringList& jobs, const CancelFlag& cancelled)
{
    const auto known = jobsOf(connection, server, cancelled);
    if (!known)
        return tl::make_unexpected(known.error());
    QSet<QString> wanted;
    for (const QString& job : jobs)
        wanted.insert(job.toCaseFolded());
    Memories memories;
    for (qsizetype i = 0; i < known->size() && !cancelled;) {
        const KnownJob& first = known->at(i);
        QList<PastRun> runs;
        const bool skip = first.folded.isEmpty() || (!wanted.isEmpty() && !wanted.contains(first.folded));
        qsizetype same = i; // jobs of one name stand together
        for (; same < known->size() && known->at(same).folded == first.folded; ++same) {
            if (skip)
                continue;
            if (const auto error = readPast(connection, known->at(same).id, cancelled, runs))
                return tl::make_unexpected(*error);
        }
        if (same - i > 1) {
            std::stable_sort(runs.begin(), runs.end(), [](const PastRun& a, const PastRun& b) {
                return a.run.startedLocal > b.run.startedLocal;
            });
        }
        if (!runs.isEmpty())
            memories.insert(first.folded, habitsOf(known->at(same - 1).name, runs));
        i = same;
    }
    return memories;
}

HistoryAnswer<QList<DayCell>> daysOf(HistoryConnection& connection, const DayQuery& query,
                                     const CancelFlag& cancelled)
{
    const QStringList servers = query.servers.isEmpty() ? allServers(connection, cancelled) : query.servers;
    const qint64 from = query.from.startOfDay(Qt::UTC).toSecsSinceEpoch();
    const qint64 to = query.to.addDays(1).startOfDay(Qt::UTC).toSecsSinceEpoch();
    QList<DayCell> cells;
    for (const QString& server : servers) {
        const auto jobs = jobsOf(connection, server, cancelled);
        if (!jobs)
            return tl::make_unexpected(jobs.error());
        std::vector<DayRun> runs;
        for (qsizetype i = 0; i < jobs->size() && !cancelled && cells.size() < query.limit; ++i) {
            const auto error = forEachRow(
                connection,
                u"SELECT started, duration, outcome FROM runs WHERE job = ? AND started >= ? AND started < ?"_s,
                {jobs->at(i).id, from, to}, cancelled, [&](const QSqlQuery& row) {
                    runs.push_back({row.value(0).toLongLong(), seconds(row.value(1).toLongLong()),
                                    runStatusOf(row.value(2).toInt())});
                });
            if (error)
                return tl::make_unexpected(*error);
            if (i + 1 < jobs->size() && jobs->at(i + 1).folded == jobs->at(i).folded)
                continue; // made anew under its name
            countDays(server, jobs->at(i).name, runs, cells);
            runs.clear();
        }
    }
    while (cells.size() > query.limit)
        cells.removeLast();
    return cells;
}

HistoryAnswer<HistoryStats> statsOf(HistoryConnection& connection, const QString& file,
                                    const CancelFlag& cancelled)
{
    HistoryStats stats;
    stats.file = file;
    for (const QString& part : {u""_s, u"-wal"_s})
        stats.bytes += QFileInfo(file + part).size();
    stats.retention = retentionOf(connection);
    const auto error = forEachRow(
        connection,
        u"SELECT s.shown, o.own_name, s.complete_until, COUNT(DISTINCT j.id),"
        " SUM((SELECT COUNT(*) FROM runs r WHERE r.job = j.id)),"
        " MIN((SELECT r.started - r.offset * 60 FROM runs r WHERE r.job = j.id ORDER BY r.started LIMIT 1)),"
        " MAX((SELECT r.started - r.offset * 60 FROM runs r WHERE r.job = j.id ORDER BY r.started DESC LIMIT "
        "1))"
        " FROM servers s JOIN sources o ON o.id = s.source LEFT JOIN jobs j ON j.source = s.source"
        " GROUP BY s.name ORDER BY s.name"_s,
        {}, cancelled, [&](const QSqlQuery& row) {
            HistoryStats::OfServer server;
            server.server = row.value(0).toString();
            server.ownName = row.value(1).toString();
            if (!row.value(2).isNull())
                server.completeUntil = utcOf(row.value(2).toLongLong());
            server.jobs = row.value(3).toInt();
            server.runs = row.value(4).toLongLong();
            if (!row.value(5).isNull())
                server.oldestUtc = utcOf(row.value(5).toLongLong());
            if (!row.value(6).isNull())
                server.newestUtc = utcOf(row.value(6).toLongLong());
            stats.runs += server.runs;
            stats.servers.append(server);
        });
    if (error)
        return tl::make_unexpected(*error);
    return stats;
}

Retention retentionOf(HistoryConnection& connection)
{
    Retention retention;
    const CancelFlag never{false};
    (void)forEachRow(connection, u"SELECT name, value FROM settings"_s, {}, never, [&](const QSqlQuery& row) {
        if (row.value(0).toString() == "retention_days"_L1)
            retention.days = row.value(1).toInt();
        else if (row.value(0).toString() == "retention_runs_per_job"_L1)
            retention.runsPerJob = row.value(1).toInt();
    });
    return retention;
}

} // namespace stellwerk
