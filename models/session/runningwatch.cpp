// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/runningwatch.h"

#include "session/fleetsession.h"

#include <algorithm>

namespace stellwerk {

using namespace std::chrono_literals;

namespace {

constexpr auto kSoon = 50ms;

bool isActive(JobState state)
{
    return state == JobState::Running || state == JobState::Requested;
}

} // namespace

RunningWatch::RunningWatch(FleetSession* session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, &RunningWatch::look);
    m_pace.setInterval(kPace);
    connect(&m_pace, &QTimer::timeout, this, &RunningWatch::askAll);
    const FleetModel* fleet = session->fleet();
    connect(fleet, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last) {
                mark(first.parent(), first.row(), last.row());
            });
    connect(fleet, &QAbstractItemModel::rowsInserted, this, &RunningWatch::mark);
    connect(fleet, &QAbstractItemModel::rowsRemoved, this, [this] { markAll(); });
    connect(session, &FleetSession::serversChanged, this, &RunningWatch::markAll);
    markAll();
}

void RunningWatch::mark(const QModelIndex& parent, int first, int last)
{
    const FleetModel* fleet = m_session->fleet();
    const QString of = parent.data(FleetModel::ServerNameRole).toString();
    if (!of.isEmpty()) { // jobs of one server
        m_dirty.insert(of);
    } else {
        for (int row = first; row <= last; ++row) {
            const QString server = fleet->index(row, 0, parent).data(FleetModel::ServerNameRole).toString();
            if (server.isEmpty()) { // a group
                markAll();
                return;
            }
            m_dirty.insert(server);
        }
    }
    if (!m_soon.isActive())
        m_soon.start();
}

void RunningWatch::markAll()
{
    for (const Server& server : m_session->servers())
        m_dirty.insert(server.name);
    for (const QString& server : m_jobs.keys())
        m_dirty.insert(server);
    m_soon.start();
}

void RunningWatch::look()
{
    bool isNew = false;
    for (const QString& server : std::exchange(m_dirty, {}))
        isNew = lookAt(server) || isNew;
    if (isNew)
        Q_EMIT changed();
}

bool RunningWatch::lookAt(const QString& server)
{
    const FleetModel* fleet = m_session->fleet();
    const QModelIndex place = fleet->indexOf(server);
    const QList<Job> before = m_jobs.value(server);
    QList<Job> now;
    for (int row = 0; place.isValid() && row < fleet->rowCount(place); ++row) {
        const QModelIndex index = fleet->index(row, 0, place);
        if (!isActive(JobState(index.data(FleetModel::JobStateRole).toInt())))
            continue;
        const auto known = index.data(FleetModel::JobRole).value<AgentJob>();
        Job job{server, known.name,   known.id,    known.state, known.runningSinceLocal,
                {},     known.habits, known.steps, {}};
        if (job.sinceLocal.isValid())
            job.sinceUtc = m_session->toUtc(server, job.sinceLocal);
        const auto same = std::find_if(before.cbegin(), before.cend(), [&](const Job& other) {
            return other.id == job.id && other.sinceLocal == job.sinceLocal;
        });
        if (same != before.cend()) {
            job.detail = same->detail;
            job.sinceUtc = same->sinceUtc; // the clock is measured again and again; the start stays
        }
        now.append(job);
    }
    if (now == before)
        return false;
    const bool began = now.size() > before.size();
    if (now.isEmpty())
        m_jobs.remove(server);
    else
        m_jobs.insert(server, now);
    if (began && m_looking)
        ask(server);
    return true;
}

void RunningWatch::setLooking(bool looking)
{
    if (m_looking == looking)
        return;
    m_looking = looking;
    if (!looking) {
        m_pace.stop();
        return;
    }
    m_pace.start();
    askAll();
}

void RunningWatch::askAll()
{
    for (const QString& server : m_jobs.keys())
        ask(server);
}

void RunningWatch::ask(const QString& server)
{
    const QModelIndex place = m_session->fleet()->indexOf(server);
    const bool online = Contact(place.data(FleetModel::ContactRole).toInt()) == Contact::Online;
    if (!online || m_asking.contains(server))
        return;
    m_asking.insert(server);
    m_session->readRunning(server, this, [this, server](const AgentResult<QList<RunningDetail>>& answer) {
        m_asking.remove(server);
        if (!answer)
            return;
        Q_EMIT looked();
        if (!m_jobs.contains(server))
            return;
        QList<Job>& jobs = m_jobs[server];
        bool isNew = false;
        for (const RunningDetail& detail : *answer) {
            for (Job& job : jobs) {
                // Of the same run only: it may have ended, and begun anew, meanwhile.
                if (job.id != detail.job || job.detail == detail ||
                    (job.sinceLocal.isValid() && detail.startedLocal != job.sinceLocal))
                    continue;
                job.detail = detail;
                isNew = true;
            }
        }
        if (isNew)
            Q_EMIT changed();
    });
}

QList<RunningWatch::Job> RunningWatch::jobs() const
{
    QList<Job> all;
    for (const QList<Job>& jobs : m_jobs)
        all += jobs;
    std::sort(all.begin(), all.end(), [](const Job& a, const Job& b) {
        const int order = a.server.compare(b.server, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    return all;
}

} // namespace stellwerk
