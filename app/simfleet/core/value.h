// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace simfleet {

// The SQL Server types that msdb and SSISDB use. Text is UTF-16 everywhere inside the fleet.
enum class SqlType {
    Bit,
    TinyInt,
    SmallInt,
    Int,
    BigInt,
    Float,
    Decimal, // carried as double: enough for the sums and averages of a monitoring query
    DateTime,
    DateTime2,
    DateTimeOffset,
    Date,
    Time,
    UniqueIdentifier,
    NVarChar, // length in characters, kMaxLength for nvarchar(max); also sysname
    VarChar,
    VarBinary, // length in bytes, kMaxLength for varbinary(max) and image
    SqlVariant,
};

inline constexpr int kMaxLength = -1;

struct TypeInfo
{
    SqlType type = SqlType::Int;
    int length = 0; // characters or bytes for the string types; kMaxLength for (max)
    int precision = 0;
    int scale = 0; // of decimal, datetime2, datetimeoffset, time
    bool nullable = true;
};

// The 16 bytes in the order of the text form (RFC 4122), not in TDS's mixed-endian order.
struct Guid
{
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const Guid&) const = default;
};

// Any of the date and time types: local wall-clock time as written, offset only for datetimeoffset.
struct DateTime
{
    std::int32_t days = 0;          // since 0001-01-01
    std::int64_t ticks = 0;         // of 100 ns since midnight
    std::int16_t offsetMinutes = 0; // east of UTC
    auto operator<=>(const DateTime&) const = default;
};

using Null = std::monostate;
using Binary = std::vector<std::uint8_t>;
// Integers of every width and bit are int64; float and decimal are double.
using Value = std::variant<Null, std::int64_t, double, std::u16string, Binary, Guid, DateTime>;

[[nodiscard]] inline bool isNull(const Value& value)
{
    return std::holds_alternative<Null>(value);
}

} // namespace simfleet
