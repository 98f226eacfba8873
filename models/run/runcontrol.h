// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runinput.h"

#include <optional>

namespace stellwerk {

// What a person asks of a run: from the window, from the command line, or from another program through the
// journal.
enum class ControlVerb {
    CancelRun,
    CancelTask,
    CancelBranch, // the task and what follows from it
    Pause,
    Continue,
    Hold,    // a halt before the task
    Release, // takes it away
    Skip,
    Retry,       // one task that failed, was cancelled or is unknown
    RerunFailed, // all that failed, were cancelled or never ran
    Decide,      // how a task of unknown outcome ended
};

struct RunControl
{
    ControlVerb verb = ControlVerb::CancelRun;
    TaskId task = {};
    TaskOutcome outcome = TaskOutcome::Unknown; // of Decide: Succeeded, Failed or Cancelled
    QString by = {};                            // the account that asks
    bool operator==(const RunControl&) const = default;
};

[[nodiscard]] RunInput inputOf(const RunControl& control);
[[nodiscard]] bool needsTask(ControlVerb verb);
[[nodiscard]] bool opensAgain(ControlVerb verb); // also has an effect after the run's end
// "cancel-run", "pause" …: as on the command line and in the journal.
[[nodiscard]] QString wordOf(ControlVerb verb);
[[nodiscard]] std::optional<ControlVerb> controlVerbOf(QStringView word);
[[nodiscard]] QStringList controlVerbs();

// The operating system's account, for RunControl::by.
[[nodiscard]] QString accountName();

} // namespace stellwerk
