// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

class QAbstractItemModel;
class QAction;
class QLabel;
class QStackedWidget;
class QTableView;

namespace stellwerk {

class Dialogs;
class RowChart;

// What the chart docks share: the chart, the same figures as a table (its accessible twin), the empty state,
// export as PNG or CSV, and a clock that redraws only while something grows and is seen. Main thread.
class ChartPanel : public QWidget
{
    Q_OBJECT
public:
    ~ChartPanel() override;

    [[nodiscard]] RowChart* chart() const { return m_chart; }
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] QWidget* bar() const { return m_bar; } // its tools, for the title of the dock
    [[nodiscard]] bool isTableShown() const;
    void setTableShown(bool shown);
    // Commands for a task, for the menu of its bar or row; taskActivated() comes before they are shown.
    void setTaskActions(const QList<QAction*>& actions) { m_taskActions = actions; }

public Q_SLOTS:
    void setSelectedTasks(const QList<stellwerk::TaskId>& tasks);

Q_SIGNALS:
    void taskActivated(const stellwerk::TaskId& task); // clicked in the chart or the table
    void failed(const QString& text);                  // an export did not work

protected:
    // `name` for objectName and proposed file names.
    ChartPanel(const QString& name, QAbstractItemModel* model, Dialogs* dialogs, QWidget* parent);

    void setEmptyText(const QString& text);
    void addAction(QAction* action); // in front of the others
    // Redraws soon; while `growing` again and again.
    void contentChanged(bool empty, bool growing);
    virtual void refresh() = 0; // bring the chart to the model and the present moment
    virtual void fit() = 0;
    [[nodiscard]] virtual TaskId taskOfRow(int row) const = 0; // of the model

    void showEvent(QShowEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void setUpTable();
    void setUpBar();
    [[nodiscard]] TaskId taskAt(const QPoint& global) const;
    void tick();
    void updatePage();
    void exportPicture();
    void exportTable();

    QAbstractItemModel* m_model;
    Dialogs* m_dialogs;
    RowChart* m_chart;
    QTableView* m_table;
    QLabel* m_empty;
    QStackedWidget* m_pages;
    QWidget* m_bar;
    QAction* m_showTable = nullptr;
    QAction* m_fit = nullptr;
    QAction* m_exportPicture = nullptr;
    QAction* m_exportTable = nullptr;
    QList<QAction*> m_taskActions;
    QTimer m_clock;
    bool m_isEmpty = true;
    bool m_growing = false;
    bool m_dirty = false;
};

} // namespace stellwerk
