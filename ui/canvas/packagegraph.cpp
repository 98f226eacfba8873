// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/packagegraph.h"

namespace stellwerk {

PackageGraph::PackageGraph(const ParentPackage& package, const QSet<ConstraintId>& without)
{
    for (const Constraint& constraint : package.constraints) {
        if (without.contains(constraint.id))
            continue;
        m_next[constraint.from].append(constraint.to);
        m_previous[constraint.to].append(constraint.from);
    }
}

QSet<TaskId> PackageGraph::reach(const QList<TaskId>& from, const Edges& edges)
{
    QSet<TaskId> seen(from.cbegin(), from.cend());
    QList<TaskId> open = from;
    while (!open.isEmpty()) {
        const TaskId current = open.takeLast();
        for (const TaskId& next : edges.value(current)) {
            if (!seen.contains(next)) {
                seen.insert(next);
                open.append(next);
            }
        }
    }
    return seen;
}

QSet<TaskId> PackageGraph::connected(const QList<TaskId>& tasks) const
{
    Edges both = m_next;
    for (auto it = m_previous.cbegin(); it != m_previous.cend(); ++it)
        both[it.key()] += it.value();
    return reach(tasks, both);
}

} // namespace stellwerk
