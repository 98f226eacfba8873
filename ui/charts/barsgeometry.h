// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

// Measures that the data and the painting of BarsPlottable share. Pixels where nothing else is said.
namespace stellwerk::bars {

inline constexpr double kRowPadding = 0.12; // of the row's height, above and below the bar
inline constexpr double kNarrowest = 2;     // however short a bar is, it is seen
inline constexpr double kGlyph = 12;
inline constexpr double kWide = 6;         // from here a bar is more than a rectangle
inline constexpr quint8 kForeignPaint = 9; // after the looks of states
inline constexpr int kPaints = 10;

} // namespace stellwerk::bars
