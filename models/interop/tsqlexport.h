// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"
#include "interop/interopreport.h"
#include "package/parentpackage.h"

#include <tl/expected.hpp>

namespace stellwerk {

struct TsqlExportOptions
{
    QString
        local; // the server of the package that runs the script itself; the others are linked servers there
    bool pick = false; // a task that may run on several servers is fixed to the first; else it is an error
    QList<Server> servers;
};

struct TsqlExport
{
    QByteArray bytes;
    InteropReport report;
};

// One script that runs the whole package where neither Stellwerk nor SSIS is at hand: sqlcmd or an agent job
// on one instance runs it, and it starts and follows the jobs of the others through linked servers, with the
// same constraints, joins, modes, time-outs and retries. What it cannot do stands in its head and in
// docs/interop.md. The same package and options give the same bytes. Any thread, no I/O.
[[nodiscard]] tl::expected<TsqlExport, InteropError> exportTsql(const ParentPackage& package,
                                                                const TsqlExportOptions& options);

} // namespace stellwerk
