// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/criticalpath.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

namespace stellwerk {

using namespace std::chrono_literals;
using Time = std::chrono::milliseconds;

namespace {

constexpr Time kNever = Time::max();

// docs/semantics.md, table 1.
bool holds(ConstraintKind kind, PathEnd end)
{
    switch (kind) {
    case ConstraintKind::Success:
        return end == PathEnd::Succeeds;
    case ConstraintKind::Failure:
        return end == PathEnd::Fails;
    case ConstraintKind::Completion:
        return end != PathEnd::NeverRuns && end != PathEnd::Unknown;
    }
    return false;
}

struct Edge
{
    int from;
    int to;
    const Constraint* constraint;
};

struct Node
{
    std::vector<int> in;  // edges
    std::vector<int> out; // edges
    Time duration{0};
    Time start{0};
    Time latestEnd{0};
    PathEnd end = PathEnd::Succeeds;
    int decider = -1; // of a join "any": the edge that lets it start
    [[nodiscard]] bool runs() const { return end != PathEnd::NeverRuns; }
    [[nodiscard]] Time earliestEnd() const { return start + duration; }
};

class Network
{
public:
    explicit Network(const ParentPackage& package)
        : m_package(package)
    {
        QHash<TaskId, int> number;
        number.reserve(package.tasks.size());
        for (const Task& task : package.tasks)
            number.insert(task.id, int(number.size()));
        m_nodes.resize(std::size_t(package.tasks.size()));
        for (const Constraint& constraint : package.constraints) {
            const int from = number.value(constraint.from, -1);
            const int to = number.value(constraint.to, -1);
            if (from < 0 || to < 0)
                continue; // the check reports it
            node(from).out.push_back(int(m_edges.size()));
            node(to).in.push_back(int(m_edges.size()));
            m_edges.push_back({from, to, &constraint});
        }
    }

    // False: there is a circle.
    bool sort()
    {
        std::vector<int> waiting;
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            waiting.push_back(int(m_nodes[i].in.size()));
            if (waiting.back() == 0)
                m_order.push_back(int(i));
        }
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            for (const int out : node(m_order[i]).out) {
                if (--waiting[std::size_t(edge(out).to)] == 0)
                    m_order.push_back(edge(out).to);
            }
        }
        return m_order.size() == m_nodes.size();
    }

    void forward(const QHash<TaskId, PathTime>& times)
    {
        for (const int number : m_order) {
            Node& at = node(number);
            const Task& task = m_package.tasks.at(number);
            const PathTime time = times.value(task.id);
            at.end = task.disabled ? PathEnd::Succeeds : time.end;
            at.duration = task.disabled ? 0ms : std::max(0ms, time.duration);
            if (const std::optional<Time> start = startOf(at, task.join); start && at.runs())
                at.start = *start;
            else
                at.end = PathEnd::NeverRuns;
            if (!at.runs())
                continue;
            m_total = std::max(m_total, at.earliestEnd());
            m_unknown += !task.disabled && (!times.contains(task.id) || !time.known) ? 1 : 0;
        }
    }

    void backward()
    {
        for (auto number = m_order.crbegin(); number != m_order.crend(); ++number) {
            Node& at = node(*number);
            at.latestEnd = m_total;
            for (const int out : at.out) {
                if (const Node& next = node(edge(out).to); decides(out))
                    at.latestEnd = std::min(at.latestEnd, next.latestEnd - next.duration);
            }
        }
    }

    [[nodiscard]] CriticalPath result() const
    {
        CriticalPath path;
        path.total = m_total;
        path.unknown = m_unknown;
        path.tasks.reserve(qsizetype(m_nodes.size()));
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            const Node& at = m_nodes[i];
            PathTask task{at.start, at.earliestEnd(), at.latestEnd - at.earliestEnd(), at.runs(), false};
            task.critical = task.runs && task.slack == 0ms && m_total > 0ms;
            if (!task.runs)
                task = {};
            path.tasks.insert(m_package.tasks.at(qsizetype(i)).id, task);
        }
        for (std::size_t i = 0; i < m_edges.size(); ++i) {
            const Node& from = node(m_edges[i].from);
            const Node& to = node(m_edges[i].to);
            const bool tight = m_total > 0ms && from.latestEnd == from.earliestEnd() &&
                               to.latestEnd == to.earliestEnd() && to.start == from.earliestEnd();
            if (tight && decides(int(i)))
                path.constraints.insert(m_edges[i].constraint->id);
        }
        return path;
    }

private:
    Node& node(int number) { return m_nodes[std::size_t(number)]; }
    [[nodiscard]] const Node& node(int number) const { return m_nodes[std::size_t(number)]; }
    [[nodiscard]] const Edge& edge(int number) const { return m_edges[std::size_t(number)]; }

    [[nodiscard]] bool holdsOn(int number) const
    {
        return holds(edge(number).constraint->kind, node(edge(number).from).end);
    }
    // Whether a delay of its task can delay what follows.
    [[nodiscard]] bool decides(int number) const
    {
        const Node& to = node(edge(number).to);
        return to.runs() && (m_package.tasks.at(edge(number).to).join == Join::All || to.decider == number);
    }
    [[nodiscard]] std::optional<Time> startOf(Node& at, Join join) const
    {
        if (at.in.empty())
            return 0ms;
        Time latest = 0ms;
        Time first = kNever;
        for (const int in : at.in) {
            const Time over = node(edge(in).from).earliestEnd();
            if (!holdsOn(in)) {
                if (join == Join::All)
                    return std::nullopt;
                continue;
            }
            latest = std::max(latest, over);
            if (over < first) {
                first = over;
                at.decider = in;
            }
        }
        if (join == Join::All)
            return latest;
        return first == kNever ? std::nullopt : std::optional(first);
    }

    const ParentPackage& m_package;
    std::vector<Node> m_nodes;
    std::vector<Edge> m_edges;
    std::vector<int> m_order;
    Time m_total{0};
    int m_unknown = 0;
};

} // namespace

CriticalPath criticalPath(const ParentPackage& package, const QHash<TaskId, PathTime>& times)
{
    Network network(package);
    if (!network.sort()) {
        CriticalPath path;
        path.circle = true;
        return path;
    }
    network.forward(times);
    network.backward();
    return network.result();
}

} // namespace stellwerk
