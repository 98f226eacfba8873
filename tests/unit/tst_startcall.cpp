// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// T-SQL as it stands in Execute SQL tasks, and the connection strings beside it.
#include "interop/connectiontext.h"
#include "interop/outcomescript.h"
#include "interop/startcall.h"
#include "interop/tsqltext.h"

#include <QElapsedTimer>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;

class TestStartCall : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void calls_data();
    void calls();
    void severalCalls();
    void namesWithoutEnd();
    void whatElseItDoes_data();
    void whatElseItDoes();
    void literalsComeBack_data();
    void literalsComeBack();
    void literalsAreOneSafeLine();
    void scriptsAreRecognised();
    void connectionStrings_data();
    void connectionStrings();
    void registeredServers_data();
    void registeredServers();
    void writtenConnectionsAreReadBack();
};

void TestStartCall::calls_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("expected"); // job, id, server, step, linked server, open arguments
    const auto row = [](const char* name, const QString& sql, const QString& job, const QString& id = {},
                        const QString& server = {}, const QString& step = {}, const QString& linked = {},
                        const QString& open = {}) {
        QTest::newRow(name) << sql << QStringList{job, id, server, step, linked, open};
    };
    row("named", u"EXEC msdb.dbo.sp_start_job @job_name = N'Load B'"_s, u"Load B"_s);
    row("positional", u"exec sp_start_job 'Load B';"_s, u"Load B"_s);
    row("no exec", u"msdb..sp_start_job N'Load B'"_s, u"Load B"_s);
    row("execute, brackets", u"EXECUTE [msdb].[dbo].[sp_start_job] @job_name=N'x'"_s, u"x"_s);
    row("dbo only", u"use msdb\nexec dbo.sp_start_job N'x'"_s, u"x"_s);
    row("return code", u"DECLARE @rc int\nEXEC @rc = msdb.dbo.sp_start_job N'x'\nSELECT @rc"_s, u"x"_s);
    row("doubled quotes", u"EXEC msdb.dbo.sp_start_job N'O''Brien''s \"job\"'"_s, u"O'Brien's \"job\""_s);
    row("id", u"EXEC msdb.dbo.sp_start_job @job_id = '6F1C0000-0000-0000-0000-000000000001'"_s, {},
        u"6F1C0000-0000-0000-0000-000000000001"_s);
    row("id positional", u"EXEC sp_start_job NULL, '6F1C0000-0000-0000-0000-000000000001'"_s, {},
        u"6F1C0000-0000-0000-0000-000000000001"_s);
    row("all named",
        u"EXEC msdb.dbo.sp_start_job @step_name = N'Second', @server_name=N'TGT', @job_name='x'"_s, u"x"_s,
        {}, u"TGT"_s, u"Second"_s);
    row("all positional", u"EXEC msdb.dbo.sp_start_job 'x', NULL, 1, 'TGT', 'Second', 0"_s, u"x"_s, {},
        u"TGT"_s, u"Second"_s);
    row("mixed", u"EXEC msdb.dbo.sp_start_job N'x', @step_name = 'Second'"_s, u"x"_s, {}, {}, u"Second"_s);
    row("linked server", u"EXEC [SRV2\\I].msdb.dbo.sp_start_job N'x'"_s, u"x"_s, {}, {}, {}, u"SRV2\\I"_s);
    row("declared", u"DECLARE @j sysname = N'Load ' + N'B'; EXEC msdb.dbo.sp_start_job @job_name = @j;"_s,
        u"Load B"_s);
    row("set", u"DECLARE @j nvarchar(128)\nSET @j = 'Load B'\nEXEC msdb.dbo.sp_start_job @j"_s, u"Load B"_s);
    row("selected", u"DECLARE @a int, @j nvarchar(128); SELECT @j = 'Load B'; EXEC sp_start_job @J"_s,
        u"Load B"_s);
    row("unknown variable", u"EXEC msdb.dbo.sp_start_job @job_name = @j"_s, {}, {}, {}, {}, {},
        u"@job_name"_s);
    row("computed", u"DECLARE @j sysname = DB_NAME() EXEC msdb.dbo.sp_start_job @job_name = @j"_s, {}, {}, {},
        {}, {}, u"@job_name"_s);
    row("parameter", u"EXEC msdb.dbo.sp_start_job ?"_s, {}, {}, {}, {}, {}, u"@job_name"_s);
    row("bare word", u"EXEC msdb.dbo.sp_start_job LoadB"_s, u"LoadB"_s);
    row("comments", u"/* start /* it */ */ EXEC -- now\n msdb.dbo.sp_start_job N'--x/*'"_s, u"--x/*"_s);
    row("line breaks", u"EXEC\r\n  msdb\r\n.dbo.\r\nsp_start_job\r\n N'x'\r\n"_s, u"x"_s);
    row("capitals", u"EXEC MSDB.DBO.SP_START_JOB @JOB_NAME=N'x'"_s, u"x"_s);
    row("in a block", u"IF 1 = 1 BEGIN EXEC msdb.dbo.sp_start_job N'x' END"_s, u"x"_s);
    row("open string", u"EXEC msdb.dbo.sp_start_job N'x"_s, u"x"_s);
    row("no argument", u"EXEC msdb.dbo.sp_start_job"_s, {});
}

void TestStartCall::calls()
{
    QFETCH(QString, sql);
    QFETCH(QStringList, expected);
    const StartCalls found = findStartCalls(sql);
    QCOMPARE(found.calls.size(), 1);
    const StartCall& call = found.calls.first();
    const QStringList seen{call.job,  call.jobId,        call.serverName,
                           call.step, call.linkedServer, call.open.join(u',')};
    QCOMPARE(seen, expected);
}

void TestStartCall::severalCalls()
{
    const StartCalls found =
        findStartCalls(u"EXEC msdb.dbo.sp_start_job N'a'\nEXEC msdb.dbo.sp_start_job N'b'"_s);
    QCOMPARE(found.calls.size(), 2);
    QCOMPARE(found.calls.at(0).job, u"a"_s);
    QCOMPARE(found.calls.at(1).job, u"b"_s);
    QVERIFY(!found.doesMore);
    QVERIFY(
        findStartCalls(u"SELECT 'EXEC msdb.dbo.sp_start_job N''x''' -- EXEC sp_start_job"_s).calls.isEmpty());
    QVERIFY(findStartCalls(u"EXEC msdb.dbo.sp_start_job2 N'x'"_s).calls.isEmpty());
    QVERIFY(findStartCalls({}).calls.isEmpty());
}

// Read once, not from each of their parts on again.
void TestStartCall::namesWithoutEnd()
{
    QElapsedTimer timer;
    timer.start();
    const StartCalls found = findStartCalls(u"a."_s.repeated(100'000) + u"b; EXEC sp_start_job 'x'"_s);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(found.calls.size(), 1);
    QCOMPARE(found.calls.first().job, u"x"_s);
    // No procedure has a name of five parts.
    QCOMPARE(findStartCalls(u"EXEC a.b.msdb.dbo.sp_start_job 'x'"_s).calls.size(), 0);
    QVERIFY(findStartCalls(u"delete..sp_x; "_s).doesMore);
    timer.restart();
    const StartCalls huge = findStartCalls(u"EXEC sp_start_job 'x'; "_s.repeated(20'000));
    QVERIFY(huge.tooLong);
    QVERIFY(huge.calls.isEmpty() && huge.variables.isEmpty());
}

void TestStartCall::whatElseItDoes_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("doesMore");
    QTest::addColumn<bool>("waits");
    QTest::newRow("start") << u"DECLARE @j sysname SET @j = 'x' EXEC sp_start_job @j"_s << false << false;
    QTest::newRow("truncates") << u"TRUNCATE TABLE t; EXEC sp_start_job 'x'"_s << true << false;
    QTest::newRow("calls another") << u"EXEC sp_start_job 'x'; EXEC dbo.Mail"_s << true << false;
    QTest::newRow("waits") << u"EXEC sp_start_job 'x' WHILE 1 = 1 WAITFOR DELAY '0:0:1'"_s << false << true;
}

void TestStartCall::whatElseItDoes()
{
    QFETCH(QString, sql);
    QFETCH(bool, doesMore);
    QFETCH(bool, waits);
    QCOMPARE(findStartCalls(sql).doesMore, doesMore);
    QCOMPARE(findStartCalls(sql).waits, waits);
}

void TestStartCall::literalsComeBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString(u""_s);
    QTest::newRow("plain") << u"Load B"_s;
    QTest::newRow("quotes") << u"'; DROP TABLE x; --"_s;
    QTest::newRow("only quotes") << u"''''"_s;
    QTest::newRow("sqlcmd") << u"a\nGO\n$(name) $$(x)"_s;
    QTest::newRow("controls") << u"\u0001\t\r\n\u0085\u2028"_s;
    QTest::newRow("emoji") << u"🚂 Größe 日本"_s;
    QTest::newRow("half an emoji") << QString(QChar(0xD83D)) + u"x"_s;
    QTest::newRow("not XML") << QString(QChar(0xFFFE)) + QChar(0xFFFF);
}

void TestStartCall::literalsComeBack()
{
    QFETCH(QString, text);
    Task task;
    task.job = text;
    task.startStep = u"s"_s;
    for (const QString& script : {startScript(task), outcomeScript(task)}) {
        const StartCalls found = findStartCalls(script);
        const QString job = found.variables.contains(u"@job_name"_s) ? found.variables.value(u"@job_name"_s)
                                                                     : found.calls.value(0).job;
        QCOMPARE(job, text);
    }
}

void TestStartCall::literalsAreOneSafeLine()
{
    const QString literal = tsqlLiteral(u"a'b\r\nGO\n$(x)"_s);
    QCOMPARE(literal, u"N'a''b' + NCHAR(13) + NCHAR(10) + N'GO' + NCHAR(10) + N'$' + N'(x)'"_s);
    QCOMPARE(tsqlBracketed(u"a]b"_s), u"[a]]b]"_s);
    QCOMPARE(tsqlCommentText(u"a\n*/ b $(c)"_s), u"a * / b $ (c)"_s);
}

void TestStartCall::scriptsAreRecognised()
{
    Task task;
    task.job = u"Load"_s;
    QCOMPARE(findStartCalls(startScript(task)).script, u"start"_s);
    QCOMPARE(findStartCalls(outcomeScript(task)).script, u"outcome"_s);
    QCOMPARE(findStartCalls(u"EXEC sp_start_job 'Load'"_s).script, QString());
    QVERIFY(outcomeScript(task).size() > 1000);
    QVERIFY(!outcomeScript(task).contains(u"/*values*/"_s));
    // sqlcmd and SSMS would cut a batch at GO; the task runs one batch.
    for (const QString& line : outcomeScript(task).split(u'\n'))
        QVERIFY(line.trimmed().compare(u"GO"_s, Qt::CaseInsensitive) != 0);
}

void TestStartCall::connectionStrings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("instance");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("password");
    QTest::newRow("ado") << u"Data Source=SRV1;Initial Catalog=msdb;Integrated Security=True;"_s << u"SRV1"_s
                         << QString() << 0 << false;
    QTest::newRow("ole db") << u"Provider=SQLNCLI11.1;Data Source=srv1\\prod;User ID=a;Password=geheim;"_s
                            << u"srv1"_s << u"prod"_s << 0 << true;
    QTest::newRow("odbc") << u"DRIVER={x;y};SERVER=tcp:srv.corp,14330;UID=a;PWD={p;w}}d};"_s << u"srv.corp"_s
                          << QString() << 14330 << true;
    QTest::newRow("spaces") << u" server = \"srv 1\" ; pwd = "_s << u"srv 1"_s << QString() << 0 << false;
    QTest::newRow("nothing") << u";;=;"_s << QString() << QString() << 0 << false;
}

void TestStartCall::connectionStrings()
{
    QFETCH(QString, text);
    const ConnectionTarget target = parseConnectionString(text);
    QTEST(target.host, "host");
    QTEST(target.instance, "instance");
    QTEST(target.port, "port");
    QTEST(target.hasPassword, "password");
}

namespace {

QList<Server> registry()
{
    Server one;
    one.name = u"Eins"_s;
    one.host = u"srv1.corp.example"_s;
    Server two;
    two.name = u"SQL02"_s;
    two.host = u"10.0.0.2"_s;
    two.port = 14330;
    Server three;
    three.name = u"Drei"_s;
    three.host = u"srv3"_s;
    three.instance = u"PROD"_s;
    Server four = three;
    four.name = u"Vier"_s;
    four.instance = u"TEST"_s;
    return {one, two, three, four};
}

} // namespace

void TestStartCall::registeredServers_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("name");
    QTest::newRow("host") << u"SRV1.corp.example"_s << u"Eins"_s;
    QTest::newRow("first label") << u"srv1"_s << u"Eins"_s;
    QTest::newRow("registered name") << u"sql02"_s << u"SQL02"_s;
    QTest::newRow("port") << u"10.0.0.2,14330"_s << u"SQL02"_s;
    QTest::newRow("other port") << u"10.0.0.2,1433"_s << QString();
    QTest::newRow("instance") << u"srv3\\test"_s << u"Vier"_s;
    QTest::newRow("other instance") << u"srv3\\dev"_s << QString();
    QTest::newRow("default instance") << u"srv3"_s << QString();
    QTest::newRow("unknown") << u"elsewhere"_s << QString();
}

void TestStartCall::registeredServers()
{
    QFETCH(QString, source);
    QFETCH(QString, name);
    const QList<Server> servers = registry();
    const Server* server = registeredServer(parseConnectionString(u"Data Source="_s + source), servers);
    QCOMPARE(server ? server->name : QString(), name);
}

void TestStartCall::writtenConnectionsAreReadBack()
{
    const QList<Server> servers = registry();
    for (Server server : servers) {
        server.user = u"a;b'\"c"_s;
        const QString text = adoConnectionString(server);
        QVERIFY2(!text.contains(u"assword"_s) && !text.contains(u"PWD"_s), qPrintable(text));
        const ConnectionTarget target = parseConnectionString(text);
        QCOMPARE(target.source, dataSource(server));
        QCOMPARE(target.user, server.user);
        const Server* found = registeredServer(target, servers);
        QVERIFY(found);
        QCOMPARE(found->name, server.name);
    }
}

QTEST_APPLESS_MAIN(TestStartCall)
#include "tst_startcall.moc"
