// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/durationstatistics.h"

#include <algorithm>

namespace stellwerk {

namespace {

double quantile(const std::vector<double>& sorted, double part)
{
    const double at = part * double(sorted.size() - 1);
    const size_t below = size_t(at);
    const size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (at - double(below));
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

} // namespace stellwerk
