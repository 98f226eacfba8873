// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QHash>
#include <QObject>

namespace stellwerk {

class BackgroundTasks;
class CanvasView;
class LogExportBar;
class Workspace;

// Tells the list of background work of what goes on: the history filling, files being read, layouts, the
// log's export. Main thread.
class LongWorks final : public QObject
{
    Q_OBJECT
public:
    LongWorks(Workspace* workspace, QObject* parent);
    ~LongWorks() override;

    void watchCanvas(CanvasView* canvas);
    void watchLogExport(LogExportBar* bar);

private:
    void historyChanged();
    void loadingChanged(int files);

    Workspace* m_workspace;
    BackgroundTasks* m_tasks;
    int m_history = 0; // the work's number; 0: none
    int m_loading = 0;
    int m_mostFiles = 0;
    QHash<const QObject*, int> m_works; // of others, by who does them
};

// Lists a job on another thread while it runs. What it cannot be stopped in is not offered to be cancelled.
void listWhileRunning(BackgroundTasks* tasks, QFutureWatcherBase* watcher, const QString& title);

} // namespace stellwerk
