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
    QString message = {}; // of the outcome, where it did not succeed
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

} // namespace stellwerk
