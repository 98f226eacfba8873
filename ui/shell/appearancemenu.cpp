// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/appearancemenu.h"

#include "theme/icons.h"
#include "theme/motion.h"
#include "theme/theme.h"

#include <QActionGroup>
#include <QMenu>

namespace stellwerk {

using namespace Qt::StringLiterals;

AppearanceMenu::AppearanceMenu(Settings* settings, QWidget* window)
    : QObject(window)
    , m_scheme(new QMenu(tr("&Colours"), window))
    , m_language(new QMenu(tr("&Language"), window))
    , m_motion(new QMenu(tr("&Motion"), window))
{
    m_language->setIcon(icon(Icon::Language));
    auto* schemes = new QActionGroup(this);
    const auto addScheme = [&](SchemeChoice choice, const QString& name, const QString& text) {
        QAction* action = m_scheme->addAction(text);
        action->setObjectName(u"scheme."_s + name);
        action->setCheckable(true);
        action->setChecked(Theme::instance().choice() == choice);
        schemes->addAction(action);
        connect(action, &QAction::triggered, this, [settings, choice] {
            settings->setScheme(choice);
            Theme::instance().setChoice(choice);
        });
    };
    addScheme(SchemeChoice::System, u"system"_s, tr("As the &system"));
    addScheme(SchemeChoice::Light, u"light"_s, tr("&Light"));
    addScheme(SchemeChoice::Dark, u"dark"_s, tr("&Dark"));
    auto* languages = new QActionGroup(this);
    const auto addLanguage = [&](LanguageChoice choice, const QString& name, const QString& text) {
        QAction* action = m_language->addAction(text);
        action->setObjectName(u"language."_s + name);
        action->setCheckable(true);
        action->setChecked(settings->language() == choice);
        languages->addAction(action);
        connect(action, &QAction::triggered, this, [this, settings, choice] {
            settings->setLanguage(choice);
            Q_EMIT languageChosen(choice);
        });
    };
    addLanguage(LanguageChoice::System, u"system"_s, tr("As the &system"));
    // Languages are named in themselves, so that each finds his own.
    addLanguage(LanguageChoice::English, u"en"_s, u"&English"_s);
    addLanguage(LanguageChoice::German, u"de"_s, u"&Deutsch"_s);
    Motion::instance().setChoice(settings->motion());
    auto* motions = new QActionGroup(this);
    const auto addMotion = [&](MotionChoice choice, const QString& name, const QString& text) {
        QAction* action = m_motion->addAction(text);
        action->setObjectName(u"motion."_s + name);
        action->setCheckable(true);
        action->setChecked(settings->motion() == choice);
        motions->addAction(action);
        connect(action, &QAction::triggered, this, [settings, choice] {
            settings->setMotion(choice);
            Motion::instance().setChoice(choice);
        });
    };
    addMotion(MotionChoice::System, u"system"_s, tr("As the &system"));
    addMotion(MotionChoice::Full, u"full"_s, tr("&Animated"));
    addMotion(MotionChoice::Reduced, u"reduced"_s, tr("&Reduced"));
}

} // namespace stellwerk
