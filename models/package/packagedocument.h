// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packageedit.h"

#include <QObject>

namespace stellwerk {

struct PackageChange;

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
    [[nodiscard]] NoteId newNoteId();

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
    void groupFolded(const stellwerk::GroupId& id); // or unfolded, or placed: an empty group's frame
    void noteAdded(const stellwerk::NoteId& id);
    void noteRemoved(const stellwerk::NoteId& id);
    void noteChanged(const stellwerk::NoteId& id);
    void noteMoved(const stellwerk::NoteId& id); // or resized
    void lockChanged(const QString& id);         // of a task or a note
    void settingsChanged();
    void edited(); // once after every apply() and setPackage()

private:
    void tell(const PackageChange& change);

    ParentPackage m_package;
    int m_lastId = 0;
};

} // namespace stellwerk
