// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/encode.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"
#include "sql/translator.h"

namespace simfleet::sql {

std::string Translator::from(const std::vector<TableRefPtr>& tables, Scope& scope)
{
    std::string text;
    for (const TableRefPtr& table : tables) {
        const std::string item = tableRef(*table, scope);
        const bool nestedJoin = !text.empty() && table->kind == TableRef::Kind::Join;
        text += (text.empty() ? " FROM " : ", ") + (nestedJoin ? "(" + item + ")" : item);
    }
    return text;
}

std::string Translator::tableRef(const TableRef& ref, Scope& scope)
{
    switch (ref.kind) {
    case TableRef::Kind::Join:
        return join(ref, scope);
    case TableRef::Kind::Derived:
        return derived(ref, scope, false);
    case TableRef::Kind::Values:
        return valuesTable(ref, scope, false);
    default:
        return baseTable(ref, scope);
    }
}

std::string Translator::join(const TableRef& ref, Scope& scope)
{
    if (ref.join == JoinKind::CrossApply || ref.join == JoinKind::OuterApply)
        return apply(ref, scope);
    const std::string left = tableRef(*ref.left, scope);
    std::string right = tableRef(*ref.right, scope);
    if (ref.right->kind == TableRef::Kind::Join)
        right = "(" + right + ")";
    const char* word = " JOIN ";
    if (ref.join == JoinKind::Left)
        word = " LEFT JOIN ";
    else if (ref.join == JoinKind::Right)
        word = " RIGHT JOIN ";
    else if (ref.join == JoinKind::Full)
        word = " FULL JOIN ";
    return left + word + right + (ref.on ? " ON " + condition(*ref.on, &scope) : std::string());
}

// SQLite has no lateral sub-queries, but table-valued functions may look to the left: the rows of the
// applied query are packed into one value and unpacked again by stw_rows.
std::string Translator::apply(const TableRef& ref, Scope& scope)
{
    const std::string left = tableRef(*ref.left, scope);
    const std::string right = ref.right->kind == TableRef::Kind::Values ? valuesTable(*ref.right, scope, true)
                              : ref.right->kind == TableRef::Kind::Derived ? derived(*ref.right, scope, true)
                                                                           : tableRef(*ref.right, scope);
    return left + (ref.join == JoinKind::OuterApply ? " LEFT JOIN " : " JOIN ") + right +
           (ref.join == JoinKind::OuterApply ? " ON 1" : "");
}

std::string Translator::rowsSource(const TableRef& ref, const QuerySql& query, const std::string& alias)
{
    if (query.columns.size() > 64)
        failTooDeep(ref.line);
    std::string columns;
    for (std::size_t i = 0; i < query.columns.size(); ++i)
        columns += (i > 0 ? ",c" : "c") + std::to_string(i + 1);
    return "stw_rows((SELECT stw_pack(" + columns + ") FROM (" + query.text + "))) AS " + alias;
}

void Translator::addSource(const TableRef& ref, Scope& scope, const std::string& alias,
                           const QuerySql& columns)
{
    if (!ref.columnNames.empty() && ref.columnNames.size() != columns.columns.size()) {
        const bool more = columns.columns.size() > ref.columnNames.size();
        throw compileError(more ? 8158 : 8159, 16, 1,
                           concat({u"'", ref.alias, more ? u"' has more columns" : u"' has fewer columns",
                                   u" than were specified in the column list."}),
                           ref.line);
    }
    Source source{.alias = ref.alias, .aliased = true, .fullName = {}, .columns = {}};
    for (std::size_t i = 0; i < columns.columns.size(); ++i) {
        const std::u16string& name = ref.columnNames.empty() ? columns.columns[i].name : ref.columnNames[i];
        if (name.empty()) {
            throw compileError(8155, 16, 2,
                               concat({u"No column name was specified for column ",
                                       number(std::int64_t(i) + 1), u" of '", ref.alias, u"'."}),
                               ref.line);
        }
        for (const SourceColumn& other : source.columns) {
            if (sameName(other.name, name)) {
                throw compileError(8156, 16, 1,
                                   concat({u"The column '", name, u"' was specified multiple times for '",
                                           ref.alias, u"'."}),
                                   ref.line);
            }
        }
        source.columns.push_back({name, columns.columns[i].type, alias + ".c" + std::to_string(i + 1)});
    }
    for (const Source& other : scope.sources) {
        if (sameName(other.alias, source.alias) && other.aliased) {
            throw compileError(1011, 16, 1,
                               concat({u"The correlation name '", source.alias,
                                       u"' is specified multiple times in a FROM clause."}),
                               ref.line);
        }
    }
    scope.sources.push_back(std::move(source));
}

std::string Translator::derived(const TableRef& ref, Scope& scope, bool lateral)
{
    const QuerySql inner = query(*ref.query, lateral ? &scope : scope.outer, true);
    const std::string alias = nextAlias();
    addSource(ref, scope, alias, inner);
    return lateral ? rowsSource(ref, inner, alias) : "(" + inner.text + ") AS " + alias;
}

std::string Translator::valuesTable(const TableRef& ref, Scope& scope, bool lateral)
{
    std::vector<std::vector<Sql>> rows;
    for (const auto& row : ref.rows) {
        if (row.size() != ref.rows.front().size()) {
            throw compileError(
                10709, 16, 1,
                u"The number of columns for each row in a table value constructor must be the same.",
                ref.line);
        }
        rows.emplace_back();
        for (const ExprPtr& expr : row)
            rows.back().push_back(scalar(*expr, lateral ? &scope : scope.outer));
    }
    QuerySql result;
    for (std::size_t c = 0; c < rows.front().size(); ++c) {
        std::vector<Sql> column;
        for (const auto& row : rows)
            column.push_back(row[c]);
        result.columns.push_back({{}, unify(column)});
    }
    for (const auto& row : rows) {
        result.text += result.text.empty() ? "SELECT " : " UNION ALL SELECT ";
        for (std::size_t c = 0; c < row.size(); ++c) {
            result.text += (c > 0 ? "," : "") + coerce(row[c], result.columns[c].type, ref.line).text +
                           " AS c" + std::to_string(c + 1);
        }
    }
    const std::string alias = nextAlias();
    addSource(ref, scope, alias, result);
    return lateral ? rowsSource(ref, result, alias) : "(" + result.text + ") AS " + alias;
}

std::string Translator::storage(const FoundTable& found) const
{
    const std::string& name = found.table->storage;
    return name.find_first_of("\".") != std::string::npos ? name : quoted(name);
}

std::string Translator::filtered(const FoundTable& found, const std::string& where) const
{
    std::string text = where;
    for (const std::string* filter : {&found.filter, &found.table->rowFilter}) {
        if (!filter->empty())
            text += (text.empty() ? "(" : " AND (") + *filter + ")";
    }
    return text;
}

FoundTable Translator::table(const TableRef& ref, std::u16string_view permission)
{
    SessionState& session = *m_statement.session;
    if (ref.kind == TableRef::Kind::Variable) {
        const auto found = m_statement.tableVariables->find(folded(ref.name[0]));
        if (found == m_statement.tableVariables->end()) {
            throw compileError(
                1087, 15, 2, concat({u"Must declare the table variable \"", ref.name[0], u"\"."}), ref.line);
        }
        return {.table = &found->second.definition, .filter = {}, .temporary = &found->second};
    }
    const auto name = resolveName(session, ref.name);
    const bool temporary = ref.name.back().starts_with(u'#');
    if (name && !temporary)
        requireDatabaseAccess(session, name->database);
    const FoundTable found = findTable(session, ref.name);
    if (found.table == nullptr)
        throw invalidObject(joined(ref.name), ref.line);
    if (found.temporary != nullptr)
        return found;
    const bool select = permission == u"SELECT";
    const bool allowed = select ? maySelect(session, *found.table)
                                : session.context.login.sysadmin ||
                                      (found.table->writable && maySelect(session, *found.table));
    if (!allowed)
        throw permissionDenied(permission, found.table->name, found.table->database, found.table->schema);
    if (!select && found.table->view) {
        throw compileError(4406, 16, 1,
                           concat({u"Update or insert of view or function '", joined(ref.name),
                                   u"' failed because it contains a derived or constant field."}),
                           ref.line);
    }
    return found;
}

std::string Translator::baseTable(const TableRef& ref, Scope& scope)
{
    if (ref.kind == TableRef::Kind::Table) {
        for (const Recursive& recursive : m_recursive) {
            if (ref.name.size() == 1 && sameName(ref.name[0], recursive.table->name))
                return recursiveUse(ref, scope);
        }
        if (const auto common = findCommon(ref.name))
            return commonTable(ref, common->first, common->second, scope);
    }
    const FoundTable found = table(ref, u"SELECT");
    const std::string alias = nextAlias();
    const TableDef& definition = *found.table;
    Source source{.alias = ref.alias.empty() ? ref.name.back() : ref.alias,
                  .aliased = !ref.alias.empty(),
                  .fullName = {definition.database, definition.schema, definition.name},
                  .columns = {}};
    for (const ColumnDef& column : definition.columns)
        source.columns.push_back({column.name, column.type, alias + "." + quoted(toUtf8(column.name))});
    for (const Source& other : scope.sources) {
        if (!sameName(other.alias, source.alias))
            continue;
        if (other.aliased && source.aliased) {
            throw compileError(1011, 16, 1,
                               concat({u"The correlation name '", source.alias,
                                       u"' is specified multiple times in a FROM clause."}),
                               ref.line);
        }
        if (other.aliased || source.aliased || other.fullName == source.fullName) {
            throw compileError(
                1013, 16, 1,
                concat({u"The objects \"", joined(ref.name), u"\" and \"", joined(ref.name),
                        u"\" in the FROM clause have the same exposed names. Use correlation names "
                        u"to distinguish them."}),
                ref.line);
        }
    }
    scope.sources.push_back(std::move(source));
    const std::string where = filtered(found, {});
    if (where.empty())
        return storage(found) + " AS " + alias;
    return "(SELECT * FROM " + storage(found) + " WHERE " + where + ") AS " + alias;
}

} // namespace simfleet::sql
