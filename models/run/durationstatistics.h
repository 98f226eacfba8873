// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/agentjob.h"

#include <vector>

namespace stellwerk {

// One run of a job that is over, wherever that is known from.
struct DurationPoint
{
    QDateTime ended; // UTC
    std::chrono::milliseconds duration{0};
    QString server;
    RunStatus outcome = RunStatus::Succeeded;
    bool operator==(const DurationPoint&) const = default;
};

// Box and whiskers as Tukey drew them: the whiskers reach to the last value within one and a half boxes.
struct BoxStatistics
{
    int count = 0;
    double low = 0, lowerQuartile = 0, median = 0, upperQuartile = 0, high = 0;
    std::vector<double> outliers; // ascending
};
[[nodiscard]] BoxStatistics boxOf(std::vector<double> values); // in any order

// Since when a job takes longer: the moment that best parts its successful runs into shorter ones before and
// longer ones after (rank sums, so a single slow run does not count).
struct Slowdown
{
    QDateTime since;                               // when the first of the longer ones ended
    std::chrono::milliseconds before{0}, after{0}; // medians
    bool operator==(const Slowdown&) const = default;
};
// Nothing where there are fewer than four runs on a side, or the difference is small (under a fifth) or may
// be chance. Points in any order.
[[nodiscard]] std::optional<Slowdown> slowdownOf(QList<DurationPoint> points);

} // namespace stellwerk
