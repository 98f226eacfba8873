// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agenterror.h"
#include "agent/agentvalues.h"

#include <optional>

namespace stellwerk {

// The answer of the start batch (agent-facts 3.3): what was there before, what sp_start_job said, and the
// job's activity and the Agent's state right after.
struct StartAnswer
{
    StartReceipt receipt;
    int returnCode = -1;
    int error = 0; // ERROR_NUMBER(), 0: none
    int severity = 0;
    QString message;
    bool disabled = false; // nothing was asked of the Agent: the job is disabled and must not be started then
    std::optional<ActivityRow> after;
    AgentState agent = AgentState::Unknown;
};

// Accepted, or why not. 22022 is decided by state, never by its (localised) text.
[[nodiscard]] AgentResult<StartReceipt> decideStart(const StartAnswer& answer, const QString& server,
                                                    const QString& job);

// What a look at the server says about a start whose answer was lost.
enum class LostStart {
    Adopt,   // a run was requested by a user since: it is taken to be ours, unless its end names another
    Start,   // nothing was requested since: the start did not arrive
    Unknown, // it cannot be told: a person decides
};
struct LookAnswer
{
    StartReceipt receipt; // as of now: session, highest instance_id of runs that began before
    bool jobExists = true;
    std::optional<ActivityRow> activity; // of the newest session
    std::optional<ActivityRow> previous; // of the session before it
    qint64 previousSession = 0;
    QList<HistoryRow> outcomesSince; // step-0 rows that began since
    QString login;                   // ours there (SUSER_SNAME); empty: not known
};
struct LostStartVerdict
{
    LostStart what = LostStart::Unknown;
    StartReceipt receipt; // when Adopt
};
[[nodiscard]] LostStartVerdict decideLostStart(const LookAnswer& answer, const LostStartQuestion& question);
// From when on to look, seen that the server's clock shows `nowLocal`: earlier than the start when it was set
// back since.
[[nodiscard]] QDateTime lookSince(const LostStartQuestion& question, const QDateTime& nowLocal);
// The highest history row before the run that `row` shows, from outcomes that may be of it or of earlier
// ones: while it is open all are earlier, once it is over those before its own.
[[nodiscard]] qint64 historyBefore(const ActivityRow& row, const QList<HistoryRow>& outcomes, qint64 atLeast);

} // namespace stellwerk
