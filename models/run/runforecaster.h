// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/delays.h"
#include "run/runforecast.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <atomic>
#include <memory>

namespace stellwerk {

class RunModel;
class TimelineModel;

// How the run that is shown is expected to go on, and what its late and failed tasks delay. Worked out on
// another thread after events and every few seconds, never more often than it pays. Main thread.
class RunForecaster final : public QObject
{
    Q_OBJECT
public:
    // Package, fleet and estimates of that run; asked once, and again after renewPlan().
    using PlanSource = std::function<ForecastPlan()>;
    RunForecaster(const RunModel* run, const TimelineModel* timeline, PlanSource plan,
                  QObject* parent = nullptr);
    ~RunForecaster() override;

    [[nodiscard]] const RunForecast& forecast() const { return m_forecast; } // empty unless the run is active
    // What this task's lateness or failure cost those after it, and by the forecast will cost them.
    [[nodiscard]] TaskDelay delayOf(const TaskId& task) const;
    [[nodiscard]] QString jobOf(const TaskId& task) const;
    void renewPlan(); // more is known of durations than before
    // The present, where it is not the clock's: of a run that is replayed.
    void setNow(std::function<QDateTime()> now) { m_now = std::move(now); }

Q_SIGNALS:
    void changed();

private:
    struct Result
    {
        RunForecast forecast;
        std::shared_ptr<const ForecastPlan> plan;
        std::shared_ptr<std::atomic_bool> stale; // of which round it is
    };
    void begin();
    void soon();
    void work();
    void take();
    void tell(const RunForecast& forecast);
    [[nodiscard]] QHash<TaskId, TaskDelay> delays() const;
    [[nodiscard]] QHash<TaskId, ForecastProgress> progress() const;

    QPointer<const RunModel> m_run;
    QPointer<const TimelineModel> m_timeline;
    PlanSource m_source;
    std::function<QDateTime()> m_now;
    std::shared_ptr<const ForecastPlan> m_plan; // null: to be asked for
    RunForecast m_forecast;
    mutable std::optional<QHash<TaskId, TaskDelay>> m_delays; // once somebody asked
    QFutureWatcher<Result> m_watcher;
    std::shared_ptr<std::atomic_bool> m_stale; // what is worked out is not wanted any more
    QTimer m_soon;
    QTimer m_again; // time passes also without events
    bool m_dirty = false;
};

} // namespace stellwerk
