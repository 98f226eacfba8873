// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QSet>

// What happens to the places that a layout says before people see them. Pure.
namespace stellwerk::layoutmeasures {

using Places = QHash<TaskId, QPointF>;

// Between cards: along the constraints, and from one row to the next.
[[nodiscard]] double alongGap(Qt::Orientation flow);
[[nodiscard]] double acrossGap(Qt::Orientation flow);

[[nodiscard]] QPointF topLeftOf(const Places& places);
[[nodiscard]] Places movedTo(Places places, const QPointF& corner); // and onto the grid
// A layout much longer than wide goes on in a further row (column); a group is not cut.
[[nodiscard]] Places wrapped(Places places, const ParentPackage& package, Qt::Orientation flow);
// The new places of those that may move, near to those of `keep`, which stay, and over none of them.
[[nodiscard]] Places aroundKept(const Places& places, const ParentPackage& package, const QSet<TaskId>& keep,
                                Qt::Orientation flow);
// A block of cards goes behind what leads into it, else before what it leads to, else below everything; and
// then aside until it covers nothing of `package` that is not in it.
[[nodiscard]] Places beside(const Places& block, const ParentPackage& package, const QSet<TaskId>& placed,
                            Qt::Orientation flow);

} // namespace stellwerk::layoutmeasures
