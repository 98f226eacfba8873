// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tourpackage.h"

#include "fleet/fleetmodel.h"

#include <algorithm>
#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

ParentPackage tourPackage(const FleetModel& fleet, const QString& name, int tasks)
{
    QList<QPair<QString, QString>> jobs;
    for (const Server& server : fleet.servers()) {
        for (const AgentJob& job : fleet.jobs(server.name))
            jobs.append({server.name, job.name});
    }
    ParentPackage package;
    package.name = name;
    if (jobs.isEmpty())
        return package;
    const int wide = std::max(2, int(std::lround(std::sqrt(tasks) * 0.9))); // cards a column
    int constraints = 0;
    const auto connect = [&](int from, int to, ConstraintKind kind) {
        if (from >= 0 && from < to)
            package.constraints.append(
                {u"c%1"_s.arg(++constraints), u"t%1"_s.arg(from), u"t%1"_s.arg(to), kind, {}, {}});
    };
    for (int i = 0; i < tasks; ++i) {
        const auto& [server, job] = jobs.at(i * 7 % jobs.size());
        Task task;
        task.id = u"t%1"_s.arg(i);
        task.job = job;
        task.name = i < jobs.size() ? job : u"%1 %2"_s.arg(job).arg(i / jobs.size() + 1);
        task.where.servers = {server};
        package.tasks.append(task);
        const int row = i % wide;
        connect(i - wide, i, i % 11 == 0 ? ConstraintKind::Completion : ConstraintKind::Success);
        if (row > 0 && (i / wide) % 2 == 1)
            connect(i - wide - 1, i, i % 13 == 0 ? ConstraintKind::Failure : ConstraintKind::Success);
        if (row + 1 < wide && (i / wide) % 4 == 2)
            connect(i - wide + 1, i, ConstraintKind::Success);
    }
    return package;
}

} // namespace stellwerk
