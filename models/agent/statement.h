// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agenterror.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUuid>

#include <chrono>
#include <string>
#include <variant>
#include <vector>

namespace stellwerk {

class Connection;

// The row that a Statement stands on. Valid inside the forEachRow callback only. Columns count from 0.
// Reading a column as what it cannot be gives the type's zero; a column that is not there reads as NULL.
class RowView
{
public:
    [[nodiscard]] int columns() const { return static_cast<int>(m_cells.size()); }
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 int64(int column) const;
    [[nodiscard]] int int32(int column) const;
    [[nodiscard]] QStringView
    view(int column) const; // into the row's buffer: copy what must live longer; empty for numbers
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QUuid uuid(int column) const;
    // Of text in style 121; the wall clock with Qt::UTC as carrier, invalid when NULL.
    [[nodiscard]] QDateTime wallClock(int column) const;

private:
    friend class Statement;
    friend class RowMaker; // tests/fuzz: rows that no server sent
    struct Cell
    {
        bool null = true;
        bool isNumber = false;
        qint64 number = 0;
        std::size_t offset = 0; // into m_text
        std::size_t length = 0;
    };
    std::vector<Cell> m_cells;
    std::u16string m_text; // of all cells, with room behind it
};

// Every T-SQL of the program runs through this class, on a statement handle of its own over QODBC's
// connection. It mends what QSqlQuery with FreeTDS breaks (performance.md 3): text goes out as NVARCHAR and
// comes back whole whatever its length, every diagnostic record is kept, errors after rowsets are seen, and
// time-out and cancel work. One at a time per connection, on the connection's thread.
class Statement
{
public:
    using Parameter = std::variant<std::nullptr_t, int, qint64, QString>; // nullptr: NULL text

    explicit Statement(Connection& connection);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    // Parameters of the next execute(), in the order of the text's question marks.
    Statement& bind(const QString& text);
    Statement& bind(int number);
    Statement& bind(qint64 number);
    Statement& bind(const QUuid& id); // as text, upper case, no braces
    Statement& bindNull();
    // 0 takes the connection's time-out. Of the next execute().
    void setTimeout(std::chrono::seconds timeout) { m_timeout = timeout; }

    // Runs a batch and stands on its first result set, if there is one.
    [[nodiscard]] AgentResult<void> execute(const QString& sql);
    // Goes to the next result set that has columns; false: there is none left. An error raised after a
    // rowset arrives here. Under SET NOCOUNT ON FreeTDS passes over result sets without rows: tell them apart
    // by columnName(), not by counting.
    [[nodiscard]] AgentResult<bool> nextResult();
    // Calls `take(const RowView&)` for each row of the current result set. An error raised after the rows may
    // arrive here, too.
    template <class F>
    [[nodiscard]] AgentResult<void> forEachRow(F&& take)
    {
        for (;;) {
            AgentResult<bool> more = fetch();
            if (!more)
                return tl::make_unexpected(std::move(more).error());
            if (!*more)
                return {};
            take(static_cast<const RowView&>(m_row));
        }
    }
    // Reads whatever is left, so that a late error is not lost.
    [[nodiscard]] AgentResult<void> drain();

    [[nodiscard]] bool hasColumns() const { return !m_columns.empty(); }
    [[nodiscard]] QString columnName(int column) const;
    [[nodiscard]] int columnCount() const { return static_cast<int>(m_columns.size()); }
    // Information messages (PRINT, 14243 …) seen since execute().
    [[nodiscard]] const QList<Diagnostic>& messages() const { return m_messages; }

private:
    struct Column
    {
        QString name;
        bool isInteger = false;
    };
    struct Bound;
    [[nodiscard]] AgentResult<bool> fetch();
    [[nodiscard]] AgentResult<void> accept(int returnCode);
    [[nodiscard]] AgentResult<void> describe();
    [[nodiscard]] AgentResult<void> bindAll();
    [[nodiscard]] AgentResult<void> readCell(int column);
    [[nodiscard]] AgentError fail();
    [[nodiscard]] QList<Diagnostic> diagnostics() const;
    void close();

    Connection& m_connection;
    void* m_handle = nullptr; // SQLHSTMT
    std::chrono::seconds m_timeout{0};
    std::vector<Parameter> m_parameters;
    std::vector<Bound> m_bound;
    std::vector<Column> m_columns;
    QList<Diagnostic> m_messages;
    RowView m_row;
    std::size_t m_textUsed = 0; // of the row's buffer
    bool m_open = false;        // results may be pending
};

} // namespace stellwerk
