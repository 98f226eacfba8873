// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/typedecoder.h"

#include <algorithm>
#include <initializer_list>

namespace simfleet {

namespace {

TypeInfo made(SqlType type, int length = 0, int precision = 0, int scale = 0)
{
    return {type, length, precision, scale, true};
}

SqlType integerType(std::uint32_t bytes)
{
    switch (bytes) {
    case 1:
        return SqlType::TinyInt;
    case 2:
        return SqlType::SmallInt;
    case 4:
        return SqlType::Int;
    default:
        return SqlType::BigInt;
    }
}

bool isOneOf(std::uint32_t value, std::initializer_list<std::uint32_t> allowed)
{
    return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

// Types without a length byte; false when `type.token` is none.
bool fixedType(WireType& type)
{
    switch (type.token) {
    case token::Null:
        type.info = made(SqlType::NVarChar, 1);
        return true;
    case token::Int1:
        type.length = 1;
        type.info = made(SqlType::TinyInt);
        return true;
    case token::Bit:
        type.length = 1;
        type.info = made(SqlType::Bit);
        return true;
    case token::Int2:
        type.length = 2;
        type.info = made(SqlType::SmallInt);
        return true;
    case token::Int4:
        type.length = 4;
        type.info = made(SqlType::Int);
        return true;
    case token::Int8:
        type.length = 8;
        type.info = made(SqlType::BigInt);
        return true;
    case token::Float4:
        type.length = 4;
        type.info = made(SqlType::Float, 0, 24);
        return true;
    case token::Float8:
        type.length = 8;
        type.info = made(SqlType::Float, 0, 53);
        return true;
    case token::DateTime4:
        type.length = 4;
        type.info = made(SqlType::DateTime);
        return true;
    case token::DateTime:
        type.length = 8;
        type.info = made(SqlType::DateTime);
        return true;
    case token::Money4:
        type.length = 4;
        type.info = made(SqlType::Decimal, 0, 10, 4);
        return true;
    case token::Money:
        type.length = 8;
        type.info = made(SqlType::Decimal, 0, 19, 4);
        return true;
    default:
        return false;
    }
}

Decoded byteLengthType(ByteReader& in, WireType& type)
{
    bool fits = true;
    type.length = in.u8();
    switch (type.token) {
    case token::IntN:
        fits = isOneOf(type.length, {1, 2, 4, 8});
        type.info = made(integerType(type.length));
        break;
    case token::BitN:
        fits = type.length == 1;
        type.info = made(SqlType::Bit);
        break;
    case token::FloatN:
        fits = isOneOf(type.length, {4, 8});
        type.info = made(SqlType::Float, 0, type.length == 4 ? 24 : 53);
        break;
    case token::MoneyN:
        fits = isOneOf(type.length, {4, 8});
        type.info = made(SqlType::Decimal, 0, type.length == 4 ? 10 : 19, 4);
        break;
    case token::DateTimeN:
        fits = isOneOf(type.length, {4, 8});
        type.info = made(SqlType::DateTime);
        break;
    case token::Guid:
        fits = type.length == 16;
        type.info = made(SqlType::UniqueIdentifier);
        break;
    case token::Decimal:
    case token::Numeric:
    case token::DecimalN:
    case token::NumericN: {
        const int precision = in.u8();
        const int scale = in.u8();
        fits = type.length <= 17 && precision >= 1 && precision <= 38 && scale <= precision;
        type.info = made(SqlType::Decimal, 0, precision, scale);
        break;
    }
    case token::Char:
    case token::VarChar:
        type.info = made(SqlType::VarChar, static_cast<int>(type.length));
        break;
    default: // Binary, VarBinary
        type.info = made(SqlType::VarBinary, static_cast<int>(type.length));
        break;
    }
    return in.ok() && fits ? Decoded::Ok : Decoded::Malformed;
}

Decoded dateType(ByteReader& in, WireType& type)
{
    if (type.token == token::DateN) {
        type.info = made(SqlType::Date);
        return Decoded::Ok;
    }
    const int scale = in.u8();
    type.info = made(type.token == token::TimeN        ? SqlType::Time
                     : type.token == token::DateTime2N ? SqlType::DateTime2
                                                       : SqlType::DateTimeOffset,
                     0, 0, scale);
    return in.ok() && scale <= 7 ? Decoded::Ok : Decoded::Malformed;
}

void readCollation(ByteReader& in, WireType& type)
{
    type.utf8 = (in.u32() & 0x04000000U) != 0;
    in.u8();
}

Decoded wordLengthType(ByteReader& in, WireType& type)
{
    type.length = in.u16();
    type.plp = type.length == 0xFFFF;
    const bool wide = type.token == token::NVarChar || type.token == token::NChar;
    const int length = type.plp ? kMaxLength : static_cast<int>(wide ? type.length / 2 : type.length);
    const bool mayBePlp =
        type.token == token::NVarChar || type.token == token::BigVarChar || type.token == token::BigVarBinary;
    if (type.plp ? !mayBePlp : type.length > 8000)
        return Decoded::Malformed;
    if (type.token == token::BigVarBinary || type.token == token::BigBinary) {
        type.info = made(SqlType::VarBinary, length);
    } else {
        type.info = made(wide ? SqlType::NVarChar : SqlType::VarChar, length);
        readCollation(in, type);
    }
    return in.ok() ? Decoded::Ok : Decoded::Malformed;
}

Decoded longLengthType(ByteReader& in, WireType& type)
{
    type.length = in.u32();
    switch (type.token) {
    case token::Image:
        type.info = made(SqlType::VarBinary, kMaxLength);
        break;
    case token::Variant:
        type.info = made(SqlType::SqlVariant);
        break;
    default:
        type.info = made(type.token == token::NText ? SqlType::NVarChar : SqlType::VarChar, kMaxLength);
        readCollation(in, type);
        break;
    }
    return in.ok() ? Decoded::Ok : Decoded::Malformed;
}

Decoded xmlType(ByteReader& in, WireType& type)
{
    type.plp = true;
    type.info = made(SqlType::NVarChar, kMaxLength);
    if (in.u8() != 0) { // a schema collection: database, schema, name
        in.utf16(in.u8());
        in.utf16(in.u8());
        in.utf16(in.u16());
    }
    return in.ok() ? Decoded::Ok : Decoded::Malformed;
}

} // namespace

bool readVariantBase(ByteReader& properties, WireType& base)
{
    switch (base.token) {
    case token::DecimalN:
    case token::NumericN: {
        const int precision = properties.u8();
        base.info = made(SqlType::Decimal, 0, precision, properties.u8());
        break;
    }
    case token::TimeN:
    case token::DateTime2N:
    case token::DateTimeOffsetN:
    case token::DateN:
        if (dateType(properties, base) != Decoded::Ok)
            return false;
        break;
    case token::Guid:
        base.info = made(SqlType::UniqueIdentifier);
        break;
    case token::BigVarBinary:
    case token::BigBinary:
        base.info = made(SqlType::VarBinary);
        break;
    case token::BigVarChar:
    case token::BigChar:
    case token::NVarChar:
    case token::NChar:
        readCollation(properties, base);
        base.info = made(base.token == token::NVarChar || base.token == token::NChar ? SqlType::NVarChar
                                                                                     : SqlType::VarChar);
        break;
    default:
        if (!fixedType(base) || base.token == token::Null)
            return false;
        break;
    }
    return properties.ok();
}

Decoded readType(ByteReader& in, WireType& type)
{
    type = {};
    type.token = in.u8();
    if (!in.ok())
        return Decoded::Malformed;
    type.fixed = fixedType(type);
    if (type.fixed)
        return Decoded::Ok;
    switch (type.token) {
    case token::DateN:
    case token::TimeN:
    case token::DateTime2N:
    case token::DateTimeOffsetN:
        return dateType(in, type);
    case token::Guid:
    case token::IntN:
    case token::Decimal:
    case token::Numeric:
    case token::BitN:
    case token::DecimalN:
    case token::NumericN:
    case token::FloatN:
    case token::MoneyN:
    case token::DateTimeN:
    case token::Char:
    case token::VarChar:
    case token::Binary:
    case token::VarBinary:
        return byteLengthType(in, type);
    case token::BigVarBinary:
    case token::BigVarChar:
    case token::BigBinary:
    case token::BigChar:
    case token::NVarChar:
    case token::NChar:
        return wordLengthType(in, type);
    case token::Image:
    case token::Text:
    case token::NText:
    case token::Variant:
        return longLengthType(in, type);
    case token::Xml:
        return xmlType(in, type);
    default:
        return Decoded::UnknownType;
    }
}

} // namespace simfleet
