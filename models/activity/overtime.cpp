// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/overtime.h"

#include "history/outcomequeries.h"

namespace stellwerk {

RunOutlook outlookOf(std::chrono::seconds elapsed, const std::optional<JobHabits>& habits)
{
    if (!habits || habits->samples < kHabitNeeds)
        return {};
    return {habits->median, elapsed > habits->p90 && elapsed - habits->median > kLateFloor};
}

} // namespace stellwerk
