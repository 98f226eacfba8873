// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog.h"

namespace simfleet::msdb {

// The tables and views of msdb, SSISDB and sys (agent-facts.md 1 and 4): makes them in `database`, empty,
// and returns their definitions. `ssisdb` false: a server without the catalog.
// `logDatabase`: one that has a sysssislog, too; empty: none.
[[nodiscard]] std::vector<TableDef> createSchema(sqlite3* database, std::u16string_view serverName,
                                                 bool ssisdb, std::u16string_view logDatabase = {});

} // namespace simfleet::msdb
