// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasscene.h"

#include "canvas/constraintitem.h"
#include "canvas/grouplayer.h"
#include "canvas/halts.h"
#include "canvas/linebundles.h"
#include "canvas/notelayer.h"
#include "canvas/packagegraph.h"
#include "canvas/taskitem.h"

#include <algorithm>

namespace stellwerk {

namespace {

constexpr int kQuickLines = 150; // so many lines in a frame are drawn without smoothing
constexpr int kQuickLinesDragging = 60;

bool runs(TaskState state)
{
    return state == TaskState::Running || state == TaskState::Stopping || state == TaskState::Starting;
}

} // namespace

CanvasScene::CanvasScene(PackageEditor* editor, QObject* parent)
    : QGraphicsScene(parent)
    , m_editor(editor)
    , m_painter(std::make_unique<CanvasPainter>())
    , m_groups(new GroupLayer(this))
    , m_notes(new NoteLayer(this))
    , m_bundles(new LineBundles(this))
{
    m_clock.start();
    m_timer.setInterval(250);
    m_selectionShrank.setSingleShot(true);
    m_selectionShrank.setInterval(0);
    connect(&m_selectionShrank, &QTimer::timeout, this, &CanvasScene::selectionEdited);
    m_reroute.setSingleShot(true);
    m_reroute.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &CanvasScene::tick);
    connect(&m_reroute, &QTimer::timeout, this, &CanvasScene::reroute);
    const PackageDocument* document = editor->document();
    connect(document, &PackageDocument::reset, this, &CanvasScene::rebuild);
    connect(document, &PackageDocument::taskAdded, this, &CanvasScene::addTask);
    connect(document, &PackageDocument::taskRemoved, this, &CanvasScene::removeTask);
    connect(document, &PackageDocument::taskChanged, this, &CanvasScene::updateTask);
    connect(document, &PackageDocument::taskMoved, this, [this](const TaskId& id) {
        if (TaskItem* item = taskItem(id))
            place(item, m_editor->package().layout.value(id));
    });
    connect(document, &PackageDocument::constraintAdded, this, &CanvasScene::addConstraint);
    connect(document, &PackageDocument::constraintRemoved, this, &CanvasScene::removeConstraint);
    connect(document, &PackageDocument::constraintChanged, this, &CanvasScene::updateConstraint);
    connect(document, &PackageDocument::edited, this, [this] {
        ++m_revision;
        if (m_constraints.size() <= kAvoidingLines)
            m_reroute.start();
    });
    connect(&Theme::instance(), &Theme::changed, this, &CanvasScene::newPainter);
    connectParts();
    rebuild();
}

CanvasScene::~CanvasScene() = default;

void CanvasScene::newPainter()
{
    m_painter = std::make_unique<CanvasPainter>();
    m_notes->themeChanged();
    update();
}

void CanvasScene::rebuild()
{
    endConnecting();
    const bool hadSelection = !m_selected.isEmpty();
    m_selected = {};
    m_previewed.clear();
    m_linesOf.clear();
    m_kinds.clear();
    m_lanesChanged.clear();
    m_hovered = {};
    m_hoveredPart = {};
    m_splitting.clear();
    m_current.clear();
    m_bundles->clear();
    qDeleteAll(std::exchange(m_constraints, {}));
    qDeleteAll(std::exchange(m_tasks, {}));
    const ParentPackage& package = m_editor->package();
    m_tasks.reserve(package.tasks.size());
    const QDateTime at = now();
    for (const Task& task : package.tasks) {
        auto* item = new TaskItem(this, task.id);
        m_tasks.insert(task.id, item);
        setPicture(item, task, at);
        item->setPos(package.layout.value(task.id));
        addItem(item);
    }
    m_notes->rebuild();
    m_groups->rebuild();
    for (const Constraint& constraint : package.constraints) {
        auto* item = new ConstraintItem(this, constraint);
        m_constraints.insert(constraint.id, item);
        count(item, 1);
    }
    for (ConstraintItem* item : std::as_const(m_constraints)) {
        m_bundles->update(item);
        updateRoute(item);
        addItem(item);
    }
    m_bundles->flush();
    m_lanesChanged.clear();
    if (m_constraints.size() <= kAvoidingLines)
        m_reroute.start();
    updateTimer();
    if (hadSelection)
        Q_EMIT selectionEdited();
    Q_EMIT currentChanged({});
}

void CanvasScene::addTask(const TaskId& id)
{
    if (m_tasks.contains(id))
        return;
    auto* item = new TaskItem(this, id);
    m_tasks.insert(id, item);
    updatePicture(item, now());
    item->setPos(m_editor->package().layout.value(id));
    addItem(item);
    m_groups->taskAdded(id);
}

void CanvasScene::removeTask(const TaskId& id)
{
    m_groups->taskRemoved(id);
    delete m_tasks.take(id);
    m_linesOf.remove(id);
    m_kinds.remove(id);
    m_previewed.remove(id);
    if (m_hovered.task == id)
        m_hovered = {};
    if (m_target == id)
        m_target.clear();
    if (m_connectFrom.contains(id))
        endConnecting();
    if (m_current == id)
        setCurrent({});
    if (m_selected.tasks.remove(id))
        m_selectionShrank.start();
}

void CanvasScene::addConstraint(const ConstraintId& id)
{
    const Constraint* constraint = m_editor->package().constraint(id);
    if (!constraint || m_constraints.contains(id))
        return;
    auto* item = new ConstraintItem(this, *constraint);
    m_constraints.insert(id, item);
    count(item, 1);
    m_bundles->update(item);
    updateRoute(item);
    addItem(item);
}

void CanvasScene::removeConstraint(const ConstraintId& id)
{
    ConstraintItem* item = m_constraints.take(id);
    if (!item)
        return;
    count(item, -1);
    m_bundles->remove(item);
    delete item;
    if (m_reconnected.contains(id))
        endConnecting();
    if (m_hovered.constraint == id)
        m_hovered = {};
    if (m_splitting == id)
        m_splitting.clear();
    if (m_selected.constraints.remove(id))
        m_selectionShrank.start();
}

void CanvasScene::updateConstraint(const ConstraintId& id)
{
    ConstraintItem* item = constraintItem(id);
    const Constraint* constraint = m_editor->package().constraint(id);
    if (!item || !constraint)
        return;
    count(item, -1);
    item->setConstraint(*constraint);
    count(item, 1);
    m_bundles->update(item);
    updateRoute(item);
}

void CanvasScene::updatePicture(TaskItem* item, const QDateTime& now)
{
    if (const Task* task = m_editor->package().task(item->id()))
        setPicture(item, *task, now);
}

void CanvasScene::setPicture(TaskItem* item, const Task& task, const QDateTime& now)
{
    TaskPicture picture = TaskPicture::of(task, rowOf(task.id), now, hasHalt(task.id));
    picture.locked = m_editor->package().locked.contains(task.id);
    picture.joinAll = !picture.joinAny && linesInto(task.id) > 1;
    item->setPicture(picture);
    m_groups->pictureChanged(task.id);
}

void CanvasScene::updateTask(const TaskId& id)
{
    if (TaskItem* item = taskItem(id)) {
        updatePicture(item, now());
        m_groups->taskChanged(id);
        updateRoutesOf(id); // its badge moves the arrows' ends
    }
}

void CanvasScene::place(TaskItem* item, const QPointF& at)
{
    if (item->pos() == at)
        return;
    item->setPos(at);
    m_groups->taskMoved(item->id());
    if (item->isVisible()) // else its lines end elsewhere, and follow that
        updateRoutesOf(item->id());
}

double CanvasScene::spinnerTurn() const
{
    return double(m_clock.elapsed() % 1500) / 1500.0;
}

bool CanvasScene::paintsQuickly(double zoom) const
{
    ++m_linesInFrame;
    return zoom < CanvasPainter::kFullDetail || m_manyLines ||
           (m_dragging && m_linesInSight > kQuickLinesDragging);
}

void CanvasScene::beginWholeFrame()
{
    m_linesInFrame = 0;
}

void CanvasScene::endWholeFrame()
{
    m_linesInSight = m_linesInFrame;
    const bool many = m_linesInSight > (m_manyLines ? kQuickLines * 2 / 3 : kQuickLines);
    if (many == m_manyLines)
        return;
    m_manyLines = many;
    update(); // all of one kind: a part drawn otherwise would show
}

void CanvasScene::setDragging(bool dragging)
{
    if (dragging == m_dragging)
        return;
    m_dragging = dragging;
    if (!dragging && m_linesInSight > kQuickLinesDragging)
        update();
}

void CanvasScene::setRunModel(const RunModel* run)
{
    if (run == m_run)
        return;
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    if (run) {
        connect(run, &RunModel::began, this, &CanvasScene::updateAllPictures);
        connect(run, &RunModel::runEnded, this, &CanvasScene::updateAllPictures);
        connect(run, &RunModel::nowChanged, this, [this] {
            updateTimer();
            tick();
        });
        connect(run, &RunModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
            for (int row = first.row(); row <= last.row() && row < m_run->rows().size(); ++row) {
                if (TaskItem* item = taskItem(m_run->rows().at(row).id))
                    updatePicture(item, now());
            }
        });
        connect(run, &RunModel::taskStateChanged, this, [this](const TaskId& id) {
            if (TaskItem* item = taskItem(id)) {
                updatePicture(item, now());
                updateTimer();
                // The spinners' turn that is due soon goes with this frame, instead of a frame of its own.
                if (m_timer.isActive() && m_timer.remainingTime() < m_timer.interval() / 2) {
                    tick();
                    m_timer.start();
                }
                Q_EMIT taskStateChanged(id);
            }
        });
    }
    updateAllPictures();
}

QDateTime CanvasScene::now() const
{
    return m_run ? m_run->now() : QDateTime::currentDateTimeUtc();
}

const RunModel::TaskRow* CanvasScene::rowOf(const TaskId& task) const
{
    return m_run ? m_run->row(task) : nullptr;
}

void CanvasScene::setHalts(const Halts* halts)
{
    if (m_halts)
        m_halts->disconnect(this);
    m_halts = halts;
    if (halts)
        connect(halts, &Halts::changed, this, &CanvasScene::updateAllPictures);
    updateAllPictures();
}

bool CanvasScene::hasHalt(const TaskId& task) const
{
    return m_halts && m_halts->contains(task);
}

void CanvasScene::updateAllPictures()
{
    const QDateTime at = now();
    for (const Task& task : m_editor->package().tasks) {
        if (TaskItem* item = taskItem(task.id))
            setPicture(item, task, at);
    }
    updateTimer();
}

void CanvasScene::updateTimer()
{
    const bool anyRuns = m_run && m_run->isLive() &&
                         std::any_of(m_run->rows().cbegin(), m_run->rows().cend(),
                                     [](const RunModel::TaskRow& row) { return runs(row.state); });
    if (anyRuns && !m_timer.isActive())
        m_timer.start();
    else if (!anyRuns)
        m_timer.stop();
}

void CanvasScene::tick()
{
    if (!m_run)
        return updateTimer();
    const QDateTime at = now();
    for (const RunModel::TaskRow& row : m_run->rows()) {
        TaskItem* item = runs(row.state) ? taskItem(row.id) : nullptr;
        if (!item)
            continue;
        updatePicture(item, at);
        item->update(); // the spinner turns
    }
    m_groups->tick();
}

} // namespace stellwerk
