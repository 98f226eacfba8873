// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasstage.h"
#include "canvastestpackages.h"

#include "canvas/constraintitem.h"
#include "package/packagefile.h"
#include "run/runmodel.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

// Two columns of three: t1 t2 t3 | t4 t5 t6, each to its neighbour; t1..t3 stand in g1.
ParentPackage grouped()
{
    ParentPackage package;
    package.name = u"Groups"_s;
    package.groups.append({u"g1"_s, u"Extract"_s, 2, {}});
    for (int i = 0; i < 6; ++i) {
        const QString id = u"t%1"_s.arg(i + 1);
        package.tasks.append(canvastest::task(id, u"Load %1"_s.arg(i + 1), {u"SQL01"_s}));
        package.tasks.last().group = i < 3 ? u"g1"_s : QString();
        package.layout.insert(id, QPointF(i / 3 * 480.0, i % 3 * 96.0));
    }
    for (int i = 0; i < 3; ++i)
        package.constraints.append({u"c%1"_s.arg(i + 7),
                                    u"t%1"_s.arg(i + 1),
                                    u"t%1"_s.arg(i + 4),
                                    i == 2 ? ConstraintKind::Failure : ConstraintKind::Success,
                                    {},
                                    {}});
    return package;
}

} // namespace

class TestCanvasGroups final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        Theme::instance().install(SchemeChoice::Light);
        m = std::make_unique<canvastest::Stage>();
        QVERIFY(QTest::qWaitForWindowActive(m->view.get()));
        m->view->setFocus();
        m->open(grouped());
    }
    void cleanup() { m.reset(); }

    void aFrameSurroundsItsTasks()
    {
        const GroupItem* frame = m->group(u"g1"_s);
        QVERIFY(frame);
        for (const QString& id : {u"t1"_s, u"t2"_s, u"t3"_s})
            QVERIFY(frame->frame().contains(m->scene()->taskItem(id)->card()));
        QVERIFY(!frame->frame().intersects(m->scene()->taskItem(u"t4"_s)->card()));
        QCOMPARE(frame->picture().title, u"Extract"_s);
        QVERIFY(frame->picture().limit.contains(u'2'));
        // It follows, at once and exactly.
        m->editor->moveTasks({{u"t3"_s, QPointF(0, 400)}});
        QVERIFY(frame->frame().contains(m->scene()->taskItem(u"t3"_s)->card()));
        m->undo();
        QCOMPARE(frame->frame(), GroupItem::frameAround(m->scene()->boundsOf({u"t1"_s, u"t3"_s})));
    }

    void keysGroupRenameAndUngroup()
    {
        m->click(m->card(u"t4"_s));
        m->click(m->card(u"t5"_s), Qt::ControlModifier);
        m->key(Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(m->package().groups.size(), 2);
        const GroupId made = m->package().groups.last().id;
        QCOMPARE(m->package().task(u"t4"_s)->group, made);
        QCOMPARE(m->view->selectedGroups(), QList<GroupId>{made});
        auto* title = m->view->findChild<QLineEdit*>(u"canvas.renameGroup"_s);
        QVERIFY(title && title->isVisible());
        QTest::keyClicks(title, u"Transform"_s);
        QTest::keyClick(title, Qt::Key_Return);
        QCOMPARE(m->package().group(made)->title, u"Transform"_s);
        QVERIFY(m->view->hasFocus());
        m->key(Qt::Key_F2);
        title = m->view->findChildren<QLineEdit*>(u"canvas.renameGroup"_s).last();
        QTest::keyClicks(title, u"X"_s);
        QTest::keyClick(title, Qt::Key_Escape);
        QCOMPARE(m->package().group(made)->title, u"Transform"_s);
        const int before = m->steps();
        m->key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m->package().groups.size(), 1);
        QVERIFY(m->package().task(u"t4"_s)->group.isEmpty());
        QVERIFY(!m->group(made));
        QCOMPARE(m->steps(), before + 1);
        m->undo();
        QCOMPARE(m->package().task(u"t5"_s)->group, made);
        QVERIFY(m->group(made));
    }

    void draggingTheTitleMovesEverybodyInOneStep()
    {
        const QPointF t1 = m->package().layout.value(u"t1"_s);
        const QPointF t3 = m->package().layout.value(u"t3"_s);
        const QPoint from = m->title(u"g1"_s);
        m->press(from);
        m->move(from + QPoint(20, 20));
        m->move(from + QPoint(64, 160));
        QCOMPARE(m->scene()->taskItem(u"t1"_s)->pos(), t1 + QPointF(64, 160));
        QCOMPARE(m->package().layout.value(u"t1"_s), t1); // not before it is dropped
        m->release(from + QPoint(64, 160));
        QCOMPARE(m->package().layout.value(u"t1"_s), t1 + QPointF(64, 160));
        QCOMPARE(m->package().layout.value(u"t3"_s), t3 + QPointF(64, 160));
        QCOMPARE(m->steps(), 1);
        QCOMPARE(m->package().task(u"t1"_s)->group, u"g1"_s);
        m->undo();
        QCOMPARE(m->package(), grouped());
        // Esc leaves no trace.
        m->press(m->title(u"g1"_s));
        m->move(m->title(u"g1"_s) + QPoint(90, 90));
        m->key(Qt::Key_Escape);
        m->release(m->title(u"g1"_s) + QPoint(90, 90));
        QCOMPARE(m->package(), grouped());
        QCOMPARE(m->scene()->taskItem(u"t1"_s)->pos(), t1);
    }

    void foldingStandsStillAndBundles()
    {
        const QPoint mark = m->triangle(u"g1"_s);
        const QTransform sight = m->view->viewportTransform();
        m->click(mark);
        const GroupItem* card = m->group(u"g1"_s);
        QVERIFY(card->isFolded());
        QCOMPARE(m->view->viewportTransform(), sight);
        QCOMPARE(card->outline().size(), geometry::kCard);
        QCOMPARE(m->triangle(u"g1"_s), mark); // the same place folds and unfolds
        QVERIFY(!m->scene()->taskItem(u"t1"_s)->isVisible());
        // Three lines to three cards stay three; they begin at the folded card.
        for (const QString& id : {u"c7"_s, u"c8"_s, u"c9"_s}) {
            QVERIFY(m->scene()->constraintItem(id)->isVisible());
            QVERIFY(std::abs(m->scene()->constraintItem(id)->route().path.elementAt(0).x -
                             card->outPort().x()) < 6);
        }
        // The other side folded, too: one line for three, of several kinds.
        const GroupId other = m->editor->addGroup({u"t4"_s, u"t5"_s, u"t6"_s}, u"Load"_s);
        m->editor->fold({other}, true);
        const auto visible = [this] {
            int count = 0;
            for (const QString& id : {u"c7"_s, u"c8"_s, u"c9"_s})
                count += m->scene()->constraintItem(id)->isVisible() ? 1 : 0;
            return count;
        };
        QTRY_COMPARE(visible(), 1);
        m->scene()->setSelection({}, {u"c7"_s});
        QCOMPARE(m->view->selectedConstraints().size(), 3);
        // All in one: nothing is drawn.
        m->editor->ungroup({other});
        m->editor->setGroup({u"t4"_s, u"t5"_s, u"t6"_s}, u"g1"_s);
        QTRY_COMPARE(visible(), 0);
        while (m->steps() > 0)
            m->undo();
        QTRY_COMPARE(visible(), 3);
        QVERIFY(m->scene()->taskItem(u"t1"_s)->isVisible());
        QCOMPARE(m->view->viewportTransform(), sight);
        QCOMPARE(m->package(), grouped());
    }

    void doubleClickAndKeyFold()
    {
        QTest::mouseDClick(m->view->viewport(), Qt::LeftButton, {}, m->title(u"g1"_s));
        QVERIFY(m->package().folded.contains(u"g1"_s));
        QTest::mouseDClick(m->view->viewport(), Qt::LeftButton, {}, m->title(u"g1"_s));
        QVERIFY(!m->package().folded.contains(u"g1"_s));
        m->click(m->card(u"t2"_s));
        m->key(Qt::Key_E);
        QVERIFY(m->package().folded.contains(u"g1"_s));
        // What hides is not chosen unseen: its group is.
        QVERIFY(m->view->selectedTasks().isEmpty());
        QCOMPARE(m->view->selectedGroups(), QList<GroupId>{u"g1"_s});
        m->key(Qt::Key_E);
        QVERIFY(!m->package().folded.contains(u"g1"_s));
    }

    void aFoldedGroupIsMovedAsACard()
    {
        m->editor->fold({u"g1"_s}, true);
        const QPointF t2 = m->package().layout.value(u"t2"_s);
        m->drag(m->title(u"g1"_s), m->title(u"g1"_s) + QPoint(0, 96));
        QCOMPARE(m->package().layout.value(u"t2"_s), t2 + QPointF(0, 96));
        const auto* line = m->scene()->constraintItem(u"c7"_s);
        QVERIFY(std::abs(line->route().path.elementAt(0).y - m->group(u"g1"_s)->outPort().y()) < 1);
    }

    // Into a frame, with the frame showing it; one step with the move. Shift only moves.
    void aTaskIsDraggedIntoAndOutOfAFrame()
    {
        QSignalSpy hints(m->view.get(), &CanvasView::hintChanged);
        const QPoint inside = m->card(u"t2"_s) + QPoint(0, 48);
        m->press(m->card(u"t5"_s));
        m->move(m->card(u"t5"_s) + QPoint(-40, 10));
        m->move(inside);
        QVERIFY(m->group(u"g1"_s)->isMarked(GroupItem::Target));
        QVERIFY(m->group(u"g1"_s)->frame().contains(m->scene()->taskItem(u"t5"_s)->card()));
        QVERIFY(hints.last().first().toString().contains(u"Extract"_s));
        m->release(inside);
        QVERIFY(!m->group(u"g1"_s)->isMarked(GroupItem::Target));
        QCOMPARE(m->package().task(u"t5"_s)->group, u"g1"_s);
        QCOMPARE(m->steps(), 1);
        m->undo();
        QCOMPARE(m->package(), grouped());
        m->drag(m->card(u"t5"_s), inside, Qt::ShiftModifier);
        QVERIFY(m->package().task(u"t5"_s)->group.isEmpty());
        m->undo();

        // A little aside stretches the frame; far away leaves it.
        m->drag(m->card(u"t3"_s), m->card(u"t3"_s) + QPoint(0, 64));
        QCOMPARE(m->package().task(u"t3"_s)->group, u"g1"_s);
        m->undo();
        const QPoint away = m->card(u"t6"_s) + QPoint(0, 120);
        m->press(m->card(u"t3"_s));
        m->move(m->card(u"t3"_s) + QPoint(40, 10));
        m->move(away);
        QVERIFY(!m->group(u"g1"_s)->frame().intersects(m->scene()->taskItem(u"t3"_s)->card()));
        m->release(away);
        QVERIFY(m->package().task(u"t3"_s)->group.isEmpty());
        QCOMPARE(m->steps(), 1);
        m->undo();
        QCOMPARE(m->package(), grouped());
        QVERIFY(m->group(u"g1"_s)->frame().contains(m->scene()->taskItem(u"t3"_s)->card()));
        // Given up halfway: as it was.
        m->press(m->card(u"t3"_s));
        m->move(m->card(u"t3"_s) + QPoint(40, 10));
        m->move(away);
        m->key(Qt::Key_Escape);
        m->release(away);
        QCOMPARE(m->package(), grouped());
        QCOMPARE(m->group(u"g1"_s)->frame(),
                 GroupItem::frameAround(m->scene()->boundsOf({u"t1"_s, u"t3"_s})));
    }

    void aFoldedGroupIsNoTarget()
    {
        m->editor->fold({u"g1"_s}, true);
        QSignalSpy hints(m->view.get(), &CanvasView::hintChanged);
        const QPoint port = m->at(m->scene()->taskItem(u"t5"_s)->inPort()) - QPoint(2, 0);
        const QPoint folded = m->title(u"g1"_s) + QPoint(40, 20);
        m->press(port);
        m->move(port - QPoint(30, 0));
        m->move(folded);
        const QString hint = hints.last().first().toString();
        QVERIFY(hint.startsWith(u"Unfold"_s));
        m->release(folded);
        QCOMPARE(m->package().constraints.size(), 3);
        QCOMPARE(hints.last().first().toString(), hint);
    }

    void aTaskIsDroppedIntoAFoldedGroup()
    {
        m->editor->fold({u"g1"_s}, true);
        m->drag(m->card(u"t5"_s), m->title(u"g1"_s) + QPoint(30, 20));
        QCOMPARE(m->package().task(u"t5"_s)->group, u"g1"_s);
        QVERIFY(!m->scene()->taskItem(u"t5"_s)->isVisible());
    }

    void aBandCatchesWhatItCovers()
    {
        const QRectF all = m->scene()->contents().adjusted(-30, -30, 30, 30);
        m->drag(m->at(all.topLeft()), m->at(all.bottomRight()));
        QCOMPARE(m->view->selectedTasks().size(), 6);
        QCOMPARE(m->view->selectedGroups().size(), 1);
        // Begun inside the frame, it catches cards only.
        const QPointF inner = m->group(u"g1"_s)->frame().bottomRight() - QPointF(4, 4);
        m->drag(m->at(inner), m->at(inner - QPointF(60, 60)));
        QCOMPARE(m->view->selectedTasks(), QList<TaskId>{u"t3"_s});
        QVERIFY(m->view->selectedGroups().isEmpty());
    }

    void deleteCopyAndDuplicateTakeTheTasksAlong()
    {
        m->click(m->title(u"g1"_s));
        QCOMPARE(m->view->selectedGroups(), QList<GroupId>{u"g1"_s});
        m->key(Qt::Key_C, Qt::ControlModifier);
        m->key(Qt::Key_Delete);
        QCOMPARE(m->package().tasks.size(), 3);
        QVERIFY(m->package().groups.isEmpty());
        m->undo();
        QCOMPARE(m->package(), grouped());
        m->key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m->package().tasks.size(), 9);
        QCOMPARE(m->package().groups.size(), 2);
        const Group copy = m->package().groups.last();
        QCOMPARE(copy.title, u"Extract"_s);
        QCOMPARE(copy.maxConcurrent, std::optional(2));
        QCOMPARE(m->package().tasks.last().group, copy.id);
        QCOMPARE(m->view->selectedGroups(), QList<GroupId>{copy.id});
        m->undo();
        m->scene()->select({{}, {}, {u"g1"_s}});
        m->key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(m->package().groups.size(), 2);
        QCOMPARE(m->package().tasks.size(), 9);
        QCOMPARE(m->package().constraints.size(), 6); // to the same targets
    }

    void aGroupGoesWithItsLastTask()
    {
        m->editor->remove({u"t1"_s, u"t2"_s});
        QVERIFY(m->package().group(u"g1"_s));
        m->editor->remove({u"t3"_s});
        QVERIFY(!m->package().group(u"g1"_s));
        m->undo();
        QCOMPARE(m->package().task(u"t3"_s)->group, u"g1"_s);
        QVERIFY(m->group(u"g1"_s));
    }

    // A file may hold a group without tasks: it shows, can be filled, moved and removed.
    void anEmptyGroupShows()
    {
        ParentPackage package = grouped();
        package.groups.append({u"g2"_s, u"Later"_s, {}, {}});
        m->open(package);
        GroupItem* empty = m->group(u"g2"_s);
        QVERIFY(empty && empty->picture().empty);
        const QRectF place = empty->outline();
        QVERIFY(!place.isEmpty());
        for (const Task& task : package.tasks)
            QVERIFY(!place.intersects(m->scene()->taskItem(task.id)->card()));
        m->view->centerOn(place.center());
        m->drag(m->title(u"g2"_s), m->title(u"g2"_s) + QPoint(32, 16));
        QCOMPARE(m->group(u"g2"_s)->outline().topLeft(), place.topLeft() + QPointF(32, 16));
        m->key(Qt::Key_Delete);
        QVERIFY(!m->group(u"g2"_s));
    }

    void lockedCardsStay()
    {
        m->click(m->card(u"t2"_s));
        m->key(Qt::Key_L, Qt::ShiftModifier);
        QVERIFY(m->package().locked.contains(u"t2"_s));
        QVERIFY(m->scene()->taskItem(u"t2"_s)->picture().locked);
        const QPointF home = m->package().layout.value(u"t2"_s);
        m->key(Qt::Key_Right, Qt::ControlModifier);
        m->drag(m->title(u"g1"_s), m->title(u"g1"_s) + QPoint(32, 32));
        m->editor->align({u"t1"_s, u"t2"_s}, Alignment::Right);
        m->editor->applyLayout({{u"t2"_s, QPointF(5, 5)}});
        QCOMPARE(m->package().layout.value(u"t2"_s), home);
        QVERIFY(m->package().layout.value(u"t1"_s) != QPointF(0, 0));
        m->scene()->setSelection({u"t2"_s});
        m->key(Qt::Key_L, Qt::ShiftModifier);
        QVERIFY(!m->package().locked.contains(u"t2"_s));
    }

    void everythingIsReachedByKeyAndNamed()
    {
        QSet<QString> seen;
        m->key(Qt::Key_Home);
        for (int i = 0; i < 7; ++i) {
            seen.insert(m->scene()->current());
            m->key(Qt::Key_Tab);
        }
        QVERIFY(seen.contains(u"g1"_s));
        QCOMPARE(seen.size(), 7);
        QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(m->view.get());
        bool found = false;
        for (int i = 0; i < canvas->childCount(); ++i) {
            QAccessibleInterface* child = canvas->child(i);
            QVERIFY(!child->text(QAccessible::Name).isEmpty());
            if (child->role() != QAccessible::Grouping)
                continue;
            found = true;
            QCOMPARE(child->text(QAccessible::Name), u"Extract"_s);
            QVERIFY(child->text(QAccessible::Description).contains(u"3 task"_s));
            QVERIFY(child->state().expandable && child->state().expanded);
            QVERIFY(!child->rect().isEmpty());
            m->editor->fold({u"g1"_s}, true);
            QVERIFY(child->state().collapsed);
        }
        QVERIFY(found);
    }

    // The worst of its tasks, how many have ended; the run moves and folds nothing.
    void aFoldedGroupSumsUpTheRun()
    {
        m->editor->fold({u"g1"_s}, true);
        RunModel run;
        m->view->setRunModel(&run);
        run.begin(m->package());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        qint64 sequence = 0;
        const auto tell = [&](const RunEventBody& body) { run.apply({++sequence, now, body}); };
        tell(RunStarted{u"r1"_s, u"Groups"_s, {}});
        const auto start = [&](const QString& id) {
            tell(TaskPlaced{id, u"SQL01"_s, u"free"_s});
            tell(StartRequested{id, u"SQL01"_s, 1});
            tell(AttemptStarted{id, u"SQL01"_s, 1, {}});
        };
        const GroupItem* card = m->group(u"g1"_s);
        start(u"t1"_s);
        QTRY_COMPARE(card->picture().look, StateLook::Running);
        QCOMPARE(card->picture().figure, u"0/3"_s);
        const auto end = [&](const QString& id, TaskOutcome outcome) {
            tell(TaskEnded{id,
                           u"SQL01"_s,
                           outcome,
                           1,
                           now,
                           now.addSecs(65),
                           outcome == TaskOutcome::Failed ? FailureKind::JobFailed : FailureKind(),
                           {}});
        };
        end(u"t1"_s, TaskOutcome::Succeeded);
        start(u"t2"_s);
        end(u"t2"_s, TaskOutcome::Failed);
        start(u"t3"_s);
        QTRY_COMPARE(card->picture().look, StateLook::Failed);
        QVERIFY(card->picture().figure.startsWith(u"2/3"_s));
        QVERIFY(card->picture().running);
        QVERIFY(
            groupDescription(*m->package().group(u"g1"_s), card->picture()).contains(card->picture().figure));
        QCOMPARE(m->steps(), 1);
        m->view->setRunModel(nullptr);
        QTRY_VERIFY(!card->picture().look);
    }

    // Whatever is done and undone: frames surround exactly their tasks, what is folded hides, lines end where
    // they show.
    void nothingIsStaleAfterAnything()
    {
        QRandomGenerator random(20261126);
        PackageEditor* editor = m->editor.get();
        const auto task = [&] {
            return m->package().tasks.isEmpty()
                       ? TaskId()
                       : m->package().tasks.at(random.bounded(int(m->package().tasks.size()))).id;
        };
        const auto group = [&] {
            return m->package().groups.isEmpty()
                       ? GroupId()
                       : m->package().groups.at(random.bounded(int(m->package().groups.size()))).id;
        };
        const auto place = [&] { return QPointF(random.bounded(100) * 16, random.bounded(60) * 16); };
        for (int step = 0; step < 600; ++step) {
            switch (random.bounded(12)) {
            case 0:
                editor->addGroup({task(), task()}, u"G"_s);
                break;
            case 1:
                editor->ungroup({group()});
                break;
            case 2:
                editor->setGroup({task()}, group());
                break;
            case 3:
            case 4:
                editor->fold({group()}, random.bounded(2) == 0);
                break;
            case 5:
                editor->moveTasks({{task(), place()}, {task(), place()}});
                break;
            case 6:
                if (m->package().tasks.size() < 30)
                    editor->duplicate(CanvasSelection{{task()}, {}, {group()}});
                break;
            case 7:
                if (m->package().tasks.size() > 4)
                    editor->remove({task()});
                break;
            case 8:
                editor->connectTasks(task(), task(), ConstraintKind(random.bounded(3)));
                break;
            case 9:
                m->scene()->preview({{task(), place()}});
                m->scene()->preview({});
                break;
            default:
                for (int back = random.bounded(4); back > 0; --back)
                    random.bounded(3) == 0 ? m->redo() : m->undo();
            }
            checkFrames(step);
            if (QTest::currentTestFailed())
                return;
        }
        QTRY_VERIFY(linesFit());
        while (m->steps() > 0)
            m->undo();
        QTRY_VERIFY(linesFit());
        QCOMPARE(m->package(), grouped());
    }

    void selectAllAndTheBandCatchGroups()
    {
        m->key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m->view->selectedTasks().size(), 6);
        QCOMPARE(m->view->selectedGroups().size(), 1);
        m->key(Qt::Key_Delete);
        QVERIFY(m->package().tasks.isEmpty() && m->package().groups.isEmpty());
        m->undo();
        QCOMPARE(m->package(), grouped());
    }

    void theMenuOfATitleFoldsAndUngroups()
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, m->title(u"g1"_s),
                                m->view->viewport()->mapToGlobal(m->title(u"g1"_s)));
        QApplication::sendEvent(m->view->viewport(), &event);
        auto* menu = m->view->findChild<QMenu*>(u"canvas.menu"_s);
        QVERIFY(menu);
        QVERIFY(menu->actions().contains(m->view->action(CanvasCommand::Ungroup)));
        QVERIFY(m->view->action(CanvasCommand::Fold)->isEnabled());
        menu->close();
    }

private:
    void checkFrames(int step) const
    {
        m->scene()->groups()->flush();
        QHash<GroupId, QRectF> cards;
        for (const Task& task : m->package().tasks) {
            const TaskItem* item = m->scene()->taskItem(task.id);
            QVERIFY(item);
            QCOMPARE(item->pos(), m->package().layout.value(task.id));
            cards[task.group] |= item->card();
            QVERIFY2(item->isVisible() != m->package().folded.contains(task.group),
                     qPrintable(QString::number(step)));
        }
        QCOMPARE(m->scene()->groups()->items().size(), m->package().groups.size());
        for (const Group& group : m->package().groups) {
            const GroupItem* item = m->group(group.id);
            QVERIFY(item);
            QCOMPARE(item->isFolded(), m->package().folded.contains(group.id));
            QVERIFY2(item->frame() == GroupItem::frameAround(cards.value(group.id)),
                     qPrintable(u"step %1, group %2"_s.arg(step).arg(group.id)));
        }
    }
    // Each pair of places that constraints join shows one line; none shows within a folded group.
    bool linesFit() const
    {
        QHash<QPair<QString, QString>, int> wanted;
        QHash<QPair<QString, QString>, int> shown;
        for (const Constraint& c : m->package().constraints) {
            const ConstraintItem* line = m->scene()->constraintItem(c.id);
            const GroupItem* from = m->scene()->groups()->foldedOver(c.from);
            const GroupItem* to = m->scene()->groups()->foldedOver(c.to);
            const QPair<QString, QString> ends(from ? from->id() : c.from, to ? to->id() : c.to);
            const bool within = from && from == to;
            wanted.insert(ends, within ? 0 : 1);
            shown[ends] += line->isVisible() ? 1 : 0;
            if (!line->isVisible())
                continue;
            const QPointF begin = from ? from->outPort() : m->scene()->taskItem(c.from)->outPort();
            if (std::abs(line->route().path.elementAt(0).x - begin.x()) > 8 ||
                std::abs(line->route().path.elementAt(0).y - begin.y()) > 28)
                return false;
        }
        return wanted == shown;
    }

    std::unique_ptr<canvastest::Stage> m;
};

QTEST_MAIN(TestCanvasGroups)
#include "tst_canvasgroups.moc"
