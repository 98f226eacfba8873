// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stellwerk {

// Who started a run, in the words of its outcome message: "User sa", "Schedule 5 (Nightly)". Those messages
// are localised; of another language than English nothing is made out, and the answer is empty. To be shown,
// never to decide by.
[[nodiscard]] QString startedBy(const QString& message);

} // namespace stellwerk
