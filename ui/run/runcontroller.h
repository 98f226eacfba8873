// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packagecheck.h"
#include "run/runevent.h"

#include <QObject>

class QAction;
class QWidget;

namespace stellwerk {

class Dialogs;
class FleetSession;
class MessageBar;

// Run and Stop: what the buttons do, when they can be pressed, and what is said when a run cannot start or
// has failed. Which package runs, it is told. Main thread.
class RunController final : public QObject
{
    Q_OBJECT
public:
    // `window` is the parent of questions.
    RunController(FleetSession* session, Dialogs* dialogs, MessageBar* messages, QWidget* window);

    [[nodiscard]] QAction* runAction() const { return m_run; }
    [[nodiscard]] QAction* stopAction() const { return m_stop; }
    // The package that Run would start; null: none is open.
    void setPackage(const ParentPackage* package);

    // Starts now. False if it did not start; the reason is in the message bar.
    bool start(const ParentPackage& package, const QString& file);
    // Asks first if jobs would be stopped.
    void askToStop();
    // How many jobs of the run are on servers now.
    [[nodiscard]] int activeTasks() const;

Q_SIGNALS:
    void runRequested();
    void started();
    void problemsWanted(); // the package has errors: show them
    void taskWanted(const stellwerk::TaskId& task);

private:
    void update();
    void finished(RunOutcome outcome);
    void tellFailure(const QString& headline);

    FleetSession* m_session;
    Dialogs* m_dialogs;
    MessageBar* m_messages;
    QWidget* m_window;
    QAction* m_run;
    QAction* m_stop;
    bool m_hasPackage = false;
    bool m_stopping = false;
};

} // namespace stellwerk
