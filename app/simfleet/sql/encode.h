// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"

#include <string>

struct sqlite3_stmt;
struct sqlite3_value;
struct sqlite3_context;

// How values stand in SQLite (see TableDef in core/catalog.h), both ways.
namespace simfleet::sql {

[[nodiscard]] std::string toUtf8(std::u16string_view text);
[[nodiscard]] std::u16string fromUtf8(std::string_view text);

// A date is written as ticks, or as text when it is a datetimeoffset or stands in a sql_variant.
int bindValue(sqlite3_stmt* statement, int index, const Value& value, const TypeInfo& type);
[[nodiscard]] Value columnValue(sqlite3_stmt* statement, int column, const TypeInfo& type);
[[nodiscard]] Value decode(sqlite3_value* value, const TypeInfo& type);
void setResult(sqlite3_context* context, const Value& value, const TypeInfo& type);

} // namespace simfleet::sql
