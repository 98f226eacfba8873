// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logmodel.h"
#include "package/parentpackage.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableView;

namespace stellwerk {

// The dock "Log": history rows and the run's events as they come, filtered by words and level, with the whole
// message of the current line below. Follows the newest line until the user scrolls up. Main thread.
class LogPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit LogPanel(LogModel* log, QWidget* parent = nullptr);

    [[nodiscard]] QWidget* bar() const { return m_bar; } // its tools, for the title of the dock
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] QAction* nextErrorAction() const { return m_next; }
    [[nodiscard]] QAction* previousErrorAction() const { return m_previous; }
    [[nodiscard]] bool isFollowing() const;

public Q_SLOTS:
    void focusFilter();
    // Shows only this task's lines; an empty id shows all.
    void showTask(const stellwerk::TaskId& task, const QString& name);

Q_SIGNALS:
    void taskActivated(const stellwerk::TaskId& task);

private:
    void setUpTable();
    void setUpActions();
    void setUpBar();
    void applyFilter();
    void scrolled(int value);
    void showDetail();
    void goToError(bool backwards);
    void copySelection();
    void updateCount();
    void showMenu(const QPoint& at);

    LogModel* m_log;
    QTableView* m_table;
    QPlainTextEdit* m_detail;
    QLineEdit* m_filter = nullptr;
    QComboBox* m_level = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_empty;
    QWidget* m_bar;
    QAction* m_follow = nullptr;
    QAction* m_next = nullptr;
    QAction* m_previous = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_allTasks = nullptr;
    QString m_task;
    QTimer m_filterSoon;
    QTimer m_followSoon; // lines come in bursts
    bool m_scrolling = false;
};

} // namespace stellwerk
