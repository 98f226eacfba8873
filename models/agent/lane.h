// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agenterror.h"
#include "fleet/agentjob.h"
#include "fleet/server.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

namespace stellwerk {

class Connection;
class LanePool;

// Asked for a server's password on the lane's own (main) thread, once per need; answers through `done` at
// once or later. Nothing: the user gave none. The lane keeps it in memory only.
using PasswordProvider = std::function<void(const Server&, std::function<void(std::optional<QString>)> done)>;

// The serial channel to one server. Requests run in order on a thread of the LanePool and their results
// arrive on the lane's own thread; different lanes never wait for each other. Every request ends in exactly
// one of value, error, cancelled. The connection lives as long as the lane keeps its thread and is closed a
// few seconds after the last request. After a failure to connect the lane is in trouble: it waits 1, 2, 4 …
// 60 s (with jitter) before it tries again, and requests wait with it unless they are urgent.
class Lane final : public QObject
{
    Q_OBJECT
public:
    using RequestId = quint64;
    struct Options
    {
        bool urgent = false; // a person waits: try at once even while the lane backs off
    };

    Lane(std::shared_ptr<LanePool> pool, Server server, PasswordProvider passwords,
         QObject* parent = nullptr);
    ~Lane() override; // requests still open are never answered

    // Runs `work` on the lane's connection. `done` is called on this thread, unless `context` is gone by
    // then.
    template <class T>
    RequestId submit(QObject* context, std::function<AgentResult<T>(Connection&)> work,
                     std::function<void(AgentResult<T>)> done, Options options)
    {
        auto box = std::make_shared<std::optional<AgentResult<T>>>();
        Request request;
        request.options = options;
        request.work = [box, work = std::move(work)](Connection& connection) {
            box->emplace(work(connection));
            return box->value() ? std::optional<AgentError>() : box->value().error();
        };
        request.deliver = [box, context = QPointer<QObject>(context),
                           done = std::move(done)](const std::optional<AgentError>& error) {
            if (!context)
                return;
            if (error)
                done(tl::make_unexpected(*error));
            else
                done(std::move(box->value()));
        };
        return enqueue(std::move(request));
    }
    template <class T>
    RequestId submit(QObject* context, std::function<AgentResult<T>(Connection&)> work,
                     std::function<void(AgentResult<T>)> done)
    {
        return submit<T>(context, std::move(work), std::move(done), Options());
    }
    // Ends the request as Cancelled, soon and on this thread; a running statement is cancelled at the server.
    void cancel(RequestId id);

    // A person waits for what was asked: all of it is urgent from now on, and its turn for a thread is next.
    void hurry();

    // Work on a pool thread that needs no connection of the lane's (a test of the server, say); `done` as
    // above.
    template <class F, class G>
    void runBeside(F work, G done)
    {
        startBeside([work = std::move(work), done = std::move(done)]() mutable -> std::function<void()> {
            return [answer = work(), done = std::move(done)] { done(answer); };
        });
    }

    [[nodiscard]] const Server& server() const;
    // Another address, login or time-outs: the connection is opened anew for the next request.
    void setServer(const Server& server);
    // The next connection asks for the password again.
    void forgetPassword();
    [[nodiscard]] Contact contact() const;
    [[nodiscard]] std::optional<AgentError> trouble() const; // why, while contact() is Trouble
    [[nodiscard]] int pending() const;                       // requests not yet answered

Q_SIGNALS:
    void contactChanged(stellwerk::Contact contact);

private:
    struct Request
    {
        RequestId id = 0;
        Options options;
        std::function<std::optional<AgentError>(Connection&)> work;    // on a pool thread
        std::function<void(const std::optional<AgentError>&)> deliver; // on the lane's thread
    };
    class Channel; // what the lane's two threads share
    // What a pool thread tells the lane: requests that ended, and how the connection fares.
    struct Report
    {
        QList<RequestId> ended;
        std::optional<AgentError> error; // of all of them; nothing: each has its own result
        std::optional<AgentError> trouble;
        bool online = false;
    };

    RequestId enqueue(Request request);
    void startBeside(std::function<std::function<void()>()> work);
    void pump();
    void askPassword();
    void take(const Report& report);
    void failAll(const AgentError& error);
    void setContact(Contact contact);
    void repeatCancel(RequestId id);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace stellwerk
