// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The file of the history: damaged, newer, shared, purged.
#include "historypages.h"

#include "history/historyconnection.h"

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
            rows.append(outcome(i + 1, 1, now.addSecs(-3600LL * (3000 - i))));
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
