// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QObject>
#include <QSet>

#include <atomic>
#include <memory>

namespace stellwerk {

// Where the cards of a package stand well: along the constraints, from left to right or from the top down.
// Graphviz's dot does it, off the main thread and one at a time (it is not thread safe); results come by
// signal on the main thread.
class GraphLayout final : public QObject
{
    Q_OBJECT
public:
    using Places = QHash<TaskId, QPointF>;
    struct Options
    {
        Qt::Orientation flow = Qt::Horizontal; // vertical: from the top down
        QSet<TaskId> only;                     // none: all tasks; the top left corner of these stays
        QSet<TaskId> keep;                     // these stay where they are, the others make way
        bool beside = false; // `only` are new: they go beside what they are connected with, over nothing
        bool wrap = true;    // a long row goes on below, like text
    };
    explicit GraphLayout(QObject* parent = nullptr);

    // A later call makes an earlier one stale.
    void arrange(const ParentPackage& package, const Options& options);
    // What is being worked out is dropped. dot itself cannot be interrupted: its thread ends later, unheard.
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_busy; }

    // The whole work without the thread: the new places of those that move. Any thread.
    [[nodiscard]] static Places compute(const ParentPackage& package, const Options& options);
    // Columns by longest way from the start. No crossing is avoided; it takes no time and never fails.
    [[nodiscard]] static Places inLayers(const ParentPackage& package);
    // What dot says; empty if Graphviz cannot lay it out. Any thread, serialised.
    [[nodiscard]] static Places byDot(const ParentPackage& package, Qt::Orientation flow = Qt::Horizontal);

Q_SIGNALS:
    void arranged(const QHash<stellwerk::TaskId, QPointF>& places);
    void busyChanged(bool busy);

private:
    void setBusy(bool busy);

    int m_generation = 0;
    std::shared_ptr<std::atomic<int>> m_newest = std::make_shared<std::atomic<int>>(0);
    bool m_busy = false;
};

} // namespace stellwerk
