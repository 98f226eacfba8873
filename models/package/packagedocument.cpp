// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/packagedocument.h"

#include "package/packageapplier.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace stellwerk {

namespace {

int numberIn(const QString& id)
{
    qsizetype digits = id.size();
    while (digits > 0 && id.at(digits - 1).isDigit())
        --digits;
    return QStringView(id).mid(digits).toInt(); // 0 when there is none, or it is no int
}

} // namespace

PackageDocument::PackageDocument(QObject* parent)
    : QObject(parent)
{}

void PackageDocument::setPackage(ParentPackage package)
{
    m_package = std::move(package);
    for (const Task& task : std::as_const(m_package.tasks))
        m_lastId = std::max(m_lastId, numberIn(task.id));
    for (const Constraint& constraint : std::as_const(m_package.constraints))
        m_lastId = std::max(m_lastId, numberIn(constraint.id));
    for (const Group& group : std::as_const(m_package.groups))
        m_lastId = std::max(m_lastId, numberIn(group.id));
    for (const StickyNote& note : std::as_const(m_package.notes))
        m_lastId = std::max(m_lastId, numberIn(note.id));
    // What belongs to parts that are not there must not become a new part's.
    for (auto it = m_package.layout.keyBegin(); it != m_package.layout.keyEnd(); ++it)
        m_lastId = std::max(m_lastId, numberIn(*it));
    for (const QString& id : m_package.locked + m_package.folded)
        m_lastId = std::max(m_lastId, numberIn(id));
    Q_EMIT reset();
    Q_EMIT edited();
}

QList<PackageEdit> PackageDocument::apply(const QList<PackageEdit>& edits)
{
    PackageApplier applier(m_package);
    QList<QList<PackageEdit>> inverses;
    for (const PackageEdit& edit : edits) {
        inverses.append(std::visit(applier, edit));
        // Told edit by edit, so that a view that looks the part up finds what the signal speaks of.
        for (const PackageChange& change : applier.takeChanges())
            tell(change);
    }
    QList<PackageEdit> inverse; // the last edit is undone first
    for (auto it = inverses.crbegin(); it != inverses.crend(); ++it)
        inverse.append(*it);
    Q_EMIT edited();
    return inverse;
}

void PackageDocument::tell(const PackageChange& change)
{
    using What = PackageChange::What;
    switch (change.what) {
    case What::TaskAdded:
        return Q_EMIT taskAdded(change.id);
    case What::TaskRemoved:
        return Q_EMIT taskRemoved(change.id);
    case What::TaskChanged:
        return Q_EMIT taskChanged(change.id);
    case What::Moved:
        if (m_package.note(change.id))
            return Q_EMIT noteMoved(change.id);
        if (m_package.group(change.id))
            Q_EMIT groupFolded(change.id);
        return Q_EMIT taskMoved(change.id);
    case What::ConstraintAdded:
        return Q_EMIT constraintAdded(change.id);
    case What::ConstraintRemoved:
        return Q_EMIT constraintRemoved(change.id);
    case What::ConstraintChanged:
        return Q_EMIT constraintChanged(change.id);
    case What::Groups:
        return Q_EMIT groupsChanged();
    case What::Folded:
        return Q_EMIT groupFolded(change.id);
    case What::NoteAdded:
        return Q_EMIT noteAdded(change.id);
    case What::NoteRemoved:
        return Q_EMIT noteRemoved(change.id);
    case What::NoteChanged:
        return Q_EMIT noteChanged(change.id);
    case What::NoteResized:
        return Q_EMIT noteMoved(change.id);
    case What::Locked:
        return Q_EMIT lockChanged(change.id);
    case What::Settings:
        return Q_EMIT settingsChanged();
    }
}

TaskId PackageDocument::newTaskId()
{
    return u't' + QString::number(++m_lastId);
}

ConstraintId PackageDocument::newConstraintId()
{
    return u'c' + QString::number(++m_lastId);
}

GroupId PackageDocument::newGroupId()
{
    return u'g' + QString::number(++m_lastId);
}

NoteId PackageDocument::newNoteId()
{
    return u'n' + QString::number(++m_lastId);
}

QList<PackageEdit> PackageDocument::removalOf(const QList<TaskId>& tasks,
                                              const QList<ConstraintId>& constraints) const
{
    const QSet<TaskId> goingTasks(tasks.cbegin(), tasks.cend());
    const QSet<ConstraintId> goingConstraints(constraints.cbegin(), constraints.cend());
    QList<PackageEdit> edits;
    for (const Constraint& c : m_package.constraints) {
        if (goingConstraints.contains(c.id) || goingTasks.contains(c.from) || goingTasks.contains(c.to))
            edits.append(RemoveConstraint{c.id});
    }
    for (const Task& task : m_package.tasks) {
        if (goingTasks.contains(task.id))
            edits.append(RemoveTask{task.id});
    }
    return edits;
}

} // namespace stellwerk
