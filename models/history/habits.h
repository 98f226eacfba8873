// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/jobmemory.h"
#include "history/changepoint.h"

namespace stellwerk {

// A run of a job with what its habits are made of.
struct PastRun
{
    JobRun run;
    QDateTime startedUtc;
};

// Runs that are enough to tell a job's habits by; the newest ones.
inline constexpr int kHabitRuns = 300;

// What is remembered of a job: its last outcomes, and how long it usually takes. `newestFirst` as the history
// holds them, successful or not. A job is slower since the first run of a level that, with all levels after
// it, lies at least a tenth and two seconds above the one before. Pure.
[[nodiscard]] JobMemory habitsOf(const QString& job, const QList<PastRun>& newestFirst,
                                 const ChangeOptions& options = {});

// Of sorted or unsorted values, interpolated between neighbours; zero for none.
[[nodiscard]] std::chrono::seconds quantile(std::vector<std::chrono::seconds> values, double fraction);

} // namespace stellwerk
