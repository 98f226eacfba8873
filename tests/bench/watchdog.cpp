// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watchdog.h"

#include "measure.h"

#include <pthread.h>
#include <time.h>
#include <unistd.h>

namespace stellwerk::bench {

namespace {

double msOf(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return double(time.tv_sec) * 1000.0 + double(time.tv_nsec) / 1e6;
}

} // namespace

Watchdog::Watchdog()
    : m_watched(::pthread_self())
    , m_thread([this] { watch(); })
{}

Watchdog::~Watchdog()
{
    m_stop = true;
    m_handled.release();
    m_thread.join();
}

void Watchdog::watch()
{
    clockid_t clock{};
    ::pthread_getcpuclockid(m_watched, &clock);
    while (!m_stop) {
        const double posted = nowMs();
        const double used = msOf(clock);
        QMetaObject::invokeMethod(
            this,
            [this, posted, used] {
                const Gap gap{nowMs() - posted, msOf(CLOCK_THREAD_CPUTIME_ID) - used};
                if (gap.ms > m_longest.ms)
                    m_longest = gap;
                if (gap.busyMs > m_busiest.busyMs)
                    m_busiest = gap;
                ++m_looks;
                m_gaps.push_back(gap.ms);
                m_busy.push_back(gap.busyMs);
                m_handled.release();
            },
            Qt::QueuedConnection);
        m_handled.acquire();
        ::usleep(1000);
    }
}

} // namespace stellwerk::bench
