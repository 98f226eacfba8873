// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

class QAbstractItemModel;
class QAction;
class QActionGroup;
class QLabel;
class QMenu;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace stellwerk {

class ChartView;
class Dialogs;

// What the chart docks share: one or more charts, the same figures as a table (the accessible twin), the
// empty state, export and copy, and a clock that redraws only while something grows and is seen. Main thread.
class ChartPanel : public QWidget
{
    Q_OBJECT
public:
    ~ChartPanel() override;

    [[nodiscard]] ChartView* chartView() const; // the one that is shown
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] QWidget* bar() const { return m_bar; } // its tools, for the title of the dock
    [[nodiscard]] bool isTableShown() const;
    void setTableShown(bool shown);
    [[nodiscard]] int currentView() const { return m_current; }
    void setCurrentView(int view);
    [[nodiscard]] QMenu* menu() const { return m_menu; } // all its commands
    [[nodiscard]] QByteArray state() const;              // what was chosen and switched
    void restoreState(const QByteArray& state);
    // Commands for a task, for the menu of its bar or row; taskActivated() comes before they are shown.
    void setTaskActions(const QList<QAction*>& actions) { m_taskActions = actions; }

public Q_SLOTS:
    void setSelectedTasks(const QList<stellwerk::TaskId>& tasks);

Q_SIGNALS:
    void taskActivated(const stellwerk::TaskId& task); // clicked in the chart or the table
    void failed(const QString& text);                  // an export did not work

protected:
    // `name` for objectName and proposed file names; `title` of its menu.
    ChartPanel(const QString& name, const QString& title, Dialogs* dialogs, QWidget* parent);

    struct View
    {
        QString name;  // of the chart: objectName and file
        QString title; // in the choice of views
        ChartView* chart = nullptr;
        QAbstractItemModel* table = nullptr;
        QString emptyText;
        QString notice = {}; // above the chart and the table; empty: none
        bool empty = true;
    };
    int addView(const View& view); // its number; a choice of views is offered from the second on
    // Keys work while the panel has the focus: they mean something else in other parts of the window.
    void addAction(QAction* action, const QKeySequence& keys); // in front of the others
    // A button that tells what is chosen; the menu's actions are one group, or none is checkable.
    QToolButton* addChoice(QMenu* menu);
    void addTool(QWidget* tool); // likewise in front
    // One of a choice, for the window's menu.
    void addChosen(QAction* action, const QKeySequence& keys);
    void setEmptyText(int view, const QString& text);
    void setNotice(int view, const QString& text); // something to know of what is shown
    // Redraws soon; while `growing` again and again.
    void contentChanged(int view, bool empty, bool growing);
    virtual void viewChosen() {} // another one than before
    virtual void refresh() = 0;  // bring the chart that is shown to the model and the present moment
    virtual void fit() = 0;
    [[nodiscard]] virtual TaskId taskOfRow(int row) const = 0; // of the table that is shown
    // The table as programs read it; the one that is shown if there is no other.
    [[nodiscard]] virtual std::unique_ptr<QAbstractItemModel> exportedTable() const;

    void showEvent(QShowEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Picture { Png, Svg, Pdf };
    void setUpTable();
    void setUpBar();
    void setUpExport();
    [[nodiscard]] TaskId taskAt(const QPoint& global) const;
    [[nodiscard]] QString fileName(const QString& suffix) const;
    void tick();
    void updatePage();
    void exportPicture(Picture kind);
    [[nodiscard]] bool writePicture(const QString& file, Picture kind) const;
    void exportTable();
    void copyPicture();
    void copyTable();

    Dialogs* m_dialogs;
    QList<View> m_views;
    int m_current = 0;
    QTableView* m_table;
    QLabel* m_empty;
    QLabel* m_notice;
    QStackedWidget* m_pages;
    QWidget* m_bar;
    QToolButton* m_viewButton = nullptr;
    QActionGroup* m_viewActions = nullptr;
    void adopt(QAction* action, const QKeySequence& keys, QAction* before);

    QMenu* m_menu;
    QAction* m_choicesEnd; // separators of that menu
    QAction* m_switchesEnd;
    QList<QAction*> m_switches; // off while there is nothing to be seen
    QMenu* m_exports = nullptr;
    QToolButton* m_exportButton = nullptr;
    QAction* m_showTable = nullptr;
    QAction* m_fit = nullptr;
    QList<QAction*> m_taskActions;
    QTimer m_clock;
    bool m_growing = false;
    bool m_dirty = false;
};

} // namespace stellwerk
