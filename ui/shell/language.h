// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/settings.h"

#include <QLocale>
#include <QObject>
#include <QTranslator>

namespace stellwerk {

// The language of the program: our own texts and Qt's, and the form of numbers and dates. Main thread.
class Language final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Windows that stand keep their texts: build them anew afterwards.
    void use(LanguageChoice choice);
    [[nodiscard]] LanguageChoice choice() const { return m_choice; }

private:
    LanguageChoice m_choice = LanguageChoice::System;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace stellwerk
