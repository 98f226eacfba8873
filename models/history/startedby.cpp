// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/startedby.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

QString startedBy(const QString& message)
{
    const QString words = u"The Job was invoked by "_s;
    const qsizetype at = message.indexOf(words);
    if (at < 0)
        return {};
    // Sentences are separated by two blanks; a schedule's name may hold full stops.
    const QStringView rest = QStringView(message).sliced(at + words.size());
    const qsizetype end = rest.indexOf(u".  "_s);
    QStringView who = end < 0 ? rest.trimmed() : rest.left(end);
    if (end < 0 && who.endsWith(u'.'))
        who.chop(1);
    return who.left(200).toString();
}

} // namespace stellwerk
