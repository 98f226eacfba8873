// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QHash>
#include <QSet>

#include <chrono>

namespace stellwerk {

// How a task is taken to end. Before a run all succeed; of a run that was, each as it did.
// Unknown: it ran, and nobody can say how it ended, so nothing follows from it.
enum class PathEnd { Succeeds, Fails, Cancelled, NeverRuns, Unknown };

// What is known of one task: how long it takes from the moment it may start, and how it ends.
struct PathTime
{
    std::chrono::milliseconds duration{0};
    bool known = true; // false: nobody knows, and `duration` counts as it stands
    PathEnd end = PathEnd::Succeeds;
};

struct PathTask
{
    std::chrono::milliseconds start{0}; // the earliest, after the package's start
    std::chrono::milliseconds end{0};
    // It may take so much longer, it alone, and the package still ends at the same time. Of a task before a
    // join "any" this is what is certain; it may have more.
    std::chrono::milliseconds slack{0};
    bool runs = false;     // false: its constraints do not hold, if all ends as it is taken to
    bool critical = false; // no slack, and something takes time at all
};

// The longest way through a package's constraints (CPM): what decides when it ends, if servers are no limit.
struct CriticalPath
{
    std::chrono::milliseconds total{0};
    QHash<TaskId, PathTask> tasks;
    QSet<ConstraintId> constraints; // on the path
    int unknown = 0;                // tasks that run and whose duration nobody knows
    bool circle = false;            // then nothing else is told
};

// Tasks that `times` does not have take no time and succeed; disabled ones are passed over. A join "any"
// starts at its first constraint that holds. Linear in tasks and constraints.
[[nodiscard]] CriticalPath criticalPath(const ParentPackage& package, const QHash<TaskId, PathTime>& times);

} // namespace stellwerk
