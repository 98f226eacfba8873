// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"
#include "plan/estimates.h"
#include "plan/fleetsnapshot.h"
#include "run/runinput.h"

#include <tl/expected.hpp>

#include <QSet>

#include <memory>
#include <optional>

namespace stellwerk {

// Runs a parent package, purely: no clock, no threads, no I/O, no event loop. Inputs in, events and commands
// out; the same inputs at the same times give the same answers. docs/semantics.md says what it means, row by
// row. The cost of an input depends on the task's own constraints and candidates, not on the package's size.
class RunMachine
{
public:
    struct Options
    {
        QString file;                          // goes into RunStarted
        std::chrono::seconds stopGrace{120};   // a stop that nobody confirms ends as unknown after this
        std::chrono::hours longestBackoff{24}; // of retries
        QSet<TaskId> halts{};                  // set before the first task becomes ready
    };
    RunMachine(RunId run, ParentPackage package, FleetSnapshot fleet, Estimates estimates, Options options);
    RunMachine(RunId run, ParentPackage package, FleetSnapshot fleet, Estimates estimates = {});
    ~RunMachine();
    // A machine that stands where the events of an interrupted run left it; `estimates` may be newer ones.
    // Feed it input::TakeOver first: that asks for what was under way. Fails when the events do not belong to
    // the package (English, names the event).
    [[nodiscard]] static tl::expected<RunMachine, QString> restore(RunId run, ParentPackage package,
                                                                   FleetSnapshot fleet, Estimates estimates,
                                                                   Options options,
                                                                   const QList<RunEvent>& events);
    RunMachine(RunMachine&&) noexcept;
    RunMachine& operator=(RunMachine&&) noexcept;

    // `now` must not run backwards; an earlier one is taken as the latest seen. After the run's end only
    // RetryTask, RerunFailed and Decide do something: they open it again.
    [[nodiscard]] RunStep handle(const RunInput& input, RunTime now);

    [[nodiscard]] const RunId& run() const;
    [[nodiscard]] const ParentPackage& package() const;
    [[nodiscard]] bool isStarted() const;
    [[nodiscard]] bool isFinished() const; // RunEnded was handed out
    [[nodiscard]] std::optional<RunOutcome> outcome() const;
    [[nodiscard]] TaskState state(const TaskId& task) const;
    [[nodiscard]] std::optional<TaskOutcome> outcome(const TaskId& task) const;
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] bool isHeld(const TaskId& task) const; // a halt is set before it
    // All that decides what comes next, as text: equal texts, equal machines. For tests and the simulation.
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] int activeTasks() const; // from start request to its end
    [[nodiscard]] int usedSlots(const QString& server) const;

private:
    friend class RunMachineHistory;
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace stellwerk
