// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/selectionjoins.h"

#include "charts/durationspanel.h"
#include "logs/logpanel.h"
#include "shell/opendocument.h"
#include "shell/problemspanel.h"
#include "shell/selectionlink.h"

#include <QItemSelectionModel>
#include <QTableView>

namespace stellwerk {

void joinLog(SelectionLink* link, LogPanel* log)
{
    QTableView* table = log->table();
    QObject::connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, link,
                     [link, log, table](const QModelIndex& row) {
                         // Lines that come or go move the current one, too: only a person has the focus
                         // there.
                         if (!row.isValid() || !table->hasFocus())
                             return;
                         SelectedThings what;
                         const QString task = row.data(LogModel::TaskRole).toString();
                         const QString server = row.data(LogModel::ServerRole).toString();
                         const QString job = row.siblingAtColumn(LogModel::Job).data().toString();
                         if (!task.isEmpty())
                             what.tasks = {task};
                         else if (!server.isEmpty() && !job.isEmpty())
                             what.jobs = {{server, job}};
                         else if (!server.isEmpty())
                             what.servers = {server};
                         link->select(log, what);
                     });
}

void joinProblems(SelectionLink* link, ProblemsPanel* panel)
{
    QObject::connect(panel, &ProblemsPanel::problemSelected, link, [link, panel](const Problem& problem) {
        SelectedThings what;
        if (!problem.task.isEmpty())
            what.tasks = {problem.task};
        link->select(panel, what);
    });
    link->join(panel, [panel](const SelectedThings& what) { panel->showSelection(what.tasks); });
}

void joinDurations(SelectionLink* link, DurationsPanel* panel)
{
    link->join(panel, [panel](const SelectedThings& what) {
        if (what.tasks.size() <= 1 && !what.jobs.isEmpty())
            panel->showJob(what.jobs.first().job);
    });
}

} // namespace stellwerk
