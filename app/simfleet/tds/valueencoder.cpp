// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/valueencoder.h"

#include "tds/codepage1252.h"
#include "tds/typeencoder.h"
#include "tds/wiretype.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace simfleet {

namespace {

using Wide = unsigned __int128;

std::size_t timeBytes(int scale)
{
    return scale <= 2 ? 3U : scale <= 4 ? 4U : 5U;
}

void writeTime(ByteWriter& out, std::int64_t ticks, int scale)
{
    for (int i = scale; i < 7; ++i)
        ticks /= 10;
    out.little(static_cast<std::uint64_t>(ticks), timeBytes(scale));
}

void writeDate(ByteWriter& out, std::int32_t days)
{
    out.little(static_cast<std::uint64_t>(std::clamp(days, 0, kLastDay)), 3);
}

// Days since 1900 and 1/300 seconds; the last half of a three-hundredth belongs to the next day.
void writeOldDateTime(ByteWriter& out, const DateTime& value)
{
    std::int32_t days = value.days - kDays1900;
    std::int64_t parts = (value.ticks * 3 + 50'000) / 100'000;
    if (parts >= 25'920'000) {
        parts -= 25'920'000;
        ++days;
    }
    out.u32(static_cast<std::uint32_t>(days));
    out.u32(static_cast<std::uint32_t>(parts));
}

DateTime toUtc(DateTime value)
{
    value.ticks -= std::int64_t{value.offsetMinutes} * 600'000'000;
    if (value.ticks < 0) {
        value.ticks += kTicksPerDay;
        --value.days;
    } else if (value.ticks >= kTicksPerDay) {
        value.ticks -= kTicksPerDay;
        ++value.days;
    }
    return value;
}

void writeNewDateTime(ByteWriter& out, SqlType type, int scale, const DateTime& value)
{
    if (type == SqlType::Date) {
        writeDate(out, value.days);
    } else if (type == SqlType::Time) {
        writeTime(out, value.ticks, scale);
    } else if (type == SqlType::DateTime2) {
        writeTime(out, value.ticks, scale);
        writeDate(out, value.days);
    } else {
        const DateTime utc = toUtc(value);
        writeTime(out, utc.ticks, scale);
        writeDate(out, utc.days);
        out.u16(static_cast<std::uint16_t>(value.offsetMinutes));
    }
}

void writeGuid(ByteWriter& out, const Guid& guid)
{
    constexpr std::size_t kOrder[16] = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
    for (const std::size_t i : kOrder)
        out.u8(guid.bytes[i]);
}

void writeDecimal(ByteWriter& out, const TypeInfo& type, const Value& value)
{
    const std::uint8_t bytes = decimalBytes(type);
    bool negative = false;
    Wide magnitude = 0;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        negative = *whole < 0;
        magnitude =
            negative ? Wide{0} - static_cast<Wide>(static_cast<__int128>(*whole)) : static_cast<Wide>(*whole);
        for (int i = 0; i < decimalScale(type); ++i)
            magnitude *= 10;
    } else {
        const double number = *std::get_if<double>(&value);
        negative = number < 0;
        const long double scaled = std::round(std::fabs(static_cast<long double>(number)) *
                                              std::pow(10.0L, static_cast<int>(decimalScale(type))));
        magnitude = scaled < 1e38L ? static_cast<Wide>(scaled) : Wide{0};
    }
    out.u8(bytes);
    out.u8(negative ? 0 : 1);
    for (int i = 1; i < bytes; ++i) {
        out.u8(static_cast<std::uint8_t>(magnitude & 0xFF));
        magnitude >>= 8;
    }
}

void writePlp(ByteWriter& out, std::size_t bytes)
{
    out.u64(bytes);
    if (bytes > 0)
        out.u32(static_cast<std::uint32_t>(bytes));
}

void writeText(ByteWriter& out, const TypeInfo& type, std::u16string_view text)
{
    const bool wide = type.type == SqlType::NVarChar;
    const bool max = isMax(type);
    const std::size_t unit = wide ? 2 : 1;
    if (!max)
        text = text.substr(0, std::min<std::size_t>(text.size(), declaredBytes(type) / unit));
    if (max)
        writePlp(out, text.size() * unit);
    else
        out.u16(static_cast<std::uint16_t>(text.size() * unit));
    if (wide)
        out.utf16(text);
    else
        out.bytes(toCodePage1252(text));
    if (max)
        out.u32(0);
}

void writeBinary(ByteWriter& out, const TypeInfo& type, std::span<const std::uint8_t> data)
{
    if (isMax(type)) {
        writePlp(out, data.size());
        out.bytes(data);
        out.u32(0);
        return;
    }
    data = data.first(std::min<std::size_t>(data.size(), declaredBytes(type)));
    out.u16(static_cast<std::uint16_t>(data.size()));
    out.bytes(data);
}

void writeNull(ByteWriter& out, const TypeInfo& type)
{
    switch (type.type) {
    case SqlType::NVarChar:
    case SqlType::VarChar:
    case SqlType::VarBinary:
        if (isMax(type))
            out.u64(kPlpNull);
        else
            out.u16(0xFFFF);
        break;
    case SqlType::SqlVariant:
        out.u32(0);
        break;
    default:
        out.u8(0);
        break;
    }
}

// Length, base type, its properties, bytes: a variant tells its own type, chosen by the value's kind.
void writeVariant(ByteWriter& out, const Value& value)
{
    Bytes body;
    ByteWriter in(body);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        const bool small = *whole >= INT32_MIN && *whole <= INT32_MAX;
        in.u8(small ? token::Int4 : token::Int8);
        in.u8(0);
        in.little(static_cast<std::uint64_t>(*whole), small ? 4 : 8);
    } else if (const auto* number = std::get_if<double>(&value)) {
        in.u8(token::Float8);
        in.u8(0);
        in.u64(std::bit_cast<std::uint64_t>(*number));
    } else if (const auto* text = std::get_if<std::u16string>(&value)) {
        in.u8(token::NVarChar);
        in.u8(7);
        in.bytes(kCollation);
        in.u16(8000);
        in.utf16(std::u16string_view(*text).substr(0, 4000));
    } else if (const auto* data = std::get_if<Binary>(&value)) {
        in.u8(token::BigVarBinary);
        in.u8(2);
        in.u16(8000);
        in.bytes(std::span(*data).first(std::min<std::size_t>(data->size(), 8000)));
    } else if (const auto* guid = std::get_if<Guid>(&value)) {
        in.u8(token::Guid);
        in.u8(0);
        writeGuid(in, *guid);
    } else if (const auto* when = std::get_if<DateTime>(&value)) {
        const bool offset = when->offsetMinutes != 0;
        in.u8(offset ? token::DateTimeOffsetN : token::DateTime2N);
        in.u8(1);
        in.u8(7);
        writeNewDateTime(in, offset ? SqlType::DateTimeOffset : SqlType::DateTime2, 7, *when);
    }
    out.u32(static_cast<std::uint32_t>(body.size()));
    out.bytes(body);
}

void writeDateTime(ByteWriter& out, const TypeInfo& type, const DateTime& value)
{
    if (type.type == SqlType::DateTime) {
        out.u8(8);
        writeOldDateTime(out, value);
        return;
    }
    const int scale = timeScale(type);
    const std::size_t time = type.type == SqlType::Date ? 0 : timeBytes(scale);
    const std::size_t date = type.type == SqlType::Time ? 0 : 3;
    out.u8(static_cast<std::uint8_t>(time + date + (type.type == SqlType::DateTimeOffset ? 2 : 0)));
    writeNewDateTime(out, type.type, scale, value);
}

void writeFloat(ByteWriter& out, const TypeInfo& type, double number)
{
    if (isReal(type)) {
        out.u8(4);
        out.u32(std::bit_cast<std::uint32_t>(static_cast<float>(number)));
    } else {
        out.u8(8);
        out.u64(std::bit_cast<std::uint64_t>(number));
    }
}

} // namespace

void writeValue(ByteWriter& out, const TypeInfo& type, const Value& value)
{
    const auto* whole = std::get_if<std::int64_t>(&value);
    const auto* number = std::get_if<double>(&value);
    switch (isNull(value) ? SqlType::Bit : type.type) {
    case SqlType::Bit:
        if (!whole)
            return writeNull(out, type);
        out.u8(1);
        return out.u8(*whole != 0 ? 1 : 0);
    case SqlType::TinyInt:
    case SqlType::SmallInt:
    case SqlType::Int:
    case SqlType::BigInt:
        if (!whole)
            return writeNull(out, type);
        out.u8(integerBytes(type.type));
        return out.little(static_cast<std::uint64_t>(*whole), integerBytes(type.type));
    case SqlType::Float:
        if (!whole && !number)
            return writeNull(out, type);
        return writeFloat(out, type, number ? *number : static_cast<double>(*whole));
    case SqlType::Decimal:
        return whole || number ? writeDecimal(out, type, value) : writeNull(out, type);
    case SqlType::DateTime:
    case SqlType::DateTime2:
    case SqlType::DateTimeOffset:
    case SqlType::Date:
    case SqlType::Time:
        if (const auto* when = std::get_if<DateTime>(&value))
            return writeDateTime(out, type, *when);
        return writeNull(out, type);
    case SqlType::UniqueIdentifier:
        if (const auto* guid = std::get_if<Guid>(&value)) {
            out.u8(16);
            return writeGuid(out, *guid);
        }
        return writeNull(out, type);
    case SqlType::NVarChar:
    case SqlType::VarChar:
        if (const auto* text = std::get_if<std::u16string>(&value))
            return writeText(out, type, *text);
        return writeNull(out, type);
    case SqlType::VarBinary:
        if (const auto* data = std::get_if<Binary>(&value))
            return writeBinary(out, type, *data);
        return writeNull(out, type);
    case SqlType::SqlVariant:
        return writeVariant(out, value);
    }
}

} // namespace simfleet
