// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/durationhistory.h"

#include "fleet/fleetmodel.h"
#include "plan/estimates.h"

namespace stellwerk {

using namespace std::chrono_literals;

DurationHistory::Usual DurationHistory::usual(const QString& server, const QString& job) const
{
    std::vector<std::chrono::milliseconds> here, anywhere;
    for (const DurationPoint& point : of(job)) {
        if (point.outcome != RunStatus::Succeeded)
            continue;
        anywhere.push_back(point.duration);
        if (point.server.compare(server, Qt::CaseInsensitive) == 0)
            here.push_back(point.duration);
    }
    const Estimate estimate = estimateOf(here.empty() ? std::move(anywhere) : std::move(here));
    return {estimate.median, estimate.p10, estimate.p90, estimate.known() ? estimate.samples : 0};
}

void DurationHistory::ask(const QString& job, QObject* context, std::function<void(const JobPast&)> done)
{
    JobPast past;
    past.job = job;
    past.points = of(job);
    past.slower = slowerOf(job);
    QMetaObject::invokeMethod(
        context, [past, done = std::move(done)] { done(past); }, Qt::QueuedConnection);
}

FleetDurations::FleetDurations(const FleetModel* fleet, ToUtc toUtc, QObject* parent)
    : DurationHistory(parent)
    , m_fleet(fleet)
    , m_toUtc(std::move(toUtc))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(500ms); // a refresh of the fleet changes every job of every server
    connect(&m_soon, &QTimer::timeout, this, &DurationHistory::changed);
    const auto later = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(fleet, &QAbstractItemModel::dataChanged, this, later);
    connect(fleet, &QAbstractItemModel::rowsInserted, this, later);
    connect(fleet, &QAbstractItemModel::rowsRemoved, this, later);
}

DurationHistory::Usual FleetDurations::usual(const QString& server, const QString& job) const
{
    const std::optional<AgentJob> there =
        m_fleet && !server.isEmpty() ? m_fleet->job(server, job) : std::nullopt;
    if (!there || !there->habits)
        return DurationHistory::usual(server, job);
    const QDateTime zero = QDateTime(QDate::currentDate(), {}, Qt::UTC);
    const QDateTime zeroUtc = m_toUtc(server, zero);
    const auto length = [&](std::chrono::seconds onServer) {
        return std::chrono::milliseconds(zeroUtc.msecsTo(m_toUtc(server, zero.addSecs(onServer.count()))));
    };
    const JobHabits& habits = *there->habits;
    return {length(habits.median), length(habits.p10), length(habits.p90), habits.samples};
}

const FleetModel* FleetDurations::fleet() const
{
    return m_fleet;
}

QList<JobPast::Slower> FleetDurations::slowerOf(const QString& job) const
{
    QList<JobPast::Slower> slower;
    for (const Server& server : m_fleet ? m_fleet->servers() : QList<Server>()) {
        const std::optional<AgentJob> there = m_fleet->job(server.name, job);
        if (there && there->habits && there->habits->slower)
            slower.append({server.name, *there->habits->slower});
    }
    return slower;
}

QStringList FleetDurations::jobs() const
{
    QStringList names;
    QSet<QString> seen;
    for (const Server& server : m_fleet ? m_fleet->servers() : QList<Server>()) {
        for (const AgentJob& job : m_fleet->jobs(server.name)) {
            if (!job.lastRuns.isEmpty() && !seen.contains(job.name.toCaseFolded())) {
                seen.insert(job.name.toCaseFolded());
                names.append(job.name);
            }
        }
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

QList<FleetDurations::Recent> FleetDurations::recentAt(const QString& server, const QString& job) const
{
    QList<Recent> recent;
    const std::optional<AgentJob> there = m_fleet ? m_fleet->job(server, job) : std::nullopt;
    for (const JobRun& run : there ? there->lastRuns : QList<JobRun>()) {
        // Both moments, so that a server whose clock runs at another pace tells true lengths.
        const QDateTime began = m_toUtc(server, run.startedLocal);
        const QDateTime ended = m_toUtc(server, run.startedLocal.addSecs(run.duration.count()));
        if (began.isValid() && ended.isValid())
            recent.append({run.startedLocal,
                           {ended, std::chrono::milliseconds(std::max<qint64>(0, began.msecsTo(ended))),
                            server, run.status}});
    }
    return recent;
}

QList<DurationPoint> FleetDurations::of(const QString& job) const
{
    QList<DurationPoint> points;
    for (const Server& server : m_fleet ? m_fleet->servers() : QList<Server>()) {
        for (const Recent& recent : recentAt(server.name, job))
            points.append(recent.point);
    }
    std::stable_sort(points.begin(), points.end(),
                     [](const DurationPoint& a, const DurationPoint& b) { return a.ended < b.ended; });
    return points;
}

} // namespace stellwerk
