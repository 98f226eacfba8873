// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/agentjob.h"

#include <vector>

namespace stellwerk {

// What the program's own history knows of a job on one server, beyond what the server still has.
struct JobMemory
{
    QString name;
    QList<JobRun> lastRuns;                      // newest first, at most kLastRuns
    std::vector<std::chrono::seconds> durations; // of successful runs at the present level, newest first
    std::optional<JobHabits> habits;             // nothing without a successful run
    bool operator==(const JobMemory&) const = default;
};

// Adds what is remembered to a job just read: runs that the server no longer has, and, when the memory holds
// more successful runs than the server told, the usual duration.
void remember(AgentJob& job, const JobMemory& memory);

} // namespace stellwerk
