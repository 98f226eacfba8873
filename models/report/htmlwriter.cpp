// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/htmlwriter.h"

namespace stellwerk {

namespace {

constexpr QChar kReplacement(0xfffd);

QString escaped(QStringView text)
{
    return HtmlWriter::clean(text).toHtmlEscaped();
}

bool isControl(char16_t c)
{
    return (c < 0x20 && c != u'\n' && c != u'\t') || (c >= 0x7f && c < 0xa0);
}

bool isNoCharacter(char16_t c)
{
    return c >= 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

} // namespace

QString HtmlWriter::clean(QStringView text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t point = QChar::surrogateToUcs4(c, text[i + 1]);
            if ((point & 0xfffe) == 0xfffe) {
                clean += kReplacement;
            } else {
                clean += c;
                clean += text[i + 1];
            }
            ++i;
        } else if (c == u'\r') {
            if (i + 1 == text.size() || text[i + 1] != u'\n')
                clean += u'\n';
        } else if (c.isSurrogate() || isNoCharacter(c.unicode())) {
            clean += kReplacement;
        } else {
            clean += isControl(c.unicode()) ? QChar(u' ') : c;
        }
    }
    return clean;
}

void HtmlWriter::begin(const char* tag, Attributes attributes)
{
    m_html += u'<';
    m_html += QLatin1StringView(tag);
    for (const Attribute& attribute : attributes) {
        m_html += u' ';
        m_html += QLatin1StringView(attribute.name);
        m_html += QLatin1StringView("=\"");
        m_html += escaped(attribute.value);
        m_html += u'"';
    }
}

HtmlWriter& HtmlWriter::open(const char* tag, Attributes attributes)
{
    begin(tag, attributes);
    m_html += u'>';
    m_open.append(tag);
    return *this;
}

HtmlWriter& HtmlWriter::close()
{
    if (m_open.isEmpty())
        return *this;
    m_html += QLatin1StringView("</");
    m_html += QLatin1StringView(m_open.takeLast());
    m_html += u'>';
    return *this;
}

HtmlWriter& HtmlWriter::text(QStringView text)
{
    m_html += escaped(text);
    return *this;
}

HtmlWriter& HtmlWriter::leaf(const char* tag, QStringView text, Attributes attributes)
{
    return open(tag, attributes).text(text).close();
}

HtmlWriter& HtmlWriter::empty(const char* tag, Attributes attributes)
{
    begin(tag, attributes);
    m_html += QLatin1StringView("/>");
    return *this;
}

HtmlWriter& HtmlWriter::newLine()
{
    m_html += u'\n';
    return *this;
}

HtmlWriter& HtmlWriter::raw(QStringView html)
{
    m_html += html;
    return *this;
}

QByteArray HtmlWriter::finished()
{
    while (!m_open.isEmpty())
        close();
    newLine();
    return m_html.toUtf8();
}

} // namespace stellwerk
