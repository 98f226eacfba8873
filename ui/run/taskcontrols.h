// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <array>

class QAction;

namespace stellwerk {

class FleetSession;
class Halts;
class RunController;

enum class TaskCommand { Cancel, CancelBranch, Hold, Skip, Retry, Decide, Count };

// What a person may do to tasks of the run: the commands for the tasks that are selected, the same in menus,
// on the canvas, in tables and in the inspector. A halt can also be set without a run: then it is for the
// next one. Main thread.
class TaskControls final : public QObject
{
    Q_OBJECT
public:
    TaskControls(FleetSession* session, RunController* run, QObject* parent = nullptr);

    [[nodiscard]] QAction* action(TaskCommand command) const { return m_actions.at(std::size_t(command)); }
    [[nodiscard]] QList<QAction*> actions() const;
    // The tasks that are meant. `ofRun`: they are the shown run's; else of another package, with its halts
    // (null: no package is open).
    void setTasks(const QList<TaskId>& tasks, bool ofRun, Halts* halts);

Q_SIGNALS:
    void decisionWanted(const stellwerk::TaskId& task);
    void updated();

private:
    void make(TaskCommand command);
    void run(TaskCommand command);
    void toggleHalts();
    void update();
    void updateHold();
    [[nodiscard]] bool mayHoldInRun(const TaskId& task) const; // the shown run may still come to it
    [[nodiscard]] bool isHalted(const TaskId& task) const;
    [[nodiscard]] QList<TaskId> applicable(TaskCommand command) const;
    [[nodiscard]] bool applies(TaskCommand command, const TaskId& task) const;

    FleetSession* m_session;
    RunController* m_run;
    std::array<QAction*, std::size_t(TaskCommand::Count)> m_actions{};
    QList<TaskId> m_tasks;
    QPointer<Halts> m_halts;
    bool m_ofRun = false;
    QTimer m_soon; // events come in bursts
};

} // namespace stellwerk
