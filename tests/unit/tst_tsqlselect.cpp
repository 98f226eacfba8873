// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tsqlserver.h"

#include <QTest>

using namespace simfleet;
using namespace simfleet::testing;

// T-SQL in, rows and messages out.
class TestTsqlSelect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void types();
};

void TestTsqlSelect::answers_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* sql, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(expected);
    };
    row("literal", "SELECT 1", "=\n1");
    row("aliases", "SELECT a = 1, 2 AS b, 3 c, 'x' AS [d e], N'y' 'f'", "= a b c d e f\n1|2|3|x|y");
    row("two statements", "SELECT 1 SELECT 2;SELECT 3", "=\n1\n=\n2\n=\n3");
    row("comments", "/* a /* b */ c */ SELECT -- x\n 1", "=\n1");
    row("three-part", "SELECT name FROM msdb.dbo.jobs WHERE enabled = 0", "= name\nload b");
    row("dot dot", "SELECT name FROM msdb..[jobs] WHERE name = 'LOAD A  '", "= name\nLoad A");
    row("quoted", "SELECT \"name\" FROM \"jobs\" j WITH (NOLOCK) WHERE j.[enabled] = 0", "= name\nload b");
    row("star", "SELECT TOP 1 j.* FROM jobs AS j ORDER BY name",
        "= job_id name enabled made owner\n"
        "guid:00112233445566778899aabbccddeeff|Load A|1|2024-06-14 22:13:20.0000000|0x010203");
    row("guid text", "SELECT name FROM jobs WHERE job_id = '10112233-4455-6677-8899-AABBCCDDEEFF'",
        "= name\nload b");
    row("guid out", "SELECT CONVERT(nvarchar(36), job_id) x FROM jobs WHERE enabled = 0",
        "= x\n10112233-4455-6677-8899-AABBCCDDEEFF");
    row("guid binary", "SELECT CONVERT(binary(16), job_id) x FROM jobs WHERE enabled = 0",
        "= x\n0x33221110554477668899aabbccddeeff");
    row("order desc", "SELECT name n FROM jobs ORDER BY n DESC", "= n\nÜbung ß\nload b\nLoad A");
    row("order ordinal", "SELECT enabled, name FROM jobs ORDER BY 1, 2 DESC",
        "= enabled name\n0|load b\n1|Übung ß\n1|Load A");
    row("top expression", "DECLARE @n int = 2 SELECT TOP (@n) enabled FROM jobs ORDER BY enabled",
        "= enabled\n0\n1");
    row("offset", "SELECT name FROM jobs ORDER BY name OFFSET 1 ROWS FETCH NEXT 1 ROWS ONLY",
        "= name\nload b");
    row("distinct", "SELECT DISTINCT x FROM (VALUES ('a'),('A '),('b')) v(x) ORDER BY x", "= x\na\nb");
    row("group", "SELECT enabled, COUNT(*) n, MAX(name) m FROM jobs GROUP BY enabled ORDER BY enabled",
        "= enabled n m\n0|1|load b\n1|2|Übung ß");
    row("having", "SELECT enabled FROM jobs GROUP BY enabled HAVING COUNT(*) > 1", "= enabled\n1");
    row("group by expression",
        "SELECT enabled + 1 x, COUNT(*) FROM jobs GROUP BY enabled + 1 ORDER BY enabled + 1",
        "= x\n1|1\n2|2");
    row("average of int", "SELECT AVG(x), SUM(x), AVG(1.0 * x) FROM (VALUES (1),(2),(4)) v(x)",
        "=\n2|7|2.33333333333");
    row("empty aggregate", "SELECT COUNT(*), SUM(enabled), AVG(enabled) FROM jobs WHERE 1 = 0",
        "=\n0|NULL|NULL");
    row("inner join",
        "SELECT j.name, h.step_id FROM jobs j JOIN history h ON h.job_id = j.job_id ORDER BY 1, 2",
        "= name step_id\nLoad A|0\nLoad A|1\nload b|0");
    row("left join",
        "SELECT j.name, h.message FROM jobs j LEFT OUTER JOIN history h ON h.job_id = j.job_id AND "
        "h.step_id = 1 ORDER BY j.name",
        "= name message\nLoad A|one\nload b|NULL\nÜbung ß|NULL");
    row("comma join", "SELECT COUNT(*) FROM jobs, history", "=\n9");
    row("cross join", "SELECT COUNT(*) n FROM jobs a CROSS JOIN jobs b", "= n\n9");
    row("outer apply",
        "SELECT j.name, x.message m FROM jobs j OUTER APPLY (SELECT TOP 1 h.message FROM history h WHERE "
        "h.job_id = "
        "j.job_id ORDER BY h.instance_id DESC) x ORDER BY j.name",
        "= name m\nLoad A|outcome\nload b|NULL\nÜbung ß|NULL");
    row("cross apply", "SELECT j.name, v.n FROM jobs j CROSS APPLY (VALUES (j.enabled + 1)) v(n) ORDER BY 1",
        "= name n\nLoad A|2\nload b|1\nÜbung ß|2");
    row("scalar subquery", "SELECT (SELECT MAX(instance_id) FROM history) AS m, cur = (SELECT 5)",
        "= m cur\n3|5");
    row("correlated",
        "SELECT name FROM jobs j WHERE EXISTS (SELECT * FROM history h WHERE h.job_id = j.job_id AND "
        "step_id = 1)",
        "= name\nLoad A");
    row("in query", "SELECT name FROM jobs WHERE job_id NOT IN (SELECT job_id FROM history)",
        "= name\nÜbung ß");
    row("in list", "SELECT name FROM jobs WHERE name IN ('LOAD B', N'ÜBUNG ß') ORDER BY name",
        "= name\nload b\nÜbung ß");
    row("cte",
        "WITH a AS (SELECT enabled e FROM jobs), b(n) AS (SELECT SUM(e) FROM a) SELECT n, (SELECT COUNT(*) "
        "FROM a) c FROM b",
        "= n c\n2|3");
    row("recursive",
        "WITH n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT SUM(i) FROM n", "=\n15");
    row("recursion limit", "WITH n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) FROM n",
        "=\n530/16/1 The statement terminated. The maximum recursion 100 has been exhausted before statement "
        "completion.");
    row("union", "SELECT 'a' x UNION SELECT 'a' UNION ALL SELECT NULL ORDER BY x", "= x\nNULL\na");
    row("except", "SELECT enabled FROM jobs EXCEPT SELECT 1", "= enabled\n0");
    row("case",
        "SELECT CASE enabled WHEN 1 THEN 'on' ELSE N'off' END, CASE WHEN made IS NULL THEN 1 END FROM jobs "
        "ORDER BY name",
        "=\non|NULL\noff|NULL\non|1");
    row("between", "SELECT name FROM jobs WHERE enabled BETWEEN 0 AND 0", "= name\nload b");
    row("like", "SELECT name FROM jobs WHERE name LIKE 'load [a-a]' OR name LIKE '%!_%' ESCAPE '!'",
        "= name\nLoad A");
    row("row number",
        "SELECT name, ROW_NUMBER() OVER (PARTITION BY enabled ORDER BY name DESC) r FROM jobs ORDER BY name",
        "= name r\nLoad A|2\nload b|1\nÜbung ß|1");
    row("string_agg", "SELECT STRING_AGG(name, '; ') WITHIN GROUP (ORDER BY name DESC) FROM jobs",
        "=\nÜbung ß; load b; Load A");
    row("variables", "DECLARE @a int = 5, @b nvarchar(3) = N'abcdef'; SET @a += 2; SELECT @a, @b",
        "=\n7|abc");
    row("select assign",
        "DECLARE @n nvarchar(50), @c int SELECT @n = name, @c = 1 FROM jobs WHERE enabled = 0 SELECT @n, "
        "@c, @@ROWCOUNT",
        "=\nload b|1|1");
    row("assign nothing", "DECLARE @n int = 3 SELECT @n = 1 FROM jobs WHERE 1=0 SELECT @n, @@ROWCOUNT",
        "=\n3|0");
    row("accumulate",
        "DECLARE @s varchar(100) = '' SELECT @s = @s + CONVERT(varchar(9), enabled) FROM jobs SELECT @s",
        "=\n101");
    row("table variable",
        "DECLARE @t TABLE (id int IDENTITY(1,1), n nvarchar(9) NOT NULL) INSERT INTO @t (n) VALUES "
        "('a'),('b') SELECT * FROM @t ORDER BY id",
        "= id n\n1|a\n2|b");
    row("select into",
        "SELECT name, enabled INTO #j FROM jobs; UPDATE #j SET enabled = 9 WHERE name = 'LOAD A'; DELETE "
        "FROM #j WHERE enabled = 0; SELECT * FROM #j ORDER BY name; DROP TABLE #j",
        "= name enabled\nLoad A|9\nÜbung ß|1");
    row("sys views",
        "SELECT name FROM sys.databases WHERE database_id = DB_ID('msdb') SELECT COUNT(*) FROM sys.tables "
        "WHERE name LIKE 'job%' SELECT c.name FROM sys.columns c JOIN sys.objects o ON o.object_id = "
        "c.object_id WHERE o.name = 'secret'",
        "= name\nmsdb\n=\n1\n= name\nx");
    row("integer arithmetic", "SELECT 7/2, -7/2, 7%3, 2*3+1, (1+2)*3, 5&3, 5|3, 5^3, ~0, 7/2.0",
        "=\n3|-3|1|7|9|1|7|6|-1|3.5");
    row("duration",
        "SELECT run_duration/10000*3600 + run_duration/100%100*60 + run_duration%100 s FROM history ORDER BY "
        "instance_id",
        "= s\n10\n90\n101735");
    row("poll shape",
        "SELECT cur = (SELECT MAX(instance_id) FROM msdb.dbo.history), req = CONVERT(varchar(23), made, 121) "
        "FROM msdb.dbo.jobs a WHERE a.job_id = '00112233-4455-6677-8899-aabbccddeeff'",
        "= cur req\n3|2024-06-14 22:13:20.000");
}

void TestTsqlSelect::answers()
{
    QFETCH(QString, sql);
    QFETCH(QString, expected);
    TestServer server;
    QCOMPARE(listing(*server.session(), sql), expected);
}

void TestTsqlSelect::types()
{
    TestServer server;
    ListingSink sink(false);
    sink.withTypes = true;
    CancelFlag cancel;
    server.session()->batch(
        u"SELECT name, enabled, made, job_id, COUNT(*) OVER () c, N'abc' + 'de' t, 1.5 * 2 d, "
        u"CONVERT(varchar(23), made, 121) v FROM jobs WHERE 1=0",
        sink, cancel);
    const auto t = [](SqlType kind, int length) { return QString::asprintf(":%d(%d)", int(kind), length); };
    QCOMPARE(sink.lines.value(0),
             QStringLiteral("= name") + t(SqlType::NVarChar, 128) + QStringLiteral(" enabled") +
                 t(SqlType::TinyInt, 0) + QStringLiteral(" made") + t(SqlType::DateTime, 0) +
                 QStringLiteral(" job_id") + t(SqlType::UniqueIdentifier, 0) + QStringLiteral(" c") +
                 t(SqlType::Int, 0) + QStringLiteral(" t") + t(SqlType::NVarChar, 5) + QStringLiteral(" d") +
                 t(SqlType::Decimal, 0) + QStringLiteral(" v") + t(SqlType::VarChar, 23));
}

QTEST_GUILESS_MAIN(TestTsqlSelect)
#include "tst_tsqlselect.moc"
