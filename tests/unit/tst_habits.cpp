// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long a job usually takes, and since when it takes longer: on made-up series whose truth is known.
#include "history/habits.h"

#include <QTest>

#include <rapidcheck.h>

#include <random>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime kFirst(QDate(2026, 1, 1), QTime(2, 0), Qt::UTC);

std::vector<double> noise(std::mt19937& random, std::size_t count, double sigma, double level = 0)
{
    std::normal_distribution<double> normal(level, sigma);
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(normal(random));
    return values;
}

std::vector<double> shifted(std::mt19937& random, std::size_t before, std::size_t after, double sigma,
                            double factor)
{
    std::vector<double> values = noise(random, before, sigma);
    for (const double value : noise(random, after, sigma, std::log(factor)))
        values.push_back(value);
    return values;
}

// A run a day, oldest first; given newest first, as the history does.
QList<PastRun> runsOf(const std::vector<int>& durations)
{
    QList<PastRun> runs;
    for (std::size_t i = 0; i < durations.size(); ++i) {
        const QDateTime began = kFirst.addDays(qint64(i));
        runs.prepend({{qint64(i) + 1, RunStatus::Succeeded, began, std::chrono::seconds(durations[i])},
                      began.addSecs(-3600)});
    }
    return runs;
}

std::vector<int> around(std::mt19937& random, int count, double median, double sigma = 0.1)
{
    std::lognormal_distribution<double> duration(std::log(median), sigma);
    std::vector<int> all;
    for (int i = 0; i < count; ++i)
        all.push_back(int(std::lround(duration(random))));
    return all;
}

} // namespace

class TestHabits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The rate that is promised: one series of a hundred, whatever its noise is like. Of 1,000 series more
    // than 21 would be alarms less than once in a thousand tests if the rate were kept exactly.
    void steadySeriesRaiseNoAlarm_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<double>("sigma");
        QTest::addColumn<bool>("outliers");
        QTest::addColumn<bool>("whole");
        QTest::newRow("short") << 20 << 0.1 << false << false;
        QTest::newRow("a hundred") << 100 << 0.1 << false << false;
        QTest::newRow("a hundred, restless") << 100 << 0.8 << false << false;
        QTest::newRow("three hundred") << 300 << 0.1 << false << false;
        QTest::newRow("with outliers") << 100 << 0.1 << true << false;
        QTest::newRow("whole seconds, few values") << 100 << 0.5 << false << true;
    }
    void steadySeriesRaiseNoAlarm()
    {
        QFETCH(int, length);
        QFETCH(double, sigma);
        QFETCH(bool, outliers);
        QFETCH(bool, whole);
        std::mt19937 random(7);
        int alarms = 0;
        for (int i = 0; i < 1000; ++i) {
            std::vector<double> values = noise(random, std::size_t(length), sigma);
            for (double& value : values) {
                if (outliers && random() % 20 == 0)
                    value += 3;
                if (whole)
                    value = std::round(value * 2);
            }
            alarms += levelChanges(values).empty() ? 0 : 1;
        }
        qInfo("%d alarms of 1000", alarms);
        QVERIFY2(alarms <= 21, qPrintable(QString::number(alarms)));
    }

    void aShiftOfThirtyPercentIsFound_data()
    {
        QTest::addColumn<double>("sigma");
        QTest::addColumn<int>("runs");    // at the new level
        QTest::addColumn<int>("within");  // runs of the truth
        QTest::addColumn<int>("atLeast"); // of 200 series
        QTest::newRow("noise of 10 %, 5 runs") << 0.10 << 5 << 3 << 130;
        QTest::newRow("noise of 10 %, 8 runs") << 0.10 << 8 << 3 << 185;
        QTest::newRow("noise of 10 %, 12 runs") << 0.10 << 12 << 3 << 190;
        QTest::newRow("noise of 20 %, 12 runs") << 0.20 << 12 << 10 << 130;
        QTest::newRow("noise of 20 %, 20 runs") << 0.20 << 20 << 10 << 180;
    }
    void aShiftOfThirtyPercentIsFound()
    {
        QFETCH(double, sigma);
        QFETCH(int, runs);
        QFETCH(int, within);
        QFETCH(int, atLeast);
        std::mt19937 random(11);
        int found = 0;
        for (int i = 0; i < 200; ++i) {
            const auto changes = levelChanges(shifted(random, 60, std::size_t(runs), sigma, 1.3));
            found += std::any_of(changes.cbegin(), changes.cend(),
                                 [&](std::size_t at) { return std::abs(int(at) - 60) <= within; });
        }
        qInfo("%d of 200", found);
        QVERIFY2(found >= atLeast, qPrintable(QString::number(found)));
    }

    void onlyTheOrderOfValuesCounts()
    {
        QVERIFY(rc::check("a monotone change of scale changes nothing", [] {
            std::mt19937 random(*rc::gen::arbitrary<std::uint32_t>());
            const auto length = *rc::gen::inRange<std::size_t>(0, 120);
            std::vector<double> values = noise(random, length, 0.3);
            for (std::size_t i = length / 2; i < length; ++i)
                values[i] += *rc::gen::elementOf(std::vector<double>{0, 0.5});
            std::vector<double> scaled;
            for (const double value : values)
                scaled.push_back(std::exp(value) * 1000 + 5);
            RC_ASSERT(levelChanges(values) == levelChanges(scaled));
        }));
    }
    void levelsAreNeverShorterThanTheyMustBe()
    {
        QVERIFY(rc::check("changes ascend, five runs apart at least", [] {
            const auto values = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4));
            std::vector<double> series(values.cbegin(), values.cend());
            std::size_t last = 0;
            for (const std::size_t at : levelChanges(series)) {
                RC_ASSERT(at >= last + 5);
                last = at;
            }
            RC_ASSERT(last == 0 || series.size() >= last + 5);
        }));
    }

    void severalLevelsAreFound()
    {
        std::mt19937 random(3);
        std::vector<double> values;
        for (const double level : {0.0, 0.6, 0.1}) {
            for (const double value : noise(random, 40, 0.1, level))
                values.push_back(value);
        }
        const auto changes = levelChanges(values);
        QCOMPARE(changes.size(), std::size_t(2));
        QVERIFY(changes[0] >= 38 && changes[0] <= 42);
        QVERIFY(changes[1] >= 78 && changes[1] <= 82);
    }

    void tellsSinceWhen()
    {
        std::mt19937 random(5);
        std::vector<int> durations = around(random, 60, 600);
        const auto slow = around(random, 12, 800);
        durations.insert(durations.end(), slow.cbegin(), slow.cend());
        const JobMemory memory = habitsOf(u"Load"_s, runsOf(durations));
        QVERIFY(memory.habits);
        QVERIFY(memory.habits->slower);
        const SlowerSince& slower = *memory.habits->slower;
        QVERIFY(std::abs(slower.sinceLocal.daysTo(kFirst.addDays(60))) <= 2);
        QCOMPARE(slower.sinceUtc, slower.sinceLocal.addSecs(-3600));
        QVERIFY(slower.before > 560s && slower.before < 640s);
        QVERIFY(slower.now > 740s && slower.now < 860s);
        // What it usually takes is what it takes since.
        QCOMPARE(memory.habits->median, slower.now);
        QVERIFY(memory.habits->samples <= 14);
        QVERIFY(memory.habits->p10 <= memory.habits->median && memory.habits->median <= memory.habits->p90);
    }

    void oneSlowRunIsNoChange()
    {
        std::mt19937 random(6);
        std::vector<int> durations = around(random, 60, 600);
        durations.back() = 5000;
        const JobMemory memory = habitsOf(u"Load"_s, runsOf(durations));
        QVERIFY(memory.habits && !memory.habits->slower);
        QCOMPARE(memory.habits->samples, 60);
    }

    void fasterIsNotSlowerAndMendedIsForgotten()
    {
        std::mt19937 random(8);
        std::vector<int> durations = around(random, 40, 600);
        const auto slow = around(random, 20, 900), mended = around(random, 40, 590);
        durations.insert(durations.end(), slow.cbegin(), slow.cend());
        QVERIFY(habitsOf(u"Load"_s, runsOf(durations)).habits->slower);
        durations.insert(durations.end(), mended.cbegin(), mended.cend());
        const JobMemory memory = habitsOf(u"Load"_s, runsOf(durations));
        QVERIFY(memory.habits && !memory.habits->slower);
        QVERIFY(memory.habits->median < 640s);
    }

    // Twice slower in steps: since the bigger one, measured against what was before it.
    void twoStepsAreOneStory()
    {
        std::mt19937 random(9);
        std::vector<int> durations = around(random, 40, 600, 0.05);
        for (const double median : {1200.0, 1400.0}) {
            const auto more = around(random, 40, median, 0.05);
            durations.insert(durations.end(), more.cbegin(), more.cend());
        }
        const JobMemory memory = habitsOf(u"Load"_s, runsOf(durations));
        QVERIFY(memory.habits && memory.habits->slower);
        QVERIFY(std::abs(memory.habits->slower->sinceLocal.daysTo(kFirst.addDays(40))) <= 1);
        QVERIFY(memory.habits->slower->now > 1300s);
    }

    void failuresAreShownButNotMeasured()
    {
        QList<PastRun> runs = runsOf({100, 100, 100, 100, 100, 100});
        runs[0].run.status = RunStatus::Failed;
        runs[0].run.duration = 3s;
        const JobMemory memory = habitsOf(u"Load"_s, runs);
        QCOMPARE(memory.lastRuns.size(), 6);
        QCOMPARE(memory.lastRuns.first().status, RunStatus::Failed);
        QCOMPARE(memory.habits->samples, 5);
        QCOMPARE(memory.habits->median, 100s);
        for (PastRun& run : runs)
            run.run.status = RunStatus::Failed;
        QVERIFY(!habitsOf(u"Load"_s, runs).habits);
        QVERIFY(!habitsOf(u"Load"_s, {}).habits);
    }

    void aJobIsRemembered()
    {
        AgentJob job;
        job.name = u"Load"_s;
        job.usualDuration = 50s;
        const QList<PastRun> runs = runsOf({60, 60, 60, 60, 60, 60, 60, 60, 60, 60});
        job.lastRuns = {runs[0].run, runs[1].run}; // all that the server still has
        JobMemory memory = habitsOf(u"Load"_s, runs);
        AgentJob remembered = job;
        remember(remembered, memory);
        QCOMPARE(remembered.lastRuns.size(), 10);
        QCOMPARE(remembered.lastRuns.first(), runs[0].run);
        QCOMPARE(remembered.lastRuns.last(), runs[9].run);
        QCOMPARE(remembered.usualDuration, std::optional(60s));
        // A server that tells as much is believed; twice is once.
        remember(remembered, memory);
        QCOMPARE(remembered.lastRuns.size(), 10);
        remembered.usualDuration = 50s;
        remember(remembered, memory);
        QCOMPARE(remembered.usualDuration, std::optional(50s));
    }
};

QTEST_GUILESS_MAIN(TestHabits)
#include "tst_habits.moc"
