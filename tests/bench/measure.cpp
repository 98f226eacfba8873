// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure.h"

#include <QFile>
#include <QTemporaryFile>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace stellwerk::bench {

namespace {

double msOf(const timeval& time)
{
    return double(time.tv_sec) * 1000.0 + double(time.tv_usec) / 1000.0;
}

} // namespace

void tell(benchmark::State& state, double ratio, const Goal& goal)
{
    state.counters["ratio"] = ratio;
    state.counters["target"] = goal.target;
    state.counters["never_worse_than"] = goal.neverWorseThan;
}

double quantile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const double at = part * double(values.size() - 1);
    const auto below = std::size_t(std::floor(at));
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (values[above] - values[below]) * (at - double(below));
}

Pair alternate(int rounds, const Measurement& ours, const Measurement& reference)
{
    Pair pair;
    const auto measure = [](const Measurement& what, std::vector<double>& into) {
        const auto value = what();
        if (value)
            into.push_back(*value);
        return value.has_value();
    };
    for (int round = 0; round < rounds; ++round) {
        const bool oursFirst = round % 2 == 0;
        const bool first = oursFirst ? measure(ours, pair.ours) : measure(reference, pair.reference);
        if (!first || !(oursFirst ? measure(reference, pair.reference) : measure(ours, pair.ours)))
            break;
    }
    return pair;
}

double nowMs()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double cpuMs()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return msOf(usage.ru_utime) + msOf(usage.ru_stime);
}

double fsyncMs()
{
    QTemporaryFile file;
    if (!file.open())
        return 0;
    std::vector<double> times;
    const QByteArray page(4096, 'x');
    for (int i = 0; i < 60; ++i) {
        file.write(page);
        file.flush();
        const double begun = nowMs();
        ::fsync(file.handle());
        times.push_back(nowMs() - begun);
    }
    return median(times);
}

void resetPeak()
{
    QFile refs(u"/proc/self/clear_refs"_s);
    if (refs.open(QIODevice::WriteOnly))
        refs.write("5");
}

double peakMiB()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toDouble() / 1024.0;
    }
    return 0;
}

} // namespace stellwerk::bench
