// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/loginbook.h"

#include "msdb/text.h"

#include <QByteArray>

#include <algorithm>

namespace simfleet::msdb {

namespace {

constexpr std::u16string_view kUserRole = u"SQLAgentUserRole";
constexpr std::u16string_view kReaderRole = u"SQLAgentReaderRole";
constexpr std::u16string_view kOperatorRole = u"SQLAgentOperatorRole";
constexpr std::u16string_view kSsisRoles[] = {u"db_ssisadmin", u"db_ssisltduser", u"db_ssisoperator"};

Binary sidOf(std::u16string_view name)
{
    if (sameName(name, u"sa"))
        return {1};
    const Guid guid = makeGuid(0x51D, toUtf8(upper(name)));
    return {guid.bytes.begin(), guid.bytes.end()};
}

std::u16string fullName(std::u16string_view database, std::u16string_view schema, std::u16string_view name)
{
    return std::u16string(database) + u"." + std::u16string(schema) + u"." + std::u16string(name);
}

bool granted(const LoginInfo& login, std::u16string_view object)
{
    return std::any_of(login.grants.begin(), login.grants.end(),
                       [&](const std::u16string& grant) { return sameName(grant, object); });
}

bool inRole(const LoginInfo& login, std::u16string_view role)
{
    return login.msdbRoles.contains(std::u16string(role));
}

bool inAnySsisRole(const LoginInfo& login)
{
    return std::any_of(std::begin(kSsisRoles), std::end(kSsisRoles),
                       [&](auto role) { return inRole(login, role); });
}

} // namespace

LoginBook::LoginBook(const Scenario& scenario, std::u16string password)
    : m_password(std::move(password))
{
    LoginSpec administrator;
    administrator.name = u"stellwerk";
    administrator.sysadmin = true;
    const bool redefined =
        std::any_of(scenario.logins.begin(), scenario.logins.end(),
                    [](const LoginSpec& login) { return sameName(login.name, u"stellwerk"); });
    if (!redefined)
        add(administrator, true);
    for (const LoginSpec& login : scenario.logins)
        add(login, true);
    LoginSpec sa;
    sa.name = u"sa";
    sa.sysadmin = true;
    if (!find(sa.name))
        add(sa, false);
    for (const JobSpec& job : scenario.jobs) {
        if (!find(job.owner)) {
            LoginSpec owner;
            owner.name = job.owner;
            add(owner, false);
        }
    }
}

void LoginBook::add(const LoginSpec& spec, bool connects)
{
    LoginInfo login;
    login.name = spec.name;
    login.sid = sidOf(spec.name);
    login.sysadmin = spec.sysadmin;
    login.msdbUser = spec.msdbUser || spec.sysadmin;
    login.grants.insert(spec.grants.begin(), spec.grants.end());
    login.msdbRoles.insert(spec.roles.begin(), spec.roles.end());
    // The roles are concentric.
    if (inRole(login, kOperatorRole))
        login.msdbRoles.emplace(kReaderRole);
    if (inRole(login, kReaderRole))
        login.msdbRoles.emplace(kUserRole);
    // Row filters ask for it as for a role.
    if (granted(login, u"VIEW SERVER STATE"))
        login.msdbRoles.emplace(u"VIEW SERVER STATE");
    m_logins.push_back(std::move(login));
    if (connects)
        m_connecting.push_back(spec.name);
}

const LoginInfo* LoginBook::find(std::u16string_view name) const
{
    const auto found = std::find_if(m_logins.begin(), m_logins.end(),
                                    [&](const LoginInfo& login) { return sameName(login.name, name); });
    return found == m_logins.end() ? nullptr : &*found;
}

const LoginInfo* LoginBook::find(const Binary& sid) const
{
    const auto found = std::find_if(m_logins.begin(), m_logins.end(),
                                    [&](const LoginInfo& login) { return login.sid == sid; });
    return found == m_logins.end() ? nullptr : &*found;
}

bool LoginBook::mayConnect(const LoginInfo& login, std::u16string_view password) const
{
    if (std::none_of(m_connecting.begin(), m_connecting.end(),
                     [&](const auto& name) { return sameName(name, login.name); }))
        return false;
    QByteArray variable = "STELLWERK_SIM_PASSWORD_";
    for (const char16_t unit : upper(login.name))
        variable +=
            (unit >= u'A' && unit <= u'Z') || (unit >= u'0' && unit <= u'9') ? static_cast<char>(unit) : '_';
    const QByteArray own = qgetenv(variable.constData());
    const std::u16string expected = own.isEmpty() ? m_password : fromUtf8(own.toStdString());
    return !expected.empty() && password == expected;
}

bool maySelect(const LoginInfo& login, const TableDef& table)
{
    if (login.sysadmin)
        return true;
    if (table.schema == u"sys") {
        if (table.name == u"dm_server_services")
            return hasServerPermission(login, u"VIEW SERVER STATE");
        return true; // metadata is filtered by row
    }
    if (table.database == u"SSISDB")
        return true;               // granted to public, filtered by row
    if (table.database != u"msdb") // a database of the users: its rights are given one by one
        return granted(login, fullName(table.database, table.schema, table.name));
    if (!login.msdbUser)
        return false;
    if (inRole(login, u"db_owner") || inRole(login, u"db_datareader"))
        return true;
    return granted(login, fullName(table.database, table.schema, table.name));
}

bool mayExecute(const LoginInfo& login, const ProcedureDef& procedure)
{
    if (login.sysadmin || granted(login, fullName(procedure.database, procedure.schema, procedure.name)))
        return true;
    if (procedure.database != u"msdb" || !login.msdbUser)
        return false;
    if (inRole(login, u"db_owner"))
        return true;
    if (procedure.name.starts_with(u"sp_ssis_"))
        return inAnySsisRole(login);
    return inRole(login, kUserRole);
}

bool hasServerPermission(const LoginInfo& login, std::u16string_view permission)
{
    return login.sysadmin || granted(login, permission) ||
           (sameName(permission, u"VIEW ANY DATABASE") || sameName(permission, u"CONNECT SQL"));
}

} // namespace simfleet::msdb
