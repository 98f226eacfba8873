// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/canvaswindow.h"

#include "canvas/canvasview.h"

#include <QAction>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QMenuBar>
#include <QScreen>
#include <QStatusBar>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kReachable = 100; // pixels of the title that have to be in sight, to drag it by

} // namespace

CanvasWindow::CanvasWindow(CanvasView* canvas, QMainWindow* owner)
    : QMainWindow(owner, Qt::Window)
    , m_canvas(canvas)
{
    setObjectName(u"canvasWindow"_s);
    setWindowIcon(owner->windowIcon());
    for (const QAction* menu : owner->menuBar()->actions()) {
        if (menu->menu())
            menuBar()->addMenu(menu->menu());
    }
    setCentralWidget(canvas);
    canvas->show();
    statusBar()->setObjectName(u"canvasWindow.status"_s);
    connect(canvas, &CanvasView::hintChanged, this,
            [this](const QString& text) { statusBar()->showMessage(text); });
}

void CanvasWindow::setTitle(const QString& title, bool modified)
{
    setWindowTitle(tr("%1[*] – canvas").arg(title));
    setWindowModified(modified);
}

void CanvasWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        Q_EMIT activated();
}

void CanvasWindow::closeEvent(QCloseEvent* event)
{
    event->ignore(); // the canvas must not go with it: whoever takes it back lets the window go
    Q_EMIT closing();
}

QRect visiblePlace(const QRect& wanted, const QList<QRect>& screens)
{
    if (screens.isEmpty() || wanted.isEmpty())
        return wanted;
    for (const QRect& screen : screens) {
        const QRect top(wanted.topLeft(), QSize(wanted.width(), 1));
        if (screen.intersected(top).width() >= std::min(kReachable, wanted.width()))
            return wanted;
    }
    QRect place(QPoint(), wanted.size().boundedTo(screens.first().size()));
    place.moveCenter(screens.first().center());
    return place;
}

QList<QRect> screenPlaces()
{
    QList<QRect> places{QGuiApplication::primaryScreen()->availableGeometry()};
    for (const QScreen* screen : QGuiApplication::screens()) {
        if (screen != QGuiApplication::primaryScreen())
            places.append(screen->availableGeometry());
    }
    return places;
}

} // namespace stellwerk
