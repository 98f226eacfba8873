// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/packagetext.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

QString withoutSource(const QString& message, const QString& source)
{
    constexpr qsizetype kLongestKind = 24; // "Error", "Warnung", "Information" …
    QStringView rest(message);
    if (source.isEmpty() || !rest.startsWith(source) || rest.size() <= source.size() ||
        rest[source.size()] != u':')
        return message;
    rest = rest.sliced(source.size() + 1);
    const qsizetype end = rest.indexOf(u": ");
    const QStringView kind = rest.first(std::max<qsizetype>(0, end));
    if (end > 0 && end <= kLongestKind &&
        std::all_of(kind.cbegin(), kind.cend(), [](QChar letter) { return letter.isLetter(); }))
        rest = rest.sliced(end + 2);
    return rest.trimmed().toString();
}

QString componentText(const QString& source, const QString& subcomponent)
{
    return subcomponent.isEmpty() ? source : source + u" / "_s + subcomponent;
}

QString packageBaseName(const QString& path)
{
    QString name = path;
    name.replace(u'/', u'\\');
    name = name.section(u'\\', -1);
    return name.endsWith(".dtsx"_L1, Qt::CaseInsensitive) ? name.chopped(5) : name;
}

} // namespace stellwerk
