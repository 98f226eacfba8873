// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runclock.h"

#include <QTimer>

#include <algorithm>

namespace stellwerk {

using namespace std::chrono_literals;

WallClock::WallClock(QObject* parent)
    : RunClock(parent)
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setTimerType(Qt::PreciseTimer);
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (now() >= m_at)
            Q_EMIT due();
        else
            wakeAt(m_at); // a long wait goes in parts
    });
}

RunTime WallClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

void WallClock::wakeAt(RunTime time)
{
    m_at = time;
    // In parts of an hour at most: QTimer counts in int, and the system's clock may be set meanwhile.
    const auto wait = std::clamp<std::chrono::milliseconds>(time - now(), 0ms, 1h);
    m_timer->start(wait);
}

} // namespace stellwerk
