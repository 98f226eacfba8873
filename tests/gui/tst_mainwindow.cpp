// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A person's way through the window, against a simulated fleet over the real driver: jobs from the tree onto
// the canvas, connected by mouse, run, and the outcome read from the widgets.
#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/taskitem.h"
#include "charts/chartpanel.h"
#include "charts/durationspanel.h"
#include "charts/rowchart.h"
#include "charts/timelinepanel.h"
#include "fleet/fleetfilterproxy.h"
#include "fleet/fleetpanel.h"
#include "fleet/fleetview.h"
#include "logs/logpanel.h"
#include "run/messagebar.h"
#include "run/runcontroller.h"
#include "shell/documenttabs.h"
#include "shell/perspectives.h"
#include "simulatedwindow.h"

#include <QAbstractItemModelTester>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

constexpr char kScenario[] = R"({"formatVersion": 1, "title": "test", "history": {"runs": 6, "days": 3},
"servers": [{"name": "SQL01", "group": "Test"}, {"name": "SQL02", "group": "Test"}],
"jobs": [
 {"name": "Extract", "servers": ["SQL01"], "steps": [{"name": "Extract", "duration": 20}]},
 {"name": "Check", "servers": ["SQL02"], "steps": [{"name": "Check", "duration": 10, "outcome": "fail", "error": "The rates are wrong."}]},
 {"name": "Load", "servers": ["SQL01"], "steps": [{"name": "Load", "duration": 20}]},
 {"name": "Repair", "servers": ["SQL02"], "steps": [{"name": "Repair", "duration": 10}]},
 {"name": "Long", "servers": ["SQL02"], "steps": [{"name": "Long", "duration": 36000}]}
]})";

} // namespace

class TestMainWindow final : public test::SimulatedWindow
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void jobsAppearInTheTree();
    void jobsAreDraggedAndConnected();
    void runsAndShowsOutcomes();
    void stopAsksAndCancels();
    void closingDuringARunAsks();

private:
    [[nodiscard]] CanvasView* canvas() const { return m_window->tabs()->currentCanvas(); }
    [[nodiscard]] TaskId taskOf(const QString& job) const;
    void selectJobs(const QList<QPair<QString, QString>>& jobs);
    void dropSelectionAt(const QPoint& at);
    void connectByMouse(const QString& from, const QString& to);
};

void TestMainWindow::initTestCase()
{
    start(kScenario);
}

void TestMainWindow::cleanupTestCase()
{
    end();
}

void TestMainWindow::jobsAppearInTheTree()
{
    FleetView* tree = m_window->fleetPanel()->view();
    QAbstractItemModelTester tester(tree->proxy(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const FleetModel* fleet = m_workspace->session()->fleet();
    QTRY_COMPARE_WITH_TIMEOUT(fleet->jobs(u"SQL01"_s).size() >= 2 && fleet->jobs(u"SQL02"_s).size() >= 3,
                              true, 20000);
    QTRY_VERIFY(m_window->findChild<QLabel*>(u"status.fleet"_s)->text().startsWith(u"2/2"_s));
    auto* filter = m_window->findChild<QLineEdit*>(u"fleetFilter"_s);
    QTest::keyClicks(filter, u"repair"_s);
    QCOMPARE(tree->proxy()->rowCount(), 1);
    const QModelIndex repair = tree->proxy()->mapFromSource(fleet->indexOf(u"SQL02"_s, u"Repair"_s));
    QVERIFY(repair.isValid());
    QVERIFY(tree->isExpanded(repair.parent()));
    QVERIFY(repair.data(Qt::AccessibleTextRole).toString().contains(u"Repair"_s));
    filter->clear();
    QVERIFY(tree->proxy()->mapFromSource(fleet->indexOf(u"SQL01"_s, u"Extract"_s)).isValid());
}

void TestMainWindow::selectJobs(const QList<QPair<QString, QString>>& jobs)
{
    FleetView* tree = m_window->fleetPanel()->view();
    tree->clearSelection();
    for (const auto& [server, job] : jobs) {
        const QModelIndex index =
            tree->proxy()->mapFromSource(m_workspace->session()->fleet()->indexOf(server, job));
        QVERIFY2(index.isValid(), qPrintable(job));
        tree->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

void TestMainWindow::dropSelectionAt(const QPoint& at)
{
    // What the tree hands to the drag; offscreen there is no window system to carry it.
    const std::unique_ptr<QMimeData> jobData(m_window->fleetPanel()->selectedJobs());
    QVERIFY(jobData);
    QDragEnterEvent enter(at, Qt::CopyAction, jobData.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(canvas()->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDragMoveEvent move(at, Qt::CopyAction, jobData.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(canvas()->viewport(), &move);
    QDropEvent dropped(at, Qt::CopyAction, jobData.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(canvas()->viewport(), &dropped);
    QVERIFY(dropped.isAccepted());
}

TaskId TestMainWindow::taskOf(const QString& job) const
{
    for (const Task& task : m_window->tabs()->current()->package().tasks) {
        if (task.job == job)
            return task.id;
    }
    return {};
}

void TestMainWindow::connectByMouse(const QString& from, const QString& to)
{
    CanvasScene* scene = canvas()->canvasScene();
    const QPoint start = canvas()->mapFromScene(scene->taskItem(taskOf(from))->outPort());
    const QPoint end = canvas()->mapFromScene(scene->taskItem(taskOf(to))->inPort());
    QWidget* port = canvas()->viewport();
    QTest::mousePress(port, Qt::LeftButton, {}, start);
    for (int i = 1; i <= 8; ++i) {
        const QPoint at = start + (end - start) * i / 8;
        QMouseEvent move(QEvent::MouseMove, at, port->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QApplication::sendEvent(port, &move);
    }
    QTest::mouseRelease(port, Qt::LeftButton, {}, end);
}

void TestMainWindow::jobsAreDraggedAndConnected()
{
    m_window->findChild<QAction*>(u"file.new"_s)->trigger();
    QVERIFY(canvas());
    selectJobs({{u"SQL01"_s, u"Extract"_s}, {u"SQL02"_s, u"Check"_s}}); // several at once
    dropSelectionAt({120, 80});
    selectJobs({{u"SQL01"_s, u"Load"_s}, {u"SQL02"_s, u"Repair"_s}});
    dropSelectionAt({520, 80});
    const OpenDocument* document = m_window->tabs()->current();
    QCOMPARE(document->package().tasks.size(), 4);
    canvas()->zoomToFit();
    connectByMouse(u"Extract"_s, u"Load"_s);
    connectByMouse(u"Check"_s, u"Repair"_s);
    QCOMPARE(document->package().constraints.size(), 2);
    canvas()->selectConstraints({document->package().constraints.last().id});
    canvas()->action(CanvasCommand::KindFailure)->trigger();
    QCOMPARE(document->package().constraints.last().kind, ConstraintKind::Failure);
    QVERIFY(document->isModified());
    auto* undo = m_window->findChild<QAction*>(u"edit.undo"_s);
    QVERIFY(undo->isEnabled());
    undo->trigger();
    QCOMPARE(document->package().constraints.last().kind, ConstraintKind::Success);
    m_window->findChild<QAction*>(u"edit.redo"_s)->trigger();
    QCOMPARE(document->package().constraints.last().kind, ConstraintKind::Failure);
}

void TestMainWindow::runsAndShowsOutcomes()
{
    QSignalSpy finished(m_workspace->session(), &FleetSession::runFinished);
    QVERIFY(m_window->runController()->runAction()->isEnabled());
    m_workspace->preferences()->setSwitchesToRun(true); // the window is arranged for it, and nothing else
    canvas()->setFocus();
    const double zoom = canvas()->zoom();
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_VERIFY2(m_workspace->session()->isRunning(), qPrintable(m_window->messages()->text()));
    QTRY_COMPARE(m_window->perspectives()->current(), Perspective::Run);
    QVERIFY(canvas()->hasFocus());
    QCOMPARE(canvas()->zoom(), zoom);
    m_workspace->preferences()->setSwitchesToRun(false);
    QVERIFY(!m_window->runController()->runAction()->isEnabled());
    QVERIFY(m_window->runController()->stopAction()->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60000);
    const RunModel* run = m_workspace->session()->run();
    QCOMPARE(run->row(taskOf(u"Extract"_s))->outcome, TaskOutcome::Succeeded);
    QCOMPARE(run->row(taskOf(u"Check"_s))->outcome, TaskOutcome::Failed);
    QCOMPARE(run->row(taskOf(u"Load"_s))->outcome, TaskOutcome::Succeeded);
    QCOMPARE(run->row(taskOf(u"Repair"_s))->outcome, TaskOutcome::Succeeded);
    // The handled failure is told with its reason, in the window and not in a dialog.
    QTRY_VERIFY2(m_window->messages()->text().contains(u"Check"_s), qPrintable(m_window->messages()->text()));
    QVERIFY(m_dialogs->asked.isEmpty());
    QTRY_VERIFY(m_window->findChild<QLabel*>(u"status.run"_s)->text().contains(u"1 failed"_s));
    QTRY_COMPARE(m_window->timelinePanel()->chart()->bars().size(), 4);
    QTRY_COMPARE(m_window->durationsPanel()->table()->model()->rowCount(), 4);
    QVERIFY(m_window->logPanel()->table()->model()->rowCount() > 4);
    // "Show task" selects it on the canvas.
    QPushButton* show = m_window->messages()->findChild<QPushButton*>();
    QVERIFY(show);
    QTest::mouseClick(show, Qt::LeftButton);
    QCOMPARE(canvas()->selectedTasks(), QList<TaskId>{taskOf(u"Check"_s)});
    m_window->logPanel()->nextErrorAction()->trigger();
    QVERIFY(m_window->logPanel()->table()->currentIndex().isValid());
}

void TestMainWindow::stopAsksAndCancels()
{
    m_window->findChild<QAction*>(u"file.new"_s)->trigger();
    selectJobs({{u"SQL02"_s, u"Long"_s}});
    dropSelectionAt({200, 100});
    QSignalSpy finished(m_workspace->session(), &FleetSession::runFinished);
    m_window->runController()->runAction()->trigger();
    const TaskId task = taskOf(u"Long"_s);
    const RunModel* run = m_workspace->session()->run();
    QTRY_VERIFY_WITH_TIMEOUT(run->row(task) && run->row(task)->state == TaskState::Running, 20000);
    m_dialogs->answer(0); // let it run
    m_window->runController()->stopAction()->trigger();
    QCOMPARE(m_dialogs->asked.size(), 1);
    QVERIFY(m_dialogs->asked.first().choices.at(1).text.contains(u"1"_s));
    QVERIFY(m_workspace->session()->isRunning());
    m_dialogs->answer(1);
    m_window->runController()->stopAction()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30000);
    QCOMPARE(run->row(task)->outcome, TaskOutcome::Cancelled);
}

void TestMainWindow::closingDuringARunAsks()
{
    QSignalSpy finished(m_workspace->session(), &FleetSession::runFinished);
    m_window->runController()->runAction()->trigger();
    const TaskId task = taskOf(u"Long"_s);
    const RunModel* run = m_workspace->session()->run();
    QTRY_VERIFY_WITH_TIMEOUT(run->row(task) && run->row(task)->state == TaskState::Running, 20000);
    m_dialogs->asked.clear();
    m_dialogs->answer(0);
    m_window->close();
    QVERIFY(m_window->isVisible());
    QCOMPARE(m_dialogs->asked.size(), 1);
    m_dialogs->answer(1); // stop and close …
    m_dialogs->answer(2); // … giving up the changes of both packages
    m_dialogs->answer(2);
    m_window->close();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30000);
    QTRY_VERIFY(!m_window->isVisible());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
