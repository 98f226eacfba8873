// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"
#include "plan/estimates.h"
#include "plan/fleetsnapshot.h"
#include "run/runevent.h"

#include <functional>

namespace stellwerk {

// What a forecast is made from besides the run itself: as it stood when the run began, or stands now.
struct ForecastPlan
{
    ParentPackage package;
    FleetSnapshot fleet;
    Estimates estimates; // true time
    // What is still to go into the estimates: that takes time, and is done where the forecast is made.
    struct Known
    {
        QString server, job;
        std::vector<std::chrono::milliseconds> durations;
    };
    std::vector<Known> known{};
    void learn();
};

// How far a task is.
struct ForecastProgress
{
    TaskState state = TaskState::Waiting;
    std::optional<TaskOutcome> outcome{};
    QString server{};    // where it runs, if it does
    QDateTime started{}; // UTC, of the attempt that runs; invalid until it does
};

// What has not ended of a run, as it is expected to go on.
struct RunForecast
{
    struct Expected
    {
        QString server;
        QDateTime begin; // UTC; of a task that runs already: when it did
        QDateTime end;
        bool begun = false;
        bool known = true; // false: nobody knows how long it takes, a usual length was taken
        bool operator==(const Expected&) const = default;
    };
    QHash<TaskId, Expected> tasks; // those that run or are expected to
    QDateTime end;                 // as the single tasks are expected; invalid: nothing can be told
    // Half of the ways the run may go on end by then, and nine of ten. The latter is invalid where too few
    // runs are known to tell; the former then is `end`.
    QDateTime p50, p90;
    int unknown = 0; // tasks to come whose duration nobody knows
    bool operator==(const RunForecast&) const = default;
};

// Runs the rest of the package through the very queue that places its tasks (limits, slots, candidates), each
// task as long as usual; what runs already has its usual rest. All is taken to end well. `draws`: how often
// it is repeated with durations drawn from what is known of them, for the percentiles; 0: once. The same
// input gives the same answer. Pure; may run anywhere. A cancelled one has no draws.
[[nodiscard]] RunForecast forecastRun(const ForecastPlan& plan,
                                      const QHash<TaskId, ForecastProgress>& progress, const QDateTime& now,
                                      int draws, const std::function<bool()>& cancelled = {});

} // namespace stellwerk
