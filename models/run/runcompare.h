// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/replay.h"
#include "run/runtimes.h"

#include <QJsonObject>

namespace stellwerk {

// Two runs of a package, task by task, and what moved the end. `first` is the one that the other is held
// against: differences are second minus first.
struct RunComparison
{
    // Of one task in one run; times from the run's start, gaps before being opened again left out.
    struct Side
    {
        std::optional<std::chrono::milliseconds> ready, started, ended;
        std::chrono::milliseconds waited{0}; // from ready to end, but not running
        std::chrono::milliseconds ran{0};
        std::chrono::milliseconds onPath{0}; // of the way that decided the end
        QString server;
        int attempts = 0;
        std::optional<TaskOutcome> outcome;
        bool operator==(const Side&) const = default;
    };
    struct Row
    {
        TaskId task; // empty: what the runs themselves took between their tasks
        QString name;
        std::optional<Side> first, second; // none: that package does not have it
        // So much later the second run ended because of it; negative: earlier.
        std::chrono::milliseconds moved{0};
        [[nodiscard]] std::optional<std::chrono::milliseconds> startedLater() const;
        [[nodiscard]] std::optional<std::chrono::milliseconds> ranLonger() const;
        [[nodiscard]] std::optional<std::chrono::milliseconds> waitedLonger() const;
        [[nodiscard]] bool otherServer() const;
        [[nodiscard]] bool otherOutcome() const;
    };
    RunId first, second;
    QString firstPackage, secondPackage;
    QDateTime firstStarted, secondStarted;
    std::optional<RunOutcome> firstOutcome, secondOutcome;
    std::chrono::milliseconds firstMakespan{0}, secondMakespan{0};
    bool samePackage = true; // the logic; where cards stand does not count
    // What moved the end most stands first. The rows' `moved` add up to the difference of the makespans,
    // exactly: each run's deciding path is its makespan.
    QList<Row> rows;

    [[nodiscard]] std::chrono::milliseconds moved() const { return secondMakespan - firstMakespan; }
};

[[nodiscard]] RunComparison compareRuns(const Replay& first, const Replay& second);
[[nodiscard]] QJsonObject toJson(const RunComparison& comparison);

} // namespace stellwerk
