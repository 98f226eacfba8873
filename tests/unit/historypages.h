// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"

#include <QTest>

namespace stellwerk::test {

using namespace Qt::StringLiterals;

inline const QDateTime kNow(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);

inline QUuid jobId(int number)
{
    return QUuid::createUuidV5(QUuid(), u"job %1"_s.arg(number));
}

inline JobOutcome outcome(qint64 instance, int job, const QDateTime& startedLocal, int seconds = 60,
                          RunStatus status = RunStatus::Succeeded)
{
    JobOutcome row;
    row.job = jobId(job);
    row.jobName = u"Job %1"_s.arg(job);
    row.run = {instance, status, startedLocal, std::chrono::seconds(seconds)};
    row.message =
        u"The job succeeded.  The Job was invoked by User sa.  The last step to run was step 1 (Load)."_s;
    return row;
}

// Runs of one job, an hour apart, the newest an hour before kNow.
inline QList<JobOutcome> outcomes(qint64 first, int count, int job = 1)
{
    QList<JobOutcome> rows;
    for (int i = 0; i < count; ++i)
        rows.append(outcome(first + i, job, kNow.addSecs(-3600LL * (count - i))));
    return rows;
}

inline HistoryPage page(qint64 watermark, const QList<JobOutcome>& rows, bool reachedEnd = true)
{
    HistoryPage page;
    page.server = u"SQL01"_s;
    page.ownName = u"SQL01"_s;
    page.scope = u"tables"_s;
    page.nowLocal = kNow;
    page.readUtc = kNow;
    page.watermark = watermark;
    page.newest = rows.isEmpty() ? watermark : rows.constLast().run.instanceId;
    page.reachedEnd = reachedEnd;
    page.rows = rows;
    return page;
}

// Waits for one answer of a store; at most half a minute: SQLite waits for locks of its own accord.
template <class T, class Ask>
[[nodiscard]] HistoryAnswer<T> answerOf(Ask ask)
{
    auto box = std::make_shared<std::optional<HistoryAnswer<T>>>();
    QObject context;
    ask(&context, [box](const HistoryAnswer<T>& answer) { *box = answer; });
    if (!QTest::qWaitFor([&] { return box->has_value(); }, 30'000))
        return tl::make_unexpected(u"no answer"_s);
    return **box;
}

inline HistoryAnswer<FillState> append(HistoryStore& store, const HistoryPage& page)
{
    return answerOf<FillState>([&](QObject* context, auto done) { store.append(page, context, done); });
}

inline HistoryAnswer<QList<FinishedRun>> runs(HistoryStore& store, const RunsQuery& query)
{
    return answerOf<QList<FinishedRun>>(
        [&](QObject* context, auto done) { store.runs(query, context, done); });
}

inline qsizetype count(HistoryStore& store, const QString& server = u"SQL01"_s,
                       const QString& job = u"Job 1"_s)
{
    const auto answer = runs(store, {server, job});
    return answer ? answer->size() : -1;
}

} // namespace stellwerk::test
