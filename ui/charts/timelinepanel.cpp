// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timelinepanel.h"

#include "charts/clockticker.h"
#include "charts/timelinetable.h"
#include "run/foreignjobs.h"
#include "run/runmodel.h"

#include <QAction>

#include <cmath>

// Where the bars come from and when; what is said of one is in timelinefacts.cpp, the commands are in
// timelineactions.cpp.
namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr double kShortestRun = 10; // seconds: a run that begins does not race over the whole width

double secondsOf(const QDateTime& time)
{
    return double(time.toMSecsSinceEpoch()) / 1000.0;
}

double beginOf(const TimelineModel::Bar& bar)
{
    return secondsOf(bar.requested.isValid() ? bar.requested : bar.started);
}

} // namespace

TimelinePanel::TimelinePanel(TimelineModel* timeline, Dialogs* dialogs, QWidget* parent)
    : ChartPanel(u"timeline"_s, tr("&Timeline"), dialogs, parent)
    , m_timeline(timeline)
    , m_chart(new RowChart(this))
    , m_table(new TimelineTable(timeline, TimelineTable::Form::Shown, this))
    , m_ticker(QSharedPointer<ClockTicker>::create())
{
    addView({u"chart"_s, tr("Timeline of the run"), m_chart, m_table,
             tr("When a parent package runs, a bar grows here for every task, server by server.")});
    m_chart->setTicker(m_ticker);
    m_chart->setTooltip([this](const ChartBar& bar) { return tooltipOf(bar); });
    m_chart->setCrossText([this](double shown) {
        return ClockTicker::clockText(m_fold.toReal(shown), m_chart->range().size());
    });
    setUpActions();
    setUpRows();
    setUpModel();
    changed();
}

void TimelinePanel::setUpModel()
{
    connect(m_timeline, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { touch(first, last); });
    connect(m_timeline, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) { touch(from.row(), to.row()); });
    connect(m_timeline, &TimelineModel::restored, this, [this] {
        m_stale = true;
        m_touched.clear();
        m_open.clear();
        touch(0, int(m_timeline->bars().size()) - 1);
    });
    connect(m_timeline, &TimelineModel::nowChanged, this, [this] { m_stale = true; });
    connect(m_timeline, &TimelineModel::barsChanged, this, &TimelinePanel::changed);
    connect(m_timeline, &QAbstractItemModel::modelReset, this, [this] {
        m_stale = true;
        m_whole = true;
        m_open.clear();
        touch(0, int(m_timeline->bars().size()) - 1);
        m_chart->plottable()->setCurrent(-1);
        m_follow->setChecked(true);
        changed();
    });
    touch(0, int(m_timeline->bars().size()) - 1);
}

void TimelinePanel::touch(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        m_touched.insert(row);
        if (m_timeline->bars().at(row).ended.isValid())
            m_open.remove(row);
        else
            m_open.insert(row);
    }
}

void TimelinePanel::setRun(const RunModel* run)
{
    m_run = run;
    m_stale = true;
    connect(run, &QAbstractItemModel::dataChanged, this, [this] {
        for (int row : std::as_const(m_open)) // an expected duration may have come
            m_touched.insert(row);
    });
    changed();
}

void TimelinePanel::setForeignJobs(const ForeignJobs* foreign)
{
    m_foreign = foreign;
    m_stale = true;
    connect(foreign, &ForeignJobs::changed, this, [this] {
        m_stale = m_stale || m_showForeign->isChecked();
        changed();
    });
    changed();
}

bool TimelinePanel::isFollowing() const
{
    return m_follow->isChecked();
}

void TimelinePanel::changed()
{
    contentChanged(0, m_timeline->bars().isEmpty() && !m_timeline->isMomentChosen(),
                   !m_open.isEmpty() && m_timeline->isLive());
}

ChartBar TimelinePanel::ownBar(int index) const
{
    const TimelineModel::Bar& bar = m_timeline->bars().at(index);
    ChartBar out;
    out.begin = m_fold.toShown(beginOf(bar));
    out.open = !bar.ended.isValid();
    out.end = std::max(out.open ? out.begin : m_fold.toShown(secondsOf(bar.ended)), out.begin);
    if (bar.started.isValid())
        out.runBegin = std::max(out.begin, m_fold.toShown(secondsOf(bar.started)));
    else if (bar.outcome)
        out.runBegin = out.end; // it never ran: its end is a thin mark in the outcome's look
    out.end = std::max(out.end, std::isnan(out.runBegin) ? out.begin : out.runBegin);
    out.look = bar.outcome             ? lookOf(*bar.outcome)
               : bar.started.isValid() ? StateLook::Running
                                       : StateLook::Queued;
    if (const RunModel::TaskRow* task = out.open && m_run ? m_run->row(bar.task) : nullptr;
        task && task->expected.count() > 0 && bar.started.isValid())
        out.ghostEnd = out.runBegin + double(task->expected.count());
    out.label = m_by == Rows::Task  ? bar.server
                : m_by == Rows::Job ? (bar.taskName == bar.job ? bar.server : bar.taskName)
                                    : bar.taskName;
    if (bar.attempt > 1)
        out.label = tr("%1 (attempt %2)").arg(out.label).arg(bar.attempt);
    out.task = bar.task;
    out.source = index;
    if (const auto usual = usualEndOf(bar))
        out.marked = (out.open ? m_now : secondsOf(bar.ended)) > *usual;
    addPath(out);
    return out;
}

ChartBar TimelinePanel::foreignBar(int index) const
{
    const ForeignJobs::Stretch& stretch = m_foreign->stretches().at(index);
    ChartBar out;
    out.begin = out.runBegin = m_fold.toShown(secondsOf(stretch.started));
    out.open = !stretch.ended.isValid();
    out.end = out.open ? out.begin : std::max(out.begin, m_fold.toShown(secondsOf(stretch.ended)));
    out.look = out.open ? StateLook::Running : StateLook::Unknown;
    out.foreign = true;
    out.label = m_by == Rows::Job ? stretch.server : stretch.job;
    out.source = -2 - index; // not a row of the timeline
    return out;
}

std::pair<QString, QString> TimelinePanel::laneOf(const TimelineModel::Bar& bar) const
{
    switch (m_by) {
    case Rows::Server:
        return {bar.server, bar.server};
    case Rows::Task:
        return {bar.task, bar.taskName};
    case Rows::Job:
        return {bar.job, bar.job};
    }
    return {};
}

void TimelinePanel::updateFold()
{
    m_fold = {};
    if (m_foldGaps->isChecked()) {
        std::vector<TimeFold::Stretch> busy;
        double sum = 0;
        for (const TimelineModel::Bar& bar : m_timeline->bars()) {
            const double end = bar.ended.isValid() ? secondsOf(bar.ended) : m_now;
            busy.emplace_back(beginOf(bar), std::max(beginOf(bar), end));
            sum = std::max(sum, busy.back().second - busy.back().first);
        }
        const double kept = std::max(1.0, sum * 0.15);
        m_fold = TimeFold::ofIdle(std::move(busy), 2 * kept, kept);
    }
    m_ticker->setFold(m_fold);
    m_chart->plottable()->setClock(m_fold);
}

bool TimelinePanel::place(ChartBar& bar, const QString& key, const QString& title)
{
    const TimelineLayout::Place place = m_layout.add(key, title, bar.begin, placedUntil(bar));
    bar.row = place.row;
    return place.inserted;
}

void TimelinePanel::rebuild()
{
    m_stale = false;
    m_touched.clear();
    updateFold();
    m_path = m_showCritical && m_showCritical->isChecked() ? m_pathSource() : CriticalPath();
    gatherExpected();
    m_layout = TimelineLayout(m_by == Rows::Server ? TimelineLayout::Order::Title
                                                   : TimelineLayout::Order::Appearance);
    const int own = int(m_timeline->bars().size());
    m_begin = m_end = own > 0 ? beginOf(m_timeline->bars().first()) : m_now;
    const QList<TimelineModel::Bar> whole =
        m_timeline->isMomentChosen() && m_wholeBars ? m_wholeBars() : m_timeline->bars();
    QList<Item> items;
    items.reserve(whole.size());
    for (int i = 0; i < whole.size(); ++i) {
        const TimelineModel::Bar& bar = whole.at(i);
        const auto [key, title] = laneOf(bar);
        Item item{i < own ? ownBar(i) : ChartBar(), key, title, {}};
        item.extent = item.bar;
        item.extent.begin = m_fold.toShown(beginOf(bar));
        item.extent.open = !bar.ended.isValid();
        item.extent.end =
            std::max(item.extent.begin, item.extent.open ? 0 : m_fold.toShown(secondsOf(bar.ended)));
        item.extent.source = i;
        items.append(item);
        m_begin = i == 0 ? beginOf(bar) : m_begin;
        m_begin = std::min(m_begin, beginOf(bar));
        m_end = std::max(m_end, bar.ended.isValid() ? secondsOf(bar.ended) : beginOf(bar));
    }
    addForeign(items);
    addExpected(items);
    std::stable_sort(items.begin(), items.end(),
                     [](const Item& a, const Item& b) { return a.extent.begin < b.extent.begin; });
    for (Item& item : items)
        place(item.extent, item.key, item.title);
    m_drawn = QList<int>(own, -1);
    QList<ChartBar> bars;
    bars.reserve(items.size());
    for (Item& item : items) {
        if (item.extent.source >= own)
            continue; // later than the moment
        item.bar.row =
            item.extent.row + m_layout.firstRowOf(item.key); // known now that every lane has all its rows
        if (item.bar.source >= 0 && !item.bar.expected)
            m_drawn[item.bar.source] = int(bars.size());
        bars.append(item.bar);
    }
    m_chart->plottable()->setBars(std::move(bars));
    showRows();
    showMoments();
    updateSummary();
}

void TimelinePanel::addForeign(QList<Item>& items) const
{
    if (!m_foreign || !m_showForeign->isChecked() || m_by == Rows::Task || m_timeline->bars().isEmpty())
        return;
    for (int i = 0; i < m_foreign->stretches().size(); ++i) {
        const ForeignJobs::Stretch& stretch = m_foreign->stretches().at(i);
        const double end = stretch.ended.isValid() ? secondsOf(stretch.ended) : m_now;
        const double runEnd = m_open.isEmpty() ? m_end : m_now;
        if (end < m_begin || secondsOf(stretch.started) > runEnd)
            continue; // another time
        const QString key = m_by == Rows::Server ? stretch.server : stretch.job;
        const ChartBar bar = foreignBar(i);
        items.append({bar, key, key, bar});
    }
}

void TimelinePanel::showRows()
{
    QList<ChartBand> bands;
    QMap<double, QString> labels;
    bands.reserve(m_layout.lanes().size());
    for (const TimelineLayout::Lane& lane : m_layout.lanes()) {
        bands.append({lane.firstRow, lane.rowCount, lane.title, {}, false});
        labels.insert(lane.firstRow + lane.rowCount / 2.0, lane.title);
    }
    m_chart->setRows(std::move(bands), labels, m_layout.rowCount());
}

void TimelinePanel::applyChanges()
{
    if (m_touched.isEmpty())
        return;
    QList<int> rows(m_touched.cbegin(), m_touched.cend());
    m_touched.clear();
    std::sort(rows.begin(), rows.end());
    BarsPlottable* chart = m_chart->plottable();
    bool moved = false;
    for (int row : rows) {
        ChartBar bar = ownBar(row);
        const auto [key, title] = laneOf(m_timeline->bars().at(row));
        m_end = std::max(m_end, m_fold.toReal(bar.end));
        if (row < m_drawn.size()) {
            const int drawn = m_drawn.at(row);
            bar.row = chart->bars().at(drawn).row;
            chart->replace(drawn, bar);
            if (!bar.open)
                m_layout.finish(key, bar.row - m_layout.firstRowOf(key), bar.end);
            continue;
        }
        m_begin = m_drawn.isEmpty() ? m_fold.toReal(bar.begin) : std::min(m_begin, m_fold.toReal(bar.begin));
        const bool inserted = place(bar, key, title);
        bar.row += m_layout.firstRowOf(key);
        if (inserted)
            chart->insertRow(bar.row);
        moved = moved || inserted;
        m_drawn.append(int(chart->bars().size()));
        chart->append(bar);
    }
    if (moved)
        showRows();
    updateSummary();
}

void TimelinePanel::refresh()
{
    m_now = secondsOf(m_timeline->now());
    const bool growing = !m_open.isEmpty();
    markOverdue();
    if (!m_touched.isEmpty() &&
        (m_foldGaps->isChecked() || !m_expected.isEmpty() || (m_showCritical && m_showCritical->isChecked())))
        m_stale = true; // what happens now changes the axis, the path, or the rows of what is to come
    m_chart->setNow(growing || m_timeline->isMomentChosen() ? m_fold.toShown(m_now) : ChartBar::kNone);
    if (m_stale)
        rebuild();
    else
        applyChanges();
    if (m_follow->isChecked() && !m_timeline->isMomentChosen()) // a moment moves nothing out of sight
        follow(m_whole);
    if (isTableShown())
        m_table->tick();
    m_chart->redraw();
}

void TimelinePanel::follow(bool whole)
{
    const double now = m_open.isEmpty() ? m_end : std::max(m_now, m_end);
    if (whole) {
        const double begin = m_fold.toShown(m_begin);
        const double until = std::max(now, isExpectedShown() ? expectedEnd() : 0.0);
        const double length = std::max(kShortestRun, m_fold.toShown(until) - begin);
        m_chart->showRange(begin - length * 0.01, begin + length * 1.08);
        return;
    }
    const double span = m_chart->range().size();
    const double end = m_fold.toShown(now) + span * 0.12;
    m_chart->showRange(end - span, end);
}

void TimelinePanel::fit()
{
    m_whole = true;
    if (!m_open.isEmpty())
        m_follow->setChecked(true);
    follow(true);
    m_chart->redraw();
}

TaskId TimelinePanel::taskOfRow(int row) const
{
    const int own = int(m_timeline->bars().size());
    return row < own ? m_timeline->bars().value(row).task : m_expected.value(row - own).task;
}

std::unique_ptr<QAbstractItemModel> TimelinePanel::exportedTable() const
{
    auto table = std::make_unique<TimelineTable>(m_timeline, TimelineTable::Form::Exported);
    table->setExpected(m_table->expected());
    return table;
}

} // namespace stellwerk
