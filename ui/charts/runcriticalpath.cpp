// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/runcriticalpath.h"

#include "run/constraintlogic.h"
#include "run/runforecast.h"
#include "run/runmodel.h"
#include "run/timelinemodel.h"

namespace stellwerk {

using namespace std::chrono_literals;

CriticalPath criticalPathOf(const ParentPackage& package, const TimelineModel& timeline, const RunModel& run,
                            const RunForecast& forecast)
{
    struct Span
    {
        QDateTime begin, end;
    };
    QHash<TaskId, Span> spans; // from the first request to the last end, retries and their waits and all
    const QDateTime now = timeline.now();
    for (const TimelineModel::Bar& bar : timeline.bars()) {
        Span& span = spans[bar.task];
        span.begin = span.begin.isValid() ? std::min(span.begin, bar.requested) : bar.requested;
        const QDateTime end = bar.ended.isValid() ? bar.ended : now;
        span.end = span.end.isValid() ? std::max(span.end, end) : end;
    }
    QHash<TaskId, PathTime> times;
    for (const RunModel::TaskRow& row : run.rows()) {
        PathTime time;
        const Span span = spans.value(row.id);
        const std::chrono::milliseconds spent(
            span.begin.isValid() ? std::max<qint64>(0, span.begin.msecsTo(span.end)) : 0);
        std::chrono::milliseconds usual = row.expected;
        if (const auto expected = forecast.tasks.constFind(row.id);
            expected != forecast.tasks.cend() && (expected->known || usual == 0ms))
            usual = std::chrono::milliseconds(
                (span.begin.isValid() ? span.begin : expected->begin).msecsTo(expected->end));
        time.duration = row.outcome ? spent : std::max(spent, usual);
        time.known = row.outcome || usual > 0ms;
        if (row.outcome)
            time.end = pathEndOf(*row.outcome);
        times.insert(row.id, time);
    }
    return criticalPath(package, times);
}

} // namespace stellwerk
