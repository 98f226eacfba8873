// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The script that an exported Execute SQL task runs: it ends when its own run of the job ended, and fails
// when that failed. Over the real driver, as SSIS's own connection would.
#include "agent/connection.h"
#include "agent/statement.h"
#include "interop/outcomescript.h"
#include "interop/tsqlexport.h"
#include "simfleetprocess.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

namespace {

const QString kOddName = u"ünï 'quoted' ]job[ \"x\"; DROP TABLE y -- 🚂 $(x)"_s;

QByteArray scenario(const QByteArray& more = {})
{
    QString json = uR"({"formatVersion": 1,
  "servers": [{"name": "SQL01", "startLatencyMs": 1500, "clockOffsetMinutes": -7, "utcOffsetMinutes": 120%2}],
  "history": {"runs": 3, "days": 2, "logRuns": 0},
  "jobs": [
    {"name": "Two steps", "steps": [{"name": "Extract", "duration": 10}, {"name": "Load", "duration": 10}]},
    {"name": "Instant", "steps": [{"duration": 0}]},
    {"name": "Fails", "steps": [{"name": "Breaks", "duration": 5, "outcome": "fail", "historyFailOdds": 0,
       "error": "Disk is full.", "errorNumber": 208}]},
    {"name": "Long", "steps": [{"duration": 900}]},
    {"name": "Half minute", "steps": [{"duration": 30}]},
    {"name": "No target", "targeted": false, "steps": [{"duration": 1}]},
    {"name": "%1", "steps": [{"name": "One", "duration": 300}, {"name": "T'wo", "duration": 5}]}
  ]%3})"_s;
    QString name = kOddName;
    name.replace(u'"', u"\\\""_s);
    const bool ofServer = more.startsWith(", \"agent\"");
    return json
        .arg(name, ofServer ? QString::fromUtf8(more) : QString(),
             ofServer ? QString() : QString::fromUtf8(more))
        .toUtf8();
}

Task task(const QString& job)
{
    Task made;
    made.id = u"t"_s;
    made.name = u"Task"_s;
    made.job = job;
    made.retry.backoff = std::chrono::seconds(5);
    return made;
}

// A server of its own and a connection to it, on the thread that made it.
class Stage
{
public:
    explicit Stage(const QByteArray& more = {})
    {
        SimfleetProcess::Options options;
        options.speed = 60;
        options.scenario = scenario(more);
        m_error = m_fleet.start(options);
        if (!m_error.isEmpty())
            return;
        m_connection = connect();
        if (!m_connection)
            m_error = u"no connection"_s;
    }
    [[nodiscard]] const QString& error() const { return m_error; }
    [[nodiscard]] std::unique_ptr<Connection> connect() const
    {
        Server server = m_fleet.servers().first();
        server.queryTimeout = std::chrono::seconds(60);
        auto opened = Connection::open(server, m_fleet.password());
        return opened ? std::move(*opened) : nullptr;
    }
    // "ok", or the error's text.
    static QString send(Connection& connection, const QString& sql)
    {
        Statement statement(connection);
        if (const auto done = statement.execute(sql); !done)
            return done.error().summary() + u' ' + done.error().text;
        if (const auto rest = statement.drain(); !rest)
            return rest.error().summary() + u' ' + rest.error().text;
        return u"ok"_s;
    }
    QString run(const Task& what) { return send(*m_connection, outcomeScript(what)); }
    QString send(const QString& sql) { return send(*m_connection, sql); }
    [[nodiscard]] qint64 number(const QString& sql)
    {
        Statement statement(*m_connection);
        qint64 value = -1;
        if (statement.execute(sql))
            static_cast<void>(statement.forEachRow([&](const RowView& row) { value = row.int64(0); }));
        return value;
    }
    // Ended runs of a job that history knows.
    [[nodiscard]] qint64 runs(const QString& job)
    {
        return number(
            u"SELECT COUNT(*) FROM msdb.dbo.sysjobhistory h JOIN msdb.dbo.sysjobs j ON j.job_id = h.job_id "
            "WHERE h.step_id = 0 AND j.name = N'%1'"_s.arg(QString(job).replace(u'\'', u"''"_s)));
    }
    [[nodiscard]] qint64 running(const QString& job)
    {
        return number(
            u"SELECT COUNT(*) FROM msdb.dbo.sysjobactivity a JOIN msdb.dbo.sysjobs j ON j.job_id = a.job_id "
            "WHERE a.start_execution_date IS NOT NULL AND a.stop_execution_date IS NULL AND a.session_id = "
            "(SELECT MAX(session_id) FROM msdb.dbo.syssessions) AND j.name = N'%1'"_s.arg(job));
    }

private:
    SimfleetProcess m_fleet;
    std::unique_ptr<Connection> m_connection;
    QString m_error;
};

} // namespace

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
    void alreadyRunning_data();
    void alreadyRunning();
    void timesOut();
    void retries();
    void cancelledBySomebody();
    void refusals_data();
    void refusals();
    void faults_data();
    void faults();
    void startScriptReturnsAtOnce();
    void wholePackage();
    void planKeepsItsLimits();
    void planOutlivesRefusals();
    void planTimesOutAndRetries();

private:
    std::unique_ptr<Stage> m_stage;
};

void TestOutcomeScript::initTestCase()
{
    QVERIFY(SimfleetProcess::available());
    m_stage = std::make_unique<Stage>();
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
        told = connection ? Stage::send(*connection, outcomeScript(ours)) : u"no connection"_s;
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
    Stage stage(more);
    QCOMPARE(stage.error(), QString());
    const QString answer = stage.run(task(u"Half minute"_s));
    QVERIFY2(answer.contains(told), qPrintable(answer));
}

void TestOutcomeScript::startScriptReturnsAtOnce()
{
    QCOMPARE(m_stage->send(startScript(task(u"Half minute"_s))), u"ok"_s);
    QTRY_COMPARE(m_stage->running(u"Half minute"_s), 1);
    QTRY_COMPARE(m_stage->running(u"Half minute"_s), 0);
}

namespace {

Task planned(const QString& id, const QString& job, Join join = Join::All)
{
    Task made = task(job);
    made.id = id;
    made.name = id;
    made.where.servers = {u"SQL01"_s};
    made.join = join;
    return made;
}

Constraint after(const QString& from, const QString& to, ConstraintKind kind = ConstraintKind::Success)
{
    return {from + u'-' + to, from, to, kind, {}, {}};
}

QString planScript(const ParentPackage& package)
{
    const auto made = exportTsql(package, {u"sql01"_s, false, {}});
    return made ? QString::fromUtf8(made->bytes) : u"RAISERROR(N'%1', 16, 1)"_s.arg(made.error().message());
}

// "task outcome attempts" of the table at the script's end, then its error or "ok".
QStringList play(Connection& connection, const ParentPackage& package)
{
    QStringList told;
    Statement statement(connection);
    auto done = statement.execute(planScript(package));
    while (done) {
        if (statement.columnCount() == 6 && statement.columnName(0) == "task"_L1) {
            done = statement.forEachRow([&](const RowView& row) {
                told.append(row.text(0) + u' ' + row.text(3) + u' ' + QString::number(row.int64(4)));
            });
            if (!done)
                break;
        }
        const auto more = statement.nextResult();
        if (!more) {
            told.append(more.error().text);
            return told;
        }
        if (!*more) {
            told.append(u"ok"_s);
            return told;
        }
    }
    told.append(done.error().text);
    return told;
}

} // namespace

// Every kind of constraint, both joins, a disabled task, start-only, and names that nobody should use.
void TestOutcomeScript::wholePackage()
{
    ParentPackage package;
    package.name = u"Plan */ $(x)\nGO"_s;
    package.tasks = {planned(u"a"_s, u"Two steps"_s),        planned(u"b"_s, u"Fails"_s),
                     planned(u"c"_s, u"Instant"_s),          planned(u"mend"_s, u"Instant"_s),
                     planned(u"never"_s, u"Instant"_s),      planned(u"any"_s, u"Instant"_s, Join::Any),
                     planned(u"off"_s, u"Instant"_s),        planned(u"after off"_s, u"Instant"_s),
                     planned(u"starts"_s, u"Half minute"_s), planned(u"noth'ing\n"_s, kOddName),
                     planned(u"skipped too"_s, u"Instant"_s)};
    package.tasks[6].disabled = true;
    package.tasks[8].mode = TaskMode::StartOnly;
    package.tasks[9].startStep = u"T'wo"_s;
    package.constraints = {after(u"a"_s, u"b"_s),
                           after(u"a"_s, u"c"_s, ConstraintKind::Completion),
                           after(u"b"_s, u"mend"_s, ConstraintKind::Failure),
                           after(u"b"_s, u"never"_s),
                           after(u"never"_s, u"any"_s, ConstraintKind::Completion),
                           after(u"c"_s, u"any"_s),
                           after(u"b"_s, u"off"_s, ConstraintKind::Completion),
                           after(u"off"_s, u"after off"_s),
                           after(u"never"_s, u"skipped too"_s, ConstraintKind::Completion)};
    const auto connection = m_stage->connect();
    QVERIFY(connection);
    const QStringList told = play(*connection, package);
    QCOMPARE(told,
             (QStringList{u"a succeeded 1"_s, u"b failed 1"_s, u"c succeeded 1"_s, u"mend succeeded 1"_s,
                          u"never skipped 0"_s, u"any succeeded 1"_s, u"off passed 0"_s,
                          u"after off succeeded 1"_s, u"starts succeeded 1"_s, u"noth'ing\n succeeded 1"_s,
                          u"skipped too skipped 0"_s, u"ok"_s})); // the failure was mended
    package.constraints.removeAt(2);
    package.constraints.removeAt(5);
    QCOMPARE(play(*connection, package).last(), u"1 task(s) failed."_s);
    QTRY_COMPARE(m_stage->running(u"Half minute"_s), 0);
}

void TestOutcomeScript::planKeepsItsLimits()
{
    ParentPackage package;
    package.name = u"Limits"_s;
    package.tasks = {planned(u"a"_s, u"Half minute"_s), planned(u"b"_s, u"Two steps"_s),
                     planned(u"c"_s, u"Half minute"_s)};
    package.maxConcurrentPerServer.insert(u"sql01"_s, 1);
    const auto connection = m_stage->connect();
    QVERIFY(connection);
    QElapsedTimer timer;
    timer.start();
    const QStringList told = play(*connection, package);
    QCOMPARE(told, (QStringList{u"a succeeded 1"_s, u"b succeeded 1"_s, u"c succeeded 1"_s, u"ok"_s}));
    QVERIFY2(timer.elapsed() >= (30 + 20 + 30) * 1000 / 60, "one after the other"); // at sixty times life
    // The same job twice at once: the second waits for its turn, or is refused.
    package.maxConcurrentPerServer.clear();
    QCOMPARE(play(*connection, package).last(), u"ok"_s);
    package.tasks[2].alreadyRunning = AlreadyRunning::Fail;
    QCOMPARE(play(*connection, package),
             (QStringList{u"a succeeded 1"_s, u"b succeeded 1"_s, u"c failed 1"_s, u"1 task(s) failed."_s}));
    package.tasks[2].alreadyRunning = AlreadyRunning::Adopt;
    const qint64 before = m_stage->runs(u"Half minute"_s);
    QCOMPARE(play(*connection, package),
             (QStringList{u"a succeeded 1"_s, u"b succeeded 1"_s, u"c succeeded 1"_s, u"ok"_s}));
    QCOMPARE(m_stage->runs(u"Half minute"_s), before + 1);
}

void TestOutcomeScript::planOutlivesRefusals()
{
    ParentPackage package;
    package.name = u"Refusals"_s;
    package.tasks = {planned(u"a"_s, u"Nowhere"_s), planned(u"b"_s, u"No target"_s),
                     planned(u"c"_s, u"Instant"_s)};
    package.constraints = {after(u"a"_s, u"c"_s, ConstraintKind::Failure)};
    const auto connection = m_stage->connect();
    QVERIFY(connection);
    QCOMPARE(play(*connection, package),
             (QStringList{u"a failed 1"_s, u"b failed 1"_s, u"c succeeded 1"_s, u"1 task(s) failed."_s}));
}

void TestOutcomeScript::planTimesOutAndRetries()
{
    ParentPackage package;
    package.name = u"Slow"_s;
    package.tasks = {planned(u"a"_s, u"Long"_s), planned(u"b"_s, u"Fails"_s)};
    package.tasks[0].timeout = std::chrono::seconds(20);
    package.tasks[1].retry.count = 2;
    const auto connection = m_stage->connect();
    QVERIFY(connection);
    const qint64 before = m_stage->runs(u"Fails"_s);
    QCOMPARE(play(*connection, package),
             (QStringList{u"a failed 1"_s, u"b failed 3"_s, u"2 task(s) failed."_s}));
    QCOMPARE(m_stage->runs(u"Fails"_s), before + 3);
    QCOMPARE(m_stage->running(u"Long"_s), 0);
}

QTEST_GUILESS_MAIN(TestOutcomeScript)
#include "tst_outcomescript.moc"
