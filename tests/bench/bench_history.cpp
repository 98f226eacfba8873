// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own history: what a million runs of a fleet cost to take in and on disk, and how soon
// questions are answered. `ratio` of the filling is its time in units of a bare prepared INSERT of the same
// rows into a table of the same key; of the questions it is their time in units of 100 ms.
#include "history/historyappend.h"
#include "history/historyconnection.h"
#include "history/historyqueries.h"
#include "measure.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <random>

namespace {

using namespace stellwerk;
using namespace stellwerk::bench;
using namespace Qt::StringLiterals;

constexpr int kJobs = 400;
constexpr int kPage = 1000;
constexpr int kRows = 1'000'000;
constexpr int kBigJob = 10'000; // runs of one of the jobs
constexpr double kQuestionMs = 100;

// A server's past in the order in which it ended: jobs take turns, one of them runs more often.
class Past
{
public:
    [[nodiscard]] QList<JobOutcome> next(int count)
    {
        QList<JobOutcome> rows;
        rows.reserve(count);
        for (int i = 0; i < count; ++i) {
            ++m_instance;
            const bool big = m_instance % (kRows / kBigJob) == 0;
            const int job = big ? 0 : 1 + int(m_random() % (kJobs - 1));
            JobOutcome row;
            row.job = QUuid(uint(job + 1), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            row.jobName = u"Load table %1"_s.arg(job);
            const bool failed = m_random() % 50 == 0;
            row.run = {m_instance, failed ? RunStatus::Failed : RunStatus::Succeeded,
                       m_begin.addSecs(m_instance * 30), std::chrono::seconds(60 + int(m_random() % 600))};
            row.message =
                u"The job %1.  The Job was invoked by Schedule %2 (Every night).  The last step to run was"
                " step %3 (Load)."_s.arg(failed ? u"failed"_s : u"succeeded"_s)
                    .arg(job)
                    .arg(1 + m_random() % 3);
            rows.append(std::move(row));
        }
        return rows;
    }
    [[nodiscard]] qint64 instance() const { return m_instance; }
    [[nodiscard]] QDateTime now() const { return m_begin.addSecs(m_instance * 30); }

private:
    std::mt19937 m_random{1};
    qint64 m_instance = 0;
    QDateTime m_begin{QDate(2026, 1, 1), QTime(0, 0), Qt::UTC};
};

struct Filled
{
    double rowsPerSecond = 0;
    double reference = 0; // rows a second
    double bytesPerRow = 0;
    double peak = 0;
};

double bareInserts(const QTemporaryDir& folder)
{
    HistoryConnection connection;
    if (connection.open(folder.filePath(u"bare.sqlite"_s), HistoryConnection::Access::Write) !=
        HistoryConnection::Problem::None)
        return 0;
    connection.run(
        u"CREATE TABLE bare (job INTEGER, started INTEGER, instance INTEGER, duration INTEGER, outcome"
        " INTEGER, message TEXT, PRIMARY KEY (job, started, instance)) WITHOUT ROWID"_s);
    Past past;
    double ms = 0;
    for (int page = 0; page < kRows / kPage; ++page) {
        const QList<JobOutcome> rows = past.next(kPage);
        const double before = nowMs();
        connection.run(u"BEGIN IMMEDIATE"_s);
        QSqlQuery query(connection.database());
        query.prepare(u"INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?)"_s);
        for (const JobOutcome& row : rows) {
            query.bindValue(0, row.job.data1);
            query.bindValue(1, row.run.startedLocal.toSecsSinceEpoch());
            query.bindValue(2, row.run.instanceId);
            query.bindValue(3, qint64(row.run.duration.count()));
            query.bindValue(4, int(row.run.status));
            query.bindValue(5, row.message);
            query.exec();
        }
        query.finish();
        connection.run(u"COMMIT"_s);
        ms += nowMs() - before;
    }
    return kRows / (ms / 1000);
}

const Filled& filled(const QTemporaryDir& folder)
{
    static const Filled result = [&] {
        Filled sum;
        resetPeak();
        const QString file = folder.filePath(u"history.sqlite"_s);
        {
            HistoryConnection connection;
            if (connection.open(file, HistoryConnection::Access::Write) != HistoryConnection::Problem::None)
                return sum;
            Past past;
            double ms = 0;
            for (int number = 0; number < kRows / kPage; ++number) {
                HistoryPage page;
                page.server = page.ownName = u"SQL01"_s;
                page.scope = u"tables"_s;
                page.watermark = past.instance();
                page.rows = past.next(kPage);
                page.newest = past.instance();
                page.nowLocal = page.readUtc = past.now();
                const double before = nowMs();
                if (!appendPage(connection, page, {0, 0}))
                    return Filled();
                ms += nowMs() - before;
            }
            sum.rowsPerSecond = kRows / (ms / 1000);
            connection.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        }
        sum.peak = peakMiB();
        sum.bytesPerRow = double(QFileInfo(file).size()) / kRows;
        sum.reference = bareInserts(folder);
        return sum;
    }();
    return result;
}

const QTemporaryDir& folder()
{
    static const QTemporaryDir made;
    return made;
}

void history_takes_in_a_million_runs(benchmark::State& state)
{
    for (auto _ : state)
        filled(folder());
    const Filled& result = filled(folder());
    if (result.rowsPerSecond <= 0) {
        state.SkipWithError("it could not be written");
        return;
    }
    tell(state, result.reference / result.rowsPerSecond, {2.0, 6.0});
    state.counters["rows_per_s"] = result.rowsPerSecond;
    state.counters["bare_rows_per_s"] = result.reference;
    state.counters["mb_per_million"] = result.bytesPerRow;
    state.counters["peak_mib"] = result.peak;
}
BENCHMARK(history_takes_in_a_million_runs)->Unit(benchmark::kMillisecond)->Iterations(1);

template <class Ask>
void question(benchmark::State& state, Ask ask)
{
    HistoryConnection connection;
    const CancelFlag never{false};
    if (filled(folder()).rowsPerSecond <= 0 ||
        connection.open(folder().filePath(u"history.sqlite"_s), HistoryConnection::Access::Read) !=
            HistoryConnection::Problem::None) {
        state.SkipWithError("there is no history");
        return;
    }
    std::vector<double> all;
    qsizetype rows = 0;
    for (auto _ : state) {
        const double before = nowMs();
        rows = ask(connection, never);
        all.push_back(nowMs() - before);
    }
    tell(state, median(all) / kQuestionMs, {1.0, 5.0});
    state.counters["ms"] = median(all);
    state.counters["answers"] = double(rows);
}

void history_one_job_10k_runs(benchmark::State& state)
{
    question(state, [](HistoryConnection& connection, const CancelFlag& never) {
        return runsOf(connection, {u"SQL01"_s, u"Load table 0"_s, {}, kBigJob}, never)
            .value_or(QList<FinishedRun>())
            .size();
    });
}
BENCHMARK(history_one_job_10k_runs)->Unit(benchmark::kMillisecond)->Iterations(kRounds);

void history_habits_of_one_job(benchmark::State& state)
{
    question(state, [](HistoryConnection& connection, const CancelFlag& never) {
        return memoriesOf(connection, u"SQL01"_s, {u"Load table 7"_s}, never).value_or(Memories()).size();
    });
}
BENCHMARK(history_habits_of_one_job)->Unit(benchmark::kMillisecond)->Iterations(kRounds);

void history_habits_of_400_jobs(benchmark::State& state)
{
    question(state, [](HistoryConnection& connection, const CancelFlag& never) {
        return memoriesOf(connection, u"SQL01"_s, {}, never).value_or(Memories()).size();
    });
}
BENCHMARK(history_habits_of_400_jobs)->Unit(benchmark::kMillisecond)->Iterations(kRounds);

void history_400_jobs_30_days(benchmark::State& state)
{
    question(state, [](HistoryConnection& connection, const CancelFlag& never) {
        DayQuery query;
        query.from = QDate(2026, 6, 1);
        query.to = QDate(2026, 6, 30);
        return daysOf(connection, query, never).value_or(QList<DayCell>()).size();
    });
}
BENCHMARK(history_400_jobs_30_days)->Unit(benchmark::kMillisecond)->Iterations(kRounds);

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
