// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runforecaster.h"

#include "run/runmodel.h"
#include "run/timelinemodel.h"

#include <QtConcurrentRun>

namespace stellwerk {

using namespace std::chrono_literals;

namespace {

constexpr auto kSoon = 250ms;
constexpr auto kAgain = 5s;

// Enough for a ninth decile that stays where it is, few enough for thousands of tasks.
int drawsFor(qsizetype tasks)
{
    return int(std::clamp<qsizetype>(40'000 / std::max<qsizetype>(1, tasks), 20, 200));
}

} // namespace

RunForecaster::RunForecaster(const RunModel* run, const TimelineModel* timeline, PlanSource plan,
                             QObject* parent)
    : QObject(parent)
    , m_run(run)
    , m_timeline(timeline)
    , m_source(std::move(plan))
    , m_now([] { return QDateTime::currentDateTimeUtc(); })
    , m_stale(std::make_shared<std::atomic_bool>(false))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    m_again.setInterval(kAgain);
    connect(&m_soon, &QTimer::timeout, this, &RunForecaster::work);
    connect(&m_again, &QTimer::timeout, this, &RunForecaster::soon);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &RunForecaster::take);
    connect(run, &RunModel::began, this, &RunForecaster::begin);
    connect(run, &RunModel::taskStateChanged, this, &RunForecaster::soon);
    connect(run, &RunModel::runEnded, this, &RunForecaster::soon);
    connect(run, &RunModel::controlChanged, this, &RunForecaster::soon);
    begin();
}

RunForecaster::~RunForecaster()
{
    *m_stale = true;
    m_watcher.waitForFinished();
}

void RunForecaster::begin()
{
    *m_stale = true;
    m_stale = std::make_shared<std::atomic_bool>(false);
    m_plan.reset();
    tell({});
    soon();
}

void RunForecaster::renewPlan()
{
    m_plan.reset();
    soon();
}

void RunForecaster::soon()
{
    m_dirty = true;
    if (!m_soon.isActive() && !m_watcher.isRunning())
        m_soon.start();
}

QHash<TaskId, ForecastProgress> RunForecaster::progress() const
{
    QHash<TaskId, ForecastProgress> progress;
    progress.reserve(m_run->rows().size());
    for (const RunModel::TaskRow& row : m_run->rows()) {
        if (row.state != TaskState::Waiting)
            progress.insert(row.id, {row.state, row.outcome, row.server, row.started});
    }
    return progress;
}

void RunForecaster::work()
{
    m_dirty = false;
    if (!m_run || !m_run->startedAt().isValid())
        return;
    m_run->isActive() ? m_again.start() : m_again.stop();
    if (!m_plan)
        m_plan = std::make_shared<const ForecastPlan>(m_source());
    if (!m_run->isActive())
        return tell({});
    m_watcher.setFuture(QtConcurrent::run([plan = m_plan, far = progress(), stale = m_stale, now = m_now()] {
        auto learned = std::make_shared<ForecastPlan>(*plan);
        learned->learn();
        const int draws = drawsFor(plan->package.tasks.size());
        return Result{forecastRun(*learned, far, now, draws, [stale] { return stale->load(); }), learned,
                      stale};
    }));
}

void RunForecaster::take()
{
    const Result result = m_watcher.result();
    if (result.stale != m_stale) // of the run before
        return m_soon.start();
    m_plan = result.plan;
    tell(result.forecast);
    if (m_dirty)
        m_soon.start();
}

void RunForecaster::tell(const RunForecast& forecast)
{
    m_forecast = forecast;
    m_delays.reset();
    Q_EMIT changed();
}

QString RunForecaster::jobOf(const TaskId& task) const
{
    const Task* known = m_plan ? m_plan->package.task(task) : nullptr;
    return known ? known->job : QString();
}

TaskDelay RunForecaster::delayOf(const TaskId& task) const
{
    if (!m_delays)
        m_delays = delays();
    return m_delays->value(task);
}

QHash<TaskId, TaskDelay> RunForecaster::delays() const
{
    if (!m_run || !m_plan || !m_run->startedAt().isValid())
        return {};
    RunTimes times = timesOf(*m_run, m_now());
    UsualLengths usual = usualFrom(*m_run);
    // The model only knows the last attempt of a task: failed ones before it are part of its lateness.
    for (const TimelineModel::Bar& bar : m_timeline ? m_timeline->bars() : QList<TimelineModel::Bar>()) {
        const int last = times.last.value(bar.task, -1);
        if (last >= 0 && bar.requested.isValid() && bar.requested < times.stints.at(last).ready)
            times.stints[last].ready = bar.requested;
    }
    // What is to come is later, too: as if it had happened as it is expected.
    for (auto it = m_forecast.tasks.cbegin(); it != m_forecast.tasks.cend(); ++it) {
        const int last = times.last.value(it.key(), -1);
        if (last >= 0) {
            times.stints[last].ended = it->end;
            times.stints[last].outcome = TaskOutcome::Succeeded; // as all is taken to end
        } else {
            TaskStint stint;
            stint.task = it.key();
            stint.ready = it->begin;
            stint.ended = it->end;
            stint.outcome = TaskOutcome::Succeeded;
            times.last.insert(it.key(), int(times.stints.size()));
            times.stints.append(stint);
        }
        if (!it->begun)
            usual.insert(it.key(), std::chrono::milliseconds(it->begin.msecsTo(it->end)));
        times.until = std::max(times.until, it->end);
    }
    return delaysOf(m_plan->package, times, usual);
}

} // namespace stellwerk
