// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/ast.h"
#include "sql/token.h"

#include <QtCore/QtGlobal>

#include <map>
#include <optional>
#include <set>

namespace simfleet::sql {

struct ParsedBatch
{
    std::vector<StatementPtr> statements;
    std::map<std::u16string, TypeInfo> variables; // names folded to lower case
};

// Recursive descent over one batch. The whole batch is parsed before anything runs: syntax errors, unknown
// functions and undeclared variables (102, 156, 195, 137, 134 …) throw a SqlError and nothing is executed.
class Parser
{
public:
    Parser(std::u16string_view text, const LexerOptions& options,
           std::map<std::u16string, TypeInfo> declared = {});

    [[nodiscard]] ParsedBatch batch();
    // "@a int, @b nvarchar(10) = N'x' OUTPUT": the parameters of sp_executesql, in order.
    [[nodiscard]] std::vector<Declaration> parameterList();

private:
    // tokens
    [[nodiscard]] const Token& token(std::size_t ahead = 0) const;
    [[nodiscard]] bool isSymbol(std::u16string_view symbol, std::size_t ahead = 0) const;
    [[nodiscard]] bool isWord(std::u16string_view upper, std::size_t ahead = 0) const;
    [[nodiscard]] bool atEnd() const { return token().kind == TokenKind::End; }
    [[nodiscard]] bool isIdentifier(std::size_t ahead = 0) const; // not reserved, or quoted
    bool acceptSymbol(std::u16string_view symbol);
    bool acceptWord(std::u16string_view upper);
    void expectSymbol(std::u16string_view symbol);
    void expectWord(std::u16string_view upper);
    const Token& take();
    [[noreturn]] void fail() const;                       // 102 or 156 at the current token
    [[noreturn]] void failAt(std::size_t position) const; // … at that one
    [[nodiscard]] std::u16string identifier();
    [[nodiscard]] Name name();
    [[nodiscard]] std::int64_t integer();
    void skipParentheses();

    // types
    [[nodiscard]] TypeInfo type(bool inCast, int ordinal);

    // expressions
    [[nodiscard]] ExprPtr scalar();
    [[nodiscard]] ExprPtr condition();
    [[nodiscard]] ExprPtr scalarOrCondition() { return orExpr(); }
    [[nodiscard]] ExprPtr orExpr();
    [[nodiscard]] ExprPtr andExpr();
    [[nodiscard]] ExprPtr notExpr();
    [[nodiscard]] ExprPtr predicate();
    [[nodiscard]] ExprPtr predicateTail(ExprPtr left);
    [[nodiscard]] ExprPtr additive();
    [[nodiscard]] ExprPtr multiplicative();
    [[nodiscard]] ExprPtr unary();
    [[nodiscard]] ExprPtr postfix();
    [[nodiscard]] ExprPtr primary();
    [[nodiscard]] ExprPtr literal();
    [[nodiscard]] ExprPtr variable();
    [[nodiscard]] ExprPtr parenthesized();
    [[nodiscard]] ExprPtr caseExpr();
    [[nodiscard]] ExprPtr castExpr();
    [[nodiscard]] ExprPtr convertExpr();
    [[nodiscard]] ExprPtr nameOrCall();
    [[nodiscard]] ExprPtr call(Name path, int line);
    void callTail(Expr& expr);
    [[nodiscard]] std::unique_ptr<Over> over();
    [[nodiscard]] std::string frame();
    [[nodiscard]] ExprPtr make(ExprKind kind) const;
    void requireScalar(const Expr& expr, std::size_t position) const;
    [[nodiscard]] std::vector<ExprPtr> scalarList(); // up to ')', which is taken

    // queries
    [[nodiscard]] QueryPtr query(); // with WITH
    [[nodiscard]] QueryPtr queryExpression();
    [[nodiscard]] QueryPtr intersectTerm();
    [[nodiscard]] QueryPtr queryPrimary();
    [[nodiscard]] QueryPtr select();
    [[nodiscard]] ExprPtr top();
    void selectItems(Query& query);
    [[nodiscard]] SelectItem selectItem();
    void orderBy(Query& query);
    [[nodiscard]] std::vector<OrderItem> orderItems();
    [[nodiscard]] std::vector<CommonTable> commonTables();
    [[nodiscard]] std::vector<TableRefPtr> fromList();
    [[nodiscard]] TableRefPtr joined();
    [[nodiscard]] TableRefPtr tablePrimary();
    [[nodiscard]] TableRefPtr derivedTable();
    void tableAlias(TableRef& table);
    void tableHints();
    void queryOption();
    [[nodiscard]] std::optional<JoinKind> joinKind();

    // statements
    [[nodiscard]] StatementPtr statement();
    [[nodiscard]] StatementPtr statementBody();
    [[nodiscard]] StatementPtr make(StatementKind kind) const;
    [[nodiscard]] std::vector<StatementPtr> branch();
    [[nodiscard]] StatementPtr beginStatement();
    [[nodiscard]] StatementPtr tryCatch();
    [[nodiscard]] StatementPtr declare();
    [[nodiscard]] Declaration declaration(int ordinal);
    [[nodiscard]] std::vector<ColumnSpec> columnSpecs(std::vector<std::vector<std::u16string>>& keys);
    void columnConstraints(ColumnSpec& column);
    [[nodiscard]] StatementPtr set();
    [[nodiscard]] StatementPtr setOption();
    [[nodiscard]] StatementPtr execute();
    [[nodiscard]] StatementPtr executeText();
    void execArguments(Statement& statement);
    [[nodiscard]] StatementPtr ifStatement();
    [[nodiscard]] StatementPtr whileStatement();
    [[nodiscard]] StatementPtr insert();
    [[nodiscard]] StatementPtr update();
    [[nodiscard]] StatementPtr deleteStatement();
    [[nodiscard]] StatementPtr createTable();
    [[nodiscard]] StatementPtr dropTable();
    [[nodiscard]] StatementPtr truncate();
    [[nodiscard]] StatementPtr raiseError();
    [[nodiscard]] StatementPtr throwStatement();
    [[nodiscard]] StatementPtr returnStatement();
    [[nodiscard]] StatementPtr waitFor();
    [[nodiscard]] StatementPtr transaction();
    [[nodiscard]] StatementPtr withStatement();
    [[nodiscard]] Assignment assignment(bool columns);
    [[nodiscard]] TableRefPtr targetTable();
    void checkVariable(const std::u16string& name, int line) const;

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
    int m_loops = 0;
    int m_catches = 0;
    std::map<std::u16string, TypeInfo> m_variables;
    std::set<std::u16string> m_tableVariables;

    friend class NestingGuard;
};

// Bounds the recursion of the parser (error 191).
class NestingGuard
{
public:
    explicit NestingGuard(Parser& parser);
    ~NestingGuard() { --m_parser.m_depth; }
    Q_DISABLE_COPY_MOVE(NestingGuard)

private:
    Parser& m_parser;
};

inline constexpr int kMaxChain = 800; // operands in a row, below SQLite's limit of 1000

[[nodiscard]] std::u16string folded(std::u16string_view text); // lower case, for names
[[nodiscard]] bool sameName(std::u16string_view left, std::u16string_view right);
[[noreturn]] void failTooDeep(int line); // 191

} // namespace simfleet::sql
