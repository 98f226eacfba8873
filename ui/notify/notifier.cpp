// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/notifier.h"

#include "notify/traynotifications.h"
#include "session/fleetsession.h"

#ifdef STELLWERK_DBUS
#include "notify/desktopnotifications.h"
#endif

#include <QApplication>
#include <QLocale>
#include <QSystemTrayIcon>
#include <QWidget>

namespace stellwerk {

using namespace Qt::StringLiterals;

Notifier::Notifier(FleetSession* session, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
    , m_windowActive([] { return QApplication::activeWindow() != nullptr; })
{
    connect(session, &FleetSession::runEvent, this, &Notifier::take);
    connect(session, &FleetSession::ownershipChanged, this, &Notifier::runChanged);
    connect(session->run(), &RunModel::began, this, &Notifier::runChanged);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state != Qt::ApplicationActive)
            return;
        for (const auto& means : m_means)
            means->withdrawAll();
    });
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        deliver(m_rules.tick(QDateTime::currentDateTimeUtc(), m_windowActive()));
        tickLater();
    });
    runChanged();
}

Notifier::~Notifier() = default;

void Notifier::setChoices(const NotificationChoices& choices)
{
    m_rules.setChoices(choices);
    tickLater();
}

void Notifier::runChanged()
{
    m_rules.begin(m_session->runPackage(), *m_session->run());
    tickLater();
}

void Notifier::take(const RunEvent& event)
{
    deliver(m_rules.take(event, *m_session->run(), m_windowActive()));
    if (std::holds_alternative<ServerLost>(event.body) || std::holds_alternative<ServerBack>(event.body))
        tickLater();
    if (std::holds_alternative<RunEnded>(event.body))
        Q_EMIT toldChanged();
}

void Notifier::tellEndangered(const QDateTime& windowEnd, const QDateTime& expectedEnd, const TaskId& last)
{
    const QLocale locale;
    const auto time = [&](const QDateTime& utc) {
        return locale.toString(utc.toLocalTime().time(), QLocale::ShortFormat);
    };
    deliver(m_rules.endangered(time(windowEnd), time(expectedEnd), last, m_windowActive()));
}

void Notifier::setMeans(std::vector<std::unique_ptr<NotificationMeans>> means)
{
    m_means = std::move(means);
    m_meansKnown = true;
    for (size_t i = 0; i < m_means.size(); ++i)
        connectMeans(i);
}

void Notifier::findMeans()
{
    if (std::exchange(m_meansKnown, true))
        return;
    std::vector<std::unique_ptr<NotificationMeans>> means;
    if (QGuiApplication::platformName() == u"offscreen") { // nobody sees a desktop
        setMeans(std::move(means));
        return;
    }
#ifdef STELLWERK_DBUS
    if (DesktopNotifications::isBusAround())
        means.push_back(std::make_unique<DesktopNotifications>(QDBusConnection::sessionBus()));
#endif
    auto tray = std::make_unique<TrayNotifications>();
    tray->useIcon(m_trayIcon);
    means.push_back(std::move(tray));
    setMeans(std::move(means));
}

void Notifier::useTrayIcon(QSystemTrayIcon* icon)
{
    m_trayIcon = icon;
    for (const auto& means : m_means) {
        if (auto* tray = qobject_cast<TrayNotifications*>(means.get()))
            tray->useIcon(icon);
    }
}

void Notifier::connectMeans(size_t number)
{
    NotificationMeans* means = m_means.at(number).get();
    connect(means, &NotificationMeans::activated, this, &Notifier::bringUp);
    connect(means, &NotificationMeans::failed, this,
            [this, number](const Notification& notification) { show(notification, number + 1); });
}

void Notifier::deliver(const QList<Notification>& notifications)
{
    if (notifications.isEmpty())
        return;
    findMeans();
    for (const Notification& notification : notifications)
        show(notification, 0);
    Q_EMIT toldChanged();
}

void Notifier::show(const Notification& notification, size_t means)
{
    if (means < m_means.size()) {
        m_means.at(means)->show(notification);
        return;
    }
    QApplication::alert(m_window);
    Q_EMIT sayInWindow(notification);
}

void Notifier::tickLater()
{
    const QDateTime next = m_rules.nextTick();
    if (!next.isValid()) {
        m_tick.stop();
        return;
    }
    const qint64 wait = QDateTime::currentDateTimeUtc().msecsTo(next);
    m_tick.start(std::chrono::milliseconds(std::clamp<qint64>(wait + 10, 10, 3'600'000)));
}

void Notifier::bringUp(const Notification& notification)
{
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    if (!notification.task.isEmpty() && notification.run == m_session->run()->run())
        Q_EMIT taskWanted(notification.task);
}

} // namespace stellwerk
