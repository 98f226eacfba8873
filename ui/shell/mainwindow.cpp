// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"
#include "canvas/canvasview.h"
#include "charts/durationsmodel.h"
#include "charts/durationspanel.h"
#include "charts/timelinepanel.h"
#include "dialogs/dialogs.h"
#include "dialogs/inspectorpanel.h"
#include "fleet/fleetpanel.h"
#include "fleet/jobhistorysection.h"
#include "logs/logpanel.h"
#include "outline/outlinepanel.h"
#include "run/messagebar.h"
#include "run/momentbar.h"
#include "run/outcomedialog.h"
#include "run/reportcontroller.h"
#include "run/runbanners.h"
#include "run/runcontroller.h"
#include "run/runprogress.h"
#include "run/taskcontrols.h"
#include "run/taskrunpanel.h"
#include "shell/activitylink.h"
#include "shell/appearancemenu.h"
#include "shell/canvasplaces.h"
#include "shell/canvasquestions.h"
#include "shell/canvaswindow.h"
#include "shell/chartfeeds.h"
#include "shell/closeguard.h"
#include "shell/designtools.h"
#include "shell/documentbanners.h"
#include "shell/documenttabs.h"
#include "shell/fieldbuttonnames.h"
#include "shell/filecontroller.h"
#include "shell/fleetcontroller.h"
#include "shell/historypanel.h"
#include "shell/historystatus.h"
#include "shell/interopcontroller.h"
#include "shell/interruptedruns.h"
#include "shell/jobhistorylink.h"
#include "shell/longworks.h"
#include "shell/pastruns.h"
#include "shell/perspectives.h"
#include "shell/problemspanel.h"
#include "shell/runnotices.h"
#include "shell/selectionjoins.h"
#include "shell/selectionlink.h"
#include "shell/sessionkeeper.h"
#include "shell/startpage.h"
#include "shell/taskindicator.h"
#include "shell/viewfreshness.h"
#include "shell/windowactions.h"
#include "shell/windowdocks.h"
#include "shell/windowmenus.h"
#include "shell/windowtools.h"
#include "shell/workspace.h"
#include "theme/icons.h"

#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Workspace* workspace, Dialogs* dialogs, QWidget* parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_docks(new WindowDocks(this))
    , m_messages(new MessageBar(this))
    , m_tabs(new DocumentTabs(workspace, this))
    , m_fleet(new FleetPanel(workspace->session()->fleet(), this))
    , m_inspector(new InspectorPanel(workspace->session()->fleet(), this))
    , m_timeline(new TimelinePanel(workspace->shown()->timeline(), dialogs, this))
    , m_durations(new DurationsPanel(
          new DurationsModel(workspace->shown()->timeline(), workspace->shown()->run(), this), dialogs, this))
    , m_log(new LogPanel(workspace->session()->log(), this))
    , m_problems(new ProblemsPanel(workspace->session(), this))
    , m_files(new FileController(workspace, m_tabs, dialogs, m_messages, this))
    , m_interop(new InteropController(workspace, m_tabs, dialogs, m_messages, this))
    , m_run(new RunController(workspace->session(), dialogs, m_messages, this))
    , m_taskControls(new TaskControls(workspace->session(), m_run, this))
    , m_taskRun(new TaskRunPanel(workspace->session(), m_taskControls, this))
    , m_moment(new MomentBar(workspace->shown(), this))
    , m_banners(new RunBanners(workspace->session(), m_run, this))
    , m_interrupted(
          new InterruptedRuns(workspace, m_banners->bar(RunBanners::Topic::Interrupted), m_messages, this))
    , m_past(new PastRuns({workspace, m_tabs, m_run, dialogs, m_messages}, this))
    , m_closing(new CloseGuard(workspace, m_files, dialogs, this))
    , m_appearance(new AppearanceMenu(workspace->preferences(), this))
    , m_activity(new ActivityLink({workspace, m_tabs, m_docks, m_durations, dialogs, m_messages}, this))
    , m_design(new DesignTools(workspace, m_tabs, m_problems, dialogs, m_messages, this))
    , m_canvasPlaces(new CanvasPlaces(this))
    , m_report(new ReportController(workspace->session(), workspace->shown(), dialogs, m_messages, this))
    , m_notices(new RunNotices(this, {workspace, m_banners, m_report, m_messages, dialogs}))
    , m_perspectives(new Perspectives(this, m_docks, m_tabs))
    , m_session(new SessionKeeper(this, workspace, m_tabs, m_perspectives))
    , m_works(new LongWorks(workspace, this))
    , m_freshness(new ViewFreshness(workspace->session(), {}, this))
    , m_taskList(new TaskIndicator(workspace->backgroundTasks(), this))
    , m_actions(new WindowActions(this))
    , m_tools(new WindowTools(this, {workspace, m_tabs, m_fleet, m_docks, dialogs}))
{
    setObjectName(u"mainWindow"_s);
    nameFieldButtons();
    setWindowIcon(icon(Icon::Application));
    m_servers = new FleetController(workspace, m_fleet, m_tabs, dialogs, m_messages, this);
    m_tabs->setCanvasHost(new CanvasQuestions(workspace->session()->fleet(), dialogs, m_messages, this));
    setUpCentre();
    setUpDocks();
    m_log->setDialogs(dialogs);
    setUpMenus();
    setUpStatusBar();
    connectParts();
    connectRun();
    restoreWindow();
    currentDocumentChanged();
    readOnlyChanged();
    if (const QString error = workspace->session()->registryError(); !error.isEmpty())
        m_messages->showMessage(MessageBar::Kind::Error,
                                tr("The list of servers cannot be read: %1").arg(error));
}

MainWindow::~MainWindow()
{
    // What is written in place is kept while the window is whole: later it tells half of it.
    for (OpenDocument* document : m_workspace->documents()) {
        if (CanvasView* canvas = m_tabs->canvasOf(document))
            canvas->finishWriting();
    }
    m_tabs->attachAll();
    m_canvasPlaces->setCanvas(nullptr);
    m_problems->setDocument(nullptr);
    m_inspector->setEditor(nullptr);
}

void MainWindow::setUpCentre()
{
    m_start = new StartPage(m_workspace->settings(),
                            {m_files->newAction(), m_files->openAction(), m_activity->showAction()}, this);
    auto* pages = new QStackedWidget(this);
    pages->setObjectName(u"pages"_s);
    pages->addWidget(m_start);
    pages->addWidget(m_tabs);
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banners);
    auto* files = new DocumentBanners(m_workspace, m_tabs, m_files, this);
    connect(files, &DocumentBanners::compareWanted, m_design->compareActions().first(), &QAction::trigger);
    column->addWidget(files);
    column->addWidget(m_messages);
    column->addWidget(pages, 1);
    column->addWidget(m_moment);
    setCentralWidget(centre);
    connect(m_tabs, &DocumentTabs::currentDocumentChanged, pages,
            [pages, this] { pages->setCurrentIndex(m_tabs->count() > 0 ? 1 : 0); });
    pages->setCurrentIndex(m_tabs->count() > 0 ? 1 : 0);
}

void MainWindow::setUpDocks()
{
    auto* history = new JobHistorySection(m_workspace->session()->fleet(), this);
    m_inspector->setHeader(history);
    m_inspector->setHeader(m_taskRun);
    m_docks->add(DockId::Servers, m_fleet);
    m_docks->add(DockId::Properties, m_inspector);
    m_docks->add(DockId::Timeline, m_timeline, m_timeline->bar());
    m_docks->add(DockId::Durations, m_durations, m_durations->bar());
    feedCharts(m_workspace->session(), m_workspace->shown(), m_timeline, m_durations);
    new JobHistoryLink({m_tabs, m_fleet, m_workspace->session()->fleet(), m_durations, m_docks}, history,
                       this);
    m_docks->add(DockId::Log, m_log, m_log->bar());
    m_docks->add(DockId::Problems, m_problems);
    m_docks->add(DockId::Outline, m_design->outline());
    m_docks->add(DockId::History, new HistoryPanel(m_actions->undoGroup(), this));
}

void MainWindow::setUpStatusBar()
{
    auto* status = new RunProgress(m_workspace->session()->fleet(), m_workspace->session()->run(), this);
    statusBar()->setObjectName(u"statusBar"_s);
    statusBar()->addPermanentWidget(new HistoryStatus(m_workspace->session(), this));
    statusBar()->addPermanentWidget(status);
    statusBar()->addPermanentWidget(m_taskList);
    auto* readOnly = new QToolButton(this);
    readOnly->setObjectName(u"status.readOnly"_s);
    readOnly->setIcon(icon(Icon::Password));
    readOnly->setText(tr("Read-only"));
    readOnly->setToolTip(tr("Nothing is started or stopped. Press to switch read-only off."));
    readOnly->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    readOnly->setAutoRaise(true);
    connect(readOnly, &QToolButton::clicked, m_actions->readOnly, &QAction::trigger);
    statusBar()->addPermanentWidget(readOnly);
    m_readOnly = readOnly;
    connect(m_tabs, &DocumentTabs::hintChanged, statusBar(),
            [this](const QString& text) { statusBar()->showMessage(text); });
    connect(m_workspace, &Workspace::loadingChanged, this, [this](int files) {
        if (files > 0)
            statusBar()->showMessage(tr("Opening %n file(s)…", nullptr, files));
        else
            statusBar()->clearMessage();
    });
}

void MainWindow::setUpMenus()
{
    MenuParts parts;
    parts.file = {m_files->newAction(), m_files->openAction()};
    parts.recent = m_files->recentMenu();
    parts.save = {m_files->saveAction(), m_files->saveAsAction()};
    parts.interop = {m_interop->importAction(), m_interop->exportAction()};
    parts.compare = m_design->compareActions() + QList<QAction*>{m_design->exportAction()};
    parts.close = m_files->closeAction();
    parts.run = {m_run->runAction(), m_run->pauseAction(), m_run->stopAction(), m_run->rerunAction()};
    parts.tasks = m_taskControls->actions();
    parts.runs = {m_past->showAction(), m_interrupted->action()};
    parts.pastRun = m_past->runActions();
    parts.moment = m_moment->actions();
    parts.report = m_report->actions();
    parts.notices = m_notices->action();
    parts.readOnly = m_actions->readOnly;
    parts.activity = m_activity->showAction();
    parts.activityMenu = m_activity->menu();
    parts.log = m_log->menu();
    parts.charts = {m_timeline->menu(), m_durations->menu()};
    parts.nextError = m_log->nextErrorAction();
    parts.previousError = m_log->previousErrorAction();
    parts.scheme = m_appearance->schemeMenu();
    parts.language = m_appearance->languageMenu();
    parts.motion = m_appearance->motionMenu();
    parts.tools = m_tools;
    parts.window = m_actions;
    parts.fleet = m_fleet;
    parts.docks = m_docks;
    parts.perspectives = m_perspectives->actions();
    parts.backgroundTasks = m_taskList->listAction();
    parts.canvas = m_canvasPlaces;
    buildMenus(this, parts);
    buildToolBar(this, parts);
    m_tools->adoptCommands();
    m_tools->setSettingsPages([this](QWidget* parent) { return m_notices->makeNotificationPage(parent); },
                              [this](QWidget* parent) { return m_notices->makeReportPage(parent); });
    connect(m_actions->import, &QAction::triggered, m_servers, &FleetController::importServers);
    connect(m_actions->resetLayout, &QAction::triggered, m_perspectives, &Perspectives::reset);
    connect(m_actions->findFleet, &QAction::triggered, this, [this] {
        if (m_activity->focusFilter())
            return;
        m_docks->reveal(DockId::Servers);
        m_fleet->focusFilter();
    });
    connect(m_actions->findLog, &QAction::triggered, this, [this] {
        m_docks->reveal(DockId::Log);
        m_log->focusFilter();
    });
}

void MainWindow::connectParts()
{
    connect(m_tabs, &DocumentTabs::currentDocumentChanged, this, &MainWindow::currentDocumentChanged);
    connect(m_tabs, &DocumentTabs::partSelectionChanged, m_inspector, &InspectorPanel::setParts);
    connect(m_tabs, &DocumentTabs::selectionChanged, m_inspector, &InspectorPanel::setSelection);
    connect(m_tabs, &DocumentTabs::selectionChanged, this, &MainWindow::selectionChanged);
    connect(m_tabs, &DocumentTabs::selectionChanged, m_timeline, &ChartPanel::setSelectedTasks);
    connect(m_tabs, &DocumentTabs::selectionChanged, m_durations, &ChartPanel::setSelectedTasks);
    m_files->setFinishWriting([this] { m_inspector->finishWriting(); });
    m_selection = new SelectionLink(m_tabs, m_fleet, this);
    m_activity->join(m_selection, m_fleet);
    m_perspectives->setAnalysePage(u"activityPage"_s);
    connect(m_tabs, &DocumentTabs::propertiesRequested, this, [this] {
        activateWindow(); // the canvas may be in another one
        m_docks->reveal(DockId::Properties);
        m_inspector->focusFirstField();
    });
    joinLog(m_selection, m_log);
    joinProblems(m_selection, m_problems);
    joinDurations(m_selection, m_durations);
    for (ChartPanel* panel : std::initializer_list<ChartPanel*>{m_timeline, m_durations}) {
        connect(panel, &ChartPanel::taskActivated, this, &MainWindow::selectTask);
        connect(panel, &ChartPanel::failed, this,
                [this](const QString& text) { m_messages->showMessage(MessageBar::Kind::Error, text); });
    }
    connect(m_log, &LogPanel::taskActivated, this, &MainWindow::showTask);
    connect(m_docks->dock(DockId::Log), &QDockWidget::visibilityChanged, m_workspace->session(),
            &FleetSession::setLogWatched);
    connect(m_log->nextErrorAction(), &QAction::triggered, this, [this] { m_docks->reveal(DockId::Log); });
    connect(m_log->previousErrorAction(), &QAction::triggered, this,
            [this] { m_docks->reveal(DockId::Log); });
    connect(m_problems, &ProblemsPanel::problemActivated, this, &MainWindow::showProblem);
    connect(m_problems, &ProblemsPanel::countsChanged, this, [this](int errors, int warnings) {
        const QString title = WindowDocks::titleOf(DockId::Problems);
        m_docks->setTitle(DockId::Problems,
                          errors + warnings == 0 ? title : u"%1 (%2)"_s.arg(title).arg(errors + warnings));
    });
    connect(m_fleet, &FleetPanel::demoRequested, this, &MainWindow::demoRequested);
    connect(m_start, &StartPage::demoRequested, this, &MainWindow::demoRequested);
    connect(m_start, &StartPage::fileChosen, m_workspace, &Workspace::open);
    connect(m_appearance, &AppearanceMenu::languageChosen, this, &MainWindow::languageChosen,
            Qt::QueuedConnection);
    connect(m_closing, &CloseGuard::waiting, this, [this](const QString& text) {
        statusBar()->showMessage(text);
        if (text.isEmpty())
            m_messages->dismiss();
        else
            m_messages->showMessage(MessageBar::Kind::Information, text,
                                    {{tr("Keep the window"), [this] { m_closing->stay(); }}});
    });
}

void MainWindow::connectRun()
{
    m_tabs->setRunActions(m_taskControls->actions());
    m_timeline->setTaskActions(m_taskControls->actions());
    m_durations->setTaskActions(m_taskControls->actions());
    connect(m_run, &RunController::runRequested, this, &MainWindow::runCurrent);
    connect(m_run, &RunController::starting, this, [this] {
        m_before = m_workspace->runDocument();
        if (m_starting)
            m_workspace->setRunDocument(m_starting); // so that its canvas sees the first event
    });
    connect(m_run, &RunController::started, this, [this] {
        if (m_starting)
            m_starting->halts()->clear(); // they stand in the run now
        m_starting.clear();
        if (m_workspace->preferences()->switchesToRun())
            m_perspectives->switchTo(Perspective::Run);
        m_docks->reveal(DockId::Timeline);
    });
    connect(m_run, &RunController::refused, this, [this] {
        if (m_starting && m_workspace->runDocument() == m_starting)
            m_workspace->setRunDocument(m_before);
        m_starting.clear();
    });
    connect(m_run, &RunController::problemsWanted, this, [this] { m_docks->reveal(DockId::Problems); });
    connect(m_interop, &InteropController::problemsWanted, this,
            [this] { m_docks->reveal(DockId::Problems); });
    connect(m_run, &RunController::taskWanted, this, &MainWindow::showTask);
    connect(m_notices, &RunNotices::taskWanted, this, &MainWindow::showTask);
    connect(m_notices, &RunNotices::quitWanted, m_actions->quit, &QAction::trigger);
    connect(m_taskControls, &TaskControls::decisionWanted, this, &MainWindow::askForOutcome);
    connect(m_banners, &RunBanners::taskWanted, this, &MainWindow::showTask);
    connect(m_banners, &RunBanners::resumeWanted, this,
            [this](const RunId& run) { m_interrupted->resume(run); });
    connect(m_run, &RunController::decisionWanted, this, &MainWindow::askForOutcome);
    connect(m_banners, &RunBanners::decisionWanted, this, &MainWindow::askForOutcome);
    m_taskRun->setShown(m_workspace->shown());
    connect(m_past, &PastRuns::taskWanted, this, &MainWindow::showTask);
    connect(m_past, &PastRuns::reportWanted, m_report, &ReportController::openReport);
    connect(m_past, &PastRuns::shown, this, [this] { m_docks->reveal(DockId::Timeline); });
    connect(m_workspace->shown()->moment(), &RunMoment::momentChanged, m_log, [this] {
        // A past run's lines end with it; those of today would hide them.
        ShownRun* shown = m_workspace->shown();
        const RunMoment* moment = shown->moment();
        m_log->setMoment(shown->isPast() && moment->isAtEnd() ? moment->tape().endsAt() : moment->moment());
    });
    connect(m_workspace, &Workspace::shownChanged, this, [this] {
        const CanvasView* canvas = m_tabs->currentCanvas();
        selectionChanged(canvas ? canvas->selectedTasks() : QList<TaskId>(), {});
    });
    FleetSession* session = m_workspace->session();
    connect(session, &FleetSession::readOnlyChanged, this, &MainWindow::readOnlyChanged);
    connect(session, &FleetSession::historyNotice, this, [this](const QString& text) {
        m_messages->showMessage(MessageBar::Kind::Warning, tr("History of jobs: %1").arg(text));
    });
    connect(m_actions->readOnly, &QAction::triggered, this, [this](bool on) {
        m_workspace->session()->setReadOnly(on);
        m_workspace->preferences()->setReadOnly(on);
    });
}

void MainWindow::selectionChanged(const QList<TaskId>& tasks, const QList<ConstraintId>&)
{
    OpenDocument* document = m_tabs->current();
    const bool ofRun = document && document == m_workspace->runDocument();
    // Commands mean the session's run, also while an earlier moment or another run is shown.
    m_taskControls->setTasks(tasks, ofRun && !m_workspace->shown()->isPast(),
                             document ? document->halts() : nullptr);
    m_taskRun->setTasks(tasks, document && document == m_workspace->shownDocument());
}

void MainWindow::askForOutcome(const TaskId& task)
{
    showTask(task);
    if (m_outcome && m_outcome->task() != task)
        m_outcome->close();
    if (!m_outcome || m_outcome->task() != task)
        m_outcome = new OutcomeDialog(m_workspace->session(), m_run, task, this);
    m_outcome->show();
    m_outcome->raise();
    m_outcome->activateWindow();
}

void MainWindow::readOnlyChanged()
{
    const bool on = m_workspace->session()->isReadOnly();
    m_actions->readOnly->setChecked(on);
    m_readOnly->setVisible(on);
    updateTitle();
}

void MainWindow::setDemoAvailable(bool available)
{
    m_fleet->setDemoAvailable(available);
    m_start->setDemoAvailable(available);
}

void MainWindow::offerRecovery()
{
    m_files->offerRecovery();
}

void MainWindow::offerInterruptedRuns()
{
    m_interrupted->offer();
}

void MainWindow::currentDocumentChanged()
{
    OpenDocument* document = m_tabs->current();
    // Nothing is done to a canvas behind a page: nobody would see it.
    const bool seen = m_tabs->isCanvasInSight();
    m_actions->setUndoStack(seen ? document->editor()->undoStack() : nullptr);
    m_works->watchCanvas(m_tabs->currentCanvas());
    m_canvasPlaces->setCanvas(seen ? m_tabs->currentCanvas() : nullptr);
    m_inspector->setEditor(document ? document->editor() : nullptr);
    m_inspector->setHalts(document ? document->halts() : nullptr);
    m_inspector->setEnabled(!document || !document->editor()->isReadOnly());
    m_problems->setDocument(document);
    m_run->setPackage(document ? &document->package() : nullptr);
    updateTitle();
    setWindowModified(document && document->isModified());
}

void MainWindow::updateTitle()
{
    const OpenDocument* document = m_tabs->current();
    const QString title = document ? tr("%1[*] – Stellwerk").arg(document->title()) : tr("Stellwerk");
    setWindowTitle(m_workspace->session()->isReadOnly() ? tr("%1 (read-only)", "window title").arg(title)
                                                        : title);
}

void MainWindow::runCurrent()
{
    OpenDocument* document = m_tabs->current();
    if (!document)
        return;
    m_starting = document;
    m_run->start(document->package(), document->file(), document->halts()->tasks());
}

void MainWindow::showTask(const TaskId& task)
{
    OpenDocument* document = m_workspace->shownDocument() ? m_workspace->shownDocument() : m_tabs->current();
    m_tabs->showTask(document, task);
}

// A click in a chart: shown on its canvas, unless a page is looked at.
void MainWindow::selectTask(const TaskId& task)
{
    const OpenDocument* document = m_tabs->current();
    const bool behind = m_tabs->currentPage() && document && document->package().task(task);
    if (behind && (!m_workspace->runDocument() || m_workspace->runDocument() == document))
        m_tabs->selectTasks({task});
    else
        showTask(task);
}

void MainWindow::showProblem(const Problem& problem)
{
    if (!problem.task.isEmpty())
        m_tabs->showTask(m_tabs->current(), problem.task);
    else if (!problem.constraint.isEmpty())
        m_tabs->showConstraint(problem.constraint);
}

} // namespace stellwerk
