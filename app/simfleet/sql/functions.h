// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"

#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_value;

namespace simfleet::sql {

[[nodiscard]] bool isKnownFunction(std::u16string_view upper); // else 195
[[nodiscard]] bool isSystemVariable(std::u16string_view name); // else 137

// Registers the stw_… functions, aggregates and collations on a server's connection, once; calling it again
// does nothing. Sessions do it; msdb/ may, before it creates views that use stw_login_sid() and the like.
void installSqlFunctions(sqlite3* database);

// The arguments of a function called by SQLite.
class Arguments
{
public:
    Arguments(sqlite3_value** values, int count)
        : m_values(values)
        , m_count(count)
    {}
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] bool null(int index) const;
    [[nodiscard]] std::int64_t integer(int index) const;
    [[nodiscard]] double real(int index) const;
    [[nodiscard]] std::u16string text(int index) const;
    [[nodiscard]] Value value(int index, const TypeInfo& type) const;
    [[nodiscard]] TypeInfo type(int index) const; // packed by packType
    [[nodiscard]] DateTime date(int index) const; // ticks or text of a datetimeoffset
    [[nodiscard]] sqlite3_value* raw(int index) const { return m_values[index]; }

private:
    sqlite3_value** m_values;
    int m_count;
};

struct SqlFunction
{
    const char* name;
    int arguments; // -1: any
    Value (*body)(const Arguments& arguments);
    bool strict = true; // NULL in, NULL out
    bool deterministic = true;
    SqlType result = SqlType::SqlVariant; // matters for dates
};

[[nodiscard]] const std::vector<SqlFunction>& arithmeticFunctions();
[[nodiscard]] const std::vector<SqlFunction>& textFunctions();
[[nodiscard]] const std::vector<SqlFunction>& dateFunctions();
[[nodiscard]] const std::vector<SqlFunction>& sessionFunctions();
void installAggregates(sqlite3* database);
void installRowsTable(sqlite3* database); // stw_rows, stw_pack

} // namespace simfleet::sql
