// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace stellwerk {

class Arguments;
class Console;

// What --since says, UTC; untouched where it is not given. False: it is not understood, and the console said
// so.
[[nodiscard]] bool readSince(const Arguments& arguments, Console& console, QDateTime* since);

} // namespace stellwerk
