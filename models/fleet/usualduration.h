// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/agentjob.h"

namespace stellwerk {

// The median duration of the successful runs; nothing without one. Even counts take the mean of the middle
// two.
[[nodiscard]] std::optional<std::chrono::seconds> usualDuration(const QList<JobRun>& runs);

} // namespace stellwerk
