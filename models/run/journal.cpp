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
#include <QTimer>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kRequestLook(300);

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

// What the run's own row says of it.
QString updateRun(QSqlDatabase& database, const RunId& run, const RunEvent& event)
{
    QSqlQuery update(database);
    if (const auto* ended = std::get_if<RunEnded>(&event.body)) {
        update.prepare(u"UPDATE runs SET ended = ?, outcome = ? WHERE id = ?"_s);
        update.addBindValue(timeText(event.at));
        update.addBindValue(wordOf(ended->outcome));
    } else if (std::holds_alternative<RunReopened>(event.body)) {
        update.prepare(u"UPDATE runs SET ended = NULL, outcome = NULL WHERE id = ?"_s);
    } else if (const auto* taken = std::get_if<RunTakenOver>(&event.body)) {
        update.prepare(u"UPDATE runs SET host = ?, pid = ? WHERE id = ?"_s);
        update.addBindValue(taken->host.isNull() ? u""_s : taken->host);
        update.addBindValue(taken->pid);
    } else {
        return {};
    }
    update.addBindValue(run);
    return update.exec() ? QString() : update.lastError().text();
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
        const QString error = updateRun(database, run, event);
        if (!error.isEmpty())
            return error;
    }
    return {};
}

// Requests for a run that nobody took yet; they are taken with this.
QList<RunControl> takeRequests(QSqlDatabase& database, const RunId& run)
{
    QList<RunControl> wishes;
    QSqlQuery query(database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT number, verb, task, outcome, account FROM requests WHERE run = ? AND taken = 0"
                  " ORDER BY number"_s);
    query.addBindValue(run);
    QVariantList numbers;
    if (!query.exec())
        return {};
    while (query.next()) {
        numbers.append(query.value(0));
        RunControl wish;
        const auto verb = controlVerbOf(query.value(1).toString());
        if (!verb)
            continue; // a newer version's
        wish.verb = *verb;
        wish.task = query.value(2).toString();
        wish.outcome = taskOutcomeOf(query.value(3).toString()).value_or(TaskOutcome::Unknown);
        wish.by = query.value(4).toString();
        wishes.append(wish);
    }
    query.finish();
    if (numbers.isEmpty())
        return {};
    QSqlQuery taken(database);
    taken.prepare(u"UPDATE requests SET taken = 1 WHERE number = ?"_s);
    taken.addBindValue(numbers);
    return taken.execBatch() ? wishes : QList<RunControl>(); // not taken: the next look finds them
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

    // Looks for requests a few times a second.
    void own(const RunId& run, std::optional<RunLock> lock, std::function<void(const RunControl&)> tell)
    {
        m_lock = std::move(lock);
        m_served = run;
        m_tell = std::move(tell);
        if (!m_timer) {
            m_timer = new QTimer(this);
            connect(m_timer, &QTimer::timeout, this, [this] {
                if (!m_connection || !m_connection->isOpen())
                    return;
                for (const RunControl& wish : takeRequests(m_connection->database(), m_served))
                    m_tell(wish);
            });
        }
        if (run.isEmpty())
            m_timer->stop();
        else
            m_timer->start(kRequestLook);
    }

private:
    std::optional<RunLock> m_lock;
    QTimer* m_timer = nullptr;
    RunId m_served;
    std::function<void(const RunControl&)> m_tell;
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

void Journal::own(const RunId& run, RunLock lock)
{
    auto shared = std::make_shared<RunLock>(std::move(lock)); // a functor must be copyable
    QMetaObject::invokeMethod(
        d->writer,
        [this, run, shared] {
            d->drain();
            d->writer->own(run, std::move(*shared), [this, run](const RunControl& wish) {
                QMetaObject::invokeMethod(
                    this, [this, run, wish] { Q_EMIT requested(run, wish); }, Qt::QueuedConnection);
            });
        },
        Qt::QueuedConnection);
}

void Journal::disown()
{
    QMetaObject::invokeMethod(
        d->writer,
        [this] {
            d->drain();
            d->writer->own({}, std::nullopt, {});
        },
        Qt::QueuedConnection);
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
