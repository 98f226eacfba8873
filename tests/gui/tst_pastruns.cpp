// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Past runs in the real window: found, shown, played back and forth with the time slider, compared.
#include "canvas/canvasscene.h"
#include "canvas/taskitem.h"
#include "charts/timelinepanel.h"
#include "logs/logpanel.h"
#include "pastrunstage.h"
#include "run/momentbar.h"
#include "run/momentplayer.h"
#include "run/momentslider.h"
#include "runs/comparemodel.h"
#include "runs/comparewindow.h"
#include "runs/runspage.h"
#include "shell/pastruns.h"
#include "shellwindow.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

const QDateTime kStart(QDate(2026, 11, 25), QTime(3, 0), Qt::UTC);

} // namespace

class TestPastRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theMenuShowsThePage();
    void enterShowsARun();
    void theSliderShowsAMoment();
    void theKeysStep();
    void playingGoesToTheEnd();
    void nothingMovesOrIsDeselected();
    void theSliderTellsItsMoment();
    void twoRunsAreCompared();
    void theReportIsOfTheRunThatIsShown();
    void commandsSayWhyNot();
    void anotherVersionIsShownAsItRan();

private:
    [[nodiscard]] RunsPage* page() const { return m_window->window->pastRuns()->page(); }
    [[nodiscard]] MomentBar* bar() const { return m_window->window->momentBar(); }
    [[nodiscard]] MomentSlider* slider() const { return bar()->slider(); }
    [[nodiscard]] ShownRun* shown() const { return m_window->workspace->shown(); }
    [[nodiscard]] StateLook lookOfTask(const QString& task) const
    {
        return m_window->canvas()->canvasScene()->taskItem(task)->picture().look.value_or(StateLook::Waiting);
    }
    void showPage(int runs);
    void showRun(const RunId& run);
    void key(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(widget, key, modifiers);
    }

    std::unique_ptr<ShellWindow> m_window;
};

void TestPastRuns::init()
{
    m_window = std::make_unique<ShellWindow>();
    QVERIFY(m_window->shown);
    const QString journal = m_window->workspace->session()->journalFile();
    writeRun(journal, u"r1"_s, kStart.addDays(-1), 20, false);
    writeRun(journal, u"r2"_s, kStart, 30, true);
}

void TestPastRuns::cleanup()
{
    m_window.reset();
}

void TestPastRuns::showPage(int runs)
{
    QTest::keyClick(m_window->window.get(), Qt::Key_H, Qt::ControlModifier | Qt::AltModifier);
    QTRY_COMPARE(m_window->window->tabs()->currentPage(), page());
    QTRY_COMPARE(page()->model()->shown(), runs);
    QTRY_COMPARE(int(page()->model()->state()), int(RunsModel::State::Ready));
}

void TestPastRuns::showRun(const RunId& run)
{
    showPage(2);
    page()->choose(run);
    page()->view()->setFocus();
    key(page()->view(), Qt::Key_Return);
    QTRY_COMPARE(shown()->runId(), run);
    QTRY_VERIFY(m_window->canvas());
    QTRY_VERIFY(m_window->workspace->shownDocument());
}

void TestPastRuns::theMenuShowsThePage()
{
    QVERIFY(!bar()->isVisible()); // no run is shown
    showPage(2);
    QTreeView* view = page()->view();
    QVERIFY(view->hasFocus());
    const QModelIndex newest = view->model()->index(0, 0);
    QCOMPARE(newest.data().toString(), u"Nightly"_s);
    QCOMPARE(newest.data(RunsModel::RunIdRole).toString(), u"r2"_s);
    QCOMPARE(newest.siblingAtColumn(RunsModel::FirstFailure).data().toString(), u"Load B on SQL02"_s);
    // Filter and group by hand.
    QTest::keyClicks(page()->filterField(), u"deadlock"_s);
    QTRY_COMPARE(page()->model()->shown(), 1);
    key(page()->filterField(), Qt::Key_Escape);
    QTRY_COMPARE(page()->model()->shown(), 2);
    auto* group = page()->findChild<QWidget*>(u"runs.group"_s);
    group->setFocus();
    key(group, Qt::Key_Space);
    QVERIFY(page()->model()->isGrouped());
    QCOMPARE(view->model()->rowCount(), 1);
    QCOMPARE(view->model()->rowCount(view->model()->index(0, 0)), 2);
    QVERIFY(view->isExpanded(view->model()->index(0, 0)));
}

void TestPastRuns::enterShowsARun()
{
    showRun(u"r2"_s);
    QVERIFY(bar()->isVisible());
    QCOMPARE(lookOfTask(u"a"_s), StateLook::Succeeded);
    QCOMPARE(lookOfTask(u"b"_s), StateLook::Failed);
    QCOMPARE(lookOfTask(u"c"_s), StateLook::Skipped);
    QCOMPARE(shown()->timeline()->bars().size(), 2);
    QTRY_COMPARE(m_window->window->timelinePanel()->chart()->bars().size(), 2);
    QTRY_VERIFY(m_window->workspace->session()->log()->totalCount() > 5);
    const int lines = m_window->workspace->session()->log()->totalCount();
    // Showing it again tells the log nothing anew.
    showRun(u"r1"_s);
    QTRY_VERIFY(m_window->workspace->session()->log()->totalCount() > lines);
    const int more = m_window->workspace->session()->log()->totalCount();
    showRun(u"r2"_s);
    QCOMPARE(m_window->workspace->session()->log()->totalCount(), more);
    // Closing it leaves nothing.
    QTest::mouseClick(bar()->findChild<QToolButton*>(u"moment.close"_s), Qt::LeftButton);
    QVERIFY(!shown()->isPast());
    QVERIFY(!bar()->isVisible());
    QCOMPARE(lookOfTask(u"b"_s), StateLook::Waiting);
}

void TestPastRuns::theSliderShowsAMoment()
{
    showRun(u"r2"_s); // 41 minutes
    const auto to = [this](int minute) { return QPoint(slider()->xOf(kStart.addSecs(60 * minute)), 14); };
    QTest::mousePress(slider(), Qt::LeftButton, {}, to(5));
    QCOMPARE(lookOfTask(u"a"_s), StateLook::Running);
    QCOMPARE(lookOfTask(u"b"_s), StateLook::Waiting);
    QCOMPARE(shown()->timeline()->bars().size(), 1);
    QTest::mouseMove(slider(), to(20));
    QCOMPARE(lookOfTask(u"a"_s), StateLook::Succeeded);
    QCOMPARE(lookOfTask(u"b"_s), StateLook::Running);
    QTRY_COMPARE(m_window->window->timelinePanel()->chart()->bars().size(), 2);
    QTRY_VERIFY(m_window->window->timelinePanel()->chart()->bars().last().open);
    const auto* text = bar()->findChild<QLabel*>(u"moment.text"_s);
    QVERIFY2(text->text().startsWith(u"Showing"_s), qPrintable(text->text()));
    QTest::mouseRelease(slider(), Qt::LeftButton, {}, to(20));
    // The right end is the end.
    QTest::mouseClick(slider(), Qt::LeftButton, {}, QPoint(slider()->width() - 2, 14));
    QVERIFY(shown()->moment()->isAtEnd());
    QCOMPARE(lookOfTask(u"b"_s), StateLook::Failed);
}

void TestPastRuns::theKeysStep()
{
    showRun(u"r2"_s);
    slider()->setFocus();
    key(slider(), Qt::Key_Home);
    QCOMPARE(shown()->moment()->moment(), kStart);
    key(slider(), Qt::Key_Period);
    QCOMPARE(shown()->moment()->moment(), kStart.addSecs(600));
    key(slider(), Qt::Key_Period);
    QCOMPARE(shown()->moment()->moment(), kStart.addSecs(660));
    key(slider(), Qt::Key_Comma);
    QCOMPARE(shown()->moment()->moment(), kStart.addSecs(600));
    key(slider(), Qt::Key_Period, Qt::ShiftModifier); // the next failure
    QCOMPARE(shown()->moment()->moment(), kStart.addSecs(60 * 41));
    key(slider(), Qt::Key_PageDown);
    QVERIFY(shown()->moment()->moment() < kStart.addSecs(60 * 38));
    key(slider(), Qt::Key_End);
    QVERIFY(shown()->moment()->isAtEnd());
    // The same from anywhere in the window.
    QTest::keyClick(m_window->window.get(), Qt::Key_Comma, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(shown()->moment()->moment(), kStart.addSecs(660));
    QTest::keyClick(m_window->window.get(), Qt::Key_End, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(shown()->moment()->isAtEnd());
}

void TestPastRuns::playingGoesToTheEnd()
{
    showRun(u"r2"_s);
    auto* speed = bar()->findChild<QComboBox*>(u"moment.speed"_s);
    speed->setFocus();
    speed->lineEdit()->selectAll();
    QTest::keyClicks(speed->lineEdit(), u"5000"_s);
    key(speed->lineEdit(), Qt::Key_Return);
    QCOMPARE(bar()->player()->speed(), 5000.0);
    slider()->setFocus();
    key(slider(), Qt::Key_Home);
    QSignalSpy moved(shown()->moment(), &RunMoment::momentChanged);
    key(slider(), Qt::Key_Space);
    QVERIFY(bar()->player()->isPlaying());
    QTRY_VERIFY(shown()->moment()->isAtEnd());
    QVERIFY(!bar()->player()->isPlaying());
    QVERIFY(moved.size() > 2);
    key(slider(), Qt::Key_Home);
    key(slider(), Qt::Key_Space);
    QVERIFY(bar()->player()->isPlaying());
    key(slider(), Qt::Key_Space);
    QVERIFY(!bar()->player()->isPlaying());
    QVERIFY(!shown()->moment()->isAtEnd());
}

void TestPastRuns::nothingMovesOrIsDeselected()
{
    showRun(u"r2"_s);
    CanvasView* canvas = m_window->canvas();
    canvas->selectTasks({u"b"_s});
    const QTransform zoom = canvas->transform();
    const QPointF middle = canvas->mapToScene(canvas->viewport()->rect().center());
    RowChart* chart = m_window->window->timelinePanel()->chart();
    QTRY_COMPARE(chart->bars().size(), 2);
    const QCPRange range = chart->range();
    slider()->setFocus();
    for (const Qt::Key one : {Qt::Key_Home, Qt::Key_Period, Qt::Key_PageUp, Qt::Key_Comma}) {
        key(slider(), one);
        QTRY_COMPARE(chart->bars().size(), shown()->timeline()->bars().size());
        QCOMPARE(canvas->transform(), zoom);
        QCOMPARE(canvas->mapToScene(canvas->viewport()->rect().center()), middle);
        QCOMPARE(canvas->selectedTasks(), QList<TaskId>{u"b"_s});
        QCOMPARE(chart->range().lower, range.lower);
        QCOMPARE(chart->range().upper, range.upper);
    }
}

void TestPastRuns::theSliderTellsItsMoment()
{
    showRun(u"r2"_s);
    slider()->setFocus();
    key(slider(), Qt::Key_Home);
    key(slider(), Qt::Key_Period);
    QAccessibleInterface* told = QAccessible::queryAccessibleInterface(slider());
    QVERIFY(told);
    QCOMPARE(told->role(), QAccessible::Slider);
    QVERIFY2(told->text(QAccessible::Value).contains(u"10:00 of 41:00"_s),
             qPrintable(told->text(QAccessible::Value)));
    QVERIFY(told->valueInterface());
    told->valueInterface()->setCurrentValue(500'000);
    QCOMPARE(shown()->moment()->moment(), kStart.addSecs(60 * 41 / 2));
}

void TestPastRuns::twoRunsAreCompared()
{
    showPage(2);
    page()->view()->setFocus();
    key(page()->view(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(page()->chosen().size(), 2);
    QSignalSpy compared(m_window->window->pastRuns(), &PastRuns::compared);
    auto* button = page()->findChild<QToolButton*>(u"run.past.compare.button"_s);
    QVERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(compared.size(), 1);
    auto* window = m_window->window->findChild<CompareWindow*>();
    QVERIFY(window);
    QCOMPARE(window->model()->comparison().first, u"r1"_s); // the earlier one
    QCOMPARE(window->model()->comparison().moved(), std::chrono::minutes(5));
    const QModelIndex most = window->table()->model()->index(0, CompareModel::Task);
    QCOMPARE(most.data().toString(), u"Load B"_s);
    QCOMPARE(most.siblingAtColumn(CompareModel::Outcome).data().toString(), u"Succeeded \u2192 Failed"_s);
    QTest::mouseClick(window->findChild<QWidget*>(u"compareRuns.copy"_s), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"Task\tMoved the end by"_s));
    const QString file = m_window->folder.filePath(u"out.csv"_s);
    m_window->dialogs.answerFile(file);
    QTest::mouseClick(window->findChild<QWidget*>(u"compareRuns.export"_s), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(file));
    key(window, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->window->findChild<CompareWindow*>());
}

void TestPastRuns::theReportIsOfTheRunThatIsShown()
{
    auto* save = m_window->window->findChild<QAction*>(u"run.saveReport"_s);
    QVERIFY(save);
    QVERIFY(!save->isEnabled());
    showRun(u"r1"_s);
    QTRY_VERIFY(save->isEnabled());
    QTemporaryDir folder;
    m_window->dialogs.answerFile(folder.filePath(u"r.html"_s));
    save->trigger();
    QTRY_VERIFY(QFile::exists(folder.filePath(u"r.html"_s)));
    QFile file(folder.filePath(u"r.html"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("r1"));
}

void TestPastRuns::commandsSayWhyNot()
{
    for (const char* name : {"run.past.open", "run.past.compare", "run.past.rerun", "run.moment.play",
                             "run.moment.nextFailure", "run.moment.toEnd"}) {
        QAction* action = m_window->action(QLatin1StringView(name));
        QVERIFY2(action, name);
        QVERIFY2(!action->isEnabled(), name);
        QVERIFY2(!action->property("disabledReason").toString().isEmpty(), name);
    }
    showPage(2);
    page()->choose(u"r1"_s);
    QCOMPARE(m_window->action(u"run.past.rerun"_s)->property("disabledReason").toString(),
             u"Nothing failed in it."_s);
    page()->choose(u"r2"_s);
    QVERIFY(m_window->action(u"run.past.rerun"_s)->isEnabled());
}

void TestPastRuns::anotherVersionIsShownAsItRan()
{
    ParentPackage later = nightly();
    later.tasks.removeLast();
    later.constraints.removeLast();
    const QString file = m_window->folder.filePath(u"nightly.stellwerk"_s);
    QVERIFY(savePackage(later, file));
    m_window->workspace->open(file);
    QTRY_VERIFY(m_window->canvas());
    QCOMPARE(m_window->document()->package().tasks.size(), 2);
    showRun(u"r2"_s);
    QTRY_COMPARE(m_window->document()->package().tasks.size(), 3);
    QCOMPARE(lookOfTask(u"c"_s), StateLook::Skipped);
    QCOMPARE(m_window->workspace->documents().size(), 2); // the open one was not changed
}

QTEST_MAIN(TestPastRuns)
#include "tst_pastruns.moc"
