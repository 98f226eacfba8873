// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The client against the whole simulated fleet: what is read, started, followed and stopped is true.
#include "agent/connection.h"
#include "agent/statement.h"
#include "agentfleetfixture.h"

#include <QElapsedTimer>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;
using Kind = AgentError::Kind;

namespace {

const QString kOddName = u"ünï 'quoted' ]job[ \"x\"; DROP TABLE y -- 🚂"_s;
const QString kLongName = u"ÄÖ'];🚃"_s.repeated(18) + u"zz"_s; // 128 UTF-16 units

QByteArray scenario()
{
    QString json = uR"({"formatVersion": 1,
  "servers": [{"name": "SQL01", "startLatencyMs": 500},
              {"name": "SQL02", "clockOffsetMinutes": -7, "utcOffsetMinutes": 120}],
  "logins": [{"name": "reader", "roles": ["SQLAgentReaderRole"]}, {"name": "nobody"}],
  "history": {"runs": 5, "days": 3, "logRuns": 0},
  "jobs": [
    {"name": "Two steps", "steps": [{"name": "Extract", "duration": 20},
       {"name": "Package", "subsystem": "SSIS", "duration": 20, "ssis": {"folder": "ETL", "project": "W", "package": "Load.dtsx"}}]},
    {"name": "Instant", "steps": [{"duration": 0}]},
    {"name": "Fails", "steps": [{"name": "Breaks", "duration": 10, "outcome": "fail", "historyFailOdds": 0,
       "error": "Invalid object name 'x'.", "errorNumber": 208}]},
    {"name": "Goes on", "steps": [{"name": "Breaks", "duration": 10, "outcome": "fail", "historyFailOdds": 0, "onFail": "next"},
       {"name": "Mends", "duration": 10}]},
    {"name": "Retries", "steps": [{"name": "Flaky", "duration": 5, "failAttempts": 1, "retryAttempts": 2, "retryIntervalMinutes": 0}]},
    {"name": "Long", "steps": [{"duration": 900}]},
    {"name": "Half minute", "steps": [{"duration": 60}]},
    {"name": "Off", "enabled": false, "steps": [{"duration": 1}]},
    {"name": "No target", "targeted": false, "steps": [{"duration": 1}]},
    {"name": "Talks", "steps": [{"duration": 1, "output": "%1"}]},
    {"name": "%2", "steps": [{"name": "%2", "duration": 5}]},
    {"name": "%3", "steps": [{"name": "%3", "duration": 5}]}
  ]})"_s;
    const auto escaped = [](QString text) { return text.replace(u'"', u"\\\""_s); };
    return json.arg(QString(5000, u'ü'), escaped(kOddName), escaped(kLongName)).toUtf8();
}

} // namespace

class TestAgentFleet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void snapshotTellsJobsStepsAndPast();
    void serverClockIsTheServersOwn();
    void followsARunToItsEnd_data();
    void followsARunToItsEnd();
    void twoStepsInOrderWithTheirPackage();
    void manyRunsOnOneServerTakeOnePoll();
    void longMessagesArriveWhole();
    void refusals_data();
    void refusals();
    void disabledJobIsStartedOnlyWhereAllowed();
    void waitsForAnothersRun();
    void adoptsAnothersRun();
    void stopsARun();
    void stopsWhatWaits();
    void startOnlyEndsWithTheAcceptance();
    void historyIsIncremental();
    void activityShowsWhatRuns();
    void readersMayReadNobodyMayNot();
    void walksAServer();
    void waitforIsCancelledAndTimesOut();

private:
    std::unique_ptr<AgentFleet> m_fleet;
};

void TestAgentFleet::initTestCase()
{
    if (!SimfleetProcess::available())
        QSKIP("stellwerk-simfleet is not built");
    SimfleetProcess::Options options;
    options.servers = 2;
    options.speed = 60;
    options.scenario = scenario();
    m_fleet = std::make_unique<AgentFleet>(options);
    QCOMPARE(m_fleet->error(), QString());
}

void TestAgentFleet::cleanupTestCase()
{
    m_fleet.reset();
}

void TestAgentFleet::snapshotTellsJobsStepsAndPast()
{
    const auto client = m_fleet->client();
    const auto answer = await<ServerPicture>([&](auto done) { client->snapshot(this, done); });
    QVERIFY(answer);
    QVERIFY2(*answer, answer->has_value() ? "" : qPrintable(answer->error().summary()));
    const ServerPicture& picture = **answer;
    QCOMPARE(picture.info.serverName, u"SQL01"_s);
    QVERIFY(picture.info.versionText.contains(u"SQL Server"_s));
    QVERIFY(picture.info.nowLocal.isValid());
    QCOMPARE(picture.agent, AgentState::Running);
    QStringList names;
    for (const AgentJob& job : picture.jobs)
        names.append(job.name);
    QVERIFY2(names.contains(kOddName), qPrintable(names.join(u'\n')));
    QVERIFY(names.contains(kLongName));
    const auto find = [&](const QString& name) {
        return *std::find_if(picture.jobs.begin(), picture.jobs.end(),
                             [&](const AgentJob& j) { return j.name == name; });
    };
    const AgentJob job = find(u"Two steps"_s);
    QVERIFY(!job.id.isNull());
    QCOMPARE(job.state, JobState::Idle);
    QCOMPARE(job.steps.size(), 2);
    QCOMPARE(job.steps[0].name, u"Extract"_s);
    QVERIFY(job.steps[0].command.isEmpty());
    QCOMPARE(job.steps[1].subsystem, u"SSIS"_s);
    QVERIFY(job.runsSsis);
    QVERIFY2(job.ssisPackage.contains(u"Load.dtsx"_s), qPrintable(job.ssisPackage + job.steps[1].command));
    QCOMPARE(job.lastRuns.size(), 5);
    QVERIFY(job.lastRuns[0].instanceId > job.lastRuns[4].instanceId);
    QVERIFY(job.lastRuns[0].startedLocal < picture.info.nowLocal);
    QVERIFY(job.usualDuration);
    QVERIFY(*job.usualDuration >= std::chrono::seconds(39) && *job.usualDuration <= std::chrono::seconds(45));
    QVERIFY(!find(u"No target"_s).hasTarget);
    QVERIFY(find(u"Instant"_s).hasTarget);
    QVERIFY(find(u"Instant"_s).enabled);
}

void TestAgentFleet::serverClockIsTheServersOwn()
{
    const auto client = m_fleet->client(1);
    QVERIFY(!client->serverNowLocal().isValid());
    const auto answer = await<ServerPicture>([&](auto done) { client->snapshot(this, done); });
    QVERIFY(answer && *answer);
    QCOMPARE((*answer)->info.offsetMinutes, 120);
    QVERIFY(client->serverNowLocal().isValid());
    QVERIFY(client->serverNowLocal() >= (*answer)->info.nowLocal);
}

void TestAgentFleet::followsARunToItsEnd_data()
{
    QTest::addColumn<QString>("job");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<int>("steps"); // rows, retried attempts included
    QTest::newRow("two steps") << u"Two steps"_s << u"succeeded"_s << 2;
    QTest::newRow("instant") << u"Instant"_s << u"succeeded"_s << 1;
    QTest::newRow("fails") << u"Fails"_s << u"failed"_s << 1;
    QTest::newRow("goes on") << u"Goes on"_s << u"succeeded with warnings"_s << 2;
    QTest::newRow("retries") << u"Retries"_s << u"succeeded"_s << 2;
    QTest::newRow("odd name") << kOddName << u"succeeded"_s << 1;
    QTest::newRow("128 characters") << kLongName << u"succeeded"_s << 1;
    QTest::newRow("any case") << u"INSTANT"_s << u"succeeded"_s << 1;
}

void TestAgentFleet::followsARunToItsEnd()
{
    QFETCH(QString, job);
    QFETCH(QString, outcome);
    QFETCH(int, steps);
    for (int server = 0; server < 2; ++server) {
        const auto client = m_fleet->client(server);
        RunWatcher watcher(client.get());
        Followed run(watcher, orderOf(1, job));
        watcher.start(orderOf(1, job));
        QVERIFY(!run.over());
        QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
        QCOMPARE(run.outcome(), outcome);
        QCOMPARE(run.acceptances, 1);
        QCOMPARE(run.ends, 1);
        QCOMPARE(run.steps.size(), steps);
        QVERIFY(run.runningSince.isValid());
        QCOMPARE(run.end->startedLocal, run.runningSince);
        QCOMPARE(watcher.watched(), 0);
        if (job == kOddName || job == kLongName)
            QCOMPARE(run.steps.first().stepName, job);
        if (job == u"Fails"_s) {
            QCOMPARE(run.steps.first().sqlMessageId, 208);
            QVERIFY(run.steps.first().message.contains(u"Invalid object name 'x'."_s));
            QVERIFY(run.end->message.startsWith(u"The job failed."_s));
        }
    }
}

void TestAgentFleet::twoStepsInOrderWithTheirPackage()
{
    const auto client = m_fleet->client();
    RunWatcher watcher(client.get());
    Followed run(watcher, orderOf(1, u"Two steps"_s));
    auto order = orderOf(1, u"Two steps"_s);
    order.startStep = u"Package"_s;
    watcher.start(order);
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
    QCOMPARE(run.outcome(), u"succeeded"_s);
    QCOMPARE(run.steps.size(), 1);
    QCOMPARE(run.steps[0].stepName, u"Package"_s);
    QVERIFY(run.steps[0].duration >= std::chrono::seconds(19));
}

void TestAgentFleet::manyRunsOnOneServerTakeOnePoll()
{
    const auto client = m_fleet->client();
    RunWatcher watcher(client.get());
    const QStringList jobs{u"Two steps"_s, u"Half minute"_s, u"Goes on"_s, u"Retries"_s, kOddName, kLongName};
    std::vector<std::unique_ptr<Followed>> runs;
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        runs.push_back(std::make_unique<Followed>(watcher, orderOf(quint64(i), jobs[i])));
        watcher.start(orderOf(quint64(i), jobs[i]));
    }
    QCOMPARE(watcher.watched(), 6);
    QTRY_COMPARE_WITH_TIMEOUT(watcher.watched(), 0, 60'000);
    for (const auto& run : runs)
        QVERIFY2(run->outcome().startsWith(u"succeeded"_s), qPrintable(run->outcome()));
}

void TestAgentFleet::longMessagesArriveWhole()
{
    const auto client = m_fleet->client();
    RunWatcher watcher(client.get());
    Followed run(watcher, orderOf(1, u"Talks"_s));
    watcher.start(orderOf(1, u"Talks"_s));
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
    QCOMPARE(run.steps.size(), 1);
    const QString message = run.steps[0].message;
    QCOMPARE(message.size(), 4000);
    QVERIFY2(message.count(u'ü') > 3900, qPrintable(message.left(100)));
}

void TestAgentFleet::refusals_data()
{
    QTest::addColumn<QString>("job");
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("user");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("number");
    QTest::newRow("no such job") << u"Nonesuch 'ü'"_s << QString() << QString() << Kind::NoSuchJob << 14262;
    QTest::newRow("no such step") << u"Instant"_s << u"Nonesuch"_s << QString() << Kind::NoSuchJob << 14262;
    QTest::newRow("no target") << u"No target"_s << QString() << QString() << Kind::NoTarget << 14256;
    QTest::newRow("no rights") << u"Instant"_s << QString() << u"nobody"_s << Kind::Permission << 229;
    QTest::newRow("reader may not start it")
        << u"Instant"_s << QString() << u"reader"_s << Kind::Permission << 14393;
    QTest::newRow("unknown login") << u"Instant"_s << QString() << u"who"_s << Kind::Login << 18456;
}

void TestAgentFleet::refusals()
{
    QFETCH(QString, job);
    QFETCH(QString, step);
    QFETCH(QString, user);
    const auto client = m_fleet->client(0, user);
    const auto answer = await<StartReceipt>([&](auto done) { client->startJob(job, step, this, done); });
    QVERIFY(answer);
    QVERIFY(!*answer);
    const AgentError error = answer->error();
    QVERIFY2(!error.text.isEmpty(), qPrintable(error.summary()));
    QTEST(error.kind, "kind");
    QTEST(error.number, "number");
    QVERIFY(!error.advice().isEmpty());
    QVERIFY(!error.summary().contains(m_fleet->fleet.password()));
}

// SQL Server starts a disabled job (agent-facts 2.1); whether we do is the task's choice.
void TestAgentFleet::disabledJobIsStartedOnlyWhereAllowed()
{
    const auto client = m_fleet->client();
    RunWatcher watcher(client.get());
    RunWatcher::Order order = orderOf(1, u"Off"_s);
    order.refuseDisabled = true;
    Followed refused(watcher, order);
    watcher.start(order);
    QTRY_VERIFY_WITH_TIMEOUT(refused.over(), 20'000);
    QVERIFY(refused.failure);
    QCOMPARE(refused.failure->kind, Kind::Disabled);
    QCOMPARE(refused.failure->job, u"Off"_s);
    QVERIFY(!refused.failure->text.isEmpty() && !refused.failure->advice().isEmpty());
    const auto history =
        await<QList<HistoryRow>>([&](auto done) { client->history(u"Off"_s, 0, 100, this, done); });
    QVERIFY(history && *history);
    const auto runsBefore = (*history)->size();

    Followed allowed(watcher, orderOf(2, u"Off"_s));
    watcher.start(orderOf(2, u"Off"_s));
    QTRY_VERIFY_WITH_TIMEOUT(allowed.over(), 20'000);
    QCOMPARE(allowed.outcome(), u"succeeded"_s);
    const auto after =
        await<QList<HistoryRow>>([&](auto done) { client->history(u"Off"_s, 0, 100, this, done); });
    QCOMPARE((*after)->size(), runsBefore + 2); // one run: its step and its outcome
}

void TestAgentFleet::waitsForAnothersRun()
{
    const auto client = m_fleet->client();
    const auto other = m_fleet->client();
    const auto first =
        await<StartReceipt>([&](auto done) { other->startJob(u"Half minute"_s, {}, this, done); });
    QVERIFY(first && *first);
    RunWatcher watcher(client.get());
    Followed fails(watcher, orderOf(1, u"Half minute"_s));
    watcher.start(orderOf(1, u"Half minute"_s, RunWatcher::IfRunning::Fail));
    QTRY_VERIFY_WITH_TIMEOUT(fails.over(), 20'000);
    QVERIFY(fails.failure);
    QCOMPARE(fails.failure->kind, Kind::AlreadyRunning);
    QCOMPARE(fails.failure->number, 22022);
    Followed waits(watcher, orderOf(2, u"Half minute"_s));
    watcher.start(orderOf(2, u"Half minute"_s, RunWatcher::IfRunning::Wait));
    QTRY_VERIFY_WITH_TIMEOUT(waits.over(), 60'000);
    QCOMPARE(waits.outcome(), u"succeeded"_s);
    QVERIFY(!waits.receipt->adopted);
    QVERIFY(waits.receipt->watermark > (*first)->watermark); // the other's run is in the history before it
}

void TestAgentFleet::adoptsAnothersRun()
{
    const auto client = m_fleet->client();
    const auto other = m_fleet->client();
    QVERIFY(await<StartReceipt>([&](auto done) {
                other->startJob(u"Half minute"_s, {}, this, done);
            })->has_value());
    RunWatcher watcher(client.get());
    Followed run(watcher, orderOf(1, u"Half minute"_s));
    watcher.start(orderOf(1, u"Half minute"_s, RunWatcher::IfRunning::Adopt));
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
    QCOMPARE(run.outcome(), u"succeeded"_s);
    QVERIFY(run.receipt->adopted);
    QCOMPARE(run.steps.size(), 1);
}

void TestAgentFleet::stopsARun()
{
    const auto client = m_fleet->client();
    QVERIFY(await<QList<JobActivity>>([&](auto done) { client->activity(this, done); }));
    RunWatcher watcher(client.get());
    Followed run(watcher, orderOf(1, u"Long"_s));
    watcher.start(orderOf(1, u"Long"_s));
    watcher.stop(1); // between request and start the Agent may refuse it: it is repeated
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
    QCOMPARE(run.outcome(), u"cancelled"_s);
    QCOMPARE(run.acceptances, 1);

    Followed again(watcher, orderOf(2, u"Long"_s));
    watcher.start(orderOf(2, u"Long"_s));
    QTRY_VERIFY_WITH_TIMEOUT(again.runningSince.isValid(), 30'000);
    watcher.stop(2);
    QTRY_VERIFY_WITH_TIMEOUT(again.over(), 60'000);
    QCOMPARE(again.outcome(), u"cancelled"_s);
}

void TestAgentFleet::stopsWhatWaits()
{
    const auto client = m_fleet->client();
    RunWatcher watcher(client.get());
    Followed first(watcher, orderOf(1, u"Long"_s));
    watcher.start(orderOf(1, u"Long"_s));
    QTRY_VERIFY_WITH_TIMEOUT(first.runningSince.isValid(), 30'000);
    Followed second(watcher, orderOf(2, u"Long"_s));
    watcher.start(orderOf(2, u"Long"_s, RunWatcher::IfRunning::Wait));
    watcher.stop(2);
    QTRY_VERIFY_WITH_TIMEOUT(second.over(), 30'000);
    QVERIFY(second.failure);
    QCOMPARE(second.failure->kind, Kind::Cancelled);
    QVERIFY(!first.over());
    watcher.stop(1);
    QTRY_VERIFY_WITH_TIMEOUT(first.over(), 60'000);
    QCOMPARE(first.outcome(), u"cancelled"_s);
}

void TestAgentFleet::startOnlyEndsWithTheAcceptance()
{
    const auto client = m_fleet->client();
    RunWatcher watcher(client.get());
    auto order = orderOf(1, u"Two steps"_s);
    order.watch = false;
    Followed run(watcher, order);
    watcher.start(order);
    QTRY_COMPARE_WITH_TIMEOUT(run.acceptances, 1, 20'000);
    QCOMPARE(watcher.watched(), 0);
    QVERIFY(!run.over());
}

void TestAgentFleet::historyIsIncremental()
{
    const auto client = m_fleet->client(1);
    const auto all = await<QList<HistoryRow>>([&](auto d) { client->history(u"Fails"_s, 0, 1000, this, d); });
    QVERIFY(all && *all && !(*all)->isEmpty());
    const qint64 middle = (**all)[(*all)->size() / 2].instanceId;
    const auto rest =
        await<QList<HistoryRow>>([&](auto d) { client->history(u"Fails"_s, middle, 1000, this, d); });
    QVERIFY(rest && *rest);
    QCOMPARE(**rest, (*all)->sliced((*all)->size() / 2 + 1));
    const auto none =
        await<QList<HistoryRow>>([&](auto d) { client->history(u"Nonesuch"_s, 0, 10, this, d); });
    QVERIFY(none && !*none);
    QCOMPARE(none->error().kind, Kind::NoSuchJob);
    QCOMPARE(none->error().job, u"Nonesuch"_s);
}

void TestAgentFleet::activityShowsWhatRuns()
{
    const auto client = m_fleet->client(1);
    const auto receipt = await<StartReceipt>([&](auto done) { client->startJob(u"Long"_s, {}, this, done); });
    QVERIFY(receipt && *receipt);
    JobState state = JobState::Unknown;
    const auto look = [&] {
        const auto answer = await<QList<JobActivity>>([&](auto done) { client->activity(this, done); });
        for (const JobActivity& activity : **answer) {
            if (activity.name == u"Long"_s)
                state = activity.state;
        }
        return state;
    };
    QTRY_COMPARE_WITH_TIMEOUT(look(), JobState::Running, 20'000);
    const auto picture = await<ServerPicture>([&](auto done) { client->snapshot(this, done); });
    for (const AgentJob& job : (*picture)->jobs)
        QCOMPARE(job.state, job.name == u"Long"_s ? JobState::Running : JobState::Idle);
    const auto stopped = await<bool>([&](auto done) { client->stopJob((*receipt)->job, this, done); });
    QVERIFY(stopped && *stopped && **stopped);
    QTRY_COMPARE_WITH_TIMEOUT(look(), JobState::Idle, 20'000);
    const auto idle = await<bool>([&](auto done) { client->stopJob((*receipt)->job, this, done); });
    QVERIFY(idle && *idle && !**idle);
}

void TestAgentFleet::readersMayReadNobodyMayNot()
{
    const auto admin = m_fleet->client();
    const auto all = await<Permissions>([&](auto done) { admin->permissions(this, done); });
    QVERIFY(all && *all);
    QVERIFY2((*all)->missing.isEmpty(), qPrintable((*all)->missing.join(u", "_s)));
    QVERIFY((*all)->sysadmin && (*all)->readTables && (*all)->startJobs && (*all)->serverState);

    const auto nobody = m_fleet->client(0, u"nobody"_s);
    const auto none = await<Permissions>([&](auto done) { nobody->permissions(this, done); });
    QVERIFY(none);
    QVERIFY2(*none, none->has_value() ? "" : qPrintable(none->error().summary()));
    QVERIFY(!(*none)->readTables && !(*none)->startJobs && !(*none)->serverState);
    QVERIFY((*none)->missing.contains(u"EXECUTE on msdb.dbo.sp_start_job"_s));
    const auto picture = await<ServerPicture>([&](auto done) { nobody->snapshot(this, done); });
    QVERIFY(picture && !*picture);
    QCOMPARE(picture->error().kind, Kind::Permission);
}

void TestAgentFleet::walksAServer()
{
    const auto walk = [&](AgentClient& client) {
        std::optional<QList<ServerTestStep>> steps;
        client.testServer(this, [&](const QList<ServerTestStep>& s) { steps = s; });
        [[maybe_unused]] const bool there = QTest::qWaitFor([&] { return steps.has_value(); }, 60'000);
        return steps.value_or(QList<ServerTestStep>());
    };
    const auto good = walk(*m_fleet->client());
    QCOMPARE(good.size(), 6);
    for (const ServerTestStep& step : good)
        QVERIFY2(step.result == ServerTestStep::Result::Ok || step.id == ServerTestStep::Id::Login,
                 qPrintable(step.detail));

    const auto refused = walk(*m_fleet->client(0, u"who"_s));
    QCOMPARE(refused.size(), 6);
    QCOMPARE(refused[1].result, ServerTestStep::Result::Ok);
    QCOMPARE(refused[2].result, ServerTestStep::Result::Failed);
    QVERIFY(!refused[2].advice.isEmpty());
    QCOMPARE(refused[3].result, ServerTestStep::Result::Skipped);

    Server nowhere = m_fleet->fleet.servers().first();
    nowhere.host = u"no-such-host.invalid"_s;
    AgentClient lost(m_fleet->pool, nowhere, {});
    const auto unknown = walk(lost);
    QCOMPARE(unknown[0].result, ServerTestStep::Result::Failed);
    QCOMPARE(unknown[1].result, ServerTestStep::Result::Skipped);
}

void TestAgentFleet::waitforIsCancelledAndTimesOut()
{
    const auto client = m_fleet->client();
    std::optional<AgentResult<int>> answer;
    const auto ask = [&](std::chrono::seconds timeout) {
        answer.reset();
        return client->lane()->submit<int>(
            this,
            [timeout](Connection& connection) -> AgentResult<int> {
                Statement statement(connection);
                statement.setTimeout(timeout);
                if (auto run = statement.execute(u"WAITFOR DELAY '10:00:00'; SELECT 1"_s); !run)
                    return tl::make_unexpected(run.error());
                return 1;
            },
            [&](const AgentResult<int>& r) { answer = r; });
    };
    const auto id = ask(std::chrono::seconds(60));
    QTRY_COMPARE(client->lane()->contact(), Contact::Connecting);
    client->lane()->cancel(id);
    QTRY_VERIFY(answer);
    QCOMPARE(answer->error().kind, Kind::Cancelled);
    ask(std::chrono::seconds(1));
    QTRY_VERIFY_WITH_TIMEOUT(answer, 20'000);
    QVERIFY2(answer->error().kind == Kind::Timeout, qPrintable(answer->error().summary()));
    const auto after =
        await<ServerPicture>([&](auto done) { client->snapshot(this, done, Lane::Options{true}); });
    QVERIFY(after && *after); // on a new connection
}

QTEST_GUILESS_MAIN(TestAgentFleet)
#include "tst_agentfleet.moc"
