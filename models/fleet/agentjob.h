// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/jobhabits.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUuid>

#include <chrono>
#include <optional>

namespace stellwerk {

// How a finished job or step ended: sysjobhistory.run_status and sysjobservers.last_run_outcome.
enum class RunStatus {
    Failed = 0,
    Succeeded = 1,
    Retry = 2,
    Cancelled = 3,
    InProgress = 4,
    Unknown = 5, // also: never ran
};

// What a job does now, from sysjobactivity of the newest session.
enum class JobState {
    Idle,
    Requested, // run_requested_date set, start_execution_date NULL
    Running,
    Unknown, // not read yet, or the server cannot be reached
};

struct JobStep
{
    int id = 0; // 1..n
    QString name;
    QString subsystem; // TSQL, CmdExec, SSIS …
    QString command;
    bool operator==(const JobStep&) const = default;
};

// One past run of a job: its step-0 row in sysjobhistory.
struct JobRun
{
    qint64 instanceId = 0;
    RunStatus status = RunStatus::Unknown;
    QDateTime startedLocal; // server's wall clock, Qt::UTC spec as carrier, no zone implied
    std::chrono::seconds duration{0};
    bool operator==(const JobRun&) const = default;
};

// A job as read from a server, with what is needed to show and to estimate it.
struct AgentJob
{
    QUuid id; // differs from server to server for the "same" job
    QString name;
    bool enabled = true;
    QString category;
    QString description;
    QString owner;
    bool hasTarget = true; // a sysjobservers row; without it sp_start_job refuses (14256)
    QList<JobStep> steps;  // names and subsystems; commands only for SSIS steps
    bool runsSsis = false;
    QString ssisPackage; // path of the first SSIS step's package, "" if none
    JobState state = JobState::Unknown;
    QDateTime runningSinceLocal; // server's wall clock; invalid unless Running
    std::optional<QDateTime> nextRunLocal;
    QList<JobRun> lastRuns;                            // newest first, at most kLastRuns
    std::optional<std::chrono::seconds> usualDuration; // median of the successful runs known
    std::optional<JobHabits> habits{};                 // from the program's own history, where there is one
    bool operator==(const AgentJob&) const = default;
};

inline constexpr int kLastRuns = 20;

enum class AgentState { Unknown, Running, Stopped, Starting, NotInstalled };

// What the program knows of a server's reachability.
enum class Contact { NotTried, Connecting, Online, Trouble };

} // namespace stellwerk
