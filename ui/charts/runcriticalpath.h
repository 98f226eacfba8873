// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QSet>

namespace stellwerk {

class RunModel;
class TimelineModel;

// The tasks that decide when a run ends, as it went so far: what ended with its true length from the request
// to the end, what runs or waits with its usual duration. Pure but for the models it reads.
[[nodiscard]] QSet<TaskId> criticalTasksOf(const ParentPackage& package, const TimelineModel& timeline,
                                           const RunModel& run);

} // namespace stellwerk
