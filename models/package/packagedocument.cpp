// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/packagedocument.h"

#include <QSet>

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace stellwerk {

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

int numberIn(const QString& id)
{
    qsizetype digits = id.size();
    while (digits > 0 && id.at(digits - 1).isDigit())
        --digits;
    return QStringView(id).mid(digits).toInt(); // 0 when there is none, or it is no int
}

using Edits = QList<PackageEdit>;

// Applies one edit at a time to a package, gathers its inverse and what has to be signalled.
class Applier
{
public:
    struct Change
    {
        enum What {
            TaskAdded,
            TaskRemoved,
            TaskChanged,
            TaskMoved,
            ConstraintAdded,
            ConstraintRemoved,
            ConstraintChanged,
            Groups,
            Settings
        } what;
        QString id;
    };

    explicit Applier(ParentPackage& package)
        : m_package(package)
    {}

    // The inverse; nothing when the edit does not fit.
    Edits operator()(const AddTask& edit)
    {
        if (edit.task.id.isEmpty() || m_package.task(edit.task.id))
            return refuse("AddTask", edit.task.id);
        insertAt(m_package.tasks, edit.task, edit.index);
        const bool hadPlace = m_package.layout.contains(edit.task.id);
        const QPointF place = m_package.layout.value(edit.task.id);
        m_package.layout.insert(edit.task.id, edit.position);
        note(Change::TaskAdded, edit.task.id);
        Edits inverse{RemoveTask{edit.task.id}};
        if (hadPlace)
            inverse.append(MoveTasks{{{edit.task.id, place}}, {}});
        return inverse;
    }
    Edits operator()(const RemoveTask& edit)
    {
        const qsizetype index = indexOf(m_package.tasks, edit.id);
        const bool used =
            std::any_of(m_package.constraints.cbegin(), m_package.constraints.cend(),
                        [&](const Constraint& c) { return c.from == edit.id || c.to == edit.id; });
        if (index < 0 || used)
            return refuse("RemoveTask", edit.id);
        const bool hadPlace = m_package.layout.contains(edit.id);
        Edits inverse{AddTask{m_package.tasks.at(index), m_package.layout.value(edit.id), int(index)}};
        if (!hadPlace)
            inverse.append(MoveTasks{{}, {edit.id}});
        m_package.tasks.removeAt(index);
        m_package.layout.remove(edit.id);
        note(Change::TaskRemoved, edit.id);
        return inverse;
    }
    Edits operator()(const ChangeTask& edit)
    {
        const qsizetype index = indexOf(m_package.tasks, edit.after.id);
        if (index < 0)
            return refuse("ChangeTask", edit.after.id);
        Edits inverse{ChangeTask{m_package.tasks.at(index)}};
        m_package.tasks[index] = edit.after;
        note(Change::TaskChanged, edit.after.id);
        return inverse;
    }
    Edits operator()(const MoveTasks& edit)
    {
        MoveTasks inverse;
        const auto remember = [&](const TaskId& id) {
            if (m_package.layout.contains(id))
                inverse.to.insert(id, m_package.layout.value(id));
            else
                inverse.forget.append(id);
            note(Change::TaskMoved, id);
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
    Edits operator()(const AddConstraint& edit)
    {
        const Constraint& c = edit.constraint;
        if (c.id.isEmpty() || m_package.constraint(c.id) || !m_package.task(c.from) || !m_package.task(c.to))
            return refuse("AddConstraint", c.id);
        insertAt(m_package.constraints, c, edit.index);
        note(Change::ConstraintAdded, c.id);
        return {RemoveConstraint{c.id}};
    }
    Edits operator()(const RemoveConstraint& edit)
    {
        const qsizetype index = indexOf(m_package.constraints, edit.id);
        if (index < 0)
            return refuse("RemoveConstraint", edit.id);
        Edits inverse{AddConstraint{m_package.constraints.at(index), int(index)}};
        m_package.constraints.removeAt(index);
        note(Change::ConstraintRemoved, edit.id);
        return inverse;
    }
    Edits operator()(const ChangeConstraint& edit)
    {
        const qsizetype index = indexOf(m_package.constraints, edit.after.id);
        if (index < 0 || !m_package.task(edit.after.from) || !m_package.task(edit.after.to))
            return refuse("ChangeConstraint", edit.after.id);
        Edits inverse{ChangeConstraint{m_package.constraints.at(index)}};
        m_package.constraints[index] = edit.after;
        note(Change::ConstraintChanged, edit.after.id);
        return inverse;
    }
    Edits operator()(const AddGroup& edit)
    {
        if (edit.group.id.isEmpty() || indexOf(m_package.groups, edit.group.id) >= 0)
            return refuse("AddGroup", edit.group.id);
        insertAt(m_package.groups, edit.group, edit.index);
        note(Change::Groups);
        return {RemoveGroup{edit.group.id}};
    }
    Edits operator()(const RemoveGroup& edit)
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
            note(Change::TaskChanged, task.id);
        }
        note(Change::Groups);
        return inverse;
    }
    Edits operator()(const ChangeGroup& edit)
    {
        const qsizetype index = indexOf(m_package.groups, edit.after.id);
        if (index < 0)
            return refuse("ChangeGroup", edit.after.id);
        Edits inverse{ChangeGroup{m_package.groups.at(index)}};
        m_package.groups[index] = edit.after;
        note(Change::Groups);
        return inverse;
    }
    Edits operator()(const ChangeSettings& edit)
    {
        ParentPackage before;
        copySettings(m_package, before);
        copySettings(edit.after, m_package);
        note(Change::Settings);
        return {ChangeSettings{before}};
    }

    [[nodiscard]] QList<Change> takeChanges() { return std::exchange(m_changes, {}); }

private:
    static void copySettings(const ParentPackage& from, ParentPackage& to)
    {
        to.name = from.name;
        to.description = from.description;
        to.maxConcurrent = from.maxConcurrent;
        to.maxConcurrentPerServer = from.maxConcurrentPerServer;
        to.window = from.window;
        to.timeout = from.timeout;
        to.refuseDisabledJobs = from.refuseDisabledJobs;
    }
    void note(Change::What what, const QString& id = {}) { m_changes.append(Change{what, id}); }
    static Edits refuse(const char* edit, const QString& id)
    {
        spdlog::error("package edit {} of '{}' does not fit the document and was left out", edit,
                      id.toStdString());
        return {};
    }

    ParentPackage& m_package;
    QList<Change> m_changes;
};

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
    Q_EMIT reset();
    Q_EMIT edited();
}

QList<PackageEdit> PackageDocument::apply(const QList<PackageEdit>& edits)
{
    Applier applier(m_package);
    QList<QList<PackageEdit>> inverses;
    for (const PackageEdit& edit : edits) {
        inverses.append(std::visit(applier, edit));
        // Told edit by edit, so that a view that looks the part up finds what the signal speaks of.
        for (const Applier::Change& change : applier.takeChanges())
            tell(change.what, change.id);
    }
    QList<PackageEdit> inverse; // the last edit is undone first
    for (auto it = inverses.crbegin(); it != inverses.crend(); ++it)
        inverse.append(*it);
    Q_EMIT edited();
    return inverse;
}

void PackageDocument::tell(int what, const QString& id)
{
    using Change = Applier::Change;
    switch (what) {
    case Change::TaskAdded:
        Q_EMIT taskAdded(id);
        break;
    case Change::TaskRemoved:
        Q_EMIT taskRemoved(id);
        break;
    case Change::TaskChanged:
        Q_EMIT taskChanged(id);
        break;
    case Change::TaskMoved:
        Q_EMIT taskMoved(id);
        break;
    case Change::ConstraintAdded:
        Q_EMIT constraintAdded(id);
        break;
    case Change::ConstraintRemoved:
        Q_EMIT constraintRemoved(id);
        break;
    case Change::ConstraintChanged:
        Q_EMIT constraintChanged(id);
        break;
    case Change::Groups:
        Q_EMIT groupsChanged();
        break;
    case Change::Settings:
        Q_EMIT settingsChanged();
        break;
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
