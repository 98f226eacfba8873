// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/desktopnotifications.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QFileInfo>
#include <QGuiApplication>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

const QString kService = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;
constexpr int kPatience = 5000; // ms: a server that hangs is as good as none

QDBusMessage call(const QString& method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kService, method);
}

} // namespace

DesktopNotifications::DesktopNotifications(const QDBusConnection& bus, QObject* parent)
    : NotificationMeans(parent)
    , m_bus(bus)
    , m_watcher(new QDBusServiceWatcher(kService, bus, QDBusServiceWatcher::WatchForOwnerChange, this))
{
    connect(m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, [this] {
        // Another server knows nothing of what the one before has shown.
        for (Shown& shown : m_shown)
            shown.id = 0;
        ask();
    });
    m_bus.connect(kService, kPath, kService, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint, QString)));
    m_bus.connect(kService, kPath, kService, u"NotificationClosed"_s, this,
                  SLOT(notificationClosed(uint, uint)));
    m_bus.connect(kService, kPath, kService, u"ActivationToken"_s, this,
                  SLOT(activationToken(uint, QString)));
    ask();
}

DesktopNotifications::~DesktopNotifications() = default;

bool DesktopNotifications::isBusAround()
{
#ifdef Q_OS_UNIX
    // Asking Qt for the session's bus would start one where there is none, and wait for it.
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           (!runtime.isEmpty() && QFileInfo::exists(runtime + u"/bus"_s));
#else
    return false;
#endif
}

void DesktopNotifications::ask()
{
    m_server = Server::Asked;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call(u"GetCapabilities"_s), kPatience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
        done->deleteLater();
        const QDBusPendingReply<QStringList> reply = *done;
        m_server = reply.isError() ? Server::Missing : Server::There;
        if (!reply.isError()) {
            m_readsMarkup = reply.value().contains(u"body-markup"_s);
            m_hasActions = reply.value().contains(u"actions"_s);
        }
        while (!m_waiting.isEmpty()) {
            const QString key = m_waiting.dequeue();
            if (m_server == Server::There)
                send(key);
            else
                giveUp(key);
        }
    });
}

void DesktopNotifications::show(const Notification& notification)
{
    Shown& shown = m_shown[notification.key];
    shown.notification = notification;
    if (m_waiting.contains(notification.key))
        return; // the newer text goes out
    if (m_server == Server::Asked)
        m_waiting.enqueue(notification.key);
    else if (m_server == Server::Missing)
        giveUp(notification.key);
    else if (shown.underWay)
        shown.again = true;
    else
        send(notification.key);
}

void DesktopNotifications::send(const QString& key)
{
    Shown& shown = m_shown[key];
    shown.underWay = true;
    const Notification& what = shown.notification;
    QVariantMap hints{{u"desktop-entry"_s, QGuiApplication::desktopFileName()},
                      {u"suppress-sound"_s, true},
                      {u"urgency"_s, QVariant::fromValue(uchar(what.urgent ? 2 : 1))}};
    QStringList actions;
    if (m_hasActions)
        actions = {u"default"_s, tr("Show")};
    QDBusMessage message = call(u"Notify"_s);
    // Titles are plain by the specification; of bodies the server says itself.
    message.setArguments({QGuiApplication::applicationDisplayName(), shown.id,
                          QGuiApplication::desktopFileName(), what.title,
                          m_readsMarkup ? what.body.toHtmlEscaped() : what.body, actions, hints, -1});
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, kPatience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key](QDBusPendingCallWatcher* done) {
        done->deleteLater();
        const QDBusPendingReply<uint> reply = *done;
        if (reply.isError())
            giveUp(key);
        else
            sent(key, reply.value());
    });
}

void DesktopNotifications::sent(const QString& key, uint id)
{
    const auto shown = m_shown.find(key);
    if (shown == m_shown.end()) { // withdrawn meanwhile
        QDBusMessage close = call(u"CloseNotification"_s);
        close.setArguments({id});
        m_bus.asyncCall(close, kPatience);
        return;
    }
    shown->id = id;
    shown->underWay = false;
    if (std::exchange(shown->again, false))
        send(key);
}

void DesktopNotifications::giveUp(const QString& key)
{
    const Shown shown = m_shown.take(key);
    if (!shown.notification.key.isEmpty())
        Q_EMIT failed(shown.notification);
}

void DesktopNotifications::withdrawAll()
{
    for (const Shown& shown : std::as_const(m_shown)) {
        if (shown.id == 0)
            continue; // closed as soon as the server has told its number
        QDBusMessage close = call(u"CloseNotification"_s);
        close.setArguments({shown.id});
        m_bus.asyncCall(close, kPatience);
    }
    m_shown.clear();
    m_waiting.clear();
}

DesktopNotifications::Shown* DesktopNotifications::of(uint id)
{
    for (Shown& shown : m_shown) {
        if (shown.id == id && id != 0)
            return &shown;
    }
    return nullptr;
}

void DesktopNotifications::actionInvoked(uint id, const QString& action)
{
    const Shown* shown = of(id); // the server tells of those of other programs, too
    if (!shown || action != u"default")
        return;
    const Notification pressed = shown->notification;
    m_shown.remove(pressed.key);
    Q_EMIT activated(pressed);
}

void DesktopNotifications::notificationClosed(uint id, uint)
{
    if (const Shown* shown = of(id)) {
        const QString key = shown->notification.key;
        m_shown.remove(key);
    }
}

// With it the window may come to the front where windows may not do so by themselves (Wayland).
void DesktopNotifications::activationToken(uint id, const QString& token)
{
    if (of(id))
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

} // namespace stellwerk
