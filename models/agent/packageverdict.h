// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/polldecision.h"

#include <QHash>
#include <QStringList>

// Did the packages behind a job that reported success end well? A step may report success for a package that
// failed: one that the catalog runs without SYNCHRONIZED, or one whose errors it swallowed
// (agent-facts 4.1, 4.5).
namespace stellwerk {

// One execution of a package, as SSISDB or sysssislog tells it.
struct PackageExecution
{
    bool catalog = false;
    QString id;
    QString package;      // "Folder\Project\Package.dtsx" of the catalog; its own name in sysssislog
    QDateTime beganLocal; // created_time, or PackageStart
    QDateTime endedLocal; // invalid: not over, or not in the time asked for
    QString account;      // who ran it: caller_name, or operator
    int status = 0; // catalog.executions.status: 3 cancelled, 4 failed, 6 ended unexpectedly, 7 succeeded …
    int errors = 0; // OnError rows
    QStringList messages; // what it said when it failed, "component: words", each once, in order
    bool operator==(const PackageExecution&) const = default;
};

// What packageoutcome.sql found.
struct PackageEvidence
{
    bool readsCatalog = false;
    bool readsLog = false;
    QString computer;             // of the server, as packages there call it
    QHash<int, QString> commands; // of the job's SSIS steps
    QList<PackageExecution> executions;
};

// The time in which the packages of a run were executed, by the server's clock: from the first to the last of
// its steps that ended. Invalid when there is none: then there is nothing to ask.
struct PackageTime
{
    QDateTime fromLocal;
    QDateTime toLocal;
};
[[nodiscard]] PackageTime packageTime(const WatchedRun& run);
// Is there anything to ask before `end` is told?
[[nodiscard]] bool wantsPackageCheck(const WatchedRun& run, const RunEnd& end);

// Turns a success into PackageFailed when an execution that is certainly behind one of the run's own steps
// ended badly, and notes what cannot be known. Whose an execution is: of the step's package, begun within the
// step's time, over with the step where the step waits for it, and run by the account that the step's message
// names (the name is not translated, whatever the language). Where several of those are left and do not
// agree, the job's word counts. Where a step failed by its own word, the first error of its package is noted.
// Pure.
[[nodiscard]] RunEnd judgePackages(const WatchedRun& run, RunEnd end, const PackageEvidence& evidence);
// The same when the evidence could not be read.
[[nodiscard]] RunEnd withoutPackageCheck(RunEnd end, const QString& why);

} // namespace stellwerk
