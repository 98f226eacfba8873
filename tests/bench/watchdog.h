// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSemaphore>

#include <atomic>
#include <thread>
#include <vector>

namespace stellwerk::bench {

// Watches the event loop of the thread that makes it: another thread posts it an event every millisecond and
// waits until it is handled. The longest wait is what a click would have waited. `busyMs` is the processor
// time that the watched thread itself used in the longest wait: the rest of the wait was the machine's.
class Watchdog : public QObject
{
public:
    Watchdog();
    ~Watchdog() override;

    struct Gap
    {
        double ms = 0;
        double busyMs = 0;
    };
    [[nodiscard]] Gap longest() const { return m_longest; } // so far; watched thread
    [[nodiscard]] Gap busiest() const { return m_busiest; } // with the most processor time of its own
    [[nodiscard]] int looks() const { return m_looks; }
    // All of them, ms; watched thread. `busy`: the watched thread's own processor time in each, which is what
    // is left of a gap on a machine that does nothing else.
    [[nodiscard]] const std::vector<double>& gaps() const { return m_gaps; }
    [[nodiscard]] const std::vector<double>& busy() const { return m_busy; }

private:
    void watch();

    Gap m_longest, m_busiest;
    int m_looks = 0;
    std::vector<double> m_gaps, m_busy;
    QSemaphore m_handled;
    std::atomic<bool> m_stop{false};
    pthread_t m_watched;
    std::thread m_thread;
};

} // namespace stellwerk::bench
