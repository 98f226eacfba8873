// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

#include <QtCore/QString>

namespace simfleet::sql {

std::vector<StatementPtr> Parser::branch()
{
    while (acceptSymbol(u";"))
        ;
    std::vector<StatementPtr> body;
    body.push_back(statement());
    return body;
}

StatementPtr Parser::beginStatement()
{
    if (isWord(u"TRY", 1))
        return tryCatch();
    if (isWord(u"TRAN", 1) || isWord(u"TRANSACTION", 1))
        return transaction();
    if (isWord(u"CATCH", 1) || isWord(u"DISTRIBUTED", 1) || isWord(u"DIALOG", 1))
        failAt(m_at + 1);
    StatementPtr result = make(StatementKind::Block);
    take();
    while (acceptSymbol(u";"))
        ;
    while (!isWord(u"END")) {
        if (atEnd())
            fail();
        result->body.push_back(statement());
        while (acceptSymbol(u";"))
            ;
    }
    if (result->body.empty())
        fail();
    take();
    return result;
}

StatementPtr Parser::tryCatch()
{
    StatementPtr result = make(StatementKind::TryCatch);
    m_at += 2;
    const auto body = [this](std::u16string_view word, std::vector<StatementPtr>& into) {
        for (;;) {
            while (acceptSymbol(u";"))
                ;
            if (isWord(u"END") && isWord(word, 1))
                break;
            if (atEnd() || isWord(u"END"))
                fail();
            into.push_back(statement());
        }
        m_at += 2;
    };
    body(u"TRY", result->body);
    while (acceptSymbol(u";"))
        ;
    expectWord(u"BEGIN");
    expectWord(u"CATCH");
    ++m_catches;
    body(u"CATCH", result->alternative);
    --m_catches;
    return result;
}

StatementPtr Parser::ifStatement()
{
    StatementPtr result = make(StatementKind::If);
    take();
    result->condition = condition();
    result->body = branch();
    const std::size_t before = m_at;
    while (acceptSymbol(u";"))
        ;
    if (acceptWord(u"ELSE"))
        result->alternative = branch();
    else
        m_at = before;
    return result;
}

StatementPtr Parser::whileStatement()
{
    StatementPtr result = make(StatementKind::While);
    take();
    result->condition = condition();
    ++m_loops;
    result->body = branch();
    --m_loops;
    return result;
}

StatementPtr Parser::declare()
{
    StatementPtr result = make(StatementKind::Declare);
    take();
    do {
        result->declarations.push_back(declaration(int(result->declarations.size()) + 1));
    } while (acceptSymbol(u","));
    return result;
}

Declaration Parser::declaration(int ordinal)
{
    if (token().kind != TokenKind::Variable)
        fail();
    const int line = token().line;
    Declaration result{.name = take().text};
    const std::u16string key = folded(result.name);
    if (m_variables.contains(key) || m_tableVariables.contains(key)) {
        throw compileError(134, 15, 2,
                           concat({u"The variable name '", result.name,
                                   u"' has already been declared. Variable names must be unique within a "
                                   u"query batch or stored procedure."}),
                           line);
    }
    acceptWord(u"AS");
    if (acceptWord(u"TABLE")) {
        result.table = true;
        std::vector<std::vector<std::u16string>> keys;
        expectSymbol(u"(");
        result.columns = columnSpecs(keys);
        m_tableVariables.insert(key);
        return result;
    }
    if (isWord(u"CURSOR"))
        fail();
    result.type = type(false, ordinal);
    if (acceptSymbol(u"=")) {
        const std::size_t position = m_at;
        result.value = scalar();
        requireScalar(*result.value, position);
    }
    m_variables.emplace(key, result.type);
    return result;
}

StatementPtr Parser::set()
{
    if (token(1).kind != TokenKind::Variable)
        return setOption();
    StatementPtr result = make(StatementKind::SetVariable);
    take();
    result->assignments.push_back(assignment(false));
    return result;
}

StatementPtr Parser::execute()
{
    StatementPtr result = make(StatementKind::Execute);
    take();
    if (isSymbol(u"("))
        return executeText();
    if (token().kind == TokenKind::Variable && isSymbol(u"=", 1)) {
        result->variable = token().text;
        checkVariable(result->variable, token().line);
        m_at += 2;
    }
    if (token().kind == TokenKind::Variable) {
        checkVariable(token().text, token().line);
        result->option = take().text; // the procedure's name is in a variable
    } else {
        result->target = name();
    }
    execArguments(*result);
    if (acceptWord(u"WITH")) {
        if (!acceptWord(u"RECOMPILE"))
            fail();
    }
    return result;
}

StatementPtr Parser::executeText()
{
    StatementPtr result = make(StatementKind::ExecuteText);
    expectSymbol(u"(");
    result->args.push_back(scalar());
    expectSymbol(u")");
    if (isWord(u"AT") || isWord(u"AS"))
        fail();
    return result;
}

void Parser::execArguments(Statement& statement)
{
    const auto begins = [this] {
        switch (token().kind) {
        case TokenKind::Variable:
        case TokenKind::SystemVariable:
        case TokenKind::String:
        case TokenKind::NString:
        case TokenKind::Integer:
        case TokenKind::Decimal:
        case TokenKind::Float:
        case TokenKind::HexDigits:
            return true;
        case TokenKind::Symbol:
            return isSymbol(u"-") || isSymbol(u"+");
        case TokenKind::Word:
            return isWord(u"NULL") || isWord(u"DEFAULT");
        default:
            return false;
        }
    };
    // A bare word is a string, too: EXEC sp_help sysjobs. It must not swallow the next statement.
    const auto bareWord = [this] {
        return isIdentifier() && (isSymbol(u",", 1) || isSymbol(u";", 1) || token(1).kind == TokenKind::End);
    };
    if (!begins() && !bareWord())
        return;
    do {
        ExecArgument argument;
        if (token().kind == TokenKind::Variable && isSymbol(u"=", 1)) {
            argument.name = token().text;
            m_at += 2;
        }
        if (isWord(u"DEFAULT")) {
            take();
        } else if (bareWord()) {
            argument.expr = make(ExprKind::Literal);
            argument.expr->value = take().text;
            argument.expr->type = nvarcharType(128);
        } else if (begins()) {
            // only constants and variables may stand here, as in T-SQL
            argument.expr = token().kind == TokenKind::Symbol ? unary() : primary();
            if (acceptWord(u"OUTPUT") || acceptWord(u"OUT"))
                argument.output = true;
        } else {
            fail();
        }
        if (argument.output && argument.expr->kind != ExprKind::Variable) {
            throw compileError(179, 15, 1,
                               u"Cannot use the OUTPUT option when passing a constant to a stored procedure.",
                               token().line);
        }
        statement.execArguments.push_back(std::move(argument));
    } while (acceptSymbol(u","));
}

StatementPtr Parser::raiseError()
{
    StatementPtr result = make(StatementKind::RaiseError);
    take();
    expectSymbol(u"(");
    result->args = scalarList();
    if (result->args.size() < 3)
        failAt(m_at - 1);
    if (acceptWord(u"WITH")) {
        do {
            const std::u16string option = token().upper;
            if (option != u"NOWAIT" && option != u"SETERROR" && option != u"LOG")
                fail();
            result->flag = result->flag || option == u"LOG";
            take();
        } while (acceptSymbol(u","));
    }
    return result;
}

StatementPtr Parser::throwStatement()
{
    StatementPtr result = make(StatementKind::Throw);
    take();
    if (isSymbol(u";") || atEnd() || token().kind == TokenKind::Word) {
        if (m_catches == 0) {
            throw compileError(10704, 15, 1,
                               u"To rethrow an error, a THROW statement must be used inside a CATCH block. "
                               u"Insert the THROW statement inside a CATCH block, or add error parameters to "
                               u"the THROW statement.",
                               result->line);
        }
        return result;
    }
    result->args.push_back(primary());
    expectSymbol(u",");
    result->args.push_back(primary());
    expectSymbol(u",");
    result->args.push_back(primary());
    return result;
}

StatementPtr Parser::returnStatement()
{
    StatementPtr result = make(StatementKind::Return);
    take();
    const Token& t = token();
    const bool value = t.kind == TokenKind::Integer || t.kind == TokenKind::Variable ||
                       t.kind == TokenKind::SystemVariable || isSymbol(u"(") || isSymbol(u"-");
    if (value) {
        throw compileError(178, 15, 1,
                           u"A RETURN statement with a return value cannot be used in this context.",
                           result->line);
    }
    return result;
}

StatementPtr Parser::waitFor()
{
    StatementPtr result = make(StatementKind::WaitFor);
    take();
    if (!isWord(u"DELAY"))
        fail();
    take();
    if (token().kind == TokenKind::Variable)
        result->args.push_back(variable());
    else if (token().kind == TokenKind::String || token().kind == TokenKind::NString)
        result->args.push_back(literal());
    else
        fail();
    return result;
}

StatementPtr Parser::transaction()
{
    StatementPtr result = make(StatementKind::BeginTransaction);
    const std::u16string word = take().upper;
    if (word == u"COMMIT")
        result->kind = StatementKind::Commit;
    else if (word == u"ROLLBACK")
        result->kind = StatementKind::Rollback;
    else if (word == u"SAVE")
        result->kind = StatementKind::SaveTransaction;
    const bool tran = acceptWord(u"TRAN") || acceptWord(u"TRANSACTION");
    if (!tran && !acceptWord(u"WORK") && word == u"SAVE")
        fail();
    if (tran && (isIdentifier() || token().kind == TokenKind::Variable))
        result->target = {take().text};
    return result;
}

} // namespace simfleet::sql
