// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace stellwerk {

// Where a ready task goes, decided at the moment it can start: to the server with room on which it is
// expected to finish first. A decision reserves its slots at once, so the next one counts it.
//
// Expected finish on a server = usual duration there × (1 + jobs running there): jobs share their server.
// Without any history the least loaded server wins; ties go to the one not used for longest.
// Servers in trouble are used only when every candidate is in trouble. Pure; no clock.
class Placement
{
public:
    struct Server
    {
        QString name;
        int slots = 1;       // effective capacity
        int foreignJobs = 0; // run there and are not ours; they take no slots of ours
        bool inTrouble = false;
        int used = 0; // slots reserved
        int jobs = 0; // of ours, running or starting
        quint64 lastUsed = 0;
        int heldFor = -1; // a queue that waits for enough slots; nobody else gets in
    };
    struct Request
    {
        const std::vector<int>* candidates = nullptr;                     // indices of servers
        const std::vector<std::chrono::milliseconds>* expected = nullptr; // by candidate; negative: unknown
        int weight = 1;
        int queue = -1;                         // who asks, for Server::heldFor
        const std::vector<int>* not_ = nullptr; // servers on which it must not start now
    };
    struct Choice
    {
        int server = -1;                      // none has room
        std::chrono::milliseconds finish{-1}; // expected, negative: unknown
        int runnerUp = -1;
        std::chrono::milliseconds runnerUpFinish{-1};
        bool blockedByNot = false; // a server had room but stands in `not_`
    };

    int add(Server server);
    [[nodiscard]] const std::vector<Server>& servers() const { return m_servers; }
    [[nodiscard]] Server& server(int index) { return m_servers[size_t(index)]; }

    // A task heavier than a server takes the whole server.
    [[nodiscard]] int slotsFor(int server, int weight) const;
    [[nodiscard]] bool hasRoom(int server, int weight, int queue) const;
    [[nodiscard]] Choice choose(const Request& request) const;
    // One English sentence: "SQL02: expected to finish in 2 m 10 s, 40 s before SQL01, which runs 2 jobs."
    [[nodiscard]] QString why(const Request& request, const Choice& choice) const;

    void reserve(int server, int weight);
    void release(int server, int weight);

private:
    [[nodiscard]] double finishFactor(const Server& server) const
    {
        return 1.0 + server.jobs + server.foreignJobs;
    }
    std::vector<Server> m_servers;
    quint64 m_uses = 0;
};

// "2 m 10 s", "1 h 02 m", "850 ms".
[[nodiscard]] QString durationText(std::chrono::milliseconds duration);

} // namespace stellwerk
