// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of ended runs, from the tables and through the procedures.
#include "agent/connection.h"
#include "agent/helpreader.h"
#include "agent/helprows.h"
#include "agent/operations.h"
#include "agent/servertime.h"
#include "agent/statement.h"
#include "agent/statementtext.h"

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

RowTaker headInto(OutcomePage& page)
{
    return [&page](const RowView& row) {
        page.ownName = row.text(0);
        page.nowLocal = row.wallClock(1);
        page.offsetMinutes = offsetFromText(row.view(1));
        page.newest = row.int64(2);
    };
}

} // namespace

AgentResult<Clocked<OutcomePage>> readOutcomes(Connection& connection, const OutcomeQuestion& question)
{
    Statement statement(connection);
    statement.bind(static_cast<int>(question.aboveInstance))
        .bind(question.limit)
        .bind(kLongestOutcomeMessage);
    Clocked<OutcomePage> answer;
    OutcomePage& page = answer.value;
    page.fromTables = true;
    const auto take = [&](const RowView& row) {
        const int status = row.int32(3);
        JobOutcome outcome;
        outcome.job = row.uuid(0);
        outcome.jobName = row.text(1);
        outcome.run = {row.int64(2),
                       status >= 0 && status <= 5 ? static_cast<RunStatus>(status) : RunStatus::Unknown,
                       wallClockFromPacked(row.int32(4), row.int32(5)), durationFromPacked(row.int64(6))};
        outcome.retries = row.int32(7);
        outcome.message = row.text(8);
        page.rows.append(std::move(outcome));
    };
    const auto read = readResults(statement, statementText(u"outcomes"_s),
                                  {{u"own_name"_s, headInto(page)}, {u"outcome_job_id"_s, take}});
    if (!read)
        return tl::make_unexpected(read.error());
    page.reachedEnd = page.rows.size() < question.limit;
    answer.nowLocal = page.nowLocal;
    return answer;
}

namespace help {

AgentResult<Clocked<OutcomePage>> readOutcomes(Connection& connection, const OutcomeQuestion& question)
{
    const QDate day = question.firstDay;
    Statement statement(connection);
    statement.bind(day.isValid() ? day.year() * 10'000 + day.month() * 100 + day.day() : 0);
    Clocked<OutcomePage> answer;
    OutcomePage& page = answer.value;
    const auto take = [&](const RowView& row) {
        HistoryRow read = historyOf(row);
        page.newest = std::max(page.newest, read.instanceId);
        if (read.instanceId <= question.aboveInstance || read.status == RunStatus::InProgress)
            return;
        JobOutcome outcome;
        outcome.job = read.job;
        outcome.jobName = row.text(2);
        outcome.run = {read.instanceId, read.status, read.startedLocal, read.duration};
        outcome.retries = read.retries;
        outcome.message = read.message.left(kLongestOutcomeMessage);
        page.rows.append(std::move(outcome));
    };
    const auto read = readResults(statement, statementText(u"helpoutcomes"_s),
                                  {{u"own_name"_s, headInto(page)}, {u"instance_id"_s, take}});
    if (!read)
        return tl::make_unexpected(read.error());
    page.reachedEnd = true; // it is all there is: asking for a part costs the server as much
    answer.nowLocal = page.nowLocal;
    return answer;
}

} // namespace help

} // namespace stellwerk
