// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/clockticker.h"
#include "charts/rowchart.h"
#include "charts/runcriticalpath.h"
#include "charts/timelinepanel.h"
#include "charts/timelinetable.h"
#include "fleet/fleetmodel.h"
#include "run/foreignjobs.h"
#include "run/runmodel.h"
#include "run/timelinemodel.h"
#include "testdialogs.h"
#include "theme/theme.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QImage>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime kStart = QDateTime(QDate(2026, 11, 26), QTime(3, 0), Qt::UTC);

} // namespace

class TestTimeline final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
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

private:
    void request(const QString& task, const QString& server, double at, int attempt = 1);
    void start(const QString& task, const QString& server, double at, int attempt = 1);
    void end(const QString& task, const QString& server, double at,
             TaskOutcome outcome = TaskOutcome::Succeeded, int attempt = 1);
    void bar(const QString& task, const QString& server, double requested, double started, double ended);
    void apply(const RunEventBody& body, double at);
    void showPanel();
    [[nodiscard]] QPoint pixelOf(int bar) const;
    void wheel(const QPoint& at, int steps, Qt::KeyboardModifiers modifiers = {});
    [[nodiscard]] int barNamed(const QString& label) const;

    std::unique_ptr<RunModel> m_run;
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<TestDialogs> m_dialogs;
    std::unique_ptr<TimelinePanel> m_panel;
    RowChart* m_chart = nullptr;
    QCustomPlot* m_plot = nullptr;
    QDateTime m_zero;
    qint64 m_sequence = 0;
};

void TestTimeline::initTestCase()
{
    qputenv("TZ", "Europe/Berlin");
    QLocale::setDefault(QLocale::c());
    Theme::instance().install(SchemeChoice::Light);
}

void TestTimeline::init()
{
    m_panel.reset();
    ParentPackage package;
    for (int i = 0; i < 400; ++i) {
        Task task;
        task.id = u"t%1"_s.arg(i);
        task.name = u"Task %1"_s.arg(i);
        task.job = u"Job %1"_s.arg(i % 3);
        package.tasks.append(task);
    }
    m_run = std::make_unique<RunModel>();
    m_model = std::make_unique<TimelineModel>();
    m_dialogs = std::make_unique<TestDialogs>();
    m_run->begin(package);
    m_model->begin(package);
    m_sequence = 0;
    m_zero = kStart;
}

void TestTimeline::apply(const RunEventBody& body, double at)
{
    const RunEvent event{++m_sequence, m_zero.addMSecs(qint64(at * 1000)), body};
    m_run->apply(event);
    m_model->apply(event);
}

void TestTimeline::request(const QString& task, const QString& server, double at, int attempt)
{
    apply(StartRequested{task, server, attempt}, at);
}

void TestTimeline::start(const QString& task, const QString& server, double at, int attempt)
{
    apply(AttemptStarted{task, server, attempt, {}}, at);
}

void TestTimeline::end(const QString& task, const QString& server, double at, TaskOutcome outcome,
                       int attempt)
{
    apply(AttemptEnded{task, server, attempt, outcome, FailureKind::None, {}}, at);
}

void TestTimeline::bar(const QString& task, const QString& server, double requested, double started,
                       double ended)
{
    request(task, server, requested);
    start(task, server, started);
    end(task, server, ended);
}

void TestTimeline::showPanel()
{
    m_panel = std::make_unique<TimelinePanel>(m_model.get(), m_dialogs.get());
    m_panel->setRun(m_run.get());
    m_panel->resize(900, 300);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    m_chart = m_panel->chart();
    m_plot = m_chart->plot();
    QTRY_VERIFY(m_plot->axisRect()->width() > 100);
}

QPoint TestTimeline::pixelOf(int index) const
{
    return m_chart->plottable()->placeOf(index).center().toPoint();
}

void TestTimeline::wheel(const QPoint& at, int steps, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(at, m_plot->mapToGlobal(at), {}, {0, steps * 120}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_plot, &event);
}

int TestTimeline::barNamed(const QString& label) const
{
    for (int i = 0; i < m_chart->bars().size(); ++i) {
        if (m_chart->bars().at(i).label == label)
            return i;
    }
    return -1;
}

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

void TestTimeline::tooltipHasAllFacts()
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

void TestTimeline::refusedAttemptsAreSeen()
{
    request(u"t0"_s, u"SQL1"_s, 0);
    apply(AttemptEnded{u"t0"_s, u"SQL1"_s, 1, TaskOutcome::Failed, FailureKind::Login, {}}, 3);
    showPanel();
    const ChartBar& only = m_chart->bars().first();
    QCOMPARE(only.look, StateLook::Failed);
    QCOMPARE(only.runBegin, only.end); // a mark at the end of its waiting
}

void TestTimeline::foreignJobsAreTold()
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

void TestTimeline::criticalPathIsMarked()
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
    m_panel->setCriticalTasks([&] { return criticalTasksOf(package, *m_model, *m_run); });
    m_panel->findChild<QAction*>(u"timeline.critical"_s)->trigger();
    QTRY_VERIFY(m_chart->bars().at(barNamed(u"Task 0"_s)).critical);
    QVERIFY(m_chart->bars().at(barNamed(u"Task 2"_s)).critical);
    QVERIFY(!m_chart->bars().at(barNamed(u"Task 1"_s)).critical);
}

void TestTimeline::exportsEveryFormat()
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

void TestTimeline::copiesFigures()
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

void TestTimeline::tableFollowsTheRun()
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

void TestTimeline::clockTicksAreRound_data()
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

void TestTimeline::clockTicksAreRound()
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

void TestTimeline::foldMapsThereAndBack()
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

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
