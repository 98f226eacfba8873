// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvascommand.h"
#include "canvas/canvasquery.h"
#include "canvas/searchbar.h"
#include "canvas/viewhistory.h"
#include "package/packagecheck.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

class QKeyEvent;

namespace stellwerk {

class CanvasScene;
class CanvasView;
class FleetModel;
class PathPlan;
class Pulse;

// A problem as the canvas shows it: a sign at its place, the text in the tool tip.
struct CanvasProblem
{
    TaskId task;
    ConstraintId constraint;
    Severity severity = Severity::Error;
    QString text;
    bool operator==(const CanvasProblem&) const = default;
};

// All tasks as one reads the canvas, those in folded groups where their group stands.
[[nodiscard]] QList<TaskId> tasksInReadingOrder(const CanvasScene& scene);

// Finding one's way on a canvas: the search, jumps to failed tasks and problems, and the way back. Never
// changes the package. Main thread.
class CanvasLooking final : public QObject
{
    Q_OBJECT
public:
    CanvasLooking(CanvasView* view, CanvasScene* scene);
    ~CanvasLooking() override;

    bool run(CanvasCommand command);
    void updateActions();
    // A command that jumps is about to run: the place can be returned to.
    void before(CanvasCommand command);
    void remember();
    void placeOverlays();
    // A key that a window's command has too, but that means this canvas's command while it has the focus.
    [[nodiscard]] bool ownsKey(const QKeyEvent* event) const;
    bool runKey(const QKeyEvent* event);

    void setFleetModel(const FleetModel* fleet); // may be null
    void setRunModel(const RunModel* run);       // may be null
    [[nodiscard]] PathPlan* plan() const { return m_plan; }
    void setProblems(const QList<CanvasProblem>& problems);
    // What the last run ran: tasks that differ from it carry a dot.
    void setLastRun(const ParentPackage& package);
    // Lines to add to the tool tip of a task or a constraint.
    [[nodiscard]] QString toolTipOf(const QString& id) const;

    // Selects a task, a group or a note, brings it (or the folded group it is in) to the middle and pulses.
    void leadTo(const QString& id);
    [[nodiscard]] SearchBar* searchBar() const { return m_bar; }

private:
    [[nodiscard]] QAction* actionOfKey(const QKeyEvent* event) const;
    void search();
    void connectByName();
    void copyPicture();
    void showCriticalPath(bool on);
    void markCriticalPath();
    [[nodiscard]] QString pathToolTip(const TaskId& task) const;
    void stopSearching();
    void mark(const QSet<TaskId>& found);
    void setAside(const ConstraintId& but); // all but a line and its ends; empty: nothing
    void markChanged(const Task& task);
    [[nodiscard]] QString runToolTip(const TaskId& task) const;
    void searchTasks(const CanvasQuery& query, QList<SearchHit>& hits) const;
    void searchParts(const CanvasQuery& query, QList<SearchHit>& hits) const;
    void leadToPlace(const QRectF& place);
    void goTo(const std::optional<ViewHistory::Place>& place);
    [[nodiscard]] ViewHistory::Place here() const;
    // The next of these tasks in reading order after the current one; tells when there is none.
    void leadToNext(const QSet<TaskId>& tasks, int by, const QString& none);
    void leadToNextProblem(int by);
    [[nodiscard]] QSet<TaskId> failedTasks() const;
    [[nodiscard]] QSet<TaskId> unplacedTasks() const;

    CanvasView* m_view;
    CanvasScene* m_scene;
    SearchBar* m_bar;
    Pulse* m_pulse;
    PathPlan* m_plan;
    bool m_critical = false;
    QSet<TaskId> m_criticalTasks;
    QSet<ConstraintId> m_criticalLines;
    ViewHistory m_history;
    QTimer m_searchSoon;
    QTimer m_asideSoon;
    ConstraintId m_hovered;
    bool m_aside = false;
    QPointer<const RunModel> m_run;
    QHash<TaskId, Task> m_lastRun;
    bool m_hasLastRun = false;
    QSet<TaskId> m_found;
    QList<CanvasProblem> m_problems;
    int m_problem = -1;
};

} // namespace stellwerk
