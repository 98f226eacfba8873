// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/sqlerror.h"
#include "sql/token.h"

#include <QtCore/QString>

#include <array>

namespace simfleet::sql {

namespace {

bool isNameStart(char16_t c)
{
    return c == u'_' || c == u'#' ||
           (c < 128 ? (c | 32) >= u'a' && (c | 32) <= u'z' : QChar(c).isLetter() || QChar::isSurrogate(c));
}

bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

bool isHex(char16_t c)
{
    return isDigit(c) || ((c | 32) >= u'a' && (c | 32) <= u'f');
}

bool isNamePart(char16_t c)
{
    return isNameStart(c) || isDigit(c) || c == u'@' || c == u'$';
}

class Lexer
{
public:
    Lexer(std::u16string_view text, const LexerOptions& options)
        : m_text(text)
        , m_options(options)
    {}

    std::vector<Token> run()
    {
        for (skipBlank(); m_at < m_text.size(); skipBlank()) {
            m_token = {.line = m_line, .begin = m_at};
            scan();
            m_token.end = m_at;
            m_tokens.push_back(std::move(m_token));
        }
        m_tokens.push_back({.line = m_line, .begin = m_at, .end = m_at});
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] char16_t peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : u'\0';
    }

    char16_t take()
    {
        const char16_t c = m_text[m_at++];
        if (c == u'\n')
            ++m_line;
        return c;
    }

    void skipBlank()
    {
        while (m_at < m_text.size()) {
            if (peek() <= u' ' || peek() == u'\u00a0' || peek() == u'\ufeff') {
                take();
            } else if (peek() == u'-' && peek(1) == u'-') {
                while (m_at < m_text.size() && peek() != u'\n')
                    take();
            } else if (peek() == u'/' && peek(1) == u'*') {
                skipComment();
            } else {
                return;
            }
        }
    }

    void skipComment()
    {
        const int line = m_line;
        int depth = 0;
        do {
            if (m_at >= m_text.size())
                throw compileError(113, 15, 1, u"Missing end comment mark '*/'.", line);
            if (peek() == u'/' && peek(1) == u'*') {
                ++depth;
                take();
            } else if (peek() == u'*' && peek(1) == u'/') {
                --depth;
                take();
            }
            take();
        } while (depth > 0);
    }

    void scan()
    {
        const char16_t c = peek();
        if ((c == u'N' || c == u'n') && peek(1) == u'\'') {
            take();
            quoted(TokenKind::NString, u'\'');
        } else if (c == u'\'') {
            quoted(TokenKind::String, u'\'');
        } else if (c == u'"') {
            quoted(m_options.quotedIdentifier ? TokenKind::Quoted : TokenKind::String, u'"');
        } else if (c == u'[') {
            quoted(TokenKind::Quoted, u']');
        } else if (c == u'@') {
            variable();
        } else if (isDigit(c) || (c == u'.' && isDigit(peek(1))) || (c == u'$' && isDigit(peek(1)))) {
            numeral();
        } else if (isNameStart(c)) {
            word();
        } else {
            symbol();
        }
    }

    void quoted(TokenKind kind, char16_t close)
    {
        m_token.kind = kind;
        take();
        for (;;) {
            if (m_at >= m_text.size()) {
                const std::u16string shown = m_token.text.substr(0, 128);
                throw compileError(
                    105, 15, 1,
                    concat({u"Unclosed quotation mark after the character string '", shown, u"'."}),
                    m_token.line);
            }
            const char16_t c = take();
            if (c == close) {
                if (peek() != close || m_at >= m_text.size())
                    return;
                take();
            }
            m_token.text.push_back(c);
        }
    }

    void variable()
    {
        m_token.kind = peek(1) == u'@' ? TokenKind::SystemVariable : TokenKind::Variable;
        while (m_at < m_text.size() && isNamePart(peek()))
            m_token.text.push_back(take());
    }

    void word()
    {
        m_token.kind = TokenKind::Word;
        while (m_at < m_text.size() && isNamePart(peek()))
            m_token.text.push_back(take());
        m_token.upper = m_token.text;
        for (char16_t& c : m_token.upper)
            c = QChar(c).toUpper().unicode();
    }

    void digits()
    {
        while (isDigit(peek()))
            m_token.text.push_back(take());
    }

    void numeral()
    {
        m_token.kind = TokenKind::Integer;
        if (peek() == u'0' && (peek(1) | 32) == u'x') {
            m_at += 2;
            m_token.kind = TokenKind::HexDigits;
            while (isHex(peek()))
                m_token.text.push_back(take());
            return;
        }
        if (peek() == u'$') {
            take();
            m_token.kind = TokenKind::Decimal;
        }
        digits();
        if (peek() == u'.') {
            m_token.kind = TokenKind::Decimal;
            m_token.text.push_back(take());
            digits();
        }
        const std::size_t sign = peek(1) == u'+' || peek(1) == u'-' ? 1 : 0;
        if ((peek() | 32) == u'e' && isDigit(peek(1 + sign))) {
            m_token.kind = TokenKind::Float;
            for (std::size_t i = 0; i <= sign; ++i)
                m_token.text.push_back(take());
            digits();
        }
    }

    void symbol()
    {
        static constexpr std::array<std::u16string_view, 16> kPairs{u"<=", u">=", u"<>", u"!=", u"!<", u"!>",
                                                                    u"+=", u"-=", u"*=", u"/=", u"%=", u"&=",
                                                                    u"|=", u"^=", u"::", u"=="};
        m_token.kind = TokenKind::Symbol;
        m_token.text.push_back(take());
        for (const std::u16string_view pair : kPairs) {
            if (pair != u"==" && pair[0] == m_token.text[0] && pair[1] == peek()) {
                m_token.text.push_back(take());
                return;
            }
        }
    }

    std::u16string_view m_text;
    LexerOptions m_options;
    std::size_t m_at = 0;
    int m_line = 1;
    Token m_token;
    std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> tokenize(std::u16string_view text, const LexerOptions& options)
{
    return Lexer(text, options).run();
}

} // namespace simfleet::sql
