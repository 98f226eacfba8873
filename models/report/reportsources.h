// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/logstore.h"
#include "report/reportinput.h"

#include <tl/expected.hpp>

// Where a report takes from what it tells: the journal, and the log where one is kept. Blocking; any thread.
namespace stellwerk {

// The run with what is usual for it by the last runs of its package that ended well.
[[nodiscard]] tl::expected<ReportInput, QString> loadReportInput(const QString& journalFile,
                                                                 const RunId& run);
// The same for a run that was read already.
[[nodiscard]] ReportInput reportInputOf(const QString& journalFile, const Replay& replay);

// The lines of the merged log as another thread may read them.
[[nodiscard]] std::function<void(ExcerptCollector&)> reportLines(const LogReader& log);

// "Nightly load 20261122-233144-1f3a.html": of the package and the run, fit for any file system.
[[nodiscard]] QString reportFileName(const QString& package, const RunId& run);

} // namespace stellwerk
