// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Starting, finding and stopping runs through the procedures.
#include "agent/connection.h"
#include "agent/helpreader.h"
#include "agent/helprows.h"
#include "agent/servertime.h"
#include "agent/statement.h"
#include "agent/statementtext.h"

using namespace Qt::StringLiterals;

namespace stellwerk::help {

namespace {

constexpr int kIdle = 4; // current_execution_status

int packedDate(const QDateTime& time)
{
    return time.isValid() ? time.toString(u"yyyyMMdd").toInt() : 0;
}

void bindDate(Statement& statement, int packed)
{
    if (packed > 0)
        statement.bind(packed);
    else
        statement.bindNull();
}

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

// What helplook.sql tells of a job.
struct Look
{
    JobRow job;
    QDateTime nowLocal;
    int offsetMinutes = 0;
    QString serverName;
    QString login;
    qint64 session = 0;                  // newest; 0: no job that the login sees has an activity row
    QDateTime oldestRequestLocal;        // in that session, of any job: the session is at least as old
    std::optional<ActivityRow> activity; // of the job, in that session
    QList<HistoryRow> history;           // ascending
};

AgentResult<Look> look(Connection& connection, const QString& name, int sinceDate)
{
    const AgentResult<JobRow> job = findJob(connection, name);
    if (!job)
        return tl::make_unexpected(job.error());
    Look result;
    result.job = *job;
    Statement statement(connection);
    statement.bind(job->job.id);
    bindDate(statement, job->lastRunDate > 0 ? std::min(job->lastRunDate, sinceDate) : sinceDate);
    const auto head = [&](const RowView& row) {
        result.nowLocal = row.wallClock(0);
        result.offsetMinutes = offsetFromText(row.view(0));
        result.serverName = row.text(1);
        result.login = row.text(2);
    };
    const auto activity = [&](const RowView& row) {
        result.session = activitySession(row);
        const ActivityRow read = activityOf(row);
        if (read.requestedLocal.isValid() &&
            (!result.oldestRequestLocal.isValid() || read.requestedLocal < result.oldestRequestLocal))
            result.oldestRequestLocal = read.requestedLocal;
        if (activityJob(row) == result.job.job.id)
            result.activity = read;
    };
    const auto read =
        readResults(statement, statementText(u"helplook"_s),
                    {{u"now_ofs"_s, head},
                     {u"session_id"_s, activity},
                     {u"instance_id"_s, [&](const RowView& row) { result.history.append(historyOf(row)); }}});
    if (!read)
        return failed<Look>(read.error(), name);
    if (!result.nowLocal.isValid())
        return failed<Look>(tornAnswer(connection), name);
    return result;
}

// As of now, with the history that lies before `moment` behind its watermark.
StartReceipt receiptOf(const Look& seen, const QString& job, const QDateTime& moment)
{
    StartReceipt receipt;
    receipt.job = seen.job.job.id;
    receipt.jobName = job;
    receipt.session = seen.session;
    receipt.sentLocal = seen.nowLocal;
    receipt.offsetMinutes = seen.offsetMinutes;
    receipt.serverName = seen.serverName;
    for (const HistoryRow& row : seen.history) {
        if (row.startedLocal < moment)
            receipt.watermark = std::max(receipt.watermark, row.instanceId);
    }
    return receipt;
}

// The job's activity in the session before the newest. The outer optional is empty when that session cannot
// be found: their numbers may have gaps.
AgentResult<std::optional<std::optional<ActivityRow>>> activityBefore(Connection& connection,
                                                                      const QUuid& job, qint64 session)
{
    Statement statement(connection);
    statement.bind(job).bind(static_cast<int>(session));
    std::optional<ActivityRow> row;
    int refusal = -1;
    const auto read = readResults(statement, statementText(u"helpsession"_s),
                                  {{u"session_id"_s, [&](const RowView& r) { row = activityOf(r); }},
                                   {u"refusal"_s, [&](const RowView& r) { refusal = r.int32(0); }}});
    if (!read)
        return tl::make_unexpected(read.error());
    std::optional<std::optional<ActivityRow>> found;
    if (refusal == 0)
        found.emplace(row);
    return found;
}

AgentResult<bool> isUnderWay(Connection& connection, const RunToStop& order)
{
    Statement statement(connection);
    statement.bind(order.job);
    bool ours = false;
    const auto read =
        readResults(statement, statementText(u"helprun"_s),
                    {{u"session_id"_s, [&](const RowView& row) {
                          const ActivityRow now = activityOf(row);
                          ours = (order.session == 0 || activitySession(row) == order.session) &&
                                 now.requestedLocal == order.requestedLocal && !now.stoppedLocal.isValid();
                      }}});
    if (!read)
        return tl::make_unexpected(read.error());
    return ours;
}

} // namespace

AgentResult<Clocked<StartReceipt>> requestStart(Connection& connection, const JobStart& start)
{
    const QString& job = start.job;
    const AgentResult<JobRow> found = findJob(connection, job);
    if (!found)
        return tl::make_unexpected(found.error());
    if (start.refuseDisabled && !found->job.enabled) {
        StartAnswer unasked;
        unasked.disabled = true;
        return tl::make_unexpected(decideStart(unasked, connection.server().name, job).error());
    }
    Statement statement(connection);
    statement.bind(found->job.id);
    bindDate(statement, found->lastRunDate);
    if (start.step.isEmpty())
        statement.bindNull();
    else
        statement.bind(start.step);
    StartAnswer answer;
    answer.receipt.job = found->job.id;
    QDateTime now;
    bool answered = false;
    std::optional<int> execution;
    const auto activity = [&](const RowView& row) {
        answer.receipt.session = activitySession(row);
        if (activityJob(row) != found->job.id)
            return;
        const ActivityRow read = activityOf(row);
        if (answered) {
            answer.after = read;
        } else {
            answer.receipt.requested0Local = read.requestedLocal;
            answer.receipt.underWay0 = read.requestedLocal.isValid() && !read.stoppedLocal.isValid();
            answer.receipt.history0 = read.historyId;
        }
    };
    const auto history = [&](const RowView& row) {
        answer.receipt.watermark = std::max(answer.receipt.watermark, row.int64(0));
    };
    const auto outcome = [&](const RowView& row) {
        answered = true;
        answer.returnCode = row.int32(0);
        answer.error = row.int32(1);
        answer.severity = row.int32(2);
        answer.message = row.text(4);
        answer.receipt.sentLocal = row.wallClock(5);
        now = row.wallClock(6);
        answer.receipt.offsetMinutes = offsetFromText(row.view(6));
        answer.receipt.serverName = row.text(7);
    };
    const auto read =
        readResults(statement, statementText(u"helpstart"_s),
                    {{u"session_id"_s, activity},
                     {u"instance_id"_s, history},
                     {u"rc"_s, outcome},
                     {u"job_id"_s, [&](const RowView& row) { execution = jobRow(row).executionStatus; }},
                     {u"agent_status"_s, agentStatusInto(answer.agent)}});
    if (!read && !answered) // what comes after the row that tells the outcome cannot change it
        return failed<Clocked<StartReceipt>>(read.error(), job);
    if (!answered)
        return failed<Clocked<StartReceipt>>(tornAnswer(connection), job);
    // A row that is open while the Agent knows of no run was left by an Agent that died.
    if (execution == kIdle)
        answer.after.reset();
    auto decided = decideStart(answer, connection.server().name, job);
    if (!decided)
        return tl::make_unexpected(decided.error());
    return Clocked<StartReceipt>{*decided, now};
}

AgentResult<Clocked<LostStartVerdict>> lookForLostStart(Connection& connection,
                                                        const LostStartQuestion& question)
{
    const QString& job = question.job;
    const AgentResult<Look> seen = look(connection, job, packedDate(question.sinceLocal.addDays(-1)));
    if (!seen && seen.error().kind == AgentError::Kind::NoSuchJob && seen.error().number != 14293)
        return Clocked<LostStartVerdict>{}; // it may have run and removed itself, or be out of sight
    if (!seen)
        return tl::make_unexpected(seen.error());
    const QDateTime from = lookSince(question, seen->nowLocal);
    const QDateTime since = from.addMSecs(-from.time().msec());
    LookAnswer answer;
    answer.receipt = receiptOf(*seen, job, since);
    answer.activity = seen->activity;
    answer.login = seen->login;
    for (const HistoryRow& row : seen->history) {
        if (row.step == 0 && row.startedLocal >= since)
            answer.outcomesSince.append(row);
    }
    const auto decided = [&] {
        return Clocked<LostStartVerdict>{decideLostStart(answer, question), seen->nowLocal};
    };
    // A job without a row was never requested. One whose session was there before the start had no other.
    const bool sameSession = !seen->activity || seen->session <= 1 ||
                             (seen->oldestRequestLocal.isValid() && seen->oldestRequestLocal < since);
    if (sameSession || decided().value.what == LostStart::Adopt)
        return decided();
    const auto before = activityBefore(connection, seen->job.job.id, seen->session - 1);
    if (!before)
        return failed<Clocked<LostStartVerdict>>(before.error(), job);
    if (!*before)
        return Clocked<LostStartVerdict>{{}, seen->nowLocal};
    answer.previous = **before;
    answer.previousSession = seen->session - 1;
    return decided();
}

AgentResult<Clocked<std::optional<StartReceipt>>> findRunningRun(Connection& connection, const QString& job)
{
    const AgentResult<JobRow> found = findJob(connection, job);
    if (!found)
        return tl::make_unexpected(found.error());
    const AgentResult<Look> seen = look(connection, job, found->lastRunDate);
    if (!seen)
        return tl::make_unexpected(seen.error());
    Clocked<std::optional<StartReceipt>> result;
    result.nowLocal = seen->nowLocal;
    const std::optional<ActivityRow>& row = seen->activity;
    if (!row || !row->requestedLocal.isValid() || row->stoppedLocal.isValid())
        return result;
    StartReceipt receipt = receiptOf(*seen, job, row->requestedLocal);
    QList<HistoryRow> outcomes;
    for (const HistoryRow& each : seen->history) {
        if (each.step == 0)
            outcomes.append(each);
    }
    receipt.watermark = historyBefore(*row, outcomes, receipt.watermark);
    receipt.adopted = true;
    receipt.adoptedRequestedLocal = row->requestedLocal;
    receipt.sentLocal = row->requestedLocal;
    result.value = receipt;
    return result;
}

AgentResult<Clocked<bool>> requestStop(Connection& connection, const RunToStop& order)
{
    if (order.requestedLocal.isValid()) { // another's run is not stopped; a call of its own, unlike stop.sql
        const AgentResult<bool> ours = isUnderWay(connection, order);
        if (!ours)
            return failed<Clocked<bool>>(ours.error(), {});
        if (!*ours)
            return Clocked<bool>{false, {}};
    }
    Statement statement(connection);
    statement.bind(order.job);
    int code = -1, number = 0;
    QString message;
    AgentState agent = AgentState::Unknown;
    const auto outcome = [&](const RowView& row) {
        code = row.int32(0);
        number = row.int32(1);
        message = row.text(2);
    };
    const auto read = readResults(statement, statementText(u"helpstop"_s),
                                  {{u"rc"_s, outcome}, {u"agent_status"_s, agentStatusInto(agent)}});
    if (!read)
        return failed<Clocked<bool>>(read.error(), {});
    if (number == 0 && code == 0)
        return Clocked<bool>{true, {}};
    if (number == 22022 && agent != AgentState::Stopped) // not running, or not yet
        return Clocked<bool>{false, {}};
    AgentError error;
    error.kind = number == 22022 ? AgentError::Kind::AgentStopped : kindOfServerError(number);
    error.number = number;
    error.server = connection.server().name;
    error.text = message;
    return tl::make_unexpected(error);
}

} // namespace stellwerk::help
