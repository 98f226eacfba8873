// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/fleetsession.h"

#include "agent/lanepool.h"
#include "fleet/registryfile.h"
#include "plan/estimates.h"
#include "run/journal.h"
#include "run/journalfollower.h"
#include "run/runner.h"
#include "session/historykeeper.h"
#include "session/laneagentport.h"
#include "session/logfeed.h"
#include "session/passwords.h"
#include "session/runlog.h"
#include "session/serverlink.h"

#include <QDir>
#include <QTimer>

#include <unordered_map>

namespace stellwerk {

// What a session holds. Its own functions bring the parts together; FleetSession's face the programs.
class FleetSession::Private
{
public:
    Private(FleetSession* session, Options wishes)
        : q(session)
        , options(std::move(wishes))
        , passwords(options.keychain, options.askPassword)
        , port([this](const QString& server) {
            const ServerLink* known = link(server);
            return known ? known->watcher() : nullptr;
        })
        , registryPath(QDir(options.configFolder).filePath(QStringLiteral("servers.json")))
        , journalPath(QDir(options.configFolder).filePath(QStringLiteral("runs.sqlite")))
    {}

    [[nodiscard]] ServerLink* link(const QString& server) const
    {
        const auto it = links.find(server.toLower());
        return it == links.end() ? nullptr : it->second.get();
    }

    // Tells `done` later that there is no such server.
    template <class T>
    static void notRegistered(const QString& server, QObject* context,
                              std::function<void(const AgentResult<T>&)> done)
    {
        AgentError error;
        error.kind = AgentError::Kind::Unreachable;
        error.text = FleetSession::tr("there is no server of this name in the registry");
        error.server = server;
        QMetaObject::invokeMethod(
            context, [done = std::move(done), error] { done(tl::make_unexpected(error)); },
            Qt::QueuedConnection);
    }
    void loadRegistry();
    void wireServers(const QList<Server>& servers);
    void addLink(const Server& server);
    void openNext();
    // What packages of a server logged into the logs that other servers keep for all.
    void askSharedLogs(const QString& server, const QString& computer, const PackageTime& time,
                       QObject* context, std::function<void(const QList<PackageExecution>&)> done) const;
    void record(const LogRecord& record);
    void flushLog();
    void onHistory(const AttemptKey& key, const QString& server, const QString& job, const HistoryRow& row);
    void onEvent(const RunEvent& event);
    void expect(const TaskId& task, const QString& server);
    void makeRunner();
    void show(const Runner::Past& past); // brings the models to the run's events
    void follow(const Runner::Past& past);
    void stopFollowing();
    void tell(const RunEvent& event);
    // Reads a run of the journal on another thread.
    // `take`: with its lock, taken first, so that the events are all there are. Fails when another has it.
    void load(const RunId& run, bool take, QObject* context,
              std::function<void(const tl::expected<Runner::Past, QString>&)> done) const;
    [[nodiscard]] FleetSnapshot snapshot() const;
    [[nodiscard]] Estimates estimatesNow() const;
    // In true time, of the successful runs that are known.
    [[nodiscard]] std::vector<std::chrono::milliseconds> trueDurations(const QString& server,
                                                                       const QString& job) const;
    [[nodiscard]] std::vector<std::chrono::seconds> durationsOf(const ServerLink* link,
                                                                const AgentJob& job) const;

    FleetSession* q;
    Options options;
    FleetModel fleet;
    RunModel run;
    TimelineModel timeline;
    LogModel log;
    Passwords passwords;
    std::shared_ptr<LanePool> pool = std::make_shared<LanePool>();
    std::unordered_map<QString, std::unique_ptr<ServerLink>> links; // by lower-case name
    bool historyPaused = false;
    std::unique_ptr<HistoryKeeper> history; // null: none is kept
    std::unique_ptr<LogFeed> feed;          // null: servers' logs are not read
    RegistryFile registry;
    QString registryError;
    LaneAgentPort port;
    QString registryPath;
    QString journalPath;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<Runner> runner;
    std::unique_ptr<JournalFollower> follower; // of a run that another program looks after
    QList<RunEvent> followed;
    FleetSnapshot fleetThen; // of the followed run
    RunLog runLog;
    QSet<RunId> logKnows; // runs whose events the log has
    ParentPackage package;
    Estimates estimates; // as the run began
    std::optional<RunSummary> summary;
    QList<LogRecord> pendingLog;
    QTimer frame;
    bool connected = false;
    QStringList toOpen; // servers whose turn to be read has not come
    QTimer opening;
};

} // namespace stellwerk
