// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/durationspread.h"
#include "run/runforecast.h"
#include "run/runforecaster.h"
#include "run/runmodel.h"
#include "run/timelinemodel.h"

#include <QSignalSpy>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime kZero = QDateTime(QDate(2026, 11, 26), QTime(1, 0), Qt::UTC);

// Tasks "a", "b" … of jobs "A", "B" … at SQL1, and two servers with two slots each.
ForecastPlan planOf(const QStringList& tasks)
{
    ForecastPlan plan;
    for (const QString& id : tasks) {
        Task task;
        task.id = task.name = id;
        task.job = id.toUpper();
        task.where.servers = {u"SQL1"_s};
        plan.package.tasks.append(task);
    }
    plan.fleet.servers = {{u"SQL1"_s, {}, {}, 2}, {u"SQL2"_s, {}, {}, 2}};
    return plan;
}

void connectTasks(ForecastPlan& plan, const QString& from, const QString& to,
                  ConstraintKind kind = ConstraintKind::Success)
{
    Constraint constraint;
    constraint.id = from + to;
    constraint.from = from;
    constraint.to = to;
    constraint.kind = kind;
    plan.package.constraints.append(constraint);
}

void know(ForecastPlan& plan, const QString& job, const QList<int>& seconds,
          const QString& server = u"SQL1"_s)
{
    std::vector<std::chrono::milliseconds> durations;
    for (const int one : seconds)
        durations.push_back(std::chrono::seconds(one));
    plan.estimates.add(server, job, durations);
}

QList<int> about(int seconds) // P10 of it is a tenth less, P90 a tenth more
{
    QList<int> all;
    for (int i = -5; i <= 5; ++i)
        all.append(seconds + seconds * i * 125 / 5000);
    return all;
}

} // namespace

class TestRunForecast final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneAfterTheOther();
    void serversAreFull();
    void limitsOfPackageAndGroup();
    void whatRunsHasItsRest();
    void onlyWhatCanRunIsExpected();
    void disabledTasksTakeNoTime();
    void nobodyKnows();
    void percentiles();
    void restOfSpread();
    void forecasterFollowsTheRun();
};

void TestRunForecast::oneAfterTheOther()
{
    ForecastPlan plan = planOf({u"a"_s, u"b"_s, u"c"_s});
    connectTasks(plan, u"a"_s, u"b"_s);
    connectTasks(plan, u"b"_s, u"c"_s, ConstraintKind::Completion);
    know(plan, u"A"_s, {100});
    know(plan, u"B"_s, {50});
    know(plan, u"C"_s, {10});
    const RunForecast forecast = forecastRun(plan, {}, kZero, 0);
    QCOMPARE(forecast.tasks.size(), 3);
    QCOMPARE(forecast.tasks.value(u"b"_s).begin, kZero.addSecs(100));
    QCOMPARE(forecast.tasks.value(u"b"_s).server, u"SQL1"_s);
    QCOMPARE(forecast.tasks.value(u"c"_s).end, kZero.addSecs(160));
    QCOMPARE(forecast.end, kZero.addSecs(160));
    QCOMPARE(forecast.p50, forecast.end);
    QVERIFY(!forecast.p90.isValid());
    QVERIFY(!forecast.tasks.value(u"a"_s).begun);
}

void TestRunForecast::serversAreFull()
{
    // Three at the same time on two slots: the third waits for the first that ends.
    ForecastPlan plan = planOf({u"a"_s, u"b"_s, u"c"_s});
    know(plan, u"A"_s, {100});
    know(plan, u"B"_s, {60});
    know(plan, u"C"_s, {30});
    const RunForecast forecast = forecastRun(plan, {}, kZero, 0);
    QCOMPARE(forecast.tasks.value(u"c"_s).begin, kZero.addSecs(60));
    QCOMPARE(forecast.end, kZero.addSecs(100));
    // One that may run elsewhere goes there.
    plan.package.tasks[2].where.servers = {u"SQL1"_s, u"SQL2"_s};
    know(plan, u"C"_s, {40}, u"SQL2"_s);
    const RunForecast spread = forecastRun(plan, {}, kZero, 0);
    QCOMPARE(spread.tasks.value(u"c"_s).server, u"SQL2"_s);
    QCOMPARE(spread.tasks.value(u"c"_s).end, kZero.addSecs(40));
}

void TestRunForecast::limitsOfPackageAndGroup()
{
    ForecastPlan plan = planOf({u"a"_s, u"b"_s, u"c"_s});
    for (const QString& job : {u"A"_s, u"B"_s, u"C"_s})
        know(plan, job, {10});
    plan.package.maxConcurrent = 1;
    QCOMPARE(forecastRun(plan, {}, kZero, 0).end, kZero.addSecs(30));
    plan.package.maxConcurrent.reset();
    Group group;
    group.id = u"g"_s;
    group.maxConcurrent = 1;
    plan.package.groups = {group};
    plan.package.tasks[0].group = plan.package.tasks[1].group = u"g"_s;
    QCOMPARE(forecastRun(plan, {}, kZero, 0).end, kZero.addSecs(20));
}

void TestRunForecast::whatRunsHasItsRest()
{
    ForecastPlan plan = planOf({u"a"_s, u"b"_s});
    connectTasks(plan, u"a"_s, u"b"_s);
    know(plan, u"A"_s, {100, 100, 100, 100, 100});
    know(plan, u"B"_s, {20});
    QHash<TaskId, ForecastProgress> progress;
    progress[u"a"_s] = {TaskState::Running, {}, u"SQL1"_s, kZero.addSecs(-70)};
    RunForecast forecast = forecastRun(plan, progress, kZero, 0);
    QVERIFY(forecast.tasks.value(u"a"_s).begun);
    QCOMPARE(forecast.tasks.value(u"a"_s).begin, kZero.addSecs(-70));
    QCOMPARE(forecast.tasks.value(u"b"_s).begin, kZero.addSecs(30));
    // Longer than any run before: it cannot have ended by now.
    progress[u"a"_s].started = kZero.addSecs(-400);
    forecast = forecastRun(plan, progress, kZero, 0);
    QCOMPARE(forecast.tasks.value(u"b"_s).begin, kZero.addSecs(20));
    // It runs on a server that is not known any more.
    progress[u"a"_s].server = u"GONE"_s;
    QCOMPARE(forecastRun(plan, progress, kZero, 0).tasks.size(), 2);
}

void TestRunForecast::onlyWhatCanRunIsExpected()
{
    ForecastPlan plan = planOf({u"a"_s, u"onFailure"_s, u"afterThat"_s, u"b"_s});
    connectTasks(plan, u"a"_s, u"onFailure"_s, ConstraintKind::Failure);
    connectTasks(plan, u"onFailure"_s, u"afterThat"_s);
    connectTasks(plan, u"a"_s, u"b"_s);
    for (const QString& job : {u"A"_s, u"ONFAILURE"_s, u"AFTERTHAT"_s, u"B"_s})
        know(plan, job, {10});
    QCOMPARE(forecastRun(plan, {}, kZero, 0).tasks.size(), 2);
    QHash<TaskId, ForecastProgress> progress;
    progress[u"a"_s] = {TaskState::Ended, TaskOutcome::Failed, u"SQL1"_s, kZero};
    progress[u"b"_s] = {TaskState::Ended, TaskOutcome::Skipped, {}, {}};
    const RunForecast forecast = forecastRun(plan, progress, kZero, 0);
    QCOMPARE(forecast.tasks.size(), 2);
    QCOMPARE(forecast.tasks.value(u"afterThat"_s).begin, kZero.addSecs(10));
}

void TestRunForecast::disabledTasksTakeNoTime()
{
    ForecastPlan plan = planOf({u"a"_s, u"b"_s, u"c"_s});
    connectTasks(plan, u"a"_s, u"b"_s);
    connectTasks(plan, u"b"_s, u"c"_s);
    for (const QString& job : {u"A"_s, u"B"_s, u"C"_s})
        know(plan, job, {10});
    plan.package.tasks[1].disabled = true;
    const RunForecast forecast = forecastRun(plan, {}, kZero, 0);
    QVERIFY(!forecast.tasks.contains(u"b"_s));
    QCOMPARE(forecast.tasks.value(u"c"_s).begin, kZero.addSecs(10));
    plan.package.tasks[0].disabled = true;
    QCOMPARE(forecastRun(plan, {}, kZero, 0).tasks.value(u"c"_s).begin, kZero);
}

void TestRunForecast::nobodyKnows()
{
    ForecastPlan plan = planOf({u"a"_s, u"b"_s});
    connectTasks(plan, u"a"_s, u"b"_s);
    const RunForecast nothing = forecastRun(plan, {}, kZero, 50);
    QVERIFY(nothing.tasks.isEmpty());
    QVERIFY(!nothing.end.isValid());
    know(plan, u"A"_s, about(100));
    const RunForecast half = forecastRun(plan, {}, kZero, 50);
    QCOMPARE(half.unknown, 1);
    QVERIFY(!half.tasks.value(u"b"_s).known);
    QCOMPARE(half.tasks.value(u"b"_s).end, kZero.addSecs(200)); // as long as the others
    QVERIFY(!half.p90.isValid());
}

void TestRunForecast::percentiles()
{
    ForecastPlan plan = planOf({u"a"_s, u"b"_s, u"c"_s});
    connectTasks(plan, u"a"_s, u"b"_s);
    connectTasks(plan, u"b"_s, u"c"_s);
    for (const QString& job : {u"A"_s, u"B"_s, u"C"_s})
        know(plan, job, about(1000));
    const RunForecast forecast = forecastRun(plan, {}, kZero, 200);
    QVERIFY(forecast.p90.isValid());
    QVERIFY(std::abs(kZero.secsTo(forecast.p50) - 3000) < 60);
    // Three in a row do not all take long: less than three times the ninth decile.
    QVERIFY(forecast.p90 > forecast.p50.addSecs(40));
    QVERIFY(forecast.p90 < kZero.addSecs(3300));
    QCOMPARE(forecastRun(plan, {}, kZero, 200), forecast);
    QVERIFY(!forecastRun(plan, {}, kZero, 200, [] { return true; }).p90.isValid());
}

void TestRunForecast::restOfSpread()
{
    Estimate estimate;
    estimate.p10 = 80s;
    estimate.median = 100s;
    estimate.p90 = 120s;
    const DurationSpread spread(estimate);
    for (const double part : {0.0, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99})
        QCOMPARE(spread.partOf(spread.at(part)), part);
    QCOMPARE(spread.restAfter(0, 0.5), 100'000.0);
    QCOMPARE(spread.restAfter(120'000, 0.5), 10'000.0); // half of the last tenth
    QCOMPARE(spread.restAfter(1'000'000, 0.5), 50'000.0);
}

void TestRunForecast::forecasterFollowsTheRun()
{
    ForecastPlan plan = planOf({u"a"_s, u"b"_s});
    connectTasks(plan, u"a"_s, u"b"_s);
    know(plan, u"A"_s, about(1000));
    know(plan, u"B"_s, about(1000));
    RunModel run;
    int asked = 0;
    TimelineModel timeline;
    RunForecaster forecaster(&run, &timeline, [&] {
        ++asked;
        return plan;
    });
    QSignalSpy changes(&forecaster, &RunForecaster::changed);
    QDateTime now = kZero;
    forecaster.setNow([&] { return now; });
    run.begin(plan.package);
    timeline.begin(plan.package);
    const auto tell = [&](qint64 sequence, const QDateTime& at, const RunEventBody& body) {
        timeline.apply({sequence, at, body});
        run.apply({sequence, at, body});
    };
    tell(1, kZero, RunStarted{u"r"_s, u"P"_s, {}});
    tell(2, kZero, TaskReady{u"a"_s});
    tell(3, kZero, StartRequested{u"a"_s, u"SQL1"_s, 1});
    tell(4, kZero, AttemptStarted{u"a"_s, u"SQL1"_s, 1, {}});
    QTRY_COMPARE(forecaster.forecast().tasks.size(), 2);
    QCOMPARE(asked, 1);
    QVERIFY(forecaster.forecast().p90.isValid());
    now = kZero.addSecs(1900);
    tell(5, now, AttemptEnded{u"a"_s, u"SQL1"_s, 1, TaskOutcome::Failed, FailureKind::JobFailed, {}});
    tell(6, now, RetryScheduled{u"a"_s, 2, 30s});
    QTRY_COMPARE(forecaster.forecast().tasks.value(u"a"_s).begin, now);
    // It is late, and what is to come is so, too.
    run.setExpected(u"a"_s, 1000s);
    QTRY_COMPARE(forecaster.delayOf(u"a"_s).later.size(), 1);
    QCOMPARE(forecaster.delayOf(u"a"_s).later.first().task, u"b"_s);
    QVERIFY(forecaster.delayOf(u"a"_s).later.first().by > 1500s);
    QVERIFY(forecaster.delayOf(u"b"_s).later.isEmpty());
    // Another run: nothing of the last one is left.
    run.begin(plan.package);
    QVERIFY(forecaster.forecast().tasks.isEmpty());
    run.apply({1, kZero, RunStarted{u"s"_s, u"P"_s, {}}});
    run.apply({2, kZero, TaskReady{u"a"_s}});
    QTRY_COMPARE(forecaster.forecast().tasks.size(), 2);
    run.apply({3, kZero, RunEnded{RunOutcome::Cancelled}});
    QTRY_VERIFY(forecaster.forecast().tasks.isEmpty());
}

QTEST_GUILESS_MAIN(TestRunForecast)
#include "tst_runforecast.moc"
