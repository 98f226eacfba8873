// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/clockwatch.h"

#include <QCoreApplication>

#include <cstdlib>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// Less is the way of the answer, or nothing a reader would stumble over.
constexpr qint64 kWorthTellingMs = 2'000;
// Two looks agree when they differ by less; a clock that runs at another rate (a simulated one) never does.
constexpr qint64 kAgreeMs = 700;
constexpr qint64 kBetweenLooksMs = 300;

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
    const QString zone = u"UTC%1%2:%3"_s.arg(offset.zoneMinutes < 0 ? u'-' : u'+')
                             .arg(std::abs(offset.zoneMinutes) / 60, 2, 10, QChar(u'0'))
                             .arg(std::abs(offset.zoneMinutes) % 60, 2, 10, QChar(u'0'));
    if (std::abs(offset.aheadMs) < kWorthTellingMs)
        return Text::tr("right, in zone %1", "a clock").arg(zone);
    return (offset.aheadMs > 0 ? Text::tr("%1 ahead, in zone %2", "a clock")
                               : Text::tr("%1 behind, in zone %2", "a clock"))
        .arg(spanText(offset.aheadMs), zone);
}

} // namespace

std::optional<QString> ClockWatch::sample(const QString& server, const QDateTime& utc, const QDateTime& local,
                                          int zoneMinutes)
{
    const qint64 ahead = utc.msecsTo(local) - zoneMinutes * 60'000LL;
    const ServerOffset now{zoneMinutes, ahead, utc};
    if (m_last && m_last->measured.msecsTo(utc) < kBetweenLooksMs)
        return {};
    const bool agree =
        m_last && m_last->zoneMinutes == zoneMinutes && std::abs(m_last->aheadMs - ahead) < kAgreeMs;
    m_last = now;
    if (!m_offset.measured.isValid() || agree)
        m_offset = now;
    if (!agree)
        return {};
    const std::optional<ServerOffset> before = m_told;
    if (before && before->zoneMinutes == zoneMinutes && std::abs(before->aheadMs - ahead) < kWorthTellingMs)
        return {};
    m_told = now;
    if (before)
        return Text::tr("The clock of %1 was set: it was %2; now it is %3. Times in this log are true ones.")
            .arg(server, stateText(*before), stateText(now));
    if (std::abs(ahead) < kWorthTellingMs)
        return {};
    return Text::tr("The clock of %1 is %2. Times in this log are true ones.").arg(server, stateText(now));
}

} // namespace stellwerk
