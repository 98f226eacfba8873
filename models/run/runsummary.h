// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/fleetsnapshot.h"
#include "run/runevent.h"

namespace stellwerk {

// What a run came to. Durations are the attempts' own (started to ended).
struct RunSummary
{
    struct ServerUse
    {
        QString server;
        std::chrono::milliseconds busy{0}; // sum over attempts
        int tasks = 0;                     // that had an attempt there
        bool operator==(const ServerUse&) const = default;
    };
    RunId run;
    std::optional<RunOutcome> outcome; // none: not ended
    int succeeded = 0;                 // with the ones with warnings
    int withWarnings = 0;
    int failed = 0, cancelled = 0, skipped = 0, unknown = 0;
    // First to last event; the time between an end and being opened again is not counted.
    std::chrono::milliseconds makespan{0};
    // No schedule of these tasks with these durations can be shorter: the largest of critical path, work of a
    // server / its slots, all work / all slots, and work / limit for the package's and the groups' limits.
    std::chrono::milliseconds lowerBound{0};
    QList<ServerUse> servers; // by name
    bool operator==(const RunSummary&) const = default;
};

[[nodiscard]] RunSummary summarize(const RunId& run, const ParentPackage& package, const FleetSnapshot& fleet,
                                   const QList<RunEvent>& events);

} // namespace stellwerk
