// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QString>

namespace stellwerk {

// T-SQL that a SQL Server runs itself, as the statement of SSIS's Execute SQL task or by hand: starts the
// task's job there, waits for the end of this very run and raises an error when it did not end well.
// Time-out, retries, start step and what to do when the job already runs are the task's. docs/interop.md says
// what it can and cannot tell.
[[nodiscard]] QString outcomeScript(const Task& task);

// T-SQL that only starts the job, as SSIS's own task does.
[[nodiscard]] QString startScript(const Task& task);

// A T-SQL text of models/interop/scripts, without the lines that only its readers in the repository need.
[[nodiscard]] QString interopScript(const QString& name);

} // namespace stellwerk
