// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/outcomefeed.h"

#include "session/fleetsession.h"

#include <algorithm>

namespace stellwerk {

using namespace std::chrono_literals;

namespace {

constexpr auto kSoon = 300ms;    // runs end in bursts
constexpr int kDaysAgain = 3;    // read again when something is new: a run may have begun yesterday
constexpr qint64 kBackfill = 50; // rows that came in at once and may lie anywhere in the past

qint32 slotOf(const QDate& day)
{
    return qint32(QDate(1970, 1, 1).daysTo(day));
}

} // namespace

OutcomeFeed::OutcomeFeed(FleetSession* session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, &OutcomeFeed::askNext);
    connect(session, &FleetSession::historyChanged, this, &OutcomeFeed::tookIn);
    connect(session, &FleetSession::serversChanged, this, &OutcomeFeed::setServers);
    connect(session, &FleetSession::fleetRefreshed, this, [this](const QString& server) {
        m_unlisted.insert(server);
        if (m_looking)
            listJobs();
    });
    begin();
}

OutcomeFeed::~OutcomeFeed()
{
    if (m_query != 0 && m_session->history())
        m_session->history()->cancel(m_query);
}

int OutcomeFeed::slotCount() const
{
    return m_range.days > 0 ? m_range.days : m_range.runs;
}

void OutcomeFeed::setLooking(bool looking)
{
    m_looking = looking;
    // Midnight may have passed meanwhile.
    if (looking && m_range.days > 0 && m_from != QDate::currentDate().addDays(1 - m_range.days))
        begin();
    if (looking)
        listJobs();
    if (looking && !m_stale.isEmpty())
        m_soon.start();
}

void OutcomeFeed::setRange(const OutcomeRange& range)
{
    if (m_range == range)
        return;
    m_range = range;
    begin();
}

void OutcomeFeed::refresh()
{
    for (const QString& server : std::as_const(m_servers)) {
        m_whole.insert(server);
        if (!m_stale.contains(server))
            m_stale.append(server);
    }
    if (m_looking)
        m_soon.start();
}

void OutcomeFeed::begin()
{
    if (m_query != 0 && m_session->history())
        m_session->history()->cancel(std::exchange(m_query, 0));
    m_from = m_range.days > 0 ? QDate::currentDate().addDays(1 - m_range.days) : QDate();
    m_grid.clear();
    m_stale.clear();
    m_whole.clear();
    m_updated = {};
    m_servers.clear();
    setServers();
    Q_EMIT began();
    m_unlisted = QSet<QString>(m_servers.cbegin(), m_servers.cend());
    if (m_looking)
        listJobs();
    refresh();
}

// Rows for the jobs that exist there, whether they ran or not.
void OutcomeFeed::listJobs()
{
    for (const QString& server : std::exchange(m_unlisted, {})) {
        QStringList names;
        for (const AgentJob& job : m_session->fleet()->jobs(server))
            names.append(job.name);
        const OutcomeGrid::Change change = m_grid.setJobs(server, names);
        if (!change.isEmpty())
            Q_EMIT changed(change);
    }
}

void OutcomeFeed::setServers()
{
    QStringList names;
    for (const Server& server : m_session->servers())
        names.append(server.name);
    std::sort(names.begin(), names.end(),
              [](const QString& a, const QString& b) { return a.compare(b, Qt::CaseInsensitive) < 0; });
    if (names == m_servers)
        return;
    for (const QString& gone : std::as_const(m_servers)) {
        if (names.contains(gone))
            continue;
        m_stale.removeAll(gone);
        const OutcomeGrid::Change change = m_grid.removeServer(gone);
        if (!change.isEmpty())
            Q_EMIT changed(change);
    }
    for (const QString& name : std::as_const(names)) {
        if (!m_servers.contains(name)) {
            m_whole.insert(name);
            m_stale.append(name);
        }
    }
    m_servers = names;
    Q_EMIT serversChanged();
    if (m_looking)
        m_soon.start();
}

void OutcomeFeed::tookIn(const QString& server)
{
    const HistoryProgress progress = m_session->historyProgress(server);
    // Told of every phase of the reading; rows that came with it may lie anywhere in the past.
    const qint64 added = progress.added;
    if (progress.phase == HistoryProgress::Phase::Complete && added - m_added.value(server, 0) > kBackfill) {
        m_added.insert(server, added);
        m_whole.insert(server);
    }
    if (!m_servers.contains(server))
        return;
    if (!m_stale.contains(server))
        m_stale.append(server);
    if (m_looking && !m_soon.isActive())
        m_soon.start();
}

void OutcomeFeed::askNext()
{
    HistoryStore* store = m_session->history();
    if (!store || m_query != 0 || m_stale.isEmpty() || !m_looking)
        return;
    const QString server = m_stale.takeFirst();
    const bool whole = m_whole.remove(server);
    OutcomesQuery query;
    query.server = server;
    std::optional<qint32> from;
    if (m_range.days > 0) {
        query.by = OutcomesQuery::By::Day;
        query.from = m_from;
        if (!whole) {
            query.from = std::max(m_from, QDate::currentDate().addDays(-kDaysAgain));
            from = slotOf(query.from);
        }
    } else {
        query.runs = m_range.runs;
        query.sinceUtc = m_range.sinceUtc;
    }
    m_query =
        store->outcomes(query, this, [this, server, from](const HistoryAnswer<QList<JobOutcomes>>& answer) {
            m_query = 0;
            take(server, from, answer);
            askNext();
        });
}

void OutcomeFeed::take(const QString& server, std::optional<qint32> from,
                       const HistoryAnswer<QList<JobOutcomes>>& answer)
{
    m_error = answer ? QString() : answer.error();
    if (answer) {
        m_updated = QDateTime::currentDateTimeUtc();
        const OutcomeGrid::Change change = m_grid.take(server, *answer, from);
        if (!change.isEmpty())
            Q_EMIT changed(change);
    }
    Q_EMIT progressed();
}

} // namespace stellwerk
