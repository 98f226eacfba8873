// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"
#include "interop/interopreport.h"
#include "package/parentpackage.h"

#include <tl/expected.hpp>

namespace stellwerk {

enum class DtsxWay {
    Outcome, // each task waits for its job's end and fails when the job failed
    Classic, // each task only starts its job, as SSIS's own task does
};

// The versions of SQL Server whose SSIS reads the file, oldest first: 2012 has a format of its own.
[[nodiscard]] QList<int> dtsxVersions();
[[nodiscard]] int dtsxFormatOf(int sqlServerVersion); // 6 or 8; 0: not one of dtsxVersions()

struct DtsxExportOptions
{
    int sqlServerVersion = 2022;
    DtsxWay way = DtsxWay::Outcome;
    bool pick = false; // a task that may run on several servers is fixed to the first; else it is an error
    QList<Server> servers; // the registry: addresses, logins, groups and tags
};

struct DtsxExport
{
    QByteArray bytes;
    InteropReport report;
};

// Makes a .dtsx (docs/interop.md). The same package and options give the same bytes. Refused: a package with
// errors. Any thread, no I/O.
[[nodiscard]] tl::expected<DtsxExport, InteropError> exportDtsx(const ParentPackage& package,
                                                                const DtsxExportOptions& options);

// The server that each task is given in an export, which fixes it: its one server, or the first of several if
// `pick`. An error when one has none, or several without `pick`.
[[nodiscard]] tl::expected<QHash<TaskId, QString>, InteropError>
fixedServers(const ParentPackage& package, const QList<Server>& servers, bool pick, InteropReport& report);
// Nothing, or why a package cannot be exported: its first errors.
[[nodiscard]] std::optional<InteropError> whyNotExported(const ParentPackage& package);

// Atomic: the old file stays whole when writing fails.
[[nodiscard]] tl::expected<void, InteropError> writeExport(const QByteArray& bytes, const QString& file);

} // namespace stellwerk
