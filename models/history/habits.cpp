// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/habits.h"

#include <algorithm>
#include <cmath>

namespace stellwerk {

using std::chrono::seconds;

namespace {

constexpr std::size_t kSamples = 100;
constexpr std::size_t kKept = 50;
constexpr double kSlower = 1.1;
constexpr seconds kSlowerAtLeast{2};

// Successful runs, oldest first, and where their levels begin.
struct Levels
{
    std::vector<const PastRun*> runs;
    std::vector<std::size_t> begins; // the first is 0

    [[nodiscard]] std::size_t endOf(std::size_t level) const
    {
        return level + 1 < begins.size() ? begins[level + 1] : runs.size();
    }
    [[nodiscard]] std::vector<seconds> durations(std::size_t level) const
    {
        std::vector<seconds> all;
        for (std::size_t i = begins[level]; i < endOf(level); ++i)
            all.push_back(runs[i]->run.duration);
        return all;
    }
};

Levels levelsOf(const QList<PastRun>& newestFirst, const ChangeOptions& options)
{
    Levels levels;
    for (auto it = newestFirst.crbegin(); it != newestFirst.crend(); ++it) {
        if (it->run.status == RunStatus::Succeeded)
            levels.runs.push_back(&*it);
    }
    std::vector<double> logs;
    for (const PastRun* run : levels.runs)
        logs.push_back(std::log(double(std::max<seconds::rep>(1, run->run.duration.count()))));
    levels.begins = levelChanges(logs, options);
    levels.begins.insert(levels.begins.begin(), 0);
    return levels;
}

std::optional<SlowerSince> slowerOf(const Levels& levels)
{
    std::vector<seconds> medians;
    for (std::size_t level = 0; level < levels.begins.size(); ++level)
        medians.push_back(quantile(levels.durations(level), 0.5));
    std::optional<SlowerSince> slower;
    double worst = kSlower;
    seconds lowestSince = medians.back();
    for (std::size_t level = medians.size() - 1; level > 0; --level) {
        lowestSince = std::min(lowestSince, medians[level]);
        const seconds before = medians[level - 1];
        const double ratio = double(lowestSince.count()) / double(std::max<seconds::rep>(1, before.count()));
        if (ratio < worst || lowestSince - before < kSlowerAtLeast)
            continue;
        worst = ratio;
        const PastRun* first = levels.runs[levels.begins[level]];
        slower = SlowerSince{first->run.startedLocal, first->startedUtc, before, medians.back()};
    }
    return slower;
}

} // namespace

seconds quantile(std::vector<seconds> values, double fraction)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const double place = fraction * double(values.size() - 1);
    const auto below = std::size_t(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    const double share = place - double(below);
    return seconds(
        std::llround(double(values[below].count()) * (1.0 - share) + double(values[above].count()) * share));
}

JobMemory habitsOf(const QString& job, const QList<PastRun>& newestFirst, const ChangeOptions& options)
{
    JobMemory memory;
    memory.name = job;
    for (const PastRun& past : newestFirst.first(std::min<qsizetype>(newestFirst.size(), kLastRuns)))
        memory.lastRuns.append(past.run);
    const Levels levels = levelsOf(newestFirst, options);
    if (levels.runs.empty())
        return memory;
    memory.durations = levels.durations(levels.begins.size() - 1);
    std::reverse(memory.durations.begin(), memory.durations.end());
    if (memory.durations.size() > kSamples)
        memory.durations.resize(kSamples);
    JobHabits habits;
    habits.samples = int(memory.durations.size());
    habits.median = quantile(memory.durations, 0.5);
    habits.p10 = quantile(memory.durations, 0.1);
    habits.p90 = quantile(memory.durations, 0.9);
    habits.slower = slowerOf(levels);
    memory.habits = habits;
    // They are held for every job of the fleet: enough to estimate by.
    if (memory.durations.size() > kKept)
        memory.durations.resize(kKept);
    memory.durations.shrink_to_fit();
    return memory;
}

} // namespace stellwerk
