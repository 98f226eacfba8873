// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/estimates.h"

#include <algorithm>

namespace stellwerk {

// Durations by how probable they are, in milliseconds: straight lines through what is known of them (P10,
// median, P90), and a little beyond at both ends.
struct DurationSpread
{
    double lowest = 0, p10 = 0, median = 0, p90 = 0, highest = 0;

    explicit DurationSpread(const Estimate& estimate)
        : p10(double(estimate.p10.count()))
        , median(double(estimate.median.count()))
        , p90(double(estimate.p90.count()))
    {
        lowest = std::max(0.0, p10 - (median - p10) / 2);
        highest = p90 + (p90 - median);
    }
    // That which so large a share of runs does not exceed.
    [[nodiscard]] double at(double part) const
    {
        if (part < 0.1)
            return between(part, 0, 0.1, lowest, p10);
        if (part < 0.5)
            return between(part, 0.1, 0.5, p10, median);
        return part < 0.9 ? between(part, 0.5, 0.9, median, p90) : between(part, 0.9, 1, p90, highest);
    }
    // The share of runs that take no longer.
    [[nodiscard]] double partOf(double duration) const
    {
        if (duration <= lowest)
            return 0;
        if (duration < p10)
            return between(duration, lowest, p10, 0, 0.1);
        if (duration < median)
            return between(duration, p10, median, 0.1, 0.5);
        if (duration < p90)
            return between(duration, median, p90, 0.5, 0.9);
        return duration < highest ? between(duration, p90, highest, 0.9, 1) : 1;
    }
    // What is left after `elapsed`, of the runs that took longer; of one that takes longer than any did
    // before nobody can say: a twentieth of what it has taken.
    [[nodiscard]] double restAfter(double elapsed, double part) const
    {
        constexpr double kOverdue = 0.05;
        const double gone = partOf(elapsed);
        return gone >= 1 ? elapsed * kOverdue : std::max(0.0, at(gone + (1 - gone) * part) - elapsed);
    }

private:
    [[nodiscard]] static double between(double value, double from, double to, double low, double high)
    {
        return to > from ? low + (high - low) * (value - from) / (to - from) : high;
    }
};

} // namespace stellwerk
