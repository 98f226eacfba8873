// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/fleetmodel.h"
#include "package/parentpackage.h"

namespace stellwerk {

// A parent package for a fleet that nobody designed one for: up to three idle jobs a server, one after the
// other, and one job at the end that waits for all servers. The same fleet gives the same package.
[[nodiscard]] ParentPackage samplePackageFor(const FleetModel& fleet);

} // namespace stellwerk
