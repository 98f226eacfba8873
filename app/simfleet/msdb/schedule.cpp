// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/schedule.h"

#include <algorithm>

namespace simfleet::msdb {

using namespace std::chrono;

namespace {

constexpr int kOnce = 1, kDaily = 4, kWeekly = 8, kMonthly = 16, kMonthlyRelative = 32;
constexpr int kSearchDays = 366 * 5;

sys_days unpackDate(int packed)
{
    return year_month_day(year(packed / 10000), month(static_cast<unsigned>(packed / 100 % 100)),
                          day(static_cast<unsigned>(packed % 100)));
}

std::chrono::seconds unpackTime(int packed)
{
    return std::chrono::seconds(packed / 10000 * 3600 + packed / 100 % 100 * 60 + packed % 100);
}

int monthsBetween(sys_days from, sys_days to)
{
    const year_month_day a(from), b(to);
    return (static_cast<int>(b.year()) - static_cast<int>(a.year())) * 12 +
           static_cast<int>(static_cast<unsigned>(b.month())) -
           static_cast<int>(static_cast<unsigned>(a.month()));
}

// 1-7 Sunday-Saturday, 8 day, 9 weekday, 10 weekend day
bool relativeKindMatches(sys_days date, int kind)
{
    const unsigned weekday = std::chrono::weekday(date).c_encoding();
    if (kind <= 7)
        return weekday == static_cast<unsigned>(kind - 1);
    const bool weekend = weekday == 0 || weekday == 6;
    return kind == 8 || (kind == 9 && !weekend) || (kind == 10 && weekend);
}

bool relativeMatches(sys_days date, const ScheduleSpec& schedule)
{
    if (!relativeKindMatches(date, schedule.freqInterval))
        return false;
    const year_month_day today(date);
    if (schedule.freqRelativeInterval == 16) {
        for (sys_days later = date + days(1); year_month_day(later).month() == today.month();
             later += days(1)) {
            if (relativeKindMatches(later, schedule.freqInterval))
                return false;
        }
        return true;
    }
    int nth = 0;
    for (sys_days d = sys_days(today.year() / today.month() / 1); d <= date; d += days(1))
        nth += relativeKindMatches(d, schedule.freqInterval) ? 1 : 0;
    return nth <= 4 && schedule.freqRelativeInterval == 1 << (nth - 1);
}

bool dayMatches(sys_days date, sys_days first, const ScheduleSpec& schedule)
{
    const int recurrence = std::max(1, schedule.freqRecurrenceFactor);
    const auto sinceFirst = (date - first).count();
    const year_month_day today(date);
    switch (schedule.freqType) {
    case kOnce:
        return date == first;
    case kDaily:
        return sinceFirst % std::max(1, schedule.freqInterval) == 0;
    case kWeekly: {
        const auto firstSunday = first - days(weekday(first).c_encoding());
        return (schedule.freqInterval >> weekday(date).c_encoding() & 1) != 0 &&
               (date - firstSunday).count() / 7 % recurrence == 0;
    }
    case kMonthly:
        return today.day() == day(static_cast<unsigned>(schedule.freqInterval)) &&
               monthsBetween(first, date) % recurrence == 0;
    case kMonthlyRelative:
        return monthsBetween(first, date) % recurrence == 0 && relativeMatches(date, schedule);
    default:
        return false;
    }
}

std::optional<std::chrono::seconds> timeOnDay(const ScheduleSpec& schedule, std::chrono::seconds earliest)
{
    const auto begin = unpackTime(schedule.activeStartTime);
    const auto end = unpackTime(schedule.activeEndTime);
    std::chrono::seconds step(0);
    switch (schedule.freqSubdayType) {
    case 2:
        step = std::chrono::seconds(schedule.freqSubdayInterval);
        break;
    case 4:
        step = minutes(schedule.freqSubdayInterval);
        break;
    case 8:
        step = hours(schedule.freqSubdayInterval);
        break;
    default:
        break;
    }
    if (step.count() <= 0 || earliest <= begin) {
        if (earliest <= begin)
            return begin;
        return std::nullopt;
    }
    const auto slots = (earliest - begin + step - std::chrono::seconds(1)) / step;
    const auto candidate = begin + slots * step;
    if (candidate > end || candidate >= hours(24))
        return std::nullopt;
    return candidate;
}

} // namespace

std::optional<SimTime> nextRun(const ScheduleSpec& schedule, SimTime after)
{
    if (!schedule.enabled || schedule.freqType < kOnce || schedule.freqType > kMonthlyRelative)
        return std::nullopt;
    const sys_days first = unpackDate(schedule.activeStartDate);
    const sys_days last = unpackDate(schedule.activeEndDate);
    const auto earliestMoment = floor<std::chrono::seconds>(after) + std::chrono::seconds(1);
    sys_days date = std::max(first, floor<days>(earliestMoment));
    const sys_days searchEnd = std::min(last, date + days(kSearchDays));
    for (; date <= searchEnd; date += days(1)) {
        if (!dayMatches(date, first, schedule))
            continue;
        const auto earliest = std::max(std::chrono::seconds(0), earliestMoment - date);
        if (earliest >= hours(24))
            continue;
        if (const auto time = timeOnDay(schedule, earliest))
            return SimTime(date + *time);
    }
    return std::nullopt;
}

} // namespace simfleet::msdb
