// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runmodel.h"

#include <QByteArray>

namespace stellwerk {

// A finished run as JUnit XML, for CI servers: a test case a task, its class the server. Failed, cancelled
// and unknown tasks are failures or errors; skipped ones are skipped.
[[nodiscard]] QByteArray junitXml(const RunModel& run, const ParentPackage& package);

} // namespace stellwerk
