// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <benchmark/benchmark.h>

#include <functional>
#include <optional>
#include <vector>

// How every benchmark here tells its result, so that a script can read it: the counter `ratio` is the figure
// itself in units of its reference or limit, `target` is what it should reach and `never_worse_than` what it
// must not pass (docs/benchmarks.md).
namespace stellwerk::bench {

struct Goal
{
    double target = 1.0;
    double neverWorseThan = 1.0;
};

void tell(benchmark::State& state, double ratio, const Goal& goal);

// Of a copy, 0 … 1 with linear interpolation; 0 of nothing.
[[nodiscard]] double quantile(std::vector<double> values, double part);
[[nodiscard]] inline double median(const std::vector<double>& values)
{
    return quantile(values, 0.5);
}

// One measurement; nothing: it failed, and said why.
using Measurement = std::function<std::optional<double>()>;

struct Pair
{
    std::vector<double> ours, reference;
    [[nodiscard]] bool complete(int rounds) const
    {
        return int(ours.size()) == rounds && int(reference.size()) == rounds;
    }
};
inline constexpr int kRounds = 5;
// Both, `rounds` times, the other one first each time: what the machine does meanwhile hits both. Ends at the
// first failure.
[[nodiscard]] Pair alternate(int rounds, const Measurement& ours, const Measurement& reference);

[[nodiscard]] double nowMs();   // monotonic
[[nodiscard]] double cpuMs();   // user and system time of this process
void resetPeak();               // begins the peak of memory anew, so that each part tells its own
[[nodiscard]] double peakMiB(); // VmHWM
// How long this machine's disk takes to make a page of a temporary file durable: the journal's share of a
// step.
[[nodiscard]] double fsyncMs();

} // namespace stellwerk::bench
