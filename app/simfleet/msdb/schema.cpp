// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/schema.h"

#include "msdb/schematext.h"
#include "msdb/storagestatement.h"
#include "msdb/text.h"
#include "msdb/typetext.h"

#include <algorithm>

namespace simfleet::msdb {

namespace {

std::string storageType(const ColumnDef& column)
{
    switch (column.type.type) {
    case SqlType::NVarChar:
    case SqlType::VarChar:
    case SqlType::DateTimeOffset:
        return "TEXT COLLATE NOCASE";
    case SqlType::UniqueIdentifier:
    case SqlType::VarBinary:
        return "BLOB";
    case SqlType::Float:
    case SqlType::Decimal:
        return "REAL";
    case SqlType::SqlVariant:
        return "";
    default:
        return "INTEGER";
    }
}

std::string quoted(std::string_view name)
{
    return '"' + std::string(name) + '"';
}

std::string createTable(const TableDef& table)
{
    std::string sql = "CREATE TABLE " + table.storage + " (";
    for (const ColumnDef& column : table.columns) {
        if (&column != &table.columns.front())
            sql += ", ";
        sql += quoted(toUtf8(column.name));
        if (column.identity) {
            sql += " INTEGER PRIMARY KEY AUTOINCREMENT";
            continue;
        }
        const std::string type = storageType(column);
        sql += " " + type;
        if (!column.type.nullable)
            sql += type == "INTEGER" ? " NOT NULL DEFAULT 0"
                   : type == "BLOB"  ? " NOT NULL DEFAULT x''"
                                     : " NOT NULL DEFAULT ''";
    }
    return sql + ")";
}

} // namespace

std::vector<TableDef> createSchema(sqlite3* database, std::u16string_view serverName, bool ssisdb,
                                   std::u16string_view logDatabase)
{
    std::vector<TableDef> tables;
    std::string sql = "CREATE TABLE stw_server(name TEXT); ";
    for (const TableText& text : tableTexts()) {
        const std::string_view name = text.name; // database.schema.object
        const auto first = name.find('.');
        const auto second = name.find('.', first + 1);
        if (!ssisdb && name.starts_with("SSISDB"))
            continue;
        TableDef table;
        table.database = fromUtf8(name.substr(0, first));
        table.schema = fromUtf8(name.substr(first + 1, second - first - 1));
        table.name = fromUtf8(name.substr(second + 1));
        table.storage = (name.starts_with('*') ? "every" : std::string(name.substr(0, first))) + "_" +
                        std::string(name.substr(first + 1, second - first - 1)) + "_" +
                        std::string(name.substr(second + 1));
        table.columns = columnDefs(text.columns);
        table.view = text.select != nullptr;
        table.rowFilter = text.rowFilter;
        sql += table.view ? "CREATE VIEW " + table.storage + " AS " + text.select : createTable(table);
        sql += "; ";
        sql += text.indexes;
        tables.push_back(std::move(table));
    }
    if (!logDatabase.empty()) {
        const auto own = std::find_if(tables.begin(), tables.end(), [](const TableDef& table) {
            return table.storage == "msdb_dbo_sysssislog";
        });
        TableDef table = *own;
        table.database = logDatabase;
        table.storage = "stw_packagelog";
        sql += createTable(table) + "; ";
        tables.push_back(std::move(table));
    }
    execute(database, sql);
    StorageStatement(database, "INSERT INTO stw_server VALUES (?1)").bind(upper(serverName)).run();
    return tables;
}

} // namespace simfleet::msdb
