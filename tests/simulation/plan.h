// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline.h"

#include "../unit/packagegen.h"

#include "plan/estimates.h"

namespace simulation {

using packagegen::Random;

// Everything a seed decides before it begins.
struct Plan
{
    enum class Fault {
        BlackOut, // of a server's network
        LoginRefused,
        SlowServer,
        LostAnswers,
        Deadlocks,
        AgentStops, // in order, and starts again
        AgentDies,
        ServerRestarts,
        OthersStart,
        ScheduleStarts,
        OthersStop,
        ClockOfServer,
        ClockOfController,
        Purge,
        JobDeleted,
        DiskFull,
        DiskSlow,
        Kill, // of the program
    };
    struct Event
    {
        Milliseconds at{0};
        Fault fault = Fault::Kill;
        int server = 0;
        Milliseconds lasts{0}; // or by how much, or how long the program is down
        int number = 0;        // which job, one in how many, after how many deeds
    };
    enum class Act {
        CancelRun,
        CancelTask,
        CancelBranch,
        Pause,
        Continue,
        Hold,
        LetGo,
        Skip,
        Retry,
        Rerun,
        Decide
    };
    struct Deed // of a person
    {
        Milliseconds at{0};
        Act act = Act::Pause;
        int task = 0;
    };

    stellwerk::FleetSnapshot fleet;
    stellwerk::ParentPackage package;
    stellwerk::Estimates estimates;
    std::vector<Event> events;
    std::vector<Deed> deeds;
    Milliseconds calm{0}; // from then on nothing goes wrong any more
    bool strict = false;  // nothing goes wrong at all
    int again = 0;        // so often what failed is run again after the end
    int longest = 20;     // seconds of a job
};

// `harsh`: evidence that vanishes or lies (purge, a clock that is set) and others who start the same job,
// both in one seed (docs/simulation.md says what is known of those).
[[nodiscard]] Plan makePlan(quint64 seed, bool harsh);

} // namespace simulation
