// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agenterror.h"
#include "agent/agentvalues.h"
#include "agent/packageverdict.h"
#include "agent/polldecision.h"
#include "agent/startdecision.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QObject;

namespace stellwerk {

class AgentClient;

// What a RunWatcher needs of its server, and of time. In the program that is an AgentClient and Qt's timers
// (watch()); the deterministic simulation puts a modelled server on virtual time in its place, so that the
// watcher it runs is the program's own. All calls return at once; answers come later, on the same thread, and
// never after their context died.
class WatchedServer
{
public:
    template <class T>
    using Done = std::function<void(AgentResult<T>)>;
    using Milliseconds = std::chrono::milliseconds;

    virtual ~WatchedServer() = default;
    WatchedServer() = default;
    Q_DISABLE_COPY_MOVE(WatchedServer)

    // Requests: see agentclient.h.
    [[nodiscard]] virtual QString name() const = 0; // registered
    [[nodiscard]] virtual QDateTime serverNowLocal() const = 0;
    [[nodiscard]] virtual double clockRate() const = 0;
    virtual void activity(QObject* context, Done<QList<JobActivity>> done) = 0;
    virtual void agentState(QObject* context, Done<AgentState> done) = 0;
    virtual void startJob(const JobStart& start, QObject* context, Done<StartReceipt> done) = 0;
    virtual void lookForStart(const LostStartQuestion& question, QObject* context,
                              Done<LostStartVerdict> done) = 0;
    virtual void findRunning(const QString& job, QObject* context,
                             Done<std::optional<StartReceipt>> done) = 0;
    // Urgent. Stops that run only, and never another that may be under way by then.
    virtual void stopJob(const WatchedRun& run, QObject* context, Done<bool> done) = 0;
    // A modelled server has no packages, unless it says so.
    virtual void packageOutcome(const QUuid& job, const PackageTime& time, QObject* context,
                                Done<PackageEvidence> done);
    virtual void poll(const QList<WatchedRun>& runs, QObject* context, Done<PollAnswer> done) = 0;

    // Time of the controller.
    class Alarm // rings once; dies silently
    {
    public:
        virtual ~Alarm() = default;
        Alarm() = default;
        Q_DISABLE_COPY_MOVE(Alarm)
        virtual void start(Milliseconds wait) = 0; // replaces what was set
        virtual void stop() = 0;
        [[nodiscard]] virtual std::optional<Milliseconds> remaining() const = 0; // nothing: not set
    };
    [[nodiscard]] virtual std::unique_ptr<Alarm> alarm(std::function<void()> ring) = 0;
    virtual void later(Milliseconds wait, QObject* context, std::function<void()> call) = 0;
    [[nodiscard]] virtual Milliseconds elapsed() const = 0; // monotonic, from any beginning
    [[nodiscard]] virtual QDateTime nowUtc() const = 0;     // the wall clock, which may be set
};

// A server behind its lane, on this thread's event loop. `client` must outlive it.
[[nodiscard]] std::unique_ptr<WatchedServer> watchedServer(AgentClient* client);

} // namespace stellwerk
