// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/freshness.h"

#include <QMetaMethod>

namespace stellwerk {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

Freshness::Freshness(Clock clock, QObject* parent)
    : QObject(parent)
    , m_clock(std::move(clock))
{
    if (!m_clock) {
        m_clock = [] {
            return std::chrono::duration_cast<milliseconds>(
                std::chrono::steady_clock::now().time_since_epoch());
        };
    }
    m_ticks.setInterval(1s);
    m_ticks.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_ticks, &QTimer::timeout, this, &Freshness::look);
}

void Freshness::setInterval(milliseconds interval)
{
    m_interval = interval;
    look();
}

void Freshness::update()
{
    m_last = m_clock();
    look();
}

void Freshness::reset()
{
    m_last.reset();
    look();
}

void Freshness::setReason(const QString& reason)
{
    if (m_reason == reason)
        return;
    m_reason = reason;
    m_told = -2;
    look();
}

std::optional<milliseconds> Freshness::age() const
{
    if (!m_last)
        return std::nullopt;
    return std::max(0ms, m_clock() - *m_last);
}

bool Freshness::isStale() const
{
    const auto now = age();
    return now && m_interval > 0ms && *now > m_interval * (m_reason.isEmpty() ? kPolls : 1);
}

void Freshness::look()
{
    const auto now = age();
    const qint64 seconds = now ? qint64(*now / 1s) : -1;
    const bool stale = isStale();
    if (seconds == m_told && stale == m_toldStale)
        return;
    m_told = seconds;
    m_toldStale = stale;
    Q_EMIT changed();
}

void Freshness::connectNotify(const QMetaMethod& signal)
{
    if (signal == QMetaMethod::fromSignal(&Freshness::changed))
        m_ticks.start();
}

} // namespace stellwerk
