// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/batchexecutor.h"

#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

namespace simfleet::sql {

void TrackedSink::columns(const std::vector<ColumnMeta>& columns)
{
    m_closed = false;
    m_sink.columns(columns);
}

void TrackedSink::row(const std::vector<Value>& values)
{
    m_sink.row(values);
}

void TrackedSink::done(DoneKind kind, std::optional<std::int64_t> count, bool error)
{
    m_closed = kind != DoneKind::InProcedure;
    m_sink.done(kind, count, error);
}

void TrackedSink::message(const Message& message)
{
    m_closed = false;
    m_error = m_error || message.severity > 10;
    m_sink.message(message);
}

void TrackedSink::returnStatus(int status)
{
    m_closed = false;
    m_sink.returnStatus(status);
}

void TrackedSink::outputParameter(const std::u16string& name, const TypeInfo& type, const Value& value)
{
    m_closed = false;
    m_sink.outputParameter(name, type, value);
}

void TrackedSink::databaseChanged(const std::u16string& before, const std::u16string& now)
{
    m_closed = false;
    m_sink.databaseChanged(before, now);
}

BatchExecutor::BatchExecutor(SessionState& session, ResultSink& sink, CancelFlag& cancel, DoneKind doneKind)
    : m_session(session)
    , m_sink(sink)
    , m_cancel(cancel)
    , m_doneKind(doneKind)
{}

BatchExecutor::~BatchExecutor()
{
    for (const auto& [name, table] : m_tableVariables)
        dropStorage(table);
}

void BatchExecutor::checkCancelled() const
{
    if (m_cancel.requested)
        throw Cancelled{};
}

void BatchExecutor::report(SqlError error)
{
    if (error.message.line == 0)
        error.message.line = m_line;
    m_session.error = error.message.number;
    m_session.rowCount = 0;
    m_sink.message(error.message);
    m_sink.done(statementDone(), std::nullopt, true);
}

DoneKind BatchExecutor::statementDone() const
{
    return m_doneKind == DoneKind::Procedure ? DoneKind::InProcedure : m_doneKind;
}

Flow BatchExecutor::run(std::u16string_view text, Variables parameters)
{
    m_text = text;
    m_variables = std::move(parameters);
    try {
        std::map<std::u16string, TypeInfo> declared;
        for (const auto& [name, variable] : m_variables)
            declared.emplace(name, variable.type);
        Parser parser(m_text, {.quotedIdentifier = m_session.quotedIdentifier}, std::move(declared));
        const ParsedBatch batch = parser.batch();
        return runParsed(batch);
    } catch (SqlError& error) {
        // A compile error ends its own level; an outer TRY sees it as an ordinary error.
        if (error.message.line == 0)
            error.message.line = m_line;
        const bool compile = std::exchange(error.compile, false);
        if (m_session.tryDepth > 0)
            throw;
        report(error);
        return compile || !error.abortsBatch ? Flow::Normal : Flow::Abort;
    }
}

Flow BatchExecutor::runParsed(const ParsedBatch& batch)
{
    for (const auto& [name, type] : batch.variables)
        m_variables.try_emplace(name, Variable{type, {}});
    makeTableVariables(batch.statements);
    prebind(batch.statements);
    return block(batch.statements);
}

Flow BatchExecutor::block(const std::vector<StatementPtr>& statements)
{
    for (const StatementPtr& statement : statements) {
        const Flow flow = execute(*statement);
        if (flow != Flow::Normal)
            return flow;
    }
    return Flow::Normal;
}

Flow BatchExecutor::execute(const Statement& statement)
{
    checkCancelled();
    m_line = statement.line;
    try {
        const Flow flow = executeOne(statement);
        return flow;
    } catch (SqlError& error) {
        if (error.message.line == 0)
            error.message.line = statement.line;
        m_session.error = error.message.number;
        const bool rolledBack = error.message.number == 1205 || (m_session.xactAbort && !error.compile);
        if (error.compile || m_session.tryDepth > 0) {
            if (m_session.xactAbort && statement.kind != StatementKind::RaiseError)
                error.abortsBatch = true;
            throw;
        }
        report(error);
        if (rolledBack && statement.kind != StatementKind::RaiseError)
            m_session.transactions = 0;
        const bool aborts = error.abortsBatch || error.message.severity >= 19 ||
                            (m_session.xactAbort && statement.kind != StatementKind::RaiseError);
        return aborts ? Flow::Abort : Flow::Normal;
    }
}

Flow BatchExecutor::executeOne(const Statement& statement)
{
    switch (statement.kind) {
    case StatementKind::Select:
        select(statement);
        break;
    case StatementKind::Insert:
    case StatementKind::Update:
    case StatementKind::Delete:
    case StatementKind::Truncate:
        change(statement);
        break;
    case StatementKind::CreateTable:
        createTable(statement);
        break;
    case StatementKind::DropTable:
        dropTable(statement);
        break;
    case StatementKind::Declare:
        declare(statement);
        break;
    case StatementKind::SetVariable:
        setVariable(statement);
        break;
    case StatementKind::SetOption:
        setOption(statement);
        break;
    case StatementKind::If:
        if (test(*statement.condition))
            return block(statement.body);
        return block(statement.alternative);
    case StatementKind::While:
        return whileLoop(statement);
    case StatementKind::Break:
        return Flow::Break;
    case StatementKind::Continue:
        return Flow::Continue;
    case StatementKind::Return:
        return Flow::Return;
    case StatementKind::Block:
        return block(statement.body);
    case StatementKind::TryCatch:
        return tryCatch(statement);
    case StatementKind::Throw:
        throwError(statement);
        break;
    case StatementKind::RaiseError:
        raiseError(statement);
        break;
    case StatementKind::Print:
        print(statement);
        break;
    case StatementKind::Use:
        use(statement);
        break;
    case StatementKind::Execute:
        return executeProcedure(statement);
    case StatementKind::ExecuteText:
        return executeText(statement);
    case StatementKind::WaitFor:
        waitFor(statement);
        break;
    case StatementKind::BeginTransaction:
    case StatementKind::Commit:
    case StatementKind::Rollback:
    case StatementKind::SaveTransaction:
        transaction(statement);
        break;
    case StatementKind::Empty:
        break;
    }
    return Flow::Normal;
}

Flow BatchExecutor::whileLoop(const Statement& statement)
{
    while (test(*statement.condition)) {
        const Flow flow = block(statement.body);
        if (flow == Flow::Break)
            break;
        if (flow == Flow::Return || flow == Flow::Abort)
            return flow;
        checkCancelled();
        m_line = statement.line;
    }
    return Flow::Normal;
}

namespace {

// Counts a TRY block as open, whatever way it is left.
class OpenTry
{
public:
    explicit OpenTry(SessionState& session)
        : m_session(session)
    {
        ++m_session.tryDepth;
    }
    ~OpenTry() { --m_session.tryDepth; }
    Q_DISABLE_COPY_MOVE(OpenTry)

private:
    SessionState& m_session;
};

} // namespace

Flow BatchExecutor::tryCatch(const Statement& statement)
{
    std::optional<CaughtError> caught;
    try {
        const OpenTry open(m_session);
        return block(statement.body);
    } catch (SqlError& error) {
        if (error.compile || error.message.severity >= 20)
            throw;
        caught = CaughtError{error.message};
    }
    m_session.error = caught->message.number;
    m_caught.push_back(std::move(*caught));
    try {
        const Flow flow = block(statement.alternative);
        m_caught.pop_back();
        m_session.error = 0;
        return flow;
    } catch (...) {
        m_caught.pop_back();
        throw;
    }
}

} // namespace simfleet::sql
