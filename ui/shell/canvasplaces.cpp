// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/canvasplaces.h"

#include "canvas/canvasactions.h"
#include "canvas/canvascommandrows.h"

#include <QAction>
#include <QWidget>

namespace stellwerk {

using namespace Qt::StringLiterals;

void CanvasPlaces::place(QWidget* container, const QList<CanvasCommand>& commands)
{
    auto* anchor = new QAction(container);
    anchor->setVisible(false);
    container->addAction(anchor);
    m_places.append({container, commands, anchor, {}});
    fill(m_places.last(), nullptr);
}

void CanvasPlaces::setCanvas(CanvasView* canvas)
{
    if (canvas && m_canvas == canvas)
        return;
    m_canvas = canvas;
    for (Place& place : m_places)
        fill(place, canvas);
}

QAction* CanvasPlaces::standIn(CanvasCommand command)
{
    if (m_standIns.isEmpty()) {
        for (const CommandRow& row : allRows()) {
            auto* action = new QAction(CanvasActions::tr(row.text), this);
            action->setObjectName(u"standIn."_s + QLatin1StringView(row.name));
            if (row.icon)
                action->setIcon(icon(*row.icon));
            action->setEnabled(false);
            m_standIns.insert(int(row.command), action);
        }
    }
    return m_standIns.value(int(command));
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
        if (!action)
            continue;
        place.container->insertAction(place.anchor, action);
        place.shown.append(action);
    }
}

} // namespace stellwerk
