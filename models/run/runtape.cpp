// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runtape.h"

#include <algorithm>

namespace stellwerk {

namespace {

constexpr size_t kPointEvery = 64;

} // namespace

void RunTape::begin(const ParentPackage& package)
{
    *this = {};
    m_names = TimelineModel::namesOf(package);
    m_tracks.resize(size_t(package.tasks.size()));
    for (int i = 0; i < int(m_tracks.size()); ++i) {
        const Task& task = package.tasks.at(i);
        m_rowOf.insert(task.id, i);
        m_tracks[size_t(i)].now = RunModel::firstRow(task);
        m_tracks[size_t(i)].points.push_back(m_tracks[size_t(i)].now);
    }
}

void RunTape::append(const RunEvent& event)
{
    const int number = count();
    m_events.append(event);
    const qint64 at = event.at.toMSecsSinceEpoch();
    m_times.push_back(m_times.empty() ? at : std::max(at, m_times.back()));
    const TaskId task = RunModel::taskOf(event);
    const int row = m_rowOf.value(task, -1);
    m_taskOf.push_back(row);
    if (row >= 0) {
        Track& track = m_tracks[size_t(row)];
        track.events.push_back(number);
        RunModel::change(track.now, event);
        if (track.events.size() % kPointEvery == 0)
            track.points.push_back(track.now);
    }
    if (RunModel::isOfWhole(event))
        m_whole.push_back(number);

    int touched = -1;
    if (const auto* requested = std::get_if<StartRequested>(&event.body)) {
        m_openBar.insert(requested->task, int(m_bars.size()));
        m_bars.push_back({TimelineModel::firstBar(*requested, event.at, m_names), {}, number});
    } else if (TimelineModel::changesBar(event)) {
        touched = m_openBar.value(task, -1);
        if (touched >= 0)
            m_bars[size_t(touched)].events.push_back(number);
        if (std::holds_alternative<AttemptEnded>(event.body))
            m_openBar.remove(task);
    }
    m_barOf.push_back(touched);

    if (const auto* ended = std::get_if<TaskEnded>(&event.body)) {
        const bool failed = ended->outcome == TaskOutcome::Failed || ended->outcome == TaskOutcome::Unknown;
        m_marks.push_back({failed ? Mark::Kind::Failed : Mark::Kind::Ended, timeOf(number), task, number});
    } else if (const auto* attempt = std::get_if<AttemptEnded>(&event.body);
               attempt && attempt->outcome == TaskOutcome::Failed) {
        m_marks.push_back({Mark::Kind::Failed, timeOf(number), task, number});
    }
}

QDateTime RunTape::timeOf(int event) const
{
    return event < 0 || event >= count() ? QDateTime()
                                         : QDateTime::fromMSecsSinceEpoch(m_times[size_t(event)], Qt::UTC);
}

int RunTape::countAt(const QDateTime& moment) const
{
    return int(std::upper_bound(m_times.cbegin(), m_times.cend(), moment.toMSecsSinceEpoch()) -
               m_times.cbegin());
}

RunModel::TaskRow RunTape::taskAfter(int row, int count) const
{
    const Track& track = m_tracks[size_t(row)];
    const auto until =
        size_t(std::lower_bound(track.events.cbegin(), track.events.cend(), count) - track.events.cbegin());
    RunModel::TaskRow state = track.points[until / kPointEvery];
    for (size_t i = until / kPointEvery * kPointEvery; i < until; ++i)
        RunModel::change(state, m_events.at(track.events[i]));
    return state;
}

RunModel::Whole RunTape::wholeAfter(int count) const
{
    RunModel::Whole whole;
    for (const int number : m_whole) {
        if (number >= count)
            break;
        RunModel::change(whole, m_events.at(number));
    }
    return whole;
}

TimelineModel::Bar RunTape::barAfter(int bar, int count) const
{
    const BarTrack& track = m_bars[size_t(bar)];
    TimelineModel::Bar state = track.first;
    for (const int number : track.events) {
        if (number >= count)
            break;
        TimelineModel::change(state, m_events.at(number));
    }
    return state;
}

QList<TimelineModel::Bar> RunTape::allBars() const
{
    QList<TimelineModel::Bar> bars;
    bars.reserve(qsizetype(m_bars.size()));
    for (int i = 0; i < int(m_bars.size()); ++i)
        bars.append(barAfter(i, count()));
    return bars;
}

int RunTape::barsAfter(int count) const
{
    return int(std::lower_bound(m_bars.cbegin(), m_bars.cend(), count,
                                [](const BarTrack& bar, int number) { return bar.requested < number; }) -
               m_bars.cbegin());
}

namespace {

std::vector<int> between(const std::vector<int>& of, int from, int to)
{
    std::vector<int> found;
    for (int number = from; number < to; ++number) {
        if (const int one = of[size_t(number)]; one >= 0)
            found.push_back(one);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace

std::vector<int> RunTape::tasksBetween(int count, int other) const
{
    return between(m_taskOf, std::min(count, other), std::max(count, other));
}

std::vector<int> RunTape::barsBetween(int count, int other) const
{
    std::vector<int> found = between(m_barOf, std::min(count, other), std::max(count, other));
    const int both = barsAfter(std::min(count, other));
    found.erase(std::lower_bound(found.begin(), found.end(), both), found.end());
    return found;
}

} // namespace stellwerk
