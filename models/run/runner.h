// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/estimates.h"
#include "plan/fleetsnapshot.h"
#include "run/runevent.h"
#include "run/runsummary.h"

#include <QObject>

#include <memory>

namespace stellwerk {

class AgentPort;
class Journal;
class RunClock;

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
    };
    // Empty, or why nothing was started (already running, or the package's first error). One run at a time.
    [[nodiscard]] QString start(const Order& order);
    void cancel();
    void cancelTask(const TaskId& task);

    [[nodiscard]] bool isRunning() const;
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
