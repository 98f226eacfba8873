// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvaspainter.h"
#include "canvas/packageeditor.h"
#include "run/runmodel.h"

#include <QElapsedTimer>
#include <QGraphicsScene>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <array>
#include <memory>

namespace stellwerk {

class ConstraintItem;
class Halts;
class PackageGraph;
class TaskItem;

// The package as items, found by id. Follows the document and the run by difference. Main thread.
class CanvasScene final : public QGraphicsScene
{
    Q_OBJECT
public:
    explicit CanvasScene(PackageEditor* editor, QObject* parent = nullptr);
    ~CanvasScene() override;

    [[nodiscard]] PackageEditor* editor() const { return m_editor; }
    [[nodiscard]] TaskItem* taskItem(const TaskId& id) const { return m_tasks.value(id); }
    [[nodiscard]] ConstraintItem* constraintItem(const ConstraintId& id) const
    {
        return m_constraints.value(id);
    }
    // Column by column, top to bottom: the order of Tab and of screen readers.
    [[nodiscard]] QList<TaskId> readingOrder() const;
    [[nodiscard]] QRectF contents() const;
    [[nodiscard]] QRectF boundsOf(const QList<TaskId>& tasks) const;

    void setRunModel(const RunModel* run);
    [[nodiscard]] const RunModel::TaskRow* rowOf(const TaskId& task) const;
    void setHalts(const Halts* halts);                    // may be null
    [[nodiscard]] bool hasHalt(const TaskId& task) const; // for the next run

    // What is at a point. Ports answer within 24 view pixels, whatever the zoom.
    struct Hit
    {
        enum What { Nothing, Card, OutPort, InPort, Line } what = Nothing;
        TaskId task;
        ConstraintId constraint;
        bool operator==(const Hit&) const = default;
    };
    [[nodiscard]] Hit hit(const QPointF& at, double zoom) const;
    [[nodiscard]] QList<TaskId> tasksIn(const QRectF& rect, bool whole) const;
    [[nodiscard]] QList<ConstraintId> constraintsIn(const QRectF& rect, bool whole) const;
    [[nodiscard]] QList<ConstraintId> constraintsAcross(const QLineF& cut) const;
    // Those that leave a card (or arrive at it).
    [[nodiscard]] QList<ConstraintId> constraintsAt(const TaskId& task, bool leaving) const;

    [[nodiscard]] QList<TaskId> selectedTasks() const;
    [[nodiscard]] QList<ConstraintId> selectedConstraints() const;
    [[nodiscard]] bool isSelected(const TaskId& task) const { return m_selectedTasks.contains(task); }
    void setSelection(const QSet<TaskId>& tasks, const QSet<ConstraintId>& constraints = {});
    // Where the keyboard is; its ring shows while `visible`.
    [[nodiscard]] TaskId current() const { return m_current; }
    void setCurrent(const TaskId& task);
    void setFocusVisible(bool visible);
    void setHovered(const Hit& hit);
    void setSplitting(const ConstraintId& constraint); // empty: none

    // Cards shown elsewhere while they are dragged; an empty hash brings them home.
    void preview(const QHash<TaskId, QPointF>& places);

    // A connection in the making: dims what it may not lead to.
    void beginConnecting(const TaskId& from, bool backwards);
    // The head (or the tail) of constraints is being led elsewhere: their lines hide, the other ends stay.
    void beginReconnecting(const QList<ConstraintId>& ids, bool head);
    void aim(const QPointF& at, const TaskId& target, ConstraintKind kind);
    void endConnecting();
    [[nodiscard]] PackageEditor::Refusal refusalOf(const TaskId& target) const;
    [[nodiscard]] TaskId nearestTarget(const QPointF& at, double reach) const; // legal, by its port

    // For the items.
    [[nodiscard]] const CanvasPainter& painter() const { return *m_painter; }
    [[nodiscard]] double spinnerTurn() const;
    [[nodiscard]] bool paintsQuickly(double zoom) const;
    // Around a frame that draws the whole view: counts its lines and, from that, decides how to draw them.
    void beginWholeFrame();
    void endWholeFrame();
    void setDragging(bool dragging);
    // Counts edits: for those that keep something made from the whole scene.
    [[nodiscard]] int revision() const { return m_revision; }

Q_SIGNALS:
    void selectionEdited();
    void currentChanged(const stellwerk::TaskId& task);
    void taskStateChanged(const stellwerk::TaskId& task); // for screen readers

private:
    static constexpr qsizetype kAvoidingLines = 400; // so many constraints look for a way around cards

    void rebuild();
    void addTask(const TaskId& id);
    void removeTask(const TaskId& id);
    void addConstraint(const ConstraintId& id);
    void removeConstraint(const ConstraintId& id);
    void updateTask(const TaskId& id);
    void updatePicture(TaskItem* item, const QDateTime& now);
    void updateConstraint(const ConstraintId& id);
    void place(TaskItem* item, const QPointF& at);
    void updateRoute(ConstraintItem* item);
    void updateRoutesOf(const TaskId& task);
    void reroute();
    void count(ConstraintItem* item, int by);
    [[nodiscard]] double laneOf(const TaskId& task, ConstraintKind kind, bool out) const;
    [[nodiscard]] int cardsCrossed(const QList<QRectF>& pieces, const TaskItem* from,
                                   const TaskItem* to) const;
    void updateAllPictures();
    void updateTimer();
    void tick();
    void newPainter();
    void refuse(const PackageGraph& graph, const TaskId& from);
    void beginProvisional();

    PackageEditor* m_editor;
    QPointer<const RunModel> m_run;
    QPointer<const Halts> m_halts;
    std::unique_ptr<CanvasPainter> m_painter;
    QHash<TaskId, TaskItem*> m_tasks;
    QHash<ConstraintId, ConstraintItem*> m_constraints;
    QHash<TaskId, QSet<ConstraintItem*>> m_linesOf;
    struct Kinds // of the constraints at a card's two sides
    {
        std::array<int, 3> in{};
        std::array<int, 3> out{};
    };
    QHash<TaskId, Kinds> m_kinds;
    QSet<TaskId> m_lanesChanged;
    QSet<TaskId> m_selectedTasks;
    QSet<ConstraintId> m_selectedConstraints;
    QSet<TaskId> m_previewed;
    TaskId m_current;
    Hit m_hovered;
    ConstraintId m_splitting;
    bool m_focusVisible = false;
    bool m_dragging = false;

    QList<TaskId> m_connectFrom; // several: ends of constraints that are led elsewhere together
    QList<ConstraintId> m_reconnected;
    bool m_connectBackwards = false;
    TaskId m_target;
    QHash<TaskId, PackageEditor::Refusal> m_refused;
    QGraphicsPathItem* m_provisional = nullptr;

    QTimer m_timer;           // 4 Hz, only while something runs
    QTimer m_reroute;         // coalesces
    QTimer m_selectionShrank; // a deletion tells once, not a task at a time
    QElapsedTimer m_clock;
    mutable int m_linesInFrame = 0;
    int m_linesInSight = 0;
    bool m_manyLines = false;
    int m_revision = 0;
};

} // namespace stellwerk
