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
    Adopt,   // a run was requested by a user since: it is taken to be ours
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
};
struct LostStartVerdict
{
    LostStart what = LostStart::Unknown;
    StartReceipt receipt; // when Adopt
};
// `sinceLocal`: the server's clock just before the start was sent. `knownRequestLocal`: the newest request
// for this job that is known to be an older one, if any.
[[nodiscard]] LostStartVerdict decideLostStart(const LookAnswer& answer, const QDateTime& sinceLocal,
                                               const QDateTime& knownRequestLocal = {});

} // namespace stellwerk
