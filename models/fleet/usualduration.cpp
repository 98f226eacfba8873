// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/usualduration.h"

namespace stellwerk {

std::optional<std::chrono::seconds> usualDuration(const QList<JobRun>& runs)
{
    std::vector<std::chrono::seconds> durations;
    for (const JobRun& run : runs) {
        if (run.status == RunStatus::Succeeded)
            durations.push_back(run.duration);
    }
    if (durations.empty())
        return std::nullopt;
    std::sort(durations.begin(), durations.end());
    const std::size_t middle = durations.size() / 2;
    if (durations.size() % 2 == 1)
        return durations[middle];
    return (durations[middle - 1] + durations[middle]) / 2;
}

} // namespace stellwerk
