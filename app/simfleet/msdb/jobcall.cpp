// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/jobcall.h"

#include "msdb/text.h"
#include "msdb/typetext.h"

#include <QString>
#include <QUuid>

#include <algorithm>

namespace simfleet::msdb {

std::optional<std::u16string> textArgument(const ProcedureCall& call, std::u16string_view name)
{
    const auto* text = std::get_if<std::u16string>(&call.argument(name));
    if (!text)
        return std::nullopt;
    std::u16string value = trimmed(*text);
    return value.empty() ? std::nullopt : std::optional(std::move(value));
}

std::optional<std::int64_t> integerArgument(const ProcedureCall& call, std::u16string_view name)
{
    const Value& value = call.argument(name);
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return *integer;
    if (const auto* real = std::get_if<double>(&value))
        return static_cast<std::int64_t>(*real);
    return std::nullopt;
}

std::optional<Guid> parseGuid(std::u16string_view text)
{
    const QUuid uuid = QUuid::fromString(QStringView(text.data(), static_cast<qsizetype>(text.size())));
    // The null id is a real one: the root folder of the package store.
    if (uuid.isNull() && !text.starts_with(u"00000000-") && !text.starts_with(u"{00000000-"))
        return std::nullopt;
    const QByteArray bytes = uuid.toRfc4122();
    Guid guid;
    std::copy_n(bytes.cbegin(), 16, guid.bytes.begin());
    return guid;
}

std::optional<Guid> guidArgument(const ProcedureCall& call, std::u16string_view name)
{
    const Value& value = call.argument(name);
    if (const auto* guid = std::get_if<Guid>(&value))
        return *guid;
    if (const auto* text = std::get_if<std::u16string>(&value))
        return parseGuid(*text);
    return std::nullopt;
}

bool seesAllJobs(const LoginInfo& login)
{
    return login.sysadmin || login.msdbRoles.contains(u"SQLAgentReaderRole");
}

bool operatesJobs(const LoginInfo& login)
{
    return login.sysadmin || login.msdbRoles.contains(u"SQLAgentOperatorRole");
}

bool isOwner(const LoginInfo& login, const JobIdentity& job)
{
    return login.sid == job.ownerSid;
}

std::optional<JobIdentity> identifyJob(SimServer& server, ProcedureCall& call, AgentTest test)
{
    const auto name = textArgument(call, u"@job_name");
    const auto id = guidArgument(call, u"@job_id");
    if (name.has_value() == id.has_value()) {
        call.raise(sysMessage(14294, {u"@job_id", u"@job_name"}));
        return std::nullopt;
    }
    return findJob(server, call, name, id, test);
}

std::optional<JobIdentity> findJob(SimServer& server, ProcedureCall& call,
                                   const std::optional<std::u16string>& name, const std::optional<Guid>& id,
                                   AgentTest test)
{
    StorageStatement query(
        call.database(),
        "SELECT job_id, name, owner_sid, originating_server_id FROM msdb_dbo_sysjobs"
        " WHERE (?1 IS NULL OR name = ?1) AND (?2 IS NULL OR job_id = ?2) AND (?3 OR owner_sid = ?4)");
    const LoginInfo& login = call.login();
    query.bind(name ? Value(*name) : Value(), id ? Value(*id) : Value(), seesAllJobs(login), login.sid);
    if (!query.step()) {
        if (id)
            call.raise(sysMessage(14262, {u"@job_id", guidString(*id)}));
        else
            call.raise(sysMessage(14262, {u"@job_name", *name}));
        return std::nullopt;
    }
    JobIdentity job{query.guid(0), query.text(1), query.binary(2), query.smallInteger(3)};
    if (query.step()) {
        call.raise(sysMessage(14293, {*name, u"@job_id", u"@job_name"}));
        return std::nullopt;
    }
    if (test == AgentTest::Test && server.agent().state() == Agent::State::Starting) {
        call.raise(sysMessage(14258));
        return std::nullopt;
    }
    return job;
}

bool agentXpsOn(SimServer& server, ProcedureCall& call, std::u16string_view procedure)
{
    if (server.spec().agentXps)
        return true;
    call.raise(sysMessage(15281, {procedure}));
    return false;
}

bool notifyJobChanged(SimServer& server, ProcedureCall& call, const Guid& job)
{
    if (!agentXpsOn(server, call, u"sys.xp_sqlagent_notify"))
        return false;
    if (server.agent().state() == Agent::State::Stopped) {
        call.raise(agentMessage(u"is not currently running so it cannot be notified of this action."));
        return false;
    }
    server.agent().jobChanged(job, server.now());
    return true;
}

void sendRows(ProcedureCall& call, const char* columns, StorageStatement& query)
{
    const std::vector<ColumnMeta> metas = columnMetas(columns);
    call.columns(metas);
    std::vector<Value> row(metas.size());
    while (query.step()) {
        for (std::size_t i = 0; i < metas.size(); ++i)
            row[i] = query.value(static_cast<int>(i), metas[i].type);
        call.row(row);
    }
    call.endRows();
    query.reset();
}

} // namespace simfleet::msdb
