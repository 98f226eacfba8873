// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"
#include "theme/stateappearance.h"

#include <limits>

namespace stellwerk {

// One bar of a chart with rows. Times and lengths are in the unit of the x axis (seconds).
struct ChartBar
{
    static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

    int row = 0;
    double begin = 0;        // of the queue time, which is drawn lighter
    double runBegin = kNone; // of the run time; kNone: it only waits so far
    double end = 0;
    double usualEnd = kNone;  // where it usually ends: a mark
    double bandBegin = kNone; // the usual band, behind the bar: a soft ribbon
    double bandEnd = kNone;
    double ghostEnd = kNone; // where it is expected to end: a dashed outline
    double slackEnd = kNone; // it may take until here, and the run ends at the same time: a thin line
    StateLook look = StateLook::Waiting;
    bool open = false;        // still growing: the chart's now is its end
    bool labelBeside = false; // where it does not fit inside: nothing follows in this row
    bool expected = false;    // has not begun: a forecast, hatched and dashed, never filled
    bool foreign = false;     // not ours: grey, and cannot be chosen
    bool critical = false;    // on the critical path: a double line
    bool marked = false;      // slower than usual: a mark at its end
    QString label;
    TaskId task;
    int source = -1; // row of the model behind it
};

// A stretch of rows with a title: a server.
struct ChartBand
{
    int firstRow = 0;
    int rowCount = 1;
    QString title;   // painted in the first row if titled
    QString figures; // at the right end of that row
    bool titled = false;
};

// A moment that is marked across all rows: a forecast's end.
struct ChartMoment
{
    double at = 0;
    QString label;
};

} // namespace stellwerk
