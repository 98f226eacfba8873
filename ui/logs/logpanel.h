// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logmodel.h"
#include "package/parentpackage.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;
class QJsonArray;
class QComboBox;
class QLabel;
class QMenu;
class QPlainTextEdit;
class QSplitter;
class QTableView;
class QToolButton;

namespace stellwerk {

class Dialogs;
class LogBookmarks;
class LogExportBar;
class LogFilterField;
class LogFindBar;
class LogGroupsPanel;
class LogHighlights;
class LogHits;
class LogLineDelegate;
class LogMarkBar;
class LogRateStrip;

// The dock "Log": lines of all servers and of the run as they come, in true time. Filtered by the language of
// docs/logs.md, searched, marked, put into groups, exported; the whole message of the current line beside it.
// Follows the newest line until the user scrolls up. Main thread.
class LogPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit LogPanel(LogModel* log, QWidget* parent = nullptr);
    ~LogPanel() override;

    void setDialogs(Dialogs* dialogs);                   // with them lines can be exported
    [[nodiscard]] QWidget* bar() const { return m_bar; } // its tools, for the title of the dock
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] QMenu* menu() const { return m_menu; } // all its commands
    [[nodiscard]] QAction* nextErrorAction() const { return m_next; }
    [[nodiscard]] QAction* previousErrorAction() const { return m_previous; }
    [[nodiscard]] bool isFollowing() const;
    // Columns, filter, bookmarks, rules of highlighting and limit, for the next start.
    [[nodiscard]] QByteArray state() const;
    void restoreState(const QByteArray& state);

public Q_SLOTS:
    void focusFilter();
    // The run is shown as it was then (UTC): the last line until that moment is brought into sight, and what
    // comes after stands back. Invalid: the present, followed again if it was.
    void setMoment(const QDateTime& moment);
    // Shows only this task's lines; an empty id shows all.
    void showTask(const stellwerk::TaskId& task, const QString& name);

Q_SIGNALS:
    void taskActivated(const stellwerk::TaskId& task);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    // logpanel.cpp
    void setUpTable();
    void setUpBar();
    void setUpDetail();
    void setUpLayout();
    void setUpModel();
    void applyFilter();
    void scrolled(int value);
    void rowsCame(int count);
    void afterRows();
    void scrollToMoment();
    void followNewest();
    void keepPlace();
    void findPlace();
    void showDetail();
    void updateCount();
    void placeMarks();
    void tellInSight();
    void tellOfNothing();
    // logpanelstate.cpp
    void restoreColumns(const QJsonArray& columns);
    // logpanelactions.cpp
    QAction* makeAction(const QString& name, const QString& text, const QKeySequence& keys);
    void setUpActions();
    void setUpMenu();
    [[nodiscard]] static bool isShownAtFirst(int column);
    void goTo(int row);
    void goToError(bool backwards);
    void goToServer(bool backwards);
    void goToHit(bool backwards);
    void goToBookmark(bool backwards);
    void askForTime();
    void toggleBookmark();
    void bookmarksChanged();
    void copySelection();
    void copyMessage();
    void exportLines();
    void editHighlights();
    void showMenu(const QPoint& at);
    void filterBy(LogField field);
    void filterByTime(qint64 from, qint64 to);
    void showWholeTime();

    LogModel* m_log;
    Dialogs* m_dialogs = nullptr;
    QTableView* m_table;
    QPlainTextEdit* m_detail;
    QWidget* m_detailPane;
    LogFilterField* m_filter = nullptr;
    QComboBox* m_level = nullptr;
    QLabel* m_count = nullptr;
    QWidget* m_empty;
    QLabel* m_emptyText;
    QToolButton* m_showAll;
    QLabel* m_error; // of the filter
    QLabel* m_note;  // that the oldest lines went
    QWidget* m_bar;
    QSplitter* m_split;
    LogHits* m_hits;
    LogHits* m_errors;
    LogHits* m_warnings;
    LogHighlights* m_highlights;
    LogFindBar* m_find;
    LogMarkBar* m_marks;
    LogRateStrip* m_rate;
    LogBookmarks* m_bookmarks;
    LogLineDelegate* m_lines = nullptr;
    bool m_followAgain = false;     // when the present is shown again
    std::optional<qint64> m_moment; // ms since the epoch
    bool m_followMoment = false;    // until the user scrolls
    LogGroupsPanel* m_groups;
    LogExportBar* m_export;
    QMenu* m_menu;
    QMenu* m_columns = nullptr;
    QMenu* m_limits = nullptr;
    QAction* m_follow = nullptr;
    QAction* m_next = nullptr;
    QAction* m_previous = nullptr;
    QAction* m_firstError = nullptr;
    QAction* m_nextServer = nullptr;
    QAction* m_previousServer = nullptr;
    QAction* m_goToTime = nullptr;
    QAction* m_findText = nullptr;
    QAction* m_showGroups = nullptr;
    QAction* m_showRate = nullptr;
    QAction* m_bookmark = nullptr;
    QAction* m_nextBookmark = nullptr;
    QAction* m_previousBookmark = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_copyMessage = nullptr;
    QAction* m_exportAction = nullptr;
    QAction* m_highlight = nullptr;
    QAction* m_allTasks = nullptr;
    QString m_task;
    QTimer m_filterSoon;
    QTimer m_afterRows;              // lines come in bursts
    std::optional<LogRowId> m_place; // the current line, while the filter changes
    int m_unseen = 0;                // lines that came while it did not follow
    bool m_scrolling = false;
    bool m_followQueued = false;
};

} // namespace stellwerk
