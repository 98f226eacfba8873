// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/constraintitem.h"

#include "canvas/canvasscene.h"

#include <QPainter>
#include <QPainterPathStroker>
#include <QStyleOptionGraphicsItem>

namespace stellwerk {

namespace {

constexpr double kHitWidth = 14;

}

ConstraintItem::ConstraintItem(CanvasScene* scene, const Constraint& constraint)
    : m_scene(scene)
    , m_id(constraint.id)
{
    setZValue(1);
    setAcceptedMouseButtons(Qt::NoButton);
    setConstraint(constraint);
}

void ConstraintItem::setConstraint(const Constraint& constraint)
{
    m_from = constraint.from;
    m_to = constraint.to;
    m_line.kind = constraint.kind;
    update();
}

void ConstraintItem::setRoute(const geometry::Route& route)
{
    if (route.path == m_route.path && route.tip == m_route.tip)
        return;
    prepareGeometryChange();
    m_route = route;
    m_bounds =
        route.path.controlPointRect().united(QRectF(route.tip, QSizeF(1, 1))).adjusted(-22, -28, 22, 11);
}

void ConstraintItem::setSelectedLine(bool selected)
{
    m_line.selected = selected;
    setZValue(selected || m_line.hovered ? 1.5 : 1);
    update();
}

void ConstraintItem::setHovered(bool hovered)
{
    m_line.hovered = hovered;
    setZValue(hovered || m_line.selected ? 1.5 : 1);
    update();
}

void ConstraintItem::setSplitting(bool splitting)
{
    m_line.splitting = splitting;
    setHovered(splitting);
}

void ConstraintItem::setBundle(int count, bool mixed)
{
    if (count == m_line.bundle && mixed == m_line.mixed)
        return;
    m_line.bundle = count;
    m_line.mixed = mixed;
    update();
}

void ConstraintItem::setProblem(bool problem)
{
    m_line.problem = problem;
    update();
}

void ConstraintItem::setFaint(bool faint)
{
    if (faint == m_line.faint)
        return;
    m_line.faint = faint;
    update();
}

void ConstraintItem::setCritical(bool critical)
{
    if (critical == m_line.critical)
        return;
    m_line.critical = critical;
    update();
}

void ConstraintItem::setDiff(CanvasPainter::Diff diff)
{
    m_line.diff = diff;
    setZValue(diff > CanvasPainter::Diff::Same ? 1.3 : 1);
    update();
}

QPainterPath ConstraintItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(kHitWidth);
    QPainterPath path = stroker.createStroke(m_route.path);
    path.addEllipse(m_route.middle, 10, 10);
    path.setFillRule(Qt::WindingFill);
    return path;
}

void ConstraintItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    CanvasPainter::Line line = m_line;
    if (CanvasPainter::drawsPicture()) {
        line.selected = line.hovered = line.splitting = line.faint = false;
    } else {
        line.quick = m_scene->paintsQuickly(zoom);
    }
    m_scene->painter().paintConstraint(painter, m_route, line, zoom);
}

} // namespace stellwerk
