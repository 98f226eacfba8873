// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/boxplottable.h"
#include "charts/clockticker.h"
#include "charts/durationspanel.h"
#include "charts/historychart.h"
#include "charts/pasttable.h"
#include "charts/rowchart.h"
#include "charts/texttable.h"
#include "run/durationhistory.h"
#include "theme/durationtext.h"

#include <QComboBox>
#include <QCompleter>
#include <QFutureWatcher>
#include <QLineEdit>
#include <QtConcurrentRun>

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

} // namespace

void DurationsPanel::setHistory(DurationHistory* history)
{
    m_history = history;
    setUpPast();
    connect(m_jobs, &QComboBox::activated, this, [this](int index) { showJob(m_jobs->itemText(index)); });
    connect(history, &DurationHistory::changed, this, [this] {
        // A look at the fleet that told nothing new of this job costs nothing more.
        m_jobStale = m_jobStale || m_history->of(m_job) != m_recent;
        historyChanged();
    });
    connect(history, &DurationHistory::grew, this, [this] {
        m_jobStale = true;
        historyChanged();
    });
    m_durations->setHistory(history);
    historyChanged();
}

void DurationsPanel::setUpPast()
{
    m_historyChart = new HistoryChart(this);
    m_boxChart = new RowChart(this);
    m_boxes = new BoxPlottable(m_boxChart->plot()->xAxis, m_boxChart->plot()->yAxis);
    m_historyTable = new PastTable(PastTable::Form::Shown, this);
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
    addView({u"history"_s, tr("History of a job"), m_historyChart, m_historyTable, {}});
    addView({u"boxes"_s, tr("Servers compared"), m_boxChart, m_boxTable, {}});
    m_boxChart->setTicker(QSharedPointer<DurationTicker>::create());
    m_boxChart->setRowHeight(32);
    m_boxChart->setCrossText(
        [](double seconds) { return durationText(std::chrono::seconds(qint64(std::max(0.0, seconds)))); });
    m_boxChart->setPlaceText([this](double, int row) { return boxFacts(row); });
    tellPast(false);
}

void DurationsPanel::showJob(const QString& job)
{
    if (job.isEmpty() || job.compare(m_job, Qt::CaseInsensitive) == 0)
        return;
    m_job = job;
    m_jobStale = m_jobNew = true;
    historyChanged();
    if (isVisible() && (currentView() == History || currentView() == Boxes))
        askPast();
}

void DurationsPanel::offerJobs()
{
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

void DurationsPanel::historyChanged()
{
    if (!m_history || (currentView() != History && currentView() != Boxes))
        return;
    if (m_jobStale && !m_jobs->lineEdit()->hasFocus()) // somebody is typing there
        offerJobs();
    const bool empty = m_past.points.isEmpty() || m_jobNew;
    contentChanged(History, empty, false);
    contentChanged(Boxes, empty, false);
}

void DurationsPanel::askPast()
{
    if (!m_jobStale || !m_history)
        return;
    m_jobStale = false;
    if (m_job.isEmpty())
        offerJobs();
    ++m_pastRound;
    m_recent = m_history->of(m_job);
    tellPast(true);
    m_history->ask(m_job, this, [this](const JobPast& past) { takePast(past); });
}

void DurationsPanel::takePast(const JobPast& past)
{
    if (past.job.compare(m_job, Qt::CaseInsensitive) != 0)
        return;
    m_past = past;
    // Sorted by server and weighed on another thread: there may be a hundred thousand runs.
    auto* watcher = new QFutureWatcher<HistoryLines>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, round = m_pastRound] {
        watcher->deleteLater();
        if (round == m_pastRound)
            showPast(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(historyLinesOf, past.points));
}

void DurationsPanel::showPast(const HistoryLines& lines)
{
    HistoryChart::Content content;
    content.lines = lines;
    const QString only = lines.servers.size() == 1 ? lines.servers.first().name : QString();
    const DurationHistory::Usual usual =
        m_history ? m_history->usual(only, m_job) : DurationHistory::Usual(); // else of all servers
    content.median = usual.median;
    content.p10 = usual.p10;
    content.p90 = usual.p90;
    content.samples = usual.samples;
    content.slower = m_past.slower;
    m_historyTable->setPoints(lines.points);
    m_historyChart->setContent(content);
    showBoxes(lines.servers);
    const QString summary = pastSummary();
    m_historyChart->setSummary(summary);
    m_boxChart->setSummary(summary);
    const bool isNew = std::exchange(m_jobNew, false);
    tellPast(false);
    contentChanged(History, lines.points.isEmpty(), false);
    contentChanged(Boxes, lines.points.isEmpty(), false);
    if (isNew) {
        m_historyChart->fit();
        fitBoxes();
    }
}

void DurationsPanel::tellPast(bool reading)
{
    const QString job = m_job.isEmpty() ? tr("a job") : m_job;
    QString empty =
        tr("Nothing is known of earlier runs of %1. Choose another job above, or connect its servers.")
            .arg(job);
    if (reading)
        empty = tr("Reading the earlier runs of %1…").arg(job);
    else if (!m_past.error.isEmpty())
        empty = tr("The history cannot be read: %1").arg(m_past.error);
    for (const int view : {History, Boxes}) {
        setEmptyText(view, empty);
        QString notice;
        if (!reading && !m_past.points.isEmpty()) {
            if (!m_past.error.isEmpty())
                notice = tr("The history cannot be read, these are the runs that the servers still have: %1")
                             .arg(m_past.error);
            else if (!m_past.kept)
                notice = tr("No history is kept: these are the runs that the servers still have.");
            else if (m_past.most > 0)
                notice = tr("The newest %n run(s) of each server.", nullptr, m_past.most);
        }
        if (!reading)
            setNotice(view, notice);
    }
}

QString DurationsPanel::pastSummary() const
{
    const HistoryChart::Content& content = m_historyChart->content();
    QStringList parts{tr("%1: %n run(s)", nullptr, int(content.lines.points.size())).arg(m_job)};
    if (content.samples > 0)
        parts.append(tr("usual %1", "duration").arg(textOf(secondsOf(content.median))));
    for (const JobPast::Slower& slower : content.slower)
        parts.append(HistoryChart::slowerText(slower, content.lines.servers.size() > 1));
    return parts.join(u", "_s);
}

void DurationsPanel::showBoxes(const QList<HistoryLines::Server>& servers)
{
    QList<BoxPlottable::Box> boxes;
    QList<QStringList> rows;
    QMap<double, QString> labels;
    QList<ChartBand> bands;
    m_boxServers.clear();
    for (const HistoryLines::Server& server : servers) {
        const BoxStatistics& s = server.box;
        if (s.count == 0)
            continue;
        BoxPlottable::Box box;
        box.statistics = s;
        box.latest = server.latest;
        const DurationHistory::Usual usual =
            m_history ? m_history->usual(server.name, m_job) : DurationHistory::Usual();
        box.slow = usual.samples >= kFewest && box.latest > secondsOf(usual.p90);
        m_boxServers.append(server.name);
        labels.insert(double(boxes.size()) + 0.5,
                      u"%1 (%2)"_s.arg(server.name).arg(s.count)); // how many runs
        bands.append({int(boxes.size()), 1, server.name, {}, false});
        boxes.append(box);
        rows.append({server.name, QString::number(s.count), textOf(s.median), textOf(s.lowerQuartile),
                     textOf(s.upperQuartile), textOf(s.low), textOf(s.high),
                     QString::number(s.outliers.size()), textOf(box.latest)});
    }
    m_boxTable->setRows(rows);
    m_boxes->setBoxes(boxes);
    m_boxChart->setContent({}, bands, labels, int(boxes.size()));
    m_boxChart->redraw();
}

std::unique_ptr<QAbstractItemModel> DurationsPanel::exportedTable() const
{
    if (currentView() != History)
        return nullptr;
    auto table = std::make_unique<PastTable>(PastTable::Form::Exported);
    table->setPoints(m_past.points);
    return table;
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
