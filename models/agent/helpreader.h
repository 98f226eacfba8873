// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/operations.h"

// The operations of operations.h for a login that may not read msdb's tables: through sp_help_job and its
// siblings, which every SQLAgent role may execute (agent-facts 2.4-2.8, 2.11). They see what the role shows:
// a user of SQLAgentUserRole its own jobs only.
//
// What such a login cannot learn is left open, never guessed:
//  - when the newest session of the Agent began, and sessions older than the last two. A lost start that only
//    this could explain stays LostStart::Unknown.
//  - the session, as long as no visible job has an activity row: StartReceipt::session is 0 until one is
//  seen.
//  - the Agent's service state, unless VIEW SERVER STATE was granted.
// On the lane's thread, as all operations.
namespace stellwerk::help {

[[nodiscard]] AgentResult<Clocked<ServerPicture>> readSnapshot(Connection& connection);
[[nodiscard]] AgentResult<Clocked<QList<JobActivity>>> readActivity(Connection& connection);
[[nodiscard]] AgentResult<Clocked<QList<HistoryRow>>> readHistory(Connection& connection, const QString& job,
                                                                  qint64 aboveInstance, int limit);
[[nodiscard]] AgentResult<Clocked<QList<RunningDetail>>> readRunning(Connection& connection,
                                                                     const QDate& sinceLocal);
[[nodiscard]] AgentResult<Clocked<QList<HistoryRow>>> readRunSteps(Connection& connection, const QString& job,
                                                                   qint64 outcomeInstance);
[[nodiscard]] AgentResult<Clocked<OutcomePage>> readOutcomes(Connection& connection,
                                                             const OutcomeQuestion& question);
[[nodiscard]] AgentResult<Clocked<LogPage>> readLogPage(Connection& connection, const LogQuestion& question);
[[nodiscard]] AgentResult<Clocked<StartReceipt>> requestStart(Connection& connection, const JobStart& start);
[[nodiscard]] AgentResult<Clocked<LostStartVerdict>> lookForLostStart(Connection& connection,
                                                                      const LostStartQuestion& question);
[[nodiscard]] AgentResult<Clocked<std::optional<StartReceipt>>> findRunningRun(Connection& connection,
                                                                               const QString& job);
[[nodiscard]] AgentResult<Clocked<bool>> requestStop(Connection& connection, const RunToStop& order);
[[nodiscard]] AgentResult<Clocked<PollAnswer>> pollRuns(Connection& connection,
                                                        const QList<WatchedRun>& runs);
[[nodiscard]] AgentResult<Clocked<PackageEvidence>>
readPackageOutcome(Connection& connection, const QUuid& job, const PackageTime& time);

} // namespace stellwerk::help
