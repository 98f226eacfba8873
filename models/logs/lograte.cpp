// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/lograte.h"

#include "logs/loghits.h"
#include "logs/logorder.h"

#include <QDateTime>

#include <algorithm>

namespace stellwerk {

namespace {

constexpr qint64 kSecond = 1000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kWidths[] = {kSecond,  2 * kSecond, 5 * kSecond, 10 * kSecond, 15 * kSecond, 30 * kSecond,
                              kMinute,  2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute,
                              kHour,    2 * kHour,   3 * kHour,   6 * kHour,    12 * kHour,   kDay,
                              7 * kDay, 28 * kDay,   364 * kDay};

// Stretches begin at full hours and days of the clock on the wall.
qint64 floorTo(qint64 at, qint64 width)
{
    const qint64 zone = qint64(QDateTime::fromMSecsSinceEpoch(at).offsetFromUtc()) * kSecond;
    const qint64 local = at + zone;
    return local - (local % width + width) % width - zone;
}

} // namespace

LogRate LogRate::of(const LogModel& log, const LogHits& warnings, const LogHits& errors, int most)
{
    LogRate rate;
    const std::vector<LogRowId>& rows = log.shownRows();
    if (rows.empty() || most <= 0)
        return rate;
    const LogStore& store = log.store();
    const qint64 last = store.at(rows.back());
    const qint64 first = store.at(rows.front());
    const auto count = [&](qint64 width) { return (last - floorTo(first, width)) / width + 1; };
    const auto* fits = std::find_if(std::begin(kWidths), std::end(kWidths) - 1,
                                    [&](qint64 width) { return count(width) <= most; });
    rate.width = *fits;
    while (count(rate.width) > most)
        rate.width *= 2;
    rate.from = floorTo(first, rate.width);
    rate.stretches.resize(size_t(count(rate.width)));
    // Where a stretch ends the next one begins; each search starts where the one before ended.
    const auto ends = [&](const std::vector<LogRowId>& ids, auto&& take) {
        auto begin = ids.cbegin();
        for (size_t at = 0; at < rate.stretches.size(); ++at) {
            const qint64 end = rate.from + rate.width * qint64(at + 1);
            const auto stop = at + 1 == rate.stretches.size()
                                  ? ids.cend()
                                  : std::partition_point(begin, ids.cend(),
                                                         [&](LogRowId id) { return store.at(id) < end; });
            take(rate.stretches[at], int(stop - begin));
            begin = stop;
        }
    };
    ends(rows, [](Stretch& stretch, int number) { stretch.rows = number; });
    ends(warnings.rows(), [](Stretch& stretch, int number) { stretch.warnings = number; });
    ends(errors.rows(), [](Stretch& stretch, int number) { stretch.errors = number; });
    return rate;
}

int LogRate::highest() const
{
    int most = 0;
    for (const Stretch& stretch : stretches)
        most = std::max(most, stretch.rows);
    return most;
}

int LogRate::indexOf(qint64 at) const
{
    if (stretches.empty())
        return -1;
    return int(std::clamp<qint64>((at - from) / width, 0, qint64(stretches.size()) - 1));
}

} // namespace stellwerk
