// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QObject>
#include <QSet>

namespace stellwerk {

// Where the cards of a package stand well: left to right along the constraints. Graphviz's dot does it, off
// the main thread and one at a time (it is not thread safe); results come by signal on the main thread.
class GraphLayout final : public QObject
{
    Q_OBJECT
public:
    using Places = QHash<TaskId, QPointF>;
    explicit GraphLayout(QObject* parent = nullptr);

    // All tasks, or only those of `only` (the constraints among them count), whose top left corner stays.
    // A later call makes an earlier one stale.
    void arrange(const ParentPackage& package, const QSet<TaskId>& only = {});
    [[nodiscard]] bool isBusy() const { return m_pending > 0; }

    // Columns by longest way from the start. No crossing is avoided; it takes no time and never fails.
    [[nodiscard]] static Places inLayers(const ParentPackage& package);
    // What dot says; empty if Graphviz cannot lay it out. Any thread, serialised.
    [[nodiscard]] static Places byDot(const ParentPackage& package);

Q_SIGNALS:
    void arranged(const QHash<stellwerk::TaskId, QPointF>& places);

private:
    int m_generation = 0;
    int m_pending = 0;
};

} // namespace stellwerk
