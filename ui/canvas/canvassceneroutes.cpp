// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasscene.h"
#include "canvas/constraintitem.h"
#include "canvas/grouplayer.h"
#include "canvas/linebundles.h"
#include "canvas/taskitem.h"

#include <algorithm>
#include <cmath>
#include <numeric>

// The scene's side of lines: lanes at the cards, and ways around them.
namespace stellwerk {

void CanvasScene::updateRoutesOf(const TaskId& task)
{
    for (ConstraintItem* line : m_linesOf.value(task))
        updateRoute(line);
}

// Keeps who stands at whose side, and notes the cards whose lanes change by it.
void CanvasScene::count(ConstraintItem* item, int by)
{
    const auto note = [this](const TaskId& task, int& number, int change) {
        const bool before = number > 0;
        number += change;
        if ((number > 0) != before) {
            m_lanesChanged.insert(task);
            m_reroute.start();
        }
    };
    const auto kind = std::size_t(item->kind());
    const bool several = linesInto(item->to()) > 1;
    note(item->from(), m_kinds[item->from()].out.at(kind), by);
    note(item->to(), m_kinds[item->to()].in.at(kind), by);
    TaskItem* to = taskItem(item->to());
    if (to && several != (linesInto(item->to()) > 1)) {
        TaskPicture picture = to->picture();
        picture.joinAll = !several && !picture.joinAny;
        to->setPicture(picture);
        m_lanesChanged.insert(item->to()); // the badge moves the arrows' ends
        m_reroute.start();
    }
    if (by > 0) {
        m_linesOf[item->from()].insert(item);
        m_linesOf[item->to()].insert(item);
    } else {
        m_linesOf[item->from()].remove(item);
        m_linesOf[item->to()].remove(item);
    }
}

int CanvasScene::linesInto(const TaskId& task) const
{
    const Kinds kinds = m_kinds.value(task);
    return std::accumulate(kinds.in.cbegin(), kinds.in.cend(), 0);
}

// Success above, then completion, then failure; in the middle if there is one kind only.
double CanvasScene::laneOf(const TaskId& task, ConstraintKind kind, bool out) const
{
    const Kinds kinds = m_kinds.value(task);
    const auto& counts = out ? kinds.out : kinds.in;
    int lane = 0;
    int lanes = 0;
    for (const ConstraintKind k :
         {ConstraintKind::Success, ConstraintKind::Completion, ConstraintKind::Failure}) {
        if (k == kind)
            lane = lanes;
        lanes += counts.at(std::size_t(k)) > 0 ? 1 : 0;
    }
    return geometry::laneOffset(lane, std::max(1, lanes));
}

void CanvasScene::reroute()
{
    const QSet<TaskId> changed = std::exchange(m_lanesChanged, {});
    if (m_constraints.size() <= kAvoidingLines) {
        for (ConstraintItem* item : std::as_const(m_constraints))
            updateRoute(item);
        return;
    }
    for (const TaskId& id : changed)
        updateRoutesOf(id);
}

int CanvasScene::cardsCrossed(const QList<QRectF>& pieces, const TaskItem* from, const TaskItem* to) const
{
    int count = 0;
    for (const QRectF& piece : pieces) {
        for (const QGraphicsItem* item : items(piece, Qt::IntersectsItemBoundingRect)) {
            if (item->type() != TaskItem::Type || item == from || item == to)
                continue;
            count += static_cast<const TaskItem*>(item)->card().intersects(piece) ? 1 : 0;
        }
    }
    return count;
}

void CanvasScene::updateRoute(ConstraintItem* item)
{
    const TaskItem* from = taskItem(item->from());
    const TaskItem* to = taskItem(item->to());
    if (!from || !to)
        return;
    // Where a folded group stands for a task, lines end at its card.
    const GroupItem* fromGroup = m_groups->foldedOver(item->from());
    const GroupItem* toGroup = m_groups->foldedOver(item->to());
    if (fromGroup && fromGroup == toGroup)
        return;
    const double out = fromGroup ? m_bundles->laneOf(item, true) : laneOf(item->from(), item->kind(), true);
    const double in = toGroup ? m_bundles->laneOf(item, false) : laneOf(item->to(), item->kind(), false);
    const QPointF begin =
        (fromGroup ? fromGroup->outPort() : from->outPort()) + QPointF(geometry::kPort - 1, out);
    const QPointF end = (toGroup ? toGroup->inPort() : to->arrowEnd()) + QPointF(0, in);
    const double shift = item->kind() == ConstraintKind::Success   ? 0
                         : item->kind() == ConstraintKind::Failure ? 8
                                                                   : -8;
    double best = 0.5;
    const bool bends = end.x() - begin.x() > geometry::kCard.width() && std::abs(begin.y() - end.y()) > 1;
    if (bends && m_constraints.size() <= kAvoidingLines) {
        int least = -1;
        for (const double bend : {0.5, 1.0, 0.0}) {
            const double x = begin.x() + 24 + (end.x() - begin.x() - 48) * bend;
            const auto across = [](double y, double x1, double x2) { return QRectF(x1, y - 4, x2 - x1, 8); };
            const double top = std::min(begin.y(), end.y());
            const int crossed = cardsCrossed({across(begin.y(), begin.x(), x), across(end.y(), x, end.x()),
                                              QRectF(x - 4, top, 8, std::abs(begin.y() - end.y()))},
                                             from, to);
            if (least < 0 || crossed < least) {
                least = crossed;
                best = bend;
            }
            if (least == 0)
                break;
        }
    } else if (bends) {
        best = 1.0; // long lines gather before their target
    }
    item->setRoute(geometry::route(begin, end, best, shift));
}

} // namespace stellwerk
