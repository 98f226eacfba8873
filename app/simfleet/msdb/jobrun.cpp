// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/jobrun.h"

#include "msdb/stepmessages.h"
#include "msdb/text.h"

#include <algorithm>

namespace simfleet::msdb {

namespace {
constexpr int kQuitWithSuccess = 1, kQuitWithFailure = 2, kNextStep = 3, kGoToStep = 4;
constexpr int kFailed = 0, kSucceeded = 1, kRetry = 2, kCancelled = 3;
constexpr int kLogToTable = 8, kLogToTableAppend = 16;
// Steps that lead to each other in a circle end sometime, so that no server works itself to death.
constexpr int kMostSteps = 10'000;
} // namespace

JobRun::JobRun(const AgentContext& context, JobRow job, JobRequest request, SimTime requestedAt,
               int runNumber)
    : m_context(context)
    , m_job(std::move(job))
    , m_request(std::move(request))
    , m_requestedAt(requestedAt)
    , m_runNumber(runNumber)
    , m_due(requestedAt + SimDuration(m_context.server->startLatencyMs))
{}

std::optional<SimTime> JobRun::due() const
{
    if (m_phase == Phase::Done || m_phase == Phase::Queued)
        return std::nullopt;
    if (m_package && (m_phase == Phase::Step || m_phase == Phase::Stopping)) {
        if (const auto log = m_package->due())
            return std::min(m_due, *log);
    }
    return m_due;
}

void JobRun::queue(SimTime at)
{
    m_phase = Phase::Queued;
    m_context.records->queued(m_job.id, at);
}

void JobRun::begin(SimTime at)
{
    m_started = at;
    m_context.records->started(m_job.id, at);
    m_steps = m_context.records->steps(m_job.id);
    beginStep(m_request.startStep != 0 ? m_request.startStep : m_job.startStep, at);
}

void JobRun::advance(SimTime at)
{
    if (m_package && at < m_due) {
        m_package->advance(at);
        return;
    }
    switch (m_phase) {
    case Phase::Step:
        endAttempt(at);
        break;
    case Phase::BetweenRetries:
        beginAttempt(at);
        break;
    case Phase::Stopping:
        stopNow(m_stoppedBy, at);
        break;
    case Phase::Pending:
    case Phase::Queued:
    case Phase::Done:
        break;
    }
}

void JobRun::requestStop(const std::u16string& by, SimTime at, SimDuration delay)
{
    if (m_phase == Phase::Stopping)
        return;
    m_stoppedBy = by;
    if (m_phase == Phase::Queued) {
        stopNow(by, at);
        return;
    }
    if (m_phase == Phase::BetweenRetries) {
        // No step runs that could be cancelled: the outcome row alone tells it.
        m_step = {};
        stopNow(by, at);
        return;
    }
    // What ends by itself before the stop reaches it, ends by itself; only what would follow does not begin.
    if (at + delay >= m_due)
        return;
    m_phase = Phase::Stopping;
    m_due = at + delay;
}

void JobRun::stopNow(const std::u16string& by, SimTime at)
{
    m_stoppedBy = by;
    if (m_phase == Phase::Pending || m_phase == Phase::Queued)
        m_started = at;
    else if (m_step.id != 0)
        cancelStep(at);
    finish(kCancelled, at);
}

void JobRun::abandon()
{
    if (m_package)
        m_package->vanish();
    m_phase = Phase::Done;
}

void JobRun::beginStep(int id, SimTime at)
{
    const auto found =
        std::find_if(m_steps.begin(), m_steps.end(), [id](const StepRow& row) { return row.id == id; });
    if (found == m_steps.end() || ++m_stepsRun > kMostSteps) {
        finish(kFailed, at);
        return;
    }
    m_step = *found;
    m_behaviour = m_context.behaviours->find(m_step.uid, m_step.subsystem, m_step.command);
    m_behaviour.subsystem = m_step.subsystem;
    m_attempt = 0;
    beginAttempt(at);
}

void JobRun::beginAttempt(SimTime at)
{
    const std::u16string key = m_context.server->name + u"/" + m_job.name + u"/" + m_step.name + u"/" +
                               decimal(m_runNumber) + u"/" + decimal(m_attempt) + u"/" + decimal(m_stepsRun);
    Random random(m_context.seed, key);
    m_plan = planAttempt(m_behaviour, m_context.server->speed, m_request.past, m_attempt, random);
    m_attemptBegin = at;
    m_due = at + m_plan.duration;
    m_phase = Phase::Step;
    m_package.reset();
    if (m_behaviour.ssis) {
        PackageHost host;
        host.database = m_context.database;
        host.statements = &m_context.records->statements();
        host.time = m_context.time;
        host.server = upper(m_context.server->name);
        host.account = account();
        host.log = m_context.packageLog;
        host.catalog = m_context.server->ssisdb && runsInCatalog(m_step.command);
        host.seed = m_context.seed;
        SsisSpec package = *m_behaviour.ssis;
        if (package.package.empty())
            package.package = m_step.name + u".dtsx";
        std::optional<std::u16string> error;
        if (!m_plan.success)
            error = m_behaviour.error;
        else if (package.fails && !m_request.past)
            error = package.error;
        m_package =
            std::make_unique<PackageRun>(host, package, at, m_plan.duration, error, m_request.log, random);
    }
}

void JobRun::endAttempt(SimTime at)
{
    if (m_package)
        m_package->finish(at);
    const bool retry = !m_plan.success && m_attempt < m_step.retryAttempts;
    writeStep(m_plan.success ? kSucceeded : retry ? kRetry : kFailed, at);
    m_lastStep = m_step.id;
    m_lastStepName = m_step.name;
    if (retry && stopRequested()) {
        finish(kCancelled, at);
        return;
    }
    if (retry) {
        ++m_attempt;
        m_phase = Phase::BetweenRetries;
        m_due = at + std::chrono::minutes(m_step.retryInterval);
        return;
    }
    leaveStep(m_plan.success, at);
}

void JobRun::leaveStep(bool success, SimTime at)
{
    const int action = success ? m_step.onSuccessAction : m_step.onFailAction;
    const bool last = m_step.id >= static_cast<int>(m_steps.size());
    if (stopRequested() && (action == kGoToStep || (action == kNextStep && !last))) {
        finish(kCancelled, at);
        return;
    }
    switch (action) {
    case kQuitWithSuccess:
        finish(kSucceeded, at);
        break;
    case kQuitWithFailure:
        finish(kFailed, at);
        break;
    case kNextStep:
        if (last)
            finish(success ? kSucceeded : kFailed, at);
        else
            beginStep(m_step.id + 1, at);
        break;
    case kGoToStep:
        beginStep(success ? m_step.onSuccessStep : m_step.onFailStep, at);
        break;
    default:
        finish(kFailed, at);
        break;
    }
}

void JobRun::cancelStep(SimTime at)
{
    if (m_package)
        m_package->cancel(at, account());
    writeStep(kCancelled, at);
    m_lastStep = m_step.id;
    m_lastStepName = m_step.name;
}

void JobRun::writeStep(int status, SimTime at)
{
    HistoryEntry entry;
    entry.job = m_job.id;
    entry.step = m_step.id;
    entry.stepName = m_step.name;
    entry.status = status;
    entry.begin = m_attemptBegin;
    entry.duration = at - m_attemptBegin;
    entry.retries = m_attempt;
    if (status == kCancelled) {
        entry.message = u"Executed as user: " + account() +
                        u". The step was cancelled (stopped) as the result of a stop job request.";
    } else {
        StepReport report;
        report.step = &m_behaviour;
        report.runsAs = account();
        report.server = m_context.server->name;
        report.versionNumber = m_context.productVersion;
        report.executionId = m_package ? m_package->executionId() : 0;
        report.success = status == kSucceeded;
        report.willRetry = status == kRetry;
        report.begin = m_attemptBegin;
        report.end = at;
        entry.message = stepMessage(report, *m_context.time);
        if (!report.success && sameName(m_step.subsystem, u"TSQL")) {
            entry.messageId = m_behaviour.errorNumber;
            entry.severity = 16;
        }
    }
    m_context.records->stepEnded(entry);
    if ((m_step.flags & (kLogToTable | kLogToTableAppend)) != 0)
        m_context.records->stepOutput(m_step.uid, entry.message, (m_step.flags & kLogToTableAppend) != 0, at);
}

void JobRun::finish(int status, SimTime at)
{
    OutcomeReport report;
    report.status = status;
    report.stoppedBy = m_stoppedBy;
    report.invokedBy = m_request.by;
    report.lastStep = m_lastStep;
    report.lastStepName = m_lastStepName;
    report.requestedStep = m_request.startStep;
    for (const StepRow& row : m_steps) {
        if (row.id == m_request.startStep)
            report.requestedStepName = row.name;
    }
    HistoryEntry outcome;
    outcome.job = m_job.id;
    outcome.status = status;
    outcome.message = outcomeMessage(report);
    outcome.begin = m_started;
    outcome.duration = at - m_started;
    m_context.records->jobEnded(outcome, at);
    m_status = status;
    m_package.reset();
    m_phase = Phase::Done;
}

std::u16string JobRun::account() const
{
    if (m_step.proxy != 0) {
        if (const std::u16string proxy = m_context.proxyAccount(m_step.proxy); !proxy.empty())
            return proxy;
    }
    if (m_context.isSysadmin(m_job.ownerSid) || !sameName(m_step.subsystem, u"TSQL"))
        return u"NT SERVICE\\SQLSERVERAGENT";
    return m_context.loginName(m_job.ownerSid);
}

} // namespace simfleet::msdb
