// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/typeencoder.h"

#include "tds/wiretype.h"

#include <algorithm>

namespace simfleet {

bool isMax(const TypeInfo& type)
{
    const int limit = type.type == SqlType::NVarChar ? 4000 : 8000;
    return type.length == kMaxLength || type.length > limit;
}

std::uint16_t declaredBytes(const TypeInfo& type)
{
    const int unit = type.type == SqlType::NVarChar ? 2 : 1;
    return static_cast<std::uint16_t>(std::max(type.length, 1) * unit);
}

std::uint8_t integerBytes(SqlType type)
{
    switch (type) {
    case SqlType::TinyInt:
        return 1;
    case SqlType::SmallInt:
        return 2;
    case SqlType::Int:
        return 4;
    default:
        return 8;
    }
}

bool isReal(const TypeInfo& type)
{
    return type.precision > 0 && type.precision <= 24;
}

std::uint8_t decimalPrecision(const TypeInfo& type)
{
    return static_cast<std::uint8_t>(type.precision <= 0 ? 18 : std::min(type.precision, 38));
}

std::uint8_t decimalScale(const TypeInfo& type)
{
    return static_cast<std::uint8_t>(std::clamp(type.scale, 0, int{decimalPrecision(type)}));
}

std::uint8_t decimalBytes(const TypeInfo& type)
{
    const int precision = decimalPrecision(type);
    return precision <= 9 ? 5 : precision <= 19 ? 9 : precision <= 28 ? 13 : 17;
}

int timeScale(const TypeInfo& type)
{
    return std::clamp(type.scale, 0, 7);
}

void writeType(ByteWriter& out, const TypeInfo& type)
{
    switch (type.type) {
    case SqlType::Bit:
        out.u8(token::BitN);
        out.u8(1);
        break;
    case SqlType::TinyInt:
    case SqlType::SmallInt:
    case SqlType::Int:
    case SqlType::BigInt:
        out.u8(token::IntN);
        out.u8(integerBytes(type.type));
        break;
    case SqlType::Float:
        out.u8(token::FloatN);
        out.u8(isReal(type) ? 4 : 8);
        break;
    case SqlType::Decimal:
        out.u8(token::NumericN);
        out.u8(decimalBytes(type));
        out.u8(decimalPrecision(type));
        out.u8(decimalScale(type));
        break;
    case SqlType::DateTime:
        out.u8(token::DateTimeN);
        out.u8(8);
        break;
    case SqlType::Date:
        out.u8(token::DateN);
        break;
    case SqlType::Time:
    case SqlType::DateTime2:
    case SqlType::DateTimeOffset:
        out.u8(type.type == SqlType::Time        ? token::TimeN
               : type.type == SqlType::DateTime2 ? token::DateTime2N
                                                 : token::DateTimeOffsetN);
        out.u8(static_cast<std::uint8_t>(timeScale(type)));
        break;
    case SqlType::UniqueIdentifier:
        out.u8(token::Guid);
        out.u8(16);
        break;
    case SqlType::NVarChar:
    case SqlType::VarChar:
        out.u8(type.type == SqlType::NVarChar ? token::NVarChar : token::BigVarChar);
        out.u16(isMax(type) ? std::uint16_t{0xFFFF} : declaredBytes(type));
        out.bytes(kCollation);
        break;
    case SqlType::VarBinary:
        out.u8(token::BigVarBinary);
        out.u16(isMax(type) ? std::uint16_t{0xFFFF} : declaredBytes(type));
        break;
    case SqlType::SqlVariant:
        out.u8(token::Variant);
        out.u32(8009);
        break;
    }
}

std::size_t nullBytes(const TypeInfo& type)
{
    switch (type.type) {
    case SqlType::NVarChar:
    case SqlType::VarChar:
    case SqlType::VarBinary:
        return isMax(type) ? 8 : 2;
    case SqlType::SqlVariant:
        return 4;
    default:
        return 1;
    }
}

} // namespace simfleet
