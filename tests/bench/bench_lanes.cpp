// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lanes over the real driver:
//   P5  64 lanes whose server blocks for a second (WAITFOR) against one such lane: ratio = all / one.
//   P8  100 connections opened at once at 20 ms round trip, in units of six round trips.
//   P9  a blocking request is cancelled at 20 ms round trip: from the call to the attention's arrival at the
//   server,
//       in units of 10 ms and one round trip.
#include "../sim/agentbackend.h"
#include "agent/connection.h"
#include "agent/lane.h"
#include "agent/lanepool.h"
#include "agent/statement.h"
#include "benchfleet.h"
#include "delayproxy.h"
#include "measure.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <poll.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

using namespace stellwerk;
using namespace stellwerk::bench;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kRoundTrip = 20ms;

AgentResult<int> perform(Connection& connection, const QString& text)
{
    Statement statement(connection);
    if (auto run = statement.execute(text); !run)
        return tl::make_unexpected(run.error());
    if (auto rest = statement.drain(); !rest)
        return tl::make_unexpected(rest.error());
    return 0;
}

// A lane to each server, on one pool of the program's own size.
class Lanes
{
public:
    Lanes(const QList<Server>& servers, const QString& password)
        : m_pool(std::make_shared<LanePool>())
    {
        for (const Server& server : servers)
            m_lanes.push_back(std::make_unique<Lane>(
                m_pool, server, [password](const Server&, auto done) { done(password); }));
    }
    [[nodiscard]] Lane& lane(std::size_t index) { return *m_lanes[index]; }

    // Milliseconds until the first `count` lanes have done that; nothing: one failed.
    std::optional<double> all(std::size_t count, const std::function<AgentResult<int>(Connection&)>& work)
    {
        QEventLoop loop;
        std::size_t done = 0;
        QString problem;
        const double begun = nowMs();
        for (std::size_t i = 0; i < count; ++i) {
            m_lanes[i]->submit<int>(&loop, work, [&](const AgentResult<int>& answer) {
                if (!answer)
                    problem = answer.error().text;
                if (++done == count)
                    loop.quit();
            });
        }
        QTimer::singleShot(60s, &loop, &QEventLoop::quit);
        loop.exec();
        error = done < count ? u"not all lanes answered"_s : problem;
        return error.isEmpty() ? std::optional(nowMs() - begun) : std::nullopt;
    }
    QString error;

private:
    std::shared_ptr<LanePool> m_pool;
    std::vector<std::unique_ptr<Lane>> m_lanes;
};

QByteArray idleFleet(int servers)
{
    return R"({"history": {"runs": 1, "days": 1, "logRuns": 0},
 "servers": [{"name": "SQL{n}", "count": )" +
           QByteArray::number(servers) +
           R"(, "capacity": 1}], "jobs": [{"name": "Idle", "steps": [{"name": "Nothing", "duration": 0}]}]})";
}

void P5_blocked_lanes(benchmark::State& state)
{
    constexpr std::size_t kLanes = 64;
    BenchFleet fleet;
    const QString error = fleet.start(int(kLanes), idleFleet(int(kLanes)));
    if (!error.isEmpty()) {
        state.SkipWithError(error.toUtf8().constData());
        return;
    }
    Lanes lanes(fleet.servers(1), fleet.password());
    const auto wait = [](Connection& connection) {
        return perform(connection, u"WAITFOR DELAY '00:00:01'"_s);
    };
    for (auto _ : state) {
        (void)lanes.all(kLanes, [](Connection& c) { return perform(c, u"SELECT 1"_s); }); // connections open
        const Pair pair = alternate(
            kRounds, [&] { return lanes.all(kLanes, wait); }, [&] { return lanes.all(1, wait); });
        if (!pair.complete(kRounds)) {
            state.SkipWithError(lanes.error.toUtf8().constData());
            return;
        }
        state.SetIterationTime(median(pair.ours) / 1000.0);
        tell(state, median(pair.ours) / median(pair.reference), {1.05, 1.2});
        state.counters["one_ms"] = median(pair.reference);
    }
}
BENCHMARK(P5_blocked_lanes)->Unit(benchmark::kMillisecond)->Iterations(1)->UseManualTime();

void P8_connect_storm(benchmark::State& state)
{
    constexpr std::size_t kLanes = 100;
    BenchFleet fleet;
    const QString error = fleet.start(int(kLanes), idleFleet(int(kLanes)));
    if (!error.isEmpty()) {
        state.SkipWithError(error.toUtf8().constData());
        return;
    }
    DelayProxy network(kRoundTrip);
    const QList<Server> servers = network.before(fleet.servers(1));
    const auto open = [](Connection&) -> AgentResult<int> { return 0; };
    QString problem;
    const auto storm = [&](std::size_t count) {
        Lanes lanes(servers, fleet.password()); // closed again at the end
        const auto ms = lanes.all(count, open);
        problem += lanes.error;
        return ms;
    };
    for (auto _ : state) {
        (void)storm(1); // the driver is loaded and registered once in a program
        const Pair pair = alternate(
            kRounds, [&] { return storm(kLanes); }, [&] { return storm(1); });
        if (!pair.complete(kRounds)) {
            state.SkipWithError(problem.toUtf8().constData());
            return;
        }
        const double sixRoundTrips = 6.0 * double(std::chrono::milliseconds(kRoundTrip).count());
        state.SetIterationTime(median(pair.ours) / 1000.0);
        tell(state, median(pair.ours) / sixRoundTrips,
             {1.3, double(kLanes) * median(pair.reference) / sixRoundTrips});
        state.counters["one_ms"] = median(pair.reference);
        state.counters["ratio_to_one"] = median(pair.ours) / median(pair.reference);
    }
}
BENCHMARK(P8_connect_storm)->Unit(benchmark::kMillisecond)->Iterations(1)->UseManualTime();

void P9_cancel(benchmark::State& state)
{
    constexpr int kTimes = 21;
    std::atomic<double> arrived{0};
    std::atomic<bool> begun{false};
    AgentBackend backend;
    backend.setAnswer([&](const AgentBackend::Call& call) {
        if (!call.text.contains("WAITFOR"_L1)) {
            call.number(1);
            return;
        }
        begun = true;
        while (!call.cancel.requested)
            ::usleep(100);
        arrived = nowMs();
        call.done();
    });
    const QString error = backend.start();
    if (!error.isEmpty()) {
        state.SkipWithError(error.toUtf8().constData());
        return;
    }
    DelayProxy network(kRoundTrip);
    Lanes lanes(network.before({backend.server()}), backend.password());
    for (auto _ : state) {
        std::vector<double> waits;
        for (int i = 0; i < kTimes; ++i) {
            begun = false;
            QEventLoop loop;
            double clicked = 0;
            bool cancelled = false;
            const Lane::RequestId id = lanes.lane(0).submit<int>(
                &loop, [](Connection& c) { return perform(c, u"WAITFOR DELAY '01:00:00'"_s); },
                [&](const AgentResult<int>& answer) {
                    cancelled = !answer && answer.error().kind == AgentError::Kind::Cancelled;
                    loop.quit();
                });
            QTimer look;
            QObject::connect(&look, &QTimer::timeout, &loop, [&] {
                if (!begun || clicked > 0)
                    return;
                clicked = nowMs();
                lanes.lane(0).cancel(id);
            });
            look.start(5ms);
            QTimer::singleShot(20s, &loop, &QEventLoop::quit);
            arrived = 0;
            loop.exec();
            for (int patience = 0; arrived < clicked && patience < 2000; ++patience)
                ::poll(nullptr, 0, 1); // the answer to the caller does not wait for the server
            if (!cancelled || arrived < clicked) {
                state.SkipWithError("a request was not cancelled");
                return;
            }
            waits.push_back(arrived - clicked);
        }
        const double limit = 10.0 + double(std::chrono::milliseconds(kRoundTrip).count());
        state.SetIterationTime(median(waits) / 1000.0);
        tell(state, median(waits) / limit, {1.0, 200.0 / limit});
        state.counters["worst_ms"] = quantile(waits, 1);
    }
}
BENCHMARK(P9_cancel)->Unit(benchmark::kMillisecond)->Iterations(1)->UseManualTime();

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
