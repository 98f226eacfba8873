// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline/outlinefilter.h"

#include "outline/outlinemodel.h"

#include <QCollator>

namespace stellwerk {

OutlineFilter::OutlineFilter(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(OutlineModel::SortRole);
    setRecursiveFilteringEnabled(true);
    setDynamicSortFilter(true);
}

void OutlineFilter::setTasks(std::optional<QSet<TaskId>> tasks)
{
    if (tasks == m_tasks)
        return;
    m_tasks = std::move(tasks);
    invalidateFilter();
}

bool OutlineFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (!m_tasks)
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    return !index.data(OutlineModel::IsGroupRole).toBool() &&
           m_tasks->contains(index.data(OutlineModel::IdRole).toString());
}

bool OutlineFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    // Groups stay before tasks, in whatever order.
    const bool leftGroup = left.data(OutlineModel::IsGroupRole).toBool();
    const bool rightGroup = right.data(OutlineModel::IsGroupRole).toBool();
    if (leftGroup != rightGroup)
        return leftGroup == (sortOrder() == Qt::AscendingOrder);
    const QVariant one = left.data(OutlineModel::SortRole);
    const QVariant other = right.data(OutlineModel::SortRole);
    if (one.typeId() == QMetaType::LongLong && other.typeId() == QMetaType::LongLong)
        return one.toLongLong() < other.toLongLong();
    static const QCollator collator = [] {
        QCollator made;
        made.setNumericMode(true); // "Load 9" before "Load 10"
        made.setCaseSensitivity(Qt::CaseInsensitive);
        return made;
    }();
    return collator.compare(one.toString(), other.toString()) < 0;
}

} // namespace stellwerk
