// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace simfleet::msdb {

// One prepared statement on a server's SQLite database, for the fleet's own bookkeeping. Parameters are
// numbered from 1, columns from 0. The catalog's mutex is held by the caller. An SQLite error here is a
// mistake of the program: it is logged as critical and the statement yields no row.
class StorageStatement
{
public:
    StorageStatement(sqlite3* database, std::string_view sql);
    ~StorageStatement();
    StorageStatement(const StorageStatement&) = delete;
    StorageStatement& operator=(const StorageStatement&) = delete;

    template <typename... Arguments>
    StorageStatement& bind(const Arguments&... arguments)
    {
        reset();
        int index = 0;
        (bindAt(++index, arguments), ...);
        return *this;
    }
    void bindAt(int index, std::int64_t value);
    void bindAt(int index, int value) { bindAt(index, static_cast<std::int64_t>(value)); }
    void bindAt(int index, bool value) { bindAt(index, static_cast<std::int64_t>(value)); }
    void bindAt(int index, double value);
    void bindAt(int index, std::u16string_view value);
    void bindAt(int index, const std::u16string& value) { bindAt(index, std::u16string_view(value)); }
    void bindAt(int index, const char16_t* value) { bindAt(index, std::u16string_view(value)); }
    void bindAt(int index, std::string_view utf8);
    void bindAt(int index, const std::string& utf8) { bindAt(index, std::string_view(utf8)); }
    void bindAt(int index, const Guid& value);
    void bindAt(int index, const Binary& value);
    void bindAt(int index, Null);
    void bindAt(int index, const Value& value);

    bool step(); // true: a row stands ready
    void run();  // steps to the end
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const; // NULL: 0
    [[nodiscard]] int smallInteger(int column) const { return static_cast<int>(integer(column)); }
    [[nodiscard]] std::u16string text(int column) const;
    [[nodiscard]] Guid guid(int column) const;
    [[nodiscard]] Binary binary(int column) const;
    [[nodiscard]] Value value(int column, const TypeInfo& type) const;

private:
    sqlite3* m_database;
    sqlite3_stmt* m_statement = nullptr;
};

// Statements that are prepared once per server. The key is the literal's address: pass literals only.
class StatementCache
{
public:
    explicit StatementCache(sqlite3* database)
        : m_database(database)
    {}
    [[nodiscard]] StorageStatement& operator()(const char* sql);

private:
    sqlite3* m_database;
    std::map<const char*, std::unique_ptr<StorageStatement>> m_statements;
};

void execute(sqlite3* database, const std::string& sql);
[[nodiscard]] std::int64_t lastIdentity(sqlite3* database);

// Never rolls back: it only makes many writes one, unless a transaction is open already.
class WriteGroup
{
public:
    explicit WriteGroup(sqlite3* database);
    ~WriteGroup();
    WriteGroup(const WriteGroup&) = delete;
    WriteGroup& operator=(const WriteGroup&) = delete;

private:
    sqlite3* m_database; // null: someone else's transaction
};

} // namespace simfleet::msdb
