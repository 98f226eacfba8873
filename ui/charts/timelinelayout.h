// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/timelinemodel.h"

namespace stellwerk {

// Where the bars of a timeline stand: servers one below the other, and in each server as many rows as it had
// bars at the same time. A pure computation; the picture is elsewhere.
class TimelineLayout final
{
public:
    struct Lane
    {
        QString server;
        int firstRow = 0;
        int rowCount = 1;
        bool operator==(const Lane&) const = default;
    };

    TimelineLayout() = default;
    // A bar without an end reaches to infinity. Servers keep the order given.
    TimelineLayout(const QList<TimelineModel::Bar>& bars, const QStringList& servers);

    [[nodiscard]] const QList<Lane>& lanes() const { return m_lanes; }
    [[nodiscard]] int rowOf(int bar) const { return m_rowOf.value(bar, -1); }
    [[nodiscard]] int rowCount() const { return m_rowCount; }

private:
    QList<Lane> m_lanes;
    QList<int> m_rowOf; // by bar
    int m_rowCount = 0;
};

} // namespace stellwerk
