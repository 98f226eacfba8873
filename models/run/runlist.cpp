// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runlist.h"

#include "run/journalschema.h"
#include "run/runevents_json.h"
#include "run/runlock.h"

#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlError>
#include <QSqlQuery>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QDateTime timeOf(const QVariant& value)
{
    const QString text = value.toString();
    return text.isEmpty() ? QDateTime() : QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

QString readError(const QString& file, const QSqlQuery& query)
{
    return u"The journal %1 cannot be read: %2."_s.arg(file, query.lastError().text());
}

QString nameOfTask(const QString& package, const QString& id)
{
    const QJsonArray tasks = QJsonDocument::fromJson(package.toUtf8()).object().value(u"tasks"_s).toArray();
    for (const QJsonValue& task : tasks) {
        if (task.toObject().value(u"id"_s).toString() != id)
            continue;
        const QString name = task.toObject().value(u"name"_s).toString();
        return name.isEmpty() ? task.toObject().value(u"job"_s).toString(id) : name;
    }
    return id;
}

// Which tasks of a run failed in the end, and which was the first of them.
QString addFailures(QSqlDatabase& database, RunListing& run)
{
    QSqlQuery events(database);
    events.setForwardOnly(true);
    events.prepare(u"SELECT json FROM events WHERE run = ? AND type = 'task_ended' ORDER BY sequence"_s);
    events.addBindValue(run.id);
    if (!events.exec())
        return events.lastError().text();
    QHash<QString, bool> failed;
    QJsonObject first;
    QString firstId;
    while (events.next()) {
        const QJsonObject ended = QJsonDocument::fromJson(events.value(0).toString().toUtf8()).object();
        const QString task = ended.value(u"task"_s).toString();
        const bool bad = ended.value(u"outcome"_s).toString() == "failed"_L1;
        failed.insert(task, bad);
        if (bad && first.isEmpty())
            first = ended;
    }
    run.failed = int(failed.values().count(true));
    if (first.isEmpty())
        return {};
    firstId = first.value(u"task"_s).toString();
    run.firstServer = first.value(u"server"_s).toString();
    constexpr qsizetype kLongest = 500; // the log has it whole
    run.firstError = first.value(u"error"_s).toString().left(kLongest);
    QSqlQuery package(database);
    package.prepare(u"SELECT package FROM runs WHERE id = ?"_s);
    package.addBindValue(run.id);
    run.firstFailed =
        package.exec() && package.next() ? nameOfTask(package.value(0).toString(), firstId) : firstId;
    return {};
}

} // namespace

tl::expected<RunPage, QString> listRunPage(const QString& journalFile, const std::optional<RunCursor>& after,
                                           int atMost)
{
    RunPage page;
    if (!QFileInfo::exists(journalFile))
        return page;
    JournalConnection connection;
    if (const QString error = connection.open(journalFile, JournalConnection::Access::Read); !error.isEmpty())
        return tl::unexpected(error);
    // The whole package of a run may be long: the database reads its name and counts its tasks. A row value
    // comparison, so that the index on `started` finds the place.
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    query.prepare(
        u"SELECT id, CASE WHEN json_valid(package) THEN json_extract(package, '$.name') END,"
        " CASE WHEN json_valid(package) THEN json_array_length(package, '$.tasks') END,"
        " file, started, ended, outcome, host, pid FROM runs %1 ORDER BY started DESC, id DESC LIMIT ?"_s.arg(
            after ? u"WHERE (started, id) < (?, ?)"_s : QString()));
    if (after) {
        query.addBindValue(after->started);
        query.addBindValue(after->id);
    }
    query.addBindValue(atMost);
    if (!query.exec())
        return tl::unexpected(readError(journalFile, query));
    RunCursor last;
    while (query.next()) {
        RunListing run;
        run.id = query.value(0).toString();
        run.package = query.value(1).toString();
        run.tasks = query.value(2).toInt();
        run.file = query.value(3).toString();
        run.started = timeOf(query.value(4));
        run.ended = timeOf(query.value(5));
        run.outcome = runOutcomeOf(query.value(6).toString());
        run.host = query.value(7).toString();
        run.pid = query.value(8).toLongLong();
        last = {query.value(4).toString(), run.id};
        page.runs.append(run);
    }
    if (page.runs.size() == atMost && atMost > 0)
        page.next = last;
    for (RunListing& run : page.runs) {
        if (!run.ended.isValid())
            run.running = RunLock::owner(journalFile, run.id).has_value();
        if (run.outcome == RunOutcome::Succeeded)
            continue;
        if (const QString error = addFailures(connection.database(), run); !error.isEmpty())
            return tl::unexpected(u"The journal %1 cannot be read: %2."_s.arg(journalFile, error));
    }
    return page;
}

} // namespace stellwerk
