// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/encode.h"
#include "sql/executorlock.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

#include <sqlite3.h>

namespace simfleet::sql {

namespace {

std::atomic<std::int64_t> g_tables{0}; // names in SQLite's temp schema are never used twice

bool isTemporary(const Name& name)
{
    return name.back().starts_with(u'#') && !name.back().starts_with(u"##");
}

} // namespace

bool BatchExecutor::runText(const std::string& sql)
{
    const std::lock_guard lock(m_session.catalog().mutex);
    return sqlite3_exec(m_session.catalog().database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

void BatchExecutor::dropStorage(const TemporaryTable& table)
{
    (void)runText("DROP TABLE IF EXISTS " + table.definition.storage);
}

TemporaryTable BatchExecutor::makeTable(const std::u16string& name, std::vector<ColumnSpec> specs,
                                        const std::vector<std::vector<std::u16string>>& keys)
{
    TemporaryTable table;
    table.definition.database = u"tempdb";
    table.definition.schema = u"dbo";
    table.definition.name = name;
    table.definition.writable = true;
    table.definition.storage = "temp.\"stw_" + std::to_string(++g_tables) + "\"";
    std::string sql = "CREATE TABLE " + table.definition.storage + "(";
    bool rowKey = false;
    for (const ColumnSpec& spec : specs) {
        for (const ColumnDef& other : table.definition.columns) {
            if (sameName(other.name, spec.name)) {
                throw compileError(
                    2705, 16, 3,
                    concat({u"Column names in each table must be unique. Column name '", spec.name,
                            u"' in table '", name, u"' is specified more than once."}),
                    m_line);
            }
        }
        table.definition.columns.push_back({spec.name, spec.type, spec.identity});
        sql += (table.definition.columns.size() > 1 ? "," : "") + Translator::quoted(toUtf8(spec.name));
        if (spec.identity) {
            sql += " INTEGER PRIMARY KEY AUTOINCREMENT";
            rowKey = true;
            continue;
        }
        if (isText(spec.type.type))
            sql += " TEXT COLLATE STW_CI";
        if (!spec.type.nullable)
            sql += " NOT NULL";
        if (spec.primaryKey || spec.unique)
            sql += " UNIQUE";
    }
    for (const auto& key : keys) {
        std::string columns;
        for (const std::u16string& column : key)
            columns += (columns.empty() ? "" : ",") + Translator::quoted(toUtf8(column));
        if (!rowKey || key.size() > 1)
            sql += ",UNIQUE(" + columns + ")";
    }
    table.specs = std::move(specs);
    {
        Lock lock(*this);
        SqliteStatement run(lock.evaluation, m_cancel, sql + ")", {});
        (void)run.step();
    }
    return table;
}

void BatchExecutor::createTable(const Statement& statement)
{
    checkFault(statement);
    if (!isTemporary(statement.target)) {
        throw runError(262, 14, 1,
                       concat({u"CREATE TABLE permission denied in database '", m_session.database, u"'."}));
    }
    const std::u16string key = folded(statement.target.back());
    if (m_session.temporary.contains(key)) {
        throw runError(
            2714, 16, 6,
            concat({u"There is already an object named '", statement.target.back(), u"' in the database."}));
    }
    m_session.temporary.emplace(key,
                                makeTable(statement.target.back(), statement.columnSpecs, statement.keys));
    m_session.error = 0;
    finish(std::nullopt, false);
}

void BatchExecutor::dropTable(const Statement& statement)
{
    checkFault(statement);
    const auto found = isTemporary(statement.target)
                           ? m_session.temporary.find(folded(statement.target.back()))
                           : m_session.temporary.end();
    if (found != m_session.temporary.end()) {
        dropStorage(found->second);
        m_session.temporary.erase(found);
    } else if (!statement.flag) {
        throw runError(3701, 11, 5,
                       concat({u"Cannot drop the table '", joined(statement.target),
                               u"', because it does not exist or you do not have permission."}));
    }
    finish(std::nullopt, false);
}

void BatchExecutor::makeTableVariables(const std::vector<StatementPtr>& statements)
{
    for (const StatementPtr& statement : statements) {
        for (const Declaration& declaration : statement->declarations) {
            if (declaration.table) {
                m_tableVariables.emplace(folded(declaration.name),
                                         makeTable(declaration.name, declaration.columns, {}));
            }
        }
        makeTableVariables(statement->body);
        makeTableVariables(statement->alternative);
    }
}

void BatchExecutor::selectInto(const Statement& statement)
{
    const Query& query = *statement.query;
    if (!isTemporary(query.into)) {
        throw runError(262, 14, 1,
                       concat({u"CREATE TABLE permission denied in database '", m_session.database, u"'."}));
    }
    const std::u16string& name = query.into.back();
    if (m_session.temporary.contains(folded(name))) {
        throw runError(2714, 16, 6,
                       concat({u"There is already an object named '", name, u"' in the database."}));
    }
    std::int64_t count = 0;
    {
        Lock lock(*this);
        Translator translator(scope());
        const QuerySql sql = translator.query(query, nullptr, false);
        std::vector<ColumnSpec> specs;
        std::string columns;
        for (const OutputColumn& column : sql.columns) {
            if (column.name.empty()) {
                throw compileError(
                    1038, 15, 5,
                    u"An object or column name is missing or empty. For SELECT INTO statements, verify "
                    u"each column has a name. For other statements, look for empty alias names. Aliases "
                    u"defined as \"\" or [] are not allowed. Change the alias to a valid name.",
                    statement.line);
            }
            columns += (columns.empty() ? "c" : ",c") + std::to_string(specs.size() + 1);
            specs.push_back({.name = column.name, .type = column.type});
        }
        TemporaryTable table = makeTable(name, std::move(specs), {});
        try {
            SqliteStatement run(lock.evaluation, m_cancel,
                                "INSERT INTO " + table.definition.storage + " SELECT " + columns + " FROM (" +
                                    sql.text + ")",
                                translator.binds());
            (void)run.step();
            count = run.changes();
        } catch (...) {
            dropStorage(table);
            throw;
        }
        m_session.temporary.emplace(folded(name), std::move(table));
    }
    finish(count, false);
}

void BatchExecutor::insertFromExecute(const Statement& statement)
{
    if (m_session.capturing)
        throw runError(8164, 16, 1, u"An INSERT EXEC statement cannot be nested.");
    CapturingSink sink(m_sink);
    {
        BatchExecutor inner(m_session, sink, m_cancel, DoneKind::InProcedure);
        inner.m_variables = m_variables;
        inner.m_text = m_text;
        m_session.capturing = true;
        try {
            (void)inner.executeOne(*statement.source);
        } catch (...) {
            m_session.capturing = false;
            throw;
        }
        m_session.capturing = false;
        m_variables = inner.m_variables;
    }
    std::int64_t count = 0;
    {
        Lock lock(*this);
        for (const CapturingSink::Rowset& rowset : sink.rowsets) {
            for (const std::vector<Value>& row : rowset.rows) {
                Statement insert;
                insert.kind = StatementKind::Insert;
                insert.line = statement.line;
                insert.targetRef = std::make_unique<TableRef>();
                insert.targetRef->kind = statement.targetRef->kind;
                insert.targetRef->name = statement.targetRef->name;
                insert.columns = statement.columns;
                insert.rows.emplace_back();
                for (std::size_t i = 0; i < row.size(); ++i) {
                    auto literal = std::make_unique<Expr>();
                    literal->value = row[i];
                    literal->type = rowset.columns[i].type;
                    insert.rows.back().push_back(std::move(literal));
                }
                Translator translator(scope());
                const Translator::Change change = translator.insert(insert);
                SqliteStatement run(lock.evaluation, m_cancel, change.text, translator.binds());
                (void)run.step();
                ++count;
            }
        }
    }
    finish(count, false);
}

} // namespace simfleet::sql
