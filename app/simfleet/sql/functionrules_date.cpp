// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/calendar.h"
#include "sql/functionrules.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

namespace simfleet::sql {

namespace {

std::string part(const FunctionCall& call)
{
    const std::u16string word = call.word(0);
    const std::optional<DatePart> found = datePartByName(word);
    if (!found) {
        const std::u16string function = folded(call.expr.path[0]);
        if (word.empty()) {
            throw compileError(1023, 15, 1, concat({u"Invalid parameter 1 specified for ", function, u"."}),
                               call.expr.line);
        }
        throw compileError(155, 15, 1, concat({u"'", word, u"' is not a recognized ", function, u" option."}),
                           call.expr.line);
    }
    return std::to_string(int(*found));
}

// A date argument: text becomes datetimeoffset's elder, datetime2, unless it is a date type already.
Sql date(const FunctionCall& call, std::size_t index, SqlType fallback)
{
    const Sql value = call.argument(index);
    if (isDateTime(value.type.type) && !value.untyped)
        return value;
    const bool number = isNumeric(value.type.type) && !value.untyped;
    return call.translator.coerce(value, simpleType(number ? SqlType::DateTime : fallback), call.expr.line);
}

Sql dateAddRule(const FunctionCall& call)
{
    const Sql value = date(call, 2, SqlType::DateTime);
    TypeInfo type = value.type;
    const std::u16string word = call.word(0);
    const std::optional<DatePart> which = datePartByName(word);
    const bool timePart = which && *which >= DatePart::Hour && *which <= DatePart::Nanosecond;
    if (which && ((type.type == SqlType::Date && timePart) || (type.type == SqlType::Time && !timePart))) {
        throw compileError(9810, 16, 8,
                           concat({u"The datepart ", folded(word),
                                   u" is not supported by date function dateadd for "
                                   u"data type ",
                                   typeName(type), u"."}),
                           call.expr.line);
    }
    const Sql amount = call.as(1, simpleType(SqlType::Int));
    return {"stw_dateadd(" + part(call) + "," + amount.text + "," + value.text + "," +
                Translator::packed(type) + ")",
            type};
}

FunctionRule dateDiffRule(bool big)
{
    return [big](const FunctionCall& call) {
        const Sql from = date(call, 1, SqlType::DateTimeOffset);
        const Sql to = date(call, 2, SqlType::DateTimeOffset);
        return Sql{"stw_datediff(" + part(call) + "," + from.text + "," + to.text + "," + (big ? "1" : "0") +
                       ")",
                   simpleType(big ? SqlType::BigInt : SqlType::Int)};
    };
}

Sql datePartRule(const FunctionCall& call)
{
    return {"stw_datepart(" + part(call) + "," + date(call, 1, SqlType::DateTimeOffset).text + ")",
            simpleType(SqlType::Int)};
}

Sql dateNameRule(const FunctionCall& call)
{
    return {"stw_datename(" + part(call) + "," + date(call, 1, SqlType::DateTimeOffset).text + ")",
            nvarcharType(30)};
}

FunctionRule fixedPart(DatePart which)
{
    return [which](const FunctionCall& call) {
        return Sql{"stw_datepart(" + std::to_string(int(which)) + "," +
                       date(call, 0, SqlType::DateTimeOffset).text + ")",
                   simpleType(SqlType::Int)};
    };
}

FunctionRule moment(SqlType type, bool utc)
{
    return [type, utc](const FunctionCall& call) {
        const StatementScope& scope = call.translator.statement();
        DateTime value = utc ? scope.utcNow : scope.localNow;
        TypeInfo info = simpleType(type);
        info.nullable = false;
        if (type == SqlType::DateTimeOffset) {
            const std::int64_t offset =
                (toTicks(scope.localNow) - toTicks(scope.utcNow) + kTicksPerMinute / 2) / kTicksPerMinute;
            value.offsetMinutes = std::int16_t(offset);
        } else {
            value.offsetMinutes = 0;
        }
        if (type == SqlType::DateTime)
            value = fromTicks(roundToDatetime(toTicks(value)));
        return call.translator.constant(Value(value), info);
    };
}

FunctionRule offsetRule(std::string name)
{
    return [name = std::move(name)](const FunctionCall& call) {
        const bool todo = name == "stw_todto";
        const Sql value = date(call, 0, todo ? SqlType::DateTime2 : SqlType::DateTimeOffset);
        const Sql source =
            todo ? value : call.translator.coerce(value, simpleType(SqlType::DateTimeOffset), call.expr.line);
        return Sql{name + "(" + source.text + "," + call.argument(1).text + ")",
                   simpleType(SqlType::DateTimeOffset)};
    };
}

FunctionRule fromParts(SqlType type)
{
    return [type](const FunctionCall& call) {
        std::string text = "stw_fromparts(";
        for (std::size_t i = 0; i < call.count(); ++i)
            text += (i > 0 ? "," : "") + call.integer(i);
        return Sql{text + ")", simpleType(type)};
    };
}

Sql endOfMonth(const FunctionCall& call)
{
    return {"stw_eomonth(" + date(call, 0, SqlType::Date).text + "," +
                (call.count() > 1 ? call.integer(1) : "0") + ")",
            simpleType(SqlType::Date)};
}

} // namespace

void addDateRules(FunctionTable& table)
{
    table[u"GETDATE"] = {0, 0, moment(SqlType::DateTime, false)};
    table[u"CURRENT_TIMESTAMP"] = {0, 0, moment(SqlType::DateTime, false)};
    table[u"GETUTCDATE"] = {0, 0, moment(SqlType::DateTime, true)};
    table[u"SYSDATETIME"] = {0, 0, moment(SqlType::DateTime2, false)};
    table[u"SYSUTCDATETIME"] = {0, 0, moment(SqlType::DateTime2, true)};
    table[u"SYSDATETIMEOFFSET"] = {0, 0, moment(SqlType::DateTimeOffset, false)};
    table[u"DATEADD"] = {3, 3, dateAddRule};
    table[u"DATEDIFF"] = {3, 3, dateDiffRule(false)};
    table[u"DATEDIFF_BIG"] = {3, 3, dateDiffRule(true)};
    table[u"DATEPART"] = {2, 2, datePartRule};
    table[u"DATENAME"] = {2, 2, dateNameRule};
    table[u"YEAR"] = {1, 1, fixedPart(DatePart::Year)};
    table[u"MONTH"] = {1, 1, fixedPart(DatePart::Month)};
    table[u"DAY"] = {1, 1, fixedPart(DatePart::Day)};
    table[u"SWITCHOFFSET"] = {2, 2, offsetRule("stw_switchoffset")};
    table[u"TODATETIMEOFFSET"] = {2, 2, offsetRule("stw_todto")};
    table[u"DATEFROMPARTS"] = {3, 3, fromParts(SqlType::Date)};
    table[u"DATETIMEFROMPARTS"] = {7, 7, fromParts(SqlType::DateTime)};
    table[u"EOMONTH"] = {1, 2, endOfMonth};
}

} // namespace simfleet::sql
