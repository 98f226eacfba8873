// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runsummary.h"

#include "run/rungraph.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace stellwerk {

using Milliseconds = std::chrono::milliseconds;

namespace {

// What one task did, by the events.
struct TaskUse
{
    Milliseconds busy{0}; // all its attempts
    bool ran = false;
    bool passedOver = false;
    QString server;
    std::optional<TaskOutcome> outcome;
    QDateTime since; // of the attempt under way
};

class Tally
{
public:
    Tally(const RunId& run, const ParentPackage& package, const FleetSnapshot& fleet)
        : m_package(package)
        , m_fleet(fleet)
        , m_graph(package)
        , m_tasks(size_t(package.tasks.size()))
    {
        m_summary.run = run;
    }

    RunSummary of(const QList<RunEvent>& events)
    {
        if (!events.isEmpty())
            m_since = events.constFirst().at;
        for (const RunEvent& event : events) {
            m_now = event.at;
            std::visit([this](const auto& body) { on(body); }, event.body);
        }
        countOutcomes();
        if (!events.isEmpty() && m_since.isValid())
            m_summary.makespan += Milliseconds(m_since.msecsTo(events.constLast().at));
        for (const auto& [name, use] : m_servers)
            m_summary.servers.append(use);
        m_summary.lowerBound = lowerBound();
        return m_summary;
    }

private:
    template <typename Body>
    void on(const Body&)
    {}
    void on(const RunEnded& ended)
    {
        m_summary.outcome = ended.outcome;
        m_summary.makespan += Milliseconds(m_since.msecsTo(m_now));
        m_since = {};
    }
    void on(const RunReopened&)
    {
        m_summary.outcome.reset();
        m_since = m_now;
    }
    void on(const StartRequested& requested)
    {
        if (TaskUse* task = use(requested.task))
            task->since = {};
    }
    void on(const AttemptStarted& started)
    {
        if (TaskUse* task = use(started.task))
            task->since = m_now;
    }
    void on(const AttemptEnded& ended)
    {
        TaskUse* task = use(ended.task);
        if (!task || !task->since.isValid())
            return;
        const Milliseconds busy(ended.started.isValid() ? ended.started.msecsTo(ended.ended)
                                                        : task->since.msecsTo(m_now));
        RunSummary::ServerUse& server = m_servers[ended.server];
        server.server = ended.server;
        server.busy += busy;
        if (!task->ran || task->server != ended.server)
            ++server.tasks;
        task->busy += busy;
        task->ran = true;
        task->server = ended.server;
    }
    void on(const TaskEnded& ended) { end(ended.task, ended.outcome); }
    void on(const TaskSkipped& skipped)
    {
        end(skipped.task, TaskOutcome::Skipped);
        if (TaskUse* task = use(skipped.task))
            task->passedOver = skipped.passedOver;
    }

    void end(const TaskId& id, TaskOutcome outcome)
    {
        TaskUse* task = use(id);
        if (!task)
            return;
        task->outcome = outcome;
    }
    void on(const TaskReopened& again)
    {
        if (TaskUse* task = use(again.task))
            task->outcome.reset();
    }
    void countOutcomes()
    {
        for (const TaskUse& task : m_tasks) {
            if (!task.outcome)
                continue;
            switch (*task.outcome) {
            case TaskOutcome::SucceededWithWarnings:
                ++m_summary.withWarnings;
                [[fallthrough]];
            case TaskOutcome::Succeeded:
                ++m_summary.succeeded;
                break;
            case TaskOutcome::Failed:
                ++m_summary.failed;
                break;
            case TaskOutcome::Cancelled:
                ++m_summary.cancelled;
                break;
            case TaskOutcome::Skipped:
                ++m_summary.skipped;
                break;
            case TaskOutcome::Unknown:
                ++m_summary.unknown;
                break;
            }
        }
    }
    TaskUse* use(const TaskId& id)
    {
        const int index = m_graph.indexOf(id);
        return index < 0 ? nullptr : &m_tasks[size_t(index)];
    }

    [[nodiscard]] int slotsOf(const QString& name) const
    {
        for (const ServerSnapshot& server : m_fleet.servers) {
            if (server.name.compare(name, Qt::CaseInsensitive) == 0)
                return std::max(1, std::min(server.capacity, m_package.maxConcurrentPerServer.value(
                                                                 server.name, server.capacity)));
        }
        return 1;
    }
    [[nodiscard]] double slotTime(int task, const QString& server) const
    {
        const int weight = std::clamp(m_package.tasks.at(task).weight, 1, slotsOf(server));
        return double(m_tasks[size_t(task)].busy.count()) * weight;
    }

    // Longest chain of tasks that waited for each other, with the durations they had. A join `any` waited for
    // the first of those that held.
    [[nodiscard]] double criticalPath() const
    {
        const size_t count = m_tasks.size();
        std::vector<int> open(count);
        for (size_t task = 0; task < count; ++task) {
            for (const RunGraph::Out& out : m_graph.outgoing(int(task)))
                ++open[size_t(out.to)];
        }
        std::vector<int> order;
        for (size_t task = 0; task < count; ++task) {
            if (open[task] == 0)
                order.push_back(int(task));
        }
        std::vector<double> start(count, -1);
        double longest = 0;
        for (size_t at = 0; at < order.size(); ++at) {
            const int task = order[at];
            const double end =
                std::max(0.0, start[size_t(task)]) + double(m_tasks[size_t(task)].busy.count());
            longest = std::max(longest, end);
            for (const RunGraph::Out& out : m_graph.outgoing(task)) {
                const TaskUse& from = m_tasks[size_t(task)];
                if (from.outcome && holds(out.kind, *from.outcome, from.passedOver) == Holds::Yes) {
                    double& s = start[size_t(out.to)];
                    const bool any = m_package.tasks.at(out.to).join == Join::Any;
                    s = s < 0 ? end : any ? std::min(s, end) : std::max(s, end);
                }
                if (--open[size_t(out.to)] == 0)
                    order.push_back(out.to);
            }
        }
        return longest;
    }

    [[nodiscard]] Milliseconds lowerBound() const
    {
        double bound = criticalPath();
        double all = 0;
        double allSlotTime = 0;
        std::map<GroupId, double> groups;
        std::map<QString, double> fixed; // work that could run nowhere else
        std::vector<bool> eligible(size_t(m_fleet.servers.size()));
        for (int task = 0; task < int(m_tasks.size()); ++task) {
            const TaskUse& use = m_tasks[size_t(task)];
            if (!use.ran)
                continue;
            const std::vector<int> candidates = candidateIndices(m_package.tasks.at(task).where, m_fleet);
            for (const int server : candidates)
                eligible[size_t(server)] = true;
            all += double(use.busy.count());
            allSlotTime += slotTime(task, use.server);
            groups[m_package.tasks.at(task).group] += double(use.busy.count());
            if (candidates.size() == 1)
                fixed[use.server] += slotTime(task, use.server);
        }
        int slots = 0;
        for (size_t server = 0; server < eligible.size(); ++server)
            slots += eligible[server] ? slotsOf(m_fleet.servers.at(qsizetype(server)).name) : 0;
        if (slots > 0)
            bound = std::max(bound, allSlotTime / slots);
        for (const auto& [server, work] : fixed)
            bound = std::max(bound, work / slotsOf(server));
        if (m_package.maxConcurrent)
            bound = std::max(bound, all / std::max(1, *m_package.maxConcurrent));
        for (const Group& group : m_package.groups) {
            if (group.maxConcurrent && groups.count(group.id))
                bound = std::max(bound, groups.at(group.id) / std::max(1, *group.maxConcurrent));
        }
        return Milliseconds(std::llround(std::floor(bound)));
    }

    const ParentPackage& m_package;
    const FleetSnapshot& m_fleet;
    RunGraph m_graph;
    std::vector<TaskUse> m_tasks;
    std::map<QString, RunSummary::ServerUse> m_servers;
    QDateTime m_now;
    QDateTime m_since; // the run is open since; invalid: it is over
    RunSummary m_summary;
};

} // namespace

RunSummary summarize(const RunId& run, const ParentPackage& package, const FleetSnapshot& fleet,
                     const QList<RunEvent>& events)
{
    return Tally(run, package, fleet).of(events);
}

} // namespace stellwerk
