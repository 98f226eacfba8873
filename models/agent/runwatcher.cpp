// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/runwatcher.h"

#include "agent/pollpace.h"
#include "agent/runwatcherprivate.h"

namespace stellwerk {

namespace {

constexpr std::chrono::milliseconds kStopRepeat(1000); // between two stops of the same run

} // namespace

bool RunWatcher::Private::isOfTheLine(const AgentError& error)
{
    return error.kind == AgentError::Kind::ContactLost || error.kind == AgentError::Kind::Timeout ||
           error.kind == AgentError::Kind::Unreachable || error.kind == AgentError::Kind::Login;
}

RunWatcher::Private::Private(RunWatcher* watcher, std::unique_ptr<WatchedServer> server)
    : q(watcher)
    , client(std::move(server))
    , pollTimer(client->alarm([this] { poll(); }))
    , idleTimer(client->alarm([this] { checkWaiting(); }))
{}

RunWatcher::Private::Item* RunWatcher::Private::find(Key key)
{
    const auto found = items.find(key);
    return found == items.end() ? nullptr : &found->second;
}

// ---- watching

std::chrono::milliseconds RunWatcher::Private::waitOf(const Item& item) const
{
    std::optional<std::chrono::milliseconds> expected;
    // Until the run is seen to begin, and once a stop was sent, news is near whatever history says.
    if (item.order.expected && item.toldRunning && !item.stopSent) {
        expected = std::chrono::milliseconds(static_cast<qint64>(
            static_cast<double>(item.order.expected->count()) * 1000.0 / client->clockRate()));
    }
    return pollWait(since(item.acceptedAt), expected, pace.fastest, pace.slowest);
}

void RunWatcher::Private::schedule()
{
    if (polling)
        return;
    std::optional<std::chrono::milliseconds> wait;
    for (const auto& [key, item] : items) {
        if (item.state != State::Watching)
            continue;
        const auto own = waitOf(item);
        wait = wait ? std::min(*wait, own) : own;
    }
    if (!wait)
        pollTimer->stop();
    else if (pollTimer->remaining().value_or(Milliseconds::max()) > *wait)
        pollTimer->start(*wait);
}

void RunWatcher::Private::poll()
{
    QList<WatchedRun> runs;
    QList<Key> keys;
    for (const auto& [key, item] : items) {
        if (item.state == State::Watching) {
            runs.append(item.run);
            keys.append(key);
        }
    }
    if (runs.isEmpty())
        return;
    polling = true;
    client->poll(runs, q, [this, keys](const AgentResult<PollAnswer>& answer) {
        polling = false;
        const QPointer<RunWatcher> guard(q);
        if (answer) {
            lineIsBack();
            for (const Key key : keys) {
                tellOutcomes(key, *answer);
                if (guard)
                    judge(key, *answer);
                if (!guard)
                    return;
            }
        } else {
            reportLine(answer.error());
            if (!guard)
                return;
        }
        schedule();
    });
}

void RunWatcher::Private::tellOutcomes(Key key, const PollAnswer& answer)
{
    const Item* item = find(key);
    if (!item)
        return;
    QList<HistoryRow> outcomes;
    for (const HistoryRow& row : answer.history.value(item->run.receipt.job)) {
        if (row.step == 0)
            outcomes.append(row);
    }
    if (!outcomes.isEmpty())
        Q_EMIT q->outcomesSeen(item->order.job, outcomes);
}

void RunWatcher::Private::judge(Key key, const PollAnswer& answer)
{
    Item* item = find(key);
    if (!item || item->state != State::Watching)
        return;
    const Verdict verdict = decide(item->run, answer, since(item->acceptedAt));
    if (item->run.requestedLocal.isValid())
        knownRequests.insert(item->order.job.toLower(), item->run.requestedLocal);
    const bool began = item->run.startedLocal.isValid() && !item->toldRunning;
    item->toldRunning = item->toldRunning || began;
    const bool over = verdict.phase == RunPhase::Ended;
    const QDateTime started = item->run.startedLocal;
    if (over)
        item->state = State::AskingPackages; // no poll, no stop any more
    const QPointer<RunWatcher> guard(q);
    if (began)
        Q_EMIT q->running(key, started);
    for (const HistoryRow& step : verdict.newSteps) {
        if (guard)
            Q_EMIT q->stepFinished(key, step);
    }
    if (!guard)
        return;
    item = find(key);
    if (over) {
        if (item) // not abandoned by a slot
            runIsOver(key, verdict.end);
        return;
    }
    if (item && item->stopWanted && (!item->stopSent || since(*item->stopSent) > kStopRepeat))
        sendStop(key);
}

// ---- stopping

void RunWatcher::Private::sendStop(Key key)
{
    Item* item = find(key);
    // Not before the run's own request is seen: nobody could tell it from another's. The next poll is near.
    if (!item->run.requestedLocal.isValid())
        return;
    item->stopSent = client->elapsed();
    client->stopJob(item->run, q, [this, key](const AgentResult<bool>& answer) {
        Item* stopped = find(key);
        if (stopped && answer && *answer)
            stopped->stopWanted = false; // delivered; the end comes with a poll
        schedule();
    });
}

// ---- the line

void RunWatcher::Private::reportLine(const AgentError& error)
{
    if (lost || error.kind == AgentError::Kind::Cancelled)
        return;
    lost = true;
    Q_EMIT q->contactLost(error);
}

void RunWatcher::Private::lineIsBack()
{
    if (!lost)
        return;
    lost = false;
    Q_EMIT q->contactBack();
}

// ---- the public side

RunWatcher::RunWatcher(AgentClient* client, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, watchedServer(client)))
{}

RunWatcher::RunWatcher(std::unique_ptr<WatchedServer> server, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(server)))
{}

RunWatcher::~RunWatcher() = default;

void RunWatcher::start(const Order& order)
{
    d->items[order.key].order = order;
    d->begin(order.key);
}

void RunWatcher::follow(const Order& order, const StartReceipt& receipt)
{
    Private::Item& item = d->items[order.key];
    item.order = order;
    item.state = Private::State::Watching;
    item.run = watch(receipt);
    item.acceptedAt = d->client->elapsed();
    d->schedule();
}

void RunWatcher::startOrAdopt(const Order& order, const QDateTime& sentAfterLocal,
                              std::chrono::milliseconds ago)
{
    Private::Item& item = d->items[order.key];
    item.order = order;
    item.state = Private::State::Looking;
    item.sentLocal = sentAfterLocal;
    item.lookingSince = d->client->elapsed();
    item.sentAt = item.lookingSince - ago;
    d->look(order.key);
}

void RunWatcher::stop(Key key)
{
    Private::Item* item = d->find(key);
    if (!item)
        return;
    item->stopWanted = true;
    if (item->state == Private::State::Watching) {
        d->sendStop(key);
    } else if (item->state == Private::State::WaitingForIdle) {
        d->client->later({}, this, [this, key] {
            const Private::Item* waiting = d->find(key);
            if (waiting && waiting->state == Private::State::WaitingForIdle)
                d->cancelUnstarted(key);
        });
    }
}

void RunWatcher::abandon(Key key)
{
    d->items.erase(key);
}

void RunWatcher::setPace(Pace pace)
{
    d->pace = pace;
    d->schedule();
}

int RunWatcher::watched() const
{
    return static_cast<int>(d->items.size());
}

WatchedServer* RunWatcher::server() const
{
    return d->client.get();
}

} // namespace stellwerk
