// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/chartfeeds.h"

#include "charts/durationspanel.h"
#include "charts/runcriticalpath.h"
#include "charts/timelinepanel.h"
#include "run/durationhistory.h"
#include "run/foreignjobs.h"
#include "run/serverload.h"
#include "session/fleetsession.h"
#include "session/shownrun.h"

namespace stellwerk {

void feedCharts(FleetSession* session, ShownRun* shown, TimelinePanel* timeline, DurationsPanel* durations)
{
    const auto toUtc = [session](const QString& server, const QDateTime& local) {
        return session->toUtc(server, local);
    };
    timeline->setRun(shown->run());
    timeline->setWholeBars([shown] { return shown->moment()->tape().allBars(); });
    timeline->setCriticalTasks(
        [shown] { return criticalTasksOf(shown->package(), *shown->timeline(), *shown->run()); });
    timeline->setForeignJobs(new ForeignJobs(session->fleet(), shown->timeline(), toUtc, timeline));
    durations->setHistory(new FleetDurations(session->fleet(), toUtc, durations));
    durations->setLoad(new ServerLoad(shown->timeline(), durations), [session](const QString& server) {
        const Server* known = session->fleet()->server(server);
        return known ? known->capacity : 0;
    });
}

} // namespace stellwerk
