// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/foreignjobs.h"

#include "fleet/fleetmodel.h"
#include "run/timelinemodel.h"

namespace stellwerk {

namespace {

// A server's clock is known to about a second, and msdb keeps whole ones.
constexpr qint64 kSlackMs = 3000;
constexpr qsizetype kMost = 10000; // stretches kept: a session may be open for weeks

bool near(const QDateTime& one, const QDateTime& other)
{
    return std::llabs(one.msecsTo(other)) <= kSlackMs;
}

} // namespace

ForeignJobs::ForeignJobs(const FleetModel* fleet, const TimelineModel* timeline, ToUtc toUtc, QObject* parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_timeline(timeline)
    , m_toUtc(std::move(toUtc))
{
    const auto again = [this] {
        m_bars.clear();
        take(0, m_timeline->rowCount() - 1);
    };
    connect(timeline, &QAbstractItemModel::modelReset, this, again);
    connect(timeline, &QAbstractItemModel::rowsRemoved, this, again);
    connect(timeline, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { take(first, last); });
    connect(fleet, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) {
                look(from.parent(), from.row(), to.row());
            });
    connect(fleet, &QAbstractItemModel::rowsInserted, this, &ForeignJobs::look);
    take(0, timeline->rowCount() - 1);
    for (const Server& server : fleet->servers()) {
        const QModelIndex node = fleet->indexOf(server.name);
        look(node, 0, fleet->rowCount(node) - 1);
    }
}

void ForeignJobs::take(int firstBar, int lastBar)
{
    for (int i = firstBar; i <= lastBar; ++i) {
        const TimelineModel::Bar& bar = m_timeline->bars().at(i);
        m_bars[{bar.server, bar.job}].append(i);
    }
}

bool ForeignJobs::isOurs(const Key& key, const QDateTime& started) const
{
    const QList<int> bars = m_bars.value(key);
    return std::any_of(bars.cbegin(), bars.cend(), [&](int i) {
        const TimelineModel::Bar& bar = m_timeline->bars().at(i);
        return bar.requested.addMSecs(-kSlackMs) <= started &&
               (!bar.ended.isValid() || started <= bar.ended.addMSecs(kSlackMs));
    });
}

QDateTime ForeignJobs::endOf(const QModelIndex& job, const QDateTime& started) const
{
    const QString server = job.data(FleetModel::ServerNameRole).toString();
    const auto runs = job.data(FleetModel::LastRunsRole).value<QList<JobRun>>();
    for (const JobRun& run : runs) {
        if (const QDateTime begin = m_toUtc(server, run.startedLocal); near(begin, started))
            return begin.addSecs(run.duration.count());
    }
    return QDateTime::currentDateTimeUtc(); // seen to be over: not long ago
}

bool ForeignJobs::lookAt(const QModelIndex& job)
{
    if (job.data(FleetModel::KindRole).toInt() != int(FleetModel::Kind::Job))
        return false;
    const Key key(job.data(FleetModel::ServerNameRole).toString(),
                  job.data(FleetModel::JobNameRole).toString());
    const QDateTime sinceLocal = job.data(FleetModel::RunningSinceRole).toDateTime();
    const bool runs = job.data(FleetModel::JobStateRole).toInt() == int(JobState::Running);
    const QDateTime since = runs && sinceLocal.isValid() ? m_toUtc(key.first, sinceLocal) : QDateTime();
    bool changed = false;
    if (const auto open = m_open.constFind(key); open != m_open.cend()) {
        Stretch& stretch = m_stretches[*open];
        if (since.isValid() && near(stretch.started, since))
            return false;
        stretch.ended = std::max(endOf(job, stretch.started), stretch.started);
        m_open.erase(open);
        changed = true;
    }
    if (since.isValid() && !isOurs(key, since)) {
        m_open.insert(key, int(m_stretches.size()));
        m_stretches.append({key.first, key.second, since, {}});
        changed = true;
    }
    return changed;
}

void ForeignJobs::look(const QModelIndex& parent, int first, int last)
{
    bool any = false;
    for (int row = first; row <= last; ++row)
        any = lookAt(m_fleet->index(row, 0, parent)) || any;
    if (!any)
        return;
    if (m_stretches.size() > kMost) { // the older half, as far as it is over
        QList<Stretch> kept;
        QHash<Key, int> open;
        for (qsizetype i = 0; i < m_stretches.size(); ++i) {
            const Stretch& stretch = m_stretches.at(i);
            if (i < kMost / 2 && stretch.ended.isValid())
                continue;
            if (!stretch.ended.isValid())
                open.insert({stretch.server, stretch.job}, int(kept.size()));
            kept.append(stretch);
        }
        m_stretches = kept;
        m_open = open;
    }
    Q_EMIT changed();
}

} // namespace stellwerk
