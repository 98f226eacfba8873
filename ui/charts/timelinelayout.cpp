// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timelinelayout.h"

#include <algorithm>

namespace stellwerk {

QCollator TimelineLayout::collator()
{
    // The C locale sorts by code points and knows no numbers.
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

int TimelineLayout::laneOf(const QString& key, const QString& title)
{
    if (const auto known = m_index.constFind(key); known != m_index.cend())
        return *known;
    auto at = m_lanes.cend();
    if (m_order == Order::Title) {
        const QCollator byTitle = collator();
        at = std::find_if(m_lanes.cbegin(), m_lanes.cend(),
                          [&](const Lane& lane) { return byTitle.compare(title, lane.title) < 0; });
    }
    const int index = int(at - m_lanes.cbegin());
    const int firstRow = at == m_lanes.cend() ? m_rowCount : at->firstRow;
    m_lanes.insert(index, {key, title, firstRow, 0});
    m_rowEnds.insert(index, QList<double>());
    for (int& other : m_index)
        other += other >= index ? 1 : 0;
    m_index.insert(key, index);
    return index;
}

TimelineLayout::Place TimelineLayout::add(const QString& key, const QString& title, double begin, double end)
{
    const int index = laneOf(key, title);
    Lane& lane = m_lanes[index];
    QList<double>& ends = m_rowEnds[index];
    for (int row = 0; row < ends.size(); ++row) {
        if (ends.at(row) <= begin) {
            ends[row] = end;
            return {row, false};
        }
    }
    ends.append(end);
    lane.rowCount = int(ends.size());
    for (int below = index + 1; below < m_lanes.size(); ++below)
        ++m_lanes[below].firstRow;
    ++m_rowCount;
    return {lane.rowCount - 1, true};
}

void TimelineLayout::finish(const QString& key, int row, double end)
{
    const int index = m_index.value(key, -1);
    if (index < 0)
        return;
    if (row >= 0 && row < m_rowEnds.at(index).size() && m_rowEnds.at(index).at(row) == kOpen)
        m_rowEnds[index][row] = end;
}

int TimelineLayout::firstRowOf(const QString& key) const
{
    const int index = m_index.value(key, -1);
    return index < 0 ? 0 : m_lanes.at(index).firstRow;
}

} // namespace stellwerk
