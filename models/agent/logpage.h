// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/agentvalues.h"

// What a server's logs hold, page by page: values that cross threads. Times named `…Local` are the server's
// wall clock with Qt::UTC as carrier.
namespace stellwerk {

// Which of a server's logs, and from where on.
struct LogQuestion
{
    bool history = true;
    bool packages = true; // sysssislog
    bool catalog = true;  // SSISDB
    int limit = 1000;     // rows of each
    // Of a log that is asked for the first time: so many of its newest rows, or (if not 0) those of so many
    // seconds.
    int rowsBack = 200;
    int secondsBack = 0;
    bool everything = false; // also events of pure progress: OnPreExecute, OnProgress …
    QString packageDatabase = QStringLiteral("msdb");
    // New is what has a higher number; -1: it is asked for the first time.
    qint64 aboveHistory = -1;
    qint64 abovePackages = -1;
    qint64 aboveMessages = -1;
    qint64 aboveExecutions = -1;
};

// One of the logs, as it answered.
struct LogPart
{
    enum class Access {
        NotAsked,
        Readable,
        Denied,     // the right is missing
        NoTable,    // the database is there, the table is not, or the login may not enter
        NoDatabase, // no such database
        Refused,    // an error; number and text say which
    };
    Access access = Access::NotAsked;
    qint64 from = -1;  // numbers above it were asked for; -1: not told
    qint64 newest = 0; // the highest number there was just before the rows were read; 0: none
    bool full = false; // the page: there may be more
    int number = 0;    // of the error
    QString text;
};

struct HistoryLogRow
{
    HistoryRow row;
    QString job;
};

// A row of sysssislog, whole.
struct PackageEventRow
{
    qint64 id = 0;
    QString event;
    QString computer; // that ran the package
    QString account;
    QString source; // the task, or the package itself
    QString sourceId;
    QString execution;
    QDateTime atLocal; // of that computer
    int code = 0;
    QString message;
};

// A row of catalog.operation_messages with what catalog.event_messages adds.
struct CatalogMessageRow
{
    qint64 id = 0;
    qint64 operation = 0;
    QDateTime atUtc; // by the server's clock
    int type = -1;   // 120 error, 110 warning …
    int sourceType = 0;
    QString message;
    QString package;
    QString event;
    QString source;       // message_source_name: the task, or the package
    QString subcomponent; // of a data flow
    QString path;         // execution_path
};

struct CatalogExecution
{
    qint64 id = 0;
    QString folder;
    QString project;
    QString package;
};

struct LogPage
{
    QDateTime nowLocal;
    int offsetMinutes = 0; // of the server's zone, east of UTC, now
    QString machine;
    LogPart history;
    LogPart packages;
    LogPart catalog;
    QList<HistoryLogRow> historyRows; // each ascending by its number
    QList<PackageEventRow> packageRows;
    QList<CatalogExecution> executions;
    QList<CatalogMessageRow> catalogRows;
};

} // namespace stellwerk
