// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/replay.h"

namespace stellwerk {

// A run as one self-contained HTML file (English): summary, first errors, timeline as SVG, table of tasks.
// Everything that came from outside is escaped; nothing is loaded from elsewhere.
[[nodiscard]] QByteArray runReport(const Replay& replay);

// Writes it atomically. Empty, or why it was not written.
[[nodiscard]] QString writeRunReport(const Replay& replay, const QString& file);

} // namespace stellwerk
