// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

namespace simfleet::sql {

StatementPtr Parser::make(StatementKind kind) const
{
    auto statement = std::make_unique<Statement>();
    statement->kind = kind;
    statement->line = token().line;
    statement->begin = token().begin;
    return statement;
}

StatementPtr Parser::statement()
{
    const NestingGuard guard(*this);
    const int line = token().line;
    const std::size_t begin = token().begin;
    StatementPtr result = statementBody();
    result->line = line;
    result->begin = begin;
    result->end = m_tokens[m_at == 0 ? 0 : m_at - 1].end;
    return result;
}

StatementPtr Parser::statementBody()
{
    if (isSymbol(u"(")) {
        StatementPtr result = make(StatementKind::Select);
        result->query = query();
        queryOption();
        return result;
    }
    if (token().kind != TokenKind::Word)
        fail();
    const std::u16string& word = token().upper;
    if (word == u"SELECT") {
        StatementPtr result = make(StatementKind::Select);
        result->query = query();
        queryOption();
        return result;
    }
    using Rule = StatementPtr (Parser::*)();
    static const std::map<std::u16string_view, Rule> kRules{
        {u"WITH", &Parser::withStatement},     {u"BEGIN", &Parser::beginStatement},
        {u"DECLARE", &Parser::declare},        {u"SET", &Parser::set},
        {u"EXEC", &Parser::execute},           {u"EXECUTE", &Parser::execute},
        {u"IF", &Parser::ifStatement},         {u"WHILE", &Parser::whileStatement},
        {u"INSERT", &Parser::insert},          {u"UPDATE", &Parser::update},
        {u"DELETE", &Parser::deleteStatement}, {u"CREATE", &Parser::createTable},
        {u"DROP", &Parser::dropTable},         {u"TRUNCATE", &Parser::truncate},
        {u"RAISERROR", &Parser::raiseError},   {u"THROW", &Parser::throwStatement},
        {u"RETURN", &Parser::returnStatement}, {u"WAITFOR", &Parser::waitFor},
        {u"COMMIT", &Parser::transaction},     {u"ROLLBACK", &Parser::transaction},
        {u"SAVE", &Parser::transaction},
    };
    if (const auto rule = kRules.find(word); rule != kRules.end())
        return (this->*rule->second)();
    StatementPtr result = make(StatementKind::Empty);
    if (acceptWord(u"PRINT")) {
        result->kind = StatementKind::Print;
        result->args.push_back(scalar());
    } else if (acceptWord(u"USE")) {
        result->kind = StatementKind::Use;
        result->target = {identifier()};
    } else if (isWord(u"BREAK") || isWord(u"CONTINUE")) {
        const bool isBreak = take().upper == u"BREAK";
        if (m_loops == 0) {
            throw compileError(isBreak ? 135 : 136, 15, 1,
                               concat({u"Cannot use a ", isBreak ? u"BREAK" : u"CONTINUE",
                                       u" statement outside the scope of a WHILE statement."}),
                               result->line);
        }
        result->kind = isBreak ? StatementKind::Break : StatementKind::Continue;
    } else {
        fail();
    }
    return result;
}

StatementPtr Parser::withStatement()
{
    take();
    if (isWord(u"XMLNAMESPACES"))
        fail();
    std::vector<CommonTable> tables = commonTables();
    if (isWord(u"INSERT") || isWord(u"UPDATE") || isWord(u"DELETE")) {
        StatementPtr result = isWord(u"INSERT") ? insert() : isWord(u"UPDATE") ? update() : deleteStatement();
        result->with = std::move(tables);
        return result;
    }
    StatementPtr result = make(StatementKind::Select);
    result->query = queryExpression();
    result->query->with = std::move(tables);
    queryOption();
    return result;
}

TableRefPtr Parser::targetTable()
{
    auto table = std::make_unique<TableRef>();
    table->line = token().line;
    if (token().kind == TokenKind::Variable) {
        table->kind = TableRef::Kind::Variable;
        table->name = {take().text};
        if (!m_tableVariables.contains(folded(table->name[0]))) {
            throw compileError(1087, 15, 2,
                               concat({u"Must declare the table variable \"", table->name[0], u"\"."}),
                               table->line);
        }
    } else {
        table->name = name();
    }
    tableHints();
    return table;
}

StatementPtr Parser::insert()
{
    StatementPtr result = make(StatementKind::Insert);
    take();
    if (isWord(u"TOP"))
        result->top = top();
    acceptWord(u"INTO");
    result->targetRef = targetTable();
    // "(a, b)" are columns unless a query begins there
    if (isSymbol(u"(") && !isWord(u"SELECT", 1) && !isWord(u"WITH", 1) && !isSymbol(u"(", 1)) {
        take();
        do {
            Name column = name();
            result->columns.push_back(column.back());
        } while (acceptSymbol(u","));
        expectSymbol(u")");
    }
    if (acceptWord(u"DEFAULT")) {
        expectWord(u"VALUES");
        result->defaultValues = true;
    } else if (acceptWord(u"VALUES")) {
        do {
            expectSymbol(u"(");
            std::vector<ExprPtr> row;
            do {
                if (isWord(u"DEFAULT")) {
                    row.push_back(make(ExprKind::Default));
                    take();
                } else {
                    const std::size_t position = m_at;
                    row.push_back(scalar());
                    requireScalar(*row.back(), position);
                }
            } while (acceptSymbol(u","));
            expectSymbol(u")");
            result->rows.push_back(std::move(row));
        } while (acceptSymbol(u","));
        if (result->rows.size() > 1000) {
            throw compileError(10738, 15, 1,
                               u"The number of row value expressions in the INSERT statement exceeds the "
                               u"maximum allowed number of 1000 row values.",
                               result->line);
        }
    } else if (isWord(u"EXEC") || isWord(u"EXECUTE")) {
        result->source = statement();
    } else if (isWord(u"SELECT") || isWord(u"WITH") || isSymbol(u"(")) {
        result->query = query();
    } else {
        fail();
    }
    queryOption();
    return result;
}

Assignment Parser::assignment(bool columns)
{
    Assignment result;
    if (token().kind == TokenKind::Variable) {
        result.variable = token().text;
        checkVariable(result.variable, token().line);
        take();
        if (columns && isSymbol(u"=") && isIdentifier(1) && isSymbol(u"=", 2))
            fail();
    } else if (columns) {
        result.column = name().back();
    } else {
        fail();
    }
    static const std::set<std::u16string_view> kOperators{u"+=", u"-=", u"*=", u"/=",
                                                          u"%=", u"&=", u"|=", u"^="};
    if (token().kind == TokenKind::Symbol && kOperators.contains(token().text))
        result.operation = take().text.substr(0, 1);
    else
        expectSymbol(u"=");
    if (columns && isWord(u"DEFAULT")) {
        result.expr = make(ExprKind::Default);
        take();
        return result;
    }
    const std::size_t position = m_at;
    result.expr = scalar();
    requireScalar(*result.expr, position);
    return result;
}

StatementPtr Parser::update()
{
    StatementPtr result = make(StatementKind::Update);
    take();
    if (isWord(u"TOP"))
        result->top = top();
    result->targetRef = targetTable();
    expectWord(u"SET");
    do {
        result->assignments.push_back(assignment(true));
    } while (acceptSymbol(u","));
    if (acceptWord(u"FROM"))
        result->from = fromList();
    if (acceptWord(u"WHERE"))
        result->condition = condition();
    queryOption();
    return result;
}

StatementPtr Parser::deleteStatement()
{
    StatementPtr result = make(StatementKind::Delete);
    take();
    if (isWord(u"TOP"))
        result->top = top();
    acceptWord(u"FROM");
    result->targetRef = targetTable();
    if (acceptWord(u"FROM"))
        result->from = fromList();
    if (acceptWord(u"WHERE"))
        result->condition = condition();
    queryOption();
    return result;
}

StatementPtr Parser::truncate()
{
    StatementPtr result = make(StatementKind::Truncate);
    take();
    expectWord(u"TABLE");
    result->targetRef = targetTable();
    return result;
}

StatementPtr Parser::createTable()
{
    StatementPtr result = make(StatementKind::CreateTable);
    take();
    if (!isWord(u"TABLE"))
        fail();
    take();
    result->target = name();
    expectSymbol(u"(");
    result->columnSpecs = columnSpecs(result->keys);
    return result;
}

std::vector<ColumnSpec> Parser::columnSpecs(std::vector<std::vector<std::u16string>>& keys)
{
    std::vector<ColumnSpec> columns;
    do {
        if (acceptWord(u"CONSTRAINT"))
            (void)identifier();
        if (isWord(u"PRIMARY") || isWord(u"UNIQUE")) {
            if (take().upper == u"PRIMARY")
                expectWord(u"KEY");
            if (!acceptWord(u"CLUSTERED"))
                acceptWord(u"NONCLUSTERED");
            expectSymbol(u"(");
            std::vector<std::u16string> key;
            do {
                key.push_back(identifier());
                if (!acceptWord(u"ASC"))
                    acceptWord(u"DESC");
            } while (acceptSymbol(u","));
            expectSymbol(u")");
            keys.push_back(std::move(key));
            continue;
        }
        if (isSymbol(u")") && !columns.empty())
            break;
        ColumnSpec column{.name = identifier()};
        column.type = type(false, int(columns.size()) + 1);
        columnConstraints(column);
        columns.push_back(std::move(column));
    } while (acceptSymbol(u","));
    expectSymbol(u")");
    return columns;
}

void Parser::columnConstraints(ColumnSpec& column)
{
    for (;;) {
        if (acceptWord(u"CONSTRAINT")) {
            (void)identifier();
        } else if (acceptWord(u"NULL")) {
            column.type.nullable = true;
        } else if (isWord(u"NOT") && isWord(u"NULL", 1)) {
            m_at += 2;
            column.type.nullable = false;
        } else if (acceptWord(u"IDENTITY")) {
            column.identity = true;
            column.type.nullable = false;
            if (isSymbol(u"("))
                skipParentheses();
        } else if (acceptWord(u"PRIMARY")) {
            expectWord(u"KEY");
            column.primaryKey = true;
            column.type.nullable = false;
            if (!acceptWord(u"CLUSTERED"))
                acceptWord(u"NONCLUSTERED");
        } else if (acceptWord(u"UNIQUE")) {
            column.unique = true;
        } else if (acceptWord(u"DEFAULT")) {
            column.defaultValue = scalar();
        } else if (acceptWord(u"COLLATE")) {
            (void)identifier();
        } else {
            return;
        }
    }
}

StatementPtr Parser::dropTable()
{
    StatementPtr result = make(StatementKind::DropTable);
    take();
    expectWord(u"TABLE");
    if (acceptWord(u"IF")) {
        expectWord(u"EXISTS");
        result->flag = true;
    }
    result->target = name();
    return result;
}

} // namespace simfleet::sql
