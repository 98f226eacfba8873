// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <memory>

class QAction;
class QMenu;
class QSystemTrayIcon;

namespace stellwerk {

class RunModel;

// The symbol in the system tray, if it is wanted: the state of the run, how far it is, a way back to the
// window. It never keeps the program alive: closing the window asks and ends as it does without. Main thread.
class RunTray final : public QObject
{
    Q_OBJECT
public:
    // `model` outlives it.
    explicit RunTray(const RunModel* model, QObject* parent = nullptr);
    ~RunTray() override;

    [[nodiscard]] static bool isAvailable();
    void setVisible(bool visible);
    [[nodiscard]] QSystemTrayIcon* icon() const { return m_icon.get(); } // null: not shown
    [[nodiscard]] QMenu* menu() const { return m_menu.get(); }

Q_SIGNALS:
    void showWanted();
    void quitWanted();

private:
    void update();

    const RunModel* m_model;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    QAction* m_progress = nullptr;
    QTimer m_soon; // events come in bursts
    int m_look = -1;
};

} // namespace stellwerk
