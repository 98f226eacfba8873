// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QObject>

namespace stellwerk {

class DocumentTabs;
class FleetPanel;

// What is selected on the canvas is selected in the tree of servers, and a job that a person selects in the
// tree selects the tasks that run it. Quietly: nothing scrolls, unfolds or takes the focus. Main thread.
class SelectionLink final : public QObject
{
    Q_OBJECT
public:
    SelectionLink(DocumentTabs* tabs, FleetPanel* fleet, QObject* parent);

private:
    void canvasSelected(const QList<TaskId>& tasks);
    void treeSelected();

    DocumentTabs* m_tabs;
    FleetPanel* m_fleet;
    bool m_following = false; // the other side's selection: not to be sent back
};

} // namespace stellwerk
