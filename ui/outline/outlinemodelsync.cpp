// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/outlinemodel_p.h"

#include "canvas/packageeditor.h"

#include <utility>

// How the rows follow the document, once an edit is whole.
namespace stellwerk {

void OutlineModel::sync()
{
    if (m_structure) {
        m_structure = false;
        m_order.clear();
        for (const Task& task : m_editor->package().tasks)
            m_order.insert(task.id, int(m_order.size()));
        dropMissing();
        for (Node* node : std::as_const(m_tasks))
            node->order = m_order.value(node->id);
        syncGroups();
    }
    if (m_dirty.isEmpty())
        return;
    const QSet<TaskId> dirty = std::exchange(m_dirty, {});
    for (const Task& task : m_editor->package().tasks) {
        if (dirty.contains(task.id))
            m_names.insert(task.id, task.name.isEmpty() ? task.job : task.name);
    }
    m_dirty = dirty;
    placeTasks();
    m_dirty.clear();
    refresh(dirty);
}

void OutlineModel::dropMissing()
{
    QList<Node*> gone;
    for (Node* node : std::as_const(m_tasks)) {
        if (!m_order.contains(node->id))
            gone.append(node);
    }
    for (Node* node : std::as_const(gone)) {
        Node* parent = node->parent;
        const int row = parent->rowOf(node);
        beginRemoveRows(indexOfNode(parent), row, row);
        m_tasks.remove(node->id);
        m_names.remove(node->id);
        parent->children.erase(parent->children.begin() + row);
        endRemoveRows();
    }
}

// Groups that are new come before the tasks that move into them; those that are gone go after theirs left.
void OutlineModel::syncGroups()
{
    if (m_shape == Shape::Table) {
        for (const Task& task : m_editor->package().tasks)
            m_dirty.insert(task.id); // a title may have changed
        return;
    }
    const QList<Group>& groups = m_editor->package().groups;
    QSet<GroupId> wanted;
    for (const Group& group : groups)
        wanted.insert(group.id);
    QList<Node*> gone;
    for (Node* node : std::as_const(m_groups)) {
        if (!wanted.contains(node->id))
            gone.append(node);
    }
    for (Node* node : std::as_const(gone)) {
        m_groups.remove(node->id);
        // Its tasks are at home elsewhere now.
        for (const std::unique_ptr<Node>& child : node->children)
            m_dirty.insert(child->id);
    }
    placeTasks();
    for (Node* node : std::as_const(gone)) {
        const int row = m_root->rowOf(node);
        beginRemoveRows({}, row, row);
        m_root->children.erase(m_root->children.begin() + row);
        endRemoveRows();
    }
    for (int i = 0; i < groups.size(); ++i) {
        const Group& group = groups.at(i);
        Node* node = m_groups.value(group.id);
        if (!node) {
            auto made = std::make_unique<Node>();
            made->id = group.id;
            made->parent = m_root.get();
            made->group = true;
            made->order = i - int(groups.size());
            made->row.text.front() = group.title;
            node = made.get();
            m_groups.insert(group.id, node);
            beginInsertRows({}, i, i);
            m_root->children.insert(m_root->children.begin() + i, std::move(made));
            endInsertRows();
        }
        node->order = i - int(groups.size());
        if (node->row.text.front() != group.title) {
            node->row.text.front() = group.title;
            Q_EMIT dataChanged(indexOfNode(node), indexOfNode(node));
        }
    }
    for (const Task& task : m_editor->package().tasks)
        m_dirty.insert(task.id);
}

void OutlineModel::placeTasks()
{
    for (const Task& task : m_editor->package().tasks) {
        if (!m_dirty.contains(task.id))
            continue;
        Node* parent = parentFor(task);
        Node* node = m_tasks.value(task.id);
        if (!node) {
            auto made = std::make_unique<Node>();
            made->id = task.id;
            made->parent = parent;
            made->order = m_order.value(task.id);
            made->row = rowFor(task);
            node = made.get();
            const int row = placeIn(parent, node);
            beginInsertRows(indexOfNode(parent), row, row);
            m_tasks.insert(task.id, node);
            parent->children.insert(parent->children.begin() + row, std::move(made));
            endInsertRows();
        } else if (node->parent != parent) {
            Node* old = node->parent;
            const int from = old->rowOf(node);
            const int to = placeIn(parent, node);
            beginMoveRows(indexOfNode(old), from, from, indexOfNode(parent), to);
            std::unique_ptr<Node> taken = std::move(old->children[std::size_t(from)]);
            old->children.erase(old->children.begin() + from);
            taken->parent = parent;
            parent->children.insert(parent->children.begin() + to, std::move(taken));
            endMoveRows();
        }
    }
}

} // namespace stellwerk
