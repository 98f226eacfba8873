// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/agentjob.h"

#include <QHash>
#include <QSet>

// What operations on a server take and give: plain values that cross threads. Times named `…Local` are the
// server's wall clock with Qt::UTC as carrier; compare them with each other only (agent-facts 3.5).
namespace stellwerk {

struct ServerInfo
{
    QString serverName; // SERVERPROPERTY('ServerName')
    QString productVersion;
    QString edition;
    int engineEdition = 0; // 4: Express, has no Agent
    QString versionText;   // @@VERSION, first line
    QDateTime nowLocal;
    int offsetMinutes = 0; // east of UTC, now
    bool operator==(const ServerInfo&) const = default;
};

// Not "ServerSnapshot": plan/ has a type of that name, and both meet in session/.
struct ServerPicture
{
    ServerInfo info;
    AgentState agent = AgentState::Unknown;
    QList<AgentJob> jobs; // sorted by name
};

// What a job does now; one row of sysjobactivity of the newest session.
struct JobActivity
{
    QUuid job;
    QString name;
    JobState state = JobState::Unknown;
    QDateTime requestedLocal;
    QString requestedSource; // '1' scheduler, '4' user …
    QDateTime startedLocal;
    int lastStep = 0; // last finished
    bool operator==(const JobActivity&) const = default;
};

// A row of sysjobhistory. step 0 is the outcome of the whole run.
struct HistoryRow
{
    qint64 instanceId = 0;
    QUuid job;
    int step = 0;
    QString stepName;
    RunStatus status = RunStatus::Unknown;
    QDateTime startedLocal;
    std::chrono::seconds duration{0};
    int retries = 0;
    int sqlMessageId = 0;
    int sqlSeverity = 0;
    QString message;
    bool operator==(const HistoryRow&) const = default;
};

// What is asked of sp_start_job.
struct JobStart
{
    QString job;
    QString step;                // to begin with; empty: the job's own
    bool refuseDisabled = false; // a disabled job is not started; SQL Server itself would
};

// What is known of a run at the moment its start was accepted: enough to find it again later, also after a
// crash (agent-facts 3.3). `history0` is 0 and `requested0Local` invalid when there was nothing before.
struct StartReceipt
{
    QUuid job;
    QString jobName;
    qint64 session = 0;        // syssessions.session_id
    qint64 watermark = 0;      // h0: highest instance_id before
    qint64 history0 = 0;       // activity row before: job_history_id
    QDateTime requested0Local; // activity row before: run_requested_date
    QDateTime sentLocal;       // t0: server's clock just before the start
    int offsetMinutes = 0;
    QString serverName;
    bool adopted = false;            // a run that was already there
    QDateTime adoptedRequestedLocal; // of an adopted run
    bool underWay0 = false;          // another's run was under way before, and ended just before ours began
    QDateTime requestedLocal;        // our request, where the row right after the start showed it
    QString
        login; // of a run adopted because it may be ours: who must have asked for it, if it is (SUSER_SNAME)
    bool operator==(const StartReceipt&) const = default;
};

// Which run is to be stopped: only that one. Without a request's date: whatever runs.
struct RunToStop
{
    QUuid job;
    qint64 session = 0;         // 0: any
    QDateTime requestedLocal{}; // of the run, as its activity row has it
    qint64 lastInstance = 0;    // history known so far: an outcome above it is the end of the run
};

// A start was sent whose answer was lost: what was asked, and when.
struct LostStartQuestion
{
    QString job;
    QDateTime sinceLocal;          // the server's clock just before the start was sent
    QDateTime knownRequestLocal{}; // the newest request for this job that is known to be an older one, if any
    // What the server's clock must at least show now, by the controller's own; invalid: not known. A server
    // that is behind had its clock set back since, and what it wrote meanwhile looks older than the start.
    QDateTime earliestNowLocal{};
    // Another start of ours for this job was noted at this moment at the latest: a request up to then may be
    // that one's, whose run is over, while the lost one is still on its way. Invalid: there was none.
    QDateTime otherRequestLocal{};
};

// The activity row of a watched job in the session of its start.
struct ActivityRow
{
    QDateTime requestedLocal;
    QString requestedSource;
    QDateTime startedLocal;
    QDateTime stoppedLocal;
    int lastStep = 0;
    qint64 historyId = 0; // 0: NULL
    bool operator==(const ActivityRow&) const = default;
};

// sysjobservers' memory of the last run, for when history was purged.
struct LastOutcome
{
    RunStatus status = RunStatus::Unknown;
    QDateTime startedLocal;
    QString message;
    bool operator==(const LastOutcome&) const = default;
};

// One round trip for all watched runs of a server.
struct PollAnswer
{
    QDateTime nowLocal;
    qint64 session = 0; // newest
    QDateTime sessionStartedLocal;
    AgentState agent = AgentState::Unknown; // Unknown where the login may not ask
    QHash<QUuid, ActivityRow> activity;
    QHash<QUuid, QList<HistoryRow>> history; // ascending
    QHash<QUuid, LastOutcome> jobs;          // jobs that exist
    QSet<QUuid> ssisJobs; // those of them that have SSIS steps; told at the latest when a run ends
};

} // namespace stellwerk
