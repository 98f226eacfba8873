// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packageedit.h"

#include <QList>

#include <utility>

namespace stellwerk {

// What views have to be told of.
struct PackageChange
{
    enum class What {
        TaskAdded,
        TaskRemoved,
        TaskChanged,
        Moved,
        ConstraintAdded,
        ConstraintRemoved,
        ConstraintChanged,
        Groups,
        Folded,
        NoteAdded,
        NoteRemoved,
        NoteChanged,
        NoteResized,
        Locked,
        Settings
    } what;
    QString id;
};

// Applies one edit at a time to a package, for PackageDocument only: each call answers with the inverse,
// nothing when the edit does not fit, and gathers what has to be told.
class PackageApplier
{
public:
    using Edits = QList<PackageEdit>;

    explicit PackageApplier(ParentPackage& package)
        : m_package(package)
    {}

    Edits operator()(const AddTask& edit);
    Edits operator()(const RemoveTask& edit);
    Edits operator()(const ChangeTask& edit);
    Edits operator()(const MoveTasks& edit);
    Edits operator()(const AddConstraint& edit);
    Edits operator()(const RemoveConstraint& edit);
    Edits operator()(const ChangeConstraint& edit);
    Edits operator()(const AddGroup& edit);
    Edits operator()(const RemoveGroup& edit);
    Edits operator()(const ChangeGroup& edit);
    Edits operator()(const FoldGroup& edit);
    Edits operator()(const AddNote& edit);
    Edits operator()(const RemoveNote& edit);
    Edits operator()(const ChangeNote& edit);
    Edits operator()(const ResizeNote& edit);
    Edits operator()(const SetLocked& edit);
    Edits operator()(const ChangeSettings& edit);

    [[nodiscard]] QList<PackageChange> takeChanges() { return std::exchange(m_changes, {}); }

private:
    void note(PackageChange::What what, const QString& id = {}) { m_changes.append({what, id}); }
    void forgetPlace(const QString& id, Edits& inverse);
    static Edits refuse(const char* edit, const QString& id);

    ParentPackage& m_package;
    QList<PackageChange> m_changes;
};

} // namespace stellwerk
