// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasgeometry.h"
#include "canvas/packageeditor.h"
#include "canvas/packagegraph.h"

#include <QSet>

#include <algorithm>

// Edits of the constraints of tasks that are there: led elsewhere, turned round, taken off.
namespace stellwerk {

bool PackageEditor::insertTask(const TaskId& task, const ConstraintId& into, std::optional<QPointF> movedTo)
{
    const Constraint* found = package().constraint(into);
    if (!found || found->from == task || found->to == task)
        return false;
    if (refusal(found->from, task) != Refusal::None || refusal(task, found->to) != Refusal::None)
        return false;
    const Constraint old = *found;
    QList<PackageEdit> edits{
        RemoveConstraint{into},
        AddConstraint{{m_document->newConstraintId(), old.from, task, old.kind, old.note, {}}},
        AddConstraint{{m_document->newConstraintId(), task, old.to, old.kind, {}, {}}}};
    if (movedTo)
        edits.append(MoveTasks{{{task, *movedTo}}, {}});
    const bool done = push(tr("Insert task"), edits);
    if (done && movedTo)
        rememberPlaced({task});
    return done;
}

QList<ConstraintId> PackageEditor::connectChain(const QList<TaskId>& order)
{
    PackageGraph graph(package());
    QList<PackageEdit> edits;
    QList<ConstraintId> made;
    for (qsizetype i = 1; i < order.size(); ++i) {
        const TaskId& from = order.at(i - 1);
        const TaskId& to = order.at(i);
        if (graph.successors(from).contains(to) || graph.wouldCircle(from, to))
            continue;
        made.append(m_document->newConstraintId());
        graph.add(from, to);
        edits.append(AddConstraint{{made.last(), from, to, ConstraintKind::Success, {}, {}}});
    }
    if (!push(tr("Connect %n task(s)", nullptr, int(order.size())), edits))
        return {};
    return made;
}

bool PackageEditor::reconnectAll(const QList<ConstraintId>& ids, const TaskId& end, bool head)
{
    if (!package().task(end))
        return false;
    const QSet<ConstraintId> moved(ids.cbegin(), ids.cend());
    QList<Constraint> changed;
    QSet<ConstraintId> gone;
    for (const Constraint& constraint : package().constraints) {
        if (!moved.contains(constraint.id) || (head ? constraint.to : constraint.from) == end)
            continue;
        gone.insert(constraint.id);
        changed.append(constraint);
        (head ? changed.last().to : changed.last().from) = end;
    }
    PackageGraph graph(package(), gone);
    QList<PackageEdit> edits;
    for (const Constraint& after : std::as_const(changed)) {
        if (graph.successors(after.from).contains(after.to) || graph.wouldCircle(after.from, after.to))
            return false;
        graph.add(after.from, after.to);
        edits.append(ChangeConstraint{after});
    }
    return push(edits.size() == 1 ? tr("Reconnect")
                                  : tr("Reconnect %n constraint(s)", nullptr, int(edits.size())),
                edits);
}

PackageEditor::Refusal PackageEditor::flip(const QList<ConstraintId>& ids)
{
    Refusal first = Refusal::None;
    PackageGraph graph(package());
    QList<PackageEdit> edits;
    for (const ConstraintId& id : ids) {
        const Constraint* found = package().constraint(id);
        if (!found)
            continue;
        Constraint after = *found;
        std::swap(after.from, after.to);
        graph.remove(found->from, found->to);
        Refusal why = Refusal::None;
        if (graph.successors(after.from).contains(after.to))
            why = Refusal::Duplicate;
        else if (graph.wouldCircle(after.from, after.to))
            why = Refusal::Cycle;
        if (why != Refusal::None) {
            first = first == Refusal::None ? why : first;
            graph.add(found->from, found->to);
            continue;
        }
        graph.add(after.from, after.to);
        edits.append(ChangeConstraint{after});
    }
    push(tr("Reverse %n constraint(s)", nullptr, int(edits.size())), edits);
    return first;
}

void PackageEditor::detach(const QList<TaskId>& tasks, bool heal)
{
    const QSet<TaskId> chosen(tasks.cbegin(), tasks.cend());
    QList<PackageEdit> edits;
    for (const Constraint& c : package().constraints) {
        if (chosen.contains(c.from) != chosen.contains(c.to)) // those among the tasks stay
            edits.append(RemoveConstraint{c.id});
    }
    if (edits.isEmpty())
        return;
    if (heal)
        edits += healing(chosen);
    push(heal ? tr("Detach %n task(s) and close the gap", nullptr, int(chosen.size()))
              : tr("Detach %n task(s)", nullptr, int(chosen.size())),
         edits);
}

// Beside, level with it, and below whatever stands there already.
QPointF PackageEditor::placeBeside(const TaskId& of, bool before, qsizetype cards) const
{
    const QPointF origin = package().layout.value(of);
    QPointF at = origin + QPointF(before ? -geometry::kColumnStep : geometry::kColumnStep, 0);
    const QSizeF size(geometry::kCard.width(),
                      double(cards - 1) * geometry::kRowStep + geometry::kCard.height());
    QList<QRectF> column;
    for (const QPointF& corner : package().layout) {
        if (corner.x() < at.x() + geometry::kCard.width() && corner.x() + geometry::kCard.width() > at.x())
            column.append(geometry::cardRect(corner));
    }
    std::sort(column.begin(), column.end(),
              [](const QRectF& a, const QRectF& b) { return a.top() < b.top(); });
    for (const QRectF& other : std::as_const(column)) {
        if (other.intersects(QRectF(at, size).adjusted(0, -8, 0, 8)))
            at.setY(other.top() + geometry::kRowStep);
    }
    return at;
}

QList<TaskId> PackageEditor::addBeside(const QList<DroppedJob>& jobs, const TaskId& of, bool before,
                                       ConstraintKind kind)
{
    if (!package().task(of) || jobs.isEmpty())
        return {};
    QList<TaskId> ids;
    QList<PackageEdit> edits;
    QPointF at = placeBeside(of, before, jobs.size());
    for (const DroppedJob& job : jobs) {
        const Task task = taskFor(job);
        ids.append(task.id);
        edits.append(AddTask{task, at});
        at.ry() += geometry::kRowStep;
        edits.append(AddConstraint{
            {m_document->newConstraintId(), before ? task.id : of, before ? of : task.id, kind, {}, {}}});
    }
    const QString text = jobs.size() == 1 ? tr("Add connected task")
                                          : tr("Add %n connected task(s)", nullptr, int(jobs.size()));
    if (!push(text, edits))
        return {};
    return ids;
}

} // namespace stellwerk
