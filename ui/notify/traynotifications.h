// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/notificationmeans.h"

#include <QPointer>

class QSystemTrayIcon;

namespace stellwerk {

// Notifications as messages of a symbol in the system tray: Windows, and desktops without the other way. The
// symbol is shown as long as there is a message to press, unless one stands there anyway.
class TrayNotifications final : public NotificationMeans
{
    Q_OBJECT
public:
    explicit TrayNotifications(QObject* parent = nullptr);

    [[nodiscard]] static bool isAvailable();
    void useIcon(QSystemTrayIcon* icon); // null: one of its own

    void show(const Notification& notification) override;
    void withdrawAll() override;

private:
    [[nodiscard]] QSystemTrayIcon* icon();

    QPointer<QSystemTrayIcon> m_shared;
    QPointer<QSystemTrayIcon> m_own;
    Notification m_last; // a message cannot be told from another one when it is pressed
};

} // namespace stellwerk
