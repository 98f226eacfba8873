// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What failed by first cause, and how every job ended as a grid: against made-up pasts, and the grid's sums
// against an oracle that counts runs one by one.
#include "activity/failurecause.h"
#include "activity/hiddenjobs.h"
#include "activity/outcomegrid.h"
#include "activity/overtime.h"
#include "historypages.h"

#include <QTemporaryDir>

#include <rapidcheck.h>

#include <map>
#include <random>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime kNight(QDate(2026, 11, 25), QTime(22, 0), Qt::UTC);

FailedJob failedJob(const QString& server, const QString& job, const QDateTime& started, int seconds = 60)
{
    FailedJob failed;
    failed.server = server;
    failed.job = job;
    FinishedRun run;
    run.job = QUuid::createUuidV5(QUuid(), server + job);
    run.jobName = job;
    run.instanceId = started.toSecsSinceEpoch() % 1'000'000;
    run.startedLocal = run.startedUtc = started;
    run.duration = std::chrono::seconds(seconds);
    run.outcome = RunStatus::Failed;
    failed.failures.append(run);
    return failed;
}

FirstError readError(const QString& text)
{
    return {FirstError::State::Read, 1, u"Load"_s, text, 0};
}

// Random pasts of a few jobs, their cells as the history makes them, merged piece by piece.
struct Past
{
    std::vector<OutcomeRun> newestFirst;
};

Past randomPast(std::mt19937& random, int runs)
{
    static constexpr RunStatus kEnds[]{RunStatus::Succeeded, RunStatus::Succeeded, RunStatus::Succeeded,
                                       RunStatus::Failed, RunStatus::Cancelled};
    Past past;
    qint64 at = kNight.toSecsSinceEpoch();
    for (int i = 0; i < runs; ++i) {
        at -= 600 + qint64(random() % 90'000);
        past.newestFirst.push_back({at, qint16(int(random() % 3) * 60 - 60), qint32(20 + random() % 200),
                                    kEnds[random() % std::size(kEnds)], int(random() % 4 == 0)});
    }
    return past;
}

} // namespace

class TestActivity final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void causesStandInOrderOfTrueTime();
    void theSameErrorIsOneCause();
    void briefErrorsLoseTheirFrame_data();
    void briefErrorsLoseTheirFrame();
    void lastStepIsReadFromEnglishOnly();
    void hiddenJobsSurviveWriting();
    void overTimeNeedsRunsAndAFloor();
    void nextRunIsDueOnlyInARhythm();
    void cellsMatchAnOracle();
    void gridMatchesAnOracleUnderChanges();
    void storeTellsFailures();
    void storeTellsOutcomes();
};

void TestActivity::causesStandInOrderOfTrueTime()
{
    // The second began later and failed earlier.
    const FailedJob slow = failedJob(u"SQL01"_s, u"Slow"_s, kNight, 7200);
    const FailedJob quick = failedJob(u"SQL02"_s, u"Quick"_s, kNight.addSecs(600), 30);
    const QList<FailureCause> causes = causesOf({slow, quick}, {});
    QCOMPARE(causes.size(), 2);
    QCOMPARE(causes.at(0).first().job, u"Quick"_s);
    QCOMPARE(causes.at(0).firstUtc, kNight.addSecs(630));
    QCOMPARE(causes.at(1).firstUtc, kNight.addSecs(7200));
    QVERIFY(!causes.at(0).recovered);
    FailedJob better = quick;
    better.recoveredUtc = kNight.addSecs(3600);
    QVERIFY(causesOf({better}, {}).first().recovered);
}

void TestActivity::theSameErrorIsOneCause()
{
    const FailedJob one = failedJob(u"SQL01"_s, u"A"_s, kNight);
    const FailedJob two = failedJob(u"SQL02"_s, u"B"_s, kNight.addSecs(60));
    const FailedJob other = failedJob(u"SQL03"_s, u"C"_s, kNight.addSecs(120));
    const FailedJob curt = failedJob(u"SQL03"_s, u"D"_s, kNight.addSecs(180));
    const FailedJob alsoCurt = failedJob(u"SQL03"_s, u"E"_s, kNight.addSecs(240));
    FirstErrors errors;
    const auto told = [&](const FailedJob& job, const QString& text) {
        errors.insert(keyOf(job.server, job.failures.first()), readError(text));
    };
    told(one, u"Executed as user: dbo. Could not write to 'D:\\x.mdf': disk 7 is full. The step failed."_s);
    told(two,
         u"Executed as user: X\\svc. Could not write to 'E:\\y.mdf': disk 12 is full. The step failed."_s);
    told(other, u"Login failed for user 'sa' at once."_s);
    told(curt, u"Oops."_s);
    told(alsoCurt, u"Oops."_s); // too little to call it the same
    const QList<FailureCause> causes = causesOf({curt, other, two, one, alsoCurt}, errors);
    QCOMPARE(causes.size(), 4);
    QCOMPARE(causes.at(0).jobs.size(), 2);
    QCOMPARE(causes.at(0).servers(), (QStringList{u"SQL01"_s, u"SQL02"_s}));
    QCOMPARE(causes.at(0).count, 2);
    QCOMPARE(causes.at(0).lastUtc, kNight.addSecs(120));
    QCOMPARE(causesOf({one, two}, {}).size(), 2); // nothing is known: nothing is said to be the same
}

void TestActivity::briefErrorsLoseTheirFrame_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("brief");
    QTest::newRow("T-SQL") << u"Executed as user: NT SERVICE\\SQLSERVERAGENT. Invalid object name 'x'. "
                              "[SQLSTATE 42S02] (Error 208).  The step failed."_s
                           << u"Invalid object name 'x'. [SQLSTATE 42S02] (Error 208)."_s;
    QTest::newRow("dtexec")
        << u"Executed as user: X\\svc. Microsoft (R) SQL Server Execute Package Utility  Version 15.0 for"
           " 64-bit  Copyright (C) 2022 Microsoft. All rights reserved.    Started:  11:29:30 AM  Package"
           " execution on IS Server failed. Execution ID: 46."_s
        << u"Package execution on IS Server failed. Execution ID: 46."_s;
    QTest::newRow("lines") << u"One\r\n  two"_s << u"One two"_s;
    QTest::newRow("nothing but the frame") << u"The step failed."_s << u"The step failed."_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestActivity::briefErrorsLoseTheirFrame()
{
    QFETCH(QString, message);
    QTEST(briefOf(message), "brief");
}

void TestActivity::lastStepIsReadFromEnglishOnly()
{
    const LastStep step = lastStepOf(
        u"The job failed.  The Job was invoked by User sa.  The last step to run was step 12 (Load (new))."_s);
    QCOMPARE(step.step, 12);
    QCOMPARE(step.name, u"Load (new)"_s);
    QCOMPARE(lastStepOf(u"Fehler beim Auftrag."_s).step, 0);
}

void TestActivity::hiddenJobsSurviveWriting()
{
    HiddenJobs hidden;
    hidden.hide(u"SQL01"_s, u"Load"_s);
    hidden.hide({}, u"Everywhere"_s);
    hidden.hide(u"SQL09"_s, {});
    hidden.hide({}, {});
    QCOMPARE(hidden.size(), 3);
    const HiddenJobs again = HiddenJobs::fromTexts(hidden.toTexts() + QStringList{u"nonsense"_s, u"\n"_s});
    QCOMPARE(again, hidden);
    QVERIFY(again.hides(u"sql01"_s, u"LOAD"_s));
    QVERIFY(!again.hides(u"SQL02"_s, u"Load"_s));
    QVERIFY(again.hides(u"SQL02"_s, u"everywhere"_s));
    QVERIFY(again.hides(u"SQL09"_s, u"Anything"_s));
    hidden.show(u"SQL09"_s, u"Anything"_s);
    hidden.show(u"SQL01"_s, u"Load"_s);
    QVERIFY(!hidden.hides(u"SQL09"_s, u"Anything"_s));
    QCOMPARE(hidden.size(), 1);
}

void TestActivity::overTimeNeedsRunsAndAFloor()
{
    JobHabits habits{20, 100s, 80s, 120s, {}};
    QVERIFY(!outlookOf(90s, {}).usual);
    QVERIFY(!outlookOf(120s, habits).overTime);
    QVERIFY(outlookOf(121s, habits).overTime);
    QCOMPARE(*outlookOf(5s, habits).usual, 100s);
    habits.samples = 4;
    QVERIFY(!outlookOf(1000s, habits).usual); // too few to tell
    QVERIFY(!outlookOf(1000s, habits).overTime);
    const JobHabits tiny{20, 2s, 1s, 3s, {}};
    QVERIFY(!outlookOf(6s, tiny).overTime); // some seconds are nothing
    QVERIFY(outlookOf(8s, tiny).overTime);
}

void TestActivity::nextRunIsDueOnlyInARhythm()
{
    QList<QDateTime> starts;
    for (int i = 0; i < 12; ++i)
        starts.append(kNight.addSecs(900 * i + i % 3));
    QVERIFY(std::abs(dueAfter(starts, 10).secsTo(starts.at(10).addSecs(900))) < 5);
    QVERIFY(!dueAfter(starts, 4).isValid()); // too few before it
    starts.clear();
    qint64 at = 0;
    for (int i = 0; i < 30; ++i)
        starts.append(kNight.addSecs(at += 60 * (1 + i * i % 17)));
    QVERIFY(!dueAfter(starts, 25).isValid());
    QVERIFY(!dueAfter({}, 0).isValid());
    FailedJob job;
    job.nextDueUtc = kNight;
    job.nextStartedUtc = kNight.addSecs(30);
    QVERIFY(!lateBy(job));
    job.nextStartedUtc = kNight.addSecs(600);
    QCOMPARE(*lateBy(job), 600s);
}

void TestActivity::cellsMatchAnOracle()
{
    const bool held = rc::check("cells of days count each run once", [](std::uint32_t seed) {
        std::mt19937 random(seed);
        const Past past = randomPast(random, int(random() % 120));
        OutcomesQuery query;
        query.by = OutcomesQuery::By::Day;
        query.from = kNight.date().addDays(-int(random() % 60));
        const auto cells = cellsOf(past.newestFirst, query);
        const qint32 first = qint32(QDate(1970, 1, 1).daysTo(query.from));
        std::map<qint64, std::vector<OutcomeRun>> days;
        for (const OutcomeRun& run : past.newestFirst) {
            if (run.startedLocal / 86'400 >= first)
                days[run.startedLocal / 86'400].push_back(run);
        }
        RC_ASSERT(cells.size() == days.size());
        auto cell = cells.cbegin();
        for (const auto& [day, runs] : days) {
            RC_ASSERT(cell->slot == day);
            const auto count = [&runs = runs](auto&& is) {
                return std::count_if(runs.begin(), runs.end(), is);
            };
            RC_ASSERT(cell->runs == runs.size());
            RC_ASSERT(cell->failed ==
                      count([](const OutcomeRun& r) { return r.outcome == RunStatus::Failed; }));
            RC_ASSERT(cell->cancelled ==
                      count([](const OutcomeRun& r) { return r.outcome == RunStatus::Cancelled; }));
            RC_ASSERT(cell->retried == count([](const OutcomeRun& r) { return r.retries > 0; }));
            // It stands for the newest of the worst.
            const OutcomeRun* worst = nullptr;
            for (const OutcomeRun& run : runs) { // newest first
                if (!worst || badness(run.outcome) > badness(worst->outcome))
                    worst = &run;
            }
            RC_ASSERT(cell->worst == worst->outcome);
            RC_ASSERT(cell->startedLocal == worst->startedLocal);
            ++cell;
        }
        // Of single runs: the newest, in order.
        query.by = OutcomesQuery::By::Run;
        query.runs = 1 + int(random() % 30);
        const auto last = cellsOf(past.newestFirst, query);
        RC_ASSERT(last.size() == std::min(past.newestFirst.size(), std::size_t(query.runs)));
        for (std::size_t i = 0; i < last.size(); ++i) {
            RC_ASSERT(last[i].slot == int(i));
            RC_ASSERT(last[i].startedLocal == past.newestFirst[i].startedLocal);
            RC_ASSERT(last[i].worst == past.newestFirst[i].outcome);
        }
    });
    QVERIFY(held);
}

void TestActivity::gridMatchesAnOracleUnderChanges()
{
    const bool held = rc::check("answers in any order and pieces give the same grid", [](std::uint32_t seed) {
        std::mt19937 random(seed);
        const QStringList servers{u"SQL01"_s, u"sql02"_s, u"SQL03"_s};
        const QStringList jobs{u"A"_s, u"b"_s, u"C"_s, u"D"_s};
        OutcomesQuery query;
        query.by = OutcomesQuery::By::Day;
        query.from = kNight.date().addDays(-30);
        OutcomeGrid grid;
        std::map<std::pair<QString, QString>, std::vector<OutcomeCell>> truth;
        for (int step = 0; step < 12; ++step) {
            const QString server = servers.at(qsizetype(random() % 3));
            const bool partial = random() % 3 == 0;
            const QDate from = kNight.date().addDays(-3);
            const qint32 slot = qint32(QDate(1970, 1, 1).daysTo(from));
            QList<JobOutcomes> answer;
            for (const QString& job : jobs) {
                if (random() % 4 == 0)
                    continue; // not there (any more)
                OutcomesQuery asked = query;
                if (partial)
                    asked.from = from;
                answer.append({job, cellsOf(randomPast(random, int(random() % 40)).newestFirst, asked)});
            }
            const auto change = grid.take(server, answer, partial ? std::optional(slot) : std::nullopt);
            if (!partial) {
                for (const QString& job : jobs)
                    truth.erase({server.toCaseFolded(), job.toCaseFolded()});
            }
            for (const JobOutcomes& job : answer) {
                auto& cells = truth[{server.toCaseFolded(), job.job.toCaseFolded()}];
                std::erase_if(cells, [&](const OutcomeCell& cell) { return !partial || cell.slot >= slot; });
                cells.insert(cells.end(), job.cells.cbegin(), job.cells.cend());
            }
            for (const int place : change.added)
                RC_ASSERT(grid.series(place).total.runs > 0);
        }
        // Jobs that never ran have no row of their own.
        std::erase_if(truth, [](const auto& entry) { return entry.second.empty(); });
        std::size_t shown = 0;
        for (const int place : grid.all())
            shown += !grid.series(place).cells.empty();
        RC_ASSERT(shown == truth.size());
        for (const auto& [key, cells] : truth) {
            const int place = grid.find(key.first, key.second);
            RC_ASSERT(place >= 0);
            const OutcomeGrid::Series& series = grid.series(place);
            RC_ASSERT(series.cells == cells);
            int runs = 0, failed = 0, late = 0;
            for (const OutcomeCell& cell : cells) {
                runs += cell.runs;
                failed += cell.failed;
                late += cell.late;
                RC_ASSERT(*series.at(cell.slot) == cell);
            }
            RC_ASSERT(series.total.runs == runs);
            RC_ASSERT(series.total.failed == failed);
            RC_ASSERT(series.late == late);
            RC_ASSERT(series.at(cells.front().slot - 1) == nullptr);
        }
    });
    QVERIFY(held);
}

void TestActivity::storeTellsFailures()
{
    QTemporaryDir folder;
    HistoryStore store(folder.filePath(u"history.sqlite"_s));
    // Every hour; the runs of the last night fail twice, then all is well.
    QList<JobOutcome> rows = outcomes(1, 30);
    for (const int failed : {20, 21}) {
        rows[failed].run.status = RunStatus::Failed;
        rows[failed].message = u"The job failed.  The last step to run was step 1 (Load)."_s;
    }
    QVERIFY(append(store, page(0, rows)));
    const auto ask = [&](const QDateTime& since, const QStringList& servers = {}) {
        const auto answer = answerOf<QList<FailedJob>>([&](QObject* context, auto done) {
            store.failures({servers, since}, context, done);
        });
        return answer.value_or(QList<FailedJob>());
    };
    const QDateTime twentieth = rows.at(20).run.startedLocal;
    const QList<FailedJob> all = ask(twentieth.addSecs(-60));
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().server, u"SQL01"_s);
    QCOMPARE(all.first().failures.size(), 2);
    QCOMPARE(all.first().failures.first().startedUtc, twentieth);
    QCOMPARE(all.first().lastSuccessUtc, rows.at(19).run.startedLocal.addSecs(60));
    QCOMPARE(all.first().recoveredUtc, rows.at(22).run.startedLocal);
    QVERIFY(all.first().habits);
    QCOMPARE(all.first().nextDueUtc, rows.at(21).run.startedLocal); // in time
    QVERIFY(!lateBy(all.first()));
    QCOMPARE(ask(twentieth.addSecs(60)).first().failures.size(), 1);
    QVERIFY(ask(rows.at(22).run.startedLocal).isEmpty());
    QVERIFY(ask(twentieth, {u"SQL02"_s}).isEmpty());
    QCOMPARE(ask(twentieth, {u"sql01"_s}).size(), 1);
}

void TestActivity::storeTellsOutcomes()
{
    QTemporaryDir folder;
    HistoryStore store(folder.filePath(u"history.sqlite"_s));
    QList<JobOutcome> rows = outcomes(1, 100);
    rows[99].run.duration = std::chrono::seconds(300); // late
    rows[98].run.status = RunStatus::Failed;
    QVERIFY(append(store, page(0, rows)));
    const auto ask = [&](const OutcomesQuery& query) {
        const auto answer = answerOf<QList<JobOutcomes>>(
            [&](QObject* context, auto done) { store.outcomes(query, context, done); });
        return answer.value_or(QList<JobOutcomes>());
    };
    OutcomesQuery query;
    query.server = u"sql01"_s;
    query.runs = 5;
    const QList<JobOutcomes> runs = ask(query);
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs.first().job, u"Job 1"_s);
    QCOMPARE(runs.first().cells.size(), std::size_t(5));
    QVERIFY(runs.first().cells[0].late);
    QCOMPARE(int(runs.first().cells[0].percent), 500);
    QCOMPARE(runs.first().cells[1].worst, RunStatus::Failed);
    query.by = OutcomesQuery::By::Day;
    query.from = kNow.date().addDays(-1);
    const QList<JobOutcomes> days = ask(query);
    QCOMPARE(days.first().cells.size(), std::size_t(2));
    QCOMPARE(int(days.first().cells[0].runs), 24);
    QCOMPARE(int(days.first().cells[1].runs), 12);
    QCOMPARE(int(days.first().cells[1].failed), 1);
    query.server = u"SQL99"_s;
    QVERIFY(ask(query).isEmpty());
}

QTEST_GUILESS_MAIN(TestActivity)
#include "tst_activity.moc"
