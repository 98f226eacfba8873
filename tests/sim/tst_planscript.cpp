// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The script that runs a whole package, on the instance that holds all its jobs: no linked server is at hand
// here.
#include "interop/tsqlexport.h"
#include "scriptstage.h"

#include <QElapsedTimer>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

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
QStringList play(Connection& connection, const ParentPackage& package, bool blind = false)
{
    QStringList told;
    Statement statement(connection);
    QString script = planScript(package);
    if (blind) // as a login without the right to look at the service
        script.replace(u"N''VIEW SERVER STATE'') = 1"_s, u"N''VIEW SERVER STATE'') = 2"_s);
    auto done = statement.execute(script);
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

class TestPlanScript : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_stage.reset(); }

    void wholePackage();
    void planKeepsItsLimits();
    void planOutlivesRefusals();
    void planTimesOutAndRetries();
    void planWaitsForADeadAgent_data();
    void planWaitsForADeadAgent();

private:
    std::unique_ptr<ScriptStage> m_stage;
};

void TestPlanScript::initTestCase()
{
    QVERIFY(SimfleetProcess::available());
    m_stage = std::make_unique<ScriptStage>();
    QCOMPARE(m_stage->error(), QString());
}

// Every kind of constraint, both joins, a disabled task, start-only, and names that nobody should use.
void TestPlanScript::wholePackage()
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

void TestPlanScript::planKeepsItsLimits()
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

void TestPlanScript::planOutlivesRefusals()
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

void TestPlanScript::planTimesOutAndRetries()
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

void TestPlanScript::planWaitsForADeadAgent_data()
{
    QTest::addColumn<bool>("seesTheService");
    QTest::newRow("service seen") << true;
    QTest::newRow("service not seen") << false;
}

// A run that died with its Agent leaves its row open: the plan ends all the same.
void TestPlanScript::planWaitsForADeadAgent()
{
    QFETCH(bool, seesTheService);
    ScriptStage stage(R"(, "faults": [{"kind": "agent-killed", "on": {"start": "Half minute"}}])");
    QCOMPARE(stage.error(), QString());
    const auto connection = stage.connect();
    QVERIFY(connection);
    QCOMPARE(stage.send(u"EXEC msdb.dbo.sp_start_job N'Half minute', @output_flag = 0"_s), u"ok"_s);
    QTRY_COMPARE(stage.open(), 1);
    ParentPackage package;
    package.name = u"Dead"_s;
    package.tasks = {planned(u"a"_s, u"Half minute"_s)};
    package.tasks[0].timeout = std::chrono::seconds(120);
    QCOMPARE(play(*connection, package, !seesTheService),
             (QStringList{u"a failed 1"_s, u"1 task(s) failed."_s}));
}

QTEST_GUILESS_MAIN(TestPlanScript)
#include "tst_planscript.moc"
