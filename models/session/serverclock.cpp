// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/serverclock.h"

#include <cmath>

namespace stellwerk {

namespace {

// Two readings closer together say more about the network than about the rate.
constexpr qint64 kShortestSpanMs = 200;
// What an answer may take; more is a clock that was set back.
constexpr qint64 kSlowAnswerMs = 1'500;
// Real clocks drift by less; what differs less runs at life's speed.
constexpr double kTolerance = 0.25;
// A clock that was set (daylight saving, NTP) must not look like a rate for ever: begin anew.
constexpr qint64 kLongestSpanMs = 60'000;

} // namespace

void ServerClock::sample(const QDateTime& utc, const QDateTime& serverLocal)
{
    if (!utc.isValid() || !serverLocal.isValid())
        return;
    const Sample now{utc.toMSecsSinceEpoch(), serverLocal.toMSecsSinceEpoch()};
    // An answer comes a while after the server read its clock: the quickest of the last ones is the truest.
    const qint64 later = m_last ? (now.utc - now.server) - (m_last->utc - m_last->server) : 0;
    if (!m_last || m_rate > 1.0 || later <= 0 || later > kSlowAnswerMs ||
        now.utc - m_last->utc > kLongestSpanMs)
        m_last = now;
    if (!m_first) {
        m_first = now;
        return;
    }
    const qint64 span = now.utc - m_first->utc;
    if (span < kShortestSpanMs)
        return;
    const double measured = double(now.server - m_first->server) / double(span);
    m_rate = measured > 1.0 + kTolerance ? measured : 1.0;
    if (span > kLongestSpanMs)
        m_first = now;
}

QDateTime ServerClock::toUtc(const QDateTime& serverLocal) const
{
    if (!m_last || !serverLocal.isValid())
        return serverLocal;
    const double ago = double(m_last->server - serverLocal.toMSecsSinceEpoch()) / m_rate;
    return QDateTime::fromMSecsSinceEpoch(m_last->utc - qint64(std::llround(ago)), Qt::UTC);
}

std::chrono::milliseconds ServerClock::toReal(std::chrono::milliseconds onServer) const
{
    return std::chrono::milliseconds(std::llround(double(onServer.count()) / m_rate));
}

} // namespace stellwerk
