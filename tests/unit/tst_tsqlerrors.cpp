// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tsqlserver.h"

#include <QTest>

using namespace simfleet;
using namespace simfleet::testing;

// Numbers, severities, states, texts and lines of errors, and what of a batch still runs after them.
class TestTsqlErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void lines();
    void permissions();
    void faults();
};

void TestTsqlErrors::answers_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* sql, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(expected);
    };
    row("102", "SELECT 1 SELECT 2 )", "102/15/1 Incorrect syntax near ')'.");
    row("102 end", "SELECT * FROM jobs WHERE name =", "102/15/1 Incorrect syntax near '='.");
    row("102 go", "SELECT 1;\nGO\nSELECT 2", "102/15/1 Incorrect syntax near 'GO'.");
    row("156", "SELECT FROM jobs", "156/15/1 Incorrect syntax near the keyword 'FROM'.");
    row("156 xml", "SELECT name FROM jobs FOR XML PATH", "156/15/1 Incorrect syntax near the keyword 'FOR'.");
    row("105", "SELECT 'abc", "105/15/1 Unclosed quotation mark after the character string 'abc'.");
    row("113", "SELECT 1 /* x", "113/15/1 Missing end comment mark '*/'.");
    row("137", "SELECT 1 SELECT @x", "137/15/2 Must declare the scalar variable \"@x\".");
    row("134", "DECLARE @a int, @A int",
        "134/15/2 The variable name '@A' has already been declared. Variable names must be unique within a "
        "query batch "
        "or stored procedure.");
    row("1087", "SELECT * FROM @t", "1087/15/2 Must declare the table variable \"@t\".");
    row("195", "SELECT foo(1)", "195/15/10 'foo' is not a recognized built-in function name.");
    row("195 set", "SET FOO ON", "195/15/5 'FOO' is not a recognized SET option.");
    row("174", "SELECT LEN()", "174/15/1 The len function requires 1 argument(s).");
    row("189", "SELECT CHARINDEX('a')", "189/15/1 The charindex function requires 2 to 3 arguments.");
    row("155", "SELECT DATEADD(foo, 1, GETDATE())", "155/15/1 'foo' is not a recognized dateadd option.");
    row("4121", "SELECT dbo.f(1)",
        "4121/16/1 Cannot find either column \"dbo\" or the user-defined function or aggregate \"dbo.f\", or "
        "the name is "
        "ambiguous.");
    row("4145", "SELECT 1 WHERE 1",
        "4145/15/1 An expression of non-boolean type specified in a context where a condition is expected, "
        "near '1'.");
    row("208 stops the batch", "SELECT 1 SELECT * FROM nothing SELECT 2",
        "=\n1\n208/16/1 Invalid object name 'nothing'.");
    row("208 database", "SELECT * FROM nodb.dbo.jobs", "208/16/1 Invalid object name 'nodb.dbo.jobs'.");
    row("207 before anything", "SELECT 1 SELECT nme FROM jobs", "207/16/1 Invalid column name 'nme'.");
    row("209", "SELECT name FROM jobs a, jobs b", "209/16/1 Ambiguous column name 'name'.");
    row("4104", "SELECT x.name FROM jobs j",
        "4104/16/1 The multi-part identifier \"x.name\" could not be bound.");
    row("107", "SELECT x.* FROM jobs j",
        "107/15/1 The column prefix 'x' does not match with a table name or alias name used in the query.");
    row("1011", "SELECT 1 FROM jobs j, history j",
        "1011/16/1 The correlation name 'j' is specified multiple times in a FROM clause.");
    row("8120", "SELECT name, COUNT(*) FROM jobs",
        "8120/16/1 Column 'jobs.name' is invalid in the select list because it is not contained in either an "
        "aggregate "
        "function or the GROUP BY clause.");
    row("147", "SELECT 1 FROM jobs WHERE COUNT(*) > 1",
        "147/15/1 An aggregate may not appear in the WHERE clause unless it is in a subquery contained in a "
        "HAVING clause "
        "or a select list, and the column being aggregated is an outer reference.");
    row("116", "SELECT (SELECT 1, 2)",
        "116/16/1 Only one expression can be specified in the select list when the subquery is not "
        "introduced with "
        "EXISTS.");
    row("512", "SELECT (SELECT name FROM jobs)",
        "=\n512/16/1 Subquery returned more than 1 value. This is not permitted when the subquery follows =, "
        "!=, <, <= , >, "
        ">= or when the subquery is used as an expression.");
    row("205", "SELECT 1 UNION SELECT 1, 2",
        "205/16/1 All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal number "
        "of "
        "expressions in their target lists.");
    row("108", "SELECT 1 ORDER BY 2",
        "108/16/1 The ORDER BY position number 2 is out of range of the number of items in the select list.");
    for (const char* constant : {"- 2", "1 + 1", "-(-1)"}) {
        row(qPrintable(QStringLiteral("408 %1").arg(QString::fromLatin1(constant))),
            qPrintable(
                QStringLiteral("SELECT name FROM jobs ORDER BY %1").arg(QString::fromLatin1(constant))),
            "408/16/1 A constant expression was encountered in the ORDER BY list, position 1.");
    }
    row("145", "SELECT DISTINCT name FROM jobs ORDER BY enabled",
        "145/15/1 ORDER BY items must appear in the select list if SELECT DISTINCT is specified.");
    row("1033", "SELECT * FROM (SELECT name FROM jobs ORDER BY name) x",
        "1033/15/1 The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, "
        "and common table "
        "expressions, unless TOP, OFFSET or FOR XML is also specified.");
    row("8155", "SELECT * FROM (SELECT 1) x", "8155/16/2 No column name was specified for column 1 of 'x'.");
    row("141", "DECLARE @a int SELECT @a = 1, 2",
        "141/15/1 A SELECT statement that assigns a value to a variable must not be combined with "
        "data-retrieval "
        "operations.");
    row("245 ends the batch", "SELECT 1 IF 'abc' = 1 PRINT 'no' SELECT 2",
        "=\n1\n245/16/1 Conversion failed when converting the varchar value 'abc' to data type int.");
    row("245 rows before", "SELECT 1 + x FROM (VALUES ('1'), ('x')) v(x)",
        "=\n2\n245/16/1 Conversion failed when converting the varchar value 'x' to data type int.");
    row("241", "SELECT CONVERT(datetime, 'yesterday')",
        "=\n241/16/1 Conversion failed when converting date and/or time from character string.");
    row("8114", "SELECT CAST('x' AS float)", "=\n8114/16/5 Error converting data type varchar to float.");
    row("8169", "SELECT CAST('x' AS uniqueidentifier)",
        "=\n8169/16/2 Conversion failed when converting from a character string to uniqueidentifier.");
    row("8115", "SELECT 2147483647 + 1",
        "=\n8115/16/2 Arithmetic overflow error converting expression to data type int.");
    row("220", "DECLARE @t tinyint = 256",
        "220/16/2 Arithmetic overflow error for data type tinyint, value = 256.");
    row("8134 goes on", "SELECT 1/0 SELECT 2", "=\n8134/16/1 Divide by zero error encountered.\n=\n2");
    row("8134 not reached", "SELECT CASE WHEN 1 = 0 THEN 1/0 ELSE 3 END", "=\n3");
    row("206", "SELECT 1 WHERE NEWID() = 1",
        "206/16/2 Operand type clash: uniqueidentifier is incompatible with int");
    row("8117", "SELECT SUM(name) FROM jobs",
        "8117/16/1 Operand data type nvarchar is invalid for sum operator.");
    row("243", "SELECT CAST(1 AS foo)", "243/16/1 Type foo is not a defined system type.");
    row("2715", "DECLARE @a foo", "2715/16/6 Column, parameter, or variable #1: Cannot find data type foo.");
    row("281", "SELECT CONVERT(varchar(30), GETDATE(), 999)",
        "=\n281/16/1 999 is not a valid style number when converting from datetime to a character string.");
    row("2812 goes on", "EXEC sp_nothing SELECT 1",
        "2812/16/62 Could not find stored procedure 'sp_nothing'.\n=\n1");
    row("2812 bare", "sp_nothing", "2812/16/62 Could not find stored procedure 'sp_nothing'.");
    row("201", "EXEC sp_need",
        "201/16/4 Procedure or function 'sp_need' expects parameter '@id', which was not supplied.");
    row("8144", "EXEC sp_need 1, 2",
        "8144/16/2 Procedure or function sp_need has too many arguments specified.");
    row("8145", "EXEC sp_need @foo = 1", "8145/16/1 @foo is not a parameter for procedure sp_need.");
    row("8114 argument", "EXEC sp_need 'x'",
        "8114/16/1 Error converting data type varchar to uniqueidentifier.");
    row("8143", "EXEC sp_start @name = 'a', @name = 'b'",
        "8143/16/1 Parameter '@name' was supplied multiple times.");
    row("119", "EXEC sp_start @name = 'a', 5",
        "119/15/1 Must pass parameter number 2 and subsequent parameters as '@name = value'. After the form "
        "'@name = "
        "value' has been used, all subsequent parameters must be passed in the form '@name = value'.");
    row("179", "EXEC sp_start 'a', 1, 2 OUTPUT",
        "179/15/1 Cannot use the OUTPUT option when passing a constant to a stored procedure.");
    row("911", "USE nodb SELECT 1",
        "911/16/1 Database 'nodb' does not exist. Make sure that the name is entered correctly.\n=\n1");
    row("515", "DECLARE @t TABLE (a int NOT NULL) INSERT @t VALUES (NULL)",
        "515/16/2 Cannot insert the value NULL into column 'a', table 'tempdb.dbo.@t'; column does not allow "
        "nulls. INSERT "
        "fails.");
    row("2628", "DECLARE @t TABLE (a varchar(2)) INSERT @t VALUES ('abc')",
        "2628/16/1 String or binary data would be truncated in table 'tempdb.dbo.@t', column 'a'. Truncated "
        "value: 'ab'.");
    row("213", "DECLARE @t TABLE (a int) INSERT @t VALUES (1, 2)",
        "213/16/1 Column name or number of supplied values does not match table definition.");
    row("544", "INSERT history (instance_id) VALUES (1)",
        "544/16/1 Cannot insert explicit value for identity column in table 'history' when IDENTITY_INSERT "
        "is set to OFF.");
    row("3701", "DROP TABLE #x",
        "3701/11/5 Cannot drop the table '#x', because it does not exist or you do not have permission.");
    row("3902", "COMMIT", "3902/16/1 The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.");
    row("raiserror", "RAISERROR('a %s %5d|%-4s|%d%%', 16, 3, N'ä', 42, 'x', 7) SELECT @@ERROR",
        "50000/16/3 a ä    42|x   |7%\n=\n50000");
    row("raiserror info", "RAISERROR('note', 10, 1) PRINT 'p' + 'q'", "50000/10/1 note\n0/0/1 pq");
    row("18054", "RAISERROR(50123, 16, 1)",
        "18054/16/1 Error 50123, severity 16, state 1 was raised, but no message with that error number was "
        "found in "
        "sys.messages. If error is larger than 50000, make sure the user-defined message is added using "
        "sp_addmessage.");
    row("throw", "THROW 51000, 'gone', 5; SELECT 1", "51000/16/5 gone");
    row("xact_abort", "SET XACT_ABORT ON SELECT 1/0 SELECT 2",
        "=\n8134/16/1 Divide by zero error encountered.");
    row("nested level goes on", "EXEC('SELECT * FROM nothing SELECT 1') SELECT 2",
        "208/16/1 Invalid object name 'nothing'.\n=\n2");
    row("depth", "DECLARE @s nvarchar(max) = N'SELECT ' + REPLICATE('(', 400) EXEC(@s)",
        "191/15/1 Some part of your SQL statement is nested too deeply. Rewrite the query or break it up "
        "into smaller "
        "queries.");
}

void TestTsqlErrors::answers()
{
    QFETCH(QString, sql);
    QFETCH(QString, expected);
    TestServer server;
    QCOMPARE(listing(*server.session(), sql), expected);
}

void TestTsqlErrors::lines()
{
    TestServer server;
    ListingSink sink(false);
    CancelFlag cancel;
    auto session = server.session();
    session->batch(
        u"SELECT 1\n\nSELECT\n 1/0\nBEGIN TRY\n SELECT 1/0 END TRY BEGIN CATCH SELECT ERROR_LINE() END CATCH",
        sink, cancel);
    QCOMPARE(sink.messages.size(), std::size_t(1));
    QCOMPARE(sink.messages[0].line, 3);
    QCOMPARE(sink.lines.last(), QStringLiteral("6"));
    ListingSink syntax(false);
    session->batch(u"SELECT 1\nSELECT 1 +\n FROM x", syntax, cancel);
    QCOMPARE(syntax.messages.at(0).line, 3);
}

void TestTsqlErrors::permissions()
{
    TestServer server;
    auto reader = server.session(false);
    QCOMPARE(listing(*reader, QStringLiteral("SELECT * FROM secret SELECT COUNT(*) FROM jobs_view")),
             QStringLiteral(
                 "229/14/5 The SELECT permission was denied on the object 'secret', database 'msdb', schema "
                 "'dbo'.\n=\n2"));
    QCOMPARE(listing(*reader, QStringLiteral("EXEC sp_start 'a'")),
             QStringLiteral(
                 "229/14/5 The EXECUTE permission was denied on the object 'sp_start', database 'msdb', "
                 "schema 'dbo'."));
    QCOMPARE(
        listing(*reader, QStringLiteral("SELECT HAS_PERMS_BY_NAME('msdb.dbo.secret', 'OBJECT', 'SELECT'), "
                                        "HAS_PERMS_BY_NAME(N'msdb.dbo.jobs', 'OBJECT', 'SELECT'), "
                                        "HAS_PERMS_BY_NAME(NULL, NULL, 'VIEW SERVER STATE'), "
                                        "HAS_PERMS_BY_NAME('nothing', 'OBJECT', 'SELECT'), "
                                        "IS_SRVROLEMEMBER('sysadmin'), SUSER_SNAME()")),
        QStringLiteral("=\n0|1|0|NULL|0|reader"));
    auto stranger = server.session(false, false);
    QCOMPARE(
        listing(*stranger, QStringLiteral("SELECT * FROM jobs")),
        QStringLiteral(
            "916/14/2 The server principal \"reader\" is not able to access the database \"msdb\" under the "
            "current security context."));
}

void TestTsqlErrors::faults()
{
    TestServer server;
    server.catalog().statementFault = [](const LoginInfo&,
                                         std::u16string_view text) -> std::optional<Message> {
        if (text.find(u"history") == std::u16string_view::npos)
            return std::nullopt;
        return Message{
            .number = 1222, .severity = 16, .state = 51, .text = u"Lock request time out period exceeded."};
    };
    auto session = server.session();
    QCOMPARE(listing(*session, QStringLiteral("SELECT 1 SELECT COUNT(*) FROM history SELECT 2")),
             QStringLiteral("=\n1\n1222/16/51 Lock request time out period exceeded."));
    QCOMPARE(
        listing(*session, QStringLiteral("BEGIN TRY SELECT COUNT(*) FROM history END TRY BEGIN CATCH SELECT "
                                         "ERROR_NUMBER() END CATCH")),
        QStringLiteral("=\n1222"));
}

QTEST_GUILESS_MAIN(TestTsqlErrors)
#include "tst_tsqlerrors.moc"
