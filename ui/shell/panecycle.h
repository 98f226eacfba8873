// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

class QMainWindow;
class QWidget;

namespace stellwerk {

// The keyboard's way from dock to dock and to the canvas: each is entered where it was left. Main thread.
class PaneCycle final : public QObject
{
    Q_OBJECT
public:
    // `centre` is asked for the canvas, or what stands in its place.
    PaneCycle(QMainWindow* window, std::function<QWidget*()> centre);

    void step(int by); // 1: the next, -1: the one before
    // The focus goes into it, to what it is about: its list rather than the filter above.
    static void focusInto(QWidget* pane);

private:
    [[nodiscard]] QList<QWidget*> panes() const; // in the order they are seen: left, centre, right, below
    void enter(QWidget* pane);

    QMainWindow* m_window;
    std::function<QWidget*()> m_centre;
    QHash<QWidget*, QPointer<QWidget>> m_last; // focus of each pane when it was left
};

} // namespace stellwerk
