// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetmodel.h"
#include "run/durationhistory.h"
#include "run/durationstatistics.h"
#include "run/serverload.h"
#include "run/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime kZero = QDateTime(QDate(2026, 11, 26), QTime(1, 0), Qt::UTC);

} // namespace

class TestChartModels final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void loadCountsBusySlots();
    void loadIsTheSameInAnyOrder();
    void boxesAsTukeyDrewThem();
    void historyOfTheFleet();
};

void TestChartModels::loadCountsBusySlots()
{
    ParentPackage package;
    for (const QString& id : {u"a"_s, u"b"_s, u"c"_s}) {
        Task task;
        task.id = task.name = task.job = id;
        task.weight = id == u"b"_s ? 2 : 1;
        package.tasks.append(task);
    }
    TimelineModel timeline;
    ServerLoad load(&timeline);
    QAbstractItemModelTester tester(&load, QAbstractItemModelTester::FailureReportingMode::QtTest);
    qint64 sequence = 0;
    const auto tell = [&](const RunEventBody& body, int at) {
        timeline.apply({++sequence, kZero.addSecs(at), body});
    };
    const double zero = double(kZero.toSecsSinceEpoch());
    timeline.begin(package);
    tell(StartRequested{u"a"_s, u"SQL1"_s, 1}, 0);
    QCOMPARE(load.rowCount(), 0); // it only waits
    tell(AttemptStarted{u"a"_s, u"SQL1"_s, 1, {}}, 2);
    tell(StartRequested{u"b"_s, u"SQL1"_s, 1}, 2);
    tell(AttemptStarted{u"b"_s, u"SQL1"_s, 1, {}}, 4);
    QVERIFY(load.isRunning());
    load.setNow(zero + 12);
    QCOMPARE(load.figures(0).now, 3);
    QCOMPARE(load.figures(0).average, (2.0 * 1 + 8.0 * 3) / 10);
    // The server's own word, later: it began a second earlier and ended before this was seen.
    tell(AttemptEnded{u"b"_s,
                      u"SQL1"_s,
                      1,
                      TaskOutcome::Succeeded,
                      FailureKind::None,
                      {},
                      kZero.addSecs(3),
                      kZero.addSecs(10)},
         14);
    tell(AttemptEnded{u"a"_s, u"SQL1"_s, 1, TaskOutcome::Succeeded, FailureKind::None, {}}, 12);
    QVERIFY(!load.isRunning());
    using Step = ServerLoad::Step;
    QList<Step> steps;
    for (const Step& step : load.loads().first().steps) {
        if (steps.isEmpty() || steps.last().level != step.level) // a start that moved leaves a step behind
            steps.append(step);
    }
    QCOMPARE(steps, (QList<Step>{{zero + 2, 1}, {zero + 3, 3}, {zero + 10, 1}, {zero + 12, 0}}));
    QCOMPARE(load.loads().first().peak, 3);
    QCOMPARE(load.figures(0).busy, 1.0);
    QCOMPARE(load.end(), zero + 12);
    tell(StartRequested{u"c"_s, u"SQL2"_s, 1}, 20);
    tell(AttemptStarted{u"c"_s, u"SQL2"_s, 1, {}}, 22);
    QCOMPARE(load.rowCount(), 2);
    timeline.begin(package);
    QCOMPARE(load.rowCount(), 0);
    QCOMPARE(load.begin(), 0.0);
}

void TestChartModels::loadIsTheSameInAnyOrder()
{
    // Whatever the order in which ends become known: at every moment the sum of what ran.
    std::mt19937 chance(3);
    for (int round = 0; round < 50; ++round) {
        TimelineModel timeline;
        ServerLoad load(&timeline);
        timeline.begin({});
        QList<std::pair<int, int>> spans;
        qint64 sequence = 0;
        for (int i = 0; i < 30; ++i) {
            const int begin = int(chance() % 100);
            spans.append({begin, begin + 1 + int(chance() % 40)});
            const QString id = QString::number(i);
            timeline.apply({++sequence, kZero.addSecs(begin), StartRequested{id, u"S"_s, 1}});
            timeline.apply({++sequence, kZero.addSecs(begin), AttemptStarted{id, u"S"_s, 1, {}}});
        }
        for (int i = 0; i < 30; ++i)
            timeline.apply(
                {++sequence, kZero.addSecs(spans.at(i).second),
                 AttemptEnded{QString::number(i), u"S"_s, 1, TaskOutcome::Succeeded, FailureKind::None, {}}});
        const std::vector<ServerLoad::Step>& steps = load.loads().first().steps;
        QCOMPARE(steps.back().level, 0);
        for (size_t i = 0; i + 1 < steps.size(); ++i) {
            QVERIFY(steps[i].at < steps[i + 1].at);
            const double second = steps[i].at - double(kZero.toSecsSinceEpoch());
            int running = 0;
            for (const auto& [begin, end] : spans)
                running += begin <= second && second < end ? 1 : 0;
            QCOMPARE(steps[i].level, running);
        }
    }
}

void TestChartModels::boxesAsTukeyDrewThem()
{
    const BoxStatistics box = boxOf({7, 1, 2, 3, 4, 5, 6, 8, 9, 40});
    QCOMPARE(box.count, 10);
    QCOMPARE(box.median, 5.5);
    QCOMPARE(box.lowerQuartile, 3.25);
    QCOMPARE(box.upperQuartile, 7.75);
    QCOMPARE(box.low, 1.0);
    QCOMPARE(box.high, 9.0);
    QCOMPARE(box.outliers, std::vector<double>({40}));
    QCOMPARE(boxOf({}).count, 0);
    QCOMPARE(boxOf({3}).median, 3.0);
}

void TestChartModels::historyOfTheFleet()
{
    FleetModel fleet;
    Server one, two;
    one.name = u"SQL1"_s;
    two.name = u"SQL2"_s;
    fleet.setServers({one, two});
    FleetDurations history(&fleet, [](const QString& server, const QDateTime& local) {
        return server == u"SQL2"_s ? local.addSecs(-3600) : local;
    });
    QSignalSpy changes(&history, &DurationHistory::changed);
    QVERIFY(history.jobs().isEmpty());
    AgentJob job;
    job.id = QUuid::createUuid();
    job.name = u"Load"_s;
    job.lastRuns = {{2, RunStatus::Failed, kZero.addSecs(100), 5s}, {1, RunStatus::Succeeded, kZero, 60s}};
    fleet.setJobs(u"SQL1"_s, {job});
    job.id = QUuid::createUuid();
    job.lastRuns = {{1, RunStatus::Succeeded, kZero.addSecs(3600), 30s}};
    fleet.setJobs(u"SQL2"_s, {job});
    QTRY_COMPARE(changes.count(), 1); // one signal for both
    QCOMPARE(history.jobs(), QStringList{u"Load"_s});
    const QList<DurationPoint> points = history.of(u"load"_s);
    QCOMPARE(points.size(), 3);
    QCOMPARE(points.first(), (DurationPoint{kZero.addSecs(30), 30s, u"SQL2"_s, RunStatus::Succeeded}));
    QCOMPARE(history.usual(u"SQL1"_s, u"Load"_s).median, std::chrono::milliseconds(60s)); // failures apart
    QCOMPARE(history.usual(u"SQL9"_s, u"Load"_s).samples, 2);                             // of all servers
    QCOMPARE(history.usual(u"SQL1"_s, u"Nothing"_s).samples, 0);
    // Asked in the background it tells the same, and since when it is slower as the tree has it.
    job.habits = JobHabits{9, 30s, 20s, 40s, SlowerSince{kZero, kZero.addSecs(-3600), 20s, 30s}};
    fleet.setJobs(u"SQL2"_s, {job});
    JobPast past;
    history.ask(u"Load"_s, this, [&](const JobPast& told) { past = told; });
    QTRY_COMPARE(past.points, points);
    QCOMPARE(past.slower, (QList<JobPast::Slower>{{u"SQL2"_s, job.habits->slower.value()}}));
    QCOMPARE(history.usual(u"SQL2"_s, u"Load"_s).p90, std::chrono::milliseconds(40s));
}

QTEST_GUILESS_MAIN(TestChartModels)
#include "tst_chartmodels.moc"
