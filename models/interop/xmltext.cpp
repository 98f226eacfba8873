// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/xmltext.h"

#include "interop/dtsxcarry.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QString escaped(const QString& text)
{
    const QString held = xmlText(text);
    QString result;
    result.reserve(held.size() + held.size() / 8);
    for (const QChar c : held) {
        switch (c.unicode()) {
        case '&':
            result += u"&amp;"_s;
            break;
        case '<':
            result += u"&lt;"_s;
            break;
        case '>':
            result += u"&gt;"_s;
            break;
        case '"':
            result += u"&quot;"_s;
            break;
        case '\t':
            result += u"&#x9;"_s;
            break;
        case '\n':
            result += u"&#xA;"_s;
            break;
        case '\r':
            result += u"&#xD;"_s;
            break;
        default:
            result += c;
        }
    }
    return result;
}

} // namespace

void XmlText::begin(const QString& name, const Attributes& attributes)
{
    const QString lead = indent();
    m_text += u'\n' + lead + u'<' + name;
    const bool own = attributes.size() > 2;
    for (const auto& [key, value] : attributes)
        m_text += (own ? u'\n' + lead + u"  "_s : u" "_s) + key + u"=\""_s + escaped(value) + u'"';
}

void XmlText::open(const QString& name, const Attributes& attributes)
{
    begin(name, attributes);
    m_text += u'>';
    m_open.push_back(name);
}

void XmlText::close()
{
    const QString name = m_open.back();
    m_open.pop_back();
    m_text += u'\n' + indent() + u"</"_s + name + u'>';
}

void XmlText::empty(const QString& name, const Attributes& attributes)
{
    begin(name, attributes);
    m_text += u" />"_s;
}

void XmlText::leaf(const QString& name, const Attributes& attributes, const QString& text)
{
    begin(name, attributes);
    m_text += u'>' + escaped(text) + u"</"_s + name + u'>';
}

void XmlText::cdata(const QString& name, const QString& text)
{
    begin(name, {});
    m_text += u"><![CDATA["_s + text + u"]]></"_s + name + u'>';
}

} // namespace stellwerk
