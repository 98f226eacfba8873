// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agentclient.h"
#include "agent/watchedserver.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace stellwerk {

// Starts jobs on one server and follows each run to its end: one poll for all of them, as often as is useful
// (near the expected end 250 ms, far from it 5 s). Never starts twice: after a lost answer it looks at the
// server before it does anything else. For every start() there is exactly one `accepted` or `startFailed`;
// for every accepted and watched one exactly one `ended`, unless it is abandoned. Main thread; signals never
// arrive from inside a call.
class RunWatcher final : public QObject
{
    Q_OBJECT
public:
    using Key = quint64; // chosen by the caller, unique among the open ones

    enum class IfRunning { Wait, Adopt, Fail };
    struct Order
    {
        Key key = 0;
        QString job;
        QString startStep; // empty: the job's own
        IfRunning ifRunning = IfRunning::Wait;
        bool refuseDisabled = false; // true: a disabled job is not started (kind Disabled)
        bool watch = true;           // false: done once accepted
        std::optional<std::chrono::seconds> expected;
        QDateTime otherRequestLocal{}; // see LostStartQuestion; of startOrAdopt()
        bool operator==(const Order&) const = default;
    };
    struct Pace
    {
        std::chrono::milliseconds fastest{250};
        std::chrono::milliseconds slowest{5000};
    };

    explicit RunWatcher(AgentClient* client, QObject* parent = nullptr);
    explicit RunWatcher(std::unique_ptr<WatchedServer> server, QObject* parent = nullptr);
    ~RunWatcher() override;

    void start(const Order& order);
    // Follows a run that an earlier program started (resume after a crash).
    void follow(const Order& order, const StartReceipt& receipt);
    // A start was sent in an earlier life and its answer is not known: looks first, then adopts, starts or
    // fails with kind ContactLost ("unknown"). `ago`: how long that is by our own clock, which shows whether
    // the server's was set back since.
    void startOrAdopt(const Order& order, const QDateTime& sentAfterLocal,
                      std::chrono::milliseconds ago = {});
    void stop(Key key);    // sp_stop_job, repeated until the run ends; the end arrives as ended(Cancelled)
    void abandon(Key key); // nothing more arrives for it; the remote job goes on
    void setPace(Pace pace);

    [[nodiscard]] int watched() const; // runs not yet ended, starts under way included
    [[nodiscard]] WatchedServer* server() const;

Q_SIGNALS:
    void accepted(quint64 key, const stellwerk::StartReceipt& receipt);
    // kind ContactLost: whether it runs is not known and a person must look.
    void startFailed(quint64 key, const stellwerk::AgentError& error);
    void running(quint64 key, const QDateTime& startedServerLocal);
    void stepFinished(quint64 key, const stellwerk::HistoryRow& step);
    void ended(quint64 key, const stellwerk::RunEnd& end);
    // Outcome rows of a watched job, whoever started those runs, as a poll read them.
    void outcomesSeen(const QString& job, const QList<stellwerk::HistoryRow>& outcomes);
    void contactLost(const stellwerk::AgentError& error); // while runs are watched
    void contactBack();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace stellwerk
