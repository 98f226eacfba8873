// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvaspointer.h"

#include "canvas/canvasview.h"
#include "canvas/constraintitem.h"
#include "canvas/taskitem.h"

#include <QGraphicsPathItem>
#include <QPen>
#include <QToolTip>

#include <algorithm>
#include <cmath>

// Gestures on constraints that are there: leading an end elsewhere, slicing.
namespace stellwerk {

namespace {

constexpr double kTrailLayer = 6;
constexpr double kEndReach = 72; // view pixels from a line's end that belong to it

} // namespace

std::optional<CanvasPointer::End> CanvasPointer::pressedEnd() const
{
    const ConstraintItem* line =
        m_pressed.what == CanvasScene::Hit::Line ? m_scene->constraintItem(m_pressed.constraint) : nullptr;
    if (!line)
        return std::nullopt;
    const QPainterPath& path = line->route().path;
    const auto away = [this](const QPointF& end) {
        return std::hypot(end.x() - m_pressedScene.x(), end.y() - m_pressedScene.y());
    };
    const double tail = away(path.pointAtPercent(0));
    const double head = away(path.pointAtPercent(1));
    if (std::min(tail, head) > std::max(kEndReach / m_view->zoom(), path.length() / 3))
        return std::nullopt;
    return End{line->id(), head <= tail};
}

bool CanvasPointer::toggleJoin()
{
    const TaskItem* item =
        m_pressed.what == CanvasScene::Hit::InPort ? m_scene->taskItem(m_pressed.task) : nullptr;
    if (!item || !(item->picture().joinAny || item->picture().joinAll))
        return false;
    m_scene->editor()->setJoin({m_pressed.task}, item->picture().joinAny ? Join::All : Join::Any);
    return true;
}

void CanvasPointer::startReconnecting(const QList<ConstraintId>& ids, bool head)
{
    const Constraint* first = m_scene->editor()->package().constraint(ids.value(0));
    if (!first)
        return enter(State::Idle);
    const bool byMouse = m_state == State::Pressed || m_state == State::PortPressed;
    m_reconnected = ids;
    m_head = head;
    m_kind = first->kind;
    m_from = head ? first->from : first->to;
    m_backwards = !head;
    m_target.clear();
    m_scene->setHovered({});
    m_scene->beginReconnecting(ids, head);
    enter(State::Reconnecting);
    if (!byMouse)
        m_scroll.stop(); // the pointer may rest at an edge
    Q_EMIT hint(
        tr("Drop on a task to lead %n constraint(s) there, or choose it with the arrow keys and press "
           "Enter. Esc: cancel.",
           nullptr, int(ids.size())));
}

void CanvasPointer::reconnectTo(TaskId target)
{
    const QList<ConstraintId> ids = m_reconnected;
    const bool head = m_head;
    cancel();
    m_scene->editor()->reconnectAll(ids, target, head);
    m_scene->setSelection({}, {ids.cbegin(), ids.cend()});
}

void CanvasPointer::finishReconnection(const QPointF& at)
{
    const TaskId target = m_target;
    const auto over = m_scene->hit(at, m_view->zoom());
    const QString why = over.task.isEmpty() || !target.isEmpty()
                            ? QString()
                            : PackageEditor::refusalText(m_scene->refusalOf(over.task));
    QToolTip::hideText();
    if (!target.isEmpty())
        return reconnectTo(target);
    cancel();
    Q_EMIT hint(why.isEmpty() ? tr("Not dropped on a task: nothing was changed.") : why);
}

void CanvasPointer::startSlicing()
{
    endSlice();
    m_trail = new QGraphicsPathItem;
    m_cut = {m_pressedScene}; // the item itself forgets a path of one point
    QPen pen(themeColor(ColorToken::StateFailed), 1.6, Qt::DashLine);
    pen.setCosmetic(true);
    m_trail->setPen(pen);
    m_trail->setZValue(kTrailLayer);
    m_trail->setAcceptedMouseButtons(Qt::NoButton);
    m_scene->addItem(m_trail);
    enter(State::Slicing);
}

void CanvasPointer::followSlice(const QPointF& at)
{
    const QLineF cut(m_cut.last(), at);
    if (cut.isNull())
        return;
    m_cut.append(at);
    QPainterPath trail;
    trail.addPolygon(m_cut);
    m_trail->setPath(trail);
    for (const ConstraintId& id : m_scene->constraintsAcross(cut)) {
        if (m_sliced.contains(id))
            continue;
        m_sliced.append(id);
        m_scene->constraintItem(id)->setSplitting(true);
    }
    Q_EMIT hint(m_sliced.isEmpty()
                    ? tr("Draw across constraints to delete them. Esc: cancel.")
                    : tr("Release to delete %n constraint(s). Esc: cancel.", nullptr, int(m_sliced.size())));
}

void CanvasPointer::finishSlice()
{
    const QList<ConstraintId> sliced = m_sliced;
    cancel();
    if (!sliced.isEmpty())
        m_scene->editor()->remove({}, sliced);
}

void CanvasPointer::endSlice()
{
    for (const ConstraintId& id : std::exchange(m_sliced, {})) {
        if (ConstraintItem* item = m_scene->constraintItem(id))
            item->setSplitting(false);
    }
    delete std::exchange(m_trail, nullptr);
}

} // namespace stellwerk
