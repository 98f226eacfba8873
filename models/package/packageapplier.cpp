// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/packageapplier.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace stellwerk {

using What = PackageChange::What;

namespace {

template <typename List>
qsizetype indexOf(const List& list, const QString& id)
{
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list.at(i).id == id)
            return i;
    }
    return -1;
}

template <typename List, typename Part>
void insertAt(List& list, const Part& part, int index)
{
    list.insert(index < 0 || index > list.size() ? list.size() : qsizetype(index), part);
}

void copySettings(const ParentPackage& from, ParentPackage& to)
{
    to.name = from.name;
    to.description = from.description;
    to.maxConcurrent = from.maxConcurrent;
    to.maxConcurrentPerServer = from.maxConcurrentPerServer;
    to.window = from.window;
    to.timeout = from.timeout;
    to.refuseDisabledJobs = from.refuseDisabledJobs;
}

} // namespace

PackageApplier::Edits PackageApplier::refuse(const char* edit, const QString& id)
{
    spdlog::error("package edit {} of '{}' does not fit the document and was left out", edit,
                  id.toStdString());
    return {};
}

// The place of a group without tasks; one that a task has too (in files made elsewhere) is the task's.
void PackageApplier::forgetPlace(const QString& id, Edits& inverse)
{
    if (!m_package.layout.contains(id) || m_package.task(id))
        return;
    inverse.append(MoveTasks{{{id, m_package.layout.value(id)}}, {}});
    m_package.layout.remove(id);
}

PackageApplier::Edits PackageApplier::operator()(const AddTask& edit)
{
    if (edit.task.id.isEmpty() || m_package.task(edit.task.id))
        return refuse("AddTask", edit.task.id);
    insertAt(m_package.tasks, edit.task, edit.index);
    const bool hadPlace = m_package.layout.contains(edit.task.id);
    const QPointF place = m_package.layout.value(edit.task.id);
    m_package.layout.insert(edit.task.id, edit.position);
    note(What::TaskAdded, edit.task.id);
    Edits inverse{RemoveTask{edit.task.id}};
    if (hadPlace)
        inverse.append(MoveTasks{{{edit.task.id, place}}, {}});
    return inverse;
}

PackageApplier::Edits PackageApplier::operator()(const RemoveTask& edit)
{
    const qsizetype index = indexOf(m_package.tasks, edit.id);
    const bool used = std::any_of(m_package.constraints.cbegin(), m_package.constraints.cend(),
                                  [&](const Constraint& c) { return c.from == edit.id || c.to == edit.id; });
    if (index < 0 || used)
        return refuse("RemoveTask", edit.id);
    const bool hadPlace = m_package.layout.contains(edit.id);
    Edits inverse{AddTask{m_package.tasks.at(index), m_package.layout.value(edit.id), int(index)}};
    if (!hadPlace)
        inverse.append(MoveTasks{{}, {edit.id}});
    if (m_package.locked.remove(edit.id))
        inverse.append(SetLocked{edit.id, true});
    m_package.tasks.removeAt(index);
    m_package.layout.remove(edit.id);
    note(What::TaskRemoved, edit.id);
    return inverse;
}

PackageApplier::Edits PackageApplier::operator()(const ChangeTask& edit)
{
    const qsizetype index = indexOf(m_package.tasks, edit.after.id);
    if (index < 0)
        return refuse("ChangeTask", edit.after.id);
    Edits inverse{ChangeTask{m_package.tasks.at(index)}};
    m_package.tasks[index] = edit.after;
    note(What::TaskChanged, edit.after.id);
    return inverse;
}

PackageApplier::Edits PackageApplier::operator()(const MoveTasks& edit)
{
    MoveTasks inverse;
    const auto remember = [&](const TaskId& id) {
        if (m_package.layout.contains(id))
            inverse.to.insert(id, m_package.layout.value(id));
        else
            inverse.forget.append(id);
        note(What::Moved, id);
    };
    for (auto it = edit.to.cbegin(); it != edit.to.cend(); ++it) {
        remember(it.key());
        m_package.layout.insert(it.key(), it.value());
    }
    for (const TaskId& id : edit.forget) {
        if (edit.to.contains(id) || !m_package.layout.contains(id))
            continue;
        remember(id);
        m_package.layout.remove(id);
    }
    if (inverse.to.isEmpty() && inverse.forget.isEmpty())
        return {};
    return {inverse};
}

PackageApplier::Edits PackageApplier::operator()(const AddConstraint& edit)
{
    const Constraint& c = edit.constraint;
    if (c.id.isEmpty() || m_package.constraint(c.id) || !m_package.task(c.from) || !m_package.task(c.to))
        return refuse("AddConstraint", c.id);
    insertAt(m_package.constraints, c, edit.index);
    note(What::ConstraintAdded, c.id);
    return {RemoveConstraint{c.id}};
}

PackageApplier::Edits PackageApplier::operator()(const RemoveConstraint& edit)
{
    const qsizetype index = indexOf(m_package.constraints, edit.id);
    if (index < 0)
        return refuse("RemoveConstraint", edit.id);
    Edits inverse{AddConstraint{m_package.constraints.at(index), int(index)}};
    m_package.constraints.removeAt(index);
    note(What::ConstraintRemoved, edit.id);
    return inverse;
}

PackageApplier::Edits PackageApplier::operator()(const ChangeConstraint& edit)
{
    const qsizetype index = indexOf(m_package.constraints, edit.after.id);
    if (index < 0 || !m_package.task(edit.after.from) || !m_package.task(edit.after.to))
        return refuse("ChangeConstraint", edit.after.id);
    Edits inverse{ChangeConstraint{m_package.constraints.at(index)}};
    m_package.constraints[index] = edit.after;
    note(What::ConstraintChanged, edit.after.id);
    return inverse;
}

PackageApplier::Edits PackageApplier::operator()(const AddGroup& edit)
{
    if (edit.group.id.isEmpty() || indexOf(m_package.groups, edit.group.id) >= 0)
        return refuse("AddGroup", edit.group.id);
    insertAt(m_package.groups, edit.group, edit.index);
    note(What::Groups);
    return {RemoveGroup{edit.group.id}};
}

PackageApplier::Edits PackageApplier::operator()(const RemoveGroup& edit)
{
    const qsizetype index = indexOf(m_package.groups, edit.id);
    if (index < 0)
        return refuse("RemoveGroup", edit.id);
    Edits inverse{AddGroup{m_package.groups.at(index), int(index)}};
    m_package.groups.removeAt(index);
    for (Task& task : m_package.tasks) {
        if (task.group != edit.id)
            continue;
        inverse.append(ChangeTask{task});
        task.group.clear();
        note(What::TaskChanged, task.id);
    }
    forgetPlace(edit.id, inverse);
    if (m_package.folded.remove(edit.id))
        inverse.append(FoldGroup{edit.id, true});
    note(What::Groups);
    return inverse;
}

PackageApplier::Edits PackageApplier::operator()(const ChangeGroup& edit)
{
    const qsizetype index = indexOf(m_package.groups, edit.after.id);
    if (index < 0)
        return refuse("ChangeGroup", edit.after.id);
    Edits inverse{ChangeGroup{m_package.groups.at(index)}};
    m_package.groups[index] = edit.after;
    note(What::Groups);
    return inverse;
}

PackageApplier::Edits PackageApplier::operator()(const FoldGroup& edit)
{
    if (indexOf(m_package.groups, edit.id) < 0)
        return refuse("FoldGroup", edit.id);
    if (m_package.folded.contains(edit.id) == edit.folded)
        return {};
    if (edit.folded)
        m_package.folded.insert(edit.id);
    else
        m_package.folded.remove(edit.id);
    note(What::Folded, edit.id);
    return {FoldGroup{edit.id, !edit.folded}};
}

PackageApplier::Edits PackageApplier::operator()(const AddNote& edit)
{
    const NoteId& id = edit.note.id;
    if (id.isEmpty() || m_package.note(id) || m_package.task(id) || m_package.group(id))
        return refuse("AddNote", id);
    Edits inverse{RemoveNote{id}};
    if (m_package.layout.contains(id)) // a place that belonged to nobody
        inverse.append(MoveTasks{{{id, m_package.layout.value(id)}}, {}});
    insertAt(m_package.notes, edit.note, edit.index);
    m_package.layout.insert(id, edit.position);
    if (edit.size.isValid())
        m_package.noteSizes.insert(id, edit.size);
    note(What::NoteAdded, id);
    return inverse;
}

PackageApplier::Edits PackageApplier::operator()(const RemoveNote& edit)
{
    const qsizetype index = indexOf(m_package.notes, edit.id);
    if (index < 0)
        return refuse("RemoveNote", edit.id);
    Edits inverse{AddNote{m_package.notes.at(index), m_package.layout.value(edit.id),
                          m_package.noteSizes.value(edit.id), int(index)}};
    if (!m_package.layout.contains(edit.id))
        inverse.append(MoveTasks{{}, {edit.id}});
    if (m_package.locked.remove(edit.id))
        inverse.append(SetLocked{edit.id, true});
    m_package.notes.removeAt(index);
    m_package.layout.remove(edit.id);
    m_package.noteSizes.remove(edit.id);
    note(What::NoteRemoved, edit.id);
    return inverse;
}

PackageApplier::Edits PackageApplier::operator()(const ChangeNote& edit)
{
    const qsizetype index = indexOf(m_package.notes, edit.after.id);
    if (index < 0)
        return refuse("ChangeNote", edit.after.id);
    Edits inverse{ChangeNote{m_package.notes.at(index)}};
    m_package.notes[index] = edit.after;
    note(What::NoteChanged, edit.after.id);
    return inverse;
}

PackageApplier::Edits PackageApplier::operator()(const ResizeNote& edit)
{
    if (!m_package.note(edit.id))
        return refuse("ResizeNote", edit.id);
    const QSizeF before = m_package.noteSizes.value(edit.id);
    if (edit.size.isValid())
        m_package.noteSizes.insert(edit.id, edit.size);
    else
        m_package.noteSizes.remove(edit.id);
    note(What::NoteResized, edit.id);
    return {ResizeNote{edit.id, before}};
}

PackageApplier::Edits PackageApplier::operator()(const SetLocked& edit)
{
    if (!m_package.task(edit.id) && !m_package.note(edit.id))
        return refuse("SetLocked", edit.id);
    if (m_package.locked.contains(edit.id) == edit.locked)
        return {};
    if (edit.locked)
        m_package.locked.insert(edit.id);
    else
        m_package.locked.remove(edit.id);
    note(What::Locked, edit.id);
    return {SetLocked{edit.id, !edit.locked}};
}

PackageApplier::Edits PackageApplier::operator()(const ChangeSettings& edit)
{
    ParentPackage before;
    copySettings(m_package, before);
    copySettings(edit.after, m_package);
    note(What::Settings);
    return {ChangeSettings{before}};
}

} // namespace stellwerk
