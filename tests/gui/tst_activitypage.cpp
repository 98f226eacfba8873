// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page "Fleet activity" by mouse and keyboard: what failed first, what runs, how every job ended, what is
// hidden, filtered, copied and exported, and what a server that is away does to all of it.
#include "activity/activitypage.h"
#include "activity/failuresmodel.h"
#include "activity/failurespanel.h"
#include "activity/gridmodel.h"
#include "activity/gridpanel.h"
#include "activity/gridview.h"
#include "activity/runningmodel.h"
#include "activity/runningpanel.h"
#include "activitystage.h"
#include "testdialogs.h"
#include "theme/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTreeView>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace Qt::StringLiterals;
using Part = ActivityPage::Part;

namespace {

const QString kMessage =
    u"The job failed.  The Job was invoked by Schedule 5 (Nightly).  The last step to run "
    "was step 2 (Load <b>&co)."_s;

QDateTime hoursAgo(double hours)
{
    return QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch() - qint64(hours * 3600), Qt::UTC);
}

} // namespace

class TestActivityPage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(SchemeChoice::Light); }
    void init();
    void cleanup();
    void saysNothingFailedOnlyAsFarAsKnown();
    void whatFailedFirstStandsFirst();
    void aFailureIsReadInFull();
    void hiddenJobsAreHiddenAndShown();
    void runningJobsComeGrowAndGo();
    void runningJobsAreFilteredAndCopied();
    void gridShowsRunsAndDays();
    void gridIsWalkedByKeys();
    void gridIsSortedAndFiltered();
    void aServerThatIsAwayIsNeverGreen();
    void gridIsExported();
    void everythingIsRemembered();

private:
    template <class T>
    [[nodiscard]] T* child(const QString& name) const
    {
        return m_page->findChild<T*>(name);
    }
    void choose(const QString& action) { child<QAction>(action)->trigger(); }
    void makePast();
    // Both servers' outcomes are there: what failed most stands first.
    void waitForGrid()
    {
        GridModel* model = m_page->gridModel();
        QTRY_VERIFY(model->feed()->waiting() == 0);
        QTRY_COMPARE(model->rowOf(u"SQL01"_s, u"Extract"_s), 0);
        QTRY_VERIFY(model->cell(model->rowOf(u"SQL02"_s, u"Load"_s), 19).outcome);
    }
    std::unique_ptr<ActivityStage> m_stage;
    std::unique_ptr<TestDialogs> m_dialogs;
    std::unique_ptr<ActivityPage> m_page;
};

void TestActivityPage::init()
{
    m_stage = std::make_unique<ActivityStage>();
    QCOMPARE(m_stage->problem, QString());
    m_dialogs = std::make_unique<TestDialogs>();
    m_page = std::make_unique<ActivityPage>(m_stage->session.get(), m_dialogs.get());
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activateWindow();
}

void TestActivityPage::cleanup()
{
    m_page.reset();
    m_dialogs.reset();
    m_stage.reset();
}

// SQL02's Load failed first, SQL01's Extract later and again; Quiet never fails.
void TestActivityPage::makePast()
{
    m_stage->setJobs(u"SQL01"_s, {u"Extract"_s, u"Quiet"_s, u"Idle"_s});
    m_stage->setJobs(u"SQL02"_s, {u"Load"_s, u"Extract"_s});
    for (int hour = 30; hour > 0; --hour) {
        const bool extractFails = hour == 3 || hour == 2;
        m_stage->ran(u"SQL01"_s, u"Extract"_s, hoursAgo(hour),
                     extractFails ? RunStatus::Failed : RunStatus::Succeeded, 60,
                     extractFails ? kMessage : QString());
        m_stage->ran(u"SQL01"_s, u"Quiet"_s, hoursAgo(hour - 0.2), RunStatus::Succeeded,
                     hour == 1 ? 200 : 60);
        m_stage->ran(u"SQL02"_s, u"Load"_s, hoursAgo(hour - 0.1),
                     hour == 5 ? RunStatus::Failed : RunStatus::Succeeded, 90,
                     hour == 5 ? u"The job failed.  Out of <disk>."_s : QString());
        m_stage->ran(u"SQL02"_s, u"Extract"_s, hoursAgo(hour - 0.3),
                     hour == 4 ? RunStatus::Cancelled : RunStatus::Succeeded);
    }
    QVERIFY(m_stage->write());
}

void TestActivityPage::saysNothingFailedOnlyAsFarAsKnown()
{
    QTRY_VERIFY(child<QLabel>(u"activity.headline"_s)->text().startsWith(u"Nothing failed since"_s));
    QVERIFY(child<QLabel>(u"failures.message"_s)->isVisible());
    QVERIFY(child<QLabel>(u"failures.unknown"_s)->text().contains(u"2 server(s) were not read yet"_s));
    m_page->showPart(Part::Running);
    QVERIFY(child<QLabel>(u"running.message"_s)->isVisible());
    m_page->showPart(Part::Outcomes);
    QTRY_VERIFY(child<QLabel>(u"grid.message"_s)->text().startsWith(u"Nothing to show"_s));
}

void TestActivityPage::whatFailedFirstStandsFirst()
{
    auto* model = m_page->failuresPanel()->model();
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    makePast();
    child<QComboBox>(u"activity.since"_s)->setCurrentIndex(2); // 24 hours
    QTRY_COMPARE(model->rowCount(), 2);
    const auto text = [model](int row, int column, const QModelIndex& parent = {}) {
        return model->index(row, column, parent).data().toString();
    };
    QCOMPARE(text(0, FailuresModel::JobName), u"Load"_s);
    QCOMPARE(text(0, FailuresModel::ServerName), u"SQL02"_s);
    QCOMPARE(text(1, FailuresModel::JobName), u"Extract"_s);
    QCOMPARE(text(1, FailuresModel::Count), u"2"_s);
    QCOMPARE(text(1, FailuresModel::Step), u"2 (Load <b>&co)"_s);
    QCOMPARE(model->rowCount(model->index(1, 0)), 2);
    QCOMPARE(child<QTabBar>(u"activity.parts"_s)->tabText(0), u"What failed (2)"_s);
    const QString head = child<QLabel>(u"activity.headline"_s)->text();
    QVERIFY2(head.contains(u"Load on SQL02"_s), qPrintable(head));
    QVERIFY(child<QLabel>(u"activity.reason"_s)->text().contains(u"Out of <disk>."_s));
    // Another failure of a known job is one more of its cause; selection and rows stay.
    QTreeView* view = m_page->failuresPanel()->view();
    QTRY_VERIFY(view->currentIndex().isValid());
    const QPersistentModelIndex second = model->index(1, 0);
    view->setCurrentIndex(second);
    m_stage->ran(u"SQL01"_s, u"Extract"_s, hoursAgo(0.1), RunStatus::Failed, 60, kMessage);
    m_stage->ran(u"SQL02"_s, u"Extract"_s, hoursAgo(0.05), RunStatus::Failed, 60, kMessage);
    QVERIFY(m_stage->write());
    QTRY_COMPARE(model->rowCount(), 3);
    QTRY_COMPARE(text(1, FailuresModel::Count), u"3"_s);
    QCOMPARE(QModelIndex(second).row(), 1);
    QCOMPARE(view->currentIndex(), QModelIndex(second));
}

void TestActivityPage::aFailureIsReadInFull()
{
    makePast();
    child<QComboBox>(u"activity.since"_s)->setCurrentIndex(2);
    FailuresModel* model = m_page->failuresPanel()->model();
    QTreeView* view = m_page->failuresPanel()->view();
    QTRY_COMPARE(model->rowCount(), 2);
    QSignalSpy selected(m_page.get(), &ActivityPage::jobSelected);
    QSignalSpy activated(m_page.get(), &ActivityPage::jobActivated);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(model->index(1, 2)).center());
    QCOMPARE(selected.count(), 1);
    QCOMPARE(selected.first(), (QVariantList{u"SQL01"_s, u"Extract"_s}));
    QCOMPARE(child<QLabel>(u"failureDetail.title"_s)->text(), u"Extract on SQL01, step 2 (Load <b>&co)"_s);
    QCOMPARE(child<QPlainTextEdit>(u"failureDetail.message"_s)->toPlainText(), kMessage);
    const QString facts = child<QLabel>(u"failureDetail.facts"_s)->text();
    QVERIFY2(facts.contains(u"Schedule 5 (Nightly)"_s), qPrintable(facts));
    QVERIFY2(facts.contains(u"Succeeded again"_s), qPrintable(facts));
    // By keys: into the cause, to its second failure, and to the job's history.
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Right);
    QTest::keyClick(view, Qt::Key_Down);
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(view->currentIndex().data(FailuresModel::RunRole).toInt(), 1);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    QTest::keyRelease(view, Qt::Key_Control); // else it counts as held
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(0).startsWith(u"First failed\tServer\tJob"_s));
    QVERIFY(lines.at(1).contains(u"\tSQL01\tExtract\t2 (Load <b>&co)\t"_s));
}

void TestActivityPage::hiddenJobsAreHiddenAndShown()
{
    makePast();
    child<QComboBox>(u"activity.since"_s)->setCurrentIndex(2);
    FailuresModel* model = m_page->failuresPanel()->model();
    QTreeView* view = m_page->failuresPanel()->view();
    QTRY_COMPARE(model->rowCount(), 2);
    view->setCurrentIndex(model->index(0, 0));
    choose(u"activity.hideJob"_s);
    QCOMPARE(model->rowCount(), 1);
    QVERIFY(child<QLabel>(u"activity.headline"_s)->text().contains(u"Extract on SQL01"_s));
    QVERIFY(child<QAction>(u"activity.showHidden"_s)->text().contains(u"1"_s));
    m_page->showPart(Part::Outcomes);
    QTRY_COMPARE(m_page->gridModel()->rowCount(), 4); // five jobs, one is hidden
    QCOMPARE(m_page->gridModel()->rowOf(u"SQL02"_s, u"Load"_s), -1);
    choose(u"activity.showHidden"_s);
    QCOMPARE(model->rowCount(), 2);
    QTRY_COMPARE(m_page->gridModel()->rowCount(), 5);
    // Undone at the row itself.
    m_page->showPart(Part::Failed);
    view->setCurrentIndex(model->index(0, 0));
    QVERIFY(child<QAction>(u"activity.hideJob"_s)->text().startsWith(u"Do not"_s));
    choose(u"activity.hideJob"_s);
    choose(u"activity.showHidden"_s);
    QCOMPARE(model->rowCount(), 2);
    // A whole server.
    view->setCurrentIndex(model->index(1, 0));
    choose(u"activity.hideServer"_s);
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(m_page->failures()->hidden().size(), 1);
}

void TestActivityPage::runningJobsComeGrowAndGo()
{
    m_stage->setJobs(u"SQL01"_s, {u"Extract"_s, u"Quiet"_s});
    m_stage->setJobs(u"SQL02"_s, {u"Load"_s});
    m_page->showPart(Part::Running);
    auto* model = m_page->findChild<RunningModel*>();
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QDateTime now = hoursAgo(0);
    model->setNow([&now] { return now; });
    m_stage->setState(u"SQL02"_s, u"Load"_s, JobState::Running, now.addSecs(-65));
    m_stage->setState(u"SQL01"_s, u"Quiet"_s, JobState::Requested);
    QTRY_COMPARE(model->rowCount(), 2);
    const auto text = [model](int row, int column) { return model->index(row, column).data().toString(); };
    QCOMPARE(text(0, RunningModel::JobName), u"Quiet"_s);
    QCOMPARE(text(0, RunningModel::Since), u"waits to start"_s);
    QCOMPARE(text(1, RunningModel::JobName), u"Load"_s);
    QVERIFY(text(1, RunningModel::Elapsed).contains(u"05"_s));
    QVERIFY(!model->index(1, 0).data(RunningModel::OverTimeRole).toBool());
    // Time goes on by itself: the row is told, not laid out anew.
    QSignalSpy changed(model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(model, &QAbstractItemModel::rowsInserted);
    now = now.addSecs(20);
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 0, 3000);
    QCOMPARE(inserted.count(), 0);
    QVERIFY(model->index(1, 0).data(RunningModel::OverTimeRole).toBool());
    QVERIFY(text(1, RunningModel::Remarks).contains(u"Longer than usual"_s));
    QCOMPARE(child<QTabBar>(u"activity.parts"_s)->tabText(1), u"Running now (2)"_s);
    m_stage->setState(u"SQL02"_s, u"Load"_s, JobState::Idle);
    QTRY_COMPARE(model->rowCount(), 1);
    m_stage->setState(u"SQL01"_s, u"Quiet"_s, JobState::Idle);
    QTRY_COMPARE(model->rowCount(), 0);
    QVERIFY(child<QLabel>(u"running.message"_s)->isVisible());
}

void TestActivityPage::runningJobsAreFilteredAndCopied()
{
    m_stage->setJobs(u"SQL01"_s, {u"Extract"_s, u"Quiet"_s});
    m_stage->setJobs(u"SQL02"_s, {u"Load"_s});
    m_stage->setState(u"SQL01"_s, u"Extract"_s, JobState::Running, hoursAgo(2));
    m_stage->setState(u"SQL01"_s, u"Quiet"_s, JobState::Running, hoursAgo(1));
    m_stage->setState(u"SQL02"_s, u"Load"_s, JobState::Running, hoursAgo(3));
    m_page->showPart(Part::Running);
    QTreeView* view = m_page->runningPanel()->view();
    QTRY_COMPARE(view->model()->rowCount(), 3);
    const auto job = [view](int row) { return view->model()->index(row, 1).data().toString(); };
    QCOMPARE(job(0), u"Load"_s); // runs longest
    QHeaderView* header = view->header();
    const QPoint second(header->sectionViewportPosition(1) + 10, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, second);
    QTRY_VERIFY(job(0) != u"Load"_s || job(2) != u"Load"_s);
    m_page->focusFilter();
    auto* filter = child<QLineEdit>(u"activity.filter"_s);
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, u"sql01 ex"_s);
    QCOMPARE(view->model()->rowCount(), 1);
    QCOMPARE(job(0), u"Extract"_s);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    QTest::keyRelease(view, Qt::Key_Control); // else it counts as held
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(1).startsWith(u"SQL01\tExtract\t"_s));
    filter->setText(u"nothing is called so"_s);
    QVERIFY(child<QLabel>(u"running.message"_s)->text().contains(u"filtered"_s));
}

void TestActivityPage::gridShowsRunsAndDays()
{
    GridModel* model = m_page->gridModel();
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    makePast();
    m_page->showPart(Part::Outcomes);
    QTRY_COMPARE(model->rowCount(), 5);
    waitForGrid();
    QCOMPARE(model->columnCount(), 20);
    QCOMPARE(model->cellText(0, 19), u"Succeeded"_s);
    QCOMPARE(model->cellText(0, 18), u"Failed"_s);
    const int quiet = model->rowOf(u"SQL01"_s, u"Quiet"_s);
    QVERIFY(model->cell(quiet, 19).outcome->late);
    QVERIFY(model->facts(quiet, 19).contains(u"Slower than usual"_s));
    const int idle = model->rowOf(u"SQL01"_s, u"Idle"_s);
    QVERIFY(!model->cell(idle, 19).outcome);
    QVERIFY(model->index(idle, 19).data(Qt::AccessibleTextRole).toString().contains(u"did not run"_s));
    choose(u"activity.range.week"_s);
    QTRY_COMPARE(model->rowCount(), 5);
    QCOMPARE(model->columnCount(), 7);
    const int extract = model->rowOf(u"SQL01"_s, u"Extract"_s);
    QTRY_VERIFY(model->cell(extract, 5).outcome || model->cell(extract, 6).outcome);
    int runs = 0;
    int failed = 0;
    for (int column = 0; column < 7; ++column) {
        if (const OutcomeCell* cell = model->cell(extract, column).outcome) {
            runs += cell->runs;
            failed += cell->failed;
        }
    }
    QCOMPARE(runs, 30);
    QCOMPARE(failed, 2);
    // A new run changes cells, not rows.
    QSignalSpy reset(model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(model, &QAbstractItemModel::dataChanged);
    m_stage->ran(u"SQL01"_s, u"Quiet"_s, hoursAgo(0.01), RunStatus::Failed);
    QVERIFY(m_stage->write());
    QTRY_VERIFY(changed.count() > 0);
    QCOMPARE(reset.count(), 0);
    choose(u"activity.layout.servers"_s);
    QTRY_COMPARE(model->rowCount(), 4); // Extract stands once
    QCOMPARE(model->columnCount(), 2);
    const int both = model->rowOf(u"SQL01"_s, u"Extract"_s);
    QCOMPARE(model->cellText(both, 0), u"Failed 2/30"_s);
    QCOMPARE(model->cellText(both, 1), u"Cancelled 1/30"_s);
}

void TestActivityPage::gridIsWalkedByKeys()
{
    makePast();
    m_page->showPart(Part::Outcomes);
    GridView* view = m_page->gridPanel()->view();
    GridModel* model = m_page->gridModel();
    QTRY_COMPARE(model->rowCount(), 5);
    waitForGrid();
    QSignalSpy selected(m_page.get(), &ActivityPage::jobSelected);
    QSignalSpy activated(m_page.get(), &ActivityPage::jobActivated);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(model->index(1, 19)).center());
    QCOMPARE(selected.count(), 1);
    QCOMPARE(selected.first().at(1).toString(), model->jobOf(1));
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Left);
    QTest::keyClick(view, Qt::Key_Up);
    QCOMPARE(view->currentIndex(), model->index(0, 18));
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.first(), (QVariantList{u"SQL01"_s, u"Extract"_s}));
    QTest::keyClicks(view, u"qui"_s);
    QCOMPARE(model->jobOf(view->currentIndex().row()), u"Quiet"_s);
    QCOMPARE(view->currentIndex().column(), 18);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->currentIndex()).center());
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->currentIndex()).center());
    QCOMPARE(activated.last().at(1).toString(), u"Quiet"_s);
    // What is selected elsewhere is shown here.
    m_page->showJob(u"SQL02"_s, u"Load"_s);
    QCOMPARE(model->jobOf(view->currentIndex().row()), u"Load"_s);
}

void TestActivityPage::gridIsSortedAndFiltered()
{
    makePast();
    m_page->showPart(Part::Outcomes);
    GridModel* model = m_page->gridModel();
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model->rowCount(), 5);
    waitForGrid();
    m_page->showJob(u"SQL02"_s, u"Load"_s);
    choose(u"activity.order.lateness"_s);
    QCOMPARE(model->jobOf(0), u"Quiet"_s);
    choose(u"activity.order.name"_s);
    QCOMPARE(model->rowText(0), u"SQL01 · Extract"_s);
    QCOMPARE(model->rowText(4), u"SQL02 · Load"_s);
    GridView* view = m_page->gridPanel()->view();
    QCOMPARE(view->currentIndex().row(), 4); // the selection went with its job
    m_page->focusFilter();
    QTest::keyClicks(child<QLineEdit>(u"activity.filter"_s), u"SQL02 EX"_s);
    QCOMPARE(model->rowCount(), 1);
    child<QLineEdit>(u"activity.filter"_s)->clear();
    QCOMPARE(model->rowCount(), 5);
    QCOMPARE(model->rowText(0), u"SQL01 · Extract"_s);
}

void TestActivityPage::aServerThatIsAwayIsNeverGreen()
{
    makePast();
    m_page->showPart(Part::Outcomes);
    choose(u"activity.layout.servers"_s);
    GridModel* model = m_page->gridModel();
    QTRY_COMPARE(model->rowCount(), 4);
    const int row = model->rowOf(u"SQL02"_s, u"Extract"_s);
    QTRY_COMPARE(model->cell(row, 1).kind, GridModel::Cell::Kind::Ran);
    m_stage->session->fleet()->setContact(u"SQL02"_s, Contact::Trouble, u"SQL02: no route <to> host"_s);
    QTRY_COMPARE(model->cell(row, 1).kind, GridModel::Cell::Kind::Unknown);
    QCOMPARE(model->cell(row, 0).kind, GridModel::Cell::Kind::Ran);
    const QString facts = model->facts(row, 1);
    QVERIFY2(facts.contains(u"no route <to> host"_s) && facts.contains(u"Last known"_s), qPrintable(facts));
    QVERIFY(model->index(row, 1).data(Qt::ToolTipRole).toString().contains(u"&lt;to&gt;"_s));
    QVERIFY(!model->headerData(1, Qt::Horizontal, Qt::DecorationRole).isNull());
    m_page->showPart(Part::Failed);
    QTRY_VERIFY(child<QLabel>(u"failures.unknown"_s)->text().contains(u"SQL02"_s));
    QVERIFY(child<QLabel>(u"failures.unknown"_s)->isVisible());
    // Days that nobody read are not known either: neither server was read to this day's end.
    m_page->showPart(Part::Outcomes);
    choose(u"activity.layout.time"_s);
    choose(u"activity.range.week"_s);
    QTRY_COMPARE(model->rowCount(), 5);
    const int idle = model->rowOf(u"SQL01"_s, u"Idle"_s);
    QCOMPARE(model->cell(idle, 6).kind, GridModel::Cell::Kind::Unknown);
}

void TestActivityPage::gridIsExported()
{
    makePast();
    m_page->showPart(Part::Outcomes);
    QTRY_COMPARE(m_page->gridModel()->rowCount(), 5);
    waitForGrid();
    const QString csv = m_stage->folder.filePath(u"outcomes.csv"_s);
    const QString png = m_stage->folder.filePath(u"outcomes.png"_s);
    m_dialogs->answerFile(csv);
    choose(u"activity.exportCsv"_s);
    QTRY_VERIFY(QFile::exists(csv));
    QFile file(csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 7); // header, five rows, the end
    QVERIFY2(lines.at(0).startsWith("Server,Job,"), lines.at(0).constData());
    QVERIFY2(lines.at(1).startsWith("SQL01,Extract,Succeeded,"), lines.at(1).constData());
    QVERIFY2(lines.at(1).trimmed().endsWith(",Failed,Succeeded"), lines.at(1).constData());
    m_dialogs->answerFile(png);
    choose(u"activity.exportPng"_s);
    const QImage picture(png);
    QVERIFY(picture.width() > 400 && picture.height() > 100);
    QSignalSpy failed(m_page.get(), &ActivityPage::failed);
    m_dialogs->answerFile(u"/nowhere/at/all.png"_s);
    choose(u"activity.exportPng"_s);
    m_dialogs->answerFile(u"/nowhere/at/all.csv"_s);
    choose(u"activity.exportCsv"_s);
    QCOMPARE(failed.count(), 2);
}

void TestActivityPage::everythingIsRemembered()
{
    makePast();
    child<QComboBox>(u"activity.since"_s)->setCurrentIndex(3); // 7 days
    HiddenJobs hidden;
    hidden.hide(u"SQL02"_s, {});
    m_page->showPart(Part::Outcomes);
    choose(u"activity.range.month"_s);
    choose(u"activity.order.name"_s);
    child<QLineEdit>(u"activity.filter"_s)->setText(u"ext"_s);
    m_page->failuresPanel()->setHidden(hidden);
    const QByteArray state = m_page->state();
    m_page.reset();
    m_page = std::make_unique<ActivityPage>(m_stage->session.get(), m_dialogs.get());
    m_page->restoreState(u"rubbish"_s.toUtf8());
    m_page->restoreState(state);
    m_page->show();
    QCOMPARE(m_page->part(), Part::Outcomes);
    QCOMPARE(child<QComboBox>(u"activity.since"_s)->currentIndex(), 3);
    QVERIFY(child<QAction>(u"activity.range.month"_s)->isChecked());
    QVERIFY(child<QAction>(u"activity.order.name"_s)->isChecked());
    QCOMPARE(child<QLineEdit>(u"activity.filter"_s)->text(), u"ext"_s);
    QCOMPARE(m_page->failures()->hidden(), hidden);
    QTRY_COMPARE(m_page->gridModel()->rowCount(), 1);
    QCOMPARE(m_page->gridModel()->columnCount(), 30);
    QVERIFY(child<QComboBox>(u"activity.since"_s)->itemText(1).contains(u","_s)); // when one looked last
}

QTEST_MAIN(TestActivityPage)
#include "tst_activitypage.moc"
