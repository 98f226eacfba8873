// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/boxplottable.h"
#include "charts/clockticker.h"
#include "charts/durationspanel.h"
#include "charts/historychart.h"
#include "charts/rowchart.h"
#include "charts/texttable.h"
#include "run/durationhistory.h"
#include "theme/durationtext.h"

#include <QComboBox>
#include <QCompleter>

// The past of a job in a DurationsPanel: over time, and as boxes by server.
namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFewest = 5; // runs from which on a duration is called unusual

double secondsOf(std::chrono::milliseconds duration)
{
    return double(duration.count()) / 1000.0;
}

QString textOf(double seconds)
{
    return durationTextExact(std::chrono::milliseconds(qint64(seconds * 1000)));
}

QString momentOf(const QDateTime& utc)
{
    const QDateTime local = utc.toLocalTime();
    return QLocale().toString(local.date(), QLocale::ShortFormat) + local.toString(u" HH:mm:ss"_s);
}

} // namespace

void DurationsPanel::setHistory(const DurationHistory* history)
{
    m_history = history;
    m_historyChart = new HistoryChart(this);
    m_boxChart = new RowChart(this);
    m_boxes = new BoxPlottable(m_boxChart->plot()->xAxis, m_boxChart->plot()->yAxis);
    m_historyTable = new TextTable({tr("Ended"), tr("Server"), tr("Duration"), tr("Outcome")}, {2}, this);
    m_boxTable = new TextTable({tr("Server"), tr("Runs"), tr("Median"), tr("Middle half from"), tr("to"),
                                tr("Whiskers from"), tr("to"), tr("Outliers"), tr("Latest")},
                               {1, 2, 3, 4, 5, 6, 7, 8}, this);
    m_jobs = new QComboBox;
    m_jobs->setObjectName(u"durations.job"_s);
    m_jobs->setAccessibleName(tr("Job"));
    m_jobs->setToolTip(tr("Whose past is shown; it follows the selected task"));
    m_jobs->setEditable(true);
    m_jobs->setInsertPolicy(QComboBox::NoInsert);
    m_jobs->completer()->setFilterMode(Qt::MatchContains);
    m_jobs->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_jobs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_jobs->setMinimumContentsLength(16);
    m_jobs->hide();
    addTool(m_jobs);
    const QString empty =
        tr("Nothing is known of earlier runs of this job. Choose another one above, or connect "
           "its servers.");
    addView({u"history"_s, tr("History of a job"), m_historyChart, m_historyTable, empty});
    addView({u"boxes"_s, tr("Servers compared"), m_boxChart, m_boxTable, empty});
    m_boxChart->setTicker(QSharedPointer<DurationTicker>::create());
    m_boxChart->setRowHeight(32);
    m_boxChart->setCrossText(
        [](double seconds) { return durationText(std::chrono::seconds(qint64(std::max(0.0, seconds)))); });
    m_boxChart->setPlaceText([this](double, int row) { return boxFacts(row); });
    connect(m_jobs, &QComboBox::activated, this, [this](int index) { showJob(m_jobs->itemText(index)); });
    connect(history, &DurationHistory::changed, this, [this] {
        m_jobStale = true;
        historyChanged();
    });
    m_durations->setHistory(history);
    historyChanged();
}

void DurationsPanel::showJob(const QString& job)
{
    if (job.isEmpty() || job.compare(m_job, Qt::CaseInsensitive) == 0)
        return;
    m_job = job;
    m_jobStale = m_jobNew = true;
    historyChanged();
    if (isVisible() && (currentView() == History || currentView() == Boxes))
        refresh();
}

void DurationsPanel::historyChanged()
{
    if (!m_history || (currentView() != History && currentView() != Boxes))
        return;
    if (m_jobStale) {
        const QStringList jobs = m_history->jobs();
        if (m_job.isEmpty() && !jobs.isEmpty())
            m_job = jobs.first();
        const QSignalBlocker quiet(m_jobs);
        m_jobs->clear();
        m_jobs->addItems(jobs);
        const int index = m_jobs->findText(m_job, Qt::MatchFixedString);
        m_jobs->setCurrentIndex(index);
        if (index < 0)
            m_jobs->setEditText(m_job);
    }
    const bool empty = m_history->of(m_job).isEmpty();
    contentChanged(History, empty, false);
    contentChanged(Boxes, empty, false);
}

void DurationsPanel::refreshJob()
{
    if (!m_jobStale || !m_history)
        return;
    m_jobStale = false;
    HistoryChart::Content content;
    content.points = m_history->of(m_job);
    const DurationHistory::Usual usual = m_history->usual({}, m_job); // of all servers
    content.median = usual.median;
    content.p10 = usual.p10;
    content.p90 = usual.p90;
    content.samples = usual.samples;
    content.slower = slowdownOf(content.points);
    QList<QStringList> rows;
    for (auto point = content.points.crbegin(); point != content.points.crend(); ++point)
        rows.append({momentOf(point->ended), point->server, durationTextExact(point->duration),
                     shownWord(point->outcome)});
    m_historyTable->setRows(rows);
    QString summary = tr("%1: %n run(s)", nullptr, int(content.points.size())).arg(m_job);
    if (usual.samples > 0)
        summary += u", "_s + tr("usual %1", "duration").arg(textOf(secondsOf(usual.median)));
    if (content.slower)
        summary += u", "_s + tr("slower since %1: %2 instead of %3")
                                 .arg(ClockTicker::dateText(content.slower->since.toLocalTime().date()),
                                      textOf(secondsOf(content.slower->after)),
                                      textOf(secondsOf(content.slower->before)));
    m_historyChart->setSummary(summary);
    m_boxChart->setSummary(summary);
    m_historyChart->setContent(content);
    refreshBoxes(content.points);
    if (m_jobNew && !content.points.isEmpty()) {
        m_jobNew = false;
        m_historyChart->fit();
        fitBoxes();
    }
}

void DurationsPanel::refreshBoxes(const QList<DurationPoint>& points)
{
    QMap<QString, std::vector<double>> lengths; // by server
    QMap<QString, double> latest;
    for (const DurationPoint& point : points) {
        if (point.outcome != RunStatus::Succeeded)
            continue;
        lengths[point.server].push_back(secondsOf(point.duration));
        latest[point.server] = secondsOf(point.duration);
    }
    QList<BoxPlottable::Box> boxes;
    QList<QStringList> rows;
    QMap<double, QString> labels;
    QList<ChartBand> bands;
    m_boxServers = lengths.keys();
    for (const QString& server : std::as_const(m_boxServers)) {
        BoxPlottable::Box box;
        box.statistics = boxOf(lengths.value(server));
        box.latest = latest.value(server);
        const DurationHistory::Usual usual = m_history->usual(server, m_job);
        box.slow = usual.samples >= kFewest && box.latest > secondsOf(usual.p90);
        const BoxStatistics& s = box.statistics;
        labels.insert(double(boxes.size()) + 0.5, u"%1 (%2)"_s.arg(server).arg(s.count)); // how many runs
        bands.append({int(boxes.size()), 1, server, {}, false});
        boxes.append(box);
        rows.append({server, QString::number(s.count), textOf(s.median), textOf(s.lowerQuartile),
                     textOf(s.upperQuartile), textOf(s.low), textOf(s.high),
                     QString::number(s.outliers.size()), textOf(box.latest)});
    }
    m_boxTable->setRows(rows);
    m_boxes->setBoxes(boxes);
    m_boxChart->setContent({}, bands, labels, int(boxes.size()));
    m_boxChart->redraw();
}

void DurationsPanel::fitBoxes()
{
    bool found = false;
    m_boxChart->showRange(0, m_boxes->getKeyRange(found, QCP::sdBoth).upper * 1.15);
    m_boxChart->redraw();
}

QString DurationsPanel::boxFacts(int row) const
{
    if (row < 0 || row >= m_boxServers.size())
        return {};
    const BoxPlottable::Box& box = m_boxes->boxes().at(row);
    QStringList lines{u"<b>"_s + m_boxServers.at(row).toHtmlEscaped() + u"</b>"_s};
    lines.append(tr("%n run(s)", nullptr, box.statistics.count));
    lines.append(tr("Median: %1").arg(textOf(box.statistics.median)));
    lines.append(tr("Half of the runs take %1 to %2")
                     .arg(textOf(box.statistics.lowerQuartile), textOf(box.statistics.upperQuartile)));
    lines.append(tr("Outliers: %1").arg(box.statistics.outliers.size()));
    lines.append(tr("Latest: %1").arg(textOf(box.latest)));
    if (box.slow)
        lines.append(u"\u25b2 "_s + tr("Slower than usual"));
    return lines.join(u"<br>"_s);
}

} // namespace stellwerk
