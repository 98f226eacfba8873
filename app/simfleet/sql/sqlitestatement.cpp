// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/sqlitestatement.h"

#include "sql/encode.h"
#include "sql/sqlerror.h"

#include <sqlite3.h>

namespace simfleet::sql {

namespace {

int isCancelled(void* flag)
{
    return static_cast<CancelFlag*>(flag)->requested ? 1 : 0;
}

// "NOT NULL constraint failed: table.column", "UNIQUE constraint failed: …"
SqlError constraintError(int extended, const std::u16string& text)
{
    const std::size_t colon = text.find(u": ");
    const std::u16string subject = colon == std::u16string::npos ? text : text.substr(colon + 2);
    const std::size_t dot = subject.find(u'.');
    const std::u16string table = subject.substr(0, dot);
    const std::u16string column = dot == std::u16string::npos ? subject : subject.substr(dot + 1);
    if (extended == SQLITE_CONSTRAINT_NOTNULL) {
        return runError(515, 16, 2,
                        concat({u"Cannot insert the value NULL into column '", column, u"', table '", table,
                                u"'; column does not allow nulls. INSERT fails."}));
    }
    if (extended == SQLITE_CONSTRAINT_CHECK) {
        return runError(
            547, 16, 0,
            concat({u"The INSERT statement conflicted with the CHECK constraint \"", subject, u"\"."}));
    }
    return runError(2627, 14, 1,
                    concat({u"Violation of PRIMARY KEY constraint. Cannot insert duplicate key in object '",
                            table, u"'."}));
}

} // namespace

SqliteStatement::SqliteStatement(Evaluation& evaluation, CancelFlag& cancel, const std::string& sql,
                                 const std::vector<Translator::Bind>& binds)
    : m_evaluation(evaluation)
    , m_cancel(cancel)
    , m_database(evaluation.session().catalog().database)
{
    const int status = sqlite3_prepare_v2(m_database, sql.c_str(), int(sql.size()), &m_statement, nullptr);
    if (status != SQLITE_OK)
        fail(status);
    rebind(binds);
    sqlite3_progress_handler(m_database, 2000, isCancelled, &m_cancel);
}

SqliteStatement::~SqliteStatement()
{
    sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
    sqlite3_finalize(m_statement);
}

void SqliteStatement::rebind(const std::vector<Translator::Bind>& binds)
{
    sqlite3_reset(m_statement);
    for (std::size_t i = 0; i < binds.size(); ++i)
        bindValue(m_statement, int(i) + 1, binds[i].value, binds[i].type);
}

bool SqliteStatement::step()
{
    if (m_cancel.requested)
        throw Cancelled{};
    const int status = sqlite3_step(m_statement);
    if (status == SQLITE_ROW)
        return true;
    if (status != SQLITE_DONE)
        fail(status);
    return false;
}

Value SqliteStatement::value(int column, const TypeInfo& type) const
{
    Value value = columnValue(m_statement, column, type);
    if (auto* text = std::get_if<std::u16string>(&value);
        text != nullptr && type.length > 0 && text->size() > std::size_t(type.length) &&
        (type.type == SqlType::NVarChar || type.type == SqlType::VarChar))
        text->resize(std::size_t(type.length));
    return value;
}

std::int64_t SqliteStatement::changes() const
{
    return sqlite3_changes64(m_database);
}

std::int64_t SqliteStatement::insertedId() const
{
    return sqlite3_last_insert_rowid(m_database);
}

void SqliteStatement::fail(int status)
{
    const std::u16string text = fromUtf8(sqlite3_errmsg(m_database));
    const int extended = sqlite3_extended_errcode(m_database);
    if (m_statement == nullptr)
        sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
    if (m_evaluation.error)
        throw *std::exchange(m_evaluation.error, std::nullopt);
    if (status == SQLITE_INTERRUPT || m_cancel.requested)
        throw Cancelled{};
    if ((status & 0xff) == SQLITE_CONSTRAINT)
        throw constraintError(extended, text);
    if (text == u"integer overflow")
        throw runError(8115, 16, 2, u"Arithmetic overflow error converting expression to data type bigint.");
    if (text.starts_with(u"Expression tree is too large") || text.starts_with(u"parser stack overflow"))
        throw compileError(
            191, 15, 1,
            u"Some part of your SQL statement is nested too deeply. Rewrite the query or break it up "
            u"into smaller queries.");
    throw runError(
        8624, 16, 1,
        concat({u"Internal Query Processor Error: The query processor could not produce a query plan (", text,
                u")."}));
}

} // namespace simfleet::sql
