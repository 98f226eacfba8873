// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/procedures.h"

#include "msdb/text.h"
#include "msdb/typetext.h"

namespace simfleet::msdb {

void addProcedures(SimServer& server)
{
    addStartStopProcedures(server);
    addJobHelpProcedures(server);
    addHistoryProcedures(server);
    addJobEditProcedures(server);
    addStepProcedures(server);
    addScheduleProcedures(server);
    addServiceProcedures(server);
    addPackageProcedures(server);
}

void define(SimServer& server, std::string_view name, std::string_view parameters, ServerProcedure body)
{
    const auto first = name.find('.');
    const auto second = name.find('.', first + 1);
    ProcedureDef definition;
    definition.database = fromUtf8(name.substr(0, first));
    definition.schema = fromUtf8(name.substr(first + 1, second - first - 1));
    definition.name = fromUtf8(name.substr(second + 1));
    definition.parameters = parameterDefs(parameters);
    definition.body = [&server, body = std::move(body)](ProcedureCall& call) { return body(server, call); };
    server.catalog().procedures.push_back(std::move(definition));
}

} // namespace simfleet::msdb
