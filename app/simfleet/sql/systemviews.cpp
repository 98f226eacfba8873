// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/catalogsearch.h"
#include "sql/encode.h"
#include "sql/sqltypes.h"

#include <sqlite3.h>

namespace simfleet::sql {

namespace {

using Row = std::vector<Value>;

ColumnDef column(std::u16string name, TypeInfo type)
{
    return {.name = std::move(name), .type = type};
}

TableDef view(std::u16string schema, std::u16string name, std::string storage, std::vector<ColumnDef> columns)
{
    TableDef table{.database = u"master",
                   .schema = std::move(schema),
                   .name = std::move(name),
                   .storage = std::move(storage),
                   .columns = std::move(columns),
                   .view = true,
                   .rowFilter = {}};
    return table;
}

std::vector<ColumnDef> objectColumns()
{
    const TypeInfo integer = simpleType(SqlType::Int);
    const TypeInfo date = simpleType(SqlType::DateTime);
    return {column(u"name", nvarcharType(128)),     column(u"object_id", integer),
            column(u"schema_id", integer),          column(u"type", varcharType(2)),
            column(u"type_desc", nvarcharType(60)), column(u"create_date", date),
            column(u"modify_date", date),           column(u"is_ms_shipped", simpleType(SqlType::Bit))};
}

std::vector<TableDef> makeViews()
{
    const TypeInfo name = nvarcharType(128);
    const TypeInfo integer = simpleType(SqlType::Int);
    const TypeInfo bit = simpleType(SqlType::Bit);
    const TypeInfo tiny = simpleType(SqlType::TinyInt);
    const TypeInfo small = simpleType(SqlType::SmallInt);
    std::vector<TableDef> views;
    views.push_back(
        view(u"sys", u"databases", "stw_sys_databases",
             {column(u"name", name), column(u"database_id", integer), column(u"state", tiny),
              column(u"state_desc", nvarcharType(60)), column(u"user_access", tiny),
              column(u"user_access_desc", nvarcharType(60)), column(u"is_read_only", bit),
              column(u"compatibility_level", tiny), column(u"collation_name", name),
              column(u"recovery_model", tiny), column(u"recovery_model_desc", nvarcharType(60))}));
    views.push_back(
        view(u"sys", u"schemas", "stw_sys_schemas",
             {column(u"name", name), column(u"schema_id", integer), column(u"principal_id", integer)}));
    views.push_back(view(u"sys", u"objects", "stw_sys_objects", objectColumns()));
    views.push_back(view(u"sys", u"all_objects", "stw_sys_objects", objectColumns()));
    views.push_back(view(u"sys", u"tables", "stw_sys_tables", objectColumns()));
    views.push_back(view(u"sys", u"views", "stw_sys_views", objectColumns()));
    views.push_back(view(u"sys", u"procedures", "stw_sys_procedures", objectColumns()));
    for (const auto* viewName : {u"columns", u"all_columns"}) {
        views.push_back(
            view(u"sys", viewName, "stw_sys_columns",
                 {column(u"object_id", integer), column(u"name", name), column(u"column_id", integer),
                  column(u"system_type_id", tiny), column(u"user_type_id", integer),
                  column(u"max_length", small), column(u"precision", tiny), column(u"scale", tiny),
                  column(u"is_nullable", bit), column(u"is_identity", bit)}));
    }
    views.push_back(view(u"INFORMATION_SCHEMA", u"TABLES", "stw_is_tables",
                         {column(u"TABLE_CATALOG", name), column(u"TABLE_SCHEMA", name),
                          column(u"TABLE_NAME", name), column(u"TABLE_TYPE", varcharType(10))}));
    views.push_back(view(u"INFORMATION_SCHEMA", u"COLUMNS", "stw_is_columns",
                         {column(u"TABLE_CATALOG", name), column(u"TABLE_SCHEMA", name),
                          column(u"TABLE_NAME", name), column(u"COLUMN_NAME", name),
                          column(u"ORDINAL_POSITION", integer), column(u"IS_NULLABLE", varcharType(3)),
                          column(u"DATA_TYPE", name), column(u"CHARACTER_MAXIMUM_LENGTH", integer),
                          column(u"NUMERIC_PRECISION", tiny), column(u"NUMERIC_SCALE", integer)}));
    return views;
}

// system_type_id of sys.types
int systemTypeId(SqlType type)
{
    switch (type) {
    case SqlType::Bit:
        return 104;
    case SqlType::TinyInt:
        return 48;
    case SqlType::SmallInt:
        return 52;
    case SqlType::Int:
        return 56;
    case SqlType::BigInt:
        return 127;
    case SqlType::Float:
        return 62;
    case SqlType::Decimal:
        return 108;
    case SqlType::DateTime:
        return 61;
    case SqlType::DateTime2:
        return 42;
    case SqlType::DateTimeOffset:
        return 43;
    case SqlType::Date:
        return 40;
    case SqlType::Time:
        return 41;
    case SqlType::UniqueIdentifier:
        return 36;
    case SqlType::NVarChar:
        return 231;
    case SqlType::VarChar:
        return 167;
    case SqlType::VarBinary:
        return 165;
    case SqlType::SqlVariant:
        return 98;
    }
    return 0;
}

class Filler
{
public:
    explicit Filler(ServerCatalog& catalog)
        : m_catalog(catalog)
    {}

    void run()
    {
        for (const TableDef& table : systemViews())
            create(table);
        fillDatabases();
        for (const TableDef& table : m_catalog.tables)
            fillTable(table);
        for (const ProcedureDef& procedure : m_catalog.procedures)
            fillObject(procedure.database, procedure.schema, procedure.name, u"P ", u"SQL_STORED_PROCEDURE",
                       "stw_sys_procedures");
    }

private:
    void create(const TableDef& table)
    {
        std::string sql = "CREATE TABLE IF NOT EXISTS \"" + table.storage + "\"(stw_db TEXT";
        for (const ColumnDef& c : table.columns)
            sql += ", \"" + toUtf8(c.name) + "\"";
        sqlite3_exec(m_catalog.database, (sql + ")").c_str(), nullptr, nullptr, nullptr);
    }

    void insert(const std::string& table, const Value& database, const Row& row)
    {
        std::string sql = "INSERT INTO \"" + table + "\" VALUES(?";
        for (std::size_t i = 0; i < row.size(); ++i)
            sql += ",?";
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(m_catalog.database, (sql + ")").c_str(), -1, &statement, nullptr) != SQLITE_OK)
            return;
        bindValue(statement, 1, database, simpleType(SqlType::SqlVariant));
        for (std::size_t i = 0; i < row.size(); ++i)
            bindValue(statement, int(i) + 2, row[i], simpleType(SqlType::DateTime));
        sqlite3_step(statement);
        sqlite3_finalize(statement);
    }

    static std::int64_t schemaId(const std::u16string& schema)
    {
        return schema == u"dbo" ? 1 : schema == u"sys" ? 4 : 5;
    }

    void fillDatabases()
    {
        for (const std::u16string& name : m_catalog.databases) {
            const bool simple = name == u"master" || name == u"tempdb" || name == u"msdb";
            insert("stw_sys_databases", {},
                   {name, std::int64_t(databaseId(m_catalog, name)), std::int64_t(0), u"ONLINE",
                    std::int64_t(0), u"MULTI_USER", std::int64_t(0), std::int64_t(160),
                    u"SQL_Latin1_General_CP1_CI_AS", std::int64_t(simple ? 3 : 1),
                    simple ? u"SIMPLE" : u"FULL"});
            insert("stw_sys_schemas", name, {u"dbo", std::int64_t(1), std::int64_t(1)});
            insert("stw_sys_schemas", name, {u"sys", std::int64_t(4), std::int64_t(4)});
            if (name == u"SSISDB")
                insert("stw_sys_schemas", name, {u"catalog", std::int64_t(5), std::int64_t(1)});
        }
    }

    void fillObject(const std::u16string& database, const std::u16string& schema, const std::u16string& name,
                    std::u16string_view type, std::u16string_view description, const char* second)
    {
        // made with the server itself: 2022's own objects carry such a date
        const DateTime made{.days = 738'433, .ticks = 0};
        const Row row{name,
                      std::int64_t(objectId(database, schema, name)),
                      schemaId(schema),
                      std::u16string(type),
                      std::u16string(description),
                      made,
                      made,
                      std::int64_t(1)};
        insert("stw_sys_objects", database, row);
        insert(second, database, row);
    }

    void fillTable(const TableDef& table)
    {
        if (table.database == u"*") // a system view: found in every database, listed in none
            return;
        if (table.view)
            fillObject(table.database, table.schema, table.name, u"V ", u"VIEW", "stw_sys_views");
        else
            fillObject(table.database, table.schema, table.name, u"U ", u"USER_TABLE", "stw_sys_tables");
        insert("stw_is_tables", table.database,
               {table.database, table.schema, table.name, table.view ? u"VIEW" : u"BASE TABLE"});
        std::int64_t ordinal = 0;
        for (const ColumnDef& c : table.columns) {
            ++ordinal;
            const std::int64_t type = systemTypeId(c.type.type);
            insert("stw_sys_columns", table.database,
                   {std::int64_t(objectId(table.database, table.schema, table.name)), c.name, ordinal, type,
                    type, std::int64_t(storageBytes(c.type)), std::int64_t(c.type.precision),
                    std::int64_t(c.type.scale), std::int64_t(c.type.nullable), std::int64_t(c.identity)});
            const bool sized = isText(c.type.type) || c.type.type == SqlType::VarBinary;
            insert("stw_is_columns", table.database,
                   {table.database, table.schema, table.name, c.name, ordinal,
                    std::u16string(c.type.nullable ? u"YES" : u"NO"), std::u16string(typeName(c.type)),
                    sized ? Value(std::int64_t(c.type.length)) : Value(),
                    c.type.precision > 0 ? Value(std::int64_t(c.type.precision)) : Value(),
                    c.type.precision > 0 ? Value(std::int64_t(c.type.scale)) : Value()});
        }
    }

    ServerCatalog& m_catalog;
};

} // namespace

const std::vector<TableDef>& systemViews()
{
    static const std::vector<TableDef> views = makeViews();
    return views;
}

void installSystemViews(ServerCatalog& catalog)
{
    sqlite3_stmt* probe = nullptr;
    const bool made = sqlite3_prepare_v2(catalog.database, "SELECT 1 FROM stw_is_columns", -1, &probe,
                                         nullptr) == SQLITE_OK;
    sqlite3_finalize(probe);
    if (!made)
        Filler(catalog).run();
}

} // namespace simfleet::sql
