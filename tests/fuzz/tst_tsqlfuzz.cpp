// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../unit/tsqlserver.h"

#include <QTest>
#include <QtCore/QRandomGenerator>

using namespace simfleet;
using namespace simfleet::testing;

// Whatever is sent, a request ends: with an answer or with a message, never with a crash, and with exactly
// one closing DONE. The seed is printed, so that a failure can be repeated with STELLWERK_FUZZ_SEED.
class TestTsqlFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tokenSoup();
    void mutatedStatements();
    void wildText();

private:
    void check(Session& session, const QString& sql);
    QRandomGenerator m_random;
};

namespace {

const QStringList& words()
{
    static const QStringList list =
        QStringLiteral("SELECT FROM WHERE AND OR NOT IN LIKE BETWEEN IS NULL EXISTS CASE WHEN THEN ELSE END "
                       "TOP DISTINCT GROUP BY "
                       "ORDER HAVING UNION ALL EXCEPT INTERSECT JOIN LEFT OUTER INNER CROSS APPLY ON AS WITH "
                       "OVER PARTITION "
                       "DECLARE SET IF WHILE BREAK BEGIN TRY CATCH THROW RAISERROR PRINT RETURN USE EXEC "
                       "INSERT INTO VALUES UPDATE "
                       "DELETE CREATE TABLE DROP COMMIT ROLLBACK TRAN CAST CONVERT ISNULL COUNT SUM MAX MIN "
                       "AVG GETDATE DATEADD "
                       "DATEDIFF day LEN SUBSTRING ROW_NUMBER STRING_AGG OFFSET ROWS FETCH NEXT ONLY int "
                       "nvarchar datetime "
                       "uniqueidentifier decimal varbinary jobs history name enabled job_id made message "
                       "step_id #t @a @b @t @@ROWCOUNT "
                       "sp_start sp_executesql msdb dbo sys databases j h x ( ) ( ) , , . ; = <> < > + - * / "
                       "% & | ^ ~ 1 0 2147483647 "
                       "1.5 1e3 0x0A 'a' N'ä' '2024-01-01' '' [name] \"x\" -- /* */ COLLATE FOR XML max n")
            .split(QChar(u' '));
    return list;
}

const QStringList& statements()
{
    static const QStringList list{
        QStringLiteral("SELECT TOP 3 j.name, COUNT(*) n FROM msdb.dbo.jobs j LEFT JOIN history h ON h.job_id "
                       "= j.job_id WHERE "
                       "j.enabled IN (0, 1) AND h.message LIKE N'%o%' GROUP BY j.name HAVING COUNT(*) > 0 "
                       "ORDER BY 2 DESC"),
        QStringLiteral("DECLARE @a int = 5, @b nvarchar(10) = N'x'; WHILE @a > 0 BEGIN SET @a -= 1; IF @a = "
                       "2 BREAK END SELECT "
                       "@a, @b + 'y'"),
        QStringLiteral("BEGIN TRY EXEC sp_start @name = NULL END TRY BEGIN CATCH SELECT ERROR_NUMBER(), "
                       "ERROR_MESSAGE() END "
                       "CATCH"),
        QStringLiteral(
            "WITH n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT i, DATEADD(day, i, "
            "'2024-01-01') FROM n"),
        QStringLiteral("SELECT CASE WHEN made IS NULL THEN 'none' ELSE CONVERT(varchar(23), made, 121) END, "
                       "ROW_NUMBER() OVER "
                       "(ORDER BY name) FROM jobs"),
        QStringLiteral("CREATE TABLE #t (a int NOT NULL, b nvarchar(5)) INSERT INTO #t VALUES (1, 'a'), (2, "
                       "NULL) UPDATE #t SET "
                       "b = 'z' WHERE a = 2 SELECT * FROM #t DELETE #t DROP TABLE #t"),
        QStringLiteral("SELECT j.name, x.m FROM jobs j OUTER APPLY (SELECT MAX(message) m FROM history h "
                       "WHERE h.job_id = "
                       "j.job_id) x"),
        QStringLiteral(
            "EXEC sp_executesql N'SELECT @p, @q', N'@p int, @q datetime', @p = 3, @q = '2024-05-06'"),
        QStringLiteral("SELECT (SELECT MAX(instance_id) FROM history), name FROM jobs WHERE job_id = "
                       "'00112233-4455-6677-8899-aabbccddeeff' UNION SELECT 1, 'b'")};
    return list;
}

} // namespace

void TestTsqlFuzz::initTestCase()
{
    bool given = false;
    const uint seed = uint(qEnvironmentVariableIntValue("STELLWERK_FUZZ_SEED", &given));
    const uint used = given ? seed : QRandomGenerator::global()->generate() & 0x7fffffffU;
    qInfo("seed %u", used);
    m_random.seed(used);
}

void TestTsqlFuzz::check(Session& session, const QString& sql)
{
    ListingSink sink(true);
    CancelFlag cancel;
    session.batch(sql.toStdU16String(), sink, cancel);
    QVERIFY2(sink.dones > 0, qPrintable(sql));
    // an internal error of the translation is one of ours
    for (const Message& message : sink.messages) {
        QVERIFY2(message.number != 8624,
                 qPrintable(sql + QChar(u'\n') + QString::fromStdU16String(message.text)));
    }
}

void TestTsqlFuzz::tokenSoup()
{
    TestServer server;
    auto session = server.session();
    for (int i = 0; i < 4000; ++i) {
        QStringList soup{QStringLiteral("DECLARE @a int, @b nvarchar(9) SELECT")};
        const int count = int(m_random.bounded(1, 25));
        for (int k = 0; k < count; ++k)
            soup.append(words().at(m_random.bounded(words().size())));
        check(*session, soup.join(QChar(u' ')));
    }
}

void TestTsqlFuzz::mutatedStatements()
{
    TestServer server;
    auto session = server.session();
    for (int i = 0; i < 4000; ++i) {
        QStringList parts = statements().at(m_random.bounded(statements().size())).split(QChar(u' '));
        for (int k = int(m_random.bounded(1, 4)); k > 0; --k) {
            const auto at = m_random.bounded(parts.size());
            switch (m_random.bounded(4)) {
            case 0:
                parts.removeAt(at);
                break;
            case 1:
                parts.insert(at, words().at(m_random.bounded(words().size())));
                break;
            case 2:
                parts[at] = words().at(m_random.bounded(words().size()));
                break;
            default:
                parts.swapItemsAt(at, m_random.bounded(parts.size()));
            }
            if (parts.isEmpty())
                break;
        }
        const QString sql = parts.join(QChar(u' '));
        // a loop that lost its end is not the parser's fault
        if (!sql.contains(QStringLiteral("WHILE")) && !sql.contains(QStringLiteral("WAITFOR")))
            check(*session, sql);
    }
}

void TestTsqlFuzz::wildText()
{
    TestServer server;
    auto session = server.session();
    const QString alphabet = QStringLiteral("aZ_09'\"[]().,;@#$%&*+-/\\=<>! \n\t~^|{}äß€") + QChar(0xD83D) +
                             QChar(0) + QChar(0xFFFF);
    for (int i = 0; i < 3000; ++i) {
        QString text;
        for (int k = int(m_random.bounded(60)); k > 0; --k)
            text.append(alphabet.at(m_random.bounded(alphabet.size())));
        check(*session, text);
    }
    check(*session, QStringLiteral("SELECT ") + QString(20'000, QChar(u'-')) + QChar(u'1'));
    check(*session, QStringLiteral("SELECT ") + QStringLiteral("1+").repeated(5000) + QChar(u'1'));
    check(*session, QStringLiteral("SELECT ") + QString(50'000, QChar(u'(')));
    check(*session, QStringLiteral("SELECT 1 WHERE ") + QStringLiteral("1=1 AND ").repeated(5000) +
                        QStringLiteral("1=1"));
    check(*session, QStringLiteral("SELECT ") + QStringLiteral("CASE WHEN 1=1 THEN ").repeated(2000));
    check(*session, QStringLiteral("SELECT 1 ") + QStringLiteral("UNION SELECT 1 ").repeated(1000));
    check(*session, QStringLiteral("BEGIN ").repeated(5000));
    check(*session, QStringLiteral("SELECT '") + QString(100'000, QChar(u'x')) + QChar(u'\''));
}

QTEST_GUILESS_MAIN(TestTsqlFuzz)
#include "tst_tsqlfuzz.moc"
