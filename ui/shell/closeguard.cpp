// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/closeguard.h"

#include "dialogs/dialogs.h"
#include "shell/filecontroller.h"
#include "shell/workspace.h"

#include <QWidget>

namespace stellwerk {

CloseGuard::CloseGuard(Workspace* workspace, FileController* files, Dialogs* dialogs, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_files(files)
    , m_dialogs(dialogs)
    , m_window(window)
{
    connect(workspace->session(), &FleetSession::runFinished, this, [this] {
        if (std::exchange(m_afterRun, false))
            m_window->close();
    });
}

bool CloseGuard::mayClose()
{
    if (m_allowed)
        return true;
    if (m_workspace->session()->isRunning())
        askAboutRun();
    else
        m_files->releaseAll([this] { closeNow(); });
    return false;
}

void CloseGuard::closeNow()
{
    m_allowed = true;
    // The close event that asked is still under way when nothing had to be asked.
    QMetaObject::invokeMethod(m_window, &QWidget::close, Qt::QueuedConnection);
}

void CloseGuard::askAboutRun()
{
    enum Choice { Keep, Stop, Leave };
    Question question;
    question.title = tr("A parent package is running");
    question.text = tr("Close Stellwerk while the run goes on?");
    question.detail = tr("Jobs that are left running go on on their servers, but tasks that have not started "
                         "yet will not start.");
    question.choices = {{tr("Keep the window"), false},
                        {tr("Stop the run and close"), true},
                        {tr("Leave the jobs running and close"), true}};
    m_dialogs->ask(m_window, question, [this](int choice) {
        if (choice == Stop) {
            m_afterRun = true;
            Q_EMIT waiting(tr("Stopping the run…"));
            m_workspace->session()->stopRun();
        } else if (choice == Leave) {
            m_files->releaseAll([this] { closeNow(); });
        }
    });
}

} // namespace stellwerk
