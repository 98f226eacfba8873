// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/droparrows.h"

#include "canvas/taskitem.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace stellwerk {

namespace {

constexpr double kAway = 30;   // of an arrow's middle from the card
constexpr double kRadius = 13; // of its disc
constexpr double kBelow = 8;   // the card's lower edge: constraints come and go in its middle
constexpr double kLayer = 6;

QPointF middleOf(const QRectF& card, bool before)
{
    return {before ? card.left() - kAway : card.right() + kAway, card.bottom() + kBelow};
}

} // namespace

TaskId DropArrows::cardNear(const CanvasScene& scene, const QPointF& at)
{
    const double room = kAway + 2 * kRadius;
    TaskId best;
    double least = room;
    const QRectF around = QRectF(at, QSizeF(0, 0)).adjusted(-room, -room, room, room);
    for (const TaskId& id : scene.tasksIn(around, false)) {
        const QRectF card = scene.taskItem(id)->card();
        if (card.contains(at))
            return id;
        const double aside = std::max({card.left() - at.x(), at.x() - card.right(), 0.0});
        const double over = std::max({card.top() - at.y(), at.y() - card.bottom(), 0.0});
        const double away = std::max(aside, over);
        if (away < least && over <= kBelow + 2 * kRadius) {
            least = away;
            best = id;
        }
    }
    return best;
}

DropArrows::Aim DropArrows::aim(const CanvasScene& scene, const QPointF& at, double zoom)
{
    const TaskId near = cardNear(scene, at);
    const TaskItem* item = scene.taskItem(near);
    if (!item)
        return {};
    const double reach = std::clamp(14 / zoom, kRadius + 3, 2 * kRadius);
    for (const bool before : {false, true}) {
        const QPointF way = middleOf(item->card(), before) - at;
        if (std::hypot(way.x(), way.y()) <= reach)
            return {near, before};
    }
    return {};
}

DropArrows::DropArrows()
{
    setZValue(kLayer);
    setAcceptedMouseButtons(Qt::NoButton);
}

void DropArrows::show(const QRectF& card, std::optional<bool> activeBefore)
{
    if (card == m_card && activeBefore == m_active)
        return;
    prepareGeometryChange();
    m_card = card;
    m_active = activeBefore;
    update();
}

QRectF DropArrows::boundingRect() const
{
    const double room = kAway + kRadius + 2;
    return m_card.adjusted(-room, 0, room, kBelow + kRadius + 2);
}

void DropArrows::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setRenderHint(QPainter::Antialiasing);
    for (const bool before : {false, true}) {
        const bool active = m_active == before;
        const QPointF middle = middleOf(m_card, before);
        painter->setPen(QPen(themeColor(ColorToken::Accent), active ? 2 : 1.2));
        painter->setBrush(themeColor(active ? ColorToken::AccentFill : ColorToken::Card));
        painter->drawEllipse(middle, kRadius, kRadius);
        // Constraints go from left to right: so do both arrows.
        QPainterPath arrow(middle + QPointF(-5, 0));
        arrow.lineTo(middle + QPointF(5, 0));
        arrow.moveTo(middle + QPointF(1, -4));
        arrow.lineTo(middle + QPointF(5, 0));
        arrow.lineTo(middle + QPointF(1, 4));
        painter->setPen(QPen(themeColor(active ? ColorToken::AccentText : ColorToken::Accent), 1.8,
                             Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPath(arrow);
    }
}

} // namespace stellwerk
