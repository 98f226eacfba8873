// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/tsqlsession.h"

#include "sql/batchexecutor.h"
#include "sql/catalogsearch.h"
#include "sql/functions.h"
#include "sql/sqlerror.h"
#include "sql/systemprocedures.h"

#include <sqlite3.h>

namespace simfleet::sql {

TsqlSession::TsqlSession(SessionContext context)
{
    m_state.context = std::move(context);
    ServerCatalog& catalog = m_state.catalog();
    const std::u16string& wanted = m_state.context.request.database;
    m_state.database = findDatabase(catalog, wanted.empty() ? u"master" : wanted).value_or(u"master");
    const std::lock_guard lock(catalog.mutex);
    installSqlFunctions(catalog.database);
    installSystemViews(catalog);
}

TsqlSession::~TsqlSession()
{
    const std::lock_guard lock(m_state.catalog().mutex);
    for (const auto& [name, table] : m_state.temporary) {
        const std::string sql = "DROP TABLE IF EXISTS " + table.definition.storage;
        sqlite3_exec(m_state.catalog().database, sql.c_str(), nullptr, nullptr, nullptr);
    }
}

namespace {

// Levels that an attention or an error left open are closed with the request.
void endRequest(SessionState& state)
{
    state.nesting = 0;
    state.tryDepth = 0;
    state.capturing = false;
}

} // namespace

void TsqlSession::batch(std::u16string_view text, ResultSink& sink, CancelFlag& cancel)
{
    TrackedSink tracked(sink);
    endRequest(m_state);
    try {
        BatchExecutor executor(m_state, tracked, cancel, DoneKind::Statement);
        (void)executor.run(text);
        if (!tracked.isClosed())
            tracked.done(DoneKind::Statement, std::nullopt, false);
    } catch (const Cancelled&) {
        // The wire acknowledges the attention itself.
    } catch (const SqlError& error) {
        tracked.message(error.message);
        tracked.done(DoneKind::Statement, std::nullopt, true);
    }
}

void TsqlSession::rpc(const RpcRequest& request, ResultSink& sink, CancelFlag& cancel)
{
    TrackedSink tracked(sink);
    endRequest(m_state);
    std::vector<CallArgument> arguments;
    for (const RpcParameter& parameter : request.parameters) {
        arguments.push_back({.name = parameter.name,
                             .type = parameter.type,
                             .value = parameter.value,
                             .output = parameter.output,
                             .useDefault = parameter.useDefault});
    }
    // "name;1" names the first of procedures that share a name, as ODBC drivers may write it
    std::u16string_view procedure = request.procedure;
    if (procedure.ends_with(u";1"))
        procedure.remove_suffix(2);
    try {
        BatchExecutor executor(m_state, tracked, cancel, DoneKind::Procedure);
        std::optional<int> status;
        bool failed = false;
        try {
            (void)executor.call(splitName(procedure), arguments, status);
        } catch (SqlError& error) {
            failed = true;
            if (error.message.line == 0)
                error.message.line = 1;
            m_state.error = error.message.number;
            tracked.message(error.message);
        }
        if (!failed) {
            tracked.returnStatus(status.value_or(0));
            for (const CallArgument& argument : arguments) {
                if (argument.output && argument.result)
                    tracked.outputParameter(argument.name, argument.resultType, *argument.result);
            }
        }
        tracked.done(DoneKind::Procedure, std::nullopt, tracked.sawError());
    } catch (const Cancelled&) {
        // The wire acknowledges the attention itself.
    }
}

} // namespace simfleet::sql

std::unique_ptr<simfleet::Session> simfleet::makeSession(SessionContext context)
{
    return std::make_unique<sql::TsqlSession>(std::move(context));
}
