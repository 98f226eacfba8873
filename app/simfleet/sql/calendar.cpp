// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/calendar.h"

#include "sql/parser.h"

#include <QtCore/QString>

#include <array>
#include <map>

namespace simfleet::sql {

namespace {

std::int64_t floorDiv(std::int64_t value, std::int64_t divisor)
{
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

int daysInMonth(int year, int month)
{
    static constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[std::size_t(month - 1)];
}

std::int32_t rawDays(int year, int month, int day)
{
    // days from 0001-01-01 (Howard Hinnant's algorithm, shifted)
    year -= month <= 2 ? 1 : 0;
    const int era = year / 400;
    const int yearOfEra = year - era * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146'097 + dayOfEra - 306;
}

int isoWeek(std::int32_t days)
{
    const int weekday = (days % 7); // 0001-01-01 was a Monday
    const std::int32_t thursday = days - weekday + 3;
    const CivilDate date = civil(thursday);
    return (thursday - rawDays(date.year, 1, 1)) / 7 + 1;
}

} // namespace

CivilDate civil(std::int32_t days)
{
    const int z = days + 306;
    const int era = z / 146'097;
    const int dayOfEra = z - era * 146'097;
    const int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const int month = (5 * dayOfYear + 2) / 153;
    CivilDate date;
    date.day = dayOfYear - (153 * month + 2) / 5 + 1;
    date.month = month < 10 ? month + 3 : month - 9;
    date.year = yearOfEra + era * 400 + (date.month <= 2 ? 1 : 0);
    return date;
}

std::optional<std::int32_t> daysOf(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
        return std::nullopt;
    return rawDays(year, month, day);
}

std::int64_t toTicks(const DateTime& value)
{
    return value.days * kTicksPerDay + value.ticks;
}

DateTime fromTicks(std::int64_t ticks, int offsetMinutes)
{
    const std::int64_t days = floorDiv(ticks, kTicksPerDay);
    return {.days = std::int32_t(days),
            .ticks = ticks - days * kTicksPerDay,
            .offsetMinutes = std::int16_t(offsetMinutes)};
}

std::int64_t utcTicks(const DateTime& value)
{
    return toTicks(value) - value.offsetMinutes * kTicksPerMinute;
}

bool ticksInRange(std::int64_t ticks)
{
    return ticks >= 0 && ticks < (std::int64_t(kMaxDays) + 1) * kTicksPerDay;
}

std::int64_t roundToDatetime(std::int64_t ticks)
{
    const std::int64_t second = floorDiv(ticks, kTicksPerSecond);
    const std::int64_t fraction = ticks - second * kTicksPerSecond;
    const std::int64_t units = (fraction * 300 + kTicksPerSecond / 2) / kTicksPerSecond;
    return second * kTicksPerSecond + (units * 1000 + 150) / 300 * kTicksPerMs;
}

std::int64_t roundToScale(std::int64_t ticks, int scale)
{
    std::int64_t unit = 1;
    for (int i = scale; i < 7; ++i)
        unit *= 10;
    return (ticks + unit / 2) / unit * unit;
}

std::u16string_view monthName(int month)
{
    static constexpr std::array<std::u16string_view, 12> kNames{
        u"January", u"February", u"March",     u"April",   u"May",      u"June",
        u"July",    u"August",   u"September", u"October", u"November", u"December"};
    return kNames[std::size_t(month - 1)];
}

std::optional<DatePart> datePartByName(std::u16string_view name)
{
    static const std::map<std::u16string_view, DatePart> kParts{
        {u"year", DatePart::Year},       {u"yy", DatePart::Year},
        {u"yyyy", DatePart::Year},       {u"quarter", DatePart::Quarter},
        {u"qq", DatePart::Quarter},      {u"q", DatePart::Quarter},
        {u"month", DatePart::Month},     {u"mm", DatePart::Month},
        {u"m", DatePart::Month},         {u"dayofyear", DatePart::DayOfYear},
        {u"dy", DatePart::DayOfYear},    {u"y", DatePart::DayOfYear},
        {u"day", DatePart::Day},         {u"dd", DatePart::Day},
        {u"d", DatePart::Day},           {u"week", DatePart::Week},
        {u"wk", DatePart::Week},         {u"ww", DatePart::Week},
        {u"weekday", DatePart::WeekDay}, {u"dw", DatePart::WeekDay},
        {u"w", DatePart::WeekDay},       {u"hour", DatePart::Hour},
        {u"hh", DatePart::Hour},         {u"minute", DatePart::Minute},
        {u"mi", DatePart::Minute},       {u"n", DatePart::Minute},
        {u"second", DatePart::Second},   {u"ss", DatePart::Second},
        {u"s", DatePart::Second},        {u"millisecond", DatePart::Millisecond},
        {u"ms", DatePart::Millisecond},  {u"microsecond", DatePart::Microsecond},
        {u"mcs", DatePart::Microsecond}, {u"nanosecond", DatePart::Nanosecond},
        {u"ns", DatePart::Nanosecond},   {u"tzoffset", DatePart::TzOffset},
        {u"tz", DatePart::TzOffset},     {u"iso_week", DatePart::IsoWeek},
        {u"isowk", DatePart::IsoWeek},   {u"isoww", DatePart::IsoWeek}};
    const auto found = kParts.find(folded(name));
    return found == kParts.end() ? std::nullopt : std::optional(found->second);
}

std::int64_t datePart(DatePart part, const DateTime& value, int dateFirst)
{
    const CivilDate date = civil(value.days);
    switch (part) {
    case DatePart::Year:
        return date.year;
    case DatePart::Quarter:
        return (date.month + 2) / 3;
    case DatePart::Month:
        return date.month;
    case DatePart::DayOfYear:
        return value.days - rawDays(date.year, 1, 1) + 1;
    case DatePart::Day:
        return date.day;
    case DatePart::Week: {
        const std::int32_t first = rawDays(date.year, 1, 1);
        const int shift = (first % 7 + 1 - dateFirst + 7) % 7;
        return (value.days - first + shift) / 7 + 1;
    }
    case DatePart::WeekDay:
        return (value.days % 7 + 1 - dateFirst + 7) % 7 + 1;
    case DatePart::Hour:
        return value.ticks / (3600 * kTicksPerSecond);
    case DatePart::Minute:
        return value.ticks / kTicksPerMinute % 60;
    case DatePart::Second:
        return value.ticks / kTicksPerSecond % 60;
    case DatePart::Millisecond:
        return value.ticks % kTicksPerSecond / kTicksPerMs;
    case DatePart::Microsecond:
        return value.ticks % kTicksPerSecond / 10;
    case DatePart::Nanosecond:
        return value.ticks % kTicksPerSecond * 100;
    case DatePart::TzOffset:
        return value.offsetMinutes;
    case DatePart::IsoWeek:
        return isoWeek(value.days);
    }
    return 0;
}

std::u16string dateName(DatePart part, const DateTime& value, int dateFirst)
{
    if (part == DatePart::Month)
        return std::u16string(monthName(civil(value.days).month));
    if (part == DatePart::WeekDay) {
        static constexpr std::array<std::u16string_view, 7> kNames{
            u"Monday", u"Tuesday", u"Wednesday", u"Thursday", u"Friday", u"Saturday", u"Sunday"};
        return std::u16string(kNames[std::size_t(value.days % 7)]);
    }
    if (part == DatePart::TzOffset) {
        const int offset = std::abs(int(value.offsetMinutes));
        return QString::asprintf("%c%02d:%02d", value.offsetMinutes < 0 ? '-' : '+', offset / 60, offset % 60)
            .toStdU16String();
    }
    return QString::number(datePart(part, value, dateFirst)).toStdU16String();
}

namespace {

std::optional<DateTime> addMonths(const DateTime& value, std::int64_t months)
{
    const CivilDate date = civil(value.days);
    const std::int64_t total = date.year * 12LL + date.month - 1 + months;
    if (months > 200'000 || months < -200'000 || total < 12 || total >= 120'000)
        return std::nullopt;
    const int year = int(total / 12);
    const int month = int(total % 12) + 1;
    DateTime result = value;
    result.days = rawDays(year, month, std::min(date.day, daysInMonth(year, month)));
    return result;
}

std::int64_t ticksOf(DatePart part)
{
    switch (part) {
    case DatePart::Week:
    case DatePart::IsoWeek:
        return 7 * kTicksPerDay;
    case DatePart::Hour:
        return 60 * kTicksPerMinute;
    case DatePart::Minute:
        return kTicksPerMinute;
    case DatePart::Second:
        return kTicksPerSecond;
    case DatePart::Millisecond:
        return kTicksPerMs;
    case DatePart::Microsecond:
        return 10;
    default:
        return kTicksPerDay;
    }
}

} // namespace

std::optional<DateTime> dateAdd(DatePart part, std::int64_t amount, const DateTime& value)
{
    if (amount > 2'147'483'647LL * 1000 || amount < -2'147'483'648LL * 1000)
        return std::nullopt;
    switch (part) {
    case DatePart::Year:
        return addMonths(value, amount * 12);
    case DatePart::Quarter:
        return addMonths(value, amount * 3);
    case DatePart::Month:
        return addMonths(value, amount);
    default:
        break;
    }
    std::int64_t delta = 0;
    if (part == DatePart::Nanosecond)
        delta = (amount + (amount < 0 ? -50 : 50)) / 100;
    else if (__builtin_mul_overflow(amount, ticksOf(part), &delta))
        return std::nullopt;
    std::int64_t ticks = 0;
    if (__builtin_add_overflow(toTicks(value), delta, &ticks) || !ticksInRange(ticks))
        return std::nullopt;
    return fromTicks(ticks, value.offsetMinutes);
}

// Counts the boundaries crossed, not the whole units.
std::int64_t dateDiff(DatePart part, const DateTime& from, const DateTime& to)
{
    // datetimeoffset counts in UTC, by the tick
    const std::int64_t a = utcTicks(from);
    const std::int64_t b = utcTicks(to);
    const std::int64_t dayA = floorDiv(a, kTicksPerDay);
    const std::int64_t dayB = floorDiv(b, kTicksPerDay);
    const auto months = [](std::int64_t day) {
        const CivilDate date = civil(std::int32_t(std::max<std::int64_t>(0, day)));
        return date.year * 12LL + date.month - 1;
    };
    switch (part) {
    case DatePart::Year:
        return months(dayB) / 12 - months(dayA) / 12;
    case DatePart::Quarter:
        return months(dayB) / 3 - months(dayA) / 3;
    case DatePart::Month:
        return months(dayB) - months(dayA);
    case DatePart::Week: // always from Sunday to Sunday
        return floorDiv(dayB + 1, 7) - floorDiv(dayA + 1, 7);
    case DatePart::IsoWeek:
        return floorDiv(dayB, 7) - floorDiv(dayA, 7);
    case DatePart::Nanosecond:
        return (b - a) * 100;
    default: {
        const std::int64_t unit = ticksOf(part);
        return floorDiv(b, unit) - floorDiv(a, unit);
    }
    }
}

} // namespace simfleet::sql
