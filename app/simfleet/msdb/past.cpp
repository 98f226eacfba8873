// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/schedule.h"
#include "msdb/server.h"
#include "msdb/text.h"

#include <algorithm>
#include <cmath>

namespace simfleet::msdb {

namespace {

struct PastRun
{
    SimTime at;
    JobRequest request;
};

double expectedSeconds(const JobSpec& job, double speed)
{
    double total = 0;
    for (const StepSpec& step : job.steps)
        total += (step.duration.first + step.duration.second) * (1 + step.failAttempts);
    return total / std::max(0.001, speed);
}

// Moments at which the job ran, oldest first: when its schedule fired, or else spread over the days, at
// night.
std::vector<SimTime> moments(const JobSpec& job, const HistorySpec& history, const ServerTime& time,
                             SimTime from, SimTime until, Random& random)
{
    std::vector<SimTime> found;
    const auto spanSeconds = std::chrono::duration<double>(until - from).count();
    for (const ScheduleSpec& schedule : job.schedules) {
        for (SimTime at = time.toWall(from); job.enabled;) {
            const auto next = nextRun(schedule, at);
            if (!next || time.fromWall(*next) > until)
                break;
            found.push_back(time.fromWall(*next));
            at = *next;
            if (found.size() > 20'000) // every few seconds for weeks
                break;
        }
    }
    std::sort(found.begin(), found.end());
    const auto wanted = static_cast<std::size_t>(std::max(0, history.runs));
    if (found.size() > wanted)
        found.erase(found.begin(), found.end() - static_cast<std::ptrdiff_t>(wanted));
    if (!found.empty())
        return found;
    for (std::size_t i = 0; i < wanted; ++i) {
        const double slice = spanSeconds / static_cast<double>(wanted);
        found.push_back(from + seconds(slice * (static_cast<double>(i) + 0.15 + 0.7 * random.uniform())));
    }
    return found;
}

// How much of the wanted past the server's own limit would leave.
double shareKept(const SimServer& server, const Scenario& scenario)
{
    const int limit = server.spec().historyMaxRows;
    double rows = 0;
    for (const JobSpec& job : scenario.jobs) {
        const bool here = job.servers.empty() ||
                          std::any_of(job.servers.begin(), job.servers.end(),
                                      [&](const auto& name) { return sameName(name, server.name()); });
        if (here)
            rows += job.history.value_or(scenario.history).runs * static_cast<double>(job.steps.size() + 1);
    }
    return limit < 0 || rows <= limit ? 1 : limit / rows;
}

// An Agent that was killed before this one began left a row that never got a stop date: readers that do
// not look at the newest session take it for a running job.
void addStaleSession(SimServer& server, SimTime begin)
{
    sqlite3* database = server.catalog().database;
    const ServerTime& time = server.time();
    StorageStatement(database, "INSERT INTO msdb_dbo_syssessions(agent_start_date) VALUES (?1)")
        .bind(time.localTicksWholeSeconds(begin))
        .run();
    const auto session = lastIdentity(database);
    StorageStatement(database, "INSERT INTO msdb_dbo_sysjobactivity(session_id, job_id)"
                               " SELECT ?1, job_id FROM msdb_dbo_sysjobs")
        .bind(session)
        .run();
    StorageStatement(database, "UPDATE msdb_dbo_sysjobactivity SET run_requested_date = ?2,"
                               " run_requested_source = '1', start_execution_date = ?2 WHERE session_id = ?1"
                               " AND job_id = (SELECT job_id FROM msdb_dbo_sysjobs ORDER BY name LIMIT 1)")
        .bind(session, time.localTicksWholeSeconds(begin + std::chrono::hours(30)))
        .run();
}

} // namespace

SimTime agentStart(const Scenario& scenario, SimTime now)
{
    double days = scenario.history.days;
    for (const JobSpec& job : scenario.jobs)
        days = std::max(days, job.history ? job.history->days : 0.0);
    return now - seconds(days * 86400) - std::chrono::hours(1);
}

void replayPast(SimServer& server, const Scenario& scenario, std::uint64_t seed, SimTime now)
{
    const ServerSpec& spec = server.spec();
    const SimTime begin = agentStart(scenario, now);
    addStaleSession(server, begin - std::chrono::days(10));
    server.agent().start(begin);
    server.agent().beginReplay();
    const double kept = shareKept(server, scenario);
    std::vector<PastRun> runs;
    StorageStatement jobs(
        server.catalog().database,
        "SELECT j.job_id, s.schedule_id FROM msdb_dbo_sysjobs j LEFT JOIN msdb_dbo_sysjobschedules s"
        " ON s.job_id = j.job_id WHERE j.name = ?1 ORDER BY s.schedule_id");
    for (const JobSpec& job : scenario.jobs) {
        if (job.steps.empty() || !job.targeted || job.multiServer || job.deleteLevel != 0 ||
            !jobs.bind(job.name).step())
            continue;
        const Guid id = jobs.guid(0);
        const std::u16string schedule = decimal(jobs.integer(1));
        HistorySpec history = job.history.value_or(scenario.history);
        // What the limits would delete at once is not worth running.
        history.runs =
            std::min(history.runs, spec.historyMaxRowsPerJob / static_cast<int>(job.steps.size() + 1) + 1);
        history.runs = static_cast<int>(std::ceil(history.runs * kept));
        Random random(seed, spec.name + u"/past/" + job.name);
        const SimTime until = now - seconds(600 + 2 * expectedSeconds(job, spec.speed));
        const auto when =
            moments(job, history, server.time(), now - seconds(history.days * 86400), until, random);
        for (std::size_t i = 0; i < when.size(); ++i) {
            PastRun run;
            run.at = when[i];
            run.request.job = id;
            run.request.past = true;
            run.request.log = when.size() - i <= static_cast<std::size_t>(std::max(0, history.logRuns));
            const bool scheduled = !job.schedules.empty();
            run.request.source = scheduled ? u'1' : u'4';
            run.request.by = scheduled ? u"Schedule " + schedule + u" (" + job.schedules.front().name + u")"
                                       : u"User " + job.owner;
            runs.push_back(std::move(run));
        }
    }
    jobs.reset();
    std::stable_sort(runs.begin(), runs.end(),
                     [](const PastRun& a, const PastRun& b) { return a.at < b.at; });
    for (const PastRun& run : runs) {
        server.agent().advance(run.at);
        (void)server.agent().request(run.request, run.at);
    }
    server.agent().endReplay(now);
}

} // namespace simfleet::msdb
