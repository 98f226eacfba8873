// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timelinepanel.h"

#include "charts/rowchart.h"
#include "charts/timelinelayout.h"
#include "run/timelinemodel.h"
#include "theme/durationtext.h"
#include "theme/icons.h"

#include <QAction>
#include <QLocale>
#include <QTableView>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

double secondsOf(const QDateTime& time)
{
    return double(time.toMSecsSinceEpoch()) / 1000.0;
}

QString between(const QDateTime& from, const QDateTime& to)
{
    return durationText(std::chrono::seconds(std::max<qint64>(0, from.secsTo(to))));
}

ChartBar chartBar(const TimelineModel::Bar& bar, int row, int source, double now)
{
    ChartBar out;
    out.row = row;
    out.begin = secondsOf(bar.requested.isValid() ? bar.requested : bar.started);
    if (bar.started.isValid())
        out.runBegin = secondsOf(bar.started);
    out.open = !bar.ended.isValid();
    out.end = std::max(out.open ? now : secondsOf(bar.ended), out.begin);
    out.look = bar.outcome             ? lookOf(*bar.outcome)
               : bar.started.isValid() ? StateLook::Running
                                       : StateLook::Queued;
    out.label = bar.taskName;
    out.task = bar.task;
    out.source = source;
    return out;
}

} // namespace

TimelinePanel::TimelinePanel(TimelineModel* timeline, Dialogs* dialogs, QWidget* parent)
    : ChartPanel(u"timeline"_s, timeline, dialogs, parent)
    , m_timeline(timeline)
    , m_follow(new QAction(icon(Icon::Clock), tr("&Follow the run"), this))
{
    m_follow->setObjectName(u"timeline.follow"_s);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Keep the whole run in sight while it grows"));
    addAction(m_follow);
    setEmptyText(tr("When a parent package runs, a bar grows here for every task, server by server."));
    chart()->setAccessibleName(tr("Timeline of the run"));
    chart()->setAccessibleDescription(tr("Bars per server over time; the same figures stand in the table"));
    table()->setAccessibleName(tr("Timeline of the run as a table"));
    auto ticker = QSharedPointer<QCPAxisTickerDateTime>::create();
    ticker->setDateTimeFormat(u"HH:mm:ss"_s);
    ticker->setTickCount(7);
    chart()->setTicker(ticker);
    chart()->setTooltip([this](const ChartBar& bar) { return tooltipOf(bar); });
    connect(chart(), &RowChart::rangeTouched, this, [this] { m_follow->setChecked(false); });
    connect(m_follow, &QAction::toggled, this, [this](bool on) {
        if (on)
            fit();
    });
    connect(timeline, &TimelineModel::barsChanged, this, &TimelinePanel::changed);
    connect(timeline, &QAbstractItemModel::modelReset, this, [this] {
        m_follow->setChecked(true);
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
    const auto& bars = m_timeline->bars();
    m_growing = std::any_of(bars.cbegin(), bars.cend(), [](const auto& bar) { return !bar.ended.isValid(); });
    contentChanged(bars.isEmpty(), m_growing);
}

void TimelinePanel::refresh()
{
    const auto& bars = m_timeline->bars();
    m_now = secondsOf(QDateTime::currentDateTimeUtc());
    const TimelineLayout layout(bars, m_timeline->servers());
    QList<ChartBar> drawn;
    drawn.reserve(bars.size());
    for (int i = 0; i < bars.size(); ++i) {
        if (layout.rowOf(i) >= 0)
            drawn.append(chartBar(bars.at(i), layout.rowOf(i), i, m_now));
    }
    QList<ChartBand> bands;
    QMap<double, QString> labels;
    for (const TimelineLayout::Lane& lane : layout.lanes()) {
        bands.append({lane.firstRow, lane.rowCount, lane.server, {}, false});
        labels.insert(lane.firstRow + lane.rowCount / 2.0, lane.server);
    }
    chart()->setContent(std::move(drawn), std::move(bands), labels, layout.rowCount());
    chart()->setNow(m_growing ? m_now : ChartBar::kNone);
    if (m_follow->isChecked())
        follow();
    chart()->redraw();
}

double TimelinePanel::beginOfAll() const
{
    double begin = m_now;
    for (const ChartBar& bar : chart()->bars())
        begin = std::min(begin, bar.begin);
    return begin;
}

double TimelinePanel::endOfAll() const
{
    double end = beginOfAll();
    for (const ChartBar& bar : chart()->bars())
        end = std::max(end, bar.end);
    return end;
}

void TimelinePanel::follow()
{
    constexpr double kShortest = 10; // seconds: a run that begins does not race over the whole width
    const double begin = beginOfAll();
    const double length = std::max(kShortest, endOfAll() - begin);
    chart()->showRange(begin - length * 0.01, begin + length * 1.05);
}

void TimelinePanel::fit()
{
    follow();
    chart()->redraw();
}

TaskId TimelinePanel::taskOfRow(int row) const
{
    return m_timeline->bars().value(row).task;
}

QString TimelinePanel::tooltipOf(const ChartBar& drawn) const
{
    const TimelineModel::Bar bar = m_timeline->bars().value(drawn.source);
    const QLocale locale;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QStringList lines{u"<b>"_s + bar.taskName.toHtmlEscaped() + u"</b>"_s};
    lines.append(tr("Server: %1").arg(bar.server.toHtmlEscaped()));
    lines.append(tr("State: %1").arg(shownWord(drawn.look)));
    if (bar.attempt > 1)
        lines.append(tr("Attempt: %1").arg(bar.attempt));
    if (bar.requested.isValid())
        lines.append(
            tr("Requested: %1").arg(locale.toString(bar.requested.toLocalTime().time(), u"HH:mm:ss.zzz")));
    if (bar.started.isValid()) {
        lines.append(
            tr("Started: %1").arg(locale.toString(bar.started.toLocalTime().time(), u"HH:mm:ss.zzz")));
        if (bar.requested.isValid())
            lines.append(tr("Waited: %1").arg(between(bar.requested, bar.started)));
        lines.append(tr("Ran: %1").arg(between(bar.started, bar.ended.isValid() ? bar.ended : now)));
    }
    if (bar.ended.isValid())
        lines.append(tr("Ended: %1").arg(locale.toString(bar.ended.toLocalTime().time(), u"HH:mm:ss.zzz")));
    return lines.join(u"<br>"_s);
}

} // namespace stellwerk
