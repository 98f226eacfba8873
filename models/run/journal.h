// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/fleetsnapshot.h"
#include "run/runcontrol.h"
#include "run/runevent.h"
#include "run/runlock.h"

#include <QObject>

#include <tl/expected.hpp>

#include <memory>

namespace stellwerk {

// A run as the journal knows it (docs/formats/journal.md).
struct RunRecord
{
    RunId id;
    ParentPackage package;
    FleetSnapshot fleet; // as it was when the run began
    QString file;
    QDateTime started; // UTC
    QDateTime ended;   // invalid: not ended, or its program died
    std::optional<RunOutcome> outcome;
    QString host; // of the controller
    qint64 pid = 0;
    QString
        unreadable; // what is wrong with its package; empty: it was read. Only listRuns() gives such ones.
};

// Writes runs.sqlite on a thread of its own; no call blocks. What is appended is durable (WAL, synchronous
// FULL) when durable() says so: batches that wait are committed together. Batches that could not be written
// are tried again with the next one. Lives on the thread that made it; signals arrive there.
class Journal final : public QObject
{
    Q_OBJECT
public:
    explicit Journal(const QString& file, QObject* parent = nullptr);
    ~Journal() override; // writes what waits, then closes

    // Both return a ticket; tickets grow.
    quint64 beginRun(const RunRecord& record);
    quint64 append(const RunId& run, const QList<RunEvent>& events);

    // Keeps the lock of the run that this program looks after, and tells what other programs ask of it as
    // requested(). The lock is given back when all that was appended before is written: by disown(), by the
    // next own(), or with the journal.
    void own(const RunId& run, RunLock lock);
    void disown();

    [[nodiscard]] QString file() const;

Q_SIGNALS:
    void durable(quint64 upTo);                      // this ticket and all before
    void failed(quint64 upTo, const QString& error); // not written now; English, with a next step
    void requested(const stellwerk::RunId& run, const stellwerk::RunControl& wish);

private:
    class Private;
    std::unique_ptr<Private> d;
};

// Reading, on the calling thread and blocking: for the command line, workers and tests. A missing file has
// no runs.
[[nodiscard]] tl::expected<QList<RunRecord>, QString> listRuns(const QString& file,
                                                               int atMost = 1000); // newest first
[[nodiscard]] tl::expected<RunRecord, QString> loadRun(const QString& file, const RunId& run);
[[nodiscard]] tl::expected<QList<RunEvent>, QString> loadEvents(const QString& file, const RunId& run,
                                                                qint64 after = 0); // those above a sequence
// Runs that did not end and that no living program looks after, newest first. Runs that cannot be read are
// left out; `unreadable` takes what is wrong with them.
[[nodiscard]] tl::expected<QList<RunRecord>, QString> interruptedRuns(const QString& file,
                                                                      QStringList* unreadable = nullptr);
// Asks the program that looks after a run for something. Empty, or why it could not be asked.
[[nodiscard]] QString requestControl(const QString& file, const RunId& run, const RunControl& wish);

// Short, sortable by time, unique: "20261122-233144-1f3a".
[[nodiscard]] RunId newRunId(const QDateTime& now);

} // namespace stellwerk
