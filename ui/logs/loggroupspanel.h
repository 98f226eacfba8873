// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QTableView;

namespace stellwerk {

class LogModel;
class LogGroupsModel;

// Errors that say the same of different things, with how often, where and when. Choosing one shows its lines.
// Main thread.
class LogGroupsPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit LogGroupsPanel(LogModel* log, QWidget* parent = nullptr);

    [[nodiscard]] QTableView* table() const { return m_table; }
    void clearChoice();

Q_SIGNALS:
    void chosen(quint32 group);

private:
    LogGroupsModel* m_groups;
    QTableView* m_table;
    QLabel* m_empty;
};

} // namespace stellwerk
