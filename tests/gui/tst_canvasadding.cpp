// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include "canvas/canvashost.h"
#include "canvas/pastetext.h"

#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>

using namespace canvastest;

namespace {

// Answers at once, and keeps what it was asked.
class TestHost final : public CanvasHost
{
public:
    void confirmJobs(CanvasView*, int jobs, std::function<void()> add) override
    {
        asked.append(jobs);
        if (yes)
            add();
    }
    void chooseClones(CanvasView*, int selected, int branch, std::function<void(CloneChoice)> done) override
    {
        cloned = {selected, branch};
        done(choice);
    }
    void tell(CanvasView*, const QString& text, const QStringList& details) override
    {
        told.append(text);
        problems = details;
    }
    QList<int> asked;
    bool yes = true;
    std::pair<int, int> cloned;
    CloneChoice choice;
    QStringList told;
    QStringList problems;
};

QList<DroppedJob> jobs(int servers, int each)
{
    QList<DroppedJob> made;
    for (int s = 0; s < servers; ++s) {
        for (int j = 0; j < each; ++j)
            made.append({u"SQL%1"_s.arg(s + 1, 2, 10, QChar(u'0')), u"Job %1"_s.arg(j + 1)});
    }
    return made;
}

} // namespace

// ux.md, canvas 1 to 7: adding, by real mouse, key, drag and clipboard events.
class TestCanvasAdding final : public Fixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void aGroupOfTheTreeBecomesTidyColumns() // 1
    {
        FleetModel fleet;
        fill(fleet);
        const QModelIndex group = fleet.index(0, 0);
        QCOMPARE(group.data(FleetModel::KindRole).toInt(), int(FleetModel::Kind::Group));
        QVERIFY(group.flags() & Qt::ItemIsDragEnabled);
        const std::unique_ptr<QMimeData> data(fleet.mimeData({group}));
        QVERIFY(data);
        drop(*data, {300, 200});
        QCOMPARE(package().tasks.size(), 4);
        QCOMPARE(steps(), 1);
    }

    void manyJobsStandInColumnsOfTheirServers() // 1
    {
        TestHost host;
        m_view->setHost(&host);
        drop(jobs(6, 8), {300, 200});
        QVERIFY(host.asked.isEmpty());
        QHash<QString, QSet<double>> columns;
        for (const Task& task : package().tasks)
            columns[task.where.servers.first()].insert(card(task.id).x());
        QCOMPARE(columns.size(), 6);
        QSet<double> all;
        for (const QSet<double>& column : std::as_const(columns)) {
            QCOMPARE(column.size(), 1);
            all += column;
        }
        QCOMPARE(all.size(), 6);
        for (const Task& a : package().tasks) {
            for (const Task& b : package().tasks)
                QVERIFY(a.id == b.id || !card(a.id).intersects(card(b.id)));
        }
    }

    void veryManyJobsAreAskedFor() // 1
    {
        TestHost host;
        host.yes = false;
        m_view->setHost(&host);
        drop(jobs(10, 8), {300, 200});
        QCOMPARE(host.asked, QList<int>{80});
        QVERIFY(package().tasks.isEmpty());
        host.yes = true;
        drop(jobs(10, 8), {300, 200});
        QCOMPARE(package().tasks.size(), 80);
        QCOMPARE(steps(), 1);
    }

    void quickAddOpensByClickAndKeys() // 2
    {
        FleetModel fleet;
        fill(fleet);
        m_view->setFleetModel(&fleet);
        auto* filter = m_view->findChild<QLineEdit*>(u"canvas.quickAdd.filter"_s);
        auto* list = m_view->findChild<QListWidget*>(u"canvas.quickAdd.jobs"_s);
        click({300, 300}, Qt::ControlModifier);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"sql02 stage"_s);
        QTest::keyClick(filter, Qt::Key_Return, Qt::ControlModifier); // stays open
        QVERIFY(filter->isVisible());
        QTest::keyClick(filter, Qt::Key_Return);
        QVERIFY(!filter->isVisible());
        QCOMPARE(package().tasks.size(), 2);
        QVERIFY(!card(package().tasks.at(0).id).intersects(card(package().tasks.at(1).id)));
        // What was used last comes first.
        key(Qt::Key_Insert);
        QTRY_VERIFY(filter->hasFocus());
        QCOMPARE(list->item(0)->data(Qt::UserRole).toString(), u"SQL02"_s);
        QCOMPARE(list->item(0)->data(Qt::UserRole + 1).toString(), u"Stage orders"_s);
        const QList<TaskId> selected = m_view->selectedTasks();
        const TaskId current = m_view->canvasScene()->current();
        QCOMPARE(current, package().tasks.at(1).id);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(package().tasks.size(), 2);
        QTRY_VERIFY(m_view->hasFocus());
        QCOMPARE(m_view->canvasScene()->current(), current); // closing steps to no other task
        QCOMPARE(m_view->selectedTasks(), selected);
    }

    void quickAddOnAConstraintSplices() // 3
    {
        FleetModel fleet;
        fill(fleet);
        m_view->setFleetModel(&fleet);
        open(chain());
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, on(u"c4"_s));
        auto* filter = m_view->findChild<QLineEdit*>(u"canvas.quickAdd.filter"_s);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClick(filter, Qt::Key_Return, Qt::ControlModifier);
        const TaskId first = package().tasks.last().id;
        QTest::keyClick(filter, Qt::Key_Return); // one more, behind it
        const TaskId second = package().tasks.last().id;
        QVERIFY(isConnected(u"t1"_s, first));
        QVERIFY(isConnected(first, second));
        QVERIFY(isConnected(second, u"t2"_s));
        QVERIFY(!isConnected(u"t1"_s, u"t2"_s));
        for (const TaskId& other : {u"t1"_s, u"t2"_s, u"t3"_s, second})
            QVERIFY(!card(first).intersects(card(other)));
        QCOMPARE(steps(), 2);
    }

    void keysAddBesideATask() // 2, without a mouse
    {
        FleetModel fleet;
        fill(fleet);
        m_view->setFleetModel(&fleet);
        open(chain());
        auto* filter = m_view->findChild<QLineEdit*>(u"canvas.quickAdd.filter"_s);
        m_view->selectTasks({u"t1"_s});
        key(Qt::Key_A);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClick(filter, Qt::Key_Return);
        const TaskId after = package().tasks.last().id;
        QVERIFY(isConnected(u"t1"_s, after));
        QVERIFY(!card(after).intersects(card(u"t2"_s))); // it went below
        m_view->selectTasks({u"t1"_s});
        key(Qt::Key_B);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClick(filter, Qt::Key_Return);
        const TaskId before = package().tasks.last().id;
        QVERIFY(isConnected(before, u"t1"_s));
        QVERIFY(card(before).right() < card(u"t1"_s).left());
    }

    void droppingOnAConstraintInserts() // 4
    {
        open(chain());
        CanvasScene* scene = m_view->canvasScene();
        QSignalSpy hints(m_view.get(), &CanvasView::hintChanged);
        const auto data = mimeOf({{u"SQL09"_s, u"Between"_s}});
        drop(*data, on(u"c4"_s));
        QVERIFY(!package().constraint(u"c4"_s));
        QCOMPARE(package().constraints.size(), 3);
        undo();
        drop(*data, on(u"c4"_s), Qt::ShiftModifier);
        QVERIFY(package().constraint(u"c4"_s));
        undo();
        // The option turns it off, also for cards that are moved.
        m_view->action(CanvasCommand::InsertOnDrop)->trigger();
        drop(*data, on(u"c4"_s));
        QVERIFY(package().constraint(u"c4"_s));
        open(chainAndOne());
        drag(centre(u"t9"_s), on(u"c4"_s));
        QVERIFY(package().constraint(u"c4"_s));
        m_view->action(CanvasCommand::InsertOnDrop)->trigger();
        open(chainAndOne());
        press(centre(u"t9"_s));
        moveTo(centre(u"t9"_s) - QPoint(0, 20));
        moveTo(on(u"c4"_s));
        QVERIFY(hints.last().first().toString().contains(u"insert"_s));
        release(on(u"c4"_s));
        QVERIFY(!package().constraint(u"c4"_s));
        QVERIFY(isConnected(u"t1"_s, u"t9"_s) && isConnected(u"t9"_s, u"t2"_s));
        QVERIFY(scene->selectedTasks().contains(u"t9"_s));
    }

    void droppingOnAnArrowConnects() // 5
    {
        open(chain());
        const auto data = mimeOf({{u"SQL09"_s, u"Follows"_s}, {u"SQL09"_s, u"Follows too"_s}});
        const QPoint arrow = at(card(u"t3"_s).bottomRight() + QPointF(30, 8));
        QSignalSpy hints(m_view.get(), &CanvasView::hintChanged);
        dragJobsTo(*data, arrow);
        QVERIFY(hints.last().first().toString().contains(u"after this task"_s));
        drop(*data, arrow);
        QCOMPARE(steps(), 1);
        QCOMPARE(package().tasks.size(), 5);
        for (const Task& task : package().tasks.sliced(3)) {
            QVERIFY(isConnected(u"t3"_s, task.id));
            QVERIFY(card(task.id).left() > card(u"t3"_s).right());
        }
        undo();
        drop(*data, at(card(u"t1"_s).bottomLeft() + QPointF(-30, 8)));
        QVERIFY(isConnected(package().tasks.last().id, u"t1"_s));
        QVERIFY(card(package().tasks.last().id).right() < card(u"t1"_s).left());
        // Where something stands already it goes below that.
        open(chain());
        drop(*data, at(card(u"t1"_s).bottomRight() + QPointF(30, 8)));
        QVERIFY(isConnected(u"t1"_s, package().tasks.last().id));
        QVERIFY(!card(package().tasks.at(3).id).intersects(card(u"t2"_s)));
    }

    void textBecomesTasks() // 6
    {
        QApplication::clipboard()->setText(u"Load A\nLoad B\tSQL02\n"_s);
        key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(package().tasks.size(), 2);
        QVERIFY(package().tasks.at(0).where.servers.isEmpty());
        QCOMPARE(package().tasks.at(1).where.servers, QStringList{u"SQL02"_s});
        QCOMPARE(steps(), 1);
    }

    void textIsDropped() // 6
    {
        QMimeData data;
        data.setText(u"job,after\nLoad A,\nLoad B,Load A\n"_s);
        drop(data, {400, 300});
        QCOMPARE(package().tasks.size(), 2);
        QCOMPARE(package().constraints.size(), 1);
        QVERIFY(card(package().tasks.first().id).contains(m_view->mapToScene(QPoint(400, 300))));
        // A file is the window's.
        data.setUrls({QUrl::fromLocalFile(u"/tmp/x.stellwerk"_s)});
        QDragEnterEvent enter({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
        enter.ignore();
        QApplication::sendEvent(m_view->viewport(), &enter);
        QVERIFY(!enter.isAccepted());
    }

    void aTableBecomesAPackage() // 6
    {
        TestHost host;
        m_view->setHost(&host);
        open(chain());
        QApplication::clipboard()->setText(u"job;server;name;after;colour;retries\n"
                                           "Load A;SQL01;;;;\n"
                                           "\"Load;B\";SQL01|SQL02;Second;Load A:failure;red;2\n"
                                           "Load C;SQL03;;Second|Load 3|Nobody;;many\n"_s);
        key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(package().tasks.size(), 6);
        const Task& second = package().tasks.at(4);
        QCOMPARE(second.job, u"Load;B"_s);
        QCOMPARE(second.name, u"Second"_s);
        QCOMPARE(second.where.servers, (QStringList{u"SQL01"_s, u"SQL02"_s}));
        QCOMPARE(second.retry.count, 2);
        QVERIFY(isConnected(package().tasks.at(3).id, second.id));
        QVERIFY(isConnected(second.id, package().tasks.at(5).id));
        QVERIFY(isConnected(u"t3"_s, package().tasks.at(5).id)); // "Load 3" was there before
        QCOMPARE(package().constraints.at(2).kind, ConstraintKind::Failure);
        QCOMPARE(host.told.size(), 1);
        QCOMPARE(host.problems.size(), 3);
        QVERIFY(host.problems.at(0).contains(u"colour"_s));
        QVERIFY(host.problems.at(1).contains(u"Line 4"_s) && host.problems.at(1).contains(u"many"_s));
        QVERIFY(host.problems.at(2).contains(u"Nobody"_s));
        QCOMPARE(steps(), 1);
        undo();
        QCOMPARE(package(), chain());
    }

    void whatIsNoTaskIsSaid() // 6
    {
        const PastedText circle =
            packageFromText(u"job,after\r\nA,B\r\nB,A\r\n,A\r\n"_s + QString(200, u'x'), {});
        QCOMPARE(circle.part.tasks.size(), 2);
        QCOMPARE(circle.part.constraints.size(), 1);
        QCOMPARE(circle.problems.size(), 3);
        QVERIFY(!holdsJobs(u" \n\t\n"_s));
        QVERIFY(holdsJobs(u"Load, then stage"_s));
        // A comma in a job's name makes no table.
        const PastedText name = packageFromText(u"Load, then stage"_s, {});
        QCOMPARE(name.part.tasks.first().job, u"Load, then stage"_s);
    }

    void duplicatesWithAndWithoutConstraints() // 7
    {
        open(chain());
        click(centre(u"t2"_s));
        key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(package().constraints.size(), 4);
        undo();
        m_view->selectTasks({u"t2"_s, u"t3"_s});
        key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(package().tasks.size(), 5);
        QCOMPARE(package().constraints.size(), 3); // the one among them only
        QCOMPARE(m_view->selectedTasks().size(), 2);
    }

    void aBranchIsClonedOntoOtherServers() // 7
    {
        TestHost host;
        m_view->setHost(&host);
        open(chainAndOne());
        host.choice.places = {{{u"SQL07"_s}, {}, {}}, {{}, u"Test"_s, {}}};
        host.choice.branch = true;
        host.choice.outer = PackageEditor::Outer::Incoming;
        click(centre(u"t2"_s));
        key(Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(host.cloned, std::pair(1, 2));
        QCOMPARE(package().tasks.size(), 8);
        QCOMPARE(steps(), 1);
        const Task& first = package().tasks.at(4);
        QCOMPARE(first.where.servers, QStringList{u"SQL07"_s});
        QCOMPARE(package().tasks.at(6).where.group, u"Test"_s);
        QVERIFY(isConnected(u"t1"_s, first.id));
        QVERIFY(isConnected(first.id, package().tasks.at(5).id));
        QCOMPARE(m_view->selectedTasks().size(), 4);
        for (const Task& a : package().tasks) {
            for (const Task& b : package().tasks)
                QVERIFY(a.id == b.id || !card(a.id).intersects(card(b.id)));
        }
        undo();
        QCOMPARE(package(), chainAndOne());
    }

    void pastingMayKeepOuterConstraints() // 36
    {
        open(chain());
        click(centre(u"t2"_s));
        key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->mimeData()->hasImage());
        QVERIFY(QApplication::clipboard()->mimeData()->hasText());
        key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(package().tasks.size(), 4);
        QVERIFY(isConnected(u"t1"_s, package().tasks.last().id));
        QVERIFY(isConnected(package().tasks.last().id, u"t3"_s));
        key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(package().constraints.size(), 4);
        // Into another package: to the task of the same name and job, though the ids mean others there.
        ParentPackage other;
        other.tasks = {task(u"t2"_s, u"Load 1"_s, {u"SQL01"_s}), task(u"t1"_s, u"Something"_s, {})};
        open(other);
        key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(package().tasks.size(), 3);
        QCOMPARE(package().constraints.size(), 1);
        QVERIFY(isConnected(u"t2"_s, package().tasks.last().id));
    }
};

QTEST_MAIN(TestCanvasAdding)
#include "tst_canvasadding.moc"
