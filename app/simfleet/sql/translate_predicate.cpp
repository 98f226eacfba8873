// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/collation.h"
#include "sql/encode.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"
#include "sql/translator.h"

namespace simfleet::sql {

std::string Translator::condition(const Expr& expr, Scope* scope)
{
    const auto negate = [&](std::string text) { return expr.flag ? "(NOT " + text + ")" : text; };
    switch (expr.kind) {
    case ExprKind::And:
        return "(" + condition(*expr.args[0], scope) + " AND " + condition(*expr.args[1], scope) + ")";
    case ExprKind::Or:
        return "(" + condition(*expr.args[0], scope) + " OR " + condition(*expr.args[1], scope) + ")";
    case ExprKind::Not:
        return "(NOT " + condition(*expr.args[0], scope) + ")";
    case ExprKind::Compare:
        return comparison(toUtf8(expr.text), scalar(*expr.args[0], scope), scalar(*expr.args[1], scope),
                          expr.line);
    case ExprKind::IsNull:
        return "(" + scalar(*expr.args[0], scope).text + (expr.flag ? " IS NOT NULL)" : " IS NULL)");
    case ExprKind::Between: {
        const Sql value = scalar(*expr.args[0], scope);
        const std::string low = comparison(">=", value, scalar(*expr.args[1], scope), expr.line);
        const std::string high = comparison("<=", value, scalar(*expr.args[2], scope), expr.line);
        return negate("(" + low + " AND " + high + ")");
    }
    case ExprKind::InList:
        return negate(inList(expr, scope));
    case ExprKind::InQuery:
        return negate(inQuery(expr, scope));
    case ExprKind::Exists:
        return "EXISTS(" + query(*expr.query, scope, true).text + ")";
    case ExprKind::Like:
        return negate(like(expr, scope));
    default:
        break;
    }
    throw compileError(
        4145, 15, 1,
        concat({u"An expression of non-boolean type specified in a context where a condition is "
                u"expected, near '",
                expr.text, u"'."}),
        expr.line);
}

void Translator::unifyOperands(Sql& left, Sql& right, int line)
{
    if (left.untyped || right.untyped)
        return;
    const SqlType a = left.type.type;
    const SqlType b = right.type.type;
    const bool plainDates = isDateTime(a) && isDateTime(b) && a != SqlType::DateTimeOffset &&
                            b != SqlType::DateTimeOffset && (a == SqlType::Time) == (b == SqlType::Time);
    if ((isText(a) && isText(b)) || (isNumeric(a) && isNumeric(b)) || plainDates || a == b ||
        a == SqlType::SqlVariant || b == SqlType::SqlVariant)
        return;
    TypeInfo type = commonType(left.type, right.type);
    if (isDateTime(type.type))
        type = type.type == SqlType::DateTime ? type : simpleType(type.type);
    if (type.type == SqlType::Decimal) // text next to a decimal keeps all of its digits
        type = decimalType(38, 10);
    if (isText(type.type) || type.type == SqlType::VarBinary)
        type.length = kMaxLength;
    left = coerce(left, a == type.type ? left.type : type, line);
    right = coerce(right, b == type.type ? right.type : type, line);
}

std::string Translator::comparison(const std::string& op, Sql left, Sql right, int line)
{
    unifyOperands(left, right, line);
    const Sql& leading = left.untyped ? right : left;
    const TypeInfo type = leading.type.type == SqlType::SqlVariant ? right.type : leading.type;
    return "(" + collated({left.text, type, left.untyped}) + " " + op + " " + right.text + ")";
}

std::string Translator::inList(const Expr& expr, Scope* scope)
{
    Sql value = scalar(*expr.args[0], scope);
    std::vector<Sql> all{value};
    for (std::size_t i = 1; i < expr.args.size(); ++i)
        all.push_back(scalar(*expr.args[i], scope));
    const bool allText =
        std::all_of(all.begin(), all.end(), [](const Sql& s) { return s.untyped || isText(s.type.type); });
    const bool allNumbers =
        std::all_of(all.begin(), all.end(), [](const Sql& s) { return s.untyped || isNumeric(s.type.type); });
    TypeInfo type = unify(all);
    std::string list;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Sql item = all[i];
        if (!allText && !allNumbers && !item.untyped && item.type.type != type.type) {
            if (isDateTime(type.type))
                type = type.type == SqlType::DateTime ? type : simpleType(type.type);
            if (isText(type.type))
                type.length = kMaxLength;
            item = coerce(item, type, expr.line);
        }
        if (i == 0)
            value = {item.text, type};
        else
            list += (i > 1 ? "," : "") + item.text;
    }
    return "(" + collated(value) + " IN (" + list + "))";
}

std::string Translator::inQuery(const Expr& expr, Scope* scope)
{
    Sql value = scalar(*expr.args[0], scope);
    const QuerySql inner = query(*expr.query, scope, true);
    if (inner.columns.size() != 1) {
        throw compileError(
            116, 16, 1,
            u"Only one expression can be specified in the select list when the subquery is not "
            u"introduced with EXISTS.",
            expr.line);
    }
    Sql item{"c1", inner.columns[0].type, inner.columns[0].untyped};
    unifyOperands(value, item, expr.line);
    const std::string rows =
        item.text == "c1" ? inner.text : "SELECT " + item.text + " FROM (" + inner.text + ")";
    return "(" + collated(value) + " IN (" + rows + "))";
}

std::string Translator::like(const Expr& expr, Scope* scope)
{
    std::string text = "stw_like(";
    for (std::size_t i = 0; i < expr.args.size(); ++i) {
        const Sql value = scalar(*expr.args[i], scope);
        if (!value.untyped && !isText(value.type.type) && value.type.type == SqlType::VarBinary) {
            throw compileError(
                8116, 16, 1,
                concat({u"Argument data type ", typeName(value.type), u" is invalid for argument ",
                        number(std::int64_t(i) + 1), u" of like function."}),
                expr.line);
        }
        text += (i > 0 ? "," : "") + asText(value).text;
    }
    return text + ")";
}

} // namespace simfleet::sql
