// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Polling through the procedures.
#include "agent/connection.h"
#include "agent/helpreader.h"
#include "agent/helprows.h"
#include "agent/statement.h"
#include "agent/statementtext.h"

using namespace Qt::StringLiterals;

namespace stellwerk::help {

namespace {

constexpr int kNoSuch = 14262;

// What helppoll.sql tells of one job.
struct Polled
{
    bool seen = false; // the login sees the job
    bool read = false; // and everything about it was told
    int refusal = 0;
    QString words;
    qint64 newestSession = 0;            // 0: the job has no row there
    std::optional<ActivityRow> activity; // in the session of its start
    QList<HistoryRow> history;
    LastOutcome last;
};

// The first day whose history can hold rows of the run, with a day of grace for a clock that is set back.
int historySince(const StartReceipt& receipt)
{
    const QDateTime& sent = receipt.adopted ? receipt.adoptedRequestedLocal : receipt.sentLocal;
    return sent.isValid() ? sent.addDays(-1).toString(u"yyyyMMdd").toInt() : 0;
}

// When the newest session of the Agent began cannot be read. After a restart an outcome row may belong to a
// run of the new session; the job's row in the old session tells the last moment at which one of the old
// began.
void dropRunsOfNewSession(Polled& job)
{
    const std::optional<ActivityRow>& old = job.activity;
    job.history.removeIf([&](const HistoryRow& row) {
        if (row.step != 0)
            return false;
        return !old || !old->requestedLocal.isValid() ||
               (old->startedLocal.isValid() ? row.startedLocal > old->startedLocal
                                            : row.startedLocal >= old->requestedLocal);
    });
}

// Which jobs have SSIS steps must be known when their run ends, and only then: a second round trip for those.
AgentResult<void> findPackages(Connection& connection, const QList<WatchedRun>& runs, PollAnswer& answer)
{
    QList<QUuid> ending;
    for (const WatchedRun& run : runs) {
        const QUuid& job = run.receipt.job;
        const QList<HistoryRow>& rows = answer.history[job];
        const bool outcome =
            std::any_of(rows.begin(), rows.end(), [](const HistoryRow& row) { return row.step == 0; });
        if (!run.runsPackages && (outcome || answer.activity.value(job).stoppedLocal.isValid()))
            ending.append(job);
    }
    return forEachStep(connection, ending, [&](const QUuid& job, const RowView& row) {
        if (row.text(2) == "SSIS"_L1)
            answer.ssisJobs.insert(job);
    });
}

} // namespace

AgentResult<Clocked<PollAnswer>> pollRuns(Connection& connection, const QList<WatchedRun>& runs)
{
    Statement statement(connection);
    QHash<QUuid, const WatchedRun*> watched;
    for (const WatchedRun& run : runs) {
        statement.bind(run.receipt.job);
        for (const qint64 number : {run.receipt.session, qint64(historySince(run.receipt))}) {
            if (number > 0)
                statement.bind(static_cast<int>(number));
            else
                statement.bindNull();
        }
        watched.insert(run.receipt.job, &run);
    }
    PollAnswer answer;
    QHash<QUuid, Polled> jobs;
    Polled* current = nullptr;
    // Rows before the first mark belong to nothing; there are none.
    const auto of = [&current](auto take) {
        return [&current, take](const RowView& row) {
            if (current)
                take(*current, row);
        };
    };
    const auto activity = of([](Polled& job, const RowView& row) {
        if (!job.seen)
            job.newestSession = activitySession(row);
        job.activity = activityOf(row); // the second, of its own session, covers the first
    });
    const auto history = of([&watched](Polled& job, const RowView& row) {
        const WatchedRun* run = watched.value(row.uuid(1));
        if (run && row.int64(0) > run->lastInstance && row.int32(8) != int(RunStatus::InProgress))
            job.history.append(historyOf(row));
    });
    const auto server = of([](Polled& job, const RowView& row) {
        if (const auto last = lastOutcome(row))
            job.last = *last;
    });
    const auto refusal = of([](Polled& job, const RowView& row) {
        job.refusal = row.int32(0);
        job.words = row.text(1);
    });
    const auto read =
        readResults(statement, repeatedStatements(statementText(u"helppoll"_s), runs.size()),
                    {{u"now_ofs"_s, [&](const RowView& row) { answer.nowLocal = row.wallClock(0); }},
                     {u"polled_job_id"_s, [&](const RowView& row) { current = &jobs[row.uuid(0)]; }},
                     {u"session_id"_s, activity},
                     {u"job_seen"_s, of([](Polled& job, const RowView&) { job.seen = true; })},
                     {u"instance_id"_s, history},
                     {u"server_id"_s, server},
                     {u"job_read"_s, of([](Polled& job, const RowView&) { job.read = true; })},
                     {u"refusal"_s, refusal},
                     {u"agent_status"_s, agentStatusInto(answer.agent)}});
    if (!read)
        return tl::make_unexpected(read.error());
    for (const WatchedRun& run : runs) {
        Polled& job = jobs[run.receipt.job];
        if (!job.seen && job.refusal == kNoSuch)
            continue; // gone, or no longer the login's to see
        if (!job.read) {
            AgentError error;
            error.server = connection.server().name;
            error.job = run.receipt.jobName;
            error.number = job.refusal;
            error.text = job.words;
            if (job.refusal != 0)
                error.kind = kindOfServerError(job.refusal);
            return tl::make_unexpected(error);
        }
        if (run.receipt.session > 0 && job.newestSession > run.receipt.session)
            dropRunsOfNewSession(job);
        answer.session = std::max(answer.session, job.newestSession);
        if (job.activity)
            answer.activity.insert(run.receipt.job, *job.activity);
        answer.history.insert(run.receipt.job, job.history);
        answer.jobs.insert(run.receipt.job, job.last);
    }
    if (auto packages = findPackages(connection, runs, answer); !packages)
        return tl::make_unexpected(packages.error());
    return Clocked<PollAnswer>{answer, answer.nowLocal};
}

AgentResult<Clocked<PackageEvidence>> readPackageOutcome(Connection& connection, const QUuid& job,
                                                         const PackageTime& time)
{
    auto answer = stellwerk::readPackageOutcome(connection, job, time);
    if (!answer)
        return answer;
    const auto steps = forEachStep(connection, {job}, [&](const QUuid&, const RowView& row) {
        if (row.text(2) == "SSIS"_L1)
            answer->value.commands.insert(row.int32(0), row.text(3));
    });
    if (!steps)
        return tl::make_unexpected(steps.error());
    return answer;
}

} // namespace stellwerk::help
