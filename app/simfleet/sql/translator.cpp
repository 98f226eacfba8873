// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/translator.h"

#include "sql/collation.h"
#include "sql/convert.h"
#include "sql/encode.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

namespace simfleet::sql {

std::string Translator::bind(Value value, TypeInfo type)
{
    m_binds.push_back({std::move(value), type});
    return "?" + std::to_string(m_binds.size());
}

Sql Translator::constant(Value value, TypeInfo type)
{
    if (isNull(value))
        return {"NULL", type};
    const auto* integer = std::get_if<std::int64_t>(&value);
    if (integer != nullptr && *integer >= 0)
        return {std::to_string(*integer), type};
    return {bind(std::move(value), type), type};
}

std::string Translator::packed(const TypeInfo& type)
{
    return std::to_string(packType(type));
}

std::string Translator::quoted(std::string_view identifier)
{
    std::string text = "\"";
    for (const char c : identifier) {
        text.push_back(c);
        if (c == '"')
            text.push_back(c);
    }
    return text + "\"";
}

std::string Translator::collated(const Sql& value)
{
    if (isText(value.type.type) || value.type.type == SqlType::SqlVariant)
        return value.text + " COLLATE " + kTextCollation;
    if (value.type.type == SqlType::DateTimeOffset)
        return value.text + " COLLATE " + kOffsetCollation;
    return value.text;
}

std::string Translator::nextAlias()
{
    return "s" + std::to_string(++m_aliases);
}

namespace {

// Does SQLite hold both types alike, so that nothing needs to be done?
bool sameStorage(const TypeInfo& from, const TypeInfo& to)
{
    if (to.type == SqlType::SqlVariant)
        return !isDateTime(from.type);
    if (isText(to.type))
        return isText(from.type) && (to.type == SqlType::NVarChar || from.type == SqlType::VarChar) &&
               (to.length == kMaxLength || (from.length != kMaxLength && from.length <= to.length));
    if (to.type == SqlType::VarBinary)
        return from.type == to.type &&
               (to.length == kMaxLength || (from.length != kMaxLength && from.length <= to.length));
    if (isInteger(to.type))
        return isInteger(from.type) && from.type <= to.type; // in the order of the enumeration
    if (to.type == SqlType::DateTime2)
        return from.type == SqlType::Date || from.type == SqlType::DateTime ||
               (from.type == SqlType::DateTime2 && from.scale <= to.scale);
    if (to.type == SqlType::Decimal)
        return from.type == to.type && from.scale == to.scale && from.precision <= to.precision;
    return from.type == to.type && from.scale <= to.scale;
}

} // namespace

Sql Translator::cast(const Sql& value, const TypeInfo& type, const std::string& style, bool tryOnly)
{
    TypeInfo target = type;
    target.nullable = value.type.nullable || tryOnly;
    if (value.untyped || (style == "-1" && sameStorage(value.type, type)))
        return {value.text, target};
    return {(tryOnly ? "stw_try_convert(" : "stw_convert(") + value.text + "," + packed(value.type) + "," +
                packed(type) + "," + style + ")",
            target};
}

Sql Translator::coerce(const Sql& value, const TypeInfo& type, int line)
{
    if (!value.untyped && !implicitlyConvertible(value.type, type)) {
        if (convertible(value.type, type)) {
            throw compileError(
                257, 16, 3,
                concat({u"Implicit conversion from data type ", typeName(value.type), u" to ", typeName(type),
                        u" is not allowed. Use the CONVERT function to run this query."}),
                line);
        }
        throw compileError(206, 16, 2,
                           concat({u"Operand type clash: ", typeName(value.type), u" is incompatible with ",
                                   typeName(type)}),
                           line);
    }
    return cast(value, type, "-1", false);
}

Sql Translator::asText(const Sql& value)
{
    if (isText(value.type.type))
        return value;
    TypeInfo type = varcharType(50);
    if (value.untyped)
        type = varcharType(1);
    else if (value.type.type == SqlType::VarBinary || value.type.type == SqlType::SqlVariant)
        type = nvarcharType(kMaxLength);
    return cast(value, type, "-1", false);
}

TypeInfo Translator::unify(const std::vector<Sql>& values) const
{
    std::optional<TypeInfo> type;
    bool nullable = false;
    for (const Sql& value : values) {
        nullable = nullable || value.untyped || value.type.nullable;
        if (!value.untyped)
            type = type ? commonType(*type, value.type) : value.type;
    }
    TypeInfo result = type.value_or(simpleType(SqlType::Int));
    result.nullable = nullable;
    return result;
}

// Finds a column in one scope. `qualified` is set when the qualifier names a source of it.
std::optional<ResolvedColumn> Translator::find(const Name& path, Scope* scope, int line,
                                               bool& qualified) const
{
    std::optional<ResolvedColumn> found;
    const std::u16string& wanted = path.back();
    for (const Source& source : scope->sources) {
        if (path.size() > 1) {
            const std::u16string& qualifier = path[path.size() - 2];
            bool matches = sameName(source.alias, qualifier);
            if (path.size() > 2) { // dbo.t.c and msdb.dbo.t.c name a table without alias
                matches =
                    !source.aliased && source.fullName.size() == 3 &&
                    sameName(source.fullName[2], qualifier) &&
                    (path[path.size() - 3].empty() || sameName(source.fullName[1], path[path.size() - 3]));
                if (path.size() > 3)
                    matches = matches && sameName(source.fullName[0], path[path.size() - 4]);
            }
            if (!matches)
                continue;
            qualified = true;
        }
        for (const SourceColumn& column : source.columns) {
            if (!sameName(column.name, wanted))
                continue;
            if (found) {
                throw compileError(209, 16, 1, concat({u"Ambiguous column name '", wanted, u"'."}), line);
            }
            found = ResolvedColumn{&column, &source, scope};
        }
    }
    return found;
}

ResolvedColumn Translator::resolve(const Name& path, Scope* scope, int line) const
{
    bool qualified = false;
    for (Scope* current = scope; current != nullptr && !qualified; current = current->outer) {
        if (const auto found = find(path, current, line, qualified))
            return *found;
    }
    if (path.size() > 1 && !qualified)
        throw unboundIdentifier(joined(path), line);
    throw invalidColumn(path.back(), line);
}

bool Translator::sameExpr(const Expr& left, const Expr& right, Scope* scope) const
{
    if (left.kind == ExprKind::Column && right.kind == ExprKind::Column) {
        bool qualified = false;
        const auto a = find(left.path, scope, left.line, qualified);
        const auto b = find(right.path, scope, right.line, qualified);
        return a && b && a->column == b->column;
    }
    if (left.kind != right.kind || left.text != right.text || left.args.size() != right.args.size() ||
        left.path != right.path || left.value != right.value || left.flag != right.flag || left.query ||
        right.query || left.over || right.over || bool(left.operand) != bool(right.operand))
        return false;
    if (left.operand && !sameExpr(*left.operand, *right.operand, scope))
        return false;
    for (std::size_t i = 0; i < left.args.size(); ++i) {
        if (!sameExpr(*left.args[i], *right.args[i], scope))
            return false;
    }
    return true;
}

bool Translator::isGroupExpr(const Expr& expr, Scope* scope) const
{
    return std::any_of(scope->groupBy.begin(), scope->groupBy.end(),
                       [&](const Expr* group) { return sameExpr(expr, *group, scope); });
}

void Translator::checkGrouped(const Expr& expr, const ResolvedColumn& found) const
{
    const Scope& scope = *found.scope;
    if (!scope.grouped || scope.aggregateDepth > 0 || isGroupExpr(expr, found.scope))
        return;
    const std::u16string name = concat({found.source->alias, u".", found.column->name});
    switch (scope.groupClause) {
    case 8121:
        throw compileError(
            8121, 16, 1,
            concat({u"Column '", name,
                    u"' is invalid in the HAVING clause because it is not contained in either an "
                    u"aggregate function or the GROUP BY clause."}),
            expr.line);
    case 8127:
        throw compileError(
            8127, 16, 1,
            concat({u"Column \"", name,
                    u"\" is invalid in the ORDER BY clause because it is not contained in either "
                    u"an aggregate function or the GROUP BY clause."}),
            expr.line);
    default:
        throw compileError(
            8120, 16, 1,
            concat({u"Column '", name,
                    u"' is invalid in the select list because it is not contained in either an "
                    u"aggregate function or the GROUP BY clause."}),
            expr.line);
    }
}

Sql Translator::column(const Expr& expr, Scope* scope)
{
    if (scope == nullptr) {
        if (expr.path.size() > 1)
            throw unboundIdentifier(joined(expr.path), expr.line);
        throw invalidColumn(expr.path.back(), expr.line);
    }
    const ResolvedColumn found = resolve(expr.path, scope, expr.line);
    checkGrouped(expr, found);
    return {found.column->sql, found.column->type};
}

} // namespace simfleet::sql
