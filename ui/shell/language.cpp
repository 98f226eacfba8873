// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace stellwerk {

using namespace Qt::StringLiterals;

void Language::use(LanguageChoice choice)
{
    m_choice = choice;
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    QLocale locale = QLocale::system();
    if (choice == LanguageChoice::English && locale.language() != QLocale::English)
        locale = QLocale(QLocale::English);
    else if (choice == LanguageChoice::German && locale.language() != QLocale::German)
        locale = QLocale(QLocale::German);
    QLocale::setDefault(locale);
    // English has a file as well: its plurals.
    if (m_own.load(locale, u"stellwerk"_s, u"_"_s, u":/stellwerk/translations"_s) ||
        m_own.load(u"stellwerk_en"_s, u":/stellwerk/translations"_s))
        QCoreApplication::installTranslator(&m_own);
    // Embedded when the build found it, else from the system's Qt.
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, u":/stellwerk/translations"_s) ||
        m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace stellwerk
