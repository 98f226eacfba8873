// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/outlinemodel_p.h"

#include "canvas/grouppicture.h"
#include "canvas/packageeditor.h"
#include "canvas/pathplan.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QSize>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

OutlineModel::OutlineModel(PackageEditor* editor, Shape shape, QObject* parent)
    : QAbstractItemModel(parent)
    , m_editor(editor)
    , m_shape(shape)
    , m_root(std::make_unique<Node>())
{
    const PackageDocument* document = editor->document();
    // What changed is gathered, and the rows follow once the edit is whole.
    const auto structure = [this](const TaskId& id) {
        m_structure = true;
        m_dirty.insert(id);
    };
    connect(document, &PackageDocument::reset, this, &OutlineModel::rebuild);
    connect(document, &PackageDocument::taskAdded, this, structure);
    connect(document, &PackageDocument::taskRemoved, this, structure);
    connect(document, &PackageDocument::taskChanged, this, [this](const TaskId& id) {
        m_dirty.insert(id);
        noteNeighbours(id);
    });
    connect(document, &PackageDocument::constraintAdded, this, &OutlineModel::noteConstraint);
    connect(document, &PackageDocument::constraintRemoved, this, &OutlineModel::noteConstraint);
    connect(document, &PackageDocument::constraintChanged, this, &OutlineModel::noteConstraint);
    connect(document, &PackageDocument::groupsChanged, this, [this] { m_structure = true; });
    connect(document, &PackageDocument::edited, this, &OutlineModel::sync);
    rebuild();
}

OutlineModel::~OutlineModel() = default;

void OutlineModel::setRunModel(const RunModel* run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    if (run) {
        connect(run, &RunModel::began, this, &OutlineModel::refreshAll);
        connect(run, &RunModel::taskStateChanged, this, [this](const TaskId& id) { refresh({id}); });
    }
    refreshAll();
}

void OutlineModel::setPlan(PathPlan* plan)
{
    if (m_plan)
        m_plan->disconnect(this);
    m_plan = plan;
    if (plan)
        connect(plan, &PathPlan::changed, this, &OutlineModel::refreshAll);
    refreshAll();
}

void OutlineModel::readConstraints()
{
    m_constraints.clear();
    m_in.clear();
    m_out.clear();
    for (const Constraint& constraint : m_editor->package().constraints) {
        m_constraints.insert(constraint.id, constraint);
        m_in[constraint.to].append(constraint.id);
        m_out[constraint.from].append(constraint.id);
    }
}

void OutlineModel::noteConstraint(const ConstraintId& id)
{
    const auto take = [this](const ConstraintId& gone) {
        const auto old = m_constraints.constFind(gone);
        if (old == m_constraints.cend())
            return;
        m_dirty.insert(old->to);
        m_in[old->to].removeAll(gone);
        m_out[old->from].removeAll(gone);
        m_constraints.erase(old);
    };
    take(id);
    const Constraint* now = m_editor->package().constraint(id);
    if (!now)
        return;
    m_constraints.insert(id, *now);
    m_in[now->to].append(id);
    m_out[now->from].append(id);
    m_dirty.insert(now->to);
}

void OutlineModel::noteNeighbours(const TaskId& task)
{
    for (const ConstraintId& id : m_out.value(task))
        m_dirty.insert(m_constraints.value(id).to);
}

OutlineRow OutlineModel::rowFor(const Task& task) const
{
    OutlineRow::Source source;
    source.run = m_run ? m_run->row(task.id) : nullptr;
    source.plan = m_plan;
    for (const Group& group : m_editor->package().groups) {
        if (group.id == task.group)
            source.group = group.title;
    }
    for (const ConstraintId& id : m_in.value(task.id)) {
        const Constraint& constraint = *m_constraints.constFind(id);
        source.after.append({m_names.value(constraint.from), constraint.kind});
    }
    return OutlineRow::of(task, source);
}

void OutlineModel::rebuild()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_tasks.clear();
    m_groups.clear();
    m_names.clear();
    m_order.clear();
    m_dirty.clear();
    m_structure = false;
    readConstraints();
    const ParentPackage& package = m_editor->package();
    const auto add = [](Node* parent, const QString& id, bool group, int order) {
        auto node = std::make_unique<Node>();
        node->id = id;
        node->parent = parent;
        node->group = group;
        node->order = order;
        parent->children.push_back(std::move(node));
        return parent->children.back().get();
    };
    const int groups = int(package.groups.size());
    for (int i = 0; m_shape == Shape::Tree && i < groups; ++i) {
        Node* node = add(m_root.get(), package.groups.at(i).id, true, i - groups);
        node->row.text.front() = package.groups.at(i).title;
        m_groups.insert(node->id, node);
    }
    for (const Task& task : package.tasks)
        m_names.insert(task.id, task.name.isEmpty() ? task.job : task.name);
    for (const Task& task : package.tasks) {
        const int order = int(m_order.size());
        Node* node = add(parentFor(task), task.id, false, order);
        node->row = rowFor(task);
        m_order.insert(task.id, order);
        m_tasks.insert(task.id, node);
    }
    endResetModel();
}

OutlineModel::Node* OutlineModel::parentFor(const Task& task) const
{
    Node* group = m_shape == Shape::Tree ? m_groups.value(task.group) : nullptr;
    return group ? group : m_root.get();
}

int OutlineModel::placeIn(const Node* parent, const Node* node) const
{
    const auto at =
        std::lower_bound(parent->children.cbegin(), parent->children.cend(), node->order,
                         [](const std::unique_ptr<Node>& one, int order) { return one->order < order; });
    return int(at - parent->children.cbegin());
}

void OutlineModel::refresh(const QSet<TaskId>& tasks)
{
    const auto update = [this](const Task& task) {
        Node* node = m_tasks.value(task.id);
        if (!node)
            return;
        const OutlineRow row = rowFor(task);
        if (row == node->row)
            return;
        node->row = row;
        Q_EMIT dataChanged(indexOfNode(node), indexOfNode(node, columnCount() - 1));
    };
    if (tasks.size() == 1) {
        if (const Task* task = m_editor->package().task(*tasks.cbegin()))
            update(*task);
        return;
    }
    for (const Task& task : m_editor->package().tasks) {
        if (tasks.contains(task.id))
            update(task);
    }
}

void OutlineModel::refreshAll()
{
    QSet<TaskId> all;
    for (const Task& task : m_editor->package().tasks)
        all.insert(task.id);
    refresh(all);
}

OutlineModel::Node* OutlineModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex OutlineModel::indexOfNode(const Node* node, int column) const
{
    if (!node || node == m_root.get())
        return {};
    return createIndex(node->parent->rowOf(node), column, node);
}

QModelIndex OutlineModel::indexOf(const TaskId& task, int column) const
{
    return indexOfNode(m_tasks.value(task), column);
}

TaskId OutlineModel::taskAt(const QModelIndex& index) const
{
    return index.isValid() && !nodeOf(index)->group ? nodeOf(index)->id : TaskId();
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[std::size_t(row)].get());
}

QModelIndex OutlineModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOfNode(nodeOf(child)->parent) : QModelIndex();
}

int OutlineModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int OutlineModel::columnCount(const QModelIndex&) const
{
    return int(OutlineColumn::Count);
}

QVariant OutlineModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node* node = nodeOf(index);
    const auto column = std::size_t(index.column());
    switch (role) {
    case Qt::DisplayRole:
        if (node->group && index.column() == 0)
            return node->row.text.front().isEmpty() ? shownTitle({}) : node->row.text.front();
        return node->row.text.at(column);
    case Qt::EditRole:
    case Qt::ToolTipRole:
        return node->row.text.at(column);
    case Qt::DecorationRole:
        if (OutlineColumn(index.column()) == OutlineColumn::State && node->row.look)
            return iconOf(*node->row.look);
        if (node->group && index.column() == 0)
            return icon(Icon::ServerGroup);
        return {};
    case Qt::ForegroundRole:
        return node->row.disabled ? QVariant(themeColor(ColorToken::TextMuted)) : QVariant();
    case Qt::FontRole:
        if (node->group) {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    case Qt::AccessibleTextRole:
        if (index.column() == 0 && node->row.disabled)
            return tr("%1, disabled").arg(node->row.text.front());
        return {};
    case Qt::SizeHintRole:
        return QSize(0, space::kMinimumTarget);
    case IdRole:
        return node->id;
    case IsGroupRole:
        return node->group;
    case CriticalRole:
        return node->row.critical;
    case SortRole:
        if (node->group)
            return node->row.text.front();
        if (OutlineRow::sortsByNumber(OutlineColumn(index.column())))
            return node->row.number.at(column);
        return node->row.text.at(column);
    default:
        return {};
    }
}

bool OutlineModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    m_editor->rename(nodeOf(index)->id, value.toString());
    return true;
}

QVariant OutlineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return role == Qt::DisplayRole ? OutlineRow::titleOf(OutlineColumn(section)) : QVariant();
}

Qt::ItemFlags OutlineModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == 0 && !nodeOf(index)->group)
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace stellwerk
