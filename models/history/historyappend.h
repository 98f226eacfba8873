// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historyvalues.h"

#include <optional>

namespace stellwerk {

class HistoryConnection;

// Writing, on the writer's thread. Each answers nothing (false) when the database refused; the connection
// tells why. A row is known by its job's id, its start and its instance_id together: whatever is read twice
// is kept once, and a number that a server uses again (after msdb was restored or rebuilt) is another row.

// How far a server was taken in; the default for one that is not known.
[[nodiscard]] std::optional<FillState> fillStateOf(HistoryConnection& connection, const QString& server);

// Takes a page in and moves the server's watermark with it, in one transaction. The answer is `rebased` when
// the server's numbers are not those the watermark was of:
//  - the highest instance_id there lies below it (msdb was restored, or the table emptied and reseeded),
//  - the row at the watermark is another one than then,
//  - none of the jobs known of this server exists there any more (rebuilt), or
//  - another login, or another way of reading, may see rows that the one before did not.
// What was purged there in between is no reason; it is kept here.
[[nodiscard]] std::optional<FillState> appendPage(HistoryConnection& connection, const HistoryPage& page,
                                                  const Retention& retention);

// Outcomes that were read for another purpose. They say nothing of what lies below them, so the watermark
// stays.
struct SeenOutcomes
{
    QString server;
    QDateTime seenUtc;
    QList<JobOutcome> rows;
};
// A run of ours: the job's run that began then was started by this task. Arrives before or after its row.
struct RunLink
{
    QString server;
    QUuid job;
    QString jobName;
    QDateTime startedLocal;
    QString run;
    QString task;
};
// All of them in one transaction.
[[nodiscard]] bool appendSeen(HistoryConnection& connection, const QList<SeenOutcomes>& outcomes,
                              const QList<RunLink>& links, const Retention& retention);

} // namespace stellwerk
