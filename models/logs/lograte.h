// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace stellwerk {

class LogHits;
class LogModel;

// How many of the rows shown came when: their whole time in stretches of equal length. Rows and hits are
// sorted by time already, so nothing is counted beforehand: each stretch's end is looked up. That takes as
// long for five million rows as for a thousand, and late rows and filters need no care.
struct LogRate
{
    struct Stretch
    {
        int rows = 0;
        int warnings = 0;
        int errors = 0;
    };
    qint64 from = 0; // where the first stretch begins, ms
    qint64 width =
        0; // of a stretch, ms: 1, 2, 5 s … 1 d, 7 d; so that they stay where they are while rows come
    std::vector<Stretch> stretches = {};

    // In at most so many stretches; none when no row is shown. `warnings` and `errors` are hits of these
    // levels.
    [[nodiscard]] static LogRate of(const LogModel& log, const LogHits& warnings, const LogHits& errors,
                                    int most);
    [[nodiscard]] qint64 to() const { return from + width * qint64(stretches.size()); }
    [[nodiscard]] int highest() const; // rows of the fullest stretch
    // Which stretch the moment is in, within bounds; -1: there are none.
    [[nodiscard]] int indexOf(qint64 at) const;
};

} // namespace stellwerk
