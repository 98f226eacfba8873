// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/runcriticalpath.h"

#include "run/constraintlogic.h"
#include "run/runmodel.h"
#include "run/timelinemodel.h"

namespace stellwerk {

using namespace std::chrono_literals;

QSet<TaskId> criticalTasksOf(const ParentPackage& package, const TimelineModel& timeline, const RunModel& run)
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
        time.duration = row.outcome ? spent : std::max<std::chrono::milliseconds>(spent, row.expected);
        time.known = row.outcome || row.expected > 0s;
        if (row.outcome)
            time.end = pathEndOf(*row.outcome);
        times.insert(row.id, time);
    }
    QSet<TaskId> critical;
    const CriticalPath path = criticalPath(package, times);
    for (auto it = path.tasks.cbegin(); it != path.tasks.cend(); ++it) {
        if (it->critical)
            critical.insert(it.key());
    }
    return critical;
}

} // namespace stellwerk
