// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// P1: what the machine itself costs, a task, without any I/O. Each measurement is a whole run of a no-op
// package: the machine is made, told every answer, and ends. `us_per_task` is the median, `ratio` that in
// units of 10 us.
#include "measure.h"
#include "run/runmachine.h"

#include <deque>

namespace {

using namespace stellwerk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr double kTargetUs = 10, kNeverUs = 50;

enum Shape { Flat, FlatAnyServer, ChainFanJoin, OneJobAnyServer };

ParentPackage packageOf(int tasks, Shape shape)
{
    ParentPackage package;
    for (int i = 0; i < tasks; ++i) {
        Task task;
        task.id = u"t%1"_s.arg(i);
        task.job = shape == OneJobAnyServer ? u"No-op"_s : u"Job %1"_s.arg(i);
        task.name = task.job;
        if (shape == FlatAnyServer || shape == OneJobAnyServer)
            task.where.tag = u"ssis"_s;
        else
            task.where.servers = {u"SQL%1"_s.arg(i % 30)};
        package.tasks.append(task);
    }
    const auto connect = [&](int from, int to) {
        package.constraints.append(Constraint{u"c%1"_s.arg(package.constraints.size()),
                                              u"t%1"_s.arg(from),
                                              u"t%1"_s.arg(to),
                                              ConstraintKind::Success,
                                              {},
                                              {}});
    };
    if (shape == ChainFanJoin) { // a quarter in a chain, the rest fans out from its end and joins again
        const int chain = tasks / 4;
        for (int i = 1; i < chain; ++i)
            connect(i - 1, i);
        for (int i = chain; i < tasks - 1; ++i) {
            connect(chain - 1, i);
            connect(i, tasks - 1);
        }
    }
    return package;
}

FleetSnapshot fleetOf(int servers)
{
    FleetSnapshot fleet;
    for (int i = 0; i < servers; ++i)
        fleet.servers.append(ServerSnapshot{u"SQL%1"_s.arg(i), {}, {u"ssis"_s}, 4, 0, false});
    return fleet;
}

// Answers every start at once, first come first served.
qsizetype run(RunMachine& machine)
{
    std::deque<AttemptKey> started;
    RunTime now{1'000'000s};
    qsizetype events = 0;
    const auto feed = [&](const RunInput& input) {
        const RunStep step = machine.handle(input, now);
        events += step.events.size();
        for (const MachineCommand& command : step.commands) {
            if (const auto* start = std::get_if<StartOrder>(&command))
                started.push_back(start->key);
        }
    };
    feed(input::Begin{});
    while (!started.empty()) {
        const AttemptKey key = started.front();
        started.pop_front();
        now += 1ms;
        feed(input::StartAccepted{key});
        feed(input::Running{key, {}});
        feed(input::Ended{key, TaskOutcome::Succeeded, FailureKind::None, {}});
    }
    if (!machine.isFinished())
        qFatal("the run did not end");
    return events;
}

void noop(benchmark::State& state, Shape shape, bool history)
{
    const int tasks = int(state.range(0));
    const ParentPackage package = packageOf(tasks, shape);
    const FleetSnapshot fleet = fleetOf(30);
    Estimates estimates;
    for (int i = 0; history && i < tasks; ++i) {
        for (int server = 0; server < 30; server += 3)
            estimates.add(u"SQL%1"_s.arg(server), u"Job %1"_s.arg(i),
                          {std::chrono::seconds(10 + (i + server) % 50)});
    }
    qsizetype events = 0;
    std::vector<double> perTask; // us
    for (auto _ : state) {
        const double begun = bench::nowMs();
        RunMachine machine(u"r"_s, package, fleet, estimates);
        events = run(machine);
        perTask.push_back((bench::nowMs() - begun) * 1000.0 / tasks);
    }
    bench::tell(state, bench::median(perTask) / kTargetUs, {1.0, kNeverUs / kTargetUs});
    state.counters["us_per_task"] = bench::median(perTask);
    state.counters["events"] = double(events);
}

BENCHMARK_CAPTURE(noop, flat_fixed, Flat, false)
    ->Arg(300)
    ->Arg(2000)
    ->Arg(20000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(noop, flat_any_of_30, FlatAnyServer, false)
    ->Arg(300)
    ->Arg(2000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(noop, flat_any_of_30_history, FlatAnyServer, true)
    ->Arg(300)
    ->Arg(2000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(noop, chain_fan_join, ChainFanJoin, false)
    ->Arg(300)
    ->Arg(2000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(noop, one_job_any_of_30, OneJobAnyServer, false)
    ->Arg(300)
    ->Arg(2000)
    ->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
