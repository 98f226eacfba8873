// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplepackage.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kJobsPerServer = 3;

QStringList idleJobs(const QList<AgentJob>& jobs)
{
    QStringList names;
    for (const AgentJob& job : jobs) {
        if (job.enabled && job.hasTarget && !job.steps.isEmpty() && job.state == JobState::Idle)
            names += job.name;
    }
    return names;
}

void constrain(ParentPackage& package, const TaskId& from, const TaskId& to, ConstraintKind kind)
{
    package.constraints += Constraint{u"c%1"_s.arg(package.constraints.size() + 1), from, to, kind, {}, {}};
}

} // namespace

ParentPackage samplePackageFor(const FleetModel& fleet)
{
    ParentPackage package;
    package.name = u"Sample for a generated fleet"_s;
    package.description =
        u"Up to three jobs a server, one after the other; the last task waits for all servers."_s;
    QList<TaskId> ends;
    QString lastJob;
    const QList<Server> servers = fleet.servers();
    for (const Server& server : servers) {
        const QStringList jobs = idleJobs(fleet.jobs(server.name));
        TaskId previous;
        for (int i = 0; i < std::min(kJobsPerServer, int(jobs.size())); ++i) {
            Task task;
            task.id = u"t%1"_s.arg(package.tasks.size() + 1);
            task.name = u"%1 on %2"_s.arg(jobs[i], server.name);
            task.job = jobs[i];
            task.where.servers = {server.name};
            package.tasks += task;
            // What follows runs whether it worked or not, so that one unlucky job does not end the demo.
            if (!previous.isEmpty())
                constrain(package, previous, task.id,
                          i == 1 ? ConstraintKind::Completion : ConstraintKind::Success);
            previous = task.id;
        }
        if (!previous.isEmpty())
            ends += previous;
        if (lastJob.isEmpty() && jobs.size() > kJobsPerServer)
            lastJob = jobs[kJobsPerServer];
    }
    if (lastJob.isEmpty() || ends.size() < 2)
        return package;
    Task last;
    last.id = u"t%1"_s.arg(package.tasks.size() + 1);
    last.name = lastJob;
    last.job = lastJob;
    for (const Server& server : servers) {
        if (fleet.job(server.name, lastJob))
            last.where.servers += server.name;
    }
    package.tasks += last;
    for (const TaskId& end : std::as_const(ends))
        constrain(package, end, last.id, ConstraintKind::Completion);
    return package;
}

} // namespace stellwerk
