// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// P10: 100,000 rows × 10 columns of sysssislog from the simulated fleet into the LogStore, as the log's feed
// reads them (one page, through the statement class, values, lines), against a bare ODBC loop that binds its
// columns and throws the rows away, and against tedious, which makes an object of each.
#include "agent/connection.h"
#include "agent/connectionstring.h"
#include "agent/odbcdrivers.h"
#include "agent/operations.h"
#include "benchfleet.h"
#include "logs/logmodel.h"
#include "measure.h"
#include "session/logrows.h"
#include "tediouspeer.h"

#include <QCoreApplication>

#include <sql.h>
#include <sqlext.h>
#include <sqlucode.h>

#include <cstdio>

using namespace stellwerk;
using namespace stellwerk::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 100'000;

BenchFleet s_fleet;

// What logpage.sql asks of sysssislog.
const QString kSql =
    u"SET NOCOUNT ON; SELECT TOP (100000) l.id AS page_log_id, l.event, l.computer, l.operator, l.source, "
    "CONVERT(nvarchar(36), l.sourceid) AS sourceid, CONVERT(nvarchar(36), l.executionid) AS executionid, "
    "CONVERT(varchar(23), l.starttime, 121) AS at, l.datacode, l.message FROM msdb.dbo.sysssislog l WHERE "
    "l.id > 0 "
    "ORDER BY l.id;"_s;

QByteArray scenario()
{
    return R"({
 "history": {"runs": 1, "days": 2, "logRuns": 1},
 "servers": [{"name": "SQL01", "ssisdb": false}],
 "jobs": [{"name": "Load", "steps": [{"name": "Execute", "subsystem": "SSIS", "duration": 3600,
  "ssis": {"package": "Load.dtsx", "tasks": ["Extract", "Transform", "Load"], "logRows": 101000}}]}]
})";
}

struct Result
{
    double ms = 0;
    double cpuMs = 0;
    qsizetype rows = 0;
};

Result readIntoStore(Connection& connection)
{
    LogModel log;
    const double cpu = cpuMs(), begun = nowMs();
    LogQuestion question;
    question.history = question.catalog = false;
    question.everything = true;
    question.limit = 5'000;
    question.abovePackages = 0;
    Result result;
    while (result.rows < kRows) {
        const auto page = readLogPage(connection, question);
        if (!page || page->value.packageRows.isEmpty())
            return {};
        QList<LogRecord> lines;
        lines.reserve(page->value.packageRows.size());
        for (const PackageEventRow& row : page->value.packageRows) {
            LogRecord line = lineOf(row);
            line.at = row.atLocal;
            line.server = row.computer;
            lines.append(std::move(line));
        }
        log.append(lines);
        result.rows += lines.size();
        question.abovePackages = page->value.packageRows.constLast().id;
    }
    result.ms = nowMs() - begun;
    result.cpuMs = cpuMs() - cpu;
    return log.totalCount() >= kRows ? result : Result{};
}

// Handles of its own, nothing of the program's.
class RawReader
{
public:
    explicit RawReader(const QString& connectionString)
    {
        SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &m_environment);
        SQLSetEnvAttr(m_environment, SQL_ATTR_ODBC_VERSION, reinterpret_cast<SQLPOINTER>(SQL_OV_ODBC3), 0);
        SQLAllocHandle(SQL_HANDLE_DBC, m_environment, &m_connection);
        QString text = connectionString;
        m_isOpen = SQL_SUCCEEDED(
            SQLDriverConnectW(m_connection, nullptr, reinterpret_cast<SQLWCHAR*>(text.data()),
                              SQLSMALLINT(text.size()), nullptr, 0, nullptr, SQL_DRIVER_NOPROMPT));
    }
    ~RawReader()
    {
        if (m_isOpen)
            SQLDisconnect(m_connection);
        SQLFreeHandle(SQL_HANDLE_DBC, m_connection);
        SQLFreeHandle(SQL_HANDLE_ENV, m_environment);
    }
    Q_DISABLE_COPY_MOVE(RawReader)

    Result read()
    {
        constexpr int kColumns = 10;
        constexpr SQLLEN kWide = 2 * 2049;
        static std::vector<char> buffers[kColumns];
        SQLLEN lengths[kColumns] = {};
        Result result;
        if (!m_isOpen)
            return result;
        const double cpu = cpuMs(), begun = nowMs();
        SQLHSTMT statement = nullptr;
        SQLAllocHandle(SQL_HANDLE_STMT, m_connection, &statement);
        QString sql = kSql;
        if (SQL_SUCCEEDED(
                SQLExecDirectW(statement, reinterpret_cast<SQLWCHAR*>(sql.data()), SQLINTEGER(sql.size())))) {
            for (int i = 0; i < kColumns; ++i) {
                buffers[i].resize(std::size_t(kWide));
                const bool isNumber = i == 0 || i == 8;
                SQLBindCol(statement, SQLUSMALLINT(i + 1), isNumber ? SQL_C_SBIGINT : SQL_C_WCHAR,
                           buffers[i].data(), isNumber ? 0 : kWide, &lengths[i]);
            }
            while (SQL_SUCCEEDED(SQLFetch(statement)))
                ++result.rows;
        }
        SQLFreeHandle(SQL_HANDLE_STMT, statement);
        result.ms = nowMs() - begun;
        result.cpuMs = cpuMs() - cpu;
        return result;
    }

private:
    SQLHENV m_environment = nullptr;
    SQLHDBC m_connection = nullptr;
    bool m_isOpen = false;
};

void P10_bulk_read(benchmark::State& state)
{
    const Server server = s_fleet.servers(4).constFirst();
    auto connection = Connection::open(server, s_fleet.password());
    if (!connection) {
        state.SkipWithError(connection.error().summary().toUtf8().constData());
        return;
    }
    const auto driver = chooseDriver(installedDrivers(), server.driver);
    const auto text =
        driver ? connectionString(server, *driver, s_fleet.password()) : AgentResult<QString>(QString());
    RawReader raw(text.value_or(QString()));
    std::vector<double> ours, theirs, oursCpu, theirsCpu;
    for (auto _ : state) {
        for (int i = 0; i <= kRounds; ++i) {
            const Result bound = raw.read();
            const Result own = readIntoStore(**connection);
            if (bound.rows < kRows || own.rows < kRows) {
                state.SkipWithError("not all rows were read");
                return;
            }
            if (i == 0)
                continue; // warms up
            ours.push_back(own.ms);
            theirs.push_back(bound.ms);
            oursCpu.push_back(own.cpuMs);
            theirsCpu.push_back(bound.cpuMs);
        }
        state.SetIterationTime(median(ours) / 1000.0);
        tell(state, median(ours) / median(theirs), {1.5, 2.0});
    }
    state.counters["ours_ms"] = median(ours);
    state.counters["raw_ms"] = median(theirs);
    state.counters["ours_cpu_ms"] = median(oursCpu);
    state.counters["raw_cpu_ms"] = median(theirsCpu);
    std::fprintf(stderr, "P10: %.0f ms (%.0f ms of processor), raw ODBC %.0f ms (%.0f)\n", median(ours),
                 median(oursCpu), median(theirs), median(theirsCpu));
}
BENCHMARK(P10_bulk_read)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);

void P10_bulk_read_tedious(benchmark::State& state)
{
    if (const QString why = TediousPeer::install(); !why.isEmpty()) {
        state.SkipWithError(why.toUtf8().constData());
        return;
    }
    const Server server = s_fleet.servers(4).constFirst();
    auto connection = Connection::open(server, s_fleet.password());
    TediousPeer peer;
    for (auto _ : state) {
        const auto theirs = peer.read(server, kSql, kRounds);
        if (!theirs || !connection || theirs->polls < kRows) {
            state.SkipWithError(peer.error().toUtf8().constData());
            return;
        }
        std::vector<double> ours;
        for (int i = 0; i < kRounds; ++i)
            ours.push_back(readIntoStore(**connection).ms);
        const double best = *std::min_element(ours.begin(), ours.end()); // theirs is the quickest of as many
        state.SetIterationTime(best / 1000.0);
        tell(state, best / theirs->ms, {0.6, 1.0});
        state.counters["ours_ms"] = best;
        state.counters["tedious_ms"] = theirs->ms;
        state.counters["tedious_cpu_ms"] = theirs->cpuMs;
        std::fprintf(stderr, "P10: %.0f ms, tedious %.0f ms (%.0f ms of processor)\n", best, theirs->ms,
                     theirs->cpuMs);
    }
}
BENCHMARK(P10_bulk_read_tedious)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (const QString error = s_fleet.start(1, scenario()); !error.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(error));
        return 1;
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    s_fleet.stop();
    return 0;
}
