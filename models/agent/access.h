// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agenterror.h"

namespace stellwerk {

class Connection;

// The Agent is read in two ways: from msdb's tables (one batch, everything known), or, for a login that only
// has one of the Agent's roles, through the procedures sp_help_… (helpreader.h). True: the tables. Asked once
// per connection.
[[nodiscard]] AgentResult<bool> readsTables(Connection& connection);
void forgetAccess(Connection& connection);

// Runs a request the way that the login's rights allow. After a 229 they are asked anew: when they changed,
// the request runs once more the other way, so it must not have done anything before it was denied.
template <class T, class Tables, class Procedures>
[[nodiscard]] AgentResult<T> byRights(Connection& connection, Tables tables, Procedures procedures)
{
    constexpr int kDenied = 229;
    const AgentResult<bool> before = readsTables(connection);
    if (!before)
        return tl::make_unexpected(before.error());
    AgentResult<T> answer = *before ? tables() : procedures();
    if (answer || answer.error().number != kDenied)
        return answer;
    forgetAccess(connection);
    const AgentResult<bool> now = readsTables(connection);
    if (!now || *now == *before)
        return answer;
    return *now ? tables() : procedures();
}

} // namespace stellwerk
