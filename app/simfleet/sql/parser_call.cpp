// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/functions.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

namespace simfleet::sql {

ExprPtr Parser::caseExpr()
{
    const NestingGuard guard(*this);
    ExprPtr expr = make(ExprKind::Case);
    expectWord(u"CASE");
    if (!isWord(u"WHEN"))
        expr->operand = scalar();
    while (acceptWord(u"WHEN")) {
        if (expr->args.size() > 2 * kMaxChain)
            failTooDeep(token().line);
        expr->args.push_back(expr->operand ? scalar() : condition());
        expectWord(u"THEN");
        expr->args.push_back(scalar());
    }
    if (expr->args.empty())
        fail();
    if (acceptWord(u"ELSE")) {
        expr->flag = true;
        expr->args.push_back(scalar());
    }
    expectWord(u"END");
    return expr;
}

ExprPtr Parser::castExpr()
{
    ExprPtr expr = make(ExprKind::Cast);
    expr->text = take().upper;
    expectSymbol(u"(");
    expr->args.push_back(scalar());
    expectWord(u"AS");
    expr->type = type(true, 1);
    expectSymbol(u")");
    expr->flag = expr->text.starts_with(u"TRY");
    return expr;
}

ExprPtr Parser::convertExpr()
{
    ExprPtr expr = make(ExprKind::Cast);
    expr->text = take().upper;
    expectSymbol(u"(");
    expr->type = type(true, 1);
    expectSymbol(u",");
    expr->args.push_back(scalar());
    if (acceptSymbol(u","))
        expr->args.push_back(scalar());
    expectSymbol(u")");
    expr->flag = expr->text.starts_with(u"TRY");
    return expr;
}

ExprPtr Parser::nameOrCall()
{
    if (token().kind == TokenKind::Word) {
        const std::u16string& upper = token().upper;
        const bool opens = isSymbol(u"(", 1);
        if (upper == u"NULL") {
            ExprPtr expr = make(ExprKind::Literal);
            take();
            return expr;
        }
        if (upper == u"CASE")
            return caseExpr();
        if (opens && (upper == u"CAST" || upper == u"TRY_CAST"))
            return castExpr();
        if (opens && (upper == u"CONVERT" || upper == u"TRY_CONVERT"))
            return convertExpr();
        if (upper == u"CURRENT_TIMESTAMP" || upper == u"CURRENT_USER" || upper == u"SESSION_USER" ||
            upper == u"SYSTEM_USER" || upper == u"USER") {
            ExprPtr expr = make(ExprKind::Function);
            expr->path = {upper};
            take();
            return expr;
        }
        if (opens && (upper == u"LEFT" || upper == u"RIGHT" || upper == u"COALESCE" || upper == u"NULLIF")) {
            const int line = token().line;
            take();
            return call({upper}, line);
        }
    }
    const int line = token().line;
    const bool quoted = token().kind == TokenKind::Quoted;
    Name path = name();
    if (isSymbol(u"(") && !(quoted && path.size() == 1))
        return call(std::move(path), line);
    ExprPtr expr = make(ExprKind::Column);
    expr->line = line;
    expr->path = std::move(path);
    return expr;
}

std::vector<ExprPtr> Parser::scalarList()
{
    std::vector<ExprPtr> list;
    do {
        const std::size_t position = m_at;
        list.push_back(scalar());
        requireScalar(*list.back(), position);
    } while (acceptSymbol(u","));
    expectSymbol(u")");
    return list;
}

ExprPtr Parser::call(Name path, int line)
{
    const NestingGuard guard(*this);
    ExprPtr expr = make(ExprKind::Function);
    expr->line = line;
    expr->path = std::move(path);
    if (expr->path.size() == 1) {
        for (char16_t& c : expr->path[0])
            c = QChar(c).toUpper().unicode();
        if (!isKnownFunction(expr->path[0]))
            throw unknownFunction(m_tokens[m_at - 1].text, line);
    }
    expectSymbol(u"(");
    if (acceptSymbol(u")")) {
        callTail(*expr);
        return expr;
    }
    if (isSymbol(u"*") && isSymbol(u")", 1)) {
        expr->args.push_back(make(ExprKind::Star));
        take();
        take();
        callTail(*expr);
        return expr;
    }
    expr->distinct = acceptWord(u"DISTINCT");
    if (!expr->distinct)
        acceptWord(u"ALL");
    if (expr->path.size() == 1 && expr->path[0] == u"IIF") {
        expr->args.push_back(condition());
        expectSymbol(u",");
    }
    for (ExprPtr& item : scalarList())
        expr->args.push_back(std::move(item));
    callTail(*expr);
    return expr;
}

void Parser::callTail(Expr& expr)
{
    if (isWord(u"WITHIN") && isWord(u"GROUP", 1)) {
        m_at += 2;
        expectSymbol(u"(");
        expectWord(u"ORDER");
        expectWord(u"BY");
        expr.within = orderItems();
        expectSymbol(u")");
    }
    if (isWord(u"OVER"))
        expr.over = over();
}

std::unique_ptr<Over> Parser::over()
{
    auto result = std::make_unique<Over>();
    expectWord(u"OVER");
    expectSymbol(u"(");
    if (acceptWord(u"PARTITION")) {
        expectWord(u"BY");
        do {
            result->partition.push_back(scalar());
        } while (acceptSymbol(u","));
    }
    if (acceptWord(u"ORDER")) {
        expectWord(u"BY");
        result->order = orderItems();
        if (isWord(u"ROWS") || isWord(u"RANGE"))
            result->frame = frame();
    }
    expectSymbol(u")");
    return result;
}

std::string Parser::frame()
{
    std::string text = take().upper == u"ROWS" ? " ROWS" : " RANGE";
    const auto bound = [this]() -> std::string {
        if (acceptWord(u"UNBOUNDED")) {
            if (acceptWord(u"PRECEDING"))
                return " UNBOUNDED PRECEDING";
            expectWord(u"FOLLOWING");
            return " UNBOUNDED FOLLOWING";
        }
        if (acceptWord(u"CURRENT")) {
            expectWord(u"ROW");
            return " CURRENT ROW";
        }
        const std::string count = " " + std::to_string(std::max<std::int64_t>(0, integer()));
        if (acceptWord(u"PRECEDING"))
            return count + " PRECEDING";
        expectWord(u"FOLLOWING");
        return count + " FOLLOWING";
    };
    if (!acceptWord(u"BETWEEN"))
        return text + bound();
    text += " BETWEEN" + bound();
    expectWord(u"AND");
    return text + " AND" + bound();
}

} // namespace simfleet::sql
