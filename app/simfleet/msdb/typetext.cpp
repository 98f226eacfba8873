// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/typetext.h"

#include "msdb/text.h"

#include <QDebug>

#include <cstdlib>

namespace simfleet::msdb {

namespace {

std::string_view trim(std::string_view text)
{
    const auto first = text.find_first_not_of(" \n\r\t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \n\r\t") - first + 1);
}

std::vector<std::string_view> splitList(std::string_view text)
{
    std::vector<std::string_view> parts;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || (text[i] == ',' && depth == 0)) {
            if (const auto part = trim(text.substr(begin, i - begin)); !part.empty())
                parts.push_back(part);
            begin = i + 1;
        } else if (text[i] == '(') {
            ++depth;
        } else if (text[i] == ')') {
            --depth;
        }
    }
    return parts;
}

SqlType typeNamed(std::string_view name)
{
    static const std::map<std::string_view, SqlType> kTypes = {
        {"bit", SqlType::Bit},
        {"tinyint", SqlType::TinyInt},
        {"smallint", SqlType::SmallInt},
        {"int", SqlType::Int},
        {"bigint", SqlType::BigInt},
        {"float", SqlType::Float},
        {"datetime", SqlType::DateTime},
        {"datetime2", SqlType::DateTime2},
        {"datetimeoffset", SqlType::DateTimeOffset},
        {"date", SqlType::Date},
        {"uniqueidentifier", SqlType::UniqueIdentifier},
        {"nvarchar", SqlType::NVarChar},
        {"sysname", SqlType::NVarChar},
        {"varchar", SqlType::VarChar},
        {"char", SqlType::VarChar},
        {"varbinary", SqlType::VarBinary},
        {"image", SqlType::VarBinary},
        {"sql_variant", SqlType::SqlVariant},
    };
    const auto found = kTypes.find(name);
    if (found == kTypes.end()) {
        qCritical("simfleet: unknown type in a definition: %.*s", static_cast<int>(name.size()), name.data());
        return SqlType::Int;
    }
    return found->second;
}

TypeInfo parseType(std::string_view text, bool* identity = nullptr)
{
    TypeInfo info;
    const bool isIdentity = text.ends_with('#');
    const bool notNull = isIdentity || text.ends_with('!');
    const bool nullable = text.ends_with('?');
    if (notNull || nullable)
        text.remove_suffix(1);
    const auto bracket = text.find('(');
    const std::string_view name = text.substr(0, bracket);
    info.type = typeNamed(name);
    if (bracket != std::string_view::npos) {
        const std::string argument(text.substr(bracket + 1, text.size() - bracket - 2));
        info.length = argument == "max" ? kMaxLength : std::atoi(argument.c_str());
    } else if (name == "sysname") {
        info.length = 128;
    } else if (name == "image") {
        info.length = kMaxLength;
    }
    if (info.type == SqlType::DateTimeOffset || info.type == SqlType::DateTime2)
        info.scale = 7;
    info.nullable = nullable || (!notNull && name != "sysname");
    if (identity)
        *identity = isIdentity;
    return info;
}

Value parseDefault(std::string_view text)
{
    if (text == "NULL")
        return Null();
    if (text.starts_with('\''))
        return fromUtf8(text.substr(1, text.size() - 2));
    return static_cast<std::int64_t>(std::atoll(std::string(text).c_str()));
}

} // namespace

std::vector<ColumnDef> columnDefs(std::string_view text)
{
    std::vector<ColumnDef> columns;
    for (const std::string_view part : splitList(text)) {
        const auto space = part.find(' ');
        ColumnDef column;
        column.name = fromUtf8(part.substr(0, space));
        column.type = parseType(trim(part.substr(space)), &column.identity);
        columns.push_back(std::move(column));
    }
    return columns;
}

std::vector<ColumnMeta> columnMetas(std::string_view text)
{
    std::vector<ColumnMeta> metas;
    for (ColumnDef& column : columnDefs(text))
        metas.push_back({std::move(column.name), column.type});
    return metas;
}

std::vector<ParameterDef> parameterDefs(std::string_view text)
{
    std::vector<ParameterDef> parameters;
    for (std::string_view part : splitList(text)) {
        ParameterDef parameter;
        if (part.ends_with(" out")) {
            parameter.output = true;
            part = trim(part.substr(0, part.size() - 4));
        }
        const auto equals = part.find('=');
        parameter.hasDefault = equals != std::string_view::npos;
        if (parameter.hasDefault) {
            parameter.defaultValue = parseDefault(trim(part.substr(equals + 1)));
            part = trim(part.substr(0, equals));
        }
        const auto space = part.find(' ');
        parameter.name = fromUtf8(part.substr(0, space));
        parameter.type = parseType(trim(part.substr(space)));
        parameters.push_back(std::move(parameter));
    }
    return parameters;
}

} // namespace simfleet::msdb
