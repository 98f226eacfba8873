// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/functionrules.h"

#include "sql/functions.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

namespace simfleet::sql {

Sql FunctionCall::as(std::size_t index, const TypeInfo& type) const
{
    return translator.coerce(argument(index), type, expr.line);
}

Sql FunctionCall::text(std::size_t index) const
{
    return translator.asText(argument(index));
}

std::string FunctionCall::integer(std::size_t index) const
{
    return as(index, simpleType(SqlType::BigInt)).text;
}

std::u16string FunctionCall::word(std::size_t index) const
{
    const Expr& arg = *expr.args[index];
    return arg.kind == ExprKind::Column && arg.path.size() == 1 ? arg.path[0] : std::u16string();
}

SqlError invalidArgument(const Sql& value, int position, std::u16string_view function, int line)
{
    return compileError(
        8116, 16, 1,
        concat({u"Argument data type ", value.untyped ? u"NULL" : typeName(value.type),
                u" is invalid for argument ", number(position), u" of ", function, u" function."}),
        line);
}

const FunctionTable& functionTable()
{
    static const FunctionTable table = [] {
        FunctionTable rules;
        addTextRules(rules);
        addMathRules(rules);
        addDateRules(rules);
        addSessionRules(rules);
        addAggregateRules(rules);
        return rules;
    }();
    return table;
}

bool isKnownFunction(std::u16string_view upper)
{
    return functionTable().contains(upper);
}

bool isSystemVariable(std::u16string_view name)
{
    static const std::set<std::u16string_view> kNames{
        u"@@version",    u"@@servername",       u"@@servicename",     u"@@spid",         u"@@rowcount",
        u"@@error",      u"@@trancount",        u"@@identity",        u"@@nestlevel",    u"@@language",
        u"@@langid",     u"@@max_precision",    u"@@datefirst",       u"@@lock_timeout", u"@@textsize",
        u"@@options",    u"@@microsoftversion", u"@@max_connections", u"@@dbts",         u"@@fetch_status",
        u"@@cursor_rows"};
    return kNames.contains(folded(name));
}

namespace {

void checkCount(const Expr& expr, const FunctionEntry& entry)
{
    const int count = int(expr.args.size());
    if (count >= entry.minimum && (entry.maximum < 0 || count <= entry.maximum))
        return;
    const std::u16string name = folded(expr.path[0]);
    if (entry.minimum == entry.maximum) {
        throw compileError(
            174, 15, 1,
            concat({u"The ", name, u" function requires ", number(entry.minimum), u" argument(s)."}),
            expr.line);
    }
    throw compileError(189, 15, 1,
                       concat({u"The ", name, u" function requires ", number(entry.minimum), u" to ",
                               number(entry.maximum < 0 ? 254 : entry.maximum), u" arguments."}),
                       expr.line);
}

Sql userFunction(const FunctionCall& call)
{
    const Name& path = call.expr.path;
    const bool dbo = path.size() >= 2 && sameName(path[path.size() - 2], u"dbo");
    const std::u16string database =
        path.size() >= 3 ? path[path.size() - 3] : call.translator.statement().session->database;
    if (dbo && sameName(path.back(), u"agent_datetime") && sameName(database, u"msdb") && call.count() == 2) {
        return {"stw_agent_datetime(" + call.integer(0) + "," + call.integer(1) + ")",
                simpleType(SqlType::DateTime)};
    }
    throw compileError(4121, 16, 1,
                       concat({u"Cannot find either column \"", path.front(),
                               u"\" or the user-defined function or aggregate \"", joined(path),
                               u"\", or the name is ambiguous."}),
                       call.expr.line);
}

} // namespace

Sql Translator::function(const Expr& expr, Scope* scope)
{
    const FunctionCall call{*this, expr, scope};
    if (expr.path.size() > 1)
        return userFunction(call);
    const auto found = functionTable().find(expr.path[0]);
    if (found == functionTable().end())
        throw unknownFunction(expr.path[0], expr.line);
    const FunctionEntry& entry = found->second;
    checkCount(expr, entry);
    const bool star = std::any_of(expr.args.begin(), expr.args.end(),
                                  [](const ExprPtr& arg) { return arg->kind == ExprKind::Star; });
    if (star && expr.path[0] != u"COUNT" && expr.path[0] != u"COUNT_BIG")
        throw syntaxNear(u"*", expr.line);
    if (entry.kind == FunctionEntry::Window && !expr.over) {
        throw compileError(10753, 15, 1,
                           concat({u"The function '", expr.path[0], u"' must have an OVER clause."}),
                           expr.line);
    }
    if (entry.kind == FunctionEntry::Scalar && expr.over) {
        throw compileError(
            4113, 16, 1,
            concat({u"The function '", expr.path[0],
                    u"' is not a valid windowing function, and cannot be used with the OVER clause."}),
            expr.line);
    }
    if (entry.kind == FunctionEntry::Scalar && (expr.distinct || !expr.within.empty()))
        throw syntaxNearKeyword(expr.distinct ? u"DISTINCT" : u"GROUP", expr.line);
    return entry.rule(call);
}

std::string Translator::over(const Over& over, Scope* scope)
{
    std::string text = " OVER (";
    for (std::size_t i = 0; i < over.partition.size(); ++i)
        text += (i > 0 ? "," : "PARTITION BY ") + collated(scalar(*over.partition[i], scope));
    for (std::size_t i = 0; i < over.order.size(); ++i) {
        text += (i > 0 ? "," : " ORDER BY ") + collated(scalar(*over.order[i].expr, scope)) +
                (over.order[i].descending ? " DESC" : "");
    }
    return text + over.frame + ")";
}

} // namespace simfleet::sql
