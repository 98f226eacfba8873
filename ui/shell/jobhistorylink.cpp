// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/jobhistorylink.h"

#include "charts/durationspanel.h"
#include "fleet/fleetmodel.h"
#include "fleet/fleetpanel.h"
#include "fleet/fleetview.h"
#include "fleet/jobhistorysection.h"
#include "plan/fleetsnapshot.h"
#include "shell/documenttabs.h"
#include "shell/opendocument.h"
#include "shell/windowdocks.h"

#include <QItemSelectionModel>

namespace stellwerk {

JobHistoryLink::JobHistoryLink(const Parts& parts, JobHistorySection* section, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_section(section)
{
    connect(parts.tabs, &DocumentTabs::selectionChanged, this, &JobHistoryLink::canvasSelected);
    connect(parts.tree, &FleetPanel::selectionChanged, this, &JobHistoryLink::treeSelected);
    connect(section, &JobHistorySection::historyWanted, this, [this](const QString& job) {
        m_parts.docks->reveal(DockId::Durations);
        m_parts.durations->setCurrentView(DurationsPanel::History);
        m_parts.durations->showJob(job);
    });
}

void JobHistoryLink::canvasSelected(const QList<TaskId>& tasks)
{
    const OpenDocument* document = m_parts.tabs->current();
    const Task* task = document && tasks.size() == 1 ? document->package().task(tasks.first()) : nullptr;
    m_taskMeant = !tasks.isEmpty();
    if (!task)
        return m_taskMeant ? m_section->setJob({}, {}) : treeSelected();
    const FleetSnapshot fleet = snapshotOf(m_parts.fleet->servers());
    QStringList servers;
    for (const int index : candidateIndices(task->where, fleet))
        servers.append(fleet.servers.at(index).name);
    show(task->job, servers);
}

void JobHistoryLink::treeSelected()
{
    if (m_taskMeant && !m_parts.tree->view()->hasFocus())
        return;
    const QModelIndexList rows = m_parts.tree->view()->selectionModel()->selectedRows();
    const QString job = rows.size() == 1 ? rows.first().data(FleetModel::JobNameRole).toString() : QString();
    if (job.isEmpty() && m_taskMeant)
        return;
    if (job.isEmpty())
        return m_section->setJob({}, {});
    show(job, {rows.first().data(FleetModel::ServerNameRole).toString()});
}

void JobHistoryLink::show(const QString& job, const QStringList& servers)
{
    m_section->setJob(job, servers);
    m_parts.durations->showJob(job);
}

} // namespace stellwerk
