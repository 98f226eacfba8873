// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/functions.h"

#include "sql/calendar.h"
#include "sql/collation.h"
#include "sql/encode.h"
#include "sql/evaluation.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

#include <sqlite3.h>

namespace simfleet::sql {

bool Arguments::null(int index) const
{
    return sqlite3_value_type(m_values[index]) == SQLITE_NULL;
}

std::int64_t Arguments::integer(int index) const
{
    return sqlite3_value_int64(m_values[index]);
}

double Arguments::real(int index) const
{
    return sqlite3_value_double(m_values[index]);
}

std::u16string Arguments::text(int index) const
{
    const auto* utf8 = reinterpret_cast<const char*>(sqlite3_value_text(m_values[index]));
    return utf8 == nullptr ? std::u16string()
                           : fromUtf8({utf8, std::size_t(sqlite3_value_bytes(m_values[index]))});
}

Value Arguments::value(int index, const TypeInfo& type) const
{
    return decode(m_values[index], type);
}

TypeInfo Arguments::type(int index) const
{
    return unpackType(integer(index));
}

DateTime Arguments::date(int index) const
{
    const bool offset = sqlite3_value_type(m_values[index]) == SQLITE_TEXT;
    const Value value =
        decode(m_values[index], simpleType(offset ? SqlType::DateTimeOffset : SqlType::DateTime2));
    const auto* date = std::get_if<DateTime>(&value);
    return date == nullptr ? DateTime{.days = kDays1900} : *date;
}

namespace {

void reportError(sqlite3_context* context, SqlError error)
{
    const std::string text = toUtf8(error.message.text);
    if (Evaluation* evaluation = Evaluation::current(); evaluation != nullptr && !evaluation->error)
        evaluation->error = std::move(error);
    sqlite3_result_error(context, text.c_str(), int(text.size()));
}

void callFunction(sqlite3_context* context, int count, sqlite3_value** values)
{
    const auto* function = static_cast<const SqlFunction*>(sqlite3_user_data(context));
    const Arguments arguments(values, count);
    if (function->strict) {
        for (int i = 0; i < count; ++i) {
            if (arguments.null(i)) {
                sqlite3_result_null(context);
                return;
            }
        }
    }
    try {
        const Value result = function->body(arguments);
        // A date's form follows the value: offsets are only found in datetimeoffset.
        setResult(context, result, simpleType(function->result));
    } catch (SqlError& error) {
        reportError(context, std::move(error));
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

void install(sqlite3* database, const std::vector<SqlFunction>& functions)
{
    for (const SqlFunction& function : functions) {
        const int flags = SQLITE_UTF8 | (function.deterministic ? SQLITE_DETERMINISTIC : 0);
        sqlite3_create_function_v2(database, function.name, function.arguments, flags,
                                   const_cast<SqlFunction*>(&function), callFunction, nullptr, nullptr,
                                   nullptr);
    }
}

bool installed(sqlite3* database)
{
    sqlite3_stmt* probe = nullptr;
    const bool found =
        sqlite3_prepare_v2(database, "SELECT stw_is_sysadmin()", -1, &probe, nullptr) == SQLITE_OK;
    sqlite3_finalize(probe);
    return found;
}

} // namespace

void installSqlFunctions(sqlite3* database)
{
    if (installed(database))
        return;
    installCollations(database);
    install(database, arithmeticFunctions());
    install(database, textFunctions());
    install(database, dateFunctions());
    install(database, sessionFunctions());
    installAggregates(database);
    installRowsTable(database);
}

} // namespace simfleet::sql
