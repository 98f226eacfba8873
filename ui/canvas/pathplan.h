// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/criticalpath.h"
#include "run/runmodel.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace stellwerk {

class FleetModel;
class PackageEditor;

// The critical path of an open package: from usual durations before a run, from what the run's tasks took and
// are expected to take during and after one. Computed a moment after something changed, and only while
// somebody looks at it. Main thread.
class PathPlan final : public QObject
{
    Q_OBJECT
public:
    explicit PathPlan(PackageEditor* editor, QObject* parent = nullptr);

    void setFleetModel(const FleetModel* fleet); // may be null
    void setRunModel(const RunModel* run);       // may be null

    // Each that looks says so, and says when it does not any more.
    void watch(bool on);
    [[nodiscard]] const CriticalPath& path() const { return m_path; }
    // Of the job on the candidate servers, their median; from the last runs that the servers told of.
    [[nodiscard]] std::optional<std::chrono::seconds> usual(const Task& task) const;

Q_SIGNALS:
    void changed();

private:
    void compute();
    void readFleet() const;
    void later();
    [[nodiscard]] PathTime timeOf(const Task& task) const;

    PackageEditor* m_editor;
    QPointer<const FleetModel> m_fleet;
    QPointer<const RunModel> m_run;
    CriticalPath m_path;
    QTimer m_soon;
    int m_watchers = 0;
    mutable bool m_fleetRead = false;
    mutable QHash<QString, std::chrono::seconds> m_usual; // server and job, folded
    mutable QHash<QString, std::optional<std::chrono::seconds>> m_asked;
};

} // namespace stellwerk
