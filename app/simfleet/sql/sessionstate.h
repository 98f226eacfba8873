// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog.h"
#include "sql/ast.h"
#include "sql/dateformat.h"

#include <map>
#include <optional>

namespace simfleet::sql {

// A #temp table or table variable: its rows live in SQLite's temp schema, under a name of its own.
struct TemporaryTable
{
    TableDef definition;
    std::vector<ColumnSpec> specs; // for the defaults
};

struct QueryParameter
{
    std::u16string name; // with '@'
    TypeInfo type;
    bool output = false;
    std::optional<Value> defaultValue{};
};

struct PreparedStatement
{
    std::u16string text;
    std::u16string declaration; // of the parameters, as the client wrote it
    std::vector<QueryParameter> parameters;
};

// A read-only static cursor: all of its rows, taken when it was opened.
struct ServerCursor
{
    std::vector<ColumnMeta> columns;
    std::vector<std::vector<Value>> rows;
    std::int64_t position = 0; // of the first row fetched last, from 1; 0: before the first
    std::int64_t fetched = 0;
};

// What a session keeps between requests.
struct SessionState
{
    SessionContext context;
    std::u16string database;
    // SET options
    bool noCount = false;
    bool xactAbort = false;
    bool quotedIdentifier = true;
    bool formatOnly = false;
    bool identityInsert = false;
    std::int64_t rowLimit = 0; // SET ROWCOUNT, 0: all
    std::int64_t lockTimeout = -1;
    std::int64_t textSize = 2'147'483'647;
    int dateFirst = 7;
    DateOrder dateOrder = DateOrder::Mdy;
    std::u16string language = u"us_english";
    Binary contextInfo;
    // @@…
    int transactions = 0;
    std::int64_t rowCount = 0;
    int error = 0;
    Value identity;
    int nesting = 0;                                    // levels of EXECUTE
    int tryDepth = 0;                                   // open TRY blocks on all levels
    bool capturing = false;                             // inside INSERT … EXEC
    std::map<std::u16string, TemporaryTable> temporary; // by folded name, '#' included
    std::map<std::int64_t, PreparedStatement> prepared;
    std::map<std::int64_t, ServerCursor> cursors;
    std::int64_t lastHandle = 0;

    [[nodiscard]] ServerCatalog& catalog() const { return *context.catalog; }
};

} // namespace simfleet::sql
