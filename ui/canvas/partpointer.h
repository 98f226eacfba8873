// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvasscene.h"

#include <QObject>
#include <QPoint>
#include <QPointF>
#include <QTimer>

class QMouseEvent;

namespace stellwerk {

class CanvasPointer;
class CanvasView;

// The mouse on titles of groups, folded groups and notes: choose, move, fold, resize. It is offered each
// event before CanvasPointer, which has everything else. A gesture changes the document once, when it ends.
class PartPointer final : public QObject
{
    Q_OBJECT
public:
    PartPointer(CanvasView* view, CanvasScene* scene, CanvasPointer* cards);

    // True: the event was for a part.
    bool press(const QMouseEvent* event);
    bool move(const QMouseEvent* event);
    bool release(const QMouseEvent* event);
    bool doubleClick(const QMouseEvent* event);
    [[nodiscard]] bool isActive() const { return m_state != State::Idle; }
    void cancel();
    void documentEdited(); // as CanvasPointer's

Q_SIGNALS:
    void hint(const QString& text);
    void editWanted(const QString& noteOrGroup);

private:
    enum class State { Idle, Pressed, Moving, Resizing };

    [[nodiscard]] CanvasScene::PartHit hitAt(const QPointF& at) const;
    bool hover(const QPointF& at);
    void choose(Qt::KeyboardModifiers modifiers);
    void finishClick(Qt::KeyboardModifiers modifiers);
    void follow(const QPoint& at, Qt::KeyboardModifiers modifiers);
    void followMove(const QPointF& by, Qt::KeyboardModifiers modifiers);
    void followResize(const QPointF& by, Qt::KeyboardModifiers modifiers);
    void autoScroll();
    void end();

    CanvasView* m_view;
    CanvasScene* m_scene;
    CanvasPointer* m_cards;
    State m_state = State::Idle;
    CanvasScene::PartHit m_pressed;
    QPoint m_pressedAt; // viewport
    QPointF m_pressedScene;
    QPoint m_lastAt;
    Qt::KeyboardModifiers m_lastModifiers;
    bool m_wasSelected = false;
    QPointF m_anchor; // top left of what was pressed
    QHash<QString, QPointF> m_start;
    QHash<QString, QPointF> m_places;
    QSizeF m_size; // of the note that is resized
    QTimer m_scroll;
};

} // namespace stellwerk
