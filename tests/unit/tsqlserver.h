// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog.h"
#include "sql/calendar.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <sqlite3.h>

// A small server for the tests of the T-SQL engine: two tables and a view in msdb, a few procedures, a clock
// that stands still, and a sink that writes down what it receives.
namespace simfleet::testing {

using namespace sql;

inline TypeInfo type(SqlType kind, int length = 0, bool nullable = true)
{
    TypeInfo info{.type = kind, .length = length, .nullable = nullable};
    if (kind == SqlType::DateTimeOffset || kind == SqlType::DateTime2)
        info.scale = 7;
    return info;
}

class StillClock final : public ServerClock
{
public:
    DateTime utcNow() const override { return fromTicks(kNow - 2 * 60 * kTicksPerMinute); }
    DateTime localNow() const override { return fromTicks(kNow, 120); }
    std::int64_t realMs(std::int64_t simulated) const override { return simulated / 1000; }
    static constexpr std::int64_t kNow = 739'051 * kTicksPerDay + (13 * 3600 + 5 * 60 + 9) * kTicksPerSecond +
                                         1'234'567; // 2024-06-15 13:05:09.1234567 +02:00
};

// What was received, a line each: "= a b" columns, "1|x|NULL" rows, "50000/16/1 text" messages, and with
// `withDone` "#3" counts, "#" none, "#!" errors, "$0" return status, "@p=1" output parameters.
class ListingSink final : public ResultSink
{
public:
    explicit ListingSink(bool done)
        : withDone(done)
    {}
    bool withDone;
    bool withTypes = false;
    QStringList lines;
    int dones = 0;

    static QString text(const Value& value)
    {
        if (const auto* integer = std::get_if<std::int64_t>(&value))
            return QString::number(*integer);
        if (const auto* real = std::get_if<double>(&value))
            return QString::number(*real, 'g', 12);
        if (const auto* string = std::get_if<std::u16string>(&value))
            return QString::fromStdU16String(*string);
        if (const auto* bytes = std::get_if<Binary>(&value))
            return QStringLiteral("0x") +
                   QString::fromLatin1(
                       QByteArray(reinterpret_cast<const char*>(bytes->data()), qsizetype(bytes->size()))
                           .toHex());
        if (const auto* guid = std::get_if<Guid>(&value))
            return QStringLiteral("guid:") +
                   QString::fromLatin1(
                       QByteArray(reinterpret_cast<const char*>(guid->bytes.data()), 16).toHex());
        if (const auto* date = std::get_if<DateTime>(&value)) {
            const CivilDate d = civil(date->days);
            QString result = QString::asprintf("%04d-%02d-%02d %02d:%02d:%02d.%07lld", d.year, d.month, d.day,
                                               int(date->ticks / (3600 * kTicksPerSecond)),
                                               int(date->ticks / kTicksPerMinute % 60),
                                               int(date->ticks / kTicksPerSecond % 60),
                                               static_cast<long long>(date->ticks % kTicksPerSecond));
            return date->offsetMinutes == 0 ? result : result + QString::asprintf("%+d", date->offsetMinutes);
        }
        return QStringLiteral("NULL");
    }

    void columns(const std::vector<ColumnMeta>& columns) override
    {
        QStringList names{QStringLiteral("=")};
        for (const ColumnMeta& column : columns) {
            QString name = QString::fromStdU16String(column.name);
            if (withTypes)
                name += QString::asprintf(":%d(%d)", int(column.type.type), column.type.length);
            names.append(name);
        }
        lines.append(names.join(QChar(u' ')).trimmed());
    }
    void row(const std::vector<Value>& values) override
    {
        QStringList cells;
        for (const Value& value : values)
            cells.append(text(value));
        lines.append(cells.join(QChar(u'|')));
    }
    void done(DoneKind, std::optional<std::int64_t> count, bool error) override
    {
        ++dones;
        if (withDone)
            lines.append(QChar(u'#') + (error   ? QStringLiteral("!")
                                        : count ? QString::number(*count)
                                                : QString()));
    }
    void message(const Message& m) override
    {
        lines.append(QString::asprintf("%d/%d/%d ", m.number, m.severity, m.state) +
                     QString::fromStdU16String(m.text));
        messages.push_back(m);
    }
    void returnStatus(int status) override
    {
        if (withDone)
            lines.append(QStringLiteral("$%1").arg(status));
    }
    void outputParameter(const std::u16string& name, const TypeInfo&, const Value& value) override
    {
        lines.append(QString::fromStdU16String(name) + QChar(u'=') + text(value));
    }
    void databaseChanged(const std::u16string& before, const std::u16string& now) override
    {
        lines.append(QString::fromStdU16String(u"use " + before + u">" + now));
    }
    std::vector<Message> messages;
};

class TestServer
{
public:
    TestServer()
    {
        sqlite3_open(":memory:", &m_catalog.database);
        m_catalog.serverName = u"SRV1";
        m_catalog.versionText = u"Microsoft SQL Server 2022";
        m_catalog.productVersion = u"16.0.4135.4";
        m_catalog.timeZoneId = u"W. Europe Standard Time";
        m_catalog.databases = {u"master", u"tempdb", u"model", u"msdb", u"SSISDB"};
        m_catalog.clock = &m_clock;
        makeTables();
        makeProcedures();
        m_catalog.maySelect = [](const LoginInfo& login, const TableDef& table) {
            return login.sysadmin || table.name != u"secret";
        };
        m_catalog.mayExecute = [](const LoginInfo& login, const ProcedureDef&) { return login.sysadmin; };
    }
    ~TestServer() { sqlite3_close(m_catalog.database); }
    Q_DISABLE_COPY_MOVE(TestServer)

    ServerCatalog& catalog() { return m_catalog; }

    std::unique_ptr<Session> session(bool sysadmin = true, bool msdbUser = true)
    {
        SessionContext context;
        context.catalog = &m_catalog;
        context.login.name = sysadmin ? u"admin" : u"reader";
        context.login.sid = {1, 2, 3};
        context.login.sysadmin = sysadmin;
        context.login.msdbUser = msdbUser;
        context.request.database = u"msdb";
        context.request.hostName = u"PC1";
        context.request.applicationName = u"tests";
        return makeSession(context);
    }

    void run(const char* sql) { sqlite3_exec(m_catalog.database, sql, nullptr, nullptr, nullptr); }

private:
    void makeTables()
    {
        run("CREATE TABLE jobs(job_id BLOB, name TEXT COLLATE NOCASE, enabled INTEGER, made INTEGER, owner "
            "BLOB);"
            "INSERT INTO jobs VALUES"
            "(x'00112233445566778899aabbccddeeff','Load A',1,638540000000000000,x'010203'),"
            "(x'10112233445566778899aabbccddeeff','load b',0,638541000000000000,x'09'),"
            "(x'20112233445566778899aabbccddeeff','Übung ß',1,NULL,x'010203');"
            "CREATE TABLE history(instance_id INTEGER PRIMARY KEY AUTOINCREMENT, job_id BLOB, step_id "
            "INTEGER,"
            " message TEXT COLLATE NOCASE, run_date INTEGER, run_time INTEGER, run_duration INTEGER);"
            "INSERT INTO history(job_id, step_id, message, run_date, run_time, run_duration) VALUES"
            "(x'00112233445566778899aabbccddeeff',1,'one',20240615,130000,10),"
            "(x'00112233445566778899aabbccddeeff',0,'outcome',20240615,125959,130),"
            "(x'10112233445566778899aabbccddeeff',0,NULL,20240614,45,281535);"
            "CREATE TABLE secret(x INTEGER)");
        const TypeInfo guid = type(SqlType::UniqueIdentifier, 0, false);
        const TypeInfo name = type(SqlType::NVarChar, 128, false);
        TableDef jobs{.database = u"msdb",
                      .schema = u"dbo",
                      .name = u"jobs",
                      .storage = "jobs",
                      .columns = {},
                      .view = false,
                      .rowFilter = {}};
        jobs.columns = {{u"job_id", guid},
                        {u"name", name},
                        {u"enabled", type(SqlType::TinyInt, 0, false)},
                        {u"made", type(SqlType::DateTime)},
                        {u"owner", type(SqlType::VarBinary, 85)}};
        TableDef view = jobs;
        view.name = u"jobs_view";
        view.view = true;
        view.rowFilter = "owner = stw_login_sid() OR stw_is_sysadmin()";
        jobs.writable = true;
        TableDef history{.database = u"msdb",
                         .schema = u"dbo",
                         .name = u"history",
                         .storage = "history",
                         .columns = {},
                         .view = false,
                         .rowFilter = {}};
        history.columns = {{u"instance_id", type(SqlType::Int, 0, false), true},
                           {u"job_id", guid},
                           {u"step_id", type(SqlType::Int, 0, false)},
                           {u"message", type(SqlType::NVarChar, 4000)},
                           {u"run_date", type(SqlType::Int)},
                           {u"run_time", type(SqlType::Int)},
                           {u"run_duration", type(SqlType::Int)}};
        history.writable = true;
        TableDef secret{.database = u"msdb",
                        .schema = u"dbo",
                        .name = u"secret",
                        .storage = "secret",
                        .columns = {},
                        .view = false,
                        .rowFilter = {}};
        secret.columns = {{u"x", type(SqlType::Int)}};
        m_catalog.tables = {jobs, view, history, secret};
    }

    void makeProcedures()
    {
        ProcedureDef start{
            .database = u"msdb", .schema = u"dbo", .name = u"sp_start", .parameters = {}, .body = {}};
        start.parameters = {{u"@name", type(SqlType::NVarChar, 128), true, {}, false},
                            {u"@level", type(SqlType::Int), true, Value(std::int64_t(7)), false},
                            {u"@id", type(SqlType::Int), true, {}, true}};
        start.body = [](ProcedureCall& call) {
            if (isNull(call.argument(u"@name"))) {
                call.raise({.number = 14262,
                            .severity = 16,
                            .state = 1,
                            .text = u"The specified @name does not exist."});
                return 1;
            }
            call.columns({{u"name", type(SqlType::NVarChar, 128)}, {u"level", type(SqlType::Int)}});
            call.row({call.argument(u"@name"), call.argument(u"@level")});
            call.endRows();
            call.setOutput(u"@id", std::int64_t(42));
            call.raise({.number = 14243, .severity = 10, .state = 1, .text = u"started"});
            return 0;
        };
        ProcedureDef need{
            .database = u"msdb", .schema = u"dbo", .name = u"sp_need", .parameters = {}, .body = {}};
        need.parameters = {{u"@id", type(SqlType::UniqueIdentifier), false, {}, false}};
        need.body = [](ProcedureCall&) { return 0; };
        m_catalog.procedures = {start, need};
    }

    StillClock m_clock;
    ServerCatalog m_catalog;
};

inline QString listing(Session& session, const QString& sql, bool withDone = false)
{
    ListingSink sink(withDone);
    CancelFlag cancel;
    session.batch(sql.toStdU16String(), sink, cancel);
    return sink.lines.join(QChar(u'\n'));
}

} // namespace simfleet::testing
