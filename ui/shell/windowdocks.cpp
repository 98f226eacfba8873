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

struct Kind
{
    const char* name;
    Icon picture;
    Qt::DockWidgetArea area;
    Qt::Key shortcut; // with Ctrl
};

constexpr Kind kKinds[] = {
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
    const Kind& place = kKinds[std::size_t(id)];
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
    QList<Place> places;
    for (int id = 0; id < int(DockId::Count); ++id)
        places.append({DockId(id), kKinds[id].area});
    for (Place& place : places) {
        if (place.id == DockId::Servers || place.id == DockId::Properties || place.id == DockId::Timeline)
            place.flags = Place::First;
        if (place.id == DockId::Servers || place.id == DockId::Properties || place.id == DockId::Problems)
            place.flags |= Place::Front;
    }
    arrange(places, {56, 46, 24});
}

void WindowDocks::arrange(QList<Place> places, const Sizes& sizes)
{
    for (int id = 0; id < int(DockId::Count); ++id) {
        if (std::none_of(places.cbegin(), places.cend(), [id](const Place& p) { return int(p.id) == id; }))
            places.append({DockId(id), kKinds[id].area});
    }
    for (const Place& place : std::as_const(places)) {
        dock(place.id)->setFloating(false);
        m_window->removeDockWidget(dock(place.id));
    }
    // First those that have a cell of their own: what stands in tabs cannot be parted any more.
    QHash<int, QDockWidget*> last;
    QHash<DockId, QDockWidget*> cells;
    for (const Place& place : std::as_const(places)) {
        QDockWidget*& cell = last[place.area];
        QDockWidget* own = dock(place.id);
        if (!cell)
            m_window->addDockWidget(place.area, own);
        else if (place.flags & Place::Beside)
            m_window->splitDockWidget(cell, own,
                                      place.area == Qt::BottomDockWidgetArea ? Qt::Horizontal : Qt::Vertical);
        if (!cell || place.flags & Place::Beside) {
            cell = own;
            own->show();
        }
        cells.insert(place.id, cell);
    }
    for (const Place& place : std::as_const(places)) {
        QDockWidget* own = dock(place.id);
        if (cells.value(place.id) != own) {
            own->show(); // tabs are made of what is shown
            m_window->tabifyDockWidget(cells.value(place.id), own);
        }
    }
    for (const Place& place : std::as_const(places)) {
        if (place.flags & Place::Hidden)
            dock(place.id)->hide();
        else if (place.flags & Place::Front)
            dock(place.id)->raise();
    }
    const int letter = m_window->fontMetrics().averageCharWidth();
    m_window->resizeDocks({dock(DockId::Servers), dock(DockId::Properties)},
                          {letter * sizes.left, letter * sizes.right}, Qt::Horizontal);
    QList<QDockWidget*> below;
    for (const Place& place : std::as_const(places)) {
        if (place.area == Qt::BottomDockWidgetArea && cells.value(place.id) == dock(place.id))
            below.append(dock(place.id));
    }
    m_window->resizeDocks(below, QList<int>(below.size(), m_window->height() * sizes.below / 100),
                          Qt::Vertical);
    m_window->resizeDocks(below, QList<int>(below.size(), m_window->width() / int(below.size())),
                          Qt::Horizontal);
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
