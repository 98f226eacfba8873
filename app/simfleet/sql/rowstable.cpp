// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/encode.h"
#include "sql/functions.h"

#include <sqlite3.h>

#include <cstring>

// stw_pack(a, b, …), an aggregate, makes one BLOB of many rows; stw_rows(blob) gives them back as the
// columns c1 … c64. Together they stand in for lateral joins (CROSS and OUTER APPLY).
namespace simfleet::sql {

namespace {

constexpr int kColumns = 64;

struct Packed
{
    std::string bytes; // rows: a count of values, then per value its type, its size and its bytes
};

void append(std::string& bytes, const void* data, std::size_t size)
{
    bytes.append(static_cast<const char*>(data), size);
}

void packStep(sqlite3_context* context, int count, sqlite3_value** values)
{
    auto** state = static_cast<Packed**>(sqlite3_aggregate_context(context, sizeof(Packed*)));
    if (*state == nullptr)
        *state = new Packed; // owned by the aggregate until packFinal
    std::string& bytes = (*state)->bytes;
    bytes.push_back(char(count));
    for (int i = 0; i < count; ++i) {
        const int type = sqlite3_value_type(values[i]);
        bytes.push_back(char(type));
        if (type == SQLITE_INTEGER) {
            const sqlite3_int64 integer = sqlite3_value_int64(values[i]);
            append(bytes, &integer, sizeof integer);
        } else if (type == SQLITE_FLOAT) {
            const double real = sqlite3_value_double(values[i]);
            append(bytes, &real, sizeof real);
        } else if (type != SQLITE_NULL) {
            const void* data = type == SQLITE_TEXT ? static_cast<const void*>(sqlite3_value_text(values[i]))
                                                   : sqlite3_value_blob(values[i]);
            const int size = sqlite3_value_bytes(values[i]);
            append(bytes, &size, sizeof size);
            append(bytes, data, std::size_t(size));
        }
    }
}

void packFinal(sqlite3_context* context)
{
    auto** state = static_cast<Packed**>(sqlite3_aggregate_context(context, sizeof(Packed*)));
    if (*state == nullptr)
        return;
    sqlite3_result_blob64(context, (*state)->bytes.data(), (*state)->bytes.size(), SQLITE_TRANSIENT);
    delete *state;
    *state = nullptr;
}

struct Cell
{
    int type = SQLITE_NULL;
    sqlite3_int64 integer = 0;
    double real = 0;
    const char* data = nullptr;
    int size = 0;
};

struct Cursor
{
    sqlite3_vtab_cursor base; // first, as SQLite asks
    std::string bytes;
    std::size_t at = 0;
    sqlite3_int64 row = 0;
    bool end = true;
    std::vector<Cell> cells;

    template <typename T>
    T read()
    {
        T value{};
        std::memcpy(&value, bytes.data() + at, sizeof value);
        at += sizeof value;
        return value;
    }

    void next()
    {
        end = at >= bytes.size();
        if (end)
            return;
        ++row;
        cells.assign(std::size_t(read<char>()), {});
        for (Cell& cell : cells) {
            cell.type = read<char>();
            if (cell.type == SQLITE_INTEGER) {
                cell.integer = read<sqlite3_int64>();
            } else if (cell.type == SQLITE_FLOAT) {
                cell.real = read<double>();
            } else if (cell.type != SQLITE_NULL) {
                cell.size = read<int>();
                cell.data = bytes.data() + at;
                at += std::size_t(cell.size);
            }
        }
    }
};

int connectTable(sqlite3* database, void*, int, const char* const*, sqlite3_vtab** table, char**)
{
    std::string sql = "CREATE TABLE x(";
    for (int i = 1; i <= kColumns; ++i)
        sql += "c" + std::to_string(i) + ",";
    sql += "packed HIDDEN)";
    const int status = sqlite3_declare_vtab(database, sql.c_str());
    if (status == SQLITE_OK)
        *table = new sqlite3_vtab{};
    return status;
}

int disconnectTable(sqlite3_vtab* table)
{
    delete table;
    return SQLITE_OK;
}

// Only usable when the packed rows are given.
int bestIndex(sqlite3_vtab*, sqlite3_index_info* info)
{
    for (int i = 0; i < info->nConstraint; ++i) {
        const auto& constraint = info->aConstraint[i];
        if (constraint.iColumn != kColumns || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        if (!constraint.usable)
            return SQLITE_CONSTRAINT;
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        info->estimatedCost = 10;
        info->estimatedRows = 10;
        info->idxNum = 1;
        return SQLITE_OK;
    }
    info->estimatedCost = 1;
    info->estimatedRows = 0;
    return SQLITE_OK;
}

int openCursor(sqlite3_vtab*, sqlite3_vtab_cursor** cursor)
{
    auto* made = new Cursor{}; // deleted by closeCursor
    *cursor = &made->base;
    return SQLITE_OK;
}

Cursor* self(sqlite3_vtab_cursor* cursor)
{
    return reinterpret_cast<Cursor*>(cursor);
}

int closeCursor(sqlite3_vtab_cursor* cursor)
{
    delete self(cursor);
    return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* cursor, int, const char*, int count, sqlite3_value** values)
{
    Cursor& c = *self(cursor);
    c.bytes.clear();
    c.at = 0;
    c.row = 0;
    if (count > 0 && sqlite3_value_type(values[0]) == SQLITE_BLOB) {
        c.bytes.assign(static_cast<const char*>(sqlite3_value_blob(values[0])),
                       std::size_t(sqlite3_value_bytes(values[0])));
    }
    c.next();
    return SQLITE_OK;
}

int nextRow(sqlite3_vtab_cursor* cursor)
{
    self(cursor)->next();
    return SQLITE_OK;
}

int atEnd(sqlite3_vtab_cursor* cursor)
{
    return self(cursor)->end ? 1 : 0;
}

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int index)
{
    const Cursor& c = *self(cursor);
    if (index < 0 || std::size_t(index) >= c.cells.size())
        return SQLITE_OK;
    const Cell& cell = c.cells[std::size_t(index)];
    if (cell.type == SQLITE_INTEGER)
        sqlite3_result_int64(context, cell.integer);
    else if (cell.type == SQLITE_FLOAT)
        sqlite3_result_double(context, cell.real);
    else if (cell.type == SQLITE_TEXT)
        sqlite3_result_text(context, cell.data, cell.size, SQLITE_TRANSIENT);
    else if (cell.type == SQLITE_BLOB)
        sqlite3_result_blob(context, cell.data, cell.size, SQLITE_TRANSIENT);
    return SQLITE_OK;
}

int rowId(sqlite3_vtab_cursor* cursor, sqlite3_int64* id)
{
    *id = self(cursor)->row;
    return SQLITE_OK;
}

} // namespace

void installRowsTable(sqlite3* database)
{
    sqlite3_create_function_v2(database, "stw_pack", -1, SQLITE_UTF8, nullptr, nullptr, packStep, packFinal,
                               nullptr);
    static const sqlite3_module module = [] {
        sqlite3_module m{};
        m.xConnect = connectTable;
        m.xBestIndex = bestIndex;
        m.xDisconnect = disconnectTable;
        m.xOpen = openCursor;
        m.xClose = closeCursor;
        m.xFilter = filter;
        m.xNext = nextRow;
        m.xEof = atEnd;
        m.xColumn = column;
        m.xRowid = rowId;
        return m;
    }();
    sqlite3_create_module_v2(database, "stw_rows", &module, nullptr, nullptr);
}

} // namespace simfleet::sql
