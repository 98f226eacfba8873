// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/catalogsearch.h"

#include "sql/encode.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"

namespace simfleet::sql {

std::optional<std::u16string> findDatabase(const ServerCatalog& catalog, std::u16string_view name)
{
    for (const std::u16string& database : catalog.databases) {
        if (sameName(database, name))
            return database;
    }
    return std::nullopt;
}

int databaseId(const ServerCatalog& catalog, std::u16string_view name)
{
    static constexpr std::array<std::u16string_view, 4> kSystem{u"master", u"tempdb", u"model", u"msdb"};
    for (std::size_t i = 0; i < kSystem.size(); ++i) {
        if (sameName(kSystem[i], name) && findDatabase(catalog, name))
            return int(i) + 1;
    }
    int id = 5;
    for (const std::u16string& database : catalog.databases) {
        const bool system = std::any_of(kSystem.begin(), kSystem.end(),
                                        [&](std::u16string_view s) { return sameName(s, database); });
        if (system)
            continue;
        if (sameName(database, name))
            return id;
        ++id;
    }
    return 0;
}

int objectId(std::u16string_view database, std::u16string_view schema, std::u16string_view name)
{
    std::uint32_t hash = 2'166'136'261U;
    for (const char16_t c : folded(concat({database, u".", schema, u".", name})))
        hash = (hash ^ c) * 16'777'619U;
    return int(hash & 0x7fff'ffffU) | 0x100;
}

Name splitName(std::u16string_view text)
{
    Name parts(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char16_t c = text[i];
        if (c == u'.') {
            parts.emplace_back();
        } else if (c == u'[' || c == u'"') {
            const char16_t close = c == u'[' ? u']' : u'"';
            for (++i; i < text.size(); ++i) {
                if (text[i] == close) {
                    if (i + 1 >= text.size() || text[i + 1] != close)
                        break;
                    ++i;
                }
                parts.back().push_back(text[i]);
            }
        } else {
            parts.back().push_back(c);
        }
    }
    return parts;
}

std::optional<ObjectName> resolveName(const SessionState& session, const Name& name)
{
    if (name.empty() || name.size() > 4)
        return std::nullopt;
    if (name.size() == 4 && !name[0].empty() && !sameName(name[0], session.catalog().serverName)) {
        throw runError(
            7202, 11, 2,
            concat({u"Could not find server '", name[0],
                    u"' in sys.servers. Verify that the correct server name was specified. If "
                    u"necessary, execute the stored procedure sp_addlinkedserver to add the server "
                    u"to sys.servers."}));
    }
    ObjectName result{.database = session.database, .schema = u"dbo", .name = name.back()};
    if (name.size() >= 2 && !name[name.size() - 2].empty()) {
        result.schema = name[name.size() - 2];
        result.schemaGiven = true;
    }
    if (name.size() >= 3 && !name[name.size() - 3].empty()) {
        const auto database = findDatabase(session.catalog(), name[name.size() - 3]);
        if (!database)
            return std::nullopt;
        result.database = *database;
    }
    return result;
}

namespace {

bool matches(const std::u16string& database, const std::u16string& schema, const std::u16string& name,
             const ObjectName& wanted, std::u16string_view inDatabase)
{
    return sameName(name, wanted.name) && sameName(schema, wanted.schema) &&
           (database == u"*" || sameName(database, inDatabase));
}

const TableDef* catalogTable(const ServerCatalog& catalog, const ObjectName& wanted,
                             std::u16string_view database)
{
    for (const TableDef& table : catalog.tables) {
        if (matches(table.database, table.schema, table.name, wanted, database))
            return &table;
    }
    return nullptr;
}

} // namespace

FoundTable findTable(const SessionState& session, const Name& name)
{
    if (!name.empty() && name.back().starts_with(u'#')) {
        const auto found = session.temporary.find(folded(name.back()));
        if (found == session.temporary.end())
            return {};
        return {.table = &found->second.definition, .filter = {}, .temporary = &found->second};
    }
    const std::optional<ObjectName> wanted = resolveName(session, name);
    if (!wanted)
        return {};
    if (const TableDef* table = catalogTable(session.catalog(), *wanted, wanted->database))
        return {.table = table, .filter = {}};
    const bool system = sameName(wanted->schema, u"sys") || sameName(wanted->schema, u"INFORMATION_SCHEMA");
    if (!system)
        return {};
    if (const TableDef* table = catalogTable(session.catalog(), *wanted, u"master"))
        return {.table = table, .filter = {}};
    for (const TableDef& view : systemViews()) {
        if (sameName(view.name, wanted->name) && sameName(view.schema, wanted->schema)) {
            std::string quoted = toUtf8(wanted->database);
            for (std::size_t i = 0; (i = quoted.find('\'', i)) != std::string::npos; i += 2)
                quoted.insert(i, 1, '\'');
            return {.table = &view, .filter = "stw_db IS NULL OR stw_db = '" + quoted + "'"};
        }
    }
    return {};
}

const ProcedureDef* findProcedure(const SessionState& session, const Name& name)
{
    const std::optional<ObjectName> wanted = resolveName(session, name);
    if (!wanted)
        return nullptr;
    const auto search = [&](std::u16string_view database) -> const ProcedureDef* {
        for (const ProcedureDef& procedure : session.catalog().procedures) {
            const bool schema = sameName(procedure.schema, wanted->schema) ||
                                (sameName(procedure.schema, u"sys") && !wanted->schemaGiven) ||
                                (sameName(procedure.schema, u"dbo") && sameName(wanted->schema, u"sys"));
            if (schema && sameName(procedure.name, wanted->name) &&
                (procedure.database == u"*" || sameName(procedure.database, database)))
                return &procedure;
        }
        return nullptr;
    };
    if (const ProcedureDef* found = search(wanted->database))
        return found;
    const std::u16string lower = folded(wanted->name);
    // sp_ procedures of master are found from every database
    return lower.starts_with(u"sp_") || lower.starts_with(u"xp_") ? search(u"master") : nullptr;
}

bool maySelect(const SessionState& session, const TableDef& table)
{
    return !session.catalog().maySelect || session.catalog().maySelect(session.context.login, table);
}

bool mayExecute(const SessionState& session, const ProcedureDef& procedure)
{
    return !session.catalog().mayExecute || session.catalog().mayExecute(session.context.login, procedure);
}

bool entersDatabase(const SessionState& session, std::u16string_view database)
{
    const LoginInfo& login = session.context.login;
    if (login.sysadmin)
        return true;
    if (sameName(database, u"msdb"))
        return login.msdbUser;
    const auto& tables = session.catalog().tables;
    const bool ofUsers = !sameName(database, u"SSISDB") &&
                         std::any_of(tables.begin(), tables.end(), [&](const TableDef& table) {
                             return sameName(table.database, database);
                         });
    // Who was given nothing there is no user of it.
    const std::u16string prefix = folded(database) + u".";
    return !ofUsers ||
           std::any_of(login.grants.begin(), login.grants.end(),
                       [&](const std::u16string& grant) { return folded(grant).starts_with(prefix); });
}

void requireDatabaseAccess(const SessionState& session, std::u16string_view database)
{
    if (entersDatabase(session, database))
        return;
    throw runError(916, 14, 2,
                   concat({u"The server principal \"", session.context.login.name,
                           u"\" is not able to access the database \"", database,
                           u"\" under the current security context."}));
}

} // namespace simfleet::sql
