// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasgeometry.h"
#include "canvas/packageeditor.h"
#include "canvas/packagegraph.h"

#include <QSet>

#include <algorithm>

// The larger edits: healing, aligning, copies.
namespace stellwerk {

namespace {

ConstraintKind joined(ConstraintKind in, ConstraintKind out)
{
    if (in == ConstraintKind::Success || in == out)
        return out;
    return out == ConstraintKind::Success ? in : ConstraintKind::Completion;
}

// What leads into `task` from outside of `gone`, through tasks of `gone` only, with the kind of the way.
QHash<TaskId, ConstraintKind> sourcesOf(const TaskId& task, const QSet<TaskId>& gone,
                                        const ParentPackage& package, ConstraintKind kind)
{
    QHash<TaskId, ConstraintKind> found;
    QSet<TaskId> seen{task};
    QList<std::pair<TaskId, ConstraintKind>> open{{task, kind}};
    while (!open.isEmpty()) {
        const auto [current, so] = open.takeFirst();
        for (const Constraint& c : package.constraints) {
            if (c.to != current)
                continue;
            if (!gone.contains(c.from)) {
                if (!found.contains(c.from))
                    found.insert(c.from, joined(c.kind, so));
            } else if (!seen.contains(c.from)) {
                seen.insert(c.from);
                open.append({c.from, joined(c.kind, so)});
            }
        }
    }
    return found;
}

double edgeOf(const QPointF& at, Alignment alignment)
{
    switch (alignment) {
    case Alignment::Left:
    case Alignment::HorizontalCenter: // cards are of one size: aligning an edge aligns the centre
    case Alignment::Right:
        return at.x();
    case Alignment::Top:
    case Alignment::VerticalCenter:
    case Alignment::Bottom:
        return at.y();
    }
    return 0;
}

double target(const QList<double>& edges, Alignment alignment)
{
    const auto [low, high] = std::minmax_element(edges.cbegin(), edges.cend());
    switch (alignment) {
    case Alignment::Left:
    case Alignment::Top:
        return *low;
    case Alignment::Right:
    case Alignment::Bottom:
        return *high;
    case Alignment::HorizontalCenter:
    case Alignment::VerticalCenter:
        return std::round((*low + *high) / 2 / geometry::kGrid) * geometry::kGrid;
    }
    return *low;
}

} // namespace

QList<PackageEdit> PackageEditor::healing(const QSet<TaskId>& gone)
{
    QList<PackageEdit> edits;
    QSet<std::pair<TaskId, TaskId>> connected;
    for (const Constraint& c : package().constraints)
        connected.insert({c.from, c.to});
    for (const Constraint& out : package().constraints) {
        if (!gone.contains(out.from) || gone.contains(out.to))
            continue;
        const auto sources = sourcesOf(out.from, gone, package(), out.kind);
        for (const Task& task :
             package().tasks) { // in the file's order, so that ids do not depend on hashing
            if (!sources.contains(task.id) || connected.contains({task.id, out.to}))
                continue;
            connected.insert({task.id, out.to});
            edits.append(AddConstraint{
                {m_document->newConstraintId(), task.id, out.to, sources.value(task.id), {}, {}}});
        }
    }
    return edits;
}

void PackageEditor::removeAndHeal(const QList<TaskId>& tasks)
{
    push(tr("Delete %n task(s) and close the gap", nullptr, int(tasks.size())),
         m_document->removalOf(tasks, {}) + healing({tasks.cbegin(), tasks.cend()}));
}

void PackageEditor::align(const QList<TaskId>& ids, Alignment alignment)
{
    if (ids.size() < 2)
        return;
    QList<double> edges;
    for (const TaskId& id : ids)
        edges.append(edgeOf(package().layout.value(id), alignment));
    const double to = target(edges, alignment);
    const bool horizontal = alignment == Alignment::Left || alignment == Alignment::HorizontalCenter ||
                            alignment == Alignment::Right;
    MoveTasks move;
    for (const TaskId& id : ids) {
        QPointF at = package().layout.value(id);
        (horizontal ? at.rx() : at.ry()) = to;
        if (at != package().layout.value(id) && !package().locked.contains(id))
            move.to.insert(id, at);
    }
    if (!move.to.isEmpty())
        push(tr("Align tasks"), {move});
}

void PackageEditor::distribute(const QList<TaskId>& ids, Qt::Orientation orientation)
{
    if (ids.size() < 3)
        return;
    const auto along = [&](const TaskId& id) {
        const QPointF at = package().layout.value(id);
        return orientation == Qt::Horizontal ? at.x() : at.y();
    };
    QList<TaskId> sorted = ids;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const TaskId& a, const TaskId& b) { return along(a) < along(b); });
    const double first = along(sorted.first());
    const double step = (along(sorted.last()) - first) / double(sorted.size() - 1);
    MoveTasks move;
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        QPointF at = package().layout.value(sorted.at(i));
        (orientation == Qt::Horizontal ? at.rx() : at.ry()) = std::round(first + step * double(i));
        if (at != package().layout.value(sorted.at(i)) && !package().locked.contains(sorted.at(i)))
            move.to.insert(sorted.at(i), at);
    }
    if (!move.to.isEmpty())
        push(tr("Distribute tasks"), {move});
}

QList<TaskId> PackageEditor::addCopies(const ParentPackage& part, const QPointF& offset, bool keepOuter,
                                       const QString& text)
{
    QHash<TaskId, TaskId> renamed;
    QHash<GroupId, GroupId> groups;
    QList<TaskId> ids;
    QList<PackageEdit> edits;
    CanvasSelection added;
    for (const Group& original : part.groups) {
        Group copy = original;
        copy.id = m_document->newGroupId();
        groups.insert(original.id, copy.id);
        added.groups.insert(copy.id);
        edits.append(AddGroup{copy});
        if (part.layout.contains(original.id) && !part.task(original.id))
            edits.append(MoveTasks{{{copy.id, part.layout.value(original.id) + offset}}, {}});
    }
    for (const Task& original : part.tasks) {
        Task copy = original;
        copy.id = m_document->newTaskId();
        if (groups.contains(copy.group))
            copy.group = groups.value(copy.group);
        else if (!package().group(copy.group))
            copy.group.clear();
        renamed.insert(original.id, copy.id);
        ids.append(copy.id);
        added.tasks.insert(copy.id);
        edits.append(AddTask{copy, part.layout.value(original.id) + offset});
    }
    for (const GroupId& folded : part.folded) {
        if (groups.contains(folded))
            edits.append(FoldGroup{groups.value(folded), true});
    }
    for (const StickyNote& original : part.notes) {
        StickyNote copy = original;
        copy.id = m_document->newNoteId();
        added.notes.insert(copy.id);
        edits.append(
            AddNote{copy, part.layout.value(original.id) + offset, part.noteSizes.value(original.id)});
    }
    for (const Constraint& original : part.constraints) {
        const bool inner = renamed.contains(original.from) && renamed.contains(original.to);
        if (!inner && !keepOuter)
            continue;
        Constraint copy = original;
        copy.id = m_document->newConstraintId();
        copy.from = renamed.value(original.from, original.from);
        copy.to = renamed.value(original.to, original.to);
        edits.append(AddConstraint{copy});
    }
    if (!push(text, edits)) {
        m_added = {};
        return {};
    }
    m_added = added;
    return ids;
}

QList<TaskId> PackageEditor::duplicate(const QList<TaskId>& tasks, bool keepOuterConstraints)
{
    const QSet<TaskId> chosen(tasks.cbegin(), tasks.cend());
    ParentPackage part;
    for (const Task& task : package().tasks) {
        if (chosen.contains(task.id)) {
            part.tasks.append(task);
            part.layout.insert(task.id, package().layout.value(task.id));
        }
    }
    for (const Constraint& c : package().constraints) {
        if (chosen.contains(c.from) || chosen.contains(c.to))
            part.constraints.append(c);
    }
    return addCopies(part, QPointF(2 * geometry::kGrid, 2 * geometry::kGrid), keepOuterConstraints,
                     tr("Duplicate %n task(s)", nullptr, int(part.tasks.size())));
}

QList<TaskId> PackageEditor::clone(const QList<TaskId>& tasks, const QList<CandidateServers>& places,
                                   Outer outer)
{
    const QSet<TaskId> chosen(tasks.cbegin(), tasks.cend());
    QList<Task> originals;
    QRectF all;
    for (const Task& task : package().tasks) {
        if (!chosen.contains(task.id))
            continue;
        originals.append(task);
        all |= geometry::cardRect(package().layout.value(task.id));
    }
    double below = all.bottom(); // of whatever stands in these columns
    for (const QPointF& corner : package().layout) {
        const QRectF card = geometry::cardRect(corner);
        if (card.left() < all.right() && card.right() > all.left())
            below = std::max(below, card.bottom());
    }
    const double gap = geometry::kRowStep - geometry::kCard.height();
    double down = below + gap - all.top();
    QList<TaskId> made;
    QList<PackageEdit> edits;
    for (const CandidateServers& where : places) {
        QHash<TaskId, TaskId> copies;
        for (Task copy : std::as_const(originals)) {
            const QPointF at = package().layout.value(copy.id) + QPointF(0, down);
            const TaskId original = std::exchange(copy.id, m_document->newTaskId());
            copy.where = where;
            copies.insert(original, copy.id);
            made.append(copy.id);
            edits.append(AddTask{copy, at});
        }
        for (Constraint copy : package().constraints) {
            const bool from = copies.contains(copy.from);
            const bool to = copies.contains(copy.to);
            const bool wanted = (from && to) || (to && outer != Outer::None) || (from && outer == Outer::All);
            if (!wanted)
                continue;
            copy.id = m_document->newConstraintId();
            copy.from = copies.value(copy.from, copy.from);
            copy.to = copies.value(copy.to, copy.to);
            edits.append(AddConstraint{copy});
        }
        down += all.height() + gap;
    }
    if (!push(tr("Clone %n task(s)", nullptr, int(originals.size())), edits))
        return {};
    return made;
}

} // namespace stellwerk
