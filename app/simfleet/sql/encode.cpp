// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/encode.h"

#include "sql/calendar.h"
#include "sql/convert.h"
#include "sql/dateformat.h"
#include "sql/sqltypes.h"

#include <QtCore/QString>

#include <sqlite3.h>

namespace simfleet::sql {

std::string toUtf8(std::u16string_view text)
{
    return QString::fromUtf16(text.data(), qsizetype(text.size())).toStdString();
}

std::u16string fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toStdU16String();
}

namespace {

std::string dateAsText(const DateTime& date, const TypeInfo& type)
{
    if (type.type == SqlType::DateTimeOffset)
        return storedOffset(date);
    return toUtf8(formatDate(date, baseType(Value(date)), 121).value_or(u""));
}

bool datesAsText(const TypeInfo& type)
{
    return type.type == SqlType::DateTimeOffset || !isDateTime(type.type);
}

Value fromInteger(std::int64_t integer, const TypeInfo& type)
{
    if (isDateTime(type.type) && ticksInRange(integer))
        return fromTicks(integer);
    if (type.type == SqlType::Float || type.type == SqlType::Decimal)
        return double(integer);
    return integer;
}

Value fromText(std::string_view text, const TypeInfo& type)
{
    if (type.type != SqlType::DateTimeOffset)
        return fromUtf8(text);
    const std::optional<ParsedDate> parsed = parseDate(fromUtf8(text), -1, DateOrder::Mdy);
    return parsed ? Value(parsed->value) : Value(fromUtf8(text));
}

Value fromBlob(const void* data, int size, const TypeInfo& type)
{
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    if (type.type == SqlType::UniqueIdentifier && size == 16) {
        Guid guid;
        std::copy(bytes, bytes + 16, guid.bytes.begin());
        return guid;
    }
    return Binary(bytes, bytes + size);
}

Value fromReal(double real, const TypeInfo& type)
{
    if (isInteger(type.type))
        return std::int64_t(real);
    return real;
}

} // namespace

int bindValue(sqlite3_stmt* statement, int index, const Value& value, const TypeInfo& type)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return sqlite3_bind_int64(statement, index, *integer);
    if (const auto* real = std::get_if<double>(&value))
        return sqlite3_bind_double(statement, index, *real);
    if (const auto* text = std::get_if<std::u16string>(&value)) {
        const std::string utf8 = toUtf8(*text);
        return sqlite3_bind_text(statement, index, utf8.data(), int(utf8.size()), SQLITE_TRANSIENT);
    }
    if (const auto* bytes = std::get_if<Binary>(&value)) {
        if (bytes->empty())
            return sqlite3_bind_zeroblob(statement, index, 0);
        return sqlite3_bind_blob(statement, index, bytes->data(), int(bytes->size()), SQLITE_TRANSIENT);
    }
    if (const auto* guid = std::get_if<Guid>(&value))
        return sqlite3_bind_blob(statement, index, guid->bytes.data(), 16, SQLITE_TRANSIENT);
    if (const auto* date = std::get_if<DateTime>(&value)) {
        if (!datesAsText(type))
            return sqlite3_bind_int64(statement, index, toTicks(*date));
        const std::string text = dateAsText(*date, type);
        return sqlite3_bind_text(statement, index, text.data(), int(text.size()), SQLITE_TRANSIENT);
    }
    return sqlite3_bind_null(statement, index);
}

void setResult(sqlite3_context* context, const Value& value, const TypeInfo& type)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        sqlite3_result_int64(context, *integer);
    } else if (const auto* real = std::get_if<double>(&value)) {
        sqlite3_result_double(context, *real);
    } else if (const auto* text = std::get_if<std::u16string>(&value)) {
        const std::string utf8 = toUtf8(*text);
        sqlite3_result_text(context, utf8.data(), int(utf8.size()), SQLITE_TRANSIENT);
    } else if (const auto* bytes = std::get_if<Binary>(&value)) {
        if (bytes->empty())
            sqlite3_result_zeroblob(context, 0);
        else
            sqlite3_result_blob(context, bytes->data(), int(bytes->size()), SQLITE_TRANSIENT);
    } else if (const auto* guid = std::get_if<Guid>(&value)) {
        sqlite3_result_blob(context, guid->bytes.data(), 16, SQLITE_TRANSIENT);
    } else if (const auto* date = std::get_if<DateTime>(&value)) {
        if (datesAsText(type)) {
            const std::string stored = dateAsText(*date, type);
            sqlite3_result_text(context, stored.data(), int(stored.size()), SQLITE_TRANSIENT);
        } else {
            sqlite3_result_int64(context, toTicks(*date));
        }
    } else {
        sqlite3_result_null(context);
    }
}

Value decode(sqlite3_value* value, const TypeInfo& type)
{
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        return fromInteger(sqlite3_value_int64(value), type);
    case SQLITE_FLOAT:
        return fromReal(sqlite3_value_double(value), type);
    case SQLITE_TEXT: {
        const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
        return fromText({text, std::size_t(sqlite3_value_bytes(value))}, type);
    }
    case SQLITE_BLOB:
        return fromBlob(sqlite3_value_blob(value), sqlite3_value_bytes(value), type);
    default:
        return {};
    }
}

Value columnValue(sqlite3_stmt* statement, int column, const TypeInfo& type)
{
    return decode(sqlite3_column_value(statement, column), type);
}

} // namespace simfleet::sql
