// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/motion.h"
#include "theme/theme.h"

#include <QObject>
#include <QRect>
#include <QSettings>
#include <QStringList>
#include <QVariantHash>

#include <chrono>

namespace stellwerk {

enum class LanguageChoice { System, English, German };

// Everything that is remembered from one start to the next, in one file (stellwerk.ini in the configuration
// folder) and in one place of the program. Never a secret. Main thread.
class Settings final : public QObject
{
    Q_OBJECT
public:
    explicit Settings(const QString& configFolder, QObject* parent = nullptr);

    [[nodiscard]] SchemeChoice scheme() const;
    void setScheme(SchemeChoice choice);
    [[nodiscard]] LanguageChoice language() const;
    void setLanguage(LanguageChoice choice);

    [[nodiscard]] MotionChoice motion() const;
    void setMotion(MotionChoice choice);

    [[nodiscard]] QByteArray shortcuts() const; // as ShortcutScheme writes them
    void setShortcuts(const QByteArray& json);
    [[nodiscard]] QStringList recentCommands() const; // of the palette, newest first
    void setRecentCommands(const QStringList& ids);

    // Of a switch of the canvas, by its action's name.
    [[nodiscard]] bool canvasSwitch(const QString& name, bool otherwise) const;
    void setCanvasSwitch(const QString& name, bool on);

    [[nodiscard]] bool readOnly() const; // nothing is started or stopped
    void setReadOnly(bool on);

    // As earlier versions kept them; now they are in SessionFile.
    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray logState() const;
    [[nodiscard]] QRect canvasWindow() const; // where a canvas in a window of its own stood last
    void setCanvasWindow(const QRect& place);

    // Of a new server.
    [[nodiscard]] std::chrono::seconds loginTimeout() const;
    void setLoginTimeout(std::chrono::seconds time);
    [[nodiscard]] std::chrono::seconds queryTimeout() const;
    void setQueryTimeout(std::chrono::seconds time);

    [[nodiscard]] bool switchesToRun() const; // to that perspective, when a run starts
    void setSwitchesToRun(bool on);

    // Everything below a name of its own ("notify"): parts of the program that keep their settings
    // themselves.
    [[nodiscard]] QVariantHash section(const QString& name) const;
    void setSection(const QString& name, const QVariantHash& values);

    static constexpr int kMostRecentFiles = 10;
    [[nodiscard]] QStringList recentFiles() const; // newest first
    void addRecentFile(const QString& file);
    void removeRecentFile(const QString& file);
    [[nodiscard]] QString lastFolder() const; // of the newest file

    [[nodiscard]] QStringList openFiles() const; // when the window was closed
    void setOpenFiles(const QStringList& files);

Q_SIGNALS:
    void recentFilesChanged();
    void shortcutsChanged();

private:
    template <class T>
    [[nodiscard]] T read(const char* key, const T& otherwise) const;
    template <class T>
    void write(const char* key, const T& value);

    QSettings m_file;
};

} // namespace stellwerk
