// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/criticalpath.h"

namespace stellwerk {

struct RunForecast;
class RunModel;
class TimelineModel;

// What decides when a run ends, as it went so far: what ended with its true length from the request to the
// end, what runs, waits or is to come as long as `forecast` or the usual duration says. Pure but for the
// models it reads.
[[nodiscard]] CriticalPath criticalPathOf(const ParentPackage& package, const TimelineModel& timeline,
                                          const RunModel& run, const RunForecast& forecast);

} // namespace stellwerk
