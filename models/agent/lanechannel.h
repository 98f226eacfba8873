// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/connection.h"
#include "agent/lane.h"
#include "agent/lanepool.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace stellwerk {

// The half of a lane that a pool thread works on: the queue, the connection, and the way back. Private to
// Lane.
class Lane::Channel final : public std::enable_shared_from_this<Lane::Channel>
{
public:
    Channel(Lane* owner, LanePool* pool)
        : m_owner(owner)
        , m_pool(pool)
    {}

    // Main thread.
    void configure(const Server& server, const QString& password);
    void push(Request request);
    [[nodiscard]] bool hasWork() const;
    [[nodiscard]] bool hasUrgent() const;
    void startThread(bool inTrouble); // unless there is one
    void hurry();
    void startBeside(std::function<std::function<void()>()> work);
    // 0: not here any more; 1: taken out of the queue; 2: running, a cancel was sent
    int cancel(RequestId id);
    [[nodiscard]] QList<RequestId> clear();
    void close(); // nothing is reported any more

private:
    enum class After { Continue, End };
    void run();
    [[nodiscard]] bool next(Request& request, Server& server, QString& password, quint64& generation);
    void waitWarm(std::unique_lock<std::mutex>& lock);
    [[nodiscard]] After serve(Request& request, const Server& server, const QString& password,
                              quint64 generation);
    void report(Report report);

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Request> m_queue;
    Server m_server;
    QString m_password;
    quint64 m_generation = 0; // of server and password
    bool m_threadActive = false;
    bool m_closed = false;
    bool m_giveBack = false;
    RequestId m_running = 0;
    bool m_cancelRunning = false;
    Connection* m_current = nullptr;

    std::mutex m_ownerMutex;
    Lane* m_owner;
    LanePool* m_pool; // outlives every thread that runs here

    std::unique_ptr<Connection> m_connection; // the thread's own
    quint64 m_connectionGeneration = 0;
};

} // namespace stellwerk
