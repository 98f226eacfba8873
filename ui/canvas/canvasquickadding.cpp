// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasview_p.h"

#include "canvas/constraintitem.h"
#include "canvas/taskitem.h"

#include <algorithm>

// The quick-add palette: where it opens, and what becomes of the job that is picked.
namespace stellwerk {

namespace {

bool isFree(const CanvasScene& scene, const QPointF& at)
{
    return scene.tasksIn(geometry::cardRect(at).adjusted(-4, -4, 4, 4), false).isEmpty();
}

} // namespace

void CanvasView::Private::openQuickAdd(const QPointF& at, const TaskId& from, bool backwards,
                                       ConstraintKind kind)
{
    quickAddAt = at;
    quickAddFrom = from;
    quickAddBackwards = backwards;
    quickAddKind = kind;
    quickAddInto.clear();
    quickAdd->open(fleet, q->mapFromScene(at));
}

void CanvasView::Private::openQuickAddInto(const ConstraintId& into, const QPointF& at)
{
    const ConstraintItem* line = scene->constraintItem(into);
    openQuickAdd(line ? line->route().path.pointAtPercent(0.5) : at);
    quickAddInto = into;
    Q_EMIT q->hintChanged(CanvasView::tr("The task is inserted into the constraint."));
}

// Before or after the selected task, where the new card will stand.
void CanvasView::Private::quickAddBeside(bool before)
{
    const TaskId of = scene->selectedTasks().value(0);
    if (of.isEmpty())
        return;
    const QPointF corner = editor->placeBeside(of, before);
    const QPointF port = before ? geometry::outPort(corner) : geometry::inPort(corner);
    openQuickAdd(port, of, before);
}

void CanvasView::Private::addPicked(const DroppedJob& job)
{
    const QPointF shift(quickAddFrom.isEmpty() ? geometry::kCard.width() / 2
                                               : (quickAddBackwards ? geometry::kCard.width() : 0),
                        geometry::kCard.height() / 2);
    QPointF at = geometry::snapped(quickAddAt - shift);
    while (!quickAddInto.isEmpty() && !isFree(*scene, at)) // cards seldom stand far enough apart for a third
        at.ry() += geometry::kGrid;
    TaskId made;
    if (const Constraint* old = editor->package().constraint(quickAddInto)) {
        const TaskId to = old->to;
        made = editor->insertJobs({job}, quickAddInto, at).value(0);
        // The next one goes behind this one, into the second half.
        const QList<Constraint>& all = editor->package().constraints;
        const auto half = std::find_if(all.crbegin(), all.crend(),
                                       [&](const Constraint& c) { return c.from == made && c.to == to; });
        quickAddInto = half == all.crend() ? ConstraintId() : half->id;
    } else if (quickAddFrom.isEmpty()) {
        made = editor->addJobs({job}, at).value(0);
    } else {
        made = editor->addConnected(job, at, quickAddFrom, quickAddKind, quickAddBackwards);
    }
    quickAddAt.ry() += geometry::kRowStep; // the next one goes below
    select({made});
    reveal(made);
}

} // namespace stellwerk
