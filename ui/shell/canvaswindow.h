// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

namespace stellwerk {

class CanvasView;

// A canvas in a window of its own, on another screen for instance. It shows the main window's menus, so that
// every command and every key works here as there. Closing it gives the canvas back. Main thread.
class CanvasWindow final : public QMainWindow
{
    Q_OBJECT
public:
    // `owner` lends its menus and outlives this window.
    CanvasWindow(CanvasView* canvas, QMainWindow* owner);

    [[nodiscard]] CanvasView* canvas() const { return m_canvas; }
    void setTitle(const QString& title, bool modified);

Q_SIGNALS:
    void activated(); // what is done from now on is meant for this canvas
    void closing();   // by a person: take the canvas back

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    CanvasView* m_canvas;
};

// A place for a window that a person can reach: `wanted` if enough of it lies on one of the screens, else as
// large as fits in the middle of the first one.
[[nodiscard]] QRect visiblePlace(const QRect& wanted, const QList<QRect>& screens);
[[nodiscard]] QList<QRect> screenPlaces();

} // namespace stellwerk
