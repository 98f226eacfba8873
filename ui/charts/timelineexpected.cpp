// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/clockticker.h"
#include "charts/timelinepanel.h"
#include "charts/timelinetable.h"
#include "run/runforecaster.h"
#include "run/runmodel.h"
#include "theme/durationtext.h"

#include <QAction>

// What a TimelinePanel shows of the time to come, and of what came later than it should have.
namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostBars = 30'000; // beyond, a forecast would place too many bars anew
constexpr int kFewest = 5;              // runs from which on a duration is called unusual
constexpr qsizetype kMostDelays = 5;    // that are told by name

double secondsOf(const QDateTime& time)
{
    return double(time.toMSecsSinceEpoch()) / 1000.0;
}

QString clockOf(const QDateTime& utc)
{
    return ClockTicker::clockText(secondsOf(utc), 3600);
}

QString lengthOf(std::chrono::milliseconds length)
{
    return durationText(std::chrono::round<std::chrono::seconds>(length));
}

} // namespace

void TimelinePanel::setForecast(const RunForecaster* forecaster)
{
    m_forecaster = forecaster;
    m_showExpected =
        addSwitch(Icon::DryRun, tr("What is &expected"),
                  tr("Show where the tasks that have not begun are expected, and when the run ends"),
                  u"expected"_s, Qt::Key_E, true);
    connect(m_showExpected, &QAction::toggled, this, [this] {
        forecastChanged();
        if (isVisible())
            refresh();
    });
    connect(forecaster, &RunForecaster::changed, this, &TimelinePanel::forecastChanged);
    forecastChanged();
}

void TimelinePanel::setHistory(const DurationHistory* history)
{
    m_history = history;
    connect(history, &DurationHistory::changed, this, [this] {
        m_usual.clear();
        for (const int row : std::as_const(m_open))
            m_touched.insert(row);
    });
    m_usual.clear();
    m_stale = true;
    changed();
}

bool TimelinePanel::isExpectedShown() const
{
    // An earlier moment is shown as it was: what came of it is known.
    return m_forecaster && m_showExpected->isChecked() && !m_timeline->isMomentChosen() &&
           m_timeline->bars().size() <= kMostBars;
}

void TimelinePanel::forecastChanged()
{
    const bool was = !m_expected.isEmpty() || !m_chart->plottable()->moments().isEmpty();
    const RunForecast& forecast = m_forecaster->forecast();
    m_stale = m_stale || was || (isExpectedShown() && !forecast.tasks.isEmpty());
    changed();
}

void TimelinePanel::gatherExpected()
{
    m_expected.clear();
    if (isExpectedShown()) {
        const RunForecast& forecast = m_forecaster->forecast();
        for (auto it = forecast.tasks.cbegin(); it != forecast.tasks.cend(); ++it) {
            const RunModel::TaskRow* row = m_run ? m_run->row(it.key()) : nullptr;
            const bool waits =
                row && (row->state == TaskState::Waiting || row->state == TaskState::Ready ||
                        row->state == TaskState::Held || row->state == TaskState::WaitingToRetry);
            if (it->begun || !waits)
                continue;
            m_expected.append({it.key(), row->name, m_forecaster->jobOf(it.key()), it->server, it->begin,
                               it->end, it->known});
        }
        std::sort(m_expected.begin(), m_expected.end(), [](const Expected& a, const Expected& b) {
            return std::tie(a.begin, a.name, a.task) < std::tie(b.begin, b.name, b.task);
        });
    }
    QList<TimelineTable::Expected> rows;
    for (const Expected& one : std::as_const(m_expected))
        rows.append({one.name, one.job, one.server, one.begin, one.end});
    m_table->setExpected(rows);
}

void TimelinePanel::addExpected(QList<Item>& items) const
{
    for (int i = 0; i < m_expected.size(); ++i) {
        const Expected& one = m_expected.at(i);
        Item item;
        // It has not begun: whatever the forecast said when it was made, not before now.
        const double begin = std::max(m_now, secondsOf(one.begin));
        item.bar.begin = item.bar.runBegin = m_fold.toShown(begin);
        item.bar.end = m_fold.toShown(begin + double(one.begin.msecsTo(one.end)) / 1000.0);
        item.bar.expected = true;
        item.bar.look = StateLook::Waiting;
        item.bar.task = one.task;
        item.bar.source = i;
        item.bar.label = m_by == Rows::Task ? one.server : one.name;
        addPath(item.bar);
        item.key = m_by == Rows::Task ? one.task : m_by == Rows::Job ? one.job : one.server;
        item.title = m_by == Rows::Task ? one.name : item.key;
        item.extent = item.bar;
        item.extent.source = -1; // no bar of the run
        items.append(item);
    }
}

// A row is taken as long as its bar is expected to last: what is to come stands behind it.
double TimelinePanel::placedUntil(const ChartBar& bar) const
{
    if (!bar.open)
        return bar.end;
    if (m_expected.isEmpty())
        return TimelineLayout::kOpen;
    const auto expected = m_forecaster->forecast().tasks.constFind(bar.task);
    const double now = m_fold.toShown(m_now);
    return bar.foreign || expected == m_forecaster->forecast().tasks.cend()
               ? TimelineLayout::kOpen
               : std::max(now, m_fold.toShown(secondsOf(expected->end)));
}

double TimelinePanel::expectedEnd() const
{
    if (!isExpectedShown())
        return 0;
    const RunForecast& forecast = m_forecaster->forecast();
    const QDateTime end = forecast.p90.isValid() ? forecast.p90 : forecast.end;
    return end.isValid() ? secondsOf(end) : 0;
}

void TimelinePanel::showMoments()
{
    QList<ChartMoment> moments;
    if (isExpectedShown() && m_forecaster->forecast().end.isValid()) {
        const RunForecast& forecast = m_forecaster->forecast();
        moments.append(
            {m_fold.toShown(secondsOf(forecast.p50)), tr("expected end %1").arg(clockOf(forecast.p50))});
        if (forecast.p90.isValid())
            moments.append({m_fold.toShown(secondsOf(forecast.p90)),
                            tr("nine of ten by %1", "end of the run").arg(clockOf(forecast.p90))});
    }
    m_chart->plottable()->setMoments(moments);
}

DurationHistory::Usual TimelinePanel::usualOf(const QString& server, const QString& job) const
{
    if (!m_history)
        return {};
    const std::pair key(server, job);
    auto known = m_usual.constFind(key);
    if (known == m_usual.cend())
        known = m_usual.insert(key, m_history->usual(server, job));
    return *known;
}

std::optional<double> TimelinePanel::usualEndOf(const TimelineModel::Bar& bar) const
{
    if (!bar.started.isValid())
        return std::nullopt;
    const DurationHistory::Usual usual = usualOf(bar.server, bar.job);
    if (usual.samples < kFewest)
        return std::nullopt;
    return secondsOf(bar.started) + double(usual.p90.count()) / 1000.0;
}

void TimelinePanel::markOverdue()
{
    for (const int row : std::as_const(m_open)) {
        const int drawn = m_drawn.value(row, -1);
        if (drawn < 0 || m_chart->bars().at(drawn).marked)
            continue;
        if (const auto usual = usualEndOf(m_timeline->bars().at(row)); usual && m_now > *usual)
            m_touched.insert(row);
    }
}

void TimelinePanel::addPath(ChartBar& bar) const
{
    const auto task = m_path.tasks.constFind(bar.task);
    if (task == m_path.tasks.cend() || !task->runs)
        return;
    bar.critical = task->critical;
    if (task->critical || task->slack.count() < 1000)
        return;
    double end = bar.end;
    if (bar.open) { // it has slack behind the end that is expected of it
        const auto expected = m_forecaster ? m_forecaster->forecast().tasks.value(bar.task).end : QDateTime();
        end = expected.isValid()         ? m_fold.toShown(secondsOf(expected))
              : std::isnan(bar.ghostEnd) ? m_fold.toShown(m_now)
                                         : bar.ghostEnd;
    }
    bar.slackEnd = end + double(task->slack.count()) / 1000.0;
}

QStringList TimelinePanel::slackFacts(const ChartBar& drawn) const
{
    if (drawn.critical)
        return {tr("On the critical path")};
    const auto task = m_path.tasks.constFind(drawn.task);
    if (std::isnan(drawn.slackEnd) || task == m_path.tasks.cend())
        return {};
    return {tr("Slack: it may end %1 later, and the run ends at the same time").arg(lengthOf(task->slack))};
}

QStringList TimelinePanel::delayFacts(const TaskId& task) const
{
    const TaskDelay delay = m_forecaster ? m_forecaster->delayOf(task) : TaskDelay();
    const auto nameOf = [this](const TaskId& id) {
        const RunModel::TaskRow* row = m_run ? m_run->row(id) : nullptr;
        return (row ? row->name : id).toHtmlEscaped();
    };
    QStringList lines;
    for (const TaskId& prevented : delay.prevented)
        lines.append(tr("Because of it %1 did not run").arg(nameOf(prevented)));
    for (const TaskDelay::Later& later : delay.later) {
        const RunModel::TaskRow* row = m_run ? m_run->row(later.task) : nullptr;
        const bool toCome = row && !row->outcome && row->state == TaskState::Waiting;
        lines.append((toCome ? tr("It will delay %1 by %2") : tr("It delayed %1 by %2"))
                         .arg(nameOf(later.task), lengthOf(later.by)));
    }
    if (lines.size() > kMostDelays) {
        const int more = int(lines.size() - kMostDelays);
        lines.resize(kMostDelays);
        lines.append(tr("… and %n more task(s)", nullptr, more));
    }
    if (delay.end.count() >= 1000)
        lines.append(tr("The run ends %1 later by it").arg(lengthOf(delay.end)));
    return lines;
}

QString TimelinePanel::expectedFacts(const ChartBar& drawn) const
{
    const Expected one = m_expected.value(drawn.source);
    QStringList lines{u"<b>"_s + one.name.toHtmlEscaped() + u"</b>"_s, tr("Expected, it has not begun")};
    if (one.job != one.name)
        lines.append(tr("Job: %1").arg(one.job.toHtmlEscaped()));
    lines.append(tr("Server: %1, by what is known now").arg(one.server.toHtmlEscaped()));
    lines.append(tr("Expected start: %1").arg(clockOf(one.begin)));
    lines.append(tr("Expected end: %1").arg(clockOf(one.end)));
    lines.append(
        one.known
            ? tr("Usual duration: %1").arg(lengthOf(std::chrono::milliseconds(one.begin.msecsTo(one.end))))
            : tr("Nobody knows how long it takes; shown as long as the others"));
    if (m_run && m_run->isPaused())
        lines.append(tr("The run is paused: expected if it went on now"));
    lines += slackFacts(drawn);
    return lines.join(u"<br>"_s);
}

} // namespace stellwerk
