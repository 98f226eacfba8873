// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runmodel.h"
#include "session/runlog.h"

#include <QObject>
#include <QTimer>

namespace stellwerk {

class Console;
struct RunSummary;

// Shows a run while it runs: NDJSON with --json, a line an event into a pipe, and on a terminal these lines
// above a block of bars that is drawn anew ten times a second at most. Main thread.
class RunDisplay final : public QObject
{
    Q_OBJECT
public:
    RunDisplay(Console& console, const RunModel* run, QObject* parent = nullptr);

    void begin(const ParentPackage& package);
    void take(const RunEvent& event);
    // Clears the bars and sums the run up; with --json the summary line.
    void end(const RunSummary& summary);
    // A line of ours between those of the run, to stderr.
    void note(const QString& text);

    // The bars, a line each, none wider than `width`: the whole run, then what is under way.
    struct Style
    {
        int width = 80;
        bool color = false;
        bool utf8 = false;
    };
    [[nodiscard]] static QStringList bars(const RunModel& run, const QDateTime& now, const Style& style);

private:
    void printLine(const LogRecord& record);
    void clearBars();
    void drawBars();
    Console& m_console;
    const RunModel* m_run;
    RunLog m_log;
    RunId m_id;
    QTimer m_frame;
    int m_drawn = 0; // lines of bars on the screen
};

} // namespace stellwerk
