// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/laneagentport.h"

#include "agent/receiptjson.h"

#include <QSet>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

TaskOutcome outcomeOf(RunResult result)
{
    switch (result) {
    case RunResult::Succeeded:
        return TaskOutcome::Succeeded;
    case RunResult::SucceededWithWarnings:
        return TaskOutcome::SucceededWithWarnings;
    case RunResult::Failed:
        return TaskOutcome::Failed;
    case RunResult::Cancelled:
        return TaskOutcome::Cancelled;
    case RunResult::Unknown:
        break;
    }
    return TaskOutcome::Unknown;
}

FailureKind failureOf(const RunEnd& end)
{
    switch (end.reason) {
    case EndReason::AgentRestarted:
        return FailureKind::AgentRestarted;
    case EndReason::AgentStopped:
        return FailureKind::AgentStopped;
    case EndReason::PackageFailed:
        return FailureKind::PackageFailed;
    case EndReason::JobDeleted:
        return end.result == RunResult::Unknown ? FailureKind::NoSuchJob : FailureKind::None;
    case EndReason::HistoryPurged:
    case EndReason::NotConfirmed:
    case EndReason::AnothersRun:
        return end.result == RunResult::Unknown ? FailureKind::ContactLost : FailureKind::None;
    case EndReason::Outcome:
        break;
    }
    return end.result == RunResult::Failed ? FailureKind::JobFailed : FailureKind::None;
}

// What a person reads about an end that is not a success. `failedStep`: what the step said that broke it,
// because the outcome row names the step only.
QString reasonOf(const RunEnd& end, const QString& server, const QString& job, const QString& failedStep)
{
    switch (end.reason) {
    case EndReason::AgentRestarted:
        return u"%1, job %2: the SQL Server Agent was restarted while it ran. Look at the job's steps there "
               "before it is started again."_s.arg(server, job);
    case EndReason::AgentStopped:
        return u"%1, job %2: the SQL Server Agent stopped while it ran. Start the Agent and look at what the "
               "job did."_s.arg(server, job);
    case EndReason::JobDeleted:
        return u"%1, job %2: the job was deleted while it ran, with its history."_s.arg(server, job);
    case EndReason::HistoryPurged:
        return u"%1, job %2: it ended, but its history was purged before it could be read. Check its work "
               "there."_s.arg(server, job);
    case EndReason::NotConfirmed:
        return u"%1, job %2: the Agent accepted the start, but no run was seen. Look into the job's history "
               "there."_s.arg(server, job);
    case EndReason::AnothersRun:
        return u"%1, job %2: the answer of the start was lost, and the run that was under way then had been "
               u"started "
               "by somebody else. Whether this task's own start was refused is not known."_s.arg(server, job);
    case EndReason::PackageFailed:
        return u"%1, job %2: %3"_s.arg(server, job, end.package);
    case EndReason::Outcome:
        break;
    }
    const bool fine = end.result == RunResult::Succeeded || end.result == RunResult::SucceededWithWarnings;
    if (fine)
        return end.note.isEmpty() ? QString() : u"%1, job %2: %3"_s.arg(server, job, end.note);
    const QString outcome = failedStep.isEmpty() ? end.message : end.message + u' ' + failedStep;
    const QString place = u"%1, job %2: "_s.arg(server, job);
    // What broke it stands first, whole; then what the Agent says.
    return end.firstError.isEmpty() ? place + outcome : place + end.firstError + u"\n\n"_s + outcome;
}

RunStatus statusOf(RunResult result)
{
    switch (result) {
    case RunResult::Succeeded:
    case RunResult::SucceededWithWarnings:
        return RunStatus::Succeeded;
    case RunResult::Failed:
        return RunStatus::Failed;
    case RunResult::Cancelled:
        return RunStatus::Cancelled;
    case RunResult::Unknown:
        break;
    }
    return RunStatus::Unknown;
}

RunWatcher::IfRunning ifRunning(AlreadyRunning wish)
{
    switch (wish) {
    case AlreadyRunning::Adopt:
        return RunWatcher::IfRunning::Adopt;
    case AlreadyRunning::Fail:
        return RunWatcher::IfRunning::Fail;
    case AlreadyRunning::Wait:
        break;
    }
    return RunWatcher::IfRunning::Wait;
}

// Wall clock of a server as serverClock() wrote it; invalid when it is none.
QDateTime serverTimeFromText(const QString& text)
{
    const QDateTime time = QDateTime::fromString(text, u"yyyy-MM-ddTHH:mm:ss.zzz"_s);
    return time.isValid() ? QDateTime(time.date(), time.time(), Qt::UTC) : QDateTime();
}

} // namespace

FailureKind failureKindOf(AgentError::Kind kind)
{
    using Kind = AgentError::Kind;
    switch (kind) {
    case Kind::Unreachable:
        return FailureKind::Unreachable;
    case Kind::Login:
        return FailureKind::Login;
    case Kind::Permission:
        return FailureKind::Permission;
    case Kind::NoSuchJob:
        return FailureKind::NoSuchJob;
    case Kind::AlreadyRunning:
        return FailureKind::AlreadyRunning;
    case Kind::AgentStopped:
        return FailureKind::AgentStopped;
    case Kind::NoTarget:
        return FailureKind::NoTarget;
    case Kind::Disabled:
        return FailureKind::Disabled;
    case Kind::Timeout:
        return FailureKind::TimedOut;
    case Kind::ContactLost:
        return FailureKind::ContactLost;
    case Kind::Refused:
    case Kind::Protocol:
    case Kind::Cancelled:
        break;
    }
    return FailureKind::Refused;
}

LaneAgentPort::LaneAgentPort(WatcherOf watcherOf, QObject* parent)
    : AgentPort(parent)
    , m_watcherOf(std::move(watcherOf))
{}

void LaneAgentPort::setSlowestPoll(std::chrono::milliseconds slowest)
{
    m_pace.slowest = slowest;
    m_pace.fastest = std::min(m_pace.fastest, slowest);
}

bool LaneAgentPort::uses(const QString& server) const
{
    return std::any_of(m_open.cbegin(), m_open.cend(), [&](const Open& open) {
        return open.server.compare(server, Qt::CaseInsensitive) == 0;
    });
}

void LaneAgentPort::adopt(RunWatcher* watcher)
{
    watcher->setPace(m_pace);
    if (m_watchers.contains(watcher))
        return;
    m_watchers.insert(watcher);
    connect(watcher, &QObject::destroyed, this, [this](QObject* gone) { m_watchers.remove(gone); });
    connect(watcher, &RunWatcher::accepted, this, &LaneAgentPort::onAccepted);
    connect(watcher, &RunWatcher::startFailed, this, &LaneAgentPort::onStartFailed);
    connect(watcher, &RunWatcher::running, this, [this](quint64 id, const QDateTime& started) {
        if (m_open.contains(id))
            Q_EMIT running(m_open[id].key, started.toString(u"yyyy-MM-ddTHH:mm:ss"_s));
    });
    connect(watcher, &RunWatcher::stepFinished, this, &LaneAgentPort::onStep);
    connect(watcher, &RunWatcher::ended, this, &LaneAgentPort::onEnded);
    connect(watcher, &RunWatcher::contactLost, this,
            [this, server = watcher->server()->name()](const AgentError& error) {
                Q_EMIT serverLost(server, error.summary() + u' ' + error.advice());
            });
    connect(watcher, &RunWatcher::contactBack, this,
            [this, server = watcher->server()->name()] { Q_EMIT serverBack(server); });
}

RunWatcher* LaneAgentPort::open(const StartOrder& order, RunWatcher::Order& wish)
{
    RunWatcher* watcher = m_watcherOf(order.server);
    if (!watcher) {
        const QString error =
            u"%1, job %2: the server is not in the registry. Add it, or choose another one."_s.arg(
                order.server, order.job);
        QMetaObject::invokeMethod(
            this,
            [this, key = order.key, error] { Q_EMIT startFailed(key, FailureKind::NoCandidate, error); },
            Qt::QueuedConnection);
        return nullptr;
    }
    adopt(watcher);
    const quint64 id = ++m_lastId;
    m_open.insert(id, {order.key, watcher->server()->name(), order.job, order.watch, {}});
    m_ids.insert(order.key, id);
    wish.key = id;
    wish.job = order.job;
    wish.startStep = order.startStep;
    wish.ifRunning = ifRunning(order.alreadyRunning);
    wish.refuseDisabled = order.refuseDisabled;
    wish.watch = order.watch;
    wish.expected = order.expected; // in the server's time: the watcher knows its clock's rate
    return watcher;
}

void LaneAgentPort::start(const StartOrder& order)
{
    RunWatcher::Order wish;
    if (RunWatcher* watcher = open(order, wish))
        watcher->start(wish);
}

void LaneAgentPort::resume(const StartOrder& order, const KnownStart& known)
{
    RunWatcher::Order wish;
    RunWatcher* watcher = open(order, wish);
    if (!watcher)
        return;
    if (known.accepted) {
        if (const auto receipt = startReceiptFromJson(known.receipt)) {
            watcher->follow(wish, *receipt);
            return;
        }
        // Accepted, and nobody can say which run it is: neither followed nor started again.
        watcher->server()->later({}, this, [this, id = wish.key] {
            onEnded(id, {RunResult::Unknown, EndReason::NotConfirmed, {}, {}, {}});
        });
        return;
    }
    if (const auto before = startReceiptFromJson(known.before))
        wish.otherRequestLocal =
            before->requestedLocal.isValid() ? before->requestedLocal : before->sentLocal.addSecs(2);
    const QDateTime sentAfter = serverTimeFromText(known.sentAfterLocal);
    if (sentAfter.isValid())
        watcher->startOrAdopt(
            wish, sentAfter,
            std::chrono::milliseconds(std::max<qint64>(
                0,
                known.requestedAt.isValid() ? known.requestedAt.msecsTo(watcher->server()->nowUtc()) : 0)));
    else
        lookWhenClockIsKnown(wish, watcher->server()->name(), known.requestedAt);
}

// The start was requested before the server's clock was ever read. Its clock now and the time that went by
// since give a moment that is surely before the start, as long as that clock was not set meanwhile.
void LaneAgentPort::lookWhenClockIsKnown(const RunWatcher::Order& wish, const QString& server,
                                         const QDateTime& requestedAt)
{
    constexpr std::chrono::seconds kMargin(10);
    constexpr std::chrono::minutes kClockDoubt(65); // an hour of summer time, and a little
    RunWatcher* watcher = m_watcherOf(server);
    if (!watcher || !m_open.contains(wish.key))
        return;
    const QDateTime now = watcher->server()->serverNowLocal();
    if (now.isValid()) {
        const double rate = watcher->server()->clockRate();
        const auto ago =
            std::max(0ms, std::chrono::milliseconds(requestedAt.msecsTo(watcher->server()->nowUtc())));
        const QDateTime since = now.addMSecs(-qint64(double(ago.count()) * rate))
                                    .addMSecs(-std::chrono::milliseconds(kMargin).count());
        // Which clock was set meanwhile, nobody can tell: as if the server's had gone back by so much.
        watcher->startOrAdopt(wish, since, ago + kMargin + kClockDoubt);
        if (m_open[wish.key].stopWanted)
            watcher->stop(wish.key);
        return;
    }
    watcher->server()->agentState(this, [this, wish, server,
                                         requestedAt](const AgentResult<AgentState>& state) {
        if (state) {
            lookWhenClockIsKnown(wish, server, requestedAt);
            return;
        }
        if (state.error().kind == AgentError::Kind::Login ||
            state.error().kind == AgentError::Kind::Cancelled) {
            // Nothing can be asked with this login: whether the job was started is not known.
            AgentError lost = state.error();
            lost.kind = AgentError::Kind::ContactLost;
            onStartFailed(wish.key, lost);
            return;
        }
        Q_EMIT serverLost(server, state.error().summary() + u' ' + state.error().advice());
        if (RunWatcher* still = m_watcherOf(server))
            still->server()->later(1s, this, [=, this] { lookWhenClockIsKnown(wish, server, requestedAt); });
    });
}

QString LaneAgentPort::serverClock(const QString& server) const
{
    const RunWatcher* watcher = m_watcherOf(server);
    const QDateTime now = watcher ? watcher->server()->serverNowLocal() : QDateTime();
    return now.isValid() ? now.toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s) : QString();
}

quint64 LaneAgentPort::idOf(const AttemptKey& key) const
{
    return m_ids.value(key, 0);
}

void LaneAgentPort::stop(const AttemptKey& key)
{
    const quint64 id = idOf(key);
    if (id == 0)
        return;
    m_open[id].stopWanted = true; // the watcher may not have it yet
    if (RunWatcher* watcher = m_watcherOf(m_open[id].server))
        watcher->stop(id);
}

void LaneAgentPort::abandon(const AttemptKey& key)
{
    const quint64 id = m_ids.take(key);
    if (id == 0)
        return;
    const Open open = m_open.take(id);
    if (RunWatcher* watcher = m_watcherOf(open.server))
        watcher->abandon(id);
}

void LaneAgentPort::leave()
{
    for (const AttemptKey& key : m_ids.keys())
        abandon(key);
}

void LaneAgentPort::forget(const QString& server)
{
    for (const quint64 id : m_open.keys()) {
        if (m_open[id].server != server)
            continue;
        const Open open = m_open.take(id);
        m_ids.remove(open.key);
        Q_EMIT ended(open.key, TaskOutcome::Unknown, FailureKind::ContactLost,
                     u"%1, job %2: the server was taken out of the registry while the job ran."_s.arg(
                         server, open.job));
    }
}

void LaneAgentPort::onAccepted(quint64 id, const StartReceipt& receipt)
{
    const auto it = m_open.constFind(id);
    if (it == m_open.cend())
        return;
    const Open open = *it;
    if (!open.watch) {
        m_open.remove(id);
        m_ids.remove(open.key);
    }
    Q_EMIT startAccepted(open.key, toJson(receipt));
}

void LaneAgentPort::onStartFailed(quint64 id, const AgentError& error)
{
    if (!m_open.contains(id))
        return;
    const Open open = m_open.take(id);
    m_ids.remove(open.key);
    Q_EMIT startFailed(open.key, failureKindOf(error.kind), error.summary() + u' ' + error.advice());
}

void LaneAgentPort::onStep(quint64 id, const HistoryRow& step)
{
    const auto it = m_open.find(id);
    if (it == m_open.end())
        return;
    if (step.status == RunStatus::Failed) {
        it->failedStep = u"Step %1 (%2): %3"_s.arg(QString::number(step.step), step.stepName, step.message);
    }
    const Open open = *it;
    Q_EMIT historyRow(open.key, open.server, open.job, step);
    Q_EMIT stepFinished(open.key, step.step, step.stepName, step.status, step.message, step.duration);
}

AttemptTimes LaneAgentPort::timesOf(const RunEnd& end, const QString& server) const
{
    const RunWatcher* watcher = m_watcherOf(server);
    const QDateTime nowLocal = watcher ? watcher->server()->serverNowLocal() : QDateTime();
    if ((end.reason != EndReason::Outcome && end.reason != EndReason::PackageFailed) ||
        !end.startedLocal.isValid() || !nowLocal.isValid())
        return {};
    const double rate = watcher->server()->clockRate();
    const QDateTime nowUtc = watcher->server()->nowUtc();
    const auto toUtc = [&](const QDateTime& local) {
        return nowUtc.addMSecs(-qint64(double(local.msecsTo(nowLocal)) / rate));
    };
    return {toUtc(end.startedLocal), toUtc(end.startedLocal.addSecs(end.duration.count()))};
}

void LaneAgentPort::onEnded(quint64 id, const RunEnd& end)
{
    if (!m_open.contains(id))
        return;
    const Open open = m_open.take(id);
    m_ids.remove(open.key);
    if (end.reason == EndReason::Outcome || end.reason == EndReason::PackageFailed) {
        HistoryRow outcome; // the job's own word, whatever its package did
        outcome.status = end.reason == EndReason::PackageFailed ? RunStatus::Succeeded : statusOf(end.result);
        outcome.startedLocal = end.startedLocal;
        outcome.duration = end.duration;
        outcome.message = end.message;
        Q_EMIT historyRow(open.key, open.server, open.job, outcome);
    }
    Q_EMIT ended(open.key, outcomeOf(end.result), failureOf(end),
                 reasonOf(end, open.server, open.job, open.failedStep), timesOf(end, open.server));
}

} // namespace stellwerk
