// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historystore.h"

#include "history/historyretention.h"
#include "history/historyworker.h"

#include <QHash>
#include <QMutex>
#include <QThread>
#include <QTimer>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kPurgeEvery = 1h;
constexpr auto kFirstPurge = 30s;          // not while the program starts
constexpr qsizetype kMostWaiting = 10'000; // rows and links that could not be written yet

template <class F>
void post(QObject* where, F&& work)
{
    QMetaObject::invokeMethod(where, std::forward<F>(work), Qt::QueuedConnection);
}

} // namespace

class HistoryStore::Private
{
public:
    void start(QThread& thread, HistoryWorker* worker, const QString& name)
    {
        worker->moveToThread(&thread);
        QObject::connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
        thread.setObjectName(name);
        thread.start();
    }
    void seen(std::function<void()> add);
    // All on the writer's thread:
    void drainSeen();
    bool writeSeen(const QList<SeenOutcomes>& rows, const QList<RunLink>& runs);
    void putBack(const QList<SeenOutcomes>& rows, const QList<RunLink>& runs);
    void keepRetention();
    void purge(const std::shared_ptr<HistoryPurge>& purge);

    HistoryStore* q = nullptr;
    QString file;
    QThread writing;
    QThread reading;
    HistoryWorker* writer = nullptr; // die with their threads
    HistoryWorker* reader = nullptr;
    QTimer purgeTimer;
    quint64 lastQuery = 0;
    QHash<QueryId, std::shared_ptr<CancelFlag>> open;
    CancelFlag ending{false};
    std::optional<Retention> wanted; // of the writer's thread: not in the file yet

    QMutex mutex;
    QList<SeenOutcomes> outcomes; // guarded by mutex, as all below
    QList<RunLink> links;
    bool asked = false; // the writer will look
};

HistoryStore::HistoryStore(const QString& file, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->q = this;
    d->file = file;
    const auto tell = [this](const QString& text, bool movedAside) {
        post(this, [this, text, movedAside] {
            if (!movedAside) {
                Q_EMIT failed(text);
                return;
            }
            // What is still open is the file that was moved.
            for (HistoryWorker* worker : {d->writer, d->reader})
                post(worker, [worker] { worker->close(); });
            Q_EMIT this->movedAside(text);
        });
    };
    d->writer = new HistoryWorker(file, HistoryConnection::Access::Write, tell);
    d->reader = new HistoryWorker(file, HistoryConnection::Access::Read, tell);
    d->start(d->writing, d->writer, u"history"_s);
    d->start(d->reading, d->reader, u"history-read"_s);
    const auto purge = [this] {
        post(d->writer, [this] {
            HistoryConnection* connection = d->writer->connection();
            if (!connection)
                return;
            d->writer->retention() = retentionOf(*connection); // another program may have set it
            d->purge(std::make_shared<HistoryPurge>(d->writer->retention(), QDateTime::currentDateTimeUtc()));
        });
    };
    d->purgeTimer.setSingleShot(true);
    connect(&d->purgeTimer, &QTimer::timeout, this, [this, purge] {
        purge();
        d->purgeTimer.start(kPurgeEvery);
    });
    d->purgeTimer.start(kFirstPurge);
}

HistoryStore::~HistoryStore()
{
    d->ending = true;
    for (const auto& cancelled : std::as_const(d->open))
        *cancelled = true;
    // What was asked before stands before the end in each thread's queue. A connection dies on its thread.
    post(d->writer, [this] {
        d->keepRetention();
        d->drainSeen();
        d->writer->close();
        d->writing.quit();
    });
    post(d->reader, [this] {
        d->reader->close();
        d->reading.quit();
    });
    d->writing.wait();
    d->reading.wait();
}

template <class T>
void HistoryStore::write(std::function<std::optional<T>(HistoryConnection&)> work, QObject* context,
                         Done<T> done)
{
    post(d->writer,
         [this, work = std::move(work), context = QPointer<QObject>(context), done = std::move(done)] {
             HistoryAnswer<T> answer = tl::make_unexpected(QString());
             for (int tries = 0; tries < 2; ++tries) {
                 HistoryConnection* connection = d->writer->connection();
                 if (!connection)
                     break;
                 if (auto value = work(*connection)) {
                     answer = std::move(*value);
                     d->writer->worked();
                     break;
                 }
                 if (!d->writer->mend())
                     break;
             }
             if (!answer)
                 answer = tl::make_unexpected(d->writer->error());
             post(this, [context, done, answer = std::move(answer)] {
                 if (context)
                     done(answer);
             });
         });
}

template <class T>
HistoryStore::QueryId
HistoryStore::ask(std::function<HistoryAnswer<T>(HistoryConnection&, const CancelFlag&)> work,
                  QObject* context, Done<T> done)
{
    const QueryId id = ++d->lastQuery;
    const auto cancelled = std::make_shared<CancelFlag>(false);
    d->open.insert(id, cancelled);
    post(d->reader, [this, id, cancelled, work = std::move(work), context = QPointer<QObject>(context),
                     done = std::move(done)] {
        if (*cancelled)
            return;
        HistoryAnswer<T> answer = T();
        if (HistoryConnection* connection = d->reader->connection()) {
            answer = work(*connection, *cancelled);
            if (answer)
                d->reader->worked();
            else
                d->reader->mend(); // the next question finds a new connection
        } else if (!d->reader->error().isEmpty()) {
            answer = tl::make_unexpected(d->reader->error());
        }
        post(this, [this, id, context, done, answer = std::move(answer)] {
            if (d->open.remove(id) && context)
                done(answer);
        });
    });
    return id;
}

void HistoryStore::cancel(QueryId query)
{
    if (const auto cancelled = d->open.take(query))
        *cancelled = true;
}

void HistoryStore::fillState(const QString& server, QObject* context, Done<FillState> done)
{
    write<FillState>([server](HistoryConnection& connection) { return fillStateOf(connection, server); },
                     context, std::move(done));
}

void HistoryStore::append(const HistoryPage& page, QObject* context, Done<FillState> done)
{
    write<FillState>(
        [this, page](HistoryConnection& connection) {
            return appendPage(connection, page, d->writer->retention());
        },
        context, std::move(done));
}

void HistoryStore::Private::seen(std::function<void()> add)
{
    bool ask = false;
    {
        const QMutexLocker lock(&mutex);
        add();
        ask = !std::exchange(asked, true);
    }
    if (ask)
        post(writer, [this] { drainSeen(); });
}

void HistoryStore::Private::drainSeen()
{
    QList<SeenOutcomes> rows;
    QList<RunLink> runs;
    {
        const QMutexLocker lock(&mutex);
        rows.swap(outcomes);
        runs.swap(links);
        asked = false;
    }
    if ((rows.isEmpty() && runs.isEmpty()) || writeSeen(rows, runs))
        return;
    putBack(rows, runs);
    writer->again([this] { drainSeen(); });
}

bool HistoryStore::Private::writeSeen(const QList<SeenOutcomes>& rows, const QList<RunLink>& runs)
{
    for (int tries = 0; tries < 2; ++tries) {
        HistoryConnection* connection = writer->connection();
        if (!connection)
            return false;
        if (stellwerk::appendSeen(*connection, rows, runs, writer->retention())) {
            writer->worked();
            return true;
        }
        if (!writer->mend())
            return false;
    }
    return false;
}

// Outcomes would come again with a page, but nobody tells a link twice. The oldest go when it gets too much.
void HistoryStore::Private::putBack(const QList<SeenOutcomes>& rows, const QList<RunLink>& runs)
{
    const QMutexLocker lock(&mutex);
    outcomes = rows + outcomes;
    links = runs + links;
    asked = true; // whatever comes meanwhile waits for the next try
    if (links.size() > kMostWaiting)
        links.remove(0, links.size() - kMostWaiting);
    qsizetype kept = 0;
    qsizetype from = outcomes.size();
    while (from > 0 && kept + outcomes.at(from - 1).rows.size() <= kMostWaiting)
        kept += outcomes.at(--from).rows.size();
    outcomes.remove(0, from);
}

// A step, then whatever waits, then the next one.
void HistoryStore::Private::purge(const std::shared_ptr<HistoryPurge>& purge)
{
    HistoryConnection* connection = ending ? nullptr : writer->connection();
    if (!connection)
        return;
    switch (purge->step(*connection)) {
    case HistoryPurge::Step::More:
        post(writer, [this, purge] { this->purge(purge); });
        return;
    case HistoryPurge::Step::Failed:
        if (!writer->mend() && writer->wasBusy()) // else in an hour
            writer->again([this, purge] { this->purge(purge); });
        return;
    case HistoryPurge::Step::Done:
        post(q, [store = q, deleted = purge->deleted()] { Q_EMIT store->purged(deleted); });
        return;
    }
}

void HistoryStore::appendSeen(const SeenOutcomes& outcomes)
{
    d->seen([&] { d->outcomes.append(outcomes); });
}

void HistoryStore::link(const RunLink& link)
{
    d->seen([&] { d->links.append(link); });
}

HistoryStore::QueryId HistoryStore::runs(const RunsQuery& query, QObject* context,
                                         Done<QList<FinishedRun>> done)
{
    return ask<QList<FinishedRun>>(
        [query](HistoryConnection& connection, const CancelFlag& cancelled) {
            return runsOf(connection, query, cancelled);
        },
        context, std::move(done));
}

HistoryStore::QueryId HistoryStore::memories(const QString& server, const QStringList& jobs, QObject* context,
                                             Done<Memories> done)
{
    return ask<Memories>(
        [server, jobs](HistoryConnection& connection, const CancelFlag& cancelled) {
            return memoriesOf(connection, server, jobs, cancelled);
        },
        context, std::move(done));
}

HistoryStore::QueryId HistoryStore::days(const DayQuery& query, QObject* context, Done<QList<DayCell>> done)
{
    return ask<QList<DayCell>>(
        [query](HistoryConnection& connection, const CancelFlag& cancelled) {
            return daysOf(connection, query, cancelled);
        },
        context, std::move(done));
}

HistoryStore::QueryId HistoryStore::failures(const FailureQuery& query, QObject* context,
                                             Done<QList<FailedJob>> done)
{
    return ask<QList<FailedJob>>(
        [query](HistoryConnection& connection, const CancelFlag& cancelled) {
            return failuresOf(connection, query, cancelled);
        },
        context, std::move(done));
}

HistoryStore::QueryId HistoryStore::outcomes(const OutcomesQuery& query, QObject* context,
                                             Done<QList<JobOutcomes>> done)
{
    return ask<QList<JobOutcomes>>(
        [query](HistoryConnection& connection, const CancelFlag& cancelled) {
            return outcomesOf(connection, query, cancelled);
        },
        context, std::move(done));
}

HistoryStore::QueryId HistoryStore::stats(QObject* context, Done<HistoryStats> done)
{
    return ask<HistoryStats>(
        [file = d->file](HistoryConnection& connection, const CancelFlag& cancelled) {
            return statsOf(connection, file, cancelled);
        },
        context, std::move(done));
}

void HistoryStore::setRetention(const Retention& retention)
{
    post(d->writer, [this, retention] {
        d->wanted = retention;
        d->keepRetention();
    });
}

void HistoryStore::Private::keepRetention()
{
    if (!wanted)
        return;
    HistoryConnection* connection = writer->connection();
    if (!connection || !stellwerk::keepRetention(*connection, *wanted)) {
        if (connection)
            writer->mend();
        writer->again([this] { keepRetention(); });
        return;
    }
    const Retention kept = *std::exchange(wanted, std::nullopt);
    writer->retention() = kept;
    purge(std::make_shared<HistoryPurge>(kept, QDateTime::currentDateTimeUtc()));
}

QString HistoryStore::file() const
{
    return d->file;
}

} // namespace stellwerk
