// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a run itself costs: 300 tasks whose jobs do nothing, on 30 simulated servers, through the whole engine
// (machine, journal, lanes, models). Beside it, in the same process, the same starts and polls as bare calls
// over the statement class, a thread a server. Counters: wall and CPU time a task, peak memory (VmHWM) of the
// part, and the engine's share as a ratio to the bare calls.
#include "agent/connection.h"
#include "agent/operations.h"
#include "measure.h"
#include "run/runsummary.h"
#include "session/fleetsession.h"
#include "simfleetprocess.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

#include <spdlog/spdlog.h>

#include <atomic>
#include <cstdio>
#include <thread>

using namespace stellwerk;
using namespace stellwerk::bench;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kServers = 30;
constexpr int kJobs = 10; // a server; every task has a job of its own
constexpr int kTasks = kServers * kJobs;

struct Cost
{
    double wallMs = 0; // of all tasks
    double cpuMs = 0;
};

SimfleetProcess s_fleet;
Cost s_run;

QByteArray scenario()
{
    return R"({
 "history": {"runs": 3, "days": 1, "logRuns": 0},
 "servers": [{"name": "SQL{n}", "count": 30, "capacity": 10, "startLatencyMs": 0}],
 "jobs": [{"name": "Noop {n}", "count": 10, "steps": [{"name": "Nothing", "duration": 0}]}]
})";
}

QString jobName(int job)
{
    return u"Noop %1"_s.arg(job + 1, 3, 10, QChar(u'0'));
}

ParentPackage noopPackage()
{
    ParentPackage package;
    package.name = u"Overhead"_s;
    for (int job = 0; job < kJobs; ++job) {
        for (const Server& server : s_fleet.servers()) {
            Task task;
            task.id = u"t%1"_s.arg(package.tasks.size() + 1);
            task.name = task.id;
            task.job = jobName(job);
            task.where.servers = {server.name};
            package.tasks += task;
        }
    }
    return package;
}

void report(benchmark::State& state, const Cost& cost)
{
    state.counters["tasks"] = kTasks;
    state.counters["servers"] = kServers;
    state.counters["wall_ms_per_task"] = cost.wallMs / kTasks;
    state.counters["cpu_ms_per_task"] = cost.cpuMs / kTasks;
    state.counters["peak_MiB"] = peakMiB();
}

void runThroughTheEngine(benchmark::State& state)
{
    resetPeak();
    QTemporaryDir folder;
    QFile::copy(s_fleet.configFolder() + u"/servers.json"_s, folder.filePath(u"servers.json"_s));
    FleetSession::Options options;
    options.configFolder = folder.path();
    FleetSession session(options);
    for (const Server& server : session.servers())
        session.setPassword(server.name, s_fleet.password());
    QEventLoop loop;
    int read = 0;
    QObject::connect(&session, &FleetSession::fleetRefreshed, &loop, [&] {
        if (++read == kServers)
            loop.quit();
    });
    session.connectFleet();
    loop.exec();
    QObject::connect(&session, &FleetSession::runFinished, &loop, &QEventLoop::quit);
    for (auto _ : state) {
        const double before = cpuMs();
        QElapsedTimer timer;
        timer.start();
        const QString error = session.startRun(noopPackage(), {});
        if (!error.isEmpty()) {
            state.SkipWithError(error.toUtf8().constData());
            return;
        }
        loop.exec();
        s_run = {double(timer.nsecsElapsed()) / 1e6, cpuMs() - before};
    }
    const RunSummary summary = session.summary().value_or(RunSummary{});
    if (summary.succeeded != kTasks)
        state.SkipWithError("not every task succeeded");
    report(state, s_run);
}

// One server's jobs, one after the other: start, then poll until it ended.
bool bareCalls(const Server& server)
{
    auto connection = Connection::open(server, s_fleet.password());
    if (!connection)
        return false;
    for (int job = 0; job < kJobs; ++job) {
        const auto receipt = requestStart(**connection, JobStart{jobName(job), {}, false});
        if (!receipt)
            return false;
        WatchedRun run = watch(receipt->value);
        QElapsedTimer since;
        since.start();
        for (;;) {
            const auto answer = pollRuns(**connection, {run});
            if (!answer)
                return false;
            const Verdict verdict = decide(run, answer->value, std::chrono::milliseconds(since.elapsed()));
            if (verdict.phase == RunPhase::Ended)
                break;
        }
    }
    return true;
}

void bareStartsAndPolls(benchmark::State& state)
{
    resetPeak();
    Cost cost;
    std::atomic<int> failed{0};
    for (auto _ : state) {
        const double before = cpuMs();
        QElapsedTimer timer;
        timer.start();
        std::vector<std::thread> threads;
        for (const Server& server : s_fleet.servers()) {
            threads.emplace_back([&failed, server] {
                if (!bareCalls(server))
                    ++failed;
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        cost = {double(timer.nsecsElapsed()) / 1e6, cpuMs() - before};
    }
    if (failed > 0)
        state.SkipWithError("a server refused a bare call");
    report(state, cost);
    state.counters["engine_wall_ratio"] = s_run.wallMs / cost.wallMs;
    state.counters["engine_cpu_ratio"] = s_run.cpuMs / cost.cpuMs;
}

BENCHMARK(runThroughTheEngine)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();
BENCHMARK(bareStartsAndPolls)->Unit(benchmark::kMillisecond)->Iterations(1)->UseRealTime();

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    spdlog::set_level(spdlog::level::warn);
    const QString error = s_fleet.start({kServers, scenario(), 1.0, 1, {}});
    if (!error.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(error));
        return 1;
    }
    benchmark::RunSpecifiedBenchmarks();
    s_fleet.stop();
    return 0;
}
