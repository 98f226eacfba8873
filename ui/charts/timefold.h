// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <vector>

namespace stellwerk {

// A time axis without the stretches in which nothing happened: each shrinks to a short piece, marked as a
// break. Seconds since the epoch on one side, shown seconds (the same up to the first gap) on the other. A
// value; pure.
class TimeFold final
{
public:
    struct Gap
    {
        double begin = 0; // real time
        double end = 0;
        double shownBegin = 0;
        double shownEnd = 0;
        bool operator==(const Gap&) const = default;
    };
    using Stretch = std::pair<double, double>;

    TimeFold() = default; // folds nothing
    // `busy` in any order. Gaps of more than `longest` seconds between them shrink to `kept`.
    static TimeFold ofIdle(std::vector<Stretch> busy, double longest, double kept);

    [[nodiscard]] double toShown(double real) const;
    [[nodiscard]] double toReal(double shown) const;
    [[nodiscard]] const QList<Gap>& gaps() const { return m_gaps; }
    // The stretches of real time between the breaks, within shown [from, to].
    [[nodiscard]] QList<Stretch> whole(double from, double to) const;
    bool operator==(const TimeFold&) const = default;

private:
    QList<Gap> m_gaps;
};

} // namespace stellwerk
