// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/canvasswitches.h"

#include "canvas/canvasview.h"
#include "shell/settings.h"

#include <QAction>

#include <array>

namespace stellwerk {

namespace {

constexpr std::array kSwitches{CanvasCommand::SnapToGrid,       CanvasCommand::SmartGuides,
                               CanvasCommand::InsertOnDrop,     CanvasCommand::LayoutTopDown,
                               CanvasCommand::LayoutKeepPlaced, CanvasCommand::LayoutWrap};

} // namespace

CanvasSwitches::CanvasSwitches(Settings* settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{}

void CanvasSwitches::add(CanvasView* canvas)
{
    m_canvases.removeIf([](const QPointer<CanvasView>& known) { return !known; });
    m_canvases.append(canvas);
    for (const CanvasCommand command : kSwitches) {
        QAction* action = canvas->action(command);
        const QString name = action->objectName();
        action->setChecked(m_settings->canvasSwitch(name, action->isChecked()));
        connect(action, &QAction::toggled, this, [this, command, name](bool on) {
            m_settings->setCanvasSwitch(name, on);
            for (const QPointer<CanvasView>& other : std::as_const(m_canvases)) {
                if (other)
                    other->action(command)->setChecked(on);
            }
        });
    }
}

} // namespace stellwerk
