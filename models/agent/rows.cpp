// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/operations.h"
#include "agent/servertime.h"
#include "agent/statement.h"

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

RunStatus runStatus(int code)
{
    return code >= 0 && code <= 5 ? static_cast<RunStatus>(code) : RunStatus::Unknown;
}

} // namespace

HistoryRow historyRow(const RowView& row)
{
    HistoryRow result;
    result.job = row.uuid(0);
    result.instanceId = row.int64(1);
    result.step = row.int32(2);
    result.stepName = row.text(3);
    result.status = runStatus(row.int32(4));
    result.startedLocal = wallClockFromPacked(row.int32(5), row.int32(6));
    result.duration = durationFromPacked(row.int64(7));
    result.retries = row.int32(8);
    result.sqlMessageId = row.int32(9);
    result.sqlSeverity = row.int32(10);
    result.message = row.text(11);
    return result;
}

ActivityRow activityRow(const RowView& row, int firstColumn)
{
    ActivityRow result;
    result.requestedLocal = row.wallClock(firstColumn);
    result.requestedSource = row.text(firstColumn + 1);
    result.startedLocal = row.wallClock(firstColumn + 2);
    result.stoppedLocal = row.wallClock(firstColumn + 3);
    result.lastStep = row.int32(firstColumn + 4);
    result.historyId = row.int64(firstColumn + 5);
    return result;
}

AgentState agentStateOf(int serviceStatus)
{
    switch (serviceStatus) {
    case 2:
        return AgentState::Starting;
    case 4:
        return AgentState::Running;
    case 1:
    case 3:
    case 5:
    case 6:
    case 7:
        return AgentState::Stopped;
    default:
        return AgentState::Unknown;
    }
}

RowTaker agentStatusInto(AgentState& state)
{
    return [&state](const RowView& row) {
        state = row.int32(0) == 0 ? AgentState::NotInstalled : agentStateOf(row.int32(0));
    };
}

AgentResult<void> readResults(Statement& statement, const QString& sql,
                              const std::map<QString, RowTaker>& takers)
{
    if (auto run = statement.execute(sql); !run)
        return run;
    for (bool more = statement.hasColumns(); more;) {
        const auto taker = takers.find(statement.columnName(0));
        Q_ASSERT_X(taker != takers.end(), "readResults", "a result set that nobody takes");
        const auto rows = statement.forEachRow([&](const RowView& row) {
            if (taker != takers.end())
                taker->second(row);
        });
        if (!rows)
            return rows;
        const AgentResult<bool> next = statement.nextResult();
        if (!next)
            return tl::make_unexpected(next.error());
        more = *next;
    }
    return {};
}

ServerInfo serverInfo(const RowView& row)
{
    ServerInfo info;
    info.serverName = row.text(0);
    info.productVersion = row.text(1);
    info.edition = row.text(2);
    info.engineEdition = row.int32(3);
    info.versionText = row.text(4).section(u'\n', 0, 0).trimmed();
    info.nowLocal = row.wallClock(5);
    info.offsetMinutes = offsetFromText(row.view(5));
    return info;
}

QString ssisPackageOf(const QString& command)
{
    for (const QString& key : {u"/ISSERVER"_s, u"/SQL"_s, u"/FILE"_s, u"/DTS"_s}) {
        const qsizetype at = command.indexOf(key + u' ', 0, Qt::CaseInsensitive);
        if (at < 0)
            continue;
        const QStringView rest = QStringView(command).sliced(at + key.size()).trimmed();
        // "\"value\"" as SSMS writes it, "value" as older jobs have it, or a bare word.
        if (rest.startsWith(u"\"\\\""))
            return rest.sliced(3, std::max<qsizetype>(0, rest.indexOf(u"\\\"", 3) - 3)).toString();
        if (rest.startsWith(u'"'))
            return rest.sliced(1, std::max<qsizetype>(0, rest.indexOf(u'"', 1) - 1)).toString();
        return rest.left(rest.indexOf(u' ')).toString();
    }
    return {};
}

} // namespace stellwerk
