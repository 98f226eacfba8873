// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartpanel.h"
#include "charts/rowchart.h"
#include "charts/timefold.h"
#include "charts/timelinelayout.h"
#include "plan/criticalpath.h"
#include "run/durationhistory.h"
#include "run/timelinemodel.h"
#include "theme/icons.h"

#include <QPointer>

namespace stellwerk {

class ForeignJobs;
class RunForecaster;
class RunModel;
class TimelineTable;

// The dock "Timeline": when each attempt waited and ran, in rows by server, task or job, growing while the
// run runs. Costs of a frame grow with what changed and what is in sight, not with the run.
class TimelinePanel final : public ChartPanel
{
    Q_OBJECT
public:
    enum class Rows { Server, Task, Job };

    TimelinePanel(TimelineModel* timeline, Dialogs* dialogs, QWidget* parent = nullptr);

    // Both may come later or not at all: usual durations, and what others run.
    void setRun(const RunModel* run);
    void setForeignJobs(const ForeignJobs* foreign);
    // How the run is expected to go on: bars of what has not begun, its end, and what a delay moved.
    void setForecast(const RunForecaster* forecaster);
    void setHistory(const DurationHistory* history); // for what takes longer than usual
    // All bars of the run whose earlier moment is shown, so that rows keep their places.
    void setWholeBars(std::function<QList<TimelineModel::Bar>()> bars) { m_wholeBars = std::move(bars); }
    // The critical path as far as it is known; asked when the choice is made and when bars end.
    using PathSource = std::function<CriticalPath()>;
    void setCriticalPath(PathSource path);

    [[nodiscard]] RowChart* chart() const { return m_chart; }
    [[nodiscard]] bool isFollowing() const;
    [[nodiscard]] Rows rows() const { return m_by; }
    void setRows(Rows rows);

protected:
    void refresh() override;
    void fit() override;
    [[nodiscard]] TaskId taskOfRow(int row) const override;
    [[nodiscard]] std::unique_ptr<QAbstractItemModel> exportedTable() const override;

private:
    void setUpActions();
    QAction* addSwitch(Icon picture, const QString& text, const QString& tip, const QString& name,
                       const QKeySequence& keys, bool on);
    void setUpRows();
    void setUpModel();
    void touch(int first, int last); // rows of the model
    void changed();
    void rebuild();
    void applyChanges();
    // Gives the bar its row within its lane; true if that row is new.
    bool place(ChartBar& bar, const QString& key, const QString& title);
    void showRows();
    void updateFold();
    void follow(bool whole);
    void updateSummary();
    [[nodiscard]] ChartBar ownBar(int index) const;
    [[nodiscard]] ChartBar foreignBar(int index) const;
    [[nodiscard]] std::pair<QString, QString> laneOf(const TimelineModel::Bar& bar) const; // key, title
    struct Item // on its way to a row
    {
        ChartBar bar;
        QString key, title;
        ChartBar extent; // what decides its place: at a moment, all that the bar will be
    };
    void addForeign(QList<Item>& items) const;
    // Of the tasks to come, in timelineexpected.cpp.
    struct Expected
    {
        TaskId task;
        QString name, job, server;
        QDateTime begin, end; // UTC
        bool known = true;
    };
    [[nodiscard]] bool isExpectedShown() const;
    void gatherExpected();
    void addExpected(QList<Item>& items) const;
    void forecastChanged();
    void showMoments();
    [[nodiscard]] double expectedEnd() const; // of the whole run, real time; 0: not known
    [[nodiscard]] double placedUntil(const ChartBar& bar) const;
    [[nodiscard]] std::optional<double> usualEndOf(const TimelineModel::Bar& bar) const; // nine of ten runs'
    [[nodiscard]] DurationHistory::Usual usualOf(const QString& server, const QString& job) const;
    void markOverdue();
    void addPath(ChartBar& bar) const;
    [[nodiscard]] QString expectedFacts(const ChartBar& drawn) const;
    [[nodiscard]] QStringList delayFacts(const TaskId& task) const;
    [[nodiscard]] QStringList slackFacts(const ChartBar& drawn) const;
    [[nodiscard]] QString tooltipOf(const ChartBar& bar) const;
    [[nodiscard]] QString ownFacts(const ChartBar& drawn) const;
    [[nodiscard]] QString foreignFacts(const ChartBar& drawn) const;

    TimelineModel* m_timeline;
    QPointer<const RunModel> m_run;
    QPointer<const ForeignJobs> m_foreign;
    std::function<QList<TimelineModel::Bar>()> m_wholeBars;
    QPointer<const RunForecaster> m_forecaster;
    QPointer<const DurationHistory> m_history;
    mutable QHash<std::pair<QString, QString>, DurationHistory::Usual> m_usual; // what was asked
    QList<Expected> m_expected;
    PathSource m_pathSource;
    CriticalPath m_path; // empty unless it is shown
    RowChart* m_chart;
    TimelineTable* m_table;
    QAction* m_follow = nullptr;
    QAction* m_foldGaps = nullptr;
    QAction* m_showForeign = nullptr;
    QAction* m_showCritical = nullptr;
    QAction* m_showExpected = nullptr;
    QToolButton* m_rowsButton = nullptr;
    QList<QAction*> m_rowActions;
    Rows m_by = Rows::Server;

    TimelineLayout m_layout;
    TimeFold m_fold;
    QSharedPointer<class ClockTicker> m_ticker;
    QList<int> m_drawn;  // by row of the model: its bar in the chart
    QSet<int> m_touched; // rows of the model that changed since the last refresh
    QSet<int> m_open;    // that grow
    bool m_stale = true; // all is to be placed anew
    bool m_whole = true; // following keeps everything in sight; else the span, with now at its right
    double m_now = 0;    // seconds since the epoch, of the last refresh
    double m_begin = 0, m_end = 0; // of all own bars, real time
};

} // namespace stellwerk
