// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logfiltertoken.h"

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

class Reader
{
public:
    explicit Reader(const QString& text)
        : m_text(text)
    {}

    std::vector<LogFilterToken> all()
    {
        std::vector<LogFilterToken> tokens;
        while (true) {
            while (m_at < m_text.size() && m_text[m_at].isSpace())
                ++m_at;
            if (m_at >= m_text.size())
                return tokens;
            LogFilterToken token;
            token.column = m_at;
            read(token);
            token.length = m_at - token.column;
            tokens.push_back(std::move(token));
        }
    }

private:
    using Kind = LogFilterToken::Kind;
    using Form = LogFilterToken::Form;

    [[nodiscard]] QChar at(qsizetype place) const { return place < m_text.size() ? m_text[place] : QChar(); }
    [[nodiscard]] bool endsWord(qsizetype place) const
    {
        return place >= m_text.size() || m_text[place].isSpace() || m_text[place] == u'(' ||
               m_text[place] == u')';
    }

    void read(LogFilterToken& token)
    {
        const QChar c = at(m_at);
        if (c == u'(' || c == u')') {
            token.kind = c == u'(' ? Kind::Open : Kind::Close;
            ++m_at;
        } else if (c == u'-' && (!endsWord(m_at + 1) || at(m_at + 1) == u'(')) {
            token.kind = Kind::Not;
            ++m_at;
        } else if (isWord(u"AND"_s)) {
            token.kind = Kind::And;
            m_at += 3;
        } else if (isWord(u"OR"_s)) {
            token.kind = Kind::Or;
            m_at += 2;
        } else if (isWord(u"NOT"_s)) {
            token.kind = Kind::Not;
            m_at += 3;
        } else {
            readField(token);
            readValue(token);
        }
    }

    [[nodiscard]] bool isWord(const QString& word) const
    {
        return QStringView(m_text).mid(m_at, word.size()) == word && endsWord(m_at + word.size());
    }

    // letters, then one of the operators
    void readField(LogFilterToken& token)
    {
        qsizetype end = m_at;
        while (end < m_text.size() &&
               ((at(end) >= u'a' && at(end) <= u'z') || (at(end) >= u'A' && at(end) <= u'Z')))
            ++end;
        if (end == m_at)
            return;
        qsizetype size = 0;
        if ((at(end) == u'<' || at(end) == u'>') && at(end + 1) == u'=')
            size = 2;
        else if (QStringView(u":=~<>").contains(at(end)) && !at(end).isNull())
            size = 1;
        if (size == 0)
            return;
        token.field = m_text.mid(m_at, end - m_at).toLower();
        token.compare = m_text.mid(end, size);
        m_at = end + size;
    }

    void readValue(LogFilterToken& token)
    {
        const QChar c = at(m_at);
        if (c == u'"')
            readDelimited(token, Form::Quoted);
        else if (c == u'/' && (token.compare == u"~" || m_text.indexOf(u'/', m_at + 1) >= 0))
            readDelimited(token, Form::Regex);
        else {
            token.valueColumn = m_at;
            while (!endsWord(m_at))
                ++m_at;
            token.value = m_text.mid(token.valueColumn, m_at - token.valueColumn);
        }
    }

    void readDelimited(LogFilterToken& token, Form form)
    {
        const QChar delimiter = m_text[m_at];
        token.form = form;
        token.valueColumn = ++m_at;
        token.closed = false;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at++];
            if (c == delimiter) {
                token.closed = true;
                break;
            }
            const QChar next = at(m_at);
            if (c == u'\\' && (next == delimiter || (form == Form::Quoted && next == u'\\'))) {
                token.value += next;
                ++m_at;
            } else if (c == u'\\' && form == Form::Regex && !next.isNull()) {
                token.value += c;
                token.value += next;
                ++m_at;
            } else {
                token.value += c;
            }
        }
        if (form == Form::Regex && token.closed && at(m_at) == u'c' && endsWord(m_at + 1)) {
            token.caseSensitive = true;
            ++m_at;
        }
    }

    const QString& m_text;
    qsizetype m_at = 0;
};

} // namespace

std::vector<LogFilterToken> logFilterTokens(const QString& text)
{
    return Reader(text).all();
}

} // namespace stellwerk
