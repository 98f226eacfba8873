// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agentclient.h"
#include "agent/lanepool.h"
#include "agent/runwatcher.h"
#include "simfleetprocess.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>

namespace stellwerk::test {

// A fleet, its pool of threads, and clients for its servers.
class AgentFleet
{
public:
    explicit AgentFleet(const SimfleetProcess::Options& options)
        : m_error(fleet.start(options))
    {}
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] std::unique_ptr<AgentClient> client(int server = 0, const QString& user = {}) const
    {
        Server registered = fleet.servers().at(server);
        if (!user.isEmpty())
            registered.user = user;
        return std::make_unique<AgentClient>(
            pool, registered, [password = fleet.password()](const Server&, auto done) { done(password); });
    }

    SimfleetProcess fleet;
    std::shared_ptr<LanePool> pool = std::make_shared<LanePool>();

private:
    QString m_error;
};

// Waits for the answer of one operation: await<T>([&](auto done) { client.history(…, done); }).
template <class T>
[[nodiscard]] std::optional<AgentResult<T>>
await(const std::function<void(std::function<void(AgentResult<T>)>)>& ask)
{
    auto box = std::make_shared<std::optional<AgentResult<T>>>();
    ask([box](AgentResult<T> answer) { *box = std::move(answer); });
    [[maybe_unused]] const bool there = QTest::qWaitFor([&] { return box->has_value(); }, 60'000);
    return *box;
}

// Follows one start through a watcher's signals.
class Followed : public QObject
{
public:
    Followed(RunWatcher& watcher, const RunWatcher::Order& order)
        : key(order.key)
    {
        connect(&watcher, &RunWatcher::accepted, this, [this](quint64 k, const StartReceipt& r) {
            if (k == key) {
                receipt = r;
                ++acceptances;
            }
        });
        connect(&watcher, &RunWatcher::startFailed, this, [this](quint64 k, const AgentError& e) {
            if (k == key) {
                failure = e;
                ++failures;
            }
        });
        connect(&watcher, &RunWatcher::running, this, [this](quint64 k, const QDateTime& at) {
            if (k == key)
                runningSince = at;
        });
        connect(&watcher, &RunWatcher::stepFinished, this, [this](quint64 k, const HistoryRow& step) {
            if (k == key)
                steps.append(step);
        });
        connect(&watcher, &RunWatcher::ended, this, [this](quint64 k, const RunEnd& e) {
            if (k == key) {
                end = e;
                ++ends;
            }
        });
    }
    [[nodiscard]] bool over() const { return end || failure; }
    // What came of it, in a word, for comparisons that read well.
    [[nodiscard]] QString outcome() const
    {
        if (failure)
            return QStringLiteral("start failed: ") + failure->summary();
        if (!end)
            return QStringLiteral("open");
        static const char* const results[] = {"succeeded", "succeeded with warnings", "failed", "cancelled",
                                              "unknown"};
        static const char* const reasons[] = {"",
                                              ", agent restarted",
                                              ", agent stopped",
                                              ", job deleted",
                                              ", history purged",
                                              ", not confirmed",
                                              ", another's run",
                                              ", package failed"};
        return QString::fromLatin1(results[int(end->result)]) +
               QString::fromLatin1(reasons[int(end->reason)]);
    }

    quint64 key;
    std::optional<StartReceipt> receipt;
    std::optional<AgentError> failure;
    std::optional<RunEnd> end;
    QDateTime runningSince;
    QList<HistoryRow> steps;
    int acceptances = 0, failures = 0, ends = 0;
};

inline RunWatcher::Order orderOf(quint64 key, const QString& job,
                                 RunWatcher::IfRunning ifRunning = RunWatcher::IfRunning::Fail)
{
    RunWatcher::Order order;
    order.key = key;
    order.job = job;
    order.ifRunning = ifRunning;
    return order;
}

} // namespace stellwerk::test
