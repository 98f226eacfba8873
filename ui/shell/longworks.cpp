// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/longworks.h"

#include "canvas/canvasview.h"
#include "canvas/graphlayout.h"
#include "logs/logexportbar.h"
#include "shell/backgroundtasks.h"
#include "shell/workspace.h"

#include <QLocale>

namespace stellwerk {

using namespace Qt::StringLiterals;

LongWorks::LongWorks(Workspace* workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_tasks(workspace->backgroundTasks())
{
    connect(workspace->session(), &FleetSession::historyChanged, this, &LongWorks::historyChanged);
    connect(workspace->session(), &FleetSession::serversChanged, this, &LongWorks::historyChanged);
    connect(workspace, &Workspace::loadingChanged, this, &LongWorks::loadingChanged);
    LogModel* log = workspace->session()->log();
    m_works.insert(log, 0);
    connect(log, &LogModel::searchChanged, this, [this, log] {
        int& work = m_works[log];
        if (log->isSearching() && work == 0)
            work = m_tasks->begin(tr("Filtering the log")); // another filter ends it
        else if (!log->isSearching())
            m_tasks->gone(std::exchange(work, 0)); // its lines are there to be seen
    });
}

LongWorks::~LongWorks()
{
    // The list outlives the window. Who watches for the next one begins anew.
    m_tasks->gone(m_history);
    m_tasks->gone(m_loading);
    for (const int work : std::as_const(m_works))
        m_tasks->gone(work);
}

// The first time all of a server's history comes in; what is new later is a page every few minutes.
void LongWorks::historyChanged()
{
    using Phase = HistoryProgress::Phase;
    FleetSession* session = m_workspace->session();
    int servers = 0;
    int complete = 0;
    qint64 added = 0;
    bool reading = false;
    bool underWay = false;
    for (const Server& server : session->servers()) {
        const HistoryProgress progress = session->historyProgress(server.name);
        const bool behind = !progress.completeUntil.isValid();
        servers += progress.phase != Phase::Off && progress.phase != Phase::Failed ? 1 : 0;
        complete += behind ? 0 : 1;
        added += progress.added;
        reading = reading || (behind && progress.phase == Phase::Reading);
        underWay =
            underWay || (behind && (progress.phase == Phase::Reading || progress.phase == Phase::Waiting));
    }
    if (m_history == 0 && reading) {
        m_history = m_tasks->begin(tr("Taking in the history of the servers"),
                                   [session] { session->setHistoryPaused(true); });
    }
    if (m_history == 0)
        return;
    if (!underWay || session->isHistoryPaused()) {
        m_tasks->finish(std::exchange(m_history, 0), tr("%Ln run(s) taken in", nullptr, int(added)));
        return;
    }
    m_tasks->setProgress(
        m_history, complete, servers,
        tr("%1 of %2 servers, %3 runs taken in").arg(complete).arg(servers).arg(QLocale().toString(added)));
}

void LongWorks::loadingChanged(int files)
{
    if (files == 0) {
        m_tasks->finish(std::exchange(m_loading, 0));
        m_mostFiles = 0;
        return;
    }
    m_mostFiles = std::max(m_mostFiles, files);
    if (m_loading == 0)
        m_loading = m_tasks->begin(tr("Opening parent packages"));
    m_tasks->setProgress(m_loading, m_mostFiles - files, m_mostFiles);
}

void LongWorks::watchCanvas(CanvasView* canvas)
{
    auto* layout = canvas ? canvas->findChild<GraphLayout*>() : nullptr;
    if (!layout || m_works.contains(layout))
        return;
    m_works.insert(layout, 0);
    connect(layout, &GraphLayout::busyChanged, this, [this, layout, canvas](bool busy) {
        int& work = m_works[layout];
        if (!busy) {
            m_tasks->finish(std::exchange(work, 0));
        } else if (work == 0) {
            work = m_tasks->begin(tr("Arranging %1").arg(canvas->editor()->package().name),
                                  [layout] { layout->cancel(); });
        }
    });
    connect(layout, &QObject::destroyed, this, [this, layout] { m_tasks->gone(m_works.take(layout)); });
}

void LongWorks::watchLogExport(LogExportBar* bar)
{
    if (!bar)
        return;
    m_works.insert(bar, 0);
    connect(bar, &LogExportBar::started, this, [this, bar](const QString& file) {
        m_works[bar] = m_tasks->begin(tr("Exporting the log to %1").arg(file), [bar] { bar->cancel(); });
    });
    connect(bar, &LogExportBar::progress, this,
            [this, bar](int percent) { m_tasks->setProgress(m_works.value(bar), percent, 100); });
    connect(bar, &LogExportBar::finished, this, [this, bar](const QString& error) {
        const int work = std::exchange(m_works[bar], 0);
        if (error.isEmpty())
            m_tasks->finish(work);
        else
            m_tasks->fail(work, error);
    });
}

void listWhileRunning(BackgroundTasks* tasks, QFutureWatcherBase* watcher, const QString& title)
{
    const int work = tasks->begin(title);
    QObject::connect(watcher, &QFutureWatcherBase::finished, tasks, [tasks, work] { tasks->finish(work); });
    QObject::connect(watcher, &QObject::destroyed, tasks, [tasks, work] { tasks->finish(work); });
}

} // namespace stellwerk
