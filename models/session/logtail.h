// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agentclient.h"
#include "logs/logrecord.h"
#include "session/logwatermark.h"
#include "session/politelane.h"

#include <QElapsedTimer>
#include <QTimer>

namespace stellwerk {

// How often the logs of a server are looked at, and how much of them.
struct LogPace
{
    std::chrono::milliseconds first{1'500};
    std::chrono::milliseconds live{400};      // a task of ours runs there, and the log is watched
    std::chrono::milliseconds watched{5'000}; // it is only watched
    std::chrono::milliseconds seldom{30'000};
    std::chrono::milliseconds again{30'000}; // after an error
    std::chrono::milliseconds page{20};      // there is more
    std::chrono::milliseconds look{30};      // something stands in the way
    int rows = 2'000;                        // a page of each log
    int rowsBack = 500;                      // at the first look: so many of the newest,
    int secondsBack = 0;                     // or, if not 0, those of so many seconds
    bool everything = false;                 // also events of pure progress
    int together = 4;                        // servers at a time, beside those where a task of ours runs
};

// Reads what is new in the logs of one server, each row once, over the server's lane: the Agent's history,
// sysssislog and SSISDB in one round trip. What it may not read it tells once, with what to do. Where it
// stands outlives broken connections. Main thread.
class LogTail final : public QObject
{
    Q_OBJECT
public:
    enum class Need { Seldom, Watched, Live };
    // What it must know of the session.
    struct World
    {
        LaneTurns turns;
        std::function<Need()> need;
        std::function<bool()> runsPackages; // jobs with SSIS steps are there: then their logs are missed
        std::function<bool()> runsCatalog;  // likewise, of packages in the catalog
    };
    LogTail(AgentClient* client, World world, const LogPace& pace, QObject* parent = nullptr);

    void start();
    void needChanged(); // it may be looked at sooner from now on
    // Reads to the end of all logs; `done` also when that could not be.
    void readNow(QObject* context, std::function<void()> done);
    [[nodiscard]] QString error() const { return m_error; } // of the last look; empty: it went well
    [[nodiscard]] bool isStarted() const { return m_started; }
    [[nodiscard]] bool readsHistory() const { return m_readsHistory; } // the last look did

Q_SIGNALS:
    void looked(const stellwerk::LogPage& page, const QDateTime& asked); // its rows are the new ones
    // For the log, translated: what cannot be read, and what to do.
    void told(stellwerk::LogLevel level, const QString& text);

private:
    enum Source { History, Packages, Catalog, SourceCount };
    void tick();
    void ask();
    void take(const AgentResult<LogPage>& answer);
    void takeFresh(LogPage& page);
    void tellAccess(Source source, const LogPart& part);
    [[nodiscard]] QString complaint(Source source,
                                    const LogPart& part) const; // empty: there is nothing wrong
    [[nodiscard]] QString catalogComplaint(const LogPart& part) const;
    [[nodiscard]] QString packageComplaint(const LogPart& part) const;
    void makeWay();
    void scheduleNext(std::chrono::milliseconds wait);
    [[nodiscard]] std::chrono::milliseconds waitOf(Need need) const;
    [[nodiscard]] std::chrono::milliseconds now() const
    {
        return std::chrono::milliseconds(m_time.elapsed());
    }

    AgentClient* m_client;
    World m_world;
    LogPace m_pace;
    PoliteLane m_lane;
    QTimer m_timer;
    QTimer m_patience; // of others, while a look is under way
    QElapsedTimer m_time;
    LogWatermark m_marks[SourceCount];
    QString m_complaints[SourceCount]; // as told last
    qint64 m_executions = -1;
    QString m_database; // that m_marks[Packages] stands for
    QString m_error;
    QList<std::function<void()>> m_waiting;
    AgentClient::RequestId m_request = 0;
    std::chrono::milliseconds m_askedAt{0};
    QDateTime m_asked; // the same by the wall clock, UTC
    bool m_started = false;
    bool m_working = false;
    bool m_readsHistory = false;
};

} // namespace stellwerk
