// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/jobmemory.h"

#include <algorithm>

namespace stellwerk {

void remember(AgentJob& job, const JobMemory& memory)
{
    const auto told = std::count_if(job.lastRuns.cbegin(), job.lastRuns.cend(),
                                    [](const JobRun& run) { return run.status == RunStatus::Succeeded; });
    for (const JobRun& run : memory.lastRuns) {
        const bool known = std::any_of(job.lastRuns.cbegin(), job.lastRuns.cend(), [&](const JobRun& other) {
            return other.instanceId == run.instanceId && other.startedLocal == run.startedLocal;
        });
        if (!known)
            job.lastRuns.append(run);
    }
    // By time: after the server was restored its numbers begin anew.
    std::stable_sort(job.lastRuns.begin(), job.lastRuns.end(), [](const JobRun& a, const JobRun& b) {
        return a.startedLocal != b.startedLocal ? a.startedLocal > b.startedLocal
                                                : a.instanceId > b.instanceId;
    });
    while (job.lastRuns.size() > kLastRuns)
        job.lastRuns.removeLast();
    if (!memory.habits)
        return;
    job.habits = memory.habits;
    if (memory.habits->samples > told)
        job.usualDuration = memory.habits->median;
}

} // namespace stellwerk
