// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/serverload.h"

#include "run/timelinemodel.h"

namespace stellwerk {

namespace {

double secondsOf(const QDateTime& time)
{
    return double(time.toMSecsSinceEpoch()) / 1000.0;
}

} // namespace

ServerLoad::ServerLoad(const TimelineModel* timeline, QObject* parent)
    : QAbstractTableModel(parent)
    , m_timeline(timeline)
    , m_now(secondsOf(timeline->now()))
{
    connect(timeline, &QAbstractItemModel::modelReset, this, &ServerLoad::reset);
    connect(timeline, &TimelineModel::restored, this, &ServerLoad::reset);
    connect(timeline, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { take(first, last); });
    connect(timeline, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) { take(from.row(), to.row()); });
    reset();
}

void ServerLoad::reset()
{
    beginResetModel();
    m_loads.clear();
    m_rows.clear();
    m_counted.clear();
    m_begin = m_end = 0;
    m_running = 0;
    endResetModel();
    take(0, m_timeline->rowCount() - 1);
    Q_EMIT loadsChanged();
}

int ServerLoad::rowOf(const QString& server)
{
    if (const auto known = m_rows.constFind(server); known != m_rows.cend())
        return *known;
    const int row = int(m_loads.size());
    beginInsertRows({}, row, row);
    m_loads.append({server, {}, 0});
    m_rows.insert(server, row);
    endInsertRows();
    return row;
}

// What came before `at` stays; every step from there on is `slots` higher. Events come in the order of time
// but for a few seconds, so this touches the last steps only.
void ServerLoad::add(int row, double at, int slots_)
{
    Load& load = m_loads[row];
    std::vector<Step>& steps = load.steps;
    auto from = std::lower_bound(steps.begin(), steps.end(), at,
                                 [](const Step& step, double time) { return step.at < time; });
    if (from == steps.end() || from->at != at) {
        const int before = from == steps.begin() ? 0 : (from - 1)->level;
        from = steps.insert(from, {at, before});
    }
    for (; from != steps.end(); ++from) {
        from->level += slots_;
        load.peak = std::max(load.peak, from->level);
    }
}

void ServerLoad::take(int first, int last)
{
    if (first > last)
        return;
    int lowest = int(m_loads.size());
    int highest = -1;
    m_counted.resize(std::max(m_counted.size(), size_t(last) + 1));
    for (int i = first; i <= last; ++i) {
        const TimelineModel::Bar& bar = m_timeline->bars().at(i);
        Counted& counted = m_counted[size_t(i)];
        if (!bar.started.isValid())
            continue;
        const double begin = secondsOf(bar.started);
        const double end = bar.ended.isValid() ? std::max(begin, secondsOf(bar.ended)) : 0;
        if (counted.begin == begin && counted.end == end)
            continue;
        const int row = rowOf(bar.server);
        if (counted.begin != begin) { // known better since it ended
            if (counted.begin > 0)
                add(row, counted.begin, -bar.weight);
            else
                ++m_running;
            add(row, begin, bar.weight);
            counted.begin = begin;
            m_begin = m_begin > 0 ? std::min(m_begin, begin) : begin;
        }
        if (end > 0 && counted.end == 0) {
            add(row, end, -bar.weight);
            counted.end = end;
            m_end = std::max(m_end, end);
            --m_running;
        }
        lowest = std::min(lowest, row);
        highest = std::max(highest, row);
    }
    if (highest < 0)
        return;
    Q_EMIT dataChanged(index(lowest, Now), index(highest, Busy));
    Q_EMIT loadsChanged();
}

double ServerLoad::end() const
{
    return m_running > 0 ? std::max(m_now, m_end) : m_end;
}

ServerLoad::Figures ServerLoad::figures(int row) const
{
    Figures out;
    const std::vector<Step>& steps = m_loads.at(row).steps;
    const double last = end();
    double slotSeconds = 0;
    double busySeconds = 0;
    for (size_t i = 0; i < steps.size(); ++i) {
        const double until = i + 1 < steps.size() ? steps[i + 1].at : std::max(last, steps[i].at);
        slotSeconds += (until - steps[i].at) * steps[i].level;
        busySeconds += steps[i].level > 0 ? until - steps[i].at : 0;
    }
    out.now = steps.empty() ? 0 : steps.back().level;
    const double whole = last - m_begin;
    if (whole > 0) {
        out.average = slotSeconds / whole;
        out.busy = busySeconds / whole;
    }
    return out;
}

void ServerLoad::setNow(double seconds)
{
    m_now = seconds;
    if (m_running > 0)
        Q_EMIT dataChanged(index(0, Average), index(int(m_loads.size()) - 1, Busy));
}

int ServerLoad::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_loads.size());
}

int ServerLoad::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ServerLoad::data(const QModelIndex& index, int role) const
{
    if (role != Qt::DisplayRole ||
        !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Load& load = m_loads.at(index.row());
    switch (Column(index.column())) {
    case ServerName:
        return load.server;
    case Now:
        return figures(index.row()).now;
    case Peak:
        return load.peak;
    case Average:
        return figures(index.row()).average;
    case Busy:
        return figures(index.row()).busy;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ServerLoad::headerData(int section, Qt::Orientation orientation, int role) const
{
    // Keys, not texts: ui/ translates them.
    static const char* const keys[ColumnCount]{"server", "now", "peak", "average", "busy"};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return QString::fromLatin1(keys[section]);
}

} // namespace stellwerk
