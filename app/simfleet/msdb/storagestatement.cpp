// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/storagestatement.h"

#include "msdb/simtime.h"
#include "msdb/text.h"

#include <QDebug>

#include <algorithm>
#include <cstdio>
#include <sqlite3.h>

namespace simfleet::msdb {

namespace {

void complain(sqlite3* database, const char* sql)
{
    qCritical("simfleet: SQLite says '%s' to: %s", sqlite3_errmsg(database), sql ? sql : "");
}

DateTime parseOffsetTime(const std::string& text)
{
    int year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0, fraction = 0, hours = 0, minutes = 0;
    char sign = '+';
    if (std::sscanf(text.c_str(), "%d-%d-%d %d:%d:%d.%7d %c%d:%d", &year, &month, &day, &hour, &minute,
                    &second, &fraction, &sign, &hours, &minutes) < 6) {
        return {};
    }
    const std::chrono::sys_days date(std::chrono::year(year) / month / day);
    const int offset = (hours * 60 + minutes) * (sign == '-' ? -1 : 1);
    DateTime result = toDateTime(SimTime(date), offset);
    result.ticks = ((hour * 60LL + minute) * 60 + second) * 10'000'000 + fraction;
    return result;
}

} // namespace

StorageStatement::StorageStatement(sqlite3* database, std::string_view sql)
    : m_database(database)
{
    if (sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &m_statement, nullptr) !=
        SQLITE_OK)
        complain(database, std::string(sql).c_str());
}

StorageStatement::~StorageStatement()
{
    sqlite3_finalize(m_statement);
}

void StorageStatement::bindAt(int index, std::int64_t value)
{
    sqlite3_bind_int64(m_statement, index, value);
}

void StorageStatement::bindAt(int index, double value)
{
    sqlite3_bind_double(m_statement, index, value);
}

void StorageStatement::bindAt(int index, std::u16string_view value)
{
    bindAt(index, std::string_view(toUtf8(value)));
}

void StorageStatement::bindAt(int index, std::string_view utf8)
{
    sqlite3_bind_text(m_statement, index, utf8.data(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT);
}

void StorageStatement::bindAt(int index, const Guid& value)
{
    sqlite3_bind_blob(m_statement, index, value.bytes.data(), 16, SQLITE_TRANSIENT);
}

void StorageStatement::bindAt(int index, const Binary& value)
{
    if (value.empty())
        sqlite3_bind_zeroblob(m_statement, index, 0);
    else
        sqlite3_bind_blob(m_statement, index, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
}

void StorageStatement::bindAt(int index, Null)
{
    sqlite3_bind_null(m_statement, index);
}

void StorageStatement::bindAt(int index, const Value& value)
{
    if (const auto* time = std::get_if<DateTime>(&value))
        bindAt(index, ticksOf(*time));
    else
        std::visit(
            [&](const auto& held) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(held)>, DateTime>)
                    bindAt(index, held);
            },
            value);
}

bool StorageStatement::step()
{
    const int result = sqlite3_step(m_statement);
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        complain(m_database, sqlite3_sql(m_statement));
    return result == SQLITE_ROW;
}

void StorageStatement::run()
{
    while (step()) {
    }
    reset();
}

void StorageStatement::reset()
{
    sqlite3_reset(m_statement);
}

bool StorageStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t StorageStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::u16string StorageStatement::text(int column) const
{
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return bytes ? fromUtf8({bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))})
                 : std::u16string();
}

Guid StorageStatement::guid(int column) const
{
    Guid result;
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    if (bytes && sqlite3_column_bytes(m_statement, column) == 16)
        std::copy_n(bytes, 16, result.bytes.begin());
    return result;
}

Binary StorageStatement::binary(int column) const
{
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    return bytes ? Binary(bytes, bytes + sqlite3_column_bytes(m_statement, column)) : Binary();
}

Value StorageStatement::value(int column, const TypeInfo& type) const
{
    if (isNull(column))
        return Null();
    switch (type.type) {
    case SqlType::UniqueIdentifier:
        return guid(column);
    case SqlType::VarBinary:
        return binary(column);
    case SqlType::NVarChar:
    case SqlType::VarChar:
        return text(column);
    case SqlType::Float:
    case SqlType::Decimal:
        return sqlite3_column_double(m_statement, column);
    case SqlType::DateTime:
    case SqlType::DateTime2:
    case SqlType::Date:
    case SqlType::Time:
        return fromTicks(integer(column));
    case SqlType::DateTimeOffset:
        return parseOffsetTime(toUtf8(text(column)));
    default:
        return integer(column);
    }
}

StorageStatement& StatementCache::operator()(const char* sql)
{
    auto& statement = m_statements[sql];
    if (!statement)
        statement = std::make_unique<StorageStatement>(m_database, sql);
    return *statement;
}

void execute(sqlite3* database, const std::string& sql)
{
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        complain(database, sql.c_str());
}

std::int64_t lastIdentity(sqlite3* database)
{
    return sqlite3_last_insert_rowid(database);
}

WriteGroup::WriteGroup(sqlite3* database)
    : m_database(sqlite3_get_autocommit(database) != 0 ? database : nullptr)
{
    if (m_database)
        execute(m_database, "BEGIN");
}

WriteGroup::~WriteGroup()
{
    if (m_database)
        execute(m_database, "COMMIT");
}

} // namespace simfleet::msdb
