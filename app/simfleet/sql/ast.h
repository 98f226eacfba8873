// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

// What the parser makes of a batch.
namespace simfleet::sql {

struct Query;
struct Expr;
struct TableRef;
using ExprPtr = std::unique_ptr<Expr>;
using QueryPtr = std::unique_ptr<Query>;
using TableRefPtr = std::unique_ptr<TableRef>;

using Name = std::vector<std::u16string>; // a.b.c; left-out parts are empty

[[nodiscard]] std::u16string joined(const Name& name); // as messages show it

struct OrderItem
{
    ExprPtr expr{};
    bool descending = false;
};

struct Over
{
    std::vector<ExprPtr> partition{};
    std::vector<OrderItem> order{};
    std::string frame{}; // SQLite's text, empty: the default frame
};

enum class ExprKind {
    Literal,        // value, type
    Variable,       // text
    SystemVariable, // text
    Column,         // path
    Star,           // only as COUNT(*)
    Unary,          // text: - + ~
    Arithmetic,     // text: + - * / % & | ^
    Function,       // path, args
    Case,           // args: [when, then]…, then else if flag; operand in `operand`
    Cast,           // text: CAST, CONVERT, TRY_…; type; args[0], style args[1]
    Subquery,       // query
    Collate,        // args[0]
    AtTimeZone,     // args[0], args[1]
    Default,        // DEFAULT in VALUES and EXEC
    // predicates
    Compare, // text: = <> < <= > >=
    And,
    Or,
    Not,
    IsNull,  // flag: NOT
    Between, // flag: NOT
    InList,  // flag: NOT; args[0] in args[1…]
    InQuery, // flag: NOT
    Exists,  // query
    Like,    // flag: NOT; args[2] the escape
};

struct Expr
{
    ExprKind kind = ExprKind::Literal;
    int line = 1;
    std::u16string text{};
    Name path{};
    Value value{};
    TypeInfo type{};
    bool flag = false;
    bool distinct = false; // COUNT(DISTINCT x)
    std::vector<ExprPtr> args{};
    ExprPtr operand{};
    QueryPtr query{};
    std::unique_ptr<Over> over{};
    std::vector<OrderItem> within{}; // WITHIN GROUP (ORDER BY …)

    [[nodiscard]] bool isPredicate() const { return kind >= ExprKind::Compare; }
};

enum class JoinKind { Inner, Left, Right, Full, Cross, CrossApply, OuterApply };

struct TableRef
{
    enum class Kind { Table, Variable, Derived, Values, Join } kind = Kind::Table;
    int line = 1;
    Name name{}; // of a table; of a variable, one part
    std::u16string alias{};
    std::vector<std::u16string> columnNames{}; // AS x(a, b)
    QueryPtr query{};
    std::vector<std::vector<ExprPtr>> rows{};
    JoinKind join = JoinKind::Inner;
    TableRefPtr left{};
    TableRefPtr right{};
    ExprPtr on{};
};

struct SelectItem
{
    ExprPtr expr{}; // null: a star
    Name star{};    // t.* holds t
    std::u16string alias{};
    std::u16string variable{};  // @x = expr
    std::u16string operation{}; // of @x += expr, else empty
};

struct CommonTable
{
    std::u16string name{};
    std::vector<std::u16string> columnNames{};
    QueryPtr query{};
    int line = 1;
};

// SELECT …, or two queries joined by a set operator.
struct Query
{
    int line = 1;
    std::vector<CommonTable> with{};
    // a SELECT
    bool distinct = false;
    ExprPtr top{};
    std::vector<SelectItem> items{};
    Name into{}; // SELECT … INTO #t
    std::vector<TableRefPtr> from{};
    ExprPtr where{};
    std::vector<ExprPtr> groupBy{};
    ExprPtr having{};
    // or UNION, UNION ALL, EXCEPT, INTERSECT
    std::string setOperator{};
    QueryPtr left{};
    QueryPtr right{};
    // of the whole
    std::vector<OrderItem> orderBy{};
    ExprPtr offset{};
    ExprPtr fetch{};
};

struct ColumnSpec
{
    std::u16string name{};
    TypeInfo type{};
    bool identity = false;
    bool primaryKey = false;
    bool unique = false;
    std::shared_ptr<Expr> defaultValue{};
};

struct Assignment
{
    std::u16string column{}; // or variable
    std::u16string variable{};
    std::u16string operation{};
    ExprPtr expr{};
};

struct ExecArgument
{
    std::u16string name{}; // with '@', or empty
    ExprPtr expr{};        // null: DEFAULT
    bool output = false;
};

struct Declaration
{
    std::u16string name{};
    TypeInfo type{};
    ExprPtr value{};
    std::vector<ColumnSpec> columns{}; // of a table variable
    bool table = false;
};

enum class StatementKind {
    Select,
    Insert,
    Update,
    Delete,
    Truncate,
    CreateTable,
    DropTable,
    Declare,
    SetVariable,
    SetOption,
    If,
    While,
    Break,
    Continue,
    Block,
    TryCatch,
    Throw,
    RaiseError,
    Print,
    Return,
    Use,
    Execute,
    ExecuteText,
    WaitFor,
    BeginTransaction,
    Commit,
    Rollback,
    SaveTransaction,
    Empty,
};

struct Statement;
using StatementPtr = std::unique_ptr<Statement>;

struct Statement
{
    StatementKind kind = StatementKind::Empty;
    int line = 1;
    std::size_t begin = 0; // in the batch's text
    std::size_t end = 0;
    QueryPtr query{};                        // Select, the source of Insert
    ExprPtr condition{};                     // If, While; WHERE of Update and Delete
    ExprPtr top{};                           // of Insert, Update, Delete
    std::vector<StatementPtr> body{};        // Block, TRY, the branch of If and While
    std::vector<StatementPtr> alternative{}; // ELSE, CATCH
    std::vector<Declaration> declarations{};
    std::vector<Assignment> assignments{}; // SetVariable, Update
    std::vector<ExprPtr> args{};           // RaiseError, Print, Throw, Return, ExecuteText, WaitFor (if @x)
    Name target{};                         // table, procedure, database
    TableRefPtr targetRef{};               // Update/Delete: the table named
    std::vector<TableRefPtr> from{};
    std::vector<std::u16string> columns{};    // of Insert
    std::vector<std::vector<ExprPtr>> rows{}; // VALUES
    bool defaultValues = false;
    std::vector<ColumnSpec> columnSpecs{};
    std::vector<std::vector<std::u16string>> keys{}; // PRIMARY KEY / UNIQUE over columns
    std::vector<ExecArgument> execArguments{};
    StatementPtr source{};     // INSERT … EXEC
    std::u16string variable{}; // EXEC @rc = …; procedure named by a variable: option
    std::u16string option{};   // SET option
    std::u16string optionValue{};
    bool flag = false;               // IF EXISTS of DROP; WITH NOWAIT; OPTION ON
    std::int64_t milliseconds = 0;   // WAITFOR DELAY
    std::vector<CommonTable> with{}; // WITH … INSERT/UPDATE/DELETE
};

} // namespace simfleet::sql
