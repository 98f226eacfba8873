// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// P7: a fleet of 200 servers with 100 jobs each is read, shown in the panel of the window. Five servers
// refuse connections, five never answer, five take two seconds to tell their jobs. What the user opens goes
// first: a server named at the beginning, and another one a tenth of a second later. A watchdog looks at the
// event loop.
#include "benchfleet.h"
#include "benchsession.h"
#include "fleet/fleetpanel.h"
#include "measure.h"
#include "theme/theme.h"
#include "watchdog.h"

#include <QApplication>
#include <QEventLoop>
#include <QTimer>

#include <spdlog/spdlog.h>

#include <cstdio>

using namespace stellwerk;
using namespace stellwerk::bench;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kServers = 200;
constexpr int kUsable = kServers - 10;
constexpr int kTimes = 3; // a fresh session each
const QString kOpened = u"SQL150"_s;

BenchFleet s_fleet;

QByteArray scenario()
{
    return R"({
 "history": {"runs": 2, "days": 2, "logRuns": 0},
 "servers": [{"name": "SQL{n}", "count": 200}],
 "jobs": [{"name": "Load {n}", "count": 100, "steps": [{"name": "Work", "duration": 60}]}],
 "faults": [
  {"kind": "server-down", "server": ["SQL10", "SQL50", "SQL90", "SQL130", "SQL170"], "at": 0, "duration": 1000000},
  {"kind": "black-hole", "server": ["SQL30", "SQL70", "SQL110", "SQL140", "SQL190"], "at": 0, "duration": 1000000},
  {"kind": "slow", "server": ["SQL20", "SQL60", "SQL100", "SQL145", "SQL180"], "at": 0, "duration": 1000000,
   "ms": 2000, "match": "syscategories c"}]
})";
}

struct Refresh
{
    double firstMs = 0;       // until the first server's jobs were there
    double allMs = 0;         // until those of all that can
    double openedMs = 0;      // of the server that was named at the beginning
    int openedRank = 0;       // how many were read before it
    double lateMs = 0;        // of the one that was opened later, since then
    double lateOvertaken = 0; // servers read between
    Watchdog::Gap longest, busiest;
    double peak = 0;
};
std::vector<Refresh> s_refreshes;

std::optional<Refresh> refreshOnce(QString& error)
{
    resetPeak();
    BenchSession bench(s_fleet.servers(4), s_fleet.password());
    FleetSession& session = bench.session();
    error = bench.error();
    if (!error.isEmpty())
        return std::nullopt;
    FleetPanel panel(session.fleet());
    panel.resize(420, 1000);
    panel.show();
    QEventLoop loop;
    QTimer::singleShot(0, &loop, &QEventLoop::quit);
    loop.exec(); // shown

    Refresh result;
    QSet<QString> read;
    QString late;
    double lateAt = 0;
    qsizetype lateFrom = 0;
    double begun = 0;
    QObject::connect(&session, &FleetSession::fleetRefreshed, &loop, [&](const QString& server) {
        const double at = nowMs() - begun;
        if (read.isEmpty())
            result.firstMs = at;
        if (server == kOpened) {
            result.openedMs = at;
            result.openedRank = int(read.size());
        }
        if (server == late && !read.contains(late)) {
            result.lateMs = at - lateAt;
            result.lateOvertaken = double(read.size() - lateFrom);
        }
        read.insert(server);
        if (read.size() == kUsable) {
            result.allMs = at;
            loop.quit();
        }
    });
    QTimer::singleShot(100ms, &loop, [&] {
        for (int i = 199; i > 0 && late.isEmpty(); --i) { // the last one in line; those at tens have faults
            if (!read.contains(u"SQL%1"_s.arg(i)) && i % 5 != 0)
                late = u"SQL%1"_s.arg(i);
        }
        lateFrom = read.size();
        lateAt = nowMs() - begun;
        session.refresh(late);
    });
    QTimer::singleShot(60s, &loop, &QEventLoop::quit);
    {
        const Watchdog watchdog;
        begun = nowMs();
        session.connectFleet({kOpened});
        loop.exec();
        result.longest = watchdog.longest();
        result.busiest = watchdog.busiest();
    }
    result.peak = peakMiB();
    if (read.size() < kUsable) {
        error = u"only %1 servers were read in a minute"_s.arg(read.size());
        return std::nullopt;
    }
    return result;
}

double medianOf(double Refresh::*value)
{
    std::vector<double> values;
    for (const Refresh& refresh : s_refreshes)
        values.push_back(refresh.*value);
    return median(values);
}

void P7_fleet_refresh(benchmark::State& state)
{
    for (auto _ : state) {
        QString error;
        for (int i = 0; i < kTimes; ++i) {
            const auto refresh = refreshOnce(error);
            if (!refresh) {
                state.SkipWithError(error.toUtf8().constData());
                return;
            }
            s_refreshes.push_back(*refresh);
        }
        state.SetIterationTime(medianOf(&Refresh::allMs) / 1000.0);
        tell(state, std::max(medianOf(&Refresh::allMs) / 5000.0, medianOf(&Refresh::firstMs) / 2000.0),
             {1.0, 3.0});
        state.counters["first_ms"] = medianOf(&Refresh::firstMs);
        state.counters["all_ms"] = medianOf(&Refresh::allMs);
        state.counters["opened_first_ms"] = medianOf(&Refresh::openedMs);
        state.counters["opened_first_rank"] = s_refreshes.back().openedRank;
        state.counters["opened_later_ms"] = medianOf(&Refresh::lateMs);
        state.counters["opened_later_overtaken_by"] = medianOf(&Refresh::lateOvertaken);
    }
}
BENCHMARK(P7_fleet_refresh)->Unit(benchmark::kMillisecond)->Iterations(1)->UseManualTime();

// Of the refreshes just measured.
void P7_event_loop_gap(benchmark::State& state)
{
    if (s_refreshes.empty()) {
        state.SkipWithError("needs P7_fleet_refresh");
        return;
    }
    std::vector<double> longest, busy, busiest;
    for (const Refresh& refresh : s_refreshes) {
        longest.push_back(refresh.longest.ms);
        busy.push_back(refresh.longest.busyMs);
        busiest.push_back(refresh.busiest.busyMs);
    }
    for (auto _ : state) {
        state.SetIterationTime(median(longest) / 1000.0);
        tell(state, median(longest) / 16.0, {1.0, 100.0 / 16.0});
        state.counters["busy_ms_in_it"] = median(busy);
        state.counters["busiest_ms"] = median(busiest);
    }
}
BENCHMARK(P7_event_loop_gap)->Unit(benchmark::kMillisecond)->Iterations(1)->UseManualTime();

void P7_memory(benchmark::State& state)
{
    if (s_refreshes.empty()) {
        state.SkipWithError("needs P7_fleet_refresh");
        return;
    }
    for (auto _ : state) {
        state.SetIterationTime(medianOf(&Refresh::allMs) / 1000.0);
        tell(state, medianOf(&Refresh::peak) / 150.0, {1.0, 1.0});
        state.counters["peak_MiB"] = medianOf(&Refresh::peak);
    }
}
BENCHMARK(P7_memory)->Unit(benchmark::kMillisecond)->Iterations(1)->UseManualTime();

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    Theme::instance().install(SchemeChoice::Light);
    benchmark::Initialize(&argc, argv);
    spdlog::set_level(spdlog::level::warn);
    const QString error = s_fleet.start(kServers, scenario());
    if (!error.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(error));
        return 1;
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    s_fleet.stop();
    return 0;
}
