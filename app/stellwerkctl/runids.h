// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "run/journal.h"

namespace stellwerk {

[[nodiscard]] QString journalIn(const QString& configFolder);
// A run by its id, or the newest by "last"; told when there is none.
[[nodiscard]] std::optional<RunRecord> findRun(const QString& journalFile, const QString& id,
                                               Console& console);
// A task by its id or its name; empty, and told, when there is none or the name is not unique.
[[nodiscard]] TaskId findTask(const ParentPackage& package, const QString& word, Console& console);

} // namespace stellwerk
