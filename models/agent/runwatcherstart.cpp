// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How RunWatcher starts: once, adopting or waiting as told, and looking before it starts again.
#include "agent/runwatcherprivate.h"

namespace stellwerk {

using namespace std::chrono_literals;

namespace {

constexpr auto kLookPatience = 5min; // after a lost answer, until a person must look
constexpr auto kIdleCheck = 1000ms;  // while an order waits for another's run to end

// The request may have reached the server: what it did is not known.
bool mayHaveArrived(const AgentError& error)
{
    return error.kind == AgentError::Kind::ContactLost || error.kind == AgentError::Kind::Timeout ||
           error.kind == AgentError::Kind::Protocol || error.kind == AgentError::Kind::Cancelled;
}

} // namespace

void RunWatcher::Private::begin(Key key)
{
    Item* item = find(key);
    if (!item)
        return;
    item->state = State::Starting;
    item->sentLocal = client->serverNowLocal();
    item->sentAt = client->elapsed();
    if (!item->sentLocal
             .isValid()) { // first contact: the server's clock must be known before the start is sent
        client->activity(q, [this, key](const AgentResult<QList<JobActivity>>& answer) {
            if (!find(key))
                return;
            if (answer)
                begin(key);
            else
                refuse(key, answer.error());
        });
        return;
    }
    if (item->stopWanted) {
        cancelUnstarted(key);
        return;
    }
    client->startJob(JobStart{item->order.job, item->order.startStep, item->order.refuseDisabled}, q,
                     [this, key](const AgentResult<StartReceipt>& answer) { startAnswered(key, answer); });
}

void RunWatcher::Private::startAnswered(Key key, const AgentResult<StartReceipt>& answer)
{
    Item* item = find(key);
    if (!item)
        return;
    if (answer) {
        accept(key, *answer);
        return;
    }
    const AgentError& error = answer.error();
    if (mayHaveArrived(error)) {
        item->state = State::Looking;
        item->lookingSince = client->elapsed();
        item->lostBy = error;
        reportLine(error);
        look(key);
        return;
    }
    if (error.kind == AgentError::Kind::AlreadyRunning && item->order.ifRunning != IfRunning::Fail) {
        if (item->order.ifRunning == IfRunning::Adopt)
            adopt(key);
        else
            wait(key);
        return;
    }
    refuse(key, error);
}

void RunWatcher::Private::wait(Key key)
{
    Item* item = find(key);
    item->state = State::WaitingForIdle;
    if (item->stopWanted)
        cancelUnstarted(key);
    else if (!idleTimer->remaining())
        idleTimer->start(kIdleCheck);
}

void RunWatcher::Private::adopt(Key key)
{
    client->findRunning(find(key)->order.job, q,
                        [this, key](const AgentResult<std::optional<StartReceipt>>& answer) {
                            if (!find(key))
                                return;
                            if (!answer)
                                refuse(key, answer.error());
                            else if (*answer)
                                accept(key, **answer);
                            else
                                begin(key); // it ended meanwhile: ours can start
                        });
}

void RunWatcher::Private::look(Key key)
{
    Item* item = find(key);
    const QDateTime known = knownRequests.value(item->order.job.toLower());
    LostStartQuestion question{item->order.job, item->sentLocal, known, {}};
    question.otherRequestLocal = item->order.otherRequestLocal;
    question.earliestNowLocal = item->sentLocal.addMSecs(since(item->sentAt).count());
    client->lookForStart(question, q,
                         [this, key](const AgentResult<LostStartVerdict>& answer) { looked(key, answer); });
}

void RunWatcher::Private::looked(Key key, const AgentResult<LostStartVerdict>& answer)
{
    Item* item = find(key);
    if (!item)
        return;
    if (!answer) {
        reportLine(answer.error());
        const bool patience = since(item->lookingSince) < kLookPatience;
        if (patience && RunWatcher::Private::isOfTheLine(answer.error()))
            look(key); // the lane's back-off paces this
        else
            unknown(key);
        return;
    }
    lineIsBack();
    switch (answer->what) {
    case LostStart::Adopt:
        accept(key, answer->receipt);
        break;
    case LostStart::Start:
        begin(key);
        break;
    case LostStart::Unknown:
        unknown(key);
        break;
    }
}

void RunWatcher::Private::unknown(Key key)
{
    AgentError error = find(key)->lostBy;
    error.kind = AgentError::Kind::ContactLost;
    error.job = find(key)->order.job;
    refuse(key, error);
}

void RunWatcher::Private::accept(Key key, const StartReceipt& receipt)
{
    Item* item = find(key);
    lineIsBack();
    if (!item->order.watch) {
        items.erase(key);
        Q_EMIT q->accepted(key, receipt);
        return;
    }
    item->state = State::Watching;
    item->run = watch(receipt);
    item->acceptedAt = client->elapsed();
    Q_EMIT q->accepted(key, receipt);
    if (Item* still = find(key); still && still->stopWanted)
        sendStop(key);
    schedule();
}

void RunWatcher::Private::refuse(Key key, const AgentError& error)
{
    items.erase(key);
    Q_EMIT q->startFailed(key, error);
}

void RunWatcher::Private::cancelUnstarted(Key key)
{
    AgentError error;
    error.kind = AgentError::Kind::Cancelled;
    error.server = client->name();
    error.job = find(key)->order.job;
    error.text = RunWatcher::tr("Cancelled before it was started.");
    refuse(key, error);
}

void RunWatcher::Private::checkWaiting()
{
    const bool any = std::any_of(items.begin(), items.end(), [](const auto& entry) {
        return entry.second.state == State::WaitingForIdle;
    });
    if (!any)
        return;
    client->activity(q, [this](const AgentResult<QList<JobActivity>>& answer) {
        QSet<QString> busy;
        if (answer) {
            for (const JobActivity& activity : *answer) {
                if (activity.state != JobState::Idle)
                    busy.insert(activity.name.toLower());
            }
        }
        QList<Key> free;
        for (const auto& [key, item] : items) {
            if (item.state == State::WaitingForIdle && answer && !busy.contains(item.order.job.toLower()))
                free.append(key);
        }
        for (const Key key : std::as_const(free))
            begin(key);
        if (!idleTimer->remaining())
            idleTimer->start(kIdleCheck);
    });
}

} // namespace stellwerk
