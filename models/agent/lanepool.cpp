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
        Turn turn;
    };

    // With the mutex held.
    void launch(Job job)
    {
        ++active;
        troubled += job.turn.inTrouble ? 1 : 0;
        pool.start([this, job = std::move(job)]() mutable {
            const bool inTrouble = job.turn.inTrouble;
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

    static void enqueue(std::deque<Job>& queue, Job job)
    {
        if (job.turn.urgent)
            queue.push_front(std::move(job));
        else
            queue.push_back(std::move(job));
    }

    static void bringForward(std::deque<Job>& queue, const void* owner)
    {
        const auto found = std::find_if(queue.begin(), queue.end(),
                                        [owner](const Job& job) { return job.turn.owner == owner; });
        if (found != queue.end())
            std::rotate(queue.begin(), found, found + 1);
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

void LanePool::start(std::function<void()> body, Turn turn)
{
    std::function<void()> giveBack;
    {
        const std::lock_guard lock(d->mutex);
        Private::Job job{std::move(body), turn};
        if (turn.inTrouble && d->troubled >= d->troubleLimit) {
            Private::enqueue(d->waitingInTrouble, std::move(job));
        } else if (d->active < d->limit) {
            d->launch(std::move(job));
        } else {
            Private::enqueue(d->waiting, std::move(job));
            if (!d->idle.empty()) {
                giveBack = std::move(d->idle.begin()->second);
                d->idle.erase(d->idle.begin());
            }
        }
    }
    if (giveBack)
        giveBack();
}

void LanePool::hurry(const void* owner)
{
    const std::lock_guard lock(d->mutex);
    Private::bringForward(d->waiting, owner);
    Private::bringForward(d->waitingInTrouble, owner);
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
