// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace stellwerk {

// Colours for series that have no meaning of their own (servers in a chart): told apart by people who do not
// see red and green alike, 3:1 on Surface in both schemes. They repeat after kSeriesColors; charts tell
// series apart by shape and label too. Main thread.
inline constexpr int kSeriesColors = 8;
[[nodiscard]] QColor seriesColor(int index);

} // namespace stellwerk
