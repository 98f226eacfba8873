// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/guideitem.h"

#include "theme/theme.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionGraphicsItem>

namespace stellwerk {

namespace {

constexpr double kGuideLayer = 6;
constexpr double kLabelRoom = 400; // a label at the smallest zoom that shows one, in canvas units
constexpr double kEnd = 4;         // half a stroke across the end of a gap, view pixels

} // namespace

GuideItem::GuideItem()
{
    setZValue(kGuideLayer);
    setAcceptedMouseButtons(Qt::NoButton);
}

void GuideItem::setGuides(const QList<SnapGuides::Guide>& guides)
{
    prepareGeometryChange();
    m_guides = guides;
    m_bounds = {};
    for (const SnapGuides::Guide& guide : m_guides) {
        const QRectF around = QRectF(guide.line.p1(), guide.line.p2()).normalized();
        const double room = guide.distance.isEmpty() ? 4 : kLabelRoom;
        m_bounds |= around.adjusted(-room, -room, room, room);
    }
    update();
}

void GuideItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const QTransform toView = painter->worldTransform();
    painter->save();
    painter->resetTransform(); // lines and labels keep their size
    painter->setRenderHint(QPainter::Antialiasing, false);
    QFont font = Theme::tabular(QApplication::font());
    font.setPixelSize(11);
    painter->setFont(font);
    const QFontMetricsF metrics(font);
    for (const SnapGuides::Guide& guide : std::as_const(m_guides)) {
        const QLineF line = toView.map(guide.line);
        QPen pen(themeColor(ColorToken::Accent), 1);
        if (!guide.gap)
            pen.setDashPattern({4, 3});
        painter->setPen(pen);
        painter->drawLine(line);
        if (guide.gap) {
            const bool across = qFuzzyCompare(line.y1(), line.y2());
            const QPointF end = across ? QPointF(0, kEnd) : QPointF(kEnd, 0);
            painter->drawLine(line.p1() - end, line.p1() + end);
            painter->drawLine(line.p2() - end, line.p2() + end);
        }
        if (guide.distance.isEmpty())
            continue;
        const QSizeF size(metrics.horizontalAdvance(guide.distance) + 8, metrics.height() + 2);
        const QRectF label(line.center() - QPointF(size.width() / 2, size.height() / 2), size);
        painter->setPen(Qt::NoPen);
        painter->setBrush(themeColor(ColorToken::AccentFill));
        painter->setRenderHint(QPainter::Antialiasing, true);
        painter->drawRoundedRect(label, 3, 3);
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(themeColor(ColorToken::AccentText));
        painter->drawText(label, Qt::AlignCenter, guide.distance);
    }
    painter->restore();
}

} // namespace stellwerk
