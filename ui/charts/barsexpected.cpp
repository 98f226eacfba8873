// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/barsgeometry.h"
#include "charts/barsplottable.h"
#include "theme/theme.h"

#include <cmath>

// What BarsPlottable paints of the time to come: nothing of it looks like a fact.
namespace stellwerk {

using namespace bars;

void BarsPlottable::drawExpected(QCPPainter* painter, const Slot& slot) const
{
    const ChartBar& bar = m_bars.at(slot.bar);
    const QRectF place = placeOf(slot.bar).intersected(QRectF(clipRect()).adjusted(-2, -2, 2, 2));
    if (place.isEmpty())
        return;
    QColor ink = themeColor(ColorToken::TextMuted);
    painter->setAntialiasing(false);
    QColor hatch = ink;
    hatch.setAlphaF(0.3F);
    painter->setPen(QPen(ink, 1, Qt::DashLine));
    painter->setBrush(QBrush(hatch, Qt::FDiagPattern)); // what waits is hatched the other way
    painter->drawRect(place.adjusted(0, 0, -1, -1));
    if (place.height() < kGlyph || bar.label.isEmpty())
        return;
    QFont font = mParentPlot->font();
    font.setItalic(true);
    painter->setFont(font);
    const QFontMetrics metrics = painter->fontMetrics();
    const int room = int(place.width()) - 8;
    if (room < 24)
        return;
    const QString text = metrics.elidedText(bar.label, Qt::ElideRight, room);
    const QRectF line(place.left() + 4, place.top(), room, place.height());
    QColor ground = themeColor(ColorToken::Surface);
    ground.setAlphaF(0.75F); // letters on a hatch are hard to read
    painter->fillRect(
        QRectF(line.left() - 1, line.top() + 1, metrics.horizontalAdvance(text) + 3, line.height() - 3),
        ground);
    painter->setPen(themeColor(ColorToken::Text));
    painter->drawText(line, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine), text);
}

void BarsPlottable::drawSlack(QCPPainter* painter, const Slot& slot) const
{
    const ChartBar& bar = m_bars.at(slot.bar);
    if (std::isnan(bar.slackEnd))
        return;
    const QRectF place = placeOf(slot.bar);
    const double from = std::max(place.right(), std::isnan(bar.ghostEnd) ? place.right() : x(bar.ghostEnd));
    const double to = x(bar.slackEnd);
    if (to - from < 3)
        return;
    const double middle = std::round(place.bottom()); // below what is written beside the bar
    painter->setAntialiasing(false);
    painter->setPen(QPen(themeColor(ColorToken::TextMuted), 1));
    painter->drawLine(QPointF(from, middle), QPointF(to, middle));
    painter->drawLine(QPointF(to, middle - 4), QPointF(to, middle));
}

void BarsPlottable::drawMoments(QCPPainter* painter) const
{
    const QRect area = clipRect();
    painter->setAntialiasing(false);
    painter->setFont(Theme::tabular(mParentPlot->font()));
    const QFontMetrics metrics = painter->fontMetrics();
    QColor ground = themeColor(ColorToken::Surface);
    ground.setAlphaF(0.85F);
    int line = 0;
    for (const ChartMoment& moment : m_moments) {
        const double at = std::round(x(moment.at));
        const int top = area.top() + line++ * (metrics.height() + 1);
        if (at < area.left() || at > area.right())
            continue;
        painter->setPen(QPen(themeColor(ColorToken::Text), 1, Qt::DashDotLine));
        painter->drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
        const int width = metrics.horizontalAdvance(moment.label) + 6;
        const double left = at + 2 + width <= area.right() ? at + 2 : at - 2 - width;
        const QRectF place(left, top, width, metrics.height());
        painter->fillRect(place, ground);
        painter->setPen(themeColor(ColorToken::Text));
        painter->drawText(place, int(Qt::AlignCenter), moment.label);
    }
}

} // namespace stellwerk
