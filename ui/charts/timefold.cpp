// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timefold.h"

#include <algorithm>

namespace stellwerk {

TimeFold TimeFold::ofIdle(std::vector<Stretch> busy, double longest, double kept)
{
    TimeFold fold;
    std::sort(busy.begin(), busy.end());
    double removed = 0;
    double reach = busy.empty() ? 0 : busy.front().second;
    for (const auto& [begin, end] : busy) {
        if (begin - reach > longest) {
            const double shown = reach - removed;
            fold.m_gaps.append({reach, begin, shown, shown + kept});
            removed += begin - reach - kept;
        }
        reach = std::max(reach, end);
    }
    return fold;
}

double TimeFold::toShown(double real) const
{
    if (m_gaps.isEmpty())
        return real;
    auto after = std::upper_bound(m_gaps.cbegin(), m_gaps.cend(), real,
                                  [](double time, const Gap& gap) { return time < gap.begin; });
    if (after == m_gaps.cbegin())
        return real;
    const Gap& gap = *--after;
    if (real >= gap.end)
        return real - gap.end + gap.shownEnd;
    return gap.shownBegin + (real - gap.begin) * (gap.shownEnd - gap.shownBegin) / (gap.end - gap.begin);
}

double TimeFold::toReal(double shown) const
{
    if (m_gaps.isEmpty())
        return shown;
    auto after = std::upper_bound(m_gaps.cbegin(), m_gaps.cend(), shown,
                                  [](double time, const Gap& gap) { return time < gap.shownBegin; });
    if (after == m_gaps.cbegin())
        return shown;
    const Gap& gap = *--after;
    if (shown >= gap.shownEnd)
        return shown - gap.shownEnd + gap.end;
    return gap.begin + (shown - gap.shownBegin) * (gap.end - gap.begin) / (gap.shownEnd - gap.shownBegin);
}

QList<TimeFold::Stretch> TimeFold::whole(double from, double to) const
{
    QList<Stretch> out;
    double begin = from;
    for (const Gap& gap : m_gaps) {
        if (gap.shownEnd <= from)
            continue;
        if (gap.shownBegin >= to)
            break;
        if (gap.shownBegin > begin)
            out.append({toReal(begin), gap.begin});
        begin = std::max(begin, gap.shownEnd);
    }
    if (begin < to)
        out.append({toReal(begin), toReal(to)});
    return out;
}

} // namespace stellwerk
