// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/encode.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/translator.h"

namespace simfleet::sql {

namespace {

const TableRef* tableCalled(const TableRef& ref, const Name& name)
{
    if (ref.kind == TableRef::Kind::Join) {
        const TableRef* left = tableCalled(*ref.left, name);
        return left != nullptr ? left : tableCalled(*ref.right, name);
    }
    if (ref.kind != TableRef::Kind::Table && ref.kind != TableRef::Kind::Variable)
        return nullptr;
    const std::u16string& shown = ref.alias.empty() ? ref.name.back() : ref.alias;
    return sameName(shown, name.back()) ? &ref : nullptr;
}

} // namespace

Translator::JoinedTarget Translator::joinedTarget(const Statement& statement, Scope& scope,
                                                  std::u16string_view permission)
{
    const TableRef* named = nullptr;
    for (const TableRefPtr& ref : statement.from) {
        if (named == nullptr)
            named = tableCalled(*ref, statement.targetRef->name);
    }
    if (named == nullptr)
        throw invalidObject(joined(statement.targetRef->name), statement.line);
    JoinedTarget target{.found = table(*named, permission), .from = from(statement.from, scope), .rowId = {}};
    const std::u16string& shown = named->alias.empty() ? named->name.back() : named->alias;
    for (const Source& source : scope.sources) {
        if (sameName(source.alias, shown) && !source.columns.empty())
            target.rowId = source.columns[0].sql.substr(0, source.columns[0].sql.find('.')) + ".rowid";
    }
    // a table that shows each caller only some rows is read through a sub-query, which has no row ids
    if (!filtered(target.found, {}).empty())
        throw syntaxNearKeyword(u"FROM", statement.line);
    return target;
}

Translator::Change Translator::removeJoined(const Statement& statement)
{
    Scope scope;
    const JoinedTarget target = joinedTarget(statement, scope, u"DELETE");
    const std::string where = statement.condition ? " WHERE " + condition(*statement.condition, &scope) : "";
    std::string limit;
    if (statement.top)
        limit = " LIMIT max(0," + scalar(*statement.top, nullptr).text + ")";
    return {"DELETE FROM " + storage(target.found) + " WHERE rowid IN (SELECT " + target.rowId + target.from +
                where + limit + ")",
            target.found.table, false};
}

Translator::Change Translator::updateJoined(const Statement& statement)
{
    Scope scope;
    const JoinedTarget target = joinedTarget(statement, scope, u"UPDATE");
    const TableDef& definition = *target.found.table;
    std::string sets;
    std::string values;
    for (std::size_t i = 0; i < statement.assignments.size(); ++i) {
        const Assignment& assignment = statement.assignments[i];
        if (!assignment.variable.empty())
            throw syntaxNear(assignment.variable, statement.line);
        const auto column =
            std::find_if(definition.columns.begin(), definition.columns.end(),
                         [&](const ColumnDef& c) { return sameName(c.name, assignment.column); });
        if (column == definition.columns.end())
            throw invalidColumn(assignment.column, statement.line);
        const std::string alias = target.rowId.substr(0, target.rowId.find('.'));
        const Sql before{alias + "." + quoted(toUtf8(column->name)), column->type};
        const bool isDefault = assignment.expr->kind == ExprKind::Default;
        const Sql value =
            newValue(assignment, before, isDefault ? nullptr : assignment.expr.get(), scope, statement.line);
        const std::string name = "v" + std::to_string(i + 1);
        values += "," + assign(value, *column, definition, "UPDATE") + " AS " + name;
        sets += (sets.empty() ? "" : ",") + quoted(toUtf8(column->name)) + "=found." + name;
    }
    const std::string where = statement.condition ? " WHERE " + condition(*statement.condition, &scope) : "";
    std::string limit;
    if (statement.top)
        limit = " LIMIT max(0," + scalar(*statement.top, nullptr).text + ")";
    return {"UPDATE " + storage(target.found) + " AS target SET " + sets + " FROM (SELECT " + target.rowId +
                " AS id" + values + target.from + where + limit + ") AS found WHERE target.rowid = found.id",
            &definition, false};
}

} // namespace simfleet::sql
