// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QMainWindow;
class QMenu;

namespace stellwerk {

class CanvasPlaces;
class FleetPanel;
class WindowActions;
class WindowDocks;
class WindowTools;

// What the menus and the tool bar are made of.
struct MenuParts
{
    QList<QAction*> file; // new, open
    QMenu* recent = nullptr;
    QList<QAction*> save;    // save, save as
    QList<QAction*> compare; // compare, export a picture
    QList<QAction*> interop; // import and export of packages
    QAction* close = nullptr;
    QList<QAction*> run;        // run, pause, stop, re-run
    QList<QAction*> tasks;      // of the run, for the selected tasks
    QList<QAction*> runs;       // other runs
    QList<QAction*> pastRun;    // of the past run that is chosen
    QList<QAction*> moment;     // of the run that is shown
    QList<QAction*> report;     // of the shown run
    QAction* notices = nullptr; // settings of notifications and reports
    QList<QAction*> perspectives;
    QAction* backgroundTasks = nullptr; // opens their list
    QAction* readOnly = nullptr;
    QAction* nextError = nullptr;
    QAction* previousError = nullptr;
    QMenu* scheme = nullptr;
    QMenu* language = nullptr;
    QMenu* motion = nullptr;
    QMenu* log = nullptr;          // the commands of the log
    QList<QMenu*> charts;          // and of the charts
    QAction* activity = nullptr;   // shows the page "Fleet activity"
    QMenu* activityMenu = nullptr; // its commands
    const WindowActions* window = nullptr;
    const WindowTools* tools = nullptr;
    FleetPanel* fleet = nullptr;
    WindowDocks* docks = nullptr;
    CanvasPlaces* canvas = nullptr;
};

// Every command in exactly one menu; the tool bar repeats the most used.
void buildMenus(QMainWindow* window, const MenuParts& parts);
void buildToolBar(QMainWindow* window, const MenuParts& parts);

} // namespace stellwerk
