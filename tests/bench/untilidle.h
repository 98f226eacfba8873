// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QTimer>

#include <chrono>

namespace stellwerk::bench {

// Until the event loop had nothing to do fifty times: what was begun is laid out and painted, and what waits
// for a moment before it begins has begun.
inline void untilIdle()
{
    int idle = 0;
    const QMetaObject::Connection counting =
        QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock,
                         QCoreApplication::instance(), [&idle] { ++idle; });
    // A timer of its own wakes a loop in which nothing happens.
    QTimer waking;
    waking.start(std::chrono::milliseconds(10));
    while (idle < 50)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QObject::disconnect(counting);
}

} // namespace stellwerk::bench
