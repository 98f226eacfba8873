// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QAction;
class QMainWindow;

namespace stellwerk {

class CanvasView;

// One command of the window as a person knows it.
struct Command
{
    QAction* action = nullptr;
    QString id;    // the action's objectName: stable, the same in every window
    QString text;  // without access key and dots
    QString place; // "Package › Arrange"; empty: in no menu
    QString scope; // where its keys work: empty in the whole window, else "canvas", "log" …
};

// Every command of the window: those of the menus in their order, then those that only `canvas` (may be null)
// and the docks have.
[[nodiscard]] QList<Command> commandsOf(const QMainWindow* window, const CanvasView* canvas);

[[nodiscard]] QString plainText(const QAction* action);
// Why it cannot be used now; empty if it can.
[[nodiscard]] QString reasonAgainst(const QAction* action);
// Whether two scopes can be in force at the same time.
[[nodiscard]] bool scopesOverlap(const QString& one, const QString& other);
[[nodiscard]] QString scopeText(const QString& scope);

} // namespace stellwerk
