// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"

#include <optional>
#include <string>
#include <string_view>

// The types of core/value.h by their T-SQL names, and how they mix in expressions.
namespace simfleet::sql {

[[nodiscard]] TypeInfo simpleType(SqlType type);
[[nodiscard]] TypeInfo nvarcharType(int length);
[[nodiscard]] TypeInfo varcharType(int length);
[[nodiscard]] TypeInfo decimalType(int precision, int scale);

// `name` lower case; arguments as written ("max" is kMaxLength). Nothing: not a system type (243, 2715).
[[nodiscard]] std::optional<TypeInfo> typeByName(std::u16string_view name, std::optional<int> first,
                                                 std::optional<int> second);
[[nodiscard]] std::u16string_view typeName(const TypeInfo& type); // "nvarchar", as messages say it
[[nodiscard]] int storageBytes(const TypeInfo& type);             // sys.columns.max_length

[[nodiscard]] bool isInteger(SqlType type); // bit too
[[nodiscard]] bool isNumeric(SqlType type);
[[nodiscard]] bool isText(SqlType type);
[[nodiscard]] bool isDateTime(SqlType type); // all of the date and time types

// The type of two operands together, by SQL Server's precedence of data types.
[[nodiscard]] TypeInfo commonType(const TypeInfo& left, const TypeInfo& right);
// May the conversion happen at all, with or without CONVERT? (529, 206)
[[nodiscard]] bool convertible(const TypeInfo& from, const TypeInfo& to);
[[nodiscard]] bool implicitlyConvertible(const TypeInfo& from, const TypeInfo& to);

// One integer that holds a type, for the functions registered in SQLite.
[[nodiscard]] std::int64_t packType(const TypeInfo& type);
[[nodiscard]] TypeInfo unpackType(std::int64_t packed);

} // namespace simfleet::sql
