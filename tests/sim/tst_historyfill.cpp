// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own history is filled from servers over the real driver: all of it, once, politely, and
// through whatever happens there meanwhile.
#include "agent/connection.h"
#include "agent/statement.h"
#include "session/fleetsession.h"
#include "sessionscenario.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 30'000;
constexpr int kRuns = 1500; // of each of two jobs

const QByteArray kScenario = R"({"formatVersion": 1,
 "history": {"runs": 1500, "days": 60, "logRuns": 0},
 "servers": [
  {"name": "SQL01", "historyMaxRows": -1, "historyMaxRowsPerJob": 1000000},
  {"name": "SQL02", "historyMaxRows": -1, "historyMaxRowsPerJob": 1000000, "utcOffsetMinutes": 120},
  {"name": "SQL03", "historyMaxRows": -1, "historyMaxRowsPerJob": 1000000}],
 "logins": [{"name": "rita", "roles": ["SQLAgentReaderRole"]}, {"name": "ann", "roles": ["SQLAgentUserRole"]}],
 "jobs": [
  {"name": "Quick", "steps": [{"name": "Work", "duration": 2}]},
  {"name": "Fails", "owner": "ann", "steps": [{"name": "Break", "duration": 2, "outcome": "fail", "historyFailOdds": 0.3,
    "error": "Disk is full."}]},
  {"name": "Long", "history": {"runs": 1, "days": 2}, "steps": [{"name": "Work", "duration": 2000}]}],
 "faults": [
  {"server": "SQL02", "kind": "clock-jump", "minutes": -60, "on": {"request": "summer time ends"}},
  {"server": "SQL03", "kind": "server-down", "on": {"request": "outcome_job_id", "nth": 3}, "duration": 20}]
})";

constexpr qint64 kAll = 2 * kRuns + 1;

// A program with a configuration folder of its own, or of another program.
class Program
{
public:
    Program(const SimfleetProcess& fleet, const QString& server, QTemporaryDir& folder,
            const QString& user = {}, std::chrono::milliseconds small = 10min)
    {
        Server registered;
        for (const Server& known : fleet.servers()) {
            if (known.name == server)
                registered = known;
        }
        if (!user.isEmpty())
            registered.user = user;
        FleetSession::Options options;
        options.configFolder = folder.path();
        options.askPassword = [password = fleet.password()](const Server&, auto done) { done(password); };
        options.keepHistory = true;
        options.historyPace = {10ms, 20ms, small, 300ms, 50ms, 400, 4};
        session = std::make_unique<FleetSession>(options);
        QCOMPARE(session->setServers({registered}), QString());
        session->connectFleet();
    }
    [[nodiscard]] HistoryProgress::Phase phase() const
    {
        return session->historyProgress(session->servers().first().name).phase;
    }
    // Of the store; -1: no answer.
    [[nodiscard]] QList<FinishedRun> runs(const QString& job)
    {
        auto box = std::make_shared<std::optional<QList<FinishedRun>>>();
        session->history()->runs({session->servers().first().name, job}, session.get(),
                                 [box](const HistoryAnswer<QList<FinishedRun>>& answer) {
                                     *box = answer.value_or(QList<FinishedRun>());
                                 });
        [[maybe_unused]] const bool came = QTest::qWaitFor([&] { return box->has_value(); }, kPatience);
        return box->value_or(QList<FinishedRun>());
    }
    [[nodiscard]] qint64 count()
    {
        auto box = std::make_shared<qint64>(-1);
        session->history()->stats(session.get(), [box](const HistoryAnswer<HistoryStats>& answer) {
            *box = answer ? answer->runs : -2;
        });
        [[maybe_unused]] const bool came = QTest::qWaitFor([&] { return *box != -1; }, kPatience);
        return *box;
    }

    std::unique_ptr<FleetSession> session;
};

ParentPackage one(const QString& job)
{
    ParentPackage package;
    package.name = u"One"_s;
    Task task;
    task.id = u"only"_s;
    task.name = task.id;
    task.job = job;
    task.where.servers = {u"SQL01"_s};
    package.tasks = {task};
    return package;
}

} // namespace

class TestHistoryFill : public QObject
{
    Q_OBJECT

    SimfleetProcess m_fleet;
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] qint64 ask(int server, const QString& sql)
    {
        auto connection = Connection::open(m_fleet.servers().at(server), m_fleet.password());
        if (!connection)
            return -1;
        Statement statement(**connection);
        if (!statement.execute(sql))
            return -2;
        qint64 answer = 0;
        if (statement.hasColumns() &&
            !statement.forEachRow([&](const RowView& row) { answer = row.int64(0); }))
            return -3;
        return statement.drain() ? answer : -4;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(SimfleetProcess::available());
        const QString error = m_fleet.start({3, kScenario, 20.0, 1, {}});
        QVERIFY2(error.isEmpty(), qPrintable(error));
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void takesInEverythingOnce()
    {
        Program program(m_fleet, u"SQL01"_s, *m_folder);
        QTRY_COMPARE_WITH_TIMEOUT(program.phase(), HistoryProgress::Phase::Complete, kPatience);
        const qint64 there = ask(0, u"SELECT COUNT(*) FROM msdb.dbo.sysjobhistory WHERE step_id = 0"_s);
        QVERIFY(there >= kAll);
        QCOMPARE(program.count(), there);
        const HistoryProgress progress = program.session->historyProgress(u"SQL01"_s);
        QCOMPARE(progress.added, there);
        QVERIFY(progress.completeUntil.isValid());
        QCOMPARE(progress.error, QString());
        const auto failing = program.runs(u"Fails"_s);
        QCOMPARE(failing.size(), kRuns);
        const auto failed = std::count_if(failing.cbegin(), failing.cend(), [](const FinishedRun& run) {
            return run.outcome == RunStatus::Failed;
        });
        QVERIFY(failed > kRuns / 5 && failed < kRuns * 2 / 5);
        QVERIFY(failing.first().startedUtc > failing.last().startedUtc);
        QVERIFY(!failing.first().message.isEmpty());
        QVERIFY(!failing.first().startedBy.isEmpty());

        // The window's picture gains what only the history tells: 300 runs instead of twenty.
        QTRY_VERIFY_WITH_TIMEOUT(program.session->fleet()->job(u"SQL01"_s, u"Quick"_s)->habits, kPatience);
        const auto job = program.session->fleet()->job(u"SQL01"_s, u"Quick"_s);
        QVERIFY(job->habits->samples > kLastRuns);
        QCOMPARE(job->lastRuns.size(), kLastRuns);
        QCOMPARE(job->usualDuration, std::optional(job->habits->median));
    }

    void goesOnWhereItStopped()
    {
        {
            Program program(m_fleet, u"SQL01"_s, *m_folder);
            QTRY_VERIFY_WITH_TIMEOUT(program.session->historyProgress(u"SQL01"_s).added >= 400, kPatience);
        } // in the middle
        Program program(m_fleet, u"SQL01"_s, *m_folder, {}, 1ms);
        QTRY_COMPARE_WITH_TIMEOUT(program.phase(), HistoryProgress::Phase::Complete, kPatience);
        QVERIFY(program.session->historyProgress(u"SQL01"_s).added < kAll); // not from the beginning
        QCOMPARE(program.runs(u"Quick"_s).size() + program.runs(u"Fails"_s).size(), 2 * kRuns);
    }

    // A run of ours is known at once, without a request, and as ours; meanwhile the server is left alone.
    void runsOfOursComeAtOnce()
    {
        Program program(m_fleet, u"SQL01"_s, *m_folder);
        QTRY_COMPARE_WITH_TIMEOUT(program.phase(), HistoryProgress::Phase::Complete, kPatience);
        const auto before = program.runs(u"Quick"_s).size();
        QSignalSpy finished(program.session.get(), &FleetSession::runFinished);
        QCOMPARE(program.session->startRun(one(u"Quick"_s), {}), QString());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(program.runs(u"Quick"_s).size(), before + 1, kPatience);
        QTRY_COMPARE(program.runs(u"Quick"_s).first().task, u"only"_s);
        QCOMPARE(program.runs(u"Quick"_s).first().run, program.session->runId());
        QCOMPARE(program.runs(u"Quick"_s).at(1).run, QString());
    }

    void pausesWhileARunOfOursIsBusyThere()
    {
        Program program(m_fleet, u"SQL01"_s, *m_folder, {}, 100ms);
        QTRY_COMPARE_WITH_TIMEOUT(program.phase(), HistoryProgress::Phase::Complete, kPatience);
        QCOMPARE(program.session->startRun(one(u"Long"_s), {}), QString());
        QTRY_COMPARE_WITH_TIMEOUT(program.phase(), HistoryProgress::Phase::Paused, kPatience);
        QSignalSpy finished(program.session.get(), &FleetSession::runFinished);
        program.session->stopRun();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(program.phase() != HistoryProgress::Phase::Paused, kPatience);
    }

    void aPurgeTakesNothingFromHere()
    {
        Program program(m_fleet, u"SQL01"_s, *m_folder, {}, 100ms);
        QTRY_COMPARE_WITH_TIMEOUT(program.phase(), HistoryProgress::Phase::Complete, kPatience);
        const qint64 before = program.count();
        QVERIFY(ask(0, u"EXEC msdb.dbo.sp_purge_jobhistory @job_name = N'Fails'"_s) >= 0);
        QCOMPARE(ask(0, u"SELECT COUNT(*) FROM msdb.dbo.sysjobhistory h JOIN msdb.dbo.sysjobs j ON j.job_id "
                        u"= h.job_id"
                        " WHERE j.name = N'Fails'"_s),
                 0);
        QVERIFY(ask(0, u"EXEC msdb.dbo.sp_start_job @job_name = N'Quick', @output_flag = 0"_s) >= 0);
        QTRY_VERIFY_WITH_TIMEOUT(program.count() > before, kPatience);
        QCOMPARE(program.runs(u"Fails"_s).size(), kRuns);
        // The strip of the tree, too, shows what the server no longer has.
        program.session->refresh();
        QSignalSpy refreshed(program.session.get(), &FleetSession::fleetRefreshed);
        QTRY_VERIFY_WITH_TIMEOUT(!refreshed.isEmpty(), kPatience);
        QCOMPARE(program.session->fleet()->job(u"SQL01"_s, u"Fails"_s)->lastRuns.size(), kLastRuns);
    }

    void twoProgramsShareTheWork()
    {
        Program first(m_fleet, u"SQL02"_s, *m_folder);
        QTRY_COMPARE_WITH_TIMEOUT(first.phase(), HistoryProgress::Phase::Complete, kPatience);
        Program second(m_fleet, u"SQL02"_s, *m_folder);
        QTRY_COMPARE_WITH_TIMEOUT(second.phase(), HistoryProgress::Phase::Complete, kPatience);
        QCOMPARE(second.session->historyProgress(u"SQL02"_s).added, 0);
        QCOMPARE(second.count(), first.count());
        // Both at the same time.
        QTemporaryDir folder;
        Program one(m_fleet, u"SQL02"_s, folder), two(m_fleet, u"SQL02"_s, folder);
        QTRY_COMPARE_WITH_TIMEOUT(one.phase(), HistoryProgress::Phase::Complete, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(two.phase(), HistoryProgress::Phase::Complete, kPatience);
        QCOMPARE(one.count(), first.count());
    }

    // The hour in which summer time ends happens twice on the wall; in true time it does not.
    void timesAreTrueAcrossAChangeOfZone()
    {
        Program program(m_fleet, u"SQL02"_s, *m_folder, {}, 100ms);
        QTRY_COMPARE_WITH_TIMEOUT(program.phase(), HistoryProgress::Phase::Complete, kPatience);
        const FinishedRun before = program.runs(u"Quick"_s).first();
        QCOMPARE(before.startedUtc, before.startedLocal.addSecs(-2 * 3600));
        QCOMPARE(ask(1, u"SELECT 1 WHERE 'summer time ends' <> ''"_s), 1);
        QVERIFY(ask(1, u"EXEC msdb.dbo.sp_start_job @job_name = N'Quick', @output_flag = 0"_s) >= 0);
        QTRY_VERIFY_WITH_TIMEOUT(program.runs(u"Quick"_s).size() > kRuns, kPatience);
        // Seen at once; in true time with the next page, which tells the server's new offset.
        const auto newest = [&] {
            const QList<FinishedRun> runs = program.runs(u"Quick"_s);
            return *std::max_element(
                runs.cbegin(), runs.cend(),
                [](const FinishedRun& a, const FinishedRun& b) { return a.instanceId < b.instanceId; });
        };
        QTRY_COMPARE_WITH_TIMEOUT(newest().startedUtc, newest().startedLocal.addSecs(-3600), kPatience);
        QVERIFY(newest().startedUtc > before.startedUtc);
    }

    // The server goes away in the middle of it and comes back.
    void aRestartedServerIsReadToTheEnd()
    {
        Program program(m_fleet, u"SQL03"_s, *m_folder);
        QTRY_COMPARE_WITH_TIMEOUT(program.phase(), HistoryProgress::Phase::Failed, kPatience);
        QVERIFY(!program.session->historyProgress(u"SQL03"_s).error.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(program.phase(), HistoryProgress::Phase::Complete, 2 * kPatience);
        QCOMPARE(program.count(), ask(2, u"SELECT COUNT(*) FROM msdb.dbo.sysjobhistory WHERE step_id = 0"_s));
        QCOMPARE(program.session->historyProgress(u"SQL03"_s).error, QString());
    }

    void aRoleIsEnough_data()
    {
        QTest::addColumn<QString>("login");
        QTest::addColumn<bool>("seesQuick");
        QTest::newRow("reads all") << u"rita"_s << true;
        QTest::newRow("sees its own") << u"ann"_s << false;
    }
    void aRoleIsEnough()
    {
        QFETCH(QString, login);
        QFETCH(bool, seesQuick);
        {
            Program program(m_fleet, u"SQL02"_s, *m_folder, login);
            QTRY_COMPARE_WITH_TIMEOUT(program.phase(), HistoryProgress::Phase::Complete, kPatience);
            QCOMPARE(program.runs(u"Fails"_s).size(), kRuns);
            QVERIFY(seesQuick ? program.runs(u"Quick"_s).size() >= kRuns
                              : program.runs(u"Quick"_s).isEmpty());
        }
        // Who may see more later is shown the past as well.
        Program program(m_fleet, u"SQL02"_s, *m_folder, {}, 1ms);
        QTRY_VERIFY_WITH_TIMEOUT(program.runs(u"Quick"_s).size() >= kRuns, kPatience);
        QCOMPARE(program.runs(u"Fails"_s).size(), kRuns);
    }

    // A person asks: a page at once, whatever the rhythm.
    void aPageCanBeAskedFor()
    {
        Program program(m_fleet, u"SQL01"_s, *m_folder);
        QTRY_COMPARE_WITH_TIMEOUT(program.phase(), HistoryProgress::Phase::Complete, kPatience);
        const auto before = program.session->historyProgress(u"SQL01"_s).completeUntil;
        bool done = false;
        program.session->fillHistory(u"SQL01"_s, this, [&] { done = true; });
        QTRY_VERIFY_WITH_TIMEOUT(done, kPatience);
        QVERIFY(program.session->historyProgress(u"SQL01"_s).completeUntil >= before);
        QCOMPARE(program.phase(), HistoryProgress::Phase::Complete);
    }

    void withoutAHistoryNothingIsKept()
    {
        FleetSession::Options options;
        options.configFolder = m_folder->path();
        options.askPassword = [password = m_fleet.password()](const Server&, auto done) { done(password); };
        FleetSession session(options);
        QCOMPARE(session.setServers({m_fleet.servers().first()}), QString());
        session.connectFleet();
        QTRY_COMPARE_WITH_TIMEOUT(session.fleet()->onlineCount(), 1, kPatience);
        QVERIFY(!session.history());
        QCOMPARE(session.historyProgress(u"SQL01"_s).phase, HistoryProgress::Phase::Off);
        bool done = false;
        session.fillHistory(u"SQL01"_s, this, [&] { done = true; });
        QTRY_VERIFY(done);
        QVERIFY(!QFile::exists(m_folder->filePath(u"history.sqlite"_s)));
    }
};

QTEST_GUILESS_MAIN(TestHistoryFill)
#include "tst_historyfill.moc"
