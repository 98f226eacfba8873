// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace stellwerk {

class Dialogs;
class FileController;
class Workspace;

// What stands between the close button and the end: a run under way, and unsaved changes. Main thread.
class CloseGuard final : public QObject
{
    Q_OBJECT
public:
    CloseGuard(Workspace* workspace, FileController* files, Dialogs* dialogs, QWidget* window);

    // True: the window may go now. Else a person is asked, and the window is closed again when all is
    // settled.
    [[nodiscard]] bool mayClose();
    void allow() { m_allowed = true; } // without asking

    // The wait for the run's end was given up: the window stays.
    void stay();

Q_SIGNALS:
    void waiting(const QString& text); // for the end of the run; empty: no longer

private:
    void askAboutRun();
    void goHeadless();
    void leave();
    void tellProgress();
    void closeNow();

    Workspace* m_workspace;
    FileController* m_files;
    Dialogs* m_dialogs;
    QWidget* m_window;
    bool m_allowed = false;
    bool m_afterRun = false;
};

} // namespace stellwerk
