// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvasgeometry.h"
#include "canvas/canvaspainter.h"
#include "canvas/canvaspart.h"
#include "canvas/canvasselection.h"
#include "canvas/constraintitem.h"
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

class GroupLayer;
class Halts;
class LineBundles;
class NoteLayer;
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
    [[nodiscard]] GroupLayer* groups() const { return m_groups; }
    [[nodiscard]] NoteLayer* notes() const { return m_notes; }
    // Column by column, top to bottom: the order of Tab and of screen readers. Tasks, but those in folded
    // groups, groups and notes.
    [[nodiscard]] QList<QString> readingOrder() const;
    [[nodiscard]] CanvasPart partOf(const QString& id) const; // ids are unique among all of them
    // Where a task (or the folded card that stands for it), a group or a note shows; null: there is none.
    [[nodiscard]] QRectF shownRect(const QString& id) const;
    [[nodiscard]] QRectF contents() const;
    [[nodiscard]] QRectF boundsOf(const QList<QString>& ids) const;

    void setRunModel(const RunModel* run);
    [[nodiscard]] const RunModel::TaskRow* rowOf(const TaskId& task) const;
    [[nodiscard]] QDateTime now() const; // that of the run, which may be a moment of the past
    void setHalts(const Halts* halts);   // may be null
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
    // What else is there: titles of groups, folded groups, notes.
    struct PartHit
    {
        enum What { Nothing, Title, FoldMark, FoldedCard, Note, NoteGrip } what = Nothing;
        QString id{};
        bool operator==(const PartHit&) const = default;
        [[nodiscard]] bool isGroup() const { return what == Title || what == FoldMark || what == FoldedCard; }
        [[nodiscard]] bool isNote() const { return what == Note || what == NoteGrip; }
    };
    [[nodiscard]] PartHit partAt(const QPointF& at, double zoom) const;
    [[nodiscard]] QList<TaskId> tasksIn(const QRectF& rect, bool whole) const;
    [[nodiscard]] QList<ConstraintId> constraintsIn(const QRectF& rect, bool whole) const;
    [[nodiscard]] QList<ConstraintId> constraintsAcross(const QLineF& cut) const;
    // Those that leave a card (or arrive at it).
    [[nodiscard]] QList<ConstraintId> constraintsAt(const TaskId& task, bool leaving) const;

    [[nodiscard]] QList<TaskId> selectedTasks() const;
    [[nodiscard]] QList<ConstraintId> selectedConstraints() const;
    [[nodiscard]] bool isSelected(const TaskId& task) const { return m_selected.tasks.contains(task); }
    [[nodiscard]] QList<GroupId> selectedGroups() const;
    [[nodiscard]] QList<NoteId> selectedNotes() const;
    [[nodiscard]] const CanvasSelection& selection() const { return m_selected; }
    // No groups and no notes: for gestures of tasks and constraints.
    void setSelection(const QSet<TaskId>& tasks, const QSet<ConstraintId>& constraints = {})
    {
        select({tasks, constraints});
    }
    void select(const CanvasSelection& wanted);
    void selectOnly(const QString& id); // a task, group or note
    [[nodiscard]] CanvasSelection everything() const;
    // Groups and notes that a rubber band catches.
    [[nodiscard]] CanvasSelection partsIn(const QRectF& rect, bool whole) const;
    // Where everything stands that a move of the selection moves: tasks, those of selected groups, notes,
    // frames of empty groups; nothing that is locked.
    [[nodiscard]] QHash<QString, QPointF> movable() const;
    // Where the keyboard is; its ring shows while `visible`.
    // A task, a group or a note.
    [[nodiscard]] QString current() const { return m_current; }
    void setCurrent(const QString& id);
    void setFocusVisible(bool visible);
    void setHovered(const Hit& hit);
    void setHoveredPart(const PartHit& hit);
    void setSplitting(const ConstraintId& constraint); // empty: none

    // Cards, notes and frames of empty groups shown elsewhere while they are dragged; an empty hash brings
    // them home.
    void preview(const QHash<QString, QPointF>& places);

    // A connection in the making: dims what it may not lead to.
    void beginConnecting(const TaskId& from, bool backwards);
    // The head (or the tail) of constraints is being led elsewhere: their lines hide, the other ends stay.
    void beginReconnecting(const QList<ConstraintId>& ids, bool head);
    void aim(const QPointF& at, const TaskId& target, ConstraintKind kind);
    void endConnecting();
    [[nodiscard]] PackageEditor::Refusal refusalOf(const TaskId& target) const;
    [[nodiscard]] TaskId nearestTarget(const QPointF& at, double reach) const; // legal, by its port

    // For the group layer: a card hid behind a folded one, or shows again; or that one moved.
    void endsChanged(const TaskId& task);
    void endsMoved(const TaskId& task) { updateRoutesOf(task); }
    void lead(ConstraintItem* line) { updateRoute(line); }

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
    void currentChanged(const QString& id);
    void taskStateChanged(const stellwerk::TaskId& task); // for screen readers
    void lineHovered(const stellwerk::ConstraintId& id);  // empty: none any more

private:
    static constexpr qsizetype kAvoidingLines = 400; // so many constraints look for a way around cards

    void rebuild();
    void addTask(const TaskId& id);
    void removeTask(const TaskId& id);
    void addConstraint(const ConstraintId& id);
    void removeConstraint(const ConstraintId& id);
    void updateTask(const TaskId& id);
    void updatePicture(TaskItem* item, const QDateTime& now);
    void setPicture(TaskItem* item, const Task& task, const QDateTime& now);
    void updateConstraint(const ConstraintId& id);
    void place(TaskItem* item, const QPointF& at);
    void updateRoute(ConstraintItem* item);
    void updateRoutesOf(const TaskId& task);
    void reroute();
    void count(ConstraintItem* item, int by);
    [[nodiscard]] int linesInto(const TaskId& task) const;
    [[nodiscard]] double laneOf(const TaskId& task, ConstraintKind kind, bool out) const;
    [[nodiscard]] geometry::Route wayBetween(const QPointF& begin, const QPointF& end, double shift,
                                             const QList<const TaskItem*>& but) const;
    void updateAllPictures();
    void markSelected(const CanvasSelection& those);
    void markCurrent(bool on);
    void forget(const QString& id);
    void connectParts();
    void updateTimer();
    void tick();
    void newPainter();
    void refuse(const PackageGraph& graph, const TaskId& from);
    void beginProvisional();

    PackageEditor* m_editor;
    QPointer<const RunModel> m_run;
    QPointer<const Halts> m_halts;
    std::unique_ptr<CanvasPainter> m_painter;
    GroupLayer* m_groups;
    NoteLayer* m_notes;
    LineBundles* m_bundles;
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
    CanvasSelection m_selected;
    QSet<QString> m_previewed;
    QString m_current;
    Hit m_hovered;
    PartHit m_hoveredPart;
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
