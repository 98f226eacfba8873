// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/clockwatch.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// Less is the way of the answer, or nothing a reader would stumble over.
constexpr qint64 kWorthTellingMs = 2'000;
// What two looks may differ by without a cause; clocks that run at another rate (simulated ones) differ by
// more.
constexpr qint64 kSlackMs = 50;

QString spanText(qint64 ms)
{
    const qint64 seconds = (std::abs(ms) + 500) / 1000;
    const QString small = u"%1 s"_s.arg(seconds % 60);
    if (seconds < 60)
        return small;
    const QString minutes = u"%1 min "_s.arg(seconds / 60 % 60);
    return (seconds < 3600 ? minutes : u"%1 h "_s.arg(seconds / 3600) + minutes) + small;
}

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ClockWatch)
};

QString stateText(const ServerOffset& offset)
{
    const QString zone = u"UTC%1%2:%3"_s.arg(QChar(offset.zoneMinutes < 0 ? u'-' : u'+'))
                             .arg(std::abs(offset.zoneMinutes) / 60, 2, 10, QChar(u'0'))
                             .arg(std::abs(offset.zoneMinutes) % 60, 2, 10, QChar(u'0'));
    if (std::abs(offset.aheadMs) < kWorthTellingMs)
        return Text::tr("right, in zone %1", "a clock").arg(zone);
    return (offset.aheadMs > 0 ? Text::tr("%1 ahead, in zone %2", "a clock")
                               : Text::tr("%1 behind, in zone %2", "a clock"))
        .arg(spanText(offset.aheadMs), zone);
}

} // namespace

std::optional<QString> ClockWatch::sample(const QString& server, const QDateTime& asked,
                                          const QDateTime& answered, const QDateTime& local, int zoneMinutes)
{
    const qint64 least = answered.msecsTo(local) - zoneMinutes * 60'000LL;
    const qint64 most = std::max(least, asked.msecsTo(local) - zoneMinutes * 60'000LL);
    const bool agree = m_offset.measured.isValid() && m_offset.zoneMinutes == zoneMinutes &&
                       std::max(least, m_least) <= std::min(most, m_most) + kSlackMs;
    if (agree && std::max(least, m_least) <= std::min(most, m_most)) {
        m_least = std::max(least, m_least);
        m_most = std::min(most, m_most);
    } else {
        m_least = least;
        m_most = most;
    }
    m_offset = {zoneMinutes, std::midpoint(m_least, m_most), answered};
    // A single look may be wrong, and a slow one says little.
    if (!agree || m_most - m_least >= kWorthTellingMs)
        return {};
    const std::optional<ServerOffset> before = m_told;
    if (before && before->zoneMinutes == zoneMinutes &&
        std::abs(before->aheadMs - m_offset.aheadMs) < kWorthTellingMs)
        return {};
    m_told = m_offset;
    if (before)
        return Text::tr("The clock of %1 was set: it was %2; now it is %3. Times in this log are true ones.")
            .arg(server, stateText(*before), stateText(m_offset));
    if (std::abs(m_offset.aheadMs) < kWorthTellingMs)
        return {};
    return Text::tr("The clock of %1 is %2. Times in this log are true ones.")
        .arg(server, stateText(m_offset));
}

} // namespace stellwerk
