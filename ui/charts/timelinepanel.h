// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartpanel.h"
#include "charts/rowchart.h"
#include "charts/timefold.h"
#include "charts/timelinelayout.h"
#include "run/timelinemodel.h"

#include <QPointer>

namespace stellwerk {

class ForeignJobs;
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
    // The tasks on the critical path as far as it is known; asked when the choice is made and when bars end.
    // All bars of the run whose earlier moment is shown, so that rows keep their places.
    void setWholeBars(std::function<QList<TimelineModel::Bar>()> bars) { m_wholeBars = std::move(bars); }
    using CriticalTasks = std::function<QSet<TaskId>()>;
    void setCriticalTasks(CriticalTasks tasks);

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
    [[nodiscard]] QString tooltipOf(const ChartBar& bar) const;
    [[nodiscard]] QString ownFacts(const ChartBar& drawn) const;
    [[nodiscard]] QString foreignFacts(const ChartBar& drawn) const;

    TimelineModel* m_timeline;
    QPointer<const RunModel> m_run;
    QPointer<const ForeignJobs> m_foreign;
    CriticalTasks m_criticalTasks;
    std::function<QList<TimelineModel::Bar>()> m_wholeBars;
    QSet<TaskId> m_critical;
    RowChart* m_chart;
    TimelineTable* m_table;
    QAction* m_follow = nullptr;
    QAction* m_foldGaps = nullptr;
    QAction* m_showForeign = nullptr;
    QAction* m_showCritical = nullptr;
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
