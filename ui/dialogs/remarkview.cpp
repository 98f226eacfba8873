// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/remarkview.h"

#include "theme/theme.h"

#include <QTextDocument>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShown = 400; // of each kind: nobody reads more, and laying it out would take its time

QString paragraph(const Remark& remark)
{
    QString place = remark.element.toHtmlEscaped();
    if (remark.line > 0) {
        const QString line = RemarkView::tr("line %1").arg(remark.line);
        place = place.isEmpty() ? line : u"%1 (%2)"_s.arg(place, line);
    }
    QString text = place.isEmpty() ? QString() : u"<b>"_s + place + u"</b><br>"_s;
    text += remark.text.toHtmlEscaped();
    if (!remark.nextStep.isEmpty())
        text += u"<br><i>"_s + remark.nextStep.toHtmlEscaped() + u"</i>"_s;
    return u"<p style='margin-top:4px; margin-bottom:8px'>"_s + text + u"</p>"_s;
}

QString section(const InteropReport& report, Remark::Weight weight, const QString& title)
{
    QString text;
    int count = 0;
    for (const Remark& remark : report.remarks) {
        if (remark.weight == weight && ++count <= kShown)
            text += paragraph(remark);
    }
    if (count > kShown)
        text += u"<p>"_s + RemarkView::tr("And %n more.", nullptr, count - kShown) + u"</p>"_s;
    return count == 0 ? QString() : u"<h4>%1 (%2)</h4>"_s.arg(title.toHtmlEscaped()).arg(count) + text;
}

} // namespace

RemarkView::RemarkView(const QString& objectName, QWidget* parent)
    : QTextBrowser(parent)
{
    setObjectName(objectName);
    setAccessibleName(tr("Report"));
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    document()->setDocumentMargin(space::kRelated);
}

void RemarkView::showReport(const InteropReport& report, const QString& whenEmpty)
{
    const QString text = section(report, Remark::Weight::Warning, tr("Needs a look")) +
                         section(report, Remark::Weight::Note, tr("Taken over in another form"));
    if (text.isEmpty())
        showText(whenEmpty);
    else
        setHtml(text);
}

void RemarkView::showError(const InteropError& error)
{
    QString text = u"<b>"_s + tr("It does not work like this:") + u"</b><br>"_s + error.text.toHtmlEscaped();
    if (error.line > 0)
        text += u"<br>"_s + tr("line %1").arg(error.line);
    if (!error.nextStep.isEmpty())
        text += u"<br><i>"_s + error.nextStep.toHtmlEscaped() + u"</i>"_s;
    setHtml(u"<p>"_s + text + u"</p>"_s);
}

void RemarkView::showText(const QString& text)
{
    setPlainText(text);
}

} // namespace stellwerk
