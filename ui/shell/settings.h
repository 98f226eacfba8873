// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QObject>
#include <QSettings>
#include <QStringList>

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

    [[nodiscard]] bool readOnly() const; // nothing is started or stopped
    void setReadOnly(bool on);

    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray windowState() const;
    void setWindow(const QByteArray& geometry, const QByteArray& state);

    static constexpr int kMostRecentFiles = 10;
    [[nodiscard]] QStringList recentFiles() const; // newest first
    void addRecentFile(const QString& file);
    void removeRecentFile(const QString& file);
    [[nodiscard]] QString lastFolder() const; // of the newest file

    [[nodiscard]] QStringList openFiles() const; // when the window was closed
    void setOpenFiles(const QStringList& files);

Q_SIGNALS:
    void recentFilesChanged();

private:
    template <class T>
    [[nodiscard]] T read(const char* key, const T& otherwise) const;
    template <class T>
    void write(const char* key, const T& value);

    QSettings m_file;
};

} // namespace stellwerk
