// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"
#include "sql/translator.h"

namespace simfleet::sql {

namespace {

bool names(const TableRef& ref, const std::u16string& name);

bool names(const Query& query, const std::u16string& name)
{
    if (query.left && (names(*query.left, name) || names(*query.right, name)))
        return true;
    return std::any_of(query.from.begin(), query.from.end(),
                       [&](const TableRefPtr& ref) { return names(*ref, name); });
}

bool names(const TableRef& ref, const std::u16string& name)
{
    if (ref.kind == TableRef::Kind::Join)
        return names(*ref.left, name) || names(*ref.right, name);
    if (ref.kind == TableRef::Kind::Derived)
        return names(*ref.query, name);
    return ref.kind == TableRef::Kind::Table && ref.name.size() == 1 && sameName(ref.name[0], name);
}

} // namespace

std::optional<std::pair<std::size_t, std::size_t>> Translator::findCommon(const Name& name) const
{
    if (name.size() != 1)
        return std::nullopt;
    for (std::size_t level = m_common.size(); level-- > 0;) {
        const CommonScope& scope = m_common[level];
        for (std::size_t i = scope.visible; i-- > 0;) {
            if (sameName((*scope.tables)[i].name, name[0]))
                return std::pair(level, i);
        }
    }
    return std::nullopt;
}

// A common table is written out where it is used, seeing only those before it.
std::string Translator::commonTable(const TableRef& ref, std::size_t level, std::size_t index, Scope& scope)
{
    const std::vector<CommonScope> saved = m_common;
    const CommonTable& table = (*m_common[level].tables)[index];
    Scope* outer = m_common[level].outer;
    m_common.resize(level + 1);
    m_common[level].visible = index;
    if (++m_depth > 400)
        failTooDeep(ref.line);
    QuerySql inner;
    try {
        const bool recursive =
            table.query->setOperator == "UNION ALL" && names(*table.query->right, table.name);
        inner = recursive ? recursiveTable(table, outer) : query(*table.query, outer, true);
    } catch (...) {
        m_common = saved;
        throw;
    }
    --m_depth;
    m_common = saved;
    TableRef named;
    named.line = table.line;
    named.alias = table.name;
    named.columnNames = table.columnNames;
    Scope probe;
    const std::string alias = nextAlias();
    addSource(named, probe, alias, inner); // checks the common table's own column list
    for (std::size_t i = 0; i < inner.columns.size(); ++i)
        inner.columns[i].name = probe.sources[0].columns[i].name;
    TableRef used;
    used.line = ref.line;
    used.alias = ref.alias.empty() ? ref.name.back() : ref.alias;
    addSource(used, scope, alias, inner);
    return "(" + inner.text + ") AS " + alias;
}

QuerySql Translator::recursiveTable(const CommonTable& table, Scope* outer)
{
    Recursive recursive{.table = &table,
                        .member = table.query->right.get(),
                        .name = nextAlias() + "r",
                        .alias = {},
                        .anchor = query(*table.query->left, outer, true)};
    for (std::size_t i = 0; i < table.columnNames.size() && i < recursive.anchor.columns.size(); ++i)
        recursive.anchor.columns[i].name = table.columnNames[i];
    QuerySql result{.text = {}, .columns = recursive.anchor.columns};
    if (!recursive.member->setOperator.empty() || recursive.member->distinct || recursive.member->top ||
        !recursive.member->groupBy.empty() || recursive.member->having) {
        throw compileError(252, 16, 1,
                           concat({u"Recursive common table expression '", table.name,
                                   u"' does not contain a top-level UNION ALL operator."}),
                           table.line);
    }
    std::string columns;
    std::string list;
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
        list += "c" + std::to_string(i + 1) + ",";
        columns += (i > 0 ? ",c" : "c") + std::to_string(i + 1);
    }
    const std::string name = recursive.name;
    const std::string anchor = recursive.anchor.text;
    m_recursive.push_back(std::move(recursive));
    QuerySql member;
    try {
        member = query(*table.query->right, outer, true);
    } catch (...) {
        m_recursive.pop_back();
        throw;
    }
    m_recursive.pop_back();
    if (member.columns.size() != result.columns.size()) {
        throw compileError(
            205, 16, 1,
            u"All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal "
            u"number of expressions in their target lists.",
            table.line);
    }
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
        const SqlType a = result.columns[i].type.type;
        const SqlType b = member.columns[i].type.type;
        if (a != b && !(isInteger(a) && isInteger(b) && b < a)) {
            throw compileError(
                240, 16, 1,
                concat({u"Types don't match between the anchor and the recursive part in column \"",
                        result.columns[i].name, u"\" of recursive query \"", table.name, u"\"."}),
                table.line);
        }
    }
    result.text = "WITH RECURSIVE " + name + "(" + list + "level) AS (SELECT " + list + "0 FROM (" + anchor +
                  ") UNION ALL " + member.text + ") SELECT " + columns + " FROM " + name;
    return result;
}

std::string Translator::recursiveUse(const TableRef& ref, Scope& scope)
{
    Recursive& recursive = m_recursive.back();
    if (!recursive.alias.empty() || !sameName(recursive.table->name, ref.name[0])) {
        throw compileError(253, 16, 1,
                           concat({u"Recursive member of a common table expression '", ref.name[0],
                                   u"' has multiple recursive references."}),
                           ref.line);
    }
    recursive.alias = nextAlias();
    TableRef used;
    used.line = ref.line;
    used.alias = ref.alias.empty() ? ref.name.back() : ref.alias;
    addSource(used, scope, recursive.alias, recursive.anchor);
    return recursive.name + " AS " + recursive.alias;
}

} // namespace simfleet::sql
