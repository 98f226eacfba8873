// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Starting, finding, stopping and polling runs.
#include "agent/connection.h"
#include "agent/operations.h"
#include "agent/servertime.h"
#include "agent/statement.h"
#include "agent/statementtext.h"

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

template <class T>
AgentResult<T> failed(AgentError error, const QString& job)
{
    error.job = job;
    return tl::make_unexpected(std::move(error));
}

AgentError tornAnswer(const Connection& connection)
{
    AgentError error;
    error.kind = AgentError::Kind::Protocol;
    error.server = connection.server().name;
    error.text = u"The server's answer lacks its first row."_s;
    return error;
}

qint64 packedTime(const QDateTime& time)
{
    return time.toString(u"yyyyMMddHHmmss").toLongLong();
}

struct Look
{
    LookAnswer answer;
    QDateTime nowLocal;
};

AgentResult<Look> look(Connection& connection, const QString& job, qint64 since)
{
    Statement statement(connection);
    statement.bind(job).bind(since);
    Look result;
    StartReceipt& receipt = result.answer.receipt;
    receipt.jobName = job;
    const auto head = [&](const RowView& row) {
        result.answer.jobExists = row.int32(0) == 1;
        receipt.job = row.uuid(1);
        receipt.session = row.int64(2);
        receipt.watermark = row.int64(4);
        result.nowLocal = row.wallClock(5);
        receipt.sentLocal = result.nowLocal;
        receipt.offsetMinutes = offsetFromText(row.view(5));
        receipt.serverName = row.text(6);
        result.answer.login = row.text(7);
    };
    const auto activity = [&](const RowView& row) {
        if (row.int64(6) == receipt.session) {
            result.answer.activity = activityRow(row, 0);
        } else if (!result.answer.previous) {
            result.answer.previous = activityRow(row, 0);
            result.answer.previousSession = row.int64(6);
        }
    };
    const auto read = readResults(statement, statementText(u"look"_s),
                                  {{u"jobs"_s, head},
                                   {u"activity_req"_s, activity},
                                   {u"outcome_job_id"_s, [&](const RowView& row) {
                                        result.answer.outcomesSince.append(historyRow(row));
                                    }}});
    if (!read)
        return failed<Look>(read.error(), job);
    return result;
}

} // namespace

AgentResult<Clocked<StartReceipt>> requestStart(Connection& connection, const JobStart& start)
{
    const QString& job = start.job;
    Statement statement(connection);
    statement.bind(job);
    if (start.step.isEmpty())
        statement.bindNull();
    else
        statement.bind(start.step);
    statement.bind(start.refuseDisabled ? 1 : 0);
    StartAnswer answer;
    QDateTime now;
    bool answered = false;
    const auto outcome = [&](const RowView& row) {
        answered = true;
        answer.returnCode = row.int32(0);
        answer.error = row.int32(1);
        answer.severity = row.int32(2);
        answer.message = row.text(4);
        StartReceipt& receipt = answer.receipt;
        receipt.job = row.uuid(5);
        receipt.session = row.int64(6);
        receipt.watermark = row.int64(7);
        receipt.history0 = row.int64(8);
        receipt.requested0Local = row.wallClock(9);
        receipt.sentLocal = row.wallClock(10);
        now = row.wallClock(11);
        receipt.offsetMinutes = offsetFromText(row.view(11));
        receipt.serverName = row.text(12);
        answer.disabled = row.int32(13) != 0;
        receipt.underWay0 = row.int32(14) != 0;
    };
    const auto read =
        readResults(statement, statementText(u"start"_s),
                    {{u"rc"_s, outcome},
                     {u"after_req"_s, [&](const RowView& row) { answer.after = activityRow(row, 0); }},
                     {u"agent_status"_s, agentStatusInto(answer.agent)}});
    if (!read && !answered) // what comes after the row that tells the outcome cannot change it
        return failed<Clocked<StartReceipt>>(read.error(), job);
    if (!answered)
        return failed<Clocked<StartReceipt>>(tornAnswer(connection), job);
    auto decided = decideStart(answer, connection.server().name, job);
    if (!decided)
        return tl::make_unexpected(decided.error());
    return Clocked<StartReceipt>{*decided, now};
}

AgentResult<Clocked<LostStartVerdict>> lookForLostStart(Connection& connection,
                                                        const LostStartQuestion& question)
{
    auto seen = look(connection, question.job, packedTime(question.sinceLocal));
    // Again, when the clock was set back since: what was written meanwhile bears earlier times.
    if (const QDateTime since = seen ? lookSince(question, seen->nowLocal) : QDateTime();
        since.isValid() && since != question.sinceLocal)
        seen = look(connection, question.job, packedTime(since));
    if (!seen)
        return tl::make_unexpected(seen.error());
    return Clocked<LostStartVerdict>{decideLostStart(seen->answer, question), seen->nowLocal};
}

AgentResult<Clocked<std::optional<StartReceipt>>> findRunningRun(Connection& connection, const QString& job)
{
    Clocked<std::optional<StartReceipt>> result;
    const auto now = look(connection, job, 99991231235959);
    if (!now)
        return tl::make_unexpected(now.error());
    result.nowLocal = now->nowLocal;
    const std::optional<ActivityRow>& row = now->answer.activity;
    if (!row || !row->requestedLocal.isValid() || row->stoppedLocal.isValid())
        return result;
    // Again, for the history that lies before this run: its own finished steps come after it.
    const auto before = look(connection, job, packedTime(row->requestedLocal));
    if (!before)
        return tl::make_unexpected(before.error());
    const std::optional<ActivityRow>& still = before->answer.activity;
    if (!still || still->requestedLocal != row->requestedLocal)
        return result; // over, and another has begun
    StartReceipt receipt = before->answer.receipt;
    receipt.watermark = historyBefore(*still, before->answer.outcomesSince, receipt.watermark);
    receipt.adopted = true;
    receipt.adoptedRequestedLocal = row->requestedLocal;
    receipt.sentLocal = row->requestedLocal;
    result.value = receipt;
    return result;
}

AgentResult<Clocked<bool>> requestStop(Connection& connection, const RunToStop& order)
{
    Statement statement(connection);
    statement.bind(order.job).bind(static_cast<int>(order.session));
    if (order.requestedLocal.isValid())
        statement.bind(wallClockToText(order.requestedLocal));
    else
        statement.bindNull();
    statement.bind(static_cast<int>(order.lastInstance));
    int code = -1, number = 0;
    bool ours = true;
    QString message;
    StartAnswer answer;
    const auto outcome = [&](const RowView& row) {
        code = row.int32(0);
        number = row.int32(1);
        message = row.text(2);
        ours = row.int32(3) != 0;
    };
    const auto read =
        readResults(statement, statementText(u"stop"_s),
                    {{u"rc"_s, outcome},
                     {u"after_req"_s, [&](const RowView& row) { answer.after = activityRow(row, 0); }},
                     {u"agent_status"_s, agentStatusInto(answer.agent)}});
    if (!read)
        return failed<Clocked<bool>>(read.error(), {});
    if (!ours)
        return Clocked<bool>{false, {}};
    if (number == 0 && code == 0)
        return Clocked<bool>{true, {}};
    if (number == 22022 && answer.agent != AgentState::Stopped) // not running, or not yet
        return Clocked<bool>{false, {}};
    AgentError error;
    error.kind = number == 22022 ? AgentError::Kind::AgentStopped : kindOfServerError(number);
    error.number = number;
    error.server = connection.server().name;
    error.text = message;
    return tl::make_unexpected(error);
}

AgentResult<Clocked<PollAnswer>> pollRuns(Connection& connection, const QList<WatchedRun>& runs)
{
    Statement statement(connection);
    for (const WatchedRun& run : runs)
        statement.bind(run.receipt.job).bind(static_cast<int>(run.receipt.session));
    for (const WatchedRun& run : runs)
        statement.bind(run.receipt.job).bind(static_cast<int>(run.lastInstance));
    for (int i = 0; i < 2; ++i) { // the jobs that exist, those with SSIS steps
        for (const WatchedRun& run : runs)
            statement.bind(run.receipt.job);
    }
    PollAnswer answer;
    const auto session = [&](const RowView& row) {
        answer.session = row.int64(0);
        answer.sessionStartedLocal = row.wallClock(1);
        answer.nowLocal = row.wallClock(2);
    };
    const auto history = [&](const RowView& row) {
        HistoryRow entry = historyRow(row);
        answer.history[entry.job].append(std::move(entry));
    };
    const auto known = [&](const RowView& row) {
        LastOutcome last;
        const int status = row.int32(1);
        last.status = !row.isNull(1) && status >= 0 && status <= 5 ? static_cast<RunStatus>(status)
                                                                   : RunStatus::Unknown;
        last.startedLocal = wallClockFromPacked(row.int32(2), row.int32(3));
        last.message = row.text(4);
        answer.jobs.insert(row.uuid(0), last);
    };
    const auto read =
        readResults(statement, repeated(statementText(u"poll"_s), runs.size()),
                    {{u"cur_session"_s, session},
                     {u"activity_job_id"_s,
                      [&](const RowView& row) { answer.activity.insert(row.uuid(0), activityRow(row, 1)); }},
                     {u"history_job_id"_s, history},
                     {u"known_job_id"_s, known},
                     {u"ssis_job_id"_s, [&](const RowView& row) { answer.ssisJobs.insert(row.uuid(0)); }},
                     {u"agent_status"_s, agentStatusInto(answer.agent)}});
    if (!read)
        return tl::make_unexpected(read.error());
    if (answer.session == 0) // an empty answer would read as "the job is gone"
        return tl::make_unexpected(tornAnswer(connection));
    return Clocked<PollAnswer>{answer, answer.nowLocal};
}

} // namespace stellwerk
