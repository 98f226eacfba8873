// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/jsonreader.h"
#include "msdb/scenario.h"

namespace simfleet::msdb {

// One item of "faults".
[[nodiscard]] FaultSpec readFault(ObjectReader& reader);

} // namespace simfleet::msdb
