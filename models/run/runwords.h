// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runevent.h"

// The words of a run's states for people, in the program's language, sentence case. They need no Gui, so that
// the report of the command line says the same as the window.
namespace stellwerk {

[[nodiscard]] QString outcomeText(TaskOutcome outcome); // "Succeeded with warnings"
[[nodiscard]] QString outcomeText(RunOutcome outcome);
[[nodiscard]] QString stateText(TaskState state, std::optional<TaskOutcome> outcome);
[[nodiscard]] QString kindText(ConstraintKind kind); // "On success"

// How a task ended, told apart: it could not be called (and why), its job failed, its package failed behind a
// job that succeeded, it succeeded with warnings, or nobody knows. "The job failed".
[[nodiscard]] QString endText(TaskOutcome outcome, FailureKind failure);
// A task's error on one line, without what a sentence about the task says itself: errors of the engine name
// server and job ("SQL01, job Load: The job failed. …"), and how it ended. Long ones are cut.
[[nodiscard]] QString errorWords(const QString& error, const QString& server, TaskOutcome outcome,
                                 FailureKind failure);

} // namespace stellwerk
