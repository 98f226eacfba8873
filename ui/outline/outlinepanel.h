// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <array>

class QHeaderView;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace stellwerk {

class CanvasView;
class OutlineFilter;
class OutlineModel;
class RunModel;

// The dock "Outline": the tasks of the canvas as a tree by groups and as a table, with filter, sorting and a
// choice of columns. The selection is the canvas's own; commands of the canvas act from here too, so that
// everything drawn there can be read and changed without seeing it. Main thread.
class OutlinePanel final : public QWidget
{
    Q_OBJECT
public:
    explicit OutlinePanel(QWidget* parent = nullptr);
    ~OutlinePanel() override;

    void setCanvas(CanvasView* canvas); // null: none is open
    void setRunModel(const RunModel* run);
    void setTable(bool table);
    [[nodiscard]] bool isTable() const;
    [[nodiscard]] QWidget* bar() const { return m_bar; } // filter and buttons, for the dock's title
    [[nodiscard]] QTreeView* view() const;               // the one shown
    [[nodiscard]] OutlineModel* model() const;           // of the one shown; null without a canvas
    // Widths, order, sorting and choice of columns of both.
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray& state);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Page
    {
        QTreeView* view = nullptr;
        OutlineFilter* proxy = nullptr;
        OutlineModel* model = nullptr;
    };
    void setUpView(Page& page, const QString& name);
    void setUpBar();
    void retranslate();
    void watchPlan(bool on);
    void filter();
    void updateEmpty();
    void takeSelection(); // from the canvas
    void giveSelection(); // to it
    void copy() const;
    void showMenu(const QPoint& at);
    void fillColumnMenu(QMenu* menu);
    void lead(const QModelIndex& index);
    [[nodiscard]] const Page& page() const;

    QPointer<CanvasView> m_canvas;
    QPointer<const RunModel> m_run;
    std::array<Page, 2> m_pages; // tree, table
    QStackedWidget* m_stack;
    QLabel* m_empty;
    QWidget* m_bar;
    QLineEdit* m_filter;
    QToolButton* m_asTree;
    QToolButton* m_asTable;
    QToolButton* m_columns;
    QTimer m_filterSoon;
    QTimer m_selectSoon;
    bool m_syncing = false;
    bool m_watching = false;
};

} // namespace stellwerk
