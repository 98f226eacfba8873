// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packagecheck.h"

#include <QAbstractTableModel>

namespace stellwerk {

// The problems of the open parent package, errors first. Applies differences, so that the selection survives
// a check. Main thread.
class ProblemsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Description, Place, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // `package` names the tasks.
    void setProblems(const QList<Problem>& problems, const ParentPackage& package);
    [[nodiscard]] const Problem& problem(int row) const { return m_rows.at(row).problem; }
    [[nodiscard]] int errorCount() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        Problem problem;
        QString place;
        bool operator==(const Row&) const = default;
    };
    [[nodiscard]] static QString placeOf(const Problem& problem, const ParentPackage& package);

    QList<Row> m_rows;
};

} // namespace stellwerk
