// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/systemscheme.h"

#include <QFile>
#include <QGuiApplication>
#include <QPalette>
#include <QRegularExpression>
#include <QStandardPaths>

#ifdef STELLWERK_HAVE_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kAppearance = "org.freedesktop.appearance";
constexpr auto kColorScheme = "color-scheme";

std::optional<bool> fromEnvironment()
{
    const QString wish = qEnvironmentVariable("STELLWERK_SCHEME").toLower();
    if (wish == "dark"_L1)
        return true;
    if (wish == "light"_L1)
        return false;
    return std::nullopt;
}

std::optional<bool> fromDesktopFiles()
{
    const QString gtk = qEnvironmentVariable("GTK_THEME").toLower();
    if (!gtk.isEmpty())
        return gtk.endsWith("dark"_L1);
    const QString path = QStandardPaths::locate(QStandardPaths::GenericConfigLocation, u"kdeglobals"_s);
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly | QIODevice::Text))
        return std::nullopt;
    static const QRegularExpression background(
        u"\\[Colors:Window\\][^\\[]*?BackgroundNormal=(\\d+),(\\d+),(\\d+)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = background.match(QString::fromUtf8(file.read(1 << 16)));
    if (!match.hasMatch())
        return std::nullopt;
    return match.captured(1).toInt() + match.captured(2).toInt() + match.captured(3).toInt() < 3 * 128;
}

} // namespace

SystemScheme& SystemScheme::instance()
{
    static SystemScheme scheme;
    return scheme;
}

SystemScheme::SystemScheme()
    : m_environment(fromEnvironment())
    , m_desktopFiles(fromDesktopFiles())
{
    // Before our own palette replaces it.
    const QPalette given = QGuiApplication::palette();
    m_paletteDark = given.color(QPalette::Window).lightness() < given.color(QPalette::WindowText).lightness();
    if (!m_environment)
        askPortal();
}

bool SystemScheme::isDark() const
{
    return m_environment.value_or(m_portal.value_or(m_desktopFiles.value_or(m_paletteDark)));
}

void SystemScheme::setPortal(uint colorScheme)
{
    const bool before = isDark();
    // 0: no preference, 1: prefer dark, 2: prefer light (XDG desktop portal, Settings).
    m_portal = colorScheme == 0 ? std::nullopt : std::optional(colorScheme == 1);
    if (isDark() != before)
        Q_EMIT changed();
}

#ifdef STELLWERK_HAVE_DBUS

void SystemScheme::askPortal()
{
    // Without an address libdbus may start a bus of its own, which costs time and helps nobody.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") &&
        !QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const QString service = u"org.freedesktop.portal.Desktop"_s;
    const QString path = u"/org/freedesktop/portal/desktop"_s;
    const QString interface = u"org.freedesktop.portal.Settings"_s;
    bus.connect(service, path, interface, u"SettingChanged"_s, this,
                SLOT(portalSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    read << QString::fromLatin1(kAppearance) << QString::fromLatin1(kColorScheme);
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(read, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* call) {
        const QDBusPendingReply<QDBusVariant> reply = *call;
        if (!reply.isError())
            portalSettingChanged(QString::fromLatin1(kAppearance), QString::fromLatin1(kColorScheme),
                                 reply.value());
        call->deleteLater();
    });
}

void SystemScheme::portalSettingChanged(const QString& space, const QString& key, const QDBusVariant& value)
{
    if (space != QLatin1StringView(kAppearance) || key != QLatin1StringView(kColorScheme))
        return;
    QVariant inner = value.variant();
    if (inner.canConvert<QDBusVariant>()) // Read() wraps its answer twice
        inner = inner.value<QDBusVariant>().variant();
    setPortal(inner.toUInt());
}

#else

void SystemScheme::askPortal() {}

void SystemScheme::portalSettingChanged(const QString&, const QString&, const QDBusVariant&) {}

#endif

} // namespace stellwerk
