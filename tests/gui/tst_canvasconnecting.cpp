// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include <QLineEdit>
#include <QToolTip>

using namespace canvastest;

// ux.md, canvas 8 to 16: connecting, by real mouse and key events.
class TestCanvasConnecting final : public Fixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void magnetTakesWhatIsNear() // 8
    {
        open(chainAndOne());
        drag(outPort(u"t1"_s), inPort(u"t9"_s) + QPoint(-24, 24));
        QVERIFY(isConnected(u"t1"_s, u"t9"_s));
        QCOMPARE(steps(), 1);
    }

    void illegalTargetsAreDimmedAndSayWhy() // 8
    {
        open(chainAndOne());
        QSignalSpy hints(m_view.get(), &CanvasView::hintChanged);
        press(outPort(u"t2"_s));
        moveTo(outPort(u"t2"_s) + QPoint(20, 40));
        moveTo(centre(u"t1"_s));
        const QString cycle = PackageEditor::refusalText(PackageEditor::Refusal::Cycle);
        QCOMPARE(hints.last().first().toString(), cycle);
        QCOMPARE(QToolTip::text(), cycle);
        CanvasScene* scene = m_view->canvasScene();
        QVERIFY(scene->taskItem(u"t1"_s)->isMarked(CanvasPainter::Dimmed));
        QVERIFY(scene->taskItem(u"t3"_s)->isMarked(CanvasPainter::Dimmed)); // connected already
        QVERIFY(!scene->taskItem(u"t9"_s)->isMarked(CanvasPainter::Dimmed));
        moveTo(centre(u"t3"_s));
        QCOMPARE(hints.last().first().toString(),
                 PackageEditor::refusalText(PackageEditor::Refusal::Duplicate));
        release(centre(u"t3"_s));
        QCOMPARE(steps(), 0);
        QVERIFY(!scene->taskItem(u"t1"_s)->isMarked(CanvasPainter::Dimmed));
    }

    void clickingWithCtrlChains() // 9
    {
        ParentPackage package = chain();
        package.constraints.clear();
        open(package);
        click(outPort(u"t1"_s));
        click(centre(u"t2"_s), Qt::ControlModifier);
        click(centre(u"t3"_s));
        QVERIFY(isConnected(u"t1"_s, u"t2"_s));
        QVERIFY(isConnected(u"t2"_s, u"t3"_s));
        click(at({300, 300})); // the chain is over: this only deselects
        QCOMPARE(this->package().constraints.size(), 2);
    }

    void droppedOnNothingOffersTasks() // 10
    {
        FleetModel fleet;
        fill(fleet);
        m_view->setFleetModel(&fleet);
        open(chain());
        drag(outPort(u"t3"_s), QPoint(800, 600));
        auto* filter = m_view->findChild<QLineEdit*>(u"canvas.quickAdd.filter"_s);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(package().tasks.size(), 4);
        QVERIFY(isConnected(u"t3"_s, package().tasks.last().id));
        QCOMPARE(steps(), 1);
    }

    void keysSayTheKind() // 11
    {
        open(chain());
        click(on(u"c5"_s));
        key(Qt::Key_F);
        QCOMPARE(package().constraint(u"c5"_s)->kind, ConstraintKind::Failure);
        key(Qt::Key_C);
        QCOMPARE(package().constraint(u"c5"_s)->kind, ConstraintKind::Completion);
        key(Qt::Key_S);
        QCOMPARE(package().constraint(u"c5"_s)->kind, ConstraintKind::Success);
        m_view->selectTasks({u"t2"_s});
        key(Qt::Key_J);
        QCOMPARE(package().task(u"t2"_s)->join, Join::Any);
        QVERIFY(m_view->canvasScene()->taskItem(u"t2"_s)->picture().joinAny);
        key(Qt::Key_J, Qt::ShiftModifier);
        QCOMPARE(package().task(u"t2"_s)->join, Join::All);
    }

    void theJoinIsABadgeAndAClickTurnsIt() // 11
    {
        ParentPackage package = chain();
        package.constraints[1].from = u"t3"_s;
        package.constraints[1].to = u"t2"_s; // t1 -> t2 <- t3
        open(package);
        const TaskItem* item = m_view->canvasScene()->taskItem(u"t2"_s);
        QVERIFY(item->picture().joinAll); // of two: worth telling
        QVERIFY(!m_view->canvasScene()->taskItem(u"t3"_s)->picture().joinAll);
        const QPoint badge = inPort(u"t2"_s) - QPoint(6, 0);
        click(badge);
        QCOMPARE(this->package().task(u"t2"_s)->join, Join::Any);
        QVERIFY(item->picture().joinAny && !item->picture().joinAll);
        click(badge);
        QCOMPARE(this->package().task(u"t2"_s)->join, Join::All);
        // With one constraint there is nothing to join.
        m_view->selectConstraints({u"c5"_s});
        key(Qt::Key_Delete);
        QVERIFY(!item->picture().joinAll);
    }

    void draggingAnEndReconnects() // 13
    {
        open(chainAndOne());
        // The head of t1 -> t2 to the free task, and undone.
        const ConstraintKind kind = package().constraint(u"c4"_s)->kind;
        drag(on(u"c4"_s, 0.75), inPort(u"t9"_s));
        QCOMPARE(package().constraint(u"c4"_s)->from, u"t1"_s);
        QCOMPARE(package().constraint(u"c4"_s)->to, u"t9"_s);
        QCOMPARE(package().constraint(u"c4"_s)->kind, kind);
        QCOMPARE(m_view->selectedConstraints(), QList<ConstraintId>{u"c4"_s});
        QCOMPARE(steps(), 1);
        undo();
        // The tail.
        drag(on(u"c5"_s, 0.2), outPort(u"t9"_s));
        QCOMPARE(package().constraint(u"c5"_s)->from, u"t9"_s);
        QCOMPARE(package().constraint(u"c5"_s)->to, u"t3"_s);
    }

    void reconnectingIsRefusedWithItsReason() // 13
    {
        open(chainAndOne());
        QSignalSpy hints(m_view.get(), &CanvasView::hintChanged);
        const QPoint end = on(u"c5"_s, 0.8); // t2 -> t3: its head cannot go to t1
        press(end);
        moveTo(end + QPoint(0, 30));
        QVERIFY(!m_view->canvasScene()->constraintItem(u"c5"_s)->isVisible());
        moveTo(centre(u"t1"_s));
        QCOMPARE(hints.last().first().toString(), PackageEditor::refusalText(PackageEditor::Refusal::Cycle));
        QVERIFY(m_view->canvasScene()->taskItem(u"t1"_s)->isMarked(CanvasPainter::Dimmed));
        release(centre(u"t1"_s));
        QCOMPARE(package(), chainAndOne());
        QVERIFY(m_view->canvasScene()->constraintItem(u"c5"_s)->isVisible());
        // Into the empty, and by Esc: as it was.
        drag(on(u"c5"_s, 0.8), QPoint(700, 640));
        QCOMPARE(package(), chainAndOne());
        press(on(u"c5"_s, 0.8));
        moveTo(on(u"c5"_s, 0.8) + QPoint(0, 30));
        moveTo(inPort(u"t9"_s));
        key(Qt::Key_Escape);
        release(inPort(u"t9"_s));
        QCOMPARE(package(), chainAndOne());
        QVERIFY(m_view->canvasScene()->constraintItem(u"c5"_s)->isVisible());
    }

    void keysAloneReconnect() // 13
    {
        open(chainAndOne());
        m_view->selectConstraints({u"c4"_s}); // t1 -> t2
        key(Qt::Key_L);
        key(Qt::Key_Down); // t9, below t2
        key(Qt::Key_Return);
        QCOMPARE(package().constraint(u"c4"_s)->to, u"t9"_s);
        QCOMPARE(steps(), 1);
        // A click chooses, too.
        key(Qt::Key_L);
        moveTo(centre(u"t2"_s), {}, Qt::NoButton);
        click(centre(u"t2"_s));
        QCOMPARE(package().constraint(u"c4"_s)->to, u"t2"_s);
        key(Qt::Key_L);
        key(Qt::Key_Escape);
        QCOMPARE(package(), chainAndOne());
    }

    void shiftDraggingAPortMovesAll() // 13
    {
        ParentPackage package = chainAndOne();
        package.constraints[1].from = u"t1"_s; // t1 -> t2, t1 -> t3
        open(package);
        drag(outPort(u"t1"_s), outPort(u"t9"_s), Qt::ShiftModifier);
        QVERIFY(isConnected(u"t9"_s, u"t2"_s));
        QVERIFY(isConnected(u"t9"_s, u"t3"_s));
        QCOMPARE(this->package().constraints.size(), 2);
        QCOMPARE(steps(), 1);
        undo();
        QCOMPARE(this->package(), package);
    }

    void deletingOneLeavesTheOthers() // 13
    {
        open(chain());
        click(on(u"c4"_s));
        key(Qt::Key_Delete);
        QVERIFY(!package().constraint(u"c4"_s));
        QVERIFY(package().constraint(u"c5"_s));
        QCOMPARE(package().tasks.size(), 3);
    }

    void altDraggingSlices() // 14
    {
        open(chainAndOne());
        const QPoint c4 = on(u"c4"_s);
        const QPoint c5 = on(u"c5"_s);
        // Down across the first, under t2, up across the second.
        press(c4 - QPoint(0, 60), Qt::AltModifier);
        for (const QPoint& step :
             {c4 - QPoint(0, 20), c4 + QPoint(0, 70), c5 + QPoint(0, 70), c5 - QPoint(0, 30)})
            moveTo(step, Qt::AltModifier);
        QCOMPARE(package().constraints.size(), 2); // not before the end
        release(c5 - QPoint(0, 30), Qt::AltModifier);
        QVERIFY(package().constraints.isEmpty());
        QCOMPARE(package().tasks.size(), 4);
        QCOMPARE(steps(), 1);
        undo();
        press(c4 - QPoint(0, 60), Qt::AltModifier);
        moveTo(c4 + QPoint(0, 60), Qt::AltModifier);
        key(Qt::Key_Escape);
        release(c4 + QPoint(0, 60), Qt::AltModifier);
        QCOMPARE(package().constraints.size(), 2);
        drag(c5 + QPoint(0, 60), c5 - QPoint(0, 60), Qt::AltModifier); // nothing but what it crosses
        QVERIFY(package().constraint(u"c4"_s));
        QVERIFY(!package().constraint(u"c5"_s));
    }

    void ctrlDeleteHealsAndDetachKeeps() // 14
    {
        open(chain());
        click(centre(u"t2"_s));
        key(Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY(!package().task(u"t2"_s));
        QVERIFY(isConnected(u"t1"_s, u"t3"_s));
        undo();
        click(centre(u"t2"_s));
        key(Qt::Key_X, Qt::ControlModifier | Qt::AltModifier); // detach and heal
        QVERIFY(package().task(u"t2"_s));
        QCOMPARE(package().constraints.size(), 1);
        QVERIFY(isConnected(u"t1"_s, u"t3"_s));
        undo();
        key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(package().task(u"t2"_s));
        QVERIFY(package().constraints.isEmpty());
        undo();
        QCOMPARE(package(), chain());
        // Several at once keep what is among them.
        m_view->selectTasks({u"t2"_s, u"t3"_s});
        key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(isConnected(u"t2"_s, u"t3"_s));
        QVERIFY(!isConnected(u"t1"_s, u"t2"_s));
    }

    void rReverses()
    {
        open(chain());
        click(on(u"c4"_s));
        key(Qt::Key_R);
        QVERIFY(isConnected(u"t2"_s, u"t1"_s));
        QCOMPARE(steps(), 1);
        // What would close a circle stays, and says why.
        ParentPackage circle = chain();
        circle.constraints.append({u"c6"_s, u"t1"_s, u"t3"_s, ConstraintKind::Success, {}, {}});
        open(circle);
        QSignalSpy hints(m_view.get(), &CanvasView::hintChanged);
        m_view->selectConstraints({u"c6"_s});
        key(Qt::Key_R);
        QCOMPARE(package(), circle);
        QCOMPARE(hints.last().first().toString(), PackageEditor::refusalText(PackageEditor::Refusal::Cycle));
    }

    void aConnectionDroppedOnALabelConnects() // 16
    {
        open(chainAndOne());
        const QPoint name = at(card(u"t9"_s).topLeft() + QPointF(70, 19));
        drag(outPort(u"t1"_s), name);
        QVERIFY(isConnected(u"t1"_s, u"t9"_s));
        QVERIFY(!m_view->findChild<QLineEdit*>(u"canvas.rename"_s));
    }
};

QTEST_MAIN(TestCanvasConnecting)
#include "tst_canvasconnecting.moc"
