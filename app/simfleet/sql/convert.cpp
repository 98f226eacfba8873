// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/convert.h"

#include "sql/calendar.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

#include <QtCore/QString>

#include <cmath>

namespace simfleet::sql {

namespace {

[[noreturn]] void failText(std::u16string_view text, const TypeInfo& from, const TypeInfo& to)
{
    throw conversionError(245, 1,
                          concat({u"Conversion failed when converting the ", typeName(from), u" value '",
                                  text, u"' to data type ", typeName(to), u"."}));
}

[[noreturn]] void failTypes(const TypeInfo& from, const TypeInfo& to)
{
    throw conversionError(
        8114, 5, concat({u"Error converting data type ", typeName(from), u" to ", typeName(to), u"."}));
}

[[noreturn]] void overflow(std::u16string_view what, const TypeInfo& to)
{
    throw runError(
        8115, 16, 2,
        concat({u"Arithmetic overflow error converting ", what, u" to data type ", typeName(to), u"."}));
}

[[noreturn]] void notAllowed(const TypeInfo& from, const TypeInfo& to)
{
    throw compileError(529, 16, 2,
                       concat({u"Explicit conversion from data type ", typeName(from), u" to ", typeName(to),
                               u" is not allowed."}));
}

bool fits(std::int64_t value, SqlType type)
{
    switch (type) {
    case SqlType::Bit:
        return value == 0 || value == 1;
    case SqlType::TinyInt:
        return value >= 0 && value <= 255;
    case SqlType::SmallInt:
        return value >= -32'768 && value <= 32'767;
    case SqlType::Int:
        return value >= -2'147'483'648LL && value <= 2'147'483'647LL;
    default:
        return true;
    }
}

std::int64_t textToInteger(const std::u16string& text, const TypeInfo& from, const TypeInfo& to)
{
    const QString trimmed = QString::fromStdU16String(text).trimmed();
    if (trimmed.isEmpty())
        return 0;
    if (to.type == SqlType::Bit) {
        if (trimmed.compare(QStringLiteral("true"), Qt::CaseInsensitive) == 0)
            return 1;
        if (trimmed.compare(QStringLiteral("false"), Qt::CaseInsensitive) == 0)
            return 0;
    }
    const auto start = trimmed.startsWith(u'-') || trimmed.startsWith(u'+') ? 1 : 0;
    for (auto i = start; i < trimmed.size(); ++i) {
        if (trimmed[i] < u'0' || trimmed[i] > u'9') {
            if (to.type == SqlType::BigInt)
                failTypes(from, to);
            failText(text, from, to);
        }
    }
    if (trimmed.size() == start) {
        if (to.type == SqlType::BigInt)
            failTypes(from, to);
        failText(text, from, to);
    }
    bool ok = false;
    const std::int64_t value = trimmed.toLongLong(&ok);
    if (to.type == SqlType::Bit && ok)
        return value != 0 ? 1 : 0;
    if (ok && fits(value, to.type))
        return value;
    if (to.type == SqlType::Int || to.type == SqlType::Bit) {
        throw conversionError(248, 1,
                              concat({u"The conversion of the ", typeName(from), u" value '", text,
                                      u"' overflowed an int column."}));
    }
    if (to.type == SqlType::BigInt)
        overflow(u"expression", to);
    throw conversionError(
        244, to.type == SqlType::TinyInt ? 1 : 2,
        concat({u"The conversion of the ", typeName(from), u" value '", text, u"' overflowed an ",
                to.type == SqlType::TinyInt ? u"INT1" : u"INT2", u" column. Use a larger integer column."}));
}

std::int64_t toInteger(const Value& value, const TypeInfo& from, const TypeInfo& to)
{
    if (const auto* text = std::get_if<std::u16string>(&value))
        return textToInteger(*text, from, to);
    if (const auto* real = std::get_if<double>(&value)) {
        if (to.type == SqlType::Bit)
            return *real != 0.0 ? 1 : 0;
        const double whole = std::trunc(*real);
        if (!(whole >= -9.2e18 && whole <= 9.2e18) || !fits(std::int64_t(whole), to.type)) {
            overflow(from.type == SqlType::Decimal ? u"numeric" : u"float", to);
        }
        return std::int64_t(whole);
    }
    if (const auto* bytes = std::get_if<Binary>(&value)) {
        const std::size_t width = std::size_t(std::max(1, storageBytes(to)));
        std::uint64_t number = 0;
        for (std::size_t i = bytes->size() > width ? bytes->size() - width : 0; i < bytes->size(); ++i)
            number = (number << 8) | (*bytes)[i];
        if (to.type == SqlType::Bit)
            return number != 0 ? 1 : 0;
        if (to.type == SqlType::Int)
            return std::int32_t(std::uint32_t(number));
        return to.type == SqlType::SmallInt ? std::int16_t(std::uint16_t(number)) : std::int64_t(number);
    }
    if (const auto* date = std::get_if<DateTime>(&value)) {
        const std::int64_t days = date->days - kDays1900 + (date->ticks >= kTicksPerDay / 2 ? 1 : 0);
        if (!fits(days, to.type))
            overflow(u"expression", to);
        return days;
    }
    const auto* integer = std::get_if<std::int64_t>(&value);
    if (integer == nullptr)
        notAllowed(from, to);
    if (to.type == SqlType::Bit)
        return *integer != 0 ? 1 : 0;
    if (fits(*integer, to.type))
        return *integer;
    if (to.type == SqlType::TinyInt || to.type == SqlType::SmallInt) {
        throw runError(220, 16, to.type == SqlType::TinyInt ? 2 : 1,
                       concat({u"Arithmetic overflow error for data type ", typeName(to), u", value = ",
                               number(*integer), u"."}));
    }
    overflow(u"expression", to);
}

double toReal(const Value& value, const TypeInfo& from, const TypeInfo& to)
{
    double real = 0.0;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        real = double(*integer);
    } else if (const auto* number = std::get_if<double>(&value)) {
        real = *number;
    } else if (const auto* text = std::get_if<std::u16string>(&value)) {
        const QString trimmed = QString::fromStdU16String(*text).trimmed();
        bool ok = true;
        const bool exponent = trimmed.contains(u'e', Qt::CaseInsensitive);
        if (!trimmed.isEmpty() || to.type == SqlType::Decimal)
            real = trimmed.toDouble(&ok);
        const bool plain = trimmed.isEmpty() || (trimmed.back() >= u'.' && trimmed.back() <= u'9');
        if (!ok || !plain || !std::isfinite(real) || (exponent && to.type == SqlType::Decimal))
            failTypes(from, to);
    } else if (const auto* date = std::get_if<DateTime>(&value)) {
        real = double(date->days - kDays1900) + double(date->ticks) / double(kTicksPerDay);
    } else {
        notAllowed(from, to);
    }
    if (to.type != SqlType::Decimal)
        return real;
    const double factor = std::pow(10.0, to.scale);
    const double scaled = real * factor;
    if (std::abs(scaled) < 4.5e15)
        real = std::round(scaled) / factor;
    if (std::abs(real) >= std::pow(10.0, to.precision - to.scale))
        overflow(isInteger(from.type) ? u"int" : typeName(from), to);
    return real;
}

DateTime fitDate(DateTime value, const TypeInfo& to)
{
    switch (to.type) {
    case SqlType::Date:
        value.ticks = 0;
        value.offsetMinutes = 0;
        break;
    case SqlType::Time:
        value.days = 0;
        value.offsetMinutes = 0;
        value.ticks = roundToScale(value.ticks, to.scale) % kTicksPerDay;
        break;
    case SqlType::DateTime: {
        const std::int64_t ticks = roundToDatetime(toTicks(value));
        value = fromTicks(ticks);
        break;
    }
    case SqlType::DateTime2: {
        value = fromTicks(roundToScale(toTicks(value), to.scale));
        break;
    }
    default: {
        value = fromTicks(roundToScale(toTicks(value), to.scale), value.offsetMinutes);
        break;
    }
    }
    if (value.days > kMaxDays)
        value.days = kMaxDays;
    return value;
}

DateTime textToDate(const std::u16string& text, const TypeInfo& to, const ConvertOptions& options)
{
    const std::optional<ParsedDate> parsed = parseDate(text, options.style, options.order);
    const bool datetime = to.type == SqlType::DateTime;
    if (!parsed || (datetime && (parsed->fraction > 3 || parsed->hasOffset))) {
        throw conversionError(241, 1,
                              u"Conversion failed when converting date and/or time from character string.");
    }
    DateTime value = parsed->value;
    if (datetime && value.days < 639'905) { // 1753-01-01
        throw conversionError(242, 3,
                              u"The conversion of a varchar data type to a datetime data type resulted in an "
                              u"out-of-range value.");
    }
    return fitDate(value, to);
}

DateTime toDate(const Value& value, const TypeInfo& from, const TypeInfo& to, const ConvertOptions& options)
{
    if (const auto* text = std::get_if<std::u16string>(&value))
        return textToDate(*text, to, options);
    if (const auto* date = std::get_if<DateTime>(&value)) {
        DateTime result = *date;
        if (from.type == SqlType::Time && to.type != SqlType::Time)
            result.days = kDays1900;
        if (to.type == SqlType::DateTime && result.days < 639'905) {
            throw conversionError(242, 3,
                                  concat({u"The conversion of a ", typeName(from),
                                          u" data type to a datetime data type resulted in an out-of-range "
                                          u"value."}));
        }
        return fitDate(result, to);
    }
    double days = 0.0;
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        days = double(*integer);
    else if (const auto* real = std::get_if<double>(&value))
        days = *real;
    else
        notAllowed(from, to);
    if (to.type != SqlType::DateTime)
        notAllowed(from, to);
    if (!(days >= 639'905 - kDays1900 && days < kMaxDays - kDays1900 + 1))
        overflow(u"expression", to);
    const double whole = std::floor(days);
    return fitDate({.days = std::int32_t(whole) + kDays1900,
                    .ticks = std::int64_t((days - whole) * double(kTicksPerDay))},
                   to);
}

Guid toGuid(const Value& value, const TypeInfo& from, const TypeInfo& to)
{
    if (const auto* guid = std::get_if<Guid>(&value))
        return *guid;
    if (const auto* bytes = std::get_if<Binary>(&value))
        return guidFromBinary(*bytes);
    const auto* text = std::get_if<std::u16string>(&value);
    if (text == nullptr)
        notAllowed(from, to);
    std::u16string_view digits = *text;
    const bool braces = digits.starts_with(u'{');
    if (braces)
        digits.remove_prefix(1);
    bool ok = digits.size() >= 36 && (!braces || (digits.size() > 36 && digits[36] == u'}'));
    Guid guid;
    for (std::size_t i = 0, byte = 0; ok && i < 36;) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            ok = digits[i++] == u'-';
            continue;
        }
        bool hex = false;
        const QString pair = QString::fromUtf16(digits.data() + i, 2);
        const unsigned octet = pair.toUInt(&hex, 16);
        ok = hex && pair[0] != u'+' && pair[0] != u'-' && pair[0] != u' ';
        guid.bytes[byte++] = std::uint8_t(octet);
        i += 2;
    }
    if (!ok) {
        throw conversionError(
            8169, 2, u"Conversion failed when converting from a character string to uniqueidentifier.");
    }
    return guid;
}

Binary integerBytes(std::int64_t value, int width)
{
    Binary bytes;
    for (int i = width - 1; i >= 0; --i)
        bytes.push_back(std::uint8_t((std::uint64_t(value) >> (8 * i)) & 0xff));
    return bytes;
}

Binary parseHex(const std::u16string& text, const TypeInfo& from, const TypeInfo& to, int style)
{
    QString digits = QString::fromStdU16String(text);
    const bool prefixed = digits.startsWith(QStringLiteral("0x"), Qt::CaseInsensitive);
    if (prefixed == (style == 2) || digits.size() % 2 != 0)
        failTypes(from, to);
    if (prefixed)
        digits.remove(0, 2);
    for (const QChar c : digits) {
        if (!((c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f')))
            failTypes(from, to);
    }
    const QByteArray bytes = QByteArray::fromHex(digits.toLatin1());
    return {bytes.begin(), bytes.end()};
}

Binary toBinary(const Value& value, const TypeInfo& from, const TypeInfo& to, int style)
{
    Binary bytes;
    if (const auto* binary = std::get_if<Binary>(&value)) {
        bytes = *binary;
    } else if (const auto* guid = std::get_if<Guid>(&value)) {
        bytes = guidToBinary(*guid);
    } else if (const auto* text = std::get_if<std::u16string>(&value)) {
        bytes = style == 1 || style == 2
                    ? parseHex(*text, from, to, style)
                    : textBytes(*text, isText(from.type) ? from.type : SqlType::NVarChar);
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        bytes = integerBytes(*integer, storageBytes(isInteger(from.type) ? from : baseType(value)));
        // binary(n) of an integer keeps the low bytes
        if (to.length != kMaxLength && bytes.size() > std::size_t(to.length))
            bytes.erase(bytes.begin(), bytes.end() - to.length);
    } else {
        notAllowed(from, to);
    }
    if (to.length != kMaxLength && bytes.size() > std::size_t(to.length))
        bytes.resize(std::size_t(to.length));
    return bytes;
}

std::u16string binaryAsText(const Binary& bytes, const TypeInfo& to, int style)
{
    if (style != 1 && style != 2)
        return bytesText(bytes, to.type);
    return (style == 1 ? std::u16string(u"0x") : std::u16string()) + hexText(bytes);
}

std::u16string toText(const Value& value, const TypeInfo& from, const TypeInfo& to, int style)
{
    std::u16string text;
    if (const auto* same = std::get_if<std::u16string>(&value)) {
        text = to.type == SqlType::VarChar && from.type != SqlType::VarChar ? toCodePage(*same) : *same;
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        text = number(*integer);
        if (to.length != kMaxLength && text.size() > std::size_t(to.length)) {
            if (to.type == SqlType::NVarChar)
                overflow(u"expression", to);
            return u"*";
        }
    } else if (const auto* real = std::get_if<double>(&value)) {
        text = from.type == SqlType::Decimal ? decimalText(*real, from.scale) : floatText(*real, style);
        if (to.length != kMaxLength && text.size() > std::size_t(to.length))
            overflow(from.type == SqlType::Decimal ? u"numeric" : u"expression", to);
    } else if (const auto* date = std::get_if<DateTime>(&value)) {
        const TypeInfo shown = isDateTime(from.type) ? from : baseType(value);
        const std::optional<std::u16string> formatted = formatDate(*date, shown, style);
        if (!formatted) {
            throw runError(281, 16, 1,
                           concat({number(style), u" is not a valid style number when converting from ",
                                   typeName(shown), u" to a character string."}));
        }
        text = *formatted;
    } else if (const auto* guid = std::get_if<Guid>(&value)) {
        text = guidText(*guid);
        if (to.length != kMaxLength && to.length < 36) {
            throw conversionError(8170, 2,
                                  u"Insufficient result space to convert uniqueidentifier value to char.");
        }
    } else if (const auto* bytes = std::get_if<Binary>(&value)) {
        text = binaryAsText(*bytes, to, style);
    }
    if (to.length != kMaxLength && text.size() > std::size_t(to.length))
        text.resize(std::size_t(to.length));
    return text;
}

} // namespace

Value convert(const Value& value, const TypeInfo& given, const TypeInfo& to, const ConvertOptions& options)
{
    if (isNull(value) || to.type == SqlType::SqlVariant)
        return value;
    const TypeInfo from = given.type == SqlType::SqlVariant ? baseType(value) : given;
    if (!convertible(from, to))
        notAllowed(from, to);
    if (isInteger(to.type))
        return toInteger(value, from, to);
    if (to.type == SqlType::Float || to.type == SqlType::Decimal)
        return toReal(value, from, to);
    if (isDateTime(to.type))
        return toDate(value, from, to, options);
    if (to.type == SqlType::UniqueIdentifier)
        return toGuid(value, from, to);
    if (to.type == SqlType::VarBinary)
        return toBinary(value, from, to, options.style);
    return toText(value, from, to, options.style);
}

} // namespace simfleet::sql
