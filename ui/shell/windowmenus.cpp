// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowmenus.h"

#include "fleet/fleetpanel.h"
#include "shell/accesskeys.h"
#include "shell/canvasplaces.h"
#include "shell/windowactions.h"
#include "shell/windowdocks.h"
#include "shell/windowtools.h"
#include "theme/icons.h"

#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Menus
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::Menus)
public:
    QMainWindow* window;
    const MenuParts& parts;

    QMenu* menu(const QString& name, const QString& title) const
    {
        QMenu* made = window->menuBar()->addMenu(title);
        made->setObjectName(u"menu."_s + name);
        made->setToolTipsVisible(true);
        return made;
    }
    void file() const;
    void edit() const;
    void view() const;
    void package() const;
    void server() const;
    void run() const;
    void tools() const;
    void windows() const;
    void help() const;
    void toolBar() const;
};

void Menus::file() const
{
    QMenu* file = menu(u"file"_s, tr("&File"));
    file->addActions(parts.file);
    file->addMenu(parts.recent);
    file->addSeparator();
    file->addActions(parts.save);
    file->addSeparator();
    file->addActions(parts.compare);
    file->addSeparator();
    file->addActions(parts.interop);
    file->addSeparator();
    file->addAction(parts.close);
    file->addAction(parts.window->quit);
}

void Menus::edit() const
{
    QMenu* edit = menu(u"edit"_s, tr("&Edit"));
    edit->addActions({parts.window->undo, parts.window->redo});
    edit->addSeparator();
    parts.canvas->place(edit, {CanvasCommand::Cut, CanvasCommand::Copy, CanvasCommand::Paste,
                               CanvasCommand::PasteConnected, CanvasCommand::CopyPicture,
                               CanvasCommand::Duplicate, CanvasCommand::DuplicateAlone, CanvasCommand::Clone,
                               CanvasCommand::Delete, CanvasCommand::DeleteHeal});
    edit->addSeparator();
    parts.canvas->place(edit,
                        {CanvasCommand::SelectAll, CanvasCommand::SelectNone, CanvasCommand::SelectUpstream,
                         CanvasCommand::SelectDownstream, CanvasCommand::SelectConnected});
    QMenu* along = edit->addMenu(tr("Go al&ong"));
    along->setObjectName(u"menu.along"_s);
    parts.canvas->place(along, {CanvasCommand::AlongForward, CanvasCommand::AlongBack,
                                CanvasCommand::BesideNext, CanvasCommand::BesidePrevious});
    edit->addSeparator();
    parts.canvas->place(edit, {CanvasCommand::Rename, CanvasCommand::Properties});
    edit->addSeparator();
    parts.canvas->place(edit, {CanvasCommand::Find, CanvasCommand::FindNext, CanvasCommand::FindPrevious});
    edit->addActions({parts.window->findFleet, parts.window->findLog});
    edit->addSeparator();
    QMenu* go = edit->addMenu(tr("&Go to"));
    go->setObjectName(u"menu.go"_s);
    parts.canvas->place(go, {CanvasCommand::GoBack, CanvasCommand::GoForward});
    go->addSeparator();
    parts.canvas->place(go,
                        {CanvasCommand::NextFailed, CanvasCommand::PreviousFailed, CanvasCommand::NextProblem,
                         CanvasCommand::PreviousProblem, CanvasCommand::NextUnplaced});
}

void Menus::view() const
{
    QMenu* view = menu(u"view"_s, tr("&View"));
    for (int id = 0; id < int(DockId::Count); ++id)
        view->addAction(parts.docks->toggle(DockId(id)));
    view->addAction(parts.window->resetLayout);
    view->addSeparator();
    parts.canvas->place(view, {CanvasCommand::ZoomIn, CanvasCommand::ZoomOut, CanvasCommand::ZoomOriginal,
                               CanvasCommand::ZoomFit, CanvasCommand::ZoomSelection,
                               CanvasCommand::SnapToGrid, CanvasCommand::SmartGuides,
                               CanvasCommand::InsertOnDrop, CanvasCommand::CriticalPath});
    view->addSeparator();
    if (parts.activity)
        view->addAction(parts.activity);
    if (parts.activityMenu)
        view->addMenu(parts.activityMenu);
    if (parts.log)
        view->addMenu(parts.log);
    for (QMenu* chart : parts.charts)
        view->addMenu(chart);
    view->addSeparator();
    view->addMenu(parts.scheme);
    view->addMenu(parts.language);
    view->addMenu(parts.motion);
    view->addSeparator();
    view->addAction(parts.window->fullScreen);
}

void Menus::package() const
{
    QMenu* package = menu(u"package"_s, tr("&Package"));
    parts.canvas->place(package, {CanvasCommand::QuickAdd, CanvasCommand::AddAfter, CanvasCommand::AddBefore,
                                  CanvasCommand::Connect, CanvasCommand::ConnectTo});
    package->addSeparator();
    parts.canvas->place(package, {CanvasCommand::KindSuccess, CanvasCommand::KindFailure,
                                  CanvasCommand::KindCompletion, CanvasCommand::Flip, CanvasCommand::Detach,
                                  CanvasCommand::DetachHeal});
    package->addSeparator();
    parts.canvas->place(package, {CanvasCommand::JoinAll, CanvasCommand::JoinAny, CanvasCommand::Disable,
                                  CanvasCommand::DisableBranch});
    package->addSeparator();
    parts.canvas->place(package, {CanvasCommand::Group, CanvasCommand::Ungroup, CanvasCommand::Fold,
                                  CanvasCommand::FoldAll, CanvasCommand::UnfoldAll});
    package->addSeparator();
    parts.canvas->place(package, {CanvasCommand::AddNote});
    QMenu* colors = package->addMenu(tr("Co&lour of notes"));
    colors->setObjectName(u"menu.notecolour"_s);
    parts.canvas->place(colors, {CanvasCommand::NoteYellow, CanvasCommand::NoteBlue, CanvasCommand::NoteGreen,
                                 CanvasCommand::NoteRed, CanvasCommand::NoteGrey});
    parts.canvas->place(package, {CanvasCommand::Lock});
    package->addSeparator();
    QMenu* arrange = package->addMenu(icon(Icon::Layout), tr("&Arrange"));
    arrange->setObjectName(u"menu.arrange"_s);
    parts.canvas->place(arrange,
                        {CanvasCommand::LayoutAll, CanvasCommand::LayoutSelection, CanvasCommand::LayoutNew});
    arrange->addSeparator();
    parts.canvas->place(
        arrange, {CanvasCommand::LayoutTopDown, CanvasCommand::LayoutKeepPlaced, CanvasCommand::LayoutWrap});
    arrange->addSeparator();
    parts.canvas->place(arrange,
                        {CanvasCommand::AlignLeft, CanvasCommand::AlignCenter, CanvasCommand::AlignRight,
                         CanvasCommand::AlignTop, CanvasCommand::AlignMiddle, CanvasCommand::AlignBottom,
                         CanvasCommand::DistributeHorizontal, CanvasCommand::DistributeVertical});
}

void Menus::server() const
{
    QMenu* server = menu(u"server"_s, tr("&Server"));
    const auto fleet = [this](FleetCommand command) { return parts.fleet->action(command); };
    server->addActions(
        {fleet(FleetCommand::AddServer), fleet(FleetCommand::EditServer), fleet(FleetCommand::RemoveServer)});
    server->addAction(parts.window->import);
    server->addSeparator();
    server->addActions(
        {fleet(FleetCommand::TestServer), fleet(FleetCommand::Refresh), fleet(FleetCommand::RefreshAll)});
    server->addSeparator();
    server->addAction(fleet(FleetCommand::AddToCanvas));
    server->addSeparator();
    server->addActions({fleet(FleetCommand::ExpandAll), fleet(FleetCommand::CollapseAll)});
}

void Menus::run() const
{
    QMenu* run = menu(u"run"_s, tr("&Run"));
    run->addActions(parts.run);
    run->addSeparator();
    run->addActions(parts.tasks);
    run->addSeparator();
    run->addActions(parts.runs);
    QMenu* past = run->addMenu(tr("C&hosen past run"));
    past->setObjectName(u"menu.pastrun"_s);
    past->setToolTipsVisible(true);
    past->addActions(parts.pastRun);
    QMenu* moment = run->addMenu(tr("Time s&lider"));
    moment->setObjectName(u"menu.moment"_s);
    moment->addActions(parts.moment);
    run->addActions(parts.report);
    run->addSeparator();
    run->addAction(parts.readOnly);
    run->addSeparator();
    run->addActions({parts.nextError, parts.previousError});
}

void Menus::tools() const
{
    QMenu* tools = menu(u"tools"_s, tr("&Tools"));
    tools->addAction(parts.tools->palette);
    tools->addSeparator();
    tools->addAction(parts.backgroundTasks);
    tools->addSeparator();
    tools->addActions({parts.tools->editShortcuts, parts.notices, parts.tools->editSettings});
}

void Menus::windows() const
{
    QMenu* windows = menu(u"window"_s, tr("&Window"));
    windows->addAction(parts.tools->ownWindow);
    windows->addSeparator();
    windows->addActions(parts.perspectives);
    windows->addSeparator();
    QMenu* go = windows->addMenu(tr("&Go to"));
    go->setObjectName(u"menu.go"_s);
    for (int id = 0; id < int(DockId::Count); ++id)
        go->addAction(parts.docks->go(DockId(id)));
    windows->addActions({parts.tools->nextPane, parts.tools->previousPane});
    windows->addSeparator();
    windows->addActions({parts.tools->nextDocument, parts.tools->previousDocument});
}

void Menus::help() const
{
    QMenu* help = menu(u"help"_s, tr("&Help"));
    help->addAction(parts.tools->cheatSheet);
    help->addSeparator();
    help->addActions({parts.window->about, parts.window->aboutQt});
}

void Menus::toolBar() const
{
    QToolBar* bar = window->addToolBar(tr("Tool bar"));
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonIconOnly);
    bar->setIconSize({20, 20});
    if (auto* more = bar->findChild<QToolButton*>(u"qt_toolbar_ext_button"_s)) {
        more->setAccessibleName(tr("More commands"));
        more->setToolTip(more->accessibleName());
    }
    bar->addActions(parts.file);
    bar->addActions({parts.save.first()});
    bar->addSeparator();
    bar->addActions(parts.run);
    for (QAction* action : parts.run) {
        if (auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(action)))
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    bar->addSeparator();
    bar->addActions({parts.window->undo, parts.window->redo});
    bar->addSeparator();
    parts.canvas->place(bar, {CanvasCommand::QuickAdd, CanvasCommand::Delete});
    bar->addSeparator();
    parts.canvas->place(
        bar, {CanvasCommand::KindSuccess, CanvasCommand::KindFailure, CanvasCommand::KindCompletion});
    bar->addSeparator();
    parts.canvas->place(bar, {CanvasCommand::LayoutAll, CanvasCommand::ZoomOut, CanvasCommand::ZoomIn,
                              CanvasCommand::ZoomFit});
    auto* space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addActions(parts.perspectives);
    for (QAction* action : parts.perspectives) {
        if (auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(action)))
            button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    }
}

} // namespace

void buildMenus(QMainWindow* window, const MenuParts& parts)
{
    const Menus menus{window, parts};
    menus.file();
    menus.edit();
    menus.view();
    menus.package();
    menus.server();
    menus.run();
    menus.tools();
    menus.windows();
    menus.help();
    keepAccessKeys(window->menuBar());
}

void buildToolBar(QMainWindow* window, const MenuParts& parts)
{
    Menus{window, parts}.toolBar();
}

} // namespace stellwerk
