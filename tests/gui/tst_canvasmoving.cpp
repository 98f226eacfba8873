// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include "canvas/guideitem.h"
#include "canvas/snapguides.h"

#include <QMainWindow>
#include <QMenuBar>
#include <QScrollBar>

using namespace canvastest;

namespace {

// a -> b -> d, c -> b, and e on its own.
ParentPackage branches()
{
    ParentPackage package;
    const QList<std::pair<QString, QPointF>> places{
        {u"a"_s, {0, 0}}, {u"b"_s, {304, 96}}, {u"c"_s, {0, 192}}, {u"d"_s, {608, 96}}, {u"e"_s, {304, 320}}};
    for (const auto& [id, place] : places) {
        package.tasks.append(task(id, u"Task "_s + id, {u"SQL01"_s}));
        package.layout.insert(id, place);
    }
    package.constraints = {{u"c1"_s, u"a"_s, u"b"_s, ConstraintKind::Success, {}, {}},
                           {u"c2"_s, u"c"_s, u"b"_s, ConstraintKind::Success, {}, {}},
                           {u"c3"_s, u"b"_s, u"d"_s, ConstraintKind::Success, {}, {}}};
    return package;
}

QSet<TaskId> setOf(const QList<TaskId>& ids)
{
    return {ids.cbegin(), ids.cend()};
}

} // namespace

// ux.md, canvas 17 to 22: selecting and moving, by real mouse and key events.
class TestCanvasMoving final : public Fixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void linesGoAroundCards() // 15
    {
        ParentPackage package = branches();
        // a, e and d in one row, and b above e: the straight line from a to d is blocked.
        package.layout = {{u"a"_s, {0, 0}},
                          {u"e"_s, {304, 0}},
                          {u"b"_s, {304, -80}},
                          {u"c"_s, {304, 96}},
                          {u"d"_s, {608, 0}}};
        // A join takes room for its badge between the columns, too.
        package.constraints = {{u"c1"_s, u"a"_s, u"d"_s, ConstraintKind::Success, {}, {}},
                               {u"c2"_s, u"e"_s, u"d"_s, ConstraintKind::Success, {}, {}}};
        for (auto it = package.layout.begin(); it != package.layout.end(); ++it)
            it->rx() *= 280.0 / 304;
        open(package);
        const auto free = [&](const ConstraintId& id, const QList<TaskId>& cards) {
            const QPainterPath way = m_view->canvasScene()->constraintItem(id)->route().path;
            return std::none_of(cards.cbegin(), cards.cend(), [&](const TaskId& card) {
                QPainterPath stroke = QPainterPathStroker(QPen(Qt::black, 3)).createStroke(way);
                return stroke.intersects(this->card(card));
            });
        };
        QVERIFY(free(u"c1"_s, {u"e"_s, u"b"_s, u"c"_s}));
        // What is put in the way is gone around, too.
        m_editor->moveTasks({{u"e"_s, QPointF(280, 320)}});
        QTRY_VERIFY(m_view->canvasScene()->constraintItem(u"c1"_s)->route().path.elementCount() == 2);
        undo();
        QTRY_VERIFY(free(u"c1"_s, {u"e"_s, u"b"_s, u"c"_s}));
        QVERIFY(m_view->canvasScene()->constraintItem(u"c1"_s)->route().path.elementCount() > 2);
    }

    void theBandTakesConstraints() // 17
    {
        open(branches());
        // To the right: only what lies inside.
        drag(at({-40, -40}), at({400, 300}));
        QCOMPARE(setOf(m_view->selectedTasks()), (QSet<TaskId>{u"a"_s, u"c"_s}));
        QCOMPARE(m_view->selectedConstraints(), (QList<ConstraintId>{u"c1"_s, u"c2"_s}));
        // To the left: what is touched. The band crosses only c3's line.
        const QPointF line = m_view->canvasScene()->constraintItem(u"c3"_s)->route().path.pointAtPercent(0.5);
        drag(at(line + QPointF(8, 30)), at(line - QPointF(8, 30)));
        QVERIFY(m_view->selectedTasks().isEmpty());
        QCOMPARE(m_view->selectedConstraints(), QList<ConstraintId>{u"c3"_s});
        // Ctrl adds; and all of them change in one step.
        drag(at({-40, -40}), at({400, 300}), Qt::ControlModifier);
        QCOMPARE(m_view->selectedConstraints().size(), 3);
        key(Qt::Key_F);
        QCOMPARE(steps(), 1);
        for (const Constraint& constraint : package().constraints)
            QCOMPARE(constraint.kind, ConstraintKind::Failure);
        key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_view->selectedTasks().size(), 5);
        key(Qt::Key_Escape);
        QVERIFY(m_view->selectedTasks().isEmpty());
        QVERIFY(m_view->selectedConstraints().isEmpty());
    }

    // A card that goes while it is dragged takes the gesture with it.
    void deletingWhatIsDragged()
    {
        open(branches());
        const QPoint from = at({304 + 60, 320 + 20}); // e, which no constraint touches
        press(from);
        moveTo(from + QPoint(40, 40));
        key(Qt::Key_Delete);
        QVERIFY(!package().task(u"e"_s));
        moveTo(from + QPoint(80, 10));
        release(from + QPoint(80, 10));
        QCOMPARE(steps(), 1);
        QVERIFY(!package().layout.contains(u"e"_s));
        QCOMPARE(package().layout.value(u"a"_s), QPointF(0, 0));
        undo();
        QCOMPARE(package(), branches());
    }

    void chordsSelectRelated() // 18
    {
        open(branches());
        click(centre(u"b"_s));
        key(Qt::Key_S, Qt::AltModifier);
        key(Qt::Key_U);
        QCOMPARE(setOf(m_view->selectedTasks()), (QSet<TaskId>{u"a"_s, u"b"_s, u"c"_s}));
        click(centre(u"b"_s));
        key(Qt::Key_S, Qt::AltModifier);
        key(Qt::Key_D, Qt::AltModifier); // Alt may stay down
        QCOMPARE(setOf(m_view->selectedTasks()), (QSet<TaskId>{u"b"_s, u"d"_s}));
        click(centre(u"a"_s));
        key(Qt::Key_S, Qt::AltModifier);
        key(Qt::Key_C);
        QCOMPARE(setOf(m_view->selectedTasks()), (QSet<TaskId>{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        // A wrong second key does nothing: D alone would disable.
        key(Qt::Key_S, Qt::AltModifier);
        key(Qt::Key_L);
        QCOMPARE(steps(), 0);
        QCOMPARE(m_view->selectedTasks().size(), 4);
        key(Qt::Key_D);
        QCOMPARE(steps(), 1);
    }

    void chordsWinOverTheMenuBar() // 18: Alt+S is also the menu "Server"
    {
        open(branches());
        QMainWindow window;
        QMenu* menu = window.menuBar()->addMenu(u"&Server"_s);
        menu->addAction(u"Nothing"_s);
        window.setCentralWidget(m_view.get());
        window.resize(1100, 740);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        m_view->setFocus();
        m_view->selectTasks({u"b"_s});
        key(Qt::Key_S, Qt::AltModifier);
        QVERIFY(!menu->isVisible());
        key(Qt::Key_D);
        QCOMPARE(setOf(m_view->selectedTasks()), (QSet<TaskId>{u"b"_s, u"d"_s}));
        // Twice opens the menu.
        key(Qt::Key_S, Qt::AltModifier);
        key(Qt::Key_S, Qt::AltModifier);
        QTRY_VERIFY(menu->isVisible());
        menu->close();
        (void)window.takeCentralWidget();
    }

    void shiftClickSelectsByTheThirdOfTheCard() // 18
    {
        open(branches());
        const QRectF b = card(u"b"_s);
        click(at(b.topLeft() + QPointF(40, 20)), Qt::ShiftModifier);
        QCOMPARE(setOf(m_view->selectedTasks()), (QSet<TaskId>{u"a"_s, u"b"_s, u"c"_s}));
        click(at(b.topRight() + QPointF(-40, 20)), Qt::ShiftModifier);
        QCOMPARE(setOf(m_view->selectedTasks()), (QSet<TaskId>{u"b"_s, u"d"_s}));
        click(centre(u"b"_s), Qt::ShiftModifier);
        QCOMPARE(m_view->selectedTasks().size(), 4);
    }

    void arrowsWalkAndNudge() // 19
    {
        open(branches());
        m_view->selectTasks({u"a"_s});
        key(Qt::Key_Right);
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"b"_s});
        key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(package().layout.value(u"b"_s), QPointF(304 + 16, 96));
        key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(package().layout.value(u"b"_s), QPointF(304 + 16, 96 + 80));
        QCOMPARE(steps(), 1); // nudges in a row are one step
        undo();
        QCOMPARE(package(), branches());
    }

    void theGridIsASwitch() // 20
    {
        open(branches());
        m_view->action(CanvasCommand::SmartGuides)->trigger();
        drag(centre(u"e"_s), centre(u"e"_s) + QPoint(37, 41));
        QCOMPARE(package().layout.value(u"e"_s), QPointF(304 + 32, 320 + 48));
        undo();
        drag(centre(u"e"_s), centre(u"e"_s) + QPoint(37, 41), Qt::AltModifier);
        QCOMPARE(package().layout.value(u"e"_s), QPointF(304 + 37, 320 + 41));
        undo();
        m_view->action(CanvasCommand::SnapToGrid)->trigger();
        drag(centre(u"e"_s), centre(u"e"_s) + QPoint(37, 41));
        QCOMPARE(package().layout.value(u"e"_s), QPointF(304 + 37, 320 + 41));
    }

    void guidesPullAndTellDistances() // 20
    {
        open(branches());
        m_view->action(CanvasCommand::SnapToGrid)->trigger(); // off
        const QPoint start = centre(u"e"_s);
        press(start);
        moveTo(start + QPoint(0, 20));
        moveTo(start + QPoint(4, 20)); // 4 beside b's left edge
        const auto guides = [this] {
            QList<SnapGuides::Guide> found;
            for (QGraphicsItem* item : m_view->canvasScene()->items()) {
                if (const auto* guide = dynamic_cast<GuideItem*>(item))
                    found += guide->guides();
            }
            return found;
        };
        QCOMPARE(card(u"e"_s).left(), 304.0);
        const auto shown = guides();
        QVERIFY(std::any_of(shown.cbegin(), shown.cend(), [](const SnapGuides::Guide& guide) {
            return !guide.gap && guide.line.x1() == 304 && guide.line.x2() == 304;
        }));
        // b ends at 160, e begins at 340.
        QVERIFY(std::any_of(shown.cbegin(), shown.cend(), [](const SnapGuides::Guide& guide) {
            return guide.gap && guide.distance == u"180"_s;
        }));
        release(centre(u"e"_s));
        QVERIFY(guides().isEmpty());
        QCOMPARE(package().layout.value(u"e"_s).x(), 304.0);
    }

    void guidesKnowEdgesMiddlesAndGaps()
    {
        const QRectF a(0, 0, 200, 60);
        const QRectF b(300, 0, 200, 60);
        const SnapGuides guides({a, b});
        // As far right of b as b is of a.
        const auto gap = guides.pull(QRectF(597, 40, 200, 60), 6);
        QCOMPARE(gap.x.value(), 3.0);
        // In the middle of two that stand apart.
        const SnapGuides apart({a, QRectF(600, 0, 200, 60)});
        QCOMPARE(apart.pull(QRectF(304, 30, 200, 60), 6).x.value(), -4.0);
        // A middle: a box of another size.
        QCOMPARE(guides.pull(QRectF(52, 200, 100, 60), 6).x.value(), -2.0);
        QVERIFY(!guides.pull(QRectF(230, 400, 30, 17), 6).x);
        const auto shown = guides.guides(QRectF(600, 0, 200, 60));
        QCOMPARE(std::count_if(
                     shown.cbegin(), shown.cend(),
                     [](const SnapGuides::Guide& guide) { return guide.gap && guide.distance == u"100"_s; }),
                 2);
    }

    void alignAndDistributeByChord() // 21
    {
        open(branches());
        m_view->selectTasks({u"a"_s, u"b"_s, u"e"_s});
        key(Qt::Key_A, Qt::AltModifier);
        key(Qt::Key_L);
        for (const TaskId& id : {u"a"_s, u"b"_s, u"e"_s})
            QCOMPARE(package().layout.value(id).x(), 0.0);
        QCOMPARE(steps(), 1);
        key(Qt::Key_A, Qt::AltModifier);
        key(Qt::Key_V);
        QCOMPARE(package().layout.value(u"b"_s).y(), 160.0);
        QCOMPARE(steps(), 2);
        undo();
        undo();
        QCOMPARE(package(), branches());
        const QList<std::pair<Qt::Key, double>> down{{Qt::Key_T, 0}, {Qt::Key_M, 160}, {Qt::Key_B, 320}};
        for (const auto& [second, y] : down) {
            key(Qt::Key_A, Qt::AltModifier);
            key(second);
            QCOMPARE(package().layout.value(u"a"_s).y(), y);
            undo();
        }
        for (const auto& [second, x] : {std::pair(Qt::Key_C, 152.0), std::pair(Qt::Key_R, 304.0)}) {
            key(Qt::Key_A, Qt::AltModifier);
            key(second);
            QVERIFY(std::abs(package().layout.value(u"a"_s).x() - x) <= 8);
            undo();
        }
        key(Qt::Key_A, Qt::AltModifier);
        key(Qt::Key_H);
        QCOMPARE(package().layout.value(u"a"_s), QPointF(0, 0));
    }

    void theEdgeScrollsAndTheCanvasGrows() // 22
    {
        open(branches());
        const double before = m_view->mapToScene(QPoint(0, 0)).x();
        press(centre(u"a"_s));
        moveTo(centre(u"a"_s) - QPoint(40, 0));
        moveTo(QPoint(2, 300));
        QTRY_VERIFY(m_view->mapToScene(QPoint(0, 0)).x() < before - 400);
        release(QPoint(2, 300));
        QVERIFY(package().layout.value(u"a"_s).x() < -400);
        QVERIFY(m_view->viewport()->rect().intersects(m_view->mapFromScene(card(u"a"_s)).boundingRect()));
    }

    void lockedTasksStay()
    {
        ParentPackage package = branches();
        package.locked = {u"b"_s};
        open(package);
        m_view->selectTasks({u"a"_s, u"b"_s});
        drag(centre(u"a"_s), centre(u"a"_s) + QPoint(-64, 64));
        QCOMPARE(this->package().layout.value(u"a"_s), QPointF(-64, 64));
        QCOMPARE(this->package().layout.value(u"b"_s), QPointF(304, 96));
        key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(this->package().layout.value(u"b"_s), QPointF(304, 96));
    }

    void aThousandMoveAsOne()
    {
        open(grid(1000, 1500));
        m_view->selectTasks({});
        key(Qt::Key_A, Qt::ControlModifier);
        const QRectF first = card(u"t1"_s);
        m_view->centerOn(first.center());
        press(centre(u"t1"_s));
        for (int i = 1; i <= 8; ++i)
            moveTo(at(first.center()) + QPoint(8 * i, 12 * i));
        QCOMPARE(card(u"t1"_s), first); // outlines move, the cards follow at the end
        release(at(first.center()) + QPoint(64, 96));
        QCOMPARE(package().layout.value(u"t1"_s), first.topLeft() + QPointF(64, 96));
        QCOMPARE(package().layout.value(u"t1000"_s) - package().layout.value(u"t1"_s),
                 grid(1000, 0).layout.value(u"t1000"_s));
        QCOMPARE(steps(), 1);
        undo();
        QCOMPARE(package().layout, grid(1000, 0).layout);
    }
};

QTEST_MAIN(TestCanvasMoving)
#include "tst_canvasmoving.moc"
