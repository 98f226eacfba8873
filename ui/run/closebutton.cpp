// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/closebutton.h"

#include "theme/theme.h"

#include <QPainter>

namespace stellwerk {

CloseButton::CloseButton(const QString& what, QWidget* parent)
    : QToolButton(parent)
{
    setAutoRaise(true);
    setToolTip(what);
    setAccessibleName(what);
    setFocusPolicy(Qt::TabFocus);
}

QSize CloseButton::sizeHint() const
{
    return {20, 20};
}

void CloseButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool active = underMouse() || hasFocus() || isDown();
    const QRectF place = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    if (active) {
        painter.setPen(hasFocus() ? QPen(themeColor(ColorToken::Accent)) : QPen(Qt::NoPen));
        painter.setBrush(themeColor(isDown() ? ColorToken::Border : ColorToken::Hover));
        painter.drawRoundedRect(place, 4, 4);
    }
    painter.setPen(QPen(themeColor(active ? ColorToken::Text : ColorToken::TextMuted), 1.4, Qt::SolidLine,
                        Qt::RoundCap));
    const double arm = 3.5;
    const QPointF centre = place.center();
    painter.drawLine(centre - QPointF(arm, arm), centre + QPointF(arm, arm));
    painter.drawLine(centre - QPointF(arm, -arm), centre + QPointF(arm, -arm));
}

} // namespace stellwerk
