// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/encode.h"
#include "sql/functionrules.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

namespace simfleet::sql {

namespace {

FunctionRule mathFunction(std::string name, bool keepsType)
{
    return [name = std::move(name), keepsType](const FunctionCall& call) {
        Sql value = call.argument(0);
        if (!isNumeric(value.type.type))
            value = call.translator.coerce(value, simpleType(SqlType::Float), call.expr.line);
        TypeInfo type = keepsType ? value.type : simpleType(SqlType::Float);
        if (type.type == SqlType::Bit || type.type == SqlType::TinyInt || type.type == SqlType::SmallInt)
            type.type = SqlType::Int;
        if (type.type == SqlType::Decimal && (name == "CEILING" || name == "FLOOR"))
            type.scale = 0;
        if (type.type == SqlType::Decimal && name == "ROUND")
            type.precision = std::min(38, type.precision + 1);
        std::string function = "'" + name + "'";
        std::string second = "0";
        if (call.count() > 1 && name == "POWER")
            second = call.as(1, simpleType(SqlType::Float)).text;
        else if (call.count() > 1)
            second = call.integer(1);
        if (call.count() > 2)
            function = "CASE WHEN " + call.integer(2) + "<>0 THEN 'ROUNDDOWN' ELSE 'ROUND' END";
        type.nullable = value.type.nullable;
        return Sql{"stw_math(" + function + "," + value.text + "," + second + "," + Translator::packed(type) +
                       ")",
                   type};
    };
}

Sql isNullRule(const FunctionCall& call)
{
    const Sql first = call.argument(0);
    const Sql second = call.argument(1);
    if (first.untyped)
        return second;
    TypeInfo type = first.type;
    const Sql fallback = call.translator.coerce(second, type, call.expr.line);
    type.nullable = first.type.nullable && (second.untyped || second.type.nullable);
    return {"ifnull(" + first.text + "," + fallback.text + ")", type};
}

Sql coalesce(const FunctionCall& call)
{
    std::vector<Sql> values;
    for (std::size_t i = 0; i < call.count(); ++i)
        values.push_back(call.argument(i));
    if (std::all_of(values.begin(), values.end(), [](const Sql& v) { return v.untyped; })) {
        throw compileError(
            4127, 16, 1,
            u"At least one of the arguments to COALESCE must be an expression that is not the NULL "
            u"constant.",
            call.expr.line);
    }
    TypeInfo type = call.translator.unify(values);
    type.nullable =
        std::all_of(values.begin(), values.end(), [](const Sql& v) { return v.untyped || v.type.nullable; });
    std::string text = "coalesce(";
    for (std::size_t i = 0; i < values.size(); ++i)
        text += (i > 0 ? "," : "") + call.translator.coerce(values[i], type, call.expr.line).text;
    return {text + ")", type};
}

Sql nullIf(const FunctionCall& call)
{
    const Sql first = call.argument(0);
    if (first.untyped) {
        throw compileError(
            4151, 16, 1,
            u"The type of the first argument to NULLIF cannot be the NULL constant because the type "
            u"of the first argument has to be known.",
            call.expr.line);
    }
    Expr compare;
    compare.kind = ExprKind::Compare;
    compare.text = u"=";
    compare.line = call.expr.line;
    // condition() takes ownership of nothing: borrow the arguments for the time of the call
    auto& args = const_cast<std::vector<ExprPtr>&>(call.expr.args);
    compare.args.swap(args);
    std::string equal;
    try {
        equal = call.translator.condition(compare, call.scope);
    } catch (...) {
        compare.args.swap(args);
        throw;
    }
    compare.args.swap(args);
    TypeInfo type = first.type;
    type.nullable = true;
    return {"(CASE WHEN " + equal + " THEN NULL ELSE " + first.text + " END)", type};
}

Sql iif(const FunctionCall& call)
{
    const std::string test = call.translator.condition(*call.expr.args[0], call.scope);
    const Sql yes = call.argument(1);
    const Sql no = call.argument(2);
    const TypeInfo type = call.translator.unify({yes, no});
    return {"(CASE WHEN " + test + " THEN " + call.translator.coerce(yes, type, call.expr.line).text +
                " ELSE " + call.translator.coerce(no, type, call.expr.line).text + " END)",
            type};
}

Sql choose(const FunctionCall& call)
{
    std::vector<Sql> values;
    for (std::size_t i = 1; i < call.count(); ++i)
        values.push_back(call.argument(i));
    TypeInfo type = call.translator.unify(values);
    type.nullable = true;
    std::string text = "(CASE " + call.integer(0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        text += " WHEN " + std::to_string(i + 1) + " THEN " +
                call.translator.coerce(values[i], type, call.expr.line).text;
    }
    return {text + " END)", type};
}

Sql isNumericRule(const FunctionCall& call)
{
    const Sql value = call.argument(0);
    TypeInfo type = simpleType(SqlType::Int);
    type.nullable = false;
    if (isNumeric(value.type.type) && !value.untyped)
        return {"(" + value.text + " IS NOT NULL)", type};
    return {"ifnull(stw_isnumeric(" + call.translator.asText(value).text + "),0)", type};
}

} // namespace

void addMathRules(FunctionTable& table)
{
    table[u"ABS"] = {1, 1, mathFunction("ABS", true)};
    table[u"CEILING"] = {1, 1, mathFunction("CEILING", true)};
    table[u"FLOOR"] = {1, 1, mathFunction("FLOOR", true)};
    table[u"ROUND"] = {2, 3, mathFunction("ROUND", true)};
    table[u"SIGN"] = {1, 1, mathFunction("SIGN", true)};
    table[u"POWER"] = {2, 2, mathFunction("POWER", true)};
    table[u"SQRT"] = {1, 1, mathFunction("SQRT", false)};
    table[u"SQUARE"] = {1, 1, mathFunction("SQUARE", false)};
    table[u"EXP"] = {1, 1, mathFunction("EXP", false)};
    table[u"LOG"] = {1, 1, mathFunction("LOG", false)};
    table[u"LOG10"] = {1, 1, mathFunction("LOG10", false)};
    table[u"RAND"] = {0, 1, [](const FunctionCall& call) {
                          return Sql{"stw_rand(" + (call.count() > 0 ? call.integer(0) : std::string()) + ")",
                                     simpleType(SqlType::Float)};
                      }};
    table[u"NEWID"] = {0, 0, [](const FunctionCall&) {
                           return Sql{"stw_newid()", simpleType(SqlType::UniqueIdentifier)};
                       }};
    table[u"ISNULL"] = {2, 2, isNullRule};
    table[u"COALESCE"] = {2, -1, coalesce};
    table[u"NULLIF"] = {2, 2, nullIf};
    table[u"IIF"] = {3, 3, iif};
    table[u"CHOOSE"] = {2, -1, choose};
    table[u"ISNUMERIC"] = {1, 1, isNumericRule};
    table[u"ISDATE"] = {
        1, 1, [](const FunctionCall& call) {
            return Sql{"ifnull(stw_isdate(" + call.text(0).text + "),0)", simpleType(SqlType::Int)};
        }};
}

} // namespace simfleet::sql
