// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historyvalues.h"

#include <tl/expected.hpp>

#include <atomic>

namespace stellwerk {

class HistoryConnection;

// Reading, on the reader's thread. A question that was cancelled ends soon, with whatever it has; nobody
// takes that. A server or job that is not known has no runs. Errors are the database's words.
template <class T>
using HistoryAnswer = tl::expected<T, QString>;
using CancelFlag = std::atomic_bool;

// Newest first. A job that was made anew under its name goes on as the same.
[[nodiscard]] HistoryAnswer<QList<FinishedRun>> runsOf(HistoryConnection& connection, const RunsQuery& query,
                                                       const CancelFlag& cancelled);
// Of these jobs, or of all that the history has of the server.
[[nodiscard]] HistoryAnswer<Memories> memoriesOf(HistoryConnection& connection, const QString& server,
                                                 const QStringList& jobs, const CancelFlag& cancelled);
// By server, job and day. Only days with runs.
[[nodiscard]] HistoryAnswer<QList<DayCell>> daysOf(HistoryConnection& connection, const DayQuery& query,
                                                   const CancelFlag& cancelled);
[[nodiscard]] HistoryAnswer<HistoryStats> statsOf(HistoryConnection& connection, const QString& file,
                                                  const CancelFlag& cancelled);

[[nodiscard]] Retention retentionOf(HistoryConnection& connection);

} // namespace stellwerk
