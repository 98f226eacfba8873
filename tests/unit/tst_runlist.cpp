// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of the journal's runs, page by page.
#include "run/journal.h"
#include "run/runlist.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

ParentPackage package(const QString& name)
{
    ParentPackage package;
    package.name = name;
    for (const QString& id : {u"a"_s, u"b"_s}) {
        Task task;
        task.id = id;
        task.name = u"Task "_s + id;
        task.job = u"Job "_s + id;
        task.where.servers = {u"SQL01"_s};
        package.tasks.append(task);
    }
    return package;
}

QDateTime at(int minute)
{
    return QDateTime(QDate(2026, 11, 25), QTime(3, 0), Qt::UTC).addSecs(60 * minute);
}

} // namespace

class TestRunList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noJournalHasNoRuns();
    void tellsWhatFailedFirst();
    void pagesFollowOneAnother();
    void aBadPackageHidesNoOther();
    void tenThousandRuns();
};

void TestRunList::noJournalHasNoRuns()
{
    const auto page = listRunPage(u"/nowhere/runs.sqlite"_s, {}, 10);
    QVERIFY(page);
    QVERIFY(page->runs.isEmpty());
    QVERIFY(!page->next);
}

void TestRunList::tellsWhatFailedFirst()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    {
        Journal journal(file);
        RunRecord record;
        record.id = u"r1"_s;
        record.package = package(u"Nightly \"load\""_s);
        record.started = at(0);
        record.host = u"ctl"_s;
        journal.beginRun(record);
        const auto ended = [](const QString& task, TaskOutcome outcome, const QString& error) {
            return TaskEnded{task, u"SQL01"_s, outcome, 1, {}, {}, FailureKind::JobFailed, error};
        };
        journal.append(u"r1"_s, {{1, at(0), RunStarted{u"r1"_s, {}, {}}},
                                 {2, at(1), ended(u"b"_s, TaskOutcome::Failed, u"Deadlock"_s)},
                                 {3, at(2), ended(u"a"_s, TaskOutcome::Failed, u"later"_s)},
                                 {4, at(3), TaskReopened{u"a"_s}},
                                 {5, at(4), ended(u"a"_s, TaskOutcome::Succeeded, {})},
                                 {6, at(5), RunEnded{RunOutcome::Failed}}});
    }
    const auto page = listRunPage(file, {}, 10);
    QVERIFY(page);
    QCOMPARE(page->runs.size(), 1);
    const RunListing run = page->runs.first();
    QCOMPARE(run.package, u"Nightly \"load\""_s);
    QCOMPARE(run.tasks, 2);
    QCOMPARE(run.started, at(0));
    QCOMPARE(run.ended, at(5));
    QCOMPARE(run.outcome, RunOutcome::Failed);
    QCOMPARE(run.failed, 1); // a went well in the end
    QCOMPARE(run.firstFailed, u"Task b"_s);
    QCOMPARE(run.firstServer, u"SQL01"_s);
    QCOMPARE(run.firstError, u"Deadlock"_s);
    QVERIFY(!run.running);
    QVERIFY(!page->next);
}

void TestRunList::pagesFollowOneAnother()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    {
        Journal journal(file);
        for (int i = 0; i < 25; ++i) {
            RunRecord record;
            record.id = u"r%1"_s.arg(i, 2, 10, QLatin1Char('0'));
            record.package = package(u"P"_s);
            record.started = at(i / 2); // two at the same moment
            journal.beginRun(record);
        }
    }
    QStringList seen;
    std::optional<RunCursor> next;
    int pages = 0;
    do {
        const auto page = listRunPage(file, next, 10);
        QVERIFY(page);
        for (const RunListing& run : page->runs)
            seen.append(run.id);
        next = page->next;
        ++pages;
    } while (next);
    QCOMPARE(pages, 3);
    QCOMPARE(seen.size(), 25);
    QStringList sorted = seen;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    QCOMPARE(seen, sorted);
}

void TestRunList::aBadPackageHidesNoOther()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    {
        Journal journal(file);
        RunRecord record;
        record.package = package(u"P"_s);
        for (int i = 0; i < 2; ++i) {
            record.id = u"r%1"_s.arg(i);
            record.started = at(i);
            journal.beginRun(record);
        }
    }
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"spoil"_s);
        database.setDatabaseName(file);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(u"UPDATE runs SET package = '{ not json' WHERE id = 'r0'"_s));
        database.close();
    }
    QSqlDatabase::removeDatabase(u"spoil"_s);
    const auto page = listRunPage(file, {}, 10);
    QVERIFY(page);
    QCOMPARE(page->runs.size(), 2);
    QCOMPARE(page->runs.first().package, u"P"_s);
    QCOMPARE(page->runs.last().package, QString());
}

void TestRunList::tenThousandRuns()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    {
        Journal journal(file); // makes the tables
        RunRecord record;
        record.id = u"first"_s;
        record.package = package(u"Nightly"_s);
        record.started = at(0);
        journal.beginRun(record);
    }
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"many"_s);
        database.setDatabaseName(file);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
            "INSERT INTO runs SELECT printf('r%05d', i), package, fleet, file, "
            "strftime('%Y-%m-%dT%H:%M:%S.000Z', started, '+' || i || ' minutes'), started, 'failed', host, "
            "pid "
            "FROM n, runs WHERE id = 'first'"_s));
        database.close();
    }
    QSqlDatabase::removeDatabase(u"many"_s);
    QElapsedTimer timer;
    timer.start();
    const auto page = listRunPage(file, {}, 200);
    QVERIFY(page);
    QCOMPARE(page->runs.size(), 200);
    QCOMPARE(page->runs.first().id, u"r10000"_s);
    qInfo("the first page of 10,001 runs: %lld ms", timer.elapsed());
    QVERIFY2(timer.elapsed() < 2000, "the first page must not read them all");
}

QTEST_GUILESS_MAIN(TestRunList)
#include "tst_runlist.moc"
