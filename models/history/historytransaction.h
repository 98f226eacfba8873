// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/joboutcome.h"

#include <QHash>
#include <QSqlQuery>
#include <QVariantList>

#include <utility>

namespace stellwerk {

class HistoryConnection;

// A null string would be NULL.
[[nodiscard]] QString solid(const QString& text);

// One transaction. Refusals are collected: after the first one nothing more is asked.
class HistoryTransaction
{
public:
    explicit HistoryTransaction(HistoryConnection& connection);
    ~HistoryTransaction();
    HistoryTransaction(const HistoryTransaction&) = delete;
    HistoryTransaction& operator=(const HistoryTransaction&) = delete;

    [[nodiscard]] bool fine() const { return m_fine; }
    bool commit();

    bool run(const QString& statement, const QVariantList& values);
    // The first column of the first row; invalid: there is none.
    QVariant one(const QString& statement, const QVariantList& values);
    QVariantList first(const QString& statement, const QVariantList& values, int columns);
    qint64 insertedId(const QString& statement, const QVariantList& values);

    qint64 job(qint64 source, const QUuid& id, const QString& name);
    QVariant text(const QString& message);
    // True: the row was new.
    bool insert(qint64 job, const JobOutcome& row, int offsetMinutes);
    // Of a row that is there: it may have come before its offset was known.
    void correct(qint64 job, const JobOutcome& row, int offsetMinutes);

private:
    HistoryConnection& m_connection;
    QSqlQuery m_insert;
    QHash<std::pair<qint64, QUuid>, qint64> m_jobs; // by source and id: two servers may share an id
    QHash<QString, qint64> m_texts;
    bool m_prepared = false;
    bool m_open = false;
    bool m_fine = false;
};

} // namespace stellwerk
