// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvasscene.h"
#include "canvas/snapguides.h"

#include <QObject>
#include <QPoint>
#include <QPointF>
#include <QPolygonF>
#include <QTimer>

#include <memory>
#include <optional>

class QGraphicsPathItem;
class QGraphicsRectItem;
class QMouseEvent;

namespace stellwerk {

class CanvasView;
class GuideItem;

// The gestures of the mouse on the canvas: select, move, band, connect, reconnect, slice, pan. A gesture
// changes the document once, when it ends; Esc ends it without a trace.
class CanvasPointer final : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Idle,
        Pressed,
        Moving,
        Banding,
        PortPressed,
        Connecting,
        ClickConnecting,
        Reconnecting,
        Slicing,
        Panning
    };

    explicit CanvasPointer(CanvasView* view, CanvasScene* scene);
    ~CanvasPointer() override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isConnecting() const;
    void press(const QMouseEvent* event);
    void move(const QMouseEvent* event);
    void release(const QMouseEvent* event);
    void cancel();
    // Ends the gesture if what it holds is gone (deleted or undone by key meanwhile).
    void documentEdited();

    void setSpaceHeld(bool held);
    [[nodiscard]] bool isSpaceHeld() const { return m_space; }
    [[nodiscard]] bool isSnapping() const { return m_snapping; }
    void setSnapping(bool snapping) { m_snapping = snapping; }
    void setGuiding(bool guiding) { m_guiding = guiding; }
    void setInserting(bool inserting) { m_inserting = inserting; } // by dropping on a constraint
    [[nodiscard]] bool isInserting() const { return m_inserting; }

    // Without a mouse button: choose a target by click or by the keyboard and confirm().
    void startConnecting(const TaskId& from, bool backwards = false);
    // Leads an end of constraints elsewhere: until the button comes up, or as above without one.
    void startReconnecting(const QList<ConstraintId>& ids, bool head);
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
    void reconnectTo(TaskId target); // by value: it ends the gesture, and its target
    void startSlicing();
    void followSlice(const QPointF& at);
    void finishSlice();
    void endSlice();
    void finishReconnection(const QPointF& at);
    void selectRelated(const TaskId& task);
    bool toggleJoin(); // by a click on the badge that tells it
    void tellRefusal(PackageEditor::Refusal refusal, const TaskId& target);
    [[nodiscard]] QPointF guided(const QPointF& by, Qt::KeyboardModifiers modifiers);
    void showGuides(const QRectF& moved, bool shown);
    void previewMoved(const QPointF& by);
    void endPreview();
    // The constraint whose end is dragged when the pointer was pressed on its line; none in its middle.
    struct End
    {
        ConstraintId constraint;
        bool head = true;
    };
    [[nodiscard]] std::optional<End> pressedEnd() const;
    void follow(const QPoint& at, Qt::KeyboardModifiers modifiers);
    void followMove(const QPointF& at, Qt::KeyboardModifiers modifiers);
    void followBand(const QPointF& at);
    [[nodiscard]] bool isOnFolded(const QPointF& at) const;
    [[nodiscard]] static QString foldedText();
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
    CanvasSelection m_bandBase;
    bool m_shiftPressed = false; // when the button went down
    bool m_altPressed = false;
    QGraphicsRectItem* m_band = nullptr;
    TaskId m_from;
    bool m_backwards = false;
    TaskId m_target;
    ConstraintKind m_kind = ConstraintKind::Success;
    ConstraintId m_splitting;
    QList<ConstraintId> m_reconnected;
    bool m_head = true; // of them is dragged
    QList<ConstraintId> m_sliced;
    QGraphicsPathItem* m_trail = nullptr;
    QPolygonF m_cut;                         // its points
    QGraphicsPathItem* m_outlines = nullptr; // of very many cards that are moved
    std::unique_ptr<GuideItem> m_guideLines;
    SnapGuides m_guides;
    QRectF m_guidedArea; // the cards that the guides know stand here
    QRectF m_moved;      // around the moved cards, where they came from
    bool m_space = false;
    bool m_snapping = true;
    bool m_guiding = true;
    bool m_inserting = true;
    QTimer m_scroll;
};

} // namespace stellwerk
