// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historyappend.h"

#include "history/historyconnection.h"
#include "history/serveroffsets.h"

#include <QSet>
#include <QSqlError>
#include <QSqlQuery>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestMessage = 1000;
constexpr qint64 kOffsetStep = 3600; // a span is written again when it grew by so much, not with every page

qint64 secondsOf(const QDateTime& time)
{
    return time.toSecsSinceEpoch();
}

// A null string would be NULL.
QString solid(const QString& text)
{
    return text.isNull() ? u""_s : text;
}

QVariant maybe(const QDateTime& utc)
{
    return utc.isValid() ? QVariant(secondsOf(utc)) : QVariant();
}

QDateTime utcOf(const QVariant& seconds)
{
    return seconds.isNull() ? QDateTime() : QDateTime::fromSecsSinceEpoch(seconds.toLongLong(), Qt::UTC);
}

// One transaction. Refusals are collected: after the first one nothing more is asked.
class Appending
{
public:
    explicit Appending(HistoryConnection& connection)
        : m_connection(connection)
        , m_insert(connection.database())
    {
        m_open = m_fine = connection.run(u"BEGIN IMMEDIATE"_s);
    }
    ~Appending()
    {
        m_insert.finish();
        if (m_open)
            QSqlQuery(m_connection.database()).exec(u"ROLLBACK"_s); // the first error stays told
    }
    Appending(const Appending&) = delete;
    Appending& operator=(const Appending&) = delete;

    [[nodiscard]] bool fine() const { return m_fine; }
    bool commit()
    {
        m_insert.finish();
        if (m_fine && m_connection.run(u"COMMIT"_s)) {
            m_open = false;
            return true;
        }
        return false;
    }

    bool run(const QString& statement, const QVariantList& values)
    {
        m_fine = m_fine && m_connection.run(statement, values);
        return m_fine;
    }
    // The first column of the first row; invalid: there is none.
    QVariant one(const QString& statement, const QVariantList& values)
    {
        const QVariantList row = first(statement, values, 1);
        return row.isEmpty() ? QVariant() : row.first();
    }
    QVariantList first(const QString& statement, const QVariantList& values, int columns)
    {
        if (!m_fine)
            return {};
        QSqlQuery query(m_connection.database());
        m_fine = m_connection.ask(query, statement, values);
        if (!m_fine)
            return {};
        QVariantList row;
        if (query.next()) {
            for (int i = 0; i < columns; ++i)
                row.append(query.value(i));
        }
        return row;
    }
    qint64 insertedId(const QString& statement, const QVariantList& values)
    {
        if (!run(statement, values))
            return 0;
        return one(u"SELECT last_insert_rowid()"_s, {}).toLongLong();
    }

    qint64 job(qint64 source, const QUuid& id, const QString& name);
    QVariant text(const QString& message);
    // True: the row was new.
    bool insert(qint64 job, const JobOutcome& row, int offsetMinutes);

private:
    HistoryConnection& m_connection;
    QSqlQuery m_insert;
    QHash<QUuid, qint64> m_jobs;
    QHash<QString, qint64> m_texts;
    bool m_prepared = false;
    bool m_open = false;
    bool m_fine = false;
};

qint64 Appending::job(qint64 source, const QUuid& id, const QString& name)
{
    if (const auto known = m_jobs.constFind(id); known != m_jobs.constEnd())
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
    m_jobs.insert(id, number);
    return number;
}

// Messages of outcomes differ little: each is kept once.
QVariant Appending::text(const QString& message)
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

bool Appending::insert(qint64 job, const JobOutcome& row, int offsetMinutes)
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
    m_insert.bindValue(1, secondsOf(row.run.startedLocal));
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

// What a server's row says.
struct Known
{
    bool exists = false;
    qint64 source = 0;
    QString ownName;
    FillState state;
    QUuid witnessJob;
    qint64 witnessStart = 0;
};

Known knownOf(Appending& to, const QString& server)
{
    const QVariantList row =
        to.first(u"SELECT s.source, o.own_name, s.scope, s.watermark, s.witness_job, s.witness_start,"
                 " s.complete_until, s.whole_read FROM servers s JOIN sources o ON o.id = s.source"
                 " WHERE s.name = ?"_s,
                 {server.toCaseFolded()}, 8);
    Known known;
    if (row.isEmpty())
        return known;
    known.exists = true;
    known.source = row.at(0).toLongLong();
    known.ownName = row.at(1).toString();
    known.state.scope = row.at(2).toString();
    known.state.watermark = row.at(3).toLongLong();
    known.witnessJob = QUuid::fromRfc4122(row.at(4).toByteArray());
    known.witnessStart = row.at(5).toLongLong();
    known.state.completeUntil = utcOf(row.at(6));
    known.state.wholeRead = utcOf(row.at(7));
    return known;
}

struct Overlap
{
    qint64 known = 0;  // jobs the source has
    qint64 shared = 0; // of those that exist on the server now
};

Overlap overlapOf(Appending& to, qint64 source, const QSet<QUuid>& jobs)
{
    Overlap overlap;
    overlap.known = to.one(u"SELECT COUNT(*) FROM jobs WHERE source = ?"_s, {source}).toLongLong();
    if (overlap.known == 0)
        return overlap;
    for (const QUuid& job : jobs) {
        if (to.one(u"SELECT 1 FROM jobs WHERE source = ? AND job = ?"_s, {source, job.toRfc4122()}).isValid())
            ++overlap.shared;
    }
    return overlap;
}

QSet<QUuid> jobsOf(const HistoryPage& page)
{
    QSet<QUuid> jobs(page.jobs.cbegin(), page.jobs.cend());
    for (const JobOutcome& row : page.rows)
        jobs.insert(row.job);
    return jobs;
}

qint64 newSource(Appending& to, const QString& ownName)
{
    return to.insertedId(u"INSERT INTO sources (own_name) VALUES (?)"_s, {solid(ownName)});
}

void point(Appending& to, const QString& server, qint64 source)
{
    to.run(u"INSERT INTO servers (name, shown, source) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
           " source = excluded.source, shown = excluded.shown, watermark = 0, witness_job = NULL,"
           " witness_start = NULL, complete_until = NULL, whole_read = NULL, scope = ''"_s,
           {server.toCaseFolded(), server, source});
}

// The same machine under another registered name, if its jobs say so.
qint64 sourceByOwnName(Appending& to, const HistoryPage& page)
{
    const qint64 source =
        to.one(u"SELECT id FROM sources WHERE own_name = ? ORDER BY id DESC LIMIT 1"_s, {page.ownName})
            .toLongLong();
    if (source == 0 || overlapOf(to, source, jobsOf(page)).shared == 0)
        return newSource(to, page.ownName);
    return source;
}

// Whose history this is. True: another one's than before, or one that lost all its jobs: begin anew.
bool recognise(Appending& to, const HistoryPage& page, Known& known)
{
    if (!known.exists) {
        known.source = sourceByOwnName(to, page);
        point(to, page.server, known.source);
        return false; // nothing was known, so nothing is known wrongly
    }
    const QSet<QUuid> jobs = jobsOf(page);
    const Overlap overlap = overlapOf(to, known.source, jobs);
    if (known.ownName.isEmpty()) { // runs of ours came before the first page
        to.run(u"UPDATE sources SET own_name = ? WHERE id = ?"_s, {page.ownName, known.source});
        return false;
    }
    if (known.ownName == page.ownName)
        return overlap.known > 0 && !jobs.isEmpty() && overlap.shared == 0;
    // Renamed, when most of its jobs are known; else the entry was pointed at another machine.
    if (overlap.shared * 2 >= qint64(jobs.size()) && overlap.shared > 0) {
        to.run(u"UPDATE sources SET own_name = ? WHERE id = ?"_s, {page.ownName, known.source});
        return false;
    }
    known.source = sourceByOwnName(to, page);
    point(to, page.server, known.source);
    return true;
}

bool numbersChanged(const HistoryPage& page, const Known& known)
{
    if (page.watermark == 0)
        return false;
    if (page.newest > 0 && page.newest < page.watermark)
        return true;
    if (!known.state.scope.isEmpty() && known.state.scope != page.scope)
        return true;
    if (known.state.watermark != page.watermark) // another program went on meanwhile; its witness is another
        return false;
    for (const JobOutcome& row : page.rows) {
        if (row.run.instanceId == page.watermark)
            return row.job != known.witnessJob || secondsOf(row.run.startedLocal) != known.witnessStart;
    }
    return false;
}

ServerOffsets offsetsOf(Appending& to, HistoryConnection& connection, qint64 source)
{
    QList<OffsetSpan> spans;
    if (to.fine()) {
        QSqlQuery query(connection.database());
        if (connection.ask(
                query,
                u"SELECT minutes, first_utc, last_utc FROM offsets WHERE source = ? ORDER BY first_utc"_s,
                {source})) {
            while (query.next())
                spans.append(
                    {query.value(0).toInt(), query.value(1).toLongLong(), query.value(2).toLongLong()});
        }
    }
    return ServerOffsets(spans);
}

void keepOffset(Appending& to, ServerOffsets& offsets, qint64 source, int minutes, qint64 utc)
{
    const QList<OffsetSpan> before = offsets.spans();
    offsets.saw(minutes, utc);
    const OffsetSpan& last = offsets.spans().constLast();
    if (before.size() == offsets.spans().size() && last.lastUtc - before.constLast().lastUtc < kOffsetStep)
        return;
    to.run(u"INSERT INTO offsets (source, first_utc, last_utc, minutes) VALUES (?, ?, ?, ?)"
           " ON CONFLICT (source, first_utc) DO UPDATE SET last_utc = MAX(last_utc, excluded.last_utc)"_s,
           {source, last.firstUtc, last.lastUtc, last.minutes});
}

qint64 insertRows(Appending& to, const ServerOffsets& offsets, qint64 source, const QList<JobOutcome>& rows,
                  const Retention& retention, const QDateTime& now)
{
    const qint64 oldest = retention.days > 0 ? secondsOf(now.addDays(-retention.days)) : 0;
    qint64 added = 0;
    for (const JobOutcome& row : rows) {
        if (!row.run.startedLocal.isValid() || row.run.status == RunStatus::InProgress ||
            row.run.instanceId <= 0)
            continue;
        const qint64 local = secondsOf(row.run.startedLocal);
        if (local < oldest)
            continue; // it would go at once
        if (to.insert(to.job(source, row.job, row.jobName), row, offsets.at(local)))
            ++added;
    }
    return added;
}

void moveWatermark(Appending& to, const HistoryPage& page, FillState& state)
{
    const bool fromStart = page.whole || page.watermark == 0;
    if (fromStart && page.reachedEnd)
        state.wholeRead = page.readUtc;
    if (page.reachedEnd)
        state.completeUntil = page.readUtc;
    state.watermark =
        page.rows.isEmpty() ? page.watermark : std::max(page.watermark, page.rows.constLast().run.instanceId);
    state.scope = page.scope;
    to.run(u"UPDATE servers SET shown = ?, scope = ?, watermark = ?, complete_until = ?, whole_read = ? WHERE"
           " name = ?"_s,
           {page.server, solid(page.scope), state.watermark, maybe(state.completeUntil),
            maybe(state.wholeRead), page.server.toCaseFolded()});
    if (page.rows.isEmpty() || page.rows.constLast().run.instanceId != state.watermark)
        return; // the witness stays
    const JobOutcome& witness = page.rows.constLast();
    to.run(u"UPDATE servers SET witness_job = ?, witness_start = ? WHERE name = ?"_s,
           {witness.job.toRfc4122(), secondsOf(witness.run.startedLocal), page.server.toCaseFolded()});
}

} // namespace

std::optional<FillState> fillStateOf(HistoryConnection& connection, const QString& server)
{
    QSqlQuery query(connection.database());
    if (!connection.ask(query,
                        u"SELECT scope, watermark, complete_until, whole_read FROM servers WHERE name = ?"_s,
                        {server.toCaseFolded()}))
        return {};
    FillState state;
    if (query.next()) {
        state.scope = query.value(0).toString();
        state.watermark = query.value(1).toLongLong();
        state.completeUntil = utcOf(query.value(2));
        state.wholeRead = utcOf(query.value(3));
    }
    return state;
}

std::optional<FillState> appendPage(HistoryConnection& connection, const HistoryPage& page,
                                    const Retention& retention)
{
    Appending to(connection);
    Known known = knownOf(to, page.server);
    const bool another = recognise(to, page, known);
    FillState state = known.state;
    state.rebased = page.watermark > 0 && (another || numbersChanged(page, known));
    ServerOffsets offsets = offsetsOf(to, connection, known.source);
    // By the server's own clock: what is converted is its time.
    keepOffset(to, offsets, known.source, page.offsetMinutes,
               secondsOf(page.nowLocal) - qint64(page.offsetMinutes) * 60);
    // The rows are true, whatever the watermark was.
    state.added = insertRows(to, offsets, known.source, page.rows, retention, page.nowLocal);
    if (state.rebased) {
        state.watermark = 0;
        state.completeUntil = {};
        state.wholeRead = {};
        point(to, page.server, known.source);
    } else {
        moveWatermark(to, page, state);
    }
    if (!to.commit())
        return {};
    return state;
}

bool appendSeen(HistoryConnection& connection, const QList<SeenOutcomes>& outcomes,
                const QList<RunLink>& links, const Retention& retention)
{
    Appending to(connection);
    const auto sourceOf = [&](const QString& server) {
        Known known = knownOf(to, server);
        if (!known.exists) {
            known.source = newSource(to, {});
            point(to, server, known.source);
        }
        return known.source;
    };
    for (const SeenOutcomes& seen : outcomes) {
        const qint64 source = sourceOf(seen.server);
        const ServerOffsets offsets = offsetsOf(to, connection, source);
        if (!offsets.spans().isEmpty()) // else its zone is not known yet; the first page will bring them
            insertRows(to, offsets, source, seen.rows, retention, seen.seenUtc);
    }
    for (const RunLink& link : links) {
        const qint64 job = to.job(sourceOf(link.server), link.job, link.jobName);
        to.run(u"INSERT OR REPLACE INTO links (job, started, run, task) VALUES (?, ?, ?, ?)"_s,
               {job, secondsOf(link.startedLocal), link.run, link.task});
    }
    return to.commit();
}

} // namespace stellwerk
