// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logmodel.h"

#include <QTimer>

namespace stellwerk {

// The groups of alike errors and warnings as a table. Grows with them, four times a second at most, and not
// at all while nobody looks. Main thread.
class LogGroupsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Count, Message, Servers, First, Last, Trend, ColumnCount };
    enum Role {
        NumberRole = Qt::UserRole + 1, // quint32: of the group
        LevelRole,                     // int(LogLevel)
        SortRole,                      // what the column is sorted by
        TrendRole,                     // QList<int>: counts over the whole log, in kColumns stretches
    };
    static constexpr int kColumns = 24;

    explicit LogGroupsModel(LogModel* log, QObject* parent = nullptr);

    void setActive(bool active); // whether somebody looks

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void update();
    [[nodiscard]] QString text(const LogGroup& group, int column) const;
    LogModel* m_log;
    int m_rows = 0;
    bool m_active = true;
    QTimer m_soon;
};

} // namespace stellwerk
