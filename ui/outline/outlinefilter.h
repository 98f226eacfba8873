// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QSet>
#include <QSortFilterProxyModel>

#include <optional>

namespace stellwerk {

// Rows of an OutlineModel, sorted by their figures or texts, and only those of the tasks asked for (with the
// groups that they stand in). Main thread.
class OutlineFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit OutlineFilter(QObject* parent = nullptr);

    void setTasks(std::optional<QSet<TaskId>> tasks); // nothing: all

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    std::optional<QSet<TaskId>> m_tasks;
};

} // namespace stellwerk
