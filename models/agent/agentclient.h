// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agentvalues.h"
#include "agent/lane.h"
#include "agent/logpage.h"
#include "agent/outcomepage.h"
#include "agent/packageverdict.h"
#include "agent/polldecision.h"
#include "agent/startdecision.h"
#include "fleet/runningdetail.h"

#include <QElapsedTimer>
#include <QObject>

namespace stellwerk {

template <class T>
struct Clocked; // operations.h

// One rung of "servers test".
struct ServerTestStep
{
    enum class Id { Name, Tcp, Login, Permissions, AgentState, Ssis };
    enum class Result { Ok, Warning, Failed, Skipped };
    Id id = Id::Name;
    Result result = Result::Skipped;
    QString detail; // what was found: an address, a version, the missing right
    QString advice; // what to do, when it is not Ok
    // Of the rung Permissions: the login's role ("SQLAgentReaderRole", "sysadmin", empty: none), how the
    // Agent is read ("tables" or "procedures"), and a sentence for each missing right that says what it
    // costs.
    QString role{};
    QString reader{};
    QStringList costs{};
    bool operator==(const ServerTestStep&) const = default;
};

// What the login may do there (agent-facts 2.11).
struct Permissions
{
    enum class Role { None, User, Reader, Operator, Owner, Sysadmin };
    Role role = Role::None; // the strongest
    bool sysadmin = false;
    bool readTables = false; // SELECT on sysjobs, sysjobsteps, sysjobactivity, sysjobhistory, syssessions …
    bool readProcedures = false; // EXECUTE on sp_help_job and its siblings
    bool startJobs = false;      // EXECUTE on sp_start_job
    bool stopJobs = false;       // EXECUTE on sp_stop_job
    bool packageLog = false;     // SELECT on sysssislog
    bool serverState = false;    // VIEW SERVER STATE: is the Agent running?
    QStringList missing;         // names of the rights that are missing for full use
    bool operator==(const Permissions&) const = default;
};
// As SQL Server calls it; empty for none.
[[nodiscard]] QString roleName(Permissions::Role role);

// The typed operations on one server, over its lane. All return at once; `done` is called on this thread
// unless `context` died before. Main thread.
class AgentClient final : public QObject
{
    Q_OBJECT
public:
    template <class T>
    using Done = std::function<void(AgentResult<T>)>;
    using RequestId = Lane::RequestId;

    AgentClient(std::shared_ptr<LanePool> pool, const Server& server, PasswordProvider passwords,
                QObject* parent = nullptr);
    ~AgentClient() override;

    [[nodiscard]] Lane* lane() const { return m_lane; }
    [[nodiscard]] const Server& server() const { return m_lane->server(); }
    void setServer(const Server& server) { m_lane->setServer(server); }

    // All jobs with steps, activity and their last runs: one batch.
    RequestId snapshot(QObject* context, Done<ServerPicture> done, Lane::Options options = {});
    // What every job does now: one small batch.
    RequestId activity(QObject* context, Done<QList<JobActivity>> done);
    // Runs and steps of a job above an instance_id, ascending, at most `limit` of the newest.
    RequestId history(const QString& job, qint64 aboveInstance, int limit, QObject* context,
                      Done<QList<HistoryRow>> done);
    // What the jobs that run now are doing, in one batch; the oldest began on that day at the earliest.
    RequestId running(const QDate& sinceLocal, QObject* context, Done<QList<RunningDetail>> done);
    // The steps of one finished run and its outcome row, ascending, with their whole messages.
    RequestId runSteps(const QString& job, qint64 outcomeInstance, QObject* context,
                       Done<QList<HistoryRow>> done);
    // A page of ended runs of all jobs above an instance_id: for the program's own history.
    RequestId outcomes(const OutcomeQuestion& question, QObject* context, Done<OutcomePage> done);
    // What is new in its logs, a page of each: one round trip (two for a login that only has a role of the
    // Agent).
    RequestId logPage(const LogQuestion& question, QObject* context, Done<LogPage> done);
    RequestId agentState(QObject* context, Done<AgentState> done);
    RequestId permissions(QObject* context, Done<Permissions> done);
    // Not idempotent: an error of kind ContactLost, Timeout or Cancelled says that nobody knows. See
    // lookForStart().
    RequestId startJob(const JobStart& start, QObject* context, Done<StartReceipt> done,
                       Lane::Options options = {});
    RequestId startJob(const QString& job, const QString& startStep, QObject* context,
                       Done<StartReceipt> done, Lane::Options options = {})
    {
        return startJob(JobStart{job, startStep}, context, std::move(done), options);
    }
    // Looks for a start of ours whose answer was lost.
    RequestId lookForStart(const LostStartQuestion& question, QObject* context, Done<LostStartVerdict> done);
    RequestId lookForStart(const QString& job, const QDateTime& sinceLocal,
                           const QDateTime& knownRequestLocal, QObject* context, Done<LostStartVerdict> done)
    {
        return lookForStart({job, sinceLocal, knownRequestLocal}, context, std::move(done));
    }
    // True: the request was delivered, and the run ends later. False: the run is not under way (any more, or
    // yet).
    RequestId stopJob(const RunToStop& order, QObject* context, Done<bool> done, Lane::Options options = {});
    RequestId stopJob(const QUuid& job, QObject* context, Done<bool> done, Lane::Options options = {})
    {
        return stopJob(RunToStop{job}, context, std::move(done), options); // whatever runs
    }
    // The run that is under way now, whoever started it; nothing when the job is idle.
    RequestId findRunning(const QString& job, QObject* context, Done<std::optional<StartReceipt>> done);
    // How packages that were executed on the server in a time ended, and the SSIS steps of the job.
    RequestId packageOutcome(const QUuid& job, const PackageTime& time, QObject* context,
                             Done<PackageEvidence> done);
    // What packages of another computer logged into this server's sysssislog, in a time of that computer's
    // clock.
    RequestId packageLog(const QString& computer, const PackageTime& time, QObject* context,
                         Done<QList<PackageExecution>> done);
    // Packages of this server may log into a sysssislog that lies on other servers: asks those. Nothing:
    // there are none. `done` gets what was found in good time.
    using PackageLogsElsewhere =
        std::function<void(const QString& computer, const PackageTime& time, QObject* context,
                           std::function<void(const QList<PackageExecution>&)> done)>;
    void setPackageLogsElsewhere(PackageLogsElsewhere ask) { m_elsewhere = std::move(ask); }
    [[nodiscard]] const PackageLogsElsewhere& packageLogsElsewhere() const { return m_elsewhere; }
    // One round trip for all runs.
    RequestId poll(const QList<WatchedRun>& runs, QObject* context, Done<PollAnswer> done);
    // Name, TCP, login, permissions, Agent, SSIS: stops at the first that fails; all steps are told, the rest
    // as skipped. Never fails itself.
    void testServer(QObject* context, std::function<void(QList<ServerTestStep>)> done);
    void cancel(RequestId id) { m_lane->cancel(id); }

    // The server's wall clock by its last answer, never ahead of the truth; invalid before the first one.
    [[nodiscard]] QDateTime serverNowLocal() const;
    // Seconds that pass there in one of ours: 1, unless the server is a simulated one that runs faster.
    [[nodiscard]] double clockRate() const;

private:
    template <class T>
    RequestId submit(std::function<AgentResult<Clocked<T>>(Connection&)> work, QObject* context, Done<T> done,
                     Lane::Options options);
    void learnClock(const QDateTime& serverLocal);

    PasswordProvider m_passwords;
    PackageLogsElsewhere m_elsewhere;
    Lane* m_lane;
    QElapsedTimer m_sinceFirst; // our own monotonic clock, from the first answer
    qint64 m_lastAt = 0;        // of m_lastLocal, in it
    QDateTime m_firstLocal;
    QDateTime m_lastLocal;
};

} // namespace stellwerk
