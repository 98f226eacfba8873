// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/encode.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"
#include "sql/translator.h"

#include <QtCore/QTimeZone>

namespace simfleet::sql {

Sql Translator::caseExpr(const Expr& expr, Scope* scope)
{
    std::vector<std::string> tests;
    std::vector<Sql> results;
    const std::size_t pairs = expr.args.size() / 2;
    for (std::size_t i = 0; i < pairs; ++i) {
        if (expr.operand) {
            const Sql operand = scalar(*expr.operand, scope);
            tests.push_back(comparison("=", operand, scalar(*expr.args[2 * i], scope), expr.line));
        } else {
            tests.push_back(condition(*expr.args[2 * i], scope));
        }
        results.push_back(scalar(*expr.args[2 * i + 1], scope));
    }
    if (expr.flag)
        results.push_back(scalar(*expr.args.back(), scope));
    if (std::all_of(results.begin(), results.end(), [](const Sql& r) { return r.untyped; })) {
        throw compileError(
            8133, 16, 1,
            u"At least one of the result expressions in a CASE specification must be an expression "
            u"other than the NULL constant.",
            expr.line);
    }
    TypeInfo type = unify(results);
    type.nullable = type.nullable || !expr.flag;
    std::string text = "CASE";
    for (std::size_t i = 0; i < pairs; ++i)
        text += " WHEN " + tests[i] + " THEN " + coerce(results[i], type, expr.line).text;
    if (expr.flag)
        text += " ELSE " + coerce(results.back(), type, expr.line).text;
    return {"(" + text + " END)", type};
}

Sql Translator::castExpr(const Expr& expr, Scope* scope)
{
    const Sql value = scalar(*expr.args[0], scope);
    std::string style = "-1";
    if (expr.args.size() > 1)
        style = "ifnull(" + coerce(scalar(*expr.args[1], scope), simpleType(SqlType::Int), expr.line).text +
                ",-1)";
    if (!value.untyped && !convertible(value.type, expr.type)) {
        throw compileError(529, 16, 2,
                           concat({u"Explicit conversion from data type ", typeName(value.type), u" to ",
                                   typeName(expr.type), u" is not allowed."}),
                           expr.line);
    }
    return cast(value, expr.type, style, expr.flag);
}

namespace {

// At most one row, whatever the data: no need to check.
bool isSingleRow(const Query& query)
{
    if (!query.setOperator.empty())
        return false;
    if (query.from.empty())
        return true;
    if (query.top && query.top->kind == ExprKind::Literal) {
        const auto* count = std::get_if<std::int64_t>(&query.top->value);
        if (count != nullptr && *count <= 1)
            return true;
    }
    return query.groupBy.empty() &&
           std::any_of(query.items.begin(), query.items.end(),
                       [](const SelectItem& item) { return item.expr && containsAggregate(*item.expr); });
}

} // namespace

Sql Translator::subquery(const Expr& expr, Scope* scope)
{
    const QuerySql inner = query(*expr.query, scope, true);
    if (inner.columns.size() != 1) {
        throw compileError(
            116, 16, 1,
            u"Only one expression can be specified in the select list when the subquery is not "
            u"introduced with EXISTS.",
            expr.line);
    }
    TypeInfo type = inner.columns[0].type;
    type.nullable = true;
    if (isSingleRow(*expr.query))
        return {"(" + inner.text + ")", type, inner.columns[0].untyped};
    return {"(SELECT stw_single(c1) FROM (" + inner.text + "))", type, inner.columns[0].untyped};
}

// x AT TIME ZONE 'name': names of Windows and IANA, by Qt's tables. A plain date is taken as that zone's.
Sql Translator::atTimeZone(const Expr& expr, Scope* scope)
{
    const Sql value = scalar(*expr.args[0], scope);
    const Sql zone = coerce(scalar(*expr.args[1], scope), nvarcharType(128), expr.line);
    if (!isDateTime(value.type.type)) {
        throw compileError(8116, 16, 1,
                           concat({u"Argument data type ", typeName(value.type),
                                   u" is invalid for argument 1 of AT TIME ZONE function."}),
                           expr.line);
    }
    const bool offset = value.type.type == SqlType::DateTimeOffset;
    TypeInfo type = simpleType(SqlType::DateTimeOffset);
    type.scale = value.type.type == SqlType::DateTime ? 3 : value.type.scale;
    return {std::string(offset ? "stw_zone_convert(" : "stw_zone_assign(") + value.text + "," + zone.text +
                ")",
            type};
}

} // namespace simfleet::sql
