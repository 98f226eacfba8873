// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/closeguard.h"

#include "dialogs/dialogs.h"
#include "shell/filecontroller.h"
#include "shell/workspace.h"

#include <QWidget>

namespace stellwerk {

using namespace Qt::StringLiterals;

CloseGuard::CloseGuard(Workspace* workspace, FileController* files, Dialogs* dialogs, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_files(files)
    , m_dialogs(dialogs)
    , m_window(window)
{
    FleetSession* session = workspace->session();
    connect(session, &FleetSession::runFinished, this, [this] {
        if (!std::exchange(m_afterRun, false))
            return;
        Q_EMIT waiting({});
        m_window->close();
    });
    connect(session->run(), &RunModel::taskStateChanged, this, &CloseGuard::tellProgress);
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

void CloseGuard::stay()
{
    if (std::exchange(m_afterRun, false))
        Q_EMIT waiting({});
}

void CloseGuard::tellProgress()
{
    if (!m_afterRun)
        return;
    const int active = m_workspace->session()->run()->counts().active;
    Q_EMIT waiting(
        active == 0 ? tr("The run is being stopped; then the window closes.")
                    : tr("Waiting until %n job(s) have stopped; then the window closes.", nullptr, active));
}

void CloseGuard::askAboutRun()
{
    if (m_afterRun)
        return; // it closes when the jobs have stopped
    const int active = m_workspace->session()->run()->counts().active;
    Question question;
    question.title = tr("A parent package is running");
    question.text = tr("Close Stellwerk while the run goes on?");
    question.choices = {{tr("Keep the window"), false}};
    QStringList details;
    QList<std::function<void()>> acts{[] {}};
    const auto offer = [&](const Question::Choice& choice, const QString& detail, std::function<void()> act) {
        question.choices.append(choice);
        details.append(detail);
        acts.append(std::move(act));
    };
    offer({active > 0 ? tr("Stop %n job(s) and close", nullptr, active) : tr("Stop the run and close"), true},
          tr("Stop: the window closes when the jobs have stopped."), [this] {
              m_afterRun = true;
              tellProgress();
              m_workspace->session()->stopRun();
          });
    // The demo's fleet and its journal end with the window: there is nothing to leave.
    if (!m_workspace->isPassing()) {
        offer({tr("Leave the jobs running and close"), true},
              tr("Leave: jobs go on on their servers, nothing new starts, and the next start of Stellwerk "
                 "offers to go on with the run."),
              [this] { leave(); });
    }
    if (!m_workspace->isPassing() && !HeadlessRun::installed().isEmpty()) {
        const bool typed = !m_workspace->session()->passwordsInMemory().isEmpty();
        offer({tr("Go on without a window"), false},
              typed ? tr("Without a window: stellwerkctl looks after the run to its end. Passwords that were "
                         "typed in are handed to it in its environment; they stand in no file and on no "
                         "command line.")
                    : tr("Without a window: stellwerkctl looks after the run to its end."),
              [this] { goHeadless(); });
    }
    question.detail = details.join(u"\n\n"_s);
    m_dialogs->ask(m_window, question, [acts](int choice) { acts.value(choice)(); });
}

void CloseGuard::leave()
{
    m_files->releaseAll([this] {
        m_workspace->session()->leaveRun();
        closeNow();
    });
}

void CloseGuard::goHeadless()
{
    m_files->releaseAll([this] {
        if (m_workspace->session()->isRunning()) // it may have ended over the questions
            m_workspace->leaveToHeadless();
        closeNow();
    });
}

} // namespace stellwerk
