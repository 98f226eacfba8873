// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvashost.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace stellwerk {

class FleetModel;

// Where copies of tasks are to run: servers and whole groups of them, one copy for each or one for all.
class CloneDialog final : public QDialog
{
    Q_OBJECT
public:
    // `selected` tasks, and `branch` with everything that comes after them.
    CloneDialog(const FleetModel* fleet, int selected, int branch, QWidget* parent = nullptr);

    [[nodiscard]] CanvasHost::CloneChoice choice() const;

private:
    void fill(const FleetModel* fleet);
    [[nodiscard]] QTreeWidgetItem* groupItem(const QString& path);
    void filter(const QString& text);
    void update();
    [[nodiscard]] QStringList checkedServers() const;

    int m_selected;
    int m_branch;
    QHash<QString, QTreeWidgetItem*> m_groups;
    QLineEdit* m_filter;
    QTreeWidget* m_servers;
    QComboBox* m_what;
    QComboBox* m_copies;
    QComboBox* m_outer;
    QLabel* m_sum;
    QPushButton* m_add = nullptr;
};

} // namespace stellwerk
