// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/fleetjson.h"
#include "run/journal.h"
#include "run/journalschema.h"
#include "run/runevents_json.h"
#include "run/runlock.h"

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

RunRecord anyRecordOf(const QSqlQuery& row)
{
    RunRecord record;
    record.id = row.value(0).toString();
    auto package = parsePackage(row.value(1).toString().toUtf8());
    if (package) {
        record.package = std::move(package->package);
    } else {
        record.unreadable =
            u"The journal's package of run %1 cannot be read: %2"_s.arg(record.id, package.error().message());
    }
    record.fleet = fleetFromJson(row.value(2).toString().toUtf8());
    record.file = row.value(3).toString();
    record.started = timeOf(row.value(4));
    record.ended = timeOf(row.value(5));
    record.outcome = runOutcomeOf(row.value(6).toString());
    record.host = row.value(7).toString();
    record.pid = row.value(8).toLongLong();
    return record;
}

tl::expected<RunRecord, QString> recordOf(const QSqlQuery& row)
{
    RunRecord record = anyRecordOf(row);
    if (!record.unreadable.isEmpty())
        return tl::unexpected(record.unreadable);
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
        records.append(anyRecordOf(query)); // one that cannot be read hides no other
    }
    return records;
}

tl::expected<QList<RunRecord>, QString> interruptedRuns(const QString& file, QStringList* unreadable)
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
            u"SELECT %1 FROM runs WHERE ended IS NULL ORDER BY started DESC, id DESC"_s.arg(kRunColumns)))
        return tl::unexpected(readError(file, query));
    while (query.next()) {
        if (RunLock::owner(file, query.value(0).toString()))
            continue;
        auto record = recordOf(query);
        if (record)
            records.append(*record);
        else if (unreadable)
            unreadable->append(record.error());
    }
    return records;
}

QString requestControl(const QString& file, const RunId& run, const RunControl& wish)
{
    if (!RunLock::owner(file, run))
        return u"No program looks after run %1 now. Go on with it first: stellwerkctl runs resume %1"_s.arg(
            run);
    JournalConnection connection;
    if (const QString error = connection.open(file, JournalConnection::Access::Write); !error.isEmpty())
        return error;
    QSqlQuery query(connection.database());
    query.prepare(
        u"INSERT INTO requests (run, at, verb, task, outcome, account) VALUES (?, ?, ?, ?, ?, ?)"_s);
    query.addBindValue(run);
    query.addBindValue(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    query.addBindValue(wordOf(wish.verb));
    query.addBindValue(wish.task.isNull() ? u""_s : wish.task);
    query.addBindValue(wordOf(wish.outcome));
    query.addBindValue(wish.by.isNull() ? u""_s : wish.by);
    if (!query.exec())
        return u"The journal %1 cannot be written: %2. Check the free space and its rights."_s.arg(
            file, query.lastError().text());
    return {};
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

tl::expected<QList<RunEvent>, QString> loadEvents(const QString& file, const RunId& run, qint64 after)
{
    QList<RunEvent> events;
    if (!QFileInfo::exists(file))
        return events;
    JournalConnection connection;
    if (const QString error = connection.open(file, JournalConnection::Access::Read); !error.isEmpty())
        return tl::unexpected(error);
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    query.prepare(u"SELECT json FROM events WHERE run = ? AND sequence > ? ORDER BY sequence"_s);
    query.addBindValue(run);
    query.addBindValue(after);
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
