// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/delays.h"
#include "run/replay.h"

#include <QLocale>
#include <QTimeZone>

#include <functional>

namespace stellwerk {

class ExcerptCollector;

// What a report is made of. A value; made and used on any thread.
struct ReportInput
{
    struct Usual
    {
        std::chrono::milliseconds median{0}, p10{0}, p90{0};
        int samples = 0; // 0: nothing is known
    };

    Replay replay;
    Usual usualRun = {};             // of earlier runs of the package that ended well
    QHash<TaskId, Usual> usual = {}; // of their tasks' last attempts
    UsualLengths usualLengths = {};  // of their tasks, with their waits
    // Hands over the log's lines, in any order. None: the run's own events are the log.
    std::function<void(ExcerptCollector&)> log = {};
    QTimeZone zone = QTimeZone::systemTimeZone(); // of all times
    QLocale locale = {};                          // of numbers, dates, and the language that is named
    QDateTime written = {};                       // UTC
    bool printAtOnce = false;                     // opens the browser's print dialog as soon as it is shown
};

} // namespace stellwerk
