// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/constraintlogic.h"

#include <QHash>

#include <vector>

namespace stellwerk {

// Constraints and joins of a running package by index, with counters, so that the end of a task costs its own
// constraints only. Each task is decided once: it may start, or it never can.
class RunGraph
{
public:
    explicit RunGraph(const ParentPackage& package);

    struct Decision
    {
        int task = -1;
        bool starts = false;
        int constraint = -1; // why not: the constraint that settled it
    };
    [[nodiscard]] int indexOf(const TaskId& task) const { return m_index.value(task, -1); }
    [[nodiscard]] std::vector<int> roots() const; // without constraints, in the package's order
    // Tells what the end of `task` decides. `passedOver`: it was disabled.
    void ended(int task, TaskOutcome outcome, bool passedOver, std::vector<Decision>& decisions);

    struct Out
    {
        int constraint;
        int to;
        ConstraintKind kind;
    };
    [[nodiscard]] const std::vector<Out>& outgoing(int task) const { return m_out[size_t(task)]; }

private:
    struct Incoming
    {
        int total = 0;
        int holding = 0;
        int dead = 0;
        bool any = false;
        bool decided = false;
    };
    QHash<TaskId, int> m_index;
    std::vector<std::vector<Out>> m_out;
    std::vector<Incoming> m_in;
};

} // namespace stellwerk
