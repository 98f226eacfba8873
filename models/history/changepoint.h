// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace stellwerk {

struct ChangeOptions
{
    int shortest = 5;    // runs a level must hold before it counts as one
    double alpha = 0.01; // false alarms: in so large a share of series that do not change
    int permutations = 999;
    std::uint32_t seed = 20260701; // the same series gives the same answer
};

// Where the level of a series changes: the indices at which a new level begins, ascending. By ranks
// (Pettitt's statistic, scaled by its spread at each place, so that a change near either end is found as
// well), hence untouched by outliers and by the values' distribution. A change is believed when no more than
// a share of alpha of the series' own permutations show one as large; what it splits is looked at again. That
// rate holds for values that do not depend on each other. O(n log n) and, where there is a change, 999 passes
// more.
[[nodiscard]] std::vector<std::size_t> levelChanges(const std::vector<double>& values,
                                                    const ChangeOptions& options = {});

} // namespace stellwerk
