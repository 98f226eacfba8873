// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"

#include <optional>
#include <string>
#include <string_view>

// Dates by the proleptic Gregorian calendar, years 1 to 9999, in units of 100 ns.
namespace simfleet::sql {

inline constexpr std::int64_t kTicksPerMs = 10'000;
inline constexpr std::int64_t kTicksPerSecond = 10'000'000;
inline constexpr std::int64_t kTicksPerMinute = 60 * kTicksPerSecond;
inline constexpr std::int64_t kTicksPerDay = 86'400 * kTicksPerSecond;
inline constexpr std::int32_t kDays1900 = 693'595;  // days from 0001-01-01 to 1900-01-01
inline constexpr std::int32_t kMaxDays = 3'652'058; // 9999-12-31
inline constexpr std::int64_t kDays1900Ticks = kDays1900 * kTicksPerDay;

struct CivilDate
{
    int year = 1;
    int month = 1;
    int day = 1;
};

[[nodiscard]] CivilDate civil(std::int32_t days);
[[nodiscard]] std::optional<std::int32_t> daysOf(int year, int month, int day); // nothing: no such date
[[nodiscard]] std::int64_t toTicks(const DateTime& value); // since 0001-01-01, of the wall clock
[[nodiscard]] DateTime fromTicks(std::int64_t ticks, int offsetMinutes = 0);
[[nodiscard]] std::int64_t utcTicks(const DateTime& value);
[[nodiscard]] bool ticksInRange(std::int64_t ticks);
// A datetime counts in 1/300 s; shown as .000, .003, .007.
[[nodiscard]] std::int64_t roundToDatetime(std::int64_t ticks);
[[nodiscard]] std::int64_t roundToScale(std::int64_t ticks, int scale);

enum class DatePart {
    Year,
    Quarter,
    Month,
    DayOfYear,
    Day,
    Week,
    WeekDay,
    Hour,
    Minute,
    Second,
    Millisecond,
    Microsecond,
    Nanosecond,
    TzOffset,
    IsoWeek,
};
[[nodiscard]] std::optional<DatePart> datePartByName(std::u16string_view name);
[[nodiscard]] std::int64_t datePart(DatePart part, const DateTime& value, int dateFirst = 7);
[[nodiscard]] std::u16string dateName(DatePart part, const DateTime& value, int dateFirst = 7);
[[nodiscard]] std::optional<DateTime> dateAdd(DatePart part, std::int64_t amount, const DateTime& value);
[[nodiscard]] std::int64_t dateDiff(DatePart part, const DateTime& from, const DateTime& to);
[[nodiscard]] std::u16string_view monthName(int month); // 1 is January

} // namespace simfleet::sql
