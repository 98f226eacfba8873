// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/convert.h"
#include "sql/sqltypes.h"

#include <QtCore/QString>

#include <array>
#include <cmath>

namespace simfleet::sql {

namespace {

constexpr std::array<char16_t, 32> kCp1252{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                           0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                           0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                           0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::uint8_t codePageByte(char16_t c)
{
    if (c < 0x80 || (c >= 0xA0 && c <= 0xFF))
        return std::uint8_t(c);
    for (std::size_t i = 0; i < kCp1252.size(); ++i) {
        if (kCp1252[i] == c)
            return std::uint8_t(0x80 + i);
    }
    return '?';
}

char16_t codePageChar(std::uint8_t byte)
{
    return byte >= 0x80 && byte < 0xA0 ? kCp1252[byte - 0x80U] : char16_t(byte);
}

} // namespace

std::u16string guidText(const Guid& guid)
{
    static constexpr std::u16string_view kHex = u"0123456789ABCDEF";
    std::u16string text;
    for (std::size_t i = 0; i < guid.bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text.push_back(u'-');
        text.push_back(kHex[guid.bytes[i] >> 4]);
        text.push_back(kHex[guid.bytes[i] & 15]);
    }
    return text;
}

std::u16string decimalText(double value, int scale)
{
    const QString text = QString::number(value, 'f', scale);
    const bool zero = text.startsWith(u'-') && text.count(u'0') + text.count(u'.') == text.size() - 1;
    return (zero ? text.mid(1) : text).toStdU16String();
}

std::u16string floatText(double value, int style)
{
    if (style == 1 || style == 2) {
        const QString text = QString::number(value, 'e', style == 1 ? 7 : 15);
        const auto e = text.indexOf(u'e');
        const int exponent = text.mid(e + 1).toInt();
        return (text.left(e) + QString::asprintf("e%c%03d", exponent < 0 ? '-' : '+', std::abs(exponent)))
            .toStdU16String();
    }
    if (value == 0.0)
        return u"0";
    const double size = std::abs(value);
    const int digits = style == 3 ? 17 : 6;
    if (style != 3 && (size >= 1e6 || size < 1e-4)) {
        QString text = QString::number(value, 'e', digits - 1);
        const auto e = text.indexOf(u'e');
        QString mantissa = text.left(e);
        while (mantissa.contains(u'.') && (mantissa.endsWith(u'0') || mantissa.endsWith(u'.')))
            mantissa.chop(1);
        const int exponent = text.mid(e + 1).toInt();
        return (mantissa + QString::asprintf("e%c%03d", exponent < 0 ? '-' : '+', std::abs(exponent)))
            .toStdU16String();
    }
    return QString::number(value, 'g', digits).toStdU16String();
}

std::u16string hexText(const Binary& bytes)
{
    static constexpr std::u16string_view kHex = u"0123456789ABCDEF";
    std::u16string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text.push_back(kHex[byte >> 4]);
        text.push_back(kHex[byte & 15]);
    }
    return text;
}

Binary textBytes(std::u16string_view text, SqlType type)
{
    Binary bytes;
    bytes.reserve(text.size() * 2);
    for (const char16_t c : text) {
        if (type == SqlType::NVarChar) {
            bytes.push_back(std::uint8_t(c & 0xff));
            bytes.push_back(std::uint8_t(c >> 8));
        } else {
            bytes.push_back(codePageByte(c));
        }
    }
    return bytes;
}

std::u16string bytesText(const Binary& bytes, SqlType type)
{
    std::u16string text;
    if (type == SqlType::NVarChar) {
        for (std::size_t i = 0; i < bytes.size(); i += 2) {
            const unsigned high = i + 1 < bytes.size() ? bytes[i + 1] : 0U;
            text.push_back(char16_t(bytes[i] | (high << 8)));
        }
        return text;
    }
    for (const std::uint8_t byte : bytes)
        text.push_back(codePageChar(byte));
    return text;
}

std::u16string toCodePage(std::u16string_view text)
{
    std::u16string result(text);
    for (char16_t& c : result) {
        if (c >= 0x80)
            c = codePageChar(codePageByte(c));
    }
    return result;
}

namespace {

constexpr std::array<std::size_t, 16> kMixedEndian{3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

} // namespace

Binary guidToBinary(const Guid& guid)
{
    Binary bytes(16);
    for (std::size_t i = 0; i < 16; ++i)
        bytes[i] = guid.bytes[kMixedEndian[i]];
    return bytes;
}

Guid guidFromBinary(const Binary& bytes)
{
    Guid guid;
    for (std::size_t i = 0; i < 16 && i < bytes.size(); ++i)
        guid.bytes[kMixedEndian[i]] = bytes[i];
    return guid;
}

std::u16string_view trimmedRight(std::u16string_view text)
{
    while (!text.empty() && text.back() == u' ')
        text.remove_suffix(1);
    return text;
}

std::u16string_view trimmedLeft(std::u16string_view text)
{
    while (!text.empty() && text.front() == u' ')
        text.remove_prefix(1);
    return text;
}

TypeInfo baseType(const Value& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        const bool small = *integer >= -2'147'483'648LL && *integer <= 2'147'483'647LL;
        return simpleType(small ? SqlType::Int : SqlType::BigInt);
    }
    if (std::holds_alternative<double>(value))
        return simpleType(SqlType::Float);
    if (const auto* text = std::get_if<std::u16string>(&value))
        return nvarcharType(std::max(1, int(std::min<std::size_t>(text->size(), 5000))));
    if (const auto* bytes = std::get_if<Binary>(&value)) {
        const int size = int(std::min<std::size_t>(bytes->size(), 9000));
        return {.type = SqlType::VarBinary, .length = size > 8000 ? kMaxLength : std::max(1, size)};
    }
    if (std::holds_alternative<Guid>(value))
        return simpleType(SqlType::UniqueIdentifier);
    if (const auto* date = std::get_if<DateTime>(&value))
        return simpleType(date->offsetMinutes != 0 ? SqlType::DateTimeOffset : SqlType::DateTime2);
    return simpleType(SqlType::Int);
}

} // namespace simfleet::sql
