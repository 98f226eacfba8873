// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runs/runsmodel.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QCheckBox;
class QHBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTreeView;

namespace stellwerk {

// The page "Past runs": what ran, when, how it ended and what failed first. Enter or a double click shows a
// run; two chosen ones can be compared. What the commands do, whoever made the page says. Main thread.
class RunsPage final : public QWidget
{
    Q_OBJECT
public:
    explicit RunsPage(QWidget* parent = nullptr);

    [[nodiscard]] RunsModel* model() const { return m_model; }
    [[nodiscard]] QTreeView* view() const { return m_view; }
    [[nodiscard]] QLineEdit* filterField() const { return m_filter; }
    // Read whenever the page comes into sight.
    void setJournal(const QString& file) { m_journal = file; }
    // Commands for the chosen runs, all in the menu of the list, the first ones on buttons too.
    void setRunActions(const QList<QAction*>& actions);
    [[nodiscard]] QList<RunListing> chosen() const; // in the order of the list
    void choose(const RunId& run);

Q_SIGNALS:
    void activated(const stellwerk::RunId& run);
    void chosenChanged();

protected:
    void showEvent(QShowEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setUpBar();
    void setUpView();
    void applyFilter();
    void updateState();
    void keepChosen();
    void restoreChosen();
    void showMenu(const QPoint& at);
    void copyChosen() const;

    QString m_journal;
    RunsModel* m_model;
    QTreeView* m_view;
    QLineEdit* m_filter;
    QComboBox* m_outcome;
    QCheckBox* m_group;
    QLabel* m_count;
    QLabel* m_message; // empty, loading, error
    QWidget* m_bar;
    QHBoxLayout* m_buttons = nullptr;
    QStackedWidget* m_pages;
    QList<QAction*> m_actions;
    QStringList m_kept; // ids, while the list is arranged anew
    RunId m_current;
    QTimer m_filterSoon;
    bool m_arranging = false;
};

} // namespace stellwerk
