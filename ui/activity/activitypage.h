// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activity/gridmodel.h"
#include "activity/hiddenjobs.h"
#include "theme/freshness.h"

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QTabBar;

namespace stellwerk {

class ActivitySince;
class Dialogs;
class FailureReader;
class FailuresPanel;
class FleetSession;
class FreshnessLabel;
class GridPanel;
class OutcomeFeed;
class RunningModel;
class RunningPanel;
class RunningWatch;

// "Fleet activity": what failed first and why in one sentence, and below it what failed, what runs now and
// how every job ended. Reads while it is seen only. Main thread.
class ActivityPage final : public QWidget
{
    Q_OBJECT
public:
    enum class Part { Failed, Running, Outcomes };

    ActivityPage(FleetSession* session, Dialogs* dialogs, QWidget* parent = nullptr);
    ~ActivityPage() override;

    [[nodiscard]] FailureReader* failures() const { return m_failures; }
    [[nodiscard]] FailuresPanel* failuresPanel() const { return m_failed; }
    [[nodiscard]] RunningPanel* runningPanel() const { return m_running; }
    [[nodiscard]] GridPanel* gridPanel() const { return m_grid; }
    [[nodiscard]] GridModel* gridModel() const { return m_gridModel; }
    [[nodiscard]] QMenu* menu() const { return m_menu; } // its commands, for the window's menu
    [[nodiscard]] Part part() const;
    void showPart(Part part);
    void focusFilter();
    // Somebody else's selection: the job's cell becomes the current one.
    void showJob(const QString& server, const QString& job);

    [[nodiscard]] QByteArray state() const; // filters, choices and what is hidden, for the next start
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    void jobSelected(const QString& server, const QString& job);
    void jobActivated(const QString& server, const QString& job); // its history is wanted
    void failed(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setUpHead();
    void setUpMenu();
    void connectSession();
    void lookAt(bool looking);
    void partChanged();
    void applyHidden(const HiddenJobs& hidden);
    void updateHead();
    void updateServers();
    [[nodiscard]] GridModel::Knowledge knowledgeOf(const QString& server) const;

    FleetSession* m_session;
    FailureReader* m_failures;
    RunningWatch* m_watch;
    RunningModel* m_runningModel;
    OutcomeFeed* m_feed;
    GridModel* m_gridModel;
    QLabel* m_headline;
    QLabel* m_reason; // of the first failure: its error
    ActivitySince* m_since;
    QLineEdit* m_filter;
    QTabBar* m_parts;
    QStackedWidget* m_pages;
    FailuresPanel* m_failed;
    RunningPanel* m_running;
    GridPanel* m_grid;
    Freshness m_historyFresh;
    Freshness m_runningFresh;
    FreshnessLabel* m_fresh;
    QMenu* m_menu;
    QAction* m_copy = nullptr;
    QTimer m_serversSoon;
    QDateTime m_lastLook; // UTC, of an earlier time
    bool m_looked = false;
};

} // namespace stellwerk
