// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runcompare.h"

#include <QAbstractTableModel>

namespace stellwerk {

// Two runs side by side as a table: a row a task, what moved the end most first. Main thread.
class CompareModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Task, Moved, Later, Longer, Waited, Server, Outcome, Attempts, Bars, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole + 1, // a number where the column is one
        RowRole,                     // int: of comparison().rows
    };

    explicit CompareModel(RunComparison comparison, QObject* parent = nullptr);

    [[nodiscard]] const RunComparison& comparison() const { return m_comparison; }
    [[nodiscard]] QString describe(int row) const; // the bars in words

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const RunComparison::Row& row, int column) const;
    [[nodiscard]] QVariant number(const RunComparison::Row& row, int column) const;

    RunComparison m_comparison;
};

// "+2 m 05 s", "−5 s", "0 s".
[[nodiscard]] QString differenceText(std::chrono::milliseconds difference);

} // namespace stellwerk
