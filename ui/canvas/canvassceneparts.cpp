// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasscene.h"
#include "canvas/constraintitem.h"
#include "canvas/grouplayer.h"
#include "canvas/linebundles.h"
#include "canvas/notelayer.h"
#include "canvas/taskitem.h"

#include <algorithm>
#include <cmath>
#include <tuple>

// The scene's side of everything that can be chosen: tasks, constraints, groups and notes alike.
namespace stellwerk {

namespace {

constexpr double kGripTarget = 18; // view pixels across

} // namespace

void CanvasScene::connectParts()
{
    const PackageDocument* document = m_editor->document();
    connect(m_notes, &NoteLayer::removed, this, [this](const NoteId& id) {
        if (m_selected.notes.remove(id))
            m_selectionShrank.start();
        forget(id);
    });
    connect(m_groups, &GroupLayer::removed, this, [this](const GroupId& id) {
        if (m_selected.groups.remove(id))
            m_selectionShrank.start();
        forget(id);
    });
    // What hides must not stay chosen unseen: its group is chosen for it.
    connect(m_groups, &GroupLayer::folded, this, [this](const GroupId& id) {
        const GroupItem* item = m_groups->item(id);
        if (!item || !item->isFolded())
            return;
        CanvasSelection wanted = m_selected;
        for (const TaskId& task : m_groups->members(id)) {
            if (wanted.tasks.remove(task))
                wanted.groups.insert(id);
            if (m_current == task)
                setCurrent(id);
        }
        select(wanted);
    });
    connect(document, &PackageDocument::lockChanged, this, [this](const QString& id) {
        if (TaskItem* item = taskItem(id))
            updatePicture(item, now());
    });
}

void CanvasScene::forget(const QString& id)
{
    m_previewed.remove(id);
    if (m_hoveredPart.id == id)
        m_hoveredPart = {};
    if (m_current == id)
        setCurrent({});
}

void CanvasScene::endsChanged(const TaskId& task)
{
    for (ConstraintItem* line : m_linesOf.value(task))
        m_bundles->update(line);
    updateRoutesOf(task);
}

QRectF CanvasScene::shownRect(const QString& id) const
{
    if (const GroupItem* folded = m_groups->foldedOver(id))
        return folded->outline();
    if (const TaskItem* task = taskItem(id))
        return task->card();
    if (const NoteItem* note = m_notes->item(id))
        return note->card();
    const GroupItem* group = m_groups->item(id);
    return group ? group->outline() : QRectF();
}

QList<QString> CanvasScene::readingOrder() const
{
    struct Place
    {
        double column;
        double y;
        QString id;
    };
    QList<Place> places;
    const auto add = [&places](const QString& id, const QPointF& at) {
        places.append({std::floor(at.x() / (geometry::kCard.width() / 2)), at.y(), id});
    };
    for (const TaskItem* item : m_tasks) {
        if (item->isVisible())
            add(item->id(), item->pos());
    }
    for (const NoteItem* item : m_notes->items())
        add(item->id(), item->pos());
    for (const GroupItem* item : m_groups->items()) {
        // A frame comes right before its first column.
        const QPointF shift = item->isFolded() ? QPointF() : QPointF(GroupItem::kPadding, 0);
        add(item->id(), item->outline().topLeft() + shift);
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return std::tie(a.column, a.y, a.id) < std::tie(b.column, b.y, b.id);
    });
    QList<QString> ids;
    ids.reserve(places.size());
    for (const Place& place : std::as_const(places))
        ids.append(place.id);
    return ids;
}

QRectF CanvasScene::contents() const
{
    QRectF all;
    for (const TaskItem* item : m_tasks) {
        if (item->isVisible())
            all |= item->card();
    }
    for (const ConstraintItem* item : m_constraints) {
        if (item->isVisible())
            all |= item->boundingRect();
    }
    for (const GroupItem* item : m_groups->items())
        all |= item->outline();
    for (const NoteItem* item : m_notes->items())
        all |= item->card();
    return all;
}

QRectF CanvasScene::boundsOf(const QList<QString>& ids) const
{
    QRectF all;
    for (const QString& id : ids)
        all |= shownRect(id);
    return all;
}

CanvasScene::PartHit CanvasScene::partAt(const QPointF& at, double zoom) const
{
    const double reach = std::min(kGripTarget / zoom, 32.0);
    const QRectF around(at.x() - 1, at.y() - 1, 2, 2);
    for (const QGraphicsItem* item : items(around, Qt::IntersectsItemBoundingRect, Qt::DescendingOrder)) {
        if (item->type() == NoteItem::Type) {
            const auto* note = static_cast<const NoteItem*>(item);
            const QRectF card = note->card();
            if (!card.contains(at))
                continue;
            const QPointF corner = card.bottomRight() - at;
            const bool grip =
                corner.x() < reach && corner.y() < reach && !m_editor->package().locked.contains(note->id());
            return {grip ? PartHit::NoteGrip : PartHit::Note, note->id()};
        }
        if (item->type() == GroupItem::Type) {
            const auto* group = static_cast<const GroupItem*>(item);
            if (group->foldMark().contains(at))
                return {PartHit::FoldMark, group->id()};
            if (group->titleBar().contains(at))
                return {group->isFolded() ? PartHit::FoldedCard : PartHit::Title, group->id()};
        }
    }
    return {};
}

QList<TaskId> CanvasScene::selectedTasks() const
{
    QList<TaskId> ids;
    if (m_selected.tasks.isEmpty())
        return ids;
    for (const Task& task : m_editor->package().tasks) {
        if (m_selected.tasks.contains(task.id))
            ids.append(task.id);
    }
    return ids;
}

QList<ConstraintId> CanvasScene::selectedConstraints() const
{
    QList<ConstraintId> ids;
    if (m_selected.constraints.isEmpty())
        return ids;
    for (const Constraint& constraint : m_editor->package().constraints) {
        if (m_selected.constraints.contains(constraint.id))
            ids.append(constraint.id);
    }
    return ids;
}

QList<GroupId> CanvasScene::selectedGroups() const
{
    QList<GroupId> ids;
    for (const Group& group : m_editor->package().groups) {
        if (m_selected.groups.contains(group.id))
            ids.append(group.id);
    }
    return ids;
}

QList<NoteId> CanvasScene::selectedNotes() const
{
    QList<NoteId> ids;
    for (const StickyNote& note : m_editor->package().notes) {
        if (m_selected.notes.contains(note.id))
            ids.append(note.id);
    }
    return ids;
}

void CanvasScene::select(const CanvasSelection& wanted)
{
    CanvasSelection known;
    const auto keep = [](const QSet<QString>& ids, QSet<QString>& into, const auto& there) {
        for (const QString& id : ids) {
            if (there.contains(id))
                into.insert(id);
        }
    };
    keep(wanted.tasks, known.tasks, m_tasks);
    keep(wanted.groups, known.groups, m_groups->items());
    keep(wanted.notes, known.notes, m_notes->items());
    for (const ConstraintId& id : wanted.constraints) {
        if (m_constraints.contains(id))
            known.constraints |= m_bundles->bundleOf(id); // drawn as one line, chosen as one
    }
    if (known == m_selected)
        return;
    CanvasSelection touched = std::exchange(m_selected, known);
    touched |= m_selected;
    markSelected(touched);
    Q_EMIT selectionEdited();
}

void CanvasScene::markSelected(const CanvasSelection& those)
{
    QHash<GroupItem*, bool> holding; // folded groups with something chosen inside
    for (const TaskId& id : those.tasks) {
        const bool on = m_selected.tasks.contains(id);
        if (TaskItem* item = taskItem(id))
            item->mark(CanvasPainter::Selected, on);
        if (GroupItem* folded = m_groups->foldedOver(id)) {
            bool& any = holding[folded];
            any = any || on;
        }
    }
    for (auto it = holding.cbegin(); it != holding.cend(); ++it)
        it.key()->mark(GroupItem::HoldsSelected, it.value());
    for (const ConstraintId& id : those.constraints) {
        if (ConstraintItem* item = constraintItem(id))
            item->setSelectedLine(m_selected.constraints.contains(id));
    }
    for (const GroupId& id : those.groups) {
        if (GroupItem* item = m_groups->item(id))
            item->mark(GroupItem::Selected, m_selected.groups.contains(id));
    }
    for (const NoteId& id : those.notes) {
        if (NoteItem* item = m_notes->item(id))
            item->mark(NoteItem::Selected, m_selected.notes.contains(id));
    }
}

void CanvasScene::selectOnly(const QString& id)
{
    CanvasSelection wanted;
    if (m_tasks.contains(id))
        wanted.tasks.insert(id);
    else if (m_notes->item(id))
        wanted.notes.insert(id);
    else
        wanted.groups.insert(id);
    select(wanted);
}

CanvasSelection CanvasScene::everything() const
{
    return {{m_tasks.keyBegin(), m_tasks.keyEnd()},
            {},
            {m_groups->items().keyBegin(), m_groups->items().keyEnd()},
            {m_notes->items().keyBegin(), m_notes->items().keyEnd()}};
}

CanvasSelection CanvasScene::partsIn(const QRectF& rect, bool whole) const
{
    CanvasSelection caught;
    for (const NoteItem* note : m_notes->items()) {
        if (whole ? rect.contains(note->card()) : rect.intersects(note->card()))
            caught.notes.insert(note->id());
    }
    // A frame is caught by its title only where it is touched: the band may begin in it.
    for (const GroupItem* group : m_groups->items()) {
        if (whole ? rect.contains(group->outline()) : rect.intersects(group->titleBar()))
            caught.groups.insert(group->id());
    }
    return caught;
}

QHash<QString, QPointF> CanvasScene::movable() const
{
    const ParentPackage& package = m_editor->package();
    QHash<QString, QPointF> places;
    const auto add = [&](const QString& id, const QPointF& at) {
        if (!package.locked.contains(id))
            places.insert(id, at);
    };
    const auto addTask = [&](const TaskId& id) {
        if (const TaskItem* item = taskItem(id))
            add(id, item->pos());
    };
    for (const TaskId& id : m_selected.tasks)
        addTask(id);
    for (const GroupId& id : m_selected.groups) {
        const QList<TaskId> members = m_groups->members(id);
        for (const TaskId& task : members)
            addTask(task);
        if (members.isEmpty() && m_groups->item(id))
            add(id, m_groups->item(id)->frame().topLeft());
    }
    for (const NoteId& id : m_selected.notes) {
        if (const NoteItem* item = m_notes->item(id))
            add(id, item->pos());
    }
    return places;
}

void CanvasScene::setCurrent(const QString& id)
{
    const GroupItem* folded = m_groups->foldedOver(id);
    const QString shown = folded ? folded->id() : id;
    if (shown == m_current)
        return;
    markCurrent(false);
    m_current = shown;
    markCurrent(m_focusVisible);
    Q_EMIT currentChanged(m_current);
}

void CanvasScene::markCurrent(bool on)
{
    if (TaskItem* task = taskItem(m_current))
        task->mark(CanvasPainter::Current, on);
    else if (NoteItem* note = m_notes->item(m_current))
        note->mark(NoteItem::Current, on);
    else if (GroupItem* group = m_groups->item(m_current))
        group->mark(GroupItem::Current, on);
}

void CanvasScene::setFocusVisible(bool visible)
{
    m_focusVisible = visible;
    markCurrent(visible);
}

void CanvasScene::setHoveredPart(const PartHit& hit)
{
    if (hit == m_hoveredPart)
        return;
    if (GroupItem* group = m_groups->item(m_hoveredPart.id)) {
        group->mark(GroupItem::Hovered, false);
        group->mark(GroupItem::MarkHovered, false);
    }
    if (NoteItem* note = m_notes->item(m_hoveredPart.id))
        note->mark(NoteItem::Hovered, false);
    m_hoveredPart = hit;
    if (GroupItem* group = hit.isGroup() ? m_groups->item(hit.id) : nullptr) {
        group->mark(GroupItem::Hovered, true);
        group->mark(GroupItem::MarkHovered, hit.what == PartHit::FoldMark);
    }
    if (NoteItem* note = hit.isNote() ? m_notes->item(hit.id) : nullptr)
        note->mark(NoteItem::Hovered, true);
}

} // namespace stellwerk
