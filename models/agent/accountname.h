// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stellwerk {

// Does a message of the Agent name this account or login, standing alone? Its sentences are translated, the
// name in them is not: "Executed as user: CORP\\svc. …", "The Job was invoked by User CORP\\ann." False for
// an empty one.
[[nodiscard]] bool namesAccount(const QString& message, const QString& account);

} // namespace stellwerk
