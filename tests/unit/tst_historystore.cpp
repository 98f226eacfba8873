// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the history takes in and gives back: rows once, watermarks that see through purges and new numbers.
#include "historypages.h"

#include "history/serveroffsets.h"
#include "history/startedby.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace std::chrono_literals;

class TestHistoryStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HistoryStore> m_store;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<HistoryStore>(m_folder->filePath(u"history.sqlite"_s));
        // Far from any limit, so that the dates above stay young enough.
        m_store->setRetention({36'500, 0});
    }
    void cleanup()
    {
        m_store.reset();
        m_folder.reset();
    }

    void keepsWhatItIsGiven()
    {
        JobOutcome row = outcome(7, 1, kNow.addSecs(-600), 42, RunStatus::Failed);
        row.retries = 2;
        row.message =
            u"The job failed.  The Job was invoked by Schedule 5 (Every night, 2.30 h).  The last…"_s;
        HistoryPage one = page(0, {row});
        one.offsetMinutes = 60;
        const auto state = append(*m_store, one);
        QVERIFY(state);
        QCOMPARE(state->added, 1);
        QCOMPARE(state->watermark, 7);
        QCOMPARE(state->completeUntil, kNow);
        QVERIFY(!state->rebased);
        const auto kept = runs(*m_store, {u"sql01"_s, u"JOB 1"_s}); // names compare case-insensitively
        QVERIFY(kept);
        QCOMPARE(kept->size(), 1);
        const FinishedRun& run = kept->first();
        QCOMPARE(run.job, jobId(1));
        QCOMPARE(run.jobName, u"Job 1"_s);
        QCOMPARE(run.instanceId, 7);
        QCOMPARE(run.startedLocal, kNow.addSecs(-600));
        QCOMPARE(run.startedUtc, kNow.addSecs(-600 - 3600));
        QCOMPARE(run.duration, 42s);
        QCOMPARE(run.outcome, RunStatus::Failed);
        QCOMPARE(run.retries, 2);
        QCOMPARE(run.message, row.message);
        QCOMPARE(run.startedBy, u"Schedule 5 (Every night, 2.30 h)"_s);
        QCOMPARE(run.run, QString());
    }

    void readTwiceIsKeptOnce()
    {
        QCOMPARE(append(*m_store, page(0, outcomes(1, 50)))->added, 50);
        QCOMPARE(append(*m_store, page(0, outcomes(1, 50)))->added, 0);
        // Pages overlap a little, and another program may have gone on meanwhile.
        QCOMPARE(append(*m_store, page(50, outcomes(1, 50) + outcomes(51, 1, 2)))->added, 1);
        QCOMPARE(count(*m_store), 50);
        QCOMPARE(count(*m_store, u"SQL01"_s, u"Job 2"_s), 1);
    }

    void theWatermarkOutlivesTheProgram()
    {
        QVERIFY(append(*m_store, page(0, outcomes(1, 10), false)));
        m_store.reset();
        m_store = std::make_unique<HistoryStore>(m_folder->filePath(u"history.sqlite"_s));
        const auto state = answerOf<FillState>(
            [&](QObject* context, auto done) { m_store->fillState(u"SQL01"_s, context, done); });
        QVERIFY(state);
        QCOMPARE(state->watermark, 10);
        QCOMPARE(state->scope, u"tables"_s);
        QVERIFY(!state->completeUntil.isValid()); // the end was not reached
    }

    // A purge takes old rows there; here they stay, and nothing is read again.
    void aPurgeIsNoReason()
    {
        QVERIFY(append(*m_store, page(0, outcomes(1, 100))));
        HistoryPage next = page(100, {outcome(140, 1, kNow)});
        auto state = append(*m_store, next);
        QVERIFY(state && !state->rebased);
        QCOMPARE(state->watermark, 140);
        next = page(140, {}); // everything was purged there
        next.newest = 0;
        state = append(*m_store, next);
        QVERIFY(state && !state->rebased);
        QCOMPARE(state->watermark, 140);
        QCOMPARE(count(*m_store), 101);
    }

    void numbersThatBeganAnewAreSeen_data()
    {
        QTest::addColumn<HistoryPage>("next");
        HistoryPage lower = page(100, {});
        lower.newest = 30;
        QTest::newRow("the highest number is lower") << lower;
        // Restored and gone on beyond: the row at the watermark is another one.
        QTest::newRow("another row stands there")
            << page(100, {outcome(100, 1, kNow.addDays(-9)), outcome(101, 1, kNow)});
        QTest::newRow("another job stands there") << page(100, {outcome(100, 2, kNow.addSecs(-3600))});
        HistoryPage rights = page(100, {outcome(101, 1, kNow)});
        rights.scope = u"procedures:anna"_s;
        QTest::newRow("another login asks") << rights;
        HistoryPage rebuilt = page(100, {outcome(200, 8, kNow)});
        rebuilt.jobs = {jobId(8), jobId(9)};
        QTest::newRow("all its jobs are new") << rebuilt;
    }
    void numbersThatBeganAnewAreSeen()
    {
        QFETCH(HistoryPage, next);
        QVERIFY(append(*m_store, page(0, outcomes(1, 100))));
        const auto state = append(*m_store, next);
        QVERIFY(state);
        QVERIFY(state->rebased);
        QCOMPARE(state->watermark, 0);
        QVERIFY(!state->completeUntil.isValid());
        // From the beginning again: the same number with another start is another run.
        HistoryPage whole = page(0, {outcome(1, 1, kNow.addDays(1)), outcome(2, 1, kNow.addDays(2))});
        whole.scope = next.scope;
        const auto again = append(*m_store, whole);
        QVERIFY(again && !again->rebased);
        QCOMPARE(again->added, 2);
        QCOMPARE(again->watermark, 2);
        QVERIFY(count(*m_store) >= 102);
    }

    void aRenamedServerKeepsItsHistory()
    {
        QVERIFY(append(*m_store, page(0, outcomes(1, 20))));
        HistoryPage renamed = page(20, {outcome(21, 1, kNow)});
        renamed.ownName = u"NEWNAME"_s;
        renamed.jobs = {jobId(1)};
        auto state = append(*m_store, renamed);
        QVERIFY(state && !state->rebased);
        QCOMPARE(count(*m_store), 21);
        // The registered entry gets another name, too.
        HistoryPage other = page(0, outcomes(1, 20) + QList{outcome(21, 1, kNow)});
        other.server = u"Warehouse"_s;
        other.ownName = u"NEWNAME"_s;
        state = append(*m_store, other);
        QVERIFY(state);
        QCOMPARE(state->added, 0);
        QCOMPARE(count(*m_store, u"warehouse"_s), 21);
    }

    // A run of ours at a renamed registry entry is told before its first page is read.
    void aRenamedEntryFindsItsHistoryAfterARunOfOurs()
    {
        QVERIFY(append(*m_store, page(0, outcomes(1, 20))));
        const QDateTime began = kNow.addSecs(-60);
        const QDateTime old = kNow.addSecs(-3600);
        m_store->link({u"Warehouse"_s, jobId(1), u"Job 1"_s, began, u"20261120-1"_s, u"extract"_s});
        m_store->link({u"Warehouse"_s, jobId(1), u"Job 1"_s, old, u"20261120-0"_s, u"extract"_s});
        m_store->link({u"Warehouse"_s, jobId(2), u"Job 2"_s, began, u"20261120-1"_s, u"load"_s});
        HistoryPage first = page(0, {outcome(21, 1, began), outcome(22, 2, began)});
        first.server = u"Warehouse"_s;
        first.jobs = {jobId(1), jobId(2)};
        const auto state = append(*m_store, first);
        QVERIFY(state && !state->rebased);
        QCOMPARE(state->added, 2);
        QCOMPARE(state->watermark, 22);
        const auto kept = runs(*m_store, {u"Warehouse"_s, u"Job 1"_s});
        QVERIFY(kept);
        QCOMPARE(kept->size(), 21);
        QCOMPARE(kept->first().run, u"20261120-1"_s);
        QCOMPARE(kept->at(1).run, u"20261120-0"_s);
        QCOMPARE(runs(*m_store, {u"Warehouse"_s, u"Job 2"_s})->first().task, u"load"_s);
        QCOMPARE(count(*m_store), 21); // the old entry is the same machine
    }

    // The same own name alone says nothing: another machine may be called so.
    void anotherMachineOfThatNameStaysAnother()
    {
        QVERIFY(append(*m_store, page(0, outcomes(1, 20))));
        m_store->link({u"Warehouse"_s, jobId(5), u"Job 5"_s, kNow.addSecs(-60), u"20261120-1"_s, u"a"_s});
        HistoryPage first = page(0, {outcome(3, 5, kNow.addSecs(-60))});
        first.server = u"Warehouse"_s;
        QVERIFY(append(*m_store, first));
        QCOMPARE(count(*m_store, u"Warehouse"_s), 0);
        QCOMPARE(runs(*m_store, {u"Warehouse"_s, u"Job 5"_s})->first().task, u"a"_s);
        QCOMPARE(count(*m_store, u"SQL01"_s, u"Job 5"_s), 0);
    }

    void anEntryPointedAtAnotherMachineHasAnotherHistory()
    {
        QVERIFY(append(*m_store, page(0, outcomes(1, 20))));
        HistoryPage other = page(20, {outcome(21, 5, kNow)});
        other.ownName = u"OTHER"_s;
        other.jobs = {jobId(5), jobId(6)};
        const auto state = append(*m_store, other);
        QVERIFY(state && state->rebased);
        QCOMPARE(count(*m_store), 0); // the old machine's runs are not this one's
        QCOMPARE(count(*m_store, u"SQL01"_s, u"Job 5"_s), 1);
    }

    void aJobMadeAnewGoesOn()
    {
        QVERIFY(append(*m_store, page(0, outcomes(1, 5))));
        JobOutcome anew = outcome(6, 77, kNow);
        anew.jobName = u"Job 1"_s;
        QVERIFY(append(*m_store, page(5, {anew})));
        const auto kept = runs(*m_store, {u"SQL01"_s, u"Job 1"_s});
        QVERIFY(kept);
        QCOMPARE(kept->size(), 6);
        QCOMPARE(kept->first().instanceId, 6);
        // Renamed: the old runs go by the new name.
        JobOutcome renamed = outcome(7, 77, kNow.addSecs(60));
        renamed.jobName = u"Nightly"_s;
        QVERIFY(append(*m_store, page(6, {renamed})));
        QCOMPARE(count(*m_store, u"SQL01"_s, u"Nightly"_s), 2);
    }

    void runsOfOursAreLinked()
    {
        const QDateTime began = kNow.addSecs(-60);
        m_store->link({u"SQL01"_s, jobId(1), u"Job 1"_s, began, u"20261120-1"_s, u"extract"_s});
        QVERIFY(append(*m_store, page(0, outcomes(1, 3) + QList{outcome(4, 1, began)})));
        const auto kept = runs(*m_store, {u"SQL01"_s, u"Job 1"_s});
        QVERIFY(kept);
        QCOMPARE(kept->size(), 4);
        QCOMPARE(kept->first().run, u"20261120-1"_s);
        QCOMPARE(kept->first().task, u"extract"_s);
        QCOMPARE(kept->at(1).run, QString());
    }

    // A master server hands its jobs out with their ids: the same id at two servers is two jobs.
    void jobsOfOneIdAtTwoServersAreTwo()
    {
        QVERIFY(append(*m_store, page(0, outcomes(1, 3))));
        HistoryPage second = page(0, outcomes(1, 3));
        second.server = second.ownName = u"SQL02"_s;
        QVERIFY(append(*m_store, second));
        const QDateTime began = kNow.addSecs(-3600);
        m_store->appendSeen({u"SQL01"_s, kNow, {outcome(7, 1, kNow.addSecs(-50))}});
        m_store->appendSeen({u"SQL02"_s, kNow, {outcome(8, 1, kNow.addSecs(-40))}});
        m_store->link({u"SQL01"_s, jobId(1), u"Job 1"_s, began, u"20261120-1"_s, u"one"_s});
        m_store->link({u"SQL02"_s, jobId(1), u"Job 1"_s, began, u"20261120-1"_s, u"two"_s});
        QTRY_COMPARE(count(*m_store, u"SQL02"_s), 4);
        QTRY_COMPARE(count(*m_store, u"SQL01"_s), 4);
        QTRY_COMPARE(runs(*m_store, {u"SQL01"_s, u"Job 1"_s})->at(1).task, u"one"_s);
        QTRY_COMPARE(runs(*m_store, {u"SQL02"_s, u"Job 1"_s})->at(1).task, u"two"_s);
    }

    // Outcomes that were read anyway are kept, but say nothing of what lies below them.
    void seenOutcomesMoveNoWatermark()
    {
        QVERIFY(append(*m_store, page(0, outcomes(1, 10))));
        m_store->appendSeen({u"SQL01"_s, kNow, {outcome(20, 1, kNow.addSecs(-10))}});
        QTRY_COMPARE(count(*m_store), 11);
        const auto state =
            append(*m_store, page(10, {outcome(15, 2, kNow), outcome(20, 1, kNow.addSecs(-10))}));
        QVERIFY(state && !state->rebased);
        QCOMPARE(state->added, 1);
    }

    void questionsAreBounded()
    {
        QVERIFY(append(*m_store, page(0, outcomes(1, 100))));
        QCOMPARE(runs(*m_store, {u"SQL01"_s, u"Job 1"_s, {}, 10})->size(), 10);
        const auto young = runs(*m_store, {u"SQL01"_s, u"Job 1"_s, kNow.addSecs(-10 * 3600), 100});
        QCOMPARE(young->size(), 10);
        QCOMPARE(young->first().instanceId, 100);
        QCOMPARE(count(*m_store, u"SQL99"_s), 0);
        QCOMPARE(count(*m_store, u"SQL01"_s, u"Nobody"_s), 0);
    }

    void aCancelledQuestionIsNotAnswered()
    {
        QVERIFY(append(*m_store, page(0, outcomes(1, 100))));
        int answers = 0;
        const auto id = m_store->runs({u"SQL01"_s, u"Job 1"_s}, this, [&](const auto&) { ++answers; });
        m_store->cancel(id);
        {
            QObject gone;
            m_store->runs({u"SQL01"_s, u"Job 1"_s}, &gone, [&](const auto&) { ++answers; });
        }
        QCOMPARE(count(*m_store), 100); // asked later, answered
        QCOMPARE(answers, 0);
    }

    void daysCountFailuresAndLateness()
    {
        QList<JobOutcome> rows;
        for (int day = 0; day < 20; ++day)
            rows.append(outcome(day + 1, 1, kNow.addDays(-20 + day), 100 + day % 3));
        rows.append(outcome(30, 1, kNow.addSecs(-300), 400)); // late
        rows.append(outcome(31, 1, kNow.addSecs(-200), 5, RunStatus::Failed));
        rows.append(outcome(32, 1, kNow.addSecs(-100), 5, RunStatus::Cancelled));
        QVERIFY(append(*m_store, page(0, rows)));
        DayQuery query;
        query.from = kNow.date().addDays(-10);
        query.to = kNow.date();
        const auto cells = answerOf<QList<DayCell>>(
            [&](QObject* context, auto done) { m_store->days(query, context, done); });
        QVERIFY(cells);
        QCOMPARE(cells->size(), 11);
        DayCell today{u"SQL01"_s, u"Job 1"_s, kNow.date(), 3, 1, 1, 1};
        QCOMPARE(cells->last(), today);
        QCOMPARE(cells->first(), (DayCell{u"SQL01"_s, u"Job 1"_s, query.from, 1, 0, 0, 0}));
    }

    void memoriesTellTheHabits()
    {
        QVERIFY(append(*m_store, page(0, outcomes(1, 60))));
        const auto memories = answerOf<Memories>(
            [&](QObject* context, auto done) { m_store->memories(u"SQL01"_s, {}, context, done); });
        QVERIFY(memories);
        const JobMemory memory = memories->value(u"job 1"_s);
        QCOMPARE(memory.name, u"Job 1"_s);
        QCOMPARE(memory.lastRuns.size(), kLastRuns);
        QCOMPARE(memory.lastRuns.first().instanceId, 60);
        QVERIFY(memory.habits);
        QCOMPARE(memory.habits->samples, 60);
        QCOMPARE(memory.habits->median, 60s);
        QVERIFY(!memory.habits->slower);
    }

    void statsTellSizeAndSpan()
    {
        QVERIFY(append(*m_store, page(0, outcomes(1, 60))));
        const auto stats =
            answerOf<HistoryStats>([&](QObject* context, auto done) { m_store->stats(context, done); });
        QVERIFY(stats);
        QCOMPARE(stats->runs, 60);
        QVERIFY(stats->bytes > 0);
        QCOMPARE(stats->retention, (Retention{36'500, 0}));
        QCOMPARE(stats->servers.size(), 1);
        QCOMPARE(stats->servers.first().jobs, 1);
        QCOMPARE(stats->servers.first().oldestUtc, kNow.addSecs(-60 * 3600));
        QCOMPARE(stats->servers.first().newestUtc, kNow.addSecs(-3600));
        QCOMPARE(stats->servers.first().completeUntil, kNow);
    }

    void startersAreNamed_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("starter");
        QTest::newRow("user")
            << u"The job failed.  The Job was invoked by User DOM\\ann.  The last step to run was"
               " step 1 (Extract)."_s
            << u"User DOM\\ann"_s;
        QTest::newRow("schedule with stops")
            << u"The job succeeded.  The Job was invoked by Schedule 249 (15 Min. all day).  The last…"_s
            << u"Schedule 249 (15 Min. all day)"_s;
        QTest::newRow("last sentence")
            << u"The job succeeded.  The Job was invoked by User sa."_s << u"User sa"_s;
        QTest::newRow("German") << u"Der Auftrag war erfolgreich."_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void startersAreNamed()
    {
        QFETCH(QString, message);
        QTEST(startedBy(message), "starter");
    }

    // Central Europe left summer time on 2026-10-25 at 01:00 UTC: 03:00 became 02:00.
    void offsetsAreThoseOfTheMoment()
    {
        const auto at = [](int month, int day, int hour, int minute = 0) {
            return QDateTime(QDate(2026, month, day), QTime(hour, minute), Qt::UTC).toSecsSinceEpoch();
        };
        const QTimeZone berlin("Europe/Berlin"), nowhere;
        // Only looked at in November: the computer's own zone agrees then and tells of the summer.
        ServerOffsets first({}, berlin);
        first.saw(60, at(11, 20, 11));
        QCOMPARE(first.at(at(11, 10, 2)), 60);
        QCOMPARE(first.at(at(7, 1, 2)), 120);
        // A server of another zone: no rules are known, it stays as it is.
        ServerOffsets other({}, berlin);
        other.saw(-300, at(11, 20, 11));
        QCOMPARE(other.at(at(7, 1, 2)), -300);
        // Looked at before and after the change.
        ServerOffsets both({}, nowhere);
        both.saw(120, at(10, 24, 20));
        both.saw(120, at(10, 25, 0, 55));
        both.saw(60, at(10, 25, 1, 5));
        QCOMPARE(both.at(at(10, 25, 1, 30)), 120);
        QCOMPARE(both.at(at(10, 25, 2, 30)), 60 + 60 * (at(10, 25, 2, 30) - 3600 < at(10, 25, 1, 5)));
        QCOMPARE(both.at(at(10, 25, 3, 30)), 60);
        QCOMPARE(both.spans().size(), 2);
        // Half past two stands on the wall twice. What had not ended at 00:55 UTC and took a minute is the
        // second one; what took 40 minutes may be the first, and is taken for it.
        const qint64 look = at(10, 25, 0, 55);
        ServerOffsets late({{120, at(10, 24, 20), look}, {60, at(10, 25, 1, 50), at(10, 25, 1, 50)}},
                           nowhere);
        QCOMPARE(late.ofNew(at(10, 25, 2, 30), 60, look), 60);
        QCOMPARE(late.ofNew(at(10, 25, 2, 30), 2400, look), 120);
        QCOMPARE(late.ofNew(at(10, 25, 2, 58), 60, look), 120); // ended at 00:59, before the change
        QCOMPARE(both.at(at(11, 25, 3)), 60);                   // not looked at since: still so
        // Weeks between two looks: the zone's rules decide where they agree with both.
        ServerOffsets gap({}, berlin);
        gap.saw(120, at(10, 1, 12));
        gap.saw(60, at(11, 20, 12));
        QCOMPARE(gap.at(at(10, 20, 12)), 120);
        QCOMPARE(gap.at(at(11, 10, 12)), 60);
    }
};

QTEST_GUILESS_MAIN(TestHistoryStore)
#include "tst_historystore.moc"
