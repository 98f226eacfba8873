// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowdocks.h"

#include "shell/docktitlebar.h"
#include "shell/panecycle.h"
#include "theme/icons.h"
#include "theme/motion.h"

#include <QAction>
#include <QDockWidget>
#include <QHash>
#include <QMainWindow>
#include <QTabBar>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Place
{
    const char* name;
    Icon picture;
    Qt::DockWidgetArea area;
    Qt::Key shortcut; // with Ctrl
};

constexpr Place kPlaces[] = {
    {"dock.servers", Icon::Tree, Qt::LeftDockWidgetArea, Qt::Key_1},
    {"dock.properties", Icon::Properties, Qt::RightDockWidgetArea, Qt::Key_2},
    {"dock.timeline", Icon::Timeline, Qt::BottomDockWidgetArea, Qt::Key_3},
    {"dock.durations", Icon::Chart, Qt::BottomDockWidgetArea, Qt::Key_4},
    {"dock.log", Icon::Log, Qt::BottomDockWidgetArea, Qt::Key_5},
    {"dock.problems", Icon::Problems, Qt::BottomDockWidgetArea, Qt::Key_6},
    {"dock.outline", Icon::Tree, Qt::LeftDockWidgetArea, Qt::Key_7},
    {"dock.history", Icon::Undo, Qt::RightDockWidgetArea, Qt::Key_8},
};

} // namespace

WindowDocks::WindowDocks(QMainWindow* window)
    : QObject(window)
    , m_window(window)
{
    window->setDockNestingEnabled(true);
    window->setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks |
                           QMainWindow::AllowTabbedDocks);
    window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    const auto animate = [window] { window->setAnimated(!Motion::instance().isReduced()); };
    animate();
    connect(&Motion::instance(), &Motion::changed, window, animate);
    // The tree and the inspector take the whole height: they are lists, the bottom is wide.
    window->setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
}

QString WindowDocks::titleOf(DockId id)
{
    switch (id) {
    case DockId::Servers:
        return tr("Servers");
    case DockId::Properties:
        return tr("Properties");
    case DockId::Timeline:
        return tr("Timeline");
    case DockId::Durations:
        return tr("Durations");
    case DockId::Log:
        return tr("Log");
    case DockId::Problems:
        return tr("Problems");
    case DockId::Outline:
        return tr("Outline");
    case DockId::History:
        return tr("History");
    case DockId::Count:
        break;
    }
    return {};
}

void WindowDocks::add(DockId id, QWidget* content, QWidget* tools)
{
    const Place& place = kPlaces[std::size_t(id)];
    auto* dock = new QDockWidget(titleOf(id), m_window);
    dock->setObjectName(QLatin1StringView(place.name)); // saveState() knows it by this name
    dock->setWidget(content);
    dock->setTitleBarWidget(new DockTitleBar(dock, m_window, tools));
    m_docks.at(std::size_t(id)) = dock;
    QAction* action = dock->toggleViewAction();
    action->setObjectName(dock->objectName() + u".toggle"_s);
    action->setIcon(icon(place.picture));
    auto* go = new QAction(icon(place.picture), titleOf(id), this);
    go->setObjectName(u"window.go."_s + dock->objectName().section(u'.', 1));
    go->setShortcut(QKeyCombination(Qt::CTRL, place.shortcut));
    connect(go, &QAction::triggered, this, [this, id] {
        reveal(id);
        PaneCycle::focusInto(this->dock(id));
    });
    m_go.at(std::size_t(id)) = go;
}

QAction* WindowDocks::toggle(DockId id) const
{
    return dock(id)->toggleViewAction();
}

void WindowDocks::reset()
{
    QHash<int, QDockWidget*> last; // of each area: the next one stands in a tab beside it
    for (std::size_t i = 0; i < m_docks.size(); ++i) {
        QDockWidget* dock = m_docks.at(i);
        dock->setFloating(false);
        m_window->addDockWidget(kPlaces[i].area, dock);
        QDockWidget*& before = last[kPlaces[i].area];
        if (before)
            m_window->tabifyDockWidget(before, dock);
        before = dock;
        dock->show();
    }
    for (const DockId first : {DockId::Servers, DockId::Properties, DockId::Timeline})
        dock(first)->raise();
    sizeUp();
}

void WindowDocks::sizeUp()
{
    const int letter = m_window->fontMetrics().averageCharWidth();
    m_window->resizeDocks({dock(DockId::Servers), dock(DockId::Properties)}, {letter * 56, letter * 46},
                          Qt::Horizontal);
    m_window->resizeDocks({dock(DockId::Timeline)}, {m_window->height() * 30 / 100}, Qt::Vertical);
}

void WindowDocks::reveal(DockId id)
{
    dock(id)->show();
    dock(id)->raise();
}

void WindowDocks::setTitle(DockId id, const QString& title)
{
    dock(id)->setWindowTitle(title);
    toggle(id)->setText(titleOf(id));
}

} // namespace stellwerk
