// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity/hiddenjobs.h"
#include "history/historystore.h"
#include "session/outcomefeed.h"

#include <QJsonObject>
#include <QPersistentModelIndex>
#include <QWidget>

class QAction;
class QActionGroup;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace stellwerk {

class Dialogs;
class GridModel;
class GridView;

// "Last outcomes": the grid with its range, layout and order, and what it gives away. Main thread.
class GridPanel final : public QWidget
{
    Q_OBJECT
public:
    // `history` may be null: none is kept.
    GridPanel(OutcomeFeed* feed, GridModel* model, HistoryStore* history, Dialogs* dialogs,
              QWidget* parent = nullptr);

    [[nodiscard]] GridView* view() const { return m_view; }
    [[nodiscard]] QList<QAction*> exportActions() const { return {m_exportPng, m_exportCsv}; }
    [[nodiscard]] QMenu* rangeMenu() const { return m_rangeMenu; }
    [[nodiscard]] QMenu* layoutMenu() const { return m_layoutMenu; }
    [[nodiscard]] QMenu* orderMenu() const { return m_orderMenu; }
    [[nodiscard]] QAction* shadeAction() const { return m_shade; }
    void setFilter(const QString& words);
    void copy() const; // the current row, as people paste it

    [[nodiscard]] QJsonObject state() const;
    void restoreState(const QJsonObject& state);

Q_SIGNALS:
    void jobSelected(const QString& server, const QString& job);
    void jobActivated(const QString& server, const QString& job);
    void failed(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setUpChoices();
    QToolButton* addChoice(QMenu* menu, const QString& name);
    void setRange(int choice);
    void update();
    void showFacts(const QModelIndex& index, const QPoint& at);
    [[nodiscard]] QStringList header() const; // of what is copied and written
    [[nodiscard]] QStringList cells(int row) const;
    void exportPng();
    void exportCsv();
    void writeCsvPart();

    OutcomeFeed* m_feed;
    GridModel* m_model;
    HistoryStore* m_history;
    Dialogs* m_dialogs;
    GridView* m_view;
    QWidget* m_bar;
    QStackedWidget* m_pages;
    QLabel* m_message;
    QLabel* m_progress;
    QMenu* m_rangeMenu = nullptr;
    QMenu* m_layoutMenu = nullptr;
    QMenu* m_orderMenu = nullptr;
    QActionGroup* m_ranges = nullptr;
    QActionGroup* m_layouts = nullptr;
    QActionGroup* m_orders = nullptr;
    QAction* m_shade = nullptr;
    QAction* m_exportPng = nullptr;
    QAction* m_exportCsv = nullptr;
    HistoryStore::QueryId m_asked = 0; // for a message
    struct Csv;
    std::shared_ptr<Csv> m_csv; // being written
};

} // namespace stellwerk
