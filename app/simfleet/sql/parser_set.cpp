// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/parser.h"
#include "sql/sqlerror.h"

namespace simfleet::sql {

namespace {

bool isSwitch(std::u16string_view option)
{
    static const std::set<std::u16string_view> kSwitches{u"NOCOUNT",
                                                         u"XACT_ABORT",
                                                         u"QUOTED_IDENTIFIER",
                                                         u"ANSI_NULLS",
                                                         u"ANSI_PADDING",
                                                         u"ANSI_WARNINGS",
                                                         u"ANSI_DEFAULTS",
                                                         u"ANSI_NULL_DFLT_ON",
                                                         u"ANSI_NULL_DFLT_OFF",
                                                         u"ARITHABORT",
                                                         u"ARITHIGNORE",
                                                         u"CONCAT_NULL_YIELDS_NULL",
                                                         u"CURSOR_CLOSE_ON_COMMIT",
                                                         u"FMTONLY",
                                                         u"IMPLICIT_TRANSACTIONS",
                                                         u"NO_BROWSETABLE",
                                                         u"NUMERIC_ROUNDABORT",
                                                         u"FORCEPLAN",
                                                         u"REMOTE_PROC_TRANSACTIONS"};
    return kSwitches.contains(option);
}

bool isValueOption(std::u16string_view option)
{
    static const std::set<std::u16string_view> kOptions{
        u"LOCK_TIMEOUT", u"TEXTSIZE", u"ROWCOUNT",          u"DATEFORMAT",
        u"DATEFIRST",    u"LANGUAGE", u"DEADLOCK_PRIORITY", u"QUERY_GOVERNOR_COST_LIMIT",
        u"CONTEXT_INFO"};
    return kOptions.contains(option);
}

} // namespace

// SET option[, option] ON|OFF; SET option value. `option` is the last switch; QUOTED_IDENTIFIER and the
// others arrive as one statement each.
StatementPtr Parser::setOption()
{
    StatementPtr result = make(StatementKind::SetOption);
    take();
    if (token().kind != TokenKind::Word)
        fail();
    result->option = token().upper;
    if (acceptWord(u"TRANSACTION")) {
        expectWord(u"ISOLATION");
        expectWord(u"LEVEL");
        static const std::set<std::u16string_view> kLevels{u"READ", u"REPEATABLE", u"SERIALIZABLE",
                                                           u"SNAPSHOT"};
        if (token().kind != TokenKind::Word || !kLevels.contains(token().upper))
            fail();
        const std::u16string level = take().upper;
        if (level == u"READ" && !acceptWord(u"UNCOMMITTED"))
            expectWord(u"COMMITTED");
        else if (level == u"REPEATABLE")
            expectWord(u"READ");
        return result;
    }
    if (acceptWord(u"STATISTICS")) {
        (void)identifier();
        if (!acceptWord(u"OFF"))
            expectWord(u"ON");
        return result;
    }
    if (acceptWord(u"IDENTITY_INSERT")) {
        result->targetRef = targetTable();
        result->flag = acceptWord(u"ON");
        if (!result->flag)
            expectWord(u"OFF");
        return result;
    }
    if (isSwitch(token().upper)) {
        do {
            if (token().kind != TokenKind::Word || !isSwitch(token().upper))
                fail();
            result->columns.push_back(take().upper);
        } while (acceptSymbol(u","));
        result->flag = acceptWord(u"ON");
        if (!result->flag)
            expectWord(u"OFF");
        return result;
    }
    if (!isValueOption(token().upper)) {
        throw compileError(195, 15, 5, concat({u"'", token().text, u"' is not a recognized SET option."}),
                           token().line);
    }
    take();
    if (token().kind == TokenKind::Variable) {
        result->args.push_back(variable());
    } else if (isSymbol(u"-") || token().kind == TokenKind::Integer) {
        result->milliseconds = integer();
    } else if (token().kind == TokenKind::Word || token().kind == TokenKind::String ||
               token().kind == TokenKind::NString || token().kind == TokenKind::HexDigits ||
               token().kind == TokenKind::Quoted) {
        result->optionValue = take().text;
    } else {
        fail();
    }
    return result;
}

} // namespace simfleet::sql
