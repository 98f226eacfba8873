// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The file of the history: damaged, newer, shared, purged.
#include "historypages.h"

#include "history/historyconnection.h"
#include "history/historyretention.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace std::chrono_literals;

class TestHistoryFile : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;

    void write(const QByteArray& bytes) const
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"history.sqlite"_s);
    }

    void nothingIsNotAnError()
    {
        HistoryStore store(m_file);
        QSignalSpy failed(&store, &HistoryStore::failed);
        QCOMPARE(count(store), 0);
        QCOMPARE(failed.size(), 0);
        QVERIFY(!QFile::exists(m_file)); // a question makes no file
    }

    void aDamagedFileIsMovedAside()
    {
        write(QByteArray(20'000, 'x'));
        HistoryStore store(m_file);
        store.setRetention({36'500, 0});
        QSignalSpy moved(&store, &HistoryStore::movedAside), failed(&store, &HistoryStore::failed);
        QVERIFY(append(store, page(0, outcomes(1, 5))));
        QCOMPARE(count(store), 5);
        QTRY_COMPARE(moved.size(), 1);
        QVERIFY(moved.first().first().toString().contains(u".damaged-"_s));
        QCOMPARE(failed.size(), 0);
        QCOMPARE(QDir(m_folder->path()).entryList({u"history.sqlite.damaged-*"_s}).size(), 1);
    }

    // Pages overwritten while the program runs.
    void damageDuringUseIsMended()
    {
        HistoryStore store(m_file);
        store.setRetention({36'500, 0});
        QSignalSpy moved(&store, &HistoryStore::movedAside);
        QVERIFY(append(store, page(0, outcomes(1, 3000))));
        {
            HistoryConnection connection; // bring everything into the file itself
            QCOMPARE(connection.open(m_file, HistoryConnection::Access::Write),
                     HistoryConnection::Problem::None);
            QSqlQuery query(connection.database());
            QVERIFY(query.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        }
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(8192));
        file.write(QByteArray(int(file.size()) - 8192, '\x5a'));
        file.close();
        // Questions may fail once or twice on the way, but it ends well.
        QTRY_VERIFY_WITH_TIMEOUT(append(store, page(0, outcomes(1, 7))) && count(store) == 7, 20'000);
        QTRY_VERIFY(!moved.isEmpty());
    }

    void aNewerFileIsLeftAlone()
    {
        {
            HistoryConnection connection;
            QCOMPARE(connection.open(m_file, HistoryConnection::Access::Write),
                     HistoryConnection::Problem::None);
            QVERIFY(connection.run(u"PRAGMA user_version = 99"_s));
        }
        HistoryStore store(m_file);
        QSignalSpy failed(&store, &HistoryStore::failed);
        QVERIFY(!append(store, page(0, outcomes(1, 5))));
        QVERIFY(!append(store, page(0, outcomes(1, 5))));
        QTRY_COMPARE(failed.size(), 1); // told once
        QVERIFY(failed.first().first().toString().contains(u"newer Stellwerk"_s));
        QCOMPARE(QDir(m_folder->path()).entryList({u"*damaged*"_s}).size(), 0);
    }

    void aFolderWithoutRightsIsTold()
    {
        HistoryStore store(u"/proc/nowhere/history.sqlite"_s);
        QSignalSpy failed(&store, &HistoryStore::failed);
        const auto answer = append(store, page(0, outcomes(1, 5)));
        QVERIFY(!answer);
        QVERIFY(!answer.error().isEmpty());
        QTRY_COMPARE(failed.size(), 1);
    }

    void twoProgramsShareIt()
    {
        HistoryStore one(m_file), two(m_file);
        one.setRetention({36'500, 0});
        for (int i = 0; i < 20; ++i) {
            QVERIFY(append(one, page(i * 10, outcomes(i * 10 + 1, 10))));
            QVERIFY(append(two, page(i * 10, outcomes(i * 10 + 1, 10))));
        }
        QCOMPARE(count(one), count(two));
        const auto state = answerOf<FillState>(
            [&](QObject* context, auto done) { two.fillState(u"SQL01"_s, context, done); });
        QCOMPARE(state->watermark, 200);
    }

    void oldRunsGo()
    {
        HistoryStore store(m_file);
        QSignalSpy purged(&store, &HistoryStore::purged);
        store.setRetention({0, 0});
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QList<JobOutcome> rows;
        for (int i = 0; i < 3000; ++i)
            rows.append(outcome(i + 1, 1, now.addSecs(-3600LL * (3000 - i) + 1800))); // none at the edge
        for (int i = 0; i < 50; ++i)
            rows.append(outcome(5000 + i, 2, now.addSecs(-60LL * (50 - i))));
        HistoryPage all = page(0, rows);
        all.nowLocal = all.readUtc = now;
        QVERIFY(append(store, all));
        purged.clear();
        store.setRetention({10, 0}); // 240 hours, more than two steps of rows to delete
        QTRY_COMPARE(purged.size(), 1);
        QCOMPARE(purged.first().first().toLongLong(), 3000 - 240);
        QCOMPARE(count(store), 240);
        purged.clear();
        store.setRetention({10, 30});
        QTRY_COMPARE(purged.size(), 1);
        QCOMPARE(count(store), 30);
        QCOMPARE(count(store, u"SQL01"_s, u"Job 2"_s), 30);
        QCOMPARE(runs(store, {u"SQL01"_s, u"Job 1"_s})->first().instanceId, 3000); // the newest stay
        // What is too old does not come back with a page.
        QCOMPARE(append(store, all)->added > 0, true);
        QCOMPARE(count(store), 240);
    }

    // Texts that nothing names any more go in steps, each of them short however many runs stay.
    void textsGoInShortSteps()
    {
        HistoryConnection connection;
        QCOMPARE(connection.open(m_file, HistoryConnection::Access::Write), HistoryConnection::Problem::None);
        const auto number = [&](const QString& statement) {
            QSqlQuery query(connection.database());
            return connection.ask(query, statement) && query.next() ? query.value(0).toLongLong() : -1;
        };
        // 30,000 old runs with a text each, and 70,000 young ones of another job that share ten.
        const qint64 now = kNow.toSecsSinceEpoch();
        const QString numbers =
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "_s;
        const QString text = u"INSERT INTO texts (id, text) SELECT i, 'text ' || i FROM n"_s;
        const QString runs = u"INSERT INTO runs (job, started, instance, offset, duration, outcome, retries,"
                             " message) SELECT %1, %2 + i, i, 0, 1, 1, 0, %3 FROM n"_s;
        QVERIFY(connection.run(u"BEGIN"_s));
        QVERIFY(connection.run(u"INSERT INTO sources (id, own_name) VALUES (1, 'SQL01')"_s));
        QVERIFY(connection.run(u"INSERT INTO jobs (id, source, job, name, folded) VALUES"
                               " (1, 1, x'01', 'A', 'a'), (2, 1, x'02', 'B', 'b')"_s));
        QVERIFY(connection.run(numbers.arg(30'010) + text));
        QVERIFY(connection.run(numbers.arg(30'000) + runs.arg(1).arg(now - 100LL * 86'400).arg(u"i + 10"_s)));
        QVERIFY(connection.run(numbers.arg(70'000) + runs.arg(2).arg(now - 70'000).arg(u"1 + i % 10"_s)));
        QVERIFY(connection.run(u"INSERT INTO links (job, started, run, task) VALUES (1, %1, 'r', 't'),"
                               " (2, %2, 'r', 't')"_s.arg(now - 100LL * 86'400 + 1)
                                   .arg(now - 70'000 + 1)));
        QVERIFY(connection.run(u"COMMIT"_s));
        const qint64 pages = number(u"PRAGMA page_count"_s);

        HistoryPurge purge({10, 0}, kNow);
        QElapsedTimer all;
        all.start();
        int steps = 0;
        HistoryPurge::Step step = HistoryPurge::Step::More;
        while (step == HistoryPurge::Step::More && all.elapsed() < 30'000) {
            step = purge.step(connection);
            ++steps;
        }
        QCOMPARE(step, HistoryPurge::Step::Done); // seconds, where a look at all runs a text takes minutes
        QCOMPARE(purge.deleted(), 30'000);
        QVERIFY(steps > 30'000 / HistoryPurge::kPurgeStep + 30'000 / HistoryPurge::kTextStep);
        QCOMPARE(number(u"SELECT COUNT(*) FROM texts"_s), 10);
        QCOMPARE(number(u"SELECT MAX(id) FROM texts"_s), 10);
        QCOMPARE(number(u"SELECT COUNT(*) FROM runs"_s), 70'000);
        QCOMPARE(number(u"SELECT job FROM links"_s), 2);
        QCOMPARE(number(u"SELECT COUNT(*) FROM links"_s), 1);
        QCOMPARE(number(u"PRAGMA freelist_count"_s), 0);
        QVERIFY(number(u"PRAGMA page_count"_s) < pages);
    }

    // Tables of version 1 had no index of messages.
    void anOlderFileIsBroughtToThisVersion()
    {
        const auto indexes = [](HistoryConnection& connection) {
            QSqlQuery query(connection.database());
            return connection.ask(query,
                                  u"SELECT COUNT(*) FROM sqlite_master WHERE name = 'runs_by_message'"_s) &&
                           query.next()
                       ? query.value(0).toInt()
                       : -1;
        };
        {
            HistoryStore store(m_file);
            store.setRetention({36'500, 0});
            QVERIFY(append(store, page(0, outcomes(1, 5))));
        }
        HistoryConnection connection;
        QCOMPARE(connection.open(m_file, HistoryConnection::Access::Write), HistoryConnection::Problem::None);
        QCOMPARE(indexes(connection), 1);
        QVERIFY(connection.run(u"DROP INDEX runs_by_message"_s));
        QVERIFY(connection.run(u"PRAGMA user_version = 1"_s));
        connection.close();
        HistoryStore store(m_file);
        QCOMPARE(count(store), 5); // reading waits for no migration
        QCOMPARE(append(store, page(5, outcomes(6, 1, 2)))->added, 1);
        QCOMPARE(count(store), 5);
        QCOMPARE(connection.open(m_file, HistoryConnection::Access::Write), HistoryConnection::Problem::None);
        QCOMPARE(indexes(connection), 1);
    }

    // Another program writes for longer than is waited: what was seen is kept until it goes.
    void whatFindsTheFileBusyIsWrittenLater()
    {
        HistoryStore store(m_file);
        store.setRetention({36'500, 0});
        QVERIFY(append(store, page(0, outcomes(1, 5))));
        QSignalSpy failed(&store, &HistoryStore::failed);
        HistoryConnection other;
        QCOMPARE(other.open(m_file, HistoryConnection::Access::Write), HistoryConnection::Problem::None);
        QVERIFY(other.run(u"BEGIN IMMEDIATE"_s));
        const QDateTime began = kNow.addSecs(-10);
        store.link({u"SQL01"_s, jobId(1), u"Job 1"_s, began, u"20261120-1"_s, u"extract"_s});
        store.appendSeen({u"SQL01"_s, kNow, {outcome(20, 1, began)}});
        // Stands behind them in the writer's queue, and needs no lock itself.
        const auto state = answerOf<FillState>(
            [&](QObject* context, auto done) { store.fillState(u"SQL01"_s, context, done); });
        QVERIFY(state);
        QCOMPARE(count(store), 5);
        QVERIFY(other.run(u"ROLLBACK"_s));
        QTRY_COMPARE_WITH_TIMEOUT(count(store), 6, 20'000);
        const auto kept = runs(store, {u"SQL01"_s, u"Job 1"_s});
        QCOMPARE(kept->first().run, u"20261120-1"_s);
        QCOMPARE(kept->first().task, u"extract"_s);
        QCOMPARE(failed.size(), 0);
    }

    void theRetentionIsKept()
    {
        {
            HistoryStore store(m_file);
            store.setRetention({30, 500});
        }
        HistoryStore store(m_file);
        const auto stats =
            answerOf<HistoryStats>([&](QObject* context, auto done) { store.stats(context, done); });
        QCOMPARE(stats->retention, (Retention{30, 500}));
    }

    // Ending while questions and pages are under way.
    void endsAtAnyMoment()
    {
        for (int i = 0; i < 20; ++i) {
            auto store = std::make_unique<HistoryStore>(m_file);
            store->append(page(0, outcomes(1, 500)), this, [](const auto&) {});
            store->runs({u"SQL01"_s, u"Job 1"_s}, this, [](const auto&) {});
            store->memories(u"SQL01"_s, {}, this, [](const auto&) {});
            store->setRetention({36'500, 100 * i});
        }
        HistoryStore store(m_file);
        QVERIFY(count(store) > 0);
    }
};

QTEST_GUILESS_MAIN(TestHistoryFile)
#include "tst_historyfile.moc"
