// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historyappend.h"

#include "history/historyconnection.h"
#include "history/historytransaction.h"
#include "history/serveroffsets.h"

#include <QSet>
#include <QSqlQuery>

#include <functional>
#include <limits>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

qint64 secondsOf(const QDateTime& time)
{
    return time.toSecsSinceEpoch();
}

QVariant maybe(const QDateTime& utc)
{
    return utc.isValid() ? QVariant(secondsOf(utc)) : QVariant();
}

QDateTime utcOf(const QVariant& seconds)
{
    return seconds.isNull() ? QDateTime() : QDateTime::fromSecsSinceEpoch(seconds.toLongLong(), Qt::UTC);
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

Known knownOf(HistoryTransaction& to, const QString& server)
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

// Counts no further than `enough` shared ones.
Overlap overlapOf(HistoryTransaction& to, qint64 source, const QSet<QUuid>& jobs, qint64 enough)
{
    Overlap overlap;
    overlap.known = to.one(u"SELECT COUNT(*) FROM jobs WHERE source = ?"_s, {source}).toLongLong();
    if (overlap.known == 0)
        return overlap;
    for (auto job = jobs.cbegin(); job != jobs.cend() && overlap.shared < enough; ++job) {
        if (to.one(u"SELECT 1 FROM jobs WHERE source = ? AND job = ?"_s, {source, job->toRfc4122()})
                .isValid())
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

qint64 newSource(HistoryTransaction& to, const QString& ownName)
{
    return to.insertedId(u"INSERT INTO sources (own_name) VALUES (?)"_s, {solid(ownName)});
}

void point(HistoryTransaction& to, const QString& server, qint64 source)
{
    to.run(u"INSERT INTO servers (name, shown, source) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
           " source = excluded.source, shown = excluded.shown, watermark = 0, witness_job = NULL,"
           " witness_start = NULL, complete_until = NULL, whole_read = NULL, scope = ''"_s,
           {server.toCaseFolded(), server, source});
}

// The same machine under another registered name, if its jobs say so; 0: there is none.
qint64 sourceByOwnName(HistoryTransaction& to, const HistoryPage& page)
{
    if (page.ownName.isEmpty())
        return 0;
    const qint64 source =
        to.one(u"SELECT id FROM sources WHERE own_name = ? ORDER BY id DESC LIMIT 1"_s, {page.ownName})
            .toLongLong();
    return source != 0 && overlapOf(to, source, jobsOf(page), 1).shared > 0 ? source : 0;
}

qint64 sourceOrNew(HistoryTransaction& to, const HistoryPage& page)
{
    const qint64 source = sourceByOwnName(to, page);
    return source != 0 ? source : newSource(to, page.ownName);
}

// A source without a name turned out to be another one: its jobs, with the links they came with, become the
// other's.
void merge(HistoryTransaction& to, qint64 from, qint64 into)
{
    for (;;) {
        const QVariantList both =
            to.first(u"SELECT a.id, b.id FROM jobs a JOIN jobs b ON b.job = a.job WHERE a.source = ? AND"
                     " b.source = ? LIMIT 1"_s,
                     {from, into}, 2);
        if (both.isEmpty())
            break;
        for (const QString& table : {u"runs"_s, u"links"_s})
            to.run(u"UPDATE OR REPLACE %1 SET job = ? WHERE job = ?"_s.arg(table), {both.at(1), both.at(0)});
        to.run(u"DELETE FROM jobs WHERE id = ?"_s, {both.at(0)});
    }
    to.run(u"UPDATE jobs SET source = ? WHERE source = ?"_s, {into, from});
    to.run(u"DELETE FROM offsets WHERE source = ?"_s, {from});
    to.run(u"DELETE FROM sources WHERE id = ?"_s, {from});
}

// Whose history this is. True: another one's than before, or one that lost all its jobs: begin anew.
bool recognise(HistoryTransaction& to, const HistoryPage& page, Known& known)
{
    if (!known.exists) {
        known.source = sourceOrNew(to, page);
        point(to, page.server, known.source);
        return false; // nothing was known, so nothing is known wrongly
    }
    const QSet<QUuid> jobs = jobsOf(page);
    // Most of them for another name, one for the same.
    const qint64 half = (qint64(jobs.size()) + 1) / 2;
    const Overlap overlap =
        overlapOf(to, known.source, jobs, known.ownName == page.ownName ? 1 : std::max<qint64>(1, half));
    if (known.ownName.isEmpty()) { // runs of ours came before the first page
        if (const qint64 source = sourceByOwnName(to, page); source != 0) {
            point(to, page.server, source); // a renamed entry
            merge(to, known.source, source);
            known.source = source;
        } else {
            to.run(u"UPDATE sources SET own_name = ? WHERE id = ?"_s, {solid(page.ownName), known.source});
        }
        return false;
    }
    if (known.ownName == page.ownName)
        return overlap.known > 0 && !jobs.isEmpty() && overlap.shared == 0;
    // Renamed, when most of its jobs are known; else the entry was pointed at another machine.
    if (overlap.shared * 2 >= qint64(jobs.size()) && overlap.shared > 0) {
        to.run(u"UPDATE sources SET own_name = ? WHERE id = ?"_s, {page.ownName, known.source});
        return false;
    }
    known.source = sourceOrNew(to, page);
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

ServerOffsets offsetsOf(HistoryTransaction& to, HistoryConnection& connection, qint64 source)
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

void keepOffset(HistoryTransaction& to, ServerOffsets& offsets, qint64 source, int minutes, qint64 utc)
{
    offsets.saw(minutes, utc);
    const OffsetSpan& last = offsets.spans().constLast();
    to.run(u"INSERT INTO offsets (source, first_utc, last_utc, minutes) VALUES (?, ?, ?, ?)"
           " ON CONFLICT (source, first_utc) DO UPDATE SET last_utc = MAX(last_utc, excluded.last_utc)"_s,
           {source, last.firstUtc, last.lastUtc, last.minutes});
}

// Which offset a row's run began with.
using OffsetOf = std::function<int(const JobOutcome&)>;

qint64 insertRows(HistoryTransaction& to, qint64 source, const QList<JobOutcome>& rows,
                  const OffsetOf& offsetOf, const QDateTime& oldest, qint64 correctAbove)
{
    qint64 added = 0;
    for (const JobOutcome& row : rows) {
        if (!row.run.startedLocal.isValid() || row.run.status == RunStatus::InProgress ||
            row.run.instanceId <= 0 || row.run.startedLocal < oldest)
            continue; // what is too old would go at once
        const qint64 job = to.job(source, row.job, row.jobName);
        const int offset = offsetOf(row);
        if (to.insert(job, row, offset))
            ++added;
        else if (row.run.instanceId > correctAbove)
            to.correct(job, row, offset);
    }
    return added;
}

QDateTime oldestKept(const Retention& retention, const QDateTime& now)
{
    return retention.days > 0 ? now.addDays(-retention.days) : QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
}

void moveWatermark(HistoryTransaction& to, const HistoryPage& page, FillState& state)
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
    HistoryTransaction to(connection);
    Known known = knownOf(to, page.server);
    const bool another = recognise(to, page, known);
    FillState state = known.state;
    state.rebased = page.watermark > 0 && (another || numbersChanged(page, known));
    ServerOffsets offsets = offsetsOf(to, connection, known.source);
    const qint64 lookBefore = offsets.spans().isEmpty() ? 0 : offsets.spans().constLast().lastUtc;
    // By the server's own clock: what is converted is its time.
    keepOffset(to, offsets, known.source, page.offsetMinutes,
               secondsOf(page.nowLocal) - qint64(page.offsetMinutes) * 60);
    // The rows are true, whatever the watermark was.
    const auto offsetOf = [&](const JobOutcome& row) {
        const qint64 began = secondsOf(row.run.startedLocal);
        return page.watermark > 0 && row.run.instanceId > page.watermark
                   ? offsets.ofNew(began, row.run.duration.count(), lookBefore)
                   : offsets.at(began);
    };
    // A run that was seen before its page came had no certain offset then.
    const qint64 correctAbove = page.watermark > 0 ? page.watermark : std::numeric_limits<qint64>::max();
    state.added =
        insertRows(to, known.source, page.rows, offsetOf, oldestKept(retention, page.nowLocal), correctAbove);
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
    HistoryTransaction to(connection);
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
        if (offsets.spans().isEmpty())
            continue; // its zone is not known yet; the first page will bring them
        const auto offsetOf = [&](const JobOutcome& row) {
            return offsets.at(secondsOf(row.run.startedLocal));
        };
        insertRows(to, source, seen.rows, offsetOf, oldestKept(retention, seen.seenUtc),
                   std::numeric_limits<qint64>::max());
    }
    for (const RunLink& link : links) {
        const qint64 job = to.job(sourceOf(link.server), link.job, link.jobName);
        to.run(u"INSERT OR REPLACE INTO links (job, started, run, task) VALUES (?, ?, ?, ?)"_s,
               {job, secondsOf(link.startedLocal), link.run, link.task});
    }
    return to.commit();
}

} // namespace stellwerk
