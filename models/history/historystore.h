// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historyappend.h"
#include "history/historyqueries.h"
#include "history/outcomequeries.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace stellwerk {

// The program's own memory of finished runs: history.sqlite, which outlives what msdb purges. One thread
// writes in batches, another one reads; no call blocks, every answer arrives on the thread that made the
// store, unless its context or the store is gone by then. Two programs may share the file. It is never
// needed: what cannot be read or written is told by failed(), and the program goes on without. A damaged file
// is moved aside.
class HistoryStore final : public QObject
{
    Q_OBJECT
public:
    explicit HistoryStore(const QString& file, QObject* parent = nullptr);
    ~HistoryStore() override; // writes what waits; questions under way are given up

    template <class T>
    using Done = std::function<void(const HistoryAnswer<T>&)>;
    using QueryId = quint64;

    // How far a server was taken in, as it stands in the file: another program may have gone on.
    void fillState(const QString& server, QObject* context, Done<FillState> done);
    void append(const HistoryPage& page, QObject* context, Done<FillState> done);
    // Outcomes that were read anyway, and runs of ours; what comes in quick succession is written together.
    void appendSeen(const SeenOutcomes& outcomes);
    void link(const RunLink& link);

    QueryId runs(const RunsQuery& query, QObject* context, Done<QList<FinishedRun>> done);
    QueryId memories(const QString& server, const QStringList& jobs, QObject* context, Done<Memories> done);
    QueryId days(const DayQuery& query, QObject* context, Done<QList<DayCell>> done);
    QueryId failures(const FailureQuery& query, QObject* context, Done<QList<FailedJob>> done);
    QueryId outcomes(const OutcomesQuery& query, QObject* context, Done<QList<JobOutcomes>> done);
    QueryId stats(QObject* context, Done<HistoryStats> done);
    void cancel(QueryId query); // its `done` is not called any more

    // Kept in the file, for all programs. Purges at once, and from then on once an hour.
    void setRetention(const Retention& retention);
    [[nodiscard]] QString file() const;

Q_SIGNALS:
    void failed(const QString& error);    // once until it works again; English, with a next step
    void movedAside(const QString& what); // the file was damaged; a new one was begun
    void purged(qint64 runs);

private:
    template <class T>
    QueryId ask(std::function<HistoryAnswer<T>(HistoryConnection&, const CancelFlag&)> work, QObject* context,
                Done<T> done);
    template <class T>
    void write(std::function<std::optional<T>(HistoryConnection&)> work, QObject* context, Done<T> done);
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace stellwerk
