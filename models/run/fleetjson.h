// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/fleetsnapshot.h"

#include <QByteArray>

namespace stellwerk {

// The fleet of a run in the journal: names, groups, tags and slots; never addresses or logins.
[[nodiscard]] QByteArray fleetToJson(const FleetSnapshot& fleet);
[[nodiscard]] FleetSnapshot fleetFromJson(const QByteArray& json);

} // namespace stellwerk
