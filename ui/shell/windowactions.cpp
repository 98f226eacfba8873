// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowactions.h"

#include "dialogs/aboutdialog.h"
#include "theme/icons.h"

#include <QAction>
#include <QApplication>
#include <QMainWindow>
#include <QUndoGroup>

namespace stellwerk {

using namespace Qt::StringLiterals;

WindowActions::WindowActions(QMainWindow* window)
    : QObject(window)
    , m_window(window)
    , m_group(new QUndoGroup(this))
{
    undo = m_group->createUndoAction(this, tr("&Undo"));
    undo->setObjectName(u"edit.undo"_s);
    undo->setIcon(icon(Icon::Undo));
    undo->setShortcuts(QKeySequence::Undo);
    redo = m_group->createRedoAction(this, tr("&Redo"));
    redo->setObjectName(u"edit.redo"_s);
    redo->setIcon(icon(Icon::Redo));
    redo->setShortcuts(QKeySequence::Redo);
    findFleet = make(u"edit.findFleet"_s, Icon::Find, tr("&Find server or job"), Qt::CTRL | Qt::Key_L);
    findLog = make(u"edit.findLog"_s, Icon::Find, tr("Find in &log"), Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    import = make(u"server.import"_s, Icon::Import, tr("&Import servers…"), {});
    quit = make(u"file.quit"_s, Icon::Quit, tr("&Quit"), Qt::CTRL | Qt::Key_Q);
    fullScreen = make(u"view.fullScreen"_s, Icon::FullScreen, tr("F&ull screen"), Qt::Key_F11);
    resetLayout = make(u"view.resetLayout"_s, Icon::Layout, tr("&Reset layout"), {});
    readOnly = make(u"run.readOnly"_s, Icon::Password, tr("Read-&only"), {});
    readOnly->setCheckable(true);
    readOnly->setToolTip(tr("Refuses everything that starts or stops a job, in the whole program"));
    readOnly->setStatusTip(readOnly->toolTip());
    about = make(u"help.about"_s, Icon::About, tr("&About Stellwerk"), {});
    aboutQt = make(u"help.aboutQt"_s, Icon::Information, tr("About &Qt"), {});
    connect(quit, &QAction::triggered, window, &QWidget::close);
    connect(fullScreen, &QAction::triggered, window, [window] {
        // Of the window that one is in: a canvas may have one of its own.
        QWidget* active = QApplication::activeWindow();
        QWidget* meant = active && active->parentWidget() == window && !active->isModal() &&
                                 qobject_cast<QMainWindow*>(active)
                             ? active
                             : window;
        meant->setWindowState(meant->windowState() ^ Qt::WindowFullScreen);
    });
    connect(about, &QAction::triggered, this, &WindowActions::openAbout);
    connect(aboutQt, &QAction::triggered, this, [] { QApplication::aboutQt(); });
}

QAction* WindowActions::make(const QString& name, Icon picture, const QString& text, const QKeySequence& keys)
{
    auto* action = new QAction(icon(picture), text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    return action;
}

void WindowActions::setUndoStack(QUndoStack* stack)
{
    if (stack && !m_group->stacks().contains(stack))
        m_group->addStack(stack); // a stack leaves the group when it dies
    m_group->setActiveStack(stack);
}

void WindowActions::openAbout()
{
    auto* dialog = new AboutDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace stellwerk
