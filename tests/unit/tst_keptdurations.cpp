// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetmodel.h"
#include "historypages.h"
#include "session/keptdurations.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace std::chrono_literals;

// The past of a job from the program's own history and from what the servers still show.
class TestKeptDurations final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void reachesBackBeyondTheServer();
    void saysWhenThereIsMore();
    void onlyTheLatestQuestionCounts();
    void withoutAHistoryTheFleetAnswers();
    void tellsWhatCannotBeRead();
    void growsOncePerBurst();

private:
    // Job 1 at SQL01 and SQL02; the servers' last `recent` runs, with clocks that are a minute fast.
    void fleetWith(const QList<JobOutcome>& recent);
    void make(HistoryStore* store);
    [[nodiscard]] JobPast past(const QString& job = u"job 1"_s);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HistoryStore> m_store;
    std::unique_ptr<FleetModel> m_fleet;
    std::unique_ptr<KeptDurations> m_durations;
};

void TestKeptDurations::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<HistoryStore>(m_folder->filePath(u"history.sqlite"_s));
    m_store->setRetention({36'500, 0});
    m_fleet = std::make_unique<FleetModel>();
    make(m_store.get());
}

void TestKeptDurations::cleanup()
{
    m_durations.reset();
    m_fleet.reset();
    m_store.reset();
    m_folder.reset();
}

void TestKeptDurations::make(HistoryStore* store)
{
    m_durations = std::make_unique<KeptDurations>(
        m_fleet.get(), store, [](const QString&, const QDateTime& local) { return local.addSecs(-60); });
}

void TestKeptDurations::fleetWith(const QList<JobOutcome>& recent)
{
    Server one, two;
    one.name = u"SQL01"_s;
    two.name = u"SQL02"_s;
    m_fleet->setServers({one, two});
    AgentJob job;
    job.id = jobId(1);
    job.name = u"Job 1"_s;
    for (auto row = recent.crbegin(); row != recent.crend(); ++row)
        job.lastRuns.append(row->run);
    m_fleet->setJobs(u"SQL01"_s, {job});
    job.lastRuns.clear();
    m_fleet->setJobs(u"SQL02"_s, {job});
}

JobPast TestKeptDurations::past(const QString& job)
{
    std::optional<JobPast> told;
    m_durations->ask(job, this, [&](const JobPast& one) { told = one; });
    if (told) // never before ask() returned
        return {};
    return QTest::qWaitFor([&] { return told.has_value(); }, 30'000) ? *told : JobPast();
}

void TestKeptDurations::reachesBackBeyondTheServer()
{
    QList<JobOutcome> all = outcomes(1, 200);
    all[150].run.status = RunStatus::Failed;
    all[150].message = u"Deadlock victim"_s;
    QVERIFY(append(*m_store, page(0, all)));
    // The server has its last twenty, and one that nobody took in yet.
    QList<JobOutcome> recent = all.last(20);
    recent.append(outcome(201, 1, kNow, 90));
    fleetWith(recent);
    const JobPast told = past();
    QCOMPARE(told.points.size(), 201);
    QVERIFY(told.kept);
    QVERIFY(told.error.isEmpty());
    QCOMPARE(told.most, 0);
    QVERIFY(std::is_sorted(told.points.cbegin(), told.points.cend(),
                           [](const auto& a, const auto& b) { return a.ended < b.ended; }));
    QCOMPARE(told.points.last().duration, 90s);
    QCOMPARE(told.points.last().ended, kNow.addSecs(-60 + 90)); // by the true clock
    QCOMPARE(told.points.at(150).outcome, RunStatus::Failed);
    QCOMPARE(told.points.at(150).message, u"Deadlock victim"_s);
    QVERIFY(told.points.at(0).message.isEmpty()); // a success says nothing
    QVERIFY(past(u"Job 2"_s).points.isEmpty());
}

void TestKeptDurations::saysWhenThereIsMore()
{
    QCOMPARE(KeptDurations::mostOf(1), 10'000);
    QCOMPARE(KeptDurations::mostOf(50), 2'000);
    QCOMPARE(KeptDurations::mostOf(5'000), 500);
    fleetWith({});
    for (int first = 1; first <= 10'500; first += 1'000) {
        QList<JobOutcome> rows;
        for (int i = first; i < first + 1'000; ++i)
            rows.append(outcome(i, 1, kNow.addSecs(-3600LL * 12'000 + 3600LL * i)));
        QVERIFY(append(*m_store, page(first - 1, rows)));
    }
    // Two servers have the job, one of them more than is read of each.
    const JobPast told = past();
    QCOMPARE(told.points.size(), 10'000);
    QCOMPARE(told.most, 10'000);
}

void TestKeptDurations::onlyTheLatestQuestionCounts()
{
    QVERIFY(append(*m_store, page(0, outcomes(1, 5) + outcomes(6, 7, 2))));
    fleetWith({});
    QStringList told;
    QObject context;
    for (const QString& job : {u"Job 1"_s, u"Job 2"_s, u"Job 1"_s})
        m_durations->ask(job, &context, [&](const JobPast& one) { told.append(one.job); });
    int others = 0;
    {
        QObject gone;
        m_durations->ask(u"Job 1"_s, &gone, [&](const JobPast&) { ++others; });
    }
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(!past().points.isEmpty()); // whatever was still on its way has come by now
    QCOMPARE(told, QStringList{u"Job 1"_s});
    QCOMPARE(others, 0);
}

void TestKeptDurations::withoutAHistoryTheFleetAnswers()
{
    make(nullptr);
    fleetWith(outcomes(1, 20));
    const JobPast told = past();
    QCOMPARE(told.points.size(), 20);
    QVERIFY(!told.kept);
    QVERIFY(told.error.isEmpty());
}

void TestKeptDurations::tellsWhatCannotBeRead()
{
    m_durations.reset();
    m_store.reset();
    // A folder where the file should be: neither read nor moved aside.
    const QString place = m_folder->filePath(u"folder.sqlite"_s);
    QVERIFY(QDir().mkpath(place + u"/inside"_s));
    m_store = std::make_unique<HistoryStore>(place);
    make(m_store.get());
    fleetWith(outcomes(1, 3));
    const JobPast told = past();
    QVERIFY(!told.error.isEmpty());
    QCOMPARE(told.points.size(), 3); // what the servers have is shown all the same
}

void TestKeptDurations::growsOncePerBurst()
{
    QSignalSpy grew(m_durations.get(), &DurationHistory::grew);
    m_durations->noteAdded(u"SQL01"_s, 0); // nothing yet
    m_durations->noteAdded(u"SQL01"_s, 1'000);
    m_durations->noteAdded(u"SQL02"_s, 500);
    m_durations->noteAdded(u"SQL01"_s, 1'000);
    QTRY_COMPARE_WITH_TIMEOUT(grew.count(), 1, 20'000);
}

QTEST_GUILESS_MAIN(TestKeptDurations)
#include "tst_keptdurations.moc"
