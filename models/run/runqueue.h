// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"
#include "plan/estimates.h"
#include "plan/fleetsnapshot.h"
#include "plan/placement.h"

#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace stellwerk {

// Ready tasks on their way to a server. Tasks that the same things hold back (candidates, weight, group, a
// job they share) stand in one queue, first come first served; a queue that cannot move is parked until
// something that holds it back changes. So an event costs the queues it touches, not the tasks that wait.
class RunQueue
{
public:
    RunQueue(const ParentPackage& package, const FleetSnapshot& fleet, const Estimates& estimates);

    struct Assignment
    {
        int task = -1;
        int server = -1;
        QString why;
        std::optional<std::chrono::seconds> expected;
    };
    [[nodiscard]] bool hasCandidates(int task) const;
    [[nodiscard]] int readyCount() const { return m_ready; }
    [[nodiscard]] int runningCount() const { return m_running; }
    [[nodiscard]] const Placement& placement() const { return m_placement; }
    [[nodiscard]] int serverIndex(const QString& name) const;

    void enqueue(int task);
    void remove(int task); // it was enqueued and shall not run
    // The next task that can start now and where; its slots are taken until release().
    [[nodiscard]] std::optional<Assignment> next();
    void release(int task);
    // Takes a server's slots for a task that runs there already (after a crash); dequeues it.
    void assign(int task, int server);

    void setTrouble(int server, bool trouble);
    // The server it was last assigned to refused it: the next assignment goes to another one. False when
    // there is no other left; then nothing changes.
    bool refuse(int task);
    void forgetRefusals(int task);
    // Without, assignments have no `why`: a forecast makes thousands that nobody reads.
    void setExplains(bool explains) { m_explains = explains; }

private:
    struct Queue
    {
        int candidateSet = 0;
        int group = -1;
        int weight = 1;
        int sharedJob = -1;
        std::set<std::pair<quint64, int>> tasks; // by order of arrival
        bool parked = false;
        quint64 activeKey = 0; // of m_active; 0: not in it
    };
    struct TaskPlace
    {
        int queue = -1;
        int ownQueue = -1; // before any server refused it
        int durations = -1;
        int ownDurations = -1;
        int server = -1;
        quint64 arrival = 0; // 0: not enqueued
    };
    struct GroupLoad
    {
        int limit = 0; // 0: none
        int running = 0;
        std::vector<int> queues;
    };

    void addServers(const ParentPackage& package, const FleetSnapshot& fleet);
    void addTasks(const ParentPackage& package, const FleetSnapshot& fleet, const Estimates& estimates);
    [[nodiscard]] int setOf(const std::vector<int>& candidates);
    [[nodiscard]] int queueOf(int candidateSet, int group, int weight, int sharedJob);
    void activate(int queue);
    void deactivate(int queue);
    void park(int queue);
    void wake(const std::vector<int>& queues);
    void take(int queue, int task); // out of its queue
    void holdServer(int queue);
    void dropHold(int queue);
    [[nodiscard]] Placement::Request requestOf(const Queue& queue, int queueIndex, int task) const;

    Placement m_placement;
    QHash<QString, int> m_serverIndex; // folded name
    int m_limit = 0;                   // 0: none
    int m_running = 0;
    int m_ready = 0;
    bool m_explains = true;
    quint64 m_arrivals = 0;
    std::vector<std::vector<int>> m_candidateSets;
    std::map<std::vector<int>, int> m_setIds;
    std::map<std::tuple<int, int, int, int>, int> m_queueIds;
    std::vector<std::vector<std::chrono::milliseconds>> m_durations; // by candidate; empty: unknown
    std::vector<std::vector<int>> m_busyOn;                          // by shared job: servers it runs on
    std::vector<Queue> m_queues;
    std::vector<std::vector<int>> m_queuesOfServer;
    std::vector<GroupLoad> m_groups;
    std::vector<TaskPlace> m_tasks;
    std::set<std::pair<quint64, int>> m_active; // arrival of the head, queue
};

} // namespace stellwerk
