// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <variant>

namespace stellwerk {

// Reversible changes of a package. Each carries what it needs to be undone once it was applied.
struct AddTask
{
    Task task;
    QPointF position;
    int index = -1;
}; // -1: at the end
struct RemoveTask
{
    TaskId id;
}; // only without constraints on it
struct ChangeTask
{
    Task after;
}; // same id
// Tasks, notes and the frames of empty groups.
struct MoveTasks
{
    QHash<QString, QPointF> to;
    QList<QString> forget; // these lose their place (undo of a first placement)
};
struct AddConstraint
{
    Constraint constraint;
    int index = -1;
};
struct RemoveConstraint
{
    ConstraintId id;
};
struct ChangeConstraint
{
    Constraint after;
};
struct AddGroup
{
    Group group;
    int index = -1;
};
struct RemoveGroup
{
    GroupId id;
}; // its tasks stand in no group then; the inverse puts them back, and its fold and place
struct ChangeGroup
{
    Group after;
};
struct FoldGroup
{
    GroupId id;
    bool folded = true;
};
struct AddNote
{
    StickyNote note;
    QPointF position;
    QSizeF size; // not valid: as large as notes are at first
    int index = -1;
};
struct RemoveNote
{
    NoteId id;
};
struct ChangeNote
{
    StickyNote after;
};
struct ResizeNote
{
    NoteId id;
    QSizeF size; // not valid: as large as notes are at first
};
// Of a task or a note.
struct SetLocked
{
    QString id;
    bool locked = true;
};
// name, description, limits, window, timeout of `after`; its tasks, constraints, groups, notes and layout
// are not looked at.
struct ChangeSettings
{
    ParentPackage after;
};

using PackageEdit = std::variant<AddTask, RemoveTask, ChangeTask, MoveTasks, AddConstraint, RemoveConstraint,
                                 ChangeConstraint, AddGroup, RemoveGroup, ChangeGroup, FoldGroup, AddNote,
                                 RemoveNote, ChangeNote, ResizeNote, SetLocked, ChangeSettings>;

} // namespace stellwerk
