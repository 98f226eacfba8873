// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What may go wrong between a start and its end: each case a fleet of its own with one fault, and the truth
// about how often a job was started from the fleet's own log.
#include "agent/connection.h"
#include "agent/statement.h"
#include "agentfleetfixture.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;
using Kind = AgentError::Kind;

class TestAgentFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void runUnderAFault_data();
    void runUnderAFault();
    void lostAnswerOfAStoppedServerIsUnknownToNobody();
    void stoppedAgentIsNamed();
    void badServersAreNotNoticedByTheOthers();

private:
    // Accepted starts of `job` in the fleet's log.
    [[nodiscard]] static int starts(const QString& log, const QString& job)
    {
        QFile file(log);
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        int count = 0;
        for (const QByteArray& line : file.readAll().split('\n')) {
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            if (entry["type"_L1].toString() == u"start" && entry["job"_L1].toString() == job &&
                entry["accepted"_L1].toBool())
                ++count;
        }
        return count;
    }
};

void TestAgentFaults::initTestCase()
{
    if (!SimfleetProcess::available())
        QSKIP("stellwerk-simfleet is not built");
}

void TestAgentFaults::runUnderAFault_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<int>("accepted"); // starts that the fleet counts
    QTest::newRow("none") << QByteArray() << u"succeeded"_s << 1;
    QTest::newRow("start answered by a cut")
        << QByteArray(R"({"kind": "cut-after", "on": {"start": "Load"}})") << u"succeeded"_s << 1;
    QTest::newRow("cut within the start's answer")
        << QByteArray(R"({"kind": "cut-during", "on": {"start": "Load"}})") << u"succeeded"_s << 1;
    QTest::newRow("cut before the start's work")
        << QByteArray(R"({"kind": "cut-before", "on": {"request": "sp_start_job"}})") << u"succeeded"_s << 1;
    QTest::newRow("poll answered by a cut")
        << QByteArray(R"({"kind": "cut-after", "on": {"request": "history_job_id"}, "count": 1})")
        << u"succeeded"_s << 1;
    QTest::newRow("every third poll cut")
        << QByteArray(R"({"kind": "cut-during", "on": {"request": "history_job_id", "nth": 3}, "count": 1})")
        << u"succeeded"_s << 1;
    QTest::newRow("agent killed and back")
        << QByteArray(R"({"kind": "agent-killed", "on": {"start": "Load"}, "duration": 300})")
        << u"failed, agent"_s << 1;
    QTest::newRow("agent stopped in order")
        << QByteArray(
               R"({"kind": "agent-stopped", "on": {"request": "history_job_id", "nth": 3}, "duration": 600})")
        << u"cancelled"_s << 1;
    QTest::newRow("history purged under the run")
        << QByteArray(R"({"kind": "history-purged", "on": {"end": "Load"}})") << u"succeeded"_s << 1;
    QTest::newRow("lock time-outs while polling")
        << QByteArray(
               R"({"kind": "lock-timeout", "on": {"request": "history_job_id", "nth": 2}, "count": 2, "match": "history_job_id"})")
        << u"succeeded"_s << 1;
    QTest::newRow("down for a while")
        << QByteArray(R"({"kind": "black-hole", "on": {"request": "history_job_id", "nth": 2}, "count": 1})")
        << u"succeeded"_s << 1;
}

void TestAgentFaults::runUnderAFault()
{
    QFETCH(QByteArray, fault);
    QFETCH(QString, outcome);
    QFETCH(int, accepted);
    const QTemporaryDir folder;
    SimfleetProcess::Options options;
    options.speed = 60;
    options.scenario =
        R"({"formatVersion": 1, "servers": [{"name": "SQL01"}], "history": {"runs": 2, "logRuns": 0},
        "jobs": [{"name": "Load", "steps": [{"name": "One", "duration": 60}, {"name": "Two", "duration": 30}]}],
        "faults": [)" +
        fault + "]}";
    const QString log = folder.filePath(u"starts"_s);
    options.arguments = {u"--start-log"_s, log};
    AgentFleet fleet(options);
    QCOMPARE(fleet.error(), QString());
    const auto client = fleet.client();
    Server patient = client->server();
    patient.queryTimeout = std::chrono::seconds(2); // a black hole is given up soon
    client->setServer(patient);

    RunWatcher watcher(client.get());
    QSignalSpy lost(&watcher, &RunWatcher::contactLost);
    QSignalSpy back(&watcher, &RunWatcher::contactBack);
    Followed run(watcher, orderOf(1, u"Load"_s));
    watcher.start(orderOf(1, u"Load"_s, RunWatcher::IfRunning::Wait));
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
    QVERIFY2(run.outcome().startsWith(outcome),
             qPrintable(run.outcome() + u'\n' + fleet.fleet.errorOutput()));
    QCOMPARE(run.acceptances, 1);
    QCOMPARE(run.ends, 1);
    QCOMPARE(run.failures, 0);
    QCOMPARE(lost.size(), back.size());
    if (fault.contains("cut-") ||
        fault.contains("black-hole")) // or the fault did not hit, and nothing is shown
        QVERIFY(lost.size() > 0);
    if (outcome == u"succeeded" && !fault.contains("purged"))
        QCOMPARE(run.steps.size(), 2);
    fleet.fleet.stop();
    QCOMPARE(starts(log, u"Load"_s), accepted);
}

void TestAgentFaults::lostAnswerOfAStoppedServerIsUnknownToNobody()
{
    SimfleetProcess::Options options;
    options.speed = 60;
    options.scenario = R"({"formatVersion": 1, "servers": [{"name": "SQL01"}], "history": {"runs": 0},
        "jobs": [{"name": "Load", "deleteLevel": 3, "steps": [{"duration": 1}]}],
        "faults": [{"kind": "cut-after", "on": {"start": "Load"}}]})";
    AgentFleet fleet(options);
    QCOMPARE(fleet.error(), QString());
    const auto client = fleet.client();
    RunWatcher watcher(client.get());
    Followed run(watcher, orderOf(1, u"Load"_s));
    watcher.start(orderOf(1, u"Load"_s));
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
    // The job removed itself and its history before anyone could look: nobody may claim to know.
    if (run.failure) {
        QCOMPARE(run.failure->kind, Kind::ContactLost);
        QCOMPARE(run.failure->job, u"Load"_s);
    } else {
        QVERIFY2(run.end->result == RunResult::Unknown || run.end->result == RunResult::Succeeded,
                 qPrintable(run.outcome()));
    }
}

void TestAgentFaults::stoppedAgentIsNamed()
{
    SimfleetProcess::Options options;
    options.scenario = R"({"formatVersion": 1, "servers": [{"name": "SQL01", "agent": "stopped"}],
        "jobs": [{"name": "Load", "steps": [{"duration": 1}]}]})";
    AgentFleet fleet(options);
    QCOMPARE(fleet.error(), QString());
    const auto client = fleet.client();
    const auto answer = await<StartReceipt>([&](auto done) { client->startJob(u"Load"_s, {}, this, done); });
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, Kind::AgentStopped);
    QCOMPARE(answer->error().number, 22022);
    const auto state = await<AgentState>([&](auto done) { client->agentState(this, done); });
    QVERIFY(state && *state);
    QCOMPARE(**state, AgentState::Stopped);
}

// 50 servers of which 5 never answer: the 45 end all their polls while the 5 have not ended one.
void TestAgentFaults::badServersAreNotNoticedByTheOthers()
{
    constexpr int kServers = 50, kPolls = 15;
    SimfleetProcess::Options options;
    options.servers = kServers;
    QByteArrayList faults;
    for (const char* name : {"SQL01", "SQL11", "SQL21", "SQL31", "SQL41"})
        faults.append(R"({"server": ")" + QByteArray(name) +
                      R"(", "kind": "black-hole", "at": 0, "duration": 100000})");
    options.scenario = R"({"formatVersion": 1, "jobs": [{"name": "Load", "steps": [{"duration": 1}]}],
        "history": {"runs": 1, "logRuns": 0}, "faults": [)" +
                       faults.join(',') + "]}";
    AgentFleet fleet(options);
    QCOMPARE(fleet.error(), QString());
    std::vector<std::unique_ptr<AgentClient>> clients;
    QList<int> polls(kServers);
    int bad = 0, badThen = -1;
    std::function<void(int)> poll = [&](int i) {
        clients[std::size_t(i)]->activity(this, [&, i](const AgentResult<QList<JobActivity>>& answer) {
            if (i % 10 == 0)
                ++bad;
            else if (answer && ++polls[i] < kPolls)
                poll(i);
        });
    };
    for (int i = 0; i < kServers; ++i) {
        clients.push_back(fleet.client(i));
        Server server = clients.back()->server();
        server.loginTimeout = std::chrono::seconds(20);
        server.queryTimeout = std::chrono::seconds(20);
        clients.back()->setServer(server);
        poll(i);
    }
    const auto done = [&] {
        const bool all = std::count(polls.begin(), polls.end(), kPolls) == kServers - 5;
        if (all && badThen < 0)
            badThen = bad;
        return all;
    };
    QTRY_VERIFY_WITH_TIMEOUT(done(), 19'000);
    QCOMPARE(badThen, 0);
    fleet.fleet.kill(); // ends the hung calls
}

QTEST_GUILESS_MAIN(TestAgentFaults)
#include "tst_agentfaults.moc"
