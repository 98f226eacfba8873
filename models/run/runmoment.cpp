// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runmoment.h"

#include <algorithm>

namespace stellwerk {

RunMoment::RunMoment(QObject* parent)
    : QObject(parent)
{}

void RunMoment::begin(const ParentPackage& package, bool live, const QList<RunEvent>& events)
{
    m_package = package;
    m_live = live;
    m_moment = {};
    m_shown = 0;
    m_tape.begin(package);
    m_run.setNow({});
    m_timeline.setNow({});
    m_run.begin(package);
    m_timeline.begin(package);
    for (const RunEvent& event : events)
        m_tape.append(event);
    show(m_tape.count());
    setClock();
    Q_EMIT began();
    Q_EMIT momentChanged();
}

bool RunMoment::isLive() const
{
    return m_live && m_tape.count() > 0 && m_tape.wholeAfter(m_tape.count()).active;
}

void RunMoment::append(const RunEvent& event)
{
    m_tape.append(event);
    if (isAtEnd()) {
        show(m_tape.count());
        if (!m_live)
            setClock();
    }
    Q_EMIT grew();
}

void RunMoment::seek(const QDateTime& moment)
{
    if (m_tape.count() == 0 || !moment.isValid())
        return;
    // A live run goes on after its last event.
    const QDateTime last =
        isLive() ? std::max(m_tape.endsAt(), QDateTime::currentDateTimeUtc()) : m_tape.endsAt();
    const QDateTime wanted = std::clamp(moment.toUTC(), m_tape.beginsAt(), last);
    if (wanted == m_moment)
        return;
    m_moment = wanted;
    show(m_tape.countAt(wanted));
    setClock();
    Q_EMIT momentChanged();
}

void RunMoment::toEnd()
{
    if (isAtEnd())
        return;
    m_moment = {};
    show(m_tape.count());
    setClock();
    Q_EMIT momentChanged();
}

void RunMoment::setClock()
{
    // A run of the past ends with its last event: nothing grows beyond it.
    const QDateTime now = m_moment.isValid() ? m_moment : m_live ? QDateTime() : m_tape.endsAt();
    m_run.setNow(now);
    m_timeline.setNow(now, m_moment.isValid());
}

void RunMoment::show(int count)
{
    if (count > m_shown) {
        for (int number = m_shown; number < count; ++number) {
            m_run.apply(m_tape.events().at(number));
            m_timeline.apply(m_tape.events().at(number));
        }
    } else if (count < m_shown) {
        QList<std::pair<int, RunModel::TaskRow>> rows;
        for (const int row : m_tape.tasksBetween(count, m_shown))
            rows.append({row, m_tape.taskAfter(row, count)});
        QList<std::pair<int, TimelineModel::Bar>> bars;
        for (const int bar : m_tape.barsBetween(count, m_shown))
            bars.append({bar, m_tape.barAfter(bar, count)});
        m_shown = count;
        m_run.restore(m_tape.wholeAfter(count), rows);
        m_timeline.restore(m_tape.barsAfter(count), bars);
    }
    m_shown = count;
}

QDateTime RunMoment::nextEvent() const
{
    return m_tape.timeOf(isAtEnd() ? m_tape.count() : m_tape.countAt(m_moment));
}

QDateTime RunMoment::previousEvent() const
{
    // The last event before the moment itself: of several at one time all are shown together.
    if (m_tape.count() == 0)
        return {};
    const QDateTime here = isAtEnd() ? m_tape.endsAt() : m_moment;
    return m_tape.timeOf(m_tape.countAt(here.addMSecs(-1)) - 1);
}

QDateTime RunMoment::nextFailure() const
{
    if (isAtEnd())
        return {};
    for (const RunTape::Mark& mark : m_tape.marks()) {
        if (mark.kind == RunTape::Mark::Kind::Failed && mark.at > m_moment)
            return mark.at;
    }
    return {};
}

QDateTime RunMoment::previousFailure() const
{
    const QDateTime here = isAtEnd() ? m_tape.endsAt().addMSecs(1) : m_moment;
    for (auto mark = m_tape.marks().crbegin(); mark != m_tape.marks().crend(); ++mark) {
        if (mark->kind == RunTape::Mark::Kind::Failed && mark->at < here)
            return mark->at;
    }
    return {};
}

} // namespace stellwerk
