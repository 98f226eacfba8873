// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tds/codepage1252.h"

#include <QString>

#include <array>

namespace simfleet {

namespace {

// 0x80 to 0x9F; the five unassigned bytes map to the control characters of the same number.
constexpr std::array<char16_t, 32> kUpper = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                             0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                             0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                             0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::uint8_t encode(char16_t c)
{
    if (c < 0x80 || (c >= 0xA0 && c <= 0xFF))
        return static_cast<std::uint8_t>(c);
    for (std::size_t i = 0; i < kUpper.size(); ++i) {
        if (kUpper[i] == c)
            return static_cast<std::uint8_t>(0x80 + i);
    }
    return '?';
}

} // namespace

Bytes toCodePage1252(std::u16string_view text)
{
    Bytes out;
    out.reserve(text.size());
    for (const char16_t c : text)
        out.push_back(encode(c));
    return out;
}

std::u16string fromCodePage1252(std::span<const std::uint8_t> bytes)
{
    std::u16string out;
    out.reserve(bytes.size());
    for (const std::uint8_t b : bytes)
        out.push_back(b >= 0x80 && b < 0xA0 ? kUpper[b - 0x80U] : static_cast<char16_t>(b));
    return out;
}

std::u16string fromUtf8(std::span<const std::uint8_t> bytes)
{
    return QString::fromUtf8(reinterpret_cast<const char*>(bytes.data()),
                             static_cast<qsizetype>(bytes.size()))
        .toStdU16String();
}

} // namespace simfleet
