// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/lanechannel.h"

#include <QMetaObject>

namespace stellwerk {

namespace {
// Thread and connection, after the last request: longer than the 5 s between two looks at an idle server, so
// that those do not log in each time; a lane that waits for a thread takes the longest idle one.
constexpr std::chrono::seconds kKeepWarm{7};
} // namespace

void Lane::Channel::configure(const Server& server, const QString& password)
{
    const std::lock_guard lock(m_mutex);
    m_server = server;
    m_password = password;
    ++m_generation;
}

void Lane::Channel::push(Request request)
{
    const std::lock_guard lock(m_mutex);
    m_queue.push_back(std::move(request));
    m_wake.notify_all();
}

bool Lane::Channel::hasWork() const
{
    const std::lock_guard lock(m_mutex);
    return !m_queue.empty();
}

bool Lane::Channel::hasUrgent() const
{
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_queue.begin(), m_queue.end(),
                       [](const Request& request) { return request.options.urgent; });
}

void Lane::Channel::startThread(bool inTrouble)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_threadActive || m_closed)
            return;
        m_threadActive = true;
        m_giveBack = false;
    }
    m_pool->start([self = shared_from_this()] { self->run(); },
                  {.inTrouble = inTrouble, .urgent = hasUrgent(), .owner = this});
}

void Lane::Channel::startBeside(std::function<std::function<void()>()> work)
{
    m_pool->start(
        [self = shared_from_this(), work = std::move(work)] {
            std::function<void()> answer = work();
            const std::lock_guard lock(self->m_ownerMutex);
            if (self->m_owner)
                QMetaObject::invokeMethod(self->m_owner, std::move(answer), Qt::QueuedConnection);
        },
        {});
}

void Lane::Channel::hurry()
{
    {
        const std::lock_guard lock(m_mutex);
        for (Request& request : m_queue)
            request.options.urgent = true;
    }
    m_pool->hurry(this);
}

int Lane::Channel::cancel(RequestId id)
{
    const std::lock_guard lock(m_mutex);
    const auto queued = std::find_if(m_queue.begin(), m_queue.end(),
                                     [id](const Request& request) { return request.id == id; });
    if (queued != m_queue.end()) {
        m_queue.erase(queued);
        return 1;
    }
    if (m_running != id)
        return 0;
    m_cancelRunning = true;
    if (m_current)
        m_current->cancel();
    return 2;
}

QList<Lane::RequestId> Lane::Channel::clear()
{
    const std::lock_guard lock(m_mutex);
    QList<RequestId> ids;
    for (const Request& request : m_queue)
        ids.append(request.id);
    m_queue.clear();
    return ids;
}

void Lane::Channel::close()
{
    {
        const std::lock_guard lock(m_ownerMutex);
        m_owner = nullptr;
    }
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_queue.clear();
    m_cancelRunning = true;
    if (m_current)
        m_current->cancel();
    m_wake.notify_all();
}

void Lane::Channel::report(Report report)
{
    const std::lock_guard lock(m_ownerMutex);
    if (Lane* owner = m_owner) {
        QMetaObject::invokeMethod(
            owner, [owner, report = std::move(report)] { owner->take(report); }, Qt::QueuedConnection);
    }
}

bool Lane::Channel::next(Request& request, Server& server, QString& password, quint64& generation)
{
    std::unique_lock lock(m_mutex);
    while (m_queue.empty() || m_closed) {
        if (m_connection && !m_closed && !m_giveBack)
            waitWarm(lock);
        if (!m_queue.empty() && !m_closed)
            break;
        if (!m_connection) {
            m_threadActive = false;
            return false;
        }
        lock.unlock(); // the connection belongs to this thread and goes before it
        m_connection.reset();
        lock.lock();
    }
    request = std::move(m_queue.front());
    m_queue.pop_front();
    m_running = request.id;
    m_cancelRunning = false;
    server = m_server;
    password = m_password;
    generation = m_generation;
    return true;
}

void Lane::Channel::waitWarm(std::unique_lock<std::mutex>& lock)
{
    const quint64 ticket = m_pool->becameIdle([weak = weak_from_this()] {
        if (const auto self = weak.lock()) {
            const std::lock_guard inner(self->m_mutex);
            self->m_giveBack = true;
            self->m_wake.notify_all();
        }
    });
    if (ticket == 0) {
        m_giveBack = true;
        return;
    }
    m_wake.wait_for(lock, kKeepWarm, [this] { return !m_queue.empty() || m_closed || m_giveBack; });
    m_pool->becameBusy(ticket);
}

void Lane::Channel::run()
{
    Request request;
    Server server;
    QString password;
    quint64 generation = 0;
    while (next(request, server, password, generation)) {
        const After after = serve(request, server, password, generation);
        request = {};
        if (after == After::End)
            return;
    }
}

Lane::Channel::After Lane::Channel::serve(Request& request, const Server& server, const QString& password,
                                          quint64 generation)
{
    Report result;
    result.ended.append(request.id);
    if (m_connection && m_connectionGeneration != generation)
        m_connection.reset();
    if (!m_connection) {
        auto opened = Connection::open(server, password);
        if (!opened) { // who waited for the same connection shares its fate
            result.error = opened.error();
            result.trouble = opened.error();
            result.ended += clear();
            {
                const std::lock_guard lock(m_mutex);
                m_running = 0;
                m_threadActive = false;
            }
            report(std::move(result));
            return After::End;
        }
        m_connection = std::move(*opened);
        m_connectionGeneration = generation;
    }
    bool skip = false;
    {
        const std::lock_guard lock(m_mutex);
        skip = m_cancelRunning || m_closed;
        if (!skip) {
            m_connection->allow();
            m_current = m_connection.get();
        }
    }
    std::optional<AgentError> error;
    if (!skip)
        error = request.work(*m_connection);
    {
        const std::lock_guard lock(m_mutex);
        m_current = nullptr;
        m_running = 0;
    }
    if (skip) {
        result.error =
            AgentError{AgentError::Kind::Cancelled, 0, {}, QStringLiteral("Cancelled."), server.name, {}};
    } else if (!m_connection->isUsable() && error) {
        result.trouble = error;
    } else {
        result.online = true;
    }
    const bool inTrouble = result.trouble.has_value();
    if (inTrouble) {
        m_connection.reset();
        const std::lock_guard lock(m_mutex);
        m_threadActive = false; // the lane decides when to try again
    }
    report(std::move(result));
    return inTrouble ? After::End : After::Continue;
}

} // namespace stellwerk
