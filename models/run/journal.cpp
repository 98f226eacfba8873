// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/journal.h"

#include "run/fleetjson.h"
#include "run/journalschema.h"
#include "run/runevents_json.h"

#include "package/packagefile.h"

#include <QMutex>
#include <QRandomGenerator>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// One call of beginRun() or append().
struct Batch
{
    quint64 ticket = 0;
    std::optional<RunRecord> begins;
    RunId run;
    QList<RunEvent> events;
};

QString timeText(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

// Both: empty, or the database's reason.
QString insertRun(QSqlDatabase& database, const RunRecord& record)
{
    QSqlQuery query(database);
    query.prepare(u"INSERT OR IGNORE INTO runs (id, package, fleet, file, started, host, pid)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?)"_s);
    query.addBindValue(record.id);
    query.addBindValue(QString::fromUtf8(serializePackage(record.package)));
    query.addBindValue(QString::fromUtf8(fleetToJson(record.fleet)));
    query.addBindValue(record.file.isNull() ? u""_s : record.file);
    query.addBindValue(timeText(record.started));
    query.addBindValue(record.host.isNull() ? u""_s : record.host);
    query.addBindValue(record.pid);
    return query.exec() ? QString() : query.lastError().text();
}

QString insertEvents(QSqlDatabase& database, const RunId& run, const QList<RunEvent>& events)
{
    QSqlQuery query(database);
    query.prepare(u"INSERT INTO events (run, sequence, at, type, json) VALUES (?, ?, ?, ?, ?)"_s);
    for (const RunEvent& event : events) {
        query.addBindValue(run);
        query.addBindValue(event.sequence);
        query.addBindValue(timeText(event.at));
        query.addBindValue(typeOf(event));
        query.addBindValue(QString::fromUtf8(toLine(event, run)));
        if (!query.exec())
            return query.lastError().text();
        const auto* ended = std::get_if<RunEnded>(&event.body);
        if (!ended)
            continue;
        QSqlQuery update(database);
        update.prepare(u"UPDATE runs SET ended = ?, outcome = ? WHERE id = ?"_s);
        update.addBindValue(timeText(event.at));
        update.addBindValue(wordOf(ended->outcome));
        update.addBindValue(run);
        if (!update.exec())
            return update.lastError().text();
    }
    return {};
}

// Lives on the journal's thread and owns the connection.
class Writer : public QObject
{
public:
    explicit Writer(QString file)
        : m_file(std::move(file))
    {}

    // Empty when all of `batches` and what was left from before is on disk.
    QString write(const QList<Batch>& batches)
    {
        m_backlog += batches;
        if (!m_connection || !m_connection->isOpen()) {
            m_connection = std::make_unique<JournalConnection>();
            const QString error = m_connection->open(m_file, JournalConnection::Access::Write);
            if (!error.isEmpty())
                return error;
        }
        QSqlDatabase& database = m_connection->database();
        QString error = database.transaction() ? QString() : database.lastError().text();
        for (const Batch& batch : std::as_const(m_backlog)) {
            if (error.isEmpty() && batch.begins)
                error = insertRun(database, *batch.begins);
            if (error.isEmpty())
                error = insertEvents(database, batch.run, batch.events);
        }
        if (error.isEmpty() && database.commit()) {
            m_backlog.clear();
            return {};
        }
        const QString text = error.isEmpty() ? database.lastError().text() : error;
        database.rollback();
        m_connection.reset(); // the next try starts from a new connection
        return u"The journal %1 cannot be written: %2. Check the free space and its rights."_s.arg(m_file,
                                                                                                   text);
    }

private:
    QString m_file;
    std::unique_ptr<JournalConnection> m_connection;
    QList<Batch> m_backlog;
};

} // namespace

class Journal::Private
{
public:
    quint64 add(Batch batch);
    void drain(); // on the writer's thread

    Journal* q = nullptr;
    QString file;
    QThread thread;
    Writer* writer = nullptr; // dies with its thread
    QMutex mutex;
    QList<Batch> waiting; // guarded by mutex
    bool asked = false;   // guarded by mutex: the writer will look
    quint64 lastTicket = 0;
};

quint64 Journal::Private::add(Batch batch)
{
    batch.ticket = ++lastTicket;
    bool ask = false;
    {
        const QMutexLocker lock(&mutex);
        waiting.append(std::move(batch));
        ask = !std::exchange(asked, true);
    }
    if (ask)
        QMetaObject::invokeMethod(
            writer, [this] { drain(); }, Qt::QueuedConnection);
    return lastTicket;
}

// Takes all that waits, so that what came while the disk was busy is committed together.
void Journal::Private::drain()
{
    QList<Batch> batches;
    {
        const QMutexLocker lock(&mutex);
        batches.swap(waiting);
        asked = false;
    }
    if (batches.isEmpty())
        return;
    const quint64 upTo = batches.constLast().ticket;
    const QString error = writer->write(batches);
    QMetaObject::invokeMethod(
        q,
        [journal = q, upTo, error] {
            if (error.isEmpty())
                Q_EMIT journal->durable(upTo);
            else
                Q_EMIT journal->failed(upTo, error);
        },
        Qt::QueuedConnection);
}

Journal::Journal(const QString& file, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->q = this;
    d->file = file;
    d->writer = new Writer(file);
    d->writer->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->writer, &QObject::deleteLater);
    d->thread.setObjectName(u"journal"_s);
    d->thread.start();
}

Journal::~Journal()
{
    // The queue of the thread is worked off before quit() takes effect, because quit() is queued behind it.
    QMetaObject::invokeMethod(
        d->writer,
        [this] {
            d->drain();
            d->thread.quit();
        },
        Qt::QueuedConnection);
    d->thread.wait();
}

quint64 Journal::beginRun(const RunRecord& record)
{
    Batch batch;
    batch.begins = record;
    batch.run = record.id;
    return d->add(std::move(batch));
}

quint64 Journal::append(const RunId& run, const QList<RunEvent>& events)
{
    Batch batch;
    batch.run = run;
    batch.events = events;
    return d->add(std::move(batch));
}

QString Journal::file() const
{
    return d->file;
}

RunId newRunId(const QDateTime& now)
{
    return now.toUTC().toString(u"yyyyMMdd-HHmmss-"_s) +
           u"%1"_s.arg(QRandomGenerator::global()->bounded(0x10000), 4, 16, QLatin1Char('0'));
}

} // namespace stellwerk
