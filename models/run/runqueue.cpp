// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runqueue.h"

#include <algorithm>

namespace stellwerk {

using Milliseconds = std::chrono::milliseconds;

RunQueue::RunQueue(const ParentPackage& package, const FleetSnapshot& fleet, const Estimates& estimates)
    : m_limit(package.maxConcurrent ? std::max(1, *package.maxConcurrent) : 0)
{
    addServers(package, fleet);
    addTasks(package, fleet, estimates);
}

void RunQueue::addServers(const ParentPackage& package, const FleetSnapshot& fleet)
{
    QHash<QString, int> limits;
    for (auto it = package.maxConcurrentPerServer.cbegin(); it != package.maxConcurrentPerServer.cend(); ++it)
        limits.insert(it.key().toCaseFolded(), std::max(1, it.value()));
    for (const ServerSnapshot& snapshot : fleet.servers) {
        Placement::Server server;
        server.name = snapshot.name;
        server.slots = std::max(1, snapshot.capacity);
        if (const auto limit = limits.constFind(snapshot.name.toCaseFolded()); limit != limits.constEnd())
            server.slots = std::min(server.slots, *limit);
        server.foreignJobs = snapshot.foreignJobs;
        server.inTrouble = snapshot.inTrouble;
        m_serverIndex.insert(snapshot.name.toCaseFolded(), m_placement.add(server));
    }
    m_queuesOfServer.resize(size_t(fleet.servers.size()));
}

void RunQueue::addTasks(const ParentPackage& package, const FleetSnapshot& fleet, const Estimates& estimates)
{
    QHash<GroupId, int> groups;
    for (const Group& group : package.groups) {
        groups.insert(group.id, int(m_groups.size()));
        m_groups.push_back({group.maxConcurrent ? std::max(1, *group.maxConcurrent) : 0, 0, {}});
    }
    QHash<QString, int> jobUses;
    std::vector<QString> jobs; // folded, by task
    for (const Task& task : package.tasks) {
        jobs.push_back(task.job.toCaseFolded());
        ++jobUses[jobs.back()];
    }
    QStringList serverNames;
    for (const ServerSnapshot& server : fleet.servers)
        serverNames.append(server.name);
    const std::vector<int> numbers = estimates.numbersOf(serverNames);

    QHash<QString, int> sets;                      // by their words
    QHash<QString, int> sharedJobs;                // folded job -> index
    QHash<std::pair<QString, int>, int> durations; // job, set
    m_tasks.resize(size_t(package.tasks.size()));
    for (int i = 0; i < int(package.tasks.size()); ++i) {
        const Task& task = package.tasks.at(i);
        const QString setKey =
            task.where.servers.join(u'\n') + u'\r' + task.where.group + u'\r' + task.where.tag;
        auto set = sets.constFind(setKey);
        if (set == sets.constEnd()) {
            set = sets.insert(setKey, setOf(candidateIndices(task.where, fleet)));
        }
        const QString& job = jobs[size_t(i)];
        auto duration = durations.constFind({job, *set});
        if (duration == durations.constEnd()) {
            duration = durations.insert({job, *set}, int(m_durations.size()));
            m_durations.push_back(estimates.medians(job, numbers, m_candidateSets[size_t(*set)]));
        }
        int shared = -1;
        if (jobUses.value(job) > 1) {
            shared = sharedJobs.value(job, int(sharedJobs.size()));
            sharedJobs.insert(job, shared);
        }
        const int group = groups.value(task.group, -1);
        const int weight = std::max(1, task.weight);
        TaskPlace& place = m_tasks[size_t(i)];
        place.queue = place.ownQueue = queueOf(*set, group, weight, shared);
        place.durations = place.ownDurations = *duration;
    }
    m_busyOn.resize(size_t(sharedJobs.size()));
}

int RunQueue::setOf(const std::vector<int>& candidates)
{
    const auto [set, isNew] = m_setIds.try_emplace(candidates, int(m_candidateSets.size()));
    if (isNew)
        m_candidateSets.push_back(candidates);
    return set->second;
}

int RunQueue::queueOf(int candidateSet, int group, int weight, int sharedJob)
{
    const auto [queue, isNew] =
        m_queueIds.try_emplace({candidateSet, group, weight, sharedJob}, int(m_queues.size()));
    if (isNew) {
        m_queues.push_back({candidateSet, group, weight, sharedJob, {}, false, 0});
        for (const int server : m_candidateSets[size_t(candidateSet)])
            m_queuesOfServer[size_t(server)].push_back(queue->second);
        if (group >= 0)
            m_groups[size_t(group)].queues.push_back(queue->second);
    }
    return queue->second;
}

bool RunQueue::hasCandidates(int task) const
{
    return !m_candidateSets[size_t(m_queues[size_t(m_tasks[size_t(task)].queue)].candidateSet)].empty();
}

int RunQueue::serverIndex(const QString& name) const
{
    return m_serverIndex.value(name.toCaseFolded(), -1);
}

void RunQueue::activate(int index)
{
    Queue& queue = m_queues[size_t(index)];
    if (queue.tasks.empty())
        return;
    const quint64 key = queue.tasks.cbegin()->first;
    if (queue.activeKey == key)
        return;
    deactivate(index);
    queue.activeKey = key;
    m_active.emplace(key, index);
}

void RunQueue::deactivate(int index)
{
    Queue& queue = m_queues[size_t(index)];
    if (queue.activeKey != 0)
        m_active.erase({queue.activeKey, index});
    queue.activeKey = 0;
}

void RunQueue::park(int index)
{
    deactivate(index);
    m_queues[size_t(index)].parked = true;
}

void RunQueue::wake(const std::vector<int>& queues)
{
    for (const int index : queues) {
        Queue& queue = m_queues[size_t(index)];
        if (!queue.parked)
            continue;
        queue.parked = false;
        activate(index);
    }
}

void RunQueue::enqueue(int task)
{
    TaskPlace& place = m_tasks[size_t(task)];
    Queue& queue = m_queues[size_t(place.queue)];
    place.arrival = ++m_arrivals;
    queue.tasks.emplace(place.arrival, task);
    ++m_ready;
    if (!queue.parked)
        activate(place.queue);
}

void RunQueue::take(int index, int task)
{
    Queue& queue = m_queues[size_t(index)];
    TaskPlace& place = m_tasks[size_t(task)];
    const bool wasHead = queue.tasks.cbegin()->second == task;
    queue.tasks.erase({place.arrival, task});
    place.arrival = 0;
    --m_ready;
    if (wasHead)
        dropHold(index);
    if (queue.tasks.empty())
        deactivate(index);
    else if (!queue.parked)
        activate(index);
}

void RunQueue::remove(int task)
{
    if (m_tasks[size_t(task)].arrival != 0)
        take(m_tasks[size_t(task)].queue, task);
}

Placement::Request RunQueue::requestOf(const Queue& queue, int queueIndex, int task) const
{
    const TaskPlace& place = m_tasks[size_t(task)];
    const std::vector<Milliseconds>& durations = m_durations[size_t(place.durations)];
    Placement::Request request;
    request.candidates = &m_candidateSets[size_t(queue.candidateSet)];
    request.expected = durations.empty() ? nullptr : &durations;
    request.weight = queue.weight;
    request.queue = queueIndex;
    request.not_ = queue.sharedJob >= 0 ? &m_busyOn[size_t(queue.sharedJob)] : nullptr;
    return request;
}

std::optional<RunQueue::Assignment> RunQueue::next()
{
    while (!m_active.empty()) {
        if (m_limit > 0 && m_running >= m_limit)
            return std::nullopt;
        const int index = m_active.cbegin()->second;
        Queue& queue = m_queues[size_t(index)];
        GroupLoad* group = queue.group >= 0 ? &m_groups[size_t(queue.group)] : nullptr;
        if (group && group->limit > 0 && group->running >= group->limit) {
            park(index);
            dropHold(index);
            continue;
        }
        const int task = queue.tasks.cbegin()->second;
        const Placement::Request request = requestOf(queue, index, task);
        const Placement::Choice choice = m_placement.choose(request);
        if (choice.server < 0) {
            park(index);
            holdServer(index);
            continue;
        }
        Assignment assignment{task, choice.server, m_explains ? m_placement.why(request, choice) : QString(),
                              std::nullopt};
        if (request.expected) {
            const auto at =
                std::find(request.candidates->cbegin(), request.candidates->cend(), choice.server);
            const Milliseconds usual = (*request.expected)[size_t(at - request.candidates->cbegin())];
            if (usual.count() >= 0)
                assignment.expected = std::chrono::ceil<std::chrono::seconds>(usual);
        }
        assign(task, choice.server);
        return assignment;
    }
    return std::nullopt;
}

void RunQueue::assign(int task, int server)
{
    remove(task);
    TaskPlace& place = m_tasks[size_t(task)];
    const Queue& queue = m_queues[size_t(place.queue)];
    place.server = server;
    m_placement.reserve(server, queue.weight);
    if (queue.sharedJob >= 0)
        m_busyOn[size_t(queue.sharedJob)].push_back(server);
    if (queue.group >= 0)
        ++m_groups[size_t(queue.group)].running;
    ++m_running;
}

void RunQueue::release(int task)
{
    const TaskPlace& place = m_tasks[size_t(task)];
    const Queue& queue = m_queues[size_t(place.queue)];
    m_placement.release(place.server, queue.weight);
    --m_running;
    if (queue.sharedJob >= 0)
        std::erase(m_busyOn[size_t(queue.sharedJob)], place.server);
    if (queue.group >= 0) {
        GroupLoad& group = m_groups[size_t(queue.group)];
        if (group.running-- == group.limit)
            wake(group.queues);
    }
    wake(m_queuesOfServer[size_t(place.server)]);
}

// A heavy task at the head of its queue keeps one server from filling up again with light ones.
void RunQueue::holdServer(int index)
{
    const Queue& queue = m_queues[size_t(index)];
    if (queue.weight < 2)
        return;
    int best = -1;
    int bestMissing = 0;
    for (const int server : m_candidateSets[size_t(queue.candidateSet)]) {
        const Placement::Server& s = m_placement.servers()[size_t(server)];
        if (s.heldFor == index)
            return;
        const int missing = s.used + m_placement.slotsFor(server, queue.weight) - s.slots;
        if (s.heldFor < 0 && !s.inTrouble && (best < 0 || missing < bestMissing)) {
            best = server;
            bestMissing = missing;
        }
    }
    if (best >= 0)
        m_placement.server(best).heldFor = index;
}

void RunQueue::dropHold(int index)
{
    if (m_queues[size_t(index)].weight < 2)
        return;
    for (const int server : m_candidateSets[size_t(m_queues[size_t(index)].candidateSet)]) {
        if (m_placement.servers()[size_t(server)].heldFor == index) {
            m_placement.server(server).heldFor = -1;
            wake(m_queuesOfServer[size_t(server)]);
        }
    }
}

void RunQueue::setTrouble(int server, bool trouble)
{
    Placement::Server& s = m_placement.server(server);
    if (s.inTrouble == trouble)
        return;
    s.inTrouble = trouble;
    s.heldFor = -1;
    wake(m_queuesOfServer[size_t(server)]);
}

bool RunQueue::refuse(int task)
{
    TaskPlace& place = m_tasks[size_t(task)];
    const Queue queue = m_queues[size_t(place.queue)]; // a copy: queueOf may move the others
    const std::vector<int>& candidates = m_candidateSets[size_t(queue.candidateSet)];
    const std::vector<Milliseconds>& durations = m_durations[size_t(place.durations)];
    std::vector<int> others;
    std::vector<Milliseconds> otherDurations;
    for (size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i] == place.server)
            continue;
        others.push_back(candidates[i]);
        if (!durations.empty())
            otherDurations.push_back(durations[i]);
    }
    if (others.empty())
        return false;
    place.queue = queueOf(setOf(others), queue.group, queue.weight, queue.sharedJob);
    place.durations = int(m_durations.size());
    m_durations.push_back(std::move(otherDurations));
    return true;
}

void RunQueue::forgetRefusals(int task)
{
    TaskPlace& place = m_tasks[size_t(task)];
    place.queue = place.ownQueue;
    place.durations = place.ownDurations;
}

} // namespace stellwerk
