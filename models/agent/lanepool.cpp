// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/lanepool.h"

#include "agent/freetdsconf.h"

#include <QThreadPool>

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>

namespace stellwerk {

class LanePool::Private
{
public:
    struct Job
    {
        std::function<void()> body;
        bool inTrouble = false;
    };

    // With the mutex held.
    void launch(Job job)
    {
        ++active;
        troubled += job.inTrouble ? 1 : 0;
        pool.start([this, job = std::move(job)]() mutable {
            const bool inTrouble = job.inTrouble;
            job.body();
            job.body = nullptr; // its captures go before the thread is called free
            finished(inTrouble);
        });
    }

    void finished(bool inTrouble)
    {
        const std::lock_guard lock(mutex);
        --active;
        troubled -= inTrouble ? 1 : 0;
        if (closing)
            return;
        if (!waiting.empty()) {
            Job next = std::move(waiting.front());
            waiting.pop_front();
            launch(std::move(next));
        } else if (!waitingInTrouble.empty() && troubled < troubleLimit) {
            Job next = std::move(waitingInTrouble.front());
            waitingInTrouble.pop_front();
            launch(std::move(next));
        }
    }

    std::mutex mutex;
    QThreadPool pool;
    int limit = 1;
    int troubleLimit = 1;
    int active = 0;
    int troubled = 0;
    bool closing = false;
    std::deque<Job> waiting;
    std::deque<Job> waitingInTrouble;
    quint64 lastTicket = 0;
    std::map<quint64, std::function<void()>> idle; // oldest first
};

LanePool::LanePool(int threads)
    : d(std::make_unique<Private>())
{
    prepareFreeTdsConf(); // sets a variable of the environment: before the pool's threads read it
    d->limit = std::max(1, threads);
    d->troubleLimit = std::max(1, d->limit / 4);
    d->pool.setMaxThreadCount(d->limit);
    d->pool.setExpiryTimeout(30'000);
}

LanePool::~LanePool()
{
    {
        const std::lock_guard lock(d->mutex);
        d->closing = true;
        d->waiting.clear();
        d->waitingInTrouble.clear();
    }
    d->pool.waitForDone();
}

int LanePool::threads() const
{
    return d->limit;
}

int LanePool::limitForTrouble() const
{
    return d->troubleLimit;
}

int LanePool::busy() const
{
    const std::lock_guard lock(d->mutex);
    return d->active;
}

void LanePool::start(std::function<void()> body, bool inTrouble)
{
    std::function<void()> giveBack;
    {
        const std::lock_guard lock(d->mutex);
        Private::Job job{std::move(body), inTrouble};
        if (inTrouble && d->troubled >= d->troubleLimit) {
            d->waitingInTrouble.push_back(std::move(job));
        } else if (d->active < d->limit) {
            d->launch(std::move(job));
        } else {
            d->waiting.push_back(std::move(job));
            if (!d->idle.empty()) {
                giveBack = std::move(d->idle.begin()->second);
                d->idle.erase(d->idle.begin());
            }
        }
    }
    if (giveBack)
        giveBack();
}

quint64 LanePool::becameIdle(std::function<void()> giveBack)
{
    const std::lock_guard lock(d->mutex);
    if (!d->waiting.empty())
        return 0;
    const quint64 ticket = ++d->lastTicket;
    d->idle.emplace(ticket, std::move(giveBack));
    return ticket;
}

void LanePool::becameBusy(quint64 ticket)
{
    const std::lock_guard lock(d->mutex);
    d->idle.erase(ticket);
}

} // namespace stellwerk
