// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Agent: how runs come, go on and end, and what it writes down of them.
#include "modelserver.h"

#include <algorithm>

namespace simulation {

using namespace stellwerk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kEpoch(QDate(2026, 10, 24), QTime(22, 0), Qt::UTC);

} // namespace

ModelServer::ModelServer(QString name, Timeline* timeline, quint64 seed, Nature nature)
    : m_name(std::move(name))
    , m_number(uint(seed))
    , m_time(timeline)
    , m_random(seed)
    , m_nature(nature)
    , m_offset(m_random.oneIn(3) ? std::chrono::milliseconds(m_random.between(-36'000, 36'000) * 1000LL)
                                 : std::chrono::milliseconds(m_random.between(-900, 900)))
    , m_instances(m_random.below(5000))
{
    startAgent();
}

QDateTime ModelServer::localNow() const
{
    return kEpoch.addMSecs((m_time->now() + m_offset).count());
}

QDateTime ModelServer::seconds() const
{
    const QDateTime now = localNow();
    return now.addMSecs(-now.time().msec());
}

int ModelServer::jobOf(const QString& name)
{
    for (size_t i = 0; i < m_jobs.size(); ++i) {
        if (m_jobs[i].name.compare(name, Qt::CaseInsensitive) == 0)
            return int(i);
    }
    Job job;
    job.name = name;
    job.id = QUuid(m_number, ushort(m_jobs.size()), 1, 2, 3, 4, 5, 6, 7, 8, 9);
    job.exists = !m_random.oneIn(m_nature.missingJobsOneIn);
    job.enabled = !m_random.oneIn(m_nature.disabledJobsOneIn);
    m_jobs.push_back(job);
    for (Session& session : m_sessions)
        session.rows.resize(m_jobs.size());
    if (m_random.oneIn(2)) // it ran before, long ago
        addHistory(int(m_jobs.size()) - 1, 0, RunStatus::Succeeded, localNow().addDays(-1));
    return int(m_jobs.size()) - 1;
}

QUuid ModelServer::idOf(const QString& job)
{
    return m_jobs[size_t(jobOf(job))].id;
}

int ModelServer::indexOf(const QUuid& id) const
{
    for (size_t i = 0; i < m_jobs.size(); ++i) {
        if (m_jobs[i].id == id)
            return int(i);
    }
    return -1;
}

std::optional<ActivityRow> ModelServer::row(const Session& session, int job) const
{
    return m_jobs[size_t(job)].exists ? session.rows[size_t(job)] : std::nullopt;
}

ActivityRow& ModelServer::rowNow(int job)
{
    std::optional<ActivityRow>& row = m_sessions.back().rows[size_t(job)];
    if (!row)
        row.emplace();
    return *row;
}

qint64 ModelServer::highest(int job) const
{
    for (auto row = m_history.rbegin(); row != m_history.rend(); ++row) {
        if (job < 0 || row->job == m_jobs[size_t(job)].id)
            return row->instanceId;
    }
    return 0;
}

bool ModelServer::isCurrent(int run) const
{
    return m_runs[size_t(run)].truth == Truth::Open;
}

Milliseconds ModelServer::lengthOfRun()
{
    switch (m_random.below(6)) {
    case 0:
        return Milliseconds(m_random.below(300)); // shorter than any poll
    case 1:
        return Milliseconds(m_random.below(2500));
    default:
        return Milliseconds(m_random.below(1000 * m_nature.longest));
    }
}

void ModelServer::request(int job, const QString& source, const std::optional<AttemptKey>& owner)
{
    ModelRun run;
    run.job = job;
    run.owner = owner;
    run.requestedLocal = seconds();
    ActivityRow& row = rowNow(job);
    row = {};
    row.requestedLocal = run.requestedLocal;
    row.requestedSource = source;
    m_runs.push_back(run);
    const int index = int(m_runs.size()) - 1;
    m_jobs[size_t(job)].run = index;
    started(m_runs.back());
    const Milliseconds wait(m_random.oneIn(3)    ? 0
                            : m_random.oneIn(30) ? m_random.below(8000)
                                                 : m_random.below(1200));
    m_time->after(wait, [this, index] { begin(index); });
}

void ModelServer::begin(int index)
{
    if (!isCurrent(index))
        return;
    ModelRun& run = m_runs[size_t(index)];
    run.startedLocal = seconds();
    rowNow(run.job).startedLocal = run.startedLocal;
    const int steps = m_random.between(1, 3);
    const Milliseconds each = lengthOfRun() / steps;
    m_time->after(each, [=, this] { stepEnds(index, 1, steps, each); });
}

void ModelServer::stepEnds(int index, int step, int steps, Milliseconds each)
{
    if (!isCurrent(index))
        return;
    ModelRun& run = m_runs[size_t(index)];
    const bool fails = m_random.oneIn(m_nature.failsOneIn * steps);
    const bool goesOn = fails && step < steps && m_random.oneIn(2);
    if (fails && m_random.oneIn(3)) // the agent tries it again, and that helps
        addHistory(run.job, step, RunStatus::Retry, seconds());
    addHistory(run.job, step, fails ? RunStatus::Failed : RunStatus::Succeeded,
               seconds().addMSecs(-(each / 1000 * 1000).count()));
    rowNow(run.job).lastStep = step;
    run.failedStep = run.failedStep || goesOn;
    if (fails && !goesOn)
        end(index, Truth::Failed);
    else if (step == steps)
        end(index, Truth::Succeeded);
    else
        m_time->after(each, [=, this] { stepEnds(index, step + 1, steps, each); });
}

void ModelServer::addHistory(int job, int step, RunStatus status, const QDateTime& startedLocal,
                             const QString& message)
{
    if (!m_jobs[size_t(job)].exists)
        return;
    HistoryRow row;
    row.instanceId = ++m_instances;
    row.job = m_jobs[size_t(job)].id;
    row.step = step;
    row.stepName = step == 0 ? u"(Job outcome)"_s : u"Step"_s;
    row.status = status;
    row.message = message;
    row.startedLocal = startedLocal.addMSecs(-startedLocal.time().msec());
    m_history.push_back(row);
}

void ModelServer::end(int index, Truth truth)
{
    ModelRun& run = m_runs[size_t(index)];
    run.truth = truth;
    Job& job = m_jobs[size_t(run.job)];
    job.run = -1;
    if (note) {
        static const QString names[]{u"open"_s, u"succeeded"_s, u"failed"_s, u"cancelled"_s, u"aborted"_s};
        note(u"%1: a run of %2 ends: %3"_s.arg(m_name, job.name, names[int(truth)]));
    }
    if (truth == Truth::Aborted || !job.exists)
        return;
    const RunStatus status = truth == Truth::Succeeded ? RunStatus::Succeeded
                             : truth == Truth::Failed  ? RunStatus::Failed
                                                       : RunStatus::Cancelled;
    // A request that never came to its beginning is recorded with the moment of its end.
    const QDateTime begun = run.startedLocal.isValid() ? run.startedLocal : seconds();
    const QString who = run.owner ? u"DOM\\stellwerk"_s : u"DOM\\ann"_s;
    addHistory(run.job, 0, status, begun, u"It is over.  The Job was invoked by User %1.  "_s.arg(who));
    ActivityRow& row = rowNow(run.job);
    if (!row.startedLocal.isValid())
        row.startedLocal = begun;
    row.stoppedLocal = seconds();
    row.historyId = m_instances;
    const LastOutcome last{status, begun, u"message"_s};
    const int which = run.job;
    m_time->after(Milliseconds(m_random.oneIn(4) ? m_random.below(60) : 0), [this, which, last] {
        m_jobs[size_t(which)].last = last; // by another procedure, a moment later
    });
}

void ModelServer::askToStop(int index)
{
    ModelRun& run = m_runs[size_t(index)];
    if (std::exchange(run.stopping, true))
        return;
    if (m_random.oneIn(m_nature.stopIgnoredOneIn))
        return; // it goes on to its natural end
    m_time->after(Milliseconds(m_random.below(3000)), [this, index] {
        if (isCurrent(index))
            end(index, Truth::Cancelled);
    });
}

void ModelServer::startByOthers(int job, bool scheduler)
{
    const Job& which = m_jobs[size_t(job)];
    if (!m_agentUp || !which.exists || which.run >= 0)
        return;
    if (note)
        note(u"%1: %2 starts %3"_s.arg(m_name, scheduler ? u"a schedule"_s : u"somebody"_s, which.name));
    request(job, scheduler ? u"1"_s : u"4"_s, std::nullopt);
}

void ModelServer::stopByOthers(int job)
{
    if (m_jobs[size_t(job)].run < 0 || !m_agentUp)
        return;
    if (note)
        note(u"%1: somebody stops %2"_s.arg(m_name, m_jobs[size_t(job)].name));
    askToStop(m_jobs[size_t(job)].run);
}

void ModelServer::stopAgent(bool orderly)
{
    if (!std::exchange(m_agentUp, false))
        return;
    if (note)
        note(u"%1: the Agent %2"_s.arg(m_name, orderly ? u"is stopped"_s : u"dies"_s));
    for (Job& job : m_jobs) {
        if (job.run >= 0)
            end(job.run, orderly ? Truth::Cancelled : Truth::Aborted);
    }
}

void ModelServer::startAgent()
{
    if (std::exchange(m_agentUp, true))
        return;
    Session session;
    session.id = m_sessions.empty() ? m_random.between(1, 90) : m_sessions.back().id + 1;
    session.startedLocal = localNow();
    for (const Job& job : m_jobs)
        session.rows.push_back(job.exists ? std::optional(ActivityRow()) : std::nullopt);
    m_sessions.push_back(std::move(session));
    if (note)
        note(u"%1: the Agent starts, session %2"_s.arg(m_name).arg(m_sessions.back().id));
}

void ModelServer::setClock(std::chrono::milliseconds by)
{
    m_offset += by;
    if (note)
        note(u"%1: its clock is set by %2 s"_s.arg(m_name).arg(by.count() / 1000));
}

void ModelServer::purgeHistory(std::optional<int> job)
{
    if (note)
        note(u"%1: history is purged"_s.arg(m_name));
    if (!job)
        m_history.clear();
    else
        std::erase_if(m_history, [&](const HistoryRow& row) { return row.job == m_jobs[size_t(*job)].id; });
}

void ModelServer::deleteJob(int index)
{
    Job& job = m_jobs[size_t(index)];
    if (!job.exists)
        return;
    if (note)
        note(u"%1: job %2 is deleted"_s.arg(m_name, job.name));
    purgeHistory(index);
    job.exists = false;
    if (job.run >= 0)
        end(job.run, Truth::Aborted);
}

} // namespace simulation
