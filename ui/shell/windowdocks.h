// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>

class QAction;
class QDockWidget;
class QMainWindow;

namespace stellwerk {

enum class DockId { Servers, Properties, Timeline, Durations, Log, Problems, Outline, History, Count };

// The docks of the main window: where they stand at first, and how they are shown again. Main thread.
class WindowDocks final : public QObject
{
    Q_OBJECT
public:
    explicit WindowDocks(QMainWindow* window);

    // `tools` of the content stand in the dock's title; may be null.
    void add(DockId id, QWidget* content, QWidget* tools = nullptr);
    [[nodiscard]] QDockWidget* dock(DockId id) const { return m_docks.at(std::size_t(id)); }
    [[nodiscard]] QAction* toggle(DockId id) const;                                 // shows and hides it
    [[nodiscard]] QAction* go(DockId id) const { return m_go.at(std::size_t(id)); } // shows and enters it
    // Everything back to where it stood at first. After all docks were added.
    void reset();
    // An arrangement. Docks of one area stand in tabs, or beside the ones before; those that are not named
    // stand in tabs of the area where they stood at first.
    struct Place
    {
        enum Flag { InTab = 0, First = 1, Beside = 2, Front = 4, Hidden = 8 };
        DockId id;
        Qt::DockWidgetArea area;
        int flags = InTab;
    };
    struct Sizes
    {
        int left;  // letters
        int right; // letters
        int below; // hundredths of the window
    };
    void arrange(QList<Place> places, const Sizes& sizes);
    // Shows and raises it, without taking the focus.
    void reveal(DockId id);
    void setTitle(DockId id, const QString& title);
    [[nodiscard]] static QString titleOf(DockId id);

private:
    QMainWindow* m_window;
    std::array<QDockWidget*, std::size_t(DockId::Count)> m_docks{};
    std::array<QAction*, std::size_t(DockId::Count)> m_go{};
};

} // namespace stellwerk
