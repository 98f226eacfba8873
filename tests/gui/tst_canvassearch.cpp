// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvastestpackages.h"

#include "canvas/canvaslooking.h"
#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/constraintitem.h"
#include "canvas/packageeditor.h"
#include "canvas/pulse.h"
#include "canvas/taskitem.h"
#include "run/runmodel.h"
#include "theme/motion.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace stellwerk;
using namespace Qt::StringLiterals;

// Finding one's way, by real keys on a real window.
class TestCanvasSearch final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        Theme::instance().install(SchemeChoice::Light);
        m_document = std::make_unique<PackageDocument>();
        m_editor = std::make_unique<PackageEditor>(m_document.get());
        m_window = std::make_unique<QMainWindow>();
        m_view = new CanvasView(m_editor.get());
        m_window->setCentralWidget(m_view);
        m_window->resize(1100, 700);
        ParentPackage package = canvastest::grid(400, 500);
        package.tasks[37].note = u"ask Zoë before changing"_s;
        package.tasks[38].job = u"Legacy export"_s;
        package.tasks[39].disabled = true;
        m_editor->setPackage(package);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_view->setZoom(1, m_view->viewport()->rect().center());
        m_view->setFocus();
    }
    void cleanup()
    {
        m_view->setRunModel(nullptr);
        m_window.reset();
        m_editor.reset();
        m_document.reset();
    }

    void queries_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("hits");
        QTest::newRow("nothing typed") << u"  "_s << 0;
        QTest::newRow("name") << u"load 39"_s << 14;
        QTest::newRow("name, quoted") << u"\"load 399\""_s << 1;
        QTest::newRow("job, not the name") << u"legacy"_s << 1;
        QTest::newRow("note") << u"before chan"_s << 1;
        QTest::newRow("note field") << u"note:ask"_s << 1;
        QTest::newRow("name field keeps others out") << u"name:legacy"_s << 0;
        QTest::newRow("server") << u"server:sql20"_s << 20;
        QTest::newRow("server and name") << u"server:SQL20 name:399"_s << 0;
        QTest::newRow("state without a run") << u"state:failed"_s << 0;
        QTest::newRow("disabled") << u"state:disabled"_s << 1;
        QTest::newRow("unknown key is a word") << u"colour:red"_s << 0;
        QTest::newRow("half a filter") << u"server:"_s << 0;
    }
    void queries()
    {
        QFETCH(QString, query);
        QFETCH(int, hits);
        openSearch();
        type(query);
        QCOMPARE(int(bar()->hits().size()), hits);
        int marked = 0;
        for (const Task& task : m_editor->package().tasks)
            marked += m_view->canvasScene()->taskItem(task.id)->isMarked(CanvasPainter::Found) ? 1 : 0;
        QCOMPARE(marked, hits);
    }

    void enterLeadsToTheHitAndEscapeBack()
    {
        openSearch();
        type(u"\"load 399\""_s);
        const QPointF before = middle();
        QVERIFY(before != card(u"t399"_s).center());
        QTest::keyClick(text(), Qt::Key_Return);
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t399"_s});
        QVERIFY(QLineF(middle(), card(u"t399"_s).center()).length() < 2);
        QVERIFY(pulse()->isShown());
        QTRY_VERIFY_WITH_TIMEOUT(!pulse()->isShown(), 5000);
        QCOMPARE(count(), u"1 of 1"_s);
        QTest::keyClick(text(), Qt::Key_Escape);
        QVERIFY(!bar()->isVisible());
        QVERIFY(m_view->hasFocus());
        QVERIFY(!m_view->canvasScene()->taskItem(u"t399"_s)->isMarked(CanvasPainter::Found));
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t399"_s});
        // And to where it was before.
        QTest::keyClick(m_view, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(QLineF(middle(), before).length() < 2);
        QVERIFY(m_view->action(CanvasCommand::GoForward)->isEnabled());
        QTest::keyClick(m_view, Qt::Key_Right, Qt::AltModifier);
        QVERIFY(QLineF(middle(), card(u"t399"_s).center()).length() < 2);
        QVERIFY(!m_view->action(CanvasCommand::GoForward)->isEnabled());
    }

    void nextAndPreviousGoAround()
    {
        openSearch();
        type(u"server:SQL20"_s);
        QVERIFY(count().startsWith(u"20 "_s));
        QTest::keyClick(text(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(count(), u"20 of 20"_s);
        QTest::keyClick(text(), Qt::Key_F3);
        QCOMPARE(count(), u"1 of 20"_s);
        QTest::keyClick(text(), Qt::Key_Down);
        QCOMPARE(count(), u"2 of 20"_s);
        QTest::keyClick(text(), Qt::Key_Up);
        QTest::keyClick(text(), Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(count(), u"20 of 20"_s);
        // Closed, F3 on the canvas goes on with the same search.
        QTest::keyClick(text(), Qt::Key_Escape);
        const QList<TaskId> last = m_view->selectedTasks();
        QTest::keyClick(m_view, Qt::Key_F3);
        QVERIFY(m_view->selectedTasks() != last);
        QVERIFY(!bar()->isVisible());
    }

    void aClickInTheListLeadsThere()
    {
        openSearch();
        type(u"server:SQL7"_s);
        auto* list = bar()->findChild<QListView*>(u"canvas.search.hits"_s);
        QVERIFY(list->isVisible());
        const QModelIndex third = list->model()->index(2, 0);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(third).center());
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{bar()->hits().at(2).id});
        QVERIFY(third.data().toString().contains(u"SQL7"_s));
        QVERIFY(m_view->rect().contains(bar()->geometry()));
    }

    void anEditIsSearchedToo()
    {
        openSearch();
        type(u"quarterly"_s);
        QCOMPARE(count(), u"no hit"_s);
        m_editor->rename(u"t5"_s, u"Quarterly close"_s);
        QTRY_COMPARE(int(bar()->hits().size()), 1);
        m_editor->undoStack()->undo();
        QTRY_COMPARE(int(bar()->hits().size()), 0);
    }

    void statesOfTheRunAreFound()
    {
        RunModel run;
        startRun(run);
        openSearch();
        type(u"state:failed"_s);
        QCOMPARE(int(bar()->hits().size()), 2);
        type(u"state:running server:SQL3"_s);
        QCOMPARE(int(bar()->hits().size()), 1);
        // A state that changes meanwhile.
        type(u"state:failed"_s);
        end(run, u"t3"_s, TaskOutcome::Failed);
        QTRY_COMPARE(int(bar()->hits().size()), 3);
    }

    void f8GoesToFailuresWhileTheCanvasHasTheFocus()
    {
        RunModel run;
        startRun(run);
        // The window has a command on the same key, as the log has.
        QAction other(m_window.get());
        other.setShortcut(Qt::Key_F8);
        m_window->addAction(&other);
        QSignalSpy elsewhere(&other, &QAction::triggered);
        QTest::keyClick(m_view, Qt::Key_F8);
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t10"_s});
        QTest::keyClick(m_view, Qt::Key_F8);
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t200"_s});
        QTest::keyClick(m_view, Qt::Key_F8);
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t10"_s});
        QTest::keyClick(m_view, Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t200"_s});
        QCOMPARE(elsewhere.size(), 0);
        // Elsewhere the key is the window's.
        auto* field = new QLineEdit(m_window.get());
        field->show();
        field->setFocus();
        QTest::keyClick(field, Qt::Key_F8);
        QCOMPARE(elsewhere.size(), 1);
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t200"_s});
    }

    void f8SaysWhenNothingFailed()
    {
        QSignalSpy hints(m_view, &CanvasView::hintChanged);
        QTest::keyClick(m_view, Qt::Key_F8);
        QVERIFY(!hints.isEmpty());
        QVERIFY(m_view->selectedTasks().isEmpty());
    }

    void problemsAreShownAndFound()
    {
        const ConstraintId line = m_editor->package().constraints.at(3).id;
        m_view->looking()->setProblems({{u"t30"_s, {}, Severity::Error, u"No server."_s},
                                        {{}, line, Severity::Error, u"Double."_s},
                                        {{}, {}, Severity::Warning, u"Of the package."_s},
                                        {u"t31"_s, {}, Severity::Warning, u"Disabled."_s}});
        const CanvasScene* scene = m_view->canvasScene();
        QVERIFY(scene->taskItem(u"t30"_s)->isMarked(CanvasPainter::WithError));
        QVERIFY(scene->taskItem(u"t31"_s)->isMarked(CanvasPainter::WithWarning));
        QVERIFY(m_view->looking()->toolTipOf(u"t30"_s).contains(u"No server."_s));
        QTest::keyClick(m_view, Qt::Key_F4);
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t30"_s});
        QTest::keyClick(m_view, Qt::Key_F4);
        QCOMPARE(m_view->selectedConstraints(), QList<ConstraintId>{line});
        QTest::keyClick(m_view, Qt::Key_F4);
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t31"_s});
        QTest::keyClick(m_view, Qt::Key_F4, Qt::ShiftModifier);
        QCOMPARE(m_view->selectedConstraints(), QList<ConstraintId>{line});
        m_view->looking()->setProblems({});
        QVERIFY(!scene->taskItem(u"t30"_s)->isMarked(CanvasPainter::WithError));
    }

    void aLineUnderThePointerStandsOut()
    {
        m_editor->setPackage(canvastest::chain());
        const CanvasScene* scene = m_view->canvasScene();
        QTest::mouseMove(m_view->viewport(), {5, 5});
        const QPoint line = m_view->mapFromScene(scene->constraintItem(u"c4"_s)->route().middle);
        QTest::mouseMove(m_view->viewport(), line);
        QTRY_VERIFY(scene->taskItem(u"t3"_s)->isMarked(CanvasPainter::Aside));
        QVERIFY(!scene->taskItem(u"t1"_s)->isMarked(CanvasPainter::Aside));
        QVERIFY(!scene->taskItem(u"t2"_s)->isMarked(CanvasPainter::Aside));
        QTest::mouseMove(m_view->viewport(), {5, 5});
        QVERIFY(!scene->taskItem(u"t3"_s)->isMarked(CanvasPainter::Aside));
    }

    void whatChangedSinceTheRunIsMarked()
    {
        const TaskItem* card = m_view->canvasScene()->taskItem(u"t5"_s);
        m_editor->rename(u"t5"_s, u"Before any run"_s);
        QVERIFY(!card->isMarked(CanvasPainter::ChangedSince));
        m_view->looking()->setLastRun(m_editor->package());
        QVERIFY(!card->isMarked(CanvasPainter::ChangedSince));
        m_editor->rename(u"t5"_s, u"After it"_s);
        QVERIFY(card->isMarked(CanvasPainter::ChangedSince));
        QVERIFY(!m_view->looking()->toolTipOf(u"t5"_s).isEmpty());
        m_editor->undoStack()->undo();
        QVERIFY(!card->isMarked(CanvasPainter::ChangedSince));
        const TaskId added = m_editor->addJobs({{u"SQL01"_s, u"New"_s}}, {0, -200}).first();
        QVERIFY(m_view->canvasScene()->taskItem(added)->isMarked(CanvasPainter::ChangedSince));
    }

    void theToolTipTellsOfTheRun()
    {
        RunModel run;
        m_view->setRunModel(&run);
        run.begin(m_editor->package());
        const QDateTime start = QDateTime::currentDateTimeUtc().addSecs(-100);
        RunStarted started;
        started.run = u"r"_s;
        run.apply({++m_sequence, start, started});
        run.apply({++m_sequence, start, TaskReady{u"t3"_s}});
        run.apply({++m_sequence, start.addSecs(40), StartRequested{u"t3"_s, u"SQL3"_s, 2}});
        run.apply({++m_sequence, start.addSecs(40), AttemptStarted{u"t3"_s, u"SQL3"_s, 2, {}}});
        const QString text = m_view->looking()->toolTipOf(u"t3"_s);
        QVERIFY2(text.contains(u"Attempt 2"_s), qPrintable(text));
        QVERIFY2(text.contains(u"40"_s), qPrintable(text)); // seconds of waiting
        QVERIFY2(text.contains(u"60 %"_s), qPrintable(text));
    }

    void tasksWithoutAServerAreFound()
    {
        Task task = m_editor->package().tasks.at(77);
        task.where = {};
        m_editor->changeTask(task);
        m_view->action(CanvasCommand::NextUnplaced)->trigger();
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{task.id});
    }

    void theWayBackAfterFit()
    {
        const QPointF before = middle();
        QTest::keyClick(m_view, Qt::Key_9, Qt::ControlModifier);
        QVERIFY(m_view->zoom() < 0.9);
        QVERIFY(m_view->action(CanvasCommand::GoBack)->isEnabled());
        QTest::keyClick(m_view, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_view->zoom(), 1.0);
        QVERIFY(QLineF(middle(), before).length() < 2);
    }

    void withoutMotionTheRingStandsStill()
    {
        Motion::instance().setChoice(MotionChoice::Reduced);
        m_view->looking()->leadTo(u"t77"_s);
        QVERIFY(pulse()->isShown());
        QTRY_VERIFY_WITH_TIMEOUT(!pulse()->isShown(), 5000);
        Motion::instance().setChoice(MotionChoice::Full);
    }

private:
    [[nodiscard]] SearchBar* bar() const { return m_view->looking()->searchBar(); }
    [[nodiscard]] QLineEdit* text() const { return bar()->findChild<QLineEdit*>(u"canvas.search.text"_s); }
    [[nodiscard]] QString count() const
    {
        return bar()->findChild<QLabel*>(u"canvas.search.count"_s)->text();
    }
    [[nodiscard]] Pulse* pulse() const { return m_view->canvasScene()->findChild<Pulse*>(); }
    [[nodiscard]] QPointF middle() const { return m_view->mapToScene(m_view->viewport()->rect().center()); }
    [[nodiscard]] QRectF card(const TaskId& id) const { return m_view->canvasScene()->taskItem(id)->card(); }
    void openSearch()
    {
        QTest::keyClick(m_view, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(bar()->isVisible());
        QVERIFY(text()->hasFocus());
    }
    void type(const QString& query)
    {
        text()->selectAll();
        QTest::keyClicks(text(), query);
        QCOMPARE(text()->text(), query);
    }
    void end(RunModel& run, const TaskId& id, TaskOutcome outcome)
    {
        run.apply({++m_sequence, QDateTime::currentDateTimeUtc(), StartRequested{id, u"SQL01"_s, 1}});
        TaskEnded ended;
        ended.task = id;
        ended.outcome = outcome;
        run.apply({++m_sequence, QDateTime::currentDateTimeUtc(), ended});
    }
    void startRun(RunModel& run)
    {
        m_view->setRunModel(&run);
        run.begin(m_editor->package());
        end(run, u"t10"_s, TaskOutcome::Failed);
        end(run, u"t200"_s, TaskOutcome::Failed);
        end(run, u"t11"_s, TaskOutcome::Succeeded);
        run.apply({++m_sequence, QDateTime::currentDateTimeUtc(), StartRequested{u"t3"_s, u"SQL3"_s, 1}});
        run.apply({++m_sequence, QDateTime::currentDateTimeUtc(), AttemptStarted{u"t3"_s, u"SQL3"_s, 1, {}}});
    }

    std::unique_ptr<PackageDocument> m_document;
    std::unique_ptr<PackageEditor> m_editor;
    std::unique_ptr<QMainWindow> m_window;
    CanvasView* m_view = nullptr;
    qint64 m_sequence = 0;
};

QTEST_MAIN(TestCanvasSearch)
#include "tst_canvassearch.moc"
