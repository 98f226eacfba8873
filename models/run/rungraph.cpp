// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/rungraph.h"

namespace stellwerk {

RunGraph::RunGraph(const ParentPackage& package)
    : m_out(size_t(package.tasks.size()))
    , m_in(size_t(package.tasks.size()))
{
    m_index.reserve(package.tasks.size());
    for (int i = 0; i < int(package.tasks.size()); ++i) {
        m_index.insert(package.tasks.at(i).id, i);
        m_in[size_t(i)].any = package.tasks.at(i).join == Join::Any;
    }
    for (int i = 0; i < int(package.constraints.size()); ++i) {
        const Constraint& constraint = package.constraints.at(i);
        const int from = indexOf(constraint.from);
        const int to = indexOf(constraint.to);
        if (from < 0 || to < 0)
            continue; // the check reports it
        m_out[size_t(from)].push_back({i, to, constraint.kind});
        ++m_in[size_t(to)].total;
    }
}

std::vector<int> RunGraph::roots() const
{
    std::vector<int> roots;
    for (size_t i = 0; i < m_in.size(); ++i) {
        if (m_in[i].total == 0)
            roots.push_back(int(i));
    }
    return roots;
}

void RunGraph::ended(int task, TaskOutcome outcome, bool passedOver, std::vector<Decision>& decisions)
{
    for (const Out& out : m_out[size_t(task)]) {
        Incoming& in = m_in[size_t(out.to)];
        if (in.decided)
            continue;
        const bool yes = holds(out.kind, outcome, passedOver) == Holds::Yes;
        ++(yes ? in.holding : in.dead);
        const bool starts = in.any ? in.holding > 0 : in.holding == in.total;
        const bool never = in.any ? in.dead == in.total : in.dead > 0;
        if (!starts && !never)
            continue;
        in.decided = true;
        decisions.push_back({out.to, starts, out.constraint});
    }
}

} // namespace stellwerk
