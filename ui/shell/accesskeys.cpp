// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/accesskeys.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QSet>

#include <algorithm>

namespace stellwerk {

namespace {

// Where the access key's '&' stands; -1: none.
qsizetype keyIn(const QString& text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text.at(i) != u'&')
            continue;
        if (text.at(i + 1) != u'&')
            return i;
        ++i; // "&&" is an ampersand
    }
    return -1;
}

bool startsWord(const QString& text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

void assign(const QList<QAction*>& actions)
{
    QList<QAction*> shown;
    QStringList texts;
    for (QAction* action : actions) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        shown.append(action);
        texts.append(action->text());
    }
    const QStringList keyed = withAccessKeys(texts);
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (keyed.at(i) != texts.at(i))
            shown.at(i)->setText(keyed.at(i));
    }
}

} // namespace

QStringList withAccessKeys(QStringList texts)
{
    QSet<QChar> taken;
    QList<qsizetype> homeless;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const qsizetype at = keyIn(texts.at(i));
        const QChar letter = at < 0 ? QChar() : texts.at(i).at(at + 1).toLower();
        if (at >= 0 && !taken.contains(letter)) {
            taken.insert(letter);
            continue;
        }
        if (at >= 0)
            texts[i].remove(at, 1);
        homeless.append(i);
    }
    // Short texts have the least choice.
    std::stable_sort(homeless.begin(), homeless.end(),
                     [&](qsizetype a, qsizetype b) { return texts.at(a).size() < texts.at(b).size(); });
    for (const qsizetype i : std::as_const(homeless)) {
        QString& text = texts[i];
        const auto free = [&](qsizetype at) {
            return text.at(at).isLetterOrNumber() && !taken.contains(text.at(at).toLower());
        };
        qsizetype place = -1;
        for (qsizetype at = 0; at < text.size() && place < 0; ++at) {
            if (startsWord(text, at) && free(at))
                place = at;
        }
        for (qsizetype at = 0; at < text.size() && place < 0; ++at) {
            if (free(at))
                place = at;
        }
        if (place < 0)
            continue;
        taken.insert(text.at(place).toLower());
        text.insert(place, u'&');
    }
    return texts;
}

void keepAccessKeys(QMenu* menu)
{
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu] { assign(menu->actions()); });
    assign(menu->actions());
    for (const QAction* action : menu->actions()) {
        if (action->menu())
            keepAccessKeys(action->menu());
    }
}

void keepAccessKeys(QMenuBar* bar)
{
    assign(bar->actions());
    for (const QAction* action : bar->actions()) {
        if (action->menu())
            keepAccessKeys(action->menu());
    }
}

} // namespace stellwerk
