// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/agenterror.h"
#include "agent/backoff.h"
#include "agent/operations.h"
#include "agent/pollpace.h"
#include "agent/servertime.h"
#include "agent/statementtext.h"

#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = AgentError::Kind;

class TestAgentValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void packedTimes_data();
    void packedTimes();
    void textTimes();
    void errorKinds_data();
    void errorKinds();
    void serverErrorWinsOverTheDrivers();
    void backoffGrowsToAMinute();
    void pollsFasterNearTheEnd();
    void everyStatementIsThere();
    void repeatsAConditionPerJob();
    void packageOfAnSsisStep_data();
    void packageOfAnSsisStep();
};

void TestAgentValues::packedTimes_data()
{
    QTest::addColumn<qint64>("packed");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("zero") << qint64(0) << qint64(0);
    QTest::newRow("45 s") << qint64(45) << qint64(45);
    QTest::newRow("28 h") << qint64(281535) << qint64(28 * 3600 + 15 * 60 + 35);
    QTest::newRow("123 h") << qint64(1231535) << qint64(123 * 3600 + 15 * 60 + 35);
}

void TestAgentValues::packedTimes()
{
    QFETCH(qint64, packed);
    QFETCH(qint64, seconds);
    QCOMPARE(durationFromPacked(packed).count(), seconds);
    QVERIFY(!wallClockFromPacked(0, 0).isValid());
    QCOMPARE(wallClockFromPacked(20260301, 45), QDateTime(QDate(2026, 3, 1), QTime(0, 0, 45), Qt::UTC));
}

void TestAgentValues::textTimes()
{
    const QDateTime time(QDate(2026, 3, 29), QTime(2, 30, 59, 997), Qt::UTC); // does not exist in Berlin
    QCOMPARE(wallClockFromText(u"2026-03-29 02:30:59.997"), time);
    QCOMPARE(wallClockFromText(u"2026-03-29 02:30:59.9970000 +02:00"), time);
    QCOMPARE(wallClockToText(time), u"2026-03-29 02:30:59.997"_s);
    QCOMPARE(offsetFromText(u"2026-03-29 02:30:59.9970000 +02:00"), 120);
    QCOMPARE(offsetFromText(u"2026-03-29 02:30:59.9970000 -09:30"), -570);
    QVERIFY(!wallClockFromText(u"").isValid());
    QVERIFY(!wallClockFromText(u"2026-13-29 02:30:59").isValid());
    QVERIFY(!wallClockFromText(u"x026-12-29 02:30:59").isValid()); // found by fuzzing: the year -1
}

void TestAgentValues::errorKinds_data()
{
    QTest::addColumn<bool>("connecting");
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("number");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("no port") << true << u"08001"_s << 20009 << Kind::Unreachable;
    QTest::newRow("unknown host") << true << u""_s << 20013 << Kind::Unreachable;
    QTest::newRow("password") << true << u"42000"_s << 18456 << Kind::Login;
    QTest::newRow("database") << true << u"42000"_s << 4060 << Kind::Login;
    QTest::newRow("no driver") << true << u"IM002"_s << 0 << Kind::Protocol;
    QTest::newRow("no job") << false << u"42000"_s << 14262 << Kind::NoSuchJob;
    QTest::newRow("no right") << false << u"42000"_s << 229 << Kind::Permission;
    QTest::newRow("not owner") << false << u"42000"_s << 14393 << Kind::Permission;
    QTest::newRow("no target") << false << u"42000"_s << 14256 << Kind::NoTarget;
    QTest::newRow("agent starts") << false << u"42000"_s << 14258 << Kind::AgentStopped;
    QTest::newRow("22022") << false << u"42000"_s << 22022 << Kind::Refused;
    QTest::newRow("lock") << false << u"42000"_s << 1222 << Kind::Timeout;
    QTest::newRow("time-out") << false << u"HYT00"_s << 0 << Kind::Timeout;
    QTest::newRow("cancel") << false << u"HY008"_s << 0 << Kind::Cancelled;
    QTest::newRow("cut") << false << u"08S01"_s << 20006 << Kind::ContactLost;
}

void TestAgentValues::errorKinds()
{
    QFETCH(bool, connecting);
    QFETCH(QString, state);
    QFETCH(int, number);
    QFETCH(Kind, kind);
    const AgentError error =
        errorFrom({{state, number, u"[FreeTDS][SQL Server]Because"_s}}, u"SQL01"_s, connecting);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.text, u"Because"_s);
    QVERIFY(error.summary().startsWith(u"SQL01: Because"_s));
    QVERIFY(kind == Kind::Cancelled || !error.advice().isEmpty());
    QCOMPARE(error.breaksConnection(), kind == Kind::Unreachable || kind == Kind::Login ||
                                           kind == Kind::Protocol || kind == Kind::ContactLost ||
                                           (kind == Kind::Timeout && number == 0));
}

void TestAgentValues::serverErrorWinsOverTheDrivers()
{
    const AgentError error = errorFrom({{u"08001"_s, 20002, u"Adaptive Server connection failed"_s},
                                        {u"28000"_s, 18456, u"Login failed for user 'ann'."_s},
                                        {u"42000"_s, 4060, u"Cannot open database \"msdb\"."_s}},
                                       u"SQL01"_s, true);
    QCOMPARE(error.number, 4060);
    QVERIFY(error.text.startsWith(u"Cannot open database"_s));
    QVERIFY(error.text.contains(u"Login failed"_s));
}

void TestAgentValues::backoffGrowsToAMinute()
{
    QCOMPARE(backoff(1, false, 0.5), 1000ms);
    QCOMPARE(backoff(2, false, 0.5), 2000ms);
    QCOMPARE(backoff(6, false, 0.5), 32'000ms);
    QCOMPARE(backoff(7, false, 0.5), 60'000ms);
    QCOMPARE(backoff(1000, false, 1.0), 75'000ms);
    QCOMPARE(backoff(1, true, 0.5), 8000ms);
}

void TestAgentValues::pollsFasterNearTheEnd()
{
    QCOMPARE(pollWait(0ms, {}, 250ms, 5000ms), 250ms);
    QCOMPARE(pollWait(0ms, 3'600'000ms, 250ms, 5000ms), 5000ms);
    QCOMPARE(pollWait(3'599'000ms, 3'600'000ms, 250ms, 5000ms), 250ms);
    QCOMPARE(pollWait(60'000ms, 100'000ms, 250ms, 5000ms), 2000ms);
    QCOMPARE(pollWait(500'000ms, 100'000ms, 250ms, 5000ms), 1000ms);
    QCOMPARE(pollWait(500'000ms, {}, 2000ms, 5000ms), 2000ms);
}

void TestAgentValues::everyStatementIsThere()
{
    const QStringList names = statementNames();
    QVERIFY(names.size() >= 10);
    for (const QString& name : names) {
        const QString text = statementText(name);
        QVERIFY2(text.startsWith(u"SET NOCOUNT ON;"_s), qPrintable(name));
        QVERIFY2(!text.contains(u"--"_s),
                 qPrintable(name)); // no comment to trip a driver that counts ? marks
        QVERIFY2(!text.contains(u"WAITFOR"_s) && !text.contains(u"MERGE"_s), qPrintable(name));
    }
}

void TestAgentValues::repeatsAConditionPerJob()
{
    const QString text = u"WHERE /*each*/(a = ?)/*or each*/ AND /*each*/(b = ?)/*or each*/;"_s;
    QCOMPARE(repeated(text, 2), u"WHERE ((a = ?) OR (a = ?)) AND ((b = ?) OR (b = ?));"_s);
    QCOMPARE(repeated(text, 0), u"WHERE (1 = 0) AND (1 = 0);"_s);
    QCOMPARE(repeated(statementText(u"poll"_s), 3).count(u'?'), 3 * 6);
}

void TestAgentValues::packageOfAnSsisStep_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("package");
    QTest::newRow("catalog") << QString::fromUtf8(
                                    R"(/ISSERVER "\"\SSISDB\Folder\Project\Pkg.dtsx\"" /SERVER "\"SRV\"")")
                             << QString::fromUtf8(R"(\SSISDB\Folder\Project\Pkg.dtsx)");
    QTest::newRow("msdb, plain") << QString::fromUtf8(R"(/SQL "Maintenance Plans\Plan" /SERVER SRV)")
                                 << QString::fromUtf8(R"(Maintenance Plans\Plan)");
    QTest::newRow("file") << QString::fromUtf8(R"(/FILE "\"C:\pkg\Child one.dtsx\"" /REPORTING E)")
                          << QString::fromUtf8(R"(C:\pkg\Child one.dtsx)");
    QTest::newRow("bare") << u"/DTS pkg /SERVER x"_s << u"pkg"_s;
    QTest::newRow("bare at the end") << u"/DTS pkg"_s << u"pkg"_s;
    QTest::newRow("cut off") << QString::fromUtf8(R"(/FILE "\"C:\pkg)") << QString();
    QTest::newRow("none") << u"EXEC x"_s << QString();
}

void TestAgentValues::packageOfAnSsisStep()
{
    QFETCH(QString, command);
    QTEST(ssisPackageOf(command), "package");
}

QTEST_GUILESS_MAIN(TestAgentValues)
#include "tst_agentvalues.moc"
