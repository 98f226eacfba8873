// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stellwerk {

// The report's style sheet: light and dark by the reader's choice, and for paper. The colours are those of
// the window (ui/theme/themecolors.cpp). Without "<" and "&", so that it may stand in XML as it is.
[[nodiscard]] QString reportStyle();

} // namespace stellwerk
