// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/catalogsearch.h"
#include "sql/evaluation.h"
#include "sql/functions.h"
#include "sql/parser.h"
#include "sql/sqlerror.h"
#include "sql/sqltypes.h"

namespace simfleet::sql {

namespace {

const SessionState* session()
{
    const Evaluation* evaluation = Evaluation::current();
    return evaluation == nullptr ? nullptr : &evaluation->session();
}

Value truth(bool value)
{
    return std::int64_t(value ? 1 : 0);
}

Value loginSid(const Arguments&)
{
    const SessionState* s = session();
    return s == nullptr ? Value(Binary{1}) : Value(s->context.login.sid);
}

Value isSysadmin(const Arguments&)
{
    const SessionState* s = session();
    return truth(s == nullptr || s->context.login.sysadmin);
}

bool inRole(const SessionState& s, std::u16string_view role)
{
    const auto& roles = s.context.login.msdbRoles;
    return std::any_of(roles.begin(), roles.end(), [&](const auto& r) { return sameName(r, role); });
}

Value inMsdbRole(const Arguments& a)
{
    const SessionState* s = session();
    if (s == nullptr || s->context.login.sysadmin)
        return truth(true);
    const std::u16string role = a.text(0);
    const auto& permitted = s->catalog().hasServerPermission;
    return truth(inRole(*s, role) || s->context.login.grants.contains(role) ||
                 (permitted && permitted(s->context.login, role)));
}

Value dbName(const Arguments& a)
{
    const SessionState* s = session();
    if (s == nullptr)
        return {};
    for (const std::u16string& database : s->catalog().databases) {
        if (databaseId(s->catalog(), database) == a.integer(0))
            return database;
    }
    return {};
}

Value dbId(const Arguments& a)
{
    const SessionState* s = session();
    const int id = s == nullptr ? 0 : databaseId(s->catalog(), a.text(0));
    return id == 0 ? Value() : Value(std::int64_t(id));
}

// stw_object_id(name): tables, views, procedures and the session's own #tables
Value objectIdOf(const Arguments& a)
{
    const SessionState* s = session();
    if (s == nullptr)
        return {};
    const Name name = splitName(a.text(0));
    try {
        if (const FoundTable found = findTable(*s, name); found.table != nullptr)
            return std::int64_t(objectId(found.table->database, found.table->schema, found.table->name));
        if (const ProcedureDef* procedure = findProcedure(*s, name))
            return std::int64_t(objectId(procedure->database, procedure->schema, procedure->name));
    } catch (const SqlError&) {
        return {}; // another server's name
    }
    return {};
}

Value objectNameOf(const Arguments& a)
{
    const SessionState* s = session();
    if (s == nullptr)
        return {};
    for (const TableDef& table : s->catalog().tables) {
        if (objectId(table.database, table.schema, table.name) == a.integer(0))
            return table.name;
    }
    for (const ProcedureDef& procedure : s->catalog().procedures) {
        if (objectId(procedure.database, procedure.schema, procedure.name) == a.integer(0))
            return procedure.name;
    }
    return {};
}

Value loginName(const Arguments& a)
{
    const SessionState* s = session();
    const Value sid = a.value(0, {.type = SqlType::VarBinary, .length = 85});
    if (s == nullptr)
        return {};
    if (sid == Value(s->context.login.sid))
        return s->context.login.name;
    if (sid == Value(Binary{1}))
        return u"sa";
    const auto* bytes = std::get_if<Binary>(&sid);
    if (bytes == nullptr || !s->catalog().loginName)
        return {};
    const auto found = s->catalog().loginName(*bytes);
    return found ? Value(*found) : Value();
}

Value loginSidOf(const Arguments& a)
{
    const SessionState* s = session();
    const std::u16string name = a.text(0);
    if (s == nullptr)
        return {};
    if (sameName(name, s->context.login.name))
        return s->context.login.sid;
    if (sameName(name, u"sa"))
        return Binary{1};
    const auto found = s->catalog().loginSid ? s->catalog().loginSid(name) : std::nullopt;
    return found ? Value(*found) : Value();
}

Value isServerRoleMember(const Arguments& a)
{
    const SessionState* s = session();
    const std::u16string role = folded(a.text(0));
    static const std::set<std::u16string_view> kRoles{u"sysadmin",     u"serveradmin", u"securityadmin",
                                                      u"processadmin", u"setupadmin",  u"bulkadmin",
                                                      u"diskadmin",    u"dbcreator",   u"public"};
    if (s == nullptr || !kRoles.contains(role))
        return {};
    return truth(role == u"public" || s->context.login.sysadmin);
}

Value isMember(const Arguments& a)
{
    const SessionState* s = session();
    if (s == nullptr)
        return {};
    const std::u16string role = a.text(0);
    if (sameName(role, u"public"))
        return truth(true);
    static const std::set<std::u16string_view> kFixed{
        u"db_owner",      u"db_accessadmin", u"db_securityadmin",  u"db_ddladmin",      u"db_backupoperator",
        u"db_datareader", u"db_datawriter",  u"db_denydatareader", u"db_denydatawriter"};
    static const std::set<std::u16string_view> kMsdb{
        u"sqlagentuserrole", u"sqlagentreaderrole", u"sqlagentoperatorrole", u"targetserversrole",
        u"db_ssisadmin",     u"db_ssisltduser",     u"db_ssisoperator"};
    const std::u16string key = folded(role);
    const bool inMsdb = sameName(s->database, u"msdb");
    if (!kFixed.contains(key) && !(inMsdb && kMsdb.contains(key)))
        return {};
    if (s->context.login.sysadmin) // dbo: db_owner of everything, named members of nothing else
        return truth(key == u"db_owner" || (inMsdb && inRole(*s, role)));
    return truth(inMsdb && inRole(*s, role));
}

// stw_has_perms(securable, class, permission)
Value hasPermission(const Arguments& a)
{
    const SessionState* s = session();
    if (s == nullptr || a.null(2))
        return {};
    const std::u16string permission = folded(a.text(2));
    const LoginInfo& login = s->context.login;
    if (a.null(0) || a.null(1)) {
        if (login.sysadmin)
            return truth(true);
        const auto& has = s->catalog().hasServerPermission;
        std::u16string upper = a.text(2);
        for (char16_t& c : upper)
            c = c >= u'a' && c <= u'z' ? char16_t(c - 32) : c;
        return truth(permission == u"connect sql" || (has && has(login, upper)));
    }
    const std::u16string kind = folded(a.text(1));
    const Name name = splitName(a.text(0));
    if (kind == u"database") {
        const auto database = findDatabase(s->catalog(), name.back());
        if (!database)
            return {};
        if (login.sysadmin)
            return truth(true);
        const bool enters = !sameName(*database, u"msdb") || login.msdbUser;
        return truth(enters && (permission == u"connect" || permission == u"any"));
    }
    if (kind != u"object")
        return {};
    if (const FoundTable found = findTable(*s, name); found.table != nullptr) {
        if (login.sysadmin)
            return truth(true);
        if (!sameName(found.table->database, u"msdb") && !entersDatabase(*s, found.table->database))
            return {}; // nothing in there is visible
        const bool select = login.msdbUser && maySelect(*s, *found.table);
        if (permission == u"select" || permission == u"any")
            return truth(select);
        return truth(found.table->writable && select);
    }
    if (const ProcedureDef* procedure = findProcedure(*s, name)) {
        const bool execute = login.msdbUser && mayExecute(*s, *procedure);
        return truth(login.sysadmin || ((permission == u"execute" || permission == u"any") && execute));
    }
    return {};
}

Value databaseProperty(const Arguments& a)
{
    const SessionState* s = session();
    if (s == nullptr || !findDatabase(s->catalog(), a.text(0)))
        return {};
    const std::u16string property = folded(a.text(1));
    if (property == u"status")
        return u"ONLINE";
    if (property == u"updateability")
        return u"READ_WRITE";
    if (property == u"useraccess")
        return u"MULTI_USER";
    if (property == u"collation")
        return u"SQL_Latin1_General_CP1_CI_AS";
    if (property == u"version")
        return std::int64_t(957);
    return {};
}

Value serverProperty(const Arguments& a)
{
    const SessionState* s = session();
    if (s == nullptr)
        return {};
    const ServerCatalog& catalog = s->catalog();
    const std::u16string property = folded(a.text(0));
    const std::size_t slash = catalog.serverName.find(u'\\');
    const std::u16string machine = catalog.serverName.substr(0, slash);
    const auto versionPart = [&](std::size_t index) -> std::u16string {
        std::u16string_view text = catalog.productVersion;
        for (; index > 0 && !text.empty(); --index)
            text.remove_prefix(std::min(text.find(u'.'), text.size() - 1) + 1);
        return std::u16string(text.substr(0, text.find(u'.')));
    };
    const std::map<std::u16string_view, Value> values{
        {u"servername", catalog.serverName},
        {u"machinename", machine},
        {u"computernamephysicalnetbios", machine},
        {u"instancename",
         slash == std::u16string::npos ? Value() : Value(catalog.serverName.substr(slash + 1))},
        {u"productversion", catalog.productVersion},
        {u"productmajorversion", versionPart(0)},
        {u"productminorversion", versionPart(1)},
        {u"productbuild", versionPart(2)},
        {u"productlevel", u"RTM"},
        {u"edition", catalog.edition},
        {u"engineedition", std::int64_t(catalog.engineEdition)},
        {u"isclustered", std::int64_t(0)},
        {u"ishadrenabled", std::int64_t(0)},
        {u"issingleuser", std::int64_t(0)},
        {u"isintegratedsecurityonly", std::int64_t(0)},
        {u"islocaldb", std::int64_t(0)},
        {u"isxtpsupported", std::int64_t(0)},
        {u"isfulltextinstalled", std::int64_t(0)},
        {u"collation", u"SQL_Latin1_General_CP1_CI_AS"},
        {u"lcid", std::int64_t(1033)},
        {u"sqlcharsetname", u"iso_1"},
        {u"sqlsortordername", u"nocase_iso"},
    };
    const auto found = values.find(property);
    return found == values.end() ? Value() : found->second;
}

} // namespace

const std::vector<SqlFunction>& sessionFunctions()
{
    static const std::vector<SqlFunction> functions{
        {"stw_login_sid", 0, loginSid, true, false},
        {"stw_is_sysadmin", 0, isSysadmin, true, false},
        {"stw_in_role", 1, inMsdbRole, true, false},
        {"stw_db_name", 1, dbName, true, false},
        {"stw_db_id", 1, dbId, true, false},
        {"stw_object_id", 1, objectIdOf, true, false},
        {"stw_object_name", 1, objectNameOf, true, false},
        {"stw_login_name", 1, loginName, true, false},
        {"stw_login_sid_of", 1, loginSidOf, true, false},
        {"stw_is_srvrolemember", 1, isServerRoleMember, true, false},
        {"stw_is_member", 1, isMember, true, false},
        {"stw_has_perms", 3, hasPermission, false, false},
        {"stw_dbproperty", 2, databaseProperty, true, false},
        {"stw_serverproperty", 1, serverProperty, true, false},
    };
    return functions;
}

} // namespace simfleet::sql
