// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/settings.h"

#include "fleet/server.h"

#include <QDir>
#include <QFileInfo>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// The keys of the file; a value of another type than expected counts as not there.
constexpr char kScheme[] = "look/scheme";
constexpr char kLanguage[] = "look/language";
constexpr char kMotion[] = "look/motion";
constexpr char kShortcuts[] = "keys/shortcuts";
constexpr char kRecentCommands[] = "keys/recentCommands";
constexpr char kCanvasWindow[] = "window/canvas";
constexpr char kCanvasSwitches[] = "canvas/";
constexpr char kReadOnly[] = "safety/readOnly";
constexpr char kGeometry[] = "window/geometry";
constexpr char kLoginTimeout[] = "servers/loginTimeout";
constexpr char kQueryTimeout[] = "servers/queryTimeout";
constexpr char kSwitchesToRun[] = "runs/switchPerspective";
constexpr char kLogState[] = "window/log";
constexpr char kRecent[] = "files/recent";
constexpr char kOpen[] = "files/open";

} // namespace

Settings::Settings(const QString& configFolder, QObject* parent)
    : QObject(parent)
    , m_file(QDir(configFolder).filePath(u"stellwerk.ini"_s), QSettings::IniFormat)
{}

template <class T>
T Settings::read(const char* key, const T& otherwise) const
{
    const QVariant value = m_file.value(QLatin1StringView(key));
    return value.isValid() && value.canConvert<T>() ? value.value<T>() : otherwise;
}

template <class T>
void Settings::write(const char* key, const T& value)
{
    m_file.setValue(QLatin1StringView(key), QVariant::fromValue(value));
}

SchemeChoice Settings::scheme() const
{
    const QString word = read(kScheme, QString());
    return word == u"light"  ? SchemeChoice::Light
           : word == u"dark" ? SchemeChoice::Dark
                             : SchemeChoice::System;
}

void Settings::setScheme(SchemeChoice choice)
{
    write(kScheme, choice == SchemeChoice::Light  ? u"light"_s
                   : choice == SchemeChoice::Dark ? u"dark"_s
                                                  : u"system"_s);
}

LanguageChoice Settings::language() const
{
    const QString word = read(kLanguage, QString());
    return word == u"en"   ? LanguageChoice::English
           : word == u"de" ? LanguageChoice::German
                           : LanguageChoice::System;
}

void Settings::setLanguage(LanguageChoice choice)
{
    write(kLanguage, choice == LanguageChoice::English  ? u"en"_s
                     : choice == LanguageChoice::German ? u"de"_s
                                                        : u"system"_s);
}

MotionChoice Settings::motion() const
{
    const QString word = read(kMotion, QString());
    return word == u"full"      ? MotionChoice::Full
           : word == u"reduced" ? MotionChoice::Reduced
                                : MotionChoice::System;
}

void Settings::setMotion(MotionChoice choice)
{
    write(kMotion, choice == MotionChoice::Full      ? u"full"_s
                   : choice == MotionChoice::Reduced ? u"reduced"_s
                                                     : u"system"_s);
}

QByteArray Settings::shortcuts() const
{
    return read(kShortcuts, QByteArray());
}

void Settings::setShortcuts(const QByteArray& json)
{
    write(kShortcuts, json);
    Q_EMIT shortcutsChanged();
}

QStringList Settings::recentCommands() const
{
    return read(kRecentCommands, QStringList());
}

void Settings::setRecentCommands(const QStringList& ids)
{
    write(kRecentCommands, ids);
}

QRect Settings::canvasWindow() const
{
    return read(kCanvasWindow, QRect());
}

void Settings::setCanvasWindow(const QRect& place)
{
    write(kCanvasWindow, place);
}

bool Settings::canvasSwitch(const QString& name, bool otherwise) const
{
    return read(QByteArray(kCanvasSwitches + name.toLatin1()).constData(), otherwise);
}

void Settings::setCanvasSwitch(const QString& name, bool on)
{
    write(QByteArray(kCanvasSwitches + name.toLatin1()).constData(), on);
}

bool Settings::readOnly() const
{
    return read(kReadOnly, false);
}

void Settings::setReadOnly(bool on)
{
    write(kReadOnly, on);
}

QByteArray Settings::windowGeometry() const
{
    return read(kGeometry, QByteArray());
}

QByteArray Settings::logState() const
{
    return read(kLogState, QByteArray());
}

std::chrono::seconds Settings::loginTimeout() const
{
    return std::chrono::seconds(std::clamp(read(kLoginTimeout, int(Server{}.loginTimeout.count())), 1, 300));
}

void Settings::setLoginTimeout(std::chrono::seconds time)
{
    write(kLoginTimeout, int(time.count()));
}

std::chrono::seconds Settings::queryTimeout() const
{
    return std::chrono::seconds(std::clamp(read(kQueryTimeout, int(Server{}.queryTimeout.count())), 1, 3600));
}

void Settings::setQueryTimeout(std::chrono::seconds time)
{
    write(kQueryTimeout, int(time.count()));
}

bool Settings::switchesToRun() const
{
    return read(kSwitchesToRun, false);
}

void Settings::setSwitchesToRun(bool on)
{
    write(kSwitchesToRun, on);
}

QVariantHash Settings::section(const QString& name) const
{
    QVariantHash values;
    const QString prefix = name + u'/';
    const QStringList keys = m_file.allKeys();
    for (const QString& key : keys) {
        if (key.startsWith(prefix))
            values.insert(key.mid(prefix.size()), m_file.value(key));
    }
    return values;
}

void Settings::setSection(const QString& name, const QVariantHash& values)
{
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        m_file.setValue(name + u'/' + it.key(), it.value());
}

QStringList Settings::recentFiles() const
{
    return read(kRecent, QStringList());
}

void Settings::addRecentFile(const QString& file)
{
    QStringList files = recentFiles();
    files.removeAll(file);
    files.prepend(file);
    while (files.size() > kMostRecentFiles)
        files.removeLast();
    write(kRecent, files);
    Q_EMIT recentFilesChanged();
}

void Settings::removeRecentFile(const QString& file)
{
    QStringList files = recentFiles();
    if (files.removeAll(file) == 0)
        return;
    write(kRecent, files);
    Q_EMIT recentFilesChanged();
}

QString Settings::lastFolder() const
{
    const QStringList files = recentFiles();
    return files.isEmpty() ? QDir::homePath() : QFileInfo(files.first()).absolutePath();
}

QStringList Settings::openFiles() const
{
    return read(kOpen, QStringList());
}

void Settings::setOpenFiles(const QStringList& files)
{
    write(kOpen, files);
}

} // namespace stellwerk
