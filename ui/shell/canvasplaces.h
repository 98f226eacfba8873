// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvasview.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace stellwerk {

// Puts the commands of the active canvas into menus and tool bars. Each canvas has actions of its own, so
// that their shortcuts work where the focus is; the places are filled anew when another canvas becomes
// active.
class CanvasPlaces final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // At the container's present end.
    void place(QWidget* container, const QList<CanvasCommand>& commands);
    void setCanvas(CanvasView* canvas); // null: the places show disabled stand-ins

private:
    struct Place
    {
        QWidget* container;
        QList<CanvasCommand> commands;
        QAction* anchor; // invisible, stands after the commands
        QList<QPointer<QAction>> shown;
    };
    void fill(Place& place, CanvasView* canvas);
    [[nodiscard]] QAction* standIn(CanvasCommand command);

    QList<Place> m_places;
    QHash<int, QAction*> m_standIns; // the same commands, disabled
    QPointer<CanvasView> m_canvas;
};

} // namespace stellwerk
