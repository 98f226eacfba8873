// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>
#include <optional>

namespace stellwerk {

// Since when a job takes longer than it used to: a change of its level, not a single slow run.
struct SlowerSince
{
    QDateTime sinceLocal; // start of the first run at the new level; server's wall clock, Qt::UTC as carrier
    QDateTime sinceUtc;
    std::chrono::seconds before{0}; // median of the level before
    std::chrono::seconds now{0};    // median since
    bool operator==(const SlowerSince&) const = default;
};

// How long a job usually takes, from its successful runs in the program's own history. After a lasting change
// of its duration only the runs since count.
struct JobHabits
{
    int samples = 0;
    std::chrono::seconds median{0}, p10{0}, p90{0};
    std::optional<SlowerSince> slower;
    bool operator==(const JobHabits&) const = default;
};

} // namespace stellwerk
