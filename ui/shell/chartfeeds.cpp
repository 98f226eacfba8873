// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/chartfeeds.h"

#include "charts/durationspanel.h"
#include "charts/runcriticalpath.h"
#include "charts/timelinepanel.h"
#include "run/foreignjobs.h"
#include "run/runforecaster.h"
#include "run/serverload.h"
#include "session/fleetsession.h"
#include "session/keptdurations.h"
#include "session/shownrun.h"

namespace stellwerk {

void feedCharts(FleetSession* session, ShownRun* shown, TimelinePanel* timeline, DurationsPanel* durations)
{
    const auto toUtc = [session](const QString& server, const QDateTime& local) {
        return session->toUtc(server, local);
    };
    timeline->setRun(shown->run());
    timeline->setWholeBars([shown] { return shown->moment()->tape().allBars(); });
    auto* forecaster = new RunForecaster(
        shown->run(), shown->timeline(), [session, shown] { return session->forecastPlan(shown->package()); },
        timeline);
    forecaster->setNow([shown] { return shown->timeline()->now(); });
    QObject::connect(session, &FleetSession::fleetRefreshed, forecaster, [forecaster] {
        if (forecaster->forecast().unknown > 0 || !forecaster->forecast().end.isValid())
            forecaster->renewPlan(); // now somebody may know
    });
    timeline->setForecast(forecaster);
    timeline->setCriticalPath([shown, forecaster] {
        return criticalPathOf(shown->package(), *shown->timeline(), *shown->run(), forecaster->forecast());
    });
    timeline->setForeignJobs(new ForeignJobs(session->fleet(), shown->timeline(), toUtc, timeline));
    auto* history = new KeptDurations(session->fleet(), session->history(), toUtc, durations);
    QObject::connect(session, &FleetSession::historyChanged, history,
                     [session, history](const QString& server) {
                         history->noteAdded(server, session->historyProgress(server).added);
                     });
    durations->setHistory(history);
    timeline->setHistory(history);
    durations->setLoad(new ServerLoad(shown->timeline(), durations), [session](const QString& server) {
        const Server* known = session->fleet()->server(server);
        return known ? known->capacity : 0;
    });
}

} // namespace stellwerk
