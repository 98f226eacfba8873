// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QRectF>

#include <vector>

namespace stellwerk {

// Where the parts of a package stand in a picture of it, in canvas units; no Gui. Tasks and notes that were
// given no place stand in columns by their order, below all that has one. A value; pure.
class PictureLayout
{
public:
    static constexpr QSizeF kCard{208, 64};

    explicit PictureLayout(const ParentPackage& package);

    [[nodiscard]] QPointF taskAt(int task) const { return m_tasks[size_t(task)]; }
    [[nodiscard]] QRectF noteAt(int note) const { return m_notes[size_t(note)]; }
    // Its frame around its tasks; null for a group that has neither a task nor a place.
    [[nodiscard]] QRectF groupAt(int group) const { return m_groups[size_t(group)]; }
    [[nodiscard]] QRectF bounds() const { return m_bounds; }

    // The way of a constraint from a task to another: corners of a line along the axes. It leaves and arrives
    // so far below the middle of the cards' sides.
    [[nodiscard]] static QList<QPointF> way(const QPointF& from, const QPointF& to, double leaves = 0,
                                            double arrives = 0);

private:
    void placeTasks(const ParentPackage& package);
    void placeNotes(const ParentPackage& package);
    void placeGroups(const ParentPackage& package);
    [[nodiscard]] static std::vector<int> columnsOf(const ParentPackage& package);

    std::vector<QPointF> m_tasks;
    std::vector<QRectF> m_notes;
    std::vector<QRectF> m_groups;
    QRectF m_bounds;
};

} // namespace stellwerk
