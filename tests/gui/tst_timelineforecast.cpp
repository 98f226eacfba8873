// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/rowchart.h"
#include "charts/runcriticalpath.h"
#include "charts/timelinepanel.h"
#include "givenhistory.h"
#include "run/runforecaster.h"
#include "run/runmodel.h"
#include "run/timelinemodel.h"
#include "testdialogs.h"
#include "theme/theme.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <cmath>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What a timeline shows of the time to come, and of what came later than it should have.
class TestTimelineForecast final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void init();
    void cleanup() { m_panel.reset(); }
    void whatIsToComeStandsBehindWhatRuns();
    void itNeverLooksLikeAFact();
    void itGoesWhenTheTaskBegins();
    void theEndOfTheRunIsMarked();
    void longerThanUsualIsMarkedWhenItHappens();
    void whatAFailureDelayedIsTold();
    void slackAndCriticalPath();
    void choicesAreKept();
    void commandsStandInTheMenu();

private:
    // A chain a -> b -> c of jobs A, B, C at SQL001; each usually takes 1,000 s.
    void begin(double startedAgo);
    void tell(const RunEventBody& body, double at);
    [[nodiscard]] int barOf(const QString& task, bool expected) const;

    ParentPackage m_package;
    QDateTime m_zero;
    qint64 m_sequence = 0;
    std::unique_ptr<RunModel> m_run;
    std::unique_ptr<TimelineModel> m_timeline;
    std::unique_ptr<RunForecaster> m_forecaster;
    std::unique_ptr<GivenHistory> m_history;
    std::unique_ptr<TimelinePanel> m_panel;
    TestDialogs m_dialogs;
};

void TestTimelineForecast::init()
{
    m_package = {};
    for (const QString& id : {u"a"_s, u"b"_s, u"c"_s}) {
        Task task;
        task.id = id;
        task.name = u"Task "_s + id;
        task.job = id.toUpper();
        task.where.servers = {u"SQL001"_s};
        m_package.tasks.append(task);
    }
    for (const auto& [from, to] : {std::pair(u"a"_s, u"b"_s), std::pair(u"b"_s, u"c"_s)}) {
        Constraint constraint;
        constraint.id = from + to;
        constraint.from = from;
        constraint.to = to;
        m_package.constraints.append(constraint);
    }
    m_run = std::make_unique<RunModel>();
    m_timeline = std::make_unique<TimelineModel>();
    m_history = std::make_unique<GivenHistory>();
    m_forecaster = std::make_unique<RunForecaster>(m_run.get(), m_timeline.get(), [this] {
        ForecastPlan plan;
        plan.package = m_package;
        plan.fleet.servers = {{u"SQL001"_s, {}, {}, 2}};
        for (const QString& job : {u"A"_s, u"B"_s, u"C"_s})
            plan.estimates.add(u"SQL001"_s, job, {900s, 950s, 1000s, 1050s, 1100s});
        return plan;
    });
    m_panel = std::make_unique<TimelinePanel>(m_timeline.get(), &m_dialogs);
    m_panel->setRun(m_run.get());
    m_panel->setForecast(m_forecaster.get());
    m_panel->setHistory(m_history.get());
    m_panel->setCriticalPath(
        [this] { return criticalPathOf(m_package, *m_timeline, *m_run, m_forecaster->forecast()); });
    m_panel->resize(900, 300);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestTimelineForecast::tell(const RunEventBody& body, double at)
{
    const RunEvent event{++m_sequence, m_zero.addMSecs(qint64(at * 1000)), body};
    m_run->apply(event);
    m_timeline->apply(event);
}

void TestTimelineForecast::begin(double startedAgo)
{
    m_sequence = 0;
    m_zero = QDateTime::currentDateTimeUtc().addMSecs(-qint64(startedAgo * 1000));
    m_run->begin(m_package);
    m_timeline->begin(m_package);
    tell(RunStarted{u"r"_s, u"P"_s, {}}, 0);
    tell(TaskReady{u"a"_s}, 0);
    tell(StartRequested{u"a"_s, u"SQL001"_s, 1}, 0);
    tell(AttemptStarted{u"a"_s, u"SQL001"_s, 1, {}}, 0);
    m_run->setExpected(u"a"_s, 1000s);
}

int TestTimelineForecast::barOf(const QString& task, bool expected) const
{
    const QList<ChartBar>& bars = m_panel->chart()->bars();
    for (int i = 0; i < bars.size(); ++i) {
        if (bars.at(i).task == task && bars.at(i).expected == expected)
            return i;
    }
    return -1;
}

void TestTimelineForecast::whatIsToComeStandsBehindWhatRuns()
{
    begin(100);
    QTRY_VERIFY(barOf(u"c"_s, true) >= 0);
    const QList<ChartBar>& bars = m_panel->chart()->bars();
    QCOMPARE(bars.size(), 3);
    const ChartBar running = bars.at(barOf(u"a"_s, false));
    const ChartBar next = bars.at(barOf(u"b"_s, true));
    const ChartBar last = bars.at(barOf(u"c"_s, true));
    QCOMPARE(next.row, running.row); // it goes on where the other one ends
    QVERIFY(std::abs(next.begin - (running.begin + 1000)) < 60);
    QVERIFY(std::abs(last.begin - next.end) < 1);
    QCOMPARE(next.label, u"Task b"_s);
    // All of it is in sight, and in the table.
    QVERIFY(m_panel->chart()->range().upper > last.end);
    QCOMPARE(m_panel->table()->model()->rowCount(), 3);
    QVERIFY(m_panel->table()->model()->index(2, 9).data().toString().contains(u"Expected"_s));
    QVERIFY(m_panel->chart()->summary().contains(u"2 to come"_s));
    // By task, each in its own row.
    m_panel->chart()->setFocus();
    QTest::keyClick(m_panel->chart(), Qt::Key_2);
    QCOMPARE(m_panel->rows(), TimelinePanel::Rows::Task);
    QTRY_VERIFY(barOf(u"b"_s, true) >= 0 &&
                bars.at(barOf(u"b"_s, true)).row != bars.at(barOf(u"a"_s, false)).row);
    QTest::keyClick(m_panel->chart(), Qt::Key_E);
    QTRY_COMPARE(m_panel->chart()->bars().size(), 1);
    QCOMPARE(m_panel->table()->model()->rowCount(), 1);
}

void TestTimelineForecast::itNeverLooksLikeAFact()
{
    begin(100);
    QTRY_VERIFY(barOf(u"c"_s, true) >= 0);
    RowChart* chart = m_panel->chart();
    QCustomPlot* plot = chart->plot();
    plot->replot(QCustomPlot::rpImmediateRefresh);
    const QImage picture = plot->toPixmap().toImage();
    const auto filled = [&](const QString& task, bool expected, const QColor& color) {
        const QRect place = chart->plottable()->placeOf(barOf(task, expected)).toRect();
        int of = 0;
        for (int x = place.left(); x <= place.right(); ++x)
            of += picture.pixelColor(x, place.top() + 3) == color ? 1 : 0;
        return double(of) / place.width();
    };
    const QColor running = themeColor(ColorToken::StateRunning);
    QVERIFY(filled(u"a"_s, false, running) > 0.5);
    for (int look = 0; look <= int(StateLook::Skipped); ++look)
        QVERIFY(filled(u"b"_s, true, colorOf(StateLook(look))) < 0.1);
    // It can be pointed at and chosen all the same.
    QSignalSpy chosen(m_panel.get(), &ChartPanel::taskActivated);
    const QPoint at = chart->plottable()->placeOf(barOf(u"b"_s, true)).center().toPoint();
    QTest::mouseClick(plot, Qt::LeftButton, {}, at);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().toString(), u"b"_s);
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_End);
    QVERIFY(chart->accessibleDescription().contains(u"has not begun"_s));
    QVERIFY(chart->accessibleDescription().contains(u"Expected start"_s));
}

void TestTimelineForecast::itGoesWhenTheTaskBegins()
{
    begin(1000);
    QTRY_VERIFY(barOf(u"b"_s, true) >= 0);
    tell(AttemptEnded{u"a"_s, u"SQL001"_s, 1, TaskOutcome::Succeeded, FailureKind::None, {}}, 990);
    tell(TaskEnded{u"a"_s, u"SQL001"_s, TaskOutcome::Succeeded, 1, m_zero, m_zero.addSecs(990), {}, {}}, 990);
    tell(StartRequested{u"b"_s, u"SQL001"_s, 1}, 991);
    tell(AttemptStarted{u"b"_s, u"SQL001"_s, 1, {}}, 992);
    QTRY_VERIFY(barOf(u"b"_s, false) >= 0 && barOf(u"b"_s, true) < 0);
    QTRY_COMPARE(m_panel->chart()->bars().at(barOf(u"c"_s, true)).row, 0);
    tell(RunEnded{RunOutcome::Cancelled}, 995);
    QTRY_VERIFY(barOf(u"c"_s, true) < 0);
    QVERIFY(m_panel->chart()->plottable()->moments().isEmpty());
}

void TestTimelineForecast::theEndOfTheRunIsMarked()
{
    begin(100);
    const auto moments = [this] { return m_panel->chart()->plottable()->moments(); };
    QTRY_COMPARE(moments().size(), 2);
    QVERIFY(moments().at(0).label.startsWith(u"expected end"_s));
    QVERIFY(moments().at(1).at > moments().at(0).at);
    const double begun = double(m_zero.toMSecsSinceEpoch()) / 1000;
    QVERIFY(std::abs(moments().at(0).at - begun - 3000) < 100);
}

void TestTimelineForecast::longerThanUsualIsMarkedWhenItHappens()
{
    m_history->add(u"A"_s, {99, 99, 99, 99, 100, 100, 100, 100, 100, 100, 100, 100});
    begin(99.2);
    QTRY_VERIFY(barOf(u"a"_s, false) >= 0);
    QVERIFY(!m_panel->chart()->bars().at(barOf(u"a"_s, false)).marked);
    QTRY_VERIFY(m_panel->chart()->bars().at(barOf(u"a"_s, false)).marked);
    m_panel->chart()->setFocus();
    QTest::keyClick(m_panel->chart(), Qt::Key_Home);
    QVERIFY(m_panel->chart()->accessibleDescription().contains(u"Longer than usual"_s));
}

void TestTimelineForecast::whatAFailureDelayedIsTold()
{
    begin(2500);
    tell(AttemptEnded{u"a"_s, u"SQL001"_s, 1, TaskOutcome::Failed, FailureKind::JobFailed, u"deadlock"_s},
         1000);
    tell(RetryScheduled{u"a"_s, 2, 30s}, 1000);
    tell(TaskReady{u"a"_s}, 1030);
    tell(StartRequested{u"a"_s, u"SQL001"_s, 2}, 1030);
    tell(AttemptStarted{u"a"_s, u"SQL001"_s, 2, {}}, 1030);
    tell(AttemptEnded{u"a"_s, u"SQL001"_s, 2, TaskOutcome::Succeeded, FailureKind::None, {}}, 2030);
    tell(TaskEnded{u"a"_s, u"SQL001"_s, TaskOutcome::Succeeded, 2, m_zero, m_zero.addSecs(2030), {}, {}},
         2030);
    tell(TaskReady{u"b"_s}, 2030);
    tell(StartRequested{u"b"_s, u"SQL001"_s, 1}, 2030);
    tell(AttemptStarted{u"b"_s, u"SQL001"_s, 1, {}}, 2030);
    QTRY_VERIFY(barOf(u"c"_s, true) >= 0);
    RowChart* chart = m_panel->chart();
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Home);                              // the failed attempt
    const QString facts = chart->accessibleDescription().simplified(); // units stand after narrow spaces
    QVERIFY2(facts.contains(u"It delayed Task b by 17 m 10 s"_s), qPrintable(facts));
    QVERIFY2(facts.contains(u"It will delay Task c by"_s), qPrintable(facts));
}

void TestTimelineForecast::slackAndCriticalPath()
{
    Task side;
    side.id = u"d"_s;
    side.name = u"Task d"_s;
    side.job = u"A"_s;
    side.where.servers = {u"SQL001"_s};
    m_package.tasks.append(side);
    begin(100);
    tell(StartRequested{u"d"_s, u"SQL001"_s, 1}, 0);
    tell(AttemptStarted{u"d"_s, u"SQL001"_s, 1, {}}, 0);
    QTRY_VERIFY(barOf(u"c"_s, true) >= 0);
    m_panel->chart()->setFocus();
    QTest::keyClick(m_panel->chart(), Qt::Key_C);
    QTRY_VERIFY(m_panel->chart()->bars().at(barOf(u"a"_s, false)).critical);
    QVERIFY(
        m_panel->chart()->bars().at(barOf(u"c"_s, true)).critical); // the path goes on into what is to come
    const ChartBar beside = m_panel->chart()->bars().at(barOf(u"d"_s, false));
    QVERIFY(!beside.critical);
    QVERIFY(std::abs(beside.slackEnd - beside.begin - 3000) < 200);
}

void TestTimelineForecast::choicesAreKept()
{
    begin(100);
    QTRY_VERIFY(barOf(u"c"_s, true) >= 0);
    m_panel->chart()->setFocus();
    for (const Qt::Key key : {Qt::Key_3, Qt::Key_E, Qt::Key_O, Qt::Key_T})
        QTest::keyClick(m_panel->chart(), key);
    QVERIFY(m_panel->isTableShown());
    const QByteArray state = m_panel->state();
    TimelinePanel other(m_timeline.get(), &m_dialogs);
    other.setForecast(m_forecaster.get());
    other.restoreState(state);
    QCOMPARE(other.rows(), TimelinePanel::Rows::Job);
    QVERIFY(other.isTableShown());
    QVERIFY(!other.findChild<QAction*>(u"timeline.expected"_s)->isChecked());
    QVERIFY(!other.findChild<QAction*>(u"timeline.foreign"_s)->isChecked());
    QVERIFY(other.isFollowing());
    other.restoreState("nonsense");
    QCOMPARE(other.rows(), TimelinePanel::Rows::Job);
}

void TestTimelineForecast::commandsStandInTheMenu()
{
    QStringList names;
    QSet<QString> keys;
    for (const QAction* action : m_panel->menu()->actions()) {
        if (action->isSeparator())
            continue;
        names.append(action->objectName());
        const QString key = action->shortcut().toString();
        QVERIFY2(key.isEmpty() || !keys.contains(key), qPrintable(key));
        keys.insert(key);
        QCOMPARE(action->shortcutContext(), Qt::WidgetWithChildrenShortcut);
    }
    for (const char* wanted : {"rowsServer", "rowsTask", "rowsJob", "follow", "fold", "foreign", "critical",
                               "expected", "showTable", "fit", "exportPng", "exportSvg", "exportPdf",
                               "exportTable", "copyPicture", "copyTable"})
        QVERIFY2(names.contains(u"timeline."_s + QLatin1StringView(wanted)), wanted);
    // Nothing ran: those that need something to show are off, and say why.
    const QAction* fit = m_panel->findChild<QAction*>(u"timeline.fit"_s);
    QVERIFY(!fit->isEnabled());
    QVERIFY(!fit->property("disabledReason").toString().isEmpty());
}

QTEST_MAIN(TestTimelineForecast)
#include "tst_timelineforecast.moc"
