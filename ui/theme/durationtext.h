// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace stellwerk {

// "1 h 02 m 05 s", "2 m 05 s", "5 s", "0 s"; days before hours: "3 d 01 h 00 m". Negative: "−5 s".
// Translated units, narrow spaces that do not break.
[[nodiscard]] QString durationText(std::chrono::seconds duration);
// With milliseconds under ten seconds: "0.350 s", "9.999 s".
[[nodiscard]] QString durationTextExact(std::chrono::milliseconds duration);
// For tight places: "1:02:05", "2:05", "0:05".
[[nodiscard]] QString durationTextShort(std::chrono::seconds duration);

} // namespace stellwerk
