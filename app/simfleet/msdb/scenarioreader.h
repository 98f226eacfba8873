// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/jsonreader.h"
#include "msdb/scenario.h"

#include <QByteArray>

#include <tl/expected.hpp>

namespace simfleet::msdb {

// Reads a scenario file (docs/formats/scenario.md). A scenario without servers gets `servers` of them,
// SQL01 and so on; one without jobs gets those of the built-in fleet.
[[nodiscard]] tl::expected<Scenario, JsonProblem> readScenario(const QByteArray& json, int servers,
                                                               std::uint64_t seed);

} // namespace simfleet::msdb
