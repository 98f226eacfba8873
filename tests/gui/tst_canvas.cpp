// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include "canvas/graphlayout.h"
#include "run/runmodel.h"

#include <QAccessible>
#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QScrollBar>
#include <QWheelEvent>

using namespace stellwerk;
using namespace Qt::StringLiterals;

// Real mouse and key events on a real view.
class TestCanvas final : public canvastest::Fixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void droppedJobsBecomeTasks()
    {
        QSignalSpy selected(m_view.get(), &CanvasView::taskSelectionChanged);
        QVERIFY(m_view->findChild<QWidget*>(u"canvas.emptyHint"_s)->isVisible());
        drop({{u"SQL01"_s, u"Load A"_s}, {u"SQL02"_s, u"Load A"_s}, {u"SQL02"_s, u"Load B"_s}}, {500, 200});
        QCOMPARE(package().tasks.size(), 3);
        QCOMPARE(package().tasks.at(1).job, u"Load A"_s);
        QCOMPARE(package().tasks.at(1).where.servers, QStringList{u"SQL02"_s});
        QCOMPARE(m_view->selectedTasks().size(), 3);
        QVERIFY(!selected.isEmpty());
        QVERIFY(!m_view->findChild<QWidget*>(u"canvas.emptyHint"_s)->isVisible());
        // Under the pointer, on the grid, in one column without overlap.
        const QRectF first = card(package().tasks.at(0).id);
        QVERIFY(first.contains(m_view->mapToScene(QPoint(500, 200))));
        QCOMPARE(std::fmod(first.x(), 16.0), 0.0);
        QCOMPARE(card(package().tasks.at(1).id).x(), first.x());
        QVERIFY(!card(package().tasks.at(1).id).intersects(first));
        m_editor->undoStack()->undo();
        QVERIFY(package().tasks.isEmpty());
    }

    void droppingOnAConstraintInserts()
    {
        open(canvastest::chain());
        const QPoint line =
            m_view->mapFromScene(m_view->canvasScene()->constraintItem(u"c4"_s)->route().middle);
        drop({{u"SQL09"_s, u"Between"_s}}, line);
        QCOMPARE(package().tasks.size(), 4);
        QCOMPARE(package().constraints.size(), 3);
        QVERIFY(!package().constraint(u"c4"_s));
        m_editor->undoStack()->undo();
        drop({{u"SQL09"_s, u"Beside"_s}}, line, Qt::ShiftModifier);
        QCOMPARE(package().constraints.size(), 2);
    }

    void draggingFromPortToPortConnects()
    {
        open(canvastest::chain());
        m_editor->addJobs({{u"SQL02"_s, u"Other"_s}}, {304, 192});
        const TaskId other = package().tasks.last().id;
        // Released a little beside the port: the magnet takes it.
        drag(outPort(u"t1"_s), inPort(other) + QPoint(-14, 6));
        QCOMPARE(package().constraints.size(), 3);
        QCOMPARE(package().constraints.last().from, u"t1"_s);
        QCOMPARE(package().constraints.last().to, other);
        QCOMPARE(package().constraints.last().kind, ConstraintKind::Success);
        QCOMPARE(m_view->selectedConstraints(), QList<ConstraintId>{package().constraints.last().id});
        // Backwards from an input, as failure: Shift after the button (before it, it moves what is there).
        press(inPort(u"t3"_s) + QPoint(-3, 0));
        moveTo(inPort(u"t3"_s) + QPoint(-30, 20));
        moveTo(outPort(other), Qt::ShiftModifier);
        release(outPort(other), Qt::ShiftModifier);
        QCOMPARE(package().constraints.last().from, other);
        QCOMPARE(package().constraints.last().to, u"t3"_s);
        QCOMPARE(package().constraints.last().kind, ConstraintKind::Failure);
    }

    void aCycleIsRefusedWithItsReason()
    {
        open(canvastest::chain());
        QSignalSpy hints(m_view.get(), &CanvasView::hintChanged);
        const QPoint start = outPort(u"t3"_s);
        press(start);
        moveTo(start + QPoint(0, 30));
        moveTo(centre(u"t1"_s));
        QVERIFY(m_view->canvasScene()->taskItem(u"t1"_s)->isMarked(CanvasPainter::Dimmed));
        const QString reason = PackageEditor::refusalText(PackageEditor::Refusal::Cycle);
        QCOMPARE(hints.last().first().toString(), reason);
        release(centre(u"t1"_s));
        QCOMPARE(package(), canvastest::chain());
        QCOMPARE(m_editor->undoStack()->count(), 0);
        QVERIFY(!m_view->canvasScene()->taskItem(u"t1"_s)->isMarked(CanvasPainter::Dimmed));
    }

    void clickingPortThenTargetConnects()
    {
        open(canvastest::chain());
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, outPort(u"t1"_s));
        moveTo(centre(u"t3"_s), {}, Qt::NoButton);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, centre(u"t3"_s));
        QCOMPARE(package().constraints.size(), 3);
        QCOMPARE(package().constraints.last().to, u"t3"_s);
    }

    void escapeCancelsAConnection()
    {
        open(canvastest::chain());
        press(outPort(u"t1"_s));
        moveTo(outPort(u"t1"_s) + QPoint(40, 60));
        moveTo(centre(u"t3"_s));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        release(centre(u"t3"_s));
        QCOMPARE(package(), canvastest::chain());
    }

    void keysAloneConnect()
    {
        open(canvastest::chain());
        m_view->selectTasks({u"t1"_s});
        QTest::keyClick(m_view.get(), Qt::Key_L);
        QTest::keyClick(m_view.get(), Qt::Key_F);
        QTest::keyClick(m_view.get(), Qt::Key_Right); // t2: a duplicate, refused
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(package().constraints.size(), 3);
        QCOMPARE(package().constraints.last().from, u"t1"_s);
        QCOMPARE(package().constraints.last().to, u"t3"_s);
        QCOMPARE(package().constraints.last().kind, ConstraintKind::Failure);
    }

    void keysChangeTheKind()
    {
        open(canvastest::chain());
        QTest::mouseClick(
            m_view->viewport(), Qt::LeftButton, {},
            m_view->mapFromScene(m_view->canvasScene()->constraintItem(u"c4"_s)->route().middle));
        QCOMPARE(m_view->selectedConstraints(), QList<ConstraintId>{u"c4"_s});
        QTest::keyClick(m_view.get(), Qt::Key_F);
        QCOMPARE(package().constraint(u"c4"_s)->kind, ConstraintKind::Failure);
        QTest::keyClick(m_view.get(), Qt::Key_C);
        QCOMPARE(package().constraint(u"c4"_s)->kind, ConstraintKind::Completion);
        QVERIFY(m_view->action(CanvasCommand::KindCompletion)->isChecked());
        QTest::keyClick(m_view.get(), Qt::Key_S);
        QCOMPARE(package().constraint(u"c4"_s)->kind, ConstraintKind::Success);
        QCOMPARE(m_editor->undoStack()->count(), 3);
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QVERIFY(!package().constraint(u"c4"_s));
        QCOMPARE(package().tasks.size(), 3);
    }

    void movingIsOneStep()
    {
        open(canvastest::chain());
        m_view->selectTasks({u"t1"_s, u"t2"_s});
        drag(centre(u"t1"_s), centre(u"t1"_s) + QPoint(53, 70));
        QCOMPARE(m_editor->undoStack()->count(), 1);
        const QPointF moved = package().layout.value(u"t1"_s);
        QVERIFY(moved != QPointF(0, 0));
        QCOMPARE(std::fmod(moved.x(), 16.0), 0.0);
        QCOMPARE(package().layout.value(u"t2"_s) - moved, QPointF(304, 0));
        QCOMPARE(package().layout.value(u"t3"_s), QPointF(608, 0));
        m_editor->undoStack()->undo();
        QCOMPARE(package(), canvastest::chain());
        QCOMPARE(card(u"t1"_s).topLeft(), QPointF(0, 0));
    }

    void escapeBringsMovedTasksHome()
    {
        open(canvastest::chain());
        press(centre(u"t2"_s));
        moveTo(centre(u"t2"_s) + QPoint(0, 20));
        moveTo(centre(u"t2"_s) + QPoint(60, 90));
        QVERIFY(card(u"t2"_s).topLeft() != QPointF(304, 0));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(card(u"t2"_s).topLeft(), QPointF(304, 0));
        release(QPoint(10, 10));
        QCOMPARE(m_editor->undoStack()->count(), 0);
    }

    void aTaskDroppedOnALineIsInserted()
    {
        open(canvastest::chain());
        m_editor->addJobs({{u"SQL02"_s, u"Other"_s}}, {144, 160});
        const TaskId other = package().tasks.last().id;
        const QPoint line =
            m_view->mapFromScene(m_view->canvasScene()->constraintItem(u"c4"_s)->route().middle);
        drag(centre(other), line);
        QCOMPARE(m_editor->undoStack()->count(), 2);
        QVERIFY(!package().constraint(u"c4"_s));
        QCOMPARE(package().constraints.size(), 3);
        m_editor->undoStack()->undo();
        QVERIFY(package().constraint(u"c4"_s));
        QCOMPARE(package().layout.value(other), QPointF(144, 160));
    }

    void selecting()
    {
        open(canvastest::chain());
        QSignalSpy selected(m_view.get(), &CanvasView::taskSelectionChanged);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, centre(u"t1"_s));
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t1"_s});
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, centre(u"t3"_s));
        QCOMPARE(m_view->selectedTasks(), (QList<TaskId>{u"t1"_s, u"t3"_s}));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, centre(u"t1"_s));
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t3"_s});
        QCOMPARE(selected.last().first().value<QList<TaskId>>(), QList<TaskId>{u"t3"_s});
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_view->selectedTasks().size(), 3);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(m_view->selectedTasks().isEmpty());
        // A band to the right takes what is inside, to the left what it touches.
        const QRect t1 = m_view->mapFromScene(card(u"t1"_s)).boundingRect();
        drag(t1.topLeft() - QPoint(20, 20), t1.bottomRight() + QPoint(30, 30));
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t1"_s});
        drag(t1.bottomRight() + QPoint(20, 20), t1.bottomRight() - QPoint(20, 20));
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t1"_s});
        const auto count = selected.size();
        m_view->selectTasks({u"t2"_s}); // from outside: not told back
        QCOMPARE(selected.size(), count);
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t2"_s});
    }

    void deletingAndHealingByKey()
    {
        open(canvastest::chain());
        m_view->selectTasks({u"t2"_s});
        QSignalSpy selected(m_view.get(), &CanvasView::taskSelectionChanged);
        QTest::keyClick(m_view.get(), Qt::Key_Delete, Qt::ControlModifier);
        QCOMPARE(package().tasks.size(), 2);
        QCOMPARE(package().constraints.size(), 1);
        QTRY_COMPARE(selected.size(), 1);
        m_editor->undoStack()->undo();
        QCOMPARE(package(), canvastest::chain());
    }

    void theWheelKeepsThePointUnderThePointer()
    {
        open(canvastest::grid(60, 50));
        const QPoint at(812, 233);
        for (const int turn : {120, 120, -360, 120, 240}) {
            const QPointF before = m_view->mapToScene(at);
            const double zoom = m_view->zoom();
            QWheelEvent wheel(at, m_view->viewport()->mapToGlobal(at), {}, QPoint(0, turn), Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(m_view->viewport(), &wheel);
            QVERIFY(m_view->zoom() != zoom);
            const QPointF off = (m_view->mapToScene(at) - before) * m_view->zoom();
            QVERIFY2(off.manhattanLength() <= 1.5, qPrintable(u"%1 %2"_s.arg(off.x()).arg(off.y())));
        }
        QTest::keyClick(m_view.get(), Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(m_view->zoom(), 1.0);
        QTest::keyClick(m_view.get(), Qt::Key_9, Qt::ControlModifier);
        for (const Task& task : package().tasks)
            QVERIFY(m_view->viewport()->rect().contains(m_view->mapFromScene(card(task.id)).boundingRect()));
    }

    void middleButtonAndSpacePan()
    {
        open(canvastest::chain());
        const QPointF before = m_view->mapToScene(QPoint(0, 0));
        QTest::mousePress(m_view->viewport(), Qt::MiddleButton, {}, QPoint(400, 300));
        moveTo(QPoint(430, 340), {}, Qt::MiddleButton);
        QTest::mouseRelease(m_view->viewport(), Qt::MiddleButton, {}, QPoint(430, 340));
        QCOMPARE((before - m_view->mapToScene(QPoint(0, 0))) * m_view->zoom(), QPointF(30, 40));
        QTest::keyPress(m_view.get(), Qt::Key_Space);
        drag(centre(u"t2"_s), centre(u"t2"_s) + QPoint(50, 0));
        QTest::keyRelease(m_view.get(), Qt::Key_Space);
        QCOMPARE((before - m_view->mapToScene(QPoint(0, 0))) * m_view->zoom(), QPointF(80, 40));
        QCOMPARE(package(), canvastest::chain());
    }

    void keyboardWalks()
    {
        open(canvastest::chain());
        m_editor->addJobs({{u"SQL02"_s, u"Below"_s}}, {304, 96});
        const TaskId below = package().tasks.last().id;
        CanvasScene* scene = m_view->canvasScene();
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(scene->current(), u"t1"_s);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(scene->current(), u"t2"_s);
        QVERIFY(scene->taskItem(u"t2"_s)->isMarked(CanvasPainter::Current));
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(scene->current(), below);
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{below});
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QCOMPARE(scene->current(), u"t3"_s);
        QTest::keyClick(m_view.get(), Qt::Key_Backtab);
        QCOMPARE(scene->current(), below);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(package().layout.value(below), QPointF(304, 96 + 6 * 16));
        QCOMPARE(m_editor->undoStack()->count(), 2); // both nudges are one
        QSignalSpy properties(m_view.get(), &CanvasView::propertiesRequested);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(properties.size(), 1);
        QCOMPARE(properties.first().first().toString(), below);
    }

    void renamingInPlace()
    {
        open(canvastest::chain());
        m_view->selectTasks({u"t1"_s});
        QTest::keyClick(m_view.get(), Qt::Key_F2);
        auto* edit = m_view->findChild<QLineEdit*>(u"canvas.rename"_s);
        QVERIFY(edit && edit->hasFocus());
        QTest::keyClicks(edit, u"Clean up: S F C d l"_s); // the canvas's own keys must not take them
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(package().task(u"t1"_s)->name, u"Clean up: S F C d l"_s);
        QVERIFY(m_view->hasFocus());
        QTest::keyClick(m_view.get(), Qt::Key_F2);
        edit = m_view->findChildren<QLineEdit*>(u"canvas.rename"_s).last();
        QTest::keyClicks(edit, u"never"_s);
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(package().task(u"t1"_s)->name, u"Clean up: S F C d l"_s);
        QCOMPARE(m_editor->undoStack()->count(), 1);
    }

    void clipboardByKeys()
    {
        open(canvastest::chain());
        m_view->selectTasks({u"t1"_s, u"t2"_s});
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(m_view.get(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(package().tasks.size(), 5);
        QCOMPARE(package().constraints.size(), 3);
        QCOMPARE(m_view->selectedTasks().size(), 2);
        QVERIFY(!m_view->selectedTasks().contains(u"t1"_s));
        QTest::keyClick(m_view.get(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(package().tasks.size(), 7);
        QTest::keyClick(m_view.get(), Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(package().tasks.size(), 5);
        QCOMPARE(m_editor->undoStack()->count(), 3);
    }

    void quickAddFiltersAndInserts()
    {
        FleetModel fleet;
        fill(fleet);
        m_view->setFleetModel(&fleet);
        open(canvastest::chain());
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(200, 560));
        auto* filter = m_view->findChild<QLineEdit*>(u"canvas.quickAdd.filter"_s);
        QVERIFY(filter->hasFocus());
        QCOMPARE(m_view->findChild<QListWidget*>(u"canvas.quickAdd.jobs"_s)->count(), 4);
        QTest::keyClicks(filter, u"sql02 stage"_s);
        QCOMPARE(m_view->findChild<QListWidget*>(u"canvas.quickAdd.jobs"_s)->count(), 1);
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(package().tasks.size(), 4);
        QCOMPARE(package().tasks.last().job, u"Stage orders"_s);
        QCOMPARE(package().tasks.last().where.servers, QStringList{u"SQL02"_s});
        QVERIFY(card(package().tasks.last().id).contains(m_view->mapToScene(QPoint(200, 560))));
        QVERIFY(m_view->hasFocus());
        // From a port into the empty: connected at once, one step.
        drag(outPort(u"t3"_s), QPoint(900, 600));
        QTest::keyClicks(filter, u"sql01 load"_s);
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(package().tasks.size(), 5);
        QCOMPARE(package().constraints.last().from, u"t3"_s);
        QCOMPARE(m_editor->undoStack()->count(), 2);
    }

    void aRunChangesOnlyWhatIsShown()
    {
        open(canvastest::grid(40, 30));
        RunModel run;
        m_view->setRunModel(&run);
        m_view->selectTasks({u"t5"_s, u"t6"_s});
        m_view->setZoom(0.77, QPoint(300, 300));
        const QTransform before = m_view->viewportTransform();
        run.begin(package());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        qint64 sequence = 0;
        const auto tell = [&](const RunEventBody& body) { run.apply({++sequence, now, body}); };
        tell(RunStarted{u"r1"_s, u"Grid"_s, {}});
        tell(TaskPlaced{u"t5"_s, u"SQL07"_s, u"free"_s});
        tell(StartRequested{u"t5"_s, u"SQL07"_s, 1});
        tell(AttemptStarted{u"t5"_s, u"SQL07"_s, 1, {}});
        const TaskItem* item = m_view->canvasScene()->taskItem(u"t5"_s);
        QCOMPARE(item->picture().look, StateLook::Running);
        QCOMPARE(item->picture().chip, u"SQL07"_s);
        tell(TaskEnded{u"t5"_s, u"SQL07"_s, TaskOutcome::Failed, 1, now, now.addSecs(65),
                       FailureKind::JobFailed, u"x"_s});
        QCOMPARE(item->picture().look, StateLook::Failed);
        tell(TaskSkipped{u"t6"_s, u"why"_s});
        QCOMPARE(m_view->canvasScene()->taskItem(u"t6"_s)->picture().look, StateLook::Skipped);
        tell(RunEnded{RunOutcome::Failed});
        QCOMPARE(m_view->viewportTransform(), before);
        QCOMPARE(m_view->selectedTasks(), (QList<TaskId>{u"t5"_s, u"t6"_s}));
        QCOMPARE(m_editor->undoStack()->count(), 0);
        m_view->setRunModel(nullptr);
        QVERIFY(!item->picture().look.has_value());
    }

    void arrangingIsOneStepAndLosesNobody()
    {
        ParentPackage package = canvastest::grid(60, 80);
        for (QPointF& at : package.layout)
            at = QPointF(32, 48);
        open(package);
        m_view->action(CanvasCommand::LayoutAll)->trigger();
        QTRY_COMPARE(m_editor->undoStack()->count(), 1);
        for (const Constraint& c : this->package().constraints)
            QVERIFY(card(c.from).right() < card(c.to).left());
        for (const Task& a : this->package().tasks) {
            for (const Task& b : this->package().tasks)
                QVERIFY(a.id == b.id || !card(a.id).intersects(card(b.id)));
        }
        m_editor->undoStack()->undo();
        QCOMPARE(this->package(), package);
    }

    void graphvizLaysOut()
    {
        const auto places = GraphLayout::byDot(canvastest::chain());
        QCOMPARE(places.size(), 3); // empty would mean that only the fallback works here
        QVERIFY(places.value(u"t1"_s).x() + 208 < places.value(u"t2"_s).x());
    }

    void screenReadersSeeTasks()
    {
        open(canvastest::chain());
        QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(canvas);
        QCOMPARE(canvas->childCount(), 3 + int(m_editor->package().constraints.size()));
        QAccessibleInterface* second = canvas->child(1);
        QCOMPARE(second->text(QAccessible::Name), u"Load 2"_s);
        QVERIFY(second->text(QAccessible::Description).contains(u"SQL01"_s));
        QCOMPARE(canvas->indexOfChild(second), 1);
        m_view->selectTasks({u"t2"_s});
        QVERIFY(second->state().selected);
        QVERIFY(second->state().focused);
        const QPoint middle = second->rect().center();
        QCOMPARE(canvas->childAt(middle.x(), middle.y()), second);
        m_editor->remove({u"t2"_s});
        QVERIFY(!second->isValid());
        QCOMPARE(canvas->childCount(), 2 + int(m_editor->package().constraints.size()));
        for (const QAction* action : m_view->actions()) {
            QVERIFY(!action->objectName().isEmpty());
            QVERIFY(!action->text().isEmpty());
        }
    }

    void theContextMenuKnowsWhereItIs()
    {
        open(canvastest::chain());
        QContextMenuEvent onCard(QContextMenuEvent::Mouse, centre(u"t2"_s),
                                 m_view->mapToGlobal(centre(u"t2"_s)));
        QApplication::sendEvent(m_view->viewport(), &onCard);
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t2"_s});
        auto* menu = m_view->findChild<QMenu*>(u"canvas.menu"_s);
        QVERIFY(menu && menu->actions().contains(m_view->action(CanvasCommand::DeleteHeal)));
        menu->close();
    }
};

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
