// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvaspointer.h"

#include "canvas/canvasview.h"
#include "canvas/constraintitem.h"
#include "canvas/grouplayer.h"
#include "canvas/guideitem.h"
#include "canvas/taskitem.h"

#include <QApplication>
#include <QGraphicsRectItem>
#include <QMouseEvent>
#include <QPen>
#include <QScrollBar>

#include <algorithm>

namespace stellwerk {

namespace {

bool isUnconnected(const ParentPackage& package, const TaskId& id)
{
    return std::none_of(package.constraints.cbegin(), package.constraints.cend(),
                        [&](const Constraint& c) { return c.from == id || c.to == id; });
}

} // namespace

CanvasPointer::CanvasPointer(CanvasView* view, CanvasScene* scene)
    : QObject(view)
    , m_view(view)
    , m_scene(scene)
{
    m_scroll.setInterval(16);
    connect(&m_scroll, &QTimer::timeout, this, &CanvasPointer::autoScroll);
}

CanvasPointer::~CanvasPointer() = default;

bool CanvasPointer::isConnecting() const
{
    return m_state == State::Connecting || m_state == State::ClickConnecting ||
           m_state == State::Reconnecting;
}

void CanvasPointer::enter(State state)
{
    m_state = state;
    const bool dragging = state == State::Moving || state == State::Banding || state == State::Connecting ||
                          state == State::Reconnecting || state == State::Slicing;
    m_scene->setDragging(state == State::Moving);
    if (dragging)
        m_scroll.start();
    else
        m_scroll.stop();
    const auto shape = state == State::Panning   ? Qt::ClosedHandCursor
                       : state == State::Moving  ? Qt::SizeAllCursor
                       : isConnecting()          ? Qt::CrossCursor
                       : state == State::Slicing ? Qt::CrossCursor
                       : m_space                 ? Qt::OpenHandCursor
                                                 : Qt::ArrowCursor;
    m_view->viewport()->setCursor(shape);
    if (state == State::Idle)
        Q_EMIT hint({});
}

void CanvasPointer::setSpaceHeld(bool held)
{
    m_space = held;
    if (m_state == State::Idle)
        m_view->viewport()->setCursor(held ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void CanvasPointer::press(const QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    m_pressedAt = m_lastAt = at;
    m_pressedScene = m_view->mapToScene(at);
    m_shiftPressed = event->modifiers() & Qt::ShiftModifier;
    m_altPressed = event->modifiers() & Qt::AltModifier;
    m_scene->setFocusVisible(false);
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_space)) {
        cancel();
        return enter(State::Panning);
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (m_state == State::Reconnecting)
        return; // begun by a key: the click's release chooses
    m_pressed = m_scene->hit(m_pressedScene, m_view->zoom());
    if (m_state == State::ClickConnecting)
        return clickWhileConnecting(m_pressed, event->modifiers());
    using Hit = CanvasScene::Hit;
    switch (m_pressed.what) {
    case Hit::OutPort:
    case Hit::InPort:
        return enter(State::PortPressed);
    case Hit::Card:
        pressCard(m_pressed, event->modifiers());
        return enter(State::Pressed);
    case Hit::Line:
        pressLine(m_pressed, event->modifiers());
        return enter(State::Pressed);
    case Hit::Nothing:
        return enter(State::Pressed);
    }
}

void CanvasPointer::pressCard(const CanvasScene::Hit& hit, Qt::KeyboardModifiers modifiers)
{
    m_wasSelected = m_scene->isSelected(hit.task);
    m_scene->setCurrent(hit.task);
    // Shift: a click selects what comes before or after; a drag moves without inserting.
    if (m_wasSelected || (modifiers & Qt::ShiftModifier && !(modifiers & Qt::ControlModifier)))
        return;
    if (modifiers & Qt::ControlModifier) {
        CanvasSelection all = m_scene->selection();
        all.tasks.insert(hit.task);
        m_scene->select(all);
    } else {
        m_scene->setSelection({hit.task});
    }
}

void CanvasPointer::pressLine(const CanvasScene::Hit& hit, Qt::KeyboardModifiers modifiers)
{
    if (!(modifiers & Qt::ControlModifier))
        return m_scene->setSelection({}, {hit.constraint});
    CanvasSelection all = m_scene->selection();
    if (!all.constraints.remove(hit.constraint))
        all.constraints.insert(hit.constraint);
    m_scene->select(all);
}

void CanvasPointer::move(const QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    if (m_state == State::Panning) {
        const QPoint by = at - m_lastAt;
        m_view->horizontalScrollBar()->setValue(m_view->horizontalScrollBar()->value() - by.x());
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->value() - by.y());
        m_lastAt = at;
        return;
    }
    m_lastAt = at;
    m_lastModifiers = event->modifiers();
    if (m_state == State::Idle)
        return hover(at);
    const bool far = (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (m_state == State::PortPressed && far) {
        const bool out = m_pressed.what == CanvasScene::Hit::OutPort;
        const QList<ConstraintId> lines =
            m_shiftPressed ? m_scene->constraintsAt(m_pressed.task, out) : QList<ConstraintId>();
        if (lines.isEmpty()) {
            startConnecting(m_pressed.task, !out);
            enter(State::Connecting);
        } else {
            startReconnecting(lines, !out); // all of them, with the end that stands here
        }
    } else if (m_state == State::Pressed && far) {
        const auto end = pressedEnd();
        if (m_pressed.what == CanvasScene::Hit::Card)
            startMoving();
        else if (m_altPressed)
            startSlicing();
        else if (end)
            startReconnecting({end->constraint}, end->head);
        else
            enter(State::Banding);
        const bool keep = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
        m_bandBase = keep ? m_scene->selection() : CanvasSelection();
    }
    follow(at, event->modifiers());
}

void CanvasPointer::follow(const QPoint& at, Qt::KeyboardModifiers modifiers)
{
    const QPointF scene = m_view->mapToScene(at);
    if (m_state == State::Moving)
        followMove(scene, modifiers);
    else if (m_state == State::Banding)
        followBand(scene);
    else if (m_state == State::Slicing)
        followSlice(scene);
    else if (isConnecting())
        followConnection(scene, modifiers);
}

void CanvasPointer::startMoving()
{
    if (!m_scene->isSelected(m_pressed.task))
        m_scene->setSelection({m_pressed.task});
    m_start = m_scene->movable();
    m_moved = m_scene->boundsOf(m_start.keys());
    m_guidedArea = {};
    enter(m_start.isEmpty() ? State::Idle : State::Moving);
    if (m_start.isEmpty())
        Q_EMIT hint(tr("Locked tasks are not moved."));
}

void CanvasPointer::followMove(const QPointF& at, Qt::KeyboardModifiers modifiers)
{
    const QPointF by = guided(at - m_pressedScene, modifiers);
    m_places.clear();
    for (auto it = m_start.cbegin(); it != m_start.cend(); ++it)
        m_places.insert(it.key(), it.value() + by);
    previewMoved(by);
    m_splitting = constraintToSplit(modifiers);
    m_scene->setSplitting(m_splitting);
    showGuides(m_moved.translated(by), m_splitting.isEmpty() && !(modifiers & Qt::AltModifier));
    const bool onlyMove = modifiers & Qt::ShiftModifier || !m_splitting.isEmpty();
    const QString joins = m_scene->groups()->follow(m_places, onlyMove);
    if (!joins.isEmpty())
        return Q_EMIT hint(joins);
    Q_EMIT hint(m_splitting.isEmpty()
                    ? tr("Moved by %1, %2. Alt: off the grid. Esc: cancel.").arg(by.x()).arg(by.y())
                    : tr("Drop to insert the task here. Shift: only move it."));
}

ConstraintId CanvasPointer::constraintToSplit(Qt::KeyboardModifiers modifiers) const
{
    if (!m_inserting || m_start.size() != 1 || (modifiers & Qt::ShiftModifier) ||
        !isUnconnected(m_scene->editor()->package(), m_pressed.task))
        return {};
    const QRectF card = m_scene->taskItem(m_pressed.task)->card();
    for (const QGraphicsItem* item : m_scene->items(card.center(), Qt::IntersectsItemShape)) {
        if (item->type() == ConstraintItem::Type)
            return static_cast<const ConstraintItem*>(item)->id();
    }
    return {};
}

void CanvasPointer::followBand(const QPointF& at)
{
    const QRectF band = QRectF(m_pressedScene, at).normalized();
    if (!m_band) {
        m_band = new QGraphicsRectItem;
        QPen pen(themeColor(ColorToken::Accent), 1);
        pen.setCosmetic(true);
        QColor fill = themeColor(ColorToken::Accent);
        fill.setAlpha(28);
        m_band->setPen(pen);
        m_band->setBrush(fill);
        m_band->setZValue(4);
        m_scene->addItem(m_band);
    }
    m_band->setRect(band);
    // To the right: what lies inside; to the left: what is touched, too.
    const bool whole = at.x() >= m_pressedScene.x();
    const QList<TaskId> caught = m_scene->tasksIn(band, whole);
    const QList<ConstraintId> lines = m_scene->constraintsIn(band, whole);
    CanvasSelection wanted = m_scene->partsIn(band, whole);
    wanted |= m_bandBase;
    wanted |= {{caught.cbegin(), caught.cend()}, {lines.cbegin(), lines.cend()}};
    m_scene->select(wanted);
}

void CanvasPointer::release(const QMouseEvent* event)
{
    const QPointF at = m_view->mapToScene(event->position().toPoint());
    m_lastModifiers = event->modifiers();
    switch (m_state) {
    case State::Panning:
        return enter(State::Idle);
    case State::PortPressed:
        if (toggleJoin())
            return enter(State::Idle);
        return startConnecting(m_pressed.task, m_pressed.what == CanvasScene::Hit::InPort);
    case State::Pressed:
        finishClick(event->modifiers());
        return enter(State::Idle);
    case State::Moving:
        return finishMove();
    case State::Banding:
        return cancel(); // the selection is made already
    case State::Connecting:
        return finishConnection(at);
    case State::Reconnecting:
        return finishReconnection(at);
    case State::Slicing:
        return finishSlice();
    case State::ClickConnecting:
    case State::Idle:
        return;
    }
}

void CanvasPointer::finishClick(Qt::KeyboardModifiers modifiers)
{
    const bool toggle = modifiers & Qt::ControlModifier;
    if (m_pressed.what == CanvasScene::Hit::Card && modifiers & Qt::ShiftModifier && !toggle)
        return selectRelated(m_pressed.task);
    if (m_pressed.what == CanvasScene::Hit::Nothing) {
        if (modifiers & Qt::ControlModifier)
            Q_EMIT quickAddWanted(m_pressedScene, {}, false, ConstraintKind::Success);
        else
            m_scene->setSelection({});
    } else if (m_pressed.what == CanvasScene::Hit::Card && m_wasSelected) {
        CanvasSelection left = toggle ? m_scene->selection() : CanvasSelection{{m_pressed.task}};
        if (toggle)
            left.tasks.remove(m_pressed.task);
        m_scene->select(left);
    }
}

void CanvasPointer::finishMove()
{
    const auto places = std::exchange(m_places, {});
    const ConstraintId into = std::exchange(m_splitting, {});
    const TaskId moved = m_pressed.task;
    const auto joins = m_scene->groups()->takeChanges();
    cancel();
    PackageEditor* editor = m_scene->editor();
    if (into.isEmpty())
        return editor->moveInto(places, joins);
    if (editor->insertTask(moved, into, places.value(moved)))
        return;
    editor->moveTasks(places);
    Q_EMIT hint(tr("The task was moved, but cannot stand between these two."));
}

void CanvasPointer::cancel()
{
    (void)m_scene->groups()->takeChanges();
    endPreview();
    m_scene->setSplitting({});
    m_scene->endConnecting();
    endSlice();
    delete std::exchange(m_band, nullptr);
    m_places.clear();
    m_splitting.clear();
    m_target.clear();
    m_reconnected.clear();
    enter(State::Idle);
}

void CanvasPointer::documentEdited()
{
    if (m_state == State::Idle)
        return;
    const ParentPackage& package = m_scene->editor()->package();
    const auto gone = [&](const TaskId& id) { return !id.isEmpty() && !package.task(id); };
    const bool moving = m_state == State::Moving;
    if (gone(m_pressed.task) || (isConnecting() && gone(m_from)) ||
        (!m_pressed.constraint.isEmpty() && !package.constraint(m_pressed.constraint)) ||
        (moving && std::any_of(m_start.keyBegin(), m_start.keyEnd(), gone)))
        cancel();
}

void CanvasPointer::hover(const QPoint& at)
{
    const auto hit = m_scene->hit(m_view->mapToScene(at), m_view->zoom());
    m_scene->setHovered(hit);
    const bool port = hit.what == CanvasScene::Hit::OutPort || hit.what == CanvasScene::Hit::InPort;
    m_view->viewport()->setCursor(m_space ? Qt::OpenHandCursor : port ? Qt::CrossCursor : Qt::ArrowCursor);
}

void CanvasPointer::autoScroll()
{
    if (m_view->scrollNearEdge(m_lastAt))
        follow(m_lastAt, m_lastModifiers);
}

} // namespace stellwerk
