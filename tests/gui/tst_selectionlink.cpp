// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/canvasscene.h"
#include "charts/barsplottable.h"
#include "charts/durationspanel.h"
#include "charts/rowchart.h"
#include "charts/timelinepanel.h"
#include "fleet/fleetmodel.h"
#include "fleet/fleetpanel.h"
#include "fleet/fleetview.h"
#include "logs/logpanel.h"
#include "outline/outlinemodel.h"
#include "outline/outlinepanel.h"
#include "session/shownrun.h"
#include "shell/designtools.h"
#include "shell/problemsmodel.h"
#include "shell/problemspanel.h"
#include "shell/selectionlink.h"
#include "shell/windowdocks.h"
#include "shellwindow.h"

#include <QLineEdit>
#include <QTableView>
#include <QTreeView>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;

// Whatever is selected in one view is selected in every other one.
class TestSelectionLink : public QObject
{
    Q_OBJECT
    std::unique_ptr<ShellWindow> m;
    QObject m_member;
    SelectedThings m_told;

    enum class View { Canvas, Tree, Outline, Problems, Log, Timeline, Durations, Member };

    FleetView* tree() const { return m->window->fleetPanel()->view(); }
    QTreeView* outline() const { return m->window->designTools()->outline()->view(); }
    QTableView* problems() const { return m->window->findChild<QTableView*>(u"problems"_s); }
    const ProblemsModel* problemsModel() const
    {
        return static_cast<const ProblemsModel*>(problems()->model());
    }

    QStringList selectedJobs() const
    {
        QStringList names;
        for (const QModelIndex& index : tree()->selectionModel()->selectedRows())
            names.append(index.data(FleetModel::JobNameRole).toString());
        return names;
    }
    QStringList selectedInOutline() const
    {
        QStringList names;
        for (const QModelIndex& index : outline()->selectionModel()->selectedRows())
            names.append(index.data().toString());
        return names;
    }
    void click(QAbstractItemView* view, const QModelIndex& index)
    {
        QVERIFY(index.isValid());
        view->scrollTo(index);
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    }
    static QModelIndex rowWith(const QAbstractItemModel* model, const QString& text)
    {
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                if (model->index(row, column).data().toString() == text)
                    return model->index(row, column);
            }
        }
        return {};
    }
    int problemOf(const TaskId& task) const
    {
        for (int row = 0; row < problemsModel()->rowCount(); ++row) {
            if (problemsModel()->problem(row).task == task)
                return row;
        }
        return -1;
    }
    void selectIn(View view, const Task& task)
    {
        switch (view) {
        case View::Canvas:
            m->canvas()->canvasScene()->setSelection({task.id});
            break;
        case View::Tree: {
            tree()->expandAll();
            const QModelIndexList found =
                tree()->model()->match(tree()->model()->index(0, 0), Qt::DisplayRole, task.job, 1,
                                       Qt::MatchExactly | Qt::MatchRecursive);
            QCOMPARE(found.size(), 1);
            click(tree(), found.first());
            break;
        }
        case View::Outline:
            m->window->docks()->reveal(DockId::Outline);
            click(outline(), rowWith(outline()->model(), task.name));
            break;
        case View::Problems: {
            m->window->docks()->reveal(DockId::Problems);
            click(problems(), problemsModel()->index(problemOf(task.id), 0));
            break;
        }
        case View::Log: {
            m->window->docks()->reveal(DockId::Log);
            QTableView* log = m->window->logPanel()->table();
            QTRY_VERIFY(log->isVisible());
            for (int row = 0; row < log->model()->rowCount(); ++row) {
                if (log->model()->index(row, 0).data(LogModel::TaskRole).toString() == task.id)
                    click(log, log->model()->index(row, LogModel::Message));
            }
            break;
        }
        case View::Timeline:
        case View::Durations: {
            ChartPanel* panel = view == View::Timeline ? static_cast<ChartPanel*>(m->window->timelinePanel())
                                                       : m->window->durationsPanel();
            m->window->docks()->reveal(view == View::Timeline ? DockId::Timeline : DockId::Durations);
            panel->setTableShown(true);
            QTRY_VERIFY(panel->table()->isVisible());
            click(panel->table(), rowWith(panel->table()->model(), task.name));
            break;
        }
        case View::Member: {
            SelectedThings what;
            what.jobs = {{u"SQL01"_s, task.job}};
            m_told = {};
            m->window->selection()->select(&m_member, what);
            m_told = m->window->selection()->selected(); // it is not told what it said
            break;
        }
        }
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ShellWindow>();
        QVERIFY(m->shown);
        FleetModel* fleet = m->workspace->session()->fleet();
        Server server;
        server.name = u"SQL01"_s;
        fleet->setServers({server});
        QList<AgentJob> jobs;
        for (const QString& name : {u"Load A"_s, u"Load B"_s, u"Other"_s}) {
            AgentJob job;
            job.id = QUuid::createUuid();
            job.name = name;
            jobs.append(job);
        }
        fleet->setJobs(u"SQL01"_s, jobs);
        m->newPackage({u"Load A"_s, u"Load B"_s});
        // The server is in the tree, but not registered: a problem of each task.
        FleetSession* session = m->workspace->session();
        const ParentPackage& package = m->document()->package();
        QTRY_VERIFY(problemOf(package.tasks.at(0).id) >= 0 && problemOf(package.tasks.at(1).id) >= 0);
        qint64 sequence = 0;
        const QDateTime start = QDateTime::currentDateTimeUtc().addSecs(-600);
        m->workspace->shown()->timeline()->begin(package);
        m->workspace->shown()->run()->begin(package);
        const auto tell = [&](const RunEventBody& body, int seconds) {
            const RunEvent event{++sequence, start.addSecs(seconds), body};
            m->workspace->shown()->timeline()->apply(event);
            m->workspace->shown()->run()->apply(event);
        };
        for (const Task& task : package.tasks) {
            tell(StartRequested{task.id, u"SQL01"_s, 1}, 10);
            tell(AttemptStarted{task.id, u"SQL01"_s, 1, {}}, 11);
            tell(AttemptEnded{task.id, u"SQL01"_s, 1, TaskOutcome::Succeeded, FailureKind::None, {}}, 70);
            LogRecord record;
            record.at = start.addSecs(20);
            record.server = u"SQL01"_s;
            record.job = task.job;
            record.task = task.id;
            record.message = u"working on "_s + task.name;
            session->log()->append({record});
        }
        m->window->selection()->join(&m_member, [this](const SelectedThings& what) { m_told = what; });
    }
    void cleanup() { m.reset(); }

    void fromEachViewToAllOthers_data()
    {
        QTest::addColumn<int>("view");
        QTest::newRow("canvas") << int(View::Canvas);
        QTest::newRow("tree") << int(View::Tree);
        QTest::newRow("outline") << int(View::Outline);
        QTest::newRow("problems") << int(View::Problems);
        QTest::newRow("log") << int(View::Log);
        QTest::newRow("timeline") << int(View::Timeline);
        QTest::newRow("durations") << int(View::Durations);
        QTest::newRow("a page that joined") << int(View::Member);
    }
    void fromEachViewToAllOthers()
    {
        QFETCH(int, view);
        const QList<Task> tasks = m->document()->package().tasks;
        const auto* job = m->window->findChild<QLineEdit*>(u"task.job"_s);
        QVERIFY(job);
        for (const Task& task : {tasks.at(1), tasks.at(0)}) {
            selectIn(View(view), task);
            QCOMPARE(m->canvas()->selectedTasks(), QList<TaskId>{task.id});
            QCOMPARE(selectedJobs(), QStringList{task.job});
            QTRY_COMPARE(selectedInOutline(), QStringList{task.name});
            QCOMPARE(m_told.tasks, QList<TaskId>{task.id});
            QCOMPARE(m_told.jobs, (QList<JobPlace>{{u"SQL01"_s, task.job}}));
            const QModelIndexList problem = problems()->selectionModel()->selectedRows();
            QCOMPARE(problem.size(), 1);
            QCOMPARE(problemsModel()->problem(problem.first().row()).task, task.id);
            QCOMPARE(m->window->timelinePanel()->chart()->plottable()->selected(), QSet<TaskId>{task.id});
            QCOMPARE(m->window->durationsPanel()->chart()->plottable()->selected(), QSet<TaskId>{task.id});
            QCOMPARE(m->window->durationsPanel()->job(), task.job);
            QCOMPARE(job->text(), task.job); // the inspector
        }
    }

    // A job that no task starts is told to the pages, and the canvas keeps its selection.
    void aJobWithoutATask()
    {
        const TaskId task = m->document()->package().tasks.first().id;
        m->window->tabs()->selectTasks({task});
        Task other;
        other.job = u"Other"_s;
        selectIn(View::Tree, other);
        QCOMPARE(m_told.jobs, (QList<JobPlace>{{u"SQL01"_s, u"Other"_s}}));
        QVERIFY(m_told.tasks.isEmpty());
        QCOMPARE(m->canvas()->selectedTasks(), QList<TaskId>{task});
        QCOMPARE(m->window->durationsPanel()->job(), u"Other"_s);
    }

    // A click in a chart does not take a page away that is looked at.
    void chartsLeaveAPageInFront()
    {
        auto* page = new QTableView;
        page->setObjectName(u"page"_s);
        page->setWindowTitle(u"Page"_s);
        m->window->tabs()->addPage(page);
        m->window->tabs()->showPage(page);
        const Task task = m->document()->package().tasks.at(1);
        selectIn(View::Timeline, task);
        QCOMPARE(m->window->tabs()->currentPage(), page);
        QCOMPARE(m->canvas()->selectedTasks(), QList<TaskId>{task.id});
    }

    // Lines that come while one is selected select nothing.
    void whatComesByItselfSelectsNothing()
    {
        const QList<Task> tasks = m->document()->package().tasks;
        selectIn(View::Log, tasks.at(0));
        m->canvas()->setFocus();
        m->window->tabs()->selectTasks({tasks.at(1).id});
        LogRecord record;
        record.at = QDateTime::currentDateTimeUtc();
        record.server = u"SQL01"_s;
        record.task = tasks.at(0).id;
        for (int i = 0; i < 50; ++i)
            m->workspace->session()->log()->append({record});
        QCoreApplication::processEvents();
        QCOMPARE(m->canvas()->selectedTasks(), QList<TaskId>{tasks.at(1).id});
    }
};

QTEST_MAIN(TestSelectionLink)
#include "tst_selectionlink.moc"
