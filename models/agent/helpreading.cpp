// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading through the procedures: snapshot, activity, history.
#include "agent/connection.h"
#include "agent/helpreader.h"
#include "agent/helprows.h"
#include "agent/statement.h"
#include "agent/statementtext.h"
#include "fleet/usualduration.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace stellwerk::help {

namespace {

JobState stateOf(const ActivityRow& row)
{
    const bool open = row.requestedLocal.isValid() && !row.stoppedLocal.isValid();
    return !open ? JobState::Idle : row.startedLocal.isValid() ? JobState::Running : JobState::Requested;
}

// The jobs of a server while their parts arrive, keyed by id.
class Picture
{
public:
    void job(const RowView& row)
    {
        JobRow read = jobRow(row);
        m_places.insert(read.job.id, m_jobs.size());
        m_jobs.append(std::move(read.job));
    }
    void activity(const RowView& row)
    {
        AgentJob* job = find(activityJob(row));
        if (!job)
            return;
        const ActivityRow activity = activityOf(row);
        job->state = stateOf(activity);
        if (job->state == JobState::Running)
            job->runningSinceLocal = activity.startedLocal;
        if (const QDateTime next = activityNextRun(row); next.isValid())
            job->nextRunLocal = next;
    }
    void outcome(const RowView& row)
    {
        const HistoryRow run = historyOf(row);
        AgentJob* job = find(run.job);
        if (job && job->lastRuns.size() < kLastRuns && run.status != RunStatus::InProgress)
            job->lastRuns.append(JobRun{run.instanceId, run.status, run.startedLocal, run.duration});
    }
    void step(const QUuid& id, const RowView& row)
    {
        AgentJob* job = find(id);
        if (!job)
            return;
        JobStep step{row.int32(0), row.text(1), row.text(2), {}};
        if (step.subsystem == "SSIS"_L1) {
            step.command = row.text(3);
            if (!job->runsSsis)
                job->ssisPackage = ssisPackageOf(step.command);
            job->runsSsis = true;
        }
        job->steps.append(std::move(step));
    }
    [[nodiscard]] QList<QUuid> ids() const { return m_places.keys(); }
    [[nodiscard]] QList<AgentJob> take()
    {
        for (AgentJob& job : m_jobs)
            job.usualDuration = usualDuration(job.lastRuns);
        std::sort(m_jobs.begin(), m_jobs.end(), [](const AgentJob& a, const AgentJob& b) {
            return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
        });
        return std::move(m_jobs);
    }

private:
    AgentJob* find(const QUuid& id)
    {
        const auto place = m_places.constFind(id);
        return place == m_places.constEnd() ? nullptr : &m_jobs[*place];
    }
    QList<AgentJob> m_jobs;
    QHash<QUuid, qsizetype> m_places;
};

} // namespace

AgentResult<Clocked<ServerPicture>> readSnapshot(Connection& connection)
{
    Clocked<ServerPicture> answer;
    Picture picture;
    {
        Statement statement(connection);
        const auto read =
            readResults(statement, statementText(u"helpsnapshot"_s),
                        {{u"server_name"_s, [&](const RowView& row) { answer.value.info = serverInfo(row); }},
                         {u"job_id"_s, [&](const RowView& row) { picture.job(row); }},
                         {u"session_id"_s, [&](const RowView& row) { picture.activity(row); }},
                         {u"instance_id"_s, [&](const RowView& row) { picture.outcome(row); }},
                         {u"agent_status"_s, agentStatusInto(answer.value.agent)}});
        if (!read)
            return tl::make_unexpected(read.error());
    }
    const auto steps = forEachStep(connection, picture.ids(),
                                   [&](const QUuid& job, const RowView& row) { picture.step(job, row); });
    if (!steps)
        return tl::make_unexpected(steps.error());
    if (answer.value.info.engineEdition == 4)
        answer.value.agent = AgentState::NotInstalled;
    answer.value.jobs = picture.take();
    answer.nowLocal = answer.value.info.nowLocal;
    return answer;
}

AgentResult<Clocked<QList<JobActivity>>> readActivity(Connection& connection)
{
    Statement statement(connection);
    Clocked<QList<JobActivity>> answer;
    const auto take = [&](const RowView& row) {
        const ActivityRow read = activityOf(row);
        JobActivity activity;
        activity.job = activityJob(row);
        activity.name = activityJobName(row);
        activity.state = stateOf(read);
        activity.requestedLocal = read.requestedLocal;
        activity.requestedSource = read.requestedSource;
        activity.startedLocal = read.startedLocal;
        activity.lastStep = read.lastStep;
        answer.value.append(std::move(activity));
    };
    const auto read =
        readResults(statement, statementText(u"helpactivity"_s),
                    {{u"now_ofs"_s, [&](const RowView& row) { answer.nowLocal = row.wallClock(0); }},
                     {u"session_id"_s, take}});
    if (!read)
        return tl::make_unexpected(read.error());
    return answer;
}

AgentResult<Clocked<QList<HistoryRow>>> readHistory(Connection& connection, const QString& job,
                                                    qint64 aboveInstance, int limit)
{
    const AgentResult<JobRow> found = findJob(connection, job);
    if (!found)
        return tl::make_unexpected(found.error());
    Statement statement(connection);
    statement.bind(found->job.id);
    Clocked<QList<HistoryRow>> answer;
    const auto take = [&](const RowView& row) {
        if (row.int64(0) > aboveInstance && answer.value.size() < limit)
            answer.value.prepend(historyOf(row));
    };
    const auto read =
        readResults(statement, statementText(u"helphistory"_s),
                    {{u"now_ofs"_s, [&](const RowView& row) { answer.nowLocal = row.wallClock(0); }},
                     {u"instance_id"_s, take}});
    if (!read)
        return tl::make_unexpected(read.error());
    return answer;
}

} // namespace stellwerk::help
