// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/packagegraph.h"

namespace stellwerk {

PackageGraph::PackageGraph(const ParentPackage& package, const QSet<ConstraintId>& without)
{
    for (const Constraint& constraint : package.constraints) {
        if (!without.contains(constraint.id))
            add(constraint.from, constraint.to);
    }
}

void PackageGraph::add(const TaskId& from, const TaskId& to)
{
    m_next[from].append(to);
    m_previous[to].append(from);
}

void PackageGraph::remove(const TaskId& from, const TaskId& to)
{
    m_next[from].removeOne(to);
    m_previous[to].removeOne(from);
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
