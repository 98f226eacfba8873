// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/notificationmeans.h"
#include "notify/notificationrules.h"

#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

class QSystemTrayIcon;
class QWidget;

namespace stellwerk {

class FleetSession;

// Tells a person who looks elsewhere what happens to the run: by the desktop's notifications where there are
// any, else by the tray, else in the window, which then asks for attention. Pressing one brings the window up
// and leads to the task. Main thread.
class Notifier final : public QObject
{
    Q_OBJECT
public:
    Notifier(FleetSession* session, QWidget* window);
    ~Notifier() override;

    void setChoices(const NotificationChoices& choices);
    [[nodiscard]] const NotificationChoices& choices() const { return m_rules.choices(); }
    void setTold(const QStringList& told) { m_rules.setTold(told); }
    [[nodiscard]] const QStringList& told() const { return m_rules.told(); }
    // Times are UTC; `last`: the task that ends last by then.
    void tellEndangered(const QDateTime& windowEnd, const QDateTime& expectedEnd, const TaskId& last);

    // In the order in which they are tried. Without a call: those of this computer, looked for when the first
    // notification is due.
    void setMeans(std::vector<std::unique_ptr<NotificationMeans>> means);
    // Messages of the tray appear at this symbol; null: at one of their own.
    void useTrayIcon(QSystemTrayIcon* icon);
    // Instead of whether one of the program's windows is in use.
    void setWindowActive(std::function<bool()> active) { m_windowActive = std::move(active); }

Q_SIGNALS:
    void taskWanted(const stellwerk::TaskId& task);
    // There is no other means: to be said in the window.
    void sayInWindow(const stellwerk::Notification& notification);
    void toldChanged();

private:
    void runChanged();
    void take(const RunEvent& event);
    void deliver(const QList<Notification>& notifications);
    void show(const Notification& notification, size_t means);
    void findMeans();
    void connectMeans(size_t number);
    void tickLater();
    void bringUp(const Notification& notification);

    FleetSession* m_session;
    QWidget* m_window;
    NotificationRules m_rules;
    std::vector<std::unique_ptr<NotificationMeans>> m_means;
    QPointer<QSystemTrayIcon> m_trayIcon;
    bool m_meansKnown = false;
    std::function<bool()> m_windowActive;
    QTimer m_tick;
};

} // namespace stellwerk
