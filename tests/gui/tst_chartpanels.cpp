// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/durationsmodel.h"
#include "charts/durationspanel.h"
#include "charts/rowchart.h"
#include "charts/timelinepanel.h"
#include "run/runmodel.h"
#include "run/timelinemodel.h"
#include "testdialogs.h"
#include "theme/theme.h"

#include <QFile>
#include <QImage>
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
    const double end = chart->bars().last().end;
    QTRY_VERIFY(chart->bars().last().end > end);
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
    panel.findChild<QAction*>(u"durations.exportPicture"_s)->trigger();
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

QTEST_MAIN(TestChartPanels)
#include "tst_chartpanels.moc"
