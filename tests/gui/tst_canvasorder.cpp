// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include "canvas/graphlayout.h"
#include "theme/motion.h"

#include <QLineEdit>

using namespace canvastest;

namespace {

bool anyOverlap(const ParentPackage& package)
{
    for (const Task& a : package.tasks) {
        for (const Task& b : package.tasks) {
            if (a.id < b.id && geometry::cardRect(package.layout.value(a.id))
                                   .intersects(geometry::cardRect(package.layout.value(b.id))))
                return true;
        }
    }
    return false;
}

// A row of `count` tasks, one after the other.
ParentPackage row(int count)
{
    ParentPackage package;
    for (int i = 0; i < count; ++i) {
        const QString id = u"t%1"_s.arg(i + 1);
        package.tasks.append(task(id, id, {u"SQL01"_s}));
        package.layout.insert(id, QPointF(32, 48));
        if (i > 0)
            package.constraints.append(
                {u"c%1"_s.arg(count + i), u"t%1"_s.arg(i), id, ConstraintKind::Success, {}, {}});
    }
    return package;
}

} // namespace

// ux.md, canvas 34 to 38: order and editing, by real key events.
class TestCanvasOrder final : public Fixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void f2RenamesAndEnterOpens() // 34
    {
        open(chain());
        click(centre(u"t2"_s));
        key(Qt::Key_F2);
        auto* edit = m_view->findChild<QLineEdit*>(u"canvas.rename"_s);
        QVERIFY(edit && edit->hasFocus());
        QTest::keyClicks(edit, u"Stage"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(package().task(u"t2"_s)->name, u"Stage"_s);
        QSignalSpy properties(m_view.get(), &CanvasView::propertiesRequested);
        key(Qt::Key_Return);
        QCOMPARE(properties.size(), 1);
    }

    void cutAndPasteGoAcrossWindows() // 36
    {
        open(chain());
        m_view->selectTasks({u"t2"_s, u"t3"_s});
        key(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(package().tasks.size(), 1);
        PackageDocument document;
        PackageEditor editor(&document);
        CanvasView other(&editor);
        other.resize(800, 600);
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        other.setFocus();
        QTest::keyClick(&other, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(editor.package().tasks.size(), 2);
        QCOMPARE(editor.package().constraints.size(), 1);
        QCOMPARE(other.selectedTasks().size(), 2);
    }

    void topDown() // 37
    {
        ParentPackage package = grid(20, 24);
        for (QPointF& at : package.layout)
            at = QPointF(32, 48);
        open(package);
        m_view->action(CanvasCommand::LayoutTopDown)->trigger();
        key(Qt::Key_T, Qt::ShiftModifier | Qt::AltModifier);
        QTRY_COMPARE(steps(), 1);
        QVERIFY(!anyOverlap(this->package()));
        for (const Constraint& c : this->package().constraints)
            QVERIFY(card(c.from).bottom() < card(c.to).top());
        undo();
        QCOMPARE(this->package(), package);
    }

    void theSelectionAlone() // 37
    {
        ParentPackage package = row(4);
        package.layout = {
            {u"t1"_s, {0, 0}}, {u"t2"_s, {16, 16}}, {u"t3"_s, {900, 320}}, {u"t4"_s, {900, 640}}};
        open(package);
        m_view->selectTasks({u"t1"_s, u"t2"_s});
        m_view->action(CanvasCommand::LayoutSelection)->trigger();
        QTRY_COMPARE(steps(), 1);
        QCOMPARE(this->package().layout.value(u"t1"_s), QPointF(0, 0));
        QCOMPARE(this->package().layout.value(u"t2"_s).x(), 304.0);
        QCOMPARE(this->package().layout.value(u"t3"_s), QPointF(900, 320));
    }

    void onlyNewOnes() // 37: added since the save, and not moved by hand
    {
        open(chain());
        m_editor->markSaved();
        const QList<TaskId> added = m_editor->addJobs(
            {{u"S"_s, u"New 1"_s}, {u"S"_s, u"New 2"_s}, {u"S"_s, u"Mine"_s}}, {32, 16}); // over the others
        m_editor->connectTasks(u"t2"_s, added.at(0));
        m_editor->connectTasks(added.at(0), added.at(1));
        m_editor->moveTasks({{added.at(2), QPointF(0, 400)}});
        QCOMPARE(m_editor->newTasks(), (QSet<TaskId>{added.at(0), added.at(1)}));
        const int before = steps();
        m_view->action(CanvasCommand::LayoutNew)->trigger();
        QTRY_COMPARE(steps(), before + 1);
        for (const TaskId& id : {u"t1"_s, u"t2"_s, u"t3"_s})
            QCOMPARE(package().layout.value(id), chain().layout.value(id));
        QCOMPARE(package().layout.value(added.at(2)), QPointF(0, 400));
        QVERIFY(!anyOverlap(package()));
        QCOMPARE(card(added.at(0)).x(), card(u"t3"_s).x()); // behind t2, below t3
        QVERIFY(card(added.at(1)).left() > card(added.at(0)).right());
        m_editor->markSaved();
        QVERIFY(m_editor->newTasks().isEmpty());
        // Dropped into a group or onto a line is placed by hand, too.
        const QList<TaskId> more = m_editor->addJobs({{u"S"_s, u"New 3"_s}, {u"S"_s, u"New 4"_s}}, {0, 600});
        const GroupId group = m_editor->addGroup({u"t3"_s}, u"Group"_s);
        m_editor->moveInto({{more.at(0), QPointF(900, 300)}}, {{more.at(0), group}});
        QVERIFY(m_editor->insertTask(more.at(1), package().constraints.first().id, QPointF(160, 200)));
        QVERIFY(m_editor->newTasks().isEmpty());
    }

    void whatWasPlacedMayStay() // 37
    {
        ParentPackage package = row(6);
        package.locked = {u"t3"_s};
        package.layout[u"t3"_s] = QPointF(640, 800);
        open(package);
        m_editor->moveTasks({{u"t5"_s, QPointF(1280, 64)}});
        m_view->action(CanvasCommand::LayoutKeepPlaced)->trigger();
        m_view->action(CanvasCommand::LayoutAll)->trigger();
        QTRY_COMPARE(steps(), 2);
        QCOMPARE(this->package().layout.value(u"t3"_s), QPointF(640, 800));
        QCOMPARE(this->package().layout.value(u"t5"_s), QPointF(1280, 64));
        QVERIFY(!anyOverlap(this->package()));
        // Without the wish only the locked one stays.
        m_view->action(CanvasCommand::LayoutKeepPlaced)->trigger();
        m_view->action(CanvasCommand::LayoutAll)->trigger();
        QTRY_COMPARE(steps(), 3);
        QCOMPARE(this->package().layout.value(u"t3"_s), QPointF(640, 800));
        QVERIFY(this->package().layout.value(u"t5"_s) != QPointF(1280, 64));
    }

    void longChainsWrap() // 37
    {
        const ParentPackage package = row(40);
        GraphLayout::Options options;
        const auto wrapped = GraphLayout::compute(package, options);
        options.wrap = false;
        const auto straight = GraphLayout::compute(package, options);
        const auto sizeOf = [](const GraphLayout::Places& places) {
            QRectF all;
            for (const QPointF& at : places)
                all |= geometry::cardRect(at);
            return all.size();
        };
        QVERIFY(sizeOf(straight).width() > 39 * 300);
        QVERIFY(sizeOf(wrapped).width() < 4000);
        QVERIFY(sizeOf(wrapped).width() > sizeOf(wrapped).height());
        ParentPackage placed = package;
        placed.layout = wrapped;
        QVERIFY(!anyOverlap(placed));
    }

    void groupsStayTogether() // 37
    {
        // Two lanes of four; the group holds the first two of each.
        ParentPackage package;
        package.groups.append({u"g1"_s, u"Load"_s, {}, {}});
        for (const QString& lane : {u"a"_s, u"b"_s, u"c"_s}) {
            for (int i = 1; i <= 4; ++i) {
                Task made = task(lane + QString::number(i), lane, {u"SQL01"_s});
                if (i <= 2 && lane != u"b"_s)
                    made.group = u"g1"_s;
                package.tasks.append(made);
                package.layout.insert(made.id, {0, 0});
                if (i > 1)
                    package.constraints.append({u"k"_s + made.id,
                                                lane + QString::number(i - 1),
                                                made.id,
                                                ConstraintKind::Success,
                                                {},
                                                {}});
            }
        }
        const auto places = GraphLayout::compute(package, {});
        QRectF frame;
        for (const TaskId& id : {u"a1"_s, u"a2"_s, u"c1"_s, u"c2"_s})
            frame |= geometry::cardRect(places.value(id));
        for (const Task& task : package.tasks)
            QCOMPARE(frame.intersects(geometry::cardRect(places.value(task.id))), !task.group.isEmpty());
    }

    void escapeCancelsAndTheResultIsDropped() // 37
    {
        open(grid(300, 400));
        QSignalSpy hints(m_view.get(), &CanvasView::hintChanged);
        auto* layout = m_view->findChild<GraphLayout*>();
        QSignalSpy arranged(layout, &GraphLayout::arranged);
        m_view->action(CanvasCommand::LayoutAll)->trigger();
        QVERIFY(layout->isBusy());
        QVERIFY(hints.last().first().toString().contains(u"Esc"_s));
        key(Qt::Key_Escape);
        QVERIFY(!layout->isBusy());
        // What was dropped does not come late: the next one is the only one.
        m_view->action(CanvasCommand::LayoutAll)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(arranged.size(), 1, 60'000);
        QCOMPARE(steps(), 1);
    }

    // Whoever goes on working meanwhile does not find it undone.
    void anEditGivesArrangingUp()
    {
        open(grid(300, 400));
        QSignalSpy hints(m_view.get(), &CanvasView::hintChanged);
        auto* layout = m_view->findChild<GraphLayout*>();
        QSignalSpy arranged(layout, &GraphLayout::arranged);
        m_view->action(CanvasCommand::LayoutAll)->trigger();
        QVERIFY(layout->isBusy());
        m_view->selectTasks({m_editor->package().tasks.first().id});
        key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(steps(), 1);
        QVERIFY(!layout->isBusy());
        QVERIFY(hints.last().first().toString().contains(u"given up"_s));
        m_view->action(CanvasCommand::LayoutAll)->trigger(); // a later one is the only one that ends
        QTRY_COMPARE_WITH_TIMEOUT(arranged.size(), 1, 60'000);
        QCOMPARE(steps(), 2);
    }

    void cardsGlideUnlessMotionIsUnwanted() // 37
    {
        Motion::instance().setChoice(MotionChoice::Full);
        ParentPackage package = row(3);
        open(package);
        m_view->action(CanvasCommand::LayoutAll)->trigger();
        QTRY_COMPARE(steps(), 1);
        QVERIFY(card(u"t3"_s).x() < this->package().layout.value(u"t3"_s).x()); // on its way
        QTRY_COMPARE(card(u"t3"_s).x(), this->package().layout.value(u"t3"_s).x());
        // An undo in the middle of it is not drawn over.
        undo();
        m_view->action(CanvasCommand::LayoutAll)->trigger();
        QTRY_COMPARE(steps(), 1);
        QTRY_VERIFY(m_editor->undoStack()->index() == 1);
        undo();
        QCOMPARE(card(u"t3"_s).topLeft(), QPointF(32, 48));
        Motion::instance().setChoice(MotionChoice::Reduced);
        m_view->action(CanvasCommand::LayoutAll)->trigger();
        QTRY_COMPARE(m_editor->undoStack()->index(), 1);
        QCOMPARE(card(u"t3"_s).x(), this->package().layout.value(u"t3"_s).x());
    }

    void aBranchIsDisabled() // 38
    {
        open(chain());
        click(centre(u"t2"_s));
        key(Qt::Key_D, Qt::ShiftModifier);
        QVERIFY(!package().task(u"t1"_s)->disabled);
        QVERIFY(package().task(u"t2"_s)->disabled);
        QVERIFY(package().task(u"t3"_s)->disabled);
        QCOMPARE(steps(), 1);
        QVERIFY(m_view->canvasScene()->taskItem(u"t3"_s)->picture().disabled);
        key(Qt::Key_D, Qt::ShiftModifier);
        QCOMPARE(package(), chain());
    }
};

QTEST_MAIN(TestCanvasOrder)
#include "tst_canvasorder.moc"
