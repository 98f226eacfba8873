// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/executorlock.h"
#include "sql/procedurecall.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"
#include "sql/systemprocedures.h"

namespace simfleet::sql {

namespace {

constexpr int kMaxNesting = 32;

class Nested
{
public:
    explicit Nested(SessionState& session)
        : m_session(session)
    {
        if (m_session.nesting >= kMaxNesting) {
            throw runError(
                217, 16, 1,
                u"Maximum stored procedure, function, trigger, or view nesting level exceeded (limit 32).");
        }
        ++m_session.nesting;
    }
    ~Nested() { --m_session.nesting; }
    Q_DISABLE_COPY_MOVE(Nested)

private:
    SessionState& m_session;
};

} // namespace

Flow BatchExecutor::executeProcedure(const Statement& statement)
{
    checkFault(statement);
    Name name = statement.target;
    if (!statement.option.empty()) {
        const Value& value = m_variables.at(folded(statement.option)).value;
        const auto* text = std::get_if<std::u16string>(&value);
        name = splitName(text == nullptr ? std::u16string() : *text);
        if (name.back().empty())
            throw unknownProcedure(u"");
    }
    std::vector<CallArgument> arguments;
    for (const ExecArgument& given : statement.execArguments) {
        CallArgument argument{
            .name = given.name, .type = {}, .value = {}, .output = given.output, .useDefault = !given.expr};
        if (given.expr)
            argument.value = evaluate(*given.expr, &argument.type);
        arguments.push_back(std::move(argument));
    }
    std::optional<int> status;
    const Flow flow = call(name, arguments, status);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i].output && arguments[i].result)
            assign(statement.execArguments[i].expr->text, *arguments[i].result, arguments[i].resultType);
    }
    if (status && !statement.variable.empty())
        assign(statement.variable, Value(std::int64_t(*status)), simpleType(SqlType::Int));
    return flow == Flow::Abort ? Flow::Abort : Flow::Normal;
}

Flow BatchExecutor::executeText(const Statement& statement)
{
    checkFault(statement);
    TypeInfo type;
    const Value value = evaluate(*statement.args[0], &type);
    if (isNull(value))
        return Flow::Normal;
    const Nested nested(m_session);
    const Value text = convert(value, type, nvarcharType(kMaxLength), convertOptions());
    BatchExecutor inner(m_session, m_sink, m_cancel, DoneKind::InProcedure);
    const Flow flow = inner.run(std::get<std::u16string>(text));
    return flow == Flow::Abort ? Flow::Abort : Flow::Normal;
}

Flow BatchExecutor::call(const Name& name, std::vector<CallArgument>& arguments, std::optional<int>& status)
{
    const Nested nested(m_session);
    const auto resolved = resolveName(m_session, name);
    if (resolved)
        requireDatabaseAccess(m_session, resolved->database);
    if (const ProcedureDef* procedure = findProcedure(m_session, name))
        return callCatalog(*procedure, arguments, status);
    const bool systemSchema = resolved && (!resolved->schemaGiven || sameName(resolved->schema, u"sys") ||
                                           sameName(resolved->schema, u"dbo"));
    const SystemProcedure system = systemSchema ? findSystemProcedure(name.back()) : nullptr;
    if (system == nullptr)
        throw unknownProcedure(joined(name));
    int result = 0;
    const Flow flow = system({*this, arguments}, result);
    status = result;
    if (flow != Flow::Abort)
        endProcedure(result, false);
    return flow;
}

// Only a call that a batch makes ends with a return status of its own: an RPC ends itself, and what is
// nested deeper is part of its caller.
void BatchExecutor::endProcedure(int status, bool error)
{
    if (m_doneKind != DoneKind::Statement)
        return;
    m_sink.returnStatus(status);
    m_sink.done(DoneKind::Procedure, std::nullopt, error);
}

Flow BatchExecutor::callCatalog(const ProcedureDef& procedure, std::vector<CallArgument>& arguments,
                                std::optional<int>& status)
{
    if (!mayExecute(m_session, procedure))
        throw permissionDenied(u"EXECUTE", procedure.name, procedure.database, procedure.schema);
    BufferedCall call(m_session, m_cancel, procedure, m_line);
    call.takeArguments(arguments, convertOptions());
    int result = 0;
    {
        const Lock lock(*this);
        result = procedure.body(call);
    }
    checkCancelled();
    const std::optional<Message>& error = call.firstError();
    if (error && m_session.tryDepth > 0)
        throw SqlError{.message = *error}; // into the CATCH: neither status nor OUTPUT values come back
    call.flush(m_sink, !m_session.noCount);
    m_session.error = error ? error->number : 0;
    m_session.rowCount = call.rowCount();
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::size_t index = call.parameterIndex(arguments, i);
        if (arguments[i].output) {
            arguments[i].result = call.output(index);
            arguments[i].resultType = procedure.parameters[index].type;
        }
    }
    status = result;
    endProcedure(result, error.has_value());
    return m_session.xactAbort && error ? Flow::Abort : Flow::Normal;
}

} // namespace simfleet::sql
