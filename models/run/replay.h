// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/journal.h"
#include "run/runsummary.h"

namespace stellwerk {

class RunModel;
class TimelineModel;

// A past run out of the journal, for the same models that show a live one: the third driver of
// docs/architecture.md. A value; may be loaded on any thread and shown on the main thread.
struct Replay
{
    RunRecord record;
    QList<RunEvent> events;

    [[nodiscard]] RunSummary summary() const;
    // Brings the models to what they showed at `until` (UTC), or at the end. Either may be null.
    void show(RunModel* run, TimelineModel* timeline, const QDateTime& until = {}) const;
};

// Blocking, on the calling thread.
[[nodiscard]] tl::expected<Replay, QString> loadReplay(const QString& journalFile, const RunId& run);

} // namespace stellwerk
