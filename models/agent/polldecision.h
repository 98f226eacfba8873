// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agentvalues.h"

namespace stellwerk {

enum class RunResult { Succeeded, SucceededWithWarnings, Failed, Cancelled, Unknown };

enum class EndReason {
    Outcome,        // the run's own outcome row, or sysjobservers' memory of it
    AgentRestarted, // the run's session is over and left no outcome
    AgentStopped,   // the Agent is gone and left the run open
    JobDeleted,     // the job and its history vanished (delete_level or by hand)
    HistoryPurged,  // the run is over, nobody knows how
    NotConfirmed,   // the start was accepted and never seen
    AnothersRun,    // after a lost answer a run was adopted that somebody else had asked for
    PackageFailed,  // the outcome row says success, but a package behind its steps ended otherwise
};

struct RunEnd
{
    RunResult result = RunResult::Unknown;
    EndReason reason = EndReason::Outcome;
    QString message; // of the outcome row
    QDateTime startedLocal;
    std::chrono::seconds duration{0};
    QString package{};    // what the package said, for PackageFailed
    QString firstError{}; // of the package behind the step that failed: "component: words"
    QString note{};       // what could not be looked into, for a person; empty: nothing
    bool operator==(const RunEnd&) const = default;
};

// What is remembered between two polls of a run that was started or adopted.
struct WatchedRun
{
    StartReceipt receipt;
    QDateTime requestedLocal;   // latched: the request is ours
    QDateTime startedLocal;     // latched
    qint64 lastInstance = 0;    // highest history row of this job taken in
    QList<HistoryRow> steps;    // of this run, final and retried ones
    QList<HistoryRow> outcomes; // step-0 rows above the watermark
    int pollsWithoutAgent = 0;  // in a row
    bool runsPackages = false;  // latched: the job has SSIS steps
    bool operator==(const WatchedRun&) const = default;
};
[[nodiscard]] WatchedRun watch(const StartReceipt& receipt);

enum class RunPhase { Requested, Queued, Running, Ended };

struct Verdict
{
    int rule = 0; // of the table in agent-facts 3.4, for the log and the tests
    RunPhase phase = RunPhase::Requested;
    QList<HistoryRow> newSteps; // finished since the last poll
    RunEnd end;                 // when Ended
};

inline constexpr std::chrono::seconds kStartConfirmation{30};

// The decision table of agent-facts 3.4, first match wins. Pure. `sinceAccepted` is the client's own time
// since the start was accepted, for rule 6 only.
[[nodiscard]] Verdict decide(WatchedRun& run, const PollAnswer& answer,
                             std::chrono::milliseconds sinceAccepted);

} // namespace stellwerk
