// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "msdb/server.h"

#include <functional>
#include <string_view>

// The stored procedures of msdb, master and SSISDB that a client of the Agent calls (agent-facts.md 2),
// with their checks in the order of the real ones.
namespace simfleet::msdb {

void addProcedures(SimServer& server); // all of the below

void addStartStopProcedures(SimServer& server);
void addJobHelpProcedures(SimServer& server);
void addHistoryProcedures(SimServer& server);
void addJobEditProcedures(SimServer& server);
void addStepProcedures(SimServer& server);
void addScheduleProcedures(SimServer& server);
void addServiceProcedures(SimServer& server);
void addPackageProcedures(SimServer& server);

using ServerProcedure = std::function<int(SimServer&, ProcedureCall&)>;
// `name`: database.schema.procedure; `parameters`: see typetext.h.
void define(SimServer& server, std::string_view name, std::string_view parameters, ServerProcedure body);

} // namespace simfleet::msdb
