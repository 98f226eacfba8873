// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the pieces of a filter's text mean together.
#include "logs/logfilter.h"
#include "logs/logfiltertoken.h"

#include <QCoreApplication>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::LogFilter)
};

using Token = LogFilterToken;
using Node = LogFilter::Node;
using Kind = LogFilter::Kind;
using Result = tl::expected<Node, LogFilterError>;

tl::unexpected<LogFilterError> wrong(qsizetype column, qsizetype length, const QString& message)
{
    return tl::make_unexpected(LogFilterError{column, length, message});
}

class Parser
{
public:
    Parser(const QString& text, const QDateTime& now)
        : m_size(text.size())
        , m_now(now)
        , m_tokens(logFilterTokens(text))
    {}

    Result all()
    {
        if (m_tokens.empty())
            return Node{};
        Result node = either();
        if (node && m_at < m_tokens.size())
            return wrong(
                token().column, token().length,
                Text::tr("There is no “(” for this “)”: take it away, or put it in quotes to look for it"));
        return node;
    }

private:
    [[nodiscard]] bool ended() const { return m_at >= m_tokens.size(); }
    [[nodiscard]] const Token& token() const { return m_tokens[m_at]; }
    [[nodiscard]] bool is(Token::Kind kind) const { return !ended() && token().kind == kind; }

    Result either()
    {
        Result first = together();
        if (!first || !is(Token::Kind::Or))
            return first;
        Node node{.kind = Kind::Or};
        node.children.push_back(std::move(*first));
        while (is(Token::Kind::Or)) {
            ++m_at;
            Result next = together();
            if (!next)
                return next;
            node.children.push_back(std::move(*next));
        }
        return node;
    }

    Result together()
    {
        Result first = one();
        if (!first)
            return first;
        Node node{.kind = Kind::And};
        node.children.push_back(std::move(*first));
        while (!ended() && !is(Token::Kind::Or) && !is(Token::Kind::Close)) {
            if (is(Token::Kind::And))
                ++m_at;
            Result next = one();
            if (!next)
                return next;
            node.children.push_back(std::move(*next));
        }
        if (node.children.size() == 1)
            return Result(std::move(node.children.front()));
        return node;
    }

    Result one()
    {
        if (ended())
            return wrong(m_size, 0, Text::tr("Something is missing at the end: write what to look for"));
        switch (token().kind) {
        case Token::Kind::Not: {
            ++m_at;
            Result inner = one();
            if (!inner)
                return inner;
            Node node{.kind = Kind::Not};
            node.children.push_back(std::move(*inner));
            return node;
        }
        case Token::Kind::Open:
            return parenthesis();
        case Token::Kind::Term:
            return term(m_tokens[m_at++]);
        case Token::Kind::Close:
            return wrong(
                token().column, 0,
                Text::tr("Something is missing before “)”: write what to look for, or take it away"));
        case Token::Kind::And:
        case Token::Kind::Or:
            break;
        }
        return wrong(
            token().column, token().length,
            Text::tr("Something is missing before this word: put it in quotes to look for the word itself"));
    }

    Result parenthesis()
    {
        const qsizetype column = token().column;
        ++m_at;
        if (is(Token::Kind::Close))
            return wrong(
                column, 2,
                Text::tr("Nothing stands in the parentheses: write what to look for, or take them away"));
        if (++m_depth > 100)
            return wrong(column, 1, Text::tr("Too many parentheses inside each other: take some away"));
        Result inner = either();
        --m_depth;
        if (!inner)
            return inner;
        if (!is(Token::Kind::Close))
            return wrong(column, 1, Text::tr("This “(” is not closed: add “)”"));
        ++m_at;
        return inner;
    }

    Result term(const Token& term)
    {
        if (!term.closed)
            return wrong(
                term.valueColumn - 1, m_size - term.valueColumn + 1,
                term.form == Token::Form::Quoted
                    ? Text::tr("The quote is not closed: add \"")
                    : Text::tr("The expression is not closed: add /, and write a slash inside it as \\/"));
        if (term.field.isEmpty())
            return pattern(term, Kind::Word);
        if (!LogFilter::fields().contains(term.field))
            return wrong(
                term.column, term.field.size(),
                Text::tr(
                    "There is no field “%1”; there are %2. To look for the text itself, put it in quotes")
                    .arg(term.field, LogFilter::fields().join(u", "_s)));
        if (term.value.isEmpty())
            return wrong(term.valueColumn, 0,
                         Text::tr("A value is missing after “%1%2”: %3")
                             .arg(term.field, term.compare, example(term.field)));
        if (term.field != u"level" && term.compare.size() > 0 && QStringView(u"<>").contains(term.compare[0]))
            return wrong(term.column + term.field.size(), term.compare.size(),
                         Text::tr("Only levels have an order: write “%1:” instead").arg(term.field));
        if (term.field == u"text")
            return pattern(term, Kind::Text);
        if (term.field == u"level")
            return level(term);
        if (term.field == u"source")
            return source(term);
        if (term.field == u"since" || term.field == u"until")
            return moment(term);
        if (term.field == u"group")
            return group(term);
        return name(term);
    }

    static QString example(const QString& field)
    {
        if (field == u"level")
            return u"level>=warning"_s;
        if (field == u"since" || field == u"until")
            return u"%1:22:00, %1:2h"_s.arg(field);
        if (field == u"source")
            return u"source:history"_s;
        if (field == u"text")
            return u"text:deadlock, text~/dead|time/"_s;
        if (field == u"group")
            return u"group:7"_s;
        return u"%1:SQL0*, %1:\"Load all\""_s.arg(field);
    }

    // An expression after ~ need not stand between slashes.
    static bool isRegex(const Token& term) { return term.form == Token::Form::Regex || term.compare == u"~"; }

    Result pattern(const Token& term, Kind kind)
    {
        Node node{.kind = kind};
        if (term.value.isEmpty())
            return wrong(term.column, term.length,
                         Text::tr("Nothing stands between the signs: write what to look for"));
        TextPattern::Error error;
        node.pattern =
            TextPattern(term.value, {.regex = isRegex(term), .caseSensitive = term.caseSensitive}, &error);
        if (!error.text.isEmpty())
            return wrong(
                term.valueColumn + error.offset, 1,
                Text::tr(
                    "The expression is not right here: %1. To look for the text itself, put it in quotes")
                    .arg(error.text));
        return node;
    }

    Result name(const Token& term)
    {
        Result node = isRegex(term) ? pattern(term, Kind::Name) : Result(Node{.kind = Kind::Name});
        if (!node)
            return node;
        node->byPattern = isRegex(term);
        node->text = term.value;
        node->field = term.field == u"server" ? LogField::Server
                      : term.field == u"job"  ? LogField::Job
                      : term.field == u"step" ? LogField::Step
                                              : LogField::Task;
        return node;
    }

    Result level(const Token& term)
    {
        Node node{.kind = Kind::Level};
        std::optional<LogLevel> given;
        const QString word = term.value.toLower();
        for (int at = int(LogLevel::Debug); at <= int(LogLevel::Error); ++at) {
            if (LogFilter::wordOf(LogLevel(at)).startsWith(word))
                given = LogLevel(at);
        }
        if (!given)
            return wrong(
                term.valueColumn, term.value.size(),
                Text::tr("There is no level “%1”: write debug, info, warning or error").arg(term.value));
        if (term.compare == u">=")
            node.least = *given;
        else if (term.compare == u"<=")
            node.most = *given;
        else if (term.compare == u">")
            node.least = LogLevel(int(*given) + 1);
        else if (term.compare == u"<")
            node.most = LogLevel(int(*given) - 1);
        else
            node.least = node.most = *given;
        return node;
    }

    Result source(const Token& term)
    {
        Node node{.kind = Kind::Source};
        const QString word = term.value.toLower();
        for (int at = int(LogSource::Run); at <= int(LogSource::Program); ++at) {
            if (LogFilter::wordOf(LogSource(at)).startsWith(word))
                node.sources |= 1U << at;
        }
        if (node.sources == 0)
            return wrong(
                term.valueColumn, term.value.size(),
                Text::tr("There is no source “%1”: write run, history, ssis or program").arg(term.value));
        return node;
    }

    Result moment(const Token& term)
    {
        const bool until = term.field == u"until";
        const std::optional<qint64> at = logMoment(term.value, m_now, until);
        if (!at)
            return wrong(
                term.valueColumn, term.value.size(),
                Text::tr("“%1” is no time: write 22:00, 2026-11-25, \"2026-11-25 22:00\", 2h or yesterday")
                    .arg(term.value));
        return Node{.kind = until ? Kind::Until : Kind::Since, .at = *at};
    }

    Result group(const Token& term)
    {
        bool fine = false;
        const quint32 number = term.value.toUInt(&fine);
        if (!fine)
            return wrong(
                term.valueColumn, term.value.size(),
                Text::tr("“%1” is no group: write its number from the list of groups").arg(term.value));
        return Node{.kind = Kind::Group, .group = number};
    }

    qsizetype m_size;
    QDateTime m_now;
    std::vector<Token> m_tokens;
    size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

tl::expected<LogFilter, LogFilterError> LogFilter::parse(const QString& text, const QDateTime& now)
{
    Result node = Parser(text, now).all();
    if (!node)
        return tl::make_unexpected(node.error());
    return LogFilter(std::move(*node));
}

} // namespace stellwerk
