// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/boxplottable.h"
#include "charts/durationsmodel.h"
#include "charts/durationspanel.h"
#include "charts/historychart.h"
#include "charts/loadplottable.h"
#include "charts/rowchart.h"
#include "charts/timelinepanel.h"
#include "givenhistory.h"
#include "run/runmodel.h"
#include "run/serverload.h"
#include "run/timelinemodel.h"
#include "testdialogs.h"
#include "theme/theme.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ParentPackage packageOf(int tasks)
{
    ParentPackage package;
    for (int i = 0; i < tasks; ++i) {
        Task task;
        task.id = u"t%1"_s.arg(i);
        task.name = u"Task %1"_s.arg(i);
        task.job = u"Job %1"_s.arg(i);
        package.tasks.append(task);
    }
    return package;
}

} // namespace

class TestChartPanels final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void timelineShowsBarsAndClicksSelectTasks();
    void tableIsTheSame();
    void exportsPictureAndFigures();
    void manyBarsStayFast();
    void slowRunsAreMarkedAgainstTheBand();
    void pastOfAJobIsShown();
    void keysStepFromRunToRun();
    void boxesByServer();
    void loadOfTheServers();
    void manyPointsBecomeLines();

private:
    // `tasks` bars on `servers` servers, all but the last `open` ended.
    void fill(int tasks, int servers, int open);
    RunModel m_run;
    TimelineModel m_timeline;
    TestDialogs m_dialogs;
};

void TestChartPanels::fill(int tasks, int servers, int open)
{
    const ParentPackage package = packageOf(tasks);
    m_run.begin(package);
    m_timeline.begin(package);
    const QDateTime begin = QDateTime::currentDateTimeUtc().addSecs(-600);
    qint64 sequence = 0;
    const auto tell = [&](const RunEventBody& body, int second) {
        const RunEvent event{++sequence, begin.addSecs(second), body};
        m_run.apply(event);
        m_timeline.apply(event);
    };
    tell(RunStarted{u"r"_s, u"P"_s, {}}, 0);
    for (int i = 0; i < tasks; ++i) {
        const TaskId id = u"t%1"_s.arg(i);
        const QString server = u"SQL%1"_s.arg(i % servers + 1, 3, 10, QLatin1Char('0'));
        tell(StartRequested{id, server, 1}, i % 500);
        tell(AttemptStarted{id, server, 1, {}}, i % 500 + 2);
        if (i < tasks - open) {
            const auto outcome = i % 7 == 3 ? TaskOutcome::Failed : TaskOutcome::Succeeded;
            tell(AttemptEnded{id, server, 1, outcome, FailureKind::None, {}}, i % 500 + 60);
            tell(TaskEnded{id, server, outcome, 1, begin, begin.addSecs(i % 500 + 60), FailureKind::None, {}},
                 i % 500 + 60);
        }
    }
}

void TestChartPanels::timelineShowsBarsAndClicksSelectTasks()
{
    fill(6, 3, 1);
    TimelinePanel panel(&m_timeline, &m_dialogs);
    panel.resize(900, 300);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    RowChart* chart = panel.chart();
    QCOMPARE(chart->bars().size(), 6);
    QVERIFY(panel.isFollowing());
    QVERIFY(chart->bars().last().open);
    auto* plot = chart->findChild<QCustomPlot*>();
    QVERIFY(plot);
    QTRY_VERIFY(plot->axisRect()->width() > 100);
    QSignalSpy clicks(&panel, &ChartPanel::taskActivated);
    const ChartBar bar = chart->bars().at(2);
    const QPoint at(int(plot->xAxis->coordToPixel((bar.runBegin + bar.end) / 2)),
                    int(plot->yAxis->coordToPixel(bar.row + 0.5)));
    QTest::mouseClick(plot, Qt::LeftButton, {}, at);
    QCOMPARE(clicks.count(), 1);
    QCOMPARE(clicks.first().first().toString(), bar.task);
    // Zooming by hand ends following; the double click brings it all back.
    const double before = chart->range().size();
    QWheelEvent wheel(at, plot->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(plot, &wheel);
    QVERIFY(chart->range().size() < before);
    QVERIFY(!panel.isFollowing());
    // It grows while it runs.
    const int last = int(chart->bars().size()) - 1;
    const double end = chart->plottable()->endOf(last);
    QTRY_VERIFY(chart->plottable()->endOf(last) > end);
}

void TestChartPanels::tableIsTheSame()
{
    fill(6, 3, 0);
    TimelinePanel panel(&m_timeline, &m_dialogs);
    panel.show();
    panel.setTableShown(true);
    QVERIFY(panel.table()->isVisible());
    QVERIFY(!panel.chart()->isVisible());
    QCOMPARE(panel.table()->model()->rowCount(), 6);
    QVERIFY(!panel.chart()->accessibleName().isEmpty());
    QVERIFY(!panel.table()->accessibleName().isEmpty());
}

void TestChartPanels::exportsPictureAndFigures()
{
    fill(4, 2, 0);
    DurationsModel durations(&m_timeline, &m_run);
    DurationsPanel panel(&durations, &m_dialogs);
    panel.resize(600, 300);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QTemporaryDir folder;
    const QString picture = folder.filePath(u"a.png"_s);
    m_dialogs.answerFile(picture);
    panel.findChild<QAction*>(u"durations.exportPng"_s)->trigger();
    QVERIFY(QImage(picture).width() > 600);
    const QString table = folder.filePath(u"a.csv"_s);
    m_dialogs.answerFile(table);
    panel.findChild<QAction*>(u"durations.exportTable"_s)->trigger();
    QFile file(table);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 5);
}

void TestChartPanels::manyBarsStayFast()
{
    // 200 servers, 20,000 attempts: the redraw of the rows in sight must not depend on those that are not.
    fill(20000, 200, 50);
    TimelinePanel panel(&m_timeline, &m_dialogs);
    panel.resize(1200, 300);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto* plot = panel.chart()->findChild<QCustomPlot*>();
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 10; ++i)
        plot->replot(QCustomPlot::rpImmediateRefresh);
    const auto each = clock.elapsed() / 10;
    qInfo("a redraw with 20000 bars takes %lld ms", static_cast<long long>(each));
    QVERIFY(each < 500); // a bound for sanitizers and busy machines; measured: a few ms
}

void TestChartPanels::slowRunsAreMarkedAgainstTheBand()
{
    fill(2, 1, 0); // both took 58 s
    GivenHistory history;
    history.add(u"Job 0"_s, {20, 21, 22, 23, 24, 20, 21, 22, 23, 24});
    history.add(u"Job 1"_s, {50, 55, 58, 60, 65, 50, 55, 58, 60, 65});
    DurationsModel durations(&m_timeline, &m_run);
    QAbstractItemModelTester tester(&durations, QAbstractItemModelTester::FailureReportingMode::QtTest);
    DurationsPanel panel(&durations, &m_dialogs);
    panel.setHistory(&history);
    panel.resize(800, 300);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    const QList<ChartBar>& bars = panel.chart()->bars();
    QCOMPARE(bars.size(), 2);
    QVERIFY(bars.at(0).marked);
    QVERIFY(bars.at(0).bandEnd < 25);
    QVERIFY(!bars.at(1).marked);
    QVERIFY(bars.at(1).bandBegin < 58 && bars.at(1).bandEnd > 58);
    QVERIFY(durations.index(0, DurationsModel::State).data().toString().contains(u"slower than usual"_s));
    QVERIFY(!durations.index(1, DurationsModel::State).data().toString().contains(u"slower"_s));
}

void TestChartPanels::pastOfAJobIsShown()
{
    fill(1, 1, 0);
    GivenHistory history;
    history.add(u"Load"_s, {60, 61, 59, 60, 62, 60, 90, 92, 91, 95, 90, 93});
    history.add(u"Other"_s, {5, 6, 7, 8});
    const QDateTime since = history.of(u"Load"_s).at(6).ended;
    history.slower = {{u"SQL002"_s, {since, since, 60s, 92s}}};
    DurationsModel durations(&m_timeline, &m_run);
    DurationsPanel panel(&durations, &m_dialogs);
    panel.setHistory(&history);
    panel.resize(900, 320);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    panel.findChild<QAction*>(u"durations.view.history"_s)->trigger();
    QCOMPARE(panel.currentView(), int(DurationsPanel::History));
    QCOMPARE(panel.job(), u"Load"_s);
    auto* empty = panel.findChild<QLabel*>(u"durations.empty"_s);
    QVERIFY(empty->isVisible()); // it is read in the background
    QVERIFY(empty->text().contains(u"Reading"_s));
    const auto points = [&] { return panel.historyChart()->content().lines.points.size(); };
    QTRY_COMPARE(points(), 12);
    QVERIFY(panel.historyChart()->isVisible());
    QCOMPARE(panel.historyChart()->content().slower, history.slower);
    QVERIFY(panel.historyChart()->summary().contains(u"SQL002 slower since"_s));
    QCOMPARE(panel.table()->model()->rowCount(), 12);
    history.slower.clear();
    panel.showJob(u"Other"_s); // as when a task is selected
    QTRY_COMPARE(points(), 4);
    QCOMPARE(panel.findChild<QComboBox*>(u"durations.job"_s)->currentText(), u"Other"_s);
    const int asked = history.asked;
    Q_EMIT history.changed(); // that tells nothing new of this job
    history.add(u"Other"_s, {9});
    QTRY_COMPARE(points(), 5);
    QCOMPARE(history.asked, asked + 1);
    Q_EMIT history.grew();
    QTRY_COMPARE(history.asked, asked + 2);
    panel.showJob(u"Unknown"_s);
    QTRY_VERIFY(empty->isVisible() && empty->text().contains(u"Nothing is known"_s));
    // What went wrong is told: in place of the chart, or above what is known nevertheless.
    history.error = u"disk I/O error"_s;
    panel.showJob(u"Nobody"_s);
    QTRY_VERIFY(empty->isVisible() && empty->text().contains(u"disk I/O error"_s));
    panel.showJob(u"Load"_s);
    auto* notice = panel.findChild<QLabel*>(u"durations.notice"_s);
    QTRY_VERIFY(notice->isVisible() && notice->text().contains(u"disk I/O error"_s));
    QVERIFY(panel.historyChart()->isVisible());
    panel.setCurrentView(DurationsPanel::ThisRun);
    QVERIFY(panel.chart()->isVisible());
}

void TestChartPanels::keysStepFromRunToRun()
{
    fill(1, 1, 0);
    GivenHistory history;
    history.add(u"Load"_s, {60, 61, 59});
    DurationsModel durations(&m_timeline, &m_run);
    DurationsPanel panel(&durations, &m_dialogs);
    panel.setHistory(&history);
    panel.setCurrentView(DurationsPanel::History);
    panel.resize(900, 320);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    HistoryChart* chart = panel.historyChart();
    QTRY_VERIFY(chart->isVisible());
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Left); // the latest first
    QCOMPARE(chart->current(), 2);
    QTest::keyClick(chart, Qt::Key_Left);
    QCOMPARE(chart->current(), 1);
    QVERIFY(chart->accessibleDescription().contains(u"SQL002"_s));
    QTest::keyClick(chart, Qt::Key_End);
    QTest::keyClick(chart, Qt::Key_Right);
    QCOMPARE(chart->current(), 2);
    const double span = chart->plot()->xAxis->range().size();
    QTest::keyClick(chart, Qt::Key_Plus);
    QVERIFY(chart->plot()->xAxis->range().size() < span);
    QTest::keyClick(chart, Qt::Key_0);
    QCOMPARE(chart->plot()->xAxis->range().size(), span);
}

void TestChartPanels::boxesByServer()
{
    fill(1, 1, 0);
    GivenHistory history;
    QList<int> seconds;
    for (int i = 0; i < 20; ++i)
        seconds << 20 + i % 5 << 40 + i % 5;
    seconds << 22 << 90;
    history.add(u"Load"_s, seconds);
    DurationsModel durations(&m_timeline, &m_run);
    DurationsPanel panel(&durations, &m_dialogs);
    panel.setHistory(&history);
    panel.resize(900, 320);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    panel.setCurrentView(DurationsPanel::Boxes);
    const QList<BoxPlottable::Box>& boxes = panel.boxes()->boxes();
    QTRY_COMPARE(boxes.size(), 2);
    QCOMPARE(boxes.at(0).statistics.median, 22.0);
    QVERIFY(!boxes.at(0).slow);
    QCOMPARE(boxes.at(1).statistics.outliers, std::vector<double>({90}));
    QVERIFY(boxes.at(1).slow);
    QCOMPARE(panel.table()->model()->index(1, 7).data().toString(), u"1"_s);
    QVERIFY(panel.boxChart()->range().upper > 90);
}

void TestChartPanels::loadOfTheServers()
{
    fill(30, 3, 0);
    GivenHistory history;
    ServerLoad load(&m_timeline);
    DurationsModel durations(&m_timeline, &m_run);
    DurationsPanel panel(&durations, &m_dialogs);
    panel.setHistory(&history);
    panel.setLoad(&load, [](const QString&) { return 4; });
    panel.resize(900, 320);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    panel.setCurrentView(DurationsPanel::Load);
    QCOMPARE(panel.loads()->series().size(), 3);
    QCOMPARE(panel.table()->model()->index(0, 0).data().toString(), u"SQL001"_s); // sorted
    const ServerLoad::Load& first = load.loads().first();
    QCOMPARE(panel.loads()->levelAt(0, first.steps.at(3).at + 0.01), first.steps.at(3).level);
    QCOMPARE(panel.loads()->levelAt(0, first.steps.front().at - 1), 0);
    QCOMPARE(panel.table()->model()->rowCount(), 3);
    QVERIFY(panel.loadChart()->range().contains(first.steps.front().at));
    // What is busy is painted, and what is not is not.
    RowChart* chart = panel.loadChart();
    QCustomPlot* plot = chart->plot();
    plot->replot(QCustomPlot::rpImmediateRefresh);
    const QImage picture = plot->toPixmap().toImage();
    const auto colorAt = [&](double at, double row) {
        return picture.pixelColor(int(plot->xAxis->coordToPixel(at)), int(plot->yAxis->coordToPixel(row)));
    };
    QCOMPARE(colorAt(first.steps.at(3).at + 0.5, 0.95), themeColor(ColorToken::StateRunning));
    QVERIFY(colorAt(load.end() + 1, 0.95) != themeColor(ColorToken::StateRunning));
}

void TestChartPanels::manyPointsBecomeLines()
{
    HistoryChart chart;
    HistoryChart::Content content;
    QList<DurationPoint> points;
    const QDateTime zero = QDateTime::currentDateTimeUtc().addDays(-400);
    for (int i = 0; i < 5000; ++i)
        points.append(
            {zero.addSecs(i * 600), std::chrono::seconds(60 + i % 7), u"SQL001"_s, RunStatus::Succeeded});
    content.lines = historyLinesOf(points);
    chart.setContent(content);
    chart.resize(800, 300);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    chart.fit();
    chart.plot()->replot(QCustomPlot::rpImmediateRefresh);
    const auto pointsSeen = [&] {
        for (int i = 0; i < chart.plot()->graphCount(); ++i) {
            const QCPGraph* graph = chart.plot()->graph(i);
            if (graph->lineStyle() == QCPGraph::lsNone && graph->dataCount() == 5000)
                return graph->visible();
        }
        return true;
    };
    QVERIFY(!pointsSeen());
    const double begin = double(zero.toSecsSinceEpoch());
    chart.plot()->xAxis->setRange(begin, begin + 86400);
    chart.plot()->replot(QCustomPlot::rpImmediateRefresh);
    QVERIFY(pointsSeen());
}

QTEST_MAIN(TestChartPanels)
#include "tst_chartpanels.moc"
