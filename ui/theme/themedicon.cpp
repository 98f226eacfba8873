// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/themedicon.h"

#include <QPainter>
#include <QPixmap>

namespace stellwerk {

void ThemedPainterIcon::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State)
{
    painter->save();
    if (mode == QIcon::Disabled)
        painter->setOpacity(painter->opacity() * 0.38);
    m_paint(painter, QRectF(rect));
    painter->restore();
}

QPixmap ThemedPainterIcon::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap ThemedPainterIcon::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale)
{
    QPixmap pixmap(size);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const QSize logical(qMax(1, qRound(size.width() / scale)), qMax(1, qRound(size.height() / scale)));
    paint(&painter, QRect(QPoint(0, 0), logical), mode, state);
    painter.end();
    // QIcon sets the ratio itself and divides by it.
    pixmap.setDevicePixelRatio(1.0);
    return pixmap;
}

} // namespace stellwerk
