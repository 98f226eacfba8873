// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog.h"

#include <atomic>
#include <chrono>
#include <string>

namespace simfleet::msdb {

// Simulated UTC, the same for the whole fleet. Servers see it through their own clocks.
using SimTime = std::chrono::sys_time<std::chrono::milliseconds>;
using SimDuration = std::chrono::milliseconds;

[[nodiscard]] inline SimDuration seconds(double value)
{
    return SimDuration(static_cast<SimDuration::rep>(value * 1000.0 + 0.5));
}

// Where the fleet's time comes from. Thread-safe.
class SimClock
{
public:
    virtual ~SimClock() = default;
    [[nodiscard]] virtual SimTime now() const = 0;
    // The real moment at which `now()` will be `time`.
    [[nodiscard]] virtual std::chrono::steady_clock::time_point realTime(SimTime time) const = 0;
    [[nodiscard]] virtual double speed() const = 0; // simulated seconds in a real one
};

// Starts at the computer's time and runs `speed` times as fast as life.
class ScaledClock final : public SimClock
{
public:
    explicit ScaledClock(double speed);
    [[nodiscard]] SimTime now() const override;
    [[nodiscard]] std::chrono::steady_clock::time_point realTime(SimTime time) const override;
    [[nodiscard]] double speed() const override { return m_speed; }

private:
    const double m_speed;
    const std::chrono::steady_clock::time_point m_realStart;
    const SimTime m_start;
};

// What a server believes: the fleet's time, wrong by `skew`, shown in a zone `utcOffset` east of UTC.
class ServerTime final : public ServerClock
{
public:
    ServerTime(const SimClock& clock, int skewMinutes, int utcOffsetMinutes);

    [[nodiscard]] DateTime utcNow() const override;
    [[nodiscard]] DateTime localNow() const override;
    [[nodiscard]] std::int64_t realMs(std::int64_t simulated) const override;

    [[nodiscard]] DateTime local(SimTime time) const;
    // As stored in datetime columns: 100 ns ticks of the local wall clock since 0001-01-01.
    [[nodiscard]] std::int64_t localTicks(SimTime time) const;
    [[nodiscard]] std::int64_t localTicksWholeSeconds(SimTime time) const;
    [[nodiscard]] std::string offsetText(SimTime time) const;   // as stored in datetimeoffset columns
    [[nodiscard]] int agentDate(SimTime time) const;            // yyyymmdd
    [[nodiscard]] int agentTime(SimTime time) const;            // HHMMSS
    [[nodiscard]] std::u16string clockText(SimTime time) const; // '4:17:12 PM', as dtexec prints it
    // The wall clock as a time line of its own, for the arithmetic of schedules, and back.
    [[nodiscard]] SimTime toWall(SimTime time) const { return time + m_skew + offset(); }
    [[nodiscard]] SimTime fromWall(SimTime wall) const { return wall - m_skew - offset(); }
    // The wall clock goes ahead (or back): summer time begins or ends. Thread-safe.
    void shiftZone(int minutes) { m_offset += SimDuration(std::chrono::minutes(minutes)).count(); }

private:
    const SimClock& m_clock;
    [[nodiscard]] SimDuration offset() const { return SimDuration(m_offset.load(std::memory_order_relaxed)); }

    const SimDuration m_skew;
    std::atomic<SimDuration::rep> m_offset;
};

// "2026-11-26T05:12:44.017Z".
[[nodiscard]] std::u16string utcText(SimTime time);
[[nodiscard]] DateTime toDateTime(SimTime wall, int offsetMinutes = 0);
[[nodiscard]] std::int64_t ticksOf(const DateTime& time);
[[nodiscard]] DateTime fromTicks(std::int64_t ticks);
[[nodiscard]] int packedDate(SimTime wall);
[[nodiscard]] int packedTime(SimTime wall);
// Whole seconds as hours * 10000 + minutes * 100 + seconds; hours are not bounded.
[[nodiscard]] int packedDuration(SimDuration duration);

} // namespace simfleet::msdb
