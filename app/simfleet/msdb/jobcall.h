// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/messages.h"
#include "msdb/server.h"
#include "msdb/storagestatement.h"

#include <optional>
#include <string>
#include <string_view>

namespace simfleet::msdb {

// Arguments as msdb's procedures look at them: text trimmed, '' is NULL.
[[nodiscard]] std::optional<std::u16string> textArgument(const ProcedureCall& call, std::u16string_view name);
[[nodiscard]] std::optional<std::int64_t> integerArgument(const ProcedureCall& call,
                                                          std::u16string_view name);
[[nodiscard]] std::optional<Guid> guidArgument(const ProcedureCall& call, std::u16string_view name);
[[nodiscard]] std::optional<Guid> parseGuid(std::u16string_view text);

struct JobIdentity
{
    Guid id;
    std::u16string name;
    Binary ownerSid;
    int originatingServer = 0;
};

enum class AgentTest { Test, NoTest };

// sp_verify_job_identifiers: 14294, 14262, 14293, 14258. None: it was raised, the procedure returns 1.
[[nodiscard]] std::optional<JobIdentity> identifyJob(SimServer& server, ProcedureCall& call, AgentTest test);
// The same for what is known to be one identifier.
[[nodiscard]] std::optional<JobIdentity> findJob(SimServer& server, ProcedureCall& call,
                                                 const std::optional<std::u16string>& name,
                                                 const std::optional<Guid>& id, AgentTest test);

[[nodiscard]] bool seesAllJobs(const LoginInfo& login);  // sysadmin or SQLAgentReaderRole
[[nodiscard]] bool operatesJobs(const LoginInfo& login); // sysadmin or SQLAgentOperatorRole
[[nodiscard]] bool isOwner(const LoginInfo& login, const JobIdentity& job);
// Agent XPs off: raises 15281 and returns false.
[[nodiscard]] bool agentXpsOn(SimServer& server, ProcedureCall& call, std::u16string_view procedure);

// sp_sqlagent_notify of a changed job: 22022 if the Agent is down, after the work was done.
bool notifyJobChanged(SimServer& server, ProcedureCall& call, const Guid& job);

// Sends the rows of a query as one result set. `columns` as in typetext.h.
void sendRows(ProcedureCall& call, const char* columns, StorageStatement& query);

} // namespace simfleet::msdb
