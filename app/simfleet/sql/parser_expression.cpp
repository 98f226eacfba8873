// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/functions.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

#include <QtCore/QString>

namespace simfleet::sql {

ExprPtr Parser::make(ExprKind kind) const
{
    auto expr = std::make_unique<Expr>();
    expr->kind = kind;
    expr->line = token().line;
    return expr;
}

void Parser::requireScalar(const Expr& expr, std::size_t position) const
{
    if (expr.isPredicate())
        failAt(position);
}

ExprPtr Parser::scalar()
{
    const NestingGuard guard(*this);
    return additive();
}

ExprPtr Parser::condition()
{
    const NestingGuard guard(*this);
    ExprPtr expr = orExpr();
    if (!expr->isPredicate()) {
        const std::size_t at = atEnd() && m_at > 0 ? m_at - 1 : m_at;
        throw compileError(4145, 15, 1,
                           concat({u"An expression of non-boolean type specified in a context where a "
                                   u"condition is expected, near '",
                                   m_tokens[at].text, u"'."}),
                           m_tokens[at].line);
    }
    return expr;
}

ExprPtr Parser::orExpr()
{
    ExprPtr left = andExpr();
    for (int chain = 0; left->isPredicate() && isWord(u"OR"); ++chain) {
        if (chain > kMaxChain)
            failTooDeep(token().line);
        ExprPtr expr = make(ExprKind::Or);
        take();
        const std::size_t position = m_at;
        ExprPtr right = andExpr();
        if (!right->isPredicate())
            failAt(std::max(position, m_at));
        expr->args.push_back(std::move(left));
        expr->args.push_back(std::move(right));
        left = std::move(expr);
    }
    return left;
}

ExprPtr Parser::andExpr()
{
    ExprPtr left = notExpr();
    for (int chain = 0; left->isPredicate() && isWord(u"AND"); ++chain) {
        if (chain > kMaxChain)
            failTooDeep(token().line);
        ExprPtr expr = make(ExprKind::And);
        take();
        const std::size_t position = m_at;
        ExprPtr right = notExpr();
        if (!right->isPredicate())
            failAt(std::max(position, m_at));
        expr->args.push_back(std::move(left));
        expr->args.push_back(std::move(right));
        left = std::move(expr);
    }
    return left;
}

ExprPtr Parser::notExpr()
{
    if (!isWord(u"NOT"))
        return predicate();
    const NestingGuard guard(*this);
    ExprPtr expr = make(ExprKind::Not);
    take();
    expr->args.push_back(notExpr());
    if (!expr->args[0]->isPredicate())
        fail();
    return expr;
}

ExprPtr Parser::predicate()
{
    if (isWord(u"EXISTS") && isSymbol(u"(", 1)) {
        ExprPtr expr = make(ExprKind::Exists);
        take();
        expectSymbol(u"(");
        expr->query = query();
        expectSymbol(u")");
        return expr;
    }
    return predicateTail(additive());
}

ExprPtr Parser::predicateTail(ExprPtr left)
{
    if (left->isPredicate())
        return left;
    static const std::set<std::u16string_view> kComparisons{u"=", u"<>", u"!=", u"<", u"<=",
                                                            u">", u">=", u"!<", u"!>"};
    if (token().kind == TokenKind::Symbol && kComparisons.contains(token().text)) {
        ExprPtr expr = make(ExprKind::Compare);
        const std::u16string& op = take().text;
        expr->text = op == u"!=" ? u"<>" : op == u"!<" ? u">=" : op == u"!>" ? u"<=" : op;
        const std::size_t position = m_at;
        expr->args.push_back(std::move(left));
        expr->args.push_back(additive());
        requireScalar(*expr->args[1], position);
        return expr;
    }
    if (isWord(u"IS")) {
        ExprPtr expr = make(ExprKind::IsNull);
        take();
        expr->flag = acceptWord(u"NOT");
        expectWord(u"NULL");
        expr->args.push_back(std::move(left));
        return expr;
    }
    const bool negated = isWord(u"NOT") && (isWord(u"IN", 1) || isWord(u"LIKE", 1) || isWord(u"BETWEEN", 1));
    if (negated)
        take();
    if (isWord(u"IN")) {
        ExprPtr expr = make(ExprKind::InList);
        take();
        expr->flag = negated;
        expr->args.push_back(std::move(left));
        expectSymbol(u"(");
        if (isWord(u"SELECT") || isWord(u"WITH")) {
            expr->kind = ExprKind::InQuery;
            expr->query = query();
            expectSymbol(u")");
            return expr;
        }
        for (ExprPtr& item : scalarList())
            expr->args.push_back(std::move(item));
        return expr;
    }
    if (isWord(u"LIKE")) {
        ExprPtr expr = make(ExprKind::Like);
        take();
        expr->flag = negated;
        expr->args.push_back(std::move(left));
        expr->args.push_back(scalar());
        if (acceptWord(u"ESCAPE"))
            expr->args.push_back(scalar());
        return expr;
    }
    if (isWord(u"BETWEEN")) {
        ExprPtr expr = make(ExprKind::Between);
        take();
        expr->flag = negated;
        expr->args.push_back(std::move(left));
        expr->args.push_back(scalar());
        expectWord(u"AND");
        expr->args.push_back(scalar());
        return expr;
    }
    return left;
}

ExprPtr Parser::additive()
{
    std::size_t position = m_at;
    ExprPtr left = multiplicative();
    const auto isOperator = [this] {
        return isSymbol(u"+") || isSymbol(u"-") || isSymbol(u"&") || isSymbol(u"|") || isSymbol(u"^");
    };
    for (int chain = 0; isOperator(); ++chain) {
        if (chain > kMaxChain)
            failTooDeep(token().line);
        requireScalar(*left, m_at);
        ExprPtr expr = make(ExprKind::Arithmetic);
        expr->text = take().text;
        position = m_at;
        expr->args.push_back(std::move(left));
        expr->args.push_back(multiplicative());
        requireScalar(*expr->args[1], position);
        left = std::move(expr);
    }
    return left;
}

ExprPtr Parser::multiplicative()
{
    ExprPtr left = unary();
    for (int chain = 0; isSymbol(u"*") || isSymbol(u"/") || isSymbol(u"%"); ++chain) {
        if (chain > kMaxChain)
            failTooDeep(token().line);
        requireScalar(*left, m_at);
        ExprPtr expr = make(ExprKind::Arithmetic);
        expr->text = take().text;
        const std::size_t position = m_at;
        expr->args.push_back(std::move(left));
        expr->args.push_back(unary());
        requireScalar(*expr->args[1], position);
        left = std::move(expr);
    }
    return left;
}

ExprPtr Parser::unary()
{
    if (!isSymbol(u"-") && !isSymbol(u"+") && !isSymbol(u"~"))
        return postfix();
    const NestingGuard guard(*this);
    ExprPtr expr = make(ExprKind::Unary);
    expr->text = take().text;
    const std::size_t position = m_at;
    expr->args.push_back(unary());
    requireScalar(*expr->args[0], position);
    return expr;
}

ExprPtr Parser::postfix()
{
    ExprPtr expr = primary();
    for (;;) {
        if (isWord(u"COLLATE")) {
            ExprPtr collate = make(ExprKind::Collate);
            take();
            collate->text = identifier();
            collate->args.push_back(std::move(expr));
            expr = std::move(collate);
        } else if (isWord(u"AT") && isWord(u"TIME", 1) && isWord(u"ZONE", 2)) {
            ExprPtr zone = make(ExprKind::AtTimeZone);
            m_at += 3;
            zone->args.push_back(std::move(expr));
            zone->args.push_back(primary());
            expr = std::move(zone);
        } else {
            return expr;
        }
    }
}

ExprPtr Parser::primary()
{
    switch (token().kind) {
    case TokenKind::String:
    case TokenKind::NString:
    case TokenKind::Integer:
    case TokenKind::Decimal:
    case TokenKind::Float:
    case TokenKind::HexDigits:
        return literal();
    case TokenKind::Variable:
        return variable();
    case TokenKind::SystemVariable: {
        ExprPtr expr = make(ExprKind::SystemVariable);
        expr->text = take().text;
        if (!isSystemVariable(expr->text))
            throw undeclaredVariable(expr->text, expr->line);
        return expr;
    }
    case TokenKind::Symbol:
        if (isSymbol(u"("))
            return parenthesized();
        fail();
    case TokenKind::Word:
    case TokenKind::Quoted:
        return nameOrCall();
    case TokenKind::End:
        break;
    }
    fail();
}

ExprPtr Parser::literal()
{
    ExprPtr expr = make(ExprKind::Literal);
    const Token& t = take();
    const QString text = QString::fromStdU16String(t.text);
    const int length = std::max(1, int(std::min<std::size_t>(t.text.size(), 100'000)));
    switch (t.kind) {
    case TokenKind::String:
        expr->value = t.text;
        expr->type = varcharType(length);
        break;
    case TokenKind::NString:
        expr->value = t.text;
        expr->type = nvarcharType(length);
        break;
    case TokenKind::Integer: {
        bool ok = false;
        const qint64 value = text.toLongLong(&ok);
        expr->type = simpleType(value > 2147483647 ? SqlType::BigInt : SqlType::Int);
        expr->value = std::int64_t(value);
        if (!ok) {
            expr->type = decimalType(std::min(38, length), 0);
            expr->value = text.toDouble();
        }
        break;
    }
    case TokenKind::Decimal: {
        const auto point = text.indexOf(QChar(u'.'));
        const int scale = point < 0 ? 4 : int(text.size() - point - 1);
        expr->value = text.toDouble();
        expr->type =
            decimalType(std::clamp(int(text.size()) - (point < 0 ? 0 : 1), 1, 38), std::min(scale, 38));
        break;
    }
    case TokenKind::Float:
        expr->value = text.toDouble();
        expr->type = simpleType(SqlType::Float);
        break;
    default: {
        const QByteArray bytes =
            QByteArray::fromHex((text.size() % 2 ? QChar(u'0') + text : text).toLatin1());
        expr->value = Binary(bytes.begin(), bytes.end());
        expr->type = {.type = SqlType::VarBinary, .length = std::max(1, int(bytes.size()))};
        if (expr->type.length > 8000)
            expr->type.length = kMaxLength;
    }
    }
    expr->type.nullable = false;
    return expr;
}

ExprPtr Parser::variable()
{
    ExprPtr expr = make(ExprKind::Variable);
    expr->text = take().text;
    checkVariable(expr->text, expr->line);
    expr->type = m_variables.at(folded(expr->text));
    return expr;
}

ExprPtr Parser::parenthesized()
{
    const NestingGuard guard(*this);
    ExprPtr expr = make(ExprKind::Subquery);
    expectSymbol(u"(");
    if (isWord(u"SELECT") || isWord(u"WITH")) {
        expr->query = query();
        expectSymbol(u")");
        return expr;
    }
    expr = scalarOrCondition();
    expectSymbol(u")");
    return expr;
}

} // namespace simfleet::sql
