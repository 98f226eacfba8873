// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvashost.h"

#include <QObject>

namespace stellwerk {

class Dialogs;
class FleetModel;
class MessageBar;

// What canvases ask of the window: before very many jobs are added, where clones are to run, and the bar that
// says what a paste did not understand. Main thread.
class CanvasQuestions final : public QObject, public CanvasHost
{
    Q_OBJECT
public:
    CanvasQuestions(const FleetModel* fleet, Dialogs* dialogs, MessageBar* messages, QWidget* window);

    void confirmJobs(CanvasView* canvas, int jobs, std::function<void()> add) override;
    void chooseClones(CanvasView* canvas, int selected, int branch,
                      std::function<void(CloneChoice)> done) override;
    void tell(CanvasView* canvas, const QString& text, const QStringList& details) override;

private:
    const FleetModel* m_fleet;
    Dialogs* m_dialogs;
    MessageBar* m_messages;
    QWidget* m_window;
};

} // namespace stellwerk
