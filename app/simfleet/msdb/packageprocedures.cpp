// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/jobcall.h"
#include "msdb/procedures.h"
#include "msdb/text.h"

namespace simfleet::msdb {

// The package store of msdb (agent-facts.md 4.4).
namespace {

bool inRole(const LoginInfo& login, const char16_t* role)
{
    return login.sysadmin || login.msdbRoles.contains(role);
}

bool mayWrite(const LoginInfo& login)
{
    return inRole(login, u"db_ssisadmin") || inRole(login, u"db_ssisltduser");
}

std::u16string nameArgument(const ProcedureCall& call)
{
    return textArgument(call, u"@name").value_or(u"");
}

int putPackage(SimServer&, ProcedureCall& call)
{
    const std::u16string name = nameArgument(call);
    const Value folder =
        guidArgument(call, u"@folderid") ? Value(*guidArgument(call, u"@folderid")) : Value();
    StorageStatement existing(
        call.database(), "SELECT ownersid FROM msdb_dbo_sysssispackages WHERE name = ?1 AND folderid = ?2");
    const bool known = existing.bind(name, folder).step();
    const bool owner = known && existing.binary(0) == call.login().sid;
    existing.reset();
    if (known ? !owner && !inRole(call.login(), u"db_ssisadmin") : !mayWrite(call.login())) {
        call.raise(sysMessage(14307, {name}));
        return 1;
    }
    const auto guid = [&](std::u16string_view which) {
        const auto value = guidArgument(call, which);
        return value ? Value(*value) : Value(Guid());
    };
    StorageStatement(call.database(),
                     known
                         ? "UPDATE msdb_dbo_sysssispackages SET id = ?3, description = ?4, createdate = ?5,"
                           " packagedata = ?6, packageformat = ?7, packagetype = ?8, vermajor = ?9,"
                           " verminor = ?10, verbuild = ?11, vercomments = ?12, verid = ?13"
                           " WHERE name = ?1 AND folderid = ?2 AND ?14 IS NOT NULL"
                         : "INSERT INTO msdb_dbo_sysssispackages(name, folderid, id, description, createdate,"
                           " packagedata, packageformat, packagetype, vermajor, verminor, verbuild,"
                           " vercomments, verid, ownersid) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
                           " ?11, ?12, ?13, ?14)")
        .bind(name, folder, guid(u"@id"), call.argument(u"@description"), call.argument(u"@createdate"),
              call.argument(u"@packagedata"), call.argument(u"@packageformat"),
              call.argument(u"@packagetype"), call.argument(u"@vermajor"), call.argument(u"@verminor"),
              call.argument(u"@verbuild"), call.argument(u"@vercomments"), guid(u"@verid"), call.login().sid)
        .run();
    return 0;
}

int getPackage(SimServer&, ProcedureCall& call)
{
    const std::u16string name = nameArgument(call);
    const auto folder = guidArgument(call, u"@folderid").value_or(Guid());
    if (!inRole(call.login(), u"db_ssisadmin") && !inRole(call.login(), u"db_ssisoperator") &&
        !mayWrite(call.login())) {
        call.raise(sysMessage(14307, {name}));
        return 1;
    }
    StorageStatement exists(call.database(),
                            "SELECT 1 FROM msdb_dbo_sysssispackages WHERE name = ?1 AND folderid = ?2");
    if (!exists.bind(name, folder).step()) {
        call.raise(sysMessage(14586, {name}));
        return 1;
    }
    StorageStatement query(
        call.database(),
        "SELECT packagedata FROM msdb_dbo_sysssispackages WHERE name = ?1 AND folderid = ?2");
    query.bind(name, folder);
    sendRows(call, "packagedata image!", query);
    return 0;
}

int checkExists(SimServer&, ProcedureCall& call)
{
    StorageStatement query(call.database(),
                           "SELECT 1 FROM msdb_dbo_sysssispackages WHERE name = ?1 AND folderid = ?2");
    query.bind(nameArgument(call), guidArgument(call, u"@folderid").value_or(Guid()));
    sendRows(call, "exists int!", query);
    return 0;
}

int listPackages(SimServer&, ProcedureCall& call)
{
    StorageStatement query(
        call.database(), "SELECT name, id, description, createdate, folderid, length(packagedata), vermajor,"
                         " verminor, verbuild, vercomments, verid FROM msdb_dbo_sysssispackages"
                         " WHERE folderid = ?1 ORDER BY name");
    query.bind(guidArgument(call, u"@folderid").value_or(Guid()));
    sendRows(call,
             "name sysname, id uniqueidentifier!, description nvarchar(1024), createdate datetime!,"
             "folderid uniqueidentifier!, _ int, vermajor int!, verminor int!, verbuild int!,"
             "vercomments nvarchar(1024), verid uniqueidentifier!",
             query);
    return 0;
}

int listFolders(SimServer&, ProcedureCall& call)
{
    const auto parent = guidArgument(call, u"@parentfolderid");
    StorageStatement query(call.database(),
                           "SELECT folderid, parentfolderid, foldername FROM msdb_dbo_sysssispackagefolders"
                           " WHERE (?1 IS NULL AND parentfolderid IS NULL) OR parentfolderid = ?1"
                           " ORDER BY foldername");
    query.bind(parent ? Value(*parent) : Value());
    sendRows(call, "folderid uniqueidentifier!, parentfolderid uniqueidentifier, foldername sysname", query);
    return 0;
}

int addFolder(SimServer&, ProcedureCall& call)
{
    const std::u16string name = nameArgument(call);
    if (!mayWrite(call.login())) {
        call.raise(sysMessage(14591, {name}));
        return 1;
    }
    StorageStatement(call.database(), "INSERT INTO msdb_dbo_sysssispackagefolders VALUES (?1, ?2, ?3)")
        .bind(guidArgument(call, u"@folderid").value_or(randomGuid()),
              guidArgument(call, u"@parentfolderid").value_or(Guid()), name)
        .run();
    return 0;
}

int getFolder(SimServer&, ProcedureCall& call)
{
    StorageStatement query(
        call.database(),
        "SELECT f.folderid, f.foldername, f.parentfolderid, p.foldername"
        " FROM msdb_dbo_sysssispackagefolders f LEFT JOIN msdb_dbo_sysssispackagefolders p"
        " ON p.folderid = f.parentfolderid WHERE f.foldername = ?1 AND f.parentfolderid = ?2");
    query.bind(nameArgument(call), guidArgument(call, u"@parentfolderid").value_or(Guid()));
    sendRows(call,
             "folderid uniqueidentifier!, foldername sysname, parentfolderid uniqueidentifier, foldername "
             "sysname?",
             query);
    return 0;
}

int deletePackage(SimServer&, ProcedureCall& call)
{
    const std::u16string name = nameArgument(call);
    StorageStatement owner(call.database(),
                           "SELECT ownersid FROM msdb_dbo_sysssispackages WHERE name = ?1 AND folderid = ?2");
    const auto folder = guidArgument(call, u"@folderid").value_or(Guid());
    const bool own = owner.bind(name, folder).step() && owner.binary(0) == call.login().sid;
    owner.reset();
    if (!own && !inRole(call.login(), u"db_ssisadmin")) {
        call.raise(sysMessage(14307, {name}));
        return 1;
    }
    StorageStatement(call.database(),
                     "DELETE FROM msdb_dbo_sysssispackages WHERE name = ?1 AND folderid = ?2")
        .bind(name, folder)
        .run();
    return 0;
}

int deleteFolder(SimServer&, ProcedureCall& call)
{
    const auto folder = guidArgument(call, u"@folderid").value_or(Guid());
    StorageStatement content(
        call.database(),
        "SELECT f.foldername FROM msdb_dbo_sysssispackagefolders f WHERE f.folderid = ?1"
        " AND (EXISTS (SELECT 1 FROM msdb_dbo_sysssispackages WHERE folderid = ?1)"
        " OR EXISTS (SELECT 1 FROM msdb_dbo_sysssispackagefolders WHERE parentfolderid = ?1))");
    if (content.bind(folder).step()) {
        call.raise(sysMessage(14593, {content.text(0)}));
        return 1;
    }
    if (!mayWrite(call.login())) {
        call.raise(sysMessage(14591, {guidString(folder)}));
        return 1;
    }
    StorageStatement(call.database(), "DELETE FROM msdb_dbo_sysssispackagefolders WHERE folderid = ?1")
        .bind(folder)
        .run();
    return 0;
}

} // namespace

void addPackageProcedures(SimServer& server)
{
    constexpr const char* kByName = "@name sysname?, @folderid uniqueidentifier";
    define(
        server, "msdb.dbo.sp_ssis_putpackage",
        "@name sysname?, @id uniqueidentifier, @description nvarchar(1024), @createdate datetime,"
        "@folderid uniqueidentifier, @packagedata image, @packageformat int, @packagetype int, @vermajor int,"
        "@verminor int, @verbuild int, @vercomments nvarchar(1024), @verid uniqueidentifier",
        putPackage);
    define(server, "msdb.dbo.sp_ssis_getpackage", kByName, getPackage);
    define(server, "msdb.dbo.sp_ssis_checkexists", kByName, checkExists);
    define(server, "msdb.dbo.sp_ssis_listpackages", "@folderid uniqueidentifier", listPackages);
    define(server, "msdb.dbo.sp_ssis_listfolders", "@parentfolderid uniqueidentifier = NULL", listFolders);
    define(server, "msdb.dbo.sp_ssis_addfolder",
           "@parentfolderid uniqueidentifier, @name sysname?, @folderid uniqueidentifier = NULL", addFolder);
    define(server, "msdb.dbo.sp_ssis_getfolder", "@name sysname?, @parentfolderid uniqueidentifier",
           getFolder);
    define(server, "msdb.dbo.sp_ssis_deletepackage", kByName, deletePackage);
    define(server, "msdb.dbo.sp_ssis_deletefolder", "@folderid uniqueidentifier", deleteFolder);
}

} // namespace simfleet::msdb
