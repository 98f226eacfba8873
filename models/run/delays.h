// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runtimes.h"

namespace stellwerk {

// What one task's lateness or failure cost the tasks after it.
struct TaskDelay
{
    struct Later
    {
        TaskId task;
        std::chrono::milliseconds by{0}; // so much earlier it could have begun
        bool operator==(const Later&) const = default;
    };
    std::chrono::milliseconds own{0}; // longer than usual, from being ready to its end; 0: only its failure
    std::chrono::milliseconds end{0}; // so much later the last of the tasks ended
    QList<Later> later;               // the most first
    QList<TaskId> prevented;          // never ran because of how it ended, in the package's order
    bool operator==(const TaskDelay&) const = default;
};

// What is usual for a task: from being ready to its end.
using UsualLengths = QHash<TaskId, std::chrono::milliseconds>;
[[nodiscard]] UsualLengths usualFrom(const RunTimes& earlier); // that run is what is usual
[[nodiscard]] UsualLengths usualFrom(const RunModel& run); // its expected durations; waiting is never usual

// For each task that took at least `atLeast` longer than usual, or that kept others from running: what that
// caused. Each for itself, all others as they were: had this task alone been as usual, how much earlier could
// each task after it have become ready? Follows the constraints only, not the servers' slots. Tasks that
// `usual` does not have are not late. Costs grow with the late tasks and what is downstream of each.
[[nodiscard]] QHash<TaskId, TaskDelay> delaysOf(const ParentPackage& package, const RunTimes& times,
                                                const UsualLengths& usual,
                                                std::chrono::milliseconds atLeast = std::chrono::seconds(1));

// The same for one task; nothing where it caused nothing.
[[nodiscard]] std::optional<TaskDelay> delayOf(const TaskId& task, const ParentPackage& package,
                                               const RunTimes& times, const UsualLengths& usual,
                                               std::chrono::milliseconds atLeast = std::chrono::seconds(1));

} // namespace stellwerk
