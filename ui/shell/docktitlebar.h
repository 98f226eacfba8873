// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;
class QLabel;
class QMainWindow;
class QToolButton;

namespace stellwerk {

// The title of a dock and the tools of what is in it, in one line. The name is left out where a tab shows it
// already. Dragging it moves the dock, a double click floats it. Main thread.
class DockTitleBar final : public QWidget
{
    Q_OBJECT
public:
    // `tools` may be null; it is taken over.
    DockTitleBar(QDockWidget* dock, QMainWindow* window, QWidget* tools);

    // The dock's layout asks for these and for nothing else.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void update();

    QDockWidget* m_dock;
    QMainWindow* m_window;
    QLabel* m_title;
    QToolButton* m_float;
};

} // namespace stellwerk
