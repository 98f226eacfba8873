// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/notificationmeans.h"

#include <QDBusConnection>
#include <QHash>
#include <QList>
#include <QQueue>

class QDBusServiceWatcher;

namespace stellwerk {

// The desktop's own notifications (org.freedesktop.Notifications), with a click that leads back. Whether the
// server reads markup is asked first: then texts are escaped, else they are sent as they are. Every call is
// asynchronous. A server that comes later is used from then on.
class DesktopNotifications final : public NotificationMeans
{
    Q_OBJECT
public:
    explicit DesktopNotifications(const QDBusConnection& bus, QObject* parent = nullptr);
    ~DesktopNotifications() override;

    // A session bus that is there already: none is started for it.
    [[nodiscard]] static bool isBusAround();

    void show(const Notification& notification) override;
    void withdrawAll() override;

private Q_SLOTS: // of the bus
    void actionInvoked(uint id, const QString& action);
    void notificationClosed(uint id, uint reason);
    void activationToken(uint id, const QString& token);

private:
    enum class Server { Asked, There, Missing };
    struct Shown
    {
        uint id = 0; // 0: the server has not told it yet
        Notification notification;
        bool underWay = false; // the server has been asked
        bool again = false;    // changed meanwhile
    };
    void ask();
    void send(const QString& key);
    void sent(const QString& key, uint id);
    void giveUp(const QString& key);
    [[nodiscard]] Shown* of(uint id);

    QDBusConnection m_bus;
    QDBusServiceWatcher* m_watcher;
    Server m_server = Server::Asked;
    bool m_readsMarkup = false;
    bool m_hasActions = false;
    QHash<QString, Shown> m_shown; // by key
    QQueue<QString> m_waiting;     // keys, until it is known whether there is a server
};

} // namespace stellwerk
