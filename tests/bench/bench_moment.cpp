// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The time slider: from one moment of a run of 100,000 events to another, in units of 50 ms.
#include "longrun.h"
#include "measure.h"
#include "run/runmoment.h"

#include <algorithm>

using namespace stellwerk;
using namespace stellwerk::bench;

namespace {

constexpr double kSeekMs = 50;

void seek(benchmark::State& state)
{
    const Played run = longRun();
    RunMoment moment;
    moment.begin(run.package, false, run.events);
    const QDateTime begin = moment.tape().beginsAt();
    const qint64 whole = begin.msecsTo(moment.tape().endsAt());
    std::vector<double> times;
    for (auto _ : state) {
        for (const int part : {50, 1, 99, 2, 51, 49, 0, 100}) {
            const double from = nowMs();
            moment.seek(begin.addMSecs(whole * part / 100));
            times.push_back(nowMs() - from);
        }
    }
    const double slowest = *std::max_element(times.begin(), times.end());
    state.counters["slowest_ms"] = slowest;
    state.counters["median_ms"] = median(times);
    tell(state, slowest / kSeekMs, {1, 3});
}
BENCHMARK(seek)->Iterations(5)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
