// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/encode.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"
#include "sql/translator.h"

namespace simfleet::sql {

bool isAggregate(const Expr& expr)
{
    static const std::set<std::u16string_view> kAggregates{u"COUNT",  u"COUNT_BIG", u"SUM",        u"MIN",
                                                           u"MAX",    u"AVG",       u"STRING_AGG", u"STDEV",
                                                           u"STDEVP", u"VAR",       u"VARP"};
    return expr.kind == ExprKind::Function && expr.path.size() == 1 && !expr.over &&
           kAggregates.contains(expr.path[0]);
}

bool containsAggregate(const Expr& expr)
{
    if (isAggregate(expr) || (expr.operand && containsAggregate(*expr.operand)))
        return true;
    const auto contains = [](const ExprPtr& e) { return e && containsAggregate(*e); };
    if (std::any_of(expr.args.begin(), expr.args.end(), contains))
        return true;
    return expr.over && (std::any_of(expr.over->partition.begin(), expr.over->partition.end(), contains) ||
                         std::any_of(expr.over->order.begin(), expr.over->order.end(),
                                     [&](const OrderItem& item) { return contains(item.expr); }));
}

namespace {

bool hasColumn(const Expr& expr)
{
    if (expr.kind == ExprKind::Column || expr.query)
        return true;
    if (expr.operand && hasColumn(*expr.operand))
        return true;
    return std::any_of(expr.args.begin(), expr.args.end(),
                       [](const ExprPtr& e) { return e && hasColumn(*e); });
}

bool isGrouped(const Query& query)
{
    if (!query.groupBy.empty() || query.having)
        return true;
    const auto aggregates = [](const ExprPtr& expr) { return expr && containsAggregate(*expr); };
    return std::any_of(query.items.begin(), query.items.end(),
                       [&](const SelectItem& item) { return aggregates(item.expr); }) ||
           std::any_of(query.orderBy.begin(), query.orderBy.end(),
                       [&](const OrderItem& item) { return aggregates(item.expr); });
}

} // namespace

QuerySql Translator::query(const Query& query, Scope* outer, bool nested)
{
    const std::size_t common = m_common.size();
    if (!query.with.empty())
        m_common.push_back({&query.with, outer, query.with.size()});
    if (nested && !query.orderBy.empty() && !query.top && !query.offset) {
        throw compileError(1033, 15, 1,
                           u"The ORDER BY clause is invalid in views, inline functions, derived tables, "
                           u"subqueries, and common table expressions, unless TOP, OFFSET or FOR XML is also "
                           u"specified.",
                           query.line);
    }
    QuerySql result =
        query.setOperator.empty() ? select(query, outer, nested) : setOperation(query, outer, nested);
    m_common.resize(common);
    return result;
}

void Translator::expandStar(const SelectItem& item, Scope& scope, int line, QuerySql& result,
                            std::vector<const Expr*>& exprs, std::vector<std::string>& texts)
{
    bool found = false;
    for (const Source& source : scope.sources) {
        if (!item.star.empty() && !sameName(source.alias, item.star.back()))
            continue;
        found = true;
        for (const SourceColumn& column : source.columns) {
            Expr expr;
            expr.kind = ExprKind::Column;
            expr.path = {source.alias, column.name};
            expr.line = line;
            checkGrouped(expr, {&column, &source, &scope});
            result.columns.push_back({column.name, column.type});
            texts.push_back(column.sql);
            exprs.push_back(nullptr);
        }
    }
    if (found)
        return;
    if (item.star.empty())
        throw compileError(263, 16, 1, u"Must specify table to select from.", line);
    throw compileError(107, 15, 1,
                       concat({u"The column prefix '", joined(item.star),
                               u"' does not match with a table name or alias name used in the query."}),
                       line);
}

QuerySql Translator::items(const Query& query, Scope& scope, std::vector<const Expr*>& exprs,
                           std::vector<std::string>& texts)
{
    QuerySql result;
    for (const SelectItem& item : query.items) {
        if (!item.expr) {
            expandStar(item, scope, query.line, result, exprs, texts);
            continue;
        }
        Sql value = scalar(*item.expr, &scope);
        OutputColumn column{item.alias, value.type, value.untyped};
        if (column.name.empty() && item.expr->kind == ExprKind::Column)
            column.name = item.expr->path.back();
        texts.push_back(query.distinct ? collated(value) : value.text);
        exprs.push_back(item.expr.get());
        result.columns.push_back(std::move(column));
    }
    if (result.columns.size() > 1500)
        failTooDeep(query.line);
    return result;
}

QuerySql Translator::select(const Query& query, Scope* outer, bool nested)
{
    Scope scope{.outer = outer};
    const std::string source = from(query.from, scope);
    std::string where;
    if (query.where)
        where = " WHERE " + condition(*query.where, &scope);
    std::string group;
    for (const ExprPtr& expr : query.groupBy) {
        if (!hasColumn(*expr)) {
            throw compileError(
                164, 15, 1,
                u"Each GROUP BY expression must contain at least one column that is not an outer "
                u"reference.",
                expr->line);
        }
        if (containsAggregate(*expr) || expr->query) {
            throw compileError(
                144, 15, 1,
                u"Cannot use an aggregate or a subquery in an expression used for the group by "
                u"list of a GROUP BY clause.",
                expr->line);
        }
        group += (group.empty() ? " GROUP BY " : ",") + collated(scalar(*expr, &scope));
        scope.groupBy.push_back(expr.get());
    }
    scope.grouped = isGrouped(query);
    scope.aggregatesAllowed = true;
    std::vector<const Expr*> exprs;
    std::vector<std::string> texts;
    QuerySql result = items(query, scope, exprs, texts);
    for (const SelectItem& item : query.items) {
        if (nested && !item.variable.empty())
            throw syntaxNear(u"=", query.line);
    }
    std::string having;
    if (query.having) {
        scope.groupClause = 8121;
        having = " HAVING " + condition(*query.having, &scope);
    }
    scope.groupClause = 8127;
    const std::string order = orderBy(query, scope, result, exprs);
    scope.groupClause = 8120;
    result.text = query.distinct ? "SELECT DISTINCT " : "SELECT ";
    for (std::size_t i = 0; i < texts.size(); ++i)
        result.text += (i > 0 ? "," : "") + texts[i] + " AS c" + std::to_string(i + 1);
    if (!m_recursive.empty() && m_recursive.back().member == &query)
        result.text += ",stw_recursion(" + m_recursive.back().alias + ".level+1,100)";
    result.text += source + where + group + having + order + limit(query, scope);
    return result;
}

std::string Translator::limit(const Query& query, Scope& scope)
{
    const auto count = [&](const Expr& expr) {
        const Sql value = scalar(expr, &scope);
        if (!value.untyped && !isInteger(value.type.type)) {
            throw compileError(
                1060, 15, 1,
                u"The number of rows provided for a TOP or FETCH clauses row count parameter must be "
                u"an integer.",
                expr.line);
        }
        return "max(0,ifnull(" + value.text + ",0))";
    };
    if (query.top && query.offset) {
        throw compileError(10741, 15, 2, u"A TOP can not be used in the same query or sub-query as a OFFSET.",
                           query.line);
    }
    if (query.top)
        return " LIMIT " + count(*query.top);
    if (!query.offset)
        return {};
    const std::string rows = query.fetch ? count(*query.fetch) : "-1";
    return " LIMIT " + rows + " OFFSET " + count(*query.offset);
}

std::string Translator::orderBy(const Query& query, Scope& scope, const QuerySql& result,
                                const std::vector<const Expr*>& exprs)
{
    std::string text;
    for (const OrderItem& item : query.orderBy) {
        text += (text.empty() ? " ORDER BY " : ",") + orderItem(item, query, scope, result, exprs) +
                (item.descending ? " DESC" : "");
    }
    return text;
}

// "- 2", "1 + 1": folded before anything else, so that it names no position (error 408). SQLite would take
// the first for one.
static bool isFoldedConstant(const Expr& expr)
{
    if (expr.kind != ExprKind::Unary && expr.kind != ExprKind::Arithmetic)
        return false;
    const auto constant = [](const ExprPtr& part) {
        return !part || part->kind == ExprKind::Literal || isFoldedConstant(*part);
    };
    return constant(expr.operand) && std::all_of(expr.args.begin(), expr.args.end(), constant);
}

std::string Translator::orderItem(const OrderItem& item, const Query& query, Scope& scope,
                                  const QuerySql& result, const std::vector<const Expr*>& exprs)
{
    const Expr& expr = *item.expr;
    const auto output = [&](std::size_t index) {
        return collated({"c" + std::to_string(index + 1), result.columns[index].type});
    };
    if (expr.kind == ExprKind::Literal) {
        const auto* position = std::get_if<std::int64_t>(&expr.value);
        if (position == nullptr) {
            throw compileError(408, 16, 1,
                               u"A constant expression was encountered in the ORDER BY list, position 1.",
                               expr.line);
        }
        if (*position < 1 || *position > std::int64_t(result.columns.size())) {
            throw compileError(108, 16, 1,
                               concat({u"The ORDER BY position number ", number(*position),
                                       u" is out of range of the number of items in the select list."}),
                               expr.line);
        }
        return output(std::size_t(*position - 1));
    }
    if (isFoldedConstant(expr)) {
        throw compileError(408, 16, 1,
                           u"A constant expression was encountered in the ORDER BY list, position 1.",
                           expr.line);
    }
    if (expr.kind == ExprKind::Variable) {
        throw compileError(
            1008, 16, 1,
            u"The SELECT item identified by the ORDER BY number 1 contains a variable as part of the "
            u"expression identifying a column position. Variables are only allowed when ordering by "
            u"an expression referencing a column name.",
            expr.line);
    }
    if (expr.kind == ExprKind::Column && expr.path.size() == 1) {
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < result.columns.size(); ++i) {
            const bool matches = sameName(result.columns[i].name, expr.path[0]);
            const bool same =
                matches && found && exprs[i] && exprs[*found] && sameExpr(*exprs[i], *exprs[*found], &scope);
            if (matches && found && !same) {
                throw compileError(209, 16, 1, concat({u"Ambiguous column name '", expr.path[0], u"'."}),
                                   expr.line);
            }
            if (matches && !found)
                found = i;
        }
        if (found)
            return output(*found);
    }
    for (std::size_t i = 0; i < exprs.size(); ++i) {
        if (exprs[i] && sameExpr(*exprs[i], expr, &scope))
            return output(i);
    }
    const Sql value = scalar(expr, &scope); // first: an unknown column is the nearer error
    if (query.distinct) {
        for (std::size_t i = 0; i < result.columns.size(); ++i) {
            if (exprs[i] == nullptr && expr.kind == ExprKind::Column &&
                sameName(result.columns[i].name, expr.path.back()))
                return output(i);
        }
        throw compileError(145, 15, 1,
                           u"ORDER BY items must appear in the select list if SELECT DISTINCT is specified.",
                           expr.line);
    }
    return collated(value);
}

QuerySql Translator::setOperation(const Query& query, Scope* outer, bool)
{
    const QuerySql left = this->query(*query.left, outer, true);
    const QuerySql right = this->query(*query.right, outer, true);
    if (left.columns.size() != right.columns.size()) {
        throw compileError(
            205, 16, 1,
            u"All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal "
            u"number of expressions in their target lists.",
            query.line);
    }
    QuerySql result;
    std::string leftItems;
    std::string rightItems;
    for (std::size_t i = 0; i < left.columns.size(); ++i) {
        const std::string name = "c" + std::to_string(i + 1);
        const Sql a{name, left.columns[i].type, left.columns[i].untyped};
        const Sql b{name, right.columns[i].type, right.columns[i].untyped};
        const TypeInfo type = unify({a, b});
        const char* comma = i > 0 ? "," : "";
        const auto item = [&](const Sql& value) {
            const Sql converted{coerce(value, type, query.line).text, type};
            return comma + (query.setOperator == "UNION ALL" ? converted.text : collated(converted)) +
                   " AS " + name;
        };
        leftItems += item(a);
        rightItems += item(b);
        result.columns.push_back({left.columns[i].name, type, a.untyped && b.untyped});
    }
    result.text = "SELECT " + leftItems + " FROM (" + left.text + ") " + query.setOperator + " SELECT " +
                  rightItems + " FROM (" + right.text + ")";
    if (query.orderBy.empty())
        return result;
    Scope scope{.outer = outer};
    std::string order;
    for (const OrderItem& item : query.orderBy) {
        const Expr& expr = *item.expr;
        const bool byName =
            expr.kind == ExprKind::Column && expr.path.size() == 1 &&
            std::any_of(result.columns.begin(), result.columns.end(),
                        [&](const OutputColumn& c) { return sameName(c.name, expr.path[0]); });
        if (!byName && expr.kind != ExprKind::Literal) {
            if (expr.kind == ExprKind::Column && expr.path.size() == 1)
                throw invalidColumn(expr.path[0], expr.line);
            throw compileError(
                104, 16, 1,
                u"ORDER BY items must appear in the select list if the statement contains a UNION, "
                u"INTERSECT or EXCEPT operator.",
                expr.line);
        }
        order +=
            (order.empty() ? " ORDER BY " : ",") +
            orderItem(item, query, scope, result, std::vector<const Expr*>(result.columns.size(), nullptr)) +
            (item.descending ? " DESC" : "");
    }
    result.text = "SELECT * FROM (" + result.text + ")" + order + limit(query, scope);
    return result;
}

} // namespace simfleet::sql
