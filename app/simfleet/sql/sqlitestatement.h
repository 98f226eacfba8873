// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/evaluation.h"
#include "sql/translator.h"

struct sqlite3_stmt;

namespace simfleet::sql {

// One statement running in SQLite. The catalog's mutex is held by the caller for its whole life.
// Failures are thrown: SqlError with SQL Server's number, or Cancelled.
class SqliteStatement
{
public:
    SqliteStatement(Evaluation& evaluation, CancelFlag& cancel, const std::string& sql,
                    const std::vector<Translator::Bind>& binds);
    ~SqliteStatement();
    Q_DISABLE_COPY_MOVE(SqliteStatement)

    bool step(); // true: a row is there
    [[nodiscard]] Value value(int column, const TypeInfo& type) const;
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] std::int64_t insertedId() const;
    void rebind(const std::vector<Translator::Bind>& binds);

private:
    [[noreturn]] void fail(int status);

    Evaluation& m_evaluation;
    CancelFlag& m_cancel;
    sqlite3* m_database;
    sqlite3_stmt* m_statement = nullptr;
};

} // namespace simfleet::sql
