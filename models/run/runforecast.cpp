// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runforecast.h"

#include "run/durationspread.h"
#include "run/rungraph.h"
#include "run/runqueue.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <random>

namespace stellwerk {

namespace {

constexpr int kFewest = 5; // runs of each job that percentiles need
constexpr unsigned kSeed = 20261126;

// Which share of runs takes no longer than this one: 0.5 for the usual way, at random for the others.
using Part = std::function<double()>;

// Where the run stands: what every way it may go on begins with.
class Standing
{
public:
    Standing(const ForecastPlan& plan, const QHash<TaskId, ForecastProgress>& progress, const QDateTime& now);

    struct Running
    {
        int task = -1;
        int server = -1;    // -1: not one of the fleet; takes no slot
        double elapsed = 0; // ms
    };
    [[nodiscard]] const Task& task(int index) const { return plan.package.tasks.at(index); }
    [[nodiscard]] const std::optional<DurationSpread>& spreadOf(int task, int server) const;

    const ForecastPlan& plan;
    RunGraph graph;
    RunQueue queue;
    QDateTime now;
    std::vector<Running> running;
    std::vector<int> passedOver; // disabled ones that can be passed over now
    std::vector<bool> decided;   // by task: it is over, runs, or is in the queue
    double usualLength = -1;     // of those that nobody knows, ms; negative: nobody knows any
    mutable bool enoughRuns = true;

private:
    void learn();
    void take(int task, const ForecastProgress& progress);
    void offer(int task);

    mutable QHash<std::pair<QString, int>, std::optional<DurationSpread>> m_spreads; // by job and server
};

Standing::Standing(const ForecastPlan& given, const QHash<TaskId, ForecastProgress>& progress,
                   const QDateTime& moment)
    : plan(given)
    , graph(given.package)
    , queue(given.package, given.fleet, given.estimates)
    , now(moment)
    , decided(size_t(given.package.tasks.size()), false)
{
    queue.setExplains(false);
    learn();
    std::vector<bool> ended(decided.size(), false);
    std::vector<RunGraph::Decision> open;
    for (const int root : graph.roots())
        open.push_back({root, true, -1});
    for (int i = 0; i < int(decided.size()); ++i) {
        const ForecastProgress far = progress.value(task(i).id);
        take(i, far);
        if (far.state != TaskState::Ended)
            continue;
        ended[size_t(i)] = true;
        graph.ended(i, far.outcome.value_or(TaskOutcome::Unknown),
                    task(i).disabled && far.outcome == TaskOutcome::Skipped, open);
    }
    // What can never start takes with it what waits for it.
    for (size_t i = 0; i < open.size(); ++i) { // in the package's order; it grows
        const RunGraph::Decision decision = open[i];
        if (decision.starts)
            offer(decision.task);
        else if (!ended[size_t(decision.task)])
            graph.ended(decision.task, TaskOutcome::Skipped, false, open);
    }
}

// How long those take that nobody knows: as long as the others.
void Standing::learn()
{
    std::vector<double> known;
    for (const Task& task : plan.package.tasks) {
        if (const Estimate estimate = plan.estimates.of({}, task.job); estimate.known())
            known.push_back(double(estimate.median.count()));
    }
    if (known.empty())
        return;
    const auto middle = known.begin() + std::ptrdiff_t(known.size() / 2);
    std::nth_element(known.begin(), middle, known.end());
    usualLength = *middle;
}

void Standing::take(int index, const ForecastProgress& far)
{
    const bool active = far.state == TaskState::Starting || far.state == TaskState::Running ||
                        far.state == TaskState::Stopping;
    decided[size_t(index)] = active || far.state == TaskState::Ended;
    if (!active)
        return;
    const double elapsed = far.started.isValid() ? double(far.started.msecsTo(now)) : 0.0;
    const int server = queue.serverIndex(far.server);
    running.push_back({index, server, std::max(0.0, elapsed)});
    if (server >= 0)
        queue.assign(index, server);
}

void Standing::offer(int index)
{
    if (decided[size_t(index)])
        return;
    decided[size_t(index)] = true;
    if (task(index).disabled)
        passedOver.push_back(index);
    else if (queue.hasCandidates(index))
        queue.enqueue(index);
}

const std::optional<DurationSpread>& Standing::spreadOf(int index, int server) const
{
    const std::pair key(task(index).job, server);
    auto known = m_spreads.constFind(key);
    if (known == m_spreads.cend()) {
        const Estimate estimate =
            plan.estimates.of(server < 0 ? QString() : plan.fleet.servers.at(server).name, key.first);
        enoughRuns = enoughRuns && estimate.samples >= kFewest;
        known =
            m_spreads.insert(key, estimate.known() ? std::optional(DurationSpread(estimate)) : std::nullopt);
    }
    return *known;
}

// One way the run may go on.
class Way
{
public:
    explicit Way(const Standing& from)
        : m_from(from)
        , m_graph(from.graph)
        , m_queue(from.queue)
        , m_places(from.decided.size())
    {}

    struct Place
    {
        int server = -1;
        double begin = 0, end = -1; // ms from now; no end: it is not expected to run
        bool begun = false;
        bool known = true;
    };
    [[nodiscard]] const std::vector<Place>& places() const { return m_places; }

    double run(const Part& part)
    {
        for (const int task : m_from.passedOver)
            over(task, TaskOutcome::Skipped, true);
        for (const Standing::Running& one : m_from.running) {
            const auto& spread = m_from.spreadOf(one.task, one.server);
            const double rest = spread ? spread->restAfter(one.elapsed, part())
                                       : std::max(0.0, m_from.usualLength - one.elapsed);
            m_places[size_t(one.task)] = {one.server, -one.elapsed, rest, true, spread.has_value()};
            m_ends.push({rest, one.task});
        }
        begin(0, part);
        double last = 0;
        while (!m_ends.empty()) {
            const auto [at, task] = m_ends.top();
            m_ends.pop();
            last = std::max(last, at);
            if (m_places[size_t(task)].server >= 0)
                m_queue.release(task);
            over(task, TaskOutcome::Succeeded, false);
            begin(at, part);
        }
        return last;
    }

private:
    void over(int task, TaskOutcome outcome, bool passedOver)
    {
        std::vector<RunGraph::Decision> open;
        m_graph.ended(task, outcome, passedOver, open);
        for (size_t i = 0; i < open.size(); ++i) {
            const RunGraph::Decision decision = open[i];
            if (m_from.decided[size_t(decision.task)])
                continue;
            if (!decision.starts || m_from.task(decision.task).disabled)
                m_graph.ended(decision.task, TaskOutcome::Skipped, decision.starts, open);
            else if (m_queue.hasCandidates(decision.task))
                m_queue.enqueue(decision.task);
        }
    }

    void begin(double at, const Part& part)
    {
        while (const auto assignment = m_queue.next()) {
            const int task = assignment->task;
            double length = 0;
            bool known = true;
            if (m_from.task(task).mode == TaskMode::Outcome) {
                const auto& spread = m_from.spreadOf(task, assignment->server);
                known = spread.has_value();
                length = spread ? spread->at(part()) : m_from.usualLength;
            }
            m_places[size_t(task)] = {assignment->server, at, at + length, false, known};
            m_ends.push({at + length, task});
        }
    }

    using End = std::pair<double, int>;
    const Standing& m_from;
    RunGraph m_graph;
    RunQueue m_queue;
    std::vector<Place> m_places;
    std::priority_queue<End, std::vector<End>, std::greater<>> m_ends;
};

void drawEnds(RunForecast& forecast, const Standing& standing, int draws,
              const std::function<bool()>& cancelled)
{
    std::mt19937 chance(kSeed);
    std::uniform_real_distribution<double> any(0.0, 1.0);
    std::vector<double> ends;
    for (int i = 0; i < draws; ++i) {
        if (cancelled && cancelled())
            return;
        ends.push_back(Way(standing).run([&] { return any(chance); }));
    }
    std::sort(ends.begin(), ends.end());
    const auto at = [&](double share) {
        const double end = ends[std::min(ends.size() - 1, size_t(double(ends.size()) * share))];
        return standing.now.addMSecs(qint64(end));
    };
    forecast.p50 = at(0.5);
    forecast.p90 = at(0.9);
}

} // namespace

void ForecastPlan::learn()
{
    for (Known& one : known)
        estimates.add(one.server, one.job, std::move(one.durations));
    known.clear();
}

RunForecast forecastRun(const ForecastPlan& plan, const QHash<TaskId, ForecastProgress>& progress,
                        const QDateTime& now, int draws, const std::function<bool()>& cancelled)
{
    RunForecast forecast;
    const Standing standing(plan, progress, now);
    if (standing.usualLength < 0)
        return forecast;
    Way usual(standing);
    forecast.end = forecast.p50 = now.addMSecs(qint64(usual.run([] { return 0.5; })));
    const auto& places = usual.places();
    for (size_t i = 0; i < places.size(); ++i) {
        const Way::Place& place = places[i];
        if (place.end < 0)
            continue;
        forecast.unknown += place.known ? 0 : 1;
        forecast.tasks.insert(standing.task(int(i)).id,
                              {place.server < 0 ? QString() : plan.fleet.servers.at(place.server).name,
                               now.addMSecs(qint64(place.begin)), now.addMSecs(qint64(place.end)),
                               place.begun, place.known});
    }
    if (draws > 0 && forecast.unknown == 0 && standing.enoughRuns && !forecast.tasks.isEmpty())
        drawEnds(forecast, standing, draws, cancelled);
    return forecast;
}

} // namespace stellwerk
