// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/sessionstate.h"

#include <optional>

// Names against what the server holds.
namespace simfleet::sql {

// A name in full: the parts left out are the session's database and dbo.
struct ObjectName
{
    std::u16string database;
    std::u16string schema;
    bool schemaGiven = false;
    std::u16string name;
};
[[nodiscard]] std::optional<ObjectName> resolveName(const SessionState& session, const Name& name);
[[nodiscard]] Name splitName(std::u16string_view text); // "msdb.dbo.[a b]" as in OBJECT_ID('…')

struct FoundTable
{
    const TableDef* table = nullptr;
    std::string filter; // SQLite's SQL, for the system views: rows of one database
    const TemporaryTable* temporary = nullptr;
};
[[nodiscard]] FoundTable findTable(const SessionState& session, const Name& name);
[[nodiscard]] const ProcedureDef* findProcedure(const SessionState& session, const Name& name);

// The database's name as the server writes it; nothing: there is none.
[[nodiscard]] std::optional<std::u16string> findDatabase(const ServerCatalog& catalog,
                                                         std::u16string_view name);
[[nodiscard]] int databaseId(const ServerCatalog& catalog, std::u16string_view name); // 0: none
[[nodiscard]] int objectId(std::u16string_view database, std::u16string_view schema,
                           std::u16string_view name);

[[nodiscard]] bool maySelect(const SessionState& session, const TableDef& table);
[[nodiscard]] bool mayExecute(const SessionState& session, const ProcedureDef& procedure);
[[nodiscard]] bool entersDatabase(const SessionState& session, std::u16string_view database);
// Throws 916 when the login may not enter the database.
void requireDatabaseAccess(const SessionState& session, std::u16string_view database);

// sys.databases, sys.objects and their like: SQLite tables filled from the catalog, once per server.
void installSystemViews(ServerCatalog& catalog);
[[nodiscard]] const std::vector<TableDef>& systemViews();

} // namespace simfleet::sql
