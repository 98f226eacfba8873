// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/canvasplaces.h"

#include <QAction>
#include <QWidget>

namespace stellwerk {

void CanvasPlaces::place(QWidget* container, const QList<CanvasCommand>& commands)
{
    auto* anchor = new QAction(container);
    anchor->setVisible(false);
    container->addAction(anchor);
    m_places.append({container, commands, anchor, {}});
}

void CanvasPlaces::setCanvas(CanvasView* canvas)
{
    if (canvas) {
        for (int command = 0; command < int(CanvasCommand::Count); ++command) {
            const QAction* action = canvas->action(CanvasCommand(command));
            QAction* copy = standIn(CanvasCommand(command));
            copy->setText(action->text());
            copy->setIcon(action->icon());
        }
    }
    for (Place& place : m_places)
        fill(place, canvas);
}

QAction* CanvasPlaces::standIn(CanvasCommand command)
{
    QAction*& action = m_standIns[int(command)];
    if (!action) {
        action = new QAction(this);
        action->setEnabled(false);
    }
    return action;
}

void CanvasPlaces::fill(Place& place, CanvasView* canvas)
{
    for (const QPointer<QAction>& action : std::as_const(place.shown)) {
        if (action)
            place.container->removeAction(action);
    }
    place.shown.clear();
    for (CanvasCommand command : std::as_const(place.commands)) {
        QAction* action = canvas ? canvas->action(command) : standIn(command);
        if (!canvas && action->text().isEmpty())
            continue; // no canvas has been open yet to tell the name
        place.container->insertAction(place.anchor, action);
        place.shown.append(action);
    }
}

} // namespace stellwerk
