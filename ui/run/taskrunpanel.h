// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace stellwerk {

class FleetSession;
class ShownRun;
class TaskControls;

// One task in the run that is shown: its state and server, how it ended and the whole message of what went
// wrong, and what can be done about it. Stands above the task's properties. Main thread.
class TaskRunPanel final : public QWidget
{
    Q_OBJECT
public:
    TaskRunPanel(FleetSession* session, TaskControls* controls, QWidget* parent = nullptr);

    // Whose tasks are told; without it the session's run. May be at an earlier moment.
    void setShown(ShownRun* shown);
    // `ofRun`: the task is one of the shown run's. No task, or several: the panel hides.
    void setTasks(const QList<TaskId>& tasks, bool ofRun);

private:
    void setUpButtons();
    void update();
    [[nodiscard]] QString delayText() const;

    FleetSession* m_session;
    ShownRun* m_shown = nullptr;
    TaskControls* m_controls;
    QLabel* m_picture;
    QLabel* m_state;
    QLabel* m_where;
    QLabel* m_delay; // what its lateness or failure cost others
    QPlainTextEdit* m_message;
    TaskId m_task;
    bool m_ofRun = false;
};

} // namespace stellwerk
