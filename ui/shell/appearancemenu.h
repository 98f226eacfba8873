// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/settings.h"

#include <QObject>

class QMenu;

namespace stellwerk {

// The choices of colour scheme, language and motion, as menus. Main thread.
class AppearanceMenu final : public QObject
{
    Q_OBJECT
public:
    AppearanceMenu(Settings* settings, QWidget* window);

    [[nodiscard]] QMenu* schemeMenu() const { return m_scheme; }
    [[nodiscard]] QMenu* languageMenu() const { return m_language; }
    [[nodiscard]] QMenu* motionMenu() const { return m_motion; }

Q_SIGNALS:
    void languageChosen(stellwerk::LanguageChoice choice); // saved already; the window is to be built anew

private:
    QMenu* m_scheme;
    QMenu* m_language;
    QMenu* m_motion;
};

} // namespace stellwerk
