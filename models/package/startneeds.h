// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <vector>

namespace stellwerk {

// Tasks (by index) that can never start, whatever their predecessors do: they need both the success and the
// failure of one task, or the failure of a disabled one, or such a task's own start. Only necessary
// conditions are looked at, so nothing that could start is named. Tasks on or behind a circle are not judged.
[[nodiscard]] std::vector<int> tasksThatNeverStart(const ParentPackage& package);

} // namespace stellwerk
