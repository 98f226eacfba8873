// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/calendar.h"
#include "sql/executorlock.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

#include <QtCore/QString>

#include <thread>

namespace simfleet::sql {

void BatchExecutor::declare(const Statement& statement)
{
    for (const Declaration& declaration : statement.declarations) {
        if (!declaration.value)
            continue;
        TypeInfo type;
        const Value value = evaluate(*declaration.value, &type);
        assign(declaration.name, value, type);
    }
}

void BatchExecutor::setVariable(const Statement& statement)
{
    const Assignment& assignment = statement.assignments.front();
    TypeInfo type;
    Value value;
    if (assignment.operation.empty()) {
        value = evaluate(*assignment.expr, &type);
    } else {
        // @x += expr is @x = @x + (expr)
        Expr sum;
        sum.kind = ExprKind::Arithmetic;
        sum.text = assignment.operation;
        sum.line = statement.line;
        auto variable = std::make_unique<Expr>();
        variable->kind = ExprKind::Variable;
        variable->text = assignment.variable;
        sum.args.push_back(std::move(variable));
        auto literal = std::make_unique<Expr>();
        literal->value = evaluate(*assignment.expr, &literal->type);
        sum.args.push_back(std::move(literal));
        value = evaluate(sum, &type);
    }
    assign(assignment.variable, value, type);
    m_session.error = 0;
    m_session.rowCount = 1;
}

void BatchExecutor::setOption(const Statement& statement)
{
    for (const std::u16string& option : statement.columns) {
        if (option == u"NOCOUNT")
            m_session.noCount = statement.flag;
        else if (option == u"XACT_ABORT")
            m_session.xactAbort = statement.flag;
        else if (option == u"QUOTED_IDENTIFIER" || option == u"ANSI_DEFAULTS")
            m_session.quotedIdentifier = statement.flag;
        else if (option == u"FMTONLY")
            m_session.formatOnly = statement.flag;
    }
    std::int64_t value = statement.milliseconds;
    if (!statement.args.empty()) {
        TypeInfo type;
        const Value given = evaluate(*statement.args[0], &type);
        const Value integer = convert(given, type, simpleType(SqlType::BigInt), convertOptions());
        value = std::holds_alternative<std::int64_t>(integer) ? std::get<std::int64_t>(integer) : 0;
    }
    if (statement.option == u"ROWCOUNT") {
        m_session.rowLimit = std::max<std::int64_t>(0, value);
    } else if (statement.option == u"LOCK_TIMEOUT") {
        m_session.lockTimeout = value;
    } else if (statement.option == u"TEXTSIZE") {
        m_session.textSize = value <= 0 ? 4096 : value;
    } else if (statement.option == u"DATEFIRST") {
        if (value < 1 || value > 7) {
            throw runError(2742, 16, 1, concat({u"SET DATEFIRST ", number(value), u" is out of range."}));
        }
        m_session.dateFirst = int(value);
    } else if (statement.option == u"DATEFORMAT") {
        const std::u16string format = folded(statement.optionValue);
        if (format == u"dmy")
            m_session.dateOrder = DateOrder::Dmy;
        else if (format == u"ymd")
            m_session.dateOrder = DateOrder::Ymd;
        else if (format == u"mdy")
            m_session.dateOrder = DateOrder::Mdy;
        else
            throw runError(2741, 16, 1,
                           concat({u"SET DATEFORMAT date order '", statement.optionValue, u"' is invalid."}));
    } else if (statement.option == u"LANGUAGE") {
        const std::u16string language = folded(statement.optionValue);
        if (language != u"us_english" && language != u"english") {
            throw runError(2740, 16, 1,
                           u"SET LANGUAGE failed because '" + statement.optionValue +
                               u"' is not an official language name or a language alias on this SQL Server.");
        }
        m_session.language = u"us_english";
        m_sink.message(message(5703, 0, 1, u"Changed language setting to us_english.", m_line));
    } else if (statement.option == u"CONTEXT_INFO") {
        const QByteArray bytes =
            QByteArray::fromHex(QString::fromStdU16String(statement.optionValue).toLatin1()).left(128);
        m_session.contextInfo = Binary(bytes.begin(), bytes.end());
        m_session.contextInfo.resize(128);
    } else if (statement.option == u"IDENTITY_INSERT") {
        m_session.identityInsert = statement.flag;
    }
    m_session.error = 0;
}

void BatchExecutor::use(const Statement& statement)
{
    const auto database = findDatabase(m_session.catalog(), statement.target[0]);
    if (!database) {
        throw runError(911, 16, 1,
                       concat({u"Database '", statement.target[0],
                               u"' does not exist. Make sure that the name is entered correctly."}));
    }
    requireDatabaseAccess(m_session, *database);
    const std::u16string before = std::exchange(m_session.database, *database);
    m_sink.databaseChanged(before, *database);
    m_sink.message(message(5701, 0, 1, concat({u"Changed database context to '", *database, u"'."}), m_line));
    m_session.error = 0;
}

void BatchExecutor::print(const Statement& statement)
{
    TypeInfo type;
    const Value value = evaluate(*statement.args[0], &type);
    std::u16string text;
    if (!isNull(value))
        text = std::get<std::u16string>(convert(value, type, nvarcharType(kMaxLength), convertOptions()));
    m_sink.message(message(0, 0, 1, text.substr(0, 8000), m_line));
    m_session.error = 0;
}

// The delay is the server's: a fast server waits shorter in real time. Never under the lock.
void BatchExecutor::waitFor(const Statement& statement)
{
    TypeInfo type;
    const Value value = evaluate(*statement.args[0], &type);
    std::int64_t milliseconds = 0;
    if (const auto* text = std::get_if<std::u16string>(&value)) {
        const auto parsed = parseDate(*text, -1, DateOrder::Mdy);
        if (!parsed || parsed->hasDate || parsed->hasOffset || text->empty()) {
            throw compileError(
                148, 15, 1,
                concat({u"Incorrect time syntax in time string '", *text, u"' used with WAITFOR."}), m_line);
        }
        milliseconds = parsed->value.ticks / kTicksPerMs;
    } else if (const auto* date = std::get_if<DateTime>(&value)) {
        milliseconds = date->ticks / kTicksPerMs;
    } else {
        throw compileError(
            9815, 16, 0, concat({u"Waitfor delay and waitfor time cannot be of type ", typeName(type), u"."}),
            m_line);
    }
    const ServerClock* clock = m_session.catalog().clock;
    const std::int64_t real = clock == nullptr ? milliseconds : clock->realMs(milliseconds);
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(real);
    for (auto now = std::chrono::steady_clock::now(); now < end; now = std::chrono::steady_clock::now()) {
        checkCancelled();
        // The flag cannot be waited for, so it is looked at often.
        std::this_thread::sleep_for(
            std::min<std::chrono::nanoseconds>(end - now, std::chrono::milliseconds(5)));
    }
    checkCancelled();
    m_session.error = 0;
}

// Only counted: the rows of a server are shared by its sessions, and a ROLLBACK does not take changes back.
void BatchExecutor::transaction(const Statement& statement)
{
    int& depth = m_session.transactions;
    switch (statement.kind) {
    case StatementKind::BeginTransaction:
        ++depth;
        break;
    case StatementKind::Commit:
        if (depth == 0) {
            throw runError(3902, 16, 1,
                           u"The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.");
        }
        --depth;
        break;
    case StatementKind::Rollback:
        if (depth == 0) {
            throw runError(3903, 16, 1,
                           u"The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION.");
        }
        depth = 0;
        break;
    default:
        if (depth == 0)
            throw runError(628, 16, 1, u"Cannot issue SAVE TRANSACTION when there is no active transaction.");
    }
    m_session.error = 0;
    finish(std::nullopt, false);
}

} // namespace simfleet::sql
