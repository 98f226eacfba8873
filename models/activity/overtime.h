// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/jobhabits.h"

#include <chrono>
#include <optional>

namespace stellwerk {

// What a job's habits say of a run that is under way.
struct RunOutlook
{
    std::optional<std::chrono::seconds> usual; // nothing: too few runs to tell
    bool overTime = false;                     // runs longer than nine of ten did
    bool operator==(const RunOutlook&) const = default;
};

// Of fewer than kHabitNeeds runs nothing is told. A run is over time beyond the P90, and by more than
// kLateFloor beyond the median, so that what lasts seconds never is by one of them.
[[nodiscard]] RunOutlook outlookOf(std::chrono::seconds elapsed, const std::optional<JobHabits>& habits);

} // namespace stellwerk
