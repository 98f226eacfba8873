// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/parser.h"

#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

#include <QtCore/QString>

namespace simfleet::sql {

std::u16string folded(std::u16string_view text)
{
    std::u16string result(text);
    for (char16_t& c : result)
        c = QChar(c).toLower().unicode();
    return result;
}

bool sameName(std::u16string_view left, std::u16string_view right)
{
    if (left.size() != right.size())
        return false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (left[i] != right[i] && QChar(left[i]).toLower() != QChar(right[i]).toLower())
            return false;
    }
    return true;
}

std::u16string joined(const Name& name)
{
    std::u16string text;
    for (const std::u16string& part : name) {
        if (&part != &name.front())
            text.push_back(u'.');
        text.append(part);
    }
    return text;
}

void failTooDeep(int line)
{
    throw compileError(191, 15, 1,
                       u"Some part of your SQL statement is nested too deeply. Rewrite the query or break it "
                       u"up into smaller queries.",
                       line);
}

NestingGuard::NestingGuard(Parser& parser)
    : m_parser(parser)
{
    if (++m_parser.m_depth > 120) {
        --m_parser.m_depth;
        failTooDeep(parser.token().line);
    }
}

Parser::Parser(std::u16string_view text, const LexerOptions& options,
               std::map<std::u16string, TypeInfo> declared)
    : m_tokens(tokenize(text, options))
    , m_variables(std::move(declared))
{}

const Token& Parser::token(std::size_t ahead) const
{
    return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
}

bool Parser::isSymbol(std::u16string_view symbol, std::size_t ahead) const
{
    return token(ahead).kind == TokenKind::Symbol && token(ahead).text == symbol;
}

bool Parser::isWord(std::u16string_view upper, std::size_t ahead) const
{
    return token(ahead).kind == TokenKind::Word && token(ahead).upper == upper;
}

bool Parser::isIdentifier(std::size_t ahead) const
{
    const Token& t = token(ahead);
    return (t.kind == TokenKind::Quoted && !t.text.empty()) ||
           (t.kind == TokenKind::Word && !isReservedWord(t.upper));
}

bool Parser::acceptSymbol(std::u16string_view symbol)
{
    const bool found = isSymbol(symbol);
    m_at += found ? 1 : 0;
    return found;
}

bool Parser::acceptWord(std::u16string_view upper)
{
    const bool found = isWord(upper);
    m_at += found ? 1 : 0;
    return found;
}

void Parser::expectSymbol(std::u16string_view symbol)
{
    if (!acceptSymbol(symbol))
        fail();
}

void Parser::expectWord(std::u16string_view upper)
{
    if (!acceptWord(upper))
        fail();
}

const Token& Parser::take()
{
    const Token& current = token();
    if (m_at + 1 < m_tokens.size())
        ++m_at;
    return current;
}

void Parser::fail() const
{
    failAt(m_at);
}

void Parser::failAt(std::size_t position) const
{
    position = std::min(position, m_tokens.size() - 1);
    // SQL Server names the last token when the batch ends too early.
    if (m_tokens[position].kind == TokenKind::End && position > 0)
        --position;
    const Token& t = m_tokens[position];
    if (t.kind == TokenKind::Word && isReservedWord(t.upper))
        throw syntaxNearKeyword(t.text, t.line);
    throw syntaxNear(t.text, t.line);
}

std::u16string Parser::identifier()
{
    if (!isIdentifier())
        fail();
    const Token& t = take();
    if (t.text.size() > 128) {
        throw compileError(103, 15, 4,
                           concat({u"The identifier that starts with '", t.text.substr(0, 128),
                                   u"' is too long. Maximum length is 128."}),
                           t.line);
    }
    return t.text;
}

Name Parser::name()
{
    Name result{identifier()};
    while (acceptSymbol(u".")) {
        if (isSymbol(u"."))
            result.emplace_back();
        else
            result.push_back(identifier());
    }
    if (result.size() > 4) {
        throw compileError(
            117, 15, 1,
            concat({u"The object name '", sql::joined(result),
                    u"' contains more than the maximum number of prefixes. The maximum is 3."}),
            token().line);
    }
    return result;
}

std::int64_t Parser::integer()
{
    const bool negative = acceptSymbol(u"-");
    if (token().kind != TokenKind::Integer)
        fail();
    bool ok = false;
    const qint64 value = QString::fromStdU16String(token().text).toLongLong(&ok);
    if (!ok)
        fail();
    take();
    return negative ? -value : value;
}

void Parser::skipParentheses()
{
    expectSymbol(u"(");
    for (int depth = 1; depth > 0;) {
        if (atEnd())
            fail();
        depth += isSymbol(u"(") ? 1 : isSymbol(u")") ? -1 : 0;
        take();
    }
}

TypeInfo Parser::type(bool inCast, int ordinal)
{
    const int line = token().line;
    // Type names are not reserved, but for a few that only exist quoted here.
    Name path = name();
    const std::u16string written = path.back();
    std::optional<int> first;
    std::optional<int> second;
    if (acceptSymbol(u"(")) {
        if (acceptWord(u"MAX"))
            first = kMaxLength;
        else
            first = int(std::min<std::int64_t>(integer(), 1'000'000));
        if (acceptSymbol(u","))
            second = int(std::min<std::int64_t>(integer(), 1'000'000));
        expectSymbol(u")");
    }
    const std::u16string lower = folded(written);
    const std::optional<TypeInfo> found = typeByName(lower, first, second);
    if (!found && typeByName(lower, std::nullopt, std::nullopt) && first) {
        throw compileError(1001, 15, 1,
                           concat({u"Line ", number(line), u": Length or precision specification ",
                                   number(*first), u" is invalid."}),
                           line);
    }
    if (!found && inCast) {
        throw compileError(243, 16, 1, concat({u"Type ", written, u" is not a defined system type."}), line);
    }
    if (!found) {
        throw compileError(2715, 16, 6,
                           concat({u"Column, parameter, or variable #", number(ordinal),
                                   u": Cannot find data type ", written, u"."}),
                           line);
    }
    TypeInfo info = *found;
    if (inCast && !first && info.length == 1)
        info.length = 30;
    return info;
}

void Parser::checkVariable(const std::u16string& variable, int line) const
{
    if (m_tableVariables.contains(folded(variable)) || !m_variables.contains(folded(variable)))
        throw undeclaredVariable(variable, line);
}

ParsedBatch Parser::batch()
{
    ParsedBatch result;
    bool first = true;
    while (!atEnd()) {
        if (acceptSymbol(u";"))
            continue;
        // The first statement of a batch may name a procedure without EXECUTE.
        if (first && isIdentifier() && !isWord(u"THROW") && !isWord(u"ENABLE") && !isWord(u"DISABLE")) {
            StatementPtr call = make(StatementKind::Execute);
            call->target = name();
            execArguments(*call);
            call->end = m_tokens[m_at == 0 ? 0 : m_at - 1].end;
            result.statements.push_back(std::move(call));
        } else {
            result.statements.push_back(statement());
        }
        first = false;
    }
    result.variables = m_variables;
    return result;
}

std::vector<Declaration> Parser::parameterList()
{
    std::vector<Declaration> result;
    while (!atEnd()) {
        if (!result.empty())
            expectSymbol(u",");
        if (token().kind != TokenKind::Variable)
            fail();
        Declaration parameter{.name = take().text};
        acceptWord(u"AS");
        parameter.type = type(false, int(result.size()) + 1);
        if (acceptSymbol(u"="))
            parameter.value = scalar();
        parameter.table = acceptWord(u"OUTPUT") || acceptWord(u"OUT");
        result.push_back(std::move(parameter));
    }
    return result;
}

} // namespace simfleet::sql
