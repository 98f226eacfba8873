// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a login may do on a server.
#include "agent/operations.h"
#include "agent/statement.h"
#include "agent/statementtext.h"

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

using Role = Permissions::Role;

// Columns of permissions.sql that name a table, a procedure or neither.
QString rightOf(const QString& column)
{
    if (column == "view_server_state"_L1)
        return u"VIEW SERVER STATE"_s;
    return (column.startsWith("sp_"_L1) ? u"EXECUTE on msdb.dbo."_s : u"SELECT on msdb.dbo."_s) + column;
}

} // namespace

QString roleName(Role role)
{
    switch (role) {
    case Role::User:
        return u"SQLAgentUserRole"_s;
    case Role::Reader:
        return u"SQLAgentReaderRole"_s;
    case Role::Operator:
        return u"SQLAgentOperatorRole"_s;
    case Role::Owner:
        return u"db_owner"_s;
    case Role::Sysadmin:
        return u"sysadmin"_s;
    case Role::None:
        break;
    }
    return {};
}

AgentResult<Clocked<Permissions>> readPermissions(Connection& connection)
{
    constexpr int kFirstRight = 5; // the columns before it are memberships
    static const QHash<QString, Role> kRoles{{u"user_role"_s, Role::User},
                                             {u"reader_role"_s, Role::Reader},
                                             {u"operator_role"_s, Role::Operator},
                                             {u"db_owner"_s, Role::Owner},
                                             {u"sysadmin"_s, Role::Sysadmin}};
    Statement statement(connection);
    Clocked<Permissions> answer;
    const auto take = [&](const RowView& row) {
        Permissions& found = answer.value;
        found.readTables = found.readProcedures = true;
        for (int column = 0; column < row.columns(); ++column) {
            const QString name = statement.columnName(column);
            const bool granted = row.int32(column) == 1;
            if (column < kFirstRight) {
                if (granted)
                    found.role = std::max(found.role, kRoles.value(name, Role::None));
                continue;
            }
            if (!granted)
                found.missing.append(rightOf(name));
            if (name == "view_server_state"_L1)
                found.serverState = granted;
            else if (name == "sysssislog"_L1)
                found.packageLog = granted;
            else if (name == "sp_start_job"_L1)
                found.startJobs = granted;
            else if (name == "sp_stop_job"_L1)
                found.stopJobs = granted;
            else if (name.startsWith("sp_"_L1))
                found.readProcedures = found.readProcedures && granted;
            else
                found.readTables = found.readTables && granted;
        }
        found.sysadmin = found.role == Role::Sysadmin;
    };
    if (auto read = readResults(statement, statementText(u"permissions"_s), {{u"sysadmin"_s, take}}); !read)
        return tl::make_unexpected(read.error());
    return answer;
}

} // namespace stellwerk
