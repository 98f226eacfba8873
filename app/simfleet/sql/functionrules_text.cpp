// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/encode.h"
#include "sql/functionrules.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

namespace simfleet::sql {

namespace {

TypeInfo wide(const TypeInfo& type)
{
    TypeInfo result = type.type == SqlType::NVarChar ? nvarcharType(4000) : varcharType(8000);
    if (type.length == kMaxLength)
        result.length = kMaxLength;
    return result;
}

// The first `texts` arguments are text, the others whole numbers.
FunctionRule textFunction(std::string name, std::size_t texts, bool growing)
{
    return [name = std::move(name), texts, growing](const FunctionCall& call) {
        std::string text = name + "(";
        TypeInfo type;
        for (std::size_t i = 0; i < call.count(); ++i) {
            if (i < texts) {
                const Sql value = call.text(i);
                type = i == 0 ? value.type : commonType(type, value.type);
                text += (i > 0 ? "," : "") + value.text;
            } else {
                text += "," + call.integer(i);
            }
        }
        type = growing ? wide(type) : type;
        type.nullable = true;
        return Sql{text + ")", type};
    };
}

FunctionRule integerOfText(std::string name, std::size_t texts)
{
    return [name = std::move(name), texts](const FunctionCall& call) {
        std::string text = name + "(";
        for (std::size_t i = 0; i < call.count(); ++i)
            text += (i > 0 ? "," : "") + (i < texts ? call.text(i).text : call.integer(i));
        return Sql{text + ")", simpleType(SqlType::Int)};
    };
}

FunctionRule textOfInteger(std::string name, TypeInfo type)
{
    return [name = std::move(name), type](const FunctionCall& call) {
        return Sql{name + "(" + call.integer(0) + ")", type};
    };
}

Sql substring(const FunctionCall& call)
{
    const Sql value = call.argument(0);
    const bool binary = value.type.type == SqlType::VarBinary && !value.untyped;
    if (!binary && !isText(value.type.type))
        throw invalidArgument(value, 1, u"substring", call.expr.line);
    return {(binary ? "stw_subbinary(" : "stw_substring(") + value.text + "," + call.integer(1) + "," +
                call.integer(2) + ")",
            value.type};
}

Sql stuff(const FunctionCall& call)
{
    const Sql value = call.text(0);
    const Sql with = call.text(3);
    return {"stw_stuff(" + value.text + "," + call.integer(1) + "," + call.integer(2) + "," + with.text + ")",
            wide(commonType(value.type, with.type))};
}

Sql length(const FunctionCall& call)
{
    const Sql value = call.argument(0);
    if (value.type.type == SqlType::VarBinary && !value.untyped)
        return {"length(" + value.text + ")", simpleType(SqlType::Int)};
    return {"stw_len(" + call.translator.asText(value).text + ")", simpleType(SqlType::Int)};
}

Sql dataLength(const FunctionCall& call)
{
    const Sql value = call.argument(0);
    return {"stw_datalength(" + value.text + "," + Translator::packed(value.type) + ")",
            simpleType(SqlType::Int)};
}

FunctionRule concatenation(std::string name)
{
    return [name = std::move(name)](const FunctionCall& call) {
        std::string text = name + "(";
        bool national = false;
        bool max = false;
        for (std::size_t i = 0; i < call.count(); ++i) {
            const Sql value = call.text(i);
            national = national || value.type.type == SqlType::NVarChar;
            max = max || value.type.length == kMaxLength;
            text += (i > 0 ? "," : "") + value.text;
        }
        TypeInfo type = wide(simpleType(national ? SqlType::NVarChar : SqlType::VarChar));
        type.length = max ? kMaxLength : type.length;
        type.nullable = false;
        return Sql{text + ")", type};
    };
}

Sql str(const FunctionCall& call)
{
    const Sql value = call.as(0, simpleType(SqlType::Float));
    return {"stw_str(" + value.text + "," + (call.count() > 1 ? call.integer(1) : "10") + "," +
                (call.count() > 2 ? call.integer(2) : "0") + ")",
            varcharType(8000)};
}

Sql quoteName(const FunctionCall& call)
{
    std::string text = "stw_quotename(" + call.text(0).text;
    if (call.count() > 1)
        text += "," + call.text(1).text;
    return {text + ")", nvarcharType(258)};
}

Sql trim(const FunctionCall& call)
{
    const Sql value = call.text(0);
    return {"stw_trim(" + value.text + ")", value.type};
}

Sql checksum(const FunctionCall& call)
{
    std::string text = "stw_checksum(";
    for (std::size_t i = 0; i < call.count(); ++i)
        text += (i > 0 ? "," : "") + call.text(i).text;
    return {text + ")", simpleType(SqlType::Int)};
}

} // namespace

void addTextRules(FunctionTable& table)
{
    table[u"LEN"] = {1, 1, length};
    table[u"DATALENGTH"] = {1, 1, dataLength};
    table[u"SUBSTRING"] = {3, 3, substring};
    table[u"LEFT"] = {2, 2, textFunction("stw_left", 1, false)};
    table[u"RIGHT"] = {2, 2, textFunction("stw_right", 1, false)};
    table[u"UPPER"] = {1, 1, textFunction("stw_upper", 1, false)};
    table[u"LOWER"] = {1, 1, textFunction("stw_lower", 1, false)};
    table[u"LTRIM"] = {1, 1, textFunction("stw_ltrim", 1, false)};
    table[u"RTRIM"] = {1, 1, textFunction("stw_rtrim", 1, false)};
    table[u"REVERSE"] = {1, 1, textFunction("stw_reverse", 1, false)};
    table[u"TRIM"] = {1, 1, trim};
    table[u"REPLACE"] = {3, 3, textFunction("stw_replace", 3, true)};
    table[u"REPLICATE"] = {2, 2, textFunction("stw_replicate", 1, true)};
    table[u"STUFF"] = {4, 4, stuff};
    table[u"CHARINDEX"] = {2, 3, integerOfText("stw_charindex", 2)};
    table[u"PATINDEX"] = {2, 2, integerOfText("stw_patindex", 2)};
    table[u"ASCII"] = {1, 1, integerOfText("stw_ascii", 1)};
    table[u"UNICODE"] = {1, 1, integerOfText("stw_unicode", 1)};
    table[u"CONCAT"] = {2, -1, concatenation("stw_concat")};
    table[u"CONCAT_WS"] = {3, -1, concatenation("stw_concat_ws")};
    table[u"STR"] = {1, 3, str};
    table[u"SPACE"] = {1, 1, textOfInteger("stw_space", varcharType(8000))};
    table[u"CHAR"] = {1, 1, textOfInteger("stw_char", varcharType(1))};
    table[u"NCHAR"] = {1, 1, textOfInteger("stw_nchar", nvarcharType(1))};
    table[u"QUOTENAME"] = {1, 2, quoteName};
    table[u"CHECKSUM"] = {1, -1, checksum};
    table[u"BINARY_CHECKSUM"] = {1, -1, checksum};
}

} // namespace simfleet::sql
