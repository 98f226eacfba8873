// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace simfleet::sql {

enum class DateOrder { Mdy, Dmy, Ymd };

// A date, time or both as text, as SQL Server reads it (us_english). `style` as in CONVERT, -1: none.
// `fraction` is the number of digits after the second (datetime takes 3), `hasOffset` whether one was given.
struct ParsedDate
{
    DateTime value;
    int fraction = 0;
    bool hasDate = false;
    bool hasOffset = false;
};
[[nodiscard]] std::optional<ParsedDate> parseDate(std::u16string_view text, int style, DateOrder order);

// CONVERT(varchar, date, style). Nothing: the style is unknown (281). Style -1 is the type's default.
[[nodiscard]] std::optional<std::u16string> formatDate(const DateTime& value, const TypeInfo& type,
                                                       int style);
// 'yyyy-MM-dd HH:mm:ss.fffffff +hh:mm': how a datetimeoffset is kept in SQLite.
[[nodiscard]] std::string storedOffset(const DateTime& value);

} // namespace simfleet::sql
