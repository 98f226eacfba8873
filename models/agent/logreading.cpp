// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads pages of a server's logs: logpage.sql to values.
#include "agent/connection.h"
#include "agent/helprows.h"
#include "agent/operations.h"
#include "agent/servertime.h"
#include "agent/statement.h"
#include "agent/statementtext.h"

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

using Access = LogPart::Access;

Access accessOf(const RowView& row, int right, bool hasDatabase)
{
    if (!row.isNull(right))
        return row.int32(right) == 1 ? Access::Readable : Access::Denied;
    return hasDatabase ? Access::NoTable : Access::NoDatabase;
}

void takeHead(LogPage& page, const LogQuestion& question, const RowView& row)
{
    page.nowLocal = row.wallClock(0);
    page.offsetMinutes = offsetFromText(row.view(0));
    page.machine = row.text(1);
    if (question.history)
        page.history.access = accessOf(row, 2, true);
    if (question.packages)
        page.packages.access = accessOf(row, 3, row.int32(4) == 1);
    if (question.catalog)
        page.catalog.access = accessOf(row, 5, row.int32(6) == 1);
}

RowTaker fromInto(LogPart& part)
{
    return [&part](const RowView& row) {
        part.from = std::max<qint64>(0, row.int64(0));
        part.newest = row.int64(1);
    };
}

RowTaker refusalInto(LogPart& part)
{
    return [&part](const RowView& row) {
        part.access = Access::Refused;
        part.number = row.int32(0);
        part.text = row.text(1);
    };
}

PackageEventRow packageEvent(const RowView& row)
{
    return {row.int64(0), row.text(1), row.text(2),      row.text(3),  row.text(4),
            row.text(5),  row.text(6), row.wallClock(7), row.int32(8), row.text(9)};
}

CatalogMessageRow catalogMessage(const RowView& row)
{
    CatalogMessageRow message;
    message.id = row.int64(0);
    message.operation = row.int64(1);
    message.atUtc = row.wallClock(2).addSecs(-60LL * offsetFromText(row.view(2)));
    message.type = row.int32(3);
    message.sourceType = row.int32(4);
    message.message = row.text(5);
    message.package = row.text(6);
    message.event = row.text(7);
    message.source = row.text(8);
    message.subcomponent = row.text(9);
    message.path = row.text(10);
    return message;
}

} // namespace

AgentResult<Clocked<LogPage>> readLogPage(Connection& connection, const LogQuestion& question)
{
    Statement statement(connection);
    statement.bind(int(question.history)).bind(int(question.packages)).bind(int(question.catalog));
    statement.bind(question.limit).bind(question.rowsBack).bind(question.secondsBack);
    statement.bind(int(question.everything)).bind(question.packageDatabase);
    statement.bind(question.aboveHistory).bind(question.abovePackages);
    statement.bind(question.aboveMessages).bind(question.aboveExecutions);
    Clocked<LogPage> answer;
    LogPage& page = answer.value;
    const auto read = readResults(
        statement, statementText(u"logpage"_s),
        {{u"page_now"_s, [&](const RowView& row) { takeHead(page, question, row); }},
         {u"page_history_from"_s, fromInto(page.history)},
         {u"page_history_job_id"_s,
          [&](const RowView& row) {
              page.historyRows.append({historyRow(row), row.text(12)});
          }},
         {u"page_log_from"_s, fromInto(page.packages)},
         {u"page_log_id"_s, [&](const RowView& row) { page.packageRows.append(packageEvent(row)); }},
         {u"page_catalog_from"_s, fromInto(page.catalog)},
         {u"page_execution_id"_s,
          [&](const RowView& row) {
              page.executions.append({row.int64(0), row.text(1), row.text(2), row.text(3)});
          }},
         {u"page_message_id"_s, [&](const RowView& row) { page.catalogRows.append(catalogMessage(row)); }},
         {u"page_log_refused"_s, refusalInto(page.packages)},
         {u"page_catalog_refused"_s, refusalInto(page.catalog)}});
    if (!read)
        return tl::make_unexpected(read.error());
    page.history.full = page.historyRows.size() >= question.limit;
    page.packages.full = page.packageRows.size() >= question.limit;
    page.catalog.full = page.catalogRows.size() >= question.limit;
    answer.nowLocal = page.nowLocal;
    return answer;
}

namespace help {

AgentResult<Clocked<LogPage>> readLogPage(Connection& connection, const LogQuestion& question)
{
    constexpr int kDay = 24 * 60 * 60;
    LogQuestion others = question;
    others.history = false;
    AgentResult<Clocked<LogPage>> answer = stellwerk::readLogPage(connection, others);
    if (!answer || !question.history)
        return answer;
    LogPage& page = answer->value;
    page.history.access = Access::Readable;
    page.history.from = std::max<qint64>(0, question.aboveHistory);
    Statement statement(connection);
    // A step that ends today may have begun days ago; the day is that of its begin.
    statement.bind(question.aboveHistory < 0 ? std::max(kDay, question.secondsBack) : 3 * kDay);
    const auto take = [&](const RowView& row) {
        HistoryRow read = historyOf(row);
        page.history.newest = std::max(page.history.newest, read.instanceId);
        if (read.instanceId > question.aboveHistory && page.historyRows.size() < question.limit)
            page.historyRows.append({std::move(read), row.text(2)});
    };
    const auto read = readResults(statement, statementText(u"helplogpage"_s), {{u"instance_id"_s, take}});
    if (!read)
        return tl::make_unexpected(read.error());
    if (question.aboveHistory < 0 && question.secondsBack == 0) {
        const qsizetype surplus = page.historyRows.size() - question.rowsBack;
        if (surplus > 0)
            page.historyRows.remove(0, surplus);
    }
    page.history.full = page.historyRows.size() >= question.limit;
    return answer;
}

} // namespace help

} // namespace stellwerk
