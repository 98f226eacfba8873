// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agentclient.h"
#include "agent/agentvalues.h"
#include "agent/logpage.h"
#include "agent/outcomepage.h"
#include "agent/packageverdict.h"
#include "agent/startdecision.h"
#include "fleet/runningdetail.h"

#include <functional>
#include <map>

// What AgentClient's operations do on the lane's thread: run a statement and turn its rows into values. Each
// answer carries the server's clock.
namespace stellwerk {

class Connection;
class RowView;
class Statement;

using RowTaker = std::function<void(const RowView&)>;

// Runs a batch and hands each result set to the taker that is named like the set's first column; a late error
// is not lost. By name, not by place: under SET NOCOUNT ON FreeTDS leaves out result sets without rows.
[[nodiscard]] AgentResult<void> readResults(Statement& statement, const QString& sql,
                                            const std::map<QString, RowTaker>& takers);

template <class T>
struct Clocked
{
    T value{};
    QDateTime nowLocal;
};

[[nodiscard]] AgentResult<Clocked<ServerPicture>> readSnapshot(Connection& connection);
[[nodiscard]] AgentResult<Clocked<QList<JobActivity>>> readActivity(Connection& connection);
[[nodiscard]] AgentResult<Clocked<QList<HistoryRow>>> readHistory(Connection& connection, const QString& job,
                                                                  qint64 aboveInstance, int limit);
// What the jobs that run now are doing; the oldest of them began on that day at the earliest.
[[nodiscard]] AgentResult<Clocked<QList<RunningDetail>>> readRunning(Connection& connection,
                                                                     const QDate& sinceLocal);
// The steps of one finished run and its outcome row, ascending; none if they are no longer kept.
[[nodiscard]] AgentResult<Clocked<QList<HistoryRow>>> readRunSteps(Connection& connection, const QString& job,
                                                                   qint64 outcomeInstance);
[[nodiscard]] AgentResult<Clocked<OutcomePage>> readOutcomes(Connection& connection,
                                                             const OutcomeQuestion& question);
[[nodiscard]] AgentResult<Clocked<LogPage>> readLogPage(Connection& connection, const LogQuestion& question);
[[nodiscard]] AgentResult<Clocked<AgentState>> readAgentState(Connection& connection);
[[nodiscard]] AgentResult<Clocked<Permissions>> readPermissions(Connection& connection);
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
[[nodiscard]] AgentResult<Clocked<QList<PackageExecution>>>
readPackageLog(Connection& connection, const QString& computer, const PackageTime& time);
// The rungs of "servers test"; needs no lane.
[[nodiscard]] QList<ServerTestStep> walkServer(const Server& server, const QString& password);

// Rows that several statements return.
[[nodiscard]] HistoryRow historyRow(const RowView& row); // job_id first, then as in history.sql
[[nodiscard]] ActivityRow activityRow(const RowView& row,
                                      int firstColumn); // req, source, start, stop, step, id
[[nodiscard]] AgentState agentStateOf(int serviceStatus);
// Reads the optional result set with the Agent's service status into `state`, which stays Unknown without it.
[[nodiscard]] RowTaker agentStatusInto(AgentState& state);
[[nodiscard]] ServerInfo serverInfo(const RowView& row);
// The package that an SSIS step's command runs: "\SSISDB\Folder\Project\Package.dtsx" (agent-facts 4.1).
[[nodiscard]] QString ssisPackageOf(const QString& command);

} // namespace stellwerk
