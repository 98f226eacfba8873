// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outline/outlinerow.h"

#include <QAbstractItemModel>
#include <QPointer>
#include <QSet>

#include <memory>
#include <vector>

namespace stellwerk {

class PackageEditor;

// The package's tasks as rows: as a tree they stand under their groups, as a table all in one list. Follows
// document, run and critical path by difference, so that selections survive; a name can be edited, as one
// undo step. Main thread.
class OutlineModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Shape { Tree, Table };
    enum Role {
        IdRole = Qt::UserRole + 1, // of the task, or of the group
        IsGroupRole,
        SortRole,
        CriticalRole,
    };

    OutlineModel(PackageEditor* editor, Shape shape, QObject* parent = nullptr);
    ~OutlineModel() override;

    void setRunModel(const RunModel* run); // may be null
    void setPlan(PathPlan* plan);          // durations and slack; may be null

    [[nodiscard]] QModelIndex indexOf(const TaskId& task, int column = 0) const;
    [[nodiscard]] TaskId taskAt(const QModelIndex& index) const; // empty: a group

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Node;
    void rebuild();
    void sync();
    void syncGroups();
    void dropMissing();
    void placeTasks();
    void refresh(const QSet<TaskId>& tasks);
    void refreshAll();
    void noteConstraint(const ConstraintId& id);
    void noteNeighbours(const TaskId& task);
    void readConstraints();
    [[nodiscard]] OutlineRow rowFor(const Task& task) const;
    [[nodiscard]] Node* nodeOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOfNode(const Node* node, int column = 0) const;
    [[nodiscard]] Node* parentFor(const Task& task) const;
    [[nodiscard]] int placeIn(const Node* parent, const Node* node) const;

    PackageEditor* m_editor;
    Shape m_shape;
    QPointer<const RunModel> m_run;
    QPointer<PathPlan> m_plan;
    std::unique_ptr<Node> m_root;
    QHash<TaskId, Node*> m_tasks;
    QHash<GroupId, Node*> m_groups;
    QHash<ConstraintId, Constraint> m_constraints;
    QHash<TaskId, QList<ConstraintId>> m_in;
    QHash<TaskId, QList<ConstraintId>> m_out;
    QHash<TaskId, int> m_order;
    QHash<TaskId, QString> m_names;
    QSet<TaskId> m_dirty;
    bool m_structure = false;
};

} // namespace stellwerk
