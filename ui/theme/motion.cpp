// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/motion.h"

#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>

#ifdef Q_OS_WIN
#include <windows.h>
#endif

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

#ifndef Q_OS_WIN
bool says(const QString& file, const QRegularExpression& line)
{
    const QString path = QStandardPaths::locate(QStandardPaths::GenericConfigLocation, file);
    QFile in(path);
    return !path.isEmpty() && in.open(QIODevice::ReadOnly | QIODevice::Text) &&
           line.match(QString::fromUtf8(in.read(1 << 16))).hasMatch();
}
#endif

// Qt 6.4 does not tell.
bool systemWantsLess()
{
#ifdef Q_OS_WIN
    BOOL animates = TRUE;
    return SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, &animates, 0) && !animates;
#else
    static const QRegularExpression plasma(u"^AnimationDurationFactor=0(\\.0*)?$"_s,
                                           QRegularExpression::MultilineOption);
    static const QRegularExpression gtk(u"^gtk-enable-animations\\s*=\\s*(0|false)$"_s,
                                        QRegularExpression::MultilineOption);
    return says(u"kdeglobals"_s, plasma) || says(u"gtk-4.0/settings.ini"_s, gtk) ||
           says(u"gtk-3.0/settings.ini"_s, gtk);
#endif
}

} // namespace

Motion& Motion::instance()
{
    static Motion motion;
    return motion;
}

Motion::Motion()
    : m_system(systemWantsLess())
{}

bool Motion::isReduced() const
{
    return m_choice == MotionChoice::System ? m_system : m_choice == MotionChoice::Reduced;
}

void Motion::setChoice(MotionChoice choice)
{
    const bool before = isReduced();
    m_choice = choice;
    if (isReduced() != before)
        Q_EMIT changed();
}

} // namespace stellwerk
