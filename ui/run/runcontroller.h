// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packagecheck.h"
#include "session/fleetsession.h"

#include <QObject>
#include <QSet>
#include <QTimer>

class QAction;
class QWidget;

namespace stellwerk {

class Dialogs;
class MessageBar;

// The run as a whole: run, pause, stop, run again from the failure. What the buttons do, when they can be
// pressed, what is asked before jobs start in production, and what is said when something cannot be done or
// has failed. Which package runs, it is told. Main thread.
class RunController final : public QObject
{
    Q_OBJECT
public:
    // `window` is the parent of questions.
    RunController(FleetSession* session, Dialogs* dialogs, MessageBar* messages, QWidget* window);

    [[nodiscard]] QAction* runAction() const { return m_run; }
    [[nodiscard]] QAction* pauseAction() const { return m_pause; }
    [[nodiscard]] QAction* stopAction() const { return m_stop; }
    [[nodiscard]] QAction* rerunAction() const { return m_rerun; }
    // The package that Run would start; null: none is open.
    void setPackage(const ParentPackage* package);

    // Starts it, once a person has confirmed what would start in production: starting() and started(), or
    // refused() and the reason in the message bar. `halts`: tasks before which the run waits.
    void start(const ParentPackage& package, const QString& file, const QSet<TaskId>& halts = {});
    // Tasks that failed, were cancelled or are unknown; asks first where they would start in production.
    void retry(const QList<TaskId>& tasks);
    void rerunFailed();
    // Asks the shown run for something. False: it could not; the reason is in the message bar.
    bool ask(const RunControl& wish);
    void showRefusal(const QString& error);
    // Asks a person first if jobs would be stopped.
    void askToStop();
    // How many jobs of the run are on servers now.
    [[nodiscard]] int activeTasks() const;
    // There is a run that control() may ask for something, and none forbids it.
    [[nodiscard]] bool mayControl() const;

Q_SIGNALS:
    void runRequested();
    void starting(); // its first event comes next
    void started();
    void refused();
    void problemsWanted(); // the package has errors: show them
    void taskWanted(const stellwerk::TaskId& task);
    void decisionWanted(const stellwerk::TaskId& task); // of a task whose outcome is unknown

private:
    [[nodiscard]] bool isGoing() const;
    void update();
    void updateTexts();
    void begin(const ParentPackage& package, const QString& file, const QSet<TaskId>& halts);
    void refuse(const QString& reason);
    void confirm(const QList<FleetSession::ProductionStart>& starts, std::function<void()> yes,
                 std::function<void()> no);
    void finished(RunOutcome outcome);
    void tellFailure(const QString& headline);

    FleetSession* m_session;
    Dialogs* m_dialogs;
    MessageBar* m_messages;
    QWidget* m_window;
    QAction* m_run;
    QAction* m_pause;
    QAction* m_stop;
    QAction* m_rerun;
    QTimer m_soon; // events come in bursts
    bool m_hasPackage = false;
    bool m_stopping = false;
};

} // namespace stellwerk
