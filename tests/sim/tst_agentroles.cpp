// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The client with a login that has one of the Agent's roles and may read no table: what it sees, starts,
// follows and stops is as true as an administrator's, and what it cannot know stays open.
#include "agent/connection.h"
#include "agent/statement.h"
#include "agentfleetfixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;
using Kind = AgentError::Kind;

namespace {

const QByteArray kScenario = R"({"formatVersion": 1,
  "servers": [{"name": "SQL01", "startLatencyMs": 500}, {"name": "SQL02", "startLatencyMs": 500}],
  "logins": [{"name": "ann", "roles": ["SQLAgentUserRole"]}, {"name": "rita", "roles": ["SQLAgentReaderRole"]},
             {"name": "otto", "roles": ["SQLAgentOperatorRole"]}, {"name": "nobody"},
             {"name": "logger", "roles": ["SQLAgentOperatorRole"], "grants": ["msdb.dbo.sysssislog"]},
             {"name": "seer", "roles": ["SQLAgentOperatorRole"], "grants": ["VIEW SERVER STATE"]}],
  "history": {"runs": 5, "days": 3, "logRuns": 0},
  "jobs": [
    {"name": "Two steps", "steps": [{"name": "Extract", "duration": 20},
       {"name": "Package", "subsystem": "SSIS", "duration": 20, "ssis": {"folder": "ETL", "project": "W", "package": "Load.dtsx"}}]},
    {"name": "Of ann", "owner": "ann", "steps": [{"name": "One", "duration": 10}, {"name": "Two", "duration": 10}]},
    {"name": "Instant", "owner": "ann", "steps": [{"duration": 0}]},
    {"name": "Fails", "owner": "ann", "steps": [{"name": "Breaks", "duration": 10, "outcome": "fail", "historyFailOdds": 0,
       "error": "Invalid object name 'x'.", "errorNumber": 208}]},
    {"name": "Goes on", "owner": "ann", "steps": [{"name": "Breaks", "duration": 10, "outcome": "fail", "historyFailOdds": 0,
       "onFail": "next"}, {"name": "Mends", "duration": 10}]},
    {"name": "Long", "owner": "ann", "steps": [{"duration": 900}]},
    {"name": "Half minute", "owner": "ann", "steps": [{"duration": 40}]},
    {"name": "Quiet", "steps": [{"name": "Run Bad.dtsx", "subsystem": "SSIS", "duration": 10,
       "ssis": {"package": "Bad.dtsx", "outcome": "fail", "error": "No such currency."}}]},
    {"name": "Off", "owner": "ann", "enabled": false, "steps": [{"duration": 1}]},
    {"name": "No target", "owner": "ann", "targeted": false, "steps": [{"duration": 1}]},
    {"name": " leads 'with' a blank ü", "owner": "ann", "steps": [{"duration": 1}]}
  ]})";

template <class T>
QString wordsOf(const std::optional<AgentResult<T>>& answer)
{
    return !answer ? u"no answer"_s : answer->has_value() ? QString() : answer->error().summary();
}

} // namespace

class TestAgentRoles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void seesWhatTheRoleShows_data();
    void seesWhatTheRoleShows();
    void readsTheSameAsAnAdministrator();
    void followsARunToItsEnd_data();
    void followsARunToItsEnd();
    void refusals_data();
    void refusals();
    void disabledJobStartsUnlessTheTaskSaysNot();
    void waitsForAnothersRunAndAdoptsIt();
    void stopsARun();
    void findsALostStart();
    void historyIsIncremental();
    void manyRunsTakeOnePoll();
    void aRightThatIsGoneMidwayTurnsToTheProcedures();
    void sayNothingOfTheAgentWithoutTheRight();
    void testNamesTheRoleAndWhatIsMissing_data();
    void testNamesTheRoleAndWhatIsMissing();
    void packageBehindASuccessIsLookedInto();
    void runUnderAFault_data();
    void runUnderAFault();
    void stoppedAgentRefusesInItsOwnWords();
    void firstRunOfANewJobLearnsItsSession();

private:
    [[nodiscard]] std::unique_ptr<AgentClient> as(const QString& login, int server = 0) const
    {
        return m_fleet->client(server, login);
    }
    std::unique_ptr<AgentFleet> m_fleet;
};

void TestAgentRoles::initTestCase()
{
    if (!SimfleetProcess::available())
        QSKIP("stellwerk-simfleet is not built");
    SimfleetProcess::Options options;
    options.servers = 2;
    options.speed = 60;
    options.scenario = kScenario;
    m_fleet = std::make_unique<AgentFleet>(options);
    QCOMPARE(m_fleet->error(), QString());
}

void TestAgentRoles::cleanupTestCase()
{
    m_fleet.reset();
}

void TestAgentRoles::seesWhatTheRoleShows_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<int>("jobs");
    QTest::newRow("user") << u"ann"_s << 9;
    QTest::newRow("reader") << u"rita"_s << 11;
    QTest::newRow("operator") << u"otto"_s << 11;
}

void TestAgentRoles::seesWhatTheRoleShows()
{
    QFETCH(QString, login);
    QFETCH(int, jobs);
    const auto client = as(login);
    const auto picture = await<ServerPicture>([&](auto done) { client->snapshot(this, done); });
    QVERIFY2(picture && *picture, qPrintable(wordsOf(picture)));
    QCOMPARE((*picture)->jobs.size(), jobs);
    const auto activity = await<QList<JobActivity>>([&](auto done) { client->activity(this, done); });
    QVERIFY2(activity && *activity, qPrintable(wordsOf(activity)));
    QCOMPARE((*activity)->size(), jobs);
    QVERIFY(client->serverNowLocal().isValid());
}

void TestAgentRoles::readsTheSameAsAnAdministrator()
{
    const auto admin = as({}, 1), reader = as(u"rita"_s, 1);
    const auto direct = await<ServerPicture>([&](auto done) { admin->snapshot(this, done); });
    const auto asked = await<ServerPicture>([&](auto done) { reader->snapshot(this, done); });
    QVERIFY2(direct && *direct, qPrintable(wordsOf(direct)));
    QVERIFY2(asked && *asked, qPrintable(wordsOf(asked)));
    QCOMPARE((*asked)->info.serverName, u"SQL02"_s);
    QCOMPARE((*asked)->jobs.size(), (*direct)->jobs.size());
    for (qsizetype i = 0; i < (*direct)->jobs.size(); ++i) {
        const AgentJob &one = (*asked)->jobs[i], &other = (*direct)->jobs[i];
        QCOMPARE(one.name, other.name);
        QCOMPARE(one.steps, other.steps);
        QCOMPARE(one.lastRuns, other.lastRuns);
        QVERIFY2(one == other, qPrintable(one.name));
    }
}

void TestAgentRoles::followsARunToItsEnd_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("job");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<int>("steps");
    QTest::newRow("user") << u"ann"_s << u"Of ann"_s << u"succeeded"_s << 2;
    QTest::newRow("user, shorter than a poll") << u"ann"_s << u"Instant"_s << u"succeeded"_s << 1;
    QTest::newRow("user, fails") << u"ann"_s << u"Fails"_s << u"failed"_s << 1;
    QTest::newRow("user, blank first") << u"ann"_s << u" leads 'with' a blank ü"_s << u"succeeded"_s << 1;
    QTest::newRow("operator") << u"otto"_s << u"Two steps"_s << u"succeeded"_s << 2;
    QTest::newRow("operator, goes on") << u"otto"_s << u"Goes on"_s << u"succeeded with warnings"_s << 2;
}

void TestAgentRoles::followsARunToItsEnd()
{
    QFETCH(QString, login);
    QFETCH(QString, job);
    const auto client = as(login);
    RunWatcher watcher(client.get());
    Followed run(watcher, orderOf(7, job));
    watcher.start(orderOf(7, job));
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
    QTEST(run.outcome(), "outcome");
    QTEST(int(run.steps.size()), "steps");
    QCOMPARE(run.acceptances, 1);
    QVERIFY(run.receipt->session > 0);
    QVERIFY(run.receipt->watermark > 0);
    QCOMPARE(run.receipt->serverName, u"SQL01"_s);
    QVERIFY(!run.end->message.isEmpty());
}

void TestAgentRoles::refusals_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("job");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("number");
    QTest::newRow("no role") << u"nobody"_s << u"Instant"_s << int(Kind::Permission) << 229;
    QTest::newRow("user, another's job") << u"ann"_s << u"Two steps"_s << int(Kind::NoSuchJob) << 14262;
    QTest::newRow("reader, another's job") << u"rita"_s << u"Two steps"_s << int(Kind::Permission) << 14393;
    QTest::newRow("no such job") << u"otto"_s << u"Nothing"_s << int(Kind::NoSuchJob) << 14262;
    QTest::newRow("no target") << u"otto"_s << u"No target"_s << int(Kind::NoTarget) << 14256;
}

void TestAgentRoles::refusals()
{
    QFETCH(QString, login);
    QFETCH(QString, job);
    const auto client = as(login);
    const auto answer = await<StartReceipt>([&](auto done) { client->startJob(job, {}, this, done); });
    QVERIFY(answer && !*answer);
    QTEST(int(answer->error().kind), "kind");
    QTEST(answer->error().number, "number");
    QVERIFY(!answer->error().advice().isEmpty());
}

void TestAgentRoles::disabledJobStartsUnlessTheTaskSaysNot()
{
    const auto client = as(u"ann"_s);
    const auto start = [&](bool refuse) {
        return await<StartReceipt>([&](auto done) {
            client->startJob(JobStart{u"Off"_s, {}, refuse}, this, done);
        });
    };
    const auto refused = start(true);
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, Kind::Disabled);
    const auto started = start(false);
    QVERIFY2(started && *started, qPrintable(wordsOf(started)));
    // Of the last run of its past: the refused one requested nothing.
    QVERIFY((*started)->requested0Local < (*started)->sentLocal.addSecs(-3600));
}

void TestAgentRoles::waitsForAnothersRunAndAdoptsIt()
{
    const auto admin = as({}), client = as(u"otto"_s), second = as(u"ann"_s);
    const QString job = u"Half minute"_s;
    const auto first = await<StartReceipt>([&](auto done) { admin->startJob(job, {}, this, done); });
    QVERIFY2(first && *first, qPrintable(wordsOf(first)));
    const auto refused = await<StartReceipt>([&](auto done) { client->startJob(job, {}, this, done); });
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, Kind::AlreadyRunning);
    RunWatcher adopter(client.get()), waiter(second.get());
    Followed adopted(adopter, orderOf(1, job)), waited(waiter, orderOf(2, job));
    adopter.start(orderOf(1, job, RunWatcher::IfRunning::Adopt));
    waiter.start(orderOf(2, job, RunWatcher::IfRunning::Wait));
    QTRY_VERIFY_WITH_TIMEOUT(adopted.over() && waited.over(), 60'000);
    QCOMPARE(adopted.outcome(), u"succeeded"_s);
    QVERIFY(adopted.receipt->adopted);
    QCOMPARE(waited.outcome(), u"succeeded"_s);
    QVERIFY(!waited.receipt->adopted);
    QVERIFY(waited.end->startedLocal > adopted.end->startedLocal);
}

void TestAgentRoles::stopsARun()
{
    const auto client = as(u"ann"_s);
    RunWatcher watcher(client.get());
    Followed run(watcher, orderOf(3, u"Long"_s));
    watcher.start(orderOf(3, u"Long"_s));
    QTRY_VERIFY_WITH_TIMEOUT(run.runningSince.isValid(), 30'000);
    watcher.stop(3);
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 30'000);
    QCOMPARE(run.outcome(), u"cancelled"_s);
    const auto idle = await<bool>([&](auto done) { client->stopJob(run.receipt->job, this, done); });
    QVERIFY2(idle && *idle, qPrintable(wordsOf(idle)));
    QVERIFY(!**idle);
}

void TestAgentRoles::findsALostStart()
{
    const auto client = as(u"ann"_s, 1);
    const auto activity = await<QList<JobActivity>>([&](auto done) { client->activity(this, done); });
    QVERIFY(activity && *activity);
    const QDateTime before = client->serverNowLocal();
    const auto look = [&](const QDateTime& known) {
        return await<LostStartVerdict>(
            [&](auto done) { client->lookForStart(u"Long"_s, before, known, this, done); });
    };
    // The Agent of this server was started once since its last crash, and no job ran in its session: a start
    // in the session before cannot be ruled out by that, but it can be looked at.
    const auto none = look({});
    QVERIFY2(none && *none, qPrintable(wordsOf(none)));
    QCOMPARE((*none)->what, LostStart::Start);
    const auto started = await<StartReceipt>([&](auto done) { client->startJob(u"Long"_s, {}, this, done); });
    QVERIFY2(started && *started, qPrintable(wordsOf(started)));
    std::optional<AgentResult<LostStartVerdict>> found;
    QTRY_VERIFY((found = look({})) && *found && (*found)->what == LostStart::Adopt);
    QVERIFY((*found)->receipt.adopted);
    QCOMPARE((*found)->receipt.job, (*started)->job);
    QCOMPARE((*found)->receipt.session, (*started)->session);
    const auto known = look((*found)->receipt.adoptedRequestedLocal);
    QVERIFY(known && *known);
    QCOMPARE((*known)->what, LostStart::Start);
    const auto gone = await<LostStartVerdict>(
        [&](auto done) { client->lookForStart(u"Two steps"_s, before, {}, this, done); });
    QVERIFY2(gone && *gone, qPrintable(wordsOf(gone))); // another's: out of ann's sight
    QCOMPARE((*gone)->what, LostStart::Unknown);
    const auto stopped = await<bool>([&](auto done) { client->stopJob((*started)->job, this, done); });
    QVERIFY(stopped && *stopped && **stopped);
}

void TestAgentRoles::historyIsIncremental()
{
    const auto client = as(u"rita"_s, 1);
    const auto read = [&](qint64 above, int limit) {
        return await<QList<HistoryRow>>(
            [&](auto done) { client->history(u"Two steps"_s, above, limit, this, done); });
    };
    const auto all = read(0, 1000);
    QVERIFY2(all && *all, qPrintable(wordsOf(all)));
    QCOMPARE((*all)->size(), 15);
    const auto three = read(0, 3);
    QVERIFY(three && *three);
    QCOMPARE(**three, (*all)->mid(12));
    const auto later = read((*all)->at(11).instanceId, 1000);
    QVERIFY(later && *later);
    QCOMPARE(**later, (*all)->mid(12));
    const auto admin = as({}, 1);
    const auto direct =
        await<QList<HistoryRow>>([&](auto done) { admin->history(u"Two steps"_s, 0, 1000, this, done); });
    QVERIFY(direct && *direct);
    QCOMPARE(**all, **direct);
}

void TestAgentRoles::manyRunsTakeOnePoll()
{
    const auto client = as(u"otto"_s, 1);
    RunWatcher watcher(client.get());
    std::vector<std::unique_ptr<Followed>> runs;
    quint64 key = 0;
    for (const QString& job : {u"Two steps"_s, u"Of ann"_s, u"Fails"_s, u"Goes on"_s, u"Half minute"_s}) {
        runs.push_back(std::make_unique<Followed>(watcher, orderOf(++key, job)));
        watcher.start(orderOf(key, job));
    }
    for (const auto& run : runs)
        QTRY_VERIFY_WITH_TIMEOUT(run->over(), 60'000);
    QStringList outcomes;
    for (const auto& run : runs)
        outcomes.append(run->outcome());
    QCOMPARE(outcomes.join(u", "_s), u"succeeded, succeeded, failed, succeeded with warnings, succeeded"_s);
}

// A connection that believes it may read the tables (the right was taken away after it was asked).
void TestAgentRoles::aRightThatIsGoneMidwayTurnsToTheProcedures()
{
    const auto client = as(u"ann"_s);
    const auto believe = [&] {
        const auto done = await<bool>([&](auto answer) {
            client->lane()->submit<bool>(
                this,
                [](Connection& connection) -> AgentResult<bool> {
                    connection.setReadsTables(true);
                    return true;
                },
                answer);
        });
        return done && *done;
    };
    QVERIFY(believe());
    const auto picture = await<ServerPicture>([&](auto done) { client->snapshot(this, done); });
    QVERIFY2(picture && *picture, qPrintable(wordsOf(picture)));
    QCOMPARE((*picture)->jobs.size(), 9);
    QVERIFY(believe());
    RunWatcher watcher(client.get());
    Followed run(watcher, orderOf(4, u"Instant"_s));
    watcher.start(orderOf(4, u"Instant"_s));
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 30'000);
    QCOMPARE(run.outcome(), u"succeeded"_s);
    const auto history = await<QList<HistoryRow>>(
        [&](auto done) { client->history(u"Instant"_s, run.receipt->watermark, 100, this, done); });
    QVERIFY2(history && *history, qPrintable(wordsOf(history)));
    QCOMPARE((*history)->size(), 2); // started once: one step, one outcome
}

void TestAgentRoles::sayNothingOfTheAgentWithoutTheRight()
{
    const auto blind = as(u"otto"_s), seer = as(u"seer"_s);
    const auto unknown = await<ServerPicture>([&](auto done) { blind->snapshot(this, done); });
    QVERIFY(unknown && *unknown);
    QCOMPARE((*unknown)->agent, AgentState::Unknown);
    const auto known = await<ServerPicture>([&](auto done) { seer->snapshot(this, done); });
    QVERIFY(known && *known);
    QCOMPARE((*known)->agent, AgentState::Running);
}

void TestAgentRoles::testNamesTheRoleAndWhatIsMissing_data()
{
    using Result = ServerTestStep::Result;
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("reader");
    QTest::addColumn<int>("result");
    QTest::addColumn<QStringList>("costs"); // a word of each
    const QString state = u"VIEW SERVER STATE"_s, log = u"sysssislog"_s, slower = u"procedures"_s;
    QTest::newRow("sysadmin") << QString() << u"sysadmin"_s << u"tables"_s << int(Result::Ok)
                              << QStringList();
    QTest::newRow("user") << u"ann"_s << u"SQLAgentUserRole"_s << u"procedures"_s << int(Result::Warning)
                          << QStringList{u"own jobs"_s, slower, state, log};
    QTest::newRow("reader") << u"rita"_s << u"SQLAgentReaderRole"_s << u"procedures"_s << int(Result::Warning)
                            << QStringList{u"All jobs are seen"_s, slower, state, log};
    QTest::newRow("operator") << u"otto"_s << u"SQLAgentOperatorRole"_s << u"procedures"_s
                              << int(Result::Warning) << QStringList{slower, state, log};
    QTest::newRow("operator who sees the server") << u"seer"_s << u"SQLAgentOperatorRole"_s << u"procedures"_s
                                                  << int(Result::Warning) << QStringList{slower, log};
    QTest::newRow("none") << u"nobody"_s << QString() << QString() << int(Result::Failed)
                          << QStringList{u"No job can be seen"_s, u"started"_s, state, log};
}

void TestAgentRoles::testNamesTheRoleAndWhatIsMissing()
{
    QFETCH(QString, login);
    QFETCH(QStringList, costs);
    const auto client = as(login);
    std::optional<QList<ServerTestStep>> steps;
    client->testServer(this, [&](const QList<ServerTestStep>& s) { steps = s; });
    QTRY_VERIFY_WITH_TIMEOUT(steps, 30'000);
    const auto rung = std::find_if(steps->cbegin(), steps->cend(), [](const ServerTestStep& step) {
        return step.id == ServerTestStep::Id::Permissions;
    });
    QVERIFY(rung != steps->cend());
    QTEST(rung->role, "role");
    QTEST(rung->reader, "reader");
    QTEST(int(rung->result), "result");
    QVERIFY2(rung->costs.size() == costs.size(), qPrintable(rung->costs.join(u'\n')));
    for (qsizetype i = 0; i < costs.size(); ++i)
        QVERIFY2(rung->costs[i].contains(costs[i]), qPrintable(rung->costs[i]));
    QCOMPARE(rung->advice.isEmpty(), costs.isEmpty());
    QVERIFY(rung->detail.contains(rung->role.isEmpty() ? u"none"_s : rung->role));
}

// A step that reports success for a package that failed: found where its log may be read, and else the run
// says that nobody looked.
void TestAgentRoles::packageBehindASuccessIsLookedInto()
{
    for (const QString& login : {u"otto"_s, u"logger"_s}) {
        const auto client = as(login);
        RunWatcher watcher(client.get());
        Followed run(watcher, orderOf(1, u"Quiet"_s));
        watcher.start(orderOf(1, u"Quiet"_s));
        QTRY_VERIFY_WITH_TIMEOUT(run.over(), 30'000);
        QCOMPARE(run.outcome(), login == u"logger" ? u"failed, package failed"_s : u"succeeded"_s);
        QVERIFY2(run.end->package.contains(u"No such currency."_s) == (login == u"logger"),
                 qPrintable(run.end->package));
        QCOMPARE(run.end->note.isEmpty(), login == u"logger");
    }
}

void TestAgentRoles::runUnderAFault_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("start answered by a cut")
        << QByteArray(R"({"kind": "cut-after", "on": {"start": "Load"}})") << u"succeeded"_s;
    QTest::newRow("cut before the start's work")
        << QByteArray(R"({"kind": "cut-before", "on": {"request": "sp_start_job"}})") << u"succeeded"_s;
    QTest::newRow("poll answered by a cut")
        << QByteArray(R"({"kind": "cut-after", "on": {"request": "polled_job_id"}, "count": 1})")
        << u"succeeded"_s;
    QTest::newRow("agent killed and back")
        << QByteArray(R"({"kind": "agent-killed", "on": {"start": "Load"}, "duration": 300})")
        << u"failed, agent restarted"_s;
    QTest::newRow("agent stopped in order")
        << QByteArray(
               R"({"kind": "agent-stopped", "on": {"request": "polled_job_id", "nth": 3}, "duration": 600})")
        << u"cancelled"_s;
    QTest::newRow("history purged under the run")
        << QByteArray(R"({"kind": "history-purged", "on": {"end": "Load"}})") << u"succeeded"_s;
    QTest::newRow("deadlock victim while polling")
        << QByteArray(
               R"({"kind": "deadlock", "on": {"request": "polled_job_id", "nth": 2}, "count": 2, "match": "polled_job_id"})")
        << u"succeeded"_s;
}

void TestAgentRoles::runUnderAFault()
{
    QFETCH(QByteArray, fault);
    const QTemporaryDir folder;
    SimfleetProcess::Options options;
    options.speed = 60;
    options.scenario =
        R"({"formatVersion": 1, "servers": [{"name": "SQL01"}], "history": {"runs": 2, "logRuns": 0},
        "logins": [{"name": "ann", "roles": ["SQLAgentUserRole"]}],
        "jobs": [{"name": "Load", "owner": "ann", "steps": [{"name": "One", "duration": 60}, {"name": "Two", "duration": 30}]}],
        "faults": [)" +
        fault + "]}";
    const QString log = folder.filePath(u"starts"_s);
    options.arguments = {u"--start-log"_s, log};
    AgentFleet fleet(options);
    QCOMPARE(fleet.error(), QString());
    const auto client = fleet.client(0, u"ann"_s);
    RunWatcher watcher(client.get());
    Followed run(watcher, orderOf(1, u"Load"_s));
    watcher.start(orderOf(1, u"Load"_s, RunWatcher::IfRunning::Wait));
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
    QTEST(run.outcome(), "outcome");
    QCOMPARE(run.acceptances, 1);
    QCOMPARE(run.ends, 1);
    fleet.fleet.stop();
    QFile file(log);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray words = file.readAll();
    QVERIFY2(words.count("\"accepted\":true") == 1, words.constData());
}

// The Agent's state may not be asked: 22022 is told as it stands and is not taken for a job that runs.
void TestAgentRoles::stoppedAgentRefusesInItsOwnWords()
{
    SimfleetProcess::Options options;
    options.scenario = R"({"formatVersion": 1, "servers": [{"name": "SQL01", "agent": "stopped"}],
        "logins": [{"name": "otto", "roles": ["SQLAgentOperatorRole"]}],
        "jobs": [{"name": "Load", "steps": [{"duration": 1}]}]})";
    AgentFleet fleet(options);
    QCOMPARE(fleet.error(), QString());
    const auto client = fleet.client(0, u"otto"_s);
    const auto answer = await<StartReceipt>([&](auto done) { client->startJob(u"Load"_s, {}, this, done); });
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, Kind::Refused);
    QCOMPARE(answer->error().number, 22022);
    QVERIFY2(answer->error().text.contains(u"not currently running"_s), qPrintable(answer->error().text));
}

// A user who sees one job only, created since the Agent started: until it runs, no row tells of any session.
void TestAgentRoles::firstRunOfANewJobLearnsItsSession()
{
    SimfleetProcess::Options options;
    options.speed = 60;
    options.scenario = R"({"formatVersion": 1, "servers": [{"name": "SQL01", "startLatencyMs": 5000}],
        "logins": [{"name": "ann", "roles": ["SQLAgentUserRole"]}],
        "jobs": [{"name": "Other", "steps": [{"duration": 1}]}]})";
    AgentFleet fleet(options);
    QCOMPARE(fleet.error(), QString());
    const auto client = fleet.client(0, u"ann"_s);
    const auto made = await<bool>([&](auto done) {
        client->lane()->submit<bool>(
            this,
            [](Connection& connection) -> AgentResult<bool> {
                Statement statement(connection);
                const auto run =
                    statement.execute(u"SET NOCOUNT ON; EXEC msdb.dbo.sp_add_job @job_name = N'New';"
                                      "EXEC msdb.dbo.sp_add_jobstep @job_name = N'New', @step_name = N'One', "
                                      "@command = N'SELECT 1';"
                                      "EXEC msdb.dbo.sp_add_jobserver @job_name = N'New';"_s);
                if (!run)
                    return tl::make_unexpected(run.error());
                if (auto rest = statement.drain(); !rest)
                    return tl::make_unexpected(rest.error());
                return true;
            },
            done);
    });
    QVERIFY2(made && *made, qPrintable(wordsOf(made)));
    const auto none = await<QList<JobActivity>>([&](auto done) { client->activity(this, done); });
    QVERIFY(none && *none);
    QVERIFY((*none)->isEmpty());
    RunWatcher watcher(client.get());
    Followed run(watcher, orderOf(1, u"New"_s));
    watcher.start(orderOf(1, u"New"_s));
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
    QCOMPARE(run.outcome(), u"succeeded"_s);
}

QTEST_GUILESS_MAIN(TestAgentRoles)
#include "tst_agentroles.moc"
