// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/collation.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"
#include "sql/systemprocedures.h"

// The catalog calls of ODBC drivers: sp_datatype_info, sp_tables, sp_columns.
namespace simfleet::sql {

namespace {

struct OdbcType
{
    std::u16string_view name;
    int odbc3;
    int odbc2;
    int precision;
    std::u16string_view prefix;
    std::u16string_view suffix;
    std::u16string_view parameters;
    bool isCaseSensitive;
    int searchable; // 2: all but LIKE, 3: everything
    std::optional<bool> isUnsigned;
    std::optional<int> scale;
    int userType;
    SqlType type;
};

const std::vector<OdbcType>& odbcTypes()
{
    static const std::vector<OdbcType> types{
        {u"sql_variant", -150, -150, 8000, u"", u"", u"", false, 2, std::nullopt, 0, 39, SqlType::SqlVariant},
        {u"uniqueidentifier", -11, -11, 36, u"'", u"'", u"", false, 2, std::nullopt, std::nullopt, 37,
         SqlType::UniqueIdentifier},
        {u"ntext", -10, -10, 1073741823, u"N'", u"'", u"", false, 1, std::nullopt, std::nullopt, 0,
         SqlType::NVarChar},
        {u"nvarchar", -9, -9, 4000, u"N'", u"'", u"max length", false, 3, std::nullopt, std::nullopt, 0,
         SqlType::NVarChar},
        {u"sysname", -9, -9, 128, u"N'", u"'", u"", false, 3, std::nullopt, std::nullopt, 18,
         SqlType::NVarChar},
        {u"nchar", -8, -8, 4000, u"N'", u"'", u"length", false, 3, std::nullopt, std::nullopt, 0,
         SqlType::NVarChar},
        {u"bit", -7, -7, 1, u"", u"", u"", false, 2, std::nullopt, 0, 16, SqlType::Bit},
        {u"tinyint", -6, -6, 3, u"", u"", u"", false, 2, true, 0, 5, SqlType::TinyInt},
        {u"bigint", -5, -5, 19, u"", u"", u"", false, 2, false, 0, 0, SqlType::BigInt},
        {u"image", -4, -4, 2147483647, u"0x", u"", u"", false, 0, std::nullopt, std::nullopt, 20,
         SqlType::VarBinary},
        {u"varbinary", -3, -3, 8000, u"0x", u"", u"max length", false, 2, std::nullopt, std::nullopt, 4,
         SqlType::VarBinary},
        {u"binary", -2, -2, 8000, u"0x", u"", u"length", false, 2, std::nullopt, std::nullopt, 3,
         SqlType::VarBinary},
        {u"text", -1, -1, 2147483647, u"'", u"'", u"", false, 1, std::nullopt, std::nullopt, 19,
         SqlType::VarChar},
        {u"char", 1, 1, 8000, u"'", u"'", u"length", false, 3, std::nullopt, std::nullopt, 1,
         SqlType::VarChar},
        {u"numeric", 2, 2, 38, u"", u"", u"precision,scale", false, 2, false, 0, 10, SqlType::Decimal},
        {u"decimal", 3, 3, 38, u"", u"", u"precision,scale", false, 2, false, 0, 24, SqlType::Decimal},
        {u"money", 3, 3, 19, u"$", u"", u"", false, 2, false, 4, 11, SqlType::Decimal},
        {u"int", 4, 4, 10, u"", u"", u"", false, 2, false, 0, 7, SqlType::Int},
        {u"smallint", 5, 5, 5, u"", u"", u"", false, 2, false, 0, 6, SqlType::SmallInt},
        {u"float", 6, 6, 53, u"", u"", u"", false, 2, false, std::nullopt, 8, SqlType::Float},
        {u"real", 7, 7, 24, u"", u"", u"", false, 2, false, std::nullopt, 23, SqlType::Float},
        {u"varchar", 12, 12, 8000, u"'", u"'", u"max length", false, 3, std::nullopt, std::nullopt, 2,
         SqlType::VarChar},
        {u"date", 91, -9, 10, u"'", u"'", u"", false, 3, std::nullopt, 0, 0, SqlType::Date},
        {u"time", -154, -9, 16, u"'", u"'", u"scale", false, 3, std::nullopt, 7, 0, SqlType::Time},
        {u"datetime", 93, 11, 23, u"'", u"'", u"", false, 3, std::nullopt, 3, 12, SqlType::DateTime},
        {u"datetime2", 93, -9, 27, u"'", u"'", u"scale", false, 3, std::nullopt, 7, 0, SqlType::DateTime2},
        {u"datetimeoffset", -155, -9, 34, u"'", u"'", u"scale", false, 3, std::nullopt, 7, 0,
         SqlType::DateTimeOffset},
    };
    return types;
}

Value textOrNull(std::u16string_view text)
{
    return text.empty() ? Value() : Value(std::u16string(text));
}

TypeInfo notNull(TypeInfo type)
{
    type.nullable = false;
    return type;
}

} // namespace

// sp_datatype_info [@data_type = 0][, @ODBCVer = 2]
Flow datatypeInfo(const SystemCall& given, int&)
{
    const SystemCall call{given.executor, given.arguments, true};
    const std::int64_t wanted = call.integer(0, u"@data_type").value_or(0);
    const bool odbc3 = call.integer(1, u"@ODBCVer").value_or(2) >= 3;
    const TypeInfo name = notNull(nvarcharType(128));
    const TypeInfo small = simpleType(SqlType::SmallInt);
    const TypeInfo integer = simpleType(SqlType::Int);
    const std::vector<ColumnMeta> columns{{u"TYPE_NAME", name},
                                          {u"DATA_TYPE", notNull(small)},
                                          {u"PRECISION", integer},
                                          {u"LITERAL_PREFIX", varcharType(32)},
                                          {u"LITERAL_SUFFIX", varcharType(32)},
                                          {u"CREATE_PARAMS", varcharType(32)},
                                          {u"NULLABLE", notNull(small)},
                                          {u"CASE_SENSITIVE", notNull(small)},
                                          {u"SEARCHABLE", notNull(small)},
                                          {u"UNSIGNED_ATTRIBUTE", small},
                                          {u"MONEY", notNull(small)},
                                          {u"AUTO_INCREMENT", small},
                                          {u"LOCAL_TYPE_NAME", name},
                                          {u"MINIMUM_SCALE", small},
                                          {u"MAXIMUM_SCALE", small},
                                          {u"SQL_DATA_TYPE", notNull(small)},
                                          {u"SQL_DATETIME_SUB", small},
                                          {u"NUM_PREC_RADIX", integer},
                                          {u"INTERVAL_PRECISION", small},
                                          {u"USERTYPE", small}};
    std::vector<std::vector<Value>> rows;
    for (const OdbcType& type : odbcTypes()) {
        const int code = odbc3 ? type.odbc3 : type.odbc2;
        if (wanted != 0 && wanted != code)
            continue;
        const bool dateTime = type.odbc3 >= 91 && type.odbc3 <= 93;
        const bool number = isNumeric(type.type) && type.type != SqlType::Bit;
        rows.push_back({std::u16string(type.name),
                        std::int64_t(code),
                        std::int64_t(type.precision),
                        textOrNull(type.prefix),
                        textOrNull(type.suffix),
                        textOrNull(type.parameters),
                        std::int64_t(1),
                        std::int64_t(type.isCaseSensitive),
                        std::int64_t(type.searchable),
                        type.isUnsigned ? Value(std::int64_t(*type.isUnsigned)) : Value(),
                        std::int64_t(type.name == u"money"),
                        number ? Value(std::int64_t(0)) : Value(),
                        std::u16string(type.name),
                        type.scale ? Value(std::int64_t(*type.scale)) : Value(),
                        type.scale ? Value(std::int64_t(*type.scale)) : Value(),
                        std::int64_t(dateTime && odbc3 ? 9 : code),
                        dateTime && odbc3 ? Value(std::int64_t(type.odbc3 - 90)) : Value(),
                        number ? Value(std::int64_t(type.type == SqlType::Float ? 2 : 10)) : Value(),
                        Value(),
                        std::int64_t(type.userType)});
    }
    call.executor.sendRows(columns, rows);
    return Flow::Normal;
}

namespace {

bool matches(const std::optional<std::u16string>& pattern, const std::u16string& text)
{
    return !pattern || likeMatches(text, *pattern, 0);
}

bool visible(const SystemCall& call, const TableDef& table)
{
    const SessionState& session = call.executor.session();
    return sameName(table.database, session.database) && maySelect(session, table);
}

} // namespace

// sp_tables [@table_name][, @table_owner][, @table_qualifier][, @table_type]: patterns of LIKE
Flow listTables(const SystemCall& given, int&)
{
    const SystemCall call{given.executor, given.arguments, true};
    const auto name = call.text(0, u"@table_name");
    const auto owner = call.text(1, u"@table_owner");
    const auto types = call.text(3, u"@table_type");
    const TypeInfo sysname = nvarcharType(128);
    const std::vector<ColumnMeta> columns{{u"TABLE_QUALIFIER", sysname},
                                          {u"TABLE_OWNER", sysname},
                                          {u"TABLE_NAME", sysname},
                                          {u"TABLE_TYPE", varcharType(32)},
                                          {u"REMARKS", varcharType(254)}};
    std::vector<std::vector<Value>> rows;
    for (const TableDef& table : call.executor.session().catalog().tables) {
        const std::u16string type = table.view ? u"VIEW" : u"TABLE";
        if (!visible(call, table) || !matches(name, table.name) || !matches(owner, table.schema))
            continue;
        if (types && findText(*types, concat({u"'", type, u"'"}), 0) < 0)
            continue;
        rows.push_back({table.database, table.schema, table.name, type, Value()});
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return std::tie(a[3], a[1], a[2]) < std::tie(b[3], b[1], b[2]);
    });
    call.executor.sendRows(columns, rows);
    return Flow::Normal;
}

// sp_columns @table_name[, @table_owner][, @table_qualifier][, @column_name]
Flow listColumns(const SystemCall& given, int&)
{
    const SystemCall call{given.executor, given.arguments, true};
    const auto name = call.text(0, u"@table_name");
    const auto owner = call.text(1, u"@table_owner");
    const auto column = call.text(3, u"@column_name");
    const TypeInfo sysname = nvarcharType(128);
    const TypeInfo integer = simpleType(SqlType::Int);
    const TypeInfo small = simpleType(SqlType::SmallInt);
    const std::vector<ColumnMeta> columns{{u"TABLE_QUALIFIER", sysname},
                                          {u"TABLE_OWNER", sysname},
                                          {u"TABLE_NAME", sysname},
                                          {u"COLUMN_NAME", sysname},
                                          {u"DATA_TYPE", small},
                                          {u"TYPE_NAME", sysname},
                                          {u"PRECISION", integer},
                                          {u"LENGTH", integer},
                                          {u"SCALE", small},
                                          {u"RADIX", small},
                                          {u"NULLABLE", small},
                                          {u"REMARKS", varcharType(254)},
                                          {u"COLUMN_DEF", nvarcharType(4000)},
                                          {u"SQL_DATA_TYPE", small},
                                          {u"SQL_DATETIME_SUB", small},
                                          {u"CHAR_OCTET_LENGTH", integer},
                                          {u"ORDINAL_POSITION", integer},
                                          {u"IS_NULLABLE", varcharType(254)},
                                          {u"SS_DATA_TYPE", simpleType(SqlType::TinyInt)}};
    std::vector<std::vector<Value>> rows;
    for (const TableDef& table : call.executor.session().catalog().tables) {
        if (!visible(call, table) || !matches(name, table.name) || !matches(owner, table.schema))
            continue;
        std::int64_t ordinal = 0;
        for (const ColumnDef& c : table.columns) {
            ++ordinal;
            if (!matches(column, c.name))
                continue;
            const auto type = std::find_if(odbcTypes().begin(), odbcTypes().end(),
                                           [&](const OdbcType& t) { return t.name == typeName(c.type); });
            if (type == odbcTypes().end())
                continue;
            const bool sized = isText(c.type.type) || c.type.type == SqlType::VarBinary;
            const std::int64_t precision = sized ? c.type.length : type->precision;
            rows.push_back({table.database, table.schema, table.name, c.name, std::int64_t(type->odbc2),
                            std::u16string(typeName(c.type)), precision, std::int64_t(storageBytes(c.type)),
                            type->scale ? Value(std::int64_t(*type->scale)) : Value(),
                            isNumeric(c.type.type) ? Value(std::int64_t(10)) : Value(),
                            std::int64_t(c.type.nullable), Value(), Value(), std::int64_t(type->odbc2),
                            Value(), sized ? Value(std::int64_t(storageBytes(c.type))) : Value(), ordinal,
                            std::u16string(c.type.nullable ? u"YES" : u"NO"), std::int64_t(type->userType)});
        }
    }
    call.executor.sendRows(columns, rows);
    return Flow::Normal;
}

} // namespace simfleet::sql
