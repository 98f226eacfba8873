// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvascommand.h"
#include "canvas/canvaspart.h"
#include "package/parentpackage.h"

#include <QGraphicsView>

#include <memory>

class QAction;

namespace stellwerk {

class CanvasHost;
class CanvasLooking;
class CanvasScene;
class FleetModel;
class Halts;
class PackageEditor;
struct DroppedJob;
class RunModel;

// The canvas: the package as cards and constraints, edited by mouse and keyboard, with the run drawn over it.
// The run never changes zoom, scroll position or selection. Main thread.
class CanvasView final : public QGraphicsView
{
    Q_OBJECT
public:
    explicit CanvasView(PackageEditor* editor, QWidget* parent = nullptr);
    ~CanvasView() override;

    [[nodiscard]] PackageEditor* editor() const;
    [[nodiscard]] CanvasScene* canvasScene() const;
    [[nodiscard]] CanvasLooking* looking() const; // search, jumps, the way back
    // May be null; both must outlive the view or be taken away first.
    void setRunModel(const RunModel* run);
    void setFleetModel(const FleetModel* fleet); // for the quick-add palette
    void setHalts(const Halts* halts);
    void setHost(CanvasHost* host); // for questions and messages; without one nothing is asked
    // Commands of the run for the tasks that are selected: they stand in the menu of a card.
    void setRunActions(const QList<QAction*>& actions);

    [[nodiscard]] QAction* action(CanvasCommand command) const;
    [[nodiscard]] QList<TaskId> selectedTasks() const;
    [[nodiscard]] QList<ConstraintId> selectedConstraints() const;
    [[nodiscard]] QList<GroupId> selectedGroups() const;
    [[nodiscard]] QList<NoteId> selectedNotes() const;
    [[nodiscard]] double zoom() const;               // 1.0 is 100 %
    void setZoom(double zoom, const QPoint& anchor); // viewport point that stays where it is
    void addJobs(const QList<DroppedJob>& jobs, const QPointF& place); // asks first if they are many
    // While something is dragged: scrolls a step if the viewport point is near the border; whether it did.
    bool scrollNearEdge(const QPoint& at);
    void renameTask(const TaskId& task); // opens the editor in the card
    // Whether something is being written in place: a task's name, a group's title, a note.
    [[nodiscard]] bool isWriting() const;
    void finishWriting(); // keeps what was written so far, as a click elsewhere does
    // Where the keyboard is: the current task, or the one constraint that is selected.
    [[nodiscard]] CanvasPart currentPart() const;
    void goTo(const CanvasPart& part);            // selects it, and scrolls there if it has to
    void pressPort(const TaskId& task, bool out); // begins a constraint there, or ends the one in the making

public Q_SLOTS:
    void selectTasks(const QList<stellwerk::TaskId>& tasks);
    void selectConstraints(const QList<stellwerk::ConstraintId>& constraints);
    void centerOnTask(const stellwerk::TaskId& task); // scrolls only if it is not well in sight
    void centerOnPart(const QString& id);             // a task, a group or a note
    void zoomToFit();

Q_SIGNALS:
    void taskSelectionChanged(const QList<stellwerk::TaskId>& tasks); // not while selectTasks() runs
    void constraintSelectionChanged(const QList<stellwerk::ConstraintId>& constraints);
    void partSelectionChanged(const QList<stellwerk::GroupId>& groups, const QList<stellwerk::NoteId>& notes);
    void propertiesRequested(const stellwerk::TaskId& task);
    void writingChanged(); // isWriting()
    void zoomChanged(double zoom);
    void marksChanged();                   // on cards, by what was found or compared
    void hintChanged(const QString& text); // for the status bar: what the gesture does, why it is refused

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace stellwerk
