// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QHash>
#include <QSet>

namespace stellwerk {

// Who follows whom, read once from a package: for gestures and selections that ask often.
class PackageGraph
{
public:
    // As if the constraints `without` were not there.
    explicit PackageGraph(const ParentPackage& package, const QSet<ConstraintId>& without = {});

    // One more constraint, for whoever adds many and asks before each.
    void add(const TaskId& from, const TaskId& to);
    void remove(const TaskId& from, const TaskId& to);
    // Whether from -> to would close a circle.
    [[nodiscard]] bool wouldCircle(const TaskId& from, const TaskId& to) const
    {
        return downstream({to}).contains(from);
    }
    [[nodiscard]] QList<TaskId> successors(const TaskId& task) const { return m_next.value(task); }
    [[nodiscard]] QList<TaskId> predecessors(const TaskId& task) const { return m_previous.value(task); }
    // With the tasks themselves.
    [[nodiscard]] QSet<TaskId> downstream(const QList<TaskId>& tasks) const { return reach(tasks, m_next); }
    [[nodiscard]] QSet<TaskId> upstream(const QList<TaskId>& tasks) const { return reach(tasks, m_previous); }
    [[nodiscard]] QSet<TaskId> connected(const QList<TaskId>& tasks) const; // in whatever direction

private:
    using Edges = QHash<TaskId, QList<TaskId>>;
    static QSet<TaskId> reach(const QList<TaskId>& from, const Edges& edges);

    Edges m_next;
    Edges m_previous;
};

} // namespace stellwerk
