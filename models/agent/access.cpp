// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/access.h"

#include "agent/connection.h"
#include "agent/operations.h"
#include "agent/statement.h"
#include "agent/statementtext.h"

using namespace Qt::StringLiterals;

namespace stellwerk {

AgentResult<bool> readsTables(Connection& connection)
{
    if (const std::optional<bool> known = connection.readsTables())
        return *known;
    Statement statement(connection);
    bool tables = false;
    const auto read =
        readResults(statement, statementText(u"access"_s),
                    {{u"reads_tables"_s, [&](const RowView& row) { tables = row.int32(0) == 1; }}});
    if (!read)
        return tl::make_unexpected(read.error());
    connection.setReadsTables(tables);
    return tables;
}

void forgetAccess(Connection& connection)
{
    connection.setReadsTables({});
}

} // namespace stellwerk
