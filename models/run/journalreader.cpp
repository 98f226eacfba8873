// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/fleetjson.h"
#include "run/journal.h"
#include "run/journalschema.h"
#include "run/runevents_json.h"

#include "package/packagefile.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QSqlError>
#include <QSqlQuery>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

const QString kRunColumns = u"id, package, fleet, file, started, ended, outcome, host, pid"_s;

QDateTime timeOf(const QVariant& value)
{
    const QString text = value.toString();
    return text.isEmpty() ? QDateTime() : QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

tl::expected<RunRecord, QString> recordOf(const QSqlQuery& row)
{
    RunRecord record;
    record.id = row.value(0).toString();
    const auto package = parsePackage(row.value(1).toString().toUtf8());
    if (!package) {
        return tl::unexpected(u"The journal's package of run %1 cannot be read: %2"_s.arg(
            record.id, package.error().message()));
    }
    record.package = package->package;
    record.fleet = fleetFromJson(row.value(2).toString().toUtf8());
    record.file = row.value(3).toString();
    record.started = timeOf(row.value(4));
    record.ended = timeOf(row.value(5));
    record.outcome = runOutcomeOf(row.value(6).toString());
    record.host = row.value(7).toString();
    record.pid = row.value(8).toLongLong();
    return record;
}

QString readError(const QString& file, const QSqlQuery& query)
{
    return u"The journal %1 cannot be read: %2."_s.arg(file, query.lastError().text());
}

} // namespace

tl::expected<QList<RunRecord>, QString> listRuns(const QString& file, int atMost)
{
    QList<RunRecord> records;
    if (!QFileInfo::exists(file))
        return records;
    JournalConnection connection;
    if (const QString error = connection.open(file, JournalConnection::Access::Read); !error.isEmpty())
        return tl::unexpected(error);
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    if (!query.exec(
            u"SELECT %1 FROM runs ORDER BY started DESC, id DESC LIMIT %2"_s.arg(kRunColumns).arg(atMost)))
        return tl::unexpected(readError(file, query));
    while (query.next()) {
        auto record = recordOf(query);
        if (!record)
            return tl::unexpected(record.error());
        records.append(*record);
    }
    return records;
}

tl::expected<RunRecord, QString> loadRun(const QString& file, const RunId& run)
{
    const QString missing = u"The journal has no run %1. List them with: stellwerkctl runs list"_s.arg(run);
    if (!QFileInfo::exists(file))
        return tl::unexpected(missing);
    JournalConnection connection;
    if (const QString error = connection.open(file, JournalConnection::Access::Read); !error.isEmpty())
        return tl::unexpected(error);
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    query.prepare(u"SELECT %1 FROM runs WHERE id = ?"_s.arg(kRunColumns));
    query.addBindValue(run);
    if (!query.exec())
        return tl::unexpected(readError(file, query));
    if (!query.next())
        return tl::unexpected(missing);
    return recordOf(query);
}

tl::expected<QList<RunEvent>, QString> loadEvents(const QString& file, const RunId& run)
{
    QList<RunEvent> events;
    if (!QFileInfo::exists(file))
        return events;
    JournalConnection connection;
    if (const QString error = connection.open(file, JournalConnection::Access::Read); !error.isEmpty())
        return tl::unexpected(error);
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    query.prepare(u"SELECT json FROM events WHERE run = ? ORDER BY sequence"_s);
    query.addBindValue(run);
    if (!query.exec())
        return tl::unexpected(readError(file, query));
    while (query.next()) {
        const auto event =
            runEventFromJson(QJsonDocument::fromJson(query.value(0).toString().toUtf8()).object());
        if (!event)
            return tl::unexpected(u"The journal %1 has an event of run %2 that cannot be read: %3"_s.arg(
                file, run, event.error()));
        events.append(*event);
    }
    return events;
}

} // namespace stellwerk
