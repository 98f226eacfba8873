// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/estimates.h"
#include "plan/fleetsnapshot.h"
#include "run/journal.h"
#include "run/runevent.h"
#include "run/runsummary.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace stellwerk {

class AgentPort;
class RunClock;
struct RunControl;

// Drives a RunMachine with the wall clock: answers of the port and the user's wishes go in, events go to the
// journal, and only when they are durable are they told (event()) and their commands sent. Main thread; no
// call blocks. If the journal cannot be written nothing more is started; what runs is watched to its end.
class Runner final : public QObject
{
    Q_OBJECT
public:
    // None is owned; all must outlive the runner. Without a clock: the wall clock.
    Runner(AgentPort* port, Journal* journal, RunClock* clock = nullptr, QObject* parent = nullptr);
    ~Runner() override; // abandons nothing: what was started goes on at its servers

    struct Order
    {
        ParentPackage package;
        QString file;
        FleetSnapshot fleet;
        Estimates estimates;
        QSet<TaskId> halts{}; // that stand before their tasks from the first moment on
    };
    // Empty, or why nothing was started (already running, or the package's first error). One run at a time.
    [[nodiscard]] QString start(const Order& order);

    // A run out of the journal: interrupted, or ended and perhaps to be opened again.
    struct Past
    {
        RunRecord record;
        QList<RunEvent> events;
        Estimates estimates;
        // Taken before the events were read, so that no other program can have added to them since. Without
        // it resume() takes the lock itself: the caller knows then that nobody else was at the run.
        std::shared_ptr<RunLock> lock;
    };
    // Takes the run over: what was under way is followed, what was ready is started, nothing is started
    // twice. Of an ended run nothing happens until control() opens it again. Empty, or why not (another
    // program looks after it …). Does not tell the events that are in `past`.
    [[nodiscard]] QString resume(const Past& past);
    // Empty, or why it cannot be asked for now. What it does arrives as events.
    QString control(const RunControl& wish);
    // Stops looking after the run; its jobs go on at their servers, and it stands in the journal as
    // interrupted.
    void leave();

    [[nodiscard]] bool isRunning() const; // started and not ended
    [[nodiscard]] bool hasRun() const;    // one that control() may ask for something, ended or not
    [[nodiscard]] RunId run() const;
    [[nodiscard]] const QList<RunEvent>& events() const; // of the run, as told so far

Q_SIGNALS:
    void event(const stellwerk::RunEvent& event); // once, in order, durable
    void journalFailed(const QString& error);
    void finished(stellwerk::RunOutcome outcome, const stellwerk::RunSummary& summary);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace stellwerk
