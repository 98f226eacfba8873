// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/taskitem.h"

#include "canvas/canvasscene.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionGraphicsItem>

namespace stellwerk {

TaskItem::TaskItem(CanvasScene* scene, const TaskId& id)
    : m_scene(scene)
    , m_id(id)
{
    setZValue(2);
    setAcceptedMouseButtons(Qt::NoButton); // the view's gestures act on cards
}

QPointF TaskItem::arrowEnd() const
{
    return inPort() -
           QPointF(m_picture.joinAny || m_picture.joinAll ? geometry::kAnyBadge - geometry::kAnyInside + 1 : geometry::kPort, 0);
}

void TaskItem::setPicture(const TaskPicture& picture)
{
    if (picture == m_picture)
        return;
    m_picture = picture;
    update();
}

void TaskItem::mark(CanvasPainter::CardFlag flag, bool on)
{
    if (m_flags.testFlag(flag) == on)
        return;
    m_flags.setFlag(flag, on);
    update();
}

QRectF TaskItem::boundingRect() const
{
    constexpr double margin = CanvasPainter::kCardMargin;
    return QRectF(QPointF(0, 0), geometry::kCard).adjusted(-margin, -8, margin, 8);
}

QPainterPath TaskItem::shape() const
{
    QPainterPath path;
    path.addRect(QRectF(QPointF(0, 0), geometry::kCard));
    return path;
}

void TaskItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const CanvasPainter::CardFlags flags =
        CanvasPainter::drawsPicture() ? m_flags & CanvasPainter::InPictures : m_flags;
    m_scene->painter().paintCard(painter, m_picture, flags, zoom, m_scene->spinnerTurn());
}

} // namespace stellwerk
