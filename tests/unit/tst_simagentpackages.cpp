// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdbfixture.h"

#include <QTest>
#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace simfleet::test;

// SSIS steps: what they leave in sysssislog, SSISDB and the step's message.
class SimAgentPackagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logsASuccess();
    void bubblesAnError();
    void spreadsTheLogOverTheRun();
    void cancelsAnExecution();
    void runsFromMsdbWithoutCatalog();
    void logsToADatabaseOfItsOwn();
    void logsToAnotherServer();
};

namespace {

QByteArray scenario(const char* stepKeys)
{
    return QByteArray(
               R"({"history": {"runs": 0}, "servers": [{"name": "SQL01"}], "jobs": [{"name": "Load", "steps": [
        {"name": "Run", "subsystem": "SSIS", "duration": 100,
         "ssis": {"folder": "Nightly", "project": "Sales", "package": "Load Sales.dtsx", "logRows": 60, "warnings": 3,
                  "tasks": ["Extract", "Transform", "Load"]})") +
           stepKeys + "}]}]}";
}

void start(MsdbFixture& fleet)
{
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
}

} // namespace

void SimAgentPackagesTest::logsASuccess()
{
    MsdbFixture fleet(scenario(""));
    start(fleet);
    fleet.advance(200);
    const auto events = fleet.rows("SELECT event, source FROM msdb_dbo_sysssislog ORDER BY id");
    QVERIFY2(events.size() >= 60, qPrintable(QString::number(events.size())));
    QCOMPARE(events.first(), QStringList({u"PackageStart"_s, u"Load Sales"_s}));
    QCOMPARE(events.last(), QStringList({u"PackageEnd"_s, u"Load Sales"_s}));
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysssislog WHERE event = 'OnWarning'"), u"3"_s);
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysssislog WHERE event = 'OnError'"), u"0"_s);
    QCOMPARE(fleet.value("SELECT COUNT(DISTINCT executionid) FROM msdb_dbo_sysssislog"), u"1"_s);
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysssislog WHERE starttime <> endtime"), u"0"_s);
    QCOMPARE(
        fleet.rows("SELECT status, package_name, folder_name, project_name FROM SSISDB_catalog_executions")
            .first(),
        QStringList({u"7"_s, u"Load Sales.dtsx"_s, u"Nightly"_s, u"Sales"_s}));
    QCOMPARE(
        fleet.value("SELECT COUNT(*) FROM SSISDB_catalog_executable_statistics WHERE execution_result = 0"),
        u"4"_s);
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM SSISDB_catalog_event_messages"),
             fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysssislog"));
    QVERIFY(
        fleet.value("SELECT command FROM msdb_dbo_sysjobsteps")
            .startsWith(
                u"/ISSERVER \"\\\"\\SSISDB\\Nightly\\Sales\\Load Sales.dtsx\\\"\" /SERVER \"\\\"SQL01\\\"\""_s));
    QVERIFY(fleet.value("SELECT message FROM msdb_dbo_sysjobhistory WHERE step_id = 1")
                .endsWith(u"The package executed successfully.  The step succeeded."_s));
}

void SimAgentPackagesTest::bubblesAnError()
{
    MsdbFixture fleet(scenario(R"(, "outcome": "fail", "error": "Cannot open the datafile \"a.csv\".")"));
    start(fleet);
    fleet.advance(200);
    const auto errors =
        fleet.rows("SELECT source, message FROM msdb_dbo_sysssislog WHERE event = 'OnError' ORDER BY id");
    QCOMPARE(errors.size(), 2);
    QCOMPARE(errors[0][0], u"Transform"_s);
    QCOMPARE(errors[1][0], u"Load Sales"_s);
    QCOMPARE(errors[0][1], u"Cannot open the datafile \"a.csv\"."_s);
    QCOMPARE(errors[0][1], errors[1][1]);
    QCOMPARE(fleet.value("SELECT datacode FROM msdb_dbo_sysssislog WHERE event = 'PackageEnd'"), u"1"_s);
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysssislog WHERE source = 'Load'"), u"0"_s);
    const QString id = fleet.value("SELECT execution_id FROM SSISDB_catalog_executions WHERE status = 4");
    const QString message = fleet.value("SELECT message FROM msdb_dbo_sysjobhistory WHERE step_id = 1");
    QVERIFY2(message.contains(u"Package execution on IS Server failed. Execution ID: "_s + id +
                              u", Execution Status:4."_s),
             qPrintable(message));
    QVERIFY(message.endsWith(u"The package execution failed.  The step failed."_s));
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM SSISDB_catalog_operation_messages WHERE message_type = 120"),
             u"2"_s);
}

void SimAgentPackagesTest::spreadsTheLogOverTheRun()
{
    MsdbFixture fleet(scenario(""));
    start(fleet);
    const char* kCount = "SELECT COUNT(*) FROM msdb_dbo_sysssislog";
    fleet.advance(50);
    const int half = fleet.value(kCount).toInt();
    QVERIFY2(half > 15 && half < 45, qPrintable(QString::number(half)));
    QCOMPARE(fleet.value("SELECT status FROM SSISDB_catalog_executions"), u"2"_s);
    fleet.advance(55);
    QVERIFY(fleet.value(kCount).toInt() >= 60);
    // In the order of their time.
    QCOMPARE(
        fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysssislog a JOIN msdb_dbo_sysssislog b ON b.id = a.id + 1"
                    " AND b.starttime < a.starttime"),
        u"0"_s);
}

void SimAgentPackagesTest::cancelsAnExecution()
{
    MsdbFixture fleet(scenario(""));
    start(fleet);
    fleet.advance(30);
    QVERIFY(fleet.call(u"sp_stop_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    fleet.advance(10);
    QCOMPARE(fleet.value("SELECT status FROM SSISDB_catalog_executions"), u"3"_s);
    QCOMPARE(fleet.value("SELECT event FROM msdb_dbo_sysssislog ORDER BY id DESC"), u"OnQueryCancel"_s);
}

void SimAgentPackagesTest::runsFromMsdbWithoutCatalog()
{
    MsdbFixture fleet(
        scenario(R"(, "command": "/SQL \"\\\"\\Folder\\Pkg\\\"\" /SERVER SQL01 /REPORTING E")"));
    start(fleet);
    fleet.advance(200);
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM SSISDB_catalog_executions"), u"0"_s);
    QVERIFY(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysssislog").toInt() >= 60);
}

void SimAgentPackagesTest::logsToADatabaseOfItsOwn()
{
    QByteArray json = scenario("");
    json.replace(R"({"name": "SQL01"})", R"({"name": "SQL01", "ssisLog": "Logs"})");
    MsdbFixture fleet(json);
    start(fleet);
    fleet.advance(200);
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysssislog"), u"0"_s);
    QVERIFY(fleet.value("SELECT COUNT(*) FROM stw_packagelog").toInt() >= 60);
    const auto& databases = fleet.server().catalog().databases;
    QVERIFY(std::find(databases.begin(), databases.end(), u"Logs") != databases.end());
}

// By the clock of the computer that ran the package, and in the order in which the rows arrived.
void SimAgentPackagesTest::logsToAnotherServer()
{
    QByteArray json = scenario("");
    json.replace(R"([{"name": "SQL01"}])",
                 R"([{"name": "SQL01", "ssisLogServer": "SQL02", "clockOffsetMinutes": 5},
        {"name": "SQL02", "ssisLog": "Logs"}])");
    MsdbFixture fleet(json);
    start(fleet);
    for (int i = 0; i < 20; ++i)
        fleet.advance(10);
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysssislog"), u"0"_s);
    QVERIFY(fleet.value("SELECT COUNT(*) FROM stw_packagelog", 1).toInt() >= 60);
    QCOMPARE(fleet.value("SELECT DISTINCT computer FROM stw_packagelog", 1), u"SQL01"_s);
    QCOMPARE(fleet.value("SELECT event FROM stw_packagelog ORDER BY id DESC", 1), u"PackageEnd"_s);
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM stw_packagelog a JOIN stw_packagelog b ON b.id = a.id + 1"
                         " AND b.starttime < a.starttime",
                         1),
             u"0"_s);
    const int last =
        fleet.value("SELECT MAX(starttime) FROM stw_packagelog", 1).toInt(); // seconds of the test
    QVERIFY2(last > 300 && last < 300 + 200, qPrintable(QString::number(last)));
}

QTEST_GUILESS_MAIN(SimAgentPackagesTest)
#include "tst_simagentpackages.moc"
