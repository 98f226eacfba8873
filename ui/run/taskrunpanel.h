// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace stellwerk {

class FleetSession;
class TaskControls;

// One task in the run that is shown: its state and server, how it ended and the whole message of what went
// wrong, and what can be done about it. Stands above the task's properties. Main thread.
class TaskRunPanel final : public QWidget
{
    Q_OBJECT
public:
    TaskRunPanel(FleetSession* session, TaskControls* controls, QWidget* parent = nullptr);

    // `ofRun`: the task is one of the shown run's. No task, or several: the panel hides.
    void setTasks(const QList<TaskId>& tasks, bool ofRun);

private:
    void setUpButtons();
    void update();

    FleetSession* m_session;
    TaskControls* m_controls;
    QLabel* m_picture;
    QLabel* m_state;
    QLabel* m_where;
    QPlainTextEdit* m_message;
    TaskId m_task;
    bool m_ofRun = false;
};

} // namespace stellwerk
