// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/sqltypes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace simfleet::sql {

TypeInfo simpleType(SqlType type)
{
    TypeInfo info{.type = type};
    if (type == SqlType::DateTime2 || type == SqlType::DateTimeOffset || type == SqlType::Time)
        info.scale = 7;
    else if (type == SqlType::DateTime)
        info.scale = 3;
    return info;
}

TypeInfo nvarcharType(int length)
{
    return {.type = SqlType::NVarChar, .length = length > 4000 ? kMaxLength : length};
}

TypeInfo varcharType(int length)
{
    return {.type = SqlType::VarChar, .length = length > 8000 ? kMaxLength : length};
}

TypeInfo decimalType(int precision, int scale)
{
    return {.type = SqlType::Decimal, .precision = precision, .scale = scale};
}

namespace {

struct NamedType
{
    std::u16string_view name;
    TypeInfo type;
    enum Shape { Plain, Length, Scale, PrecisionScale, FloatBits } shape = Plain;
};

const std::array<NamedType, 33>& namedTypes()
{
    static const std::array<NamedType, 33> types{{
        {u"bit", simpleType(SqlType::Bit)},
        {u"tinyint", simpleType(SqlType::TinyInt)},
        {u"smallint", simpleType(SqlType::SmallInt)},
        {u"int", simpleType(SqlType::Int)},
        {u"integer", simpleType(SqlType::Int)},
        {u"bigint", simpleType(SqlType::BigInt)},
        {u"float", simpleType(SqlType::Float), NamedType::FloatBits},
        {u"real", simpleType(SqlType::Float)},
        {u"decimal", decimalType(18, 0), NamedType::PrecisionScale},
        {u"numeric", decimalType(18, 0), NamedType::PrecisionScale},
        {u"dec", decimalType(18, 0), NamedType::PrecisionScale},
        {u"money", decimalType(19, 4)},
        {u"smallmoney", decimalType(10, 4)},
        {u"datetime", simpleType(SqlType::DateTime)},
        {u"smalldatetime", simpleType(SqlType::DateTime)},
        {u"datetime2", simpleType(SqlType::DateTime2), NamedType::Scale},
        {u"datetimeoffset", simpleType(SqlType::DateTimeOffset), NamedType::Scale},
        {u"date", simpleType(SqlType::Date)},
        {u"time", simpleType(SqlType::Time), NamedType::Scale},
        {u"uniqueidentifier", simpleType(SqlType::UniqueIdentifier)},
        {u"nvarchar", nvarcharType(1), NamedType::Length},
        {u"nchar", nvarcharType(1), NamedType::Length},
        {u"varchar", varcharType(1), NamedType::Length},
        {u"char", varcharType(1), NamedType::Length},
        {u"character", varcharType(1), NamedType::Length},
        {u"sysname", nvarcharType(128)},
        {u"text", varcharType(kMaxLength)},
        {u"ntext", nvarcharType(kMaxLength)},
        {u"varbinary", {.type = SqlType::VarBinary, .length = 1}, NamedType::Length},
        {u"binary", {.type = SqlType::VarBinary, .length = 1}, NamedType::Length},
        {u"image", {.type = SqlType::VarBinary, .length = kMaxLength}},
        {u"sql_variant", simpleType(SqlType::SqlVariant)},
        {u"timestamp", {.type = SqlType::VarBinary, .length = 8}},
    }};
    return types;
}

} // namespace

std::optional<TypeInfo> typeByName(std::u16string_view name, std::optional<int> first,
                                   std::optional<int> second)
{
    const auto& types = namedTypes();
    const auto found =
        std::find_if(types.begin(), types.end(), [&](const auto& t) { return t.name == name; });
    if (found == types.end() || (second && found->shape != NamedType::PrecisionScale))
        return std::nullopt;
    TypeInfo type = found->type;
    if (!first)
        return type;
    switch (found->shape) {
    case NamedType::Plain:
        return std::nullopt;
    case NamedType::FloatBits:
        return type;
    case NamedType::Length: {
        const int limit = type.type == SqlType::NVarChar ? 4000 : 8000;
        if (*first != kMaxLength && (*first < 1 || *first > limit))
            return std::nullopt;
        type.length = *first;
        return type;
    }
    case NamedType::Scale:
        if (*first < 0 || *first > 7)
            return std::nullopt;
        type.scale = *first;
        return type;
    case NamedType::PrecisionScale:
        if (*first < 1 || *first > 38 || second.value_or(0) < 0 || second.value_or(0) > *first)
            return std::nullopt;
        return decimalType(*first, second.value_or(0));
    }
    return std::nullopt;
}

std::u16string_view typeName(const TypeInfo& type)
{
    switch (type.type) {
    case SqlType::Bit:
        return u"bit";
    case SqlType::TinyInt:
        return u"tinyint";
    case SqlType::SmallInt:
        return u"smallint";
    case SqlType::Int:
        return u"int";
    case SqlType::BigInt:
        return u"bigint";
    case SqlType::Float:
        return u"float";
    case SqlType::Decimal:
        return u"numeric";
    case SqlType::DateTime:
        return u"datetime";
    case SqlType::DateTime2:
        return u"datetime2";
    case SqlType::DateTimeOffset:
        return u"datetimeoffset";
    case SqlType::Date:
        return u"date";
    case SqlType::Time:
        return u"time";
    case SqlType::UniqueIdentifier:
        return u"uniqueidentifier";
    case SqlType::NVarChar:
        return u"nvarchar";
    case SqlType::VarChar:
        return u"varchar";
    case SqlType::VarBinary:
        return u"varbinary";
    case SqlType::SqlVariant:
        return u"sql_variant";
    }
    return u"";
}

int storageBytes(const TypeInfo& type)
{
    switch (type.type) {
    case SqlType::Bit:
    case SqlType::TinyInt:
        return 1;
    case SqlType::SmallInt:
        return 2;
    case SqlType::Int:
        return 4;
    case SqlType::Date:
        return 3;
    case SqlType::Time:
        return 5;
    case SqlType::BigInt:
    case SqlType::Float:
    case SqlType::DateTime:
    case SqlType::DateTime2:
        return 8;
    case SqlType::Decimal:
        return type.precision <= 9 ? 5 : type.precision <= 19 ? 9 : type.precision <= 28 ? 13 : 17;
    case SqlType::DateTimeOffset:
        return 10;
    case SqlType::UniqueIdentifier:
        return 16;
    case SqlType::NVarChar:
        return type.length == kMaxLength ? -1 : type.length * 2;
    case SqlType::VarChar:
    case SqlType::VarBinary:
        return type.length;
    case SqlType::SqlVariant:
        return 8016;
    }
    return 0;
}

bool isInteger(SqlType type)
{
    return type == SqlType::Bit || type == SqlType::TinyInt || type == SqlType::SmallInt ||
           type == SqlType::Int || type == SqlType::BigInt;
}

bool isNumeric(SqlType type)
{
    return isInteger(type) || type == SqlType::Float || type == SqlType::Decimal;
}

bool isText(SqlType type)
{
    return type == SqlType::NVarChar || type == SqlType::VarChar;
}

bool isDateTime(SqlType type)
{
    return type == SqlType::DateTime || type == SqlType::DateTime2 || type == SqlType::DateTimeOffset ||
           type == SqlType::Date || type == SqlType::Time;
}

namespace {

int precedence(SqlType type)
{
    static constexpr std::array kOrder{
        SqlType::VarBinary, SqlType::VarChar,  SqlType::NVarChar,  SqlType::UniqueIdentifier,
        SqlType::Bit,       SqlType::TinyInt,  SqlType::SmallInt,  SqlType::Int,
        SqlType::BigInt,    SqlType::Decimal,  SqlType::Float,     SqlType::Time,
        SqlType::Date,      SqlType::DateTime, SqlType::DateTime2, SqlType::DateTimeOffset,
        SqlType::SqlVariant};
    return int(std::find(kOrder.begin(), kOrder.end(), type) - kOrder.begin());
}

int integerDigits(const TypeInfo& type)
{
    switch (type.type) {
    case SqlType::Bit:
        return 1;
    case SqlType::TinyInt:
        return 3;
    case SqlType::SmallInt:
        return 5;
    case SqlType::Int:
        return 10;
    case SqlType::BigInt:
        return 19;
    default:
        return type.precision - type.scale;
    }
}

} // namespace

TypeInfo commonType(const TypeInfo& left, const TypeInfo& right)
{
    const bool leftWins = precedence(left.type) >= precedence(right.type);
    TypeInfo type = leftWins ? left : right;
    const TypeInfo& other = leftWins ? right : left;
    type.nullable = left.nullable || right.nullable;
    if (isText(type.type) || type.type == SqlType::VarBinary) {
        if (type.length == kMaxLength || other.length == kMaxLength)
            type.length = kMaxLength;
        else
            type.length = std::max(type.length, other.length);
    } else if (type.type == SqlType::Decimal && (other.type == SqlType::Decimal || isInteger(other.type))) {
        type.scale = std::max(left.scale, right.scale);
        type.precision = std::min(38, std::max(integerDigits(left), integerDigits(right)) + type.scale);
    } else if (type.type == other.type) {
        type.scale = std::max(type.scale, other.scale);
    }
    return type;
}

bool convertible(const TypeInfo& from, const TypeInfo& to)
{
    const auto either = [&](SqlType type) { return from.type == type || to.type == type; };
    if (from.type == to.type || isText(from.type) || isText(to.type) || either(SqlType::SqlVariant))
        return true;
    if (either(SqlType::UniqueIdentifier))
        return either(SqlType::VarBinary);
    if (isDateTime(from.type) && isDateTime(to.type))
        return !((from.type == SqlType::Date && to.type == SqlType::Time) ||
                 (from.type == SqlType::Time && to.type == SqlType::Date));
    if (isDateTime(from.type) && isNumeric(to.type))
        return from.type == SqlType::DateTime;
    if (isDateTime(to.type) && isNumeric(from.type))
        return to.type == SqlType::DateTime;
    if (either(SqlType::VarBinary) &&
        (isDateTime(from.type) || isDateTime(to.type) || either(SqlType::Float)))
        return false;
    return true;
}

bool implicitlyConvertible(const TypeInfo& from, const TypeInfo& to)
{
    if (!convertible(from, to))
        return false;
    if (isText(from.type) && to.type == SqlType::VarBinary)
        return false;
    if (from.type == SqlType::VarBinary && to.type == SqlType::Float)
        return false;
    if (isDateTime(from.type) && isNumeric(to.type))
        return false;
    return !(from.type == SqlType::SqlVariant && to.type != SqlType::SqlVariant);
}

std::int64_t packType(const TypeInfo& type)
{
    return std::int64_t(type.type) | (std::int64_t(type.length + 1) << 8) |
           (std::int64_t(type.precision) << 32) | (std::int64_t(type.scale) << 40) |
           (std::int64_t(type.nullable ? 1 : 0) << 48);
}

TypeInfo unpackType(std::int64_t packed)
{
    return {.type = SqlType(packed & 0xff),
            .length = int((packed >> 8) & 0xffff) - 1,
            .precision = int((packed >> 32) & 0xff),
            .scale = int((packed >> 40) & 0xff),
            .nullable = ((packed >> 48) & 1) != 0};
}

} // namespace simfleet::sql
