// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody else's run of the job is under way: wait for it, adopt it or fail, however it ends; and nobody's
// run but ours is ever stopped.
#include "agentfleetfixture.h"

#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;
using IfRunning = RunWatcher::IfRunning;
using Kind = AgentError::Kind;

namespace {

// Jobs of a minute and a half, which is a second and a half here.
SimfleetProcess::Options fleetOf(const QByteArray& faults)
{
    SimfleetProcess::Options options;
    options.speed = 60;
    options.scenario =
        R"({"formatVersion": 1, "servers": [{"name": "SQL01"}], "history": {"runs": 1, "logRuns": 0},
        "logins": [{"name": "operator", "roles": ["SQLAgentOperatorRole"]}],
        "jobs": [{"name": "Well", "steps": [{"name": "Only", "duration": 90}]},
         {"name": "Fails", "steps": [{"name": "Only", "duration": 90, "outcome": "fail"}]},
         {"name": "Talks", "steps": [{"name": "Füllen 🚂", "duration": 5, "outcome": "fail", "historyFailOdds": 0,
           "error": "%1"}]}],
        "faults": [%2]})";
    options.scenario.replace("%1", QString(5000, u'ü').toUtf8()).replace("%2", faults);
    return options;
}

} // namespace

class TestAgentBusy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void othersRun_data();
    void othersRun();
    void stopIsForOurRunOnly_data();
    void stopIsForOurRunOnly();
    void failedJobTellsItsStepInFull();
};

void TestAgentBusy::initTestCase()
{
    if (!SimfleetProcess::available())
        QSKIP("stellwerk-simfleet is not built");
}

void TestAgentBusy::othersRun_data()
{
    QTest::addColumn<QString>("job");
    QTest::addColumn<QByteArray>("faults");
    QTest::addColumn<IfRunning>("wish");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<bool>("ownRun");
    const QByteArray killed =
        R"({"kind": "agent-killed", "on": {"request": "activity_job_id", "nth": 2}, "duration": 20})";
    const QByteArray killedEarly =
        R"({"kind": "agent-killed", "on": {"request": "history_job_id", "nth": 2}, "duration": 60})";
    QTest::newRow("wait, it ends well")
        << u"Well"_s << QByteArray() << IfRunning::Wait << u"succeeded"_s << true;
    QTest::newRow("wait, it fails") << u"Fails"_s << QByteArray() << IfRunning::Wait << u"failed"_s << true;
    QTest::newRow("wait, the agent restarts")
        << u"Well"_s << killed << IfRunning::Wait << u"succeeded"_s << true;
    QTest::newRow("adopt, it ends well")
        << u"Well"_s << QByteArray() << IfRunning::Adopt << u"succeeded"_s << false;
    QTest::newRow("adopt, it fails") << u"Fails"_s << QByteArray() << IfRunning::Adopt << u"failed"_s
                                     << false;
    QTest::newRow("adopt, the agent restarts")
        << u"Well"_s << killedEarly << IfRunning::Adopt << u"failed, agent"_s << false;
    QTest::newRow("fail, it goes on")
        << u"Well"_s << QByteArray() << IfRunning::Fail << u"start failed"_s << false;
}

void TestAgentBusy::othersRun()
{
    QFETCH(QString, job);
    QFETCH(QByteArray, faults);
    QFETCH(IfRunning, wish);
    QFETCH(QString, outcome);
    QFETCH(bool, ownRun);
    AgentFleet fleet(fleetOf(faults));
    QCOMPARE(fleet.error(), QString());
    const auto client = fleet.client();
    const auto other = fleet.client();
    const auto theirs = await<StartReceipt>([&](auto done) { other->startJob(job, {}, this, done); });
    QVERIFY(theirs && *theirs);
    RunWatcher watcher(client.get());
    Followed run(watcher, orderOf(1, job));
    watcher.start(orderOf(1, job, wish));
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
    QVERIFY2(run.outcome().startsWith(outcome), qPrintable(run.outcome()));
    if (wish == IfRunning::Fail) {
        QCOMPARE(run.failure->kind, Kind::AlreadyRunning);
        QCOMPARE(run.failure->number, 22022);
        return;
    }
    QVERIFY(run.receipt);
    QCOMPARE(run.receipt->adopted, !ownRun);
    const QDateTime ours = ownRun ? run.receipt->requestedLocal : run.receipt->adoptedRequestedLocal;
    QCOMPARE(ours == (*theirs)->requestedLocal, !ownRun);
    const auto history = await<QList<HistoryRow>>(
        [&](auto done) { client->history(job, (*theirs)->watermark, 100, this, done); });
    QVERIFY(history && *history);
    const auto outcomes = std::count_if((*history)->cbegin(), (*history)->cend(),
                                        [](const HistoryRow& row) { return row.step == 0; });
    const bool theirsLeftOne = faults.isEmpty(); // a killed run leaves no outcome
    QCOMPARE(outcomes, (theirsLeftOne ? 1 : 0) + (ownRun ? 1 : 0));
}

void TestAgentBusy::stopIsForOurRunOnly_data()
{
    QTest::addColumn<QString>("user"); // tables, or procedures only
    QTest::newRow("by the tables") << QString();
    QTest::newRow("by the procedures") << u"operator"_s;
}

void TestAgentBusy::stopIsForOurRunOnly()
{
    QFETCH(QString, user);
    AgentFleet fleet(fleetOf({}));
    QCOMPARE(fleet.error(), QString());
    const auto client = fleet.client(0, user);
    const auto other = fleet.client();
    RunWatcher watcher(client.get());
    Followed ours(watcher, orderOf(1, u"Well"_s));
    watcher.start(orderOf(1, u"Well"_s));
    QTRY_VERIFY_WITH_TIMEOUT(ours.runningSince.isValid(), 20'000);
    const auto orderFor = [](const StartReceipt& receipt) {
        return RunToStop{receipt.job, receipt.session, receipt.requestedLocal, receipt.watermark};
    };
    QVERIFY(ours.receipt->requestedLocal.isValid());
    QTRY_VERIFY_WITH_TIMEOUT(ours.over(), 60'000);
    QCOMPARE(ours.outcome(), u"succeeded"_s);

    RunWatcher theirWatcher(other.get());
    Followed theirs(theirWatcher, orderOf(2, u"Well"_s));
    theirWatcher.start(orderOf(2, u"Well"_s));
    QTRY_VERIFY_WITH_TIMEOUT(theirs.runningSince.isValid(), 20'000);
    const auto late = await<bool>([&](auto done) { client->stopJob(orderFor(*ours.receipt), this, done); });
    QVERIFY(late && *late);
    QCOMPARE(**late, false); // nothing of ours is under way
    QTRY_VERIFY_WITH_TIMEOUT(theirs.over(), 60'000);
    QCOMPARE(theirs.outcome(), u"succeeded"_s);

    Followed again(watcher, orderOf(3, u"Well"_s)); // and ours is stopped when it is
    watcher.start(orderOf(3, u"Well"_s));
    QTRY_VERIFY_WITH_TIMEOUT(again.runningSince.isValid(), 20'000);
    watcher.stop(3);
    QTRY_VERIFY_WITH_TIMEOUT(again.over(), 60'000);
    QCOMPARE(again.outcome(), u"cancelled"_s);
}

void TestAgentBusy::failedJobTellsItsStepInFull()
{
    AgentFleet fleet(fleetOf({}));
    QCOMPARE(fleet.error(), QString());
    const auto client = fleet.client();
    RunWatcher watcher(client.get());
    Followed run(watcher, orderOf(1, u"Talks"_s));
    watcher.start(orderOf(1, u"Talks"_s));
    QTRY_VERIFY_WITH_TIMEOUT(run.over(), 60'000);
    QCOMPARE(run.outcome(), u"failed"_s);
    QCOMPARE(run.steps.size(), 1);
    QCOMPARE(run.steps.first().stepName, u"Füllen 🚂"_s);
    QCOMPARE(run.steps.first().message.size(), 4000);
    QVERIFY(run.steps.first().message.count(u'ü') > 3800);
}

QTEST_GUILESS_MAIN(TestAgentBusy)
#include "tst_agentbusy.moc"
