// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/ast.h"
#include "sql/catalogsearch.h"
#include "sql/evaluation.h"

#include <map>
#include <optional>

namespace simfleet::sql {

// A scalar in SQLite's SQL with its T-SQL type.
struct Sql
{
    std::string text;
    TypeInfo type;
    bool untyped = false; // a bare NULL takes the type of what it meets
};

struct OutputColumn
{
    std::u16string name;
    TypeInfo type;
    bool untyped = false;
};

// A query in SQLite's SQL; its columns are called c1, c2, …
struct QuerySql
{
    std::string text;
    std::vector<OutputColumn> columns;
};

struct Variable
{
    TypeInfo type;
    Value value;
};
using Variables = std::map<std::u16string, Variable>; // by folded name

// What a statement may refer to besides the catalog.
struct StatementScope
{
    SessionState* session = nullptr;
    const Variables* variables = nullptr;
    const std::map<std::u16string, TemporaryTable>* tableVariables = nullptr;
    const CaughtError* caught = nullptr;
    DateTime localNow; // one moment for the whole statement
    DateTime utcNow;
};

struct SourceColumn
{
    std::u16string name;
    TypeInfo type;
    std::string sql;
};

// A table, view or derived table of a FROM clause.
struct Source
{
    std::u16string alias;
    bool aliased = false;
    Name fullName;
    std::vector<SourceColumn> columns;
};

struct Scope
{
    Scope* outer = nullptr;
    std::vector<Source> sources{};
    bool grouped = false; // columns must be grouped by or aggregated (8120)
    std::vector<const Expr*> groupBy{};
    int aggregateDepth = 0;
    bool aggregatesAllowed = false;
    int groupClause = 8120; // 8120 select list, 8121 HAVING, 8127 ORDER BY
};

struct ResolvedColumn
{
    const SourceColumn* column = nullptr;
    const Source* source = nullptr;
    Scope* scope = nullptr;
};

// Binds names and types of one statement and writes it as SQLite's SQL with bound values.
// Throws SqlError (207, 208, 209, 4104, 8120, …).
class Translator
{
public:
    explicit Translator(StatementScope scope)
        : m_statement(scope)
    {}

    [[nodiscard]] QuerySql query(const Query& query, Scope* outer, bool nested);
    [[nodiscard]] Sql scalar(const Expr& expr, Scope* scope);
    [[nodiscard]] std::string condition(const Expr& expr, Scope* scope);

    struct Change
    {
        std::string text;
        const TableDef* table = nullptr;
        bool identity = false; // the table has an identity column
    };
    [[nodiscard]] Change insert(const Statement& statement);
    [[nodiscard]] Change update(const Statement& statement);
    [[nodiscard]] Change remove(const Statement& statement);
    [[nodiscard]] FoundTable table(const TableRef& ref, std::u16string_view permission);
    // Conversion of `value` on its way into a column, with 515 and 2628.
    [[nodiscard]] std::string assign(const Sql& value, const ColumnDef& column, const TableDef& table,
                                     std::string_view statement);

    struct Bind
    {
        Value value;
        TypeInfo type;
    };
    [[nodiscard]] const std::vector<Bind>& binds() const { return m_binds; }
    std::string bind(Value value, TypeInfo type);
    [[nodiscard]] const StatementScope& statement() const { return m_statement; }
    void setCommonTables(const std::vector<CommonTable>& tables)
    {
        m_common.push_back({&tables, nullptr, tables.size()});
    }

    // used by the functions' rules
    [[nodiscard]] Sql constant(Value value, TypeInfo type);
    [[nodiscard]] Sql coerce(const Sql& value, const TypeInfo& type, int line); // implicit conversion
    [[nodiscard]] Sql cast(const Sql& value, const TypeInfo& type, const std::string& style, bool tryOnly);
    [[nodiscard]] Sql asText(const Sql& value);
    [[nodiscard]] TypeInfo unify(const std::vector<Sql>& values) const;
    [[nodiscard]] static std::string collated(const Sql& value);
    [[nodiscard]] static std::string packed(const TypeInfo& type);
    [[nodiscard]] static std::string quoted(std::string_view identifier);
    [[nodiscard]] std::string over(const Over& over, Scope* scope);

private:
    struct CommonScope
    {
        const std::vector<CommonTable>* tables;
        Scope* outer;
        std::size_t visible; // how many of them may be named here
    };
    struct Recursive // a common table being defined by itself
    {
        const CommonTable* table = nullptr;
        const Query* member = nullptr; // the part that names the table
        std::string name;
        std::string alias; // of the table in `member`
        QuerySql anchor;
    };

    // expressions
    [[nodiscard]] Sql column(const Expr& expr, Scope* scope);
    [[nodiscard]] ResolvedColumn resolve(const Name& path, Scope* scope, int line) const;
    [[nodiscard]] std::optional<ResolvedColumn> find(const Name& path, Scope* scope, int line,
                                                     bool& qualified) const;
    void checkGrouped(const Expr& expr, const ResolvedColumn& found) const;
    [[nodiscard]] bool isGroupExpr(const Expr& expr, Scope* scope) const;
    [[nodiscard]] bool sameExpr(const Expr& left, const Expr& right, Scope* scope) const;
    [[nodiscard]] Sql variable(const Expr& expr);
    [[nodiscard]] Sql systemVariable(const Expr& expr);
    [[nodiscard]] Sql unary(const Expr& expr, Scope* scope);
    [[nodiscard]] Sql binary(const Expr& expr, Scope* scope);
    [[nodiscard]] Sql plus(const Sql& left, const Sql& right, int line, bool& done);
    [[nodiscard]] Sql dateArithmetic(const std::u16string& op, const Sql& left, const Sql& right, int line);
    [[nodiscard]] Sql arithmetic(const std::u16string& op, Sql left, Sql right, int line);
    [[nodiscard]] Sql caseExpr(const Expr& expr, Scope* scope);
    [[nodiscard]] Sql castExpr(const Expr& expr, Scope* scope);
    [[nodiscard]] Sql subquery(const Expr& expr, Scope* scope);
    [[nodiscard]] Sql atTimeZone(const Expr& expr, Scope* scope);
    [[nodiscard]] Sql function(const Expr& expr, Scope* scope);

    // predicates
    [[nodiscard]] std::string comparison(const std::string& op, Sql left, Sql right, int line);
    [[nodiscard]] std::string inList(const Expr& expr, Scope* scope);
    [[nodiscard]] std::string inQuery(const Expr& expr, Scope* scope);
    [[nodiscard]] std::string like(const Expr& expr, Scope* scope);
    void unifyOperands(Sql& left, Sql& right, int line);

    // queries
    [[nodiscard]] QuerySql select(const Query& query, Scope* outer, bool nested);
    [[nodiscard]] QuerySql setOperation(const Query& query, Scope* outer, bool nested);
    [[nodiscard]] QuerySql items(const Query& query, Scope& scope, std::vector<const Expr*>& exprs,
                                 std::vector<std::string>& texts);
    void expandStar(const SelectItem& item, Scope& scope, int line, QuerySql& result,
                    std::vector<const Expr*>& exprs, std::vector<std::string>& texts);
    [[nodiscard]] std::string orderBy(const Query& query, Scope& scope, const QuerySql& result,
                                      const std::vector<const Expr*>& exprs);
    [[nodiscard]] std::string orderItem(const OrderItem& item, const Query& query, Scope& scope,
                                        const QuerySql& result, const std::vector<const Expr*>& exprs);
    [[nodiscard]] std::string limit(const Query& query, Scope& scope);
    [[nodiscard]] std::string from(const std::vector<TableRefPtr>& tables, Scope& scope);
    [[nodiscard]] std::string tableRef(const TableRef& ref, Scope& scope);
    [[nodiscard]] std::string join(const TableRef& ref, Scope& scope);
    [[nodiscard]] std::string apply(const TableRef& ref, Scope& scope);
    [[nodiscard]] std::string baseTable(const TableRef& ref, Scope& scope);
    [[nodiscard]] std::string derived(const TableRef& ref, Scope& scope, bool lateral);
    [[nodiscard]] std::string valuesTable(const TableRef& ref, Scope& scope, bool lateral);
    [[nodiscard]] std::string commonTable(const TableRef& ref, std::size_t level, std::size_t index,
                                          Scope& scope);
    [[nodiscard]] QuerySql recursiveTable(const CommonTable& table, Scope* outer);
    [[nodiscard]] std::string recursiveUse(const TableRef& ref, Scope& scope);
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> findCommon(const Name& name) const;
    void addSource(const TableRef& ref, Scope& scope, const std::string& alias, const QuerySql& columns);
    [[nodiscard]] std::string rowsSource(const TableRef& ref, const QuerySql& query,
                                         const std::string& alias);
    [[nodiscard]] std::string nextAlias();
    [[nodiscard]] std::string storage(const FoundTable& found) const;
    [[nodiscard]] std::string filtered(const FoundTable& found, const std::string& where) const;
    [[nodiscard]] std::string changedRows(const Statement& statement, const FoundTable& target, Scope& scope,
                                          const std::string& alias);

    // UPDATE and DELETE whose FROM clause joins: the rows are found by a query of their own.
    struct JoinedTarget
    {
        FoundTable found;
        std::string from;
        std::string rowId;
    };
    [[nodiscard]] JoinedTarget joinedTarget(const Statement& statement, Scope& scope,
                                            std::u16string_view permission);
    [[nodiscard]] Change updateJoined(const Statement& statement);
    [[nodiscard]] Change removeJoined(const Statement& statement);
    [[nodiscard]] Sql newValue(const Assignment& assignment, const Sql& before, const Expr* expr,
                               Scope& scope, int line);

    StatementScope m_statement;
    std::vector<Bind> m_binds;
    std::vector<CommonScope> m_common;
    std::vector<Recursive> m_recursive;
    int m_aliases = 0;
    int m_depth = 0;

    friend class TranslationDepth;
};

[[nodiscard]] bool containsAggregate(const Expr& expr);
[[nodiscard]] bool isAggregate(const Expr& expr);

} // namespace simfleet::sql
