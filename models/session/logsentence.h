// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logrecord.h"

namespace stellwerk {

// A record of the run as a sentence in the program's language; texts of servers inside it stay as they are.
[[nodiscard]] QString logSentence(const LogRecord& record);

} // namespace stellwerk
