// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/runwatcher.h"
#include "run/agentport.h"

#include <QHash>

#include <functional>

namespace stellwerk {

// The run's way to the real servers: orders become starts at the RunWatcher of their server, and what that
// sees becomes the port's answers. The watcher never starts twice. Main thread; no signal from inside a call.
class LaneAgentPort final : public AgentPort
{
    Q_OBJECT
public:
    using WatcherOf = std::function<RunWatcher*(const QString& server)>; // null: not registered
    explicit LaneAgentPort(WatcherOf watcherOf, QObject* parent = nullptr);

    void start(const StartOrder& order) override;
    void resume(const StartOrder& order, const KnownStart& known) override;
    [[nodiscard]] QString serverClock(const QString& server) const override;
    void stop(const AttemptKey& key) override;
    void abandon(const AttemptKey& key) override;
    // Stops watching everything; nothing more arrives for it. The jobs go on.
    void leave();
    // A link goes away; what it watched ends as unknown.
    void forget(const QString& server);
    // No poll is further apart than this.
    void setSlowestPoll(std::chrono::milliseconds slowest);
    [[nodiscard]] bool uses(const QString& server) const; // an attempt is under way there

Q_SIGNALS:
    // A row of the run's own history: a step, or (step 0) the outcome.
    void historyRow(const stellwerk::AttemptKey& key, const QString& server, const QString& job,
                    const stellwerk::HistoryRow& row);

private:
    struct Open
    {
        AttemptKey key;
        QString server;
        QString job;
        bool watch = true;
        QString failedStep{}; // the last one that failed, and what it said
        bool stopWanted = false;
    };
    void adopt(RunWatcher* watcher);
    // The watcher's order for it, with a number of its own; null when the server is not registered
    // (answered).
    [[nodiscard]] RunWatcher* open(const StartOrder& order, RunWatcher::Order& wish);
    void lookWhenClockIsKnown(const RunWatcher::Order& wish, const QString& server,
                              const QDateTime& requestedAt);
    void onAccepted(quint64 id, const StartReceipt& receipt);
    void onStartFailed(quint64 id, const AgentError& error);
    void onStep(quint64 id, const HistoryRow& step);
    void onEnded(quint64 id, const RunEnd& end);
    [[nodiscard]] AttemptTimes timesOf(const RunEnd& end, const QString& server) const;
    [[nodiscard]] quint64 idOf(const AttemptKey& key) const; // 0: not open
    WatcherOf m_watcherOf;
    QHash<quint64, Open> m_open;
    QHash<AttemptKey, quint64> m_ids;
    QSet<QObject*> m_watchers; // whose signals are connected
    RunWatcher::Pace m_pace;
    quint64 m_lastId = 0;
};

[[nodiscard]] FailureKind failureKindOf(AgentError::Kind kind);

} // namespace stellwerk
