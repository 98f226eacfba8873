// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timelinelayout.h"

#include <limits>

namespace stellwerk {

namespace {

qint64 beginOf(const TimelineModel::Bar& bar)
{
    return (bar.requested.isValid() ? bar.requested : bar.started).toMSecsSinceEpoch();
}

// The first row whose last bar has ended by then, or a new one.
int freeRow(QList<qint64>& rowEnds, qint64 begin, qint64 end)
{
    for (int row = 0; row < rowEnds.size(); ++row) {
        if (rowEnds.at(row) <= begin) {
            rowEnds[row] = end;
            return row;
        }
    }
    rowEnds.append(end);
    return int(rowEnds.size()) - 1;
}

} // namespace

TimelineLayout::TimelineLayout(const QList<TimelineModel::Bar>& bars, const QStringList& servers)
    : m_rowOf(bars.size(), -1)
{
    QHash<QString, QList<int>> barsOf;
    for (int i = 0; i < bars.size(); ++i)
        barsOf[bars.at(i).server].append(i);
    for (const QString& server : servers) {
        QList<int> own = barsOf.value(server);
        std::stable_sort(own.begin(), own.end(),
                         [&](int a, int b) { return beginOf(bars.at(a)) < beginOf(bars.at(b)); });
        QList<qint64> rowEnds;
        for (int i : own) {
            const QDateTime& ended = bars.at(i).ended;
            const qint64 end =
                ended.isValid() ? ended.toMSecsSinceEpoch() : std::numeric_limits<qint64>::max();
            m_rowOf[i] = m_rowCount + freeRow(rowEnds, beginOf(bars.at(i)), end);
        }
        const int rows = std::max<int>(1, int(rowEnds.size()));
        m_lanes.append({server, m_rowCount, rows});
        m_rowCount += rows;
    }
}

} // namespace stellwerk
