// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvasscene.h"

#include <QObject>
#include <QPoint>
#include <QPointF>
#include <QTimer>

class QGraphicsRectItem;
class QMouseEvent;

namespace stellwerk {

class CanvasView;

// The gestures of the mouse on the canvas: select, move, band, connect, pan. A gesture changes the document
// once, when it ends; Esc ends it without a trace.
class CanvasPointer final : public QObject
{
    Q_OBJECT
public:
    enum class State { Idle, Pressed, Moving, Banding, PortPressed, Connecting, ClickConnecting, Panning };

    explicit CanvasPointer(CanvasView* view, CanvasScene* scene);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isConnecting() const;
    void press(const QMouseEvent* event);
    void move(const QMouseEvent* event);
    void release(const QMouseEvent* event);
    void cancel();

    void setSpaceHeld(bool held);
    void setSnapping(bool snapping) { m_snapping = snapping; }

    // Without a mouse button: choose a target by click or by the keyboard and confirm().
    void startConnecting(const TaskId& from, bool backwards = false);
    void aimAtTask(const TaskId& target);
    bool confirmConnection();
    void setKind(ConstraintKind kind);

Q_SIGNALS:
    void hint(const QString& text);
    void quickAddWanted(const QPointF& at, const stellwerk::TaskId& from, bool backwards,
                        stellwerk::ConstraintKind kind);

private:
    void pressCard(const CanvasScene::Hit& hit, Qt::KeyboardModifiers modifiers);
    void pressLine(const CanvasScene::Hit& hit, Qt::KeyboardModifiers modifiers);
    void clickWhileConnecting(const CanvasScene::Hit& hit, Qt::KeyboardModifiers modifiers);
    void startMoving();
    void follow(const QPoint& at, Qt::KeyboardModifiers modifiers);
    void followMove(const QPointF& at, Qt::KeyboardModifiers modifiers);
    void followBand(const QPointF& at);
    void followConnection(const QPointF& at, Qt::KeyboardModifiers modifiers);
    void finishClick(Qt::KeyboardModifiers modifiers);
    void finishMove();
    void finishConnection(const QPointF& at);
    void hover(const QPoint& at);
    void autoScroll();
    void enter(State state);
    void connectTo(const TaskId& target);
    [[nodiscard]] ConstraintId constraintToSplit(Qt::KeyboardModifiers modifiers) const;
    [[nodiscard]] ConstraintKind kindFor(Qt::KeyboardModifiers modifiers) const;

    CanvasView* m_view;
    CanvasScene* m_scene;
    State m_state = State::Idle;
    QPoint m_pressedAt; // viewport
    QPointF m_pressedScene;
    QPoint m_lastAt;
    Qt::KeyboardModifiers m_lastModifiers;
    CanvasScene::Hit m_pressed;
    bool m_wasSelected = false;
    QHash<TaskId, QPointF> m_start; // where the moved tasks came from
    QHash<TaskId, QPointF> m_places;
    QSet<TaskId> m_bandBase;
    QGraphicsRectItem* m_band = nullptr;
    TaskId m_from;
    bool m_backwards = false;
    TaskId m_target;
    ConstraintKind m_kind = ConstraintKind::Success;
    ConstraintId m_splitting;
    bool m_space = false;
    bool m_snapping = true;
    QTimer m_scroll;
};

} // namespace stellwerk
