// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/agent.h"

#include "msdb/schedule.h"
#include "msdb/text.h"

#include <algorithm>

namespace simfleet::msdb {

namespace {

constexpr int kOnAgentStart = 64;

ScheduleSpec scheduleFrom(const StorageStatement& row, int first)
{
    ScheduleSpec spec;
    spec.name = row.text(first);
    int* const members[] = {&spec.freqType,           &spec.freqInterval,         &spec.freqSubdayType,
                            &spec.freqSubdayInterval, &spec.freqRelativeInterval, &spec.freqRecurrenceFactor,
                            &spec.activeStartDate,    &spec.activeEndDate,        &spec.activeStartTime,
                            &spec.activeEndTime};
    int column = first;
    for (int* member : members)
        *member = row.smallInteger(++column);
    return spec;
}

} // namespace

Agent::Agent(AgentContext context, AgentHooks hooks)
    : m_context(std::move(context))
    , m_hooks(std::move(hooks))
{}

std::optional<SimTime> Agent::nextDue() const
{
    if (m_state == State::Starting)
        return m_runningAt;
    std::optional<SimTime> next;
    const auto consider = [&next](SimTime time) { next = next ? std::min(*next, time) : time; };
    for (const JobRun& run : m_runs) {
        if (const auto due = run.due())
            consider(*due);
    }
    for (const Firing& firing : m_firings)
        consider(firing.at);
    return next;
}

JobState Agent::jobState(const Guid& job) const
{
    JobState state;
    for (const Firing& firing : m_firings) {
        if (firing.job == job && (!state.nextRun || firing.at < *state.nextRun)) {
            state.nextRun = firing.at;
            state.nextSchedule = firing.schedule;
        }
    }
    const auto run =
        std::find_if(m_runs.begin(), m_runs.end(), [&](const JobRun& r) { return r.job().id == job; });
    if (run == m_runs.end())
        return state;
    state.requestSource = run->request().source;
    state.requestedBy = run->request().by;
    state.requested = run->phase() == JobRun::Phase::Pending || run->phase() == JobRun::Phase::Queued;
    state.running = !state.requested;
    state.step = run->currentStep();
    state.stepName = run->currentStepName();
    state.retryAttempt = run->currentAttempt();
    switch (run->phase()) {
    case JobRun::Phase::Pending:
    case JobRun::Phase::Queued:
        state.executionStatus = 2;
        break;
    case JobRun::Phase::BetweenRetries:
        state.executionStatus = 3;
        break;
    case JobRun::Phase::Stopping:
        state.executionStatus = 7;
        break;
    default:
        state.executionStatus = 1;
        break;
    }
    return state;
}

void Agent::start(SimTime at, SimDuration starting)
{
    if (m_state != State::Stopped)
        return;
    m_startedAt = at;
    if (starting.count() > 0) {
        m_state = State::Starting;
        m_runningAt = at + starting;
    } else {
        startUp(at);
    }
    wake();
}

void Agent::wake()
{
    if (!m_replaying && m_hooks.wake)
        m_hooks.wake();
}

void Agent::beginReplay()
{
    m_replaying = true;
    m_firings.clear();
}

void Agent::endReplay(SimTime now)
{
    advance(now);
    kill();
    m_state = State::Running;
    m_replaying = false;
    readSchedules(nullptr, now);
}

void Agent::startUp(SimTime at)
{
    m_state = State::Running;
    m_context.records->newSession(m_startedAt);
    m_firings.clear();
    readSchedules(nullptr, at);
    StorageStatement query(m_context.database,
                           "SELECT js.job_id, s.schedule_id, s.name FROM msdb_dbo_sysjobschedules js"
                           " JOIN msdb_dbo_sysschedules s ON s.schedule_id = js.schedule_id"
                           " JOIN msdb_dbo_sysjobs j ON j.job_id = js.job_id"
                           " WHERE j.enabled = 1 AND s.enabled = 1 AND s.freq_type = ?1");
    query.bind(kOnAgentStart);
    std::vector<JobRequest> boot;
    while (query.step()) {
        JobRequest request;
        request.job = query.guid(0);
        request.source = u'3';
        request.by = u"Schedule " + decimal(query.integer(1)) + u" (" + query.text(2) + u")";
        boot.push_back(std::move(request));
    }
    for (const JobRequest& job : boot)
        (void)request(job, at);
}

void Agent::stop(SimTime at)
{
    if (m_state == State::Running) {
        advance(at);
        const WriteGroup group(m_context.database);
        for (JobRun& run : m_runs)
            run.stopNow(u"Shutdown Sequence 0", at);
    }
    const Runs ended = std::move(m_runs);
    m_runs.clear();
    m_firings.clear();
    m_state = State::Stopped;
    for (const JobRun& run : ended) {
        if (m_hooks.runEnded && !run.request().past)
            m_hooks.runEnded(run.job().name, at);
    }
}

void Agent::kill()
{
    for (JobRun& run : m_runs)
        run.abandon();
    m_runs.clear();
    m_firings.clear();
    m_state = State::Stopped;
}

std::optional<std::u16string> Agent::request(const JobRequest& request, SimTime at)
{
    if (m_state != State::Running)
        return u"is not currently running so it cannot be notified of this action.";
    const auto job = m_context.records->job(request.job);
    if (!job)
        return u"Error: The specified job was not found.";
    const auto refuse = [&](std::u16string_view why) {
        return u"Error: Request to run job " + job->name + u" (from " + request.by + u") refused because " +
               std::u16string(why);
    };
    if (const auto run = find(request.job); run != m_runs.end()) {
        if (run->phase() == JobRun::Phase::Pending || run->phase() == JobRun::Phase::Queued)
            return refuse(u"the job already has a pending request from " + run->request().by + u".");
        return refuse(u"the job is already running from a request by " + run->request().by + u".");
    }
    if (m_context.records->steps(request.job).empty())
        return refuse(u"the job has no steps.");
    m_context.records->requested(request.job, at, request.source);
    m_runs.emplace_back(m_context, *job, request, at, ++m_runNumbers[request.job]);
    if (m_hooks.runStarted && !request.past)
        m_hooks.runStarted(job->name, at);
    wake();
    return std::nullopt;
}

std::optional<std::u16string> Agent::requestStop(const Guid& job, const std::u16string& by, SimTime at)
{
    if (m_state != State::Running)
        return u"is not currently running so it cannot be notified of this action.";
    const auto run = find(job);
    if (run == m_runs.end() || run->phase() == JobRun::Phase::Pending) {
        const auto row = m_context.records->job(job);
        return u"Error: Request to stop job " + (row ? row->name : std::u16string()) + u" (from " + by +
               u") refused because the job is not currently running.";
    }
    const WriteGroup group(m_context.database);
    run->requestStop(by, at, SimDuration(m_context.server->stopDelayMs));
    if (run->phase() == JobRun::Phase::Done)
        runEnded(run, at);
    wake();
    return std::nullopt;
}

void Agent::jobChanged(const Guid& job, SimTime at)
{
    if (m_state != State::Running)
        return;
    std::erase_if(m_firings, [&](const Firing& firing) { return firing.job == job; });
    readSchedules(&job, at);
    wake();
}

void Agent::advance(SimTime until)
{
    if (m_state == State::Starting && m_runningAt <= until)
        startUp(m_runningAt);
    while (m_state == State::Running) {
        const auto due = nextDue();
        if (!due || *due > until)
            return;
        const auto firing =
            std::find_if(m_firings.begin(), m_firings.end(), [&](const Firing& f) { return f.at == *due; });
        if (firing != m_firings.end()) {
            fire(*firing);
            continue;
        }
        const auto run =
            std::find_if(m_runs.begin(), m_runs.end(), [&](const JobRun& r) { return r.due() == due; });
        const WriteGroup group(m_context.database);
        if (run->phase() == JobRun::Phase::Pending)
            begin(*run, *due);
        else
            run->advance(*due);
        if (run->phase() == JobRun::Phase::Done)
            runEnded(run, *due);
    }
}

void Agent::begin(JobRun& run, SimTime at)
{
    const int limit = m_context.server->maxWorkers;
    if (limit > 0 && busyWorkers() >= limit)
        run.queue(at);
    else
        run.begin(at);
}

void Agent::runEnded(Runs::iterator run, SimTime at)
{
    const JobRow job = run->job();
    const bool past = run->request().past;
    const int status = run->status();
    AgentRecords& records = *m_context.records;
    records.limitHistory(job.id, m_context.server->historyMaxRows, m_context.server->historyMaxRowsPerJob);
    m_runs.erase(run);
    const bool succeeded = status == 1;
    // 1 after success, 2 after failure, 3 always; the job goes with its history.
    if (job.deleteLevel == 3 || (job.deleteLevel == 1 && succeeded) || (job.deleteLevel == 2 && !succeeded)) {
        std::erase_if(m_firings, [&](const Firing& firing) { return firing.job == job.id; });
        records.deleteJob(job.id);
    } else if (!past) {
        noteNextRun(job.id);
    }
    promoteQueued(at);
    if (m_hooks.runEnded && !past)
        m_hooks.runEnded(job.name, at);
}

void Agent::promoteQueued(SimTime at)
{
    const int limit = m_context.server->maxWorkers;
    for (JobRun& run : m_runs) {
        if (run.phase() == JobRun::Phase::Queued && (limit <= 0 || busyWorkers() < limit))
            run.begin(at);
    }
}

void Agent::readSchedules(const Guid* job, SimTime at)
{
    StorageStatement query(
        m_context.database,
        "SELECT js.job_id, s.schedule_id, s.name, s.freq_type, s.freq_interval, s.freq_subday_type,"
        " s.freq_subday_interval, s.freq_relative_interval, s.freq_recurrence_factor,"
        " s.active_start_date, s.active_end_date, s.active_start_time, s.active_end_time"
        " FROM msdb_dbo_sysjobschedules js"
        " JOIN msdb_dbo_sysschedules s ON s.schedule_id = js.schedule_id"
        " JOIN msdb_dbo_sysjobs j ON j.job_id = js.job_id"
        " JOIN msdb_dbo_sysjobservers t ON t.job_id = js.job_id AND t.server_id = 0"
        " WHERE j.enabled = 1 AND s.enabled = 1 AND (?1 IS NULL OR j.job_id = ?1)");
    if (job)
        query.bind(*job);
    else
        query.bind(Null());
    std::vector<Firing> found;
    while (query.step()) {
        Firing firing{query.guid(0), query.smallInteger(1), query.text(2), scheduleFrom(query, 2), {}};
        if (const auto next = nextRun(firing.spec, m_context.time->toWall(at))) {
            firing.at = m_context.time->fromWall(*next);
            found.push_back(std::move(firing));
        }
    }
    for (Firing& firing : found) {
        m_context.records->scheduleNextRun(firing.job, firing.schedule, firing.at);
        m_firings.push_back(firing);
        noteNextRun(firing.job);
    }
    if (job && found.empty())
        m_context.records->nextRun(*job, std::nullopt);
}

void Agent::fire(Firing& firing)
{
    const SimTime at = firing.at;
    JobRequest job;
    job.job = firing.job;
    job.source = u'1';
    job.by = u"Schedule " + decimal(firing.schedule) + u" (" + firing.name + u")";
    if (const auto next = nextRun(firing.spec, m_context.time->toWall(at))) {
        firing.at = m_context.time->fromWall(*next);
        m_context.records->scheduleNextRun(firing.job, firing.schedule, firing.at);
    } else {
        m_firings.erase(m_firings.begin() + (&firing - m_firings.data()));
    }
    // A run that is still on its way makes the Agent skip this one.
    (void)request(job, at);
}

void Agent::noteNextRun(const Guid& job)
{
    std::optional<SimTime> next;
    for (const Firing& firing : m_firings) {
        if (firing.job == job)
            next = next ? std::min(*next, firing.at) : firing.at;
    }
    m_context.records->nextRun(job, next);
}

int Agent::busyWorkers() const
{
    return static_cast<int>(
        std::count_if(m_runs.begin(), m_runs.end(), [](const JobRun& run) { return run.occupiesWorker(); }));
}

Agent::Runs::iterator Agent::find(const Guid& job)
{
    return std::find_if(m_runs.begin(), m_runs.end(), [&](const JobRun& run) { return run.job().id == job; });
}

} // namespace simfleet::msdb
