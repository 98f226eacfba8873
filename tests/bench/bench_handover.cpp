// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// P4: how soon the end of a job is followed by the start of its successor. 200 simulated servers, on each a
// chain of jobs of two to five seconds, all at the same time, looked at as the programs do by default. From
// the fleet's own record: the moment the job ended there to the moment the next start arrived there. `ratio`
// is the worse of median / 150 ms and p99 / 400 ms. `polls_per_s` counts everything that a server was asked
// but the starts, the fleet's picture included.
#include "benchfleet.h"
#include "benchsession.h"
#include "measure.h"

#include <QCoreApplication>

#include <spdlog/spdlog.h>

using namespace stellwerk;
using namespace stellwerk::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kServers = 200;
constexpr int kJobs = 5;
constexpr double kMedianMs = 150, kP99Ms = 400, kNeverMs = 1000;

const QByteArray kScenario = R"({
 "history": {"runs": 4, "days": 1, "logRuns": 0},
 "servers": [{"name": "SQL{n}", "count": 200, "capacity": 1, "startLatencyMs": 0}],
 "jobs": [{"name": "Load {n}", "count": 5,
           "steps": [{"name": "Work", "duration": {"distribution": "uniform", "from": 2, "to": 5}}]}]
})";

QString jobName(int job)
{
    return u"Load %1"_s.arg(job + 1, 3, 10, QChar(u'0'));
}

ParentPackage chains(const QList<Server>& servers)
{
    ParentPackage package;
    package.name = u"Chains"_s;
    for (const Server& server : servers) {
        for (int job = 0; job < kJobs; ++job) {
            Task task;
            task.id = u"%1.%2"_s.arg(server.name).arg(job);
            task.name = task.id;
            task.job = jobName(job);
            task.where.servers = {server.name};
            if (job > 0) {
                Constraint line;
                line.id = u"c%1"_s.arg(package.constraints.size());
                line.from = package.tasks.constLast().id;
                line.to = task.id;
                package.constraints += line;
            }
            package.tasks += task;
        }
    }
    return package;
}

void P4_handover_200_servers(benchmark::State& state)
{
    BenchFleet fleet;
    QString error = fleet.start(kServers, kScenario);
    const QList<Server> servers = error.isEmpty() ? fleet.servers(1) : QList<Server>();
    for (auto _ : state) {
        BenchSession session(servers, fleet.password());
        if (error.isEmpty())
            error = session.error();
        if (!error.isEmpty() || !session.connectAll()) {
            state.SkipWithError((error + session.error()).toUtf8().constData());
            return;
        }
        const FleetRecord before = fleet.record();
        const double cpu = cpuMs();
        const auto ms = session.run(chains(servers));
        if (!ms) {
            state.SkipWithError(session.error().toUtf8().constData());
            return;
        }
        const double cpuUsed = cpuMs() - cpu;
        const FleetRecord after = fleet.record();
        std::vector<double> gaps;
        for (const Server& server : servers) {
            for (int job = 1; job < kJobs; ++job) {
                const auto* first = after.find(server.name, jobName(job - 1));
                const auto* second = after.find(server.name, jobName(job));
                if (first && second)
                    gaps.push_back(double(first->ended.msecsTo(second->requested)));
            }
        }
        const double starts = kServers * kJobs;
        const double polls = double(after.totalCalls() - before.totalCalls()) - starts;
        state.SetIterationTime(*ms / 1000.0);
        tell(state, std::max(median(gaps) / kMedianMs, quantile(gaps, 0.99) / kP99Ms),
             {1.0, kNeverMs / kP99Ms});
        state.counters["median_ms"] = median(gaps);
        state.counters["p99_ms"] = quantile(gaps, 0.99);
        state.counters["worst_ms"] = quantile(gaps, 1);
        state.counters["handovers"] = double(gaps.size());
        state.counters["polls_per_s"] = polls / kServers / (*ms / 1000.0);
        state.counters["client_cpu_share"] = cpuUsed / *ms; // 1: one core
    }
}
BENCHMARK(P4_handover_200_servers)->Unit(benchmark::kMillisecond)->Iterations(1)->UseManualTime();

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
