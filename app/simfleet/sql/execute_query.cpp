// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/calendar.h"
#include "sql/executorlock.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

#include <sqlite3.h>

namespace simfleet::sql {

namespace {

// After TRUNCATE an identity begins again. A database without identities has no such table: nothing to do.
void countAnew(sqlite3* database, const std::string& table)
{
    sqlite3_stmt* forget = nullptr;
    if (sqlite3_prepare_v2(database, "DELETE FROM sqlite_sequence WHERE name = ?", -1, &forget, nullptr) ==
        SQLITE_OK) {
        sqlite3_bind_text(forget, 1, table.data(), int(table.size()), SQLITE_STATIC);
        sqlite3_step(forget);
    }
    sqlite3_finalize(forget);
}

} // namespace

StatementScope BatchExecutor::scope() const
{
    const ServerClock* clock = m_session.catalog().clock;
    StatementScope result{.session = &m_session,
                          .variables = &m_variables,
                          .tableVariables = &m_tableVariables,
                          .caught = m_caught.empty() ? nullptr : &m_caught.back(),
                          .localNow = {},
                          .utcNow = {}};
    if (clock != nullptr) {
        result.localNow = clock->localNow();
        result.utcNow = clock->utcNow();
    }
    return result;
}

ConvertOptions BatchExecutor::convertOptions() const
{
    return {.style = -1, .order = m_session.dateOrder};
}

void BatchExecutor::checkFault(const Statement& statement)
{
    const auto& fault = m_session.catalog().statementFault;
    if (!fault)
        return;
    const std::size_t end = std::max(statement.begin, std::min(statement.end, m_text.size()));
    const std::u16string_view text =
        std::u16string_view(m_text).substr(statement.begin, end - statement.begin);
    if (const std::optional<Message> message = fault(m_session.context.login, text))
        throw SqlError{.message = *message, .abortsBatch = true};
}

// Every statement is bound before the first runs, as far as its tables exist already: a wrong column
// name stops the batch before it has done anything.
void BatchExecutor::prebind(const std::vector<StatementPtr>& statements)
{
    const bool changesNames = std::any_of(statements.begin(), statements.end(), [](const StatementPtr& s) {
        return s->kind == StatementKind::Use || s->kind == StatementKind::CreateTable ||
               s->kind == StatementKind::DropTable;
    });
    if (statements.size() == 1 && statements[0]->body.empty())
        return; // bound when it runs, which is now
    if (changesNames)
        return;
    for (const StatementPtr& statement : statements) {
        m_line = statement->line;
        prebindOne(*statement);
        prebind(statement->body);
        prebind(statement->alternative);
    }
}

void BatchExecutor::prebindOne(const Statement& statement)
{
    const bool query = statement.kind == StatementKind::Select && statement.query;
    const bool change = statement.kind == StatementKind::Insert || statement.kind == StatementKind::Update ||
                        statement.kind == StatementKind::Delete;
    if (!query && !change)
        return;
    try {
        const Lock lock(*this);
        Translator translator(scope());
        translator.setCommonTables(statement.with);
        if (query)
            (void)translator.query(*statement.query, nullptr, false);
        else if (statement.kind == StatementKind::Insert && !statement.source)
            (void)translator.insert(statement);
        else if (statement.kind == StatementKind::Update)
            (void)translator.update(statement);
        else if (statement.kind == StatementKind::Delete)
            (void)translator.remove(statement);
    } catch (const SqlError& error) {
        const bool deferred = !error.compile || error.message.number == 208 || error.message.number == 1087;
        if (!deferred)
            throw;
    }
}

void BatchExecutor::finish(std::optional<std::int64_t> count, bool rowset)
{
    if (count)
        m_session.rowCount = *count;
    m_session.error = 0;
    if (rowset || !m_session.noCount)
        m_sink.done(statementDone(), m_session.noCount ? std::nullopt : count, false);
}

void BatchExecutor::sendRows(const std::vector<ColumnMeta>& columns,
                             const std::vector<std::vector<Value>>& rows)
{
    m_sink.columns(columns);
    for (const std::vector<Value>& row : rows) {
        checkCancelled();
        m_sink.row(row);
    }
    m_session.rowCount = std::int64_t(rows.size());
    m_session.error = 0;
    m_sink.done(DoneKind::InProcedure, m_session.noCount ? std::nullopt : std::optional(m_session.rowCount),
                false);
}

void BatchExecutor::select(const Statement& statement)
{
    const Query& query = *statement.query;
    checkFault(statement);
    if (!query.into.empty()) {
        selectInto(statement);
        return;
    }
    const auto assigns = [](const SelectItem& item) { return !item.variable.empty(); };
    if (std::any_of(query.items.begin(), query.items.end(), assigns)) {
        if (!std::all_of(query.items.begin(), query.items.end(), assigns)) {
            throw compileError(
                141, 15, 1,
                u"A SELECT statement that assigns a value to a variable must not be combined with "
                u"data-retrieval operations.",
                statement.line);
        }
        assignFromSelect(statement);
        return;
    }
    std::vector<ColumnMeta> columns;
    std::vector<std::vector<Value>> rows;
    std::optional<SqlError> failure;
    {
        Lock lock(*this);
        Translator translator(scope());
        const QuerySql sql = translator.query(query, nullptr, false);
        for (const OutputColumn& column : sql.columns)
            columns.push_back({column.name, column.type});
        try {
            SqliteStatement run(lock.evaluation, m_cancel, sql.text, translator.binds());
            const auto full = [&] {
                return m_session.formatOnly ||
                       (m_session.rowLimit > 0 && std::int64_t(rows.size()) >= m_session.rowLimit);
            };
            while (!full() && run.step()) {
                std::vector<Value> row;
                row.reserve(columns.size());
                for (std::size_t i = 0; i < columns.size(); ++i)
                    row.push_back(run.value(int(i), columns[i].type));
                rows.push_back(std::move(row));
            }
        } catch (SqlError& error) {
            // what came before the error is sent, as a server does that streams
            if (error.compile)
                throw;
            failure = std::move(error);
        }
    }
    m_sink.columns(columns);
    for (const std::vector<Value>& row : rows) {
        checkCancelled();
        m_sink.row(row);
    }
    if (!failure) {
        finish(std::int64_t(rows.size()), true);
        return;
    }
    if (m_session.tryDepth > 0)
        m_sink.done(statementDone(), std::nullopt, false);
    throw *failure;
}

void BatchExecutor::assignFromSelect(const Statement& statement)
{
    const Query& query = *statement.query;
    // Variables that are read while they are assigned change row by row (SELECT @s = @s + name …).
    std::map<std::u16string, Value> live;
    for (const SelectItem& item : query.items) {
        const std::u16string key = folded(item.variable);
        const auto found = m_variables.find(key);
        if (found == m_variables.end())
            throw undeclaredVariable(item.variable, statement.line);
        live.emplace(key, found->second.value);
    }
    std::int64_t count = 0;
    {
        Lock lock(*this, query.from.empty() ? nullptr : &live);
        Translator translator(scope());
        const QuerySql sql = translator.query(query, nullptr, false);
        SqliteStatement run(lock.evaluation, m_cancel, sql.text, translator.binds());
        while (run.step()) {
            ++count;
            for (std::size_t i = 0; i < query.items.size(); ++i) {
                const SelectItem& item = query.items[i];
                const OutputColumn& column = sql.columns[i];
                if (!item.operation.empty())
                    throw syntaxNear(item.operation + u"=", statement.line);
                Variable& variable = m_variables.at(folded(item.variable));
                const Value value = run.value(int(i), column.type);
                variable.value =
                    column.untyped ? Value() : convert(value, column.type, variable.type, convertOptions());
                live[folded(item.variable)] = variable.value;
            }
        }
    }
    m_session.rowCount = count;
    m_session.error = 0;
}

void BatchExecutor::change(const Statement& statement)
{
    checkFault(statement);
    if (statement.source) {
        insertFromExecute(statement);
        return;
    }
    std::int64_t count = 0;
    {
        Lock lock(*this);
        Translator translator(scope());
        translator.setCommonTables(statement.with);
        Translator::Change change;
        if (statement.kind == StatementKind::Insert) {
            change = translator.insert(statement);
        } else if (statement.kind == StatementKind::Update) {
            change = translator.update(statement);
        } else {
            change = translator.remove(statement); // TRUNCATE has no condition
        }
        SqliteStatement run(lock.evaluation, m_cancel, change.text, translator.binds());
        (void)run.step();
        count = run.changes();
        if (statement.kind == StatementKind::Truncate && change.table != nullptr)
            countAnew(m_session.catalog().database, change.table->storage);
        if (statement.kind == StatementKind::Insert && change.identity && count > 0)
            m_session.identity = double(run.insertedId());
    }
    if (statement.kind == StatementKind::Truncate)
        finish(std::nullopt, false);
    else
        finish(count, false);
}

std::optional<std::vector<ColumnMeta>> BatchExecutor::describe(const PreparedStatement& prepared)
{
    BatchExecutor inner(m_session, m_sink, m_cancel, DoneKind::InProcedure);
    std::map<std::u16string, TypeInfo> declared;
    for (const QueryParameter& parameter : prepared.parameters)
        declared.emplace(folded(parameter.name), parameter.type);
    Parser parser(prepared.text, {.quotedIdentifier = m_session.quotedIdentifier}, std::move(declared));
    const ParsedBatch batch = parser.batch();
    for (const auto& [name, type] : batch.variables)
        inner.m_variables.try_emplace(name, Variable{type, {}});
    inner.makeTableVariables(batch.statements);
    for (const StatementPtr& statement : batch.statements) {
        const bool rows = statement->kind == StatementKind::Select && statement->query->into.empty() &&
                          std::none_of(statement->query->items.begin(), statement->query->items.end(),
                                       [](const SelectItem& item) { return !item.variable.empty(); });
        if (!rows)
            continue;
        const Lock lock(inner);
        Translator translator(inner.scope());
        std::vector<ColumnMeta> columns;
        for (const OutputColumn& column : translator.query(*statement->query, nullptr, false).columns)
            columns.push_back({column.name, column.type});
        return columns;
    }
    return std::nullopt;
}

Value BatchExecutor::evaluate(const Expr& expr, TypeInfo* type)
{
    TypeInfo ignored;
    TypeInfo& result = type == nullptr ? ignored : *type;
    if (expr.kind == ExprKind::Literal) {
        result = expr.type;
        return expr.value;
    }
    if (expr.kind == ExprKind::Variable) {
        const Variable& variable = m_variables.at(folded(expr.text));
        result = variable.type;
        return variable.value;
    }
    Lock lock(*this);
    Translator translator(scope());
    const Sql sql = translator.scalar(expr, nullptr);
    SqliteStatement run(lock.evaluation, m_cancel, "SELECT " + sql.text, translator.binds());
    (void)run.step();
    result = sql.type;
    return sql.untyped ? Value() : run.value(0, sql.type);
}

bool BatchExecutor::test(const Expr& condition)
{
    Lock lock(*this);
    Translator translator(scope());
    const std::string sql = translator.condition(condition, nullptr);
    SqliteStatement run(lock.evaluation, m_cancel, "SELECT " + sql, translator.binds());
    (void)run.step();
    const Value value = run.value(0, simpleType(SqlType::Int));
    return value == Value(std::int64_t(1));
}

void BatchExecutor::assign(const std::u16string& name, const Value& value, const TypeInfo& type)
{
    Variable& variable = m_variables.at(folded(name));
    if (!isNull(value) && !implicitlyConvertible(type, variable.type)) {
        throw compileError(206, 16, 2,
                           concat({u"Operand type clash: ", typeName(type), u" is incompatible with ",
                                   typeName(variable.type)}),
                           m_line);
    }
    variable.value = convert(value, type, variable.type, convertOptions());
}

} // namespace simfleet::sql
