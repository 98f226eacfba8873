// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

namespace stellwerk {

class CanvasView;

// A tab of a package: its canvas, or the way to it while it is in a window of its own.
class CanvasPage final : public QStackedWidget
{
    Q_OBJECT
public:
    explicit CanvasPage(CanvasView* canvas, QWidget* parent = nullptr);

    void giveAway(); // the canvas, to another window
    void takeBack();

Q_SIGNALS:
    void windowWanted(); // to the front
    void backWanted();

private:
    CanvasView* m_canvas;
};

} // namespace stellwerk
