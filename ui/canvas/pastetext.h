// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QStringList>

namespace stellwerk {

// Tasks written as text, as a spreadsheet, a ticket or our own copy gives them:
//
//   a job name a line, or "job<TAB>server" a line; or
//   CSV (comma, semicolon or tab, quotes as usual) whose first line names the columns. One is `job`; the
//   others may be name, server (several: a|b), servergroup, tag, after (names of tasks, several: a|b, each
//   with :failure or :completion if it is not success), join (all, any), note, disabled, retries, timeout
//   (seconds), weight.
//
// `after` finds tasks of the text and, else, of the package that it is pasted into. Pure.
struct PastedText
{
    ParentPackage part; // ids of its own; constraints may come from tasks of the other package
    QStringList problems;
};
[[nodiscard]] PastedText packageFromText(const QString& text, const ParentPackage& into);

// Whether there is anything in it; cheap.
[[nodiscard]] bool holdsJobs(const QString& text);

} // namespace stellwerk
