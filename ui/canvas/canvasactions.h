// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvasview.h"
#include "canvas/packageeditor.h"

#include <QObject>

#include <array>

class QMenu;

namespace stellwerk {

// The canvas's commands as actions: texts, icons, shortcuts, and whether they can be used now.
class CanvasActions final : public QObject
{
    Q_OBJECT
public:
    explicit CanvasActions(CanvasView* view);

    [[nodiscard]] QAction* action(CanvasCommand command) const { return m_actions.at(std::size_t(command)); }
    // After a change of selection, document or clipboard.
    void update();
    // For a right click on what the selection now is.
    void retranslate();
    void popUpMenu(const QPoint& global, bool onLine);
    void popUpPartMenu(const QPoint& global); // groups or notes are chosen
    void setRunActions(const QList<QAction*>& actions) { m_runActions = actions; } // for the menu of a task

Q_SIGNALS:
    void triggered(stellwerk::CanvasCommand command);

private:
    [[nodiscard]] QMenu* newMenu();
    void addTo(QMenu* menu, std::initializer_list<CanvasCommand> commands); // and a separator
    void updateParts();

    CanvasView* m_view;
    QList<QAction*> m_runActions;
    std::array<QAction*, std::size_t(CanvasCommand::Count)> m_actions{};
};

} // namespace stellwerk
