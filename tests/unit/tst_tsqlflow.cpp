// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tsqlserver.h"

#include <thread>

#include <QTest>

using namespace simfleet;
using namespace simfleet::testing;

// Control of flow, procedures, RPC, prepared statements, cursors, counts.
class TestTsqlFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void dones_data();
    void dones();
    void startBatch();
    void rpcByName();
    void executeSql();
    void prepared();
    void cursor();
    void temporaryTablesEndWithTheSession();
    void cancelEndsWaiting();
    void cancelEndsScanning();
    void manySessions();
};

void TestTsqlFlow::answers_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* sql, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(expected);
    };
    row("if", "IF 1 = 1 SELECT 1 ELSE SELECT 2; IF NULL = 1 SELECT 3 ELSE BEGIN SELECT 4; SELECT 5 END",
        "=\n1\n=\n4\n=\n5");
    row("while",
        "DECLARE @i int = 0, @s varchar(20) = '' WHILE 1 = 1 BEGIN SET @i += 1 IF @i = 2 CONTINUE IF @i > 4 "
        "BREAK "
        "SET @s = @s + CAST(@i AS varchar) END SELECT @s",
        "=\n134");
    row("return", "SELECT 1 RETURN SELECT 2", "=\n1");
    row("try",
        "BEGIN TRY SELECT 1/0 SELECT 9 END TRY BEGIN CATCH SELECT ERROR_NUMBER(), ERROR_SEVERITY(), "
        "ERROR_STATE(), "
        "ERROR_MESSAGE(), ERROR_PROCEDURE() END CATCH SELECT ERROR_NUMBER()",
        "=\n=\n8134|16|1|Divide by zero error encountered.|NULL\n=\nNULL");
    row("try 208 same level",
        "BEGIN TRY SELECT * FROM nothing END TRY BEGIN CATCH SELECT 1 END CATCH SELECT 2",
        "208/16/1 Invalid object name 'nothing'.");
    row("try 208 nested",
        "BEGIN TRY EXEC('SELECT * FROM nothing') END TRY BEGIN CATCH SELECT ERROR_NUMBER() END CATCH",
        "=\n208");
    row("try procedure",
        "DECLARE @rc int = -1 BEGIN TRY EXEC @rc = msdb.dbo.sp_start END TRY BEGIN CATCH SELECT "
        "ERROR_NUMBER(), ERROR_PROCEDURE(), @rc END CATCH",
        "=\n14262|sp_start|-1");
    row("rethrow",
        "BEGIN TRY BEGIN TRY THROW 50001, 'x', 1 END TRY BEGIN CATCH THROW END CATCH END TRY BEGIN CATCH "
        "SELECT "
        "ERROR_NUMBER(), ERROR_MESSAGE() END CATCH",
        "=\n50001|x");
    row("raiserror in try",
        "BEGIN TRY RAISERROR('a', 10, 1) RAISERROR('b', 11, 2) SELECT 1 END TRY BEGIN CATCH SELECT "
        "ERROR_STATE() END CATCH",
        "50000/10/1 a\n=\n2");
    row("procedure",
        "DECLARE @rc int, @id int EXEC @rc = msdb..sp_start N'x', @id = @id OUTPUT SELECT @rc, @id",
        "= name level\nx|7\n14243/10/1 started\n=\n0|42");
    row("procedure fails", "DECLARE @rc int EXEC @rc = sp_start; SELECT @rc, @@ERROR",
        "14262/16/1 The specified @name does not exist.\n=\n1|14262");
    row("procedure in variable", "DECLARE @p sysname = 'msdb.dbo.sp_start' EXEC @p 'y', DEFAULT",
        "= name level\ny|7\n14243/10/1 started");
    row("insert exec",
        "CREATE TABLE #r (n sysname, l int) INSERT INTO #r EXEC sp_start 'z', 3 SELECT * FROM #r",
        "14243/10/1 started\n= n l\nz|3");
    row("insert exec text",
        "DECLARE @r TABLE (a int) INSERT @r EXEC('SELECT 1 UNION ALL SELECT 2') SELECT SUM(a) FROM @r",
        "=\n3");
    row("executesql",
        "DECLARE @o int EXEC sp_executesql N'SELECT @a + 1 SET @b = @a * 2', N'@a int, @b int OUTPUT', @a = "
        "20, "
        "@b = @o OUTPUT SELECT @o",
        "=\n21\n=\n40");
    row("8178", "EXEC sp_executesql N'SELECT @a', N'@a int'",
        "8178/16/1 The parameterized query '(@a int)SELECT @a' expects the parameter '@a', which was not "
        "supplied.");
    row("exec scope", "DECLARE @a int = 1 EXEC('SELECT @a')",
        "137/15/2 Must declare the scalar variable \"@a\".");
    row("use", "USE master SELECT DB_NAME()",
        "use msdb>master\n5701/0/1 Changed database context to 'master'.\n=\nmaster");
    row("transactions",
        "BEGIN TRAN BEGIN TRANSACTION t SELECT @@TRANCOUNT COMMIT SELECT @@TRANCOUNT, XACT_STATE() ROLLBACK "
        "SELECT @@TRANCOUNT",
        "=\n2\n=\n1|1\n=\n0");
    row("identity",
        "CREATE TABLE #i (id int IDENTITY PRIMARY KEY, d int DEFAULT 3 + 4, t nvarchar(5)) INSERT #i (t) "
        "VALUES "
        "('a'), ('b') SELECT SCOPE_IDENTITY(), @@IDENTITY, @@ROWCOUNT SELECT * FROM #i",
        "=\n2|2|2\n= id d t\n1|7|a\n2|7|b");
    row("rowcount",
        "SET ROWCOUNT 1 SELECT name FROM jobs WHERE enabled = 1 AND made IS NOT NULL SELECT @@ROWCOUNT",
        "= name\nLoad A\n=\n1");
    row("object_id",
        "CREATE TABLE #o (a int) IF OBJECT_ID('tempdb..#o') IS NOT NULL DROP TABLE #o SELECT "
        "OBJECT_ID('tempdb..#o'), ISNULL(OBJECT_NAME(OBJECT_ID('dbo.jobs')), 'none')",
        "=\nNULL|jobs");
    row("update catalog",
        "UPDATE j SET enabled = 0, name = name + '!' FROM jobs j WHERE j.enabled = 1 SELECT name FROM jobs "
        "ORDER BY name",
        "= name\nLoad A!\nload b\nÜbung ß!");
    row("update joined",
        "CREATE TABLE #t (n nvarchar(20), c int) INSERT #t SELECT name, 0 FROM jobs UPDATE t SET c = c + "
        "j.enabled + 1 FROM #t t JOIN jobs j ON j.name = t.n WHERE j.made IS NOT NULL SELECT c FROM #t ORDER "
        "BY n",
        "= c\n2\n1\n0");
    row("delete joined",
        "DELETE h FROM history AS h INNER JOIN jobs j ON j.job_id = h.job_id WHERE j.enabled = 1 SELECT "
        "@@ROWCOUNT "
        "SELECT COUNT(*) FROM history",
        "=\n2\n=\n1");
    row("update unknown target", "UPDATE x SET enabled = 1 FROM jobs j JOIN history h ON h.job_id = j.job_id",
        "208/16/1 Invalid object name 'x'.");
    row("waitfor", "WAITFOR DELAY '00:00:02' SELECT 1", "=\n1");
    row("nesting",
        "DECLARE @s nvarchar(200) = N'EXEC sp_executesql @s, N''@s nvarchar(200)'', @s' EXEC sp_executesql "
        "@s, "
        "N'@s nvarchar(200)', @s",
        "217/16/1 Maximum stored procedure, function, trigger, or view nesting level exceeded (limit 32).");
    row("empty", "", "");
}

void TestTsqlFlow::answers()
{
    QFETCH(QString, sql);
    QFETCH(QString, expected);
    TestServer server;
    QCOMPARE(listing(*server.session(), sql), expected);
}

void TestTsqlFlow::dones_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << QString() << QStringLiteral("#");
    QTest::newRow("set") << QStringLiteral("SET NOCOUNT ON") << QStringLiteral("#");
    QTest::newRow("select") << QStringLiteral("SELECT 1") << QStringLiteral("=\n1\n#1");
    QTest::newRow("nocount") << QStringLiteral("SET NOCOUNT ON SELECT 1") << QStringLiteral("=\n1\n#");
    QTest::newRow("update") << QStringLiteral("UPDATE jobs SET enabled = 1") << QStringLiteral("#3");
    QTest::newRow("error") << QStringLiteral("SELECT * FROM nothing")
                           << QStringLiteral("208/16/1 Invalid object name 'nothing'.\n#!");
    QTest::newRow("procedure") << QStringLiteral("EXEC sp_start 'a'")
                               << QStringLiteral("= name level\na|7\n#1\n14243/10/1 started\n$0\n#");
    QTest::newRow("print") << QStringLiteral("PRINT 'x'") << QStringLiteral("0/0/1 x\n#");
    QTest::newRow("executesql") << QStringLiteral("EXEC sp_executesql N'SELECT 1'")
                                << QStringLiteral("=\n1\n#1\n$0\n#");
}

void TestTsqlFlow::dones()
{
    QFETCH(QString, sql);
    QFETCH(QString, expected);
    TestServer server;
    QCOMPARE(listing(*server.session(), sql, true), expected);
}

// The batch that starts a job, in the shape that clients send (docs: agent facts 3.3).
void TestTsqlFlow::startBatch()
{
    TestServer server;
    const QString sql = QStringLiteral(
        "SET NOCOUNT ON;\nDECLARE @j uniqueidentifier = '00112233-4455-6677-8899-aabbccddeeff', @rc int = "
        "-1, @e int = 0, "
        "@sev int, @st int, @m nvarchar(4000),\n @h0 int, @s int, @t0 datetime = GETDATE();\n"
        "SELECT @s = MAX(step_id) FROM msdb.dbo.history;\nSELECT @h0 = ISNULL(MAX(instance_id), 0) FROM "
        "msdb.dbo.history;\n"
        "BEGIN TRY\n EXEC @rc = msdb.dbo.sp_start @name = NULL, @level = 0;\nEND TRY\nBEGIN CATCH\n"
        " SELECT @e = ERROR_NUMBER(), @sev = ERROR_SEVERITY(), @st = ERROR_STATE(), @m = "
        "ERROR_MESSAGE();\nEND CATCH;\n"
        "SELECT rc = @rc, err = @e, sev = @sev, st = @st, msg = @m, session_id = @s, h0 = @h0,\n"
        " t0 = CONVERT(varchar(23), @t0, 121), now_ofs = CONVERT(varchar(34), SYSDATETIMEOFFSET(), 121),\n"
        " srv = CONVERT(nvarchar(128), SERVERPROPERTY('ServerName'));");
    QCOMPARE(
        listing(*server.session(), sql),
        QStringLiteral(
            "= rc err sev st msg session_id h0 t0 now_ofs srv\n-1|14262|16|1|The specified @name does not "
            "exist.|1|3|2024-06-15 13:05:09.123|2024-06-15 13:05:09.1234567 +02:00|SRV1"));
}

namespace {

RpcParameter text(std::u16string value, std::u16string name = {})
{
    return {.name = std::move(name), .type = type(SqlType::NVarChar, 4000), .value = std::move(value)};
}

RpcParameter integer(Value value, bool output = false, std::u16string name = {})
{
    return {.name = std::move(name), .type = type(SqlType::Int), .value = std::move(value), .output = output};
}

QString rpc(Session& session, std::u16string procedure, std::vector<RpcParameter> parameters)
{
    ListingSink sink(true);
    CancelFlag cancel;
    session.rpc({.procedure = std::move(procedure), .parameters = std::move(parameters)}, sink, cancel);
    return sink.lines.join(QChar(u'\n'));
}

} // namespace

void TestTsqlFlow::rpcByName()
{
    TestServer server;
    auto session = server.session();
    QCOMPARE(rpc(*session, u"msdb.dbo.sp_start", {text(u"x", u"@name"), integer(Null{}, true, u"@id")}),
             QStringLiteral("= name level\nx|7\n#1\n14243/10/1 started\n$0\n@id=42\n#"));
    QCOMPARE(rpc(*session, u"sp_nothing", {}),
             QStringLiteral("2812/16/62 Could not find stored procedure 'sp_nothing'.\n#!"));
}

void TestTsqlFlow::executeSql()
{
    TestServer server;
    auto session = server.session();
    QCOMPARE(rpc(*session, u"sp_executesql",
                 {text(u"SELECT name FROM jobs WHERE enabled = @e SET @n = @@ROWCOUNT"),
                  text(u"@e int, @n int output"), integer(std::int64_t(0), false, u"@e"),
                  integer(Null{}, true, u"@n")}),
             QStringLiteral("= name\nload b\n#1\n$0\n@n=1\n#"));
    QCOMPARE(rpc(*session, u"sp_executesql", {text(u"SELECT * FROM nothing")}),
             QStringLiteral("208/16/1 Invalid object name 'nothing'.\n#!\n$208\n#!"));
}

void TestTsqlFlow::prepared()
{
    TestServer server;
    auto session = server.session();
    QCOMPARE(rpc(*session, u"sp_prepexec",
                 {integer(Null{}, true), text(u"@P1 nvarchar(128)"),
                  text(u"SELECT enabled FROM jobs WHERE name = @P1"), text(u"LOAD B")}),
             QStringLiteral("= enabled\n0\n#1\n$0\n=1\n#"));
    QCOMPARE(rpc(*session, u"sp_execute", {integer(std::int64_t(1)), text(u"Load A")}),
             QStringLiteral("= enabled\n1\n#1\n$0\n#"));
    QCOMPARE(rpc(*session, u"sp_unprepare", {integer(std::int64_t(1))}), QStringLiteral("$0\n#"));
    QCOMPARE(rpc(*session, u"sp_execute", {integer(std::int64_t(1)), text(u"x")}),
             QStringLiteral("8179/16/2 Could not find prepared statement with handle 1.\n#!"));
    QCOMPARE(rpc(*session, u"sp_prepare", {integer(Null{}, true), text(u""), text(u"SELECT 1 )")}),
             QStringLiteral("102/15/1 Incorrect syntax near ')'.\n#!"));
}

void TestTsqlFlow::cursor()
{
    TestServer server;
    auto session = server.session();
    const QString opened =
        rpc(*session, u"sp_cursoropen",
            {integer(Null{}, true), text(u"SELECT name FROM jobs ORDER BY name"),
             integer(std::int64_t(8), true), integer(std::int64_t(1), true), integer(std::int64_t(0), true)});
    QVERIFY2(opened.startsWith(QStringLiteral("= name\n#\n$0\n=180150001\n=8\n=1\n=3\n#")),
             qPrintable(opened));
    const auto fetch = [&](int kind, int row, int count) {
        return rpc(*session, u"sp_cursorfetch",
                   {integer(std::int64_t(180150001)), integer(std::int64_t(kind)), integer(std::int64_t(row)),
                    integer(std::int64_t(count))});
    };
    QCOMPARE(fetch(2, 0, 2), QStringLiteral("= name ROWSTAT\nLoad A|1\nload b|1\n#2\n$0\n#"));
    QCOMPARE(fetch(2, 0, 2), QStringLiteral("= name ROWSTAT\nÜbung ß|1\n#1\n$0\n#"));
    QCOMPARE(fetch(2, 0, 2), QStringLiteral("= name ROWSTAT\n#0\n$0\n#"));
    QCOMPARE(fetch(16, 2, 1), QStringLiteral("= name ROWSTAT\nload b|1\n#1\n$0\n#"));
    QCOMPARE(rpc(*session, u"sp_cursorclose", {integer(std::int64_t(180150001))}), QStringLiteral("$0\n#"));
    QVERIFY(fetch(2, 0, 1).startsWith(QStringLiteral("16909/16/1")));
    QCOMPARE(rpc(*session, u"sp_cursoropen",
                 {integer(Null{}, true), text(u"SET QUOTED_IDENTIFIER ON"), integer(std::int64_t(8), true),
                  integer(std::int64_t(1), true), integer(std::int64_t(0), true)}),
             QStringLiteral("$0\n=0\n=0\n#"));
}

void TestTsqlFlow::temporaryTablesEndWithTheSession()
{
    TestServer server;
    const auto count = [&] {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(server.catalog().database, "SELECT COUNT(*) FROM temp.sqlite_master", -1,
                           &statement, nullptr);
        sqlite3_step(statement);
        const int result = sqlite3_column_int(statement, 0);
        sqlite3_finalize(statement);
        return result;
    };
    {
        auto session = server.session();
        auto other = server.session();
        QCOMPARE(listing(*session, QStringLiteral("CREATE TABLE #t (a int) DECLARE @v TABLE (b int)")),
                 QString());
        QCOMPARE(count(), 1);
        QCOMPARE(listing(*other, QStringLiteral("SELECT * FROM #t")),
                 QStringLiteral("208/16/1 Invalid object name '#t'."));
    }
    QCOMPARE(count(), 0);
}

void TestTsqlFlow::cancelEndsWaiting()
{
    TestServer server;
    auto session = server.session();
    ListingSink sink(true);
    CancelFlag cancel;
    std::thread attention([&] { cancel.requested = true; });
    session->batch(u"WAITFOR DELAY '23:59:59' SELECT 1", sink, cancel);
    attention.join();
    QVERIFY(sink.lines.isEmpty());
    QCOMPARE(listing(*session, QStringLiteral("SELECT 1")), QStringLiteral("=\n1"));
}

void TestTsqlFlow::cancelEndsScanning()
{
    TestServer server;
    auto session = server.session();
    ListingSink sink(true);
    CancelFlag cancel;
    std::thread attention([&] {
        // the lock is taken while the statement runs: then it is really running
        while (server.catalog().mutex.try_lock()) {
            server.catalog().mutex.unlock();
            std::this_thread::yield();
        }
        cancel.requested = true;
    });
    session->batch(
        u"SELECT COUNT(*) FROM history a, history b, history c, history d, history e, history f, history g, "
        u"history h, history i, history j, history k, history l, history m, history n, history o, history p, "
        u"history q, history r, history s, history t",
        sink, cancel);
    attention.join();
    QVERIFY(sink.lines.isEmpty());
}

void TestTsqlFlow::manySessions()
{
    TestServer server;
    std::atomic<int> right{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&, i] {
            auto session = server.session();
            const QString sql =
                QStringLiteral("CREATE TABLE #t (a int) INSERT #t VALUES (%1), (%1) SELECT SUM(a) FROM #t "
                               "JOIN jobs ON 1 = 1 DROP TABLE #t")
                    .arg(i);
            for (int k = 0; k < 20; ++k)
                right += listing(*session, sql) == QStringLiteral("=\n%1").arg(i * 6) ? 1 : 0;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(right.load(), 160);
}

QTEST_GUILESS_MAIN(TestTsqlFlow)
#include "tst_tsqlflow.moc"
