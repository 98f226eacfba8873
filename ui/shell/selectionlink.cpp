// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/selectionlink.h"

#include "canvas/canvasview.h"
#include "fleet/fleetfilterproxy.h"
#include "fleet/fleetmodel.h"
#include "fleet/fleetpanel.h"
#include "fleet/fleetview.h"
#include "shell/documenttabs.h"
#include "shell/opendocument.h"

#include <QItemSelectionModel>
#include <QScopedValueRollback>

namespace stellwerk {

namespace {

constexpr qsizetype kFollowed = 200; // of a larger selection nobody wants to find each job

} // namespace

SelectionLink::SelectionLink(DocumentTabs* tabs, FleetPanel* fleet, QObject* parent)
    : QObject(parent)
    , m_tabs(tabs)
    , m_fleet(fleet)
{
    connect(tabs, &DocumentTabs::selectionChanged, this, &SelectionLink::canvasSelected);
    connect(fleet->view()->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SelectionLink::treeSelected);
}

void SelectionLink::canvasSelected(const QList<TaskId>& tasks)
{
    OpenDocument* document = m_tabs->current();
    if (m_following || !document || tasks.isEmpty() || tasks.size() > kFollowed)
        return;
    const FleetFilterProxy* proxy = m_fleet->view()->proxy();
    const auto* fleet = qobject_cast<const FleetModel*>(proxy->sourceModel());
    QItemSelection jobs;
    for (const TaskId& id : tasks) {
        const Task* task = document->package().task(id);
        if (!task)
            continue;
        for (const QString& server : task->where.servers) {
            const QModelIndex index = proxy->mapFromSource(fleet->indexOf(server, task->job));
            if (index.isValid())
                jobs.select(index, index);
        }
    }
    const QScopedValueRollback following(m_following, true);
    // Selected, not made current: what is current scrolls into sight.
    m_fleet->view()->selectionModel()->select(jobs, QItemSelectionModel::ClearAndSelect |
                                                        QItemSelectionModel::Rows);
}

void SelectionLink::treeSelected()
{
    // A model that changes under the selection is no wish of a person's.
    CanvasView* canvas = m_tabs->currentCanvas();
    if (m_following || !canvas || !m_fleet->view()->hasFocus())
        return;
    QSet<QPair<QString, QString>> chosen;
    for (const QModelIndex& index : m_fleet->view()->selectionModel()->selectedRows()) {
        const QString job = index.data(FleetModel::JobNameRole).toString();
        if (!job.isEmpty())
            chosen.insert({index.data(FleetModel::ServerNameRole).toString(), job});
    }
    if (chosen.isEmpty())
        return;
    QList<TaskId> tasks;
    for (const Task& task : canvas->editor()->package().tasks) {
        for (const QString& server : task.where.servers) {
            if (chosen.contains({server, task.job})) {
                tasks.append(task.id);
                break;
            }
        }
    }
    if (tasks.isEmpty())
        return;
    const QScopedValueRollback following(m_following, true);
    m_tabs->selectTasks(tasks);
}

} // namespace stellwerk
