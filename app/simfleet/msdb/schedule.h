// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/scenario.h"
#include "msdb/simtime.h"

#include <optional>

namespace simfleet::msdb {

// The first moment after `after` at which a schedule fires, both on the server's wall clock. None: never
// again, or not by the clock (when the Agent starts, when idle), or disabled.
[[nodiscard]] std::optional<SimTime> nextRun(const ScheduleSpec& schedule, SimTime after);

} // namespace simfleet::msdb
