// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stellwerk {

class DurationsPanel;
class FleetSession;
class ShownRun;
class TimelinePanel;

// Gives the charts what a session knows beyond the run's own bars: usual durations, the critical path, jobs
// of others, earlier runs and the load of the servers. Once for each window; all lives as long as the panels.
void feedCharts(FleetSession* session, ShownRun* shown, TimelinePanel* timeline, DurationsPanel* durations);

} // namespace stellwerk
