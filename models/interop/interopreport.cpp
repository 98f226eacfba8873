// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/interopreport.h"

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

void InteropReport::add(Remark::Weight weight, const QString& code, const QString& element, int line,
                        const QString& text, const QString& nextStep)
{
    remarks.append(Remark{weight, code, element, line, text, nextStep});
}

int InteropReport::warnings() const
{
    return int(std::count_if(remarks.cbegin(), remarks.cend(),
                             [](const Remark& remark) { return remark.weight == Remark::Weight::Warning; }));
}

void InteropReport::sort()
{
    std::stable_sort(remarks.begin(), remarks.end(), [](const Remark& a, const Remark& b) {
        return a.weight != b.weight ? a.weight == Remark::Weight::Warning : a.line < b.line;
    });
}

QJsonArray InteropReport::toJson() const
{
    QJsonArray all;
    for (const Remark& remark : remarks) {
        all.append(
            QJsonObject{{u"weight"_s, remark.weight == Remark::Weight::Warning ? u"warning"_s : u"note"_s},
                        {u"code"_s, remark.code},
                        {u"element"_s, remark.element},
                        {u"line"_s, remark.line > 0 ? QJsonValue(remark.line) : QJsonValue()},
                        {u"text"_s, remark.text},
                        {u"next_step"_s, remark.nextStep}});
    }
    return all;
}

QString describe(const Remark& remark)
{
    QString place = remark.element;
    if (remark.line > 0) {
        const QString line = InteropText::tr("line %1").arg(remark.line);
        place = place.isEmpty() ? line : line + u", "_s + place;
    }
    QString text = place.isEmpty() ? remark.text : place + u": "_s + remark.text;
    if (!remark.nextStep.isEmpty())
        text += u' ' + remark.nextStep;
    return text;
}

QString InteropError::message() const
{
    QString place = file;
    if (line > 0) {
        const QString at = InteropText::tr("line %1").arg(line);
        place = place.isEmpty() ? at : place + u", "_s + at;
    }
    QString all = place.isEmpty() ? text : place + u": "_s + text;
    if (!nextStep.isEmpty())
        all += u' ' + nextStep;
    return all;
}

} // namespace stellwerk
