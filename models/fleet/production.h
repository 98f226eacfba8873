// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"

namespace stellwerk {

// The tag that makes a server one where a start asks first.
inline constexpr QLatin1StringView kProductionTag("production");

[[nodiscard]] inline bool isProduction(const Server& server)
{
    return server.tags.contains(QString(kProductionTag), Qt::CaseInsensitive);
}

} // namespace stellwerk
