// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/plotlibrary.h"
#include "run/durationstatistics.h"

namespace stellwerk {

// The runs of a job as the charts of its past draw them. Made on any thread: there may be a million points.
struct HistoryLines
{
    using Data = QSharedPointer<QCPGraphDataContainer>;
    struct Server
    {
        QString name;
        Data usual, outliers, failed, others; // time and seconds
        BoxStatistics box;                    // of the successful ones, seconds
        double latest = 0;                    // that took so long
    };
    QList<DurationPoint> points; // by end
    QList<Server> servers;       // by name
    double longest = 0;          // seconds
};
[[nodiscard]] HistoryLines historyLinesOf(const QList<DurationPoint>& points); // by end

} // namespace stellwerk
