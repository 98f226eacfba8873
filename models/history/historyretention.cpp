// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historyretention.h"

#include "history/historyconnection.h"

#include <QSqlError>
#include <QSqlQuery>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kJobsAStep = 50; // without rows to delete they are looked at quickly

// Of one statement; -1: failed.
int affected(HistoryConnection& connection, const QString& statement, const QVariantList& values)
{
    QSqlQuery query(connection.database());
    return connection.ask(query, statement, values) ? query.numRowsAffected() : -1;
}

// Free pages go back to the file system, a row of this statement each.
bool giveBack(HistoryConnection& connection)
{
    QSqlQuery query(connection.database());
    bool fine = query.exec(u"PRAGMA incremental_vacuum"_s);
    while (fine && query.next()) {
    }
    return fine;
}

} // namespace

int HistoryPurge::deleteSome(HistoryConnection& connection, qint64 job) const
{
    int deleted = 0;
    if (m_retention.days > 0) {
        deleted =
            affected(connection,
                     u"DELETE FROM runs WHERE (job, started, instance) IN (SELECT job, started, instance"
                     " FROM runs WHERE job = ? AND started < ? ORDER BY started LIMIT ?)"_s,
                     {job, m_now.addDays(-m_retention.days).toSecsSinceEpoch(), kPurgeStep});
    }
    if (deleted != 0 || m_retention.runsPerJob <= 0)
        return deleted;
    return affected(
        connection,
        u"DELETE FROM runs WHERE (job, started, instance) IN (SELECT job, started, instance FROM runs"
        " WHERE job = ? ORDER BY started DESC, instance DESC LIMIT ? OFFSET ?)"_s,
        {job, kPurgeStep, m_retention.runsPerJob});
}

HistoryPurge::Step HistoryPurge::step(HistoryConnection& connection)
{
    for (int looked = 0; looked < kJobsAStep; ++looked) {
        QSqlQuery next(connection.database());
        if (!connection.ask(next, u"SELECT MIN(id) FROM jobs WHERE id > ?"_s, {m_job}) || !next.next())
            return Step::Failed;
        if (next.value(0).isNull()) {
            if (m_deleted == 0 || m_tidied)
                return Step::Done;
            m_tidied = true; // texts that nothing names any more, links of runs that are gone, free pages
            const bool fine =
                connection.run(
                    u"DELETE FROM links WHERE NOT EXISTS (SELECT 1 FROM runs r WHERE r.job = links.job"
                    " AND r.started = links.started) AND started < ?"_s,
                    {m_now.addDays(-2).toSecsSinceEpoch()}) &&
                connection.run(
                    u"DELETE FROM texts WHERE id NOT IN (SELECT message FROM runs WHERE message IS NOT"
                    " NULL)"_s) &&
                giveBack(connection);
            return fine ? Step::More : Step::Failed;
        }
        const qint64 job = next.value(0).toLongLong();
        next.finish();
        const int deleted = deleteSome(connection, job);
        if (deleted < 0)
            return Step::Failed;
        m_deleted += deleted;
        if (deleted > 0)
            return Step::More; // this job again
        m_job = job;
    }
    return Step::More;
}

bool keepRetention(HistoryConnection& connection, const Retention& retention)
{
    const QString keep = u"INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)"_s;
    return connection.run(keep, {u"retention_days"_s, std::max(0, retention.days)}) &&
           connection.run(keep, {u"retention_runs_per_job"_s, std::max(0, retention.runsPerJob)});
}

} // namespace stellwerk
