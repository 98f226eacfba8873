// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/replay.h"

#include "run/runmodel.h"
#include "run/timelinemodel.h"

namespace stellwerk {

RunSummary Replay::summary() const
{
    return summarize(record.id, record.package, record.fleet, events);
}

void Replay::show(RunModel* run, TimelineModel* timeline, const QDateTime& until) const
{
    if (run)
        run->begin(record.package);
    if (timeline)
        timeline->begin(record.package);
    for (const RunEvent& event : events) {
        if (until.isValid() && event.at > until)
            break;
        if (run)
            run->apply(event);
        if (timeline)
            timeline->apply(event);
    }
}

tl::expected<Replay, QString> loadReplay(const QString& journalFile, const RunId& run)
{
    auto record = loadRun(journalFile, run);
    if (!record)
        return tl::unexpected(record.error());
    auto events = loadEvents(journalFile, run);
    if (!events)
        return tl::unexpected(events.error());
    return Replay{std::move(*record), std::move(*events)};
}

} // namespace stellwerk
