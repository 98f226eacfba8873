// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session.h"
#include "core/value.h"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

// The seam between the T-SQL engine (sql/) and what a server holds (msdb/): databases, tables and views
// with SQL Server's column types, procedures written in C++, logins and their rights.
namespace simfleet {

// The server's own clock: scaled, with its offset from UTC. Thread-safe.
class ServerClock
{
public:
    virtual ~ServerClock() = default;
    [[nodiscard]] virtual DateTime utcNow() const = 0;   // SYSUTCDATETIME()
    [[nodiscard]] virtual DateTime localNow() const = 0; // GETDATE(), SYSDATETIMEOFFSET()
    // Real milliseconds that `simulated` ones take (WAITFOR DELAY is scaled, too).
    [[nodiscard]] virtual std::int64_t realMs(std::int64_t simulated) const = 0;
};

struct ColumnDef
{
    std::u16string name;
    TypeInfo type;
    bool identity = false;
};

// A table or view. Its rows live in SQLite under `storage`; a view's storage is a SQLite view.
// SQLite holds: integers for int/bit types, REAL, UTF-8 TEXT for text, BLOB for binary, 16-byte BLOB
// (Guid::bytes) for uniqueidentifier, and INTEGER for date types (100 ns ticks since 0001-01-01 of the
// local wall clock); datetimeoffset as TEXT 'yyyy-MM-dd HH:mm:ss.fffffff +hh:mm'. TEXT columns are declared
// COLLATE NOCASE, as SQL Server's usual collation ignores case. A sql_variant holds what its value is.
struct TableDef
{
    // u"*": in every database, e.g. sys.dm_server_services (also reached as master.sys.…, msdb.sys.…).
    std::u16string database;
    std::u16string schema;
    std::u16string name;
    std::string storage;
    std::vector<ColumnDef> columns;
    bool view = false;
    // WHERE clause in SQLite's SQL that filters rows by the caller, e.g. for sysjobs_view; gets the
    // login through the bound functions stw_login_sid(), stw_is_sysadmin(), stw_in_role('name').
    std::string rowFilter;
    bool writable = false; // INSERT/UPDATE/DELETE by clients; else error 229 for all but sysadmin
};

struct LoginInfo
{
    std::u16string name;
    Binary sid;
    bool sysadmin = false;
    // SQLAgentUserRole, SQLAgentReaderRole, SQLAgentOperatorRole, db_owner …; with all that a role contains.
    std::set<std::u16string> msdbRoles;
    std::set<std::u16string>
        grants;           // extra objects with SELECT/EXECUTE/VIEW SERVER STATE: "msdb.dbo.sysjobs"
    bool msdbUser = true; // false: 916
};

struct ParameterDef
{
    std::u16string name; // with '@'
    TypeInfo type;
    bool hasDefault = true;
    Value defaultValue;
    bool output = false;
};

class ProcedureCall;
using ProcedureBody = std::function<int(ProcedureCall&)>; // the return status

struct ProcedureDef
{
    std::u16string database; // "msdb", "SSISDB", "master"
    std::u16string schema;   // "dbo", "catalog"
    std::u16string name;
    std::vector<ParameterDef> parameters; // in order
    ProcedureBody body;
};

// What a procedure body may do. Messages raised go to the caller's TRY…CATCH or to the client, with the
// procedure's name; `raise` of severity > 10 does not throw, bodies return 1 themselves, as msdb's do.
class ProcedureCall
{
public:
    virtual ~ProcedureCall() = default;
    [[nodiscard]] virtual const Value& argument(std::u16string_view name) const = 0; // after defaults
    [[nodiscard]] virtual bool given(std::u16string_view name) const = 0;
    virtual void setOutput(std::u16string_view name, Value value) = 0;
    virtual void raise(const Message& message) = 0; // text complete; procedure is filled in
    virtual void columns(const std::vector<ColumnMeta>& columns) = 0;
    virtual void row(const std::vector<Value>& values) = 0;
    virtual void endRows() = 0; // DONEINPROC of the rowset
    [[nodiscard]] virtual const LoginInfo& login() const = 0;
    [[nodiscard]] virtual std::u16string applicationName() const = 0;
    [[nodiscard]] virtual sqlite3* database() const = 0; // locked for the time of the call
    [[nodiscard]] virtual CancelFlag& cancel() = 0;
    [[nodiscard]] virtual int transactionDepth() const = 0;
};

// All that one server holds. Filled by msdb/, read by sql/. The definitions do not change while
// connections are open; the rows do, under `mutex`.
struct ServerCatalog
{
    std::u16string serverName;     // SERVERPROPERTY('ServerName'), @@SERVERNAME
    std::u16string versionText;    // @@VERSION
    std::u16string productVersion; // SERVERPROPERTY('ProductVersion'), '16.0.4135.4'
    int engineEdition = 3;
    std::u16string edition = u"Developer Edition (64-bit)";
    std::u16string timeZoneId = u"UTC";    // CURRENT_TIMEZONE_ID()
    std::vector<std::u16string> databases; // master, msdb, tempdb, model, SSISDB …
    std::vector<TableDef> tables;
    std::vector<ProcedureDef> procedures;
    ServerClock* clock = nullptr;
    sqlite3* database = nullptr; // in memory, one per server
    mutable std::recursive_mutex
        mutex; // held while a statement or a procedure body runs, never while waiting
    // Is the caller allowed to SELECT from / EXECUTE this object? False leads to error 229.
    std::function<bool(const LoginInfo&, const TableDef&)> maySelect;
    std::function<bool(const LoginInfo&, const ProcedureDef&)> mayExecute;
    std::function<bool(const LoginInfo&, std::u16string_view permission)> hasServerPermission;
    // SUSER_SNAME(sid) and SUSER_SID(name); absent: NULL.
    std::function<std::optional<std::u16string>(const Binary&)> loginName;
    std::function<std::optional<Binary>(std::u16string_view)> loginSid;
    // Called at each statement before it runs (fault injection: 1205, 1222); a message ends the batch.
    std::function<std::optional<Message>(const LoginInfo&, std::u16string_view statement)> statementFault;
};

// One connection's view of a server; implemented in sql/.
struct SessionContext
{
    ServerCatalog* catalog = nullptr;
    LoginInfo login;
    LoginRequest request;
    int spid = 51;
};
std::unique_ptr<Session> makeSession(SessionContext context);

} // namespace simfleet
