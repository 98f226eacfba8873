// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what the packages of a run did: packageoutcome.sql to values.
#include "agent/connection.h"
#include "agent/operations.h"
#include "agent/packagetext.h"
#include "agent/servertime.h"
#include "agent/statement.h"
#include "agent/statementtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

// An error bubbles: the task logs it first, then every container around it, in the same words. The first one
// names the component.
void say(QList<PackageExecution>& executions, bool catalog, const QString& id, const QString& component,
         const QString& text)
{
    for (PackageExecution& execution : executions) {
        const auto same = [&](const QString& told) { return told.endsWith(u": "_s + text) || told == text; };
        if (execution.catalog == catalog && execution.id == id &&
            std::none_of(execution.messages.cbegin(), execution.messages.cend(), same))
            execution.messages.append(component.isEmpty() ? text : component + u": "_s + text);
    }
}

void sayOfCatalog(QList<PackageExecution>& executions, const RowView& row)
{
    const QString source = row.text(2);
    say(executions, true, QString::number(row.int64(0)), componentText(source, row.text(3)),
        withoutSource(row.text(1), source));
}

void sayOfLog(QList<PackageExecution>& executions, const RowView& row)
{
    say(executions, false, row.text(0), row.text(2), row.text(1).trimmed());
}

PackageExecution catalogExecution(const RowView& row)
{
    PackageExecution execution;
    execution.catalog = true;
    execution.id = row.text(0);
    if (execution.id.isEmpty())
        execution.id = QString::number(row.int64(0));
    execution.package = row.text(1) + u'\\' + row.text(2) + u'\\' + row.text(3);
    execution.status = row.int32(4);
    execution.beganLocal = row.wallClock(5);
    execution.endedLocal = row.wallClock(6);
    execution.account = row.text(7);
    return execution;
}

PackageExecution loggedExecution(const RowView& row)
{
    PackageExecution execution;
    execution.id = row.text(0);
    execution.package = row.text(1);
    execution.beganLocal = row.wallClock(2);
    execution.endedLocal = row.wallClock(3);
    execution.account = row.text(4);
    execution.errors = row.int32(5);
    return execution;
}

} // namespace

AgentResult<Clocked<PackageEvidence>> readPackageOutcome(Connection& connection, const QUuid& job,
                                                         const PackageTime& time)
{
    Statement statement(connection);
    statement.bind(job).bind(wallClockToText(time.fromLocal)).bind(wallClockToText(time.toLocal));
    statement.bind(packageDatabaseOf(connection.server()));
    PackageEvidence evidence;
    QList<PackageExecution>& executions = evidence.executions;
    const auto rights = [&](const RowView& row) {
        evidence.readsCatalog = row.int32(0) == 1;
        evidence.readsLog = row.int32(1) == 1;
        evidence.computer = row.text(2);
    };
    const auto read = readResults(
        statement, statementText(u"packageoutcome"_s),
        {{u"reads_catalog"_s, rights},
         {u"ssis_step_id"_s,
          [&](const RowView& row) { evidence.commands.insert(row.int32(0), row.text(1)); }},
         {u"catalog_execution_id"_s, [&](const RowView& row) { executions.append(catalogExecution(row)); }},
         {u"catalog_error_of"_s, [&](const RowView& row) { sayOfCatalog(executions, row); }},
         {u"log_execution_id"_s, [&](const RowView& row) { executions.append(loggedExecution(row)); }},
         {u"log_error_of"_s, [&](const RowView& row) { sayOfLog(executions, row); }},
         {u"log_refused"_s, [&](const RowView&) { evidence.readsLog = false; }},
         {u"catalog_refused"_s, [&](const RowView&) { evidence.readsCatalog = false; }}});
    if (!read)
        return tl::make_unexpected(read.error());
    return Clocked<PackageEvidence>{evidence, {}};
}

AgentResult<Clocked<QList<PackageExecution>>> readPackageLog(Connection& connection, const QString& computer,
                                                             const PackageTime& time)
{
    Statement statement(connection);
    statement.bind(packageDatabaseOf(connection.server())).bind(computer);
    statement.bind(wallClockToText(time.fromLocal)).bind(wallClockToText(time.toLocal));
    QList<PackageExecution> executions;
    const auto read = readResults(
        statement, statementText(u"packagelog"_s),
        {{u"log_execution_id"_s, [&](const RowView& row) { executions.append(loggedExecution(row)); }},
         {u"log_error_of"_s, [&](const RowView& row) { sayOfLog(executions, row); }}});
    if (!read)
        return tl::make_unexpected(read.error());
    return Clocked<QList<PackageExecution>>{executions, {}};
}

} // namespace stellwerk
