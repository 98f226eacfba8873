// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdbfixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>
#include <QTest>
#include <QtTest/QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace simfleet;
using namespace simfleet::msdb;
using namespace simfleet::test;

namespace {

// Two steps of 10 and 20 s; no history; a start needs 0.5 s.
QByteArray scenario(const char* jobs, const char* serverKeys = "")
{
    return QByteArray(
               R"({"history": {"runs": 0}, "servers": [{"name": "SQL01", "startLatencyMs": 500, "stopDelayMs": 2000)") +
           serverKeys + R"(}], "jobs": [)" + jobs + "]}";
}

constexpr const char* kTwoSteps = R"({"name": "Load", "steps": [
    {"name": "First", "duration": 10, "output": "rows: 5"}, {"name": "Second", "duration": 20}]})";

constexpr const char* kActivity =
    "SELECT run_requested_date, run_requested_source, queued_date, start_execution_date, "
    "last_executed_step_id,"
    " last_executed_step_date, stop_execution_date, job_history_id FROM msdb_dbo_sysjobactivity"
    " WHERE session_id = (SELECT MAX(session_id) FROM msdb_dbo_syssessions)";

constexpr const char* kHistory =
    "SELECT step_id, run_status, run_date, run_time, run_duration, retries_attempted"
    " FROM msdb_dbo_sysjobhistory ORDER BY instance_id";

QStringList row(std::initializer_list<const char*> cells)
{
    QStringList list;
    for (const char* cell : cells)
        list.append(QString::fromUtf8(cell));
    return list;
}

} // namespace

class SimAgentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesARunStepByStep();
    void logsItsStartAndItsEnd();
    void overwritesTheTraceOfTheRunBefore();
    void retriesAndSaysSo();
    void followsOnSuccessAndOnFail();
    void startsAtAStep();
    void stopsAStep();
    void stopsBetweenRetries();
    void refusesASecondRequest();
    void queuesWhenAllWorkersAreBusy();
    void writesShutdownSequenceWhenStoppedInOrder();
    void leavesOpenRowsWhenKilled();
    void startsBySchedule();
    void doesAZeroSecondJob();
    void deletesAJobThatSaysSo();
    void limitsHistory();
    void writesServerTime();
    void makesAPast();
    void readsCommandsOfJobsMadeLater();
};

void SimAgentTest::writesARunStepByStep()
{
    MsdbFixture fleet(scenario(kTwoSteps));
    QCOMPARE(fleet.rows(kActivity).first(),
             row({"NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL"}));
    QCOMPARE(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).infos, QList<int>{14243});
    QCOMPARE(fleet.rows(kActivity).first(), row({"0", "4", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL"}));
    fleet.advance(1);
    QCOMPARE(fleet.rows(kActivity).first(), row({"0", "4", "NULL", "0", "NULL", "NULL", "NULL", "NULL"}));
    QCOMPARE(fleet.rows(kHistory).size(), 0);
    fleet.advance(10);
    QCOMPARE(fleet.rows(kActivity).first(), row({"0", "4", "NULL", "0", "1", "0", "NULL", "NULL"}));
    QCOMPARE(fleet.rows(kHistory), QList<QStringList>{row({"1", "1", "20260310", "80000", "10", "0"})});
    fleet.advance(20);
    QCOMPARE(fleet.rows(kActivity).first(), row({"0", "4", "NULL", "0", "2", "10", "30", "3"}));
    const auto history = fleet.rows(kHistory);
    QCOMPARE(history.size(), 3);
    QCOMPARE(history[1], row({"2", "1", "20260310", "80010", "20", "0"}));
    QCOMPARE(history[2], row({"0", "1", "20260310", "80000", "30", "0"}));
    QCOMPARE(fleet
                 .rows("SELECT last_run_outcome, last_run_date, last_run_time, last_run_duration FROM "
                       "msdb_dbo_sysjobservers")
                 .first(),
             row({"1", "20260310", "80000", "30"}));
    QCOMPARE(
        fleet.value("SELECT message FROM msdb_dbo_sysjobhistory WHERE step_id = 0"),
        u"The job succeeded.  The Job was invoked by User stellwerk.  The last step to run was step 2 (Second)."_s);
    QCOMPARE(
        fleet.value("SELECT message FROM msdb_dbo_sysjobhistory WHERE step_id = 1"),
        u"Executed as user: NT SERVICE\\SQLSERVERAGENT. rows: 5 [SQLSTATE 01000] (Message 0).  The step succeeded."_s);
    QCOMPARE(fleet.rows("SELECT last_run_outcome, last_run_duration, last_run_date FROM msdb_dbo_sysjobsteps")
                 .first(),
             row({"1", "10", "20260310"}));
}

// For those who count from outside: when it was asked for, and the moment at which it fell due to end.
void SimAgentTest::logsItsStartAndItsEnd()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    std::FILE* const out = std::fopen(file.fileName().toLocal8Bit().constData(), "w");
    StartLog log(out);
    {
        MsdbFixture fleet(scenario(kTwoSteps), &log);
        fleet.advance(2);
        fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}});
        fleet.advance(45);
    }
    std::fclose(out);
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    const QJsonObject start = QJsonDocument::fromJson(lines[0]).object();
    QCOMPARE(start.value("type"_L1).toString(), u"start"_s);
    QCOMPARE(start.value("requested"_L1).toString(), u"2026-03-10T08:00:02.000Z"_s);
    const QJsonObject end = QJsonDocument::fromJson(lines[1]).object();
    const QJsonObject expected{{u"type"_s, u"end"_s},
                               {u"ended"_s, u"2026-03-10T08:00:32.500Z"_s},
                               {u"server"_s, u"SQL01"_s},
                               {u"job"_s, u"Load"_s}};
    QCOMPARE(end, expected);
}

void SimAgentTest::overwritesTheTraceOfTheRunBefore()
{
    MsdbFixture fleet(scenario(kTwoSteps));
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    fleet.advance(60);
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    QCOMPARE(fleet.rows(kActivity).first(), row({"60", "4", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL"}));
}

void SimAgentTest::retriesAndSaysSo()
{
    MsdbFixture fleet(
        scenario(R"({"name": "Load", "steps": [{"name": "Flaky", "duration": 10, "failAttempts": 2,
        "retryAttempts": 3, "retryIntervalMinutes": 2, "error": "Deadlock victim.", "errorNumber": 1205}]})"));
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    fleet.advance(15);
    QCOMPARE(fleet.call(u"sp_help_job"_s, {{u"@job_aspect"_s, u"JOB"_s}}).sets.first().first()[25], u"3"_s);
    fleet.advance(600);
    const auto history = fleet.rows(
        "SELECT step_id, run_status, retries_attempted, sql_message_id FROM msdb_dbo_sysjobhistory");
    QCOMPARE(history, (QList<QStringList>{row({"1", "2", "0", "1205"}), row({"1", "2", "1", "1205"}),
                                          row({"1", "1", "2", "0"}), row({"0", "1", "0", "0"})}));
    QVERIFY(fleet.value("SELECT message FROM msdb_dbo_sysjobhistory WHERE run_status = 2")
                .endsWith(u"Deadlock victim. [SQLSTATE 42000] (Error 1205).  The step failed."_s));
}

void SimAgentTest::followsOnSuccessAndOnFail()
{
    MsdbFixture fleet(scenario(R"({"name": "Load", "steps": [
        {"name": "A", "duration": 1, "outcome": "fail", "onFail": {"goto": "C"}},
        {"name": "B", "duration": 1},
        {"name": "C", "duration": 1, "onSuccess": "fail"}]})"));
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    fleet.advance(10);
    QCOMPARE(fleet.rows("SELECT step_id, run_status FROM msdb_dbo_sysjobhistory ORDER BY instance_id"),
             (QList<QStringList>{row({"1", "0"}), row({"3", "1"}), row({"0", "0"})}));
    QVERIFY(fleet.value("SELECT message FROM msdb_dbo_sysjobhistory WHERE step_id = 0")
                .startsWith(u"The job failed."_s));
}

void SimAgentTest::startsAtAStep()
{
    MsdbFixture fleet(scenario(kTwoSteps));
    QCOMPARE(
        fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}, {u"@step_name"_s, u"Third"_s}}).errors,
        QList<int>{14262});
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}, {u"@step_name"_s, u"second"_s}})
                .errors.isEmpty());
    fleet.advance(60);
    QCOMPARE(fleet.rows("SELECT step_id FROM msdb_dbo_sysjobhistory ORDER BY instance_id"),
             (QList<QStringList>{row({"2"}), row({"0"})}));
    QVERIFY(fleet.value("SELECT message FROM msdb_dbo_sysjobhistory WHERE step_id = 0")
                .endsWith(u"The job was requested to start at step 2 (Second)."_s));
}

void SimAgentTest::stopsAStep()
{
    MsdbFixture fleet(scenario(kTwoSteps));
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    // Between request and begin a stop comes too early.
    QCOMPARE(fleet.call(u"sp_stop_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors, QList<int>{22022});
    fleet.advance(15);
    QCOMPARE(fleet.call(u"sp_stop_job"_s, {{u"@job_name"_s, u"Load"_s}}).infos, QList<int>{14254});
    fleet.advance(1);
    QCOMPARE(fleet.rows(kActivity).first()[6], u"NULL"_s);
    fleet.advance(2);
    QCOMPARE(fleet.rows(kActivity).first()[6], u"17"_s);
    QCOMPARE(fleet.rows("SELECT step_id, run_status FROM msdb_dbo_sysjobhistory ORDER BY instance_id"),
             (QList<QStringList>{row({"1", "1"}), row({"2", "3"}), row({"0", "3"})}));
    QCOMPARE(fleet.value("SELECT message FROM msdb_dbo_sysjobhistory WHERE step_id = 0"),
             u"The job was stopped prior to completion by User stellwerk.  The Job was invoked by User "
             u"stellwerk.  "
             "The last step to run was step 2 (Second)."_s);
    const CallResult again = fleet.call(u"sp_stop_job"_s, {{u"@job_name"_s, u"Load"_s}});
    QCOMPARE(again.errors, QList<int>{22022});
    QCOMPARE(again.text,
             u"SQLServerAgent Error: Request to stop job Load (from User stellwerk) refused because the "
             "job is not currently running."_s);
}

void SimAgentTest::stopsBetweenRetries()
{
    MsdbFixture fleet(
        scenario(R"({"name": "Load", "steps": [{"name": "Flaky", "duration": 1, "outcome": "fail",
        "retryAttempts": 5, "retryIntervalMinutes": 10}]})"));
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    fleet.advance(60);
    QVERIFY(fleet.call(u"sp_stop_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    QCOMPARE(fleet.rows("SELECT step_id, run_status FROM msdb_dbo_sysjobhistory ORDER BY instance_id"),
             (QList<QStringList>{row({"1", "2"}), row({"0", "3"})}));
}

void SimAgentTest::refusesASecondRequest()
{
    MsdbFixture fleet(scenario(kTwoSteps));
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    CallResult result = fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}});
    QCOMPARE(result.errors, QList<int>{22022});
    QCOMPARE(result.text,
             u"SQLServerAgent Error: Request to run job Load (from User stellwerk) refused because the job "
             "already has a pending request from User stellwerk."_s);
    fleet.advance(5);
    result = fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}});
    QCOMPARE(result.text,
             u"SQLServerAgent Error: Request to run job Load (from User stellwerk) refused because the job "
             "is already running from a request by User stellwerk."_s);
    QCOMPARE(result.status, 1);
}

void SimAgentTest::queuesWhenAllWorkersAreBusy()
{
    MsdbFixture fleet(
        scenario(R"({"name": "A", "steps": [{"duration": 10}]}, {"name": "B", "steps": [{"duration": 10}]})",
                 R"(, "maxWorkers": 1)"));
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"A"_s}}).errors.isEmpty());
    fleet.advance(2);
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"B"_s}}).errors.isEmpty());
    fleet.advance(3);
    const char* kOfB =
        "SELECT queued_date, start_execution_date FROM msdb_dbo_sysjobactivity a JOIN msdb_dbo_sysjobs j"
        " ON j.job_id = a.job_id WHERE j.name = 'B' ORDER BY session_id DESC";
    QCOMPARE(fleet.rows(kOfB).first(), row({"2", "NULL"}));
    fleet.advance(10);
    QCOMPARE(fleet.rows(kOfB).first(), row({"2", "10"}));
}

void SimAgentTest::writesShutdownSequenceWhenStoppedInOrder()
{
    MsdbFixture fleet(scenario(kTwoSteps));
    const int session = fleet.value("SELECT MAX(session_id) FROM msdb_dbo_syssessions").toInt();
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    fleet.advance(5);
    fleet.server().stopAgent(fleet.clock().now());
    QVERIFY(fleet.value("SELECT message FROM msdb_dbo_sysjobhistory WHERE step_id = 0")
                .contains(u"by Shutdown Sequence 0."_s));
    QCOMPARE(
        fleet.value("SELECT status_desc FROM every_sys_dm_server_services WHERE servicename LIKE '%Agent%'"),
        u"Stopped"_s);
    const CallResult down = fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}});
    QCOMPARE(down.text,
             u"SQLServerAgent is not currently running so it cannot be notified of this action."_s);
    QCOMPARE(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}, {u"@error_flag"_s, 0}}).errors,
             QList<int>());
    fleet.server().startAgent(fleet.clock().now(), simfleet::msdb::seconds(5));
    QCOMPARE(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors, QList<int>{14258});
    fleet.advance(6);
    QCOMPARE(fleet.value("SELECT MAX(session_id) FROM msdb_dbo_syssessions").toInt(), session + 1);
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
}

void SimAgentTest::leavesOpenRowsWhenKilled()
{
    MsdbFixture fleet(scenario(kTwoSteps));
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    fleet.advance(15);
    fleet.server().killAgent(fleet.clock().now());
    fleet.advance(100);
    QCOMPARE(fleet.rows(kActivity).first(), row({"0", "4", "NULL", "0", "1", "0", "NULL", "NULL"}));
    QCOMPARE(fleet.rows(kHistory).size(), 1);
    fleet.server().startAgent(fleet.clock().now(), simfleet::msdb::seconds(0));
    QCOMPARE(fleet.rows(kActivity).first()[0], u"NULL"_s);
    QCOMPARE(
        fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysjobactivity WHERE start_execution_date IS NOT NULL AND"
                    " stop_execution_date IS NULL"),
        u"2"_s); // this one, and the row of a month ago that every server holds
}

void SimAgentTest::startsBySchedule()
{
    MsdbFixture fleet(scenario(
        R"({"name": "Load", "steps": [{"duration": 5}], "schedules": [{"name": "15 Mins", "everyMinutes": 15}]})"));
    QCOMPARE(
        fleet.value("SELECT next_scheduled_run_date FROM msdb_dbo_sysjobactivity ORDER BY session_id DESC"),
        u"900"_s);
    QCOMPARE(fleet.value("SELECT next_run_time FROM msdb_dbo_sysjobschedules"), u"81500"_s);
    fleet.advance(2000);
    const auto history = fleet.rows("SELECT run_time, message FROM msdb_dbo_sysjobhistory WHERE step_id = 0");
    QCOMPARE(history.size(), 2);
    QCOMPARE(history[0][0], u"81500"_s);
    QVERIFY(history[0][1].contains(u"The Job was invoked by Schedule 1 (15 Mins)."_s));
    QCOMPARE(fleet.rows(kActivity).first()[1], u"1"_s);
    QVERIFY(
        fleet.call(u"sp_update_job"_s, {{u"@job_name"_s, u"Load"_s}, {u"@enabled"_s, 0}}).errors.isEmpty());
    fleet.advance(2000);
    QCOMPARE(fleet.rows(kHistory).size(), 4);
}

void SimAgentTest::doesAZeroSecondJob()
{
    MsdbFixture fleet(
        scenario(R"({"name": "Ping", "steps": [{"duration": 0}]})", R"(, "startLatencyMs": 0)"));
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Ping"_s}}).errors.isEmpty());
    fleet.advance(0);
    const QStringList activity = fleet.rows(kActivity).first();
    QCOMPARE(activity[3], u"0"_s);
    QCOMPARE(activity[6], u"0"_s);
    QCOMPARE(activity[7], u"2"_s);
}

void SimAgentTest::deletesAJobThatSaysSo()
{
    MsdbFixture fleet(scenario(R"({"name": "Once", "deleteLevel": 1, "steps": [{"duration": 1}]})"));
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Once"_s}}).errors.isEmpty());
    fleet.advance(10);
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysjobs"), u"0"_s);
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysjobhistory"), u"0"_s);
}

void SimAgentTest::limitsHistory()
{
    MsdbFixture fleet(
        scenario(R"({"name": "A", "steps": [{"duration": 0}]}, {"name": "B", "steps": [{"duration": 0}]})",
                 R"(, "historyMaxRows": 12, "historyMaxRowsPerJob": 10)"));
    for (int i = 0; i < 8; ++i) {
        QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"A"_s}}).errors.isEmpty());
        fleet.advance(10);
    }
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysjobhistory"), u"10"_s);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"B"_s}}).errors.isEmpty());
        fleet.advance(10);
    }
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysjobhistory"), u"12"_s);
    QCOMPARE(fleet.value("SELECT MAX(instance_id) FROM msdb_dbo_sysjobhistory"), u"22"_s);
}

void SimAgentTest::writesServerTime()
{
    MsdbFixture fleet(scenario(kTwoSteps, R"(, "clockOffsetMinutes": 5, "utcOffsetMinutes": 60)"));
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"Load"_s}}).errors.isEmpty());
    QCOMPARE(fleet.rows(kActivity).first()[0], u"3900"_s);
    fleet.advance(40);
    QCOMPARE(fleet.value("SELECT run_time FROM msdb_dbo_sysjobhistory WHERE step_id = 0"), u"90500"_s);
}

void SimAgentTest::makesAPast()
{
    const QByteArray json = R"({"history": {"runs": 10, "days": 20}, "servers": [{"name": "SQL01"}], "jobs": [
        {"name": "Load", "steps": [{"duration": {"distribution": "normal", "mean": 60, "deviation": 5}}]},
        {"name": "Hourly", "steps": [{"duration": 2}], "schedules": [{"everyMinutes": 60}]}]})";
    MsdbFixture fleet(json);
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysjobhistory WHERE step_id = 0"), u"20"_s);
    QCOMPARE(fleet.value("SELECT COUNT(*) FROM msdb_dbo_sysjobactivity WHERE session_id = 2 AND "
                         "stop_execution_date IS NULL"),
             u"0"_s);
    QCOMPARE(
        fleet.value(
            "SELECT MAX(run_date * 1000000 + run_time) FROM msdb_dbo_sysjobhistory h JOIN msdb_dbo_sysjobs j"
            " ON j.job_id = h.job_id WHERE j.name = 'Hourly'"),
        u"20260310070000"_s);
    const int longest = fleet.value("SELECT MAX(run_duration) FROM msdb_dbo_sysjobhistory").toInt();
    QVERIFY2(longest > 55 && longest < 130, qPrintable(QString::number(longest)));
    // The same seed, the same past.
    MsdbFixture again(json);
    QCOMPARE(again.rows(kHistory), fleet.rows(kHistory));
}

void SimAgentTest::readsCommandsOfJobsMadeLater()
{
    MsdbFixture fleet(scenario(kTwoSteps));
    QVERIFY(fleet.call(u"sp_add_job"_s, {{u"@job_name"_s, u"New"_s}}).errors.isEmpty());
    QVERIFY(
        fleet
            .call(u"sp_add_jobstep"_s, {{u"@job_name"_s, u"New"_s},
                                        {u"@step_name"_s, u"Wait"_s},
                                        {u"@command"_s, u"WAITFOR DELAY '00:00:07'; PRINT N'it''s done'"_s},
                                        {u"@on_success_action"_s, 3}})
            .errors.isEmpty());
    QVERIFY(fleet
                .call(u"sp_add_jobstep"_s, {{u"@job_name"_s, u"New"_s},
                                            {u"@step_name"_s, u"Fail"_s},
                                            {u"@command"_s, u"RAISERROR(N'No rows', 16, 1)"_s}})
                .errors.isEmpty());
    QCOMPARE(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"New"_s}}).errors, QList<int>{14256});
    QVERIFY(fleet.call(u"sp_add_jobserver"_s, {{u"@job_name"_s, u"New"_s}, {u"@server_name"_s, u"(local)"_s}})
                .errors.isEmpty());
    QVERIFY(fleet.call(u"sp_start_job"_s, {{u"@job_name"_s, u"New"_s}}).errors.isEmpty());
    fleet.advance(30);
    const auto history = fleet.rows(
        "SELECT step_id, run_status, run_duration, message FROM msdb_dbo_sysjobhistory ORDER BY instance_id");
    QCOMPARE(history.size(), 3);
    QCOMPARE(history[0].mid(0, 3), row({"1", "1", "7"}));
    QVERIFY(history[0][3].contains(u"it's done"_s));
    QCOMPARE(history[1].mid(0, 2), row({"2", "0"}));
    QVERIFY(history[1][3].contains(u"No rows [SQLSTATE 42000] (Error 50000)"_s));
    QCOMPARE(history[2].mid(0, 2), row({"0", "0"}));
}

QTEST_GUILESS_MAIN(SimAgentTest)
#include "tst_simagent.moc"
