// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

class QWidget;

namespace stellwerk {

// The ground of a panel that floats over others (a palette, a search bar): round corners, one thin line.
// To be called in its paintEvent.
void paintFloatingPanel(QWidget* panel, ColorToken border = ColorToken::CardBorder);

} // namespace stellwerk
