// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinestage.h"

#include <QScrollBar>
#include <QSignalSpy>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTimeline final : public TimelineStage
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTheme(); }
    void init() { begin(); }
    void keysStepFromBarToBar();
    void wheelZoomsTimeOnly();
    void shiftWheelScrollsRows();
    void dragPansAndPausesFollowing();
    void doubleClickZoomsToTheBar();
    void followingSlidesOnAfterAZoom();
    void rowsByTaskAndJob();
    void liveBarsAreDifferences();
    void barsGrowWithoutEvents();
    void hiddenPanelsDoNothing();
    void idleTimeIsLeftOut();
};

void TestTimeline::keysStepFromBarToBar()
{
    bar(u"t0"_s, u"SQL2"_s, 0, 1, 10);
    bar(u"t1"_s, u"SQL2"_s, 12, 13, 20);
    bar(u"t2"_s, u"SQL10"_s, 11, 13, 30);
    showPanel();
    QSignalSpy chosen(m_panel.get(), &ChartPanel::taskActivated);
    m_chart->setFocus();
    QTest::keyClick(m_chart, Qt::Key_Right); // from nowhere: the first in sight
    QCOMPARE(m_chart->bars().at(m_chart->current()).label, u"Task 0"_s);
    QVERIFY(m_chart->accessibleDescription().contains(u"Task 0"_s));
    QTest::keyClick(m_chart, Qt::Key_Right);
    QCOMPARE(m_chart->bars().at(m_chart->current()).label, u"Task 1"_s);
    QTest::keyClick(m_chart, Qt::Key_Down); // SQL10 stands below SQL2
    QCOMPARE(m_chart->bars().at(m_chart->current()).label, u"Task 2"_s);
    QTest::keyClick(m_chart, Qt::Key_Up); // nearest in time, not the first of the row
    QCOMPARE(m_chart->bars().at(m_chart->current()).label, u"Task 1"_s);
    QTest::keyClick(m_chart, Qt::Key_Left);
    QTest::keyClick(m_chart, Qt::Key_Left); // there is none farther
    QCOMPARE(m_chart->bars().at(m_chart->current()).label, u"Task 0"_s);
    QTest::keyClick(m_chart, Qt::Key_End);
    QCOMPARE(m_chart->bars().at(m_chart->current()).label, u"Task 1"_s); // the last to begin
    QTest::keyClick(m_chart, Qt::Key_Home);
    QCOMPARE(m_chart->bars().at(m_chart->current()).label, u"Task 0"_s);
    QCOMPARE(chosen.count(), 0); // stepping does not choose
    QTest::keyClick(m_chart, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().toString(), u"t0"_s);
    const double span = m_chart->range().size();
    QTest::keyClick(m_chart, Qt::Key_Plus);
    QVERIFY(m_chart->range().size() < span);
    QTest::keyClick(m_chart, Qt::Key_0);
    QCOMPARE(m_chart->range().size(), span);
}

void TestTimeline::wheelZoomsTimeOnly()
{
    bar(u"t0"_s, u"SQL2"_s, 0, 1, 10);
    bar(u"t1"_s, u"SQL2"_s, 12, 13, 60);
    showPanel();
    const QPoint at = pixelOf(1);
    const double under = m_plot->xAxis->pixelToCoord(at.x());
    const QCPRange rows = m_plot->yAxis->range();
    const double span = m_chart->range().size();
    wheel(at, 3);
    QVERIFY(m_chart->range().size() < span * 0.7);
    QVERIFY(std::abs(m_plot->xAxis->pixelToCoord(at.x()) - under) < span * 0.001); // stays below the pointer
    QCOMPARE(m_plot->yAxis->range(), rows);
}

void TestTimeline::shiftWheelScrollsRows()
{
    for (int i = 0; i < 100; ++i)
        bar(u"t%1"_s.arg(i), u"SQL%1"_s.arg(i), 0, 1, 10);
    showPanel();
    auto* scroll = m_chart->findChild<QScrollBar*>();
    QTRY_VERIFY(scroll->isVisible());
    const QCPRange time = m_chart->range();
    wheel(m_plot->axisRect()->rect().center(), -2, Qt::ShiftModifier);
    QVERIFY(scroll->value() > 0);
    QCOMPARE(m_chart->range(), time);
    QVERIFY(m_plot->yAxis->range().lower > 0);
}

void TestTimeline::dragPansAndPausesFollowing()
{
    m_zero = QDateTime::currentDateTimeUtc().addSecs(-60);
    for (int i = 0; i < 40; ++i) {
        request(u"t%1"_s.arg(i), u"SQL%1"_s.arg(i), i);
        start(u"t%1"_s.arg(i), u"SQL%1"_s.arg(i), i + 1);
    }
    showPanel();
    QVERIFY(m_panel->isFollowing());
    const QPoint from = m_plot->axisRect()->rect().center();
    const double before = m_chart->range().lower;
    const double row = m_plot->yAxis->range().lower;
    QTest::mousePress(m_plot, Qt::LeftButton, {}, from);
    QTest::mouseMove(m_plot, from + QPoint(40, -20));
    QTest::mouseMove(m_plot, from + QPoint(120, -60));
    QTest::mouseRelease(m_plot, Qt::LeftButton, {}, from + QPoint(120, -60));
    QVERIFY(m_chart->range().lower < before);
    QVERIFY(m_plot->yAxis->range().lower > row);
    QVERIFY(!m_panel->isFollowing());
    const QCPRange held = m_chart->range();
    const double end = m_chart->plottable()->now();
    QTRY_VERIFY(m_chart->plottable()->now() > end); // it went on growing
    QCOMPARE(m_chart->range(), held);
    m_chart->setFocus();
    QTest::keyClick(m_chart, Qt::Key_F);
    QVERIFY(m_panel->isFollowing());
    QVERIFY(m_chart->range().contains(m_chart->plottable()->now()));
}

void TestTimeline::doubleClickZoomsToTheBar()
{
    bar(u"t0"_s, u"SQL2"_s, 0, 1, 10);
    bar(u"t1"_s, u"SQL2"_s, 200, 201, 1000);
    showPanel();
    const int wanted = barNamed(u"Task 0"_s);
    QTest::mouseDClick(m_plot, Qt::LeftButton, {}, pixelOf(wanted));
    const ChartBar& zoomed = m_chart->bars().at(wanted);
    QVERIFY(m_chart->range().lower < zoomed.begin);
    QVERIFY(m_chart->range().upper > zoomed.end);
    QVERIFY(m_chart->range().size() < 30);
    QTest::mouseDClick(m_plot, Qt::LeftButton, {}, m_plot->axisRect()->rect().bottomRight() - QPoint(3, 3));
    QTest::mouseRelease(m_plot, Qt::LeftButton);
    QVERIFY(m_chart->range().size() > 1000); // beside every bar: everything
}

void TestTimeline::followingSlidesOnAfterAZoom()
{
    m_zero = QDateTime::currentDateTimeUtc().addSecs(-600);
    request(u"t0"_s, u"SQL1"_s, 0);
    start(u"t0"_s, u"SQL1"_s, 1);
    showPanel();
    wheel(m_plot->axisRect()->rect().center(), 8);
    const double span = m_chart->range().size();
    m_panel->findChild<QAction*>(u"timeline.follow"_s)->trigger();
    QVERIFY(m_panel->isFollowing());
    QVERIFY(std::abs(m_chart->range().size() - span) < 1e-3); // not back to everything
    QVERIFY(m_chart->range().contains(m_chart->plottable()->now()));
    const double lower = m_chart->range().lower;
    QTRY_VERIFY(m_chart->range().lower > lower);
    m_panel->findChild<QAction*>(u"timeline.fit"_s)->trigger();
    QVERIFY(m_chart->range().lower < double(m_zero.toSecsSinceEpoch()) + 1);
}

void TestTimeline::rowsByTaskAndJob()
{
    bar(u"t0"_s, u"SQL1"_s, 0, 1, 10);
    request(u"t3"_s, u"SQL1"_s, 2);
    start(u"t3"_s, u"SQL1"_s, 3);
    end(u"t3"_s, u"SQL1"_s, 8, TaskOutcome::Failed);
    request(u"t3"_s, u"SQL2"_s, 30, 2);
    start(u"t3"_s, u"SQL2"_s, 31, 2);
    end(u"t3"_s, u"SQL2"_s, 40, TaskOutcome::Succeeded, 2);
    showPanel();
    QCOMPARE(m_chart->plottable()->rowCount(), 3); // two at once on SQL1, one on SQL2
    m_panel->findChild<QAction*>(u"timeline.rowsTask"_s)->trigger();
    QCOMPARE(m_panel->rows(), TimelinePanel::Rows::Task);
    QCOMPARE(m_chart->plottable()->rowCount(), 2);
    const int again = barNamed(u"SQL2 (attempt 2)"_s);
    QVERIFY(again >= 0);
    QCOMPARE(m_chart->bars().at(again).row, m_chart->bars().at(barNamed(u"SQL1"_s)).row + 1);
    m_panel->findChild<QAction*>(u"timeline.rowsJob"_s)->trigger(); // both tasks start "Job 0"
    QCOMPARE(m_chart->plottable()->rowCount(), 2);
    QCOMPARE(m_chart->bars().size(), 3);
}

void TestTimeline::liveBarsAreDifferences()
{
    m_zero = QDateTime::currentDateTimeUtc().addSecs(-100);
    request(u"t0"_s, u"SQL2"_s, 0);
    showPanel();
    start(u"t0"_s, u"SQL2"_s, 1);
    request(u"t1"_s, u"SQL1"_s, 2); // a lane above
    QTRY_COMPARE(m_chart->bars().size(), 2);
    QCOMPARE(m_chart->bars().at(barNamed(u"Task 0"_s)).row, 1);
    QCOMPARE(m_chart->bars().at(barNamed(u"Task 1"_s)).row, 0);
    request(u"t2"_s, u"SQL1"_s, 3); // a second row of that lane
    start(u"t2"_s, u"SQL1"_s, 4);
    QTRY_COMPARE(m_chart->bars().size(), 3);
    QCOMPARE(m_chart->bars().at(barNamed(u"Task 0"_s)).row, 2);
    QCOMPARE(m_chart->bars().at(barNamed(u"Task 2"_s)).row, 1);
    end(u"t2"_s, u"SQL1"_s, 20);
    request(u"t3"_s, u"SQL1"_s, 30); // where that one has ended
    QTRY_COMPARE(m_chart->bars().size(), 4);
    QCOMPARE(m_chart->bars().at(barNamed(u"Task 3"_s)).row, 1);
    QCOMPARE(m_chart->bars().at(barNamed(u"Task 2"_s)).look, StateLook::Succeeded);
    // The same as a panel that sees it all at once.
    TimelinePanel other(m_model.get(), m_dialogs.get());
    other.show();
    QVERIFY(QTest::qWaitForWindowExposed(&other));
    QTRY_COMPARE(other.chart()->bars().size(), 4);
    for (const ChartBar& bar : other.chart()->bars())
        QCOMPARE(bar.row, m_chart->bars().at(barNamed(bar.label)).row);
}

void TestTimeline::barsGrowWithoutEvents()
{
    m_zero = QDateTime::currentDateTimeUtc().addSecs(-20);
    request(u"t0"_s, u"SQL1"_s, 0);
    start(u"t0"_s, u"SQL1"_s, 1);
    m_run->setExpected(u"t0"_s, 60s);
    showPanel();
    QVERIFY(m_chart->bars().first().open);
    QVERIFY(!std::isnan(m_chart->bars().first().ghostEnd)); // where it is expected to end
    const double before = m_chart->plottable()->endOf(0);
    QTRY_VERIFY(m_chart->plottable()->endOf(0) > before);
}

void TestTimeline::hiddenPanelsDoNothing()
{
    m_zero = QDateTime::currentDateTimeUtc().addSecs(-20);
    request(u"t0"_s, u"SQL1"_s, 0);
    showPanel();
    m_panel->hide();
    QCoreApplication::processEvents(); // what was queued before
    QSignalSpy replots(m_plot, &QCustomPlot::afterReplot);
    QSignalSpy changes(m_model.get(), &TimelineModel::barsChanged);
    QElapsedTimer clock;
    clock.start();
    int next = 1;
    QTRY_VERIFY_WITH_TIMEOUT(
        (request(u"t%1"_s.arg(next), u"SQL1"_s, next), ++next, clock.elapsed() > 400 && changes.count() > 3),
        5000);
    QCOMPARE(replots.count(), 0);
    QCOMPARE(m_chart->bars().size(), 1);
    m_panel->show();
    QTRY_COMPARE(m_chart->bars().size(), qsizetype(next));
}

void TestTimeline::idleTimeIsLeftOut()
{
    bar(u"t0"_s, u"SQL1"_s, 0, 1, 10);
    bar(u"t1"_s, u"SQL1"_s, 36000, 36001, 36010); // ten hours later
    showPanel();
    QVERIFY(m_chart->range().size() > 36000);
    m_panel->findChild<QAction*>(u"timeline.fold"_s)->trigger();
    QVERIFY(m_chart->range().size() < 60);
    const ChartBar& late = m_chart->bars().at(barNamed(u"Task 1"_s));
    QCOMPARE(late.end - late.begin, 10.0); // bars keep their length
    m_panel->findChild<QAction*>(u"timeline.fold"_s)->trigger();
    QVERIFY(m_chart->range().size() > 36000);
}

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
