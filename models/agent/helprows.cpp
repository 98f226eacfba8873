// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/helprows.h"

#include "agent/connection.h"
#include "agent/servertime.h"
#include "agent/statement.h"
#include "agent/statementtext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace stellwerk::help {

namespace {

constexpr qsizetype kJobsPerBatch = 200; // far below the limit of parameters

RunStatus runStatus(int code)
{
    return code >= 0 && code <= 5 ? static_cast<RunStatus>(code) : RunStatus::Unknown;
}

} // namespace

JobRow jobRow(const RowView& row)
{
    JobRow result;
    AgentJob& job = result.job;
    job.id = row.uuid(0);
    job.name = row.text(2);
    job.enabled = row.int32(3) != 0;
    job.description = row.text(4);
    job.category = row.text(6);
    job.owner = row.text(7);
    job.hasTarget = row.int32(30) > 0;
    job.state = JobState::Idle;
    result.lastRunDate = row.int32(19);
    result.executionStatus = row.int32(25);
    return result;
}

qint64 activitySession(const RowView& row)
{
    return row.int64(0);
}

QUuid activityJob(const RowView& row)
{
    return row.uuid(1);
}

QString activityJobName(const RowView& row)
{
    return row.text(2);
}

ActivityRow activityOf(const RowView& row)
{
    ActivityRow result;
    result.requestedLocal = row.wallClock(3);
    result.requestedSource = row.text(4);
    result.startedLocal = row.wallClock(6);
    result.lastStep = row.int32(7);
    result.stoppedLocal = row.wallClock(9);
    result.historyId = row.int64(11);
    return result;
}

QDateTime activityNextRun(const RowView& row)
{
    return row.wallClock(10);
}

HistoryRow historyOf(const RowView& row)
{
    HistoryRow result;
    result.instanceId = row.int64(0);
    result.job = row.uuid(1);
    result.step = row.int32(3);
    result.stepName = row.text(4);
    result.sqlMessageId = row.int32(5);
    result.sqlSeverity = row.int32(6);
    result.message = row.text(7);
    result.status = runStatus(row.int32(8));
    result.startedLocal = wallClockFromPacked(row.int32(9), row.int32(10));
    result.duration = durationFromPacked(row.int64(11));
    result.retries = row.int32(15);
    return result;
}

std::optional<LastOutcome> lastOutcome(const RowView& row)
{
    if (row.int32(0) != 0)
        return {};
    return LastOutcome{row.isNull(7) ? RunStatus::Unknown : runStatus(row.int32(7)),
                       wallClockFromPacked(row.int32(4), row.int32(5)), row.text(8)};
}

AgentResult<void> forEachStep(Connection& connection, const QList<QUuid>& jobs,
                              const std::function<void(const QUuid&, const RowView&)>& take)
{
    for (qsizetype from = 0; from < jobs.size(); from += kJobsPerBatch) {
        const QList<QUuid> some = jobs.mid(from, kJobsPerBatch);
        Statement statement(connection);
        for (const QUuid& id : some)
            statement.bind(id);
        QUuid current;
        const auto read =
            readResults(statement, repeatedStatements(statementText(u"helpsteps"_s), some.size()),
                        {{u"step_job_id"_s, [&](const RowView& row) { current = row.uuid(0); }},
                         {u"step_id"_s, [&](const RowView& row) { take(current, row); }},
                         {u"refusal"_s, [](const RowView&) {}}}); // deleted since: it has no steps
        if (!read)
            return read;
    }
    return {};
}

AgentResult<JobRow> findJob(Connection& connection, const QString& name)
{
    Statement statement(connection);
    if (name == name.trimmed())
        statement.bind(name);
    else
        statement.bindNull(); // the procedure would look for another one
    QList<JobRow> found;
    const auto take = [&](const RowView& row) {
        JobRow candidate = jobRow(row);
        if (candidate.job.name.compare(name, Qt::CaseInsensitive) == 0)
            found.append(std::move(candidate));
    };
    AgentError error;
    error.server = connection.server().name;
    error.kind = AgentError::Kind::NoSuchJob;
    if (const auto read = readResults(statement, statementText(u"helpjob"_s), {{u"job_id"_s, take}}); !read)
        error = read.error();
    else if (found.size() == 1)
        return found.first();
    else if (found.size() > 1)
        error.number = 14293;
    error.job = name;
    if (error.text.isEmpty()) {
        error.text = QCoreApplication::translate(
            "AgentError", "There is no job of this name on the server, or the login may not see it.");
    }
    return tl::make_unexpected(error);
}

} // namespace stellwerk::help
