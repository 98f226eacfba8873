// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/packageeditor.h"

#include "canvas/canvasgeometry.h"
#include "canvas/editcommand.h"
#include "canvas/graphlayout.h"
#include "canvas/packagegraph.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace stellwerk {

namespace {

// Notes, and groups without tasks: in a row above everything.
void placeUnplacedParts(ParentPackage& package)
{
    QSet<GroupId> inUse;
    double top = 0;
    for (const Task& task : std::as_const(package.tasks)) {
        inUse.insert(task.group);
        top = std::min(top, package.layout.value(task.id).y());
    }
    QPointF at(0, top - 12 * geometry::kGrid);
    const auto place = [&](const QString& id) {
        if (package.layout.contains(id))
            return;
        package.layout.insert(id, at);
        at.rx() += geometry::kCard.width() + 2 * geometry::kGrid;
    };
    for (const StickyNote& note : std::as_const(package.notes))
        place(note.id);
    for (const Group& group : std::as_const(package.groups)) {
        if (!inUse.contains(group.id))
            place(group.id);
    }
}

// Files made elsewhere may hold no layout, or none of some tasks: those go below the others.
void placeUnplaced(ParentPackage& package)
{
    double bottom = 0;
    bool any = false;
    for (const Task& task : std::as_const(package.tasks)) {
        if (package.layout.contains(task.id)) {
            bottom = std::max(bottom, package.layout.value(task.id).y() + geometry::kRowStep);
            any = true;
        }
    }
    const auto places = GraphLayout::inLayers(package);
    for (const Task& task : std::as_const(package.tasks)) {
        if (!package.layout.contains(task.id))
            package.layout.insert(task.id, places.value(task.id) + QPointF(0, any ? bottom : 0));
    }
    placeUnplacedParts(package);
}

} // namespace

QList<QPointF> tidyColumns(const QList<DroppedJob>& jobs)
{
    constexpr qsizetype kOneColumn = 12;
    // Where servers have several jobs each, a column is one server's; else columns are filled.
    qsizetype servers = jobs.isEmpty() ? 0 : 1;
    for (qsizetype i = 1; i < jobs.size(); ++i)
        servers += jobs.at(i).server != jobs.at(i - 1).server ? 1 : 0;
    const bool perServer = jobs.size() > kOneColumn && jobs.size() >= 3 * servers;
    const qsizetype height = std::max(kOneColumn, qsizetype(std::ceil(std::sqrt(double(jobs.size()) * 3))));
    QList<QPointF> places;
    qsizetype column = 0;
    qsizetype row = 0;
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        const bool another = perServer && i > 0 && jobs.at(i).server != jobs.at(i - 1).server;
        if (row == height || another) {
            ++column;
            row = 0;
        }
        places.append({double(column) * geometry::kColumnStep, double(row++) * geometry::kRowStep});
    }
    return places;
}

PackageEditor::PackageEditor(PackageDocument* document, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_undo(new QUndoStack(this))
{
    m_saved.set(document->package());
    connect(document, &PackageDocument::edited, this, &PackageEditor::updateModified);
}

PackageEditor::~PackageEditor()
{
    m_undo->disconnect(this);
}

void PackageEditor::setPackage(ParentPackage package, bool modified)
{
    m_undo->clear();
    m_placedByHand.clear();
    m_known.clear();
    for (const Task& task : std::as_const(package.tasks)) {
        if (package.layout.contains(task.id))
            m_known.insert(task.id);
    }
    placeUnplaced(package);
    m_saved.set(modified ? std::nullopt : std::optional(package));
    m_document->setPackage(std::move(package));
    if (modified)
        m_undo->resetClean();
}

void PackageEditor::replacePackage(ParentPackage after, const QString& what)
{
    placeUnplaced(after);
    m_undo->push(new ReplaceCommand(m_document, what, std::move(after)));
}

void PackageEditor::markSaved()
{
    setSaved(m_document->package());
    for (const Task& task : package().tasks)
        m_known.insert(task.id);
}

QSet<TaskId> PackageEditor::newTasks() const
{
    QSet<TaskId> found;
    for (const Task& task : package().tasks) {
        if (!m_known.contains(task.id) && !m_placedByHand.contains(task.id))
            found.insert(task.id);
    }
    return found;
}

void PackageEditor::setSaved(std::optional<ParentPackage> saved)
{
    m_saved.set(std::move(saved));
    updateModified();
    if (m_modified)
        m_undo->resetClean();
    else
        m_undo->setClean();
}

void PackageEditor::updateModified()
{
    const bool modified = m_saved.differs(m_document->package());
    if (std::exchange(m_modified, modified) != modified)
        Q_EMIT modifiedChanged(modified);
}

void PackageEditor::setReadOnly(bool on)
{
    if (std::exchange(m_readOnly, on) != on)
        Q_EMIT readOnlyChanged(on);
}

bool PackageEditor::push(const QString& text, const QList<PackageEdit>& edits, bool mergeable)
{
    const QList<PackageEdit> whole = settled(edits);
    if (whole.isEmpty())
        return false;
    if (m_readOnly) {
        Q_EMIT refused();
        return false;
    }
    m_undo->push(new EditCommand(m_document, text, whole, mergeable));
    return true;
}

PackageEditor::Refusal PackageEditor::refusal(const TaskId& from, const TaskId& to) const
{
    if (!package().task(from) || !package().task(to))
        return Refusal::Unknown;
    if (from == to)
        return Refusal::Self;
    for (const Constraint& constraint : package().constraints) {
        if (constraint.from == from && constraint.to == to)
            return Refusal::Duplicate;
    }
    return PackageGraph(package()).downstream({to}).contains(from) ? Refusal::Cycle : Refusal::None;
}

QString PackageEditor::refusalText(Refusal refusal)
{
    switch (refusal) {
    case Refusal::None:
        return {};
    case Refusal::Unknown:
        return tr("There is no such task.");
    case Refusal::Self:
        return tr("A task cannot wait for itself.");
    case Refusal::Duplicate:
        return tr("These tasks are already connected.");
    case Refusal::Cycle:
        return tr("That would make a cycle: neither task could ever start.");
    }
    return {};
}

Task PackageEditor::taskFor(const DroppedJob& job)
{
    Task task;
    task.id = m_document->newTaskId();
    task.name = job.job;
    task.job = job.job;
    if (!job.server.isEmpty())
        task.where.servers = {job.server};
    return task;
}

QList<PackageEdit> PackageEditor::columnOf(const QList<DroppedJob>& jobs, const QPointF& at,
                                           QList<TaskId>& ids)
{
    QList<PackageEdit> edits;
    const QList<QPointF> places = tidyColumns(jobs);
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        const Task task = taskFor(jobs.at(i));
        ids.append(task.id);
        edits.append(AddTask{task, at + places.at(i)});
    }
    return edits;
}

QList<TaskId> PackageEditor::addJobs(const QList<DroppedJob>& jobs, const QPointF& at)
{
    QList<TaskId> ids;
    if (!push(tr("Add %n task(s)", nullptr, int(jobs.size())), columnOf(jobs, at, ids)))
        return {};
    return ids;
}

QList<TaskId> PackageEditor::insertJobs(const QList<DroppedJob>& jobs, const ConstraintId& into,
                                        const QPointF& at)
{
    const Constraint* found = package().constraint(into);
    if (!found)
        return addJobs(jobs, at);
    const Constraint old = *found;
    QList<TaskId> ids;
    QList<PackageEdit> edits{RemoveConstraint{into}};
    edits += columnOf(jobs, at, ids);
    for (const TaskId& id : std::as_const(ids)) {
        edits.append(AddConstraint{{m_document->newConstraintId(), old.from, id, old.kind, old.note, {}}});
        edits.append(AddConstraint{{m_document->newConstraintId(), id, old.to, old.kind, {}, {}}});
    }
    if (!push(tr("Insert %n task(s)", nullptr, int(jobs.size())), edits))
        return {};
    return ids;
}

ConstraintId PackageEditor::connectTasks(const TaskId& from, const TaskId& to, ConstraintKind kind)
{
    if (refusal(from, to) != Refusal::None)
        return {};
    const ConstraintId id = m_document->newConstraintId();
    if (!push(tr("Connect tasks"), {AddConstraint{{id, from, to, kind, {}, {}}}}))
        return {};
    return id;
}

TaskId PackageEditor::addConnected(const DroppedJob& job, const QPointF& at, const TaskId& from,
                                   ConstraintKind kind, bool backwards)
{
    const Task task = taskFor(job);
    const Constraint constraint{
        m_document->newConstraintId(), backwards ? task.id : from, backwards ? from : task.id, kind, {}, {}};
    if (!push(tr("Add connected task"), {AddTask{task, at}, AddConstraint{constraint}}))
        return {};
    return task.id;
}

bool PackageEditor::reconnect(const ConstraintId& id, const TaskId& from, const TaskId& to)
{
    const Constraint* found = package().constraint(id);
    if (!found || (found->from == from && found->to == to) || from == to)
        return false;
    Constraint after = *found;
    ParentPackage without = package();
    without.constraints.removeIf([&](const Constraint& c) { return c.id == id; });
    const bool twice = std::any_of(without.constraints.cbegin(), without.constraints.cend(),
                                   [&](const Constraint& c) { return c.from == from && c.to == to; });
    if (twice || PackageGraph(without).downstream({to}).contains(from))
        return false;
    after.from = from;
    after.to = to;
    return push(tr("Reconnect"), {ChangeConstraint{after}});
}

void PackageEditor::setKind(const QList<ConstraintId>& ids, ConstraintKind kind)
{
    QList<PackageEdit> edits;
    for (const ConstraintId& id : ids) {
        const Constraint* found = package().constraint(id);
        if (!found || found->kind == kind)
            continue;
        Constraint after = *found;
        after.kind = kind;
        edits.append(ChangeConstraint{after});
    }
    push(tr("Change constraint kind"), edits);
}

void PackageEditor::setJoin(const QList<TaskId>& ids, Join join)
{
    QList<Task> after;
    for (const TaskId& id : ids) {
        if (const Task* found = package().task(id)) {
            after.append(*found);
            after.last().join = join;
        }
    }
    changeTasks(after, join == Join::Any ? tr("Start after any") : tr("Start after all"));
}

void PackageEditor::setDisabled(const QList<TaskId>& ids, bool disabled)
{
    QList<Task> after;
    for (const TaskId& id : ids) {
        if (const Task* found = package().task(id)) {
            after.append(*found);
            after.last().disabled = disabled;
        }
    }
    changeTasks(after, disabled ? tr("Disable %n task(s)", nullptr, int(after.size()))
                                : tr("Enable %n task(s)", nullptr, int(after.size())));
}

void PackageEditor::rename(const TaskId& id, const QString& name)
{
    const Task* found = package().task(id);
    const QString wanted = name.simplified();
    if (!found || wanted.isEmpty())
        return;
    Task after = *found;
    after.name = wanted;
    changeTasks({after}, tr("Rename task"));
}

void PackageEditor::changeTask(const Task& after, const QString& what)
{
    changeTasks({after}, what.isEmpty() ? tr("Change task") : what);
}

void PackageEditor::changeTasks(const QList<Task>& after, const QString& what)
{
    QList<PackageEdit> edits;
    for (const Task& task : after) {
        const Task* found = package().task(task.id);
        if (found && !(*found == task))
            edits.append(ChangeTask{task});
    }
    push(what, edits);
}

void PackageEditor::changeConstraint(const Constraint& after, const QString& what)
{
    const Constraint* found = package().constraint(after.id);
    if (found && !(*found == after))
        push(what.isEmpty() ? tr("Change constraint") : what, {ChangeConstraint{after}});
}

void PackageEditor::changeSettings(const ParentPackage& after)
{
    ParentPackage changed = after;
    changed.tasks = package().tasks;
    changed.constraints = package().constraints;
    changed.groups = package().groups;
    changed.notes = package().notes;
    changed.layout = package().layout;
    changed.noteSizes = package().noteSizes;
    changed.folded = package().folded;
    changed.locked = package().locked;
    changed.unknownKeys = package().unknownKeys;
    if (!(changed == package()))
        push(tr("Change package settings"), {ChangeSettings{after}});
}

void PackageEditor::rememberPlaced(const QStringList& ids)
{
    m_placedByHand.unite({ids.cbegin(), ids.cend()});
}

void PackageEditor::moveTasks(const QHash<TaskId, QPointF>& to, bool nudge)
{
    MoveTasks move;
    for (auto it = to.cbegin(); it != to.cend(); ++it) {
        if (package().layout.value(it.key()) != it.value())
            move.to.insert(it.key(), it.value());
    }
    if (!move.to.isEmpty() && push(moveText(move.to), {move}, nudge))
        rememberPlaced(move.to.keys());
}

void PackageEditor::applyLayout(const QHash<TaskId, QPointF>& to)
{
    MoveTasks move;
    for (auto it = to.cbegin(); it != to.cend(); ++it) {
        if (package().task(it.key()) && package().layout.value(it.key()) != it.value())
            move.to.insert(it.key(), it.value());
    }
    if (!move.to.isEmpty())
        push(tr("Arrange"), {move});
}

void PackageEditor::remove(const QList<TaskId>& tasks, const QList<ConstraintId>& constraints)
{
    const QString text = !tasks.isEmpty() ? tr("Delete %n task(s)", nullptr, int(tasks.size()))
                                          : tr("Delete %n constraint(s)", nullptr, int(constraints.size()));
    push(text, m_document->removalOf(tasks, constraints));
}

} // namespace stellwerk
