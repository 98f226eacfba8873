// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/delays.h"

#include "run/constraintlogic.h"
#include "run/runmodel.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <vector>

namespace stellwerk {

using Milliseconds = std::chrono::milliseconds;

namespace {

struct Node
{
    const TaskStint* stint = nullptr; // null: it did not come so far
    std::vector<int> in, out;         // places of other nodes; `in` only those that let it start
    qint64 ready = 0, end = 0;        // ms since the epoch
    qint64 lag = 0;                   // from what let it start to being ready
    bool any = false;
};

class Delays
{
public:
    Delays(const ParentPackage& package, const RunTimes& times)
        : m_package(package)
    {
        m_nodes.resize(size_t(package.tasks.size()));
        QHash<TaskId, int> placeOf;
        for (int i = 0; i < int(m_nodes.size()); ++i) {
            const Task& task = package.tasks.at(i);
            placeOf.insert(task.id, i);
            Node& node = at(i);
            node.any = task.join == Join::Any;
            node.stint = times.of(task.id);
            if (!node.stint)
                continue;
            node.ready = node.stint->ready.toMSecsSinceEpoch();
            node.end = node.ready + node.stint->length(times.until).count();
            m_last = std::max(m_last, node.end);
        }
        for (const Constraint& constraint : package.constraints)
            connect(placeOf.value(constraint.from, -1), placeOf.value(constraint.to, -1), constraint.kind);
        for (Node& node : m_nodes) {
            if (!node.in.empty())
                node.lag = std::max<qint64>(0, node.ready - begun(node, {}));
        }
        sort();
    }

    [[nodiscard]] int count() const { return int(m_nodes.size()); }
    [[nodiscard]] const Node& node(int place) const { return m_nodes[size_t(place)]; }

    // Had `late` been over so much earlier.
    void tellLater(int late, Milliseconds earlier, TaskDelay& delay) const
    {
        std::map<int, qint64> ends{{late, node(late).end - earlier.count()}};
        std::set<std::pair<int, int>> due; // by order: everything before a node is settled when it comes
        const auto enqueue = [&](int place) {
            for (const int next : node(place).out)
                due.emplace(m_order[size_t(next)], next);
        };
        enqueue(late);
        while (!due.empty()) {
            const int place = due.begin()->second;
            due.erase(due.begin());
            const Node& here = node(place);
            const qint64 ready = std::min(here.ready, begun(here, ends) + here.lag);
            if (ready >= here.ready || ends.contains(place)) // the second: a circle
                continue;
            delay.later.append({m_package.tasks.at(place).id, Milliseconds(here.ready - ready)});
            ends.emplace(place, here.end - (here.ready - ready));
            enqueue(place);
        }
        qint64 last = 0;
        for (int i = 0; i < count(); ++i) {
            const auto changed = ends.find(i);
            last = std::max(last, changed == ends.end() ? node(i).end : changed->second);
        }
        delay.end = Milliseconds(m_last - last);
        std::stable_sort(delay.later.begin(), delay.later.end(),
                         [](const auto& a, const auto& b) { return a.by > b.by; });
    }

    // Tasks that were skipped, by a way of skipped tasks only.
    void tellPrevented(int from, TaskDelay& delay) const
    {
        std::set<int> seen;
        std::vector<int> open{from};
        while (!open.empty()) {
            const int here = open.back();
            open.pop_back();
            for (const int next : m_blocked.value(here)) {
                if (seen.insert(next).second)
                    open.push_back(next);
            }
        }
        for (const int place : seen)
            delay.prevented.append(m_package.tasks.at(place).id);
    }

private:
    Node& at(int place) { return m_nodes[size_t(place)]; }

    void connect(int from, int to, ConstraintKind kind)
    {
        if (from < 0 || to < 0 || !node(from).stint || !node(to).stint)
            return;
        const auto& before = node(from).stint->outcome;
        const bool passedOver = m_package.tasks.at(from).disabled || node(from).stint->passedOver;
        const bool lets = before && holds(kind, *before, passedOver) == Holds::Yes;
        const bool never = node(to).stint->outcome == TaskOutcome::Skipped && !node(to).stint->passedOver;
        if (before && !lets && never)
            m_blocked[from].append(to);
        if (!lets || never)
            return;
        at(from).out.push_back(to);
        at(to).in.push_back(from);
    }

    // When its constraints held, by these ends where they differ from what was.
    [[nodiscard]] qint64 begun(const Node& node, const std::map<int, qint64>& ends) const
    {
        qint64 first = std::numeric_limits<qint64>::max();
        qint64 latest = 0;
        for (const int before : node.in) {
            const auto changed = ends.find(before);
            const qint64 end = changed == ends.end() ? this->node(before).end : changed->second;
            first = std::min(first, end);
            latest = std::max(latest, end);
        }
        return node.any ? first : latest;
    }

    void sort()
    {
        m_order.assign(m_nodes.size(), 0);
        std::vector<size_t> open(m_nodes.size());
        std::vector<int> ready;
        for (size_t i = 0; i < m_nodes.size(); ++i) {
            open[i] = m_nodes[i].in.size();
            if (open[i] == 0)
                ready.push_back(int(i));
        }
        for (size_t i = 0; i < ready.size(); ++i) {
            m_order[size_t(ready[i])] = int(i) + 1;
            for (const int next : node(ready[i]).out) {
                if (--open[size_t(next)] == 0)
                    ready.push_back(next);
            }
        }
    }

    const ParentPackage& m_package;
    std::vector<Node> m_nodes; // in the package's order
    std::vector<int> m_order;  // of the graph
    QHash<int, QList<int>> m_blocked;
    qint64 m_last = 0;
};

} // namespace

UsualLengths usualFrom(const RunTimes& earlier)
{
    UsualLengths usual;
    for (const TaskStint& stint : earlier.stints) {
        if (stint.outcome == TaskOutcome::Succeeded || stint.outcome == TaskOutcome::SucceededWithWarnings)
            usual.insert(stint.task, stint.length(earlier.until));
    }
    return usual;
}

UsualLengths usualFrom(const RunModel& run)
{
    UsualLengths usual;
    for (const RunModel::TaskRow& row : run.rows()) {
        if (row.expected.count() > 0)
            usual.insert(row.id, row.expected);
    }
    return usual;
}

namespace {

// Nothing where it neither was late nor kept others from running.
std::optional<TaskDelay> delayAt(const Delays& delays, int place, const RunTimes& times,
                                 const UsualLengths& usual, Milliseconds atLeast)
{
    const TaskStint* stint = delays.node(place).stint;
    if (!stint || stint->outcome == TaskOutcome::Skipped)
        return std::nullopt;
    TaskDelay delay;
    const auto known = usual.constFind(stint->task);
    const Milliseconds more = known == usual.cend() ? Milliseconds(0) : stint->length(times.until) - *known;
    if (more >= atLeast && more.count() > 0) {
        delay.own = more;
        delays.tellLater(place, more, delay);
    }
    delays.tellPrevented(place, delay);
    return delay.own.count() > 0 || !delay.prevented.isEmpty() ? std::optional(delay) : std::nullopt;
}

} // namespace

QHash<TaskId, TaskDelay> delaysOf(const ParentPackage& package, const RunTimes& times,
                                  const UsualLengths& usual, Milliseconds atLeast)
{
    const Delays delays(package, times);
    QHash<TaskId, TaskDelay> told;
    for (int place = 0; place < delays.count(); ++place) {
        if (const auto delay = delayAt(delays, place, times, usual, atLeast))
            told.insert(package.tasks.at(place).id, *delay);
    }
    return told;
}

std::optional<TaskDelay> delayOf(const TaskId& task, const ParentPackage& package, const RunTimes& times,
                                 const UsualLengths& usual, Milliseconds atLeast)
{
    for (int place = 0; place < int(package.tasks.size()); ++place) {
        if (package.tasks.at(place).id == task)
            return delayAt(Delays(package, times), place, times, usual, atLeast);
    }
    return std::nullopt;
}

} // namespace stellwerk
