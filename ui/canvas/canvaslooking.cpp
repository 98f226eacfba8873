// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvaslooking.h"

#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/constraintitem.h"
#include "canvas/pathplan.h"
#include "canvas/pulse.h"
#include "canvas/taskitem.h"

#include <QAction>
#include <QKeyEvent>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// A jump keeps the zoom unless the place could not be read then.
constexpr double kLeastZoomOfJump = 0.4;

} // namespace

CanvasLooking::CanvasLooking(CanvasView* view, CanvasScene* scene)
    : QObject(view)
    , m_view(view)
    , m_scene(scene)
    , m_bar(new SearchBar(view))
    , m_pulse(new Pulse(scene))
    , m_plan(new PathPlan(scene->editor(), this))
{
    m_searchSoon.setSingleShot(true);
    m_searchSoon.setInterval(40); // typing and bursts of edits and states search once
    connect(&m_searchSoon, &QTimer::timeout, this, &CanvasLooking::search);
    connect(m_bar, &SearchBar::textEdited, this, &CanvasLooking::search);
    connect(m_bar, &SearchBar::wanted, this, [this](const SearchHit& hit) { leadTo(hit.id); });
    connect(m_bar, &SearchBar::closed, this, &CanvasLooking::stopSearching);
    connect(m_plan, &PathPlan::changed, this, &CanvasLooking::markCriticalPath);
    // A pointer that only passes over lines changes nothing.
    m_asideSoon.setSingleShot(true);
    m_asideSoon.setInterval(350);
    connect(&m_asideSoon, &QTimer::timeout, this, [this] { setAside(m_hovered); });
    connect(scene, &CanvasScene::lineHovered, this, [this](const ConstraintId& id) {
        m_hovered = id;
        setAside({});
        if (!id.isEmpty())
            m_asideSoon.start();
    });
    const auto again = [this] {
        if (m_bar->isVisible() && !m_bar->text().isEmpty())
            m_searchSoon.start();
    };
    const PackageDocument* document = scene->editor()->document();
    connect(document, &PackageDocument::edited, this, again);
    connect(scene, &CanvasScene::taskStateChanged, this, again);
    const auto changed = [this](const TaskId& id) {
        if (const Task* task = m_hasLastRun ? m_scene->editor()->package().task(id) : nullptr)
            markChanged(*task);
    };
    connect(document, &PackageDocument::taskChanged, this, changed);
    connect(document, &PackageDocument::taskAdded, this, changed);
    connect(document, &PackageDocument::reset, this, [this] {
        m_history.clear();
        m_found.clear();
        m_problems.clear();
        m_lastRun.clear();
        m_hasLastRun = false;
    });
}

CanvasLooking::~CanvasLooking() = default;

bool CanvasLooking::run(CanvasCommand command)
{
    using C = CanvasCommand;
    switch (command) {
    case C::Find:
        m_bar->open();
        search();
        return true;
    case C::FindNext:
    case C::FindPrevious:
        if (m_bar->text().isEmpty())
            return run(C::Find);
        search();
        m_bar->step(command == C::FindNext ? 1 : -1);
        return true;
    case C::NextFailed:
    case C::PreviousFailed:
        leadToNext(failedTasks(), command == C::NextFailed ? 1 : -1, tr("No task of this run failed."));
        return true;
    case C::NextProblem:
    case C::PreviousProblem:
        leadToNextProblem(command == C::NextProblem ? 1 : -1);
        return true;
    case C::NextUnplaced:
        leadToNext(unplacedTasks(), 1, tr("Every task has a server."));
        return true;
    case C::GoBack:
        goTo(m_history.back(here()));
        return true;
    case C::GoForward:
        goTo(m_history.forward(here()));
        return true;
    case C::CopyPicture:
        copyPicture();
        return true;
    case C::ConnectTo:
        connectByName();
        return true;
    case C::CriticalPath:
        showCriticalPath(m_view->action(command)->isChecked());
        return true;
    default:
        return false;
    }
}

void CanvasLooking::setFleetModel(const FleetModel* fleet)
{
    m_plan->setFleetModel(fleet);
}

void CanvasLooking::setRunModel(const RunModel* run)
{
    m_run = run;
    m_plan->setRunModel(run);
    if (m_bar->isVisible())
        search();
}

void CanvasLooking::updateActions()
{
    using C = CanvasCommand;
    m_view->action(C::GoBack)->setEnabled(m_history.canGoBack());
    m_view->action(C::GoForward)->setEnabled(m_history.canGoForward());
}

void CanvasLooking::before(CanvasCommand command)
{
    using C = CanvasCommand;
    if (command == C::ZoomFit || command == C::ZoomSelection || command == C::ZoomOriginal ||
        command == C::LayoutAll)
        remember();
}

void CanvasLooking::remember()
{
    m_history.leave(here());
    updateActions();
}

void CanvasLooking::placeOverlays()
{
    if (m_bar->isVisible())
        m_bar->setHits(m_bar->hits());
}

QAction* CanvasLooking::actionOfKey(const QKeyEvent* event) const
{
    const QKeySequence pressed(event->keyCombination());
    const QList<QAction*> actions = m_view->actions();
    const auto found = std::find_if(actions.cbegin(), actions.cend(), [&](const QAction* action) {
        return action->property("takesKeyFirst").toBool() && action->shortcuts().contains(pressed);
    });
    return found == actions.cend() ? nullptr : *found;
}

bool CanvasLooking::ownsKey(const QKeyEvent* event) const
{
    return actionOfKey(event) != nullptr;
}

bool CanvasLooking::runKey(const QKeyEvent* event)
{
    QAction* action = actionOfKey(event);
    if (action)
        action->trigger();
    return action != nullptr;
}

QList<TaskId> tasksInReadingOrder(const CanvasScene& scene)
{
    const ParentPackage& package = scene.editor()->package();
    QSet<QString> tasks;
    QHash<GroupId, QList<TaskId>> hidden;
    for (const Task& task : package.tasks) {
        tasks.insert(task.id);
        if (package.folded.contains(task.group))
            hidden[task.group].append(task.id);
    }
    QList<TaskId> order;
    for (const QString& id : scene.readingOrder()) {
        if (tasks.contains(id))
            order.append(id);
        else
            order.append(hidden.value(id));
    }
    return order;
}

void CanvasLooking::search()
{
    m_searchSoon.stop();
    const CanvasQuery query(m_bar->text());
    QList<SearchHit> hits;
    QSet<TaskId> found;
    if (!query.isEmpty()) {
        searchTasks(query, hits);
        for (const SearchHit& hit : std::as_const(hits))
            found.insert(hit.id);
        searchParts(query, hits);
    }
    mark(m_bar->isVisible() ? found : QSet<TaskId>());
    m_bar->setHits(hits);
}

void CanvasLooking::searchTasks(const CanvasQuery& query, QList<SearchHit>& hits) const
{
    const ParentPackage& package = m_scene->editor()->package();
    QHash<GroupId, QString> titles;
    for (const Group& group : package.groups)
        titles.insert(group.id, group.title);
    QHash<TaskId, const Task*> found;
    for (const Task& task : package.tasks) {
        if (query.matches(task, m_scene->rowOf(task.id), titles.value(task.group)))
            found.insert(task.id, &task);
    }
    if (found.isEmpty())
        return;
    for (const TaskId& id : tasksInReadingOrder(*m_scene)) {
        const Task* task = found.value(id);
        if (!task)
            continue;
        const RunModel::TaskRow* row = m_scene->rowOf(id);
        QString detail = row && !row->server.isEmpty() ? row->server : whereText(task->where);
        if (row)
            detail += u" \u00b7 "_s + shownWord(row->state, row->outcome);
        hits.append({id, task->name.isEmpty() ? task->job : task->name, detail});
    }
}

void CanvasLooking::searchParts(const CanvasQuery& query, QList<SearchHit>& hits) const
{
    const ParentPackage& package = m_scene->editor()->package();
    for (const Group& group : package.groups) {
        if (query.matchesText(group.title, CanvasQuery::Field::Group))
            hits.append({group.id, group.title, tr("group")});
    }
    for (const StickyNote& note : package.notes) {
        if (query.matchesText(note.text, CanvasQuery::Field::Note))
            hits.append({note.id, note.text.simplified().left(80), tr("note")});
    }
}

void CanvasLooking::stopSearching()
{
    m_searchSoon.stop();
    mark({});
}

void CanvasLooking::mark(const QSet<TaskId>& found)
{
    for (const TaskId& id : m_found - found) {
        if (TaskItem* item = m_scene->taskItem(id))
            item->mark(CanvasPainter::Found, false);
    }
    for (const TaskId& id : found) {
        if (TaskItem* item = m_scene->taskItem(id))
            item->mark(CanvasPainter::Found, true);
    }
    if (m_found != found)
        Q_EMIT m_view->marksChanged();
    m_found = found;
}

void CanvasLooking::leadTo(const QString& id)
{
    const QRectF place = m_scene->shownRect(id);
    if (place.isNull())
        return;
    m_scene->selectOnly(id);
    m_scene->setCurrent(id);
    leadToPlace(place);
}

void CanvasLooking::leadToPlace(const QRectF& place)
{
    remember();
    const QPoint middle = m_view->viewport()->rect().center();
    if (m_view->zoom() < kLeastZoomOfJump)
        m_view->setZoom(kLeastZoomOfJump, middle);
    m_view->centerOn(place.center());
    m_pulse->show(place);
}

ViewHistory::Place CanvasLooking::here() const
{
    // Its exact middle: half a pixel each time would let it creep.
    const QRectF sight(m_view->viewport()->rect());
    return {m_view->zoom(), m_view->viewportTransform().inverted().mapRect(sight).center()};
}

void CanvasLooking::goTo(const std::optional<ViewHistory::Place>& place)
{
    if (place) {
        m_view->setZoom(place->zoom, m_view->viewport()->rect().center());
        m_view->centerOn(place->centre);
    }
    updateActions();
}

void CanvasLooking::leadToNext(const QSet<TaskId>& tasks, int by, const QString& none)
{
    if (tasks.isEmpty()) {
        Q_EMIT m_view->hintChanged(none);
        return;
    }
    const QList<TaskId> order = tasksInReadingOrder(*m_scene);
    const qsizetype count = order.size();
    qsizetype at = order.indexOf(m_scene->current());
    if (at < 0)
        at = by > 0 ? -1 : count;
    for (qsizetype i = 0; i < count; ++i) {
        at = (at + by + count) % count;
        if (tasks.contains(order.at(at)))
            return leadTo(order.at(at));
    }
}

QSet<TaskId> CanvasLooking::failedTasks() const
{
    QSet<TaskId> failed;
    for (const Task& task : m_scene->editor()->package().tasks) {
        const RunModel::TaskRow* row = m_scene->rowOf(task.id);
        const bool bad = row && (row->outcome == TaskOutcome::Failed || row->outcome == TaskOutcome::Unknown);
        if (bad)
            failed.insert(task.id);
    }
    return failed;
}

QSet<TaskId> CanvasLooking::unplacedTasks() const
{
    QSet<TaskId> unplaced;
    for (const Task& task : m_scene->editor()->package().tasks) {
        const RunModel::TaskRow* row = m_scene->rowOf(task.id);
        const CandidateServers& where = task.where;
        const bool nowhere = where.servers.isEmpty() && where.group.isEmpty() && where.tag.isEmpty();
        if (nowhere || (row && row->failure == FailureKind::NoCandidate))
            unplaced.insert(task.id);
    }
    return unplaced;
}

void CanvasLooking::setProblems(const QList<CanvasProblem>& problems)
{
    const auto show = [this](const QList<CanvasProblem>& list, bool on) {
        for (const CanvasProblem& problem : list) {
            const bool error = problem.severity == Severity::Error;
            if (TaskItem* item = m_scene->taskItem(problem.task))
                item->mark(error ? CanvasPainter::WithError : CanvasPainter::WithWarning, on);
            if (ConstraintItem* item = m_scene->constraintItem(problem.constraint))
                item->setProblem(on);
        }
    };
    show(m_problems, false);
    m_problems = problems;
    show(m_problems, true);
}

void CanvasLooking::leadToNextProblem(int by)
{
    const int count = int(m_problems.size());
    for (int i = 0; i < count; ++i) {
        m_problem =
            m_problem < 0 || m_problem >= count ? (by > 0 ? 0 : count - 1) : (m_problem + by + count) % count;
        const CanvasProblem& problem = m_problems.at(m_problem);
        const ConstraintItem* line = m_scene->constraintItem(problem.constraint);
        if (m_scene->taskItem(problem.task)) {
            leadTo(problem.task);
        } else if (line) {
            m_scene->setSelection({}, {problem.constraint});
            leadToPlace(QRectF(line->route().middle - QPointF(12, 12), QSizeF(24, 24)));
        } else {
            continue;
        }
        Q_EMIT m_view->hintChanged(problem.text);
        return;
    }
    Q_EMIT m_view->hintChanged(tr("No problem has a place on the canvas."));
}

QString CanvasLooking::toolTipOf(const QString& id) const
{
    QString text = runToolTip(id) + pathToolTip(id);
    for (const CanvasProblem& problem : m_problems) {
        if (id.isEmpty() || (problem.task != id && problem.constraint != id))
            continue;
        text += u"<br><b>%1</b> %2"_s.arg(problem.severity == Severity::Error ? tr("Error:") : tr("Warning:"),
                                          problem.text.toHtmlEscaped());
    }
    return text;
}

} // namespace stellwerk
