// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasgeometry.h"
#include "canvas/grouppicture.h"
#include "canvas/noteitem.h"
#include "canvas/packageeditor.h"

#include <algorithm>
#include <cmath>

// Groups, notes and locks: the editor's steps, and what every step keeps in order.
namespace stellwerk {

namespace {

constexpr double kNoteRoom = 480; // a note that is written in grows at most so high by itself

QList<TaskId> tasksOf(const ParentPackage& package, const QSet<GroupId>& groups)
{
    QList<TaskId> ids;
    for (const Task& task : package.tasks) {
        if (groups.contains(task.group))
            ids.append(task.id);
    }
    return ids;
}

// Groups that lose their last task by the edits.
QList<GroupId> emptiedBy(const QList<PackageEdit>& edits, const ParentPackage& package)
{
    QHash<TaskId, GroupId> groupOf;
    QHash<GroupId, int> left;
    for (const Task& task : package.tasks) {
        if (task.group.isEmpty())
            continue;
        groupOf.insert(task.id, task.group);
        ++left[task.group];
    }
    QSet<GroupId> losing;
    const auto leave = [&](const TaskId& id) {
        const GroupId group = groupOf.take(id);
        if (group.isEmpty())
            return;
        --left[group];
        losing.insert(group);
    };
    const auto enter = [&](const Task& task) {
        if (task.group.isEmpty())
            return;
        groupOf.insert(task.id, task.group);
        ++left[task.group];
    };
    for (const PackageEdit& edit : edits) {
        if (const auto* gone = std::get_if<RemoveTask>(&edit)) {
            leave(gone->id);
        } else if (const auto* changed = std::get_if<ChangeTask>(&edit)) {
            leave(changed->after.id);
            enter(changed->after);
        } else if (const auto* added = std::get_if<AddTask>(&edit)) {
            enter(added->task);
        } else if (const auto* group = std::get_if<RemoveGroup>(&edit)) {
            left.insert(group->id, 1); // goes anyway
        }
    }
    QList<GroupId> emptied;
    for (const Group& group : package.groups) {
        if (losing.contains(group.id) && left.value(group.id) == 0)
            emptied.append(group.id);
    }
    return emptied;
}

} // namespace

// What every step keeps: nothing that is locked moves, and a group goes with its last task.
QList<PackageEdit> PackageEditor::settled(QList<PackageEdit> edits) const
{
    if (!package().locked.isEmpty()) {
        for (PackageEdit& edit : edits) {
            if (auto* move = std::get_if<MoveTasks>(&edit)) {
                for (const QString& id : package().locked)
                    move->to.remove(id);
            }
        }
        edits.removeIf([](const PackageEdit& edit) {
            const auto* move = std::get_if<MoveTasks>(&edit);
            return move && move->to.isEmpty() && move->forget.isEmpty();
        });
    }
    if (!package().groups.isEmpty()) {
        for (const GroupId& id : emptiedBy(edits, package()))
            edits.append(RemoveGroup{id});
    }
    return edits;
}

QString PackageEditor::moveText(const QHash<QString, QPointF>& to) const
{
    const auto notes = std::count_if(package().notes.cbegin(), package().notes.cend(),
                                     [&to](const StickyNote& note) { return to.contains(note.id); });
    return notes == to.size() ? tr("Move %n note(s)", nullptr, int(notes))
                              : tr("Move %n task(s)", nullptr, int(to.size() - notes));
}

void PackageEditor::moveInto(const QHash<QString, QPointF>& to, const QHash<TaskId, GroupId>& groups)
{
    if (groups.isEmpty())
        return moveTasks(to);
    QList<PackageEdit> edits{MoveTasks{to, {}}};
    for (auto it = groups.cbegin(); it != groups.cend(); ++it) {
        const Task* found = package().task(it.key());
        if (!found)
            continue;
        Task after = *found;
        after.group = it.value();
        edits.append(ChangeTask{after});
    }
    const QSet<GroupId> into(groups.cbegin(), groups.cend());
    const Group* group = into.size() == 1 ? package().group(*into.cbegin()) : nullptr;
    const QString text =
        group ? tr("Move %n task(s) into %1", nullptr, int(groups.size())).arg(shownTitle(*group))
              : tr("Move %n task(s) out of the group", nullptr, int(groups.size()));
    if (push(text, edits))
        rememberPlaced(to.keys());
}

GroupId PackageEditor::addGroup(const QList<TaskId>& tasks, const QString& title)
{
    Group group;
    group.id = m_document->newGroupId();
    group.title = title.simplified();
    QList<PackageEdit> edits{AddGroup{group}};
    for (const TaskId& id : tasks) {
        if (const Task* found = package().task(id)) {
            Task after = *found;
            after.group = group.id;
            edits.append(ChangeTask{after});
        }
    }
    if (edits.size() == 1)
        return {};
    push(tr("Group %n task(s)", nullptr, int(edits.size()) - 1), edits);
    return package().group(group.id) ? group.id : GroupId();
}

void PackageEditor::ungroup(const QList<GroupId>& ids)
{
    QList<PackageEdit> edits;
    for (const GroupId& id : ids) {
        if (package().group(id))
            edits.append(RemoveGroup{id});
    }
    push(tr("Ungroup"), edits);
}

void PackageEditor::changeGroup(const Group& after, const QString& what)
{
    changeGroups({after}, what.isEmpty() ? tr("Change group") : what);
}

void PackageEditor::changeGroups(const QList<Group>& after, const QString& what)
{
    QList<PackageEdit> edits;
    for (const Group& group : after) {
        const Group* found = package().group(group.id);
        if (found && !(*found == group))
            edits.append(ChangeGroup{group});
    }
    push(what, edits);
}

void PackageEditor::setGroup(const QList<TaskId>& tasks, const GroupId& group)
{
    QList<Task> after;
    for (const TaskId& id : tasks) {
        if (const Task* found = package().task(id)) {
            after.append(*found);
            after.last().group = group;
        }
    }
    changeTasks(after, group.isEmpty() ? tr("Take %n task(s) out of the group", nullptr, int(after.size()))
                                       : tr("Put %n task(s) into a group", nullptr, int(after.size())));
}

void PackageEditor::fold(const QList<GroupId>& ids, bool folded)
{
    QList<PackageEdit> edits;
    for (const GroupId& id : ids) {
        if (package().group(id) && package().folded.contains(id) != folded)
            edits.append(FoldGroup{id, folded});
    }
    push(folded ? tr("Fold %n group(s)", nullptr, int(edits.size()))
                : tr("Unfold %n group(s)", nullptr, int(edits.size())),
         edits);
}

NoteId PackageEditor::addNote(const QPointF& at, const QString& text, NoteColor color)
{
    StickyNote note;
    note.id = m_document->newNoteId();
    note.text = text;
    note.color = color;
    push(tr("Add note"), {AddNote{note, at, NoteItem::kFirstSize}});
    return package().note(note.id) ? note.id : NoteId();
}

void PackageEditor::changeNotes(const QList<StickyNote>& after, const QString& what)
{
    QList<PackageEdit> edits;
    for (const StickyNote& note : after) {
        const StickyNote* found = package().note(note.id);
        if (found && !(*found == note))
            edits.append(ChangeNote{note});
    }
    push(what, edits);
}

void PackageEditor::writeNote(const NoteId& id, const QString& text)
{
    const StickyNote* found = package().note(id);
    if (!found || found->text == text)
        return;
    StickyNote after = *found;
    after.text = text;
    QList<PackageEdit> edits{ChangeNote{after}};
    const QSizeF size = NoteItem::shownSize(package().noteSizes.value(id));
    const double wanted =
        std::ceil(std::min(NoteItem::heightFor(text, size.width()), kNoteRoom) / geometry::kGrid) *
        geometry::kGrid;
    if (wanted > size.height())
        edits.append(ResizeNote{id, {size.width(), wanted}});
    push(tr("Write note"), edits);
}

void PackageEditor::resizeNotes(const QHash<NoteId, QSizeF>& sizes)
{
    QList<PackageEdit> edits;
    for (auto it = sizes.cbegin(); it != sizes.cend(); ++it) {
        if (package().note(it.key()) && package().noteSizes.value(it.key()) != it.value())
            edits.append(ResizeNote{it.key(), it.value()});
    }
    push(tr("Resize note"), edits);
}

void PackageEditor::setNoteColor(const QList<NoteId>& ids, NoteColor color)
{
    QList<StickyNote> after;
    for (const NoteId& id : ids) {
        if (const StickyNote* found = package().note(id)) {
            after.append(*found);
            after.last().color = color;
        }
    }
    changeNotes(after, tr("Change colour of note"));
}

void PackageEditor::setLocked(const QList<QString>& ids, bool locked)
{
    QList<PackageEdit> edits;
    for (const QString& id : ids) {
        if (package().locked.contains(id) != locked)
            edits.append(SetLocked{id, locked});
    }
    push(locked ? tr("Lock %n item(s)", nullptr, int(edits.size()))
                : tr("Unlock %n item(s)", nullptr, int(edits.size())),
         edits);
}

void PackageEditor::removeParts(const CanvasSelection& gone)
{
    const QList<TaskId> members = tasksOf(package(), gone.groups);
    const QSet<TaskId> tasks = gone.tasks + QSet<TaskId>(members.cbegin(), members.cend());
    QList<PackageEdit> edits = m_document->removalOf(tasks.values(), gone.constraints.values());
    for (const StickyNote& note : package().notes) {
        if (gone.notes.contains(note.id))
            edits.append(RemoveNote{note.id});
    }
    for (const Group& group : package().groups) {
        if (gone.groups.contains(group.id))
            edits.append(RemoveGroup{group.id});
    }
    const QString text = !gone.groups.isEmpty() ? tr("Delete %n group(s)", nullptr, int(gone.groups.size()))
                         : !tasks.isEmpty()     ? tr("Delete %n task(s)", nullptr, int(tasks.size()))
                         : !gone.notes.isEmpty()
                             ? tr("Delete %n note(s)", nullptr, int(gone.notes.size()))
                             : tr("Delete %n constraint(s)", nullptr, int(gone.constraints.size()));
    push(text, edits);
}

// A group comes along if it is chosen itself, or all of its several tasks are.
ParentPackage PackageEditor::partOf(const CanvasSelection& chosen) const
{
    const QList<TaskId> members = tasksOf(package(), chosen.groups);
    const QSet<TaskId> tasks = chosen.tasks + QSet<TaskId>(members.cbegin(), members.cend());
    ParentPackage part;
    QHash<GroupId, int> chosenIn;
    QHash<GroupId, int> allIn;
    for (const Task& task : package().tasks) {
        ++allIn[task.group];
        if (!tasks.contains(task.id))
            continue;
        ++chosenIn[task.group];
        part.tasks.append(task);
        part.layout.insert(task.id, package().layout.value(task.id));
    }
    for (const Constraint& c : package().constraints) {
        if (tasks.contains(c.from) || tasks.contains(c.to))
            part.constraints.append(c);
    }
    for (const Group& group : package().groups) {
        const int count = chosenIn.value(group.id);
        if (!chosen.groups.contains(group.id) && (count < 2 || count < allIn.value(group.id)))
            continue;
        part.groups.append(group);
        if (package().folded.contains(group.id))
            part.folded.insert(group.id);
        if (package().layout.contains(group.id) && !package().task(group.id))
            part.layout.insert(group.id, package().layout.value(group.id));
    }
    for (const StickyNote& note : package().notes) {
        if (!chosen.notes.contains(note.id))
            continue;
        part.notes.append(note);
        part.layout.insert(note.id, package().layout.value(note.id));
        if (package().noteSizes.contains(note.id))
            part.noteSizes.insert(note.id, package().noteSizes.value(note.id));
    }
    return part;
}

CanvasSelection PackageEditor::duplicate(const CanvasSelection& chosen)
{
    const ParentPackage part = partOf(chosen);
    const QString text = part.tasks.isEmpty() ? tr("Duplicate %n note(s)", nullptr, int(part.notes.size()))
                                              : tr("Duplicate %n task(s)", nullptr, int(part.tasks.size()));
    addCopies(part, QPointF(2 * geometry::kGrid, 2 * geometry::kGrid), true, text);
    return m_added;
}

} // namespace stellwerk
