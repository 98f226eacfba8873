// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/outcomequeries.h"

#include "history/habits.h"
#include "history/historyrows.h"

#include <cmath>
#include <map>

namespace stellwerk {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

constexpr qint64 kDay = 86'400;
constexpr double kLateTimes = 1.25;   // of the usual P90
constexpr int kUsualRuns = 60;        // the newest so many tell how long a job usually takes
constexpr int kMostUsualRuns = 300;   // looked at for them
constexpr qsizetype kHabitJobs = 200; // of more the habits are not looked for here
constexpr int kFailedRuns = 2'000;    // of one job
constexpr int kLookBack = 120;        // runs before the failures: the last success, the rhythm
constexpr qsizetype kEvenNeeds = 8;   // intervals to call a rhythm even by
constexpr double kEvenWithin = 0.1;   // of their median
constexpr double kEvenShare = 0.75;   // of them must lie so near

struct Usual
{
    seconds median{0};
    seconds p90{0};
    bool known = false;
};

Usual usualOf(const std::vector<OutcomeRun>& newestFirst)
{
    std::vector<seconds> successful;
    for (const OutcomeRun& run : newestFirst) {
        if (run.outcome == RunStatus::Succeeded)
            successful.emplace_back(run.seconds);
        if (successful.size() == std::size_t(kUsualRuns))
            break;
    }
    if (successful.size() < std::size_t(kHabitNeeds))
        return {};
    return {quantile(successful, 0.5), quantile(successful, 0.9), true};
}

void add(OutcomeCell& cell, const OutcomeRun& run, const Usual& usual)
{
    // Newest first: an older run takes the place only where it is worse.
    if (cell.runs == 0 || badness(run.outcome) > badness(cell.worst)) {
        cell.worst = run.outcome;
        cell.startedLocal = run.startedLocal;
        cell.offset = run.offset;
        cell.seconds = run.seconds;
    }
    const auto count = [](quint16& number, bool one) {
        if (one && number < 0xffff)
            ++number;
    };
    count(cell.runs, true);
    count(cell.failed, run.outcome == RunStatus::Failed);
    count(cell.cancelled, run.outcome == RunStatus::Cancelled);
    count(cell.retried, run.retries > 0);
    if (!usual.known)
        return;
    cell.late = cell.late || isLate(seconds(run.seconds), usual.median, usual.p90);
    const double percent = 100.0 * run.seconds / double(std::max<qint64>(1, usual.median.count()));
    cell.percent = std::max(cell.percent, quint16(std::clamp(std::lround(percent), 1L, 60'000L)));
}

QDateTime endOf(const FinishedRun& run)
{
    return run.startedUtc.addSecs(run.duration.count());
}

// What the runs of a job (newest first) say about those that failed since then.
std::optional<FailedJob> failedJob(const QList<FinishedRun>& newestFirst, const QDateTime& since)
{
    FailedJob failed;
    QList<QDateTime> starts;
    qsizetype firstFailure = -1;
    for (auto run = newestFirst.crbegin(); run != newestFirst.crend(); ++run) {
        starts.append(run->startedUtc);
        const bool good = run->outcome == RunStatus::Succeeded;
        if (run->outcome == RunStatus::Failed && run->startedUtc >= since) {
            if (failed.failures.isEmpty())
                firstFailure = starts.size() - 1;
            failed.failures.append(*run);
            failed.recoveredUtc = {};
        } else if (good && failed.failures.isEmpty()) {
            failed.lastSuccessUtc = endOf(*run);
        } else if (good && !failed.recoveredUtc.isValid()) {
            failed.recoveredUtc = run->startedUtc;
        }
    }
    if (failed.failures.isEmpty())
        return {};
    failed.job = newestFirst.constFirst().jobName;
    if (firstFailure + 1 < starts.size()) {
        failed.nextDueUtc = dueAfter(starts, firstFailure);
        if (failed.nextDueUtc.isValid())
            failed.nextStartedUtc = starts.at(firstFailure + 1);
    }
    return failed;
}

struct Key
{
    QString server;
    QString job;
};

} // namespace

int badness(RunStatus status)
{
    switch (status) {
    case RunStatus::Failed:
        return 3;
    case RunStatus::Cancelled:
        return 2;
    case RunStatus::Unknown:
    case RunStatus::Retry:
    case RunStatus::InProgress:
        return 1;
    case RunStatus::Succeeded:
        break;
    }
    return 0;
}

bool isLate(seconds duration, seconds median, seconds p90)
{
    return double(duration.count()) > double(p90.count()) * kLateTimes && duration - median > kLateFloor;
}

QDateTime dueAfter(const QList<QDateTime>& starts, qsizetype failed)
{
    if (failed < kEvenNeeds || failed >= starts.size())
        return {};
    std::vector<seconds> gaps;
    for (qsizetype i = std::max<qsizetype>(1, failed - kLookBack); i <= failed; ++i)
        gaps.emplace_back(starts.at(i - 1).secsTo(starts.at(i)));
    const seconds usual = quantile(gaps, 0.5);
    const double room = double(usual.count()) * kEvenWithin;
    const auto even = std::count_if(gaps.cbegin(), gaps.cend(), [&](seconds gap) {
        return std::abs(double((gap - usual).count())) <= room;
    });
    if (usual.count() <= 0 || double(even) < kEvenShare * double(gaps.size()))
        return {};
    return starts.at(failed).addSecs(usual.count());
}

std::vector<OutcomeCell> cellsOf(const std::vector<OutcomeRun>& newestFirst, const OutcomesQuery& query)
{
    const Usual usual = usualOf(newestFirst);
    std::vector<OutcomeCell> cells;
    if (query.by == OutcomesQuery::By::Run) {
        for (const OutcomeRun& run : newestFirst) {
            if (cells.size() == std::size_t(std::max(0, query.runs)))
                break;
            const qint64 utc = run.startedLocal - run.offset * 60;
            if (query.sinceUtc.isValid() && utc < query.sinceUtc.toSecsSinceEpoch())
                continue;
            OutcomeCell cell;
            cell.slot = qint32(cells.size());
            add(cell, run, usual);
            cells.push_back(cell);
        }
        return cells;
    }
    const qint32 first = qint32(QDate(1970, 1, 1).daysTo(query.from));
    for (const OutcomeRun& run : newestFirst) {
        const auto day = qint32(std::floor(double(run.startedLocal) / double(kDay)));
        if (day < first)
            continue;
        if (cells.empty() || cells.back().slot != day) {
            cells.emplace_back();
            cells.back().slot = day;
        }
        add(cells.back(), run, usual);
    }
    std::reverse(cells.begin(), cells.end());
    return cells;
}

HistoryAnswer<QList<FailedJob>> failuresOf(HistoryConnection& connection, const FailureQuery& query,
                                           const CancelFlag& cancelled)
{
    QStringList servers;
    for (const QString& server : query.servers)
        servers.append(server.toCaseFolded());
    // An offset is a day at most; exactly cut below.
    const qint64 since = query.sinceUtc.toSecsSinceEpoch() - kDay;
    std::map<std::pair<QString, QString>, Key> failing; // folded
    const auto error = forEachRow(
        connection,
        u"SELECT s.name, s.shown, j.folded, j.name FROM servers s JOIN jobs j ON j.source = s.source"
        " WHERE EXISTS (SELECT 1 FROM runs r WHERE r.job = j.id AND r.started >= ? AND r.outcome = 0)"_s,
        {since}, cancelled, [&](const QSqlQuery& row) {
            const QString server = row.value(0).toString();
            if (servers.isEmpty() || servers.contains(server))
                failing.insert_or_assign({server, row.value(2).toString()},
                                         Key{row.value(1).toString(), row.value(3).toString()});
        });
    if (error)
        return tl::make_unexpected(*error);
    QList<FailedJob> jobs;
    for (const auto& [folded, key] : failing) {
        if (cancelled || jobs.size() >= query.jobs)
            break;
        auto runs = runsOf(connection, {key.server, key.job, query.sinceUtc, kFailedRuns}, cancelled);
        if (!runs)
            return tl::make_unexpected(runs.error());
        const auto before =
            runsOf(connection, {key.server, key.job, {}, int(runs->size()) + kLookBack}, cancelled);
        if (!before)
            return tl::make_unexpected(before.error());
        std::optional<FailedJob> failed = failedJob(*before, query.sinceUtc);
        if (!failed)
            continue;
        failed->server = key.server;
        jobs.append(std::move(*failed));
        if (jobs.size() > kHabitJobs)
            continue;
        const auto memory = memoriesOf(connection, key.server, {key.job}, cancelled);
        if (!memory)
            return tl::make_unexpected(memory.error());
        jobs.last().habits = memory->value(key.job.toCaseFolded()).habits;
    }
    return jobs;
}

HistoryAnswer<QList<JobOutcomes>> outcomesOf(HistoryConnection& connection, const OutcomesQuery& query,
                                             const CancelFlag& cancelled)
{
    QList<JobOutcomes> jobs;
    std::map<QString, std::pair<QString, QList<qint64>>> byName; // folded: as shown, ids
    const auto error =
        forEachRow(connection,
                   u"SELECT j.folded, j.name, j.id FROM jobs j JOIN servers s ON s.source = j.source"
                   " WHERE s.name = ? AND j.folded <> '' ORDER BY j.id"_s,
                   {query.server.toCaseFolded()}, cancelled, [&](const QSqlQuery& row) {
                       auto& job = byName[row.value(0).toString()];
                       job.first = row.value(1).toString();
                       job.second.append(row.value(2).toLongLong());
                   });
    if (error)
        return tl::make_unexpected(*error);
    const bool byDay = query.by == OutcomesQuery::By::Day;
    const qint64 from = byDay                      ? query.from.startOfDay(Qt::UTC).toSecsSinceEpoch()
                        : query.sinceUtc.isValid() ? query.sinceUtc.toSecsSinceEpoch() - kDay
                                                   : 0;
    // Rows come one by one: what is asked for, and as many more as tell the usual duration.
    const auto enough = [&](const OutcomeRun& older, std::size_t taken, std::size_t successful) {
        const bool asked =
            byDay ? older.startedLocal < from : taken >= std::size_t(query.runs) || older.startedLocal < from;
        return asked && (successful >= std::size_t(kUsualRuns) || taken >= std::size_t(kMostUsualRuns));
    };
    QSqlQuery rows(connection.database()); // prepared once: there are many jobs
    rows.setForwardOnly(true);
    if (!rows.prepare(u"SELECT started, offset, duration, outcome, retries FROM runs WHERE job = ?"
                      " ORDER BY started DESC, instance DESC"_s)) {
        connection.note(rows.lastError());
        return tl::make_unexpected(connection.error());
    }
    for (const auto& [folded, job] : byName) {
        std::vector<OutcomeRun> runs;
        for (const qint64 id : job.second) {
            if (cancelled)
                return jobs;
            rows.bindValue(0, id);
            if (!rows.exec()) {
                connection.note(rows.lastError());
                return tl::make_unexpected(connection.error());
            }
            std::size_t taken = 0;
            std::size_t successful = 0;
            while (rows.next()) {
                const OutcomeRun run{rows.value(0).toLongLong(), qint16(rows.value(1).toInt()),
                                     rows.value(2).toInt(), runStatusOf(rows.value(3).toInt()),
                                     rows.value(4).toInt()};
                if (enough(run, taken, successful))
                    break;
                ++taken;
                successful += run.outcome == RunStatus::Succeeded;
                runs.push_back(run);
            }
        }
        if (job.second.size() > 1)
            std::stable_sort(runs.begin(), runs.end(), [](const OutcomeRun& a, const OutcomeRun& b) {
                return a.startedLocal > b.startedLocal;
            });
        jobs.append({job.first, cellsOf(runs, query)});
    }
    rows.finish();
    return jobs;
}

} // namespace stellwerk
