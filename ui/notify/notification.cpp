// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/notification.h"

#include <QRegularExpression>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// Of the settings file, in the order of the kinds.
constexpr std::array<const char*, std::size_t(NotificationKind::Count)> kNames{
    "runEnded", "firstFailure", "windowEndangered", "personNeeded", "serverLost"};

} // namespace

NotificationChoices NotificationChoices::from(const QVariantHash& kept)
{
    NotificationChoices choices;
    for (std::size_t i = 0; i < kNames.size(); ++i)
        choices.about.at(i) = kept.value(QLatin1StringView(kNames.at(i)), true).toBool();
    bool isNumber = false;
    const int minutes = kept.value(u"lostMinutes"_s).toInt(&isNumber);
    if (isNumber)
        choices.lostMinutes = std::clamp(minutes, 1, 24 * 60);
    choices.tray = kept.value(u"tray"_s, false).toBool();
    return choices;
}

QVariantHash NotificationChoices::kept() const
{
    QVariantHash kept;
    for (std::size_t i = 0; i < kNames.size(); ++i)
        kept.insert(QLatin1StringView(kNames.at(i)), about.at(i));
    kept.insert(u"lostMinutes"_s, lostMinutes);
    kept.insert(u"tray"_s, tray);
    return kept;
}

QString notificationText(const QString& text, qsizetype most)
{
    static const QRegularExpression secret(
        uR"(\b(password|passwd|pwd|kennwort)(\s*[=:]\s*)("[^"]*"|'[^']*'|\{[^}]*\}|[^\s;,]+))"_s,
        QRegularExpression::CaseInsensitiveOption);
    // A long message is cut before it is looked through: it may be 10 MB.
    QString line = text.left(8 * most).simplified();
    line.replace(secret, u"\\1\\2…"_s);
    QString plain;
    for (const QChar c : std::as_const(line)) {
        // Neither control characters nor those that turn the direction of what follows.
        const bool turns = (c.unicode() >= 0x202a && c.unicode() <= 0x202e) ||
                           (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
        if (c.category() != QChar::Other_Control && !turns)
            plain += c;
    }
    if (plain.size() <= most)
        return plain;
    plain.truncate(most - 1);
    if (plain.back().isHighSurrogate())
        plain.chop(1);
    return plain.trimmed() + u'…';
}

} // namespace stellwerk
