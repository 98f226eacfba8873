// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/jobmemory.h"
#include "fleet/joboutcome.h"

#include <QHash>

// What goes into the program's own history and comes out of it: plain values that cross threads.
namespace stellwerk {

// A finished run as the history keeps it.
struct FinishedRun
{
    QUuid job;
    QString jobName;
    qint64 instanceId = 0;  // of its outcome row; unique together with job and start, alone it is not
    QDateTime startedLocal; // the server's wall clock, Qt::UTC as carrier
    QDateTime startedUtc;   // by the server's own offset at that moment
    std::chrono::seconds duration{0};
    RunStatus outcome = RunStatus::Unknown;
    int retries = 0;
    QString message;
    QString startedBy; // "User sa", "Schedule 5 (Nightly)"; empty: not known
    QString run;       // of ours that started it, and its task; empty: none
    QString task;
    bool operator==(const FinishedRun&) const = default;
};

// One answer of a server to "what ended above this instance_id?".
struct HistoryPage
{
    QString server;        // registered name
    QString ownName;       // SERVERPROPERTY('ServerName')
    QString scope;         // who asked and how: another login may see other rows
    QDateTime nowLocal;    // the server's clock at the answer
    int offsetMinutes = 0; // east of UTC, at that moment
    QDateTime readUtc;     // by our own clock
    qint64 watermark = 0;  // all rows up to here were taken in before
    qint64 newest = 0;     // highest instance_id there; 0: none, or not told
    bool reachedEnd = false;
    bool whole = false;     // read from the beginning, whatever the watermark says
    QList<QUuid> jobs;      // all that exist there, as far as known
    QList<JobOutcome> rows; // ascending
};

// How far a server's history was taken in.
struct FillState
{
    qint64 watermark = 0;
    QDateTime completeUntil; // UTC by our clock: the last time that a read reached the end; invalid: never
    QDateTime wholeRead;     // UTC: the last time that everything was read
    QString scope;
    qint64 added = 0;     // rows that were new in this page
    bool rebased = false; // begin from 0: the server's numbers are not those that were known
    bool operator==(const FillState&) const = default;
};

struct RunsQuery
{
    QString server;
    QString job;
    QDateTime sinceUtc{}; // invalid: all
    int limit = 10'000;
};

// Days of the server's wall clock, as a calendar shows them.
struct DayQuery
{
    QStringList servers; // empty: all
    QDate from;
    QDate to; // included
    int limit = 200'000;
};
struct DayCell
{
    QString server;
    QString job;
    QDate day;
    int runs = 0;
    int failed = 0;
    int cancelled = 0;
    int late = 0; // took longer than the job usually does: more than its P90 and a quarter
    bool operator==(const DayCell&) const = default;
};

// Keeps what is younger than so many days, and no more than so many runs a job; 0: no limit.
struct Retention
{
    int days = 400;
    int runsPerJob = 20'000;
    bool operator==(const Retention&) const = default;
};

struct HistoryStats
{
    struct OfServer
    {
        QString server;
        QString ownName;
        int jobs = 0;
        qint64 runs = 0;
        QDateTime oldestUtc;
        QDateTime newestUtc;
        QDateTime completeUntil;
    };
    QString file;
    qint64 bytes = 0;
    qint64 runs = 0;
    Retention retention;
    QList<OfServer> servers;
};

using Memories = QHash<QString, JobMemory>; // by folded job name

} // namespace stellwerk
