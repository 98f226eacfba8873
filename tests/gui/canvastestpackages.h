// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"
#include "run/runevent.h"

#include <QRandomGenerator>

// Packages for the canvas's tests, pictures and benchmarks.
namespace canvastest {

using namespace stellwerk;
using namespace Qt::StringLiterals;

inline Task task(const QString& id, const QString& name, const QStringList& servers)
{
    Task made;
    made.id = id;
    made.name = name;
    made.job = name;
    made.where.servers = servers;
    return made;
}

// t1 -> t2 -> t3, in a row.
inline ParentPackage chain()
{
    ParentPackage package;
    package.name = u"Chain"_s;
    for (int i = 1; i <= 3; ++i) {
        const QString id = u"t%1"_s.arg(i);
        package.tasks.append(task(id, u"Load %1"_s.arg(i), {u"SQL01"_s}));
        package.layout.insert(id, QPointF((i - 1) * 304, 0));
    }
    package.constraints.append({u"c4"_s, u"t1"_s, u"t2"_s, ConstraintKind::Success, {}, {}});
    package.constraints.append({u"c5"_s, u"t2"_s, u"t3"_s, ConstraintKind::Success, {}, {}});
    return package;
}

// A plain grid of `count` tasks with local constraints: every task follows one or two of the column before.
inline ParentPackage grid(int count, int constraints)
{
    ParentPackage package;
    package.name = u"Grid"_s;
    const int rows = std::max(1, int(std::sqrt(count)));
    for (int i = 0; i < count; ++i) {
        const QString id = u"t%1"_s.arg(i + 1);
        package.tasks.append(task(id, u"Nightly load %1"_s.arg(i + 1), {u"SQL%1"_s.arg(i % 20 + 1)}));
        package.layout.insert(id, QPointF(i / rows * 304.0, i % rows * 96.0));
    }
    QRandomGenerator random(7);
    int made = 0;
    for (int round = 0; made < constraints && round < 4; ++round) {
        for (int i = rows; i < count && made < constraints; ++i) {
            const int row = std::clamp(i % rows + (round == 0 ? 0 : int(random.bounded(7)) - 3), 0, rows - 1);
            const int from = (i / rows - 1) * rows + row;
            ++made;
            package.constraints.append({u"c%1"_s.arg(count + made),
                                        u"t%1"_s.arg(from + 1),
                                        u"t%1"_s.arg(i + 1),
                                        ConstraintKind(made % 3),
                                        {},
                                        {}});
        }
    }
    return package;
}

} // namespace canvastest
