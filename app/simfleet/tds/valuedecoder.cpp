// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/valuedecoder.h"

#include "tds/codepage1252.h"
#include "tds/wiretype.h"

#include <bit>
#include <cmath>

namespace simfleet {

namespace {

bool readPlp(ByteReader& in, bool& null, Bytes& out)
{
    const std::uint64_t total = in.u64();
    null = total == kPlpNull;
    if (!in.ok() || null)
        return in.ok();
    for (;;) {
        const std::uint32_t size = in.u32();
        const auto chunk = in.take(size);
        if (!in.ok())
            return false;
        if (size == 0)
            return total == kPlpUnknownLength || total == out.size();
        out.insert(out.end(), chunk.begin(), chunk.end());
    }
}

double decimalValue(std::span<const std::uint8_t> data, int scale)
{
    long double magnitude = 0;
    for (std::size_t i = data.size(); i > 1; --i)
        magnitude = magnitude * 256 + data[i - 1];
    magnitude /= std::pow(10.0L, scale);
    return static_cast<double>(data[0] == 0 ? -magnitude : magnitude);
}

double moneyValue(std::span<const std::uint8_t> data)
{
    ByteReader in(data);
    if (data.size() == 4)
        return static_cast<double>(in.littleSigned(4)) / 10000;
    const std::int64_t high = in.littleSigned(4); // the high half comes first
    const auto value = static_cast<std::int64_t>((static_cast<std::uint64_t>(high) << 32) | in.u32());
    return static_cast<double>(value) / 10000;
}

bool oldDateTime(std::span<const std::uint8_t> data, Value& value)
{
    ByteReader in(data);
    DateTime when;
    if (data.size() == 4) { // days and minutes
        when.days = kDays1900 + in.u16();
        when.ticks = std::int64_t{in.u16()} * 600'000'000;
    } else { // days and 1/300 seconds, shown to the millisecond
        const std::int64_t days = kDays1900 + in.littleSigned(4);
        if (days < 0 || days > kLastDay)
            return false;
        when.days = static_cast<std::int32_t>(days);
        when.ticks = (std::int64_t{in.u32()} * 10 + 1) / 3 * 10'000;
    }
    value = when;
    return when.ticks < kTicksPerDay;
}

// The date and time types since TDS 7.3.
bool newDateTime(const TypeInfo& info, std::span<const std::uint8_t> data, DateTime& value)
{
    const std::size_t timeBytes = info.type == SqlType::Date ? 0U
                                  : info.scale <= 2          ? 3U
                                  : info.scale <= 4          ? 4U
                                                             : 5U;
    const std::size_t dateBytes = info.type == SqlType::Time ? 0U : 3U;
    const bool offset = info.type == SqlType::DateTimeOffset;
    if (data.size() != timeBytes + dateBytes + (offset ? 2U : 0U))
        return false;
    ByteReader in(data);
    std::uint64_t ticks = timeBytes > 0 ? in.little(timeBytes) : 0;
    for (int i = info.scale; i < 7 && timeBytes > 0; ++i)
        ticks *= 10;
    if (ticks >= static_cast<std::uint64_t>(kTicksPerDay))
        return false;
    value.ticks = static_cast<std::int64_t>(ticks);
    value.days = static_cast<std::int32_t>(dateBytes > 0 ? in.little(3) : 0);
    if (value.days > kLastDay)
        return false;
    if (!offset)
        return true;
    // On the wire stands UTC; inside the fleet the wall clock.
    value.offsetMinutes = static_cast<std::int16_t>(in.littleSigned(2));
    if (value.offsetMinutes < -840 || value.offsetMinutes > 840)
        return false;
    value.ticks += std::int64_t{value.offsetMinutes} * 600'000'000;
    const int carry = value.ticks < 0 ? -1 : value.ticks >= kTicksPerDay ? 1 : 0;
    value.ticks -= carry * kTicksPerDay;
    value.days += carry;
    return true;
}

Guid guidValue(std::span<const std::uint8_t> data)
{
    constexpr std::size_t kOrder[16] = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
    Guid guid;
    for (std::size_t i = 0; i < 16; ++i)
        guid.bytes[i] = data[kOrder[i]];
    return guid;
}

Value textValue(const WireType& type, std::span<const std::uint8_t> data)
{
    switch (type.token) {
    case token::NVarChar:
    case token::NChar:
    case token::NText:
    case token::Xml: {
        ByteReader in(data);
        std::u16string text = in.utf16(data.size() / 2);
        if (type.token == token::Xml && !text.empty() && text.front() == 0xFEFF)
            text.erase(0, 1);
        return text;
    }
    default:
        return type.utf8 ? fromUtf8(data) : fromCodePage1252(data);
    }
}

// Integers, bit and float; their length is checked against what the type allows.
Decoded numberValue(const WireType& type, std::span<const std::uint8_t> data, Value& value)
{
    ByteReader in(data);
    switch (type.info.type) {
    case SqlType::Bit:
        value = std::int64_t{in.u8() != 0};
        return data.size() == 1 ? Decoded::Ok : Decoded::Malformed;
    case SqlType::TinyInt:
    case SqlType::SmallInt:
    case SqlType::Int:
    case SqlType::BigInt:
        if (data.size() > 8 || !std::has_single_bit(data.size()))
            return Decoded::Malformed;
        value = data.size() == 1 ? std::int64_t{in.u8()} : in.littleSigned(data.size());
        return Decoded::Ok;
    default:
        if (data.size() == 4)
            value = static_cast<double>(std::bit_cast<float>(in.u32()));
        else if (data.size() == 8)
            value = std::bit_cast<double>(in.u64());
        else
            return Decoded::Malformed;
        return Decoded::Ok;
    }
}

Decoded fromBytes(const WireType& type, std::span<const std::uint8_t> data, Value& value)
{
    switch (type.info.type) {
    case SqlType::Decimal:
        if (type.token == token::Money || type.token == token::Money4 || type.token == token::MoneyN) {
            if (data.size() != 4 && data.size() != 8)
                return Decoded::Malformed;
            value = moneyValue(data);
            return Decoded::Ok;
        }
        if (data.size() < 2 || data.size() > 17)
            return Decoded::Malformed;
        value = decimalValue(data, type.info.scale);
        return Decoded::Ok;
    case SqlType::DateTime:
        if (data.size() != 4 && data.size() != 8)
            return Decoded::Malformed;
        return oldDateTime(data, value) ? Decoded::Ok : Decoded::Malformed;
    case SqlType::DateTime2:
    case SqlType::DateTimeOffset:
    case SqlType::Date:
    case SqlType::Time: {
        DateTime when;
        if (!newDateTime(type.info, data, when))
            return Decoded::Malformed;
        value = when;
        return Decoded::Ok;
    }
    case SqlType::UniqueIdentifier:
        if (data.size() != 16)
            return Decoded::Malformed;
        value = guidValue(data);
        return Decoded::Ok;
    case SqlType::NVarChar:
    case SqlType::VarChar:
        value = textValue(type, data);
        return Decoded::Ok;
    case SqlType::VarBinary:
    case SqlType::SqlVariant:
        value = Binary(data.begin(), data.end());
        return Decoded::Ok;
    default:
        return numberValue(type, data, value);
    }
}

// A variant carries base type, its properties and the value's bytes in its own length.
Decoded variantValue(ByteReader& outer, Value& value)
{
    const std::uint32_t length = outer.u32();
    if (length == 0) {
        value = Null{};
        return outer.ok() ? Decoded::Ok : Decoded::Malformed;
    }
    ByteReader in(outer.take(length));
    WireType base;
    base.token = in.u8();
    ByteReader properties(in.take(in.u8()));
    if (!outer.ok() || !in.ok())
        return Decoded::Malformed;
    if (!readVariantBase(properties, base))
        return Decoded::Malformed;
    return fromBytes(base, in.take(in.remaining()), value);
}

} // namespace

Decoded readValue(ByteReader& in, const WireType& type, Value& value)
{
    value = Null{};
    if (type.token == token::Null)
        return Decoded::Ok;
    if (type.token == token::Variant)
        return variantValue(in, value);
    if (type.plp) {
        Bytes data;
        bool null = false;
        if (!readPlp(in, null, data))
            return Decoded::Malformed;
        return null ? Decoded::Ok : fromBytes(type, data, value);
    }
    std::size_t length = type.length;
    bool null = false;
    if (type.fixed) {
        // no length on the wire
    } else if (type.token == token::Image || type.token == token::Text || type.token == token::NText) {
        const std::uint32_t size = in.u32();
        null = size == 0xFFFFFFFFU;
        length = size;
    } else if (type.token >= token::BigVarBinary) { // two bytes of length, 0xFFFF for NULL
        length = in.u16();
        null = length == 0xFFFF;
    } else { // one byte of length, 0 for NULL
        length = in.u8();
        null = length == 0;
    }
    if (!in.ok())
        return Decoded::Malformed;
    if (null)
        return Decoded::Ok;
    const auto data = in.take(length);
    return in.ok() ? fromBytes(type, data, value) : Decoded::Malformed;
}

} // namespace simfleet
