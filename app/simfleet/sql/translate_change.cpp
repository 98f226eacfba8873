// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/encode.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"
#include "sql/translator.h"

namespace simfleet::sql {

namespace {

const ColumnDef* findColumn(const TableDef& table, std::u16string_view name)
{
    for (const ColumnDef& column : table.columns) {
        if (sameName(column.name, name))
            return &column;
    }
    return nullptr;
}

bool hasIdentity(const TableDef& table)
{
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](const ColumnDef& c) { return c.identity; });
}

const Expr* defaultOf(const FoundTable& found, std::u16string_view column)
{
    if (found.temporary == nullptr)
        return nullptr;
    for (const ColumnSpec& spec : found.temporary->specs) {
        if (sameName(spec.name, column))
            return spec.defaultValue.get();
    }
    return nullptr;
}

SqlError countMismatch(const Statement& statement, bool fewer)
{
    if (statement.columns.empty()) {
        return compileError(213, 16, 1,
                            u"Column name or number of supplied values does not match table definition.",
                            statement.line);
    }
    if (fewer) {
        return compileError(
            109, 15, 1,
            u"There are more columns in the INSERT statement than values specified in the VALUES "
            u"clause. The number of values in the VALUES clause must match the number of columns "
            u"specified in the INSERT statement.",
            statement.line);
    }
    return compileError(
        110, 15, 1,
        u"There are fewer columns in the INSERT statement than values specified in the VALUES clause. "
        u"The number of values in the VALUES clause must match the number of columns specified in the "
        u"INSERT statement.",
        statement.line);
}

} // namespace

std::string Translator::assign(const Sql& value, const ColumnDef& column, const TableDef& table,
                               std::string_view statement)
{
    if (!value.untyped && !implicitlyConvertible(value.type, column.type))
        (void)coerce(value, column.type, 0); // throws 206 or 257
    const TypeInfo from = value.untyped ? column.type : value.type;
    const std::u16string name = concat({table.database, u".", table.schema, u".", table.name});
    return "stw_assign(" + value.text + "," + packed(from) + "," + packed(column.type) + "," +
           bind(Value(name), nvarcharType(kMaxLength)) + "," + bind(Value(column.name), nvarcharType(128)) +
           ",'" + std::string(statement) + "')";
}

Translator::Change Translator::insert(const Statement& statement)
{
    const FoundTable found = table(*statement.targetRef, u"INSERT");
    const TableDef& definition = *found.table;
    std::vector<const ColumnDef*> targets;
    const bool explicitIdentity = m_statement.session->identityInsert;
    if (statement.columns.empty() && !statement.defaultValues) {
        for (const ColumnDef& column : definition.columns) {
            if (!column.identity)
                targets.push_back(&column);
        }
    }
    for (const std::u16string& name : statement.columns) {
        const ColumnDef* column = findColumn(definition, name);
        if (column == nullptr)
            throw invalidColumn(name, statement.line);
        if (std::find(targets.begin(), targets.end(), column) != targets.end()) {
            throw compileError(
                264, 16, 1,
                concat({u"The column name '", name,
                        u"' is specified more than once in the SET clause or column list of an INSERT. "
                        u"A column cannot be assigned more than one value in the same clause. Modify "
                        u"the clause to make sure that a column is updated only once. If this "
                        u"statement updates or inserts columns into a view, column aliasing can "
                        u"conceal the duplication in your code."}),
                statement.line);
        }
        if (column->identity && !explicitIdentity) {
            throw runError(544, 16, 1,
                           concat({u"Cannot insert explicit value for identity column in table '",
                                   definition.name, u"' when IDENTITY_INSERT is set to OFF."}));
        }
        targets.push_back(column);
    }
    const std::size_t given = targets.size();
    std::vector<std::string> defaults;
    for (const ColumnDef& column : definition.columns) {
        if (std::find(targets.begin(), targets.end(), &column) != targets.end() || column.identity)
            continue;
        if (const Expr* value = defaultOf(found, column.name)) {
            targets.push_back(&column);
            defaults.push_back(assign(scalar(*value, nullptr), column, definition, "INSERT"));
        }
    }
    std::string columns;
    for (const ColumnDef* column : targets)
        columns += (columns.empty() ? "" : ",") + quoted(toUtf8(column->name));
    std::string rows;
    const auto tail = [&] {
        std::string text;
        for (const std::string& value : defaults)
            text += "," + value;
        return text;
    };
    if (statement.query) {
        const QuerySql source = query(*statement.query, nullptr, false);
        if (source.columns.size() != given) {
            if (statement.columns.empty())
                throw countMismatch(statement, false);
            const bool fewer = source.columns.size() < given;
            throw compileError(
                fewer ? 120 : 121, 15, 1,
                concat({u"The select list for the INSERT statement contains ", fewer ? u"fewer" : u"more",
                        u" items than the insert list. The number of SELECT values must match the number "
                        u"of INSERT columns."}),
                statement.line);
        }
        rows = "SELECT ";
        for (std::size_t i = 0; i < given; ++i) {
            const Sql value{"c" + std::to_string(i + 1), source.columns[i].type, source.columns[i].untyped};
            rows += (i > 0 ? "," : "") + assign(value, *targets[i], definition, "INSERT");
        }
        rows += tail() + " FROM (" + source.text + ")";
    } else if (statement.defaultValues) {
        if (targets.empty())
            return {"INSERT INTO " + storage(found) + " DEFAULT VALUES", &definition,
                    hasIdentity(definition)};
        rows = "VALUES (" + tail().substr(1) + ")";
    } else {
        for (const auto& row : statement.rows) {
            if (row.size() != given)
                throw countMismatch(statement, row.size() < given);
            rows += rows.empty() ? "VALUES (" : ",(";
            for (std::size_t i = 0; i < given; ++i) {
                const Expr* expr = row[i].get();
                const bool isDefault = expr->kind == ExprKind::Default;
                if (isDefault)
                    expr = defaultOf(found, targets[i]->name);
                const Sql value =
                    expr == nullptr ? Sql{"NULL", targets[i]->type, true} : scalar(*expr, nullptr);
                rows += (i > 0 ? "," : "") + assign(value, *targets[i], definition, "INSERT");
            }
            rows += tail() + ")";
        }
    }
    return {"INSERT INTO " + storage(found) + "(" + columns + ") " + rows, &definition,
            hasIdentity(definition)};
}

// The rows that UPDATE … FROM and DELETE … FROM touch: rowids of the target.
std::string Translator::changedRows(const Statement& statement, const FoundTable& target, Scope& scope,
                                    const std::string& alias)
{
    std::string where = statement.condition ? condition(*statement.condition, &scope) : std::string();
    where = filtered(target, where);
    if (!statement.top)
        return where;
    const Sql count = scalar(*statement.top, nullptr);
    return "rowid IN (SELECT rowid FROM " + storage(target) + " AS " + alias +
           (where.empty() ? "" : " WHERE " + where) + " LIMIT max(0," + count.text + "))";
}

namespace {

// UPDATE x … FROM t AS x: the target may be an alias of its own FROM clause.
const TableRef* aliasedTarget(const TableRef& ref, const TableRef& target)
{
    if (ref.kind == TableRef::Kind::Join) {
        if (const TableRef* left = aliasedTarget(*ref.left, target))
            return left;
        return aliasedTarget(*ref.right, target);
    }
    if (ref.kind != TableRef::Kind::Table && ref.kind != TableRef::Kind::Variable)
        return nullptr;
    const bool byAlias = target.name.size() == 1 && sameName(ref.alias, target.name[0]);
    const bool byName = ref.alias.empty() && sameName(ref.name.back(), target.name.back());
    return byAlias || byName ? &ref : nullptr;
}

} // namespace

Sql Translator::newValue(const Assignment& assignment, const Sql& before, const Expr* expr, Scope& scope,
                         int line)
{
    const Sql value = expr == nullptr ? Sql{"NULL", before.type, true} : scalar(*expr, &scope);
    if (assignment.operation.empty())
        return value;
    bool done = false;
    Sql result = assignment.operation == u"+" ? plus(before, value, line, done) : Sql{};
    return done ? result : arithmetic(assignment.operation, before, value, line);
}

Translator::Change Translator::update(const Statement& statement)
{
    const TableRef* target = statement.targetRef.get();
    if (!statement.from.empty()) {
        const TableRef* named =
            statement.from.size() == 1 ? aliasedTarget(*statement.from[0], *target) : nullptr;
        if (named == nullptr || named != statement.from[0].get())
            return updateJoined(statement);
        target = named;
    }
    const FoundTable found = table(*target, u"UPDATE");
    const TableDef& definition = *found.table;
    Scope scope;
    const std::string alias = nextAlias();
    Source source{.alias = target->alias.empty() ? target->name.back() : target->alias,
                  .aliased = !target->alias.empty(),
                  .fullName = {definition.database, definition.schema, definition.name},
                  .columns = {}};
    for (const ColumnDef& column : definition.columns)
        source.columns.push_back({column.name, column.type, alias + "." + quoted(toUtf8(column.name))});
    scope.sources.push_back(source);
    std::string sets;
    for (const Assignment& assignment : statement.assignments) {
        if (!assignment.variable.empty())
            throw syntaxNear(assignment.variable, statement.line);
        const ColumnDef* column = findColumn(definition, assignment.column);
        if (column == nullptr)
            throw invalidColumn(assignment.column, statement.line);
        if (column->identity) {
            throw compileError(8102, 16, 1, concat({u"Cannot update identity column '", column->name, u"'."}),
                               statement.line);
        }
        const Expr* expr = assignment.expr.get();
        if (expr->kind == ExprKind::Default)
            expr = defaultOf(found, column->name);
        const Sql before{alias + "." + quoted(toUtf8(column->name)), column->type};
        const Sql value = newValue(assignment, before, expr, scope, statement.line);
        sets += (sets.empty() ? "" : ",") + quoted(toUtf8(column->name)) + "=" +
                assign(value, *column, definition, "UPDATE");
    }
    const std::string where = changedRows(statement, found, scope, alias);
    return {"UPDATE " + storage(found) + " AS " + alias + " SET " + sets +
                (where.empty() ? "" : " WHERE " + where),
            &definition, false};
}

Translator::Change Translator::remove(const Statement& statement)
{
    const TableRef* target = statement.targetRef.get();
    if (!statement.from.empty()) {
        const TableRef* named =
            statement.from.size() == 1 ? aliasedTarget(*statement.from[0], *target) : nullptr;
        if (named == nullptr || named != statement.from[0].get())
            return removeJoined(statement);
        target = named;
    }
    const FoundTable found = table(*target, u"DELETE");
    const TableDef& definition = *found.table;
    Scope scope;
    const std::string alias = nextAlias();
    Source source{.alias = target->alias.empty() ? target->name.back() : target->alias,
                  .aliased = !target->alias.empty(),
                  .fullName = {definition.database, definition.schema, definition.name},
                  .columns = {}};
    for (const ColumnDef& column : definition.columns)
        source.columns.push_back({column.name, column.type, alias + "." + quoted(toUtf8(column.name))});
    scope.sources.push_back(std::move(source));
    const std::string where = changedRows(statement, found, scope, alias);
    return {"DELETE FROM " + storage(found) + " AS " + alias + (where.empty() ? "" : " WHERE " + where),
            &definition, false};
}

} // namespace simfleet::sql
