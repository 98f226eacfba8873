// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/estimates.h"

#include <algorithm>
#include <cmath>

namespace stellwerk {

using Milliseconds = std::chrono::milliseconds;

namespace {

Milliseconds percentile(const std::vector<Milliseconds>& sorted, double fraction)
{
    const double place = fraction * double(sorted.size() - 1);
    const size_t below = size_t(std::floor(place));
    const size_t above = std::min(below + 1, sorted.size() - 1);
    const double share = place - double(below);
    const double value =
        double(sorted[below].count()) * (1.0 - share) + double(sorted[above].count()) * share;
    return Milliseconds(std::llround(value));
}

} // namespace

Estimate estimateOf(std::vector<Milliseconds> samples)
{
    Estimate estimate;
    if (samples.empty())
        return estimate;
    std::sort(samples.begin(), samples.end());
    estimate.source = Estimate::Source::SameServer;
    estimate.samples = int(samples.size());
    estimate.median = percentile(samples, 0.5);
    estimate.p10 = percentile(samples, 0.1);
    estimate.p90 = percentile(samples, 0.9);
    return estimate;
}

void Estimates::add(const QString& server, const AgentJob& job)
{
    std::vector<Milliseconds> durations;
    for (const JobRun& run : job.lastRuns) {
        if (run.status == RunStatus::Succeeded)
            durations.emplace_back(run.duration);
    }
    // An answer without single runs may still know the usual duration.
    if (durations.empty() && job.usualDuration)
        durations.emplace_back(*job.usualDuration);
    add(server, job.name, std::move(durations));
}

void Estimates::add(const QString& server, const QString& job, std::vector<Milliseconds> durations)
{
    if (durations.empty())
        return;
    const int number = m_servers.value(server.toCaseFolded(), int(m_servers.size()));
    m_servers.insert(server.toCaseFolded(), number);
    JobSamples& samples = m_jobs[job.toCaseFolded()];
    samples.all.insert(samples.all.end(), durations.cbegin(), durations.cend());
    const auto at = std::lower_bound(samples.perServer.begin(), samples.perServer.end(), number,
                                     [](const auto& entry, int wanted) { return entry.first < wanted; });
    const Estimate estimate = estimateOf(std::move(durations));
    if (at != samples.perServer.end() && at->first == number)
        at->second = estimate;
    else
        samples.perServer.insert(at, {number, estimate});
    samples.elsewhere = estimateOf(samples.all);
    samples.elsewhere.source = Estimate::Source::OtherServers;
}

const Estimate* Estimates::JobSamples::on(int number) const
{
    const auto at = std::lower_bound(perServer.cbegin(), perServer.cend(), number,
                                     [](const auto& entry, int wanted) { return entry.first < wanted; });
    return at != perServer.cend() && at->first == number ? &at->second : nullptr;
}

Estimate Estimates::of(const QString& server, const QString& job) const
{
    const auto samples = m_jobs.constFind(job.toCaseFolded());
    if (samples == m_jobs.constEnd())
        return {};
    const Estimate* there = samples->on(m_servers.value(server.toCaseFolded(), -1));
    return there ? *there : samples->elsewhere;
}

std::vector<int> Estimates::numbersOf(const QStringList& servers) const
{
    std::vector<int> numbers;
    numbers.reserve(size_t(servers.size()));
    for (const QString& server : servers)
        numbers.push_back(m_servers.value(server.toCaseFolded(), -1));
    return numbers;
}

std::vector<Milliseconds> Estimates::medians(const QString& foldedJob, const std::vector<int>& numbers,
                                             const std::vector<int>& indices) const
{
    std::vector<Milliseconds> medians;
    const auto samples = m_jobs.constFind(foldedJob);
    if (samples == m_jobs.constEnd())
        return medians;
    medians.reserve(indices.size());
    for (const int index : indices) {
        const Estimate* there = samples->on(numbers[size_t(index)]);
        medians.push_back(there ? there->median : samples->elsewhere.median);
    }
    return medians;
}

bool Estimates::knows(const QString& job) const
{
    return m_jobs.contains(job.toCaseFolded());
}

} // namespace stellwerk
