// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/runlist.h"

#include <QObject>

class QAction;
class QWidget;

namespace stellwerk {

class CompareWindow;
class Dialogs;
class DocumentTabs;
class MessageBar;
class RunController;
class RunsPage;
class Workspace;

// The page of past runs and what can be done with one: show it, compare two, run again what failed. Reading
// is done on another thread; what goes wrong is told in the message bar. Main thread.
class PastRuns final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Workspace* workspace;
        DocumentTabs* tabs;
        RunController* run;
        Dialogs* dialogs;
        MessageBar* messages;
    };
    PastRuns(const Parts& parts, QWidget* window);

    [[nodiscard]] RunsPage* page() const { return m_page; }
    // The page itself, then the commands for the chosen runs.
    [[nodiscard]] QAction* showAction() const { return m_show; }
    [[nodiscard]] QList<QAction*> runActions() const { return m_actions; }

    void showPage();
    void open(const RunId& run);
    void compare(const RunId& one, const RunId& other); // in the order of their starts
    void rerun(const RunId& run);

Q_SIGNALS:
    void shown(); // a past run is shown
    void compared(stellwerk::CompareWindow* window);
    void taskWanted(const stellwerk::TaskId& task);
    void reportWanted(const stellwerk::RunId& run);

private:
    QAction* make(const QString& name, const QString& text);
    void update();
    void tell(const QString& text);

    Parts m_parts;
    QWidget* m_window;
    RunsPage* m_page;
    QList<QAction*> m_actions; // before those that make() adds
    QAction* m_show;
    QAction* m_open;
    QAction* m_compare;
    QAction* m_rerun;
    QAction* m_refresh;
    QAction* m_report;
    QAction* m_copyId;
};

} // namespace stellwerk
