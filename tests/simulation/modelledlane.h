// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network.h"

#include "agent/watchedserver.h"

#include <QPointer>

#include <deque>

namespace simulation {

// On purpose wrong, to show that the simulation finds it (docs/simulation.md).
enum class Break {
    Nothing,
    DoubleStart,      // a start whose answer is lost is sent again without a look
    ForgetDurability, // commands are carried out before their events are durable
    TrustAnyRun,      // any outcome row of the job is taken for the run's own
    ForgetTask,       // an end is not passed on
    OverbookServer,   // limits of servers are not kept
    UnknownIsFine,    // an unknown outcome is told as a success
    DropLastEvent,    // after a crash the last event is not read
};

// What is asked of the world by a lane of one program's life.
struct LaneHost
{
    Timeline* time = nullptr;
    Random* random = nullptr;
    Break broken = Break::Nothing;
    std::function<std::optional<AttemptKey>(const QString& server, const QString& job)> ownerOf;
    std::function<void(const QString& server, const QString& job)> startSent;
    std::function<void(const QString&)> note; // for the trace; may be empty
};

// The way from a RunWatcher to a modelled server: a lane with its time-outs and back-off (models/agent/lane)
// over a wire with its faults. Dies with its program; a request that is on the wire by then arrives
// nevertheless.
class ModelledLane final : public stellwerk::WatchedServer
{
public:
    ModelledLane(Wire* wire, LaneHost host);
    ~ModelledLane() override;

    [[nodiscard]] QString name() const override { return m_wire->server->name(); }
    [[nodiscard]] QDateTime serverNowLocal() const override;
    [[nodiscard]] double clockRate() const override { return 1.0; }
    void activity(QObject* context, Done<QList<stellwerk::JobActivity>> done) override;
    void agentState(QObject* context, Done<stellwerk::AgentState> done) override;
    void startJob(const stellwerk::JobStart& start, QObject* context,
                  Done<stellwerk::StartReceipt> done) override;
    void lookForStart(const stellwerk::LostStartQuestion& question, QObject* context,
                      Done<stellwerk::LostStartVerdict> done) override;
    void findRunning(const QString& job, QObject* context,
                     Done<std::optional<stellwerk::StartReceipt>> done) override;
    void stopJob(const stellwerk::WatchedRun& run, QObject* context, Done<bool> done) override;
    void die()
    {
        *m_alive = false;
        m_queue.clear();
    }
    void poll(const QList<stellwerk::WatchedRun>& runs, QObject* context,
              Done<stellwerk::PollAnswer> done) override;

    [[nodiscard]] std::unique_ptr<Alarm> alarm(std::function<void()> ring) override;
    void later(Milliseconds wait, QObject* context, std::function<void()> call) override;
    [[nodiscard]] Milliseconds elapsed() const override { return m_host.time->now(); }
    [[nodiscard]] QDateTime nowUtc() const override;

private:
    struct Request
    {
        const char* what = "";
        bool urgent = false;
        std::function<void()> work; // at the server
        std::function<void()> then; // at the server, a moment later; may be empty
        std::function<void(const stellwerk::AgentError*)> deliver; // nothing: what work() found
    };
    template <class T>
    void submit(const char* what, QObject* context, std::function<stellwerk::AgentResult<T>()> work,
                Done<T> done, bool urgent = false);
    void enqueue(Request request);
    void pump();
    void send();
    void onTheWay(const std::shared_ptr<Request>& request);
    void finish(const std::shared_ptr<Request>& request, Fate fate, QDateTime nowLocal);
    void failConnecting(Fate fate);
    [[nodiscard]] stellwerk::AgentError errorOf(Fate fate) const;
    [[nodiscard]] Milliseconds latency() const;

    Wire* m_wire;
    LaneHost m_host;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::deque<Request> m_queue;
    bool m_busy = false;
    bool m_connected = false;
    int m_failures = 0;
    Milliseconds m_retryAt{0};
    QDateTime m_lastLocal;
    Milliseconds m_lastAt{0};
};

} // namespace simulation
