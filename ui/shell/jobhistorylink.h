// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QObject>

namespace stellwerk {

class DocumentTabs;
class DurationsPanel;
class FleetModel;
class FleetPanel;
class JobHistorySection;
class WindowDocks;

// The job that is meant, by the one task that is selected, else by the one job that is selected in the tree:
// its history stands in the inspector and in the charts of the past. Main thread.
class JobHistoryLink final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        DocumentTabs* tabs;
        FleetPanel* tree;
        FleetModel* fleet;
        DurationsPanel* durations;
        WindowDocks* docks;
    };
    JobHistoryLink(const Parts& parts, JobHistorySection* section, QObject* parent);

private:
    void canvasSelected(const QList<TaskId>& tasks);
    void treeSelected();
    void show(const QString& job, const QStringList& servers);

    Parts m_parts;
    JobHistorySection* m_section;
    bool m_taskMeant = false;
};

} // namespace stellwerk
