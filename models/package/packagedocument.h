// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QObject>

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
struct MoveTasks
{
    QHash<TaskId, QPointF> to;
    QList<TaskId> forget; // these lose their place (undo of a first placement)
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
}; // its tasks stand in no group then; the inverse puts them back
struct ChangeGroup
{
    Group after;
};
// name, description, limits, window, timeout of `after`; its tasks, constraints, groups and layout are not
// looked at.
struct ChangeSettings
{
    ParentPackage after;
};

using PackageEdit = std::variant<AddTask, RemoveTask, ChangeTask, MoveTasks, AddConstraint, RemoveConstraint,
                                 ChangeConstraint, AddGroup, RemoveGroup, ChangeGroup, ChangeSettings>;

// The open document: the package, and one signal a change, so that views apply differences. Main thread.
// Undo stands above (ui wraps edits and their inverses in QUndoCommands): apply() returns the inverse.
class PackageDocument final : public QObject
{
    Q_OBJECT
public:
    explicit PackageDocument(QObject* parent = nullptr);

    [[nodiscard]] const ParentPackage& package() const { return m_package; }
    void setPackage(ParentPackage package); // emits reset()

    // Applies a list of edits as one; returns the list that undoes it (to be applied as is).
    // An edit that does not fit (unknown id, double id, RemoveTask with constraints) is a programming error:
    // it is logged and left out, and so is its inverse.
    QList<PackageEdit> apply(const QList<PackageEdit>& edits);

    // Fresh ids, unused so far in this document's life.
    [[nodiscard]] TaskId newTaskId();
    [[nodiscard]] ConstraintId newConstraintId();
    [[nodiscard]] GroupId newGroupId();

    // Edits for common acts, ready for apply().
    [[nodiscard]] QList<PackageEdit> removalOf(const QList<TaskId>& tasks,
                                               const QList<ConstraintId>& constraints) const;

Q_SIGNALS:
    void reset();
    void taskAdded(const stellwerk::TaskId& id);
    void taskRemoved(const stellwerk::TaskId& id);
    void taskChanged(const stellwerk::TaskId& id);
    void taskMoved(const stellwerk::TaskId& id);
    void constraintAdded(const stellwerk::ConstraintId& id);
    void constraintRemoved(const stellwerk::ConstraintId& id);
    void constraintChanged(const stellwerk::ConstraintId& id);
    void groupsChanged();
    void settingsChanged();
    void edited(); // once after every apply() and setPackage()

private:
    void tell(int what, const QString& id);

    ParentPackage m_package;
    int m_lastId = 0;
};

} // namespace stellwerk
