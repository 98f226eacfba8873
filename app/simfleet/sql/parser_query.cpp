// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/parser.h"
#include "sql/sqlerror.h"

#include <optional>

namespace simfleet::sql {

QueryPtr Parser::query()
{
    const NestingGuard guard(*this);
    std::vector<CommonTable> tables;
    if (acceptWord(u"WITH"))
        tables = commonTables();
    QueryPtr result = queryExpression();
    result->with = std::move(tables);
    return result;
}

std::vector<CommonTable> Parser::commonTables()
{
    std::vector<CommonTable> tables;
    do {
        CommonTable table{.line = token().line};
        table.name = identifier();
        if (acceptSymbol(u"(")) {
            do {
                table.columnNames.push_back(identifier());
            } while (acceptSymbol(u","));
            expectSymbol(u")");
        }
        expectWord(u"AS");
        expectSymbol(u"(");
        table.query = query();
        expectSymbol(u")");
        tables.push_back(std::move(table));
    } while (acceptSymbol(u","));
    return tables;
}

QueryPtr Parser::queryExpression()
{
    QueryPtr left = intersectTerm();
    for (int chain = 0; isWord(u"UNION") || isWord(u"EXCEPT"); ++chain) {
        if (chain > 100)
            failTooDeep(token().line);
        auto both = std::make_unique<Query>();
        both->line = left->line;
        if (take().upper == u"UNION")
            both->setOperator = acceptWord(u"ALL") ? "UNION ALL" : "UNION";
        else
            both->setOperator = "EXCEPT";
        both->left = std::move(left);
        both->right = intersectTerm();
        left = std::move(both);
    }
    orderBy(*left);
    return left;
}

QueryPtr Parser::intersectTerm()
{
    QueryPtr left = queryPrimary();
    for (int chain = 0; isWord(u"INTERSECT"); ++chain) {
        if (chain > 100)
            failTooDeep(token().line);
        take();
        auto both = std::make_unique<Query>();
        both->line = left->line;
        both->setOperator = "INTERSECT";
        both->left = std::move(left);
        both->right = queryPrimary();
        left = std::move(both);
    }
    return left;
}

QueryPtr Parser::queryPrimary()
{
    if (acceptSymbol(u"(")) {
        QueryPtr inner = query();
        expectSymbol(u")");
        return inner;
    }
    return select();
}

QueryPtr Parser::select()
{
    auto result = std::make_unique<Query>();
    result->line = token().line;
    expectWord(u"SELECT");
    if (acceptWord(u"DISTINCT"))
        result->distinct = true;
    else
        acceptWord(u"ALL");
    if (isWord(u"TOP"))
        result->top = top();
    selectItems(*result);
    if (acceptWord(u"INTO"))
        result->into = name();
    if (acceptWord(u"FROM"))
        result->from = fromList();
    if (acceptWord(u"WHERE"))
        result->where = condition();
    if (acceptWord(u"GROUP")) {
        expectWord(u"BY");
        do {
            result->groupBy.push_back(scalar());
        } while (acceptSymbol(u","));
    }
    if (acceptWord(u"HAVING"))
        result->having = condition();
    return result;
}

ExprPtr Parser::top()
{
    expectWord(u"TOP");
    ExprPtr count;
    if (acceptSymbol(u"(")) {
        count = scalar();
        expectSymbol(u")");
    } else if (token().kind == TokenKind::Integer) {
        count = literal();
    } else if (token().kind == TokenKind::Variable) {
        count = variable();
    } else {
        fail();
    }
    // PERCENT and WITH TIES are not served: the reserved word is what is refused.
    if (isWord(u"PERCENT") || (isWord(u"WITH") && isWord(u"TIES", 1)))
        fail();
    return count;
}

void Parser::selectItems(Query& query)
{
    do {
        query.items.push_back(selectItem());
    } while (acceptSymbol(u","));
}

SelectItem Parser::selectItem()
{
    SelectItem item;
    if (acceptSymbol(u"*"))
        return item;
    if (token().kind == TokenKind::Variable && token(1).kind == TokenKind::Symbol) {
        const std::u16string& op = token(1).text;
        if (op == u"=" || op == u"+=" || op == u"-=" || op == u"*=" || op == u"/=") {
            item.variable = token().text;
            checkVariable(item.variable, token().line);
            item.operation = op == u"=" ? u"" : op.substr(0, 1);
            m_at += 2;
            item.expr = scalar();
            return item;
        }
    }
    if ((isIdentifier() || token().kind == TokenKind::String) && isSymbol(u"=", 1)) {
        item.alias = take().text;
        take();
        item.expr = scalar();
        return item;
    }
    if (isIdentifier()) {
        std::size_t ahead = 1;
        while (isSymbol(u".", ahead) && isIdentifier(ahead + 1))
            ahead += 2;
        if (isSymbol(u".", ahead) && isSymbol(u"*", ahead + 1)) {
            for (std::size_t i = 0; i < ahead; i += 2)
                item.star.push_back(token(i).text);
            m_at += ahead + 2;
            return item;
        }
    }
    const std::size_t position = m_at;
    item.expr = scalar();
    requireScalar(*item.expr, position);
    const bool as = acceptWord(u"AS");
    if (isIdentifier() || token().kind == TokenKind::String || (as && token().kind == TokenKind::NString))
        item.alias = take().text;
    else if (as)
        fail();
    return item;
}

void Parser::orderBy(Query& query)
{
    if (!isWord(u"ORDER"))
        return;
    take();
    expectWord(u"BY");
    query.orderBy = orderItems();
    if (!acceptWord(u"OFFSET"))
        return;
    query.offset = scalar();
    if (!acceptWord(u"ROWS"))
        expectWord(u"ROW");
    if (acceptWord(u"FETCH")) {
        if (!acceptWord(u"NEXT"))
            expectWord(u"FIRST");
        query.fetch = scalar();
        if (!acceptWord(u"ROWS"))
            expectWord(u"ROW");
        expectWord(u"ONLY");
    }
}

std::vector<OrderItem> Parser::orderItems()
{
    std::vector<OrderItem> items;
    do {
        const std::size_t position = m_at;
        OrderItem item{.expr = scalar()};
        requireScalar(*item.expr, position);
        item.descending = acceptWord(u"DESC");
        if (!item.descending)
            acceptWord(u"ASC");
        items.push_back(std::move(item));
    } while (acceptSymbol(u","));
    return items;
}

std::vector<TableRefPtr> Parser::fromList()
{
    std::vector<TableRefPtr> tables;
    do {
        tables.push_back(joined());
    } while (acceptSymbol(u","));
    return tables;
}

std::optional<JoinKind> Parser::joinKind()
{
    const std::size_t before = m_at;
    if (acceptWord(u"JOIN"))
        return JoinKind::Inner;
    if (acceptWord(u"INNER")) {
        expectWord(u"JOIN");
        return JoinKind::Inner;
    }
    if (acceptWord(u"CROSS")) {
        if (acceptWord(u"APPLY"))
            return JoinKind::CrossApply;
        expectWord(u"JOIN");
        return JoinKind::Cross;
    }
    if (isWord(u"OUTER") && isWord(u"APPLY", 1)) {
        m_at += 2;
        return JoinKind::OuterApply;
    }
    for (const auto& [word, kind] : {std::pair{u"LEFT", JoinKind::Left}, std::pair{u"RIGHT", JoinKind::Right},
                                     std::pair{u"FULL", JoinKind::Full}}) {
        if (acceptWord(word)) {
            acceptWord(u"OUTER");
            expectWord(u"JOIN");
            return kind;
        }
    }
    m_at = before;
    return std::nullopt;
}

TableRefPtr Parser::joined()
{
    const NestingGuard guard(*this);
    TableRefPtr left = tablePrimary();
    int chain = 0;
    while (const std::optional<JoinKind> kind = joinKind()) {
        if (++chain > 60)
            failTooDeep(token().line);
        auto join = std::make_unique<TableRef>();
        join->kind = TableRef::Kind::Join;
        join->line = token().line;
        join->join = *kind;
        const bool hasCondition =
            *kind != JoinKind::Cross && *kind != JoinKind::CrossApply && *kind != JoinKind::OuterApply;
        join->left = std::move(left);
        // a JOIN (b JOIN c ON …) ON … and a JOIN b JOIN c ON … ON … nest to the right
        join->right = tablePrimary();
        if (hasCondition) {
            expectWord(u"ON");
            join->on = condition();
        }
        left = std::move(join);
    }
    return left;
}

TableRefPtr Parser::tablePrimary()
{
    if (isSymbol(u"("))
        return derivedTable();
    auto table = std::make_unique<TableRef>();
    table->line = token().line;
    if (token().kind == TokenKind::Variable) {
        table->kind = TableRef::Kind::Variable;
        table->name = {take().text};
        if (!m_tableVariables.contains(folded(table->name[0]))) {
            throw compileError(1087, 15, 2,
                               concat({u"Must declare the table variable \"", table->name[0], u"\"."}),
                               table->line);
        }
    } else {
        table->name = name();
    }
    if (isSymbol(u"(") && (isWord(u"NOLOCK", 1) || isWord(u"READPAST", 1)))
        skipParentheses();
    else if (isSymbol(u"("))
        throw invalidObject(sql::joined(table->name), table->line);
    tableAlias(*table);
    tableHints();
    return table;
}

TableRefPtr Parser::derivedTable()
{
    auto table = std::make_unique<TableRef>();
    table->line = token().line;
    expectSymbol(u"(");
    if (acceptWord(u"VALUES")) {
        table->kind = TableRef::Kind::Values;
        do {
            expectSymbol(u"(");
            table->rows.push_back(scalarList());
        } while (acceptSymbol(u","));
        expectSymbol(u")");
    } else if (isWord(u"SELECT") || isWord(u"WITH") || isSymbol(u"(")) {
        // "((SELECT …) UNION …)" is a query, "((a JOIN b …) …)" a join: look for the first word.
        std::size_t ahead = 0;
        while (isSymbol(u"(", ahead))
            ++ahead;
        if (!isWord(u"SELECT", ahead) && !isWord(u"WITH", ahead)) {
            TableRefPtr inner = joined();
            expectSymbol(u")");
            return inner;
        }
        table->kind = TableRef::Kind::Derived;
        table->query = query();
        expectSymbol(u")");
    } else {
        TableRefPtr inner = joined();
        expectSymbol(u")");
        return inner;
    }
    tableAlias(*table);
    if (table->alias.empty())
        fail();
    return table;
}

void Parser::tableAlias(TableRef& table)
{
    const bool as = acceptWord(u"AS");
    if (!isIdentifier()) {
        if (as)
            fail();
        return;
    }
    table.alias = identifier();
    if (table.kind != TableRef::Kind::Table && acceptSymbol(u"(")) {
        do {
            table.columnNames.push_back(identifier());
        } while (acceptSymbol(u","));
        expectSymbol(u")");
    }
}

void Parser::tableHints()
{
    if (isWord(u"WITH") && isSymbol(u"(", 1)) {
        take();
        skipParentheses();
    } else if (isSymbol(u"(") && (isWord(u"NOLOCK", 1) || isWord(u"READPAST", 1))) {
        skipParentheses();
    }
}

void Parser::queryOption()
{
    if (isWord(u"OPTION") && isSymbol(u"(", 1)) {
        take();
        skipParentheses();
    }
}

} // namespace simfleet::sql
