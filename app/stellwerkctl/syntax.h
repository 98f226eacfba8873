// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"

namespace stellwerk {

// All that stellwerkctl understands (docs: interface).
[[nodiscard]] ArgumentParser stellwerkctlSyntax();

} // namespace stellwerk
