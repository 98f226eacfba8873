// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/windowwatch.h"

#include <algorithm>
#include <vector>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

enum class Visit { New, Open, Done };

struct Node
{
    const Task* task = nullptr;
    WindowWatch::Progress progress{};
    std::vector<std::pair<int, ConstraintKind>> in{};
    Visit visit = Visit::New;
    bool runs = false; // it did, does, or is expected to
    QDateTime end{};
};

bool endedWell(const Node& node)
{
    const auto& outcome = node.progress.outcome;
    return outcome == TaskOutcome::Succeeded || outcome == TaskOutcome::SucceededWithWarnings ||
           (outcome == TaskOutcome::Skipped && node.task->disabled);
}

// As far as can be told now; what has not ended is expected to end well (docs/semantics.md 1).
bool holds(const Node& from, ConstraintKind kind)
{
    const bool over = from.progress.state == TaskState::Ended;
    const bool well = over ? endedWell(from) : from.runs;
    const bool badly = over && from.progress.outcome == TaskOutcome::Failed;
    switch (kind) {
    case ConstraintKind::Success:
        return well;
    case ConstraintKind::Failure:
        return badly;
    case ConstraintKind::Completion:
        return well || badly || (over && from.progress.outcome == TaskOutcome::Cancelled);
    }
    return false;
}

class Walk
{
public:
    Walk(std::vector<Node>& nodes, const QDateTime& now)
        : m_nodes(nodes)
        , m_now(now)
    {}

    void finish(int index)
    {
        Node& node = m_nodes[size_t(index)];
        node.visit = Visit::Done;
        const WindowWatch::Progress& progress = node.progress;
        if (progress.state == TaskState::Ended) {
            node.runs = progress.outcome != TaskOutcome::Skipped;
            node.end = m_now;
            return;
        }
        const bool active = progress.state == TaskState::Starting || progress.state == TaskState::Running ||
                            progress.state == TaskState::Stopping;
        if (active) {
            node.runs = true;
            const QDateTime begun = progress.started.isValid() ? progress.started : m_now;
            node.end = std::max(m_now, begun.addSecs(progress.usual.count()));
            return;
        }
        const bool any = node.task->join == Join::Any;
        node.runs = node.in.empty() || !any;
        QDateTime ready = m_now;
        bool first = true;
        for (const auto& [from, kind] : node.in) {
            const Node& before = m_nodes[size_t(from)];
            const bool held = before.visit == Visit::Done && holds(before, kind);
            if (!any)
                node.runs = node.runs && held;
            else if (held)
                node.runs = true;
            if (!held)
                continue;
            ready = first ? before.end : any ? std::min(ready, before.end) : std::max(ready, before.end);
            first = false;
        }
        const auto takes = node.task->disabled ? std::chrono::seconds(0) : progress.usual;
        node.end = std::max(m_now, ready).addSecs(takes.count());
    }

private:
    std::vector<Node>& m_nodes;
    QDateTime m_now;
};

} // namespace

WindowWatch::WindowWatch(ParentPackage package, const QDateTime& startedUtc, const QTimeZone& zone)
    : m_package(std::move(package))
{
    const QTime endsBy = m_package.window ? QTime::fromString(m_package.window->endsBy, u"HH:mm"_s) : QTime();
    if (!endsBy.isValid() || !startedUtc.isValid())
        return;
    const QDate day = startedUtc.toTimeZone(zone).date();
    QDateTime end(day, endsBy, zone);
    if (end <= startedUtc)
        end = QDateTime(day.addDays(1), endsBy, zone);
    m_windowEnd = end.toUTC();
}

WindowWatch::Forecast WindowWatch::forecast(const std::function<Progress(const Task&)>& progress,
                                            const QDateTime& now) const
{
    QHash<TaskId, int> indexOf;
    std::vector<Node> nodes;
    nodes.reserve(size_t(m_package.tasks.size()));
    for (const Task& task : m_package.tasks) {
        indexOf.insert(task.id, int(nodes.size()));
        nodes.push_back({&task, progress(task)});
    }
    for (const Constraint& constraint : m_package.constraints) {
        const int from = indexOf.value(constraint.from, -1);
        const int to = indexOf.value(constraint.to, -1);
        if (from >= 0 && to >= 0)
            nodes[size_t(to)].in.emplace_back(from, constraint.kind);
    }
    // Depth first, without recursion: a chain may be as long as the package. What stands in a circle stays
    // open to those behind it, and so never runs.
    Walk walk(nodes, now);
    std::vector<int> stack;
    for (int start = 0; start < int(nodes.size()); ++start) {
        stack.push_back(start);
        while (!stack.empty()) {
            const int index = stack.back();
            Node& node = nodes[size_t(index)];
            if (node.visit == Visit::New) {
                node.visit = Visit::Open;
                for (const auto& [from, kind] : node.in) {
                    if (nodes[size_t(from)].visit == Visit::New)
                        stack.push_back(from);
                }
                continue;
            }
            stack.pop_back();
            if (node.visit == Visit::Open)
                walk.finish(index);
        }
    }
    Forecast result{now, {}};
    for (const Node& node : nodes) {
        const bool open = node.runs && node.progress.state != TaskState::Ended;
        if (open && (node.end > result.end || result.last.isEmpty()))
            result = {std::max(node.end, result.end), node.task->id};
    }
    return result;
}

} // namespace stellwerk
