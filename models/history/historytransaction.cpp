// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historytransaction.h"

#include "history/historyconnection.h"

#include <QSqlError>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestMessage = 1000;

} // namespace

QString solid(const QString& text)
{
    return text.isNull() ? u""_s : text;
}

HistoryTransaction::HistoryTransaction(HistoryConnection& connection)
    : m_connection(connection)
    , m_insert(connection.database())
{
    m_open = m_fine = connection.run(u"BEGIN IMMEDIATE"_s);
}

HistoryTransaction::~HistoryTransaction()
{
    m_insert.finish();
    if (m_open)
        QSqlQuery(m_connection.database()).exec(u"ROLLBACK"_s); // the first error stays told
}

bool HistoryTransaction::commit()
{
    m_insert.finish();
    if (!m_fine || !m_connection.run(u"COMMIT"_s))
        return false;
    m_open = false;
    return true;
}

bool HistoryTransaction::run(const QString& statement, const QVariantList& values)
{
    m_fine = m_fine && m_connection.run(statement, values);
    return m_fine;
}

QVariant HistoryTransaction::one(const QString& statement, const QVariantList& values)
{
    const QVariantList row = first(statement, values, 1);
    return row.isEmpty() ? QVariant() : row.first();
}

QVariantList HistoryTransaction::first(const QString& statement, const QVariantList& values, int columns)
{
    if (!m_fine)
        return {};
    QSqlQuery query(m_connection.database());
    m_fine = m_connection.ask(query, statement, values);
    QVariantList row;
    if (m_fine && query.next()) {
        for (int i = 0; i < columns; ++i)
            row.append(query.value(i));
    }
    return row;
}

qint64 HistoryTransaction::insertedId(const QString& statement, const QVariantList& values)
{
    if (!run(statement, values))
        return 0;
    return one(u"SELECT last_insert_rowid()"_s, {}).toLongLong();
}

qint64 HistoryTransaction::job(qint64 source, const QUuid& id, const QString& name)
{
    if (const auto known = m_jobs.constFind({source, id}); known != m_jobs.constEnd())
        return *known;
    const QVariantList row =
        first(u"SELECT id, name FROM jobs WHERE source = ? AND job = ?"_s, {source, id.toRfc4122()}, 2);
    qint64 number = 0;
    if (row.isEmpty()) {
        number = insertedId(u"INSERT INTO jobs (source, job, name, folded) VALUES (?, ?, ?, ?)"_s,
                            {source, id.toRfc4122(), solid(name), solid(name.toCaseFolded())});
    } else {
        number = row.first().toLongLong();
        if (!name.isEmpty() && row.at(1).toString() != name)
            run(u"UPDATE jobs SET name = ?, folded = ? WHERE id = ?"_s, {name, name.toCaseFolded(), number});
    }
    m_jobs.insert({source, id}, number);
    return number;
}

// Messages of outcomes differ little: each is kept once.
QVariant HistoryTransaction::text(const QString& message)
{
    const QString kept = message.left(kLongestMessage);
    if (kept.isEmpty())
        return {};
    if (const auto known = m_texts.constFind(kept); known != m_texts.constEnd())
        return *known;
    qint64 id = one(u"SELECT id FROM texts WHERE text = ?"_s, {kept}).toLongLong();
    if (id == 0)
        id = insertedId(u"INSERT INTO texts (text) VALUES (?)"_s, {kept});
    m_texts.insert(kept, id);
    return id;
}

bool HistoryTransaction::insert(qint64 job, const JobOutcome& row, int offsetMinutes)
{
    const QVariant message = text(row.message);
    if (!m_fine)
        return false;
    if (!m_prepared) {
        m_prepared = m_insert.prepare(u"INSERT OR IGNORE INTO runs (job, started, instance, offset, duration,"
                                      " outcome, retries, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
        if (!m_prepared) {
            m_fine = false;
            m_connection.note(m_insert.lastError());
            return false;
        }
    }
    m_insert.bindValue(0, job);
    m_insert.bindValue(1, row.run.startedLocal.toSecsSinceEpoch());
    m_insert.bindValue(2, row.run.instanceId);
    m_insert.bindValue(3, offsetMinutes);
    m_insert.bindValue(4, qint64(row.run.duration.count()));
    m_insert.bindValue(5, int(row.run.status));
    m_insert.bindValue(6, row.retries);
    m_insert.bindValue(7, message);
    m_fine = m_insert.exec();
    if (!m_fine) {
        m_connection.note(m_insert.lastError());
        return false;
    }
    return m_insert.numRowsAffected() > 0;
}

void HistoryTransaction::correct(qint64 job, const JobOutcome& row, int offsetMinutes)
{
    run(u"UPDATE runs SET offset = ? WHERE job = ? AND started = ? AND instance = ? AND offset <> ?"_s,
        {offsetMinutes, job, row.run.startedLocal.toSecsSinceEpoch(), row.run.instanceId, offsetMinutes});
}

} // namespace stellwerk
