// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasview_p.h"

#include "canvas/canvasaccessible.h"
#include "canvas/constraintitem.h"
#include "canvas/grouplayer.h"
#include "canvas/notelayer.h"
#include "canvas/taskitem.h"

#include <algorithm>

// The keyboard's and the screen reader's way to every part: from a task along its constraints to the next.
namespace stellwerk {

CanvasPart CanvasView::currentPart() const
{
    // A constraint has no ring of its own: it is current when it is what is selected.
    const QList<ConstraintId> lines = d->scene->selectedConstraints();
    if (lines.size() == 1 && d->scene->selectedTasks().isEmpty() && d->scene->selectedGroups().isEmpty() &&
        d->scene->selectedNotes().isEmpty())
        return {CanvasPart::Kind::Constraint, lines.first()};
    return d->scene->partOf(d->scene->current());
}

CanvasPart CanvasScene::partOf(const QString& id) const
{
    using Kind = CanvasPart::Kind;
    const Kind kind = id.isEmpty()         ? Kind::None
                      : taskItem(id)       ? Kind::Task
                      : m_groups->item(id) ? Kind::Group
                      : m_notes->item(id)  ? Kind::Note
                      : constraintItem(id) ? Kind::Constraint
                                           : Kind::None;
    return kind == Kind::None ? CanvasPart() : CanvasPart{kind, id};
}

void CanvasView::goTo(const CanvasPart& part)
{
    d->scene->setFocusVisible(true);
    if (part.kind != CanvasPart::Kind::Constraint && !d->scene->partOf(part.id).isNone()) {
        d->stepTo(part.id, true);
    } else if (const ConstraintItem* line = d->scene->constraintItem(part.id);
               line && part.kind == CanvasPart::Kind::Constraint) {
        d->scene->setSelection({}, {part.id});
        const QPointF middle = line->route().middle;
        const int inset = std::min(viewport()->width(), viewport()->height()) / 12;
        if (!viewport()->rect().adjusted(inset, inset, -inset, -inset).contains(mapFromScene(middle)))
            centerOn(middle);
    }
}

void CanvasView::pressPort(const TaskId& task, bool out)
{
    if (!d->scene->taskItem(task))
        return;
    setFocus(Qt::OtherFocusReason);
    d->scene->setFocusVisible(true);
    d->scene->setCurrent(task);
    if (d->pointer->isConnecting()) {
        d->pointer->aimAtTask(task);
        d->pointer->confirmConnection();
    } else {
        d->pointer->startConnecting(task, !out);
    }
}

namespace {

// From top to bottom, as they are seen.
QList<const ConstraintItem*> linesAt(const CanvasScene* scene, const TaskId& task, bool out)
{
    QList<const ConstraintItem*> lines;
    for (const Constraint& constraint : scene->editor()->package().constraints) {
        if ((out ? constraint.from : constraint.to) != task)
            continue;
        if (const ConstraintItem* item = scene->constraintItem(constraint.id); item && item->isVisible())
            lines.append(item);
    }
    const auto farEnd = [&](const ConstraintItem* line) {
        const TaskItem* other = scene->taskItem(out ? line->to() : line->from());
        return other ? other->pos() : QPointF();
    };
    std::stable_sort(lines.begin(), lines.end(), [&](const ConstraintItem* a, const ConstraintItem* b) {
        const QPointF one = farEnd(a);
        const QPointF two = farEnd(b);
        return one.y() < two.y() || (!(two.y() < one.y()) && one.x() < two.x());
    });
    return lines;
}

} // namespace

void CanvasView::Private::walkAlong(bool forward)
{
    const CanvasPart now = q->currentPart();
    if (now.kind == CanvasPart::Kind::Constraint) {
        const ConstraintItem* line = scene->constraintItem(now.id);
        walkedOut = forward;
        if (line)
            stepTo(forward ? line->to() : line->from(), true);
        return;
    }
    const QList<const ConstraintItem*> lines = linesAt(scene, now.id, forward);
    if (lines.isEmpty()) {
        Q_EMIT q->hintChanged(forward ? CanvasView::tr("No constraint begins at this task.")
                                      : CanvasView::tr("No constraint ends at this task."));
        return;
    }
    walkedOut = forward;
    q->goTo({CanvasPart::Kind::Constraint, lines.first()->id()});
}

void CanvasView::Private::walkBeside(int by)
{
    const CanvasPart now = q->currentPart();
    const ConstraintItem* line = scene->constraintItem(now.id);
    if (now.kind != CanvasPart::Kind::Constraint || !line)
        return;
    // Beside it at the task that it was reached from.
    QList<const ConstraintItem*> lines = linesAt(scene, walkedOut ? line->from() : line->to(), walkedOut);
    if (lines.size() < 2)
        lines = linesAt(scene, walkedOut ? line->to() : line->from(), !walkedOut);
    const qsizetype next = (lines.indexOf(line) + by + lines.size()) % lines.size();
    q->goTo({CanvasPart::Kind::Constraint, lines.at(next)->id()});
}

bool CanvasView::Private::runAccess(CanvasCommand command)
{
    switch (command) {
    case CanvasCommand::AlongForward:
    case CanvasCommand::AlongBack:
        walkAlong(command == CanvasCommand::AlongForward);
        return true;
    case CanvasCommand::BesideNext:
    case CanvasCommand::BesidePrevious:
        walkBeside(command == CanvasCommand::BesideNext ? 1 : -1);
        return true;
    default:
        return false;
    }
}

void CanvasView::Private::tellSelection()
{
    QSet<CanvasPart> now;
    for (const TaskId& task : scene->selectedTasks())
        now.insert({CanvasPart::Kind::Task, task});
    for (const ConstraintId& line : scene->selectedConstraints())
        now.insert({CanvasPart::Kind::Constraint, line});
    for (const GroupId& group : scene->selectedGroups())
        now.insert({CanvasPart::Kind::Group, group});
    for (const NoteId& note : scene->selectedNotes())
        now.insert({CanvasPart::Kind::Note, note});
    const QSet<CanvasPart> before = std::exchange(toldSelection, now);
    CanvasAccessible::tellSelection(q, (before - now) + (now - before));
    if (q->currentPart().kind == CanvasPart::Kind::Constraint)
        CanvasAccessible::tellFocus(q);
}

} // namespace stellwerk
