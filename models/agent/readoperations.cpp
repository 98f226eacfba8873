// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading: snapshot, activity, history, the Agent's state, rights.
#include "agent/connection.h"
#include "agent/operations.h"
#include "agent/servertime.h"
#include "agent/statement.h"
#include "agent/statementtext.h"
#include "fleet/usualduration.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace stellwerk {

namespace {

constexpr int kSnapshotOutcomes = 20'000;

// Each function takes one result set of snapshot.sql into the jobs, keyed by id.
class SnapshotReader
{
public:
    void job(const RowView& row)
    {
        AgentJob job;
        job.id = row.uuid(0);
        job.name = row.text(1);
        job.enabled = row.int32(2) != 0;
        job.category = row.text(3);
        job.description = row.text(4);
        job.owner = row.text(5);
        job.hasTarget = row.int32(6) > 0;
        job.state = JobState::Idle;
        m_places.insert(job.id, m_jobs.size());
        m_jobs.append(std::move(job));
    }
    void step(const RowView& row)
    {
        AgentJob* job = find(row);
        if (!job)
            return;
        JobStep step{row.int32(1), row.text(2), row.text(3), row.text(4)};
        if (step.subsystem == "SSIS"_L1) {
            if (!job->runsSsis)
                job->ssisPackage = ssisPackageOf(step.command);
            job->runsSsis = true;
        }
        job->steps.append(std::move(step));
    }
    void activity(const RowView& row)
    {
        AgentJob* job = find(row);
        if (!job)
            return;
        const bool open = !row.isNull(1) && row.isNull(3);
        job->state = !open ? JobState::Idle : row.isNull(2) ? JobState::Requested : JobState::Running;
        if (job->state == JobState::Running)
            job->runningSinceLocal = row.wallClock(2);
        if (!row.isNull(4))
            job->nextRunLocal = row.wallClock(4);
    }
    void outcome(const RowView& row)
    {
        AgentJob* job = find(row);
        if (!job || job->lastRuns.size() >= kLastRuns)
            return;
        const int status = row.int32(2);
        job->lastRuns.append(JobRun{
            row.int64(1), status >= 0 && status <= 5 ? static_cast<RunStatus>(status) : RunStatus::Unknown,
            wallClockFromPacked(row.int32(3), row.int32(4)), durationFromPacked(row.int64(5))});
    }
    QList<AgentJob> take()
    {
        for (AgentJob& job : m_jobs)
            job.usualDuration = usualDuration(job.lastRuns);
        return std::move(m_jobs);
    }

private:
    AgentJob* find(const RowView& row)
    {
        const auto place = m_places.constFind(row.uuid(0));
        return place == m_places.constEnd() ? nullptr : &m_jobs[*place];
    }
    QList<AgentJob> m_jobs;
    QHash<QUuid, qsizetype> m_places;
};

} // namespace

AgentResult<Clocked<ServerPicture>> readSnapshot(Connection& connection)
{
    Statement statement(connection);
    statement.bind(kSnapshotOutcomes);
    Clocked<ServerPicture> answer;
    SnapshotReader reader;
    const auto read =
        readResults(statement, statementText(u"snapshot"_s),
                    {{u"server_name"_s, [&](const RowView& row) { answer.value.info = serverInfo(row); }},
                     {u"known_job_id"_s, [&](const RowView& row) { reader.job(row); }},
                     {u"step_job_id"_s, [&](const RowView& row) { reader.step(row); }},
                     {u"activity_job_id"_s, [&](const RowView& row) { reader.activity(row); }},
                     {u"history_job_id"_s, [&](const RowView& row) { reader.outcome(row); }},
                     {u"agent_status"_s, agentStatusInto(answer.value.agent)}});
    if (!read)
        return tl::make_unexpected(read.error());
    if (answer.value.info.engineEdition == 4)
        answer.value.agent = AgentState::NotInstalled;
    answer.value.jobs = reader.take();
    answer.nowLocal = answer.value.info.nowLocal;
    return answer;
}

AgentResult<Clocked<QList<JobActivity>>> readActivity(Connection& connection)
{
    Statement statement(connection);
    Clocked<QList<JobActivity>> answer;
    const auto take = [&](const RowView& row) {
        JobActivity activity;
        activity.job = row.uuid(0);
        activity.name = row.text(1);
        activity.requestedLocal = row.wallClock(2);
        activity.requestedSource = row.text(3);
        activity.startedLocal = row.wallClock(4);
        activity.lastStep = row.int32(6);
        const bool open = !row.isNull(2) && row.isNull(5);
        activity.state = !open ? JobState::Idle : row.isNull(4) ? JobState::Requested : JobState::Running;
        answer.value.append(std::move(activity));
    };
    const auto read =
        readResults(statement, statementText(u"activity"_s),
                    {{u"now_ofs"_s, [&](const RowView& row) { answer.nowLocal = row.wallClock(0); }},
                     {u"activity_job_id"_s, take}});
    if (!read)
        return tl::make_unexpected(read.error());
    return answer;
}

AgentResult<Clocked<QList<HistoryRow>>> readHistory(Connection& connection, const QString& job,
                                                    qint64 aboveInstance, int limit)
{
    Statement statement(connection);
    statement.bind(job).bind(static_cast<int>(aboveInstance)).bind(limit);
    Clocked<QList<HistoryRow>> answer;
    int jobs = 0;
    const auto count = [&](const RowView& row) {
        jobs = row.int32(0);
        answer.nowLocal = row.wallClock(1);
    };
    const auto read = readResults(statement, statementText(u"history"_s),
                                  {{u"jobs"_s, count}, {u"history_job_id"_s, [&](const RowView& row) {
                                                            answer.value.prepend(historyRow(row));
                                                        }}});
    if (!read)
        return tl::make_unexpected(read.error());
    if (jobs == 0) {
        AgentError error;
        error.kind = AgentError::Kind::NoSuchJob;
        error.server = connection.server().name;
        error.job = job;
        error.text = QCoreApplication::translate(
            "AgentError", "There is no job of this name on the server, or the login may not see it.");
        return tl::make_unexpected(error);
    }
    return answer;
}

AgentResult<Clocked<AgentState>> readAgentState(Connection& connection)
{
    Statement statement(connection);
    int edition = 0;
    AgentState state = AgentState::Unknown;
    const auto read = readResults(statement, statementText(u"agentstate"_s),
                                  {{u"engine_edition"_s, [&](const RowView& row) { edition = row.int32(0); }},
                                   {u"agent_status"_s, agentStatusInto(state)}});
    if (!read)
        return tl::make_unexpected(read.error());
    const bool noAgent = edition == 4 || edition == 5;
    return Clocked<AgentState>{noAgent ? AgentState::NotInstalled : state, {}};
}

} // namespace stellwerk
