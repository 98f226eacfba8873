// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/clockticker.h"
#include "charts/timelinepanel.h"
#include "run/foreignjobs.h"
#include "run/runmodel.h"
#include "theme/durationtext.h"

// What a TimelinePanel says of its bars.
namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLongLabel = 60; // seconds: below, milliseconds count

QString between(const QDateTime& from, const QDateTime& to)
{
    return durationTextExact(std::chrono::milliseconds(std::max<qint64>(0, from.msecsTo(to))));
}

// "Thu 26 Nov 14:05:20.123" when it is not today's.
QString moment(const QDateTime& utc)
{
    const QDateTime local = utc.toLocalTime();
    const QString clock = local.toString(u"HH:mm:ss.zzz"_s);
    return local.date() == QDate::currentDate() ? clock : ClockTicker::dateText(local.date()) + u' ' + clock;
}

} // namespace

void TimelinePanel::updateSummary()
{
    int failed = 0;
    for (const TimelineModel::Bar& bar : m_timeline->bars())
        failed += bar.outcome == TaskOutcome::Failed ? 1 : 0;
    const auto clock = [](double seconds) { return ClockTicker::clockText(seconds, kLongLabel); };
    m_chart->setSummary(
        tr("%n bar(s)", nullptr, int(m_timeline->bars().size())) + u", "_s +
        tr("from %1 to %2").arg(clock(m_begin), clock(m_open.isEmpty() ? m_end : m_now)) + u", "_s +
        tr("%n running or waiting", nullptr, int(m_open.size())) + u", "_s +
        tr("%n failed", nullptr, failed) +
        (m_expected.isEmpty() ? QString() : u", "_s + tr("%n to come", "tasks", int(m_expected.size()))) +
        (expectedEnd() > 0 ? u", "_s + tr("expected end %1").arg(clock(expectedEnd())) : QString()));
}

QString TimelinePanel::tooltipOf(const ChartBar& drawn) const
{
    return drawn.expected ? expectedFacts(drawn) : drawn.foreign ? foreignFacts(drawn) : ownFacts(drawn);
}

QString TimelinePanel::ownFacts(const ChartBar& drawn) const
{
    const TimelineModel::Bar bar = m_timeline->bars().value(drawn.source);
    const QDateTime now = m_timeline->now();
    QStringList lines{u"<b>"_s + bar.taskName.toHtmlEscaped() + u"</b>"_s};
    if (!bar.job.isEmpty() && bar.job != bar.taskName)
        lines.append(tr("Job: %1").arg(bar.job.toHtmlEscaped()));
    lines.append(tr("Server: %1").arg(bar.server.toHtmlEscaped()));
    lines.append(
        tr("State: %1").arg(bar.outcome ? shownEnd(*bar.outcome, bar.failure) : shownWord(drawn.look)));
    lines.append(tr("Attempt: %1").arg(bar.attempt));
    if (bar.requested.isValid()) {
        lines.append(tr("Requested: %1").arg(moment(bar.requested)));
        const QDateTime until = bar.started.isValid() ? bar.started : bar.ended.isValid() ? bar.ended : now;
        lines.append(tr("Waited: %1").arg(between(bar.requested, until)));
    }
    if (bar.started.isValid()) {
        lines.append(tr("Started: %1").arg(moment(bar.started)));
        lines.append(tr("Ran: %1").arg(between(bar.started, bar.ended.isValid() ? bar.ended : now)));
    }
    if (bar.ended.isValid())
        lines.append(tr("Ended: %1").arg(moment(bar.ended)));
    if (const RunModel::TaskRow* task = m_run ? m_run->row(bar.task) : nullptr;
        task && task->expected.count() > 0)
        lines.append(tr("Usual duration: %1").arg(durationText(task->expected)));
    if (drawn.marked) {
        const DurationHistory::Usual usual = usualOf(bar.server, bar.job);
        lines.append(
            u"\u25b2 "_s +
            tr("Longer than usual: nine of ten runs take no more than %1").arg(durationTextExact(usual.p90)));
    }
    lines += slackFacts(drawn);
    lines += delayFacts(bar.task);
    if (!bar.error.isEmpty()) {
        constexpr int kLongest = 300;
        const QString error = bar.error.simplified();
        lines.append((error.size() > kLongest ? error.first(kLongest) + u'…' : error).toHtmlEscaped());
    }
    return lines.join(u"<br>"_s);
}

QString TimelinePanel::foreignFacts(const ChartBar& drawn) const
{
    if (!m_foreign)
        return {};
    const ForeignJobs::Stretch stretch = m_foreign->stretches().value(-2 - drawn.source);
    QStringList lines{u"<b>"_s + stretch.job.toHtmlEscaped() + u"</b>"_s};
    lines.append(tr("Not started by this run"));
    lines.append(tr("Server: %1").arg(stretch.server.toHtmlEscaped()));
    lines.append(tr("Started: %1").arg(moment(stretch.started)));
    const QDateTime end = stretch.ended.isValid() ? stretch.ended : m_timeline->now();
    lines.append(tr("Ran: %1").arg(between(stretch.started, end)));
    lines.append(stretch.ended.isValid() ? tr("Ended: %1").arg(moment(stretch.ended))
                                         : tr("State: %1").arg(shownWord(StateLook::Running)));
    return lines.join(u"<br>"_s);
}

} // namespace stellwerk
