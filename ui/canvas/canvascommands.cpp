// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasview_p.h"

#include "canvas/grouplayer.h"
#include "canvas/packagegraph.h"
#include "canvas/taskitem.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <limits>

// What the canvas's commands do.
namespace stellwerk {

namespace {

constexpr double kZoomStep = 1.25;

} // namespace

void CanvasView::Private::run(CanvasCommand command)
{
    endArranging();
    looking->before(command);
    if (!runParts(command) && !runGestures(command) && !runLayouts(command) && !runEditing(command) &&
        !runAccess(command) && !runLooking(command))
        looking->run(command);
    actions->update();
}

bool CanvasView::Private::runEditing(CanvasCommand command)
{
    using C = CanvasCommand;
    const QList<TaskId> tasks = scene->selectedTasks();
    switch (command) {
    case C::Cut:
    case C::Copy:
        copy(command == C::Cut);
        return true;
    case C::Paste:
        pasteFrom(false);
        return true;
    case C::Duplicate:
        select(editor->duplicate(tasks));
        return true;
    case C::Delete:
        editor->remove(tasks, scene->selectedConstraints());
        return true;
    case C::DeleteHeal:
        editor->removeAndHeal(tasks);
        return true;
    case C::Rename:
        if (tasks.size() == 1)
            q->renameTask(tasks.first());
        return true;
    case C::Properties:
        if (!pointer->confirmConnection())
            Q_EMIT q->propertiesRequested(tasks.value(0));
        return true;
    case C::QuickAdd:
        if (tasks.isEmpty() && scene->selectedConstraints().size() == 1)
            openQuickAddInto(scene->selectedConstraints().first(), middle());
        else
            openQuickAdd(middle());
        return true;
    case C::Connect:
        connectSelection();
        return true;
    case C::KindSuccess:
        setKind(ConstraintKind::Success);
        return true;
    case C::KindFailure:
        setKind(ConstraintKind::Failure);
        return true;
    case C::KindCompletion:
        setKind(ConstraintKind::Completion);
        return true;
    case C::JoinAll:
        editor->setJoin(tasks, Join::All);
        return true;
    case C::JoinAny:
        editor->setJoin(tasks, Join::Any);
        return true;
    case C::Disable: {
        const Task* first = editor->package().task(tasks.value(0));
        editor->setDisabled(tasks, first && !first->disabled);
        return true;
    }
    default:
        return false;
    }
}

bool CanvasView::Private::runLooking(CanvasCommand command)
{
    using C = CanvasCommand;
    const QList<TaskId> tasks = scene->selectedTasks();
    const QPoint centre = q->viewport()->rect().center();
    const auto alignment = [&] { return Alignment(int(command) - int(C::AlignLeft)); };
    static_assert(int(C::AlignBottom) - int(C::AlignLeft) == int(Alignment::Bottom));
    switch (command) {
    case C::SelectAll: {
        QSet<TaskId> all;
        for (const Task& task : editor->package().tasks)
            all.insert(task.id);
        scene->setSelection(all);
        return true;
    }
    case C::SelectNone:
        scene->setSelection({});
        return true;
    case C::SelectUpstream:
    case C::SelectDownstream:
        selectRelated(command == C::SelectUpstream);
        return true;
    case C::ZoomIn:
        zoomBy(kZoomStep, centre);
        return true;
    case C::ZoomOut:
        zoomBy(1 / kZoomStep, centre);
        return true;
    case C::ZoomOriginal:
        q->setZoom(1, centre);
        return true;
    case C::ZoomFit:
        q->zoomToFit();
        return true;
    case C::ZoomSelection:
        fit(scene->boundsOf(tasks), 2.0);
        return true;
    case C::AlignLeft:
    case C::AlignCenter:
    case C::AlignRight:
    case C::AlignTop:
    case C::AlignMiddle:
    case C::AlignBottom:
        editor->align(tasks, alignment());
        return true;
    case C::DistributeHorizontal:
        editor->distribute(tasks, Qt::Horizontal);
        return true;
    case C::DistributeVertical:
        editor->distribute(tasks, Qt::Vertical);
        return true;
    case C::SnapToGrid:
        return true; // its switch acts when it is turned
    default:
        return false;
    }
}

void CanvasView::Private::setKind(ConstraintKind kind)
{
    if (pointer->isConnecting())
        pointer->setKind(kind);
    else
        editor->setKind(scene->selectedConstraints(), kind);
}

// Several tasks: a chain in reading order. One: choose the target by click or keys.
void CanvasView::Private::connectSelection()
{
    const QSet<TaskId> chosen = selectedSet();
    const QList<ConstraintId> lines = scene->selectedConstraints();
    if (chosen.isEmpty() && lines.size() == 1) { // its arrow, to another task
        scene->setFocusVisible(true);
        scene->setCurrent(editor->package().constraint(lines.first())->to);
        return pointer->startReconnecting(lines, true);
    }
    if (chosen.size() == 1) {
        scene->setFocusVisible(true);
        return pointer->startConnecting(*chosen.cbegin());
    }
    QList<TaskId> order = scene->readingOrder();
    order.removeIf([&](const TaskId& id) { return !chosen.contains(id); });
    const QList<ConstraintId> made = editor->connectChain(order);
    if (made.isEmpty())
        Q_EMIT q->hintChanged(CanvasView::tr("Nothing to connect: these tasks are connected already."));
    else
        scene->setSelection({}, {made.cbegin(), made.cend()});
}

void CanvasView::Private::copy(bool cut)
{
    const QList<TaskId> tasks = scene->selectedTasks();
    if (tasks.isEmpty())
        return;
    QMimeData* data = editor->copy(tasks);
    data->setImageData(pictureOf(selectedSet()));
    QApplication::clipboard()->setMimeData(data);
    if (cut)
        editor->remove(tasks);
}

void CanvasView::Private::selectRelated(bool upstream)
{
    const PackageGraph graph(editor->package());
    const QList<TaskId> tasks = scene->selectedTasks();
    scene->setSelection(upstream ? graph.upstream(tasks) : graph.downstream(tasks));
}

void CanvasView::Private::nudge(const QPointF& by)
{
    QHash<QString, QPointF> to = scene->movable();
    for (QPointF& place : to)
        place += by;
    editor->moveTasks(to, true);
}

// Scrolls no farther than needed.
void CanvasView::Private::reveal(const QString& id)
{
    const QRectF place = scene->shownRect(id);
    if (place.isNull())
        return;
    const QRect card = q->mapFromScene(place).boundingRect().adjusted(-16, -16, 16, 16);
    const QRect sight = q->viewport()->rect();
    const auto by = [](int low, int high, int from, int to) {
        return low < from ? low - from : std::max(0, high - to);
    };
    QScrollBar* across = q->horizontalScrollBar();
    QScrollBar* down = q->verticalScrollBar();
    across->setValue(across->value() + by(card.left(), card.right(), sight.left(), sight.right()));
    down->setValue(down->value() + by(card.top(), card.bottom(), sight.top(), sight.bottom()));
}

void CanvasView::Private::stepTo(const QString& task, bool select)
{
    scene->setFocusVisible(true);
    scene->setCurrent(task);
    if (pointer->isConnecting())
        pointer->aimAtTask(task);
    else if (select)
        scene->selectOnly(task);
    reveal(task);
}

// To the nearest card in the direction; what lies off the axis counts double.
void CanvasView::Private::navigate(int key)
{
    const QList<QString> order = scene->readingOrder();
    const QRectF from = scene->shownRect(scene->current());
    if (from.isNull()) {
        if (!order.isEmpty())
            stepTo(order.first(), true);
        return;
    }
    QString best;
    double least = std::numeric_limits<double>::max();
    for (const QString& id : order) {
        // Frames lie around cards, so from a card every way would lead to its own first: Tab goes there.
        const GroupItem* group = scene->taskItem(id) ? nullptr : scene->groups()->item(id);
        if (id == scene->current() || (group && !group->isFolded()))
            continue;
        const QPointF way = scene->shownRect(id).topLeft() - from.topLeft();
        const bool horizontal = key == Qt::Key_Left || key == Qt::Key_Right;
        const double sign = key == Qt::Key_Left || key == Qt::Key_Up ? -1 : 1;
        const double along = sign * (horizontal ? way.x() : way.y());
        const double aside = std::abs(horizontal ? way.y() : way.x());
        if (along <= 1)
            continue;
        const double cost = along + 2 * aside + (aside > 2 * along ? 4000 : 0);
        if (cost < least) {
            least = cost;
            best = id;
        }
    }
    if (!best.isEmpty())
        stepTo(best, true);
}

} // namespace stellwerk
