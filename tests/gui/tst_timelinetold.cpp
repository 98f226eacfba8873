// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/clockticker.h"
#include "charts/runcriticalpath.h"
#include "charts/timelinetable.h"
#include "fleet/fleetmodel.h"
#include "run/foreignjobs.h"
#include "run/runforecast.h"
#include "timelinestage.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolTip>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTimelineTold final : public TimelineStage
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTheme(); }
    void init() { begin(); }
    void tooltipHasAllFacts();
    void refusedAttemptsAreSeen();
    void foreignJobsAreTold();
    void criticalPathIsMarked();
    void exportsEveryFormat();
    void copiesFigures();
    void tableFollowsTheRun();
    void clockTicksAreRound_data();
    void clockTicksAreRound();
    void foldMapsThereAndBack();
};

void TestTimelineTold::tooltipHasAllFacts()
{
    request(u"t0"_s, u"SQL1"_s, 0, 2);
    start(u"t0"_s, u"SQL1"_s, 65, 2);
    apply(AttemptEnded{u"t0"_s, u"SQL1"_s, 2, TaskOutcome::Failed, FailureKind::JobFailed, u"disk <full>"_s},
          7265);
    showPanel();
    QTest::mouseMove(m_plot, pixelOf(0));
    QTRY_VERIFY(QToolTip::isVisible());
    QString text = QToolTip::text();
    text.replace(QChar(0x202f), u' ').replace(QChar(0xa0), u' ');
    for (const QString& fact : {u"Task 0"_s, u"Job: Job 0"_s, u"Server: SQL1"_s, u"Attempt: 2"_s,
                                u"04:00:00.000"_s, u"Waited: 1 m 05 s"_s, u"04:01:05.000"_s,
                                u"Ran: 2 h 00 m 00 s"_s, u"06:01:05.000"_s, u"disk &lt;full&gt;"_s})
        QVERIFY2(text.contains(fact), qPrintable(fact + u" is not in "_s + text));
}

void TestTimelineTold::refusedAttemptsAreSeen()
{
    request(u"t0"_s, u"SQL1"_s, 0);
    apply(AttemptEnded{u"t0"_s, u"SQL1"_s, 1, TaskOutcome::Failed, FailureKind::Login, {}}, 3);
    showPanel();
    const ChartBar& only = m_chart->bars().first();
    QCOMPARE(only.look, StateLook::Failed);
    QCOMPARE(only.runBegin, only.end); // a mark at the end of its waiting
}

void TestTimelineTold::foreignJobsAreTold()
{
    FleetModel fleet;
    Server server;
    server.name = u"SQL1"_s;
    fleet.setServers({server});
    AgentJob ours, theirs;
    ours.id = QUuid::createUuid();
    ours.name = u"Job 0"_s;
    theirs.id = QUuid::createUuid();
    theirs.name = u"Backup"_s;
    fleet.setJobs(u"SQL1"_s, {ours, theirs});
    m_zero = QDateTime::currentDateTimeUtc().addSecs(-100);
    ForeignJobs foreign(&fleet, m_model.get(),
                        [](const QString&, const QDateTime& local) { return local.addSecs(-3600); });
    request(u"t0"_s, u"SQL1"_s, 0);
    start(u"t0"_s, u"SQL1"_s, 1);
    showPanel();
    m_panel->setForeignJobs(&foreign);
    const QDateTime local = m_zero.addSecs(3600); // that server's clock is an hour ahead
    fleet.updateActivity(u"SQL1"_s, {{ours.id, JobState::Running, local.addSecs(1)},
                                     {theirs.id, JobState::Running, local.addSecs(20)}});
    QCOMPARE(foreign.stretches().size(), 1); // our own job is not foreign
    QCOMPARE(foreign.stretches().first().job, u"Backup"_s);
    QCOMPARE(foreign.stretches().first().started, m_zero.addSecs(20));
    QTRY_COMPARE(m_chart->bars().size(), 2);
    const ChartBar& grey = m_chart->bars().at(barNamed(u"Backup"_s));
    QVERIFY(grey.foreign);
    QVERIFY(grey.open);
    QVERIFY(grey.row != m_chart->bars().at(barNamed(u"Task 0"_s)).row); // they ran at the same time
    // It ends as the history says, and another start of our job is foreign when we did not ask for it.
    JobRun run{7, RunStatus::Succeeded, local.addSecs(20), 30s};
    theirs.lastRuns = {run};
    theirs.state = JobState::Idle;
    end(u"t0"_s, u"SQL1"_s, 40);
    ours.state = JobState::Running;
    ours.runningSinceLocal = local.addSecs(80);
    fleet.setJobs(u"SQL1"_s, {ours, theirs});
    QCOMPARE(foreign.stretches().first().ended, m_zero.addSecs(50));
    QCOMPARE(foreign.stretches().size(), 2);
    QCOMPARE(foreign.stretches().last().job, u"Job 0"_s);
    m_panel->findChild<QAction*>(u"timeline.foreign"_s)->trigger();
    QTRY_COMPARE(m_chart->bars().size(), 1);
}

void TestTimelineTold::criticalPathIsMarked()
{
    ParentPackage package; // t0 then t2; t1 beside them is shorter
    for (int i = 0; i < 3; ++i) {
        Task task;
        task.id = u"t%1"_s.arg(i);
        task.name = task.job = u"Task %1"_s.arg(i);
        package.tasks.append(task);
    }
    package.constraints.append(Constraint{u"c"_s, u"t0"_s, u"t2"_s, ConstraintKind::Success, {}, {}});
    m_run->begin(package);
    m_model->begin(package);
    const auto whole = [&](const QString& task, double from, double to) {
        bar(task, u"SQL1"_s, from, from, to);
        apply(TaskEnded{task, u"SQL1"_s, TaskOutcome::Succeeded, 1, {}, {}, FailureKind::None, {}}, to);
    };
    whole(u"t0"_s, 0, 10);
    whole(u"t1"_s, 0, 15);
    whole(u"t2"_s, 10, 20);
    showPanel();
    m_panel->setCriticalPath([&] { return criticalPathOf(package, *m_model, *m_run, {}); });
    m_panel->findChild<QAction*>(u"timeline.critical"_s)->trigger();
    QTRY_VERIFY(m_chart->bars().at(barNamed(u"Task 0"_s)).critical);
    QVERIFY(m_chart->bars().at(barNamed(u"Task 2"_s)).critical);
    QVERIFY(!m_chart->bars().at(barNamed(u"Task 1"_s)).critical);
}

void TestTimelineTold::exportsEveryFormat()
{
    for (int i = 0; i < 60; ++i)
        bar(u"t%1"_s.arg(i), u"SQL%1"_s.arg(i), 0, 1, 10);
    showPanel();
    QTemporaryDir folder;
    const auto exportAs = [&](const QString& action, const QString& file) {
        m_dialogs->answerFile(folder.filePath(file));
        m_panel->findChild<QAction*>(u"timeline."_s + action)->trigger();
        QFile written(folder.filePath(file));
        return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
    };
    QVERIFY(!exportAs(u"exportPng"_s, u"a.png"_s).isEmpty());
    QVERIFY(QImage(folder.filePath(u"a.png"_s)).height() > 2 * 60 * 20); // all rows, not those in sight
    const QByteArray svg = exportAs(u"exportSvg"_s, u"a.svg"_s);
    QVERIFY(svg.contains("<svg"));
    QVERIFY2(svg.contains("Task 59"), svg.right(900).constData()); // text stays text
    QVERIFY(exportAs(u"exportPdf"_s, u"a.pdf"_s).startsWith("%PDF"));
    const QByteArray csv = exportAs(u"exportTable"_s, u"a.csv"_s);
    QCOMPARE(csv.count('\n'), 61);
    QVERIFY(csv.contains("2026-11-26T04:00:01.000+01:00")); // a moment that a program can read
    QSignalSpy failures(m_panel.get(), &ChartPanel::failed);
    QVERIFY(exportAs(u"exportSvg"_s, u"nowhere/a.svg"_s).isEmpty());
    QCOMPARE(failures.count(), 1);
}

void TestTimelineTold::copiesFigures()
{
    bar(u"t0"_s, u"SQL1"_s, 0, 1, 10);
    showPanel();
    m_panel->findChild<QAction*>(u"timeline.copyTable"_s)->trigger();
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.last().startsWith(u"Task 0\tJob 0\tSQL1\t1\t"_s));
    m_panel->findChild<QAction*>(u"timeline.copyPicture"_s)->trigger();
    QVERIFY(QApplication::clipboard()->image().width() > 900);
}

void TestTimelineTold::tableFollowsTheRun()
{
    m_zero = QDateTime::currentDateTimeUtc().addSecs(-20);
    TimelineTable table(m_model.get(), TimelineTable::Form::Shown);
    QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    request(u"t0"_s, u"SQL1"_s, 0);
    start(u"t0"_s, u"SQL1"_s, 5);
    QCOMPARE(table.rowCount(), 1);
    QCOMPARE(table.index(0, TimelineTable::State).data().toString(), u"Running"_s);
    QSignalSpy ticks(&table, &QAbstractItemModel::dataChanged);
    table.tick();
    QCOMPARE(ticks.count(), 1);
    end(u"t0"_s, u"SQL1"_s, 10);
    QCOMPARE(table.index(0, TimelineTable::Ran).data().toString().remove(QChar(0x202f)), u"5s"_s);
    ticks.clear();
    table.tick();
    QCOMPARE(ticks.count(), 0); // nothing grows any more
    m_model->begin({});
    QCOMPARE(table.rowCount(), 0);
    // In the panel it is the accessible twin, switched by a button.
    bar(u"t0"_s, u"SQL1"_s, 0, 1, 10);
    showPanel();
    QVERIFY(!m_chart->summary().isEmpty());
    m_panel->findChild<QAction*>(u"timeline.showTable"_s)->trigger();
    QVERIFY(m_panel->table()->isVisible());
    QVERIFY(!m_chart->isVisible());
    QCOMPARE(m_panel->table()->model()->rowCount(), 1);
    QSignalSpy chosen(m_panel.get(), &ChartPanel::taskActivated);
    QTest::mouseClick(m_panel->table()->viewport(), Qt::LeftButton, {},
                      m_panel->table()->visualRect(m_panel->table()->model()->index(0, 0)).center());
    QCOMPARE(chosen.count(), 1);
}

void TestTimelineTold::clockTicksAreRound_data()
{
    QTest::addColumn<double>("span");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("half a second") << 0.4 << QStringList{u"04:00:00.000\nThu 26 Nov"_s, u"04:00:00.100"_s};
    QTest::newRow("seconds") << 16.0 << QStringList{u"04:00:00\nThu 26 Nov"_s, u"04:00:05"_s, u"04:00:10"_s};
    QTest::newRow("minutes") << 1500.0 << QStringList{u"04:00\nThu 26 Nov"_s, u"04:05"_s};
    QTest::newRow("a day") << 86400.0
                           << QStringList{u"06:00\nThu 26 Nov"_s, u"12:00"_s, u"18:00"_s,
                                          u"00:00\nFri 27 Nov"_s};
    QTest::newRow("a week") << 7 * 86400.0 << QStringList{u"Fri 27 Nov\n2026"_s, u"Sun 29 Nov"_s};
}

void TestTimelineTold::clockTicksAreRound()
{
    QFETCH(double, span);
    QFETCH(QStringList, labels);
    ClockTicker ticker;
    ticker.setRoom(600, QFontMetrics(QFont()));
    QVector<double> ticks;
    QVector<QString> texts;
    const double from = double(kStart.toSecsSinceEpoch());
    ticker.generate(QCPRange(from - 1e-6, from + span), QLocale::c(), u'g', 6, ticks, nullptr, &texts);
    QCOMPARE(ticks.size(), texts.size());
    QVERIFY(ticks.size() >= 2 && ticks.size() <= 12);
    QCOMPARE(texts.first(labels.size()), labels);
}

void TestTimelineTold::foldMapsThereAndBack()
{
    const TimeFold fold = TimeFold::ofIdle({{0, 10}, {5, 20}, {100, 110}, {112, 120}, {1000, 1010}}, 30, 5);
    QCOMPARE(fold.gaps().size(), 2);
    QCOMPARE(fold.toShown(20), 20.0);
    QCOMPARE(fold.toShown(100), 25.0);
    QCOMPARE(fold.toShown(120), 45.0);
    QCOMPARE(fold.toShown(1000), 50.0);
    for (double real : {-5.0, 0.0, 15.0, 20.0, 60.0, 100.0, 111.0, 500.0, 1005.0, 2000.0})
        QVERIFY(std::abs(fold.toReal(fold.toShown(real)) - real) < 1e-9);
    QCOMPARE(fold.whole(0, 60), QList<TimeFold::Stretch>({{0, 20}, {100, 120}, {1000, 1010}}));
}

QTEST_MAIN(TestTimelineTold)
#include "tst_timelinetold.moc"
