// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvastestpackages.h"

#include "canvas/canvaslooking.h"
#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/constraintitem.h"
#include "canvas/packageeditor.h"
#include "canvas/pathplan.h"
#include "canvas/taskitem.h"
#include "fleet/fleetmodel.h"
#include "outline/outlinefilter.h"
#include "outline/outlinemodel.h"
#include "outline/outlinepanel.h"
#include "run/runmodel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <memory>

using namespace stellwerk;
using namespace Qt::StringLiterals;

namespace {

QStringList textsOf(const QAbstractItemModel& model, OutlineColumn column, const QModelIndex& parent = {})
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        texts.append(model.index(row, int(column), parent).data().toString());
        texts.append(textsOf(model, column, model.index(row, 0, parent)));
    }
    return texts;
}

} // namespace

// The outline beside the canvas in one window, by real keys and mouse.
class TestOutline final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        Theme::instance().install(SchemeChoice::Light);
        m_document = std::make_unique<PackageDocument>();
        m_editor = std::make_unique<PackageEditor>(m_document.get());
        m_window = std::make_unique<QWidget>();
        m_view = new CanvasView(m_editor.get(), m_window.get());
        m_panel = new OutlinePanel(m_window.get());
        auto* layout = new QHBoxLayout(m_window.get());
        layout->addWidget(m_panel, 1);
        layout->addWidget(m_view, 1);
        m_editor->setPackage(grouped());
        m_panel->setCanvas(m_view);
        m_window->resize(1300, 700);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_editor.reset();
        m_document.reset();
    }

    void theModelsFollowTheDocument_data()
    {
        QTest::addColumn<int>("shape");
        QTest::newRow("tree") << int(OutlineModel::Shape::Tree);
        QTest::newRow("table") << int(OutlineModel::Shape::Table);
    }
    // Random edits and undos: the model's own signals are checked, and at each step it says what a new one
    // says.
    void theModelsFollowTheDocument()
    {
        QFETCH(int, shape);
        PackageDocument document;
        PackageEditor editor(&document);
        OutlineModel model(&editor, OutlineModel::Shape(shape));
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QRandomGenerator random(11);
        for (int step = 0; step < 300; ++step) {
            edit(editor, random);
            const OutlineModel fresh(&editor, OutlineModel::Shape(shape));
            for (const OutlineColumn column :
                 {OutlineColumn::Name, OutlineColumn::After, OutlineColumn::Group, OutlineColumn::Disabled}) {
                const QStringList told = textsOf(model, column);
                const QStringList wanted = textsOf(fresh, column);
                QVERIFY2(told == wanted,
                         qPrintable(u"step %1: %2 / %3"_s.arg(step).arg(told.join(u'|'), wanted.join(u'|'))));
            }
        }
        QCOMPARE(resets.size(), 0);
    }

    void theTreeHasGroupsAndTheirTasks()
    {
        const OutlineModel* model = m_panel->model();
        QCOMPARE(textsOf(*model, OutlineColumn::Name),
                 (QStringList{u"Stage"_s, u"Load 1"_s, u"Load 2"_s, u"Load 3"_s}));
        QVERIFY(view()->isExpanded(view()->model()->index(0, 0)));
        QCOMPARE(model->indexOf(u"t2"_s, int(OutlineColumn::After)).data().toString(),
                 u"Load 1 (On success)"_s);
    }

    void theSelectionIsTheSameBothWays()
    {
        view()->setFocus();
        const QModelIndex second = indexOf(u"t2"_s);
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, view()->visualRect(second).center());
        QCOMPARE(m_view->selectedTasks(), QList<TaskId>{u"t2"_s});
        QCOMPARE(m_view->canvasScene()->current(), u"t2"_s);
        QTest::keyClick(view(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_view->selectedTasks(), (QList<TaskId>{u"t2"_s, u"t3"_s}));
        // From the canvas, also when it is told silently.
        m_view->selectTasks({u"t1"_s});
        QCOMPARE(selected(), QStringList{u"Load 1"_s});
        m_view->setFocus();
        QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(selected().size(), 3);
        // A group stands for its tasks.
        view()->setFocus();
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {},
                          view()->visualRect(view()->model()->index(0, 0)).center());
        QCOMPARE(m_view->selectedTasks(), (QList<TaskId>{u"t1"_s, u"t2"_s}));
        // Sorted and as a table it stays.
        QTest::mouseClick(button(u"outline.asTable"_s), Qt::LeftButton);
        QVERIFY(m_panel->isTable());
        QCOMPARE(selected().size(), 2);
        view()->sortByColumn(0, Qt::DescendingOrder);
        QCOMPARE(selected().size(), 2);
    }

    void deletingSelectsNothingElse()
    {
        m_view->selectTasks({u"t2"_s});
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(m_editor->package().tasks.size(), 2);
        QTRY_VERIFY(selected().isEmpty());
        QVERIFY(m_view->selectedTasks().isEmpty());
        QCOMPARE(m_panel->model()->indexOf(u"t3"_s, int(OutlineColumn::After)).data().toString(), QString());
        m_editor->undoStack()->undo();
        QCOMPARE(m_panel->model()->indexOf(u"t3"_s, int(OutlineColumn::After)).data().toString(),
                 u"Load 2 (On success)"_s);
    }

    void aNameIsEditedInPlace()
    {
        view()->setFocus();
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {},
                          view()->visualRect(indexOf(u"t1"_s)).center());
        QTest::keyClick(view(), Qt::Key_F2);
        auto* edit = view()->findChild<QLineEdit*>();
        QVERIFY(edit);
        edit->selectAll();
        QTest::keyClicks(edit, u"First of all"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(m_editor->package().task(u"t1"_s)->name, u"First of all"_s);
        QCOMPARE(m_panel->model()->indexOf(u"t2"_s, int(OutlineColumn::After)).data().toString(),
                 u"First of all (On success)"_s);
        m_editor->undoStack()->undo();
        QCOMPARE(m_editor->package().task(u"t1"_s)->name, u"Load 1"_s);
    }

    void enterLeadsToTheCard()
    {
        m_view->setZoom(2, {0, 0});
        m_view->centerOn(8000, 8000);
        view()->setFocus();
        view()->setCurrentIndex(indexOf(u"t3"_s));
        QTest::keyClick(view(), Qt::Key_Return);
        const QPointF middle = m_view->mapToScene(m_view->viewport()->rect().center());
        QVERIFY(QLineF(middle, m_view->canvasScene()->taskItem(u"t3"_s)->card().center()).length() < 2);
    }

    void aConstraintIsMadeByNames()
    {
        m_view->selectTasks({u"t1"_s});
        m_view->action(CanvasCommand::ConnectTo)->trigger();
        auto* dialog = m_window->findChild<QDialog*>(u"connectDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        auto* ok = dialog->findChild<QPushButton*>(u"connect.ok"_s);
        auto* to = dialog->findChild<QComboBox*>(u"connect.to"_s);
        auto* reason = dialog->findChild<QLabel*>(u"connect.reason"_s);
        QVERIFY(!ok->isEnabled());
        to->setCurrentIndex(to->findData(u"t2"_s));
        QVERIFY(!ok->isEnabled()); // there is one already
        QVERIFY(!reason->text().isEmpty());
        to->setFocus();
        QTest::keyClick(to, Qt::Key_Down);
        QCOMPARE(to->currentData().toString(), u"t3"_s);
        QVERIFY(ok->isEnabled());
        auto* kind = dialog->findChild<QComboBox*>(u"connect.kind"_s);
        QTest::keyClick(kind, Qt::Key_Down);
        QTest::mouseClick(ok, Qt::LeftButton);
        QCOMPARE(m_editor->package().constraints.size(), 3);
        QCOMPARE(m_editor->package().constraints.last().to, u"t3"_s);
        QCOMPARE(m_editor->package().constraints.last().kind, ConstraintKind::Failure);
        QCOMPARE(m_view->selectedConstraints(),
                 QList<ConstraintId>{m_editor->package().constraints.last().id});
        m_editor->undoStack()->undo();
        QCOMPARE(m_editor->package().constraints.size(), 2);
    }

    void theTableIsFilteredSortedAndCopied()
    {
        m_panel->setTable(true);
        auto* filter = m_panel->findChild<QLineEdit*>(u"outline.filter"_s);
        filter->setFocus();
        QTest::keyClicks(filter, u"server:sql02"_s);
        QTRY_COMPARE(view()->model()->rowCount(), 1);
        QTest::keyClick(filter, Qt::Key_Escape);
        QTRY_COMPARE(view()->model()->rowCount(), 3);
        // Time-outs sort by time: none is behind all.
        Task task = *m_editor->package().task(u"t1"_s);
        task.timeout = std::chrono::seconds(1000);
        m_editor->changeTask(task);
        task = *m_editor->package().task(u"t3"_s);
        task.timeout = std::chrono::seconds(90);
        m_editor->changeTask(task);
        view()->sortByColumn(int(OutlineColumn::TimeOut), Qt::AscendingOrder);
        QCOMPARE(textsOf(*view()->model(), OutlineColumn::Name),
                 (QStringList{u"Load 3"_s, u"Load 1"_s, u"Load 2"_s}));
        // Copied as shown: visible columns, in their order.
        for (int column = 1; column < int(OutlineColumn::Count); ++column)
            view()->setColumnHidden(column, column != int(OutlineColumn::Server));
        view()->setFocus();
        view()->selectAll();
        QTest::keyClick(view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(),
                 u"Task\tServer\nLoad 3\tSQL01\nLoad 1\tSQL01\nLoad 2\tSQL02"_s);
    }

    void columnsAreChosenAndRemembered()
    {
        auto* columns = button(u"outline.columns"_s);
        Q_EMIT columns->menu()->aboutToShow();
        QAction* note = nullptr;
        for (QAction* action : columns->menu()->actions()) {
            if (action->text() == OutlineRow::titleOf(OutlineColumn::Note))
                note = action;
        }
        QVERIFY(note && !note->isChecked());
        note->trigger();
        QVERIFY(!view()->isColumnHidden(int(OutlineColumn::Note)));
        m_panel->setTable(true);
        const QByteArray state = m_panel->saveColumns();
        OutlinePanel other;
        other.restoreColumns(state);
        other.setCanvas(m_view);
        QVERIFY(other.isTable());
        other.setTable(false);
        QVERIFY(!other.view()->isColumnHidden(int(OutlineColumn::Note)));
        other.restoreColumns("rubbish");
        QVERIFY(!other.isTable());
    }

    void statesAndTheCriticalPathAreTold()
    {
        FleetModel fleet;
        Server one;
        one.name = u"SQL01"_s;
        Server two = one;
        two.name = u"SQL02"_s;
        fleet.setServers({one, two});
        AgentJob job;
        job.id = QUuid::createUuid();
        job.name = u"Load 1"_s;
        job.usualDuration = std::chrono::seconds(100);
        AgentJob third = job;
        third.id = QUuid::createUuid();
        third.name = u"Load 3"_s;
        fleet.setJobs(u"SQL01"_s, {job, third});
        m_view->setFleetModel(&fleet);
        m_editor->remove({}, {u"c5"_s}); // the third stands alone now
        QTRY_COMPARE(m_view->looking()->plan()->path().total, std::chrono::milliseconds(100'000));
        const auto text = [this](const QString& id, OutlineColumn column) {
            return m_panel->model()->indexOf(id, int(column)).data().toString();
        };
        QVERIFY(text(u"t1"_s, OutlineColumn::Duration).contains(u"1"_s));
        QVERIFY(m_panel->model()->indexOf(u"t1"_s).data(OutlineModel::CriticalRole).toBool());
        // Shown on the canvas on demand.
        const TaskItem* card = m_view->canvasScene()->taskItem(u"t1"_s);
        QVERIFY(!card->isMarked(CanvasPainter::Critical));
        m_view->setFocus();
        QTest::keyClick(m_view, Qt::Key_P);
        QVERIFY(card->isMarked(CanvasPainter::Critical));
        QVERIFY(!m_view->looking()->toolTipOf(u"t1"_s).isEmpty());
        QTest::keyClick(m_view, Qt::Key_P);
        QVERIFY(!card->isMarked(CanvasPainter::Critical));
        // In a run the states stand in the rows.
        RunModel run;
        run.begin(m_editor->package());
        m_view->setRunModel(&run);
        m_panel->setRunModel(&run);
        TaskEnded ended;
        ended.task = u"t1"_s;
        ended.outcome = TaskOutcome::Failed;
        run.apply({1, QDateTime::currentDateTimeUtc(), ended});
        QVERIFY(!text(u"t1"_s, OutlineColumn::State).isEmpty());
        QVERIFY(text(u"t1"_s, OutlineColumn::State) != text(u"t3"_s, OutlineColumn::State));
        m_view->setRunModel(nullptr);
        m_panel->setRunModel(nullptr);
        m_view->setFleetModel(nullptr);
    }

private:
    static ParentPackage grouped()
    {
        ParentPackage package = canvastest::chain();
        Group group;
        group.id = u"g9"_s;
        group.title = u"Stage"_s;
        package.groups.append(group);
        package.tasks[0].group = u"g9"_s;
        package.tasks[1].group = u"g9"_s;
        package.tasks[1].where.servers = {u"SQL02"_s};
        return package;
    }
    static void edit(PackageEditor& editor, QRandomGenerator& random)
    {
        const ParentPackage& package = editor.package();
        const auto any = [&] { return package.tasks.at(random.bounded(int(package.tasks.size()))).id; };
        const int what = package.tasks.isEmpty() ? 0 : random.bounded(9);
        switch (what) {
        case 0:
        case 1:
            editor.addJobs({{u"S"_s, u"J%1"_s.arg(random.bounded(9))}, {u"S"_s, u"K"_s}}, {});
            break;
        case 2:
            editor.remove({any(), any()});
            break;
        case 3:
            editor.connectTasks(any(), any(), ConstraintKind(random.bounded(3)));
            break;
        case 4:
            editor.rename(any(), u"N%1"_s.arg(random.bounded(99)));
            break;
        case 5: {
            Task task = *package.task(any());
            task.group =
                random.bounded(2) == 0 || package.groups.isEmpty() ? QString() : package.groups.last().id;
            editor.changeTask(task);
            break;
        }
        case 6: {
            Group group;
            group.id = editor.document()->newGroupId();
            group.title = u"G%1"_s.arg(random.bounded(9));
            editor.document()->apply({AddGroup{group}});
            break;
        }
        case 7:
            if (!package.groups.isEmpty())
                editor.document()->apply({RemoveGroup{package.groups.first().id}});
            break;
        default:
            editor.setDisabled({any()}, random.bounded(2) == 0);
        }
    }
    [[nodiscard]] QTreeView* view() const { return m_panel->view(); }
    [[nodiscard]] QToolButton* button(const QString& name) const
    {
        return m_panel->findChild<QToolButton*>(name);
    }
    [[nodiscard]] QModelIndex indexOf(const TaskId& id) const
    {
        return qobject_cast<OutlineFilter*>(view()->model())->mapFromSource(m_panel->model()->indexOf(id));
    }
    [[nodiscard]] QStringList selected() const
    {
        QStringList names;
        for (const QModelIndex& index : view()->selectionModel()->selectedRows())
            names.append(index.data().toString());
        return names;
    }

    std::unique_ptr<PackageDocument> m_document;
    std::unique_ptr<PackageEditor> m_editor;
    std::unique_ptr<QWidget> m_window;
    CanvasView* m_view = nullptr;
    OutlinePanel* m_panel = nullptr;
};

QTEST_MAIN(TestOutline)
#include "tst_outline.moc"
