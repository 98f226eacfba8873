// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to a run, through the window's own actions and widgets, against a simulated fleet:
// halts, pause, skip, cancel, run again, and what is asked before production and in read-only mode.
#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/taskitem.h"
#include "fleet/production.h"
#include "run/messagebar.h"
#include "run/runbanners.h"
#include "run/runcontroller.h"
#include "run/taskcontrols.h"
#include "shell/documenttabs.h"
#include "simulatedwindow.h"
#include "theme/stateappearance.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

constexpr char kScenario[] = R"({"formatVersion": 1, "title": "test", "history": {"runs": 4, "days": 2},
"servers": [{"name": "SQL01", "group": "Test"}, {"name": "SQL02", "group": "Test"}],
"jobs": [
 {"name": "Extract", "servers": ["SQL01"], "steps": [{"name": "Extract", "duration": 10}]},
 {"name": "Load", "servers": ["SQL02"], "steps": [{"name": "Load", "duration": 10}]},
 {"name": "Check", "servers": ["SQL02"], "steps": [{"name": "Check", "duration": 5, "outcome": "fail", "error": "The rates are wrong."}]},
 {"name": "Long", "servers": ["SQL01"], "steps": [{"name": "Long", "duration": 36000}]}
]})";

Task taskOn(const QString& job, const QString& server)
{
    Task task;
    task.id = task.name = task.job = job;
    task.where.servers = {server};
    return task;
}

ParentPackage chain(const QList<Task>& tasks)
{
    ParentPackage package;
    package.name = u"Chain"_s;
    package.tasks = tasks;
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        package.layout.insert(tasks.at(i).id, QPointF(double(i) * 280, 0));
        if (i > 0) {
            Constraint constraint;
            constraint.id = u"c%1"_s.arg(i);
            constraint.from = tasks.at(i - 1).id;
            constraint.to = tasks.at(i).id;
            package.constraints.append(constraint);
        }
    }
    return package;
}

} // namespace

class TestRunControls final : public test::SimulatedWindow
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void aHaltIsSetBeforeTheRun();
    void aHaltedTaskIsSkipped();
    void pauseIsSeenAndEnds();
    void aBranchIsCancelledFromItsMenu();
    void aFailedRunIsRunAgain();
    void productionAsksAndEnterStartsNothing();
    void readOnlyRefusesEverything();
    void aWindowThatWillBeMissedIsTold();
    void aRunGoesOnWithoutAWindow();

private:
    [[nodiscard]] RunModel* run() const { return m_workspace->session()->run(); }
    [[nodiscard]] CanvasView* canvas() const { return m_window->tabs()->currentCanvas(); }
    [[nodiscard]] QAction* action(const char* name) const
    {
        return m_window->findChild<QAction*>(QLatin1StringView(name));
    }
    [[nodiscard]] TaskState stateOf(const QString& task) const
    {
        const RunModel::TaskRow* row = run()->row(task);
        return row ? row->state : TaskState::Waiting;
    }
    [[nodiscard]] TaskPicture pictureOf(const QString& task) const
    {
        return canvas()->canvasScene()->taskItem(task)->picture();
    }
    void open(const ParentPackage& package);
    void select(const QString& task);
};

void TestRunControls::initTestCase()
{
    start(kScenario);
    const FleetModel* fleet = m_workspace->session()->fleet();
    QTRY_VERIFY_WITH_TIMEOUT(fleet->jobs(u"SQL01"_s).size() == 2 && fleet->jobs(u"SQL02"_s).size() == 2,
                             20000);
}

// No run goes on into the next test.
void TestRunControls::cleanup()
{
    if (!m_workspace || !m_workspace->session()->isRunning())
        return;
    m_workspace->session()->stopRun();
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->session()->isRunning(), 30000);
}

void TestRunControls::cleanupTestCase()
{
    end();
}

void TestRunControls::open(const ParentPackage& package)
{
    OpenDocument* document = m_workspace->create();
    document->load({package, {}}, {}, package);
    m_dialogs->asked.clear();
    QCOMPARE(m_window->tabs()->current(), document);
}

void TestRunControls::select(const QString& task)
{
    m_window->tabs()->showTask(m_window->tabs()->current(), task);
}

void TestRunControls::aHaltIsSetBeforeTheRun()
{
    open(chain({taskOn(u"Extract"_s, u"SQL01"_s), taskOn(u"Load"_s, u"SQL02"_s)}));
    OpenDocument* document = m_window->tabs()->current();
    select(u"Extract"_s);
    QVERIFY(!pictureOf(u"Extract"_s).halt);
    QTest::keyClick(m_window.get(), Qt::Key_F9); // before the very first task
    QVERIFY(document->halts()->contains(u"Extract"_s));
    QVERIFY(pictureOf(u"Extract"_s).halt);
    QVERIFY(!pictureOf(u"Extract"_s).held);
    QVERIFY(action("task.hold")->isChecked());
    QVERIFY(!document->isModified()); // not in the document, nothing to undo
    QVERIFY(!action("edit.undo")->isEnabled());
    const QString plain = taskDescription(document->package().tasks.first(), nullptr, {}, false);
    QVERIFY(taskDescription(document->package().tasks.first(), nullptr, {}, true).size() > plain.size());

    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(u"Extract"_s), TaskState::Held, 10000);
    QVERIFY(document->halts()->tasks().isEmpty()); // the run has it now
    QTRY_VERIFY(pictureOf(u"Extract"_s).held);
    QCOMPARE(run()->row(u"Extract"_s)->attempts, 0);
    QTRY_VERIFY(m_window->findChild<QLabel*>(u"status.run"_s)->text().contains(u"1 held"_s));
    QTRY_VERIFY(action("task.hold")->text().contains(u"Release"_s));
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QSignalSpy finished(m_workspace->session(), &FleetSession::runFinished);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30000);
    QCOMPARE(run()->outcome(), RunOutcome::Succeeded);
    QTRY_VERIFY(!pictureOf(u"Extract"_s).halt);
}

void TestRunControls::aHaltedTaskIsSkipped()
{
    open(chain({taskOn(u"Extract"_s, u"SQL01"_s), taskOn(u"Load"_s, u"SQL02"_s)}));
    select(u"Extract"_s);
    action("task.hold")->trigger();
    m_window->runController()->runAction()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(u"Extract"_s), TaskState::Held, 10000);
    QTRY_VERIFY(action("task.skip")->isEnabled());
    QVERIFY(!action("task.retry")->isEnabled());
    QSignalSpy finished(m_workspace->session(), &FleetSession::runFinished);
    action("task.skip")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30000);
    QCOMPARE(run()->row(u"Extract"_s)->outcome, TaskOutcome::Skipped);
    QCOMPARE(run()->row(u"Load"_s)->outcome, TaskOutcome::Succeeded);
}

void TestRunControls::pauseIsSeenAndEnds()
{
    open(chain({taskOn(u"Extract"_s, u"SQL01"_s), taskOn(u"Load"_s, u"SQL02"_s)}));
    MessageBar* banner = m_window->banners()->bar(RunBanners::Topic::Paused);
    QVERIFY(!m_window->runController()->pauseAction()->isEnabled());
    m_window->runController()->runAction()->trigger();
    QVERIFY(m_window->runController()->pauseAction()->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    QTRY_VERIFY(run()->isPaused());
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(m_window->runController()->pauseAction()->isChecked());
    QTRY_VERIFY(m_window->findChild<QLabel*>(u"status.run"_s)->text().startsWith(u"Paused"_s));
    // What runs goes on, nothing new starts.
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(u"Extract"_s), TaskState::Ended, 20000);
    QCOMPARE(run()->row(u"Load"_s)->attempts, 0);
    QVERIFY(run()->isActive());
    QTest::mouseClick(banner->findChild<QPushButton*>(), Qt::LeftButton);
    QTRY_VERIFY(!run()->isPaused());
    QTRY_COMPARE_WITH_TIMEOUT(run()->outcome(), std::optional(RunOutcome::Succeeded), 30000);
    QTRY_VERIFY(!banner->isVisible());
}

void TestRunControls::aBranchIsCancelledFromItsMenu()
{
    open(chain({taskOn(u"Long"_s, u"SQL01"_s), taskOn(u"Load"_s, u"SQL02"_s)}));
    m_window->runController()->runAction()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(u"Long"_s), TaskState::Running, 20000);
    canvas()->zoomToFit();
    const QPoint card = canvas()->mapFromScene(canvas()->canvasScene()->taskItem(u"Long"_s)->card().center());
    QContextMenuEvent asked(QContextMenuEvent::Mouse, card, canvas()->viewport()->mapToGlobal(card));
    QApplication::sendEvent(canvas()->viewport(), &asked);
    auto* menu = canvas()->findChild<QMenu*>(u"canvas.menu"_s);
    QVERIFY(menu);
    for (QAction* command : m_window->taskControls()->actions())
        QVERIFY(menu->actions().contains(command));
    menu->close();
    QVERIFY(m_window->taskControls()->action(TaskCommand::Cancel)->isEnabled());
    m_window->taskControls()->action(TaskCommand::CancelBranch)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(run()->outcome(), std::optional(RunOutcome::Cancelled), 30000);
    QCOMPARE(run()->row(u"Long"_s)->outcome, TaskOutcome::Cancelled);
    QCOMPARE(run()->row(u"Load"_s)->outcome, TaskOutcome::Cancelled);
}

void TestRunControls::aFailedRunIsRunAgain()
{
    open(chain({taskOn(u"Check"_s, u"SQL02"_s), taskOn(u"Extract"_s, u"SQL01"_s)}));
    QVERIFY(!m_window->runController()->rerunAction()->isEnabled() || run()->outcome());
    QSignalSpy finished(m_workspace->session(), &FleetSession::runFinished);
    m_window->runController()->runAction()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30000);
    QCOMPARE(run()->row(u"Check"_s)->failure, FailureKind::JobFailed);
    QVERIFY2(m_window->messages()->text().contains(shownEnd(TaskOutcome::Failed, FailureKind::JobFailed)),
             qPrintable(m_window->messages()->text()));
    // The inspector says what kind of end it was, with the whole message.
    select(u"Check"_s);
    QCOMPARE(m_window->findChild<QLabel*>(u"taskRun.state"_s)->text(),
             shownEnd(TaskOutcome::Failed, FailureKind::JobFailed));
    const RunId id = m_workspace->session()->runId();
    QTRY_VERIFY(m_window->runController()->rerunAction()->isEnabled());
    m_window->runController()->rerunAction()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, 30000);
    QCOMPARE(m_workspace->session()->runId(), id); // the same run
    QCOMPARE(run()->row(u"Check"_s)->attempts, 2);
    QTRY_VERIFY(action("task.retry")->isEnabled());
    action("task.retry")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 3, 30000);
    QCOMPARE(run()->row(u"Check"_s)->attempts, 3);
}

void TestRunControls::productionAsksAndEnterStartsNothing()
{
    QList<Server> servers = m_workspace->session()->servers();
    const QList<Server> before = servers;
    servers.last().tags.append(QString(kProductionTag));
    QCOMPARE(m_workspace->session()->setServers(servers), QString());
    open(chain({taskOn(u"Extract"_s, u"SQL01"_s), taskOn(u"Load"_s, u"SQL02"_s)}));
    const OpenDocument* shown = m_workspace->runDocument();
    m_dialogs->answer(0);
    m_window->runController()->runAction()->trigger();
    QCOMPARE(m_dialogs->asked.size(), 1);
    const Question question = m_dialogs->asked.first();
    QCOMPARE(question.suggested, 0); // Enter is Cancel
    QCOMPARE(question.escape, 0);
    QCOMPARE(question.list.size(), 1); // only what is in production
    QVERIFY(question.list.first().contains(u"Load"_s) && question.list.first().contains(u"SQL02"_s));
    QVERIFY(!m_workspace->session()->isRunning());
    QCOMPARE(m_workspace->runDocument(), shown);
    m_dialogs->answer(1);
    m_window->runController()->runAction()->trigger();
    QVERIFY(m_workspace->session()->isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(run()->outcome(), std::optional(RunOutcome::Succeeded), 30000);
    QCOMPARE(m_workspace->session()->setServers(before), QString());

    // The real dialog: the list is there, Enter leaves all as it is, only the named button starts.
    WindowDialogs dialogs;
    int choice = -1;
    dialogs.ask(m_window.get(), question, [&choice](int chosen) { choice = chosen; });
    auto* dialog = m_window->findChild<QDialog*>(u"question"_s);
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE(choice, 0);
    QTRY_VERIFY(!m_window->findChild<QDialog*>(u"question"_s));
    dialogs.ask(m_window.get(), question, [&choice](int chosen) { choice = chosen; });
    dialog = m_window->findChild<QDialog*>(u"question"_s);
    for (QPushButton* button : dialog->findChildren<QPushButton*>()) {
        if (button->text() == question.choices.at(1).text)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_COMPARE(choice, 1);
}

void TestRunControls::readOnlyRefusesEverything()
{
    open(chain({taskOn(u"Extract"_s, u"SQL01"_s)}));
    QVERIFY(m_window->runController()->runAction()->isEnabled());
    action("run.readOnly")->trigger();
    QVERIFY(m_workspace->session()->isReadOnly());
    QVERIFY(m_workspace->settings()->readOnly()); // for the next start
    QVERIFY(!m_window->runController()->runAction()->isEnabled());
    QVERIFY(m_window->windowTitle().contains(u"read-only"_s));
    auto* shown = m_window->findChild<QWidget*>(u"status.readOnly"_s);
    QVERIFY(shown->isVisible());
    QTest::mouseClick(shown, Qt::LeftButton);
    QVERIFY(!m_workspace->session()->isReadOnly());
    QVERIFY(!shown->isVisible());
    QVERIFY(m_window->runController()->runAction()->isEnabled());
    QVERIFY(!m_workspace->settings()->readOnly());
}

void TestRunControls::aWindowThatWillBeMissedIsTold()
{
    ParentPackage package = chain({taskOn(u"Long"_s, u"SQL01"_s)}); // usually ten hours, here half an hour
    package.window = ProcessingWindow{QTime::currentTime().addSecs(120).toString(u"HH:mm"_s)};
    open(package);
    m_window->runController()->runAction()->trigger();
    MessageBar* banner = m_window->banners()->bar(RunBanners::Topic::Window);
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 10000);
    QVERIFY2(banner->text().contains(u"Long"_s), qPrintable(banner->text()));
    m_workspace->session()->stopRun();
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->session()->isRunning(), 30000);
    QTRY_VERIFY(!banner->isVisible());
}

// The last: it takes the window away.
void TestRunControls::aRunGoesOnWithoutAWindow()
{
    open(chain({taskOn(u"Extract"_s, u"SQL01"_s), taskOn(u"Load"_s, u"SQL02"_s)}));
    m_window->runController()->runAction()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(u"Extract"_s), TaskState::Running, 20000);
    HeadlessRun headless;
    headless.program = QStringLiteral(STELLWERK_BIN_DIR "/stellwerkctl");
    headless.run = m_workspace->session()->runId();
    headless.configFolder = m_sim.configFolder();
    headless.passwords = m_workspace->session()->passwordsInMemory();
    const QString journal = m_workspace->session()->journalFile();
    m_workspace->session()->leaveRun();
    m_window.reset();
    m_workspace.reset();
    QVERIFY(headless.start());
    const auto outcome = [&] {
        const auto record = loadRun(journal, headless.run);
        return record ? record->outcome : std::nullopt;
    };
    QTRY_COMPARE_WITH_TIMEOUT(outcome(), std::optional(RunOutcome::Succeeded), 60000);
    const auto events = loadEvents(journal, headless.run);
    QVERIFY(events.has_value());
    const auto starts = std::count_if(events->cbegin(), events->cend(), [](const RunEvent& event) {
        return std::holds_alternative<StartRequested>(event.body);
    });
    QCOMPARE(starts, 2); // nothing twice
    QVERIFY(std::any_of(events->cbegin(), events->cend(), [](const RunEvent& event) {
        return std::holds_alternative<RunTakenOver>(event.body);
    }));
}

QTEST_MAIN(TestRunControls)
#include "tst_runcontrols.moc"
