// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// P2, P3: a whole run of 2,000 tasks whose jobs do nothing, over 100 simulated servers that take one of them
// at a time: a chain of 50, a fan of 1,949 behind it, a join. The engine as the programs have it: machine,
// durable journal, lanes, models. It looks at running jobs without a pause, as its reference does.
//   P2  loopback, against peers/tedious-run.js with the same calls: ratio = ours / theirs.
//   P3  20 ms round trip, in units of what no engine can beat: (chain + waves + join) tasks one after the
//   other,
//       each a start and a poll.
// `calls_per_task` counts requests at the servers, so that both can be seen to ask the same.
#include "benchfleet.h"
#include "benchsession.h"
#include "delayproxy.h"
#include "measure.h"
#include "tediouspeer.h"

#include <QCoreApplication>

#include <spdlog/spdlog.h>

#include <cstdio>

using namespace stellwerk;
using namespace stellwerk::bench;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kServers = 100;
constexpr int kTasks = 2000;
constexpr int kJobs = kTasks / kServers; // a server; every task has a job of its own
constexpr int kChain = 50;
constexpr int kFan = kTasks - kChain - 1;
constexpr int kSteps = kChain + (kFan + kServers - 1) / kServers + 1; // one after the other, whoever runs it
constexpr int kCalls = 2;                                             // of a task: start, poll
constexpr auto kRoundTrip = 20ms;

BenchFleet s_fleet;
QString s_noPeer; // why there is no reference

QByteArray scenario()
{
    return R"({
 "history": {"runs": 1, "days": 1, "logRuns": 0},
 "servers": [{"name": "SQL{n}", "count": 100, "capacity": 1, "startLatencyMs": 0}],
 "jobs": [{"name": "Noop {n}", "count": 20, "steps": [{"name": "Nothing", "duration": 0}]}]
})";
}

ParentPackage chainFanJoin(const QList<Server>& servers)
{
    ParentPackage package;
    package.name = u"Two thousand"_s;
    for (int i = 0; i < kTasks; ++i) {
        Task task;
        task.id = u"t%1"_s.arg(i);
        task.name = task.id;
        task.job = u"Noop %1"_s.arg(i / kServers + 1, 3, 10, QChar(u'0'));
        task.where.servers = {servers.at(i % kServers).name};
        package.tasks += task;
    }
    const auto connect = [&](int from, int to) {
        Constraint line;
        line.id = u"c%1"_s.arg(package.constraints.size());
        line.from = u"t%1"_s.arg(from);
        line.to = u"t%1"_s.arg(to);
        package.constraints += line;
    };
    for (int i = 1; i < kChain; ++i)
        connect(i - 1, i);
    for (int i = kChain; i < kTasks - 1; ++i) {
        connect(kChain - 1, i);
        connect(i, kTasks - 1);
    }
    return package;
}

struct Costs
{
    std::vector<double> cpu;
    std::vector<double> calls;
    void add(double cpuMsUsed, qint64 requests)
    {
        cpu.push_back(cpuMsUsed);
        calls.push_back(double(requests));
    }
};

// One run each through the engine and through the peer, on the given servers.
class Contest
{
public:
    Contest(benchmark::State& state, QList<Server> servers)
        : m_state(state)
        , m_servers(std::move(servers))
        , m_package(chainFanJoin(m_servers))
    {}

    std::optional<double> engine()
    {
        BenchSession session(m_servers, s_fleet.password(), 0ms);
        if (!session.error().isEmpty() || !session.connectAll())
            return fail(session.error());
        const qint64 before = s_fleet.record().totalCalls();
        const double cpu = cpuMs();
        const auto ms = session.run(m_package);
        if (!ms)
            return fail(session.error());
        ours.add(cpuMs() - cpu, s_fleet.record().totalCalls() - before);
        return ms;
    }

    std::optional<double> peer()
    {
        const qint64 before = s_fleet.record().totalCalls();
        TediousPeer tedious;
        const auto result = tedious.run(m_servers, m_package);
        if (!result)
            return fail(tedious.error());
        theirs.add(result->cpuMs, s_fleet.record().totalCalls() - before);
        return result->ms;
    }

    // What both cost. Its session's readings of the fleet, the logins of the peer are in `calls`, too.
    void report(const Pair& pair)
    {
        const auto tell = [this](const char* name, double value) { m_state.counters[name] = value; };
        tell("tasks", kTasks);
        tell("servers", kServers);
        tell("ms", median(pair.ours));
        tell("cpu_us_per_task", median(ours.cpu) * 1000.0 / kTasks);
        tell("calls_per_task", median(ours.calls) / kTasks);
        if (pair.reference.empty())
            return;
        tell("tedious_ms", median(pair.reference));
        tell("tedious_cpu_us_per_task", median(theirs.cpu) * 1000.0 / kTasks);
        tell("tedious_calls_per_task", median(theirs.calls) / kTasks);
        tell("cpu_ratio", median(ours.cpu) / median(theirs.cpu));
    }

    Costs ours, theirs;

private:
    std::optional<double> fail(const QString& why)
    {
        m_state.SkipWithError(why.toUtf8().constData());
        return std::nullopt;
    }

    benchmark::State& m_state;
    QList<Server> m_servers;
    ParentPackage m_package;
};

void P2_run_of_2000_tasks(benchmark::State& state)
{
    if (!s_noPeer.isEmpty()) {
        state.SkipWithError(("NOT COMPARED: " + s_noPeer.toStdString()).c_str());
        return;
    }
    Contest contest(state, s_fleet.servers(1));
    for (auto _ : state) {
        const Pair pair = alternate(
            kRounds, [&] { return contest.engine(); }, [&] { return contest.peer(); });
        if (!pair.complete(kRounds))
            return;
        state.SetIterationTime(median(pair.ours) / 1000.0);
        tell(state, median(pair.ours) / median(pair.reference), {0.5, 1.0});
        contest.report(pair);
    }
}
BENCHMARK(P2_run_of_2000_tasks)->Unit(benchmark::kMillisecond)->Iterations(1)->UseManualTime();

void P3_run_at_20_ms(benchmark::State& state)
{
    DelayProxy network(kRoundTrip);
    Contest contest(state, network.before(s_fleet.servers(1)));
    const double bound = double(kSteps) * kCalls * double(std::chrono::milliseconds(kRoundTrip).count());
    for (auto _ : state) {
        Pair pair;
        if (s_noPeer.isEmpty()) {
            pair = alternate(
                kRounds, [&] { return contest.engine(); }, [&] { return contest.peer(); });
        } else {
            for (int round = 0; round < kRounds; ++round) {
                if (const auto ms = contest.engine())
                    pair.ours.push_back(*ms);
            }
        }
        if (int(pair.ours.size()) < kRounds)
            return;
        state.SetIterationTime(median(pair.ours) / 1000.0);
        tell(state, median(pair.ours) / bound, {1.05, 1.15});
        state.counters["bound_ms"] = bound;
        // Each of those tasks waits once for the disk, because nothing is started that is not on record.
        const double disk = fsyncMs();
        state.counters["fsync_ms"] = disk;
        state.counters["ratio_with_disk"] = median(pair.ours) / (bound + kSteps * disk);
        if (!pair.reference.empty())
            state.counters["tedious_ratio"] = median(pair.reference) / bound;
        contest.report(pair);
    }
}
BENCHMARK(P3_run_at_20_ms)->Unit(benchmark::kMillisecond)->Iterations(1)->UseManualTime();

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    spdlog::set_level(spdlog::level::warn);
    const QString error = s_fleet.start(kServers, scenario());
    if (!error.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(error));
        return 1;
    }
    s_noPeer = TediousPeer::install();
    if (!s_noPeer.isEmpty())
        std::fprintf(stderr, "LOUD: no comparison with tedious: %s\n", qPrintable(s_noPeer));
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    s_fleet.stop();
    return 0;
}
