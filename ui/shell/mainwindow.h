// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packagecheck.h"
#include "shell/settings.h"

#include <QMainWindow>

namespace stellwerk {

class AppearanceMenu;
class CanvasPlaces;
class CloseGuard;
class Dialogs;
class DocumentTabs;
class DurationsPanel;
class FileController;
class FleetController;
class FleetPanel;
class InspectorPanel;
class LogPanel;
class MessageBar;
class ProblemsPanel;
class RunController;
class StartPage;
class TimelinePanel;
class WindowActions;
class WindowDocks;
class Workspace;

// The main window. It places the parts and connects them; what they do stands in them. It can be taken down
// and built anew over the same workspace. Main thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    // `dialogs` and `workspace` outlive the window.
    MainWindow(Workspace* workspace, Dialogs* dialogs, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Workspace* workspace() const { return m_workspace; }
    [[nodiscard]] DocumentTabs* tabs() const { return m_tabs; }
    [[nodiscard]] FleetPanel* fleetPanel() const { return m_fleet; }
    [[nodiscard]] TimelinePanel* timelinePanel() const { return m_timeline; }
    [[nodiscard]] DurationsPanel* durationsPanel() const { return m_durations; }
    [[nodiscard]] LogPanel* logPanel() const { return m_log; }
    [[nodiscard]] RunController* runController() const { return m_run; }
    [[nodiscard]] MessageBar* messages() const { return m_messages; }
    [[nodiscard]] WindowDocks* docks() const { return m_docks; }
    // Whether "Open demo fleet" can be offered.
    void setDemoAvailable(bool available);
    void offerRecovery();
    // Shows a task wherever it is drawn or listed.
    void showTask(const TaskId& task);
    // Closes without asking: the window is to be built anew.
    void closeSilently();

Q_SIGNALS:
    void demoRequested();
    void languageChosen(stellwerk::LanguageChoice choice);
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void setUpCentre();
    void setUpDocks();
    void setUpStatusBar();
    void setUpMenus();
    void setUpToolBar();
    void connectParts();
    void restoreWindow();
    void currentDocumentChanged();
    void runCurrent();
    void showProblem(const Problem& problem);

    Workspace* m_workspace;
    WindowDocks* m_docks;
    MessageBar* m_messages;
    DocumentTabs* m_tabs;
    StartPage* m_start = nullptr;
    FleetPanel* m_fleet;
    InspectorPanel* m_inspector;
    TimelinePanel* m_timeline;
    DurationsPanel* m_durations;
    LogPanel* m_log;
    ProblemsPanel* m_problems;
    FileController* m_files;
    FleetController* m_servers = nullptr;
    RunController* m_run;
    CloseGuard* m_closing;
    AppearanceMenu* m_appearance;
    CanvasPlaces* m_canvasPlaces;
    WindowActions* m_actions;
};

} // namespace stellwerk
