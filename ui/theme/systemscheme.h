// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

class QDBusVariant;

namespace stellwerk {

// Whether the desktop is dark. Qt 6.4 has no QStyleHints::colorScheme, so it is asked for, in this order:
// STELLWERK_SCHEME=light|dark, the XDG settings portal (which also tells changes), GTK_THEME, KDE's settings
// file, the palette that the platform gave; else light. Main thread.
class SystemScheme final : public QObject
{
    Q_OBJECT
public:
    static SystemScheme& instance();
    [[nodiscard]] bool isDark() const;

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void portalSettingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    SystemScheme();
    void askPortal();
    void setPortal(uint colorScheme);

    std::optional<bool> m_environment;
    std::optional<bool> m_portal;
    std::optional<bool> m_desktopFiles;
    bool m_paletteDark = false;
};

} // namespace stellwerk
