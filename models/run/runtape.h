// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runmodel.h"
#include "run/timelinemodel.h"

#include <vector>

namespace stellwerk {

// All events of a run, and what each task, each bar and the run itself were after any of them. Of every task
// only its own events are kept by number, with its state after every 64th: a look costs a search and at most
// 64 steps, whatever the length of the run. A value; grows at its end.
class RunTape
{
public:
    // What a slider marks.
    struct Mark
    {
        enum class Kind { Ended, Failed };
        Kind kind;
        QDateTime at;
        TaskId task;
        int event = 0; // its number
    };

    void begin(const ParentPackage& package);
    void append(const RunEvent& event);

    [[nodiscard]] const QList<RunEvent>& events() const { return m_events; }
    [[nodiscard]] int count() const { return int(m_events.size()); }
    [[nodiscard]] QDateTime beginsAt() const { return timeOf(0); }
    [[nodiscard]] QDateTime endsAt() const { return timeOf(count() - 1); }
    // When the event was told; never before the one before it, even where the controller's clock went back.
    [[nodiscard]] QDateTime timeOf(int event) const;
    // How many events are at `moment` or before.
    [[nodiscard]] int countAt(const QDateTime& moment) const;
    [[nodiscard]] const std::vector<Mark>& marks() const { return m_marks; } // ends of tasks, in order

    // After the first `count` events.
    [[nodiscard]] RunModel::TaskRow taskAfter(int row, int count) const;
    [[nodiscard]] RunModel::Whole wholeAfter(int count) const;
    [[nodiscard]] TimelineModel::Bar barAfter(int bar, int count) const;
    [[nodiscard]] int barsAfter(int count) const;
    [[nodiscard]] QList<TimelineModel::Bar> allBars() const; // as they are after all events
    // What differs between two such moments, each once, ascending.
    [[nodiscard]] std::vector<int> tasksBetween(int count, int other) const;
    [[nodiscard]] std::vector<int> barsBetween(int count, int other) const; // of those that both have

private:
    struct Track
    {
        std::vector<int> events;               // numbers of those that it is about
        std::vector<RunModel::TaskRow> points; // after every 64th
        RunModel::TaskRow now;                 // after all
    };
    struct BarTrack
    {
        TimelineModel::Bar first; // as it was requested
        std::vector<int> events;  // that changed it
        int requested = 0;        // number of the event that made it
    };
    QList<RunEvent> m_events;
    std::vector<qint64> m_times; // ms since the epoch
    std::vector<int> m_taskOf;   // by event: the row it is about, -1: none
    std::vector<int> m_barOf;    // likewise the bar
    std::vector<Track> m_tracks;
    std::vector<BarTrack> m_bars;
    std::vector<int> m_whole; // numbers of events about the run itself
    std::vector<Mark> m_marks;
    QHash<TaskId, int> m_rowOf;
    QHash<TaskId, int> m_openBar;
    TimelineModel::Names m_names;
};

} // namespace stellwerk
