// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/durationsmodel.h"
#include "charts/timelinelayout.h"
#include "dialogs/tableexport.h"
#include "fleet/fleetfilterproxy.h"
#include "fleet/fleetmodel.h"
#include "fleet/fleetview.h"
#include "run/runmodel.h"
#include "run/timelinemodel.h"
#include "shell/problemsmodel.h"
#include "shell/problemtext.h"
#include "shell/settings.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Server server(const QString& name, const QString& group = {})
{
    Server server;
    server.name = name;
    server.host = u"127.0.0.1"_s;
    server.user = u"stellwerk"_s;
    server.group = group;
    return server;
}

AgentJob job(const QString& name)
{
    AgentJob job;
    job.id = QUuid::createUuid();
    job.name = name;
    job.state = JobState::Idle;
    return job;
}

// Indented lines, so that a failure reads like a diff.
QStringList treeOf(const QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        lines.append(QString(depth, u' ') + index.data().toString());
        lines += treeOf(model, index, depth + 1);
    }
    return lines;
}

ParentPackage packageOf(int tasks)
{
    ParentPackage package;
    package.name = u"P"_s;
    for (int i = 1; i <= tasks; ++i) {
        Task task;
        task.id = u"t%1"_s.arg(i);
        task.name = u"Task %1"_s.arg(i);
        task.job = task.name;
        package.tasks.append(task);
    }
    return package;
}

const QDateTime kStart(QDate(2026, 3, 1), QTime(2, 0), Qt::UTC);

} // namespace

class TestShellModels final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filterKeepsPathsToMatches();
    void filterFollowsTheFleet();
    void viewRestoresExpansionAfterFilter();
    void durationsGrowAndKeepRows();
    void durationsSumPerServer();
    void timelineLanesDoNotOverlap();
    void problemsChangeByDifference();
    void problemTextsNameTheirArguments();
    void csvQuotesWhatNeedsIt();
    void settingsSurvive();

private:
    void feed(const RunEventBody& body, int second);
    std::unique_ptr<RunModel> m_run;
    std::unique_ptr<TimelineModel> m_timeline;
    qint64 m_sequence = 0;
};

void TestShellModels::feed(const RunEventBody& body, int second)
{
    const RunEvent event{++m_sequence, kStart.addSecs(second), body};
    m_run->apply(event);
    m_timeline->apply(event);
}

void TestShellModels::filterKeepsPathsToMatches()
{
    FleetModel fleet;
    FleetFilterProxy proxy;
    QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    proxy.setSourceModel(&fleet);
    fleet.setServers({server(u"SQL01"_s, u"Production"_s), server(u"SQL02"_s, u"Test"_s)});
    fleet.setJobs(u"SQL01"_s, {job(u"Load orders"_s), job(u"Load stock"_s)});
    fleet.setJobs(u"SQL02"_s, {job(u"Load orders"_s)});
    const QStringList all = treeOf(proxy);
    proxy.setWords(u"ORDERS"_s);
    QCOMPARE(treeOf(proxy), QStringList({u"Production"_s, u" SQL01"_s, u"  Load orders"_s, u"Test"_s,
                                         u" SQL02"_s, u"  Load orders"_s}));
    proxy.setWords(u"sql01 orders"_s);
    QCOMPARE(treeOf(proxy), QStringList({u"Production"_s, u" SQL01"_s, u"  Load orders"_s}));
    proxy.setWords(u"sql01"_s); // what stands below a match stays
    QCOMPARE(treeOf(proxy).size(), 4);
    proxy.setWords(u"nothing like it"_s);
    QVERIFY(treeOf(proxy).isEmpty());
    proxy.setWords({});
    QCOMPARE(treeOf(proxy), all);
}

void TestShellModels::filterFollowsTheFleet()
{
    FleetModel fleet;
    FleetFilterProxy proxy;
    QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    proxy.setSourceModel(&fleet);
    proxy.setWords(u"orders"_s);
    fleet.setServers({server(u"SQL01"_s)});
    QVERIFY(treeOf(proxy).isEmpty());
    fleet.setJobs(u"SQL01"_s, {job(u"Load orders"_s), job(u"Load stock"_s)});
    QCOMPARE(treeOf(proxy), QStringList({u"SQL01"_s, u" Load orders"_s}));
    fleet.setJobs(u"SQL01"_s, {job(u"Load stock"_s)});
    QVERIFY(treeOf(proxy).isEmpty());
    fleet.setServers({});
}

void TestShellModels::viewRestoresExpansionAfterFilter()
{
    FleetModel fleet;
    FleetView view(&fleet);
    QList<Server> servers;
    for (int i = 1; i <= 20; ++i) // more than fit: servers are folded at first
        servers.append(server(u"SQL%1"_s.arg(i, 2, 10, QLatin1Char('0'))));
    fleet.setServers(servers);
    for (const Server& s : servers)
        fleet.setJobs(s.name, {job(u"Load orders"_s), job(u"Load stock"_s)});
    const QAbstractItemModel* proxy = view.model();
    QVERIFY(!view.isExpanded(proxy->index(0, 0)));
    view.expand(proxy->index(3, 0));
    view.setFilter(u"orders"_s);
    QVERIFY(view.isExpanded(proxy->index(0, 0)));
    view.setFilter({});
    QVERIFY(!view.isExpanded(proxy->index(0, 0)));
    QVERIFY(view.isExpanded(proxy->index(3, 0)));
    view.reveal(u"SQL07"_s, u"Load stock"_s);
    QCOMPARE(view.currentIndex().data().toString(), u"Load stock"_s);
}

void TestShellModels::durationsGrowAndKeepRows()
{
    m_run = std::make_unique<RunModel>();
    m_timeline = std::make_unique<TimelineModel>();
    const ParentPackage package = packageOf(3);
    m_run->begin(package);
    m_timeline->begin(package);
    m_run->setExpected(u"t1"_s, 10s);
    DurationsModel durations(m_timeline.get(), m_run.get());
    QAbstractItemModelTester tester(&durations, QAbstractItemModelTester::FailureReportingMode::QtTest);
    feed(RunStarted{u"r1"_s, u"P"_s, {}}, 0);
    feed(StartRequested{u"t1"_s, u"SQL01"_s, 1}, 0);
    feed(AttemptStarted{u"t1"_s, u"SQL01"_s, 1, {}}, 2);
    QTRY_COMPARE(durations.rowCount(), 1);
    QSignalSpy resets(&durations, &QAbstractItemModel::modelReset);
    durations.setNow(kStart.addSecs(14));
    QCOMPARE(durations.rows().first().duration, std::chrono::milliseconds(12s));
    QCOMPARE(durations.rows().first().usual, std::chrono::milliseconds(10s));
    QVERIFY(durations.hasRunning());
    feed(StartRequested{u"t2"_s, u"SQL02"_s, 1}, 3);
    feed(AttemptStarted{u"t2"_s, u"SQL02"_s, 1, {}}, 4);
    feed(StartRequested{u"t3"_s, u"SQL01"_s, 1}, 5);
    feed(AttemptStarted{u"t3"_s, u"SQL01"_s, 1, {}}, 6); // goes between the two others
    QTRY_COMPARE(durations.rowCount(), 3);
    QCOMPARE(durations.rows().at(1).task, u"t3"_s);
    QCOMPARE(resets.count(), 0); // selections survive a run
    feed(TaskEnded{u"t1"_s,
                   u"SQL01"_s,
                   TaskOutcome::Succeeded,
                   1,
                   kStart.addSecs(2),
                   kStart.addSecs(32),
                   FailureKind::None,
                   {}},
         32);
    feed(AttemptEnded{u"t1"_s, u"SQL01"_s, 1, TaskOutcome::Succeeded, FailureKind::None, {}}, 32);
    QTRY_VERIFY(durations.rows().first().ended.isValid());
    QCOMPARE(durations.rows().first().duration, std::chrono::milliseconds(30s));
    m_timeline->begin(package); // another run: everything goes
    QTRY_COMPARE(durations.rowCount(), 0);
}

void TestShellModels::durationsSumPerServer()
{
    m_run = std::make_unique<RunModel>();
    m_timeline = std::make_unique<TimelineModel>();
    const ParentPackage package = packageOf(2);
    m_run->begin(package);
    m_timeline->begin(package);
    feed(RunStarted{u"r1"_s, u"P"_s, {}}, 0);
    for (int i = 1; i <= 2; ++i) {
        const TaskId id = u"t%1"_s.arg(i);
        feed(StartRequested{id, u"SQL01"_s, 1}, 0);
        feed(AttemptStarted{id, u"SQL01"_s, 1, {}}, 0);
        feed(AttemptEnded{id, u"SQL01"_s, 1, TaskOutcome::Succeeded, FailureKind::None, {}}, 20);
        feed(
            TaskEnded{
                id, u"SQL01"_s, TaskOutcome::Succeeded, 1, kStart, kStart.addSecs(20), FailureKind::None, {}},
            20);
    }
    const DurationsModel durations(m_timeline.get(), m_run.get());
    QCOMPARE(durations.busy().size(), 1);
    QCOMPARE(durations.busy().first().total, std::chrono::milliseconds(40s));
    QCOMPARE(durations.busy().first().rowCount, 2);
}

void TestShellModels::timelineLanesDoNotOverlap()
{
    using Place = TimelineLayout::Place;
    TimelineLayout layout(TimelineLayout::Order::Title);
    constexpr double open = TimelineLayout::kOpen;
    const QString ten = u"SQL10"_s;
    const QString two = u"SQL2"_s;
    QCOMPARE(layout.add(ten, ten, 0, 10), (Place{0, true}));
    QCOMPARE(layout.add(ten, ten, 5, 15), (Place{1, true}));
    QCOMPARE(layout.add(ten, ten, 10, open), (Place{0, false})); // where the first has ended
    QCOMPARE(layout.add(two, two, 12, open), (Place{0, true}));  // sorted as people do: above
    QCOMPARE(layout.add(ten, ten, 20, 30), (Place{1, false}));   // row 0 is taken by a bar without an end
    QCOMPARE(layout.lanes(), QList<TimelineLayout::Lane>({{two, two, 0, 1}, {ten, ten, 1, 2}}));
    QCOMPARE(layout.rowCount(), 3);
    layout.finish(ten, 0, 40);
    QCOMPARE(layout.add(ten, ten, 35, 36), (Place{1, false}));
    QCOMPARE(layout.add(ten, ten, 41, 50), (Place{0, false}));
    QCOMPARE(layout.firstRowOf(ten), 1);
}

void TestShellModels::problemsChangeByDifference()
{
    ProblemsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const ParentPackage package = packageOf(2);
    const Problem unknown{Severity::Error, ProblemCode::UnknownServer, {u"SQL9"_s}, u"t1"_s, {}, 0};
    const Problem noJob{Severity::Error, ProblemCode::NoJob, {u"Task 2"_s}, u"t2"_s, {}, 0};
    const Problem disabled{Severity::Warning, ProblemCode::DisabledTask, {u"Task 2"_s}, u"t2"_s, {}, 0};
    model.setProblems({unknown, disabled}, package);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.errorCount(), 1);
    const QPersistentModelIndex kept = model.index(1, 0);
    model.setProblems({unknown, noJob, disabled}, package);
    QCOMPARE(kept.row(), 2);
    QCOMPARE(model.index(0, ProblemsModel::Place).data().toString(), u"Task 1"_s);
    model.setProblems({}, package);
    QCOMPARE(model.rowCount(), 0);
}

void TestShellModels::problemTextsNameTheirArguments()
{
    for (int code = 0; code <= int(ProblemCode::LimitOfUnknownServer); ++code) {
        const Problem problem{
            Severity::Error, ProblemCode(code), {u"%2"_s, u"B"_s, u"C"_s, u"D"_s}, {}, {}, 0};
        const QString text = ProblemText::of(problem);
        QVERIFY2(!text.isEmpty(), qPrintable(QString::number(code)));
        QVERIFY2(text.endsWith(u'.'), qPrintable(text));
    }
    // An argument that looks like a placeholder stays.
    const Problem job{Severity::Error, ProblemCode::UnknownJob, {u"%2"_s, u"SQL01"_s}, {}, {}, 0};
    QVERIFY(ProblemText::of(job).contains(u"%2"_s));
    QVERIFY(ProblemText::of(job).contains(u"SQL01"_s));
}

void TestShellModels::csvQuotesWhatNeedsIt()
{
    QStandardItemModel model(1, 2);
    model.setHorizontalHeaderLabels({u"A"_s, u"B, C"_s});
    model.setItem(0, 0, new QStandardItem(u"say \"hi\"\nthere"_s));
    model.setItem(0, 1, new QStandardItem(u"plain"_s));
    QCOMPARE(tableAsCsv(model), u"A,\"B, C\"\r\n\"say \"\"hi\"\"\nthere\",plain\r\n"_s);
    QCOMPARE(rowsAsTsv(model, {model.index(0, 0)}), u"A\tB, C\nsay \"hi\" there\tplain"_s);
}

void TestShellModels::settingsSurvive()
{
    QTemporaryDir folder;
    {
        Settings settings(folder.path());
        QCOMPARE(settings.scheme(), SchemeChoice::System);
        settings.setScheme(SchemeChoice::Dark);
        settings.setLanguage(LanguageChoice::German);
        for (int i = 0; i < Settings::kMostRecentFiles + 3; ++i)
            settings.addRecentFile(u"/tmp/%1.stellwerk"_s.arg(i));
        settings.addRecentFile(u"/tmp/5.stellwerk"_s);
    }
    const Settings settings(folder.path());
    QCOMPARE(settings.scheme(), SchemeChoice::Dark);
    QCOMPARE(settings.language(), LanguageChoice::German);
    QCOMPARE(settings.recentFiles().size(), Settings::kMostRecentFiles);
    QCOMPARE(settings.recentFiles().first(), u"/tmp/5.stellwerk"_s);
    QCOMPARE(settings.recentFiles().count(u"/tmp/5.stellwerk"_s), 1);
}

QTEST_MAIN(TestShellModels)
#include "tst_shellmodels.moc"
