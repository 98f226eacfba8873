// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/durationspanel.h"

#include "charts/clockticker.h"
#include "charts/historychart.h"
#include "charts/loadplottable.h"
#include "charts/rowchart.h"
#include "run/serverload.h"
#include "theme/durationtext.h"

#include <QComboBox>

// The panel and the durations of the run; a job's past is in durationspast.cpp, the load in
// serverloadview.cpp.
namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

double secondsOf(std::chrono::milliseconds duration)
{
    return double(duration.count()) / 1000.0;
}

QString textOf(std::chrono::milliseconds duration)
{
    return durationText(std::chrono::round<std::chrono::seconds>(duration));
}

ChartBar chartBar(const DurationsModel::Row& row, int at, int source)
{
    ChartBar bar;
    bar.row = at;
    bar.begin = 0;
    bar.runBegin = 0;
    bar.end = secondsOf(row.duration);
    if (row.usual > 0ms)
        bar.usualEnd = secondsOf(row.usual);
    if (row.p90 > 0ms) {
        bar.bandBegin = secondsOf(row.p10);
        bar.bandEnd = secondsOf(row.p90);
    }
    bar.marked = row.isSlow();
    bar.look = row.outcome < 0 ? StateLook::Running : lookOf(TaskOutcome(row.outcome));
    bar.label = textOf(row.duration);
    bar.labelBeside = true;
    bar.task = row.task;
    bar.source = source;
    return bar;
}

} // namespace

DurationsPanel::DurationsPanel(DurationsModel* durations, Dialogs* dialogs, QWidget* parent)
    : ChartPanel(u"durations"_s, tr("D&urations"), dialogs, parent)
    , m_durations(durations)
    , m_chart(new RowChart(this))
{
    addView({u"chart"_s, tr("Durations by server"), m_chart, durations,
             tr("When a parent package runs, this shows how long its tasks take on each server, beside what "
                "is usual there.")});
    m_chart->setTicker(QSharedPointer<DurationTicker>::create());
    m_chart->setTooltip([this](const ChartBar& bar) { return tooltipOf(bar); });
    m_chart->setCrossText(
        [](double seconds) { return durationText(std::chrono::seconds(qint64(std::max(0.0, seconds)))); });
    m_chart->setShortest(0.5);
    connect(m_chart, &RowChart::rangeTouched, this, [this] { m_fitted = false; });
    connect(durations, &DurationsModel::rowsChanged, this, &DurationsPanel::changed);
    connect(durations, &QAbstractItemModel::modelReset, this, [this] {
        m_fitted = true;
        changed();
    });
    changed();
}

void DurationsPanel::changed()
{
    contentChanged(ThisRun, m_durations->rows().isEmpty(), m_durations->hasRunning());
}

void DurationsPanel::viewChosen()
{
    if (m_jobs)
        m_jobs->setVisible(currentView() == History || currentView() == Boxes);
    if (currentView() == ThisRun)
        changed();
    else if (currentView() == Load && m_load)
        contentChanged(Load, m_load->loads().isEmpty(), m_load->isRunning());
    else
        historyChanged();
}

void DurationsPanel::refresh()
{
    switch (View(currentView())) {
    case ThisRun:
        return refreshRun();
    case History:
    case Boxes:
        return askPast();
    case Load:
        return refreshLoad();
    }
}

void DurationsPanel::refreshRun()
{
    {
        // Its rowsChanged() would ask for the refresh that this is.
        const QSignalBlocker quiet(isTableShown() ? nullptr : m_durations);
        m_durations->setNow(m_durations->present());
    }
    const auto& rows = m_durations->rows();
    QList<ChartBar> bars;
    QList<ChartBand> bands;
    QMap<double, QString> labels;
    int at = 0;
    int slow = 0;
    for (const DurationsModel::Busy& busy : m_durations->busy()) {
        bands.append({at, busy.rowCount + 1, busy.server,
                      tr("busy %1", "server, sum of durations").arg(textOf(busy.total)), true});
        ++at; // the server's own line
        for (int i = busy.firstRow; i < busy.firstRow + busy.rowCount; ++i, ++at) {
            bars.append(chartBar(rows.at(i), at, i));
            labels.insert(at + 0.5, rows.at(i).taskName);
            slow += rows.at(i).isSlow() ? 1 : 0;
        }
    }
    m_chart->setSummary(tr("%n bar(s)", nullptr, int(bars.size())) + u", "_s +
                        tr("%n slower than usual", nullptr, slow));
    m_chart->setContent(std::move(bars), std::move(bands), labels, at);
    if (m_fitted)
        fitRun();
    m_chart->redraw();
}

void DurationsPanel::fit()
{
    switch (View(currentView())) {
    case ThisRun:
        m_fitted = true;
        fitRun();
        return m_chart->redraw();
    case History:
        return m_historyChart->fit();
    case Boxes:
        return fitBoxes();
    case Load:
        m_loadFitted = true;
        fitLoad();
        return m_loadChart->redraw();
    }
}

void DurationsPanel::fitRun()
{
    double longest = 5;
    for (const ChartBar& bar : m_chart->bars()) {
        longest = std::max(longest, bar.end);
        for (double mark : {bar.usualEnd, bar.bandEnd})
            longest = std::isnan(mark) ? longest : std::max(longest, mark);
    }
    m_chart->showRange(0, longest * 1.1);
}

TaskId DurationsPanel::taskOfRow(int row) const
{
    return currentView() == ThisRun ? m_durations->rows().value(row).task : TaskId();
}

QString DurationsPanel::tooltipOf(const ChartBar& drawn) const
{
    const DurationsModel::Row row = m_durations->rows().value(drawn.source);
    QStringList lines{u"<b>"_s + row.taskName.toHtmlEscaped() + u"</b>"_s};
    lines.append(tr("Server: %1").arg(row.server.toHtmlEscaped()));
    lines.append(tr("State: %1").arg(shownWord(drawn.look)));
    lines.append(tr("Duration: %1").arg(durationTextExact(row.duration)));
    lines.append(row.usual > 0ms ? tr("Usual duration: %1").arg(textOf(row.usual))
                                 : tr("Usual duration: unknown"));
    if (row.p90 > 0ms)
        lines.append(tr("Eight of ten runs take %1 to %2").arg(textOf(row.p10), textOf(row.p90)));
    if (row.isSlow())
        lines.append(u"\u25b2 "_s + tr("Slower than usual"));
    if (row.attempt > 1)
        lines.append(tr("Attempt: %1").arg(row.attempt));
    return lines.join(u"<br>"_s);
}

} // namespace stellwerk
