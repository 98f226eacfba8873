// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/simtime.h"

#include "msdb/text.h"

#include <cmath>
#include <cstdio>

namespace simfleet::msdb {

using namespace std::chrono;

namespace {
constexpr std::int64_t kTicksPerDay = 864'000'000'000;
constexpr std::int32_t kDaysToEpoch = 719'162; // 0001-01-01 to 1970-01-01

hh_mm_ss<milliseconds> timeOfDay(SimTime wall)
{
    return hh_mm_ss<milliseconds>(wall - floor<days>(wall));
}
} // namespace

ScaledClock::ScaledClock(double speed)
    : m_speed(speed)
    , m_realStart(steady_clock::now())
    , m_start(floor<milliseconds>(system_clock::now()))
{}

SimTime ScaledClock::now() const
{
    const duration<double, std::milli> real = steady_clock::now() - m_realStart;
    return m_start + milliseconds(static_cast<milliseconds::rep>(real.count() * m_speed));
}

steady_clock::time_point ScaledClock::realTime(SimTime time) const
{
    const double realMilliseconds = static_cast<double>((time - m_start).count()) / m_speed;
    return m_realStart + ceil<steady_clock::duration>(duration<double, std::milli>(realMilliseconds)) +
           microseconds(1);
}

ServerTime::ServerTime(const SimClock& clock, int skewMinutes, int utcOffsetMinutes)
    : m_clock(clock)
    , m_skew(minutes(skewMinutes))
    , m_offset(SimDuration(minutes(utcOffsetMinutes)).count())
{}

DateTime ServerTime::utcNow() const
{
    return toDateTime(m_clock.now() + m_skew);
}

DateTime ServerTime::localNow() const
{
    return local(m_clock.now());
}

std::int64_t ServerTime::realMs(std::int64_t simulated) const
{
    return static_cast<std::int64_t>(std::ceil(static_cast<double>(simulated) / m_clock.speed()));
}

DateTime ServerTime::local(SimTime time) const
{
    return toDateTime(toWall(time), static_cast<int>(duration_cast<minutes>(offset()).count()));
}

std::int64_t ServerTime::localTicks(SimTime time) const
{
    return ticksOf(toDateTime(toWall(time)));
}

std::int64_t ServerTime::localTicksWholeSeconds(SimTime time) const
{
    return ticksOf(toDateTime(floor<std::chrono::seconds>(toWall(time))));
}

std::u16string utcText(SimTime time)
{
    const year_month_day date(floor<days>(time));
    const auto clock = timeOfDay(time);
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return fromUtf8(text);
}

std::string ServerTime::offsetText(SimTime time) const
{
    const SimTime wall = toWall(time);
    const year_month_day date(floor<days>(wall));
    const auto clock = timeOfDay(wall);
    const auto offset = duration_cast<minutes>(this->offset()).count();
    const auto absolute = std::abs(offset);
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u %02d:%02d:%02d.%03d0000 %c%02d:%02d",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()), offset < 0 ? '-' : '+',
                  static_cast<int>(absolute / 60), static_cast<int>(absolute % 60));
    return text;
}

int ServerTime::agentDate(SimTime time) const
{
    return packedDate(toWall(time));
}

int ServerTime::agentTime(SimTime time) const
{
    return packedTime(toWall(time));
}

std::u16string ServerTime::clockText(SimTime time) const
{
    const auto clock = timeOfDay(toWall(time));
    const int hour = static_cast<int>(clock.hours().count());
    char text[32];
    std::snprintf(text, sizeof text, "%d:%02d:%02d %s", hour % 12 == 0 ? 12 : hour % 12,
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                  hour < 12 ? "AM" : "PM");
    return fromUtf8(text);
}

DateTime toDateTime(SimTime wall, int offsetMinutes)
{
    const auto day = floor<days>(wall);
    DateTime result;
    result.days = static_cast<std::int32_t>(day.time_since_epoch().count()) + kDaysToEpoch;
    result.ticks = (wall - day).count() * 10'000;
    result.offsetMinutes = static_cast<std::int16_t>(offsetMinutes);
    return result;
}

std::int64_t ticksOf(const DateTime& time)
{
    return time.days * kTicksPerDay + time.ticks;
}

DateTime fromTicks(std::int64_t ticks)
{
    DateTime result;
    result.days = static_cast<std::int32_t>(ticks / kTicksPerDay);
    result.ticks = ticks % kTicksPerDay;
    return result;
}

int packedDate(SimTime wall)
{
    const year_month_day date(floor<days>(wall));
    return static_cast<int>(date.year()) * 10000 +
           static_cast<int>(static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day()));
}

int packedTime(SimTime wall)
{
    return packedDuration(wall - floor<days>(wall));
}

int packedDuration(SimDuration duration)
{
    const auto total = std::max<std::int64_t>(0, floor<std::chrono::seconds>(duration).count());
    return static_cast<int>(total / 3600 * 10000 + total / 60 % 60 * 100 + total % 60);
}

} // namespace simfleet::msdb
