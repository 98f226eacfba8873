// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/durationstatistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace stellwerk {

namespace {

constexpr size_t kFewest = 4;    // runs on a side
constexpr double kChance = 2.75; // standard deviations of the rank sum: the best of many splits is taken
constexpr double kNoticeable = 1.2;

double quantile(const std::vector<double>& sorted, double part)
{
    const double at = part * double(sorted.size() - 1);
    const size_t below = size_t(at);
    const size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (at - double(below));
}

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return quantile(values, 0.5);
}

// 1 .. n, equal values share the mean of their ranks.
std::vector<double> ranksOf(const std::vector<double>& values)
{
    std::vector<size_t> order(values.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (size_t first = 0; first < order.size();) {
        size_t last = first;
        while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]])
            ++last;
        for (size_t i = first; i <= last; ++i)
            ranks[order[i]] = double(first + last) / 2 + 1;
        first = last + 1;
    }
    return ranks;
}

} // namespace

BoxStatistics boxOf(std::vector<double> values)
{
    BoxStatistics box;
    box.count = int(values.size());
    if (values.empty())
        return box;
    std::sort(values.begin(), values.end());
    box.lowerQuartile = quantile(values, 0.25);
    box.median = quantile(values, 0.5);
    box.upperQuartile = quantile(values, 0.75);
    const double reach = 1.5 * (box.upperQuartile - box.lowerQuartile);
    const auto first = std::lower_bound(values.begin(), values.end(), box.lowerQuartile - reach);
    const auto last = std::upper_bound(values.begin(), values.end(), box.upperQuartile + reach);
    box.low = std::min(*first, box.lowerQuartile);
    box.high = std::max(*(last - 1), box.upperQuartile);
    box.outliers.assign(values.begin(), first);
    box.outliers.insert(box.outliers.end(), last, values.end());
    return box;
}

std::optional<Slowdown> slowdownOf(QList<DurationPoint> points)
{
    points.removeIf([](const DurationPoint& point) { return point.outcome != RunStatus::Succeeded; });
    const size_t count = size_t(points.size());
    if (count < 2 * kFewest)
        return std::nullopt;
    std::stable_sort(points.begin(), points.end(),
                     [](const DurationPoint& a, const DurationPoint& b) { return a.ended < b.ended; });
    std::vector<double> lengths;
    lengths.reserve(count);
    for (const DurationPoint& point : std::as_const(points))
        lengths.push_back(double(point.duration.count()));
    const std::vector<double> ranks = ranksOf(lengths);
    double sum = std::accumulate(ranks.begin(), ranks.end(), 0.0);
    double best = 0;
    size_t split = 0;
    for (size_t before = 1; before + kFewest <= count; ++before) {
        sum -= ranks[before - 1]; // of those after
        if (before < kFewest)
            continue;
        const double after = double(count - before);
        const double expected = after * double(count + 1) / 2;
        const double deviation = std::sqrt(after * double(before) * double(count + 1) / 12);
        if (const double score = (sum - expected) / deviation; score > best) {
            best = score;
            split = before;
        }
    }
    // The smallest samples cannot reach three deviations: there every run after must be longer than any
    // before.
    const auto middle = lengths.begin() + std::ptrdiff_t(split);
    if (split == 0)
        return std::nullopt;
    const bool apart = *std::max_element(lengths.begin(), middle) < *std::min_element(middle, lengths.end());
    if (best < kChance && !apart)
        return std::nullopt;
    const double before = medianOf({lengths.begin(), middle});
    const double after = medianOf({middle, lengths.end()});
    if (after < before * kNoticeable || after - before < 1000)
        return std::nullopt;
    return Slowdown{points.at(qsizetype(split)).ended, std::chrono::milliseconds(qint64(before)),
                    std::chrono::milliseconds(qint64(after))};
}

} // namespace stellwerk
