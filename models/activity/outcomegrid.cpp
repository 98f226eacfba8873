// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/outcomegrid.h"

#include <algorithm>

namespace stellwerk {

namespace {

quint16 plus(quint16 a, quint16 b)
{
    return quint16(std::min(0xffff, int(a) + int(b)));
}

} // namespace

const OutcomeCell* OutcomeGrid::Series::at(qint32 slot) const
{
    const auto it =
        std::lower_bound(cells.cbegin(), cells.cend(), slot,
                         [](const OutcomeCell& cell, qint32 wanted) { return cell.slot < wanted; });
    return it != cells.cend() && it->slot == slot ? &*it : nullptr;
}

void OutcomeGrid::merge(OutcomeCell& sum, const OutcomeCell& cell)
{
    const qint64 sumUtc = sum.startedLocal - sum.offset * 60;
    const qint64 cellUtc = cell.startedLocal - cell.offset * 60;
    const bool worse = badness(cell.worst) > badness(sum.worst);
    const bool newer = badness(cell.worst) == badness(sum.worst) && cellUtc > sumUtc;
    if (sum.runs == 0 || worse || newer) {
        sum.worst = cell.worst;
        sum.startedLocal = cell.startedLocal;
        sum.offset = cell.offset;
        sum.seconds = cell.seconds;
    }
    sum.runs = plus(sum.runs, cell.runs);
    sum.failed = plus(sum.failed, cell.failed);
    sum.cancelled = plus(sum.cancelled, cell.cancelled);
    sum.retried = plus(sum.retried, cell.retried);
    sum.late = sum.late || cell.late;
    sum.percent = std::max(sum.percent, cell.percent);
}

void OutcomeGrid::sum(Series& series)
{
    series.total = {};
    series.late = 0;
    for (const OutcomeCell& cell : series.cells) {
        merge(series.total, cell);
        series.late += cell.late;
    }
}

OutcomeGrid::Key OutcomeGrid::keyOf(const QString& server, const QString& job)
{
    return {server.toCaseFolded(), job.toCaseFolded()};
}

void OutcomeGrid::clear()
{
    m_series.clear();
    m_places.clear();
    m_byServer.clear();
    m_existing.clear();
    m_free.clear();
}

int OutcomeGrid::find(const QString& server, const QString& job) const
{
    return m_places.value(keyOf(server, job), -1);
}

std::vector<int> OutcomeGrid::all() const
{
    std::vector<int> places(m_places.cbegin(), m_places.cend());
    std::sort(places.begin(), places.end());
    return places;
}

int OutcomeGrid::add(const QString& server, const QString& job)
{
    int place = int(m_series.size());
    if (m_free.empty()) {
        m_series.emplace_back();
    } else {
        place = m_free.back();
        m_free.pop_back();
    }
    m_series[size_t(place)] = Series{server, job, {}, {}, 0};
    m_places.insert(keyOf(server, job), place);
    m_byServer[server.toCaseFolded()].insert(place);
    return place;
}

void OutcomeGrid::drop(int place, Change& change)
{
    Series& series = m_series[size_t(place)];
    m_places.remove(keyOf(series.server, series.job));
    m_byServer[series.server.toCaseFolded()].erase(place);
    m_free.push_back(place);
    change.removed.push_back(place);
}

OutcomeGrid::Change OutcomeGrid::take(const QString& server, const QList<JobOutcomes>& jobs,
                                      std::optional<qint32> from)
{
    Change change;
    std::set<int> missing = m_byServer.value(server.toCaseFolded());
    for (const JobOutcomes& job : jobs) {
        int place = find(server, job.job);
        // A job without runs is shown where it exists.
        if (place < 0 && job.cells.empty())
            continue;
        const bool isNew = place < 0;
        if (isNew)
            place = add(server, job.job);
        missing.erase(place);
        Series& series = m_series[size_t(place)];
        std::vector<OutcomeCell> cells;
        if (from) {
            const auto end =
                std::lower_bound(series.cells.cbegin(), series.cells.cend(), *from,
                                 [](const OutcomeCell& cell, qint32 wanted) { return cell.slot < wanted; });
            cells.assign(series.cells.cbegin(), end);
        }
        cells.insert(cells.end(), job.cells.cbegin(), job.cells.cend());
        if (!isNew && cells == series.cells)
            continue;
        series.cells = std::move(cells);
        sum(series);
        (isNew ? change.added : change.changed).push_back(place);
    }
    if (from) // of jobs that are not in the answer nothing is told
        return change;
    const QSet<QString> existing = m_existing.value(server.toCaseFolded());
    for (const int place : missing) {
        Series& series = m_series[size_t(place)];
        if (!existing.contains(series.job.toCaseFolded())) {
            drop(place, change);
        } else if (!series.cells.empty()) {
            series.cells.clear();
            sum(series);
            change.changed.push_back(place);
        }
    }
    return change;
}

OutcomeGrid::Change OutcomeGrid::setJobs(const QString& server, const QStringList& jobs)
{
    Change change;
    QSet<QString> existing;
    for (const QString& job : jobs) {
        existing.insert(job.toCaseFolded());
        if (find(server, job) < 0) {
            change.added.push_back(add(server, job));
        }
    }
    m_existing.insert(server.toCaseFolded(), existing);
    const std::set<int> places = m_byServer.value(server.toCaseFolded());
    for (const int place : places) {
        const Series& series = m_series[size_t(place)];
        if (series.cells.empty() && !existing.contains(series.job.toCaseFolded()))
            drop(place, change);
    }
    return change;
}

OutcomeGrid::Change OutcomeGrid::removeServer(const QString& server)
{
    Change change;
    const std::set<int> places = m_byServer.value(server.toCaseFolded());
    for (const int place : places)
        drop(place, change);
    m_byServer.remove(server.toCaseFolded());
    m_existing.remove(server.toCaseFolded());
    return change;
}

bool standsBefore(GridOrder order, const OutcomeCell& a, int lateA, const OutcomeCell& b, int lateB,
                  bool nameBefore)
{
    if (order == GridOrder::Failures && a.failed != b.failed)
        return a.failed > b.failed;
    if (order == GridOrder::Lateness) {
        if (lateA != lateB)
            return lateA > lateB;
        if (a.percent != b.percent)
            return a.percent > b.percent;
    }
    return nameBefore;
}

} // namespace stellwerk
