// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// P22: what the engine adds to a run. A first job, sixteen chains of five behind it on eight servers with two
// slots each, and a last one behind them all; jobs of three to six seconds. No schedule is shorter than the
// longest path, and one that starts every job at its predecessor's end reaches it, so makespan / longest path
// is the engine's own share. `ratio` takes the durations that the fleet itself recorded; `ratio_seen` those
// that the engine saw, as the run's report does (they contain the wait until an end is noticed).
#include "benchfleet.h"
#include "benchsession.h"
#include "measure.h"

#include <QCoreApplication>

#include <spdlog/spdlog.h>

using namespace stellwerk;
using namespace stellwerk::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kServers = 8;
constexpr int kChains = 2 * kServers;
constexpr int kLength = 5;

const QByteArray kScenario = R"({
 "history": {"runs": 6, "days": 2, "logRuns": 0},
 "servers": [{"name": "SQL{n}", "count": 8, "capacity": 2, "startLatencyMs": 0}],
 "jobs": [{"name": "Load {n}", "count": 12,
           "steps": [{"name": "Work", "duration": {"distribution": "uniform", "from": 3, "to": 6}}]}]
})";

Task jobOn(const QString& id, int job, const QString& server)
{
    Task task;
    task.id = task.name = id;
    task.job = u"Load %1"_s.arg(job + 1, 3, 10, QChar(u'0'));
    task.where.servers = {server};
    return task;
}

ParentPackage forkAndJoin(const QList<Server>& servers)
{
    ParentPackage package;
    package.name = u"Fork and join"_s;
    const auto connect = [&](const TaskId& from, const TaskId& to) {
        Constraint line;
        line.id = u"c%1"_s.arg(package.constraints.size());
        line.from = from;
        line.to = to;
        package.constraints += line;
    };
    package.tasks += jobOn(u"first"_s, 10, servers.constFirst().name);
    package.tasks += jobOn(u"last"_s, 11, servers.constFirst().name);
    for (int chain = 0; chain < kChains; ++chain) {
        TaskId before = u"first"_s;
        for (int i = 0; i < kLength; ++i) {
            const Task task = jobOn(u"t%1.%2"_s.arg(chain).arg(i), (chain / kServers) * kLength + i,
                                    servers.at(chain % kServers).name);
            package.tasks += task;
            connect(before, task.id);
            before = task.id;
        }
        connect(before, u"last"_s);
    }
    return package;
}

double longestPathMs(const ParentPackage& package, const FleetRecord& record)
{
    QHash<TaskId, double> ends; // tasks stand after what they wait for, but "last"
    const auto duration = [&](const Task& task) {
        const auto* run = record.find(task.where.servers.constFirst(), task.job);
        return run ? double(run->requested.msecsTo(run->ended)) : 0.0;
    };
    const auto place = [&](const Task& task) {
        double begin = 0;
        for (const Constraint& line : package.constraints) {
            if (line.to == task.id)
                begin = std::max(begin, ends.value(line.from));
        }
        ends.insert(task.id, begin + duration(task));
    };
    for (const Task& task : package.tasks) {
        if (task.id != "last"_L1)
            place(task);
    }
    place(*package.task(u"last"_s));
    return ends.value(u"last"_s);
}

void P22_makespan(benchmark::State& state)
{
    BenchFleet fleet;
    QString error = fleet.start(kServers, kScenario);
    const QList<Server> servers = error.isEmpty() ? fleet.servers(2) : QList<Server>();
    for (auto _ : state) {
        BenchSession session(servers, fleet.password());
        if (error.isEmpty())
            error = session.error();
        if (!error.isEmpty() || !session.connectAll()) {
            state.SkipWithError((error + session.error()).toUtf8().constData());
            return;
        }
        const ParentPackage package = forkAndJoin(servers);
        const auto ms = session.run(package);
        if (!ms) {
            state.SkipWithError(session.error().toUtf8().constData());
            return;
        }
        const double bound = longestPathMs(package, fleet.record());
        const RunSummary summary = *session.session().summary();
        state.SetIterationTime(*ms / 1000.0);
        tell(state, *ms / bound, {1.02, 1.1});
        state.counters["bound_ms"] = bound;
        state.counters["ratio_seen"] = *ms / double(summary.lowerBound.count());
        state.counters["added_ms_per_link"] = (*ms - bound) / (kLength + 2);
    }
}
BENCHMARK(P22_makespan)->Unit(benchmark::kMillisecond)->Iterations(1)->UseManualTime();

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    spdlog::set_level(spdlog::level::warn);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
