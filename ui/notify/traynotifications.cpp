// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/traynotifications.h"

#include "theme/icons.h"

#include <QSystemTrayIcon>

namespace stellwerk {

TrayNotifications::TrayNotifications(QObject* parent)
    : NotificationMeans(parent)
{}

bool TrayNotifications::isAvailable()
{
    return QSystemTrayIcon::isSystemTrayAvailable() && QSystemTrayIcon::supportsMessages();
}

void TrayNotifications::useIcon(QSystemTrayIcon* icon)
{
    if (std::exchange(m_shared, icon) == icon || !icon)
        return;
    delete m_own;
    connect(icon, &QSystemTrayIcon::messageClicked, this, [this] {
        if (!m_last.key.isEmpty())
            Q_EMIT activated(m_last);
    });
}

QSystemTrayIcon* TrayNotifications::icon()
{
    if (m_shared)
        return m_shared;
    if (!m_own) {
        m_own = new QSystemTrayIcon(stellwerk::icon(Icon::Application), this);
        connect(m_own, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT activated(m_last); });
    }
    m_own->show();
    return m_own;
}

void TrayNotifications::show(const Notification& notification)
{
    if (!isAvailable()) {
        Q_EMIT failed(notification);
        return;
    }
    m_last = notification;
    icon()->showMessage(notification.title, notification.body,
                        notification.urgent ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

void TrayNotifications::withdrawAll()
{
    m_last = {};
    if (m_own)
        m_own->hide();
}

} // namespace stellwerk
