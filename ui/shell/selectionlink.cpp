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

void SelectionLink::join(QObject* member, Show show)
{
    m_members.append({member, std::move(show)});
    connect(member, &QObject::destroyed, this, [this](const QObject* gone) {
        m_members.removeIf([gone](const Member& one) { return one.object == gone; });
    });
}

void SelectionLink::tell(const QObject* but)
{
    const QList<Member> members = m_members;
    for (const Member& member : members) {
        if (member.object != but)
            member.show(m_selected);
    }
}

// Tasks tell their jobs, jobs the tasks that start them.
void SelectionLink::complete(SelectedThings& what) const
{
    const OpenDocument* document = m_tabs->current();
    if (!document || what.tasks.size() > kFollowed)
        return;
    const ParentPackage& package = document->package();
    if (what.jobs.isEmpty()) {
        for (const TaskId& id : std::as_const(what.tasks)) {
            const Task* task = package.task(id);
            for (const QString& server : task ? task->where.servers : QStringList())
                what.jobs.append({server, task->job});
        }
    } else if (what.tasks.isEmpty()) {
        QSet<QPair<QString, QString>> chosen;
        for (const JobPlace& place : std::as_const(what.jobs))
            chosen.insert({place.server, place.job});
        for (const Task& task : package.tasks) {
            if (std::any_of(task.where.servers.cbegin(), task.where.servers.cend(),
                            [&](const QString& server) {
                                return chosen.contains({server, task.job});
                            }))
                what.tasks.append(task.id);
        }
    }
}

void SelectionLink::showInTree(const SelectedThings& what)
{
    const FleetFilterProxy* proxy = m_fleet->view()->proxy();
    const auto* fleet = qobject_cast<const FleetModel*>(proxy->sourceModel());
    QItemSelection rows;
    const auto add = [&](const QString& server, const QString& job) {
        const QModelIndex index = proxy->mapFromSource(fleet->indexOf(server, job));
        if (index.isValid())
            rows.select(index, index);
    };
    for (const JobPlace& place : what.jobs)
        add(place.server, place.job);
    for (const QString& server : what.servers)
        add(server, {});
    // Selected, not made current: what is current scrolls into sight.
    m_fleet->view()->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect |
                                                        QItemSelectionModel::Rows);
}

void SelectionLink::canvasSelected(const QList<TaskId>& tasks)
{
    if (m_following || !m_tabs->current() || tasks.isEmpty() || tasks.size() > kFollowed)
        return;
    m_selected = {tasks, {}, {}};
    complete(m_selected);
    const QScopedValueRollback following(m_following, true);
    showInTree(m_selected);
    tell(nullptr);
}

void SelectionLink::treeSelected()
{
    // A model that changes under the selection is no wish of a person's.
    if (m_following || !m_fleet->view()->hasFocus())
        return;
    SelectedThings what;
    for (const QModelIndex& index : m_fleet->view()->selectionModel()->selectedRows()) {
        const QString server = index.data(FleetModel::ServerNameRole).toString();
        const QString job = index.data(FleetModel::JobNameRole).toString();
        if (!job.isEmpty())
            what.jobs.append({server, job});
        else if (!server.isEmpty())
            what.servers.append(server);
    }
    select(m_fleet, what);
}

void SelectionLink::select(const QObject* member, const SelectedThings& what)
{
    if (m_following || what == SelectedThings())
        return;
    m_selected = what;
    complete(m_selected);
    const QScopedValueRollback following(m_following, true);
    if (!m_selected.tasks.isEmpty())
        m_tabs->selectTasks(m_selected.tasks);
    if (member != m_fleet)
        showInTree(m_selected);
    tell(member);
}

} // namespace stellwerk
