// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/agentjob.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <chrono>
#include <vector>

namespace stellwerk {

// How long a job takes on a server, from its successful runs there; from its runs on other servers when it
// has none there.
struct Estimate
{
    enum class Source { Unknown, OtherServers, SameServer };
    Source source = Source::Unknown;
    int samples = 0;
    std::chrono::milliseconds median{0}, p10{0}, p90{0};
    [[nodiscard]] bool known() const { return source != Source::Unknown; }
    bool operator==(const Estimate&) const = default;
};

// Durations of jobs by (server, job), as a value: filled once, then read. Names compare case-insensitively.
class Estimates
{
public:
    // Takes the successful runs of the job's history.
    void add(const QString& server, const AgentJob& job);
    void add(const QString& server, const QString& job, std::vector<std::chrono::milliseconds> durations);

    [[nodiscard]] Estimate of(const QString& server, const QString& job) const;
    // For many questions about the same servers: their numbers here first, then the medians of a job on those
    // of them that `indices` names. Empty when the job is unknown; a server without a number is one without
    // runs.
    [[nodiscard]] std::vector<int> numbersOf(const QStringList& servers) const;
    [[nodiscard]] std::vector<std::chrono::milliseconds>
    medians(const QString& foldedJob, const std::vector<int>& numbers, const std::vector<int>& indices) const;
    [[nodiscard]] bool knows(const QString& job) const; // on any server
    [[nodiscard]] bool isEmpty() const { return m_jobs.isEmpty(); }

private:
    struct JobSamples
    {
        std::vector<std::pair<int, Estimate>> perServer; // sorted by the server's number
        std::vector<std::chrono::milliseconds> all;
        Estimate elsewhere; // of all servers' runs together
        [[nodiscard]] const Estimate* on(int number) const;
    };
    QHash<QString, int> m_servers;     // folded name -> number
    QHash<QString, JobSamples> m_jobs; // folded name
};

// Of sorted or unsorted samples; Unknown for none. Percentiles interpolate between neighbours.
[[nodiscard]] Estimate estimateOf(std::vector<std::chrono::milliseconds> samples);

} // namespace stellwerk
