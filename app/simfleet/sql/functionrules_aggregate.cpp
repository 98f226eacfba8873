// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/collation.h"
#include "sql/functionrules.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

namespace simfleet::sql {

namespace {

// The argument of an aggregate: its columns need not be grouped.
Sql aggregated(const FunctionCall& call, std::size_t index)
{
    if (call.expr.over)
        return call.argument(index);
    if (call.scope == nullptr || !call.scope->aggregatesAllowed) {
        throw compileError(
            147, 15, 1,
            u"An aggregate may not appear in the WHERE clause unless it is in a subquery contained in "
            u"a HAVING clause or a select list, and the column being aggregated is an outer "
            u"reference.",
            call.expr.line);
    }
    const Expr& arg = *call.expr.args[index];
    if (containsAggregate(arg) || arg.query) {
        throw compileError(
            130, 16, 1,
            u"Cannot perform an aggregate function on an expression containing an aggregate or a "
            u"subquery.",
            call.expr.line);
    }
    ++call.scope->aggregateDepth;
    Sql value = call.argument(index);
    --call.scope->aggregateDepth;
    return value;
}

std::string window(const FunctionCall& call)
{
    return call.expr.over ? call.translator.over(*call.expr.over, call.scope) : std::string();
}

SqlError invalidOperand(const Sql& value, std::u16string_view function, int line)
{
    return compileError(8117, 16, 1,
                        concat({u"Operand data type ", value.untyped ? u"NULL" : typeName(value.type),
                                u" is invalid for ", function, u" operator."}),
                        line);
}

FunctionRule count(SqlType type)
{
    return [type](const FunctionCall& call) {
        std::string argument = "*";
        if (call.expr.args[0]->kind != ExprKind::Star) {
            const Sql value = aggregated(call, 0);
            argument = (call.expr.distinct ? "DISTINCT " + Translator::collated(value) : value.text);
        } else if (!call.expr.over && (call.scope == nullptr || !call.scope->aggregatesAllowed)) {
            throw compileError(
                147, 15, 1,
                u"An aggregate may not appear in the WHERE clause unless it is in a subquery contained "
                u"in a HAVING clause or a select list, and the column being aggregated is an outer "
                u"reference.",
                call.expr.line);
        }
        TypeInfo info = simpleType(type);
        info.nullable = false;
        return Sql{"count(" + argument + ")" + window(call), info};
    };
}

Sql checkedNumber(const FunctionCall& call, std::u16string_view name)
{
    const Sql value = aggregated(call, 0);
    if (!isNumeric(value.type.type) || value.type.type == SqlType::Bit || value.untyped)
        throw invalidOperand(value, name, call.expr.line);
    return value;
}

TypeInfo sumType(const TypeInfo& type)
{
    if (type.type == SqlType::TinyInt || type.type == SqlType::SmallInt)
        return simpleType(SqlType::Int);
    if (type.type == SqlType::Decimal)
        return decimalType(38, type.scale);
    return simpleType(type.type);
}

Sql sum(const FunctionCall& call)
{
    const Sql value = checkedNumber(call, u"sum");
    const TypeInfo type = sumType(value.type);
    const std::string text =
        "sum(" + std::string(call.expr.distinct ? "DISTINCT " : "") + value.text + ")" + window(call);
    if (isInteger(type.type))
        return {"stw_convert(" + text + "," + Translator::packed(simpleType(SqlType::BigInt)) + "," +
                    Translator::packed(type) + ",-1)",
                type};
    return {text, type};
}

Sql average(const FunctionCall& call)
{
    const Sql value = checkedNumber(call, u"avg");
    TypeInfo type = sumType(value.type);
    const std::string distinct = call.expr.distinct ? "DISTINCT " : "";
    const std::string over = window(call);
    if (isInteger(type.type)) {
        return {"stw_int('/',sum(" + distinct + value.text + ")" + over + ",nullif(count(" + distinct +
                    value.text + ")" + over + ",0)," + Translator::packed(type) + ")",
                type};
    }
    if (type.type == SqlType::Decimal)
        type.scale = std::max(6, value.type.scale);
    return {"avg(" + distinct + value.text + ")" + over, type};
}

FunctionRule extreme(std::string name)
{
    return [name = std::move(name)](const FunctionCall& call) {
        const Sql value = aggregated(call, 0);
        const std::u16string shown = name == "min" ? u"min" : u"max";
        if (value.untyped || value.type.type == SqlType::Bit)
            throw invalidOperand(value, shown, call.expr.line);
        TypeInfo type = value.type;
        type.nullable = true;
        return Sql{name + "(" + Translator::collated(value) + ")" + window(call), type};
    };
}

Sql stringAggregate(const FunctionCall& call)
{
    const Sql value = call.translator.asText(aggregated(call, 0));
    const Sql separator = call.translator.asText(aggregated(call, 1));
    std::string text = "stw_string_agg(" + value.text + "," + separator.text;
    if (!call.expr.within.empty()) {
        if (call.expr.within.size() > 1)
            throw syntaxNear(u",", call.expr.line); // one key is served
        ++call.scope->aggregateDepth;
        text += "," + call.translator.scalar(*call.expr.within[0].expr, call.scope).text + "," +
                (call.expr.within[0].descending ? "1" : "0");
        --call.scope->aggregateDepth;
    }
    TypeInfo type = value.type.type == SqlType::NVarChar ? nvarcharType(4000) : varcharType(8000);
    if (value.type.length == kMaxLength)
        type.length = kMaxLength;
    return {text + ")", type};
}

FunctionRule variance(int kind)
{
    return [kind](const FunctionCall& call) {
        const Sql value = checkedNumber(call, kind >= 2 ? u"stdev" : u"var");
        if (call.expr.over)
            throw syntaxNearKeyword(u"OVER", call.expr.line);
        return Sql{"stw_variance(" + value.text + "," + std::to_string(kind) + ")",
                   simpleType(SqlType::Float)};
    };
}

FunctionRule ranking(std::string name, SqlType type)
{
    return [name = std::move(name), type](const FunctionCall& call) {
        if (call.expr.over->order.empty()) {
            throw compileError(
                4112, 15, 1,
                concat({u"The function '", call.expr.path[0], u"' must have an OVER clause with ORDER BY."}),
                call.expr.line);
        }
        TypeInfo info = simpleType(type);
        info.nullable = type == SqlType::Float;
        return Sql{name + "(" + (call.count() > 0 ? call.integer(0) : std::string()) + ")" + window(call),
                   info};
    };
}

FunctionRule neighbour(std::string name)
{
    return [name = std::move(name)](const FunctionCall& call) {
        const Sql value = call.argument(0);
        std::string text = name + "(" + value.text;
        if (call.count() > 1)
            text += "," + call.integer(1);
        if (call.count() > 2)
            text += "," + call.as(2, value.type).text;
        TypeInfo type = value.type;
        type.nullable = true;
        return Sql{text + ")" + window(call), type};
    };
}

} // namespace

void addAggregateRules(FunctionTable& table)
{
    constexpr auto kAggregate = FunctionEntry::Aggregate;
    constexpr auto kWindow = FunctionEntry::Window;
    table[u"COUNT"] = {1, 1, count(SqlType::Int), kAggregate};
    table[u"COUNT_BIG"] = {1, 1, count(SqlType::BigInt), kAggregate};
    table[u"SUM"] = {1, 1, sum, kAggregate};
    table[u"AVG"] = {1, 1, average, kAggregate};
    table[u"MIN"] = {1, 1, extreme("min"), kAggregate};
    table[u"MAX"] = {1, 1, extreme("max"), kAggregate};
    table[u"STRING_AGG"] = {2, 2, stringAggregate, FunctionEntry::Aggregate};
    table[u"VAR"] = {1, 1, variance(0), kAggregate};
    table[u"VARP"] = {1, 1, variance(1), kAggregate};
    table[u"STDEV"] = {1, 1, variance(2), kAggregate};
    table[u"STDEVP"] = {1, 1, variance(3), kAggregate};
    table[u"ROW_NUMBER"] = {0, 0, ranking("row_number", SqlType::BigInt), kWindow};
    table[u"RANK"] = {0, 0, ranking("rank", SqlType::BigInt), kWindow};
    table[u"DENSE_RANK"] = {0, 0, ranking("dense_rank", SqlType::BigInt), kWindow};
    table[u"NTILE"] = {1, 1, ranking("ntile", SqlType::BigInt), kWindow};
    table[u"PERCENT_RANK"] = {0, 0, ranking("percent_rank", SqlType::Float), kWindow};
    table[u"CUME_DIST"] = {0, 0, ranking("cume_dist", SqlType::Float), kWindow};
    table[u"LAG"] = {1, 3, neighbour("lag"), kWindow};
    table[u"LEAD"] = {1, 3, neighbour("lead"), kWindow};
    table[u"FIRST_VALUE"] = {1, 1, neighbour("first_value"), kWindow};
    table[u"LAST_VALUE"] = {1, 1, neighbour("last_value"), kWindow};
}

} // namespace simfleet::sql
