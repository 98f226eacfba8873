// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/canvasswitches.h"

#include "canvas/canvasactions.h"
#include "canvas/canvascommandrows.h"
#include "canvas/canvasview.h"
#include "shell/settings.h"

#include <QAction>

#include <array>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kSwitches{CanvasCommand::SnapToGrid,       CanvasCommand::SmartGuides,
                               CanvasCommand::InsertOnDrop,     CanvasCommand::LayoutTopDown,
                               CanvasCommand::LayoutKeepPlaced, CanvasCommand::LayoutWrap};

bool isOnAtFirst(CanvasCommand command)
{
    return command != CanvasCommand::LayoutTopDown && command != CanvasCommand::LayoutKeepPlaced;
}

QString helpOf(CanvasCommand command)
{
    switch (command) {
    case CanvasCommand::SnapToGrid:
        return CanvasSwitches::tr("What is dragged stands on the dots. Alt while dragging: not this time.");
    case CanvasCommand::SmartGuides:
        return CanvasSwitches::tr("Lines show where edges, middles and distances are the same as elsewhere.");
    case CanvasCommand::InsertOnDrop:
        return CanvasSwitches::tr(
            "A task that is dropped on a constraint goes in between. Shift: not this time.");
    case CanvasCommand::LayoutTopDown:
        return CanvasSwitches::tr("Else from left to right.");
    case CanvasCommand::LayoutKeepPlaced:
        return CanvasSwitches::tr(
            "Tasks that were moved by hand stay where they are when the rest is arranged.");
    case CanvasCommand::LayoutWrap:
        return CanvasSwitches::tr("A chain that is longer than the page goes on below, like text.");
    default:
        return {};
    }
}

} // namespace

QList<CanvasSwitch> canvasSwitches(const QWidget* window, Settings* settings)
{
    QList<CanvasSwitch> all;
    for (const CommandRow& row : allRows()) {
        if (std::find(kSwitches.begin(), kSwitches.end(), row.command) == kSwitches.end())
            continue;
        const bool atFirst = isOnAtFirst(row.command);
        // As the canvases' actions are called; one that is open tells all others.
        const QString name = u"canvas."_s + QLatin1StringView(row.name);
        all.append({name, CanvasActions::tr(row.text), helpOf(row.command),
                    [settings, name, atFirst] { return settings->canvasSwitch(name, atFirst); },
                    [window = QPointer(window), settings, name](bool on) {
                        settings->setCanvasSwitch(name, on);
                        if (QAction* action = window ? window->findChild<QAction*>(name) : nullptr)
                            action->setChecked(on);
                    },
                    atFirst});
    }
    return all;
}

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
