// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/packagecheck.h"
#include "shell/settings.h"

#include <QMainWindow>
#include <QPointer>

namespace stellwerk {

class ActivityLink;
class AppearanceMenu;
class CanvasPlaces;
class CloseGuard;
class Dialogs;
class DesignTools;
class DocumentTabs;
class DurationsPanel;
class FileController;
class FleetController;
class FleetPanel;
class InspectorPanel;
class InteropController;
class InterruptedRuns;
class LogPanel;
class LongWorks;
class MessageBar;
class MomentBar;
class OpenDocument;
class OutcomeDialog;
class PastRuns;
class Perspectives;
class ProblemsPanel;
class ReportController;
class RunBanners;
class RunController;
class RunNotices;
class SelectionLink;
class SessionKeeper;
class StartPage;
class TaskControls;
class TaskIndicator;
class TaskRunPanel;
class TimelinePanel;
class ViewFreshness;
class WindowActions;
class WindowDocks;
class WindowTools;
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
    [[nodiscard]] ActivityLink* activity() const { return m_activity; }
    [[nodiscard]] FleetPanel* fleetPanel() const { return m_fleet; }
    [[nodiscard]] TimelinePanel* timelinePanel() const { return m_timeline; }
    [[nodiscard]] DurationsPanel* durationsPanel() const { return m_durations; }
    [[nodiscard]] LogPanel* logPanel() const { return m_log; }
    [[nodiscard]] RunController* runController() const { return m_run; }
    [[nodiscard]] InterruptedRuns* interruptedRuns() const { return m_interrupted; }
    [[nodiscard]] TaskControls* taskControls() const { return m_taskControls; }
    [[nodiscard]] MessageBar* messages() const { return m_messages; }
    [[nodiscard]] PastRuns* pastRuns() const { return m_past; }
    [[nodiscard]] MomentBar* momentBar() const { return m_moment; }
    [[nodiscard]] RunBanners* banners() const { return m_banners; }
    [[nodiscard]] DesignTools* designTools() const { return m_design; }
    [[nodiscard]] ReportController* report() const { return m_report; }
    [[nodiscard]] RunNotices* notices() const { return m_notices; }
    [[nodiscard]] WindowDocks* docks() const { return m_docks; }
    [[nodiscard]] WindowTools* tools() const { return m_tools; }
    [[nodiscard]] SelectionLink* selection() const { return m_selection; }
    [[nodiscard]] Perspectives* perspectives() const { return m_perspectives; }
    [[nodiscard]] SessionKeeper* sessionKeeper() const { return m_session; }
    // Whether "Open demo fleet" can be offered.
    void setDemoAvailable(bool available);
    void offerRecovery();
    void offerInterruptedRuns(); // looks for them, and says so when there are any
    // Shows a task wherever it is drawn or listed.
    void showTask(const TaskId& task);
    void selectTask(const TaskId& task); // leaves a page in front where it is
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
    void connectRun();
    void restoreWindow();
    void currentDocumentChanged();
    void runCurrent();
    void selectionChanged(const QList<TaskId>& tasks, const QList<ConstraintId>& constraints);
    void askForOutcome(const TaskId& task);
    void readOnlyChanged();
    void updateTitle();
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
    InteropController* m_interop;
    FleetController* m_servers = nullptr;
    RunController* m_run;
    TaskControls* m_taskControls;
    TaskRunPanel* m_taskRun;
    MomentBar* m_moment;
    RunBanners* m_banners;
    InterruptedRuns* m_interrupted;
    PastRuns* m_past;
    CloseGuard* m_closing;
    AppearanceMenu* m_appearance;
    ActivityLink* m_activity;
    DesignTools* m_design;
    CanvasPlaces* m_canvasPlaces;
    ReportController* m_report;
    RunNotices* m_notices;
    SelectionLink* m_selection = nullptr;
    Perspectives* m_perspectives;
    SessionKeeper* m_session;
    LongWorks* m_works;
    ViewFreshness* m_freshness;
    TaskIndicator* m_taskList;
    WindowActions* m_actions;
    WindowTools* m_tools;
    QPointer<OpenDocument> m_starting; // Run was asked for
    QPointer<OpenDocument> m_before;   // whose run was shown until then
    QPointer<OutcomeDialog> m_outcome;
    QWidget* m_readOnly = nullptr; // in the status bar
};

} // namespace stellwerk
