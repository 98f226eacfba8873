// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The script that an exported Execute SQL task runs: it ends when its own run of the job ended, and fails
// when that failed. Over the real driver, as SSIS's own connection would.
#include "scriptstage.h"

#include <QTest>

#include <thread>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

class TestOutcomeScript : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_stage.reset(); }

    void succeeds_data();
    void succeeds();
    void failureIsAnError();
    void everyRunIsItsOwn();
    void startsAtAStep();
    void anotherRunAfterOurs();
    void rowAppearsLate();
    void alreadyRunning_data();
    void alreadyRunning();
    void timesOut();
    void retries();
    void cancelledBySomebody();
    void refusals_data();
    void refusals();
    void faults_data();
    void faults();
    void waitsForADeadAgent_data();
    void waitsForADeadAgent();
    void startScriptReturnsAtOnce();

private:
    std::unique_ptr<ScriptStage> m_stage;
};

void TestOutcomeScript::initTestCase()
{
    QVERIFY(SimfleetProcess::available());
    m_stage = std::make_unique<ScriptStage>();
    QCOMPARE(m_stage->error(), QString());
}

void TestOutcomeScript::succeeds_data()
{
    QTest::addColumn<QString>("job");
    for (const QString& job : {u"Two steps"_s, u"Instant"_s})
        QTest::newRow(qPrintable(job)) << job;
}

void TestOutcomeScript::succeeds()
{
    QFETCH(QString, job);
    const qint64 before = m_stage->runs(job);
    QCOMPARE(m_stage->run(task(job)), u"ok"_s);
    QCOMPARE(m_stage->runs(job), before + 1);
    QCOMPARE(m_stage->running(job), 0);
}

void TestOutcomeScript::failureIsAnError()
{
    const QString told = m_stage->run(task(u"Fails"_s));
    QVERIFY2(told.contains(u"The job failed: Fails"_s), qPrintable(told));
    QVERIFY2(told.contains(u"Breaks"_s), qPrintable(told)); // the history's own words name the step
}

// Quick runs one after another, within the same second of the server: each is told from the last.
void TestOutcomeScript::everyRunIsItsOwn()
{
    const qint64 before = m_stage->runs(u"Instant"_s);
    for (int i = 0; i < 8; ++i) {
        QCOMPARE(m_stage->run(task(u"Instant"_s)), u"ok"_s);
        QCOMPARE(m_stage->runs(u"Instant"_s), before + i + 1);
        QVERIFY(m_stage->run(task(u"Fails"_s)).contains(u"The job failed"_s));
    }
}

void TestOutcomeScript::startsAtAStep()
{
    Task odd = task(kOddName);
    odd.startStep = u"T'wo"_s; // the first one would take five minutes, which is five seconds here
    odd.timeout = std::chrono::seconds(120);
    QCOMPARE(m_stage->run(odd), u"ok"_s);
}

// Ours failed before the first look, and somebody else's start of the job has the row by then.
void TestOutcomeScript::anotherRunAfterOurs()
{
    const QString job = u"Fails at first"_s;
    const qint64 before = m_stage->runs(job);
    const QString theirs =
        uR"(WHILE NOT EXISTS (SELECT 1 FROM msdb.dbo.sysjobhistory WHERE job_id = @id AND step_id = 0 AND instance_id > @h0) WAITFOR DELAY '00:00:01';
WAITFOR DELAY '00:00:01';
EXEC msdb.dbo.sp_start_job @job_id = @id, @step_name = N'Good', @output_flag = 0;
WAITFOR DELAY '00:00:05';
)"_s;
    QString script = outcomeScript(task(job));
    const qsizetype at = script.indexOf(u"  -- Its end."_s);
    QVERIFY(at > 0);
    const QString told = m_stage->send(script.insert(at, theirs));
    QVERIFY2(told.contains(u"The job failed: Fails at first"_s), qPrintable(told));
    QTRY_COMPARE(m_stage->runs(job), before + 2); // theirs went on, and succeeded
}

// A job created since the Agent's start has no row until its first request was taken up.
void TestOutcomeScript::rowAppearsLate()
{
    const QString hidden =
        uR"(IF @seconds < 8 UPDATE msdb.dbo.sysjobactivity SET session_id = -1 WHERE session_id = @session AND job_id = @id;
ELSE UPDATE msdb.dbo.sysjobactivity SET session_id = @session WHERE session_id = -1 AND job_id = @id;
)"_s;
    QString script = outcomeScript(task(u"Half minute"_s));
    const QString delay = u"    WAITFOR DELAY @delay;\n"_s;
    const qsizetype at = script.indexOf(delay);
    QVERIFY(at > 0);
    QCOMPARE(m_stage->send(script.insert(at + delay.size(), hidden)), u"ok"_s);
}

void TestOutcomeScript::alreadyRunning_data()
{
    QTest::addColumn<AlreadyRunning>("policy");
    QTest::addColumn<QString>("told");
    QTest::addColumn<int>("runs"); // that ended when the script has
    QTest::newRow("wait") << AlreadyRunning::Wait << u"ok"_s << 2;
    QTest::newRow("adopt") << AlreadyRunning::Adopt << u"ok"_s << 1;
    QTest::newRow("fail") << AlreadyRunning::Fail << u"The job was not started"_s << 0;
}

void TestOutcomeScript::alreadyRunning()
{
    QFETCH(AlreadyRunning, policy);
    QFETCH(QString, told);
    QFETCH(int, runs);
    const QString job = u"Half minute"_s;
    const qint64 before = m_stage->runs(job);
    QCOMPARE(m_stage->send(u"EXEC msdb.dbo.sp_start_job N'Half minute', @output_flag = 0"_s), u"ok"_s);
    Task ours = task(job);
    ours.alreadyRunning = policy;
    const QString answer = m_stage->run(ours);
    QVERIFY2(answer.contains(told), qPrintable(answer));
    QCOMPARE(m_stage->runs(job), before + runs);
    QTRY_COMPARE(m_stage->running(job), 0);
}

void TestOutcomeScript::timesOut()
{
    Task slow = task(u"Long"_s);
    slow.timeout = std::chrono::seconds(20);
    const QString told = m_stage->run(slow);
    QVERIFY2(told.contains(u"longer than its time-out and was stopped: Long"_s), qPrintable(told));
    QCOMPARE(m_stage->running(u"Long"_s), 0);
}

void TestOutcomeScript::retries()
{
    const qint64 before = m_stage->runs(u"Fails"_s);
    Task again = task(u"Fails"_s);
    again.retry.count = 2;
    const QString told = m_stage->run(again);
    QVERIFY2(told.contains(u"The job failed: Fails"_s), qPrintable(told));
    QCOMPARE(m_stage->runs(u"Fails"_s), before + 3);
}

// Not mended by a retry: a person wanted it to end.
void TestOutcomeScript::cancelledBySomebody()
{
    const qint64 before = m_stage->runs(u"Long"_s);
    Task ours = task(u"Long"_s);
    ours.retry.count = 3;
    QString told;
    std::thread runner([&] {
        const auto connection = m_stage->connect();
        told = connection ? ScriptStage::send(*connection, outcomeScript(ours)) : u"no connection"_s;
    });
    const bool began = QTest::qWaitFor([&] { return m_stage->running(u"Long"_s) == 1; }, 20'000);
    const QString stopped = m_stage->send(u"EXEC msdb.dbo.sp_stop_job N'Long'"_s);
    runner.join();
    QVERIFY(began);
    QCOMPARE(stopped, u"ok"_s);
    QVERIFY2(told.contains(u"The job was cancelled: Long"_s), qPrintable(told));
    QCOMPARE(m_stage->runs(u"Long"_s), before + 1);
}

void TestOutcomeScript::refusals_data()
{
    QTest::addColumn<QString>("job");
    QTest::addColumn<QString>("told");
    QTest::newRow("no such job") << u"Nowhere"_s << u"There is no such job"_s;
    QTest::newRow("no target") << u"No target"_s << u"does not have any job server"_s;
}

void TestOutcomeScript::refusals()
{
    QFETCH(QString, job);
    QFETCH(QString, told);
    const QString answer = m_stage->run(task(job));
    QVERIFY2(answer.contains(told), qPrintable(answer));
}

void TestOutcomeScript::faults_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("told");
    QTest::newRow("agent stopped before")
        << QByteArray(R"(, "agent": "stopped")") << u"The job was not started: "_s;
    QTest::newRow("agent killed")
        << QByteArray(R"(, "faults": [{"kind": "agent-killed", "on": {"start": "Half minute"}}])")
        << u"The Agent was stopped while the job ran"_s;
    QTest::newRow("agent killed, back again")
        << QByteArray(
               R"(, "faults": [{"kind": "agent-killed", "on": {"start": "Half minute"}, "duration": 10}])")
        << u"The Agent was restarted while the job ran"_s;
    QTest::newRow("agent restarted in order")
        << QByteArray(R"(, "faults": [{"kind": "agent-restarted", "on": {"start": "Half minute"}}])")
        << u"The job was cancelled: Half minute"_s;
    QTest::newRow("history purged")
        << QByteArray(R"(, "faults": [{"kind": "history-purged", "on": {"end": "Half minute"}}])") << u"ok"_s;
}

void TestOutcomeScript::faults()
{
    QFETCH(QByteArray, more);
    QFETCH(QString, told);
    ScriptStage stage(more);
    QCOMPARE(stage.error(), QString());
    const QString answer = stage.run(task(u"Half minute"_s));
    QVERIFY2(answer.contains(told), qPrintable(answer));
}

void TestOutcomeScript::waitsForADeadAgent_data()
{
    QTest::addColumn<bool>("seesTheService");
    QTest::addColumn<QString>("told");
    QTest::newRow("service seen") << true << u"The Agent was stopped while another run"_s;
    QTest::newRow("service not seen") << false << u"Another run of the job was still open"_s;
}

// The row of a run that died with its Agent stays open: nobody waits for its end.
void TestOutcomeScript::waitsForADeadAgent()
{
    QFETCH(bool, seesTheService);
    QFETCH(QString, told);
    ScriptStage stage(R"(, "faults": [{"kind": "agent-killed", "on": {"start": "Half minute"}}])");
    QCOMPARE(stage.error(), QString());
    QCOMPARE(stage.send(u"EXEC msdb.dbo.sp_start_job N'Half minute', @output_flag = 0"_s), u"ok"_s);
    QTRY_COMPARE(stage.open(), 1);
    Task ours = task(u"Half minute"_s);
    ours.timeout = std::chrono::seconds(120);
    QString script = outcomeScript(ours);
    if (!seesTheService) {
        QVERIFY(script.contains(u"N'VIEW SERVER STATE') = 1"_s));
        script.replace(u"N'VIEW SERVER STATE') = 1"_s, u"N'VIEW SERVER STATE') = 2"_s);
    }
    const QString answer = stage.send(script);
    QVERIFY2(answer.contains(told), qPrintable(answer));
}

void TestOutcomeScript::startScriptReturnsAtOnce()
{
    QCOMPARE(m_stage->send(startScript(task(u"Half minute"_s))), u"ok"_s);
    QTRY_COMPARE(m_stage->running(u"Half minute"_s), 1);
    QTRY_COMPARE(m_stage->running(u"Half minute"_s), 0);
}

QTEST_GUILESS_MAIN(TestOutcomeScript)
#include "tst_outcomescript.moc"
