// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packagefile.h"
#include "package/parentpackage.h"

#include <optional>

namespace stellwerk {

// What the check may know of the fleet. A value, filled from the registry and the servers' answers.
struct FleetFacts
{
    struct Job
    {
        QString name;
        bool enabled = true;
        bool hasTarget = true;
    };
    struct Server
    {
        QString name;
        QString group;
        QStringList tags;
        int capacity = 1;
        std::optional<QList<Job>> jobs; // nullopt: not read yet, jobs there are not checked
    };
    bool known = false; // false: there is no registry at hand, and servers are not checked
    QList<Server> servers;
};

enum class Severity { Error, Warning }; // an error keeps the package from running

// `arguments` of each, in order, are told beside it.
enum class ProblemCode {
    EmptyPackage,         //
    Cycle,                // names of the tasks on the circle, joined by " → "
    SelfConstraint,       // task name
    DuplicateConstraint,  // from name, to name
    UnknownTask,          // constraint end's id
    UnknownServer,        // server name
    UnknownServerGroup,   // group path: no server is in it
    UnknownServerTag,     // tag: no server has it
    NoCandidate,          // task name: it names no server at all
    AmbiguousCandidates,  // task name: more than one of list, group and tag
    UnknownJob,           // job, server
    UnknownJobAnywhere,   // job, number of candidate servers
    DisabledJob,          // job, server: it runs when started, but its owner switched it off
    NoTarget,             // job, server: the agent refuses it
    NoJob,                // task name
    JobTwiceAtOnce,       // job, server, other task's name
    BadPackageLimit,      // value
    BadServerLimit,       // server, value
    BadGroupLimit,        // group title, value
    BadWeight,            // task name, value
    WeightOverCapacity,   // task name, weight, server, capacity: it takes the whole server
    BadTimeout,           // task name, seconds
    BadRetry,             // task name
    BadWindow,            // text
    UnknownGroup,         // task name, group id
    NeverStarts,          // task name: its constraints can never hold together
    DisabledTask,         // task name
    LimitOfUnknownServer, // server
};

struct Problem
{
    Severity severity = Severity::Error;
    ProblemCode code = ProblemCode::EmptyPackage;
    QStringList arguments;
    TaskId task;             // empty: not about a task
    ConstraintId constraint; // empty: not about a constraint
    int line = 0;            // in the file, 0: unknown
    bool operator==(const Problem&) const = default;
};

// All problems of a package, errors first, each once. Linear in tasks and constraints but for the search for
// jobs that could run twice at once, which looks only at tasks that share job and server.
[[nodiscard]] QList<Problem> checkPackage(const ParentPackage& package, const FleetFacts& fleet = {},
                                          const PackageLines& lines = {});
[[nodiscard]] bool hasErrors(const QList<Problem>& problems);

// English, for the command line and logs: what is wrong and what to do. ui/ translates by code.
[[nodiscard]] QString describe(const Problem& problem);
// "cycle", "unknown_server" …: for --json.
[[nodiscard]] QString problemCodeName(ProblemCode code);

} // namespace stellwerk
