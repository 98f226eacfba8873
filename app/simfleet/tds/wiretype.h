// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"

#include <cstdint>

namespace simfleet {

// Type tokens of [MS-TDS] 2.2.5.4.
namespace token {
enum Type : std::uint8_t {
    Null = 0x1F,
    Int1 = 0x30,
    Bit = 0x32,
    Int2 = 0x34,
    Int4 = 0x38,
    DateTime4 = 0x3A,
    Float4 = 0x3B,
    Money = 0x3C,
    DateTime = 0x3D,
    Float8 = 0x3E,
    Money4 = 0x7A,
    Int8 = 0x7F,
    Guid = 0x24,
    IntN = 0x26,
    Decimal = 0x37,
    Numeric = 0x3F,
    BitN = 0x68,
    DecimalN = 0x6A,
    NumericN = 0x6C,
    FloatN = 0x6D,
    MoneyN = 0x6E,
    DateTimeN = 0x6F,
    DateN = 0x28,
    TimeN = 0x29,
    DateTime2N = 0x2A,
    DateTimeOffsetN = 0x2B,
    Char = 0x2F,
    VarChar = 0x27,
    Binary = 0x2D,
    VarBinary = 0x25,
    BigVarBinary = 0xA5,
    BigVarChar = 0xA7,
    BigBinary = 0xAD,
    BigChar = 0xAF,
    NVarChar = 0xE7,
    NChar = 0xEF,
    Xml = 0xF1,
    Udt = 0xF0,
    Table = 0xF3,
    Image = 0x22,
    Text = 0x23,
    Variant = 0x62,
    NText = 0x63,
};
}

// LCID 0x0409, ignore case, kana and width; sort id 0x34: SQL_Latin1_General_CP1_CI_AS.
inline constexpr std::uint8_t kCollation[5] = {0x09, 0x04, 0xD0, 0x00, 0x34};

inline constexpr std::int32_t kDays1900 = 693595; // 1900-01-01, counted from 0001-01-01
inline constexpr std::int32_t kLastDay = 3652058; // 9999-12-31
inline constexpr std::int64_t kTicksPerDay = 864'000'000'000;
inline constexpr std::uint64_t kPlpNull = ~0ULL;
inline constexpr std::uint64_t kPlpUnknownLength = ~0ULL - 1;

// A TYPE_INFO as a client sent it, and the fleet's type it is taken for.
struct WireType
{
    std::uint8_t token = token::Null;
    std::uint32_t length = 0; // fixed length, or the declared maximum in bytes
    bool fixed = false;       // no length byte before the value
    bool plp = false;
    bool utf8 = false; // the collation's UTF-8 flag
    TypeInfo info;
};

} // namespace simfleet
