// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runevent.h"

#include <QTimeZone>

#include <functional>

namespace stellwerk {

// Whether a run will end within its package's processing window. The longest way through the tasks that are
// still to run, each as long as is usual for it: the earliest end there can be, however many servers are
// free. So it warns early and never for nothing, as long as the usual durations hold. A value; pure.
class WindowWatch
{
public:
    // `zone`: the controller's. The window's end is the first such time of day after the start.
    WindowWatch(ParentPackage package, const QDateTime& startedUtc, const QTimeZone& zone);

    [[nodiscard]] QDateTime windowEnd() const { return m_windowEnd; } // UTC; invalid: the package has none

    struct Progress
    {
        TaskState state = TaskState::Waiting;
        std::optional<TaskOutcome> outcome;
        QDateTime started;             // UTC, of the attempt that runs
        std::chrono::seconds usual{0}; // 0: nobody knows; counts as nothing
    };
    struct Forecast
    {
        QDateTime end; // UTC, never before `now`
        TaskId last;   // the task that ends then; empty: nothing is left to run
    };
    // Tasks that only a failure would start are not expected to run.
    [[nodiscard]] Forecast forecast(const std::function<Progress(const Task&)>& progress,
                                    const QDateTime& now) const;

private:
    ParentPackage m_package;
    QDateTime m_windowEnd;
};

} // namespace stellwerk
