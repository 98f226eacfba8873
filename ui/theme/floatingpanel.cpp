// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/floatingpanel.h"

#include <QPainter>
#include <QWidget>

namespace stellwerk {

void paintFloatingPanel(QWidget* panel, ColorToken border)
{
    QPainter painter(panel);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(themeColor(border));
    painter.setBrush(themeColor(ColorToken::Surface));
    painter.drawRoundedRect(QRectF(panel->rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::kRadius,
                            space::kRadius);
}

} // namespace stellwerk
