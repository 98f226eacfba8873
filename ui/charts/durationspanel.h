// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartpanel.h"
#include "charts/durationsmodel.h"
#include "charts/historylines.h"
#include "run/durationhistory.h"

#include <QPointer>

class QComboBox;

namespace stellwerk {

struct ChartBar;
class BoxPlottable;
class ClockTicker;
class HistoryChart;
class LoadPlottable;
class PastTable;
class RowChart;
class ServerLoad;
class TextTable;

// The dock "Durations": how long each task took on each server, live, against what is usual there; the past
// of a job as lines and as box plots; and how busy each server is over time.
class DurationsPanel final : public ChartPanel
{
    Q_OBJECT
public:
    // In this order, as far as the setters below were called.
    enum View { ThisRun, History, Boxes, Load };

    DurationsPanel(DurationsModel* durations, Dialogs* dialogs, QWidget* parent = nullptr);

    // Adds the charts of a job's past, then of the servers' load; once each, in this order.
    void setHistory(DurationHistory* history);
    void setLoad(ServerLoad* load, const std::function<int(const QString& server)>& slotsOf);
    void showJob(const QString& job); // in the charts of the past; empty: as it was
    [[nodiscard]] QString job() const { return m_job; }

    [[nodiscard]] RowChart* chart() const { return m_chart; }
    [[nodiscard]] HistoryChart* historyChart() const { return m_historyChart; }
    [[nodiscard]] RowChart* boxChart() const { return m_boxChart; }
    [[nodiscard]] RowChart* loadChart() const { return m_loadChart; }
    [[nodiscard]] const BoxPlottable* boxes() const { return m_boxes; }
    [[nodiscard]] const LoadPlottable* loads() const { return m_loads; }

protected:
    void viewChosen() override;
    void refresh() override;
    void fit() override;
    [[nodiscard]] TaskId taskOfRow(int row) const override;
    [[nodiscard]] std::unique_ptr<QAbstractItemModel> exportedTable() const override;

private:
    void changed();
    void historyChanged();
    void refreshRun();
    void setUpPast();
    void offerJobs();
    void askPast();                     // for what is known of the job, in the background
    void takePast(const JobPast& past); // ... and when it is there
    void showPast(const HistoryLines& lines);
    void tellPast(bool reading); // what is shown, or why nothing is
    [[nodiscard]] QString pastSummary() const;
    void showBoxes(const QList<HistoryLines::Server>& servers);
    void refreshLoad();
    void fitRun();
    void fitBoxes();
    void fitLoad();
    [[nodiscard]] QString tooltipOf(const ChartBar& bar) const;
    [[nodiscard]] QString boxFacts(int row) const;
    [[nodiscard]] QString loadFacts(double at, int row) const;

    DurationsModel* m_durations;
    RowChart* m_chart;
    QPointer<DurationHistory> m_history;
    JobPast m_past;                // that is shown
    QList<DurationPoint> m_recent; // of the job, as of the last question
    quint64 m_pastRound = 0;       // questions asked; an earlier one's lines are not wanted any more
    HistoryChart* m_historyChart = nullptr;
    RowChart* m_boxChart = nullptr;
    BoxPlottable* m_boxes = nullptr; // the plot owns it
    PastTable* m_historyTable = nullptr;
    TextTable* m_boxTable = nullptr;
    QComboBox* m_jobs = nullptr;
    QString m_job;
    QStringList m_boxServers;
    QPointer<ServerLoad> m_load;
    std::function<int(const QString&)> m_slotsOf;
    RowChart* m_loadChart = nullptr;
    LoadPlottable* m_loads = nullptr; // the plot owns it
    QList<int> m_loadOrder;           // by row of the chart: that of m_load
    TextTable* m_loadTable = nullptr;
    QSharedPointer<ClockTicker> m_loadTicker;
    bool m_jobStale = true;   // is to be asked for anew
    bool m_jobNew = true;     // its charts are to show all of it
    bool m_fitted = true;     // the x axis follows the longest bar
    bool m_loadFitted = true; // and that of the load the present
};

} // namespace stellwerk
