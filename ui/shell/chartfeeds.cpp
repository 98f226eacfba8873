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

namespace stellwerk {

void feedCharts(FleetSession* session, TimelinePanel* timeline, DurationsPanel* durations)
{
    const auto toUtc = [session](const QString& server, const QDateTime& local) {
        return session->toUtc(server, local);
    };
    timeline->setRun(session->run());
    timeline->setCriticalTasks(
        [session] { return criticalTasksOf(session->runPackage(), *session->timeline(), *session->run()); });
    timeline->setForeignJobs(new ForeignJobs(session->fleet(), session->timeline(), toUtc, timeline));
    durations->setHistory(new FleetDurations(session->fleet(), toUtc, durations));
    durations->setLoad(new ServerLoad(session->timeline(), durations), [session](const QString& server) {
        const Server* known = session->fleet()->server(server);
        return known ? known->capacity : 0;
    });
}

} // namespace stellwerk
