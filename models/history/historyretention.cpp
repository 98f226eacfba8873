// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historyretention.h"

#include "history/historyconnection.h"

#include <QSqlQuery>

#include <optional>

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

// The first column of the only row; null: there is none, nothing: failed.
std::optional<QVariant> one(HistoryConnection& connection, const QString& statement,
                            const QVariantList& values = {})
{
    QSqlQuery query(connection.database());
    if (!connection.ask(query, statement, values))
        return {};
    return query.next() ? query.value(0) : QVariant();
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
    switch (m_stage) {
    case Stage::Runs:
        return runsStep(connection);
    case Stage::Links:
        return linksStep(connection);
    case Stage::Texts:
        return textsStep(connection);
    case Stage::Pages:
        break;
    }
    return pagesStep(connection);
}

HistoryPurge::Step HistoryPurge::runsStep(HistoryConnection& connection)
{
    for (int looked = 0; looked < kJobsAStep; ++looked) {
        const auto next = one(connection, u"SELECT MIN(id) FROM jobs WHERE id > ?"_s, {m_job});
        if (!next)
            return Step::Failed;
        if (next->isNull()) {
            m_stage = Stage::Links;
            return m_deleted == 0 ? Step::Done : Step::More;
        }
        const qint64 job = next->toLongLong();
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

// There are few: one a task that was started.
HistoryPurge::Step HistoryPurge::linksStep(HistoryConnection& connection)
{
    if (!connection.run(u"DELETE FROM links WHERE NOT EXISTS (SELECT 1 FROM runs r WHERE r.job = links.job"
                        " AND r.started = links.started) AND started < ?"_s,
                        {m_now.addDays(-2).toSecsSinceEpoch()}))
        return Step::Failed;
    m_stage = Stage::Texts;
    return Step::More;
}

HistoryPurge::Step HistoryPurge::textsStep(HistoryConnection& connection)
{
    const auto last =
        one(connection, u"SELECT MAX(id) FROM (SELECT id FROM texts WHERE id > ? ORDER BY id LIMIT ?)"_s,
            {m_text, kTextStep});
    if (!last)
        return Step::Failed;
    if (last->isNull()) {
        m_stage = Stage::Pages;
        return Step::More;
    }
    if (!connection.run(u"DELETE FROM texts WHERE id > ? AND id <= ? AND NOT EXISTS"
                        " (SELECT 1 FROM runs r WHERE r.message = texts.id)"_s,
                        {m_text, *last}))
        return Step::Failed;
    m_text = last->toLongLong();
    return Step::More;
}

HistoryPurge::Step HistoryPurge::pagesStep(HistoryConnection& connection)
{
    const auto pages = one(connection, u"PRAGMA freelist_count"_s);
    if (!pages)
        return Step::Failed;
    const qint64 free = pages->toLongLong();
    if (free == 0 || free == m_freePages) // a file that somebody made otherwise gives nothing back
        return Step::Done;
    QSqlQuery vacuum(connection.database());
    if (!connection.ask(vacuum, u"PRAGMA incremental_vacuum(%1)"_s.arg(kPageStep)))
        return Step::Failed;
    while (vacuum.next()) { // a row a page
    }
    m_freePages = free;
    return Step::More;
}

bool keepRetention(HistoryConnection& connection, const Retention& retention)
{
    const QString keep = u"INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)"_s;
    return connection.run(keep, {u"retention_days"_s, std::max(0, retention.days)}) &&
           connection.run(keep, {u"retention_runs_per_job"_s, std::max(0, retention.runsPerJob)});
}

} // namespace stellwerk
