// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agentclient.h"
#include "fleet/fleetmodel.h"
#include "logs/logmodel.h"
#include "package/packagecheck.h"
#include "package/parentpackage.h"
#include "run/journal.h"
#include "run/runcontrol.h"
#include "run/runmodel.h"
#include "run/runsummary.h"
#include "run/timelinemodel.h"
#include "session/clockwatch.h"
#include "session/historyfiller.h"
#include "session/logtail.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

namespace stellwerk {

struct ForecastPlan;

// What both programs are made of: the registry, the lanes to its servers, the fleet's live picture, and the
// run. The window and the command line own one each and talk to nothing below it. Main thread; no call
// blocks.
class FleetSession final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        using PasswordSource =
            std::function<void(const Server&, std::function<void(std::optional<QString>)> done)>;
        QString configFolder = {}; // holds servers.json, runs.sqlite
        bool readOnly = false;     // refuse everything that starts or stops a job
        // Where a password comes from: `keychain`, else the environment variable STELLWERK_PASSWORD_<SERVER>,
        // else `askPassword`. Both run on the main thread and call `done` later or at once; an empty optional
        // means: none. A server is asked about once per session, again only after its login was refused.
        PasswordSource keychain = {};
        PasswordSource askPassword = {};
        // No look at a running job is further apart than this. Runs are looked at as often as is useful: near
        // their expected end every 250 ms, hours before it as far apart as this.
        std::chrono::milliseconds slowestPoll{5000};
        // Keep outcomes and durations of all jobs in history.sqlite, filled from all servers in the
        // background. Without it what was kept is neither read nor written.
        bool keepHistory = false;
        HistoryPace historyPace = {};
        // Feed log() from the servers' own logs: history, sysssislog, SSISDB, as they grow.
        bool readLogs = false;
        LogPace logPace = {};
        bool logDiagnostics = false; // what the program itself has to say goes into log(), too (programlog.h)
    };
    explicit FleetSession(Options options, QObject* parent = nullptr);
    ~FleetSession() override;

    // Empty, or what is wrong with servers.json (the file is never overwritten while it cannot be read).
    [[nodiscard]] QString registryError() const;
    [[nodiscard]] QList<Server> servers() const;
    // Writes servers.json atomically and brings lanes and tree to it. Returns an error text or empty.
    QString setServers(const QList<Server>& servers);

    // Kept for this session, in memory only.
    void setPassword(const QString& server, const QString& password);
    // By server: what was typed in and stands neither in the keychain nor in the environment.
    [[nodiscard]] QHash<QString, QString> passwordsInMemory() const;

    [[nodiscard]] FleetModel* fleet() const;
    [[nodiscard]] RunModel* run() const;
    [[nodiscard]] TimelineModel* timeline() const;
    [[nodiscard]] LogModel* log() const;

    // Begins to read all servers and keeps their picture fresh; the listed ones first.
    void connectFleet(const QStringList& first = {});
    // The same for these servers only; the others stay untouched.
    void connectServers(const QStringList& servers);
    void refresh(const QString& server = {}); // empty: all
    // What checks of a package may know of the fleet, as read so far.
    [[nodiscard]] FleetFacts facts() const;
    // Walks name, TCP, login, permissions, Agent and SSIS of a server, registered or not yet.
    void testServer(const Server& server, QObject* context,
                    std::function<void(const QList<ServerTestStep>&)> done);
    // Runs and steps of a job above an instance_id, ascending.
    void readHistory(const QString& server, const QString& job, qint64 aboveInstance, int limit,
                     QObject* context, std::function<void(const AgentResult<QList<HistoryRow>>&)> done);
    // What the jobs that run on a server now are doing: steps, who began them. One small request.
    void readRunning(const QString& server, QObject* context,
                     std::function<void(const AgentResult<QList<RunningDetail>>&)> done);
    // The steps of a finished run with their whole messages, ascending; none if no longer kept there.
    void readRunSteps(const QString& server, const QString& job, qint64 outcomeInstance, QObject* context,
                      std::function<void(const AgentResult<QList<HistoryRow>>&)> done);
    // How the SSIS packages behind a job's steps ended in that time, with their errors.
    void readPackages(const QString& server, const QUuid& job, const PackageTime& time, QObject* context,
                      std::function<void(const AgentResult<PackageEvidence>&)> done);
    // The program's own memory of finished runs; null where none is kept.
    [[nodiscard]] HistoryStore* history() const;
    [[nodiscard]] HistoryProgress historyProgress(const QString& server) const;
    // For this session: no server is asked for its history until it is let go on.
    void setHistoryPaused(bool paused);
    [[nodiscard]] bool isHistoryPaused() const;
    // Takes in what is new there, a page at most. `done` also when it could not be: historyProgress() tells.
    void fillHistory(const QString& server, QObject* context, std::function<void()> done);
    // True time of a moment on a server's wall clock, as well as its clock is known.
    [[nodiscard]] QDateTime toUtc(const QString& server, const QDateTime& serverLocal) const;

    // How a server's clock stands to ours, where logs are read; the log's times are true ones.
    [[nodiscard]] ServerOffset serverOffset(const QString& server) const;
    // Somebody looks at the log (so from the beginning on): its servers are looked at more often, those where
    // a task of the run is under way several times a second.
    void setLogWatched(bool watched);
    // Reads a server's logs to their end; `done` with an empty text, or why it could not be.
    void readLogs(const QString& server, QObject* context, std::function<void(const QString& error)> done);

    // Starts a run. Returns an error text (nothing was started) or empty. One run at a time. `halts`: tasks
    // before which it waits, also those it would begin with (control(Hold) would come too late for them).
    QString startRun(const ParentPackage& package, const QString& file, const QSet<TaskId>& halts = {});
    void stopRun();                      // cancels the run: remote jobs are stopped as their tasks say
    void cancelTask(const TaskId& task); // that task only
    // Asks the run that is shown for something: this program's own, or one that it watches (then its owner
    // does it, through the journal). Empty, or why it cannot be asked for now.
    // What goes wrong later, on the way to another program, is told by controlFailed().
    QString control(const RunControl& wish);
    [[nodiscard]] bool isRunning() const; // a run of our own that is not over

    enum class Ownership {
        None,     // no run is shown
        Own,      // this program looks after it
        Watching, // another program does; the models show it live
    };
    [[nodiscard]] Ownership ownership() const;
    [[nodiscard]] RunId runId() const;               // of the run that is shown; empty: none
    [[nodiscard]] ParentPackage runPackage() const;  // its package, as it was started
    [[nodiscard]] QList<RunEvent> runEvents() const; // its events, as told so far
    // Tells the log what a run of the journal did, once a run.
    void logPast(const RunId& run, const ParentPackage& package, const QList<RunEvent>& events);
    [[nodiscard]] ForecastPlan
    forecastPlan(const ParentPackage& package) const; // what is known now of where and how long it runs

    // Runs that were interrupted and that nobody looks after, newest first. Reads on another thread.
    void findInterrupted(QObject* context,
                         std::function<void(const tl::expected<QList<RunRecord>, QString>&)> done);
    // Goes on with an interrupted run, or shows an ended one so that control() can open it again (retry,
    // re-run from failure, decide). `done`: empty, or why not. Nothing else may run.
    void resumeRun(const RunId& run, QObject* context, std::function<void(const QString& error)> done);
    // Shows a run that another program looks after, live; ends with orphaned() when that program dies.
    void watchRun(const RunId& run, QObject* context, std::function<void(const QString& error)> done);
    // Stops looking after the run, or watching it. Jobs go on; an own run stands as interrupted.
    void leaveRun();

    // What a start of the package could touch on servers tagged "production".
    struct ProductionStart
    {
        TaskId task;
        QString name;
        QString job;
        QStringList servers;
        bool operator==(const ProductionStart&) const = default;
    };
    [[nodiscard]] QList<ProductionStart> productionStarts(const ParentPackage& package) const;

    // Read-only: everything that starts or stops a job is refused, from now on.
    [[nodiscard]] bool isReadOnly() const;
    void setReadOnly(bool readOnly);
    [[nodiscard]] QString journalFile() const;               // runs.sqlite
    [[nodiscard]] std::optional<RunSummary> summary() const; // of the last run, once it ended

Q_SIGNALS:
    void runEvent(const stellwerk::RunEvent& event); // every event, once, after the models applied it
    void runFinished(stellwerk::RunOutcome outcome); // summary() is there
    void journalFailed(const QString& error);        // nothing more is started until it can be written
    void fleetRefreshed(const QString& server);      // its jobs were read
    void fleetLooked(const QString& server);         // that, or only what runs there
    // How far a server's history is, or what is remembered of its jobs.
    void historyChanged(const QString& server);
    void historyNotice(const QString& text); // English: it cannot be kept, or was begun anew
    void serverOffsetChanged(const QString& server);
    void serversChanged();
    void ownershipChanged(); // another run is shown, or it has another owner
    void
    orphaned(const stellwerk::RunId& run); // the watched run's program died: resumeRun() may go on with it
    void controlFailed(const QString& error);
    void readOnlyChanged(bool readOnly);

private:
    [[nodiscard]] static QString readOnlyText();
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace stellwerk
