// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/scenario.h"

#include <cstdint>
#include <vector>

namespace simfleet::msdb {

// The fleet of a program started without a scenario: servers SQL01 …, each with the common jobs and some
// of its own, of different speed, a few with a clock that is off. Depends on the seed only.
[[nodiscard]] Scenario builtInFleet(int servers, std::uint64_t seed);
// Jobs that every server has, so that a task may run on any of them.
[[nodiscard]] std::vector<JobSpec> commonJobs(std::uint64_t seed);

} // namespace simfleet::msdb
