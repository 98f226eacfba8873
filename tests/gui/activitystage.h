// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"
#include "session/fleetsession.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace stellwerk::test {

// A session over a folder of its own, with servers that nobody connects to: the fleet's picture and the
// history say what the test makes them say.
class ActivityStage
{
public:
    explicit ActivityStage(const QStringList& servers = {QStringLiteral("SQL01"), QStringLiteral("SQL02")})
    {
        session = std::make_unique<FleetSession>(options());
        QList<Server> registered;
        for (const QString& name : servers) {
            Server server;
            server.name = name;
            server.host = QStringLiteral("127.0.0.1");
            server.port = 1;
            server.user = QStringLiteral("sa");
            registered.append(server);
        }
        problem = session->setServers(registered);
    }
    [[nodiscard]] FleetSession::Options options() const
    {
        FleetSession::Options options;
        options.configFolder = folder.path();
        options.keepHistory = true;
        return options;
    }
    [[nodiscard]] static QUuid idOf(const QString& job) { return QUuid::createUuidV5(QUuid(), job); }

    // Jobs that exist there.
    void setJobs(const QString& server, const QStringList& names)
    {
        QList<AgentJob> jobs;
        for (const QString& name : names) {
            AgentJob job;
            job.id = idOf(name);
            job.name = name;
            job.state = JobState::Idle;
            job.habits = JobHabits{
                20, std::chrono::seconds(60), std::chrono::seconds(50), std::chrono::seconds(70), {}};
            jobs.append(job);
        }
        session->fleet()->setJobs(server, jobs);
        Q_EMIT session->fleetRefreshed(server);
    }
    void setState(const QString& server, const QString& job, JobState state, const QDateTime& since = {})
    {
        session->fleet()->updateActivity(server, {{idOf(job), state, since}});
    }
    // A run that ended; told at once, as a server that was just read would.
    void ran(const QString& server, const QString& job, const QDateTime& startedUtc, RunStatus status,
             int seconds = 60, const QString& message = {})
    {
        JobOutcome outcome;
        outcome.job = idOf(job);
        outcome.jobName = job;
        outcome.run = {++m_instance, status, startedUtc, std::chrono::seconds(seconds)};
        outcome.message = message;
        HistoryPage& page = m_pages[server];
        page.rows.append(outcome);
    }
    // Writes what ran, all servers; false: it could not be.
    [[nodiscard]] bool write()
    {
        int open = int(m_pages.size());
        QObject context;
        for (auto it = m_pages.begin(); it != m_pages.end(); ++it) {
            HistoryPage page = it.value();
            page.server = page.ownName = it.key();
            page.scope = QStringLiteral("tables");
            page.nowLocal = page.readUtc = QDateTime::currentDateTimeUtc();
            page.newest = m_instance;
            page.watermark = m_watermarks.value(it.key());
            page.reachedEnd = true;
            m_watermarks.insert(it.key(), m_instance);
            session->history()->append(page, &context, [&open](const HistoryAnswer<FillState>&) { --open; });
        }
        const QStringList servers = m_pages.keys();
        m_pages.clear();
        const bool written = QTest::qWaitFor([&open] { return open == 0; }, 20'000);
        for (const QString& server : servers)
            Q_EMIT session->historyChanged(server);
        return written;
    }

    QTemporaryDir folder;
    std::unique_ptr<FleetSession> session;
    QString problem;

private:
    qint64 m_instance = 0;
    QHash<QString, HistoryPage> m_pages;
    QHash<QString, qint64> m_watermarks;
};

} // namespace stellwerk::test
