// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasview_p.h"

#include "canvas/grouplayer.h"
#include "canvas/taskitem.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGraphicsPathItem>
#include <QMimeData>
#include <QPen>

#include <algorithm>

// Jobs and tasks dragged onto the canvas from elsewhere.
namespace stellwerk {

namespace {

constexpr int kJobsWithoutAsking = 50;
constexpr qsizetype kMostGhosts = 200;

bool isOurs(const QMimeData* data)
{
    return data->hasFormat(QString::fromLatin1(FleetModel::kJobMimeType)) ||
           data->hasFormat(QString::fromLatin1(PackageEditor::kPackageMimeType)) ||
           (data->hasText() &&
            !data->hasUrls()); // lines of a mail, cells of a spreadsheet; files are the window's
}

// The card under the pointer is held in its middle.
QPointF dropPlace(const QPointF& at)
{
    return geometry::snapped(at - QPointF(geometry::kCard.width() / 2, geometry::kCard.height() / 2));
}

QList<QPointF> ghostPlaces(const QList<DroppedJob>& jobs, const QPointF& at)
{
    QList<QPointF> places = jobs.isEmpty() ? QList<QPointF>{QPointF()} : tidyColumns(jobs);
    places.resize(std::min(places.size(), kMostGhosts));
    for (QPointF& place : places)
        place += at;
    return places;
}

} // namespace

void CanvasView::dragEnterEvent(QDragEnterEvent* event)
{
    if (isOurs(event->mimeData()))
        event->acceptProposedAction();
    else
        event->ignore();
}

ConstraintId CanvasView::Private::dropsInto(const QPointF& at, Qt::KeyboardModifiers modifiers) const
{
    if (!pointer->isInserting() || modifiers & Qt::ShiftModifier)
        return {};
    const auto hit = scene->hit(at, q->zoom());
    return hit.what == CanvasScene::Hit::Line ? hit.constraint : ConstraintId();
}

void CanvasView::dragMoveEvent(QDragMoveEvent* event)
{
    if (!isOurs(event->mimeData()))
        return event->ignore();
    const QPointF at = mapToScene(event->position().toPoint());
    const QList<DroppedJob> jobs = PackageEditor::jobsIn(event->mimeData());
    const DropArrows::Aim aim = jobs.isEmpty() ? DropArrows::Aim() : DropArrows::aim(*d->scene, at, zoom());
    const ConstraintId into = aim.beside.isEmpty() ? d->dropsInto(at, event->modifiers()) : ConstraintId();
    d->scene->setSplitting(into);
    if (!jobs.isEmpty())
        d->showDropArrows(at, aim);
    if (aim.beside.isEmpty()) {
        d->showGhost(ghostPlaces(jobs, dropPlace(at)));
    } else {
        QList<QPointF> places;
        const QPointF first = d->editor->placeBeside(aim.beside, aim.before, jobs.size());
        for (qsizetype i = 0; i < std::min(jobs.size(), kMostGhosts); ++i)
            places.append(first + QPointF(0, double(i) * geometry::kRowStep));
        d->showGhost(places, aim.beside, aim.before);
    }
    Q_EMIT hintChanged(!aim.beside.isEmpty() ? (aim.before ? tr("Drop to add before this task and connect.")
                                                           : tr("Drop to add after this task and connect."))
                       : !into.isEmpty()     ? tr("Drop to insert here. Shift: do not insert.")
                                             : tr("Drop to add here."));
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent* event)
{
    d->hideDrop();
    event->accept();
}

void CanvasView::dropEvent(QDropEvent* event)
{
    d->hideDrop();
    if (!isOurs(event->mimeData()))
        return event->ignore();
    const QPointF at = mapToScene(event->position().toPoint());
    const QList<DroppedJob> jobs = PackageEditor::jobsIn(event->mimeData());
    setFocus(Qt::OtherFocusReason);
    if (jobs.isEmpty())
        d->pasteAt(event->mimeData(), dropPlace(at), false);
    else
        d->askFor(jobs,
                  [this, jobs, at, modifiers = event->modifiers()] { d->dropJobs(jobs, at, modifiers); });
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void CanvasView::Private::askFor(const QList<DroppedJob>& jobs, const std::function<void()>& add)
{
    if (jobs.size() > kJobsWithoutAsking && host)
        host->confirmJobs(q, int(jobs.size()), add);
    else
        add();
}

void CanvasView::addJobs(const QList<DroppedJob>& jobs, const QPointF& place)
{
    d->askFor(jobs, [this, jobs, place] { d->select(d->editor->addJobs(jobs, place)); });
}

void CanvasView::Private::dropJobs(const QList<DroppedJob>& jobs, const QPointF& at,
                                   Qt::KeyboardModifiers modifiers)
{
    const DropArrows::Aim aim = DropArrows::aim(*scene, at, q->zoom());
    const ConstraintId into = dropsInto(at, modifiers);
    if (!aim.beside.isEmpty())
        select(editor->addBeside(jobs, aim.beside, aim.before));
    else if (!into.isEmpty())
        select(editor->insertJobs(jobs, into, dropPlace(at)));
    else
        select(addJobsInto(scene->groups()->groupAt(at), jobs, dropPlace(at)));
    for (const DroppedJob& job : jobs.first(std::min<qsizetype>(jobs.size(), 8)))
        quickAdd->remember(job);
}

// Dropped into a group's frame they belong to it: one step.
QList<TaskId> CanvasView::Private::addJobsInto(const GroupId& group, const QList<DroppedJob>& jobs,
                                               const QPointF& at)
{
    if (group.isEmpty() || editor->isReadOnly())
        return editor->addJobs(jobs, at);
    editor->undoStack()->beginMacro(CanvasView::tr("Add %n task(s) to the group", nullptr, int(jobs.size())));
    const QList<TaskId> made = editor->addJobs(jobs, at);
    editor->setGroup(made, group);
    editor->undoStack()->endMacro();
    return made;
}

void CanvasView::Private::select(const QList<TaskId>& made)
{
    if (made.isEmpty())
        return;
    scene->setSelection({made.cbegin(), made.cend()});
    scene->setCurrent(made.first());
}

void CanvasView::Private::showDropArrows(const QPointF& at, const DropArrows::Aim& aim)
{
    const TaskId near = DropArrows::cardNear(*scene, at);
    const TaskItem* item = scene->taskItem(near);
    if (!item)
        return dropArrows.reset();
    if (!dropArrows) {
        dropArrows = std::make_unique<DropArrows>();
        scene->addItem(dropArrows.get());
    }
    dropArrows->show(item->card(), aim.beside == near ? std::optional(aim.before) : std::nullopt);
}

void CanvasView::Private::hideDrop()
{
    scene->setSplitting({});
    dropArrows.reset();
    delete std::exchange(ghost, nullptr);
    Q_EMIT q->hintChanged({});
}

// Outlines of the cards to come and, from a card, of the constraints to them.
void CanvasView::Private::showGhost(const QList<QPointF>& places, const TaskId& from, bool backwards)
{
    if (!ghost) {
        QPen pen(themeColor(ColorToken::Accent), 1.5, Qt::DashLine);
        ghost = scene->addPath({}, pen, Qt::NoBrush);
        ghost->setZValue(5);
        ghost->setAcceptedMouseButtons(Qt::NoButton);
    }
    QPainterPath path;
    const TaskItem* card = scene->taskItem(from);
    for (const QPointF& at : places) {
        path.addRoundedRect(geometry::cardRect(at), geometry::kRadius, geometry::kRadius);
        if (card) {
            const auto line = backwards ? geometry::route(geometry::outPort(at), card->arrowEnd())
                                        : geometry::route(card->outPort(), geometry::inPort(at));
            path.addPath(line.path);
            path.addPath(geometry::arrowHead(line.tip));
        }
    }
    ghost->setPath(path);
}

} // namespace stellwerk
