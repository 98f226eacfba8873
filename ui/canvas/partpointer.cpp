// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/partpointer.h"

#include "canvas/canvaspointer.h"
#include "canvas/canvasview.h"
#include "canvas/grouplayer.h"
#include "canvas/notelayer.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace stellwerk {

namespace {} // namespace

PartPointer::PartPointer(CanvasView* view, CanvasScene* scene, CanvasPointer* cards)
    : QObject(view)
    , m_view(view)
    , m_scene(scene)
    , m_cards(cards)
{
    m_scroll.setInterval(16);
    connect(&m_scroll, &QTimer::timeout, this, &PartPointer::autoScroll);
}

// Cards and their ports lie above everything, and come first.
CanvasScene::PartHit PartPointer::hitAt(const QPointF& at) const
{
    const auto card = m_scene->hit(at, m_view->zoom());
    if (card.what != CanvasScene::Hit::Nothing && card.what != CanvasScene::Hit::Line)
        return {};
    return m_scene->partAt(at, m_view->zoom());
}

bool PartPointer::press(const QMouseEvent* event)
{
    const bool free = m_cards->state() == CanvasPointer::State::Idle && !m_cards->isSpaceHeld();
    if (event->button() != Qt::LeftButton || !free || isActive())
        return isActive();
    m_pressedAt = m_lastAt = event->position().toPoint();
    m_pressedScene = m_view->mapToScene(m_pressedAt);
    m_pressed = hitAt(m_pressedScene);
    if (m_pressed.what == CanvasScene::PartHit::Nothing)
        return false;
    m_scene->setFocusVisible(false);
    m_scene->setHovered({});
    m_state = State::Pressed;
    choose(event->modifiers());
    return true;
}

void PartPointer::choose(Qt::KeyboardModifiers modifiers)
{
    const CanvasSelection& chosen = m_scene->selection();
    m_wasSelected = chosen.groups.contains(m_pressed.id) || chosen.notes.contains(m_pressed.id);
    m_scene->setCurrent(m_pressed.id);
    if (m_wasSelected || m_pressed.what == CanvasScene::PartHit::FoldMark)
        return;
    CanvasSelection wanted =
        modifiers & (Qt::ControlModifier | Qt::ShiftModifier) ? chosen : CanvasSelection();
    (m_pressed.isNote() ? wanted.notes : wanted.groups).insert(m_pressed.id);
    m_scene->select(wanted);
}

bool PartPointer::move(const QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    m_lastModifiers = event->modifiers();
    if (!isActive()) {
        const bool free = m_cards->state() == CanvasPointer::State::Idle && !m_cards->isSpaceHeld();
        return free && hover(m_view->mapToScene(at));
    }
    m_lastAt = at;
    const bool far = (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (m_state == State::Pressed && far) {
        if (m_pressed.what == CanvasScene::PartHit::FoldMark)
            m_scene->selectOnly(m_pressed.id); // the press did not choose it
        m_anchor = m_scene->shownRect(m_pressed.id).topLeft();
        m_start = m_scene->movable();
        const bool resizing = m_pressed.what == CanvasScene::PartHit::NoteGrip;
        m_state = resizing ? State::Resizing : State::Moving;
        m_view->viewport()->setCursor(resizing ? Qt::SizeFDiagCursor : Qt::SizeAllCursor);
        m_scene->setDragging(true);
        m_scroll.start();
        if (m_start.isEmpty() && !resizing) {
            cancel();
            Q_EMIT hint(tr("It is locked in place."));
            return true;
        }
    }
    follow(at, event->modifiers());
    return true;
}

void PartPointer::follow(const QPoint& at, Qt::KeyboardModifiers modifiers)
{
    const QPointF by = m_view->mapToScene(at) - m_pressedScene;
    if (m_state == State::Moving)
        followMove(by, modifiers);
    else if (m_state == State::Resizing)
        followResize(by, modifiers);
}

void PartPointer::followMove(const QPointF& wanted, Qt::KeyboardModifiers modifiers)
{
    QPointF by = wanted;
    if (m_cards->isSnapping() && !(modifiers & Qt::AltModifier)) {
        // A group's tasks stand on the grid, not its frame.
        const QPointF anchor = m_pressed.isNote() || m_start.isEmpty() ? m_anchor : *m_start.cbegin();
        by = geometry::snapped(anchor + by) - anchor;
    }
    m_places.clear();
    for (auto it = m_start.cbegin(); it != m_start.cend(); ++it)
        m_places.insert(it.key(), it.value() + by);
    m_scene->preview(m_places);
    Q_EMIT hint(tr("Moved by %1, %2. Alt: off the grid. Esc: cancel.").arg(by.x()).arg(by.y()));
}

void PartPointer::followResize(const QPointF& by, Qt::KeyboardModifiers modifiers)
{
    NoteItem* note = m_scene->notes()->item(m_pressed.id);
    if (!note)
        return cancel();
    const QSizeF before = NoteItem::shownSize(m_scene->editor()->package().noteSizes.value(m_pressed.id));
    QPointF corner = m_anchor + QPointF(before.width(), before.height()) + by;
    if (m_cards->isSnapping() && !(modifiers & Qt::AltModifier))
        corner = geometry::snapped(corner);
    m_size = NoteItem::shownSize(
        QSizeF(corner.x() - m_anchor.x(), corner.y() - m_anchor.y()).expandedTo(NoteItem::kLeast));
    note->setSize(m_size);
    Q_EMIT hint(tr("%1 by %2. Alt: off the grid. Esc: cancel.").arg(m_size.width()).arg(m_size.height()));
}

bool PartPointer::release(const QMouseEvent* event)
{
    if (!isActive() || event->button() != Qt::LeftButton)
        return isActive();
    const State state = m_state;
    const auto places = std::exchange(m_places, {});
    const QSizeF size = m_size;
    const QString id = m_pressed.id;
    end();
    PackageEditor* editor = m_scene->editor();
    if (state == State::Pressed) {
        finishClick(event->modifiers());
    } else if (state == State::Moving) {
        m_scene->preview({});
        editor->moveTasks(places);
    } else if (state == State::Resizing) {
        m_scene->notes()->home(id);
        if (size.isValid())
            editor->resizeNotes({{id, size}});
    }
    return true;
}

void PartPointer::finishClick(Qt::KeyboardModifiers modifiers)
{
    using Part = CanvasScene::PartHit;
    if (m_pressed.what == Part::FoldMark) {
        const bool folded = m_scene->editor()->package().folded.contains(m_pressed.id);
        m_scene->editor()->fold({m_pressed.id}, !folded);
        return;
    }
    if (!m_wasSelected)
        return;
    if (!(modifiers & (Qt::ControlModifier | Qt::ShiftModifier)))
        return m_scene->selectOnly(m_pressed.id);
    CanvasSelection left = m_scene->selection();
    left.groups.remove(m_pressed.id);
    left.notes.remove(m_pressed.id);
    m_scene->select(left);
}

bool PartPointer::doubleClick(const QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return false;
    const auto part = hitAt(m_view->mapToScene(event->position().toPoint()));
    using Part = CanvasScene::PartHit;
    if (part.what == Part::Nothing)
        return false;
    if (part.what == Part::FoldMark) { // two clicks in haste
        m_pressed = part;
        m_state = State::Pressed;
        return true;
    }
    if (part.isNote())
        Q_EMIT editWanted(part.id);
    else
        m_scene->editor()->fold({part.id}, part.what == Part::Title);
    return true;
}

bool PartPointer::hover(const QPointF& at)
{
    const auto part = hitAt(at);
    m_scene->setHoveredPart(part);
    if (part.what == CanvasScene::PartHit::Nothing)
        return false;
    m_scene->setHovered({});
    m_view->viewport()->setCursor(part.what == CanvasScene::PartHit::NoteGrip   ? Qt::SizeFDiagCursor
                                  : part.what == CanvasScene::PartHit::FoldMark ? Qt::PointingHandCursor
                                                                                : Qt::ArrowCursor);
    return true;
}

void PartPointer::autoScroll()
{
    if (m_view->scrollNearEdge(m_lastAt))
        follow(m_lastAt, m_lastModifiers);
}

void PartPointer::end()
{
    m_state = State::Idle;
    m_scroll.stop();
    m_scene->setDragging(false);
    m_view->viewport()->setCursor(Qt::ArrowCursor);
    m_places.clear();
    m_size = {};
    Q_EMIT hint({});
}

void PartPointer::cancel()
{
    if (!isActive())
        return;
    const State state = m_state;
    end();
    if (state == State::Moving)
        m_scene->preview({});
    if (state == State::Resizing)
        m_scene->notes()->home(m_pressed.id);
}

void PartPointer::documentEdited()
{
    const ParentPackage& package = m_scene->editor()->package();
    const auto there = [&](const QString& id) {
        return package.task(id) || package.group(id) || package.note(id);
    };
    const bool moving = m_state == State::Moving;
    if (isActive() &&
        (!there(m_pressed.id) || (moving && !std::all_of(m_start.keyBegin(), m_start.keyEnd(), there))))
        cancel();
}

} // namespace stellwerk
