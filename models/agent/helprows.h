// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/operations.h"

// The rows of the sp_help_… procedures (agent-facts 2.4-2.8) as values. Their columns have fixed places.
namespace stellwerk::help {

// A row of sp_help_job.
struct JobRow
{
    AgentJob job;            // without steps, activity and runs
    int executionStatus = 0; // 4: idle as far as the Agent knows
    int lastRunDate = 0;     // packed; 0: never
};
[[nodiscard]] JobRow jobRow(const RowView& row);
// Rows of sp_help_jobactivity.
[[nodiscard]] qint64 activitySession(const RowView& row);
[[nodiscard]] QUuid activityJob(const RowView& row);
[[nodiscard]] QString activityJobName(const RowView& row);
[[nodiscard]] ActivityRow activityOf(const RowView& row);
[[nodiscard]] QDateTime activityNextRun(const RowView& row);
// A row of sp_help_jobhistory in mode FULL.
[[nodiscard]] HistoryRow historyOf(const RowView& row);
// A row of sp_help_jobserver with its last run's details; nothing for another than the local server.
[[nodiscard]] std::optional<LastOutcome> lastOutcome(const RowView& row);

// Which job has this name: its row, or NoSuchJob.
[[nodiscard]] AgentResult<JobRow> findJob(Connection& connection, const QString& name);
// Calls `take(job, row)` for each step of these jobs, rows of sp_help_jobstep. Jobs that are gone have none.
[[nodiscard]] AgentResult<void> forEachStep(Connection& connection, const QList<QUuid>& jobs,
                                            const std::function<void(const QUuid&, const RowView&)>& take);

} // namespace stellwerk::help
