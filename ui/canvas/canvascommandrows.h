// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvascommand.h"
#include "theme/icons.h"

#include <QKeySequence>
#include <QList>

#include <optional>

namespace stellwerk {

// A command of the canvas before it is an action. `text` is translated in the context
// stellwerk::CanvasActions.
struct CommandRow
{
    CanvasCommand command;
    const char* name;
    const char* text;
    std::optional<Icon> icon;
    QList<QKeySequence> keys;
};

// Each in a file of its own area.
[[nodiscard]] QList<CommandRow> editingRows();
[[nodiscard]] QList<CommandRow> lookingRows();
[[nodiscard]] QList<CommandRow> gestureRows();
[[nodiscard]] QList<CommandRow> partRows(); // groups, notes, locks
[[nodiscard]] QList<CommandRow> seeingRows();
[[nodiscard]] QList<CommandRow> accessRows();

[[nodiscard]] QList<CommandRow> allRows();

} // namespace stellwerk
