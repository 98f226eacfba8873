// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

namespace stellwerk {

class FleetModel;

// A package of so many tasks over the jobs of a fleet, in layers as nightly loads have them: several chains
// side by side that meet again and again. The same every time. Without places: the canvas gives them.
[[nodiscard]] ParentPackage tourPackage(const FleetModel& fleet, const QString& name, int tasks);

} // namespace stellwerk
