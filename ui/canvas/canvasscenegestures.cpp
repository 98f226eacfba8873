// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasscene.h"
#include "canvas/constraintitem.h"
#include "canvas/grouplayer.h"
#include "canvas/linebundles.h"
#include "canvas/notelayer.h"
#include "canvas/packagegraph.h"
#include "canvas/taskitem.h"

#include <QGraphicsPathItem>
#include <QPen>

#include <algorithm>
#include <array>
#include <cmath>

// The scene's side of gestures: finding, selecting, pointing, connecting.
namespace stellwerk {

namespace {

constexpr double kPortTarget = 24; // view pixels across

double distance(const QPointF& a, const QPointF& b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

bool crosses(const QPainterPath& path, const QLineF& cut)
{
    for (const QPolygonF& line : path.toSubpathPolygons()) {
        for (qsizetype i = 1; i < line.size(); ++i) {
            if (QLineF(line.at(i - 1), line.at(i)).intersects(cut) == QLineF::BoundedIntersection)
                return true;
        }
    }
    return false;
}

bool touches(const QPainterPath& path, const QRectF& rect)
{
    const std::array<QLineF, 4> sides{
        QLineF(rect.topLeft(), rect.topRight()), QLineF(rect.topRight(), rect.bottomRight()),
        QLineF(rect.bottomRight(), rect.bottomLeft()), QLineF(rect.bottomLeft(), rect.topLeft())};
    return rect.contains(QPointF(path.elementAt(0))) ||
           std::any_of(sides.cbegin(), sides.cend(), [&](const QLineF& side) { return crosses(path, side); });
}

} // namespace

CanvasScene::Hit CanvasScene::hit(const QPointF& at, double zoom) const
{
    // At a small zoom the targets grow in canvas units, but never over half a card.
    const double reach = std::min(kPortTarget / 2 / zoom, geometry::kCard.height() / 2);
    const QRectF around(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach);
    const TaskItem* card = nullptr;
    const ConstraintItem* line = nullptr;
    for (const QGraphicsItem* item : items(around, Qt::IntersectsItemBoundingRect, Qt::DescendingOrder)) {
        if (item->type() == TaskItem::Type) {
            const auto* task = static_cast<const TaskItem*>(item);
            if (distance(task->outPort(), at) <= reach)
                return {Hit::OutPort, task->id(), {}};
            // The inner half of the left port would cover the state band, where people grab the card.
            if (distance(task->inPort(), at) <= reach && at.x() <= task->inPort().x() + geometry::kPort)
                return {Hit::InPort, task->id(), {}};
            if (!card && task->card().contains(at))
                card = task;
        } else if (item->type() == ConstraintItem::Type && !line) {
            if (item->shape().contains(at))
                line = static_cast<const ConstraintItem*>(item);
        }
    }
    if (card)
        return {Hit::Card, card->id(), {}};
    if (line)
        return {Hit::Line, {}, line->id()};
    return {};
}

QList<TaskId> CanvasScene::tasksIn(const QRectF& rect, bool whole) const
{
    QList<TaskId> ids;
    for (const QGraphicsItem* item : items(rect, Qt::IntersectsItemBoundingRect)) {
        if (item->type() != TaskItem::Type)
            continue;
        const QRectF card = static_cast<const TaskItem*>(item)->card();
        if (whole ? rect.contains(card) : rect.intersects(card))
            ids.append(static_cast<const TaskItem*>(item)->id());
    }
    return ids;
}

QList<ConstraintId> CanvasScene::constraintsIn(const QRectF& rect, bool whole) const
{
    QList<ConstraintId> ids;
    for (const QGraphicsItem* item : items(rect, Qt::IntersectsItemBoundingRect)) {
        if (item->type() != ConstraintItem::Type)
            continue;
        const auto* line = static_cast<const ConstraintItem*>(item);
        const QPainterPath& path = line->route().path;
        if (whole ? rect.contains(path.controlPointRect()) : touches(path, rect))
            ids.append(line->id());
    }
    return ids;
}

QList<ConstraintId> CanvasScene::constraintsAcross(const QLineF& cut) const
{
    QList<ConstraintId> ids;
    const QRectF around = QRectF(cut.p1(), cut.p2()).normalized().adjusted(-1, -1, 1, 1);
    for (const QGraphicsItem* item : items(around, Qt::IntersectsItemBoundingRect)) {
        if (item->type() != ConstraintItem::Type)
            continue;
        const auto* line = static_cast<const ConstraintItem*>(item);
        if (crosses(line->route().path, cut))
            ids.append(line->id());
    }
    return ids;
}

QList<ConstraintId> CanvasScene::constraintsAt(const TaskId& task, bool leaving) const
{
    QList<ConstraintId> ids;
    for (const ConstraintItem* line : m_linesOf.value(task)) {
        if ((leaving ? line->from() : line->to()) == task)
            ids.append(line->id());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

void CanvasScene::setHovered(const Hit& hit)
{
    if (hit == m_hovered)
        return;
    if (TaskItem* item = taskItem(m_hovered.task)) {
        item->mark(CanvasPainter::Hovered, false);
        item->mark(CanvasPainter::PortsShown, false);
    }
    if (ConstraintItem* item = constraintItem(m_hovered.constraint))
        item->setHovered(false);
    const bool otherLine = hit.constraint != m_hovered.constraint;
    m_hovered = hit;
    if (otherLine)
        Q_EMIT lineHovered(hit.constraint);
    if (TaskItem* item = taskItem(hit.task)) {
        item->mark(CanvasPainter::Hovered, true);
        item->mark(CanvasPainter::PortsShown, true);
    }
    if (ConstraintItem* item = constraintItem(hit.constraint))
        item->setHovered(true);
}

void CanvasScene::setSplitting(const ConstraintId& constraint)
{
    if (constraint == m_splitting)
        return;
    if (ConstraintItem* item = constraintItem(m_splitting))
        item->setSplitting(false);
    m_splitting = constraint;
    if (ConstraintItem* item = constraintItem(m_splitting))
        item->setSplitting(true);
}

void CanvasScene::preview(const QHash<QString, QPointF>& places)
{
    for (const QString& id : std::exchange(m_previewed, {})) {
        if (places.contains(id))
            continue;
        if (TaskItem* item = taskItem(id))
            place(item, m_editor->package().layout.value(id));
        m_notes->home(id);
        m_groups->home(id);
    }
    for (auto it = places.cbegin(); it != places.cend(); ++it) {
        if (TaskItem* item = taskItem(it.key())) {
            place(item, it.value());
        } else {
            m_notes->place(it.key(), it.value());
            m_groups->place(it.key(), it.value());
        }
        m_previewed.insert(it.key());
    }
    m_groups->flush();
}

void CanvasScene::refuse(const PackageGraph& graph, const TaskId& from)
{
    using Refusal = PackageEditor::Refusal;
    const auto circle = m_connectBackwards ? graph.downstream({from}) : graph.upstream({from});
    for (const TaskId& id : circle)
        m_refused.insert(id, Refusal::Cycle);
    for (const TaskId& id : m_connectBackwards ? graph.predecessors(from) : graph.successors(from))
        m_refused.insert(id, Refusal::Duplicate);
    m_refused.insert(from, Refusal::Self);
    m_connectFrom.append(from);
}

void CanvasScene::beginProvisional()
{
    for (auto it = m_refused.cbegin(); it != m_refused.cend(); ++it) {
        TaskItem* item = m_connectFrom.contains(it.key()) ? nullptr : taskItem(it.key());
        if (item)
            item->mark(CanvasPainter::Dimmed, true);
    }
    m_provisional = new QGraphicsPathItem;
    m_provisional->setZValue(3);
    m_provisional->setAcceptedMouseButtons(Qt::NoButton);
    addItem(m_provisional);
}

void CanvasScene::beginConnecting(const TaskId& from, bool backwards)
{
    endConnecting();
    m_connectBackwards = backwards;
    refuse(PackageGraph(m_editor->package()), from);
    beginProvisional();
}

void CanvasScene::beginReconnecting(const QList<ConstraintId>& ids, bool head)
{
    endConnecting();
    m_connectBackwards = !head;
    const PackageGraph graph(m_editor->package(), {ids.cbegin(), ids.cend()});
    for (const ConstraintId& id : ids) {
        ConstraintItem* item = constraintItem(id);
        if (!item)
            continue;
        refuse(graph, head ? item->from() : item->to());
        item->setVisible(false);
        m_reconnected.append(id);
    }
    beginProvisional();
}

void CanvasScene::aim(const QPointF& at, const TaskId& target, ConstraintKind kind)
{
    if (m_connectFrom.isEmpty() || !m_provisional)
        return;
    if (m_target != target) {
        if (TaskItem* item = taskItem(m_target))
            item->mark(CanvasPainter::Target, false);
        m_target = target;
        if (TaskItem* item = taskItem(m_target))
            item->mark(CanvasPainter::Target, true);
    }
    QPointF loose = at;
    if (const TaskItem* item = taskItem(target))
        loose = m_connectBackwards ? item->outPort() : item->arrowEnd();
    QPainterPath path;
    for (const TaskId& id : std::as_const(m_connectFrom)) {
        const TaskItem* fixed = taskItem(id);
        if (!fixed)
            continue;
        const geometry::Route route = m_connectBackwards ? geometry::route(loose, fixed->arrowEnd())
                                                         : geometry::route(fixed->outPort(), loose);
        path.addPath(route.path);
        path.addPath(geometry::arrowHead(route.tip));
    }
    m_provisional->setPath(path);
    QPen pen(themeColor(target.isEmpty() ? ColorToken::Accent : tokenOf(kind)), 2);
    pen.setStyle(kind == ConstraintKind::Success   ? Qt::SolidLine
                 : kind == ConstraintKind::Failure ? Qt::DashLine
                                                   : Qt::DotLine);
    m_provisional->setPen(pen);
}

void CanvasScene::endConnecting()
{
    for (auto it = m_refused.cbegin(); it != m_refused.cend(); ++it) {
        if (TaskItem* item = taskItem(it.key()))
            item->mark(CanvasPainter::Dimmed, false);
    }
    if (TaskItem* item = taskItem(m_target))
        item->mark(CanvasPainter::Target, false);
    for (const ConstraintId& id : std::exchange(m_reconnected, {})) {
        if (ConstraintItem* item = constraintItem(id))
            m_bundles->update(item);
    }
    m_refused.clear();
    m_target.clear();
    m_connectFrom.clear();
    delete std::exchange(m_provisional, nullptr);
}

PackageEditor::Refusal CanvasScene::refusalOf(const TaskId& target) const
{
    return m_refused.value(target, PackageEditor::Refusal::None);
}

TaskId CanvasScene::nearestTarget(const QPointF& at, double reach) const
{
    TaskId best;
    double nearest = reach;
    const QRectF around = QRectF(at, QSizeF(0, 0)).adjusted(-reach, -reach, reach, reach);
    for (const QGraphicsItem* item : items(around, Qt::IntersectsItemBoundingRect)) {
        if (item->type() != TaskItem::Type)
            continue;
        const auto* task = static_cast<const TaskItem*>(item);
        if (refusalOf(task->id()) != PackageEditor::Refusal::None)
            continue;
        const double away = task->card().contains(at)
                                ? 0
                                : distance(m_connectBackwards ? task->outPort() : task->inPort(), at);
        if (away <= nearest) {
            nearest = away;
            best = task->id();
        }
    }
    return best;
}

} // namespace stellwerk
