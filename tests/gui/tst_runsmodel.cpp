// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of past runs: read page by page, filtered, sorted, grouped; its empty and its error state.
#include "pastrunstage.h"
#include "runs/comparemodel.h"
#include "runs/runspage.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

const QDateTime kStart(QDate(2026, 11, 25), QTime(3, 0), Qt::UTC);

void copyRuns(const QString& file, int count)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"many"_s);
        database.setDatabaseName(file);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
            "INSERT INTO runs SELECT printf('x%05d', i), "
            "json_set(package, '$.name', printf('Package %d', i % 7)), fleet, file, "
            "strftime('%Y-%m-%dT%H:%M:%S.000Z', started, '+' || i || ' minutes'), "
            "strftime('%Y-%m-%dT%H:%M:%S.000Z', started, '+' || (i + i % 50) || ' minutes'), "
            "CASE WHEN i % 3 = 0 THEN 'failed' ELSE 'succeeded' END, host, pid FROM n, runs WHERE id = 'r1'"_s
                .arg(count)));
        database.close();
    }
    QSqlDatabase::removeDatabase(u"many"_s);
}

} // namespace

class TestRunsModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filterSortAndGroup();
    void theChosenStayChosen();
    void tenThousandRuns();
    void emptyAndBroken();
    void theComparisonIsATable();
};

void TestRunsModel::filterSortAndGroup()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    writeRun(file, u"r1"_s, kStart, 20, false);
    writeRun(file, u"r2"_s, kStart.addDays(1), 3, true);
    writeRun(file, u"r3"_s, kStart.addDays(2), 40, false);
    RunsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setJournal(file);
    QCOMPARE(int(model.state()), int(RunsModel::State::Loading));
    QTRY_COMPARE(int(model.state()), int(RunsModel::State::Ready));
    const auto ids = [&](const QModelIndex& parent = {}) {
        QStringList found;
        for (int row = 0; row < model.rowCount(parent); ++row)
            found.append(model.index(row, 0, parent).data(RunsModel::RunIdRole).toString());
        return found.join(u' ');
    };
    QCOMPARE(ids(), u"r3 r2 r1"_s);
    model.sort(RunsModel::Duration, Qt::AscendingOrder);
    QCOMPARE(ids(), u"r2 r1 r3"_s);
    model.setFilter({{}, RunOutcome::Succeeded});
    QCOMPARE(ids(), u"r1 r3"_s);
    model.setFilter({u"sql02 load"_s, std::nullopt}); // the first failure
    QCOMPARE(ids(), u"r2"_s);
    model.setFilter({});
    model.setGrouped(true);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(ids(model.index(0, 0)), u"r2 r1 r3"_s);
    QCOMPARE(model.indexOf(u"r3"_s).parent(), model.index(0, 0));
    QVERIFY(!model.listing(model.index(0, 0)));
    QCOMPARE(model.index(0, RunsModel::FirstFailure).data().toString(), u"1 run(s) failed"_s);
}

void TestRunsModel::theChosenStayChosen()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    for (int i = 0; i < 4; ++i)
        writeRun(file, u"r%1"_s.arg(i), kStart.addDays(i), 20 - i, i == 2);
    RunsPage page;
    page.resize(1200, 500);
    page.show();
    page.model()->setJournal(file);
    QTRY_COMPARE(page.model()->shown(), 4);
    page.choose(u"r1"_s);
    page.view()->sortByColumn(RunsModel::Duration, Qt::AscendingOrder);
    QCOMPARE(page.chosen().size(), 1);
    QCOMPARE(page.chosen().first().id, u"r1"_s);
    writeRun(file, u"r9"_s, kStart.addDays(9), 5, false);
    page.model()->reload();
    QTRY_COMPARE(page.model()->shown(), 5);
    QCOMPARE(page.chosen().first().id, u"r1"_s);
}

void TestRunsModel::tenThousandRuns()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    writeRun(file, u"r1"_s, kStart, 20, false);
    copyRuns(file, 10'000);
    RunsPage page;
    page.resize(1200, 500);
    page.show();
    QElapsedTimer timer;
    timer.start();
    page.model()->setJournal(file);
    QTRY_VERIFY(page.model()->shown() >= 100);
    qInfo("the first of 10,001 runs after %lld ms", timer.elapsed());
    QTRY_COMPARE_WITH_TIMEOUT(page.model()->total(), 10'001, 60'000);
    qInfo("all of them after %lld ms", timer.elapsed());
    timer.restart();
    page.model()->setFilter({u"package 3"_s, RunOutcome::Failed});
    qInfo("filtered in %lld ms", timer.elapsed());
    QVERIFY(page.model()->shown() > 400);
    QVERIFY(page.model()->shown() < 3'400); // a third failed
    page.model()->setFilter({});
    page.model()->setGrouped(true);
    QCOMPARE(page.model()->rowCount(), 8);
}

void TestRunsModel::emptyAndBroken()
{
    QTemporaryDir folder;
    RunsPage page;
    page.show();
    const auto* message = page.findChild<QLabel*>(u"runs.message"_s);
    page.model()->setJournal(folder.filePath(u"none.sqlite"_s));
    QTRY_VERIFY(message->text().startsWith(u"Nothing has run yet"_s));
    QVERIFY(message->isVisible());
    const QString broken = folder.filePath(u"broken.sqlite"_s);
    QFile out(broken);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(QByteArray(4096, 'x'));
    out.close();
    page.model()->setJournal(broken);
    QTRY_VERIFY(message->text().startsWith(u"The journal of runs cannot be read"_s));
}

void TestRunsModel::theComparisonIsATable()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"runs.sqlite"_s);
    writeRun(file, u"r1"_s, kStart, 20, false);
    writeRun(file, u"r2"_s, kStart.addDays(1), 30, true);
    const auto first = loadReplay(file, u"r1"_s);
    const auto second = loadReplay(file, u"r2"_s);
    QVERIFY(first && second);
    CompareModel model(compareRuns(*first, *second));
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    qint64 sum = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        sum += model.index(row, CompareModel::Moved).data(CompareModel::SortRole).toLongLong();
    QCOMPARE(sum, qint64(model.comparison().moved().count()));
    QVERIFY(model.describe(0).contains(u"ran "_s));
}

QTEST_MAIN(TestRunsModel)
#include "tst_runsmodel.moc"
